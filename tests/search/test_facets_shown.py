"""The facets a reader sees beside the results."""

import pytest

from search import projection, terms
from tests.search.conftest import record
from tests.search.reading import Facets

pytestmark = pytest.mark.django_db
READ = terms.read_terms


@pytest.fixture(autouse=True)
def vocabulary(monkeypatch):
    """The vocabularies of the house."""
    monkeypatch.setattr(terms, "read_terms", READ)
    terms._held.clear()
    yield
    terms._held.clear()


@pytest.fixture
def file(db):
    """Put so many documents in the index, filed under some terms."""
    numbers = iter(range(1, 10_000))
    above = projection.ancestors()

    def file(times=1, title="Clock", **filed):
        kind = filed.pop("kind", "entry")
        for _time in range(times):
            projection.write(next(numbers), record(title, terms=filed, kind=kind), above)

    return file


@pytest.fixture
def facets(client):
    return lambda address="/en/search/": Facets(client.get(address).content.decode())


def said(values):
    return [(value.label, value.count) for value in values]


def test_values_stand_by_count_and_then_by_name(file, facets):
    file(phase=("negotiation",))
    file(phase=("contact",))
    file(2, phase=("implementation",))

    assert said(facets().all["Phase"][""]) == [
        ("Implementation and monitoring", 2),
        ("Contact and exploration", 1),
        ("Negotiation", 1),
    ]


def test_a_name_with_an_accent_stands_where_one_looks_it_up(file, facets):
    file(region=("ethiopia",))
    file(region=("zimbabwe",))
    file(region=("djibouti",))

    eastern = [v.label for v in facets("/fr/search/").all["Région"]["Lieux"] if v.depth == 3]

    assert eastern == ["Djibouti", "Éthiopie", "Zimbabwe"]


def test_what_lies_in_a_place_stands_below_it_and_is_counted_in_it(file, facets):
    file(2, region=("kenya",))
    file(region=("indonesia",))

    places = facets().all["Region"]["Places"]

    assert [(v.label, v.count, v.depth) for v in places] == [
        ("World", 3, 0),
        ("Africa", 2, 0),
        ("Sub-Saharan Africa", 2, 1),
        ("Eastern Africa", 2, 2),
        ("Kenya", 2, 3),
        ("Asia", 1, 0),
        ("Southeast Asia", 1, 1),
        ("Indonesia", 1, 2),
    ]


def test_practice_areas_and_bodies_have_lists_of_their_own(file, facets):
    file(region=("kenya",))

    region = facets().all["Region"]

    assert list(region) == ["Places", "Practice areas", "Regional bodies"]
    assert "Horn of Africa" in [v.label for v in region["Practice areas"]]
    assert {"African Union", "Intergovernmental Authority on Development"} <= {
        v.label for v in region["Regional bodies"]
    }
    assert not any(v.depth for name in ("Practice areas", "Regional bodies") for v in region[name])


def test_a_group_of_themes_is_a_value_that_finds_all_in_it(file, facets, client):
    file(theme=("ceasefires",))
    file(theme=("ddr",))
    file(theme=("elections-transition",))

    themes = facets().all["Theme"][""]
    group = themes[0]

    assert [(v.label, v.count, v.depth) for v in themes[:3]] == [
        ("Security", 2, 0),
        ("Ceasefires and cessation of hostilities", 1, 1),
        ("Disarmament, demobilisation and reintegration", 1, 1),
    ]
    assert "2 results" in client.get(group.url).content.decode()


def test_a_value_that_would_find_nothing_is_not_offered_but_a_chosen_one_is_shown(file, facets):
    file(theme=("ceasefires",), phase=("negotiation",))
    file(theme=("elections-transition",), phase=("contact",))

    shown = facets("/en/search/?theme=ceasefires&phase=stalemate-renewal")

    assert said(shown.all["Phase"][""]) == [("Negotiation", 1), ("Stalemate, breakdown, renewal", 0)]
    assert [v.chosen for v in shown.all["Phase"][""]] == [False, True]


def test_each_value_is_a_short_toggle_that_no_machine_follows(file, facets):
    file(theme=("ceasefires",), phase=("negotiation",))
    file(theme=("ddr",), phase=("contact",))

    shown = facets("/en/search/?q=clock&phase=contact&page=1&nonsense=1").all["Phase"][""]
    negotiation, contact = sorted(shown, key=lambda value: value.chosen)

    assert negotiation.asks == {("q", "clock"), ("phase", "contact"), ("phase", "negotiation")}
    assert contact.asks == {("q", "clock")}
    assert {value.rel for value in shown} == {"nofollow"}
    assert negotiation.words == ["1", "result"]
    assert contact.words == ["1", "result – chosen; drop it"]


def test_every_count_is_what_its_link_leads_to(file, facets, client):
    file(3, theme=("ceasefires",), phase=("negotiation",), region=("kenya",))
    file(2, theme=("ddr",), phase=("negotiation", "contact"), region=("indonesia",), kind="case")
    file(theme=("elections-transition",), phase=("contact",), track=("track-2",), role=("hosting",), kind="guide")

    values = [value for shelves in facets().all.values() for shelf in shelves.values() for value in shelf]

    assert len(values) > 25
    for value in values:
        assert f'role="status">{value.count} result' in client.get(value.url).content.decode(), value.label


def test_a_place_takes_the_place_of_what_contains_it(file, facets, client):
    file(region=("kenya",))
    file(region=("nigeria",))

    chosen = facets("/en/search/?region=africa").all["Region"]["Places"]
    kenya = next(value for value in chosen if value.label == "Kenya")

    assert kenya.asks == {("region", "kenya")}
    assert "1 result " in client.get(kenya.url).content.decode()


