"""The engine that asks a server, and the database's where that cannot be believed.

A server is asked for what it does best: which documents match, as sets (`sets`), and which of some are the best.
Whatever is counted, filtered, hidden or in order of date goes by the sets and rows of the database, exactly as with
the database's own engine: so the totals are the same by construction.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from search import bits, facets, outbox
from search.criteria import Criteria
from search.engines import paging
from search.engines.asking import Asking
from search.engines.base import BitmapEngine
from search.engines.tops import LESSER
from search.rebuilding import versions
from search.results import Results
from search.suggest.spelling import suggestion

from . import queries, sets
from .breaker import Breaker
from .clients import QUESTION, Client, ServerFault, failures

# With more documents than this in one step of the ranking, only what they are called decides.
MANY = 50_000


class Waiting(Exception):
    """Changes have not reached the server yet."""


class ServerEngine:
    """Answers by a server. Takes its client and the database's engine, which also completes, mends and suggests."""

    def __init__(self, client: Client, reserve: BitmapEngine):
        self.client, self.reserve, self.breaker = client, reserve, Breaker()

    def __getattr__(self, name):
        return getattr(self.reserve, name)  # words near one, who holds them, what is called so

    def search(self, criteria: Criteria, now: datetime | None = None) -> Results:
        """As `Engine.search`; `reserve` says that the database answered what the server should have."""
        now = now or timezone.now()
        if not criteria.question:
            return self.reserve.search(criteria, now)  # sets know without a text index
        answer = self._asked(criteria, now, _results)
        return answer or replace(self.reserve.search(criteria, now), reserve=True)

    def everything(self, criteria: Criteria, now: datetime | None = None) -> Iterator[list[int]]:
        """As `Engine.everything`. All that the server has to say is said before the first piece is given."""
        now = now or timezone.now()
        if not criteria.question:
            return self.reserve.everything(criteria, now)
        return self._asked(criteria, now, _everything) or self.reserve.everything(criteria, now)

    def _asked(self, criteria: Criteria, now: datetime, read):
        """What the server answers, or None."""
        if self.breaker.is_open:
            return None
        try:
            index = facets.current()
            answer = read(Asking(Question(self.client, self.reserve, index), criteria, index, now))
        except Waiting:
            return None
        except ServerFault as fault:
            self.breaker.failed(fault)
            return None
        self.breaker.answered()
        return answer


def _results(asking: Asking) -> Results:
    results = asking.results()
    return results if asking.is_well_answered else replace(results, suggestion=suggestion(asking))


def _everything(asking: Asking) -> Iterator[list[int]]:
    pieces = paging.everything(asking)
    first = next(pieces, [])
    return _from(first, pieces)


def _from(first: list[int], pieces: Iterator[list[int]]) -> Iterator[list[int]]:
    yield first
    yield from pieces


