"""PostgreSQL's own: what the planner does, who waits for whom, and what is ranked where not all is."""

import psycopg2
import pytest
from django.db import connection

from search import changes
from search.engines import postgresql, text_index, tsvector
from search.engines.postgresql_words import BY_INDEX, rows
from search.texts import FIELDS

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def another():
    """A connection of somebody else to the same database."""
    told = connection.get_connection_params()
    told.pop("cursor_factory", None)
    told.pop("context", None)
    other = psycopg2.connect(**told)
    yield other
    other.close()


def is_free(other) -> bool:
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [changes.LOCK])
        ((free,),) = cursor.fetchall()
    other.rollback()
    return free


def test_a_word_is_looked_up_and_no_vector_read_through(publish):
    for n in range(50):
        publish(f"Clock {n}", "clock")

    plan = rows("EXPLAIN SELECT number FROM search_text WHERE vector @@ %s::tsquery", ["'clock'"])

    assert any("search_text_vector_idx" in step for (step,) in plan), plan
    assert BY_INDEX.endswith("; ")


def test_no_one_else_writes_to_the_log_before_a_writer_is_done(publish, another):
    assert is_free(another)
    publish("Clock")

    assert not is_free(another)


def test_what_a_writer_has_not_committed_nobody_else_has_seen(publish, another):
    publish("Clock")

    with another.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_text")
        assert cursor.fetchall() == [(0,)]


def test_where_not_all_are_ranked_every_page_goes_by_one_order(publish, search, monkeypatch):
    monkeypatch.setattr(postgresql, "MOST_RANKED", 30)
    for n in range(90):
        publish(f"Clock {n}" if n % 3 else f"Telephone {n}", "clock " * (n % 7 + 1) + "line " * 40)

    pages = [[hit.title for hit in search(f"q=clock&page={page}").hits] for page in range(1, 6)]

    assert [len(page) for page in pages] == [20, 20, 20, 20, 10]
    assert len({title for page in pages for title in page}) == 90


def test_how_many_hold_a_word_is_counted_as_documents_come_change_and_go(publish):
    publish("Clock", "amnesty", page_id=901)
    publish("Clock", "amnesty amnesty", page_id=902, language="fr", is_original=False)
    publish("Clock", "truce", page_id=901)

    held = dict(rows("SELECT term, documents FROM search_words", []))
    assert (held["truce"], held["clock"]) == (1, 2)
    assert held.get("amnesti", 0) == 0
    text_index().forget(text_index().numbers())
    assert rows("SELECT term FROM search_words", []) == []


def test_every_field_of_a_document_has_its_weight_and_what_it_tells():
    assert set(tsvector.ORDER) == set(tsvector.TELLS) == set(FIELDS)
