"""The backend of the admin's own search, for the database in use."""

from django.db import connection


def SearchBackend(params):
    """The backend for the default database; the name is the one Wagtail looks for in this module.

    What either is made of cannot be imported beside another database. Raises NotImplementedError for a third.
    """
    if connection.vendor == "sqlite":
        from .desk_sqlite import SqliteBackend

        return SqliteBackend(params)
    if connection.vendor == "postgresql":
        from .desk_postgresql import PostgresqlBackend

        return PostgresqlBackend(params)
    raise NotImplementedError(f"There is no search of the admin for {connection.vendor}.")
