"""What is new and what was confirmed, month by month, from the documents that are readable at this moment.

A page is new in the month it was first published, and confirmed in the month of its last review. Profiles of
organisations are confirmed by quarter, once the quarter is over: no date may give a single answer away.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Any

from django.core.paginator import Paginator
from django.db.models import CharField, F, QuerySet
from django.db.models.functions import Cast, Substr
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from . import analysis, answers, bits, facets
from .models import Document
from .months import Month
from .presentation import ShownHit, shown_hits

MONTHS = 12
# So many pages of each kind on a page of a month.
LISTED = 20
NEWEST = 5
READ_AT_ONCE = 200
CONFIRMED_BY_QUARTER = "organisation"


class News:
    """The documents a reader of a language gets, one of each work, by date. Takes the moment."""

    def __init__(self, reader: str, now: datetime):
        index = facets.current()
        self.today = now.astimezone(UTC).date()
        self.shown = index.one_a_work(index.readable(now), reader, analysis.LANGUAGES)
        self.quarterly = index.filed("type", CONFIRMED_BY_QUARTER)

    def new(self, first: date, after: date) -> list[tuple[int, date]]:
        """(number, day of first publication) from one day on until before another, newest first. One query."""
        first, after = midnights(first, after)
        rows = Document.objects.filter(published__gte=first, published__lt=after)
        rows = rows.order_by("-published", "number").values_list("number", "published")
        return [(number, moment.astimezone(UTC).date()) for number, moment in among(self.shown, rows)]

    def confirmed(self, first: date, after: date) -> list[tuple[int, date]]:
        """(number, day of last review) of the same; among them profiles, which no page may tell by day or month."""
        rows = Document.objects.filter(reviewed__gte=first, reviewed__lt=after)
        return among(self.shown, rows.order_by("-reviewed", "number").values_list("number", "reviewed"))

    def newest(self, most: int) -> list[int]:
        """The numbers of those first published last. One query."""
        rows = Document.objects.filter(published__isnull=False).order_by("-published", "number")
        return first_of(self.shown, rows, most)

    def confirmed_last(self, most: int) -> list[int]:
        """The numbers of those reviewed last, after the day they were first published; no profiles among them.

        One query. What was read only before it came is no more than new.
        """
        rows = Document.objects.filter(reviewed__gt=F("published")).order_by("-reviewed", "number")
        return first_of(self.shown & ~self.quarterly, rows, most)

    def by_month(self, name: str, first: date, after: date) -> dict[str, int]:
        """ "2026-11" → the set of those whose "published" or "reviewed" lies in that month. One query."""
        # A date as text begins alike in every database; thousands of dates are dear to read.
        month = Substr(Cast(name, CharField()), 1, 7)
        bounds = (first, after) if name == "reviewed" else midnights(first, after)
        found = Document.objects.filter(**{f"{name}__gte": bounds[0], f"{name}__lt": bounds[1]}).order_by()
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, written in found.values_list("number", month):
            numbers[written].append(number)
        return {month: bits.from_numbers(some) & self.shown for month, some in numbers.items()}

    def monthly(self, rows: list[tuple[int, date]]) -> list[tuple[int, date]]:
        """Those of some confirmed documents that may be told by month."""
        return among(~self.quarterly & self.shown, rows)

    def of_quarter(self, month: Month) -> list[int]:
        """The profiles confirmed in the quarter a month ends; [] in other months, and while the quarter lasts."""
        if not month.ends_a_quarter or month >= Month.of(self.today):
            return []
        # By title: an order by day would tell the day.
        first, after = month.plus(-2).first_day, month.plus(1).first_day
        rows = Document.objects.filter(kind=CONFIRMED_BY_QUARTER, reviewed__gte=first, reviewed__lt=after)
        rows = rows.order_by("title", "number").values_list("number", "reviewed")
        return [number for number, _day in among(self.shown, rows)]

    def earliest(self) -> Month:
        """The first month that has a page; a year ago where there is none before. Two queries."""
        months = [Month.of(self.today).plus(1 - MONTHS)]
        for name in ("published", "reviewed"):
            days = Document.objects.filter(**{f"{name}__isnull": False}).order_by(name).values_list(name, flat=True)
            months += [Month.of(day) for day in days[:1]]
        return min(months)


def midnights(*days: date) -> list[datetime]:
    """When some days begin."""
    return [datetime.combine(day, time(), UTC) for day in days]


def among(documents: int, rows: Iterable[tuple[int, Any]]) -> list[tuple[int, Any]]:
    """Those of some rows, which begin with a document's number, that are in a set; in their order."""
    rows = list(rows)
    kept = set(bits.numbers(bits.from_numbers(number for number, _when in rows) & documents))
    return [row for row in rows if row[0] in kept]


