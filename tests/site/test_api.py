"""The question as JSON: one shape, strict errors that help, and a cursor that gives each document once."""

import io
import re
import uuid

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.site.conftest import public_settings

pytestmark = pytest.mark.django_db

SEARCH = "/api/v1/search"
DOCUMENTS = 45
QUERIES = 5


@pytest.fixture(scope="module")
def door(shared_data):
    """A small library: more than two pages of answers, in two languages and of every type."""
    with shared_data(), override_settings(**public_settings()):
        factories.guide(title="A guide to clocks", regions=["aceh"], themes=["ddr"])
        factories.case(title="A case of clocks")
        factories.organisation(title="The clock makers")
        said = {"summary": "A <b>thing</b> & more.", "in_practice": "<p>A clock & a <i>map</i>.</p>"}
        word = factories.glossary_term(title="Clock", **said)
        factories.translated(word, "fr", title="Horloge", summary="Une chose.")
        for number in range(DOCUMENTS - 5):
            factories.glossary_term(title=f"Clock {number}", summary="Ticks.", in_practice="<p>Tock.</p>")
        yield Client(raise_request_exception=False)


def asked(door, **parameters) -> dict:
    answer = door.get(SEARCH, parameters)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"].startswith("application/json")
    return answer.json()


# -- the shape ------------------------------------------------------------------------------------------------
def test_the_shape_is_what_others_build_on(door):
    found = asked(door, q="clock", region="indonesia", language="en")

    assert list(found) == ["total", "hits", "facets", "general", "next"]
    assert type(found["total"]) is int
    assert list(found["general"]) == ["total"]
    assert list(found["facets"]) == ["type", "phase", "theme", "region", "track", "role", "language"]
    for hit in found["hits"]:
        assert list(hit) == ["key", "type", "language", "title", "url", "summary", "excerpt"]
        assert all(type(value) is str for value in hit.values())
    for values in found["facets"].values():
        for value in values:
            assert list(value) == ["slug", "label", "count", "selected"]
            assert [type(part) for part in value.values()] == [str, str, int, bool]
    assert found["next"] is None


def test_types_and_keys_and_addresses_say_what_they_mean(door):
    types = {hit["type"] for hit in asked(door, q="clock")["hits"]}
    for kind in ("guide", "case", "organisation", "term"):
        types |= {hit["type"] for hit in asked(door, type=kind)["hits"]}

    assert types == {"guide", "case", "organisation", "term"}
    hit = asked(door, q="horloge")["hits"][0]
    assert uuid.UUID(hit["key"])
    assert hit["language"] == "fr"
    assert hit["url"].startswith("http://testserver/fr/glossary/")
    assert door.get(hit["url"].partition("#")[0].removeprefix("http://testserver")).status_code == 200


def test_a_key_is_one_work_in_all_its_languages(door):
    english = asked(door, q="thing", type="term", language="en")["hits"]
    french = asked(door, language="fr")["hits"]

    assert [hit["title"] for hit in french] == ["Horloge"]
    assert french[0]["key"] in {hit["key"] for hit in english if hit["title"] == "Clock"}


def test_an_excerpt_is_escaped_text_with_marks_only(door):
    hit = next(hit for hit in asked(door, q="clock map")["hits"] if hit["title"] == "Clock")

    assert "<mark>" in hit["excerpt"]
    assert "&amp;" in hit["excerpt"]
    assert not [tag for tag in hit["excerpt"].split("<")[1:] if not tag.startswith(("mark>", "/mark>"))]


def test_it_gives_every_document_unless_a_language_is_asked_for(door):
    assert asked(door)["total"] == DOCUMENTS
    assert asked(door, language="fr")["total"] == 1
    assert asked(door, language=["fr", "en"])["total"] == DOCUMENTS


def test_a_region_finds_what_lies_in_it_and_counts_general_guidance_beside(door):
    found = asked(door, region="south-eastern-asia")

    assert {hit["title"] for hit in found["hits"]} == {"A guide to clocks", "A case of clocks"}
    assert found["total"] == 2
    chosen = [value for value in found["facets"]["region"] if value["selected"]]
    assert [value["slug"] for value in chosen] == ["south-eastern-asia"]


def test_labels_follow_the_language_asked_for_and_nothing_else_does(door):
    english, french = asked(door, theme="ddr"), asked(door, theme="ddr", lang="fr")

    def labels(found):
        return [value["label"] for value in found["facets"]["theme"]]

    assert labels(english) != labels(french)
    assert english["hits"] == french["hits"]
    plain = door.get(SEARCH, {"theme": "ddr"}, headers={"Accept-Language": "fr"}).json()
    assert plain == english


# -- the cursor -----------------------------------------------------------------------------------------------
def every_page(door, **parameters) -> list[list[dict]]:
    pages, cursor = [], None
    while cursor is not None or not pages:
        found = asked(door, **parameters, **({"next": cursor} if cursor else {}))
        pages.append(found["hits"])
        cursor = found["next"]
        assert len(pages) < 20
    return pages


@pytest.mark.parametrize(
    "question", [{}, {"q": "clock"}, {"q": "clock", "sort": "newest"}, {"type": "term"}, {"q": "clock ticks"}], ids=str
)
def test_the_cursor_gives_each_document_once_to_the_end(door, question):
    pages = every_page(door, **question)
    identities = [(hit["key"], hit["language"]) for hits in pages for hit in hits]

    assert len(identities) == len(set(identities)) == asked(door, **question)["total"]
    assert all(pages)
    assert len(pages) > 1


