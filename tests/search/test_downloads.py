"""A whole list to take away: every row once, to the end, safe in a spreadsheet, in memory that does not grow."""

import csv
import io
import json
import tracemalloc
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search import projection
from search.api import downloads

pytestmark = pytest.mark.django_db

CSV, LINES = "/api/v1/search.csv", "/api/v1/search.jsonl"
COLUMNS = [
    *("key", "type", "language", "title", "url", "summary"),
    *("phases", "themes", "regions", "tracks", "roles", "reviewed", "published"),
]


def taken(address, **parameters) -> bytes:
    answer = Client().get(address, parameters)
    assert answer.status_code == 200, answer.getvalue()
    return answer.getvalue()


def csv_rows(**parameters) -> list[dict]:
    text = taken(CSV, **parameters).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def lines(**parameters) -> list[dict]:
    return [json.loads(line) for line in taken(LINES, **parameters).decode().splitlines()]


def published(publish, number, **values):
    for count in range(number):
        publish(f"Clock {count}", "a clock", **values)


# -- what is in it --------------------------------------------------------------------------------------------
def test_a_row_says_what_it_is_and_what_it_is_filed_under(publish):
    publish(
        "A clock",
        "ticking",
        key="0d9c1a52-5f0e-4a53-9d0c-3f3c8d1f7b11",
        summary="It ticks, and “ticks”.\nAgain.",
        url="/en/toolbox/a-clock/",
        reviewed=date(2026, 3, 1),
        terms={"phase": ("negotiation", "implementation"), "theme": ("ddr",), "region": ("kenya", "asia")},
    )

    (row,) = csv_rows()
    (line,) = lines()

    assert list(row) == list(line) == COLUMNS
    assert row == {
        "key": "0d9c1a52-5f0e-4a53-9d0c-3f3c8d1f7b11",
        "type": "entry",
        "language": "en",
        "title": "A clock",
        "url": "http://testserver/en/toolbox/a-clock/",
        "summary": "It ticks, and “ticks”.\nAgain.",
        "phases": "Implementation; Negotiation",
        "themes": "Disarmament, demobilisation and reintegration",
        "regions": "Asia; Kenya",
        "tracks": "",
        "roles": "",
        "reviewed": "2026-03-01",
        "published": "2026-01-01T00:00:00+00:00",
    }
    assert line["phases"] == ["Implementation", "Negotiation"]
    assert line["tracks"] == []
    assert line["summary"] == row["summary"]


def test_labels_follow_the_language_asked_for(publish, monkeypatch):
    publish("A clock", terms={"region": ("kenya",)})

    assert lines(lang="fr")[0]["regions"] == ["Kenya"]
    assert lines(lang="ar")[0]["regions"] == ["Kenya"]


@pytest.mark.parametrize(
    "query", [{}, {"q": "clock"}, {"q": "clock", "sort": "newest"}, {"phase": "negotiation"}], ids=str
)
def test_it_goes_to_the_end_of_the_list_and_has_each_once(publish, search, query, monkeypatch):
    monkeypatch.setattr(downloads, "AT_ONCE", 7)
    published(publish, 45, terms={"phase": ("negotiation",)})
    publish("Something else", terms={"phase": ("implementation",)})

    keys = [row["key"] for row in csv_rows(**query)]

    assert len(keys) == len(set(keys)) == search("&".join(f"{k}={v}" for k, v in query.items()), strict=True).total
    assert keys == [row["key"] for row in lines(**query)]


def test_with_each_work_it_is_the_list_that_readers_see(publish):
    key = str(uuid4())
    publish("A clock", key=key)
    publish("Une horloge", key=key, language="fr")
    publish("Only English")

    assert len(lines()) == 3
    assert sorted(row["title"] for row in lines(each="work", lang="fr")) == ["Only English", "Une horloge"]
    assert sorted(row["title"] for row in lines(each="work", lang="ar")) == ["A clock", "Only English"]


def test_nothing_found_is_a_list_without_rows(publish):
    assert csv_rows(q="zzzz") == []
    assert taken(CSV, q="zzzz").decode("utf-8-sig") == ",".join(COLUMNS) + "\r\n"
    assert taken(LINES, q="zzzz") == b""


# -- that it is safe ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(publish, start):
    publish(f'{start}HYPERLINK("http://a","b")', summary=f"{start}1+1")

    (row,) = csv_rows()

    assert row["title"].startswith(f"'{start}")
    assert row["summary"] == f"'{start}1+1"
    assert lines()[0]["summary"] == f"{start}1+1"


def test_a_label_of_a_term_is_no_formula_either(publish):
    assert downloads.cell(["=a", "b"]) == "'=a; b"
    assert downloads.cell(["b", "=a"]) == "b; =a"
    assert downloads.cell(None) == downloads.cell([]) == ""


