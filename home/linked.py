"""Pages that a page points at, as a reader may follow them: readable ones only, and in her language."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from wagtail.blocks import Block, ListBlock, PageChooserBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from home.querysets import readable_pages

# A link to a page as rich text stores it: the tag's attributes, then the words.
PAGE_LINK = re.compile(r"<a\b([^>]*\blinktype=\"page\"[^>]*)>(.*?)</a>", re.DOTALL)
PAGE_ID = re.compile(r"\bid=\"(\d+)\"")


class Linked:
    """Page ids → the readable version of each in a reader's language, or else the page itself, or else its original.

    One query for any number of ids. A translation that left leads to its original. What readers may not see is
    left out, and never named.
    """

    def __init__(self, ids: Iterable[int], language: str):
        wanted = {int(pk) for pk in ids}
        works = Page.objects.filter(pk__in=wanted).values("translation_key")
        readable = Exists(readable_pages().filter(pk=OuterRef("pk")))
        found = Page.objects.filter(translation_key__in=works).annotate(readable=readable)
        rows = list(found.select_related("locale", "content_type")) if wanted else []
        self._works = {row.pk: row.translation_key for row in rows}
        pages = [row for row in rows if row.readable]
        self._pages = {page.pk: page for page in pages}
        self._versions = {(page.translation_key, page.locale.language_code): page for page in pages}
        self._language = language

    def get(self, pk: int | str | None) -> Page | None:
        """The page to lead a reader to, or None where she may not read it."""
        pk = int(pk or 0)
        work = self._works.get(pk)
        found = self._versions.get((work, self._language)) or self._pages.get(pk)
        return found or self._versions.get((work, settings.LANGUAGE_CODE))

    def all(self, ids: Iterable[int | str | None]) -> list[Page]:
        """The pages to lead a reader to, each once, in the order asked."""
        found = {page.translation_key: page for page in map(self.get, ids) if page}
        return list(found.values())


def linked_in(markup: str) -> list[int]:
    """The ids of the pages that stored rich text links to."""
    return [int(pk) for attributes, _words in PAGE_LINK.findall(markup or "") for pk in PAGE_ID.findall(attributes)]


def chosen_in(block: Block, raw: Any) -> Iterator[int]:
    """The page ids that choosers and links hold in the raw data of a stream, asking the database nothing."""
    if not raw:
        return
    if isinstance(block, PageChooserBlock):
        yield int(raw)
    elif isinstance(block, RichTextBlock):
        yield from linked_in(raw)
    elif isinstance(block, StreamBlock):
        for child in raw:
            if child["type"] in block.child_blocks:
                yield from chosen_in(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from chosen_in(child, raw.get(name))
    elif isinstance(block, ListBlock):
        for item in raw:
            yield from chosen_in(block.child_block, item["value"] if isinstance(item, dict) else item)


def chosen_by(page: Page) -> dict[str, list[int]]:
    """Field name → the ids of the pages it points at; one query a many-to-many field, none for the rest."""
    chosen: dict[str, list[int | None]] = {}
    for field in type(page)._meta.get_fields():
        if isinstance(field, StreamField):
            chosen[field.name] = list(chosen_in(field.stream_block, getattr(page, field.name).raw_data))
        elif isinstance(field, RichTextField):
            chosen[field.name] = linked_in(getattr(page, field.name))
        elif _leads_to_a_page(field) and field.many_to_many:
            chosen[field.name] = [other.pk for other in getattr(page, field.name).all()]
        elif _leads_to_a_page(field) and field.many_to_one:
            chosen[field.name] = [getattr(page, field.attname)]
    return {name: [pk for pk in ids if pk] for name, ids in chosen.items()}


def _leads_to_a_page(field) -> bool:
    """Whether it is a field of ours (not of Wagtail's Page) that points at pages."""
    ours = field.concrete and field.model is not Page and not field.one_to_one
    return ours and isinstance(field.related_model, type) and issubclass(field.related_model, Page)
