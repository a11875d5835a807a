"""What an engine promises about single words, for "did you mean" and completion.

Nothing of it is kept beside the index: what no readable page says any more is not known any more.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from search.plan import Phrase

# So many tokens of one beginning are looked at; so many documents of one word, and the text of so many.
MOST_SCANNED = 6_000
MOST_HELD = 20
MOST_SAMPLES = 4
MOST_CALLED = 24


class Beginning(NamedTuple):
    """Tokens that begin with some letters, and are of these lengths."""

    letters: str
    shortest: int
    longest: int


@dataclass(frozen=True)
class Sample:
    """What one document says, to find in it how a word is written. `passages` as JSON, read where it is needed."""

    language: str
    title: str
    names: str
    summary: str
    passages: str

    def texts(self) -> Iterator[str]:
        """Its texts, the longest last."""
        yield from (self.title, self.names, self.summary)
        for _anchor, heading, text in json.loads(self.passages):
            yield from (heading, text)


@dataclass(frozen=True)
class Held:
    """Who says something: the numbers of a few documents, and samples of them."""

    numbers: list[int] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)


class NearbyWords(ABC):
    """Each method asks the database once. `hidden`: the numbers of documents that readers may not see."""

    @abstractmethod
    def holds(self, choices: Sequence[Collection[Phrase]], hidden: Collection[int]) -> list[bool]:
        """For each choice, whether a document that is not hidden says any of its phrases."""

    @abstractmethod
    def near(self, tokens: Iterable[str], beginnings: Iterable[Beginning]) -> dict[str, int]:
        """Which of some tokens, and which of those that begin so, the index knows, and in how many documents.

        Hidden ones among them: what is named to a reader is looked up with `held` first.
        """

    @abstractmethod
    def held(self, choices: Sequence[Collection[Phrase]], hidden: Collection[int], language: str) -> list[Held]:
        """For each choice, MOST_HELD documents at most that say any of its phrases in their own text, and are
        not hidden; samples in a language first."""

    @abstractmethod
    def called(
        self, words: Sequence[Collection[str]], hidden: Collection[int], language: str, kinds: Sequence[str]
    ) -> list[int]:
        """The numbers of MOST_CALLED documents at most in whose names a word begins with each of the words.

        A word is given in several forms. First those where a name begins with the first word, then by language,
        then by kind.
        """