def test_the_client_in_the_documentation_reads_every_hit(door, monkeypatch):
    written = (settings.ROOT / "docs" / "api.md").read_text()
    code = re.search(r"```python\n(.*?)\n\n\nfor hit in", written, re.DOTALL).group(1)
    monkeypatch.setattr("urllib.request.urlopen", lambda address: io.BytesIO(door.get(address).content))
    client = {}
    exec(code, client)

    found = list(client["hits"]("http://testserver", q="clock", type=["term", "guide"]))

    assert len(found) == asked(door, q="clock", type=["term", "guide"])["total"] > 40


def test_a_cursor_is_opaque_and_only_good_for_its_own_order(door):
    cursor = asked(door, q="clock")["next"]

    answer = door.get(SEARCH, {"q": "clock", "sort": "newest", "next": cursor})

    assert answer.status_code == 400
    assert answer.json()["parameter"] == "next"


# -- what is refused ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("query", "parameter", "allowed"),
    [
        ("phase=nonsense", "phase", "negotiation"),
        ("type=page", "type", "entry"),
        ("theme=cease-fires", "theme", "ceasefires"),
        ("region=indonesa", "region", "indonesia"),
        ("language=de", "language", "ar"),
        ("sort=oldest", "sort", "newest"),
        ("lang=de", "lang", "fr"),
        ("themes=ddr", "parameter", "theme"),
        ("page=2", "parameter", "next"),
        ("next=nonsense", "next", None),
        ("q=a&q=b", "q", None),
        ("sort=best&sort=newest", "sort", None),
        ("lang=fr&lang=en", "lang", None),
        ("q=" + "word+" * 500, "q", None),
        ("q=" + "w" * 2_001, "q", None),
        ("q=a&each=work", "parameter", "lang"),
        ("&".join(f"theme={slug}" for slug in ["ddr"] * 3 + ["nonsense"]), "theme", "ddr"),
    ],
)
def test_what_is_not_understood_is_refused_with_help(door, query, parameter, allowed):
    answer = door.get(f"{SEARCH}?{query}")
    said = answer.json()

    assert answer.status_code == 400
    assert list(said) == ["error", "parameter", "allowed"]
    assert said["parameter"] == parameter
    assert said["error"]
    assert allowed is None or allowed in said["allowed"]
    assert answer["Cache-Control"] == "public, no-cache"


def test_a_long_text_is_refused_for_its_length_not_its_words(door):
    assert "characters" in door.get(SEARCH, {"q": "w" * 2_001}).json()["error"]
    assert "words" in door.get(SEARCH, {"q": "word " * 20}).json()["error"]


def test_an_address_of_the_api_that_is_not_there_says_so_in_json(door):
    for address in ("/api/v1/nothing", "/api/v2/pages/", "/api/", "/api/v1/search/", "/api/v1/pages/", "/api/v1/%ff"):
        answer = door.get(address)
        assert answer.status_code == 404
        assert answer.json() == {"error": "There is nothing at this address.", "parameter": None, "allowed": []}


def test_an_address_that_cannot_be_read_is_refused_in_json_too(door):
    for answer in (
        door.get(SEARCH, headers={"Host": "elsewhere.example"}),
        door.get(f"{SEARCH}?{'&'.join(['a=1'] * 20_000)}"),
    ):
        assert answer.status_code == 400
        assert list(answer.json()) == ["error", "parameter", "allowed"]


def test_what_breaks_on_our_side_is_said_in_the_same_shape(door, monkeypatch):
    monkeypatch.setattr("search.api.routes.engine", lambda: 1 / 0)

    answer = door.get(SEARCH)

    assert answer.status_code == 500
    assert list(answer.json()) == ["error", "parameter", "allowed"]
    assert "ZeroDivision" not in answer.content.decode()


# -- who may read it ------------------------------------------------------------------------------------------
def test_a_page_of_any_origin_may_read_it_and_no_cookie_is_asked_for(door):
    for address in (SEARCH, "/api/v1/", "/api/v1/search.csv", "/api/v1/nothing", f"{SEARCH}?phase=x"):
        for answer in (door.get(address), door.get(address, headers={"Origin": "https://elsewhere.example"})):
            assert answer["Access-Control-Allow-Origin"] == "*", address
            assert "Access-Control-Allow-Credentials" not in answer.headers
            assert "Origin" not in answer.get("Vary", "")
            assert "ETag" in answer["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Origin" not in door.get("/en/search/").headers


def test_it_says_what_there_is(door):
    start = door.get("/api/v1/").json()

    for address in start["addresses"].values():
        found = door.get(address.replace("{key}", asked(door)["hits"][0]["key"]).removeprefix("http://testserver"))
        assert found.status_code == 200, address


def test_twenty_hits_cost_the_queries_of_one(door):
    counts = {}
    for title in ("clock", "horloge"):
        asked(door, q=title)
        with CaptureQueriesContext(connection) as queries:
            counts[title] = asked(door, q=title)["total"], len(queries)

    assert counts["clock"] == (DOCUMENTS, QUERIES)
    assert counts["horloge"][0] == 1
    assert counts["horloge"][1] <= QUERIES


def test_another_spelling_is_offered_only_where_there_is_one(door):
    assert asked(door, q="clokc")["did_you_mean"] == "clock"
    assert "did_you_mean" not in asked(door, q="clock")
    assert "did_you_mean" not in asked(door, q="zzzzzzzz")
