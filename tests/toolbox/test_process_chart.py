"""The phases of a case as a drawing: in their place, and back where the process went back."""

import pytest

from tests import factories
from toolbox.process_chart import chart, moment
from toolbox.when import in_words

PHASES = ["contact", "negotiation", "implementation"]


def event(phase: str, start: str, end: str = "") -> dict:
    return {"phase": phase, "start": start, "end": end}


def test_later_is_further_and_each_phase_has_its_row():
    drawn = chart([event("contact", "2000"), event("negotiation", "2002-06", "2003"), event("contact", "2005")], PHASES)

    assert [bar.y for bar in drawn.bars] == [15, 45, 15]
    assert drawn.bars[0].x2 < drawn.bars[1].x1 < drawn.bars[1].x2 < drawn.bars[2].x1
    assert [link.is_back for link in drawn.links] == [False, True]
    assert [year for _x, year in drawn.ticks] == [2000, 2002, 2004, 2006]


def test_where_one_reads_from_the_right_time_runs_from_the_right():
    drawn = chart([event("contact", "2000"), event("negotiation", "2002")], PHASES, from_right=True)

    assert drawn.bars[0].x1 > drawn.bars[1].x1


@pytest.mark.parametrize(
    "events",
    [[], [event("contact", "2000")], [event("contact", "soon"), event("unknown", "2000"), event("contact", "")]],
)
def test_what_cannot_be_placed_is_not_drawn(events):
    assert chart(events, PHASES) is None


def test_a_stretch_that_ends_before_it_starts_is_a_point():
    first, _second = chart([event("contact", "2005", "2001"), event("contact", "2007")], PHASES).bars

    assert first.x1 == first.x2


def test_what_is_known_to_the_month_begins_and_ends_with_it():
    assert moment("2005-08", end=True) - moment("2005-08") == pytest.approx(1 / 12)
    assert moment("2005", end=True) == 2006


@pytest.mark.parametrize(
    ("value", "words"),
    [("2005", "2005"), ("2005-08", "August 2005"), ("2005-08-15", "15 August 2005"), ("", ""), ("soon", "soon")],
)
def test_a_date_is_said_as_exactly_as_it_is_known(value, words):
    assert in_words(value) == words


@pytest.mark.django_db
def test_a_case_tells_its_phases_as_a_table_and_draws_them(client, house):
    rows = [
        ("phase", {"phase": phase, "start": start, "end": "", "event": f"Event in {start}", "source": ""})
        for phase, start in (("contact", "2000"), ("negotiation", "2002-03"), ("contact", "2004"))
    ]
    page = factories.case(timeline=rows)

    body = client.get(page.get_url()).content.decode()

    assert body.count('class="process-chart__bar') == 3
    assert "process-chart__link--back" in body
    assert '<th scope="row" class="event__when">March 2002</th>' in body
    assert "Event in 2004" in body
