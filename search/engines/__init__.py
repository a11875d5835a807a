"""Which engine answers here."""

from functools import cache

from django.db import connection

from .base import Engine, TextIndex

UNKNOWN = "There is no search engine for {}: the site works on SQLite and on PostgreSQL."


@cache
def engine() -> Engine:
    """The engine of the default database; raises NotImplementedError where it has none."""
    if connection.vendor == "sqlite":
        from .sqlite import SqliteEngine

        return SqliteEngine()
    if connection.vendor == "postgresql":
        from .postgresql import PostgresqlEngine

        return PostgresqlEngine()
    raise NotImplementedError(UNKNOWN.format(connection.vendor))


@cache
def text_index() -> TextIndex:
    """Where tokens are written; raises NotImplementedError where the default database has no engine."""
    if connection.vendor == "sqlite":
        from .fts5 import Fts5Index

        return Fts5Index()
    if connection.vendor == "postgresql":
        from .postgresql_index import TsvectorIndex

        return TsvectorIndex()
    raise NotImplementedError(UNKNOWN.format(connection.vendor))
