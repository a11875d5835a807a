"""The text index on SQLite: an ordinary FTS5 table with a copy of the tokens of its own.

The `ascii` tokenizer cuts at the blanks that `analysis.token_text` put there and does nothing else. A rebuild
fills a second table beside it and gives it the first one's name, in one transaction.
"""

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from django.db import DatabaseError, connection

from search.texts import FIELDS, Tokens

from .base import TextIndex

COLUMNS = tuple(f"{field}_tokens" for field in FIELDS)
LIVE, BESIDE, OLD = "search_text", "search_text_beside", "search_text_old"
WORDS = "CREATE VIRTUAL TABLE search_words USING fts5vocab('search_text', 'row')"
# An old table is emptied by so many rows at a time: dropping it whole would lock everyone out for seconds.
DROPPED_AT_ONCE = 2_000
PAGES_MERGED = 200
AT_ONCE = 250
# Pages of the write-ahead log between two checkpoints: SQLite's own, and while much is written. FTS5 writes the
# same pages again and again, and each checkpoint waits for the disk.
CHECKPOINT, CHECKPOINT_FILLING = 1_000, 16_000
# Meanwhile one is made so often (seconds) beside the writing, which waits for none: else the next who writes
# anything at all would have to copy the whole log.
CHECKPOINT_EVERY = 0.3
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

    def numbers(self) -> set[int]:
        with connection.cursor() as cursor:
            return {number for (number,) in cursor.execute(f"SELECT id FROM {LIVE}_content").fetchall()}  # nosec B608

    def is_sound(self) -> bool:
        """FTS5's own check takes the write lock for as long as it lasts: so the words are counted, both ways."""
        with _one_moment() as cursor:
            documents: Counter[str] = Counter()
            uses: Counter[str] = Counter()
            cursor.execute(f"SELECT {_names} FROM {LIVE}")  # nosec B608
            known = 0
            while rows := cursor.fetchmany(AT_ONCE):
                for columns in rows:
                    tokens = " ".join(columns).split()
                    uses.update(tokens)
                    documents.update(set(tokens))
            try:
                for term, in_documents, used in cursor.execute("SELECT term, doc, cnt FROM search_words"):
                    if (documents[term], uses[term]) != (in_documents, used):
                        return False
                    known += 1
            except DatabaseError:  # FTS5 itself sees that something is missing
                return False
            return known == len(uses)

    def begin_beside(self) -> None:
        _execute(_create(BESIDE))

    @contextmanager
    def filling(self) -> Iterator[None]:
        if connection.in_atomic_block or connection.is_in_memory_db():
            yield
            return
        over = threading.Event()
        beside = threading.Thread(target=_checkpoint_until, args=(over,), daemon=True)
        _execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_FILLING}")
        beside.start()
        try:
            yield
        finally:
            over.set()
            beside.join()
            _execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT}")

    def swap(self) -> None:
        _execute(f"ALTER TABLE {LIVE} RENAME TO {OLD}", f"ALTER TABLE {BESIDE} RENAME TO {LIVE}")

    def drop_some(self) -> bool:
        """Shadow tables are emptied row by row, which FTS5 is not asked about; then there is little to drop."""
        left = [table for table in (BESIDE, OLD) if table in connection.introspection.table_names()]
        for table in left[:1]:
            with connection.cursor() as cursor:
                for shadow in (f"{table}_content", f"{table}_data"):
                    some = f"SELECT id FROM {shadow} WHERE id > {KEPT_TO_OPEN} LIMIT {DROPPED_AT_ONCE}"  # nosec B608
                    if cursor.execute(f"DELETE FROM {shadow} WHERE id IN ({some})").rowcount:  # nosec B608
                        return True
                cursor.execute(f"DROP TABLE {table}")
        return len(left) > 1

    def merge_some(self) -> bool:
        """FTS5 says that nothing is left by changing fewer than two rows."""
        with connection.cursor() as cursor:
            before = cursor.connection.total_changes
            cursor.execute(f"INSERT INTO {LIVE}({LIVE}, rank) VALUES ('merge', {PAGES_MERGED})")  # nosec B608
            return cursor.connection.total_changes - before >= 2


@contextmanager
def _one_moment() -> Iterator:
    """A cursor that sees the database as it is now, whatever others write, and keeps none of them from it.

    Django's own transactions take the write lock at once.
    """
    with connection.cursor() as cursor:
        if connection.in_atomic_block:
            yield cursor
            return
        cursor.execute("BEGIN")
        try:
            yield cursor
        finally:
            cursor.execute("COMMIT")


def _checkpoint_until(over: threading.Event) -> None:
    """Copy the write-ahead log into the database again and again, on a connection of this thread's own."""
    try:
        while not over.wait(CHECKPOINT_EVERY):
            _execute("PRAGMA wal_checkpoint(PASSIVE)")
    finally:
        connection.close()


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
