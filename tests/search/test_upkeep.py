"""What happens to a page happens to what search holds of it, in the same moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.services import withdraw
from search import changes
from search.models import Change, Document
from tests import factories

pytestmark = pytest.mark.django_db


def held(page) -> bool:
    return Document.objects.filter(page_id=page.pk).exists()


def test_an_original_that_will_expire_takes_its_translation_along(house):
    original = factories.entry(title="A clock")
    translation = factories.translated(original, "fr", title="Une horloge")
    soon = timezone.now() + timedelta(hours=1)

    original.expire_at = soon
    original.save_revision().publish()

    assert Document.objects.get(page_id=translation.pk).expires == soon


def test_withdrawing_a_room_that_was_unpublished_first_leaves_nothing_below_it(house):
    entry = factories.entry()
    room = entry.get_parent()
    assert held(entry)

    withdraw(room)

    assert not held(entry)


def test_a_published_page_is_held_and_an_unpublished_or_deleted_one_is_not(house):
    entry, other = factories.entry(), factories.entry()

    entry.unpublish()
    other.delete()

    assert not held(entry)
    assert not Document.objects.filter(title=other.title).exists()


def test_an_original_that_moves_into_a_hidden_room_takes_its_translation_along(house):
    original = factories.entry(title="A clock")
    translation = factories.translated(original, "fr", title="Une horloge")
    room = original.get_parent()
    hidden = room.copy(update_attrs={"title": "Not open", "slug": "not-open"}, recursive=False)
    hidden.unpublish()
    assert held(translation)

    original.move(hidden, pos="last-child")

    assert not held(original)
    assert not held(translation)


def test_the_log_is_trimmed_a_little_at_a_time(house, monkeypatch):
    monkeypatch.setattr(changes, "KEPT", 2)
    monkeypatch.setattr(changes, "TRIMMED_AT_ONCE", 3)
    Change.objects.bulk_create(Change() for _entry in range(20))

    pieces = 1
    while changes.trim_some():
        pieces += 1

    assert pieces > 3
    assert Change.objects.count() == 2
