"""What is new and what was confirmed, by month."""

import re
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.utils import timezone

from search.months import Month

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def on(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}T12:00:00+00:00")


@pytest.fixture
def listed(client):
    """The titles in each list of a month's page: {"new": [...], "confirmed": [...], "profiles": [...]}."""

    def listed(month, language="en", query=""):
        answer = client.get(f"/{language}/search/new/{month}/{query}")
        assert answer.status_code == 200
        sections = re.findall(r'<section class="answers" id="(\w+)".*?</section>', answer.content.decode(), re.DOTALL)
        parts = re.split(r'<section class="answers" id="\w+"', answer.content.decode())[1:]
        return {
            name: re.findall(r'card__title"><a href="[^"]*">([^<]*)<', part.split("</section>")[0])
            for name, part in zip(sections, parts, strict=True)
        }

    return listed


def test_a_page_is_new_in_the_month_it_was_published_and_confirmed_in_that_of_its_review(publish, listed):
    publish("Came", published=on("2026-10-31"))
    publish("Stayed", published=on("2026-02-01"), reviewed=date(2026, 10, 1))
    publish("Both", published=on("2026-10-01"), reviewed=date(2026, 10, 20))
    publish("Neither", published=on("2026-09-30"), reviewed=date(2026, 11, 1))

    assert listed("2026-10") == {"new": ["Came", "Both"], "confirmed": ["Stayed"]}
    assert listed("2026-11") == {"new": [], "confirmed": ["Neither"]}


def test_a_work_is_listed_once_in_the_version_its_reader_gets(publish, listed):
    key = str(uuid4())
    publish("Clock", key=key, published=on("2026-10-02"))
    publish("Horloge", key=key, language="fr", published=on("2026-10-09"))

    assert listed("2026-10")["new"] == ["Clock"]
    assert listed("2026-10", "fr")["new"] == ["Horloge"]


def test_what_has_expired_is_neither_listed_nor_counted(publish, listed, client):
    publish("Gone", published=on("2026-10-02"), expires=on("2026-11-22").replace(hour=11))
    publish("Here", published=on("2026-10-02"))

    assert listed("2026-10")["new"] == ["Here"]
    assert counts(client)["October 2026"] == (1, 0)


def test_profiles_show_as_published_but_are_confirmed_by_quarter_once_it_is_over(publish, listed, client):
    publish("Makers", kind="organisation", published=on("2026-05-05"), reviewed=date(2026, 8, 8))
    publish("Keepers", kind="organisation", published=on("2026-05-06"), reviewed=date(2026, 10, 10))

    assert listed("2026-05")["new"] == ["Keepers", "Makers"]
    assert listed("2026-08")["confirmed"] == listed("2026-10")["confirmed"] == []
    assert listed("2026-09")["profiles"] == ["Makers"]
    assert not any("profiles" in listed(month) for month in ("2026-06", "2026-07", "2026-08", "2026-10", "2026-11"))
    assert counts(client)["August 2026"] == counts(client)["October 2026"] == (0, 0)


def test_within_a_quarter_profiles_stand_in_no_order_that_tells_their_day(publish, listed):
    for day, name in enumerate(("Beta", "Alpha", "Gamma"), 1):
        publish(name, kind="organisation", published=on("2026-01-01"), reviewed=date(2026, 7, day))

    assert listed("2026-09")["profiles"] == ["Alpha", "Beta", "Gamma"]


def counts(client) -> dict[str, tuple[int, int]]:
    """Month → (new, confirmed) as the overview says."""
    body = client.get("/en/search/new/").content.decode()
    rows = re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)</a></th><td>(\d+)</td><td>(\d+)</td>', body)
    return {month: (int(new), int(confirmed)) for month, new, confirmed in rows}


def test_the_overview_counts_the_last_twelve_months_as_their_pages_do(publish, client, listed):
    publish("Came", published=on("2026-11-02"), reviewed=date(2026, 11, 3))
    publish("Stayed", published=on("2025-12-01"), reviewed=date(2026, 11, 3))
    publish("Before", published=on("2025-11-30"))

    found = counts(client)

    assert next(iter(found)) == "November 2026"
    assert list(found)[-1] == "December 2025"
    assert len(found) == 12
    assert found["November 2026"] == (1, 1)
    assert found["December 2025"] == (1, 0)
    assert listed("2025-11")["new"] == ["Before"]


def test_an_empty_month_says_so(client):
    body = client.get("/en/search/new/2026-04/").content.decode()

    assert "No page was published in this month." in body
    assert "No other page was confirmed in this month." in body


