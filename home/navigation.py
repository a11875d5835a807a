"""The ways in that stand on every page."""

from dataclasses import dataclass

from .querysets import readable_pages


@dataclass(frozen=True)
class MenuItem:
    """A way in: the page's title and address, and whether it is a room (an index) or a plain page."""

    title: str
    url: str
    is_index: bool
    slug: str


def menu(language: str) -> list[MenuItem]:
    """The readable pages directly below the home page of a language, in tree order; English where none is."""
    items = _below_home(language)
    return items or (_below_home("en") if language != "en" else [])


def _below_home(language: str) -> list[MenuItem]:
    pages = readable_pages().filter(depth=3, locale__language_code=language).select_related("content_type", "locale")
    return [
        MenuItem(page.title, page.get_url(), page.content_type.model.endswith("indexpage"), page.slug)
        for page in pages.order_by("path")
    ]
