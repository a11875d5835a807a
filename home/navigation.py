"""The ways in that stand on every page."""

from dataclasses import dataclass

from .querysets import readable_pages


@dataclass(frozen=True)
class MenuItem:
    """A way in: the page's title, address and language, and whether it is a room (an index) or a plain page."""

    title: str
    url: str
    language: str
    is_index: bool


def menu(language: str) -> list[MenuItem]:
    """The readable pages directly below the home page, in tree order: those of a language, then the other originals."""
    pages = readable_pages().in_language(language).filter(depth=3).select_related("content_type", "locale")
    items = [
        MenuItem(page.title, url, page.locale.language_code, page.content_type.model.endswith("indexpage"))
        for page in pages.order_by("path")
        if (url := page.get_url())  # none below a home page that no site has
    ]
    return sorted(items, key=lambda item: item.language != language)
