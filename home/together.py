"""What each page would read from the database by itself, read for many pages at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, Model
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Locale, Page, Site

STEP = Page.steplen


def specific_pages(ids: Iterable[int]) -> list[Page]:
    """Some pages as what they are, in the order of their ids: one query a page type, and one for the types.

    Wagtail's `specific()` reads each page twice, first as a plain one.
    """
    types: dict[int, list[int]] = defaultdict(list)
    for page_id, type_id in Page.objects.filter(pk__in=list(ids)).values_list("pk", "content_type_id"):
        types[type_id].append(page_id)
    pages: list[Page] = []
    for type_id, some in types.items():
        model = ContentType.objects.get_for_id(type_id).model_class() or Page
        pages += model._default_manager.filter(pk__in=some)
    return sorted(pages, key=lambda page: page.pk)


def read_together(pages: Sequence[Page]) -> None:
    """Give (specific) pages all that `search_record` asks for: a few queries a page type, however many pages.

    What is read is true as of now: the pages are not to be kept, nor saved.
    """
    locales = {locale.pk: locale for locale in Locale.objects.all()}
    roots = Site.get_site_root_paths()
    types: dict[type, list[Page]] = defaultdict(list)
    for page in pages:
        page.locale = locales[page.locale_id]
        page._wagtail_cached_site_root_paths = roots
        types[type(page)].append(page)
    for model, some in types.items():
        for name in getattr(model, "searched_with", ()):
            _give_related(some, model._meta.get_field(name))
    _give_originals(pages)
    _give_hours_above(pages)


def _give_related(pages: Sequence[Page], field: Field) -> None:
    """What a field of theirs leads to, each thing read once and given to all that have it."""
    if isinstance(field, ClusterTaggableManager):
        _give_tags(pages, field)
    elif isinstance(field, ParentalManyToManyField):
        of, to = field.m2m_column_name(), field.m2m_reverse_name()
        links = field.remote_field.through.objects.filter(**{f"{of}__in": [page.pk for page in pages]})
        _set(pages, field.name, field.remote_field.model, links.order_by("pk").values_list(of, to))
    else:
        held = {page.pk: getattr(page, field.attname) for page in pages}
        found = field.remote_field.model.objects.in_bulk({pk for pk in held.values() if pk})
        for page in pages:
            setattr(page, field.name, found.get(held[page.pk]))


def _set(pages: Sequence[Page], name: str, model: type[Model], links: Iterable[tuple[int, int]]) -> None:
    of: dict[int, list[int]] = defaultdict(list)
    for page_id, other in links:
        of[page_id].append(other)
    found = model._default_manager.in_bulk({one for some in of.values() for one in some})
    for page in pages:
        getattr(page, name).set([found[one] for one in of[page.pk]])


def _give_tags(pages: Sequence[Page], field: ClusterTaggableManager) -> None:
    link = field.through._meta.get_field("content_object")
    of: dict[int, list[Model]] = defaultdict(list)
    for item in field.through.objects.filter(content_object__in=[page.pk for page in pages]).select_related("tag"):
        of[item.content_object_id].append(item)
    for page in pages:
        getattr(page, link.remote_field.get_accessor_name()).set(of[page.pk])


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
