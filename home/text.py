"""From markup to plain words."""

import html
import re

from django.utils.html import strip_tags

BLOCK_END = re.compile(r"</(p|li|h\d|blockquote|div|td|th)>|<br\s*/?>", re.IGNORECASE)
SPACE = re.compile(r"\s+")


def plain(markup) -> str:
    """The words of a piece of HTML, rich text or plain text, with single spaces and no markup.

    Takes anything with a `source`, or a string; words of neighbouring blocks never run together.
    """
    source = getattr(markup, "source", markup) or ""
    return SPACE.sub(" ", html.unescape(strip_tags(BLOCK_END.sub(" ", str(source))))).strip()


def stream_text(stream) -> str:
    """The words of a stream, block after block, choices and addresses left out."""
    return " ".join(plain(piece) for child in stream for piece in child.block.get_searchable_content(child.value))
