"""Queries are planned for what is there now: the clock counts the tables once a day."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.utils import timezone

from home.clock import tick
from home.statistics import refresh_statistics

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def counted() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1")
        return cursor.fetchone()[0]


@pytest.mark.parametrize(("hour", "minute", "is_counted"), [(3, 17, True), (3, 18, False), (15, 17, False)])
def test_the_clock_counts_the_tables_at_one_minute_a_day(house, monkeypatch, hour, minute, is_counted):
    refresh_statistics()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sqlite_stat1")
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 22, hour, minute, 30, tzinfo=UTC))

    tick()

    assert bool(counted()) is is_counted
