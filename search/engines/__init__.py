"""Which engine answers here."""

from functools import cache

from django.db import connection

from .base import Engine, TextIndex


@cache
def engine() -> Engine:
    """The engine of the default database; raises NotImplementedError where it has none yet."""
    if connection.vendor == "sqlite":
        from .sqlite import SqliteEngine

        return SqliteEngine()
    raise NotImplementedError(f"There is no search engine for {connection.vendor} yet.")


@cache
def text_index() -> TextIndex:
    """Where tokens are written; raises NotImplementedError where the default database has no engine yet."""
    if connection.vendor == "sqlite":
        from .fts5 import Fts5Index

        return Fts5Index()
    raise NotImplementedError(f"There is no search engine for {connection.vendor} yet.")
