"""One work as JSON: all of it that is public, and one answer for all that is not."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

pytestmark = pytest.mark.django_db


def asked(door, page, **parameters):
    return door.get(f"/api/v1/pages/{page.translation_key}", parameters)


@pytest.fixture
def entry(public_door):
    made = factories.entry(
        title="A clock",
        slug="a-clock",
        summary="It ticks.",
        themes=["ddr", "ceasefires"],
        regions=["aceh"],
        first_moves=factories.points("Wind <b>it</b> up & wait."),
    )
    factories.translated(made, "fr", title="Une horloge", summary="Elle tictaque.")
    return made


def test_a_work_is_told_in_all_its_languages_the_original_first(public_door, entry):
    work = asked(public_door, entry).json()

    assert (work["key"], work["type"]) == (str(entry.translation_key), "entry")
    assert [version["language"] for version in work["versions"]] == ["en", "fr"]
    assert [version["original"] for version in work["versions"]] == [True, False]
    assert [version["title"] for version in work["versions"]] == ["A clock", "Une horloge"]
    assert work["versions"][0]["summary"] == "It ticks."


def test_its_addresses_lead_to_what_they_name(public_door, entry):
    for version in asked(public_door, entry).json()["versions"]:
        for name in ("url", "markdown"):
            address = version[name].removeprefix("http://testserver")
            body = public_door.get(address).content.decode()
            assert version["title"].replace("'", "&#x27;") in body
        for section in version["sections"]:
            assert f'id="{section["anchor"]}"' in public_door.get(version["url"][17:]).content.decode()


def test_its_sections_are_the_words_of_the_page(public_door, entry):
    sections = asked(public_door, entry).json()["versions"][0]["sections"]

    said = {section["heading"]: section["text"] for section in sections}
    assert "Wind it up & wait." in " ".join(said.values())
    assert [(s["anchor"], s["heading"], s["text"]) for s in sections] == [
        (passage.anchor, passage.heading, passage.text) for passage in entry.specific.passages()
    ]


def test_it_is_filed_under_its_own_terms_and_not_under_all_that_cover_them(public_door, entry):
    version = asked(public_door, entry, lang="fr").json()["versions"][0]

    assert list(version["terms"]) == ["phase", "theme", "region", "track", "role"]
    assert [term["slug"] for term in version["terms"]["region"]] == ["aceh"]
    assert {term["slug"] for term in version["terms"]["theme"]} == {"ddr", "ceasefires"}
    assert "Cessez-le-feu" in str(version["terms"]["theme"])


def test_one_language_may_be_asked_for_and_must_be_there(public_door, entry):
    assert [v["language"] for v in asked(public_door, entry, language="fr").json()["versions"]] == ["fr"]
    assert [v["language"] for v in asked(public_door, entry, language=["fr", "ar"]).json()["versions"]] == ["fr"]
    assert asked(public_door, entry, language="ar").status_code == 404


@pytest.mark.parametrize(
    ("query", "parameter"), [("language=de", "language"), ("lang=de", "lang"), ("q=a", "parameter")]
)
def test_what_is_not_understood_is_refused_with_help(public_door, entry, query, parameter):
    answer = public_door.get(f"/api/v1/pages/{entry.translation_key}?{query}")

    assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)
    assert "fr" in answer.json()["allowed"] or "lang" in answer.json()["allowed"]


def test_all_that_is_not_a_public_work_is_answered_alike(public_door, entry):
    upper, odd = str(entry.translation_key).upper(), str(entry.translation_key).replace("-", "")
    answers = [
        public_door.get(f"/api/v1/pages/{key}")
        for key in (
            uuid.uuid4(),
            "nothing",
            "1",
            upper,
            odd,
            entry.get_parent().translation_key,
            "%00",
            "é",
            "9" * 3_000,
        )
    ]
    answers.append(public_door.get("/api/v1/nothing"))

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert list(answers[0].json()) == ["error", "parameter", "allowed"]


def test_it_asks_the_database_as_often_for_many_sections_as_for_few(public_door, entry):
    long = factories.entry(title="Long", first_moves=factories.points(*["Wait."] * 5), themes=["ddr"])
    counts = []
    for page in (entry, long):
        asked(public_door, page)
        with CaptureQueriesContext(connection) as queries:
            asked(public_door, page)
        counts.append(len(queries))

    assert counts == [2, 2]
