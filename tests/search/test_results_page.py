"""The results page: how many there are, what each is, and how a phase is known."""

import re

import pytest

from search import terms, views
from search.results import FacetValue, Results

pytestmark = pytest.mark.django_db

READ = terms.read_terms
FACETS = {
    "phase": [FacetValue("negotiation", 10_000), FacetValue("contact", 37)],
    "theme": [FacetValue("ceasefires", 37)],
}


@pytest.fixture(autouse=True)
def vocabulary(monkeypatch):
    """The vocabularies of the house."""
    monkeypatch.setattr(terms, "read_terms", READ)
    terms._held.clear()
    yield
    terms._held.clear()


@pytest.fixture
def found(monkeypatch):
    """Let every question find so many."""

    def found(total: int, facets=FACETS):
        answer = Results(total=total, facets=facets if total else {})
        monkeypatch.setattr(views, "engine", lambda: type("Engine", (), {"search": lambda _self, _asked: answer})())

    return found


def sentence(html: str) -> str:
    return re.search(r'role="status">([^<]*)', html)[1]


@pytest.mark.parametrize(
    ("total", "said"), [(0, "0 results"), (1, "1 result"), (37, "37 results"), (10_000, "10,000 results")]
)
def test_the_number_of_results_is_said_as_a_reader_writes_it(client, found, total, said):
    found(total)

    assert sentence(client.get("/en/search/").content.decode()) == said


@pytest.mark.parametrize(("language", "number"), [("en", "10,000"), ("fr", "10\xa0000"), ("es", "10\xa0000")])
def test_thousands_stand_apart_as_the_language_has_them_in_the_sentence_and_the_facets(client, found, language, number):
    found(10_000)

    html = client.get(f"/{language}/search/").content.decode()

    assert sentence(html).startswith(number)
    assert f'<span class="facet__count">{number}<' in html


def test_a_phase_carries_its_number_among_the_filters_in_what_is_chosen_and_in_its_heading(client, found):
    found(37)
    mark = '<span class="phase phase--negotiation"><span class="phase__mark" aria-hidden="true">4</span>'

    facets = client.get("/en/search/").content.decode().split('id="facets"')[1]
    chosen = client.get("/en/search/?phase=negotiation").content.decode().split('class="chosen"')[1].split("</ul>")[0]
    heading = client.get("/en/phases/negotiation/").content.decode().split("<h1")[1].split("</h1>")[0]

    assert mark in facets
    assert mark in chosen
    assert mark in heading


def test_a_theme_has_no_number(client, found):
    found(37, {"theme": [FacetValue("ceasefires", 37)]})

    assert "phase__mark" not in client.get("/en/search/?theme=ceasefires").content.decode().split("<main")[1]


@pytest.mark.parametrize("address", ["/en/search/", "/en/phases/negotiation/"])
def test_the_filters_open_above_the_results_without_a_script(client, found, address):
    found(37)

    html = client.get(address).content.decode()

    opens = html.index('<details class="narrow">')
    assert html.index('role="status"') < opens < html.index('id="facets"') < html.index('id="found"')


def test_no_filter_is_offered_where_there_is_none(client, found):
    found(0)

    assert "narrow" not in re.sub(r"<link[^>]*>", "", client.get("/en/search/?q=zzyzx").content.decode())


def test_after_the_first_page_the_sentence_says_which_page_it_is(client, found):
    found(100)

    first, second = (client.get(f"/en/search/?page={page}").content.decode() for page in (1, 2))

    assert "Page" not in sentence(first)
    assert re.search(r" · Page 2 of \d+$", sentence(second))
