"""From markup to plain words."""

import html
import re
from collections.abc import Iterator

from django.utils.html import strip_tags
from wagtail import blocks

BLOCK_END = re.compile(r"</(p|li|h\d|blockquote|div|td|th)>|<(ul|ol|li)>|<br\s*/?>", re.IGNORECASE)
# A tag as rich text is stored: what is left with a "<" after these is taken apart by a real parser.
TAG = re.compile(r"""</?[a-zA-Z][a-zA-Z0-9-]*(?:\s+[\w:-]+(?:="[^"<>]*")?)*\s*/?>""")
# Fields of blocks that name a source by its key: for the list of sources, not for reading.
SOURCE_KEYS = ("source", "other_source")


def plain(markup) -> str:
    """The words of a piece of HTML, rich text or plain text, with single spaces and no markup.

    Takes anything with a `source`, or a string; words of neighbouring blocks never run together.
    """
    text = str(getattr(markup, "source", markup) or "")
    if "<" in text:
        text = TAG.sub("", BLOCK_END.sub(" ", text))
    if "<" in text:
        text = strip_tags(text)
    return " ".join(html.unescape(text).split())


def stream_text(stream) -> str:
    """The words of a stream, block after block; choices, addresses and the keys of sources left out."""
    return " ".join(plain(piece) for piece in said(stream.stream_block, stream))


def said(block: blocks.Block, value) -> Iterator[str]:
    """What a block says to a reader in words, piece by piece, as stored."""
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from said(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from said(block.child_block, item)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            if name not in SOURCE_KEYS:
                yield from said(child, value.get(name))
    elif isinstance(block, blocks.RichTextBlock):
        yield value.source
    elif not isinstance(block, blocks.ChoiceBlock | blocks.MultipleChoiceBlock | blocks.URLBlock):
        yield from block.get_searchable_content(value)
