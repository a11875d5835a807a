"""What else there is in the phase and on the theme of a page, for its template."""

from django import template

from home.templatetags.home_links import reader_of
from home.templatetags.home_terms import filed_under, themes_of
from search.beside import beside

register = template.Library()


@register.inclusion_tag("search/beside.html", takes_context=True)
def others_beside(context, page) -> dict:
    """A few others in the first of a classified page's phases and on its primary theme, with ways to all of them."""
    filed, themes = filed_under(page), themes_of(context, page)
    terms = {"theme": themes, **{name[:-1]: named for name, named in filed.items()}}
    under = {("phase", term.slug): term for term in filed["phases"][:1]}
    under |= {("theme", term.slug): term for term in themes[:1]}
    slugs = {facet: tuple(term.slug for term in named) for facet, named in terms.items()}
    reader = reader_of(context)
    lists = beside(str(page.translation_key), slugs, under, reader, context.get("index")) if under else []
    return {"lists": [(one, under[one.facet, one.slug]) for one in lists], "language": reader}
