"""The vocabularies as search needs them: which slugs exist, what they are called, what else they are called.

The only module of search that knows the vocabulary models. Held per process, and read anew when the change
log says that a term changed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext, override
from django.utils.translation import gettext_noop as _

from . import analysis, facets
from .changes import Mark
from .names import At, Names
from .question import parse

KINDS = {
    "entry": _("Toolbox entry"),
    "guide": _("Thematic guide"),
    "case": _("Case"),
    "organisation": _("Organisation"),
    "term": _("Glossary term"),
}
LANGUAGE_NAMES = {"en": "English", "fr": "Français", "es": "Español", "ar": "العربية"}
# Where a label joins things: "Stalemate, breakdown, renewal", "Suivi et vérification", "الرصد والتحقق".
JOINED = re.compile(r"[,،:]|\s(?:and|et|y|e)\s|\sو(?=\w{3})")
FACETS = ("type", "phase", "theme", "region", "track", "role", "language")


@dataclass(frozen=True)
class Term:
    """One term of one facet: labels and synonyms by language, and the slug above it in its own facet."""

    facet: str
    slug: str
    labels: dict[str, str] = field(hash=False)
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    parent: str = ""
    retired: bool = False
    kind: str = ""  # of a place: a country, a practice area, a regional body

    def names(self) -> Iterable[tuple[str, str]]:
        """(language, name) for everything it is called."""
        for language in analysis.LANGUAGES:
            for name in (self.labels.get(language, ""), *self.synonyms.get(language, ())):
                if name:
                    yield language, name


class Vocabulary:
    """All terms of all facets, retired ones included: an old link keeps working."""

    def __init__(self, terms: Iterable[Term]):
        self.terms = {(term.facet, term.slug): term for term in terms}

    def slugs(self, facet: str) -> tuple[str, ...]:
        """The values a facet allows, in the order of the vocabulary."""
        if facet == "type":
            return tuple(KINDS)
        if facet == "language":
            return analysis.LANGUAGES
        return self._by_facet.get(facet, ())

    @cached_property
    def _by_facet(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for facet, slug in self.terms:
            found.setdefault(facet, []).append(slug)
        return {facet: tuple(slugs) for facet, slugs in found.items()}

    def knows(self, facet: str, slug: str) -> bool:
        """Whether a facet allows this value."""
        if facet in ("type", "language"):
            return slug in self.slugs(facet)
        return (facet, slug) in self.terms

    def label(self, facet: str, slug: str, language: str) -> str:
        """What a value is called in a language, English where it has no name there, the slug where unknown."""
        if facet == "type" and slug in KINDS:
            with override(language):
                return gettext(KINDS[slug])
        if facet == "language":
            return LANGUAGE_NAMES.get(slug, slug)
        term = self.terms.get((facet, slug))
        return (term.labels.get(language) or term.labels.get("en") or slug) if term else slug

    def number(self, facet: str, slug: str) -> int:
        """The place of a phase among the phases, from 1: the number it is known by. 0 for everything else."""
        slugs = self.slugs(facet) if facet == "phase" else ()
        return slugs.index(slug) + 1 if slug in slugs else 0

    def parent(self, facet: str, slug: str) -> str:
        """The slug one level above in the same facet, "" at the top."""
        term = self.terms.get((facet, slug))
        return term.parent if term else ""

    def is_offered(self, facet: str, slug: str) -> bool:
        """Whether a value may be offered as a choice: a retired term is found by its address alone."""
        term = self.terms.get((facet, slug))
        return not term.retired if term else self.knows(facet, slug)

    def kind(self, facet: str, slug: str) -> str:
        """What kind of place a region is; "" for everything else."""
        term = self.terms.get((facet, slug))
        return term.kind if term else ""

    def above(self, facet: str, slug: str) -> tuple[str, ...]:
        """The slugs above one in the same facet, the nearest first."""
        return self._above.get((facet, slug), ())

    @cached_property
    def _above(self) -> dict[At, tuple[str, ...]]:
        """For each term that stands in another: asked several times for each value of a results page."""
        found = {at: self._climb(*at) for at in self.terms}
        return {at: slugs for at, slugs in found.items() if slugs}

    def _climb(self, facet: str, slug: str) -> tuple[str, ...]:
        found: list[str] = []
        while (slug := self.parent(facet, slug)) and slug not in found:
            found.append(slug)
        return tuple(found)

    @cached_property
    def names(self) -> Names:
        """What the terms are called, for widening a question."""
        return Names({at: (term.labels, list(term.names())) for at, term in self.terms.items()})

    def called(self, forms: Iterable[tuple[str, ...]]) -> list[At]:
        """(facet, slug) of the terms, retired ones not, that have one of some forms (tokens) as a whole name."""
        return list(dict.fromkeys(at for form in forms for at in self._by_name.get(form, ())))

    @cached_property
    def _by_name(self) -> dict[tuple[str, ...], list[At]]:
        found: dict[tuple[str, ...], list[At]] = {}
        for at, term in self.terms.items():
            for form in set() if term.retired else _forms(term.names()):
                found.setdefault(form, []).append(at)
        # What only part of one label says ("stalemate") names it too; what parts of two say ("peace") names neither.
        parts: dict[tuple[str, ...], list[At]] = {}
        for at, term in self.terms.items():
            for form in set() if term.retired else _forms(_parts(term.labels)) - found.keys():
                parts.setdefault(form, []).append(at)
        return found | {form: at for form, at in parts.items() if len(at) == 1}


def _forms(names: Iterable[tuple[str, str]]) -> set[tuple[str, ...]]:
    """(language, name) → each name as tokens, as written and without small words round it."""
    every = ((language, words) for language, name in names for words in parse(name).names)
    return {tuple(analysis.token(word, language) for word in words) for language, words in every}


def _parts(labels: dict[str, str]) -> Iterable[tuple[str, str]]:
    """(language, part) of the labels that join several things."""
    for language, label in labels.items():
        for part in JOINED.split(label):
            yield language, part


def read_terms() -> list[Term]:
    """Every term in the database, groups before what stands in them. Knows the models; nothing else here does."""
    from home.models import Phase, Region, Role, RoleGroup, Theme, ThemeGroup, Track

    found = [_term("phase", row) for row in Phase.objects.all()]
    for facet, group, model in (("theme", ThemeGroup, Theme), ("role", RoleGroup, Role)):
        found += [_term(facet, row) for row in group.objects.all()]
        found += [_term(facet, row, row.group.slug) for row in model.objects.select_related("group")]
    found += [_term("track", row) for row in Track.objects.all()]
    above = dict(Region.objects.values_list("pk", "slug"))
    return found + [_term("region", row, above.get(row.parent_id, "")) for row in Region.objects.all()]


def _term(facet: str, row, parent: str = "") -> Term:
    return Term(
        facet=facet,
        slug=row.slug,
        labels={language: getattr(row, f"label_{language}") for language in analysis.LANGUAGES},
        synonyms={language: tuple(row.synonym_list(language)) for language in analysis.LANGUAGES},
        parent=parent,
        retired=row.retired,
        kind=getattr(row, "kind", ""),
    )


_held: dict[str, tuple[Mark, Vocabulary]] = {}


def vocabulary(index: facets.Index | None = None) -> Vocabulary:
    """The vocabularies as they are now: one query where nothing changed, none where an index is at hand."""
    mark = (index or facets.current()).vocabularies
    held = _held.get("default")
    if held is None or held[0] != mark:
        held = _held["default"] = (mark, Vocabulary(read_terms()))
    return held[1]
