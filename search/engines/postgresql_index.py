"""The text index on PostgreSQL: tokens as they are, the vectors made of them, and how many documents hold each word.

Whoever writes here holds the lock of `changes.lock`, one at a time: so counting words needs no other. A rebuild fills
tables beside the live ones and gives them their names, in one transaction.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db import connection

from search.texts import FIELDS, Tokens

from . import tsvector
from .base import TextIndex
from .postgresql_words import rows

COLUMNS = tuple(f"{field}_tokens" for field in FIELDS)
LIVE, BESIDE, OLD = "search_text", "search_text_beside", "search_text_old"
WORDS = {LIVE: "search_words", BESIDE: "search_words_beside", OLD: "search_words_old"}
AT_ONCE = 250

# Only the constants above are written into the statements below.
_names = ", ".join(COLUMNS)
_written = f"number, {_names}, vector, heavy, cut"
_row = f"({', '.join(['%s'] * (1 + len(COLUMNS)))}, %s::tsvector, %s::tsvector, %s)"
_anew = ", ".join(f"{name} = excluded.{name}" for name in (*COLUMNS, "vector", "heavy", "cut"))


def _create(table: str) -> list[str]:
    texts = ", ".join(f"{name} TEXT NOT NULL" for name in COLUMNS)
    return [
        f"""CREATE TABLE {table} (
            number INTEGER PRIMARY KEY, {texts},
            vector TSVECTOR NOT NULL, heavy TSVECTOR NOT NULL, cut BOOLEAN NOT NULL
        )""",
        f"CREATE INDEX ON {table} USING gin (vector) WITH (fastupdate = off)",
        f"CREATE INDEX ON {table} USING gin (heavy) WITH (fastupdate = off)",
        f'CREATE TABLE {WORDS[table]} (term TEXT COLLATE "C" PRIMARY KEY, documents INTEGER NOT NULL)',
    ]


def _drop(table: str) -> list[str]:
    return [f"DROP TABLE IF EXISTS {table}", f"DROP TABLE IF EXISTS {WORDS[table]}"]


class TsvectorIndex(TextIndex):
    def put(self, rows: Mapping[int, Tokens], beside: bool = False) -> None:
        table = BESIDE if beside else LIVE
        counted = Counter(word for tokens in rows.values() for word in tsvector.words(tokens))
        counted.subtract(_counted(table, rows))
        made = [_values(number, tokens) for number, tokens in sorted(rows.items())]
        sql = f"""INSERT INTO {table}({_written}) VALUES {", ".join([_row] * len(made))}
            ON CONFLICT (number) DO UPDATE SET {_anew}"""  # nosec B608
        if made:
            _execute((sql, [value for values in made for value in values]))
            _count(table, counted)

    def forget(self, numbers: Iterable[int], beside: bool = False) -> None:
        table, numbers = BESIDE if beside else LIVE, sorted(numbers)
        counted = Counter(_counted(table, numbers))
        counted = Counter({word: -documents for word, documents in counted.items()})
        _execute((f"DELETE FROM {table} WHERE number = ANY(%s)", [numbers]))  # nosec B608
        _count(table, counted)

    def held(self, numbers: Iterable[int]) -> dict[int, Tokens]:
        return _held(LIVE, numbers)

    def numbers(self) -> set[int]:
        return {number for (number,) in rows(f"SELECT number FROM {LIVE}", [])}  # nosec B608

    def is_sound(self) -> bool:
        """Every vector is made again and compared, and every word counted."""
        counted: Counter[str] = Counter()
        numbers = sorted(self.numbers())
        for start in range(0, len(numbers), AT_ONCE):
            some = _held(LIVE, numbers[start : start + AT_ONCE])
            made = {number: tsvector.vector(tokens)[0] for number, tokens in some.items()}
            heavy = [tsvector.heavy(tokens) for tokens in some.values()]
            counted.update(word for tokens in some.values() for word in tsvector.words(tokens))
            sql = f"""SELECT 1 FROM unnest(%s::int[], %s::text[], %s::text[]) AS made(number, vector, heavy)
                JOIN {LIVE} AS kept USING (number)
                WHERE kept.vector <> made.vector::tsvector OR kept.heavy <> made.heavy::tsvector LIMIT 1"""  # nosec B608
            if made and rows(sql, [list(made), list(made.values()), heavy]):
                return False
        return counted == dict(rows(f"SELECT term, documents FROM {WORDS[LIVE]}", []))  # nosec B608

    def begin_beside(self) -> None:
        _execute(*_create(BESIDE))

    def swap(self) -> None:
        for was, becomes in ((LIVE, OLD), (BESIDE, LIVE)):
            _execute(f"ALTER TABLE {was} RENAME TO {becomes}", f"ALTER TABLE {WORDS[was]} RENAME TO {WORDS[becomes]}")

    def drop_some(self) -> bool:
        """To drop a table takes PostgreSQL no time."""
        _execute(*_drop(BESIDE), *_drop(OLD))
        return False

    def merge_some(self) -> bool:
        """Nothing to merge: PostgreSQL tidies by itself."""
        return False


def _values(number: int, tokens: Tokens) -> list:
    vector, cut = tsvector.vector(tokens)
    return [number, *tokens, vector, tsvector.heavy(tokens), cut]


def _held(table: str, numbers: Iterable[int]) -> dict[int, Tokens]:
    found = rows(f"SELECT number, {_names} FROM {table} WHERE number = ANY(%s)", [sorted(numbers)])  # nosec B608
    return {number: Tokens(*tokens) for number, *tokens in found}


def _counted(table: str, numbers: Iterable[int]) -> Counter[str]:
    """In how many of some documents each word stands, as they are kept."""
    return Counter(word for tokens in _held(table, numbers).values() for word in tsvector.words(tokens))


def _count(table: str, counted: Mapping[str, int]) -> None:
    """Add to how many documents hold each word; of one that no document holds any more nothing is left."""
    changed = {word: by for word, by in sorted(counted.items()) if by}
    words, lost = WORDS[table], [word for word, by in changed.items() if by < 0]
    if changed:
        sql = f"""INSERT INTO {words} AS kept(term, documents) SELECT * FROM unnest(%s::text[], %s::int[])
            ON CONFLICT (term) DO UPDATE SET documents = kept.documents + excluded.documents"""  # nosec B608
        _execute((sql, [list(changed), list(changed.values())]))
    if lost:
        _execute((f"DELETE FROM {words} WHERE term = ANY(%s) AND documents <= 0", [lost]))  # nosec B608


def _execute(*statements: str | tuple[str, list]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(*((statement,) if isinstance(statement, str) else statement))


def create(apps, schema_editor) -> None:
    """Make the tables, empty; for a migration, nothing where not on PostgreSQL."""
    if schema_editor.connection.vendor == "postgresql":
        for statement in _create(LIVE):
            schema_editor.execute(statement)


def drop(apps, schema_editor) -> None:
    """Take the tables away; for a migration, nothing where not on PostgreSQL."""
    if schema_editor.connection.vendor == "postgresql":
        for table in (LIVE, BESIDE, OLD):
            for statement in _drop(table):
                schema_editor.execute(statement)
