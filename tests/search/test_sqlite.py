"""What only SQLite has: its plan, its tables, its query language."""

import json

import pytest
from django.db import connection

from search import projection
from search.engines import fts5, sqlite, text_index
from search.engines.sqlite import SqliteEngine
from search.texts import Tokens

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sqlite,
]


def plan_of(sql, parameters):
    with connection.cursor() as cursor:
        rows = cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters).fetchall()
    return [row[3] for row in rows]


def test_a_filter_beside_match_never_drives_the_query(publish, monkeypatch):
    publish("Clock", "clock")
    asked = []
    monkeypatch.setattr(sqlite, "_rows", lambda sql, parameters: asked.append((sql, parameters)) or [])

    SqliteEngine().best('"clock"', 0b11, 20)

    (text_step,) = [step for step in plan_of(*asked[0]) if "search_text" in step]
    # FTS5 states its strategy after the colon: M… is MATCH, "=" is one lookup a rowid.
    assert text_step.endswith(":M6")
    without_plus = asked[0][0].replace("+rowid", "rowid")
    assert "=" in next(step for step in plan_of(without_plus, asked[0][1]) if "search_text" in step)


def test_the_newest_are_read_from_their_index(publish):
    sql = f"SELECT number FROM search_document WHERE {sqlite.AMONG_DOCUMENTS} ORDER BY dated DESC, number LIMIT 20"

    assert any("search_newest_first" in step for step in plan_of(sql, [json.dumps([1])]))


def test_the_text_index_follows_every_write(publish, titles):
    publish("Clock", "clock", page_id=1)
    publish("Map", "map", page_id=1, key="7f1c2f4e-0000-4000-8000-000000000001")
    assert (titles("q=clock"), titles("q=map")) == ([], ["Map"])

    projection.remove([1])

    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_text(search_text) VALUES ('integrity-check')")
        assert cursor.execute("SELECT count(*) FROM search_words").fetchone() == (0,)


def test_every_column_has_a_weight():
    assert len(sqlite.WEIGHTS) == len(fts5.COLUMNS)


def test_an_index_made_beside_takes_the_live_one_s_place_at_once(publish, titles):
    publish("Clock")
    index = text_index()
    index.begin_beside()
    index.put({1: Tokens(title="map")}, beside=True)
    assert (titles("q=clock"), titles("q=map")) == (["Clock"], [])

    index.swap()

    assert (titles("q=clock"), titles("q=map")) == ([], ["Clock"])
    while index.drop_some():
        pass
    index.begin_beside()
    assert titles("q=map") == ["Clock"]
