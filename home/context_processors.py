"""What every page's frame shows: the ways in, and the languages."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_bidi, gettext

from .navigation import menu


def site_frame(request):
    """`site_menu` (readable index pages and plain pages, in the reader's language or else the original), language
    and direction."""
    language = (get_language() or "en")[:2]
    return {
        "site_menu": SimpleLazyObject(lambda: menu(language)),
        "site_name": gettext("Mediation Toolbox"),
        "language": language,
        "direction": "rtl" if get_language_bidi() else "ltr",
    }
