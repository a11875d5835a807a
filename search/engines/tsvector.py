"""Tokens → PostgreSQL's tsvector and tsquery, written out by us and read there with no configuration.

A vector holds a document's tokens with places and weights: A for what it is called, B for summary and headings, C for
the text. Names from elsewhere (of a work's other versions) stand in it with a sign before them, so that to leave them
out costs nothing: a weight in a query would make PostgreSQL read every vector it finds.

What PostgreSQL cannot hold is known here: a place is at most 16,383, a word has at most 255 of them, and a lexeme is
at most 2,046 bytes long (https://www.postgresql.org/docs/current/textsearch-limitations.html). A document that meets
the first two is `cut`: a phrase in it is looked for in the tokens themselves.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from search.analysis import BREAK
from search.plan import Phrase
from search.texts import FIELDS, Tokens

ELSEWHERE = "~"
WEIGHTS = {"title": "A", "names": "A", "elsewhere": "D", "summary": "B", "headings": "B", "body": "C"}
# Names first: of a word with too many places the last are lost.
ORDER = tuple(WEIGHTS)
BETWEEN_FIELDS = 10
LAST_PLACE, CLAMPED, MOST_PLACES = 16_381, 16_383, 255
LONGEST_LEXEME = 500  # bytes; the name of a whole work may be longer

# What a token's uses weigh in a document, field by field, and how soon more of them add nothing (BM25's k and b, and
# the length of an ordinary page). What is heavier than a step is listed under it.
TELLS = {"title": 3.0, "names": 3.0, "elsewhere": 1.0, "summary": 2.0, "headings": 1.5, "body": 1.0}
SATURATION, BY_LENGTH, ORDINARY = 1.2, 0.75, 500
STEPS = {3: 0.85, 2: 0.72, 1: 0.58}


def lexeme(token: str) -> str:
    """A token as PostgreSQL can hold it."""
    if len(token.encode()) <= LONGEST_LEXEME:
        return token
    return BREAK + hashlib.sha256(token.encode()).hexdigest()


def quoted(token: str) -> str:
    """A lexeme in a vector or a query. Tokens are letters, digits and marks; nothing in the quotes can end them."""
    escaped = token.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def words(tokens: Tokens) -> set[str]:
    """The different tokens of a document, names of the whole left out: what document frequencies count."""
    return {token for field in tokens for token in field.split() if not token.startswith(BREAK)}


def vector(tokens: Tokens) -> tuple[str, bool]:
    """A document's tokens as a tsvector in PostgreSQL's own writing, and whether places were lost."""
    places: dict[str, list[str]] = {}
    at, cut = 0, False
    for field in ORDER:
        sign, weight = ELSEWHERE if field == "elsewhere" else "", WEIGHTS[field]
        for token in getattr(tokens, field).split():
            at += 1
            if token == BREAK:
                continue
            cut = cut or at > LAST_PLACE
            found = places.setdefault(sign + lexeme(token), [])
            found.append(f"{at if at <= LAST_PLACE else CLAMPED}{weight}")
        at += BETWEEN_FIELDS
    cut = cut or any(len(found) > MOST_PLACES for found in places.values())
    written = (f"{quoted(word)}:{','.join(dict.fromkeys(found[:MOST_PLACES]))}" for word, found in places.items())
    return " ".join(written), cut


def heavy(tokens: Tokens) -> str:
    """The tokens that say most in a document, each under how much (a step), as a tsvector without places."""
    weights: dict[str, float] = {}
    length = 0
    for field in ORDER:
        for token in getattr(tokens, field).split():
            length += 1
            weights[token] = weights.get(token, 0.0) + TELLS[field]
    scale = SATURATION * (1 - BY_LENGTH + BY_LENGTH * length / ORDINARY)
    found = []
    for token, weight in weights.items():
        says = weight / (weight + scale)
        step = next((step for step, least in STEPS.items() if says >= least), 0)
        if step and not token.startswith(BREAK):
            found.append(quoted(f"{step}{lexeme(token)}"))
    return " ".join(found)


@dataclass(frozen=True, order=True)
class Standing:
    """A phrase that is wanted, in one document's own text or `everywhere`; `is_name`: one that vocabularies add."""

    phrase: Phrase
    everywhere: bool = False
    is_name: bool = False

    @property
    def has_phrases(self) -> bool:
        return len(self.phrase) > 1

    def query(self, joined: str = "<->") -> str:
        """As a tsquery; phrases joined by & instead match a little more."""
        signs = ("", ELSEWHERE) if self.everywhere else ("",)
        forms = (f" {joined} ".join(quoted(sign + lexeme(token)) for token in self.phrase) for sign in signs)
        return "(" + " | ".join(f"({form})" for form in forms) + ")"

    def exactly(self) -> tuple[str, list[str]]:
        """As a condition in SQL on the tokens themselves, with its parameters."""
        fields = [field for field in FIELDS if self.everywhere or field != "elsewhere"]
        texts = f" || ' {BREAK} ' || ".join(f"{field}_tokens" for field in fields)
        return f"strpos(' ' || {texts} || ' ', %s) > 0", [f" {' '.join(self.phrase)} "]

    def units(self) -> "list[Unit]":
        return [Unit((self,))]


