"""Which engine answers here."""

from functools import cache

from django.db import connection

from . import servers
from .base import BitmapEngine, Engine, TextIndex

UNKNOWN = "There is no search engine for {}: the site works on SQLite and on PostgreSQL."


def engine() -> Engine:
    """The engine of the server that SEARCH_URL names, else of the default database.

    Raises ImproperlyConfigured, or NotImplementedError where the database has none.
    """
    address = servers.configured()
    return _server(address) if address else _database()


@cache
def _server(address: servers.Address) -> Engine:
    from .servers.clients import client_of
    from .servers.engine import ServerEngine

    return ServerEngine(client_of(address), _database())


@cache
def _database() -> BitmapEngine:
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
