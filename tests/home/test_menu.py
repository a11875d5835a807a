"""The ways in that every page shows: true at the very next request, in every process.

What another process writes is written here past the models' signals: nothing in this process can have heard of it.
"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import Withdrawal
from home.navigation import menu
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def about() -> Page:
    """A plain page that the menus of this process have shown already."""
    page = factories.plain_page(title="About us", slug="about")
    assert "About us" in titles()
    return page


def titles(language: str = "en") -> list[str]:
    return [item.title for item in menu(language)]


def written_elsewhere(page: Page, **fields) -> None:
    Page.objects.filter(pk=page.pk).update(**fields)


@pytest.mark.parametrize("fields", [{"live": False}, {"expire_at": timezone.now() - timedelta(seconds=1)}])
def test_what_another_process_took_down_is_gone_at_the_next_request(about, fields):
    written_elsewhere(about, **fields)

    assert "About us" not in titles()
    assert "About us" not in titles("fr")


def test_what_another_process_withdrew_is_gone_at_the_next_request(about):
    Withdrawal.objects.bulk_create([Withdrawal(page_id=about.pk)])

    assert "About us" not in titles()


def test_a_page_that_expires_is_gone_when_its_moment_comes(about, monkeypatch):
    moment = timezone.now() + timedelta(hours=1)
    written_elsewhere(about, expire_at=moment)
    assert "About us" in titles()

    monkeypatch.setattr("home.navigation.timezone.now", lambda: moment)

    assert "About us" not in titles()


def test_what_another_process_renamed_or_moved_is_shown_so_at_the_next_request(about):
    written_elsewhere(about, title="Who we are", url_path=about.url_path.replace("about", "who"))

    assert ("Who we are", "/en/who/") in [(item.title, item.url) for item in menu("en")]


def test_addresses_follow_the_sites_that_there_are(about):
    home = about.get_parent()
    Site.objects.create(hostname="other.example", root_page=home.get_parent(), site_name="Other")

    assert about.get_url() in [item.url for item in menu("en")]


@pytest.mark.sqlite
def test_the_menu_is_one_query_that_reads_no_list_of_pages_through(about):
    Site.get_site_root_paths()
    with CaptureQueriesContext(connection) as asked:
        menu("fr")

    (query,) = asked
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
        plan = [row[-1] for row in cursor.fetchall()]
    assert any(step.startswith("SEARCH wagtailcore_page ") and "rowid=?" in step for step in plan), plan
