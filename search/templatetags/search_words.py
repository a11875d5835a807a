"""Glossary terms explained in place, for the templates of pages."""

from django import template
from django.utils.safestring import mark_safe

from search import facets
from search.words import explained, glossary

register = template.Library()


@register.tag("explained")
def do_explained(parser, token) -> "Explained":
    """{% explained page %} … {% endexplained %}: what stands between, its terms linked.

    They are left as `words` in the template's context, for components/words.html further down, and with them the
    `index` they were read by.
    """
    _name, page = token.split_contents()
    body = parser.parse(("endexplained",))
    parser.delete_first_token()
    return Explained(parser.compile_filter(page), body)


class Explained(template.Node):
    child_nodelists = ("body",)

    def __init__(self, page, body):
        self.page, self.body = page, body

    def render(self, context) -> str:
        page = self.page.resolve(context)
        language = page.locale.language_code
        # Asked once a page: what stands beside the page is of the same moment.
        context["index"] = index = facets.current()
        names = glossary(index, language, page.get_url() or "")
        markup, words = explained(self.body.render(context), names, language)
        context["words"] = words
        return mark_safe(markup)  # nosec - escaped by the templates it was made of
