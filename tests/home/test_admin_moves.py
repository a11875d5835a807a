"""Moved, renamed, copied, compared and rolled back: by the admin's views, for every type that can be."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from home.models import HomePage
from tests.admin_forms import KINDS, a_page, edit_url, form_data, newest, press, said, second_home
from tests.factories import MAKERS
from toolbox.models import EntryIndexPage

pytestmark = pytest.mark.django_db
every_kind = pytest.mark.parametrize("kind", KINDS)


def room_elsewhere(page) -> Page:
    """A page of the same type as its parent, below another home page."""
    home = HomePage.objects.filter(slug="elsewhere").first() or second_home()
    above = page.get_parent().specific
    if isinstance(above, HomePage):
        return home
    home.add_child(instance=type(above)(title="Elsewhere", slug=above.slug, summary="Other.", locale=home.locale))
    return home.get_children().get(slug=above.slug).specific


@pytest.mark.parametrize("kind", MAKERS)
def test_a_page_moves_and_readers_of_its_old_address_get_an_answer(desk, client, house, kind):
    page = a_page(kind)
    old, target = page.get_url(), room_elsewhere(page)

    asked = desk.get(reverse("wagtailadmin_pages:move", args=[page.pk]))
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
    sure = desk.get(confirm)
    answer = desk.post(confirm)
    desk.logout()

    page.refresh_from_db()
    assert (asked.status_code, sure.status_code, answer.status_code) == (200, 200, 302)
    assert page.get_parent().pk == target.pk
    assert Redirect.objects.get(old_path=Redirect.normalise_path(old)).redirect_page_id == page.pk
    assert client.get(old).status_code == 404  # it left the site: there is nowhere to lead


@pytest.mark.parametrize("kind", MAKERS)
def test_a_page_that_was_public_leads_on_from_its_old_slug(
    desk, client, house, kind, django_capture_on_commit_callbacks
):
    page = a_page(kind)
    old = page.get_url()

    with django_capture_on_commit_callbacks(execute=True):
        answer = press(desk, page, "publish", slug="a-new-slug")
    desk.logout()
    led = client.get(old)

    assert answer.status_code == 302, said(answer)
    assert led.status_code == 301
    assert led.headers["Location"].endswith("/a-new-slug/")
    assert client.get(led.headers["Location"]).status_code == 200


def test_a_room_that_is_renamed_leads_on_from_every_page_in_it(desk, client, house, django_capture_on_commit_callbacks):
    public, draft = a_page("entry"), a_page("entry", live=False)
    old, hidden = public.get_url(), draft.get_url()
    room = EntryIndexPage.objects.get(locale__language_code="en")

    with django_capture_on_commit_callbacks(execute=True):
        press(desk, room, "publish", slug="tools")
    desk.logout()

    assert client.get(old).headers["Location"].endswith(f"/tools/{public.slug}/")
    assert client.get(hidden).status_code == 404
    assert not Redirect.objects.filter(redirect_page=draft).exists()


@pytest.mark.parametrize("change", ["slug", "place"])
def test_a_draft_that_moves_leaves_no_trace(desk, house, change, django_capture_on_commit_callbacks):
    page = a_page("entry", live=False)

    with django_capture_on_commit_callbacks(execute=True):
        if change == "slug":
            press(desk, page, slug="another")
        else:
            desk.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, room_elsewhere(page).pk]))

    assert not Redirect.objects.exists()


def test_the_new_slug_of_an_unpublished_draft_of_a_live_page_stays_unknown(
    desk, client, house, django_capture_on_commit_callbacks
):
    page = a_page("entry")

    with django_capture_on_commit_callbacks(execute=True):
        press(desk, page, slug="not-yet")

    assert not Redirect.objects.exists()
    assert client.get(page.get_url()).status_code == 200


@pytest.mark.parametrize(("kind", "publish"), [*((kind, True) for kind in KINDS), ("entry", False)])
def test_a_copy_is_a_page_of_its_own(desk, house, kind, publish):
    page = EntryIndexPage.objects.get(locale__language_code="en") if kind == "index" else a_page(kind)
    parent = second_home() if kind == "index" else page.get_parent()
    data = {"new_title": "A copy", "new_slug": "a-copy", "new_parent_page": parent.pk}
    asked = desk.get(reverse("wagtailadmin_pages:copy", args=[page.pk]))
    answer = desk.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]), data | ({"publish_copies": "on"} if publish else {})
    )

    copy = type(page).objects.get(slug="a-copy")
    assert (asked.status_code, answer.status_code) == (200, 302)
    assert copy.live is publish
    assert copy.translation_key != page.translation_key
    assert press(desk, copy, title="Changed").status_code == 302
    assert type(page).objects.get(pk=page.pk).title == page.title


@every_kind
def test_two_versions_are_compared_and_the_older_one_is_brought_back(desk, house, kind):
    page = a_page(kind, **({"title": "First words"} if kind != "home" else {}))
    first_title = page.title
    first = page.get_latest_revision()
    press(desk, page, "publish", title="Second words")
    second = Page.objects.get(pk=page.pk).get_latest_revision()

    compared = desk.get(reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk]))
    history = desk.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    seen = desk.get(reverse("wagtailadmin_pages:revisions_view", args=[page.pk, first.pk]))
    form = desk.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk]))
    back = form_data(first.as_object(), desk.user) | {"revision": first.pk, "action-publish": "1"}
    answer = desk.post(edit_url(page), back)

    page.refresh_from_db()
    text = compared.content.decode()
    assert [r.status_code for r in (compared, history, seen, form)] == [200] * 4
    assert first_title.split()[0] in text
    assert "Second" in text
    assert form.context["form"]["title"].value() == first_title
    assert answer.status_code == 302, said(answer)
    assert (page.live, page.title) == (True, first_title)
    assert newest(page).title == first_title
