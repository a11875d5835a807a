"""Two texts side by side, with the words that differ marked."""

import re
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WORDS = re.compile(r"\s+|\S+")
MOST_WORDS = 4000  # beyond, comparing takes longer than anyone waits


def marked(old: str, new: str) -> tuple[SafeString, SafeString]:
    """The old text with <del> around what goes, the new one with <ins> around what comes; all else escaped."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    if not before or not after or len(before) + len(after) > MOST_WORDS:
        return format_html("{}", old), format_html("{}", new)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return (
        format_html_join("", "{}", ((piece("del", step, before[a:b]),) for step, a, b, _c, _d in steps)),
        format_html_join("", "{}", ((piece("ins", step, after[c:d]),) for step, _a, _b, c, d in steps)),
    )


def piece(tag: str, step: str, words: list[str]) -> SafeString | str:
    text = "".join(words)
    return text if step == "equal" or not text else format_html(f"<{tag}>{{}}</{tag}>", text)
