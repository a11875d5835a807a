"""The engine on PostgreSQL: GIN over vectors of the documents' tokens, ranked by frequency and place.

PostgreSQL knows no document frequencies: they are kept (`search_words`), and a document's score is, for each word
asked for, how rare it is times `ts_rank`. To rank, PostgreSQL unpacks every vector; where more match than it can
within a tenth of a second, only those are ranked that one of the words is said most in (`heavy`).
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from search import analysis, bits, facets
from search.cursors import Cursor
from search.plan import Group, Phrase, Plan

from .base import BitmapEngine, Expressions
from .postgresql_words import PostgresqlWords, rows
from .tops import LESSER
from .tsvector import STEPS, Expression, Joined, Standing, Unit, all_of, any_of, lexeme, matching, quoted

# What D, C, B and A weigh; PostgreSQL takes nothing above one.
WEIGHTS = "{.33,.33,.6,1}"
# What ts_rank gives a word that stands once in the text, nearly.
PHRASE = 0.25
# Where any of the words will do: as on SQLite (`sqlite.TYPED`).
TYPED = 3
# Two words that each stand in more documents than this: finding where they stand together takes too long.
TOO_COMMON = 5_000
# More than this are not all ranked: of those that say most, so many times what is wanted, and at most so many.
MOST_RANKED = 3_000
AMPLE = 15

# So few documents are handed in as a list, which is looked up; more as a set, in which each row is.
FEW = 500
NOTHING = Joined((), False)


class PostgresqlEngine(PostgresqlWords, BitmapEngine):
    """Expressions are trees of `tsvector`, bound as parameters; so is all else a reader sends."""

    def frequencies(self, tokens: Iterable[str]) -> dict[str, int]:
        return dict(rows("SELECT term, documents FROM search_words WHERE term = ANY(%s)", [sorted(tokens)]))

    def expressions(self, plan: Plan, everywhere: bool) -> Expressions:
        steps = [all_of(_typed(group, everywhere) for group in plan.groups)]
        if plan.is_widened:
            steps.append(all_of(_widened(group, everywhere) for group in plan.groups))
        named = any_of(Standing((analysis.whole(form),), everywhere) for form in plan.named)
        return Expressions(named, steps)

    def any_word(self, plan: Plan, everywhere: bool, documents: int, held: Mapping[str, int]) -> Expression:
        parts: list[Expression] = []
        for group in plan.groups:
            parts += [_unit(choice, everywhere, TYPED * group.times) for choice in group.typed]
            parts += [_unit([phrase], everywhere) for phrase in group.widened]
        return any_of([*parts, *_together(plan, everywhere, held)])

    def phrase(self, phrase: Phrase) -> Expression:
        return Standing(phrase)

    def both(self, one: Expression, other: Expression) -> Expression:
        return all_of((one, other))

    def matches(self, expressions: Sequence[Expression]) -> list[int]:
        if not expressions:
            return []
        parts, parameters = [], []
        for place, expression in enumerate(expressions):
            where, bound = matching(expression)
            parts.append(f"SELECT %s, string_agg(number::text, ',') FROM search_text WHERE {where}")  # nosec B608
            parameters += [place, *bound]
        found = dict(rows(" UNION ALL ".join(parts), parameters))
        return [bits.from_numbers(json.loads(f"[{found[place] or ''}]")) for place in range(len(expressions))]

    def best(self, expression, among, limit, offset=0, lesser=0):
        units = _units(expression, self._known(expression))
        where, parameters = matching(expression)
        if among is not None:
            condition, bound = _among(among)
            where, parameters = f"{where} AND {condition}", [*parameters, *bound]
        possible = self._possible(expression) if among is None else among.bit_count()
        if possible > MOST_RANKED and (heaviest := self._heaviest(units, where, parameters, offset + limit)):
            where, parameters = "number = ANY(%s)", [heaviest]
        sql, bound = _ranked(units, where, parameters, lesser)
        return rows(f"{sql} ORDER BY score, number LIMIT %s OFFSET %s", [*bound, limit, offset])

    def scored(self, expression):
        return rows(*_ranked(_units(expression, self._known(expression)), *matching(expression)))

    def newest(self, among, limit, offset=0, after: Cursor | None = None):
        where, parameters = ["TRUE"], []
        if among is not None:
            condition, bound = _among(among)
            where, parameters = [condition], bound
        if after is not None:
            moment = datetime.fromtimestamp(after.score, UTC)
            where.append("(dated < %s OR (dated = %s AND number > %s))")
            parameters += [moment, moment, after.number]
        sql = f"SELECT number, dated FROM search_document WHERE {' AND '.join(where)}"  # nosec B608
        return rows(f"{sql} ORDER BY dated DESC, number LIMIT %s OFFSET %s", [*parameters, limit, offset])

    def seconds(self, moment: datetime) -> float:
        return moment.timestamp()

    # -- how rare words are, and who says them most -----------------------------------------------------------
    def _known(self, expression: Expression) -> dict[str, int]:
        """In how many documents each token of an expression stands; asked once while nothing changes."""
        wanted = {token for unit in expression.units() for token in unit.tokens if not token.startswith(analysis.BREAK)}
        newest = facets.newest_known().mark
        mark, known = getattr(self, "_frequencies", (None, {}))
        if mark != newest or len(known) > MOST_RANKED:
            known = {}
        if unknown := wanted - known.keys():
            known |= dict.fromkeys(unknown, 0) | self.frequencies(unknown)
        self._frequencies = (newest, known)
        return known

    def _possible(self, expression: Expression) -> int:
        """At most so many documents match."""
        if isinstance(expression, Joined) and not isinstance(expression, Unit):
            parts = [self._possible(part) for part in expression.parts]
            return min(parts, default=0) if expression.every else sum(parts)
        known = self._known(expression)
        return sum(known.get(token, 0) for unit in expression.units() for token in unit.tokens)

    def _heaviest(self, units: Sequence["Rated"], where: str, parameters: list, wanted: int) -> list[int]:
        """Documents that match and say one of the words most: enough of them to find the best among, or none."""
        enough, found = min(AMPLE * wanted, MOST_RANKED), set()
        tokens = {token for rated in units for token in rated.unit.tokens if rated.rarity > 0}
        for step in STEPS:
            listed = " | ".join(quoted(f"{step}{lexeme(token)}") for token in sorted(tokens))
            if listed:
                sql = f"SELECT number FROM search_text WHERE heavy @@ %s::tsquery AND {where} LIMIT {MOST_RANKED}"  # nosec B608
                found |= {number for (number,) in rows(sql, [listed, *parameters])}
            if len(found) >= enough:
                return sorted(found)
        return []


class Rated:
    """A unit of an expression, with how rare it is and how much it counts."""

    def __init__(self, unit: Unit, known: Mapping[str, int], documents: int):
        self.unit = unit
        held = [min((known.get(token, 0) for token in part.phrase), default=0) for part in unit.parts]
        self.rarity = _rarity(max(held, default=0), documents) * unit.times

    def sql(self) -> tuple[str, list]:
        """Its part of the score. PostgreSQL divides what it finds by the number of words in the query, and counts
        the words of a phrase wherever they stand: a phrase counts where it stands, as one word in the text would."""
        if self.unit.has_phrases:
            return "%s * (v @@ %s::tsquery)::int", [-self.rarity * PHRASE, self.unit.query()]
        words = len(self.unit.parts) * (2 if self.unit.parts[0].everywhere else 1)
        return "%s * ts_rank(%s::float4[], v, %s::tsquery)", [-self.rarity * words, WEIGHTS, self.unit.query()]


def _rarity(held: int, documents: int) -> float:
    """The weight of a word that stands in so many of all documents (BM25's); next to nothing above half of them."""
    return max(1e-6, math.log((documents - held + 0.5) / (held + 0.5)) if documents > held else 0)


def _units(expression: Expression, known: Mapping[str, int]) -> list[Rated]:
    documents = facets.newest_known().sets.get(facets.ALL, 0).bit_count()
    return [Rated(unit, known, documents) for unit in dict.fromkeys(expression.units())]


def _ranked(units: Sequence[Rated], where: str, parameters: list, lesser: int = 0) -> tuple[str, list]:
    """Numbers and scores of what matches, the best lowest. Each vector is unpacked once, for all its words."""
    parts = [rated.sql() for rated in units] or [("0", [])]
    score, bound = " + ".join(sql for sql, _bound in parts), [one for _sql, some in parts for one in some]
    if lesser:
        score = f"({score}) * CASE WHEN number = ANY(%s) THEN {LESSER} ELSE 1 END"
        bound = [*bound, bits.numbers(lesser)]
    inner = f"SELECT number, vector || ''::tsvector AS v FROM search_text WHERE {where} OFFSET 0"  # nosec B608
    return f"SELECT number, ({score})::float8 AS score FROM ({inner}) AS matched", [*bound, *parameters]  # nosec B608


def _among(documents: int) -> tuple[str, list]:
    """The condition that a row is among some documents, with its parameters."""
    if documents.bit_count() <= FEW:
        return "number = ANY(%s)", [bits.numbers(documents)]
    packed = bits.pack(documents)
    return "CASE WHEN number < %s THEN get_bit(%s::bytea, number) = 1 ELSE FALSE END", [len(packed) * 8, packed]


def _unit(choice: Iterable[Phrase], everywhere: bool, times: int = 1) -> Unit:
    return Unit(tuple(Standing(phrase, everywhere) for phrase in choice), times=times)


def _typed(group: Group, everywhere: bool) -> Expression:
    return all_of(_unit(choice, everywhere) for choice in group.typed)


def _widened(group: Group, everywhere: bool) -> Expression:
    return any_of([_typed(group, everywhere), *(_unit([phrase], everywhere) for phrase in group.widened)])


def _together(plan: Plan, everywhere: bool, held: Mapping[str, int]) -> list[Unit]:
    """Words that were typed one after the other, as phrases; not where both are common."""
    rarest = {pair: min(held.get(token, 0) for token in pair) for pair in plan.pairs}
    return [_unit([pair], everywhere) for pair, documents in rarest.items() if 0 < documents <= TOO_COMMON]
