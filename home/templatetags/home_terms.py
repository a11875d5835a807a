"""Terms of the vocabularies, as blocks and pages name them."""

from collections import Counter
from dataclasses import dataclass

from django import template
from django.db.models import Value
from django.utils.translation import get_language

from home.models import ClaimBasis, Fundamental, Phase, Role, Term, Theme, ThemeGroup, ThirdPartyKind, Track
from home.models.vocabularies import LANGUAGES

register = template.Library()

SMALL = (Phase, Track, Role, Theme, ThirdPartyKind, ClaimBasis, Fundamental)
NAMED = ("slug", *(f"label_{language}" for language in LANGUAGES))
COLUMNS = ("sort_order", "pk", *NAMED)
# The fields of a classified page that hold several terms; its themes are ranked: see themes_of.
FILED = ("phases", "regions", "tracks", "roles")


@dataclass(frozen=True)
class Named:
    """A term's slug, its labels, and its place in its vocabulary: what a phase is known by beside its name."""

    slug: str
    labels: dict[str, str]
    number: int = 0

    @property
    def label(self) -> str:
        """The label in the language at hand, English where it has none."""
        return self.labels.get((get_language() or "en")[:2]) or self.labels["en"]


def named_terms() -> dict[tuple[str, int | str], Named]:
    """(vocabulary, id or slug) → the term, for every vocabulary but places, in one query."""
    rows = [model.objects.order_by().values_list(Value(model.__name__), *COLUMNS) for model in SMALL]
    found: dict[tuple[str, int | str], Named] = {}
    numbers: Counter[str] = Counter()
    for vocabulary, _order, pk, slug, *labels in sorted(rows[0].union(*rows[1:], all=True)):
        numbers[vocabulary] += 1
        term = Named(slug, dict(zip(LANGUAGES, labels, strict=True)), numbers[vocabulary])
        found[vocabulary, pk] = found[vocabulary, slug] = term
    return found


def terms_of(context) -> dict[tuple[str, int | str], Named]:
    """The terms, read once a request."""
    request = context.get("request")
    if request is None:
        return named_terms()
    if not hasattr(request, "_named_terms"):
        request._named_terms = named_terms()
    return request._named_terms


@register.simple_tag(takes_context=True)
def term(context, vocabulary: str, which):
    """The term of a vocabulary (“Phase”) by slug or id; None where there is none."""
    return terms_of(context).get((vocabulary, which)) if which else None


@register.simple_tag(takes_context=True)
def themes_of(context, page) -> list[Named]:
    """A page's themes, the primary first."""
    terms = terms_of(context)
    ranked = (page.primary_theme_id, page.second_theme_id, page.third_theme_id)
    return [terms["Theme", pk] for pk in ranked if ("Theme", pk) in terms]


@register.simple_tag
def filed_under(page) -> dict[str, list[Named]]:
    """phases, regions, tracks and roles of a classified page, each in order: one query for all, once a page.

    What a preview or a form holds is taken as it stands there.
    """
    if not hasattr(page, "_filed_under"):
        held = getattr(page, "_cluster_related_objects", {})
        found: dict[str, list] = {name: [] for name in FILED}
        for name in FILED:
            found[name] += [(0, *(getattr(term, column) for column in NAMED)) for term in held.get(name, ())]
        queries = [_filed(page, name) for name in FILED if name not in held]
        for name, *row in queries[0].union(*queries[1:], all=True) if queries else ():
            found[name].append(row)
        page._filed_under = {
            name: [Named(slug, dict(zip(LANGUAGES, labels, strict=True))) for _order, slug, *labels in sorted(rows)]
            for name, rows in found.items()
        }
    return page._filed_under


def _filed(page, name: str):
    """(name, order, slug, labels …) of the terms one field of a page holds, as the database has them."""
    terms = type(page)._meta.get_field(name).remote_field.model.objects
    through = getattr(type(page), name).through.objects.filter(**{f"{type(page)._meta.model_name}_id": page.pk})
    chosen = through.values(f"{terms.model._meta.model_name}_id")
    return terms.filter(pk__in=chosen).order_by().values_list(Value(name), "sort_order", *NAMED)


@register.simple_tag(takes_context=True)
def phases(context) -> list[Named]:
    """The phases in order, numbered: a page filed under one that was retired still names it."""
    terms = terms_of(context)
    found = {term.slug: term for (vocabulary, _which), term in terms.items() if vocabulary == Phase.__name__}
    return sorted(found.values(), key=lambda phase: phase.number)


@register.simple_tag(takes_context=True)
def phase_strip(context, page) -> list[tuple[Named, bool]]:
    """Every phase, and whether a page is filed under it; nothing for pages that are filed under none."""
    filed = {phase.slug for phase in filed_under(page)["phases"]} if hasattr(page, "phases") else set()
    return [(phase, phase.slug in filed) for phase in phases(context)] if filed else []


@register.simple_tag
def themes_by_group() -> list[tuple[ThemeGroup, list[Theme]]]:
    """The themes on offer under their headings."""
    by_group: dict[int, list[Theme]] = {}
    for theme in Theme.objects.offered():
        by_group.setdefault(theme.group_id, []).append(theme)
    return [(group, by_group[group.pk]) for group in ThemeGroup.objects.offered() if group.pk in by_group]


@register.filter
def synonyms(term: Term) -> list[str]:
    """What else a term is called in the language at hand."""
    return term.synonym_list((get_language() or "en")[:2])
