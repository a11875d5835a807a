"""What terms are called, and what else to look for when a reader uses one of their names.

The vocabularies list synonyms, abbreviations and narrower words together. So a name of the whole ("DDR") is
widened to every name of the term, and a name of a part ("cantonment") only to those of the whole: whoever asks
for amnesty does not ask for genocide, though both stand under transitional justice. In another language a part
is widened to the names that look like it (amnistie), and where none does, to all.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from . import analysis
from .stopwords import STOP_WORDS

# A name longer than this is a description: nobody types it whole.
LONGEST_NAME = 8
ABBREVIATION = re.compile(r"[A-Za-z&/.-]{2,8}")
ALIKE = 0.6
HYPHENATED = re.compile(r"\w+(?:-\w+)+")
ARTICLES = frozenset({"the", "a", "an", "le", "la", "les", "l", "el", "los", "las"})
CAPITALS = re.compile(r"[A-Z]")

Form = tuple[str, ...]  # a name as tokens
At = tuple[str, str]  # (facet, slug)


@dataclass
class Name:
    """One name of one term: whether it is one of the whole, what it is or may be abbreviated to, and where."""

    folded: str
    whole: bool = False
    initials: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()

    def is_cognate(self, other: "Name") -> bool:
        """Whether two names of two languages look like one word."""
        match = SequenceMatcher(None, self.folded, other.folded, autojunk=False)
        return match.quick_ratio() >= ALIKE and match.ratio() >= ALIKE


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
                asked, names = self._of[at][form], self._of[at]
                for other, name in names.items():
                    if name.whole or name.initials & asked.initials:
                        wholes[other] = None
                    elif asked.whole:
                        parts[other] = None
                if not asked.whole:
                    parts |= dict.fromkeys(_abroad(asked, names))
        return list(wholes | parts)


def _names(labels: Mapping[str, str], names: list[tuple[str, str]]) -> dict[Form, Name]:
    """A term's names as tokens, short ones first. Near its label, or short for what is, is a name of the whole."""
    found: dict[Form, Name] = {}
    known: set[str] = set()
    abbreviations_last = sorted(names, key=lambda entry: _is_abbreviation(entry[1]))
    for language, name in abbreviations_last:
        form = tuple(analysis.tokens(name, language))
        if not 0 < len(form) <= LONGEST_NAME or STOP_WORDS.issuperset(form):
            continue  # too long to be typed, or stemmed to a word that says nothing (desarme → des)
        initials = _initials(name)
        whole = not _content(name, language).isdisjoint(_content(labels.get(language, ""), language))
        whole = whole or (_is_abbreviation(name) and not initials.isdisjoint(known))
        if whole:
            known |= initials
        named = found.setdefault(form, Name(" ".join(analysis.words(name))))
        named.whole |= whole
        named.initials |= initials
        named.languages |= {language}
    return dict(sorted(found.items(), key=lambda entry: len(entry[0])))


def _abroad(asked: Name, names: Mapping[Form, Name]) -> Iterator[Form]:
    """What a name of a part may be called in the languages it is not from."""
    strange = [form for form, name in names.items() if name.languages.isdisjoint(asked.languages) and not name.whole]
    for language in analysis.LANGUAGES:
        there = [form for form in strange if language in names[form].languages]
        yield from [form for form in there if asked.is_cognate(names[form])] or there


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
