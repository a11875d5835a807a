"""The values of a facet as a nested list of links: hundreds a page, so written in Python."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape  # Django's own, without the machinery for what is said lazily

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from search import figures
from search.shown_facets import ShownValue

register = template.Library()


@register.simple_tag
def facet_values(values: Iterable[ShownValue]) -> str:
    """A list of the values, each a link that adds or drops it, and below it the list of what lies in it."""
    # Every word and address in it is escaped.
    return mark_safe(_list(values, get_language()))  # nosec


@register.simple_tag
def term_list(values: Iterable[ShownValue]) -> str:
    """A list of links to the pages of terms, each with how many pages are filed there, and what lies in it."""
    return mark_safe(_terms(values))  # nosec


@register.filter
def in_pages(count: int) -> str:
    """A number of pages, in words."""
    return ngettext("%(count)s page", "%(count)s pages", count) % {"count": figures.grouped(count)}


@register.filter
def grouped(number: int) -> str:
    """A number with its thousands apart, as the language at hand does."""
    return figures.grouped(number)


def _terms(values: Iterable[ShownValue]) -> str:
    rows = []
    for value in values:
        link = f'<a href="{escape(value.url)}">{_label(value)}</a>'
        below = _terms(value.below) if value.below else ""
        rows.append(f'<li>{link} <span class="links__kind">{escape(in_pages(value.count))}</span>{below}</li>')
    return f'<ul class="links">{"".join(rows)}</ul>'


def _list(values: Iterable[ShownValue], language: str) -> str:
    rows = []
    for value in values:
        below = _list(value.below, language) if value.below else ""
        rows.append(f"<li>{_link(value, language)}{below}</li>")
    return f'<ul class="facet__values">{"".join(rows)}</ul>'


def _label(value: ShownValue) -> str:
    """What a value is called; a phase with its number in its colour, as templates/components/phase.html has it."""
    label = escape(value.label)
    if not value.number:
        return label
    mark = f'<span class="phase__mark" aria-hidden="true">{value.number}</span>'
    return f'<span class="phase phase--{escape(value.slug)}">{mark}<span class="phase__label">{label}</span></span>'


def _link(value: ShownValue, language: str) -> str:
    dropped = f" – {escape(_('chosen; drop it'))}" if value.selected else ""
    current = ' aria-current="true"' if value.selected else ""
    return (
        f'<a class="facet__value" href="{escape(value.url)}" rel="nofollow"{current}>{_label(value)} '
        f'<span class="facet__count">{figures.grouped(value.count)}<span class="visually-hidden"> '
        f"{_results(_plural(value.count), language)}{dropped}</span></span></a>"
    )


def _plural(count: int) -> int:
    """The smallest number that is said as this one is: beyond a hundred, the rules of our languages look only at the
    last two figures, and at whole millions (https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html).
    """
    return count if count < 100 or count % 1_000_000 == 0 else 100 + count % 100


@lru_cache(maxsize=1 << 10)
def _results(count: int, language: str) -> str:
    """“results” as it is said after a number, in the language at hand."""
    return escape(ngettext("result", "results", count))
