"""From values to a page: its fields set, as a new draft, and its faults told by line."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import Page

from home.publishing import Missing, is_blank, missing_for_publishing
from home.translations import followed_fields

from .kinds import Kind
from .said import Reading
from .streams import Unequal, beside

# What a translation may leave out though its original has it: another language has other names.
OPTIONAL = ("also_known_as", "change_note", "contact", "reviewed_on", "review_by")
FROM_ORIGINAL = ("reviewed_on", "review_by")


def blank(field) -> Any:
    """The value of a field that its file does not mention."""
    if isinstance(field, StreamField | ClusterTaggableManager) or field.many_to_many:
        return []
    if isinstance(field, models.ForeignKey | models.DateField):
        return None
    return field.get_default() or (False if isinstance(field, models.BooleanField) else "")


def fill(page: Page, values: dict[str, Any]) -> None:
    """Set fields in memory: streams from what they store, lists of terms and pages by row."""
    for name, value in values.items():
        field = page._meta.get_field(name)
        if isinstance(field, StreamField):
            setattr(page, name, field.stream_block.to_python(value))
        elif isinstance(field, ClusterTaggableManager):
            getattr(page, name).set(value)
        elif field.many_to_many and value and isinstance(value[0], int):
            setattr(page, name, list(field.related_model.objects.filter(pk__in=value)))
        elif isinstance(field, models.ForeignKey) and isinstance(value, int):
            setattr(page, field.attname, value)
        else:
            setattr(page, name, value)


def values_of_original(kind: Kind, reading: Reading, language: str) -> dict[str, Any]:
    """Every field of the kind, those the file does not mention left blank."""
    return {
        name: reading.shelf.resolve(reading.values[name], language)
        if name in reading.values
        else blank(kind.model._meta.get_field(name))
        for name in kind.fields
    }


def values_of_translation(kind: Kind, reading: Reading, original: Page) -> dict[str, Any]:
    """The translation's own words, in the original's blocks; what follows the original left to follow.

    Adds a fault for each text of the original that the translation lacks.
    """
    found = {}
    for name in kind.fields:
        field, old = kind.model._meta.get_field(name), getattr(original, name)
        if name in followed_fields(kind.model) or name == "slug":
            continue
        if name not in reading.values:
            found[name] = without_words(kind, reading, field, old)
            continue
        new = reading.shelf.resolve(reading.values[name], reading.source.language)
        found[name] = in_original_blocks(kind, reading, field, old, new) if isinstance(field, StreamField) else new
    return found


def without_words(kind: Kind, reading: Reading, field, old) -> Any:
    """What a translation has where its file is silent: the original's fact, or nothing, or a fault."""
    if field.name in (*kind.copied, *FROM_ORIGINAL) or isinstance(field, models.ForeignKey | models.BooleanField):
        return old
    if not is_blank(old) and field.name not in OPTIONAL:
        message = _("The original says something here that has no translation.")
        reading.fault(1, kind.word_for(field.name), message, _("Translate it, under the same key or heading."))
    return blank(field)


def in_original_blocks(kind: Kind, reading: Reading, field: StreamField, old, new: list[dict]) -> list[dict]:
    try:
        return beside(field, field.stream_block.get_prep_value(old), new)
    except Unequal as error:
        word, lines = kind.word_for(field.name), reading.block_lines.get(field.name, [])
        if error.index is None or error.index >= len(lines):
            counts = {"new": len(new), "old": error.wanted}
            message = _("There are %(new)d here; the original has %(old)d.") % counts
            reading.fault(reading.lines[field.name], word, message, _("Translate each, in the same order."))
        else:
            message = _("The original's “%(part)s” has no translation here.") % {"part": error.name.replace("_", " ")}
            reading.fault(lines[error.index], word, message, _("Add it."))
        return []


# -- faults of a page that is filled ----------------------------------------------------------------------


def gate_faults(kind: Kind, reading: Reading, page: Page, missing: list[Missing] | None = None) -> None:
    """What the gate says of a page, as faults of its file; nothing twice where the file was at fault already."""
    for lack in missing_for_publishing(page) if missing is None else missing:
        word = kind.word_for(lack.field)
        if reading.is_at_fault(word):
            continue
        found = block_faults(page, lack.field)
        lines = reading.block_lines.get(lack.field, [])
        for index, said in found:
            line = lines[index] if index is not None and index < len(lines) else reading.lines.get(lack.field, 1)
            reading.fault(line, word, said)
        if not found:
            reading.fault(reading.lines.get(lack.field, 1), word, lack.message)


def model_faults(kind: Kind, reading: Reading, error: ValidationError) -> None:
    """What the model says of values it cannot keep, as faults of the file."""
    for name, messages in error.message_dict.items() if hasattr(error, "error_dict") else [("file", error.messages)]:
        if not reading.is_at_fault(kind.word_for(name)):
            reading.fault(reading.lines.get(name, 1), kind.word_for(name), " ".join(messages))


def block_faults(page: Page, name: str) -> list[tuple[int | None, str]]:
    """(index of the block, part and message) of each block of a stream that its own rules refuse."""
    field = page._meta.get_field(name)
    if not isinstance(field, StreamField):
        return []
    try:
        field.stream_block.clean(getattr(page, name))
    except StreamBlockValidationError as error:
        inside = [(index, said) for index, inner in error.block_errors.items() for said in sayings(inner)]
        return inside + [(None, said) for said in (error.non_block_errors.messages if not inside else [])]
    except ValidationError as error:
        return [(None, " ".join(error.messages))]
    return []


def sayings(error: ValidationError) -> list[str]:
    """ "part: message" for each part of a block that is at fault."""
    parts = getattr(error, "block_errors", None)
    if isinstance(parts, dict) and parts:
        return [f"{str(name).replace('_', ' ')}: {said}" for name, inner in parts.items() for said in sayings(inner)]
    if isinstance(parts, list) and any(parts):
        return [said for inner in parts if inner for said in sayings(inner)]
    return list(error.messages) or [str(error)]
