"""What the database's planner goes by."""

from django.db import connection
from django.dispatch import receiver
from django.utils import timezone

from .clock import ticked

# Rows looked at in each index: a fraction of a second, however large the tables.
LOOKED_AT = 400
# Once a day, at a quiet hour (UTC). The clock may be a new process each minute, so it is told by the time alone.
HOUR, MINUTE = 3, 17


def refresh_statistics(*tables: str) -> None:
    """Count some tables anew, or all, so that queries are planned for what is there now: after much was loaded.

    On SQLite one after the other, each a moment of the write lock, and only those with an index: without one
    there is nothing to plan, and it would be read from end to end.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit={LOOKED_AT}")
            cursor.execute("SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'index'")
            indexed = {name for (name,) in cursor.fetchall()}
            tables = tuple(sorted(indexed & set(tables) if tables else indexed))
        elif not tables:
            cursor.execute("ANALYZE")
        for table in tables:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")


@receiver(ticked)
def once_a_day(sender, **kwargs):
    """What editors write changes the tables too, little by little."""
    now = timezone.now()
    if (now.hour, now.minute) == (HOUR, MINUTE):
        refresh_statistics()
