"""A list in pieces: a page after a cursor, and everything to the end. Takes an Asking, which knows the order."""

from collections.abc import Iterator
from dataclasses import replace

from search import bits
from search.criteria import HITS_A_PAGE
from search.cursors import BEST, Cursor

AT_ONCE = 2_000


def page(asking) -> tuple[list, Cursor | None]:
    """The hits (Ranked) after the question's cursor, and the cursor that leads on; None at the end."""
    criteria = asking.criteria
    cursor = criteria.cursor or Cursor(criteria.order, criteria.fingerprint)
    if cursor.order == "best" and len(cursor.given) < BEST:
        given = set(cursor.given)
        ranked = asking.ranked(asking.found, HITS_A_PAGE + 1 + len(given))
        ranked = [one for one in ranked if one.number not in given][: HITS_A_PAGE + 1]
        given.update(one.number for one in ranked[:HITS_A_PAGE])
        after = replace(cursor, given=tuple(sorted(given)))
    else:
        ranked = asking.newest(without(asking.found, cursor.given), HITS_A_PAGE + 1, after=_started(cursor))
        last = ranked[:HITS_A_PAGE][-1:]
        after = replace(cursor, score=last[0].score, number=last[0].number) if last else cursor
    return ranked[:HITS_A_PAGE], after if len(ranked) > HITS_A_PAGE else None


def everything(asking) -> Iterator[list[int]]:
    """The numbers of all hits in the order of the pages, some at a time: of those found now, each once at most."""
    rest = asking.found
    if asking.criteria.order == "best":
        best = [one.number for one in asking.ranked(rest, BEST) if rest >> one.number & 1]
        rest = without(rest, best)
        yield best
    last = None
    while ranked := asking.newest(rest, AT_ONCE, after=last):
        last = ranked[-1]
        yield [one.number for one in ranked if rest >> one.number & 1]


def without(documents: int, numbers) -> int:
    """A set without some numbers. Those beyond its end are left alone: a forged cursor may hold any."""
    end = documents.bit_length()
    return documents & ~bits.from_numbers(number for number in numbers if number < end)


def _started(cursor: Cursor) -> Cursor | None:
    return cursor if cursor.number else None