def test_months_lead_to_those_beside_them_and_never_to_one_to_come(publish, client):
    publish("First", published=on("2025-01-15"))

    assert neighbours(client, "2026-11") == ["2026-10"]
    assert neighbours(client, "2026-10") == ["2026-09", "2026-11"]
    assert neighbours(client, "2025-01") == ["2025-02"]


def neighbours(client, month: str) -> list[str]:
    body = client.get(f"/en/search/new/{month}/").content.decode()
    return re.findall(r'rel="(?:prev|next)" href="/en/search/new/([^/"]+)/"', body)


@pytest.mark.parametrize(
    "month",
    ["2026-12", "2027-01", "9999-12", "9998-12", "0000-01", "0001-01", "2026-00", "2026-13", "1999-12", "2025-11"],
)
def test_a_month_to_come_or_before_all_others_is_not_there(client, month):
    assert client.get(f"/en/search/new/{month}/").status_code == 404


@pytest.mark.parametrize("month", ["2026-1", "november", "2026-11-22", "٢٠٢٦-١١", "2026-11%00"])
def test_what_is_no_month_is_not_there(client, month):
    assert client.get(f"/en/search/new/{month}/").status_code == 404


def test_a_full_month_is_read_page_by_page(publish, listed):
    for number in range(45):
        publish(f"Clock {number}", published=on("2026-10-10"))

    pages = [listed("2026-10", query=f"?page={page}")["new"] for page in (1, 2, 3)]

    assert [len(page) for page in pages] == [20, 20, 5]
    assert len({title for page in pages for title in page}) == 45
    assert listed("2026-10", query="?page=99")["new"] == pages[2]
    assert listed("2026-10", query="?page=x%00")["new"] == pages[0]


def test_a_month_costs_the_same_queries_for_many_as_for_few(publish, client, django_assert_max_num_queries):
    publish("Clock", published=on("2026-10-10"), reviewed=date(2026, 10, 11))
    client.get("/en/search/new/2026-10/")
    with django_assert_max_num_queries(10):
        client.get("/en/search/new/2026-10/")
    for number in range(30):
        publish(f"Clock {number}", published=on("2026-10-10"), reviewed=date(2026, 9, 11))
    client.get("/en/search/new/2026-10/")
    with django_assert_max_num_queries(10):
        client.get("/en/search/new/2026-10/")
    with django_assert_max_num_queries(10):
        client.get("/en/search/new/")


def test_what_is_new_is_reached_from_every_page(client):
    for address in ("/en/", "/en/search/", "/en/toolbox/"):
        assert 'href="/en/search/new/"' in client.get(address).content.decode()


def test_months_follow_each_other_over_the_year():
    assert Month(2026, 11).plus(2) == Month(2027, 1)
    assert Month(2026, 1).plus(-1) == Month(2025, 12)
    assert [Month(2026, n).quarter for n in (1, 3, 4, 9, 12)] == [1, 1, 2, 3, 4]
    assert str(Month.read("0987-06")) == "0987-06"


@pytest.fixture
def lately(client, house):
    """What the first page lists lately: {heading: [titles]}."""

    def lately(language="en"):
        page = client.get(f"/{language}/").content.decode()
        parts = re.findall(r'<div class="columns__one"><h3>([^<]*)</h3>(.*?)</div>', page, re.DOTALL)
        return {heading: re.findall(r'<a href="[^"]*"[^>]*>([^<]*)<', part) for heading, part in parts}

    return lately


def test_the_first_page_finds_what_is_new_behind_many_translations(publish, lately):
    publish("Clock", published=on("2026-10-02"))
    for n in range(100):
        publish(f"Horloge {n}", language="fr", key=(key := str(uuid4())), published=on("2026-10-09"))
        publish(f"Old {n}", key=key, published=on("2026-01-02"))

    assert lately()["New"][0] == "Clock"


def test_the_first_page_says_read_again_only_of_what_was_read_after_it_came(publish, lately):
    publish("Read before", published=on("2026-10-31"), reviewed=date(2026, 10, 30))
    publish("Read as it came", published=on("2026-10-31"), reviewed=date(2026, 10, 31))
    for n in range(4):
        publish(f"New {n}", published=on("2026-11-01"), reviewed=date(2026, 11, 1))
    publish("Read again", published=on("2026-09-01"), reviewed=date(2026, 9, 2))

    assert lately()["Read again and still true"] == ["Read again"]
