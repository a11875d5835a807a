"""The engine on SQLite: FTS5 over the documents' tokens, bm25 with weights."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from search import analysis, bits
from search.cursors import Cursor
from search.plan import Group, Phrase, Plan

from .base import BitmapEngine, Expressions
from .sqlite_words import OWN_TEXT, SqliteWords
from .sqlite_words import quoted as _quoted
from .sqlite_words import rows as _rows
from .tops import LESSER

# In the order of fts5.COLUMNS: title, names, summary, headings, body, names in other languages.
WEIGHTS = (3.0, 3.0, 2.0, 1.5, 1.0, 1.0)
SCORE = f"bm25(search_text, {', '.join(map(str, WEIGHTS))})"
SCORE_BY_KIND = f"{SCORE} * CASE WHEN rowid IN (SELECT value FROM json_each(%s)) THEN {LESSER} ELSE 1 END"  # nosec B608
OWN_NAMES = "{title_tokens names_tokens}"
ALL_NAMES = "{title_tokens names_tokens elsewhere_tokens}"

# Where any of the words will do: what was typed counts this many times as much as a name that the vocabularies
# add, or as two words standing together. benchmarks/relevance.py shows what it brings.
TYPED = 3
# Two words that each stand in more documents than this: finding where they stand together takes too long.
TOO_COMMON = 5_000

# The unary + keeps SQLite from driving the query by rowid and asking the index once for each: seconds, not
# milliseconds. tests/search/test_sqlite.py looks at the plan.
AMONG_TEXT = "AND +rowid IN (SELECT value FROM json_each(%s))"
AMONG_DOCUMENTS = "+number IN (SELECT value FROM json_each(%s))"
# Without the unary + in what is selected each row's moment would be read as a time, though few are wanted.
# So few documents are looked up and sorted; for more the index of all by date is read until enough are found.
FEW_TO_SORT = 700
FEW_DOCUMENTS = "number IN (SELECT value FROM json_each(%s))"

MATCHED = "SELECT %s, group_concat(rowid) FROM search_text WHERE search_text MATCH %s"


class SqliteEngine(SqliteWords, BitmapEngine):
    """Expressions are FTS5's, made of quoted tokens only and bound as parameters; so is all else a reader sends."""

    def frequencies(self, tokens: Iterable[str]) -> dict[str, int]:
        sql = "SELECT term, doc FROM search_words WHERE term IN (SELECT value FROM json_each(%s))"
        return dict(_rows(sql, [json.dumps(sorted(tokens))]))

    def expressions(self, plan: Plan, everywhere: bool) -> Expressions:
        scope = "" if everywhere else f"{OWN_TEXT} : "
        steps = [_all(_typed(group) for group in plan.groups)]
        if plan.is_widened:
            steps.append(_all(_widened(group) for group in plan.groups))
        named = _any(_quoted((analysis.whole(form),)) for form in plan.named)
        names = ALL_NAMES if everywhere else OWN_NAMES
        return Expressions(f"{names} : {named}", [scope + step for step in steps])

    def any_word(self, plan: Plan, everywhere: bool, documents: int, held: Mapping[str, int]) -> str:
        scope = "" if everywhere else f"{OWN_TEXT} : "
        parts: list[str] = []
        for group in plan.groups:
            for choice in group.typed:
                # bm25 gives nothing for what stands in more than half of all, however often it is said.
                idle = 2 * max((held.get(phrase[0], 0) for phrase in choice), default=0) > documents
                parts += [_quoted(phrase) for phrase in choice] * (1 if idle else TYPED * group.times)
            parts += map(_quoted, group.widened)
        return scope + _any([*parts, *_together(plan, held)])

    def phrase(self, phrase: Phrase) -> str:
        return f"{OWN_TEXT} : ({_quoted(phrase)})"

    def both(self, one: str, other: str) -> str:
        return f"({one}) AND ({other})"

    def matches(self, expressions: Sequence[str]) -> list[int]:
        sql = " UNION ALL ".join([MATCHED] * len(expressions))
        found = dict(_rows(sql, [part for pair in enumerate(expressions) for part in pair])) if expressions else {}
        return [bits.from_numbers(json.loads(f"[{found[place] or ''}]")) for place in range(len(expressions))]

    def best(self, expression, among, limit, offset=0, lesser=0):
        score, parameters = SCORE, []
        if lesser:
            score, parameters = SCORE_BY_KIND, [json.dumps(bits.numbers(lesser))]
        sql = f"SELECT rowid, {score} AS score FROM search_text WHERE search_text MATCH %s"  # nosec B608
        parameters.append(expression)
        if among is not None:
            sql += f" {AMONG_TEXT}"
            parameters.append(json.dumps(bits.numbers(among)))
        return _rows(f"{sql} ORDER BY score, rowid LIMIT %s OFFSET %s", [*parameters, limit, offset])

    def scored(self, expression):
        sql = f"SELECT rowid, {SCORE} FROM search_text WHERE search_text MATCH %s"  # nosec B608
        return _rows(sql, [expression])

    def newest(self, among, limit, offset=0, after: Cursor | None = None):
        where, parameters, order = ["1"], [], "dated"
        if among is not None:
            numbers = bits.numbers(among)
            where.append(AMONG_DOCUMENTS if len(numbers) > FEW_TO_SORT else FEW_DOCUMENTS)
            order = "dated" if len(numbers) > FEW_TO_SORT else "+dated"
            parameters.append(json.dumps(numbers))
        if after is not None:
            moment = datetime.fromtimestamp(after.score, UTC).replace(tzinfo=None)
            where.append("(dated < %s OR (dated = %s AND number > %s))")
            parameters += [str(moment), str(moment), after.number]
        sql = f"SELECT number, +dated AS moment FROM search_document WHERE {' AND '.join(where)}"  # nosec B608
        return _rows(f"{sql} ORDER BY {order} DESC, number LIMIT %s OFFSET %s", [*parameters, limit, offset])

    def seconds(self, moment: str) -> float:
        return datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()


def _any(expressions: Iterable[str]) -> str:
    return f"({' OR '.join(expressions)})"


def _all(expressions: Iterable[str]) -> str:
    return f"({' AND '.join(expressions)})"


def _typed(group: Group) -> str:
    return _all(_any(map(_quoted, choice)) for choice in group.typed)


def _widened(group: Group) -> str:
    return _any([_typed(group), *map(_quoted, group.widened)])


def _together(plan: Plan, held: Mapping[str, int]) -> list[str]:
    """Words that were typed one after the other, as phrases; not where both are common."""
    rarest = {pair: min(held.get(token, 0) for token in pair) for pair in plan.pairs}
    return [_quoted(pair) for pair, documents in rarest.items() if 0 < documents <= TOO_COMMON]
