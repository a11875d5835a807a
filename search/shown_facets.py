"""Facets as a reader sees them: values as links, in trees, by count and then name, the first ones first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from django.utils.translation import gettext_lazy

from . import analysis
from .addresses import Addresses
from .results import FacetValue
from .terms import FACETS, Vocabulary

FACET_LABELS = {
    "type": gettext_lazy("Type"),
    "phase": gettext_lazy("Phase"),
    "theme": gettext_lazy("Theme"),
    "region": gettext_lazy("Region"),
    "track": gettext_lazy("Track"),
    "role": gettext_lazy("Role"),
    "language": gettext_lazy("Language"),
}
# A longer facet shows this many values and then all of them; one longer still can be filtered by typing.
FIRST = 8
LONG = 15
# Facets that stand open; the others do where something in them is chosen.
OPEN = ("type", "phase", "theme", "region")

# Kinds of places with a list of their own; all others stand in one tree. The world is no level of it.
WORLD = "world"
SHELVES = {"practice-area": gettext_lazy("Practice areas"), "body": gettext_lazy("Regional bodies")}
PLACES = gettext_lazy("Places")


@dataclass(frozen=True)
class ShownValue:
    """One value as a link that adds or drops it; `below` are those that lie in it; `number` is a phase's, else 0."""

    slug: str
    label: str
    count: int
    selected: bool
    url: str
    below: tuple["ShownValue", ...] = ()
    number: int = 0

    def all(self) -> Iterable["ShownValue"]:
        """Itself and everything below it."""
        yield self
        for value in self.below:
            yield from value.all()


@dataclass(frozen=True)
class Shelf:
    """Values that belong together under a label ("" where there is nothing to tell them from)."""

    label: str
    values: tuple[ShownValue, ...]

    @property
    def is_nested(self) -> bool:
        return any(value.below for value in self.values)


@dataclass(frozen=True)
class ShownFacet:
    """One facet: all its values, and the first ones where they are many (else all)."""

    name: str
    label: str
    shelves: tuple[Shelf, ...]
    first: tuple[Shelf, ...]
    number: int
    open: bool

    @property
    def is_cut(self) -> bool:
        return self.first != self.shelves

    @property
    def is_long(self) -> bool:
        """Whether it has so many values that a reader should be able to type."""
        return self.number > LONG


@dataclass
class Arranging:
    """Puts values of one facet in trees. Takes the vocabulary, the reader's language, and slug → address.

    By count, then by name; or in the order of some slugs.
    """

    words: Vocabulary
    reader: str
    facet: str
    address: Callable[[str], str]
    order: tuple[str, ...] = ()
    values: dict[str, FacetValue] = field(default_factory=dict)
    children: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def shelves(self, values: Iterable[FacetValue]) -> tuple[Shelf, ...]:
        """The values in trees: what lies in another one stands below it, on the same shelf."""
        self.values = {value.slug: value for value in values}
        for slug in self.values:
            shelf = self.shelf(slug)
            self.children.setdefault((shelf, self.nearest_above(slug, shelf)), []).append(slug)
        labels = {"": PLACES if len({shelf for shelf, _above in self.children}) > 1 else "", **SHELVES}
        return tuple(
            Shelf(label, self.tree(shelf, "")) for shelf, label in labels.items() if (shelf, "") in self.children
        )

    def shelf(self, slug: str) -> str:
        kind = self.words.kind(self.facet, slug)
        return kind if kind in SHELVES else ""

    def nearest_above(self, slug: str, shelf: str) -> str:
        """The nearest value above that is shown on the same shelf; "" for none."""
        for above in self.words.above(self.facet, slug):
            kind = self.words.kind(self.facet, above)
            if above in self.values and (kind if kind in SHELVES else "") == shelf and kind != WORLD:
                return above
        return ""

    def tree(self, shelf: str, above: str) -> tuple[ShownValue, ...]:
        below = self.children.get((shelf, above))
        if not below:
            return ()
        found = [self.shown(slug, shelf) for slug in below]
        if len(found) == 1:
            return tuple(found)
        place = {slug: place for place, slug in enumerate(self.order)}
        return tuple(sorted(found, key=(lambda value: place[value.slug]) if place else by_count))

    def shown(self, slug: str, shelf: str) -> ShownValue:
        value = self.values[slug]
        label = self.words.label(self.facet, slug, self.reader)
        number = self.words.number(self.facet, slug)
        return ShownValue(slug, label, value.count, value.selected, self.address(slug), self.tree(shelf, slug), number)


def by_count(value: ShownValue) -> tuple:
    """By count, then by name as a reader looks it up: É is an E."""
    return (-value.count, looked_up(value.label), value.slug)


@lru_cache(maxsize=1 << 13)
def looked_up(label: str) -> tuple[str, ...]:
    """A label without case and accents, as one looks it up."""
    return tuple(analysis.words(label))


def first_of(shelves: tuple[Shelf, ...]) -> tuple[Shelf, ...]:
    """The values with the highest counts, whatever is chosen, and what these lie in."""
    everything = [value for shelf in shelves for root in shelf.values for value in root.all()]
    if len(everything) <= FIRST:
        return shelves
    # What contains comes before what it contains, and sorting keeps that for equal counts.
    leading = sorted(everything, key=lambda value: -value.count)[:FIRST]
    kept = {value.slug for value in (*leading, *(value for value in everything if value.selected))}

    def cut(values: Iterable[ShownValue]) -> tuple[ShownValue, ...]:
        found = []
        for value in values:
            below = cut(value.below) if value.below else ()
            if below or value.slug in kept:
                found.append(replace(value, below=below) if value.below else value)
        return tuple(found)

    cut_down = (Shelf(shelf.label, cut(shelf.values)) for shelf in shelves)
    return tuple(shelf for shelf in cut_down if shelf.values)


def shown_facets(
    addresses: Addresses, facets: dict[str, list[FacetValue]], words: Vocabulary, own_room: str = ""
) -> list[ShownFacet]:
    """Each facet that has something to offer. `own_room`: where the terms of the path's own facet have their pages."""
    criteria = addresses.criteria
    own = dict(addresses.hidden)
    found = []
    for facet in FACETS:
        values = [value for value in facets.get(facet, []) if (facet, value.slug) not in addresses.hidden]
        offered = [value for value in values if value.selected or words.is_offered(facet, value.slug)]
        address = addresses.toggles(facet, akin_in(words, facet))
        if facet in own:
            address = mixed(addresses.rooms(facet, own_room), address, getattr(criteria, facet))
            offered = [v for v in offered if v.selected or own[facet] in words.above(facet, v.slug)]
        if not offered or (facet == "language" and len(offered) < 2 and not offered[0].selected):
            continue
        shelves = Arranging(words, criteria.reader, facet, address).shelves(offered)
        is_open = facet in OPEN or bool(getattr(criteria, facet))
        found.append(ShownFacet(facet, FACET_LABELS[facet], shelves, first_of(shelves), len(offered), is_open))
    return found


def akin_in(words: Vocabulary, facet: str) -> Callable[[str, str], bool]:
    """Whether one of two values lies in the other."""

    def akin(one: str, other: str) -> bool:
        return one in words.above(facet, other) or other in words.above(facet, one)

    return akin


def mixed(room: Callable[[str], str], toggle: Callable[[str], str], chosen: tuple[str, ...]) -> Callable[[str], str]:
    """On a term's page: what is chosen beside it can be dropped, what lies in it has a page of its own."""
    return lambda slug: toggle(slug) if slug in chosen else room(slug)
