"""What stands around a page of the toolbox, for its template."""

from django import template

from home.templatetags.home_links import choices_of, links_of, reader_of
from toolbox import choices, relations
from toolbox.when import in_words

register = template.Library()


@register.simple_tag(takes_context=True)
def surroundings(context, page) -> relations.Surroundings:
    """`used_in` and `who_can_help` of a page. First in a template, it spares the other tags their query."""
    around = relations.surroundings(page, choices_of(page), reader_of(context))
    page._linked = around.linked
    return around


@register.simple_tag(takes_context=True)
def stands_behind(context, organisation) -> list[relations.Related]:
    """What an organisation contributed to, answers for or is named in."""
    return relations.stands_behind(organisation, reader_of(context))


@register.simple_tag(takes_context=True)
def related_by_kind(context, entry) -> list[tuple[str, list]]:
    """(relation in words, readable entries) in the order of the relations."""
    linked = links_of(context, entry)
    rows = [child["value"] for child in entry.related.raw_data]
    found = {
        relation: linked.all(row["entry"] for row in rows if row["relation"] == relation)
        for relation in choices.Relation
    }
    return [(relation.label, pages) for relation, pages in found.items() if pages]


@register.filter
def choice_label(value: str, name: str) -> str:
    """What a stored choice of a closed list of the toolbox (“Stage”) is called."""
    labels = dict(getattr(choices, name).choices)
    return labels.get(value, value)


@register.filter
def when(value: str) -> str:
    """A year, a month or a day in words."""
    return in_words(value)


@register.simple_tag
def stretch(value) -> str:
    """From when to when, in words, of a block or a page that has a start and perhaps an end."""
    start, end = (value.get(name) if hasattr(value, "get") else getattr(value, name) for name in ("start", "end"))
    return f"{in_words(start)} – {in_words(end)}" if end and end != start else in_words(start)
