"""What each page would read from the database by itself, read for many pages at once."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db.models import prefetch_related_objects
from wagtail.models import Locale, Page

STEP = Page.steplen


def read_together(pages: Sequence[Page]) -> None:
    """Give (specific) pages all that `search_record` asks for: a few queries a page type, however many pages.

    What is read is true as of now: the pages are not to be kept.
    """
    locales = {locale.pk: locale for locale in Locale.objects.all()}
    types: dict[type, list[Page]] = defaultdict(list)
    for page in pages:
        page.locale = locales[page.locale_id]
        types[type(page)].append(page)
    for model, some in types.items():
        prefetch_related_objects(some, *getattr(model, "searched_with", ()))
    _give_originals(pages)
    _give_hours_above(pages)


def _give_originals(pages: Sequence[Page]) -> None:
    others = [page for page in pages if page.locale.language_code != settings.LANGUAGE_CODE]
    first = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    found = {
        page.translation_key: page for page in first.filter(translation_key__in={p.translation_key for p in others})
    }
    for page in others:
        page.original = found.get(page.translation_key)


def _give_hours_above(pages: Sequence[Page]) -> None:
    above = {page.pk: [one for each in (page, page.original) if each for one in _paths_above(each)] for page in pages}
    ending = Page.objects.filter(path__in=set().union(*above.values()), expire_at__isnull=False)
    hours: dict[str, datetime] = dict(ending.values_list("path", "expire_at"))
    for page in pages:
        page.hours_above = [hours[path] for path in above[page.pk] if path in hours]


def _paths_above(page: Page) -> list[str]:
    return [page.path[:end] for end in range(STEP, len(page.path), STEP)]
