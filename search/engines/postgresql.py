"""The engine on PostgreSQL: GIN over vectors of the documents' tokens, ranked by frequency and place.

PostgreSQL knows no document frequencies: they are kept (`search_words`), and a document's score is, for each word
asked for, how rare it is times `ts_rank`. To rank, PostgreSQL unpacks every vector; where more match than it can
within a tenth of a second, only those are ranked that one of the words is said most in (`heavy`).
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from search import analysis, bits, facets
from search.cursors import Cursor
from search.plan import Group, Phrase, Plan

from .base import BitmapEngine, Expressions
from .postgresql_words import PostgresqlWords, rows
from .tops import LESSER
from .tsvector import STEPS, Asked, Expression, Standing, Unit, all_of, any_of, asked, found, lexeme, quoted

# What D, C, B and A weigh; PostgreSQL takes nothing above one.
WEIGHTS = "{.33,.33,.6,1}"
# Words whose weights differ by less than this many times are ranked as if they were alike.
ALIKE = 1.2
# What ts_rank gives a word that stands once in the text, nearly.
PHRASE = 0.25
# Where any of the words will do: as on SQLite (`sqlite.TYPED`).
TYPED = 3
# Two words that each stand in more documents than this: finding where they stand together takes too long.
TOO_COMMON = 5_000
# More than this are not all ranked, but those that say one of the words most: half as many at least, where there are.
MOST_RANKED = 800
# So many words' frequencies, and sets of documents that hold a name of the vocabularies, are kept until one changes.
MOST_WORDS, MOST_NAMES = 20_000, 300

# So few documents are handed in as a list, which is looked up; more as a set, in which each row is.
FEW = 500


class PostgresqlEngine(PostgresqlWords, BitmapEngine):
    """Expressions are trees of `tsvector`, bound as parameters; so is all else a reader sends."""

    most_scored = MOST_RANKED
    ranks_sets = True

    def __init__(self):
        self._keeping: dict[str, tuple] = {}

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
            parts += [_name(phrase, everywhere) for phrase in group.widened]
        return any_of([*parts, *_together(plan, everywhere, held)])

    def phrase(self, phrase: Phrase) -> Expression:
        return Standing(phrase)

    def both(self, one: Expression, other: Expression) -> Expression:
        return all_of((one, other))

    def matches(self, expressions: Sequence[Expression]) -> list[int]:
        if not expressions:
            return []
        wanted = dict.fromkeys(one for expression in expressions for one in asked(expression))
        names = self._kept("names", MOST_NAMES)
        sets = {one: names[one] for one in wanted if one in names}
        sets |= _sets([one for one in wanted if one not in sets])
        names |= {one: documents for one, documents in sets.items() if one.is_of_names}
        return [found(expression, sets) for expression in expressions]

    def best(self, expression, among, limit, offset=0, lesser=0):
        """What is among some documents matches already.

        Where not all are ranked, those that are come first and the others after them by number: whichever page is
        asked for, the order is one and the same.
        """
        among = self.match(expression) if among is None else among
        units = _units(expression, self._known(expression))
        where, parameters = _among(among)
        others = 0
        if among.bit_count() > MOST_RANKED:
            chosen = _heaviest(units, where, parameters)
            where, parameters = "number = ANY(%s)", [chosen]
            others = among & ~bits.from_numbers(chosen)
        sql, bound = _ranked(units, where, parameters, lesser)
        ranked = rows(f"{sql} ORDER BY score, number LIMIT %s OFFSET %s", [*bound, limit, offset])
        if others and len(ranked) < limit:
            start = max(0, offset - (among & ~others).bit_count())
            ranked += [(number, 0.0) for number in bits.numbers(others)[start : start + limit - len(ranked)]]
        return ranked

    def scored(self, expression):
        return rows(*_ranked(_units(expression, self._known(expression)), *_among(self.match(expression))))

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

    # -- what is kept while nothing changes -------------------------------------------------------------------
    def _kept(self, what: str, most: int) -> dict:
        """What this process has found out since the last change: of single words, and of names in the vocabularies;
        nothing that somebody asked is among it."""
        newest = facets.newest_known().mark
        mark, kept = self._keeping.get(what, (None, {}))
        if mark != newest or len(kept) > most:
            kept = {}
            self._keeping[what] = (newest, kept)
        return kept

    def _known(self, expression: Expression) -> dict[str, int]:
        """In how many documents each token of an expression stands."""
        wanted = {token for unit in expression.units() for token in unit.tokens if not token.startswith(analysis.BREAK)}
        held = self._kept("frequencies", MOST_WORDS)
        if unknown := wanted - held.keys():
            held |= dict.fromkeys(unknown, 0) | self.frequencies(unknown)
        return {token: held.get(token, 0) for token in wanted}


def _sets(wanted: Sequence[Asked]) -> dict[Asked, int]:
    """The documents that match each of some conditions. One statement, none for none."""
    parts, parameters = [], []
    for place, one in enumerate(wanted):
        where, bound = one.condition()
        parts.append(f"SELECT %s, string_agg(number::text, ',') FROM search_text WHERE {where}")  # nosec B608
        parameters += [place, *bound]
    told = dict(rows(" UNION ALL ".join(parts), parameters)) if parts else {}
    return {one: bits.from_numbers(json.loads(f"[{told[place] or ''}]")) for place, one in enumerate(wanted)}


def _heaviest(units: Sequence["Rated"], where: str, parameters: list) -> list[int]:
    """Of many documents those that say one of the words most, step by step until there are enough to rank."""
    tokens = sorted({token for rated in units for token in rated.unit.tokens})
    parts, bound = [], []
    for step in STEPS:
        parts.append(
            f"(SELECT {step}, number FROM search_text WHERE heavy @@ %s::tsquery AND {where} ORDER BY number LIMIT %s)"  # nosec B608
        )
        bound += [" | ".join(quoted(f"{step}{lexeme(token)}") for token in tokens), *parameters, MOST_RANKED]
    found: dict[int, set[int]] = {}
    for step, number in rows(" UNION ALL ".join(parts), bound):
        found.setdefault(step, set()).add(number)
    chosen: set[int] = set()
    for step in STEPS:
        if len(chosen) < MOST_RANKED // 2:
            chosen |= found.get(step, set())
    return sorted(chosen)


class Rated(NamedTuple):
    """A unit of an expression, and what it counts: how rare it is, and how much it is wanted."""

    unit: Unit
    rarity: float


def _score(units: Sequence[Rated]) -> tuple[str, list]:
    """The score of a vector `v`, the best lowest, with its parameters.

    ts_rank counts the words of a phrase wherever they stand: so a phrase counts where it stands, as one word in the
    text would. Words that count nearly alike are ranked in one step: each step costs the same, however many they are.
    """
    parts, bound = [], []
    alike: dict[int, list[Rated]] = {}
    for rated in units:
        if rated.unit.has_phrases:
            parts.append("%s * (v @@ %s::tsquery)::int")
            bound += [-rated.rarity * PHRASE, rated.unit.query()]
        else:
            alike.setdefault(round(math.log(rated.rarity) / math.log(ALIKE)), []).append(rated)
    for some in alike.values():
        standings = {part for rated in some for part in rated.unit.parts}
        words = sum(2 if part.everywhere else 1 for part in standings)  # by which ts_rank divides
        rarity = sum(rated.rarity for rated in some) / len(some)
        parts.append("%s * ts_rank(%s::float4[], v, %s::tsquery)")
        bound += [-rarity * words, WEIGHTS, any_of(sorted(standings)).query()]
    return " + ".join(parts) or "0", bound


def _rarity(held: int, documents: int) -> float:
    """The weight of a word that stands in so many of all documents (BM25's); next to nothing above half of them."""
    return max(1e-6, math.log((documents - held + 0.5) / (held + 0.5)) if documents > held else 0)


def _units(expression: Expression, known: Mapping[str, int]) -> list[Rated]:
    documents = facets.newest_known().sets.get(facets.ALL, 0).bit_count()
    return [Rated(unit, _worth(unit, known, documents)) for unit in dict.fromkeys(expression.units())]


def _worth(unit: Unit, known: Mapping[str, int], documents: int) -> float:
    """As rare as the most common of its forms is; a phrase as the rarest of its words."""
    held = [min((known.get(token, 0) for token in part.phrase), default=0) for part in unit.parts]
    return _rarity(max(held, default=0), documents) * unit.times


def _ranked(units: Sequence[Rated], where: str, parameters: list, lesser: int = 0) -> tuple[str, list]:
    """Numbers and scores of what matches, the best lowest. Each vector is unpacked once, for all its words."""
    score, bound = _score(units)
    if lesser:
        score = f"({score}) * CASE WHEN number = ANY(%s) THEN {LESSER} ELSE 1 END"
        bound = [*bound, bits.numbers(lesser)]
    # Nothing is given another weight: but of what a function answers each word is asked without unpacking it again.
    unpacked = "setweight(vector, 'A', '{}'::text[])"
    inner = f"SELECT number, {unpacked} AS v FROM search_text WHERE {where} OFFSET 0"  # nosec B608
    return f"SELECT number, ({score})::float8 AS score FROM ({inner}) AS matched", [*bound, *parameters]  # nosec B608


def _among(documents: int) -> tuple[str, list]:
    """The condition that a row is among some documents, with its parameters."""
    if documents.bit_count() <= FEW:
        return "number = ANY(%s)", [bits.numbers(documents)]
    packed = bits.pack(documents)
    return "CASE WHEN number < %s THEN get_bit(%s::bytea, number) = 1 ELSE FALSE END", [len(packed) * 8, packed]


def _unit(choice: Iterable[Phrase], everywhere: bool, times: int = 1) -> Unit:
    return Unit(tuple(Standing(phrase, everywhere) for phrase in choice), times=times)


def _name(phrase: Phrase, everywhere: bool) -> Unit:
    return Unit((Standing(phrase, everywhere, is_name=True),))


def _typed(group: Group, everywhere: bool) -> Expression:
    return all_of(_unit(choice, everywhere) for choice in group.typed)


def _widened(group: Group, everywhere: bool) -> Expression:
    return any_of([_typed(group, everywhere), *(_name(phrase, everywhere) for phrase in group.widened)])


def _together(plan: Plan, everywhere: bool, held: Mapping[str, int]) -> list[Unit]:
    """Words that were typed one after the other, as phrases; not where both are common."""
    rarest = {pair: min(held.get(token, 0) for token in pair) for pair in plan.pairs}
    return [_unit([pair], everywhere) for pair, documents in rarest.items() if 0 < documents <= TOO_COMMON]
