"""From a page to its document."""

from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.records import SearchRecord
from search import projection
from search.engines import text_index
from search.models import Change, Document
from tests.search.conftest import ABOVE, record

pytestmark = pytest.mark.django_db


@dataclass
class AnyPage:
    """All that search asks of a page."""

    pk: int
    record: SearchRecord | None
    alias_of_id: int | None = None

    def search_record(self):
        return self.record


@pytest.fixture(autouse=True)
def readers_see_all(monkeypatch):
    monkeypatch.setattr(projection, "readable_ids", set)


def project(*pages):
    return projection.project(*pages, above=ABOVE)


def test_a_page_becomes_a_document_with_its_terms_ancestors():
    project(AnyPage(1, record("Clock", terms={"region": ("kenya",), "theme": ("ddr",), "phase": ("negotiation",)})))

    assert Document.objects.get().terms == {
        "phase": ["negotiation"],
        "region": ["africa", "eastern-africa", "horn-of-africa", "kenya"],
        "theme": ["ddr", "security"],
    }


def test_projecting_twice_writes_once():
    page = AnyPage(1, record("Clock", "text"))
    assert project(page) == 1
    changes = Change.objects.count()

    assert project(page) == 0
    assert Change.objects.count() == changes


def test_a_page_that_readers_may_not_see_loses_its_document(monkeypatch, titles):
    page = AnyPage(1, record("Clock"))
    project(page)
    monkeypatch.setattr(projection, "readable_ids", lambda ids: set())

    assert project(page) == 1
    assert titles() == []
    assert project(page) == 0


@pytest.mark.parametrize("page", [AnyPage(1, None), AnyPage(1, record("Copy"), alias_of_id=7)])
def test_pages_not_to_be_found_and_copies_are_no_documents(page):
    assert project(page) == 0
    assert not Document.objects.exists()


def test_a_renamed_page_is_found_by_its_new_name_only(titles):
    first = record("Clock")
    project(AnyPage(1, first))
    project(AnyPage(1, record("Map", key=first.key)))

    assert titles("q=clock") == []
    assert titles("q=map") == ["Map"]


def test_a_translation_s_name_leaves_with_it(titles):
    key = str(uuid4())
    project(AnyPage(1, record("Clock", key=key)), AnyPage(2, record("Horloge", key=key, language="fr")))
    assert titles("q=horloge") == ["Clock"]

    projection.remove([2])

    assert titles("q=horloge") == []


def test_a_page_made_again_under_its_old_key_takes_its_document_s_place(titles):
    key = str(uuid4())
    project(AnyPage(1, record("Old", key=key)))
    project(AnyPage(2, record("New", key=key)))

    assert titles() == ["New"]
    assert Document.objects.get().page_id == 2


def test_many_pages_cost_as_many_queries_as_two():
    with CaptureQueriesContext(connection) as two:
        project(*(AnyPage(n, record(f"Page {n}")) for n in (1, 2)))
    with CaptureQueriesContext(connection) as many:
        project(*(AnyPage(n, record(f"Page {n}")) for n in range(3, 33)))

    assert len(many) == len(two)


def test_pages_projected_together_know_each_other_s_names_as_if_they_came_one_by_one(titles):
    key = str(uuid4())
    versions = [record("Clock", key=key), record("Horloge", key=key, language="fr", also_known_as="Pendule; Montre")]
    together = [AnyPage(n, one) for n, one in enumerate(versions, 1)]
    project(*together)
    held = text_index().held([1, 2])

    projection.remove([1, 2])
    for page in together:
        project(page)

    assert text_index().held([1, 2]) == held
    assert held[1].elsewhere == "horlog ¶horlog pendul ¶pendul montr ¶montr"


def test_two_pages_that_change_places_keep_a_document_each():
    first, second = record("Clock"), record("Map")
    project(AnyPage(1, first), AnyPage(2, second))

    project(AnyPage(1, second), AnyPage(2, first))

    assert dict(Document.objects.values_list("page_id", "title")) == {1: "Map", 2: "Clock"}
