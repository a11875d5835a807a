"""The question as JSON: one shape, strict errors that help, and a cursor that gives each document once."""

import uuid

import pytest
from django.test import Client, override_settings

from tests import factories
from tests.site.conftest import public_settings

pytestmark = pytest.mark.django_db

SEARCH = "/api/v1/search"
DOCUMENTS = 45


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


def test_an_address_of_the_api_that_is_not_there_says_so_in_json(door):
    for address in ("/api/v1/nothing", "/api/v2/pages/", "/api/"):
        answer = door.get(address)
        assert answer.status_code == 404
        assert answer.json()["error"]
