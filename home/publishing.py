"""The one gate on every way to live: what a page still lacks, asked by all who would publish it."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.blocks import Block, ListBlock, StreamBlock, StreamValue, StructBlock, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.rich_text import RichText


@dataclass(frozen=True)
class Missing:
    """One thing that keeps a page from going live: the field's name and a message that helps."""

    field: str
    message: str


class NotReadyToPublish(Exception):
    """Raised by every way to live when a page lacks something; carries the page and what is missing."""

    def __init__(self, page, missing: list[Missing]):
        self.page, self.missing = page, missing
        super().__init__(f"“{page.title}”: " + " ".join(dict.fromkeys(m.message for m in missing)))


def is_blank(value: Any) -> bool:
    """Whether a field's value says nothing to a reader: empty, only markup, only empty blocks."""
    if value is None:
        return True
    if isinstance(value, RichText):
        value = value.source
    if isinstance(value, str):
        # Spaces of every kind, and characters that show nothing, are categories Z and C.
        return all(unicodedata.category(char)[0] in "ZC" for char in unescape(strip_tags(value)))
    if isinstance(value, StreamValue):
        return all(is_blank(child.value) for child in value)
    if isinstance(value, StructValue):
        return all(is_blank(part) for part in value.values())
    if isinstance(value, ListValue | list | tuple):
        return all(is_blank(part) for part in value)
    if hasattr(value, "all"):
        return not list(value.all())
    if isinstance(value, Iterable):
        return not list(value)
    return False


def incomplete(page, names: Iterable[str], read: Callable[[str], Any]) -> list[Missing]:
    """A Missing for each named field that is blank, in the words of its label."""
    return [
        Missing(name, _("“%(field)s” is needed before this can be published.") % {"field": label(page, name)})
        for name in names
        if is_blank(read(name))
    ]


def is_half_filled(block: Block, value: Any) -> bool:
    """Whether a required text in a block says nothing; the block's own check takes an empty paragraph for words."""
    if isinstance(block, StreamBlock):
        return any(is_half_filled(child.block, child.value) for child in value)
    if isinstance(block, StructBlock):
        return any(is_half_filled(child, value.get(name)) for name, child in block.child_blocks.items())
    if isinstance(block, ListBlock):
        return any(is_half_filled(block.child_block, item) for item in value)
    return isinstance(value, str | RichText) and block.required and is_blank(value)


def check_stream(field: StreamField, value: StreamValue) -> None:
    """Raise ValidationError, saying which block, where one is not filled in or breaks its limits."""
    for number, child in enumerate(value, start=1):
        try:
            child.block.clean(child.value)
            sound = not is_half_filled(child.block, child.value)
        except ValidationError:
            sound = False
        if not sound:
            raise ValidationError(
                _("number %(number)d in it (%(block)s) is not filled in as it must be.")
                % {"number": number, "block": child.block.label}
            )
    field.stream_block.clean(value)


def unsound(page, read: Callable[[str], Any]) -> list[Missing]:
    """A Missing for each field whose content breaks its own limits: too long, or a block half filled in."""
    found = []
    for field in page._meta.get_fields():
        if not getattr(field, "editable", False) or field.auto_created or not hasattr(field, "validators"):
            continue
        if field.name in page.fields_checked_elsewhere or field.many_to_many:
            continue
        value = read(field.name)
        try:
            if isinstance(field, StreamField):
                check_stream(field, value)
            elif value not in field.empty_values:
                field.run_validators(value)
        except ValidationError as fault:
            found.append(Missing(field.name, f"“{label(page, field.name)}”: {' '.join(fault.messages)}"))
    return found


def missing_for_publishing(page, values: Mapping[str, Any] | None = None) -> list[Missing]:
    """What stops this page from going live; an empty list means nothing does.

    Takes a page in memory, saved or not, and optionally a form's cleaned values that win over its own.
    """
    values = values or {}

    def read(name: str) -> Any:
        return values[name] if name in values else getattr(page, name, None)

    return [
        *incomplete(page, page.needed_to_publish(read), read),
        *page.other_faults(read),
        *unsound(page, read),
    ]


def require_ready(page) -> None:
    """Raise NotReadyToPublish where the page lacks something."""
    missing = missing_for_publishing(page)
    if missing:
        raise NotReadyToPublish(page, missing)


def label(page, name: str) -> str:
    """The field's name as the form shows it."""
    own = page.field_labels.get(name)
    return str(own or page._meta.get_field(name).verbose_name).capitalize()
