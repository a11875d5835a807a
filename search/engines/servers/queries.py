"""A plan in the words of both vendors' query language: what must match, and what decides the order.

An expression is one JSON text, {"match": query, "rank": [queries]}: everything in it is a value, never syntax, and
two that are equal are one.
"""

import json
from collections.abc import Iterable, Mapping

from search import analysis
from search.engines.base import Expressions
from search.plan import Group, Phrase, Plan

NAMED_FIELDS = ["title^3", "names^3", "summary^2", "headings^1.5", "body", "elsewhere"]
OWN_FIELDS = NAMED_FIELDS[:-1]
# Where any word will do: what was typed against names that were added, and words that stand together.
TYPED = 3
TOO_COMMON = 5_000


def written(match: dict, rank: Iterable[dict] = ()) -> str:
    """An expression."""
    return json.dumps({"match": match, "rank": list(rank)}, sort_keys=True)


def read(expression: str) -> dict:
    """What `written` wrote."""
    return json.loads(expression)


def expressions(plan: Plan, everywhere: bool) -> Expressions:
    """What is called just so; all words as typed; where it differs, widened by names."""
    field = "everywhere" if everywhere else "own"
    rank = _rank(_typed_phrases(plan), everywhere)
    steps = [written(_all(_typed(group, field) for group in plan.groups), rank)]
    if plan.is_widened:
        added = _rank((phrase for group in plan.groups for phrase in group.widened), everywhere)
        steps.append(written(_all(_widened(group, field) for group in plan.groups), rank + added))
    names = ["title", "names", *(["elsewhere"] if everywhere else [])]
    wholes = sorted({analysis.whole(form) for form in plan.named})
    named = _any({"terms": {name: wholes}} for name in names)
    return Expressions(written(named, rank), steps)


def any_word(plan: Plan, everywhere: bool, documents: int, held: Mapping[str, int]) -> str:
    """Any of the words or names, as `BitmapEngine.any_word` promises."""
    field = "everywhere" if everywhere else "own"
    phrases, rank = [], []
    for group in plan.groups:
        for choice in group.typed:
            idle = 2 * max((held.get(phrase[0], 0) for phrase in choice), default=0) > documents
            rank += _rank(choice, everywhere, 1 if idle else TYPED * group.times)
            phrases += choice
        rank += _rank(group.widened, everywhere)
        phrases += group.widened
    rarest = {pair: min(held.get(token, 0) for token in pair) for pair in plan.pairs}
    rank += [_phrase(pair, "own") for pair, n in rarest.items() if 0 < n <= TOO_COMMON]
    return written(_any(_phrase(phrase, field) for phrase in dict.fromkeys(phrases)), rank)


def by_name(rank: Iterable[dict]) -> list[dict]:
    """The same order by titles, other names and summaries only."""
    scored = [one["combined_fields"] for one in rank if "combined_fields" in one]
    return [{"combined_fields": one | {"fields": NAMED_FIELDS[:3]}} for one in scored]


def phrase(phrase: Phrase) -> str:
    """One phrase in a document's own text."""
    return written(_phrase(phrase, "own"))


def both(one: str, other: str) -> str:
    """What matches two expressions."""
    return written(_all([read(one)["match"], read(other)["match"]]))


def _phrase(phrase: Phrase, field: str) -> dict:
    if len(phrase) == 1:
        return {"term": {field: phrase[0]}}
    return {"match_phrase": {field: " ".join(phrase)}}


def _any(queries: Iterable[dict]) -> dict:
    queries = list(queries)
    return {"bool": {"should": queries, "minimum_should_match": 1}} if queries else {"match_none": {}}


def _all(queries: Iterable[dict]) -> dict:
    return {"bool": {"filter": list(queries)}}


def _typed(group: Group, field: str) -> dict:
    return _all(_any(_phrase(phrase, field) for phrase in choice) for choice in group.typed)


def _widened(group: Group, field: str) -> dict:
    return _any([_typed(group, field), *(_phrase(phrase, field) for phrase in group.widened)])


def _typed_phrases(plan: Plan) -> list[Phrase]:
    return [phrase for group in plan.groups for choice in group.typed for phrase in choice]


def _rank(phrases: Iterable[Phrase], everywhere: bool, boost: float = 1) -> list[dict]:
    """How well a document answers some words: all its fields taken as one, the title's words weighing most."""
    phrases = list(dict.fromkeys(phrases))
    words = " ".join(dict.fromkeys(token for phrase in phrases for token in phrase))
    if not words:
        return []
    fields = NAMED_FIELDS if everywhere else OWN_FIELDS
    return [{"combined_fields": {"query": words, "fields": fields, "boost": boost}}]
