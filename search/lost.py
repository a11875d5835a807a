"""What may have been meant by an address at which there is nothing: its words, asked of the search."""

import logging
import re

from .criteria import Criteria
from .engines import engine
from .facets import at_one_moment
from .presentation import ShownHit, shown_hits

log = logging.getLogger("toolbox.errors")

SHOWN = 5
# An address as this house gives them, of a page that once was or was typed from memory; not what robots try.
OURS = re.compile(r"/(?:en|fr|es|ar)/(?:[\w-]{1,80}/){0,3}([\w-]{3,120})/?")
WORD = re.compile(r"[^\W\d_]{2,30}|[0-9]{4}")
MOST_WORDS = 8


def words_of(path: str) -> str:
    """The words of the last part of an address; "" where it is none that this house could have given."""
    found = OURS.fullmatch(path)
    parts = re.split(r"[-_]+", found[1]) if found else []
    words = [part for part in parts if WORD.fullmatch(part)]
    return " ".join(words[:MOST_WORDS]) if any(len(word) > 2 for word in words) else ""


@at_one_moment
def nearest(words: str, language: str) -> list[ShownHit]:
    """The pages that fit some words best, five at most, for a reader of a language. Never raises: it stands on the
    page that says that something is missing."""
    if not words:
        return []
    try:
        answer = engine().search(Criteria(text=words, reader=language, size=SHOWN))
        meant = answer.suggestion.results if answer.suggestion and not answer.hits else None
        return shown_hits((meant or answer).hits[:SHOWN])
    except Exception:
        log.exception("the words of an address could not be looked for")
        return []
