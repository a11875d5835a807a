"""A list read page by page while others publish: nothing twice, and nothing left out that was there all along."""

import random
from datetime import UTC, datetime

import pytest
from django.http import QueryDict

from search import bits, cursors, projection
from search.criteria import Criteria, CriteriaError
from search.cursors import Cursor, CursorError, OtherQuestionError
from search.engines import engine, paging

from .conftest import ABOVE, record

pytestmark = pytest.mark.django_db

QUESTIONS = ["q=clock", "q=clock+line", "q=clock&sort=newest", "", "phase=negotiation", "q=clock&phase=negotiation"]
DOCUMENTS = 70


class Library:
    """Documents that come and go; `steady` are those there from first to last, by key."""

    def __init__(self, dice):
        self.dice, self.held, self.steady, self.next_page = dice, {}, set(), 1
        for _number in range(DOCUMENTS):
            self.steady.add(self.add())
        self.going = set(dice.sample(sorted(self.steady), 12))
        self.steady -= self.going

    def add(self) -> str:
        made = record(
            title=self.dice.choice(["A clock", "A line", "Something"]),
            text="clock " * self.dice.choice([1, 1, 2]) + "line " * self.dice.choice([1, 1, 2]) + "more words",
            terms={"phase": ("negotiation",)},
            published=datetime(2026, 1, self.dice.randint(1, 28), self.dice.randint(0, 23), tzinfo=UTC),
        )
        self.write(made)
        return made.key

    def write(self, made) -> None:
        held = self.held.get(made.key)
        page = held[0] if held else self.next_page
        self.next_page += not held
        projection.write(page, made, ABOVE)
        self.held[made.key] = (page, made)

    def change(self) -> None:
        """Some come, two go, one of the others says more: every score in the library shifts."""
        for _one in range(3):
            self.add()
        for key in [self.going.pop() for _one in range(min(2, len(self.going)))]:
            projection.remove([self.held.pop(key)[0]])


def every_hit(query: str, meanwhile=lambda: None) -> list[str]:
    keys, sent = [], ""
    while True:
        asked = f"{query}&next={sent}" if sent else query
        found = engine().search(Criteria.from_query(QueryDict(asked), "en", strict=True))
        keys += [hit.key for hit in found.hits]
        sent = found.next_cursor
        if sent is None:
            return keys
        assert len(keys) < 500
        meanwhile()


@pytest.fixture(params=[cursors.BEST, 40], ids=["best first", "where the best end"])
def best(request, monkeypatch):
    for module in (cursors, paging):
        monkeypatch.setattr(module, "BEST", request.param)


@pytest.mark.parametrize("query", QUESTIONS)
def test_what_was_there_all_along_is_given_once_while_others_come_and_go(query, best):
    library = Library(random.Random(query))

    keys = every_hit(query, library.change)

    assert len(keys) == len(set(keys))
    assert library.steady <= set(keys)


@pytest.mark.parametrize("query", ["", "q=clock", "phase=negotiation&q=clock+line"])
def test_what_left_and_came_back_is_not_given_twice_in_a_list_by_date(query):
    library = Library(random.Random(query))
    given = []

    def leave_and_come_back():
        page, made = library.held[given[0]]
        projection.remove([page])
        library.write(made)

    given += every_hit(f"{query}&sort=newest")
    keys = every_hit(f"{query}&sort=newest", leave_and_come_back)

    assert len(keys) == len(set(keys)) == DOCUMENTS


def test_after_the_best_the_rest_follows_newest_first(monkeypatch, publish):
    for module in (cursors, paging):
        monkeypatch.setattr(module, "BEST", 20)
    titles = [publish(f"Day {day}", "clock", published=datetime(2026, 1, day, tzinfo=UTC)) for day in range(1, 29)]
    best = {publish(f"Clock {n}", "clock clock", published=datetime(2025, 1, 1, tzinfo=UTC)) for n in range(20)}

    first = engine().search(Criteria.from_query(QueryDict("q=clock"), "en", strict=True))
    second = engine().search(Criteria.from_query(QueryDict(f"q=clock&next={first.next_cursor}"), "en", strict=True))

    assert {hit.title for hit in first.hits} == best
    assert [hit.title for hit in second.hits] == titles[:-21:-1]


