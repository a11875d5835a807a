"""When something happened in a case: a year, a month or a day that there was, and an end after its start."""

import pytest
from django.core.exceptions import ValidationError

from home.publishing import NotReadyToPublish
from tests import factories

pytestmark = pytest.mark.usefixtures("house")


def event(start: str, end: str) -> list:
    return [("phase", {"phase": "negotiation", "start": start, "end": end, "event": "Talks.", "source": "a"})]


@pytest.mark.parametrize(
    ("start", "end"), [("2001", ""), ("", "2001"), ("2001", "2001-05"), ("2001-05", "2001"), ("2004-02-29", "2004-03")]
)
def test_a_case_is_published_with_years_months_and_days(start, end):
    case = factories.case(start=start or "1999", end=end, timeline=event(start, end))

    assert case.live
    assert case.timeline[0].value["end"] == end


@pytest.mark.parametrize("when", ["spring 01", "2001-13", "2003-02-29", "01.05.2001", "2001-5", "٢٠٠١"])
def test_a_case_is_not_published_with_a_time_that_never_was(when):
    for wrong in ({"start": when}, {"end": when}, {"timeline": event(when, "")}, {"timeline": event("", when)}):
        with pytest.raises((NotReadyToPublish, ValidationError)):
            factories.case(**wrong)


def test_a_case_is_not_published_with_what_ended_before_it_started():
    for wrong in ({"start": "2005", "end": "1999"}, {"timeline": event("2005-08-15", "2005-07")}):
        with pytest.raises(NotReadyToPublish):
            factories.case(**wrong)
