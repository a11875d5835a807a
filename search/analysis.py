"""Text → tokens, by language: the only place that knows what a word is.

Every engine stores these tokens and nothing cleverer, so that totals, phrases and excerpts agree by
construction. A change here that alters tokens must raise VERSION: documents are then projected anew.
Rules and measurements: docs/search.md.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

import Stemmer

from . import arabic, english

VERSION = 2
LANGUAGES = ("en", "fr", "es", "ar")
STEMMED = {"en": "english", "fr": "french", "es": "spanish"}
LONGEST = 60

# Stands between passages and names, so that no phrase reaches across; no text contains it as a token.
BREAK = "¶"

# Seen inside words and part of none: soft hyphen, joiners, direction marks.
INVISIBLE = "\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8"
    "\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    f"\U000e0100-\U000e01ef{INVISIBLE}]+"
)
# Letters that no decomposition takes apart.
PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def _marks() -> str:
    """A character class of all combining marks, which Python's own \\w leaves out."""
    ranges: list[list[int]] = []
    for code in (*range(0x300, 0x1E950), *range(0xE0100, 0xE01F0)):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


MARKS = _marks()
PIECE = re.compile(rf"[\w{MARKS}{INVISIBLE}]+")
WORD = re.compile(rf"(?:[^\W_]|[{MARKS}])+")
# All marks and invisible letters are among these; where a text has none, the same runs are found in half the time.
ODD, PLAIN_PIECE = re.compile("[\u00ad\u0300-\u200f\u202a-\u202e\u2060-\U0010ffff]"), re.compile(r"\w+")

_stemmers = {language: Stemmer.Stemmer(name) for language, name in STEMMED.items()}
_lock = threading.Lock()


def _fold(piece: str) -> tuple[str, ...]:
    """The words in one run of letters, without case and accents: usually one, for ﷺ several, at times none."""
    text = unicodedata.normalize("NFKC", piece.casefold()).translate(arabic.LETTERS)
    text = ACCENTS.sub("", unicodedata.normalize("NFKD", text)).translate(PLAIN_LETTERS)
    return tuple(word[:LONGEST] for word in WORD.findall(unicodedata.normalize("NFKC", text)))


_short_words = lru_cache(maxsize=1 << 15)(_fold)


@lru_cache(maxsize=1 << 16)
def token(word: str, language: str) -> str:
    """A folded word as it is stored for a document in a language: its stem, or itself where none is known."""
    if arabic.is_arabic(word):
        return arabic.stem(word)
    if language not in _stemmers:
        return word
    plain = english.plain(word) if language == "en" else word
    with _lock:
        return _stemmers[language].stemWord(plain) or plain


def pieces(text: str) -> list[str]:
    """The runs of letters in a text, in order, as they are written."""
    return (PIECE if ODD.search(text) else PLAIN_PIECE).findall(text)


def words(text: str) -> Iterator[str]:
    """The folded words of a text, in order, not stemmed."""
    for piece in pieces(text):
        yield from _short_words(piece) if len(piece) <= LONGEST else _fold(piece)


class Met(dict):
    """Runs of letters met in one language → the tokens they hold. Looked up without a call for each word."""

    MOST = 1 << 17

    def __init__(self, language: str):
        super().__init__()
        self.language = language

    def __missing__(self, piece: str) -> tuple[str, ...]:
        found = tuple(token(word, self.language) for word in _fold(piece))
        if len(piece) <= LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[piece] = found
        return found


_met = {language: Met(language) for language in LANGUAGES}


def _in(language: str) -> Met:
    return _met[language] if language in _met else Met(language)


def spans(
    text: str, language: str, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where each run of letters starts and ends in a text (or a part of it), and the tokens it holds (for marking)."""
    met = _in(language)
    for piece in PIECE.finditer(text, start, len(text) if end is None else end):
        if found := met[piece[0]]:
            yield piece.start(), piece.end(), found


def tokens(text: str, language: str) -> list[str]:
    """The tokens of a text in a language, in order."""
    return list(chain.from_iterable(map(_in(language).__getitem__, pieces(text))))


def token_text(texts: Iterable[str], language: str) -> str:
    """Tokens of several texts as one stored string, with a break between them that no phrase crosses."""
    parts = (" ".join(tokens(text, language)) for text in texts)
    return f" {BREAK} ".join(part for part in parts if part)


def name_text(names: Iterable[str], language: str) -> str:
    """The same of names, each with one token more that stands for the whole of it (`whole`)."""
    called = [tuple(tokens(name, language)) for name in names]
    return " ".join(" ".join((*name, whole(name))) for name in called if name)


def whole(name: tuple[str, ...]) -> str:
    """All tokens of a name as one: found in one step, where a phrase from break to break would read every page."""
    return BREAK + BREAK.join(name)


def stems(words: Sequence[str]) -> list[set[str]]:
    """What each folded word may be stored as, in any language. For a thousand guesses at once: none is remembered."""
    if words and arabic.is_arabic(words[0]):
        return [{arabic.stem(word)} for word in words]
    with _lock:
        stemmed = [stemmer.stemWords(words) for stemmer in _stemmers.values()]
    return [set(forms) for forms in zip(words, *stemmed, strict=True)]


def variants(phrase: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Folded words of a question → what they would be in a document of each language ("" = any other)."""
    return {language: tuple(token(word, language) for word in phrase) for language in (*LANGUAGES, "")}
