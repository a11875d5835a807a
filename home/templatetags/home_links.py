"""Links between pages: readable ones only, in the reader's language, for one query a page."""

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from home.linked import PAGE_ID, PAGE_LINK, Linked, chosen_by

register = template.Library()


def reader_of(context) -> str:
    """The language of the address, which the words around an untranslated page may differ from."""
    return context.get("language") or (get_language() or "en")[:2]


def choices_of(page) -> dict[str, list[int]]:
    """What a page points at, field by field; read once a page."""
    if not hasattr(page, "_chosen"):
        page._chosen = chosen_by(page)
    return page._chosen


def links_of(context, page) -> Linked:
    """What a page points at, as a reader may follow it; asked once a page."""
    if not hasattr(page, "_linked"):
        page._linked = Linked(set().union(*choices_of(page).values()), reader_of(context))
    return page._linked


@register.simple_tag(takes_context=True)
def linked_page(context, chosen):
    """The readable version of a page that a block of the page at hand has chosen; None where there is none."""
    if not chosen:
        return None
    page = context.get("page")
    if not isinstance(page, Page):
        return Linked([chosen.pk], reader_of(context)).get(chosen.pk)
    return links_of(context, page).get(chosen.pk)


@register.simple_tag(takes_context=True)
def linked_pages(context, page, field: str):
    """The readable versions of the pages that one field of a page points at."""
    return links_of(context, page).all(choices_of(page).get(field, ()))


@register.simple_tag(takes_context=True)
def prose(context, value):
    """Rich text with links to pages readers may open, in their language; of other page links only the words."""
    page = context.get("page")

    def linked(found) -> str:
        attributes, words = found.groups()
        target = links_of(context, page).get(next(iter(PAGE_ID.findall(attributes)), None)) if page else None
        return f'<a href="{escape(target.get_url())}">{words}</a>' if target else words

    markup = expand_db_html(PAGE_LINK.sub(linked, getattr(value, "source", value) or ""))
    # Rich text is cleaned when it is stored, by the editor and by the importer alike.
    return mark_safe(markup.replace('<a href="http', '<a rel="noopener" href="http'))  # nosec


@register.filter
def kind_label(page) -> str:
    """What a page is, in words: “toolbox entry”."""
    model = page.content_type.model_class()
    return model._meta.verbose_name if model else ""


@register.filter
def in_language(request, code: str) -> str:
    """The address at hand in another language; that language's home page where it has none."""
    address = request.get_full_path()
    first, _, rest = address.lstrip("/").partition("/")
    return f"/{code}/{rest}" if len(first) == 2 else f"/{code}/"