def first_of(documents: int, rows: QuerySet, most: int) -> list[int]:
    """The numbers of the first of some rows that are in a set. One query.

    Rows are read on until there are enough: the versions of a whole library in other languages may come first.
    """
    members = bits.Members(documents)
    numbers = rows.values_list("number", flat=True).iterator(chunk_size=READ_AT_ONCE)
    return list(islice((number for number in numbers if number in members), most))


def latest(request):
    """The last twelve months with how much each brought, and what came last."""
    news = News(get_language(), timezone.now())
    this = Month.of(news.today)
    months = [this.plus(-back) for back in range(MONTHS)]
    came, stayed = (
        news.by_month(name, months[-1].first_day, this.plus(1).first_day) for name in ("published", "reviewed")
    )
    rows = [
        {
            "month": month,
            "new": came.get(str(month), 0).bit_count(),
            "confirmed": (stayed.get(str(month), 0) & ~came.get(str(month), 0) & ~news.quarterly).bit_count(),
        }
        for month in months
    ]
    last = next((row["month"] for row in rows if row["new"]), this)
    (newest,) = hits([number for number, _day in news.new(*last.days)[:NEWEST]])
    return render(request, "search/news.html", {"months": rows, "newest": newest})


def month(request, month: str):
    """What came in a month, and what was confirmed in it. Http404 for a month to come, or before all others."""
    asked, news = Month.read(month), News(get_language(), timezone.now())
    this = Month.of(news.today)
    if asked is None or asked > this or asked < (first := news.earliest()):
        raise Http404
    new = [number for number, _day in news.new(*asked.days)]
    known = set(new)
    confirmed = [number for number, _day in news.monthly(news.confirmed(*asked.days)) if number not in known]
    profiles = news.of_quarter(asked)
    pages = paged(request, max(len(new), len(confirmed), len(profiles)))
    some = slice((pages["number"] - 1) * LISTED, pages["number"] * LISTED)
    shown = hits(new[some], confirmed[some], profiles[some])
    named = zip(("new", "confirmed", "profiles"), (new, confirmed, profiles), shown, strict=True)
    return render(
        request,
        "search/news_month.html",
        {
            "month": asked,
            "lists": {name: {"count": len(numbers), "hits": found} for name, numbers, found in named},
            "earlier": asked.plus(-1) if asked > first else None,
            "later": asked.plus(1) if asked < this else None,
            "pages": pages,
        },
    )


def hits(*lists: list[int]) -> list[list[ShownHit]]:
    """Lists of document numbers → the same lists as they are shown. One query for all."""
    found = answers.hits([number for numbers in lists for number in numbers], frozenset())
    return [shown_hits(found[number] for number in numbers if number in found) for numbers in lists]


def paged(request, longest: int) -> dict:
    """Where in lists of that length a request stands, as the pagination component takes it; odd pages are the first."""
    page = Paginator(range(longest), LISTED).get_page(request.GET.get("page"))
    return {
        "number": page.number,
        "total": page.paginator.num_pages,
        "previous_url": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "next_url": f"?page={page.next_page_number()}" if page.has_next() else "",
    }