def test_quotes_commas_and_line_breaks_stay_in_their_cell(publish):
    title = 'One, "two"\r\nthree; ﷺ وساطة é \x1f'
    publish(title)

    assert [row["title"] for row in csv_rows()] == [title]
    assert [row["title"] for row in lines()] == [title]


# -- how it is sent -------------------------------------------------------------------------------------------
def test_it_is_an_attachment_named_for_what_it_is_and_its_day(publish):
    for address, ending, kind in ((CSV, "csv", "text/csv"), (LINES, "jsonl", "application/jsonl")):
        for answer in (Client().get(address), Client().head(address)):
            named = f'attachment; filename="mediation-toolbox-list-{timezone.now().date()}.{ending}"'
            assert answer["Content-Disposition"] == named
            assert answer["Content-Type"].startswith(f"{kind}; charset=utf-8")


def test_a_csv_says_that_it_is_utf_8_to_excel_and_the_lines_do_not(publish):
    publish("وساطة")

    assert taken(CSV).startswith(b"\xef\xbb\xbfkey,")
    assert taken(LINES).startswith(b"{")


def test_head_reads_no_row(publish):
    published(publish, 3)
    Client().head(CSV)
    with CaptureQueriesContext(connection) as asked:
        answer = Client().head(f"{CSV}?q=clock")

    assert answer.getvalue() == b""
    assert not [query["sql"] for query in asked if "summary" in query["sql"]]


def test_it_is_sent_while_it_is_read(publish, monkeypatch):
    monkeypatch.setattr(downloads, "AT_ONCE", 5)
    published(publish, 20)
    answer = Client().get(LINES)

    with CaptureQueriesContext(connection) as asked:
        next(answer.streaming_content)
        begun = len(asked)
        list(answer.streaming_content)

    assert begun == 2
    assert len(asked) == 6  # which documents, four batches of them, and that there are no more


@pytest.mark.database
def test_rows_cost_queries_by_the_batch_and_not_by_the_row(publish):
    counts = []
    for number in (2, 40):
        published(publish, number)
        Client().get(LINES).getvalue()
        with CaptureQueriesContext(connection) as asked:
            Client().get(f"{LINES}?q=clock").getvalue()
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_what_is_held_at_a_time_does_not_grow_with_the_list(publish):
    """Fifty times the rows in hardly more memory."""
    batch = list(range(1, 251))
    row = dict.fromkeys(downloads.COLUMNS, "x" * 300) | {name: ["x"] for name in downloads.FILED}

    def most(batches: int) -> int:
        tracemalloc.start()
        for _piece in downloads.as_csv([row] * len(batch) for _n in range(batches)):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    assert most(100) < most(2) * 1.5


# -- what changes meanwhile -----------------------------------------------------------------------------------
def test_what_is_withdrawn_while_it_is_sent_is_not_sent(publish, monkeypatch):
    monkeypatch.setattr(downloads, "AT_ONCE", 5)
    for number in range(20):
        publish(f"Clock {number}", page_id=1_000 + number, published=datetime(2026, 1, 20 - number, tzinfo=UTC))
    answer = Client().get(LINES)
    sent = next(answer.streaming_content).decode()

    projection.remove([1_019, 1_000])

    sent += b"".join(answer.streaming_content).decode()
    titles = [json.loads(line)["title"] for line in sent.splitlines()]
    assert titles == [f"Clock {number}" for number in range(19)]


def test_what_expires_while_it_is_sent_is_not_sent(publish, monkeypatch):
    monkeypatch.setattr(downloads, "AT_ONCE", 1)
    leaving = timezone.now() + timedelta(hours=1)
    publish("Stays", published=datetime(2026, 1, 2, tzinfo=UTC))
    publish("Leaves", published=datetime(2026, 1, 1, tzinfo=UTC), expires=leaving)
    answer = Client().get(LINES)
    sent = next(answer.streaming_content)

    monkeypatch.setattr(timezone, "now", lambda: leaving)

    assert b"Leaves" not in sent + b"".join(answer.streaming_content)


# -- what is refused ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("query", "parameter", "allowed"),
    [
        ("next=a", "parameter", "each"),
        ("page=2", "parameter", "each"),
        ("each=line", "each", "work"),
        ("each=work&each=work", "each", "work"),
        ("phase=nonsense", "phase", "negotiation"),
        ("lang=xx", "lang", "fr"),
    ],
)
def test_what_is_not_understood_is_refused_with_help(publish, query, parameter, allowed):
    for address in (CSV, LINES):
        answer = Client().get(f"{address}?{query}")
        assert answer.status_code == 400
        assert answer.json()["parameter"] == parameter
        assert allowed in answer.json()["allowed"]