@dataclass(frozen=True)
class Joined:
    """Some conditions, all or any of them."""

    parts: "tuple[Expression, ...]"
    every: bool

    @property
    def has_phrases(self) -> bool:
        return any(part.has_phrases for part in self.parts)

    def query(self, joined: str = "<->") -> str:
        return "(" + (" & " if self.every else " | ").join(part.query(joined) for part in self.parts) + ")"

    def exactly(self) -> tuple[str, list[str]]:
        found = [part.exactly() for part in self.parts]
        sql = (" AND " if self.every else " OR ").join(sql for sql, _parameters in found)
        return f"({sql})", [one for _sql, parameters in found for one in parameters]

    def units(self) -> "list[Unit]":
        return [unit for part in self.parts for unit in part.units()]


@dataclass(frozen=True)
class Unit(Joined):
    """One thing that was asked for, in any of its forms: ranked as one. `times`: how much it counts."""

    parts: tuple[Standing, ...]
    every: bool = False
    times: int = 1

    def units(self) -> "list[Unit]":
        return [self]

    @property
    def tokens(self) -> set[str]:
        return {token for part in self.parts for token in part.phrase}


Expression = Standing | Joined


def all_of(parts: Iterable[Expression]) -> Expression:
    return _joined(parts, True)


def any_of(parts: Iterable[Expression]) -> Expression:
    return _joined(parts, False)


def _joined(parts: Iterable[Expression], every: bool) -> Expression:
    parts = tuple(dict.fromkeys(parts))
    return parts[0] if len(parts) == 1 else Joined(parts, every)


class Asked(NamedTuple):
    """What is asked of the index at once, and in which documents the answer matters: tsqueries they all match."""

    expression: Expression
    within: tuple[str, ...] = ()

    @property
    def is_of_names(self) -> bool:
        """Whether it asks for phrases of the vocabularies and nothing that a reader typed."""
        return (
            not self.within
            and isinstance(self.expression, Joined)
            and all(isinstance(part, Standing) and part.is_name for part in self.expression.parts)
        )

    def condition(self) -> tuple[str, list[str]]:
        """As a condition in SQL on the text index, with its parameters."""
        query = self.expression.query()
        if not self.expression.has_phrases:
            return "vector @@ %s::tsquery", [_every(query, *self.within)]
        exactly, parameters = self.expression.exactly()
        sql = f"vector @@ %s::tsquery AND CASE WHEN cut THEN {exactly} ELSE vector @@ %s::tsquery END"
        return sql, [_every(self.expression.query("&"), *self.within), *parameters, query]


def asked(expression: Expression, within: tuple[str, ...] = ()) -> list[Asked]:
    """What is to be asked for an expression: what has no phrases in one piece, and phrases where they matter.

    PostgreSQL reads the vector of every document that may hold a phrase. So it is looked for only where the rest is,
    if the rest is wanted too, and only where the rest is not, if either will do.
    """
    if _is_one_question(expression):
        return [_asked(expression, within)]
    plain, others, there = _parted(expression, within)
    found = [one for part in others for one in asked(part, there)]
    return list(dict.fromkeys([Asked(plain, within), *found] if plain else found))


def found(expression: Expression, sets: Mapping[Asked, int], within: tuple[str, ...] = ()) -> int:
    """The documents that match an expression, from those that match what was `asked`."""
    if _is_one_question(expression):
        return sets[_asked(expression, within)]
    plain, others, there = _parted(expression, within)
    parts = [found(part, sets, there) for part in others]
    if plain:
        parts.append(sets[Asked(plain, within)])
    return reduce(and_ if expression.every else or_, parts)


def _asked(expression: Expression, within: tuple[str, ...]) -> Asked:
    """Names of the vocabularies are looked for everywhere: the same ones are wanted again and again."""
    everywhere = Asked(expression)
    return everywhere if everywhere.is_of_names else Asked(expression, within)


def _is_one_question(expression: Expression) -> bool:
    """Whether PostgreSQL is asked for it in one piece: it has no phrases, or is any of some phrases."""
    if isinstance(expression, Standing) or not expression.has_phrases:
        return True
    return not expression.every and all(isinstance(part, Standing) and part.has_phrases for part in expression.parts)


def _parted(expression: Joined, within: tuple[str, ...]) -> tuple[Expression | None, list[Expression], tuple[str, ...]]:
    """The parts of an expression that have no phrases, as one; the others; and within what those matter."""
    parts = expression.parts if expression.every else tuple(_flat(expression))
    plain = [part for part in parts if not part.has_phrases]
    others = [part for part in parts if part.has_phrases]
    if not expression.every:  # each vector is read once for all its phrases
        phrases = [part for part in others if isinstance(part, Standing)]
        others = [part for part in others if not isinstance(part, Standing)]
        for is_name in (False, True):
            some = tuple(part for part in phrases if part.is_name is is_name)
            others += [Joined(some, False)] if some else []
    if not plain:
        return None, others, within
    one = _joined(plain, expression.every)
    return one, others, (*within, one.query() if expression.every else f"!{one.query()}")


def _flat(expression: Joined) -> Iterable[Expression]:
    """The parts of which any will do, without steps between them."""
    for part in expression.parts:
        if isinstance(part, Joined) and not part.every:
            yield from _flat(part)
        else:
            yield part


def _every(*queries: str) -> str:
    return " & ".join(f"({query})" for query in queries)