class Question(BitmapEngine):
    """A server for the length of one question: believed once its first answer shows that it is as it should be."""

    sizes: dict[str, int]
    most_scored = 0  # a score for each of many documents is dear to send: the best are asked for

    def __init__(self, client: Client, reserve: BitmapEngine, index: facets.Index):
        self.client, self.reserve, self.index = client, reserve, index
        self.until = time.monotonic() + QUESTION
        self.all = index.sets.get(facets.ALL, 0)
        self.sizes = {}
        self.stamp, waits = outbox.state(client.address)
        if waits:
            raise Waiting
        if not self.stamp.startswith(f"{versions()}."):
            raise ServerFault("its index was not filled from this database, or not since: run rebuild_search")
        self.proven = False

    # -- what a server says -------------------------------------------------------------------------------
    def expressions(self, plan, everywhere):
        return queries.expressions(plan, everywhere)

    def any_word(self, plan, everywhere, documents, held):
        return queries.any_word(plan, everywhere, documents, held)

    def phrase(self, phrase):
        return queries.phrase(phrase)

    def both(self, one, other):
        return queries.both(one, other)

    def matches(self, expressions):
        asked = [
            {"query": queries.read(one)["match"], "size": 0, "track_total_hits": True, "aggs": sets.aggregation()}
            for one in expressions
        ]
        found = [sets.read(answer) for answer in self._ask(asked)]
        if any(one & ~self.all for one in found):
            raise ServerFault("it holds documents that are not there")
        self.sizes |= {one: among.bit_count() for one, among in zip(expressions, found, strict=True)}
        return found

    def best(self, expression, among, limit, offset=0, lesser=0):
        said = queries.read(expression)
        filters = [said["match"]]
        if among is not None:
            filters.append({"terms": {"number": bits.numbers(among)}})
        query: dict = {"bool": {"filter": filters, "should": self._rank(expression, said["rank"])}}
        if lesser:
            functions = [{"filter": {"term": {"lesser": True}}, "weight": LESSER}]
            query = {"function_score": {"query": query, "functions": functions}}
        order = [{"_score": "desc"}, {"number": "asc"}]
        body = {"query": query, "from": offset, "size": limit, "sort": order, "_source": False}
        (answer,) = self._ask([body | {"track_total_hits": False}])
        try:
            found = [(int(hit["sort"][1]), -float(hit["sort"][0])) for hit in answer["hits"]["hits"]]
        except (KeyError, IndexError, TypeError, ValueError):
            raise ServerFault("an answer without its hits") from None
        members = bits.Members(self.all if among is None else among)
        if any(number < 0 or number not in members for number, _score in found):
            raise ServerFault("it holds documents that are not there")
        return found

    def _rank(self, expression: str, rank: list[dict]) -> list[dict]:
        """What decides the order; of very many documents what they are called, as all their text takes long."""
        return queries.by_name(rank) if self.sizes.get(expression, 0) > MANY else rank

    def scored(self, expression):
        return self.best(expression, None, 20_000)

    def _ask(self, bodies: list[dict]) -> list[dict]:
        """Some searches in one request, with the proof that the index is the right one in the first."""
        asked = bodies if self.proven else [self._proof(), *bodies]
        if not bodies:
            return []
        lines = [line for body in asked for line in ({"index": self.client.address.index}, body)]
        answer = self.client.send("POST", "/_msearch", lines, self.until - time.monotonic())
        answers = answer.get("responses")
        if not isinstance(answers, list) or len(answers) != len(asked) or not all(isinstance(a, dict) for a in answers):
            raise ServerFault("fewer answers than questions")
        if failures(answers):
            raise ServerFault("its index is not there, not whole, or of another kind")
        if not self.proven:
            self._prove(answers.pop(0))
        return answers

    def _proof(self) -> dict:
        ours = {"ours": {"filter": {"term": {"stamp": self.stamp}}}}
        return {"size": 0, "track_total_hits": True, "aggs": ours}

    def _prove(self, answer: dict) -> None:
        """Raises ServerFault where the server does not hold this database's documents, all and no others."""
        try:
            held = {answer["hits"]["total"]["value"], answer["aggregations"]["ours"]["doc_count"]}
        except (KeyError, TypeError):
            raise ServerFault("an answer without its counts") from None
        if held != {self.all.bit_count()}:
            raise ServerFault("it does not hold the documents of the database: see check_search")
        self.proven = True

    # -- what the database knows --------------------------------------------------------------------------
    def frequencies(self, tokens):
        return self.reserve.frequencies(tokens)

    def newest(self, among, limit, offset=0, after=None):
        return self.reserve.newest(among, limit, offset, after)

    def seconds(self, moment):
        return self.reserve.seconds(moment)

    def holds(self, choices, hidden):
        return self.reserve.holds(choices, hidden)

    def near(self, tokens, beginnings):
        return self.reserve.near(tokens, beginnings)

    def held(self, choices, hidden, language):
        return self.reserve.held(choices, hidden, language)

    def called(self, words, hidden, language, kinds):
        return self.reserve.called(words, hidden, language, kinds)