def test_a_long_facet_shows_its_first_values_what_is_chosen_and_the_way_to_all(file, facets):
    themes = [
        "ceasefires",
        "ddr",
        "elections-transition",
        "youth",
        "power-sharing",
        "human-rights",
        "national-dialogue",
        "process-design",
        "business",
    ]
    for times, theme in enumerate(themes, 1):
        file(times, theme=(theme,))

    shown = facets("/en/search/?theme=ceasefires")
    first, everything = shown.first["Theme"][""], shown.all["Theme"][""]

    assert len(everything) == 14
    assert f"Show all ({len(everything)})" in shown.summaries
    highest = sorted((v.count for v in everything), reverse=True)[:8]
    beside = [v for v in first if v.count < min(highest)]
    assert len(first) == len(highest) + 2
    assert [(v.label, v.chosen) for v in beside] == [
        ("Security", False),
        ("Ceasefires and cessation of hostilities", True),
    ]
    assert [v.label for v in everything if v.label in {f.label for f in first}] == [v.label for v in first]
    assert shown.filters == []


def test_a_facet_of_eight_values_shows_them_all(file, facets):
    for phase in terms.vocabulary().slugs("phase"):
        file(phase=(phase,))

    shown = facets()

    assert len(shown.all["Phase"][""]) == 8
    assert shown.summaries == []


def test_a_very_long_facet_can_be_filtered_once_the_script_runs(file, facets, client):
    for region in ["kenya", "nigeria", "mali", "indonesia", "nepal", "colombia", "peru", "france", "fiji"]:
        file(region=(region,))

    shown = facets()

    assert len([v for shelf in shown.all["Region"].values() for v in shelf]) > 15
    assert [("hidden" in box, bool(box["data-said"])) for box in shown.filters] == [(True, True)]
    assert "js/facets" in client.get("/en/search/").content.decode()


def test_no_script_is_loaded_where_no_facet_is_long(file, client):
    file(theme=("ceasefires",))

    assert b"facets.js" not in client.get("/en/search/").content


def test_a_retired_term_is_not_offered_but_its_address_works(file, facets, client):
    from home.models import Theme

    file(theme=("ceasefires",))
    file(theme=("ddr",))
    theme = Theme.objects.get(slug="ddr")
    theme.retired = True
    theme.save()

    assert [v.label for v in facets().all["Theme"][""]] == ["Security", "Ceasefires and cessation of hostilities"]
    assert "Disarmament" not in client.get("/en/themes/").content.decode()
    chosen = facets("/en/search/?theme=ddr").all["Theme"][""]
    assert [(v.label[:4], v.count) for v in chosen if v.chosen] == [("Disa", 1)]
    assert "1 result " in client.get("/en/search/?theme=ddr").content.decode()
    assert client.get("/en/themes/ddr/").status_code == 200


def test_a_region_page_leads_on_to_the_places_in_it_and_keeps_the_other_choices(file, facets):
    file(region=("kenya",), phase=("contact",))
    file(region=("indonesia",), phase=("contact",))

    below = facets("/en/regions/africa/?phase=contact").all["Region"]["Places"]

    assert [v.label for v in below] == ["Sub-Saharan Africa", "Eastern Africa", "Kenya"]
    assert below[2].url == "/en/regions/kenya/?phase=contact"


# -- general guidance beside a region -------------------------------------------------------------------------
@pytest.fixture
def general(db):
    above = projection.ancestors()
    for number in range(63):
        projection.write(500 + number, record(f"General {number}", general=True), above)
    projection.write(600, record("Tried in Kenya", terms={"region": ("kenya",)}), above)


def test_all_general_guidance_can_be_reached_page_by_page(general, client):
    first = client.get("/en/search/?region=kenya").content.decode()
    assert "General guidance on this (63)" in first
    assert 'href="/en/search/?region=kenya&amp;list=general">See all general guidance on this (63)</a>' in first

    seen = set()
    for page in (1, 2, 3, 4):
        body = client.get(f"/en/search/?region=kenya&list=general&page={page}").content.decode()
        seen |= {f"General {n}" for n in range(63) if f">General {n}</a>" in body}
        assert ">Tried in Kenya</a>" not in body
        assert f"Page {page} of 4" in body
    assert len(seen) == 63


def test_a_page_of_general_guidance_beyond_the_last_is_the_last(general, client):
    assert "Page 4 of 4" in client.get("/en/search/?region=kenya&list=general&page=40").content.decode()


def test_filters_of_the_general_list_lead_back_to_what_was_tried(general, facets, client):
    address = "/en/search/?region=kenya&list=general"

    for shelves in facets(address).all.values():
        for values in shelves.values():
            assert not any(("list", "general") in value.asks for value in values)
    assert 'href="/en/search/?region=kenya">Tried here (1)</a>' in client.get(address).content.decode()


def test_without_a_region_there_is_no_general_list(general, client):
    body = client.get("/en/search/?list=general").content.decode()

    assert "64 results" in body
    assert "list=general" not in body.split("<main")[1]


def test_machines_are_not_offered_the_general_list(general, client):
    answer = client.get("/api/v1/search?region=kenya&list=general")

    assert (answer.status_code, answer.json()["parameter"]) == (400, "parameter")


def test_a_page_region_pages_its_general_guidance_too(general, client):
    body = client.get("/en/regions/kenya/?list=general&page=2").content.decode()

    assert "Page 2 of 4" in body
    assert 'href="/en/regions/kenya/?list=general&amp;page=3"' in body
