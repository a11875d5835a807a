"""A small vocabulary and a way to put documents in the index, without pages."""

import itertools
import os
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.conf import settings
from django.http import QueryDict

from home.records import Passage, SearchRecord
from search import filling, outbox, projection, terms
from search.criteria import Criteria
from search.engines import engine, servers

ABOVE = {
    "region": {
        "africa": ("africa",),
        "eastern-africa": ("africa", "eastern-africa"),
        "kenya": ("africa", "eastern-africa", "horn-of-africa", "kenya"),
        "horn-of-africa": ("horn-of-africa",),
        "asia": ("asia",),
        "indonesia": ("asia", "indonesia"),
    },
    "theme": {"ceasefires": ("ceasefires", "security"), "ddr": ("ddr", "security"), "youth": ("people", "youth")},
}


def term(facet, slug, en="", fr="", synonyms=(), parent=""):
    labels = {"en": en or slug.replace("-", " ").capitalize(), "fr": fr}
    return terms.Term(facet, slug, labels, {"en": tuple(synonyms)}, parent)


TERMS = [
    term("phase", "negotiation"),
    term("phase", "implementation"),
    term(
        "phase",
        "pre-negotiation",
        "Pre-negotiation and process design",
        synonyms=["talks about talks", "prenegotiation"],
    ),
    term("theme", "security"),
    term("theme", "people"),
    term(
        "theme", "ceasefires", "Ceasefires and cessation of hostilities", synonyms=["truce", "CoH"], parent="security"
    ),
    term("theme", "ddr", "Disarmament, demobilisation and reintegration", synonyms=["DDR"], parent="security"),
    term("theme", "youth", "Youth, peace and security", synonyms=["YPS", "2250"], parent="people"),
    *(term("region", slug) for slug in ABOVE["region"] if slug != "kenya"),
    term("region", "kenya", "Kenya", "Kenya"),
    term("track", "track-1"),
    term("role", "hosting"),
]


@pytest.fixture(autouse=True)
def vocabulary(monkeypatch):
    """The terms above instead of those in the database."""
    monkeypatch.setattr(terms, "read_terms", lambda: TERMS)
    terms._held.clear()
    yield
    terms._held.clear()


# With SEARCH_URL the same tests ask a server, in an index of this process alone.
if settings.SEARCH_URL:
    settings.SEARCH_URL += f"-{os.getpid()}"
    os.environ["SEARCH_URL"] = settings.SEARCH_URL  # for processes that tests start


@pytest.fixture(scope="session", autouse=True)
def nothing_left_on_the_server():
    """What the tests put on a server goes when they end."""
    yield
    if servers.configured():
        from search.engines.servers import index

        for name in index.of_alias(engine().client, servers.configured().index):
            index.drop(engine().client, name)


@pytest.fixture(autouse=True)
def a_server_that_is_told(request, monkeypatch):
    """A server hears of changes before each question: the transactions of most tests never commit. It answers
    them all itself, but in tests of what happens when it cannot."""
    if not servers.configured() or request.node.get_closest_marker("server"):
        return
    from search.engines.servers.engine import ServerEngine

    asked, differing = ServerEngine._asked, filling.differing

    def tell():
        stamp, waits = outbox.state(servers.configured())
        if not stamp:
            filling.fill()
        elif waits:
            outbox.send(outbox.BY_THE_CLOCK, patient=True)

    def told(self, criteria, now, read):
        answer = asked(self, criteria, now, read)
        if answer is None:
            tell()
            self.breaker.answered()
            answer = asked(self, criteria, now, read)
        assert answer is not None, "the database answered what the server should have"
        return answer

    def compared():
        tell()
        return differing()

    monkeypatch.setattr(ServerEngine, "_asked", told)
    monkeypatch.setattr(filling, "differing", compared)


_page_ids = itertools.count(1)


def record(title="A title", text="", **values) -> SearchRecord:
    """A record with the least that a test has to say; `text` may be several passages."""
    texts = [text] if isinstance(text, str) else text
    passages = tuple(Passage(f"part-{n}", f"Part {n}", text) for n, text in enumerate(texts, 1))
    given = {
        "key": str(uuid4()),
        "kind": "entry",
        "language": "en",
        "is_original": values.get("language", "en") == "en",
        "also_known_as": "",
        "summary": "",
        "passages": passages,
        "url": f"/{title.lower().replace(' ', '-')}/",
        "reviewed": None,
        "published": datetime(2026, 1, 1, tzinfo=UTC),
        "expires": None,
    }
    return SearchRecord(title=title, **{**given, **values})


@pytest.fixture
def publish(db):
    """Put a document in the index, as `record` takes it; answers its title."""

    def publish(title="A title", text="", page_id=None, **values) -> str:
        projection.write(page_id or next(_page_ids), record(title, text, **values), ABOVE)
        return title

    return publish


@pytest.fixture
def search(db):
    """Ask as a page does (lenient, works), or strict=True as the API does."""

    def search(query="", language="en", strict=False, now=None):
        return engine().search(Criteria.from_query(QueryDict(query), language, strict), now=now)

    return search


@pytest.fixture
def titles(search):
    """The titles a question finds, best first."""
    return lambda *args, **kwargs: [hit.title for hit in search(*args, **kwargs).hits]


def counts(results, facet):
    """A facet as {slug: count}."""
    return {value.slug: value.count for value in results.facets[facet]}
