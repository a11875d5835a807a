"""Drawings made on the server."""

from django import template
from django.utils.translation import get_language_bidi

from home.templatetags.home_terms import phases
from toolbox import process_chart

register = template.Library()


@register.inclusion_tag("toolbox/process_chart.html", takes_context=True)
def chart_of_phases(context, timeline) -> dict:
    """The phases of a case as a drawing, beside the table that says the same."""
    rows = phases(context)
    events = [block.value for block in timeline]
    drawn = process_chart.chart(events, [phase.slug for phase in rows], get_language_bidi())
    return {"chart": drawn, "rows": rows}
