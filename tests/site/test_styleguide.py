"""The style page shows every component that can stand alone, and is there in development only."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import Resolver404, resolve

from home.models import Phase

pytestmark = pytest.mark.django_db
COMPONENTS = {path.stem for path in (settings.ROOT / "templates" / "components").glob("*.html")}
# Drawn from a page, a question or the request: seen on the pages themselves.
NEED_A_PAGE = {
    *("addresses", "breadcrumbs", "card", "care", "classification", "completions", "facet", "facet_shelves", "facets"),
    *("footer", "how_to_cite", "languages", "link", "list_addresses", "list_versions", "page_head", "related_list"),
    *("review", "section", "sharing", "sources", "stream", "words"),
}


@pytest.fixture
def shown(client, house):
    return lambda language: BeautifulSoup(client.get(f"/styleguide/?language={language}").content, "html.parser")


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("nonsense", "ltr")])
def test_every_component_that_can_stand_alone_is_drawn(shown, language, direction):
    page = shown(language)

    assert page.html["dir"] == direction
    drawn = {one["data-component"]: one for one in page.select("[data-component]")}
    assert set(drawn) == COMPONENTS - NEED_A_PAGE
    for name, one in drawn.items():
        one.h3.extract()
        assert one.get_text().strip(), name
        assert all(link.get_text().strip() for link in one.find_all("a")), name


def test_the_tokens_are_those_of_the_style_sheet_with_their_contrast(shown):
    page = shown("en")

    rows = {row.th.get_text(): [cell.get_text() for cell in row.find_all("td")] for row in page.select("tbody tr")}
    assert rows["--paper"][2] == rows["--paper"][4] == "1.0"
    assert float(rows["--ink"][2]) >= 7
    assert float(rows["--ink"][4]) >= 7


def test_each_phase_has_its_number_and_its_colour(shown):
    slugs = Phase.objects.order_by("sort_order").values_list("slug", flat=True)

    marks = shown("en").select(".styleguide__row .phase")
    assert [mark["class"][-1] for mark in marks] == [f"phase--{slug}" for slug in slugs]
    assert [mark.select_one(".phase__mark").get_text() for mark in marks] == [str(n) for n in range(1, len(slugs) + 1)]


@pytest.mark.parametrize("door", ["public", "desk"])
def test_the_doors_of_production_do_not_know_it(door):
    with pytest.raises(Resolver404):
        resolve("/styleguide/", f"toolbox_site.urls.{door}")


@pytest.mark.urls("toolbox_site.urls.public")
def test_the_public_door_has_no_style_page(client, house):
    assert client.get("/styleguide/").status_code == 404
