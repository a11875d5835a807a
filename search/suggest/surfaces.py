"""From tokens back to words: how a page or a vocabulary writes them. What nobody wrote is not shown."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from operator import attrgetter

from search import analysis, arabic
from search.plan import Phrase
from search.terms import Vocabulary

from .edits import distance
from .nearby import Sample

LAST = "\U0010ffff"


@dataclass(frozen=True)
class Name:
    """A word of a term's name as it is written, and the languages in which it stands in one."""

    written: str
    languages: set[str]


@dataclass(frozen=True)
class Names:
    """The words of everything the terms are called: folded → as written, and as tokens."""

    words: dict[str, Name]
    tokens: frozenset[str]

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self.words)

    def starting(self, letters: str) -> list[str]:
        """The words that begin with some letters."""
        words = self._in_order
        return words[bisect_left(words, letters) : bisect_left(words, letters + LAST)]


@lru_cache(maxsize=2)
def names_of(vocabulary: Vocabulary) -> Names:
    """The words of a vocabulary's names; made once for each state of it."""
    words: dict[str, Name] = {}
    tokens: set[str] = set()
    for term in vocabulary.terms.values():
        for language, name in term.names():
            for start, end, found in analysis.spans(name, language):
                tokens.update(found)
                capital_says_nothing = not start and term.facet != "region"
                piece = _without_capital(name[start:end]) if capital_says_nothing else name[start:end]
                for word in analysis.words(piece):
                    words.setdefault(word, Name(piece, set())).languages.add(language)
    return Names(words, frozenset(tokens))


def _without_capital(word: str) -> str:
    return word.lower() if word.istitle() else word


def written(samples: Iterable[Sample], phrases: Collection[Phrase], word: str, mistakes: int) -> str:
    """How the samples write one of some phrases, at most so many mistakes from a word (folded, without article).

    The nearest, then one without capitals, then the most frequent; "" where none writes it so. Read until one
    writes it small, which a name never is, and not in a second language where the first has it.
    """
    for _language, spoken in groupby(samples, key=attrgetter("language")):
        if near := _near(spoken, phrases, word, mistakes):
            return min(near, key=lambda run: (_away(run, word), run != run.lower(), -near[run], run))
    return ""


def _near(samples: Iterable[Sample], phrases: Collection[Phrase], word: str, mistakes: int) -> Counter[str]:
    """What is written so in samples of one language, and how often."""
    near: Counter[str] = Counter()
    for sample in samples:
        runs = (run for text in sample.texts() for run in _runs(text, sample.language, phrases))
        near.update(run for run in runs if _away(run, word) <= mistakes)
        if any(run == run.lower() for run in near):
            break
    return near


def _away(run: str, word: str) -> int:
    return distance(arabic.stem("".join(analysis.words(run))), word)


def _runs(text: str, language: str, phrases: Collection[Phrase]) -> Iterator[str]:
    """Each place of a text where one of the phrases stands, as written there, with one blank between its words."""
    starts = {phrase[0] for phrase in phrases}
    spans = [span for span in analysis.spans(text, language) if len(span[2]) == 1]
    for place, (_start, _end, (token,)) in enumerate(spans):
        if token in starts:
            for phrase in phrases:
                run = spans[place : place + len(phrase)]
                if tuple(found for _first, _last, (found,) in run) == phrase:
                    yield " ".join(text[first:last] for first, last, _found in run)
