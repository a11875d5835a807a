"""The question in an address: lenient for readers, strict for machines, and written back the same."""

import pytest
from django.http import QueryDict

from search.criteria import Criteria, CriteriaError

pytestmark = pytest.mark.django_db


def asked(query, language="en", strict=False):
    return Criteria.from_query(QueryDict(query), language, strict)


def test_an_address_is_read_and_written_back():
    query = "q=red+line&type=entry&phase=negotiation&phase=implementation&region=kenya&sort=newest&page=2"
    assert asked(query).query_string() == query


def test_a_reader_s_strange_values_are_dropped_and_said():
    criteria = asked("phase=negotiation&phase=nonsense&page=x&sort=worst&utm_source=mail")

    assert criteria.phase == ("negotiation",)
    assert (criteria.page, criteria.sort) == (1, "best")
    assert len(criteria.messages) == 1
    assert "nonsense" in criteria.messages[0]


@pytest.mark.parametrize(
    ("query", "parameter", "said"),
    [
        ("phase=nonsense", "phase", "negotiation"),
        ("type=page", "type", "entry, guide, case, organisation, term"),
        ("language=de", "language", "en, fr, es, ar"),
        ("sort=worst", "sort", "newest"),
        ("colour=red", "parameter", "phase"),
        ("page=2", "parameter", "next"),
        ("q=a&q=b", "q", "once"),
        ("q=" + "word+" * 17, "q", "16"),
        ("next=nonsense", "next", "unchanged"),
        ("next=é", "next", "unchanged"),
    ],
)
def test_a_machine_is_told_what_is_wrong_and_what_is_allowed(query, parameter, said):
    with pytest.raises(CriteriaError) as refused:
        asked(query, strict=True)

    assert refused.value.parameter == parameter
    assert said in str(refused.value)


def test_at_most_ten_values_of_a_facet_count():
    many = "&".join(f"region={slug}" for slug in ("africa", "asia", "kenya", "indonesia", "eastern-africa"))
    assert len(asked(many).region) == 5
    assert asked("&".join(["region=africa"] * 5000)).region == ("africa",)


def test_beyond_page_fifty_the_reader_is_asked_to_narrow_the_question():
    criteria = asked("page=51")

    assert criteria.page == 50
    assert "narrow" in criteria.messages[0]
    assert asked("page=" + "9" * 5000).page == 50
    assert asked("page=0").page == asked("page=-3").page == 1


def test_values_are_taken_away_and_added_without_touching_the_rest():
    criteria = asked("q=red&phase=negotiation&phase=implementation&theme=youth&page=3")

    assert criteria.without("phase", "negotiation").query_string() == "q=red&phase=implementation&theme=youth"
    assert criteria.without("phase").query_string() == "q=red&theme=youth"
    assert criteria.without("q").query_string() == "phase=negotiation&phase=implementation&theme=youth"
    assert criteria.toggled("theme", "youth").theme == ()
    assert criteria.toggled("theme", "ddr").theme == ("youth", "ddr")
    assert criteria.at_page(2).page == 2


def test_machines_ask_for_documents_and_readers_for_works():
    assert asked("").works
    assert not asked("", strict=True).works


def test_without_words_the_newest_come_first():
    assert asked("").order == asked("q=-amnesty").order == "newest"
    assert asked("q=amnesty").order == "best"


def test_a_text_is_cleaned_of_what_cannot_be_shown():
    assert asked("q=%00red%0A%09line%ED%A0%80").text.startswith("red line")


def test_a_question_can_be_kept_in_a_set():
    assert len({asked("q=red"), asked("q=red"), asked("q=blue")}) == 2
