"""What terms are called, and what else to look for when a reader uses one of their names.

The vocabularies list synonyms, abbreviations and narrower words together. So a name of the whole ("DDR") is
widened to every name of the term, and a name of a part ("cantonment") only to those of the whole: whoever asks
for amnesty does not ask for genocide, though both stand under transitional justice.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from . import analysis
from .stopwords import STOP_WORDS

# A name longer than this is a description: nobody types it whole.
LONGEST_NAME = 8
ABBREVIATION = re.compile(r"[A-Za-z&/.-]{2,8}")
HYPHENATED = re.compile(r"\w+(?:-\w+)+")
ARTICLES = frozenset({"the", "a", "an", "le", "la", "les", "l", "el", "los", "las"})
CAPITALS = re.compile(r"[A-Z]")

Form = tuple[str, ...]  # a name as tokens
At = tuple[str, str]  # (facet, slug)


@dataclass
class Name:
    """One name of one term: whether it is one of the whole, and what it is or may be abbreviated to."""

    whole: bool
    initials: frozenset[str]


class Names:
    """Takes {(facet, slug): (labels by language, [(language, name), …])}."""

    def __init__(self, terms: Mapping[At, tuple[Mapping[str, str], list[tuple[str, str]]]]):
        self._of = {at: _names(labels, names) for at, (labels, names) in terms.items()}
        self._called: dict[Form, list[At]] = {}
        for at, names in self._of.items():
            for form in names:
                self._called.setdefault(form, []).append(at)

    def __contains__(self, form: Form) -> bool:
        """Whether these tokens name a term."""
        return form in self._called

    def others(self, forms: Iterable[Form]) -> list[Form]:
        """What else the terms are called that any of these forms names; names of the whole first."""
        wholes: dict[Form, None] = {}
        parts: dict[Form, None] = {}
        for form in sorted(forms):
            for at in self._called.get(form, ()):
                asked = self._of[at][form]
                for other, name in self._of[at].items():
                    if name.whole or name.initials & asked.initials:
                        wholes[other] = None
                    elif asked.whole:
                        parts[other] = None
        return list(wholes | parts)


def _names(labels: Mapping[str, str], names: list[tuple[str, str]]) -> dict[Form, Name]:
    """A term's names as tokens. Near its label, or an abbreviation of what is, is a name of the whole."""
    found: dict[Form, Name] = {}
    known: set[str] = set()
    abbreviations_last = sorted(names, key=lambda entry: _is_abbreviation(entry[1]))
    for language, name in abbreviations_last:
        form = tuple(analysis.tokens(name, language))
        if not 0 < len(form) <= LONGEST_NAME:
            continue
        initials = _initials(name)
        whole = not _content(name, language).isdisjoint(_content(labels.get(language, ""), language))
        whole = whole or (_is_abbreviation(name) and not initials.isdisjoint(known))
        if whole:
            known |= initials
        before = found.get(form, Name(False, frozenset()))
        found[form] = Name(before.whole or whole, before.initials | initials)
    return found


def _is_abbreviation(name: str) -> bool:
    return ABBREVIATION.fullmatch(name) is not None and len(CAPITALS.findall(name)) > 1


def _initials(name: str) -> frozenset[str]:
    """Every run of first letters, with small words, without articles, without either; an abbreviation's own letters."""
    words = list(analysis.words(name))
    if _is_abbreviation(name):
        return frozenset({"".join(words)})
    runs = set()
    for small in ((), ARTICLES, STOP_WORDS):
        kept = [word for word in words if word not in small]
        letters = "".join(word[0] for word in kept)
        runs |= {letters[i:j] for i in range(len(letters)) for j in range(i + 2, len(letters) + 1)}
    return frozenset(runs)


def _content(name: str, language: str) -> set[str]:
    """The tokens of a name that say something; "pre-negotiation" also as the one word others write."""
    joined = " ".join(HYPHENATED.findall(name)).replace("-", "")
    words = (*analysis.words(name), *analysis.words(joined))
    return {analysis.token(word, language) for word in words if word not in STOP_WORDS}
