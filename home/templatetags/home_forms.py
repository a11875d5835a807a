"""The other forms of a page, and what machines are told of it, as its own page names them."""

from django import template
from django.utils.safestring import mark_safe

from home.cards import kept
from home.citations import Citation, citation_of
from home.schema_org import Around, list_of_term, script
from home.schema_org import described as described_as_graph

from .home_links import choices_of, links_of
from .home_terms import filed_under, themes_of

register = template.Library()


@register.simple_tag(takes_context=True)
def cited(context, page) -> Citation:
    """How a page is cited by its lasting address."""
    return citation_of(page, whole_address(context, page), owner_of(context, page))


@register.simple_tag(takes_context=True)
def described(context, page, translations=(), breadcrumbs=()) -> str:
    """What a page is, as JSON-LD for its head; nothing of a page that has no address yet."""
    address = whole_address(context, page)
    if not address:
        return ""
    owner, is_filed = owner_of(context, page), hasattr(page, "primary_theme_id")
    around = Around(
        root=context["request"].build_absolute_uri("/").rstrip("/"),
        cited=citation_of(page, address, owner),
        owner=owner,
        translations=translations or (),
        breadcrumbs=breadcrumbs or (),
        themes=themes_of(context, page) if is_filed else (),
        places=filed_under(page)["regions"] if is_filed else (),
        picture=card_address(context, page),
    )
    # It is JSON in which no sign is left that could end it.
    return mark_safe(script(described_as_graph(page, around)))  # nosec


@register.simple_tag(takes_context=True)
def card_address(context, page) -> str:
    """The whole address of the picture that stands for a page; "" where it has none."""
    name = kept(page) if page.pk else ""
    return context["request"].build_absolute_uri(f"/{name}") if name else ""


def owner_of(context, page):
    """The readable page of the organisation that answers for a page; nothing is asked where there can be none."""
    if not getattr(page, "owned_by_id", None):
        return None
    return next(iter(links_of(context, page).all(choices_of(page).get("owned_by", ()))), None)


def whole_address(context, page) -> str:
    """The address of a page with its host; "" where it has none yet."""
    address = page.get_url() if page.pk else ""
    return context["request"].build_absolute_uri(address) if address else ""


@register.filter
def og_locale(language: str) -> str:
    """A language as Open Graph names it, which wants a country with it (https://ogp.me/#optional)."""
    return {"en": "en_GB", "fr": "fr_FR", "es": "es_ES", "ar": "ar_AR"}.get(language, language)


@register.filter
def path_in(path: str, language: str) -> str:
    """A path below a language, below another one."""
    return f"/{language}/{path.lstrip('/').partition('/')[2]}"


@register.simple_tag(takes_context=True)
def term_described(context, term, room: str) -> str:
    """What the page of a term is, as JSON-LD for its head. `room`: what the list of all terms of its kind is called."""
    request = context["request"]
    return mark_safe(script(list_of_term(term, room, request.build_absolute_uri(request.path))))  # nosec
