"""The text index on SQLite: an ordinary FTS5 table with a copy of the tokens of its own.

The `ascii` tokenizer cuts at the blanks that `analysis.token_text` put there and does nothing else. A rebuild
fills a second table beside it and gives it the first one's name, in one transaction.
"""

from collections.abc import Iterable, Mapping

from django.db import connection

from search.texts import FIELDS, Tokens

from .base import TextIndex

COLUMNS = tuple(f"{field}_tokens" for field in FIELDS)
LIVE, BESIDE, OLD = "search_text", "search_text_beside", "search_text_old"
WORDS = "CREATE VIRTUAL TABLE search_words USING fts5vocab('search_text', 'row')"
# An old table is emptied by so many rows at a time: dropping it whole would lock everyone out for seconds.
DROPPED_AT_ONCE = 2_000
# Rows 1 and 10 of its data say how the table is laid out: without them it cannot be opened, nor dropped.
KEPT_TO_OPEN = 10

# Only the constants above are written into the statements below.
_names = ", ".join(COLUMNS)
_holes = ", ".join(["%s"] * (len(COLUMNS) + 1))


def _create(table: str) -> str:
    return f"CREATE VIRTUAL TABLE {table} USING fts5({_names}, tokenize='ascii')"


class Fts5Index(TextIndex):
    def put(self, rows: Mapping[int, Tokens], beside: bool = False) -> None:
        sql = f"INSERT OR REPLACE INTO {_table(beside)}(rowid, {_names}) VALUES ({_holes})"  # nosec B608
        with connection.cursor() as cursor:
            cursor.executemany(sql, [(number, *tokens) for number, tokens in sorted(rows.items())])

    def forget(self, numbers: Iterable[int], beside: bool = False) -> None:
        sql = f"DELETE FROM {_table(beside)} WHERE rowid = %s"  # nosec B608
        with connection.cursor() as cursor:
            cursor.executemany(sql, [(number,) for number in numbers])

    def held(self, numbers: Iterable[int]) -> dict[int, Tokens]:
        wanted = ", ".join(str(int(number)) for number in numbers)
        with connection.cursor() as cursor:
            rows = cursor.execute(f"SELECT rowid, {_names} FROM {LIVE} WHERE rowid IN ({wanted})")  # nosec B608
            return {number: Tokens(*tokens) for number, *tokens in rows.fetchall()}

    def begin_beside(self) -> None:
        while self.drop_some(BESIDE):
            pass
        _execute(_create(BESIDE))

    def swap(self) -> None:
        _execute(f"ALTER TABLE {LIVE} RENAME TO {OLD}", f"ALTER TABLE {BESIDE} RENAME TO {LIVE}")

    def drop_some(self, table: str = OLD) -> bool:
        """Its shadow tables are emptied row by row, which FTS5 is not asked about; then there is little to drop."""
        if table not in connection.introspection.table_names():
            return False
        with connection.cursor() as cursor:
            for shadow in (f"{table}_content", f"{table}_data"):
                some = f"SELECT id FROM {shadow} WHERE id > {KEPT_TO_OPEN} LIMIT {DROPPED_AT_ONCE}"  # nosec B608
                if cursor.execute(f"DELETE FROM {shadow} WHERE id IN ({some})").rowcount:  # nosec B608
                    return True
        _execute(f"DROP TABLE {table}")
        return False


def _table(beside: bool) -> str:
    return BESIDE if beside else LIVE


def _execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def create(apps, schema_editor) -> None:
    """Make the tables, empty; for a migration, nothing where not on SQLite."""
    if schema_editor.connection.vendor == "sqlite":
        for statement in (_create(LIVE), WORDS):
            schema_editor.execute(statement)


def drop(apps, schema_editor) -> None:
    """Take the tables away; for a migration, nothing where not on SQLite."""
    if schema_editor.connection.vendor == "sqlite":
        for table in ("search_words", LIVE, BESIDE, OLD):
            schema_editor.execute(f"DROP TABLE IF EXISTS {table}")
