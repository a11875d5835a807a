"""The ways in that stand on every page.

Every page asks for them, and a page that was withdrawn or has expired must be gone from them at the very next
request, in every process. So the question itself is put each time; what is kept in a process is only how it is
written in SQL, and what became of the rows that were last answered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from django.db import connection
from django.utils import timezone
from wagtail.models import Page, Site

from .models import HomePage, SitePage
from .querysets import readable_pages

SHOWN = ("title", "url_path", "locale__language_code", "content_type__model")
# Stands for the moment of the request in SQL that is written once. No page expires at it.
MOMENT = datetime(2001, 2, 3, 4, 5, 6, 789, tzinfo=UTC)


@dataclass(frozen=True)
class MenuItem:
    """A way in: the page's title, address and language, and its type: a room (an index) or a plain page."""

    title: str
    url: str
    language: str
    kind: str

    @property
    def is_index(self) -> bool:
        return self.kind.endswith("indexpage")


def menu(language: str) -> tuple[MenuItem, ...]:
    """The readable pages directly below the home page, in tree order: those of a language, then the other originals.

    One query.
    """
    sql, parameters = _question(language, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters(timezone.now()))
        rows = cursor.fetchall()
    return _items(language, tuple(rows), tuple(Site.get_site_root_paths()))


@lru_cache(maxsize=16)
def _question(language: str, vendor: str) -> tuple[str, Callable[[datetime], list]]:
    """The query in SQL of a vendor, and the moment of asking → its parameters. To write it takes longer than to ask."""
    pages = readable_pages(MOMENT).in_language(language, MOMENT).filter(pk__in=_at_hand(), depth=3).order_by("path")
    sql, parameters = pages.values_list(*SHOWN).query.sql_with_params()
    adapt = connection.ops.adapt_datetimefield_value
    moment = adapt(MOMENT)
    return sql, lambda now: [adapt(now) if one == moment else one for one in parameters]


def _at_hand():
    """Rooms and plain pages, by their own small tables: a hundred thousand pages have no index of how deep they are."""
    models = (model for model in HomePage.allowed_subpage_models() if issubclass(model, SitePage))
    first, *others = (model.objects.order_by().values("pk") for model in models)
    return first.union(*others, all=True)


@lru_cache(maxsize=64)
def _items(language: str, rows: tuple[tuple, ...], sites: tuple) -> tuple[MenuItem, ...]:
    """What the rows say. `sites` (what leads to an address) is there for addresses to be made anew where it changes."""
    items = [
        MenuItem(title, url, written_in, model)
        for title, url_path, written_in, model in rows
        if (url := Page(url_path=url_path).get_url())  # none below a home page that no site has
    ]
    return tuple(sorted(items, key=lambda item: item.language != language))
