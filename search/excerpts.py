"""Marked excerpts, found in the stored text of the few documents shown: the same for every engine."""

from collections.abc import Iterable, Sequence

from django.utils.html import escape

from . import analysis
from .plan import Phrase
from .results import Excerpt

# An excerpt is about this many characters, and starts a little before its first mark.
LENGTH = 240
LEAD = 50

Span = tuple[int, int, Phrase]


def mark(text: str, language: str, phrases: frozenset[Phrase]) -> str:
    """A whole text, escaped, with what was asked for inside `<mark>`; for titles."""
    return _html(text, 0, len(text), _found(text, language, _by_first(phrases)))


def best(passages: Iterable[Sequence[str]], language: str, phrases: frozenset[Phrase]) -> Excerpt:
    """The stretch of the passages ([anchor, heading, text]) that says most of what was asked for.

    Empty where no passage holds any of it.
    """
    wanted = _by_first(phrases)
    chosen, most = None, (0, 0)
    if wanted:
        for anchor, heading, text in passages:
            found = _found(text, language, wanted)
            start, worth = _densest(found)
            if worth > most:
                chosen, most = (anchor, heading, text, start, found), worth
    if chosen is None:
        return Excerpt()
    anchor, heading, text, start, found = chosen
    first, last = _window(text, start)
    return Excerpt(_html(text, first, last, found), anchor, heading)


def _by_first(phrases: frozenset[Phrase]) -> dict[str, list[Phrase]]:
    wanted: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        wanted.setdefault(phrase[0], []).append(phrase)
    return wanted


def _found(text: str, language: str, wanted: dict[str, list[Phrase]]) -> list[Span]:
    """Where the phrases stand: (start, end, phrase), the longest first at each place, none inside another."""
    if not wanted:
        return []
    flat = [(start, end, one) for start, end, several in analysis.spans(text, language) for one in several]
    found: list[Span] = []
    at = 0
    while at < len(flat):
        for phrase in wanted.get(flat[at][2], ()):
            if tuple(one for _start, _end, one in flat[at : at + len(phrase)]) == phrase:
                found.append((flat[at][0], flat[at + len(phrase) - 1][1], phrase))
                at += len(phrase) - 1
                break
        at += 1
    return found


def _densest(found: list[Span]) -> tuple[int, tuple[int, int]]:
    """Where the best stretch starts, and its worth: different phrases first, then how many."""
    best_start, most, right = 0, (0, 0), 0
    inside: list[Phrase] = []
    for left, (start, _end, _phrase) in enumerate(found):
        while right < len(found) and found[right][1] - start <= LENGTH - LEAD:
            inside.append(found[right][2])
            right += 1
        worth = (len(set(inside)), len(inside)) if inside else (1, 1)
        if worth > most:
            best_start, most = start, worth
        if right > left:
            inside.pop(0)
        else:
            right = left + 1
    return best_start, most


def _window(text: str, start: int) -> tuple[int, int]:
    """The stretch to show round a place, cut at blanks."""
    first = max(0, start - LEAD)
    if first:
        blank = text.find(" ", first, start)
        first = blank + 1 if blank >= 0 else start
    last = min(len(text), first + LENGTH)
    if last < len(text):
        blank = text.rfind(" ", start + 1, last)
        last = blank if blank > 0 else last
    return first, last


def _html(text: str, first: int, last: int, found: list[Span]) -> str:
    parts, at = ["… " if first else ""], first
    for start, end, _phrase in found:
        if start < at or end > last:
            continue
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    parts += [escape(text[at:last]), " …" if last < len(text) else ""]
    return "".join(parts)
