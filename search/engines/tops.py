"""The best of some documents, and the newest, by whichever way is cheaper: read on and leave out, or hand in a list.

Where most of what matches is wanted, a list of it is long, and the first rows hold enough. Where little is, the
first rows hold none. Two lists of one question (what was tried here, and the general guidance) share one reading.
"""

from collections.abc import Iterable, Mapping
from heapq import nsmallest
from typing import Any

from search import bits
from search.cursors import Cursor

# One in so many is still read on for; rarer ones are handed in as a list.
RAREST = 50
MOST_ROWS = 10_000
# Read so many times what is expected to be enough, and some more: the best are alike, as the newest are not.
SPARE, MORE = 3, 50
SPARE_OF_NEWEST = 1.5

# A glossary term is short, and bm25 gives a word that stands once in next to nothing 1.7 times what it gives it in
# a page of average length. So much is taken back.
LESSER = 0.55

Rows = list[tuple[int, Any]]


def rows_for(documents: int, among: int, depth: int, spare: float = SPARE) -> int:
    """How many rows of `among` to read to find so many of some documents; 0 where a list is better."""
    wanted, there = documents.bit_count(), among.bit_count()
    if not wanted or wanted * RAREST < there:
        return 0
    needed = int(min(depth, wanted) * there / wanted * spare) + MORE
    return needed if needed <= MOST_ROWS else 0


class Tops:
    """Takes an engine, the lists of documents wanted of it, each with how deep (rows), and what counts less.

    `scored`: expressions of which every document's score is known already.
    """

    def __init__(self, engine, lists: list[tuple[int, int]], lesser: int, scored: Mapping[str, Rows]):
        self.engine, self.lists = engine, [(documents, depth) for documents, depth in lists if documents]
        self.lesser, self.scored = lesser, scored
        self._read: dict[str, Rows] = {}

    def best(self, tier, wanted: int, limit: int, offset: int = 0) -> Rows:
        """(number, score) of some of a tier's documents, best first; a single one is given without asking."""
        if wanted.bit_count() == 1 and not offset:
            return [(wanted.bit_length() - 1, 0.0)]
        if tier.expression in self.scored:
            return self._sorted(tier.expression, wanted, offset + limit)[offset:]
        if wanted == tier.documents and len(self.lists) < 2:
            return self._best(tier, None, limit, offset)
        if rows_for(wanted, tier.documents, offset + limit):
            found = _among(self._first(tier), wanted)[offset : offset + limit]
            if len(found) == min(limit, wanted.bit_count() - offset):
                return found
        return self._best(tier, wanted, limit, offset)

    def _sorted(self, expression: str, wanted: int, end: int) -> Rows:
        """So many of some documents whose score is known, best (lowest) first, then by number."""
        scores = dict(self.scored[expression])
        for number in bits.numbers(wanted & self.lesser):
            scores[number] *= LESSER
        best = nsmallest(end, [(scores[number], number) for number in bits.numbers(wanted)])
        return [(number, score) for score, number in best]

    def _first(self, tier) -> Rows:
        """As many of a tier's best as all lists together need."""
        if tier.expression not in self._read:
            needed = (rows_for(documents & tier.documents, tier.documents, depth) for documents, depth in self.lists)
            self._read[tier.expression] = self._best(tier, None, max(needed), 0)
        return self._read[tier.expression]

    def _best(self, tier, among: int | None, limit: int, offset: int) -> Rows:
        among = tier.documents if among is None and self.engine.ranks_sets else among
        return self.engine.best(tier.expression, among, limit, offset, lesser=tier.documents & self.lesser)


def newest(engine, wanted: int, everything: int, limit: int, offset: int = 0, after: Cursor | None = None) -> Rows:
    """(number, moment as the database has it) of some documents, newest first, or those after a place there."""
    needed = rows_for(wanted, everything, offset + limit, SPARE_OF_NEWEST)
    if needed:
        rows = engine.newest(None, needed, 0, after)
        found = _among(rows, wanted)[offset : offset + limit]
        if len(found) == limit or len(rows) < needed:
            return found
    return engine.newest(wanted, limit, offset, after)


def _among(rows: Iterable, wanted: int) -> Rows:
    members = bits.Members(wanted)
    return [row for row in rows if row[0] in members]
