"""Pages of terms, and what stands beside a page: the same question and the same component as the search."""

import re

import pytest

from home.models import Theme
from search import terms
from search.beside import most_alike
from search.bits import from_numbers
from tests import factories

pytestmark = pytest.mark.django_db
READ = terms.read_terms


@pytest.fixture(autouse=True)
def vocabulary(monkeypatch):
    """The vocabularies of the house."""
    monkeypatch.setattr(terms, "read_terms", READ)
    terms._held.clear()
    yield
    terms._held.clear()


def body_of(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def part(html: str, name: str) -> str:
    """One list of answers by its id; "" where it is not there."""
    found = re.search(rf'<section class="answers" id="{name}".*?</section>', html, re.DOTALL)
    return found[0] if found else ""


def titles(html: str) -> list[str]:
    return re.findall(r'card__title"><a href="[^"]*">([^<]*)<', html)


# -- beside a page --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("make", [factories.entry, factories.guide, factories.case])
def test_a_page_shows_others_in_its_phase_and_on_its_theme_and_the_way_to_all(client, make):
    page = make(phases=["negotiation"], themes=["ddr"])
    for number in range(5):
        factories.entry(title=f"Phase {number}", phases=["negotiation"], themes=["ceasefires"])
    factories.case(title="Theme", phases=["contact"], themes=["ddr"])
    factories.entry(title="Neither", phases=["contact"], themes=["ceasefires"])

    html = body_of(client, page.get_url())

    in_phase, on_theme = titles(part(html, "in-this-phase")), titles(part(html, "on-this-theme"))
    assert len(in_phase) == 3
    assert all(title.startswith("Phase ") for title in in_phase)
    assert on_theme == ["Theme"]
    assert 'href="/en/phases/negotiation/">See all 6</a>' in html
    assert 'href="/en/themes/ddr/">See all 2</a>' in html
    assert "<h2" in part(html, "in-this-phase")
    assert "6 results" in body_of(client, "/en/phases/negotiation/")


def test_a_page_that_stands_alone_shows_no_others(client):
    page = factories.entry(phases=["negotiation"], themes=["ddr"])
    factories.entry(phases=["contact"], themes=["ceasefires"])

    html = body_of(client, page.get_url())

    assert "in-this-phase" not in html
    assert "on-this-theme" not in html


def test_the_most_alike_stand_first_and_none_stands_in_both_lists(client):
    page = factories.entry(phases=["negotiation"], themes=["ddr", "youth"], regions=["aceh"])
    factories.entry(title="Theme and place", phases=["negotiation"], themes=["ceasefires", "youth"], regions=["aceh"])
    factories.entry(title="Theme", phases=["negotiation"], themes=["ceasefires", "youth"])
    for number in range(3):
        factories.entry(title=f"Phase {number}", phases=["negotiation"], themes=["ceasefires"])
    factories.entry(title="Both", phases=["negotiation"], themes=["ddr"])

    html = body_of(client, page.get_url())
    shown = titles(part(html, "in-this-phase")), titles(part(html, "on-this-theme"))

    assert shown[0] == ["Theme and place", "Both", "Theme"]
    assert shown[1] == []


def test_others_are_shown_once_in_the_reader_s_language_and_never_what_is_hidden(client):
    page = factories.entry(phases=["negotiation"], themes=["ddr"])
    factories.translated(page, "fr", title="La page", slug="la-page")
    other = factories.entry(title="The clock", phases=["negotiation"], themes=["ddr"])
    factories.translated(other, "fr", title="Horloge")
    factories.entry(title="English only", phases=["negotiation"], themes=["ceasefires"])
    gone = factories.entry(title="Gone", phases=["negotiation"], themes=["ddr"])
    gone.unpublish()
    factories.entry(title="Draft", live=False, phases=["negotiation"], themes=["ddr"])

    french = titles(part(body_of(client, "/fr/toolbox/la-page/"), "in-this-phase"))
    english = body_of(client, page.get_url())

    assert french == ["Horloge", "English only"]
    assert titles(part(english, "in-this-phase")) == ["The clock", "English only"]
    assert "See all 3" in english


def test_others_cost_two_queries_however_many_there_are(client, django_assert_max_num_queries):
    page = factories.entry(phases=["negotiation"], themes=["ddr"])
    factories.entry(phases=["negotiation"], themes=["ddr"])
    client.get(page.get_url())
    with django_assert_max_num_queries(17):
        client.get(page.get_url())
    for _number in range(8):
        factories.entry(phases=["negotiation"], themes=["ddr"])
    client.get(page.get_url())
    with django_assert_max_num_queries(17):
        client.get(page.get_url())


def test_documents_in_most_of_some_sets_come_first_and_the_latest_of_equals():
    sets = [from_numbers([1, 2, 3]), from_numbers([2, 3, 9]), from_numbers([3])]

    assert list(most_alike(from_numbers([1, 2, 3, 4, 5]), sets)) == [3, 2, 1, 5, 4]
    assert list(most_alike(0, sets)) == []
    assert list(most_alike(from_numbers([4, 7]), [])) == [7, 4]


# -- pages of terms -------------------------------------------------------------------------------------------
def test_a_term_is_told_in_words_before_what_is_filed_under_it(client):
    factories.entry(title="The clock", themes=["ddr"])

    html = body_of(client, "/en/themes/ddr/")

    assert html.index("Disarmament, demobilisation") < html.index("page-head__summary") < html.index(">The clock<")


def test_a_term_s_introduction_stands_in_paragraphs_between_its_definition_and_the_list(client):
    factories.entry(title="The clock", themes=["ddr"])
    Theme.objects.filter(slug="ddr").update(introduction_en="Weapons <first>.\nThen people.")

    html = body_of(client, "/en/themes/ddr/")

    paragraphs = "<p>Weapons &lt;first&gt;.</p><p>Then people.</p>"
    assert html.index("page-head__summary") < html.index(paragraphs) < html.index(">The clock<")


def test_a_term_without_an_introduction_in_the_reader_s_language_has_its_definition_alone(client):
    Theme.objects.filter(slug="ddr").update(introduction_en="Weapons first.", introduction_fr="")

    html = body_of(client, "/fr/themes/ddr/")

    assert "page-head__summary" in html
    assert "Weapons first." not in html
    assert "introduction" not in html.split("<main")[1]


def test_searching_on_a_term_s_page_stays_within_the_term(client):
    factories.entry(title="The clock", themes=["ddr"], phases=["contact"])
    factories.entry(title="Another clock", themes=["ceasefires"])

    html = body_of(client, "/en/themes/ddr/?phase=contact")
    form = html.split("<main")[1].split("</form>")[0]

    assert '<input type="hidden" name="theme" value="ddr">' in form
    assert '<input type="hidden" name="phase" value="contact">' in form
    assert "Search within" in form
    assert "1 result " in body_of(client, "/en/search/?q=clock&theme=ddr&phase=contact")
    factories.entry(title="A third clock", themes=["ddr"])
    assert "Best match first" in body_of(client, "/en/themes/ddr/?q=clock")


def test_a_term_s_page_has_the_feed_of_what_is_filed_there(client):
    factories.entry(themes=["ddr"])

    assert 'href="/en/search/feed/?theme=ddr"' in body_of(client, "/en/themes/ddr/")


def test_all_themes_that_lead_somewhere_stand_under_their_groups_with_counts(client):
    factories.entry(themes=["ddr"])
    factories.entry(themes=["ddr", "ceasefires"])

    html = body_of(client, "/en/themes/").split("<main")[1]

    links = re.findall(r'<a href="/en/themes/([^"]+)/">[^<]*</a> <span class="links__kind">([^<]*)</span>', html)
    assert links == [("security", "2 pages"), ("ceasefires", "1 page"), ("ddr", "2 pages")]


def test_all_phases_are_listed_in_their_order_whatever_they_hold(client):
    factories.entry(phases=["agreement"])

    html = body_of(client, "/en/phases/").split("<main")[1]

    slugs = re.findall(r'href="/en/phases/([^"]+)/"', html)
    assert slugs[:4] == ["prevention", "contact", "pre-negotiation", "negotiation"]
    assert len(slugs) == 8
    assert html.count("0 pages") == 7


def test_regions_are_listed_as_places_practice_areas_and_bodies(client):
    factories.entry(regions=["kenya"])

    html = body_of(client, "/en/regions/").split("<main")[1]

    places, areas, bodies = (html.index(f">{name}</h2>") for name in ("Places", "Practice areas", "Regional bodies"))
    assert places < html.index("/en/regions/kenya/") < areas < html.index("/en/regions/horn-of-africa/") < bodies
    assert bodies < html.index("/en/regions/au/")
    assert "/en/regions/asia/" not in html


def test_a_page_of_a_term_costs_at_most_ten_queries(client, django_assert_max_num_queries):
    for _number in range(3):
        factories.entry(regions=["aceh"], themes=["ddr"])
    for address in ("/en/regions/south-eastern-asia/", "/en/themes/ddr/", "/en/themes/security/", "/en/regions/"):
        client.get(address)
        with django_assert_max_num_queries(10):
            client.get(address)


# -- where a page is filed ------------------------------------------------------------------------------------
def test_a_page_names_all_it_is_filed_under_in_the_order_of_the_vocabulary(client):
    page = factories.entry(
        phases=["negotiation", "contact"], regions=["kenya", "aceh"], tracks=["track-2"], roles=["hosting"]
    )

    html = part_filed(body_of(client, page.get_url()))

    assert re.findall(r'href="/en/([^"]+)"', html) == [
        "phases/contact/", "phases/negotiation/", "themes/ceasefires/", "regions/kenya/", "regions/aceh/",
        "search/?track=track-2", "search/?role=hosting",
    ]  # fmt: skip


def part_filed(html: str) -> str:
    return html.split('id="classification"')[1].split("</section>")[0]
