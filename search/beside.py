"""A few others beside a page: in its phase, and on its theme, the most alike first.

The sets are those the page of the phase or the theme lists and counts, so no words and no text index are asked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from . import analysis, answers, facets
from .presentation import ShownHit, shown_hits

SHOWN = 3
# How much each thing two pages share makes them alike.
WEIGHTS = {"theme": 3, "phase": 1, "region": 1, "track": 1, "role": 1}

Filed = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Beside:
    """Some others filed under one term, and how many works its own page lists."""

    facet: str
    slug: str
    hits: list[ShownHit]
    total: int


def beside(
    key: str, filed: Filed, under: Iterable[tuple[str, str]], reader: str, index: facets.Index | None = None
) -> list[Beside]:
    """For each (facet, slug) of `under` a few works filed there too, none twice, never the work `key` itself.

    `filed`: facet → the slugs the page at hand is filed under. Two queries where nothing changed, one where the
    `index` is at hand.
    """
    index = index or facets.current()
    shown = index.one_a_work(index.readable(timezone.now()), reader, analysis.LANGUAGES)
    sets = {(facet, slug): shown & index.filed(facet, slug) for facet, slug in under}
    kin = [index.filed(facet, slug) for facet, slugs in filed.items() for slug in slugs * WEIGHTS[facet]]
    # One more of each than is shown, as one may be the page itself; and those of the lists before.
    taken: dict[tuple[str, str], list[int]] = {}
    for place, (at, among) in enumerate(sets.items(), 1):
        taken[at] = list(_first(most_alike(among, kin), place * SHOWN + 1))
    found = answers.hits({number for numbers in taken.values() for number in numbers}, frozenset())
    told, lists = {key}, []
    for (facet, slug), numbers in taken.items():
        others = [found[number] for number in numbers if number in found and found[number].key not in told][:SHOWN]
        told |= {hit.key for hit in others}
        lists.append(Beside(facet, slug, shown_hits(others), sets[facet, slug].bit_count()))
    return [one for one in lists if one.hits]


def most_alike(among: int, kin: Iterable[int]) -> Iterator[int]:
    """The documents of a set that are in most of some other sets, the latest added first among equals."""
    # The counts of all documents at once, in binary: plane n holds those whose count has bit n.
    planes: list[int] = []
    for members in kin:
        carried = members & among
        for place, plane in enumerate(planes):
            planes[place], carried = plane ^ carried, plane & carried
        if carried:
            planes.append(carried)
    for count in range(2 ** len(planes) - 1, -1, -1):
        here = among
        for place, plane in enumerate(planes):
            here &= plane if count >> place & 1 else ~plane
        while here:
            number = here.bit_length() - 1
            yield number
            here ^= 1 << number


def _first(numbers: Iterator[int], most: int) -> Iterator[int]:
    for _place, number in zip(range(most), numbers, strict=False):
        yield number
