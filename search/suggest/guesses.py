"""What a reader may have meant by one word, or by two: spellings near it, and blanks put in or left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from search import analysis, arabic
from search.plan import Phrase
from search.question import Place

from .edits import distance, distance_to_beginning, mistakes_allowed, neighbours
from .nearby import Beginning
from .surfaces import Name, Names

# A part of a word that was written without a blank, and a word that two of them make.
SHORTEST_PART = 3
SHORTEST_JOINED = 5
# Two mistakes are looked for among the tokens with the same letters at the start.
SAME_START = 4
# To read all tokens with the same start costs what a few look-ups of single ones do, and spares hundreds.
READ_START = 3
BETWEEN = frozenset((" ", "-", "\u2010", "\u2011", "–"))


@dataclass(frozen=True)
class Guess:
    """What may stand at a place instead. `word`: its letters; `phrases`: what the index would hold of it.

    `name`: how a vocabulary writes it; None where the pages must tell.
    """

    start: int
    end: int
    word: str
    phrases: frozenset[Phrase]
    mistakes: int
    same_start: bool = True
    documents: int = 0
    off_by: int = 1  # by how many letters what is written may differ from `word`
    name: Name | None = None

    @property
    def order(self) -> tuple:
        """Fewer mistakes first, then the same first letter, then in more documents."""
        return (self.mistakes, not self.same_start, -self.documents, self.word)


@dataclass(frozen=True)
class Misspelt:
    """One unknown word at its place, without an Arabic article."""

    place: Place
    names: Names

    @cached_property
    def word(self) -> str:
        return arabic.stem(self.place.word)

    @cached_property
    def by_stem(self) -> dict[str, list[str]]:
        """Token → the spellings one mistake away that are stored as it."""
        near = sorted(set(neighbours(self.word)) - {self.word})
        found: dict[str, list[str]] = {}
        for spelling, stems in zip(near, analysis.stems(near), strict=True):
            for stem in stems:
                found.setdefault(stem, []).append(spelling)
        for own in analysis.stems([self.word])[0]:
            found.pop(own, None)
        return found

    @property
    def beginnings(self) -> list[Beginning]:
        """Where tokens are read that start as the word does; stems are shorter than what is typed."""
        length, allowed = len(self.word), mistakes_allowed(self.word)
        if not allowed:
            return []
        return [Beginning(self.word[:READ_START], max(READ_START, length // 2 - 1), length + allowed)]

    @property
    def tokens(self) -> set[str]:
        """What to ask the index for, beside the beginnings."""
        here = tuple(one.letters for one in self.beginnings)
        shortest = min((one.shortest for one in self.beginnings), default=0)
        near = {token for token in self.by_stem if not (here and token.startswith(here) and len(token) >= shortest)}
        return near | {token for phrases in self._halves.values() for phrase in phrases for token in phrase}

    @cached_property
    def _halves(self) -> dict[str, frozenset[Phrase]]:
        cuts = range(SHORTEST_PART, len(self.word) - SHORTEST_PART + 1)
        halves = [(self.word[:cut], self.word[cut:]) for cut in cuts]
        return {" ".join(two): frozenset(analysis.variants(two).values()) for two in halves}

    def guesses(self, known: Mapping[str, int]) -> Iterator[Guess]:
        """All guesses that the index (token → documents) or a name bears out."""
        yield from self._near(known)
        yield from self._halved(known)
        yield from self._named()

    def _near(self, known: Mapping[str, int]) -> Iterator[Guess]:
        at = (self.place.start, self.place.end, self.word)
        for token, documents in known.items():
            if spellings := self.by_stem.get(token):
                same = any(spelling[0] == self.word[0] for spelling in spellings)
                yield Guess(*at, frozenset({(token,)}), 1, same, documents)
            elif self._is_two_away(token):
                yield Guess(*at, frozenset({(token,)}), 2, True, documents, off_by=2)

    def _is_two_away(self, token: str) -> bool:
        word = self.word
        if mistakes_allowed(word) < 2 or not token.startswith(word[:SAME_START]) or len(token) < len(word) // 2:
            return False
        return len(set(token).difference(word)) <= 2 and distance_to_beginning(token, word) <= 2

    def _halved(self, known: Mapping[str, int]) -> Iterator[Guess]:
        for _two, phrases in self._halves.items():
            held = frozenset(phrase for phrase in phrases if all(token in known for token in phrase))
            if held:
                documents = max(min(known[token] for token in phrase) for phrase in held)
                yield Guess(self.place.start, self.place.end, self.word, held, 1, documents=documents, off_by=0)

    def _named(self) -> Iterator[Guess]:
        for word, away in self._names_near().items():
            if 0 < away <= mistakes_allowed(self.word):
                forms = frozenset((token,) for token in analysis.stems([word])[0])
                same = word[0] == self.word[0]
                yield Guess(self.place.start, self.place.end, word, forms, away, same, name=self.names.words[word])

    def _names_near(self) -> dict[str, int]:
        """Words of names → by how many mistakes they differ; a few of those that differ by more are among them."""
        one_away = {spelling for near in self.by_stem.values() for spelling in near}
        found = dict.fromkeys(one_away & self.names.words.keys(), 1)
        for word in self.names.starting(self.word[:SAME_START]) if mistakes_allowed(self.word) > 1 else ():
            if word not in found and abs(len(word) - len(self.word)) <= 2:
                found[word] = distance(word, self.word)
        return found


@dataclass(frozen=True)
class Parted:
    """Two neighbouring words of a question that may be one."""

    first: Place
    second: Place
    names: Names

    @property
    def word(self) -> str:
        return self.first.word + self.second.word

    @cached_property
    def tokens(self) -> set[str]:
        return set(analysis.stems([self.word])[0])

    def guesses(self, known: Mapping[str, int]) -> Iterator[Guess]:
        """The one word, where the index or a name knows it."""
        held = [token for token in self.tokens if token in known]
        name = self.names.words.get(self.word)
        if held or name:
            phrases = frozenset((token,) for token in held or self.tokens)
            documents = max((known[token] for token in held), default=0)
            at = (self.first.start, self.second.end, arabic.stem(self.word))
            yield Guess(*at, phrases, 1, True, documents, 0, name)


def parted(text: str, places: Sequence[Place], names: Names) -> list[Parted]:
    """Every two words of a text with nothing but a blank or a hyphen between them."""
    return [
        Parted(first, second, names)
        for first, second in pairwise(places)
        if text[first.end : second.start] in BETWEEN and len(first.word + second.word) >= SHORTEST_JOINED
    ]
