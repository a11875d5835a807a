"""Blocks as they are stored: every key written, every id the same at each load, translations beside originals."""

import datetime
import uuid
from collections.abc import Iterable

from wagtail import blocks
from wagtail.fields import StreamField

from home.blocks import TermBlock

NAMESPACE = uuid.UUID("5b0f1d0e-3a57-5c0b-9d0c-6f1b8f6f2a11")
# Blocks a translation takes from its original, and texts that are no words of a language.
KEPT = (
    blocks.PageChooserBlock,
    blocks.ChoiceBlock,
    blocks.DateBlock,
    blocks.IntegerBlock,
    blocks.RegexBlock,
    blocks.URLBlock,
    TermBlock,
)
KEPT_NAMES = {"source", "other_source", "start", "end", "date", "score_year", "identifier"}
WITHOUT_TEXT = (blocks.PageChooserBlock, blocks.DateBlock, blocks.IntegerBlock)


class Unequal(Exception):
    """A translation that does not fit its original: `index` of the block (None: their number), `name` of the part."""

    def __init__(self, index: int | None, name: str = "", wanted: int = 0):
        self.index, self.name, self.wanted = index, name, wanted


def block_id(*place: object) -> str:
    """The lasting id of a block, from where it stands."""
    return str(uuid.uuid5(NAMESPACE, "/".join(str(step) for step in place)))


def only_child(stream: StreamField) -> tuple[str, blocks.Block]:
    """The name and block of a stream that repeats one kind of block, as all of ours do."""
    return next(iter(stream.stream_block.child_blocks.items()))


def stored(key: str, stream: StreamField, rows: Iterable) -> list[dict]:
    """Rows as the stream stores them: each a text, or a map of the struct's children (those not given are blank)."""
    name, block = only_child(stream)
    found = []
    for index, row in enumerate(rows):
        place = (key, stream.name, index)
        value = stored_struct(block, row, place) if isinstance(block, blocks.StructBlock) else row
        found.append({"type": name, "value": value, "id": block_id(*place)})
    return found


def stored_struct(block: blocks.StructBlock, given: dict, place: tuple) -> dict:
    return {name: stored_child(child, given.get(name), (*place, name)) for name, child in block.child_blocks.items()}


def stored_child(child: blocks.Block, value, place: tuple):
    if isinstance(child, blocks.ListBlock):
        return [{"type": "item", "value": v, "id": block_id(*place, n)} for n, v in enumerate(value or [])]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if value is None:
        return None if isinstance(child, WITHOUT_TEXT) else ""
    return value


def beside(stream: StreamField, original: list[dict], translation: list[dict]) -> list[dict]:
    """The translation's words in the original's blocks: its pages, terms, dates and sources kept.

    Raises Unequal where the blocks differ in number, or words of the original have no translation.
    """
    if len(original) != len(translation):
        raise Unequal(None, wanted=len(original))
    _name, block = only_child(stream)
    found = []
    for index, (old, new) in enumerate(zip(original, translation, strict=True)):
        value = new["value"]
        if isinstance(block, KEPT):
            value = old["value"]
        elif isinstance(block, blocks.StructBlock):
            value = {
                name: part_beside(child, name, old["value"].get(name), new["value"].get(name), index)
                for name, child in block.child_blocks.items()
            }
        found.append({**old, "value": value})
    return found


def part_beside(child: blocks.Block, name: str, old, new, index: int):
    if isinstance(child, KEPT) or name in KEPT_NAMES:
        return old
    if isinstance(child, blocks.ListBlock):
        if isinstance(child.child_block, KEPT):
            return old
        if len(old or []) != len(new or []):
            raise Unequal(index, name)
        return [{**was, "value": now["value"]} for was, now in zip(old or [], new or [], strict=True)]
    if not new and old:
        if any(letter.isalpha() for letter in str(old)):
            raise Unequal(index, name)
        return old  # a number or a date reads alike in every language
    return new
