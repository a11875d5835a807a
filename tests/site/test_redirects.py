"""A public page that moves leads on; what never was public leaves no trace of where it stood."""

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from home import services
from home.models import HomePage
from tests import factories
from toolbox.models import EntryIndexPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Give a page another slug, as publishing a revision does."""

    def rename(page: Page, slug: str) -> Page:
        page = Page.objects.get(pk=page.pk).specific
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        return Page.objects.get(pk=page.pk).specific

    return rename


def section(slug: str = "second", live: bool = True) -> EntryIndexPage:
    room = EntryIndexPage(title="A second room", slug=slug, summary="More.", live=False)
    HomePage.objects.get(locale__language_code="en").add_child(instance=room)
    if live:
        room.save_revision().publish()
    return EntryIndexPage.objects.get(pk=room.pk)


def leads(door, address: str) -> tuple:
    answer = door.get(address)
    return answer.status_code, answer.headers.get("Location")


def test_a_renamed_public_page_leads_on_for_good(public_door, rename):
    page = rename(factories.entry(slug="before"), "after")

    assert leads(public_door, "/en/toolbox/before/") == (301, "/en/toolbox/after/")
    assert public_door.get("/en/toolbox/after/").status_code == 200
    assert page.slug == "after"


def test_every_old_name_leads_to_where_it_is_now(public_door, rename):
    page = factories.entry(slug="first")
    for slug in ("second", "third"):
        page = rename(page, slug)

    assert leads(public_door, "/en/toolbox/first/") == (301, "/en/toolbox/third/")
    assert leads(public_door, "/en/toolbox/second/") == (301, "/en/toolbox/third/")


def test_a_page_that_got_its_old_name_back_is_simply_there(public_door, rename):
    rename(rename(factories.entry(slug="here"), "there"), "here")

    assert leads(public_door, "/en/toolbox/here/")[0] == 200
    assert leads(public_door, "/en/toolbox/there/") == (301, "/en/toolbox/here/")


def test_a_name_taken_by_another_page_is_that_pages(public_door, rename):
    rename(factories.entry(slug="known"), "moved-away")
    factories.entry(slug="known", title="The new one")

    assert b"The new one" in public_door.get("/en/toolbox/known/").content


def test_a_moved_public_page_leads_on_for_good(public_door):
    room, page = section(), factories.entry(slug="moving")

    page.move(room, pos="last-child")

    assert leads(public_door, "/en/toolbox/moving/") == (301, "/en/second/moving/")


def test_what_lies_below_a_renamed_page_leads_on_too(public_door, rename):
    room, page = section(), factories.entry(slug="moving")
    page.move(room, pos="last-child")

    rename(room, "renamed")

    assert leads(public_door, "/en/second/moving/") == (301, "/en/renamed/moving/")
    assert leads(public_door, "/en/second/") == (301, "/en/renamed/")


def test_a_draft_that_moves_or_is_renamed_leaves_nothing(public_door, rename):
    room, page = section(), factories.entry(slug="secret", live=False)

    page.move(room, pos="last-child")
    assert not Redirect.objects.exists()

    rename(page, "public-now")
    assert not Redirect.objects.exists()
    assert leads(public_door, "/en/second/public-now/")[0] == 200
    for address in ("/en/toolbox/secret/", "/en/second/secret/"):
        assert leads(public_door, address) == (404, None)


def test_a_live_page_below_a_draft_was_not_public_and_leaves_nothing(public_door):
    hidden, page = section("hidden-room", live=False), factories.entry(slug="moving")
    toolbox = page.get_parent()
    page.move(hidden, pos="last-child")
    Redirect.objects.all().delete()

    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=toolbox.pk), pos="last-child")

    assert leads(public_door, "/en/toolbox/moving/")[0] == 200
    assert leads(public_door, "/en/hidden-room/moving/") == (404, None)
    assert not Redirect.objects.exists()


def test_drafts_beside_it_leave_nothing_when_their_room_is_renamed(public_door, rename):
    room = section()
    known, secret = factories.entry(slug="known"), factories.entry(slug="secret", live=False)
    for page in (known, secret):
        page.move(EntryIndexPage.objects.get(pk=room.pk), pos="last-child")
    Redirect.objects.all().delete()

    rename(room, "renamed")

    assert {redirect.old_path for redirect in Redirect.objects.all()} == {"/en/second", "/en/second/known"}
    assert leads(public_door, "/en/second/secret/") == (404, None)


def hide_as_draft(page):
    page.unpublish()


def hide_by_withdrawal(page):
    services.withdraw(page)


def hide_by_expiry(page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now())


def hide_its_room(page):
    page.get_parent().specific.unpublish()


@pytest.mark.parametrize("hide", [hide_as_draft, hide_by_withdrawal, hide_by_expiry, hide_its_room])
def test_a_redirect_to_what_is_hidden_now_leads_nowhere(public_door, rename, hide):
    page = rename(factories.entry(slug="before"), "after-secret")

    hide(page)
    answer = public_door.get("/en/toolbox/before/")

    assert answer.status_code in (404, 410)
    assert "Location" not in answer
    assert b"after-secret" not in answer.content


def test_a_moved_page_leads_on_again_when_it_is_back(public_door, rename):
    page = rename(factories.entry(slug="before"), "after")
    page.unpublish()
    assert leads(public_door, "/en/toolbox/before/")[0] == 404

    Page.objects.get(pk=page.pk).specific.save_revision().publish()

    assert leads(public_door, "/en/toolbox/before/") == (301, "/en/toolbox/after/")


def test_a_page_that_moved_while_its_new_room_was_closed_leads_on_once_it_opens(public_door):
    room, page = section(live=False), factories.entry(slug="moving")

    page.move(room, pos="last-child")
    assert leads(public_door, "/en/toolbox/moving/") == (404, None)
    EntryIndexPage.objects.get(pk=room.pk).save_revision().publish()

    assert leads(public_door, "/en/toolbox/moving/") == (301, "/en/second/moving/")


def test_an_old_name_leads_on_in_each_language(public_door, rename):
    page = factories.entry(slug="before")
    french = factories.translated(page, "fr", slug="avant")
    rename(french, "apres")

    assert leads(public_door, "/fr/toolbox/avant/") == (301, "/fr/toolbox/apres/")


def test_a_reader_of_the_original_in_another_language_is_led_on_too_and_stays_in_hers(public_door, rename):
    page = rename(factories.entry(slug="before"), "after")

    assert leads(public_door, "/fr/toolbox/before/") == (301, "/fr/toolbox/after/")
    assert leads(public_door, "/fr/toolbox/after/")[0] == 200

    page.unpublish()
    assert leads(public_door, "/fr/toolbox/before/") == (404, None)


def test_a_page_that_took_an_old_name_is_read_under_it_in_every_language(public_door, rename):
    rename(factories.entry(slug="known"), "moved-away")
    factories.entry(slug="known", title="The new one")

    assert b"The new one" in public_door.get("/fr/toolbox/known/").content


def test_a_redirect_made_at_the_desk_leads_into_another_language(public_door):
    page = factories.entry(slug="here")
    Redirect.objects.create(old_path="/fr/toolbox/la", redirect_page=page)

    assert leads(public_door, "/fr/toolbox/la/") == (301, "/en/toolbox/here/")