@pytest.mark.parametrize("query", QUESTIONS)
def test_a_whole_list_is_in_the_order_of_its_pages(query, best):
    Library(random.Random(3))
    criteria = Criteria.from_query(QueryDict(query), "en", strict=True)
    keys = every_hit(query)

    from search.models import Document

    by_number = dict(Document.objects.values_list("number", "key"))
    assert [str(by_number[n]) for batch in engine().everything(criteria) for n in batch] == keys


def test_a_whole_list_is_matched_when_it_is_asked_for():
    library = Library(random.Random(3))
    numbers = engine().everything(Criteria.from_query(QueryDict("q=clock"), "en", strict=True))
    library.add()

    assert sum(len(batch) for batch in numbers) <= DOCUMENTS


# -- the cursor itself ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("gap", [1, 100, 20_000, 2_000_000])
def test_the_longest_cursor_is_short_enough_to_be_read_back(gap):
    cursor = Cursor("best", "0123abcd", tuple(range(1, 1 + gap * cursors.BEST, gap)), 1767225600.123456, 7)

    assert len(cursor.given) == cursors.BEST
    assert len(str(cursor)) <= cursors.LONGEST
    assert Cursor.read(str(cursor), "best", "0123abcd") == cursor


def test_a_cursor_is_good_for_its_own_question_only():
    sent = str(Cursor("best", "0123abcd", (1, 5)))

    for order, question in (("newest", "0123abcd"), ("best", "0123abce")):
        with pytest.raises(OtherQuestionError):
            Cursor.read(sent, order, question)


@pytest.mark.parametrize("written", [b"\x00", b"\x80", b"\x01" * 1_001, b"\xff" * 9 + b"\x01", b"\x81\x80"])
def test_numbers_nobody_wrote_are_refused(written):
    with pytest.raises(CursorError):
        cursors.unpacked(written)


def test_a_forged_number_far_beyond_the_end_costs_nothing(publish):
    publish("Clock", "clock")
    criteria = Criteria.from_query(QueryDict("q=clock"), "en", strict=True)
    sent = str(Cursor("best", criteria.fingerprint, (2, cursors.LARGEST)))

    found = engine().search(Criteria.from_query(QueryDict(f"q=clock&next={sent}"), "en", strict=True))

    assert [hit.title for hit in found.hits] == ["Clock"]
    assert paging.without(0b110, [1, cursors.LARGEST]) == bits.from_numbers([2])


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("q=clock", "q=line"),
        ("q=clock", "q=clock&phase=negotiation"),
        ("", "q=clock"),
        ("q=clock", "q=clock&sort=newest"),
    ],
)
def test_a_cursor_sent_with_another_question_is_refused_and_says_so(first, then):
    Library(random.Random(3))
    found = engine().search(Criteria.from_query(QueryDict(first), "en", strict=True))

    with pytest.raises(CriteriaError) as refused:
        Criteria.from_query(QueryDict(f"{then}&next={found.next_cursor}"), "en", strict=True)

    assert refused.value.parameter == "next"
    assert "other words, filters or another order" in refused.value.problem


def test_the_order_in_which_values_are_sent_makes_no_other_question():
    Library(random.Random(3))
    found = engine().search(
        Criteria.from_query(QueryDict("phase=negotiation&phase=implementation&type=entry"), "en", strict=True)
    )

    turned = f"type=entry&phase=implementation&phase=negotiation&next={found.next_cursor}"
    assert engine().search(Criteria.from_query(QueryDict(turned), "en", strict=True)).hits
