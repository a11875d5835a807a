"""Marked excerpts, found in the stored text of the few documents shown: the same for every engine."""

from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from django.utils.html import escape

from . import analysis
from .plan import Phrase
from .results import Excerpt
from .written import places, written

# An excerpt is about this many characters, and starts a little before its first mark.
LENGTH = 240
LEAD = 50

Word = tuple[int, int, str]
Span = tuple[int, int, Phrase]


class Marker:
    """Takes what was asked for, and finds it in any number of texts."""

    def __init__(self, phrases: Collection[Phrase]):
        self.phrases = sorted(phrases, key=len, reverse=True)
        self.tokens = {token for phrase in phrases for token in phrase}
        self._words: dict[str, tuple[int, dict[str, set[str]]]] = {}

    def mark(self, text: str, language: str) -> str:
        """A whole text, escaped, with what was asked for inside `<mark>`; for titles."""
        (found,) = self.found([text], language)
        return _html(text, 0, len(text), found)

    def best(self, passages: Sequence[Sequence[str]], language: str) -> Excerpt:
        """The stretch of the passages ([anchor, heading, text]) that says most of what was asked for.

        Empty where no passage holds any of it.
        """
        return _best(passages, self.found([text for _anchor, _heading, text in passages], language))

    def both(self, title: str, passages: Sequence[Sequence[str]], language: str) -> tuple[str, Excerpt]:
        """The marked title and the best excerpt of one document."""
        titled, *found = self.found([title, *(text for _anchor, _heading, text in passages)], language)
        return _html(title, 0, len(title), titled), _best(passages, found)

    def found(self, texts: Sequence[str], language: str) -> list[list[Span]]:
        """Where the phrases stand in each text: (start, end, phrase), the longest first at each place, none inside
        another."""
        if not self.phrases:
            return [[] for _text in texts]
        words = set("\n".join(texts).split())
        holding = self._holding(words, language)
        held = words.intersection(holding)
        there = {token for word in held for token in holding[word]}
        firsts: dict[str, list[Phrase]] = {}
        for phrase in self.phrases if there else ():
            if there.issuperset(phrase):
                firsts.setdefault(phrase[0], []).append(phrase)
        starting = [word for word in held if not firsts.keys().isdisjoint(holding[word])]
        return [_found(text, language, firsts, starting) for text in texts]

    def _holding(self, words: set[str], language: str) -> dict[str, set[str]]:
        """Of all words as written that are known in a language, these at least, those that hold what is wanted."""
        known = written(words, language)
        size, holding = self._words.get(language, (0, {}))
        if size != len(known.seen):
            holding = {}
            for token in self.tokens:
                for word in known.holding(token):
                    holding.setdefault(word, set()).add(token)
            self._words[language] = (len(known.seen), holding)
        return holding


def mark(text: str, language: str, phrases: Collection[Phrase]) -> str:
    """One text marked: see Marker."""
    return Marker(phrases).mark(text, language)


def best(passages: Sequence[Sequence[str]], language: str, phrases: Collection[Phrase]) -> Excerpt:
    """One text's excerpt: see Marker."""
    return Marker(phrases).best(passages, language)


def _best(passages: Iterable[Sequence[str]], everywhere: Iterable[list[Span]]) -> Excerpt:
    chosen, most = None, (0, 0)
    for (anchor, heading, text), found in zip(passages, everywhere, strict=True):
        start, worth = _densest(found)
        if worth > most:
            chosen, most = (anchor, heading, text, start, found), worth
    if chosen is None:
        return Excerpt()
    anchor, heading, text, start, found = chosen
    first, last = _window(text, start)
    return Excerpt(_html(text, first, last, found), anchor, heading)


def _found(text: str, language: str, firsts: dict[str, list[Phrase]], starting: list[str]) -> list[Span]:
    """Where phrases, by their first tokens, stand in a text: read only from the written words they start in."""
    found: list[Span] = []
    for start, end in sorted((at, at + len(word)) for word in starting for at in places(text, word)):
        here = _words(analysis.spans(text, language, start, end))
        for at, (begin, _end, token) in enumerate(here):
            phrases = firsts.get(token)
            if phrases and (not found or begin >= found[-1][1]):
                more = at + len(phrases[0]) - len(here)
                beyond = _words(islice(analysis.spans(text, language, end), more)) if more > 0 else []
                found += _standing_first(here[at:] + beyond, phrases)
    return found


def _words(spans: Iterable[tuple[int, int, tuple[str, ...]]]) -> list[Word]:
    return [(start, end, one) for start, end, several in spans for one in several]


def _standing_first(words: list[Word], phrases: Iterable[Phrase]) -> list[Span]:
    """The first of some phrases that these words begin with, if any."""
    for phrase in phrases:
        if tuple(one for _start, _end, one in words[: len(phrase)]) == phrase:
            return [(words[0][0], words[len(phrase) - 1][1], phrase)]
    return []


def _densest(found: list[Span]) -> tuple[int, tuple[int, int]]:
    """Where the best stretch starts, and its worth: different phrases first, then how many."""
    if len(found) < 2:
        return (found[0][0], (1, 1)) if found else (0, (0, 0))
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
