"""What the database's planner goes by."""

from django.db import connection

# Rows looked at in each index: a fraction of a second, however large the tables.
LOOKED_AT = 400


def refresh_statistics() -> None:
    """Count the tables anew after much was loaded, so that queries are planned for what is there now."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit={LOOKED_AT}")
        cursor.execute("ANALYZE")
