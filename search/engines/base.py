"""What an engine promises.

An engine answers one question: `search(criteria) -> Results`. Totals and counts are exact and the same for
every engine; the order of hits may differ in detail, not in sense.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from django.utils import timezone

from search import facets
from search.criteria import Criteria
from search.cursors import Cursor
from search.plan import Phrase, Plan
from search.results import Results
from search.suggest.nearby import NearbyWords
from search.suggest.spelling import suggestion
from search.texts import Tokens

from . import paging
from .asking import Asking


class Engine(Protocol):
    def search(self, criteria: Criteria, now: datetime | None = None) -> Results:
        """The answer to a question; never raises for anything a reader can type."""

    def everything(self, criteria: Criteria, now: datetime | None = None) -> Iterator[list[int]]:
        """The numbers of all its hits in order, some at a time. Matched at once, read from the database as taken."""


class Expressions(NamedTuple):
    """A plan in an engine's own words: what is called just so, and steps that widen in order."""

    named: str
    steps: list[str]


class BitmapEngine(NearbyWords):
    """The way of both databases: matched by the text index, filtered and counted by sets, ranked where shown."""

    # So many words held in documents are few enough to score every document that holds one.
    most_scored = 10_000
    # Whether to rank a set that is known takes less than to match again.
    ranks_sets = False

    @abstractmethod
    def frequencies(self, tokens: Iterable[str]) -> dict[str, int]:
        """In how many documents each of some tokens stands; only those that do."""

    @abstractmethod
    def expressions(self, plan: Plan, everywhere: bool) -> Expressions:
        """Titles and names that are the question; all words as typed; then, where it differs, widened by names.

        `everywhere`: also in the names a work has in its other languages.
        """

    @abstractmethod
    def any_word(self, plan: Plan, everywhere: bool, documents: int, held: Mapping[str, int]) -> str:
        """Any of the words or names: what was typed weighs more than names, and more where it stands together.

        `held`: in how many of all `documents` each typed token stands, where it does.
        """

    @abstractmethod
    def phrase(self, phrase: Phrase) -> str:
        """The expression for one phrase in a document's own text."""

    @abstractmethod
    def both(self, one: str, other: str) -> str:
        """The expression for what matches two expressions."""

    @abstractmethod
    def matches(self, expressions: Sequence[str]) -> list[int]:
        """For each of some expressions the set of documents that match it. One statement, none for no expression."""

    def match(self, expression: str) -> int:
        """The set of documents that match an expression."""
        (found,) = self.matches([expression])
        return found

    @abstractmethod
    def best(
        self,
        expression: str,
        among: int | None,
        limit: int,
        offset: int = 0,
        lesser: int = 0,
    ) -> list[tuple[int, float]]:
        """(number, score) of what matches among some documents (None: all), best first, then by number.

        What is in `lesser` counts for LESSER of its score.
        """

    @abstractmethod
    def scored(self, expression: str) -> list[tuple[int, float]]:
        """(number, score) of all that matches, in no order, whatever its kind. For few documents."""

    @abstractmethod
    def newest(
        self, among: int | None, limit: int, offset: int = 0, after: Cursor | None = None
    ) -> list[tuple[int, Any]]:
        """(number, moment as the database has it) of some documents (None: all), newest first, then by number."""

    @abstractmethod
    def seconds(self, moment: Any) -> float:
        """A moment as `newest` gives it, in seconds since 1970."""

    def search(self, criteria: Criteria, now: datetime | None = None) -> Results:
        """The answer as of `now`: what has expired by then is not in it, whatever the clock job did."""
        asking = Asking(self, criteria, facets.current(), now or timezone.now())
        results = asking.results()
        return results if asking.is_well_answered else replace(results, suggestion=suggestion(asking))

    def everything(self, criteria: Criteria, now: datetime | None = None) -> Iterator[list[int]]:
        """All hits as of `now`, in the order in which the cursor gives them."""
        asking = Asking(self, criteria, facets.current(), now or timezone.now())
        asking.found  # noqa: B018 - matched now, not when the first piece is taken
        return paging.everything(asking)


class TextIndex(ABC):
    """The writing side: the tokens an engine keeps of each document, by its number.

    Every method writes in its caller's transaction where the engine has one. A second index can be filled
    beside the live one, which nobody asks until `swap` puts it in the live one's place.
    """

    @abstractmethod
    def put(self, rows: Mapping[int, Tokens], beside: bool = False) -> None:
        """Keep these tokens for these documents, instead of any it had."""

    @abstractmethod
    def forget(self, numbers: Iterable[int], beside: bool = False) -> None:
        """Keep nothing for these documents."""

    @abstractmethod
    def held(self, numbers: Iterable[int]) -> dict[int, Tokens]:
        """What the live index keeps for some documents; those it does not know are left out."""

    @abstractmethod
    def numbers(self) -> set[int]:
        """Every document the live index keeps something for."""

    @abstractmethod
    def is_sound(self) -> bool:
        """Whether what the live index finds is what it was given, word for word; nobody waits meanwhile."""

    @abstractmethod
    def begin_beside(self) -> None:
        """Make the second index, empty; `drop_some` has taken away what an earlier one left behind."""

    def filling(self) -> AbstractContextManager:
        """While much is written; entered outside of any transaction."""
        return nullcontext()

    @abstractmethod
    def swap(self) -> None:
        """Make the second index the live one, at once; the one that was live is left for `drop_some`."""

    @abstractmethod
    def drop_some(self) -> bool:
        """Take away a part of all that is not live, little enough to keep nobody waiting. Whether more is left."""

    @abstractmethod
    def merge_some(self) -> bool:
        """Tidy a part of the live index after much was written, keeping nobody waiting. Whether more is left."""
