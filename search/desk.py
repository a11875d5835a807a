"""The backend of the admin's own search: ours on SQLite, Wagtail's own elsewhere, which stems by itself."""

from django.db import connection
from modelsearch.backends.database import SearchBackend as stock_backend


def SearchBackend(params):
    """The backend for the default database; the name is the one Wagtail looks for in this module."""
    if connection.vendor != "sqlite":
        return stock_backend(params)
    from .desk_sqlite import SqliteBackend  # cannot be imported elsewhere

    return SqliteBackend(params)
