"""The engine on SQLite: FTS5 over the documents' tokens, bm25 with weights."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime

from search import bits
from search.cursors import Cursor
from search.plan import Group, Phrase, Plan

from .base import BitmapEngine, Expressions
from .sqlite_words import OWN_TEXT, SqliteWords
from .sqlite_words import quoted as _quoted
from .sqlite_words import rows as _rows

# In the order of fts5.COLUMNS: title, names, summary, headings, body, names in other languages.
WEIGHTS = (3.0, 3.0, 2.0, 1.5, 1.0, 1.0)
SCORE = f"bm25(search_text, {', '.join(map(str, WEIGHTS))})"

# The unary + keeps SQLite from driving the query by rowid and asking the index once for each: seconds, not
# milliseconds. tests/search/test_sqlite.py looks at the plan.
AMONG_TEXT = "AND +rowid IN (SELECT value FROM json_each(%s))"
AMONG_DOCUMENTS = "+number IN (SELECT value FROM json_each(%s))"


class SqliteEngine(SqliteWords, BitmapEngine):
    """Expressions are FTS5's, made of quoted tokens only and bound as parameters; so is all else a reader sends."""

    def known(self, tokens: Iterable[str]) -> set[str]:
        sql = "SELECT term FROM search_words WHERE term IN (SELECT value FROM json_each(%s))"
        return {term for (term,) in _rows(sql, [json.dumps(sorted(tokens))])}

    def expressions(self, plan: Plan, everywhere: bool) -> Expressions:
        scope = "" if everywhere else f"{OWN_TEXT} : "
        steps = [_all(_typed(group) for group in plan.groups)]
        if plan.is_widened:
            steps.append(_all(_widened(group) for group in plan.groups))
        loose = "" if plan.words < 2 else _any(_loose(group) for group in plan.groups)
        return Expressions([scope + step for step in steps], loose and scope + loose)

    def phrase(self, phrase: Phrase) -> str:
        return f"{OWN_TEXT} : ({_quoted(phrase)})"

    def match(self, expression: str) -> int:
        sql = "SELECT group_concat(rowid) FROM search_text WHERE search_text MATCH %s"
        ((found,),) = _rows(sql, [expression])
        return bits.from_numbers(map(int, found.split(","))) if found else 0

    def best(self, expression, among, limit, offset=0, after: Cursor | None = None):
        sql = f"SELECT rowid, {SCORE} AS score FROM search_text WHERE search_text MATCH %s"  # nosec B608
        parameters: list = [expression]
        if among is not None:
            sql += f" {AMONG_TEXT}"
            parameters.append(json.dumps(bits.numbers(among)))
        if after is not None:
            sql += f" AND ({SCORE}, rowid) > (%s, %s)"
            parameters += [after.score, after.number]
        return _rows(f"{sql} ORDER BY score, rowid LIMIT %s OFFSET %s", [*parameters, limit, offset])

    def newest(self, among, limit, offset=0, after: Cursor | None = None):
        where, parameters = ["1"], []
        if among is not None:
            where.append(AMONG_DOCUMENTS)
            parameters.append(json.dumps(bits.numbers(among)))
        if after is not None:
            moment = datetime.fromtimestamp(after.score, UTC).replace(tzinfo=None)
            where.append("(dated < %s OR (dated = %s AND number > %s))")
            parameters += [str(moment), str(moment), after.number]
        sql = f"SELECT number, dated FROM search_document WHERE {' AND '.join(where)}"  # nosec B608
        rows = _rows(f"{sql} ORDER BY dated DESC, number LIMIT %s OFFSET %s", [*parameters, limit, offset])
        return [(number, _seconds(dated)) for number, dated in rows]


def _seconds(dated) -> float:
    moment = datetime.fromisoformat(dated) if isinstance(dated, str) else dated
    return moment.replace(tzinfo=UTC).timestamp()


def _any(expressions: Iterable[str]) -> str:
    return f"({' OR '.join(expressions)})"


def _all(expressions: Iterable[str]) -> str:
    return f"({' AND '.join(expressions)})"


def _typed(group: Group) -> str:
    return _all(_any(map(_quoted, choice)) for choice in group.typed)


def _widened(group: Group) -> str:
    return _any([_typed(group), *map(_quoted, group.widened)])


def _loose(group: Group) -> str:
    return _any([*(_quoted(phrase) for choice in group.typed for phrase in choice), *map(_quoted, group.widened)])
