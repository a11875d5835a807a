"""The vocabularies as search needs them: which slugs exist, what they are called, what else they are called.

The only module of search that knows the vocabulary models. Held per process, and read anew when the change
log says that a term changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext, override
from django.utils.translation import gettext_noop as _

from . import analysis, facets
from .changes import Mark
from .names import Names

KINDS = {
    "entry": _("Toolbox entry"),
    "guide": _("Thematic guide"),
    "case": _("Case"),
    "organisation": _("Organisation"),
    "term": _("Glossary term"),
}
LANGUAGE_NAMES = {"en": "English", "fr": "Français", "es": "Español", "ar": "العربية"}
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
    kind: str = ""  # of a region: country, body …

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

    def parent(self, facet: str, slug: str) -> str:
        """The slug one level above in the same facet, "" at the top."""
        term = self.terms.get((facet, slug))
        return term.parent if term else ""

    @cached_property
    def names(self) -> Names:
        """What the terms are called, for widening a question."""
        return Names({at: (term.labels, list(term.names())) for at, term in self.terms.items()})


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
