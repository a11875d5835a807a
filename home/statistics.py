"""What the database's planner goes by."""

from django.db import connection
from django.dispatch import receiver
from django.utils import timezone

from .clock import ticked

# Rows looked at in each index: a fraction of a second, however large the tables.
LOOKED_AT = 400
# Once a day, at a quiet hour (UTC). The clock may be a new process each minute, so it is told by the time alone.
HOUR, MINUTE = 3, 17


def refresh_statistics(table: str = "") -> None:
    """Count the tables anew after much was loaded, or only one of ours, so that queries are planned for what is
    there now. All of a large database take seconds, in which nobody else can write."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit={LOOKED_AT}")
        cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}" if table else "ANALYZE")


@receiver(ticked)
def once_a_day(sender, **kwargs):
    """What editors write changes the tables too, little by little."""
    now = timezone.now()
    if (now.hour, now.minute) == (HOUR, MINUTE):
        refresh_statistics()
