"""The other forms of a page, as its own page names them."""

from django import template

from home.citations import Citation, citation_of

from .home_links import choices_of, links_of

register = template.Library()


@register.simple_tag(takes_context=True)
def cited(context, page) -> Citation:
    """How a page is cited by its lasting address."""
    owners = links_of(context, page).all(choices_of(page).get("owned_by", ()))
    return citation_of(page, whole_address(context, page), owners[0] if owners else None)


def whole_address(context, page) -> str:
    """The address of a page with its host; "" where it has none yet."""
    address = page.get_url()
    return context["request"].build_absolute_uri(address) if address else ""
