"""Stored document → the tokens an engine keeps of it, field by field.

Made of the document alone, so that a changed analyser needs no page to be read.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from . import analysis, arabic

SEPARATORS = re.compile(r"[\n;,،؛]+")

# The columns of a document that its own tokens are made of.
READ = ("language", "title", "names", "summary", "passages")


class Tokens(NamedTuple):
    """A document's tokens as `analysis.token_text` writes them; `elsewhere`: names of its other versions."""

    title: str = ""
    names: str = ""
    summary: str = ""
    headings: str = ""
    body: str = ""
    elsewhere: str = ""


FIELDS = Tokens._fields


def own_tokens(row: Mapping) -> Tokens:
    """The tokens of one document (a mapping with the columns `READ`), without the names from elsewhere."""
    language, passages = row["language"], row["passages"]
    return Tokens(
        title=analysis.name_text([row["title"]], language),
        names=analysis.name_text(SEPARATORS.split(row["names"]), language),
        summary=analysis.token_text([row["summary"]], language),
        headings=analysis.token_text((heading for _anchor, heading, _text in passages), language),
        body=analysis.token_text((text for _anchor, _heading, text in passages), language),
    )


def elsewhere(others: Iterable[Sequence[str]]) -> str:
    """What a work's other versions, each (language, title, names), are called: any name finds each version."""
    told = (analysis.name_text((title, *SEPARATORS.split(names)), language) for language, title, names in others)
    return " ".join(filter(None, told))


def names(title: str, also_known_as: str) -> list[str]:
    """Everything a document is called."""
    return [name for name in (title, *SEPARATORS.split(also_known_as)) if name.strip()]


def called(title: str, also_known_as: str) -> list[list]:
    """[place, word] for each word of what a document is called: folded, not stemmed, the place counted in its name.

    Arabic words without their article too.
    """
    found: dict[str, int] = {}
    for name in names(title, also_known_as):
        for place, word in enumerate(analysis.words(name)):
            for form in {word, arabic.stem(word)}:
                found[form] = min(place, found.get(form, place))
    return sorted([place, word] for word, place in found.items())
