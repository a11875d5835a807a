"""Fields of a page as sections with lasting anchors, and the sources they cite."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.text import capfirst, slugify
from wagtail.fields import RichTextField, StreamField

register = template.Library()


@dataclass(frozen=True)
class Section:
    """One field that says something. form: "stream", "rich" or "plain"."""

    anchor: str
    heading: str
    value: Any
    form: str


@register.simple_tag
def sections_of(page, names) -> list[Section]:
    """The named fields of a page that say something, in order; names as a list or parted by spaces."""
    found = []
    for name in names.split() if isinstance(names, str) else names:
        field, value = page._meta.get_field(name), getattr(page, name)
        forms = ((StreamField, "stream"), (RichTextField, "rich"))
        form = next((form for kind, form in forms if isinstance(field, kind)), "plain")
        if value:
            found.append(Section(name.replace("_", "-"), capfirst(str(field.verbose_name)), value, form))
    return found


@register.inclusion_tag("components/citation.html", takes_context=True)
def citation(context, key: str):
    """A link to one of the page's own sources by its short key; nothing where the page has no such source."""
    page = context.get("page")
    listed = getattr(page, "sources", None)
    for child in listed.raw_data if key and listed else ():
        source = child["value"]
        if source.get("key") == key:
            return {"anchor": source_anchor(key), "name": source.get("author") or source["title"], **source}
    return {}


@register.filter
def source_anchor(key: str) -> str:
    """The id of a source in its page's list."""
    return f"source-{slugify(key)}"


@register.filter
def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
