"""What a reader gets where there is nothing, where something broke, and while the site is closed."""

import re

import pytest
from django.conf import settings as configured
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext

from home import services
from home.markup_tree import tree
from search import lost
from tests import factories as make
from tests.site.conftest import public_settings
from toolbox_site import views
from toolbox_site.middleware import MaintenanceMiddleware

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "fr", "es", "ar")


def offered(door, address: str) -> list[str]:
    """The addresses that the page for what is not there offers instead."""
    answer = door.get(address)
    assert answer.status_code == 404
    section = [one for one in tree(answer.content.decode()).all("section") if one.attributes.get("id") == "nearest"]
    links = section[0].all("a") if section else ()
    return [link.attributes["href"].partition("#")[0] for link in links]


# -- where there is nothing -------------------------------------------------------------------------------------
def test_the_words_of_an_address_are_looked_for(public_door, house):
    page = make.entry(title="Ceasefire maps and telephones")
    make.entry(title="Something else")

    for address in ("/en/toolbox/ceasefire-maps/", "/en/ceasefire_maps/", "/en/old/place/maps-ceasefire-2019/"):
        assert page.get_url() in offered(public_door, address), address


def test_a_word_that_is_mistyped_is_understood(public_door, house):
    page = make.entry(title="Ceasefire maps")

    assert offered(public_door, "/en/toolbox/ceasefirre/") == [page.get_url()]


def test_at_most_five_are_offered_and_each_in_the_readers_language_or_the_original(public_door, house):
    pages = [make.entry(title=f"Ceasefire map {number}") for number in range(8)]
    french = make.translated(pages[0], "fr", title="Ceasefire map traduite", summary="Autre chose.")

    found = offered(public_door, "/fr/toolbox/ceasefire-map/")

    assert len(found) == 5
    assert pages[0].get_url() not in found
    assert {address[:4] for address in found} <= {"/fr/", "/en/"}
    assert french.get_url() in offered(public_door, "/fr/toolbox/traduite/")


def test_what_was_withdrawn_or_never_published_is_not_offered(public_door, house):
    page = make.entry(title="Zebrafinch", slug="gone")
    make.entry(title="Zebrafinch draft", live=False)
    services.withdraw(page)

    assert offered(public_door, "/en/toolbox/zebrafinch/") == []


HOSTILE = [
    "/en/wp-login.php", "/wp-admin/setup/", "/en/%00/", "/en/..%2f..%2fetc/passwd/", "/en/" + "a" * 500 + "/", "/en/" + "a-" * 60 + "/",
    "/en/a/b/c/d/e/f/", "/en/%22OR%201=1--/", "/en/toolbox/<script>/", "/en/-/", "/en/__/", "/en/12/", "/xx/ceasefire/", "/en/a-b-c/",
    "/admin/ceasefire/", "/en/%ff%fe/", "/en/toolbox/index.md/", "/en/x%0d%0aSet-Cookie:a/",
]  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE)
def test_nothing_is_looked_for_where_an_address_is_none_of_ours(public_door, house, monkeypatch, address):
    monkeypatch.setattr(lost, "engine", lambda: pytest.fail("asked the search"))

    assert public_door.get(address).status_code in (400, 404)


def test_however_long_the_address_few_words_are_asked(public_door, house):
    assert lost.words_of("/en/" + "-".join(["word"] * 20) + "/") == " ".join(["word"] * lost.MOST_WORDS)


def test_the_page_for_what_is_not_there_stands_though_the_search_is_broken(public_door, house, monkeypatch):
    monkeypatch.setattr(lost, "engine", lambda: 1 / 0)

    assert offered(public_door, "/en/toolbox/ceasefire/") == []


def test_it_costs_few_queries(public_door, house):
    make.entry(title="Ceasefire map")
    public_door.get("/en/toolbox/ceasefire/")

    with CaptureQueriesContext(connection) as asked:
        public_door.get("/en/toolbox/ceasefire/")

    assert len(asked) <= 12, "\n".join(query["sql"][:120] for query in asked)


def test_the_words_stand_in_the_search_box_and_nowhere_as_markup(public_door, house):
    html = public_door.get("/en/toolbox/ceasefire-map/").content.decode()

    assert 'value="ceasefire map"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert html.count('name="q"') == 1


# -- where something broke --------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_where_all_is_broken_needs_nothing_and_is_said_in_four_languages(
    language, django_assert_num_queries, settings
):
    settings.TEMPLATES = []
    with django_assert_num_queries(0):
        answer = views.broken(RequestFactory().get(f"/{language}/toolbox/"))

    html = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"]) == (500, "no-store")
    assert re.search(rf'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">', html)
    said = [one.attributes["lang"] for one in tree(html).all("section")]
    assert said[0] == language
    assert sorted(said) == sorted(LANGUAGES)
    assert not re.search(r"<script|<style|style=|<link|src=", html)


def test_a_page_that_breaks_is_answered_so(house, monkeypatch):
    monkeypatch.setattr("home.views.page_at", lambda *args: 1 / 0)
    with override_settings(**public_settings()):
        answer = Client(raise_request_exception=False).get("/fr/toolbox/")

    assert answer.status_code == 500
    assert '<html lang="fr"' in answer.content.decode()
    assert "ZeroDivision" not in answer.content.decode()
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


# -- while it is closed -----------------------------------------------------------------------------------------
@pytest.fixture
def closed_door(house):
    with override_settings(**public_settings(), MAINTENANCE=True):
        yield Client(raise_request_exception=False)


def test_while_the_site_is_closed_every_address_says_so_and_when_to_ask_again(closed_door, django_assert_num_queries):
    for address in (
        "/",
        "/ar/toolbox/",
        "/fr/search/?q=a",
        "/sitemap.xml",
        "/health/ready",
        "/nothing",
        "/static/css/site.css",
    ):
        with django_assert_num_queries(0):
            answer = closed_door.get(address)
        assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "600", "no-store"), address
    html = closed_door.get("/ar/toolbox/").content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert all(f'lang="{language}"' in html for language in LANGUAGES)


def test_a_machine_is_told_in_its_own_way_and_the_process_is_known_to_live(closed_door):
    answer = closed_door.get("/api/v1/search")

    assert (answer.status_code, answer["Content-Type"]) == (503, "application/json")
    assert list(answer.json()) == ["error", "parameter", "allowed"]
    assert closed_door.get("/health/live").status_code == 200
    assert closed_door.post("/en/").status_code == 405


def test_a_site_that_is_open_pays_nothing_for_it():
    assert not configured.MAINTENANCE
    with pytest.raises(MiddlewareNotUsed):
        MaintenanceMiddleware(lambda request: None)
