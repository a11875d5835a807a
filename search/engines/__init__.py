"""Which engine answers here."""

from functools import cache

from django.db import connection

from .base import Engine


@cache
def engine() -> Engine:
    """The engine of the default database; raises NotImplementedError where it has none yet."""
    if connection.vendor == "sqlite":
        from .sqlite import SqliteEngine

        return SqliteEngine()
    raise NotImplementedError(f"There is no search engine for {connection.vendor} yet.")
