"""What the admin does to many pages at once, and what it refuses to do to any of them."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from home.models import HomePage
from tests.admin_forms import KINDS, a_page, said, second_home
from tests.factories import translated
from toolbox.models import EntryIndexPage

pytestmark = pytest.mark.django_db


def bulk(client, action: str, *pages, follow: bool = False, **data):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    query = "&".join(f"id={page.pk}" for page in pages)
    asked = client.get(f"{address}?{query}")
    assert asked.status_code == 200
    return client.post(f"{address}?{query}", data, follow=follow)


def live(*pages) -> list[bool]:
    return [Page.objects.get(pk=page.pk).live for page in pages]


@pytest.mark.parametrize("kind", KINDS)
def test_many_are_published_and_unpublished_together(desk, house, kind):
    second, first = a_page("plain", live=False), a_page(kind, live=False)

    published = bulk(desk, "publish", first, second)
    then = live(first, second)
    unpublished = bulk(desk, "unpublish", first, second)

    assert (published.status_code, unpublished.status_code) == (302, 302)
    assert then == [True, True]
    assert live(first, second) == [False, False]


def test_a_room_is_published_and_unpublished_with_what_is_in_it(desk, house):
    room = EntryIndexPage.objects.get(locale__language_code="en")
    page = a_page("entry")

    bulk(desk, "unpublish", room, include_descendants="on")
    down = live(room, page)
    bulk(desk, "publish", room, include_descendants="on")

    assert down == [False, False]
    assert live(room, page) == [True, True]


@pytest.mark.parametrize("kind", ["entry", "plain"])
def test_many_are_moved_together_and_leave_redirects(desk, house, kind):
    pages = [a_page(kind), a_page(kind)]
    home, above = second_home(), pages[0].get_parent().specific
    target = home
    if not isinstance(above, HomePage):
        target = type(above)(title="Elsewhere", slug=above.slug, summary="Other.", locale=home.locale)
        home.add_child(instance=target)

    answer = bulk(desk, "move", *pages, chooser=target.pk)

    assert answer.status_code == 302
    assert {page.get_parent().pk for page in Page.objects.filter(pk__in=[p.pk for p in pages])} == {target.pk}
    assert set(Redirect.objects.values_list("redirect_page", flat=True)) == {page.pk for page in pages}


@pytest.mark.parametrize("kind", KINDS)
def test_many_are_deleted_together(desk, house, kind):
    pages = [a_page("plain"), a_page(kind)]

    answer = bulk(desk, "delete", *pages)

    assert answer.status_code == 302
    assert not Page.objects.filter(pk__in=[page.pk for page in pages]).exists()


def test_deleting_an_original_takes_its_translations_down(desk, house):
    page = a_page("entry")
    french = translated(page, "fr")

    bulk(desk, "delete", page)

    assert live(french) == [False]


@pytest.mark.parametrize("order", ["ready-first", "unready-first"])
def test_one_page_that_is_not_ready_holds_all_back_and_is_named_with_its_field(desk, house, order):
    pages = [a_page("entry", live=False), a_page("entry", live=False, title="Unready", when_not_to_use=[])]

    answer = bulk(desk, "publish", *(pages if order == "ready-first" else reversed(pages)), follow=True)

    assert answer.status_code == 200
    assert "Unready" in said(answer)
    assert "When not to use it" in said(answer)
    assert live(*pages) == [False, False]


def test_a_room_with_an_unready_page_below_is_published_whole_or_not_at_all(desk, house):
    room = EntryIndexPage.objects.get(locale__language_code="en")
    ready, unready = a_page("entry", live=False), a_page("entry", live=False, when_not_to_use=[])
    room.unpublish()

    answer = bulk(desk, "publish", room, include_descendants="on", follow=True)

    assert "When not to use it" in said(answer)
    assert live(room, ready, unready) == [False, False, False]
