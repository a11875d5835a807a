"""Completion while typing: pages and terms whose names hold what is typed, as far as readers may see them now."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from home.models import RegionKind
from search import analysis, arabic, bits, facets, texts
from search.models import Document
from search.presentation import FACET_LABELS
from search.terms import KINDS, Term, Vocabulary, vocabulary

from .typed import Typed

MOST_SHOWN = 8
# So many of them terms at most where there are pages too.
MOST_TERMS = 4
FACETS = ("phase", "theme", "region", "track", "role")
WITH_A_PAGE = ("phase", "theme", "region")


@dataclass(frozen=True)
class Completion:
    """One thing that may be meant. `label` is escaped, with <mark> round what was typed; `called`, too, is another
    name of it that was typed. `language` is the label's."""

    label: SafeString
    called: SafeString | str
    kind: str
    url: str
    language: str


@dataclass(frozen=True)
class Candidate:
    """A completion before it is shown: its own name, and what it is called in all languages, with languages."""

    name: str
    language: str
    names: tuple[tuple[str, str], ...]
    kind: str
    url: str

    def named(self, typed: Typed, reader: str) -> str:
        """The name that was typed: its own, or one in the reader's language, or any; "" where none holds it all."""
        if typed.fits(self.name):
            return self.name
        ordered = sorted(self.names, key=lambda entry: entry[0] != reader)
        return next((name for _language, name in ordered if typed.fits(name)), "")


def completions(text: str, reader: str, engine) -> list[Completion]:
    """At most eight things that a text may become, best first, for a reader of a language.

    Where nothing is called by all its words, small words are left out. Three queries, four at most.
    """
    typed = Typed.read(text)
    if not typed:
        return []
    index = facets.current()
    shelf = _Shelf(index, index.readable(timezone.now()), reader)
    return _found(typed, shelf, engine) or _found(typed.without_small_words(), shelf, engine)


class _Shelf:
    """What readers may see at this moment, and which version of each work a reader of a language is shown."""

    def __init__(self, index: facets.Index, readable: int, reader: str):
        self.index, self.readable, self.reader = index, readable, reader
        self.hittable = index.one_a_work(readable, reader, analysis.LANGUAGES)
        self.hidden = bits.numbers(index.sets.get(facets.ALL, 0) & ~readable)


def _found(typed: Typed, shelf: _Shelf, engine) -> list[Completion]:
    terms = _best_first(_terms(typed, shelf), typed, shelf.reader)
    pages = _best_first(_pages(typed, shelf, engine), typed, shelf.reader)
    terms = terms[: max(MOST_TERMS, MOST_SHOWN - len(pages))]
    chosen = _best_first([*terms, *pages[: MOST_SHOWN - len(terms)]], typed, shelf.reader)
    return [_completion(candidate, typed, shelf.reader) for candidate in chosen]


def _best_first(found: Iterable[Candidate], typed: Typed, reader: str) -> list[Candidate]:
    """By the name that is shown before by others it has, and names that begin so first; otherwise as they come."""

    def rank(candidate: Candidate) -> tuple:
        name = candidate.named(typed, reader)
        return (name != candidate.name, not name or not typed.begins(name))

    return sorted(found, key=rank)


def _completion(candidate: Candidate, typed: Typed, reader: str) -> Completion:
    name = candidate.named(typed, reader)
    called = typed.marked(name) if name and name != candidate.name else ""
    return Completion(typed.marked(candidate.name), called, candidate.kind, candidate.url, candidate.language)


# -- terms ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class _Names:
    """Every word of every term's names, in alphabetical order, and whose it is."""

    words: list[str]
    terms: list[Term]

    def beginning(self, forms: Iterable[str]) -> set[tuple[str, str]]:
        """(facet, slug) of the terms with a word that begins with one of some forms."""
        found = set()
        for form in forms:
            first, last = bisect_left(self.words, form), bisect_left(self.words, form + "\U0010ffff")
            found |= {(term.facet, term.slug) for term in self.terms[first:last]}
        return found


@lru_cache(maxsize=2)
def _names_of(words: Vocabulary) -> _Names:
    pairs = {
        (form, term.facet, term.slug): term
        for term in words.terms.values()
        if term.facet in FACETS
        for _language, name in term.names()
        for word in analysis.words(name)
        for form in (word, arabic.stem(word))
    }
    ordered = sorted(pairs)
    return _Names([key[0] for key in ordered], [pairs[key] for key in ordered])


def _terms(typed: Typed, shelf: _Shelf) -> Iterator[Candidate]:
    """The terms with such a name under which a page is filed that readers may see, in the order of the vocabulary."""
    words, reader = vocabulary(shelf.index), shelf.reader
    names = _names_of(words)
    begun = set.intersection(*(names.beginning(forms) for forms in typed.words))
    for at, term in words.terms.items():
        leads_somewhere = at in begun and shelf.index.filed(*at) & shelf.hittable
        if leads_somewhere and any(typed.fits(name) for _language, name in term.names()):
            language = reader if term.labels.get(reader) else "en"
            yield Candidate(
                words.label(*at, reader), language, tuple(term.names()), _kind(term), _address(term, reader)
            )


def _kind(term: Term) -> str:
    if term.facet == "region" and term.kind in RegionKind.values:
        return str(RegionKind(term.kind).label)
    return str(FACET_LABELS[term.facet])


def _address(term: Term, reader: str) -> str:
    if term.facet in WITH_A_PAGE:
        return f"/{reader}/{term.facet}s/{term.slug}/"
    return f"/{reader}/search/?{urlencode({term.facet: term.slug})}"


# -- pages ----------------------------------------------------------------------------------------------------
def _pages(typed: Typed, shelf: _Shelf, engine) -> list[Candidate]:
    """The works one of whose versions has such a name, each in the version the reader would be shown, by type."""
    numbers = engine.called(typed.words, shelf.hidden, shelf.reader, tuple(KINDS))
    same_works = Document.objects.filter(key__in=Document.objects.filter(number__in=numbers).values("key"))
    works: dict = {}
    for row in same_works.order_by("number").values("number", "key", "language", "kind", "title", "names", "url"):
        if shelf.readable >> row["number"] & 1:
            works.setdefault(row["key"], []).append(row)
    places = {number: place for place, number in enumerate(numbers)}
    found = [(_first_place(versions, places), _page(versions, shelf.hittable)) for versions in works.values()]
    return [page for _place, page in sorted(found, key=lambda pair: pair[0])]


def _first_place(versions: list[dict], places: dict[int, int]) -> int:
    return min(places.get(row["number"], len(places)) for row in versions)


def _page(versions: list[dict], hittable: int) -> Candidate:
    shown = next((row for row in versions if hittable >> row["number"] & 1), versions[0])
    names = tuple((row["language"], name) for row in versions for name in texts.names(row["title"], row["names"]))
    return Candidate(shown["title"], shown["language"], names, _kind_of_page(shown["kind"]), shown["url"])


def _kind_of_page(kind: str) -> str:
    return gettext(KINDS[kind]) if kind in KINDS else ""
