"""Glossary terms explained where they are read: the first time a page says one, the word leads to what it means."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.html import escape

from .changes import Mark
from .facets import Index
from .models import Document

# A tag, or a comment: what stands between them is text.
TAG = re.compile(r"(<!--.*?-->|<[^>]+>)", re.DOTALL)
NAME = re.compile(r"</?([a-zA-Z0-9]+)")
# No link goes into a link, a heading, a name of something or a drawing; nor into what is no text at all.
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
CLOSED = HEADINGS | {"a", "dt", "th", "button", "summary", "nav", "svg", "figure", "script", "style", "label", "cite"}
SHORTEST = 3
MOST = 24
# Pages write an apostrophe as they are typed and as they are escaped; a name has one.
APOSTROPHES = re.compile("['’ʼ]")
ANY_APOSTROPHE = "(?:['’ʼ]|&#x27;|&#39;)"


@dataclass(frozen=True)
class Word:
    """A glossary term: its id on the page, what it is called, what it means, and the address of its article."""

    id: str
    title: str
    definition: str
    url: str


@dataclass(frozen=True)
class Held:
    """What was read of the terms of a language: (document number, names in small letters, term), true as of a mark."""

    mark: Mark
    terms: list[tuple[int, list[str], Word]]


_held: dict[str, Held] = {}


def glossary(index: Index, language: str, but: str = "") -> dict[str, Word]:
    """What the readable terms of a language are called (small letters) → the term; without the page at an address.

    No query while nothing changed.
    """
    if language not in _held or _held[language].mark != index.mark:
        _held[language] = Held(index.mark, _terms(language))
    readable = index.readable(timezone.now())
    found: dict[str, Word] = {}
    for number, names, word in _held[language].terms:
        if readable >> number & 1 and word.url != but:
            found |= {name: word for name in names if name not in found}
    return found


def _terms(language: str) -> list[tuple[int, list[str], Word]]:
    rows = Document.objects.filter(kind="term", language=language).order_by("number")
    return [
        (
            number,
            [name.strip().lower() for name in (title, *names.splitlines()) if len(name.strip()) >= SHORTEST],
            Word(f"word-{url.rstrip('/').rpartition('/')[2]}", title, summary, url),
        )
        for number, title, names, summary, url in rows.values_list("number", "title", "names", "summary", "url")
    ]


def explained(markup: str, words: dict[str, Word], language: str) -> tuple[str, list[Word]]:
    """HTML with the first mention of each term made a link to its explanation, and the terms so linked, in order."""
    if not words:
        return markup, []
    words = {_plain(name): word for name, word in words.items()}
    pattern, used, closed, parts = _pattern(words, language), {}, 0, []
    for place, part in enumerate(TAG.split(markup)):
        if place % 2:
            closed += _opens(part)
        elif not closed and part.strip() and len(used) < MOST:
            part = pattern.sub(lambda found: _linked(found, words, used), part)
        parts.append(part)
    return "".join(parts), list(used.values())


def _opens(tag: str) -> int:
    """1 where a tag opens what is left alone, -1 where it closes it, else 0."""
    name = NAME.match(tag)
    if not name or name[1].lower() not in CLOSED or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1


def _linked(found: re.Match, words: dict[str, Word], used: dict[str, Word]) -> str:
    # A letter may be matched that small letters tell apart, as ı and i: then it is another word.
    word = words.get(_plain(html.unescape(found["name"])))
    if word is None or word.id in used or len(used) >= MOST:
        return found[0]
    used[word.id] = word
    before, after = found[0].split(found["name"], 1)
    return f'{before}<a class="word" id="at-{word.id}" href="#{word.id}">{found["name"]}</a>{after}'


def _plain(name: str) -> str:
    """A name as names are compared: in small letters, with one kind of apostrophe."""
    return APOSTROPHES.sub("'", name.lower())


def _written(name: str) -> str:
    """A plain name as a pattern of how a page writes it, escaped or not."""
    return ANY_APOSTROPHE.join(re.escape(escape(part)) for part in name.split("'"))


def _pattern(words: Iterable[str], language: str) -> re.Pattern:
    """Any of some plain names as whole words, the longest first, in the plural too; never within an escape as &amp;.

    Python keeps what it compiled.
    """
    names = "|".join(_written(name) for name in sorted(words, key=lambda name: (-len(name), name)))
    before, after = (
        (r"(?<!\w)[وف]?[بلك]?(?:ال)?", r"(?!\w)") if language == "ar" else (r"(?<![\w&-])", r"(?:s|es)?(?![\w-])")
    )
    return re.compile(f"{before}(?P<name>{names}){after}", re.IGNORECASE)
