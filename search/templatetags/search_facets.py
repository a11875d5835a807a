"""The values of a facet as a nested list of links: hundreds a page, so written in Python."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.shown_facets import ShownValue

register = template.Library()


@register.simple_tag
def facet_values(values: Iterable[ShownValue]) -> str:
    """A list of the values, each a link that adds or drops it, and below it the list of what lies in it."""
    # Every word and address in it is escaped.
    return mark_safe(_list(values, {}))  # nosec


@register.simple_tag
def term_list(values: Iterable[ShownValue]) -> str:
    """A list of links to the pages of terms, each with how many pages are filed there, and what lies in it."""
    return mark_safe(_terms(values))  # nosec


@register.filter
def in_pages(count: int) -> str:
    """A number of pages, in words."""
    return ngettext("%(count)s page", "%(count)s pages", count) % {"count": count}


def _terms(values: Iterable[ShownValue]) -> str:
    rows = []
    for value in values:
        link = f'<a href="{escape(value.url)}">{escape(value.label)}</a>'
        below = _terms(value.below) if value.below else ""
        rows.append(f'<li>{link} <span class="links__kind">{escape(in_pages(value.count))}</span>{below}</li>')
    return f'<ul class="links">{"".join(rows)}</ul>'


def _list(values: Iterable[ShownValue], said: dict[int, str]) -> str:
    rows = []
    for value in values:
        below = _list(value.below, said) if value.below else ""
        rows.append(f"<li>{_link(value, said)}{below}</li>")
    return f'<ul class="facet__values">{"".join(rows)}</ul>'


def _link(value: ShownValue, said: dict[int, str]) -> str:
    if value.count not in said:
        said[value.count] = escape(ngettext("result", "results", value.count))
    dropped = f" – {escape(_('chosen; drop it'))}" if value.selected else ""
    current = ' aria-current="true"' if value.selected else ""
    return (
        f'<a class="facet__value" href="{escape(value.url)}" rel="nofollow"{current}>{escape(value.label)} '
        f'<span class="facet__count">{value.count}<span class="visually-hidden"> {said[value.count]}{dropped}'
        "</span></span></a>"
    )
