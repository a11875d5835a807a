"""The sets each process holds: kept by the log, true after a rollback, and the same when read anew."""

import random
from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import uuid4

import pytest
from django.db import transaction

from search import bits, changes, facets, projection, terms
from search.models import Bitmap, Change

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def state(index):
    return index.sets, index.works, index.expiries


@pytest.mark.parametrize("numbers", [[], [1], [3, 1, 2], list(range(0, 5000, 7)), [9, 99_999], [64, 65, 4000]])
def test_sets_give_back_what_was_put_in(numbers):
    made = bits.from_numbers(numbers)

    assert bits.numbers(made) == sorted(numbers)
    assert bits.unpack(bits.pack(made)) == made


def test_a_process_replays_what_changed_and_holds_what_a_fresh_one_reads(publish):
    key = str(uuid4())
    publish("One", page_id=1, key=key, terms={"phase": ("negotiation",)})
    facets.current()
    publish("Un", page_id=2, key=key, language="fr", expires=NOW)
    publish("One again", page_id=1, key=key, terms={"phase": ("implementation",)})
    publish("Two", page_id=3)
    assert state(facets.current()) == state(facets._from_documents())
    projection.remove([2, 3])

    assert state(facets.current()) == state(facets._from_documents())
    assert facets.current().filed("phase", "negotiation") == 0


def test_which_version_is_shown_is_the_same_whether_patched_or_worked_out_anew(publish):
    dice = random.Random(1)
    keys = [str(uuid4()) for _work in range(12)]
    at = {(key, language): page_id for page_id, (key, language) in enumerate(product(keys, ("en", "fr", "es")), 1)}
    for turn in range(60):
        (key, language), page_id = dice.choice(list(at.items()))
        if dice.random() < 0.3:
            projection.remove([page_id])
        else:
            expires = dice.choice([None, NOW + timedelta(days=turn)])
            publish(f"Turn {turn}", page_id=page_id, key=key, language=language, expires=expires)
        now = NOW + timedelta(days=dice.randrange(60))
        patched, anew = facets.current(), facets._from_documents()
        for reader, languages in (("en", ()), ("fr", ()), ("ar", ("es", "fr"))):
            shown = [index.one_a_work(index.readable(now), reader, languages) for index in (patched, anew)]
            assert shown[0] == shown[1]


def test_a_page_sees_one_moment_and_holds_on_to_it(publish):
    publish("One")
    facets.current()

    def view():
        before = facets.current()
        publish("Two")
        return facets.current() is before

    assert facets.at_one_moment(view)()
    assert not view()


def test_nothing_changed_costs_one_query(publish, django_assert_num_queries):
    publish("One")
    facets.current()

    with django_assert_num_queries(1):
        facets.current()


def test_what_was_rolled_back_was_never_there(publish, titles):
    publish("Before")
    with transaction.atomic():
        publish("Never")
        assert set(titles()) == {"Before", "Never"}
        transaction.set_rollback(True)
    assert titles() == ["Before"]
    publish("After")

    assert set(titles()) == {"Before", "After"}


def test_stored_sets_spare_a_fresh_process_the_documents(publish, titles):
    key = str(uuid4())
    publish("One", key=key, terms={"phase": ("negotiation",)})
    publish("Un", key=key, language="fr", expires=NOW)
    facets.store()
    publish("Two")
    facets._held.clear()

    assert state(facets._from_stored()) != state(facets._from_documents())
    assert set(titles(now=NOW)) == {"One", "Two"}
    assert state(facets.current()) == state(facets._from_documents())


def test_stored_sets_that_the_log_has_forgotten_are_not_believed(publish, titles):
    publish("One")
    facets.store()
    publish("Two")
    Change.objects.all().delete()
    facets._held.clear()

    assert set(titles()) == {"One", "Two"}


def test_storing_again_replaces_and_trims(publish, monkeypatch):
    monkeypatch.setattr(changes, "KEPT", 3)
    for n in range(6):
        publish(f"Page {n}")
    facets.store()
    facets.store()

    assert Change.objects.count() == 3
    assert Bitmap.objects.filter(facet="", slug="").count() == 1
    assert facets.current().sets == facets._from_documents().sets


def test_a_changed_vocabulary_is_read_anew(monkeypatch):
    assert not terms.vocabulary().knows("phase", "new-phase")
    monkeypatch.setattr(terms, "read_terms", lambda: [terms.Term("phase", "new-phase", {"en": "New"})])
    assert not terms.vocabulary().knows("phase", "new-phase")

    changes.note_vocabularies()

    assert terms.vocabulary().label("phase", "new-phase", "fr") == "New"
