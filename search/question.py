"""What a reader typed → words, phrases and words to leave out. Bounded, and never an error."""

import re
from dataclasses import dataclass

from . import analysis
from .stopwords import OPERATORS, STOP_WORDS

MOST_CHARACTERS = 2_000
MOST_WORDS = 16
# What comes later is not looked at: nobody's question needs it, and each word costs time.
MOST_READ = 200

QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
MINUS = "-−–"
# D.D.R. and U.N.: letters with points between them are one abbreviation.
ABBREVIATED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w|\.\w)")
PART = re.compile(rf'(?P<minus>(?<!\S)[{MINUS}](?=["\w]))?(?:"(?P<phrase>[^"]*)"|(?P<chunk>[^\s"]+))')


@dataclass(frozen=True)
class Unit:
    """One thing asked for: a word, or words in quotes that must stand together. `words` are folded."""

    words: tuple[str, ...]
    phrase: bool = False
    empty: bool = False  # a stop word: dropped unless nothing else is left


@dataclass(frozen=True)
class Place:
    """Where a wanted word stands in a text, so that another can be put there. `word` is folded; `part` counts
    what stands in quotes of its own or between blanks."""

    start: int
    end: int
    word: str
    part: int
    empty: bool = False


@dataclass(frozen=True)
class Question:
    """A question taken apart. `cut` says that it has more words than are used: a plan takes the most telling."""

    wanted: tuple[Unit, ...] = ()
    excluded: tuple[Unit, ...] = ()
    cut: bool = False

    def __bool__(self):
        return bool(self.wanted or self.excluded)

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """All that is wanted, as the name of something: as typed, and without small words before and after it."""
        words = [(word, unit.empty) for unit in self.wanted for word in unit.words]
        full = [place for place, (_word, empty) in enumerate(words) if not empty]
        spans = [words, words[full[0] : full[-1] + 1]] if full else [words]
        return tuple(dict.fromkeys(tuple(word for word, _empty in span) for span in spans if span))


def parse(text: str) -> Question:
    """Any text → a question. Nothing in it is an order to the database; unpaired quotes are blanks.

    Words that say nothing do not count against the sixteen.
    """
    wanted: list[Unit] = []
    excluded: list[Unit] = []
    read = telling = left_out = 0
    together = ABBREVIATED.sub(lambda found: found[0].replace(".", ""), text[:MOST_CHARACTERS])
    for part in PART.finditer(together.translate(QUOTES)):
        words = tuple(analysis.words(part["phrase"] or part["chunk"] or ""))
        words = words[: max(0, MOST_READ - read)]
        read += len(words)
        if not words:
            continue
        if part["minus"]:
            unit = Unit(words[: MOST_WORDS - left_out], phrase=len(words) > 1)
            if unit.words and (unit.phrase or not _is_empty(words[0], part["chunk"] or "")):
                excluded.append(unit)
            left_out += len(words)
        elif part["phrase"] is not None and len(words) > 1:
            wanted.append(Unit(words[:MOST_WORDS], phrase=True))
            telling += len(words)
        else:
            units = [Unit((word,), empty=_is_empty(word, part["chunk"] or "")) for word in words]
            wanted += units
            telling += sum(not unit.empty for unit in units)
    cut = len(text) > MOST_CHARACTERS or read == MOST_READ or max(telling, left_out) > MOST_WORDS
    return Question(tuple(wanted), tuple(excluded), cut)


def _is_empty(word: str, typed: str) -> bool:
    """Whether a word says nothing. Typed in capitals it does: UN, WHO and AU are no articles."""
    if typed in OPERATORS:
        return True
    capitals = len(word) > 1 and typed.isupper()
    return word in STOP_WORDS and not capitals


def places(text: str) -> list[Place]:
    """Where the wanted words of a text stand, without what is to be left out."""
    text = text[:MOST_CHARACTERS].translate(QUOTES)
    found: list[Place] = []
    for number, part in enumerate(PART.finditer(text)):
        for piece in analysis.PIECE.finditer(text, *part.span()):
            words = tuple(analysis.words(piece[0]))
            if len(words) == 1 and not part["minus"]:
                empty = part["phrase"] is None and _is_empty(words[0], part["chunk"])
                found.append(Place(*piece.span(), words[0], number, empty))
    return found
