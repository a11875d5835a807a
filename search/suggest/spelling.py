""" "Did you mean": a question whose words are not found together, mended with words that are.

Candidates are what the index knows at this moment and what the vocabularies' terms are called. A word is shown
only as a page that readers may see now, or a vocabulary, writes it; a question only if it finds something now.
Costs nothing where a question is well answered, and else three statements, four where it has several words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from search import analysis, arabic, bits, facets, terms
from search.plan import Phrase
from search.question import places
from search.results import Suggestion
from search.stopwords import STOP_WORDS

from .edits import mistakes_allowed
from .guesses import Guess, Misspelt, Parted, parted
from .nearby import MOST_HELD, Held
from .surfaces import names_of, written

# So many words of a question are looked at, so many unknown ones mended, and so many guesses looked up in pages.
MOST_PLACES = 24
MOST_MENDED = 3
MOST_GUESSES = 12


@dataclass(frozen=True)
class Mend:
    """What to put at a place of the text."""

    start: int
    end: int
    text: str


def suggestion(asking) -> Suggestion | None:
    """What may have been meant by a question (search.engines.asking.Asking) that is not well answered."""
    text = _Mending(asking).text() if asking.criteria.cursor is None else asking.criteria.text
    if text == asking.criteria.text:
        return None
    mended = asking.instead(asking.criteria.saying(text))
    total = mended.found.bit_count()
    together = (mended.found & mended.all_words).bit_count()
    if not total or (asking.found and together <= asking.together.bit_count()):
        return None
    nothing = not asking.found and not asking.general
    return Suggestion(mended.criteria, total, mended.results() if nothing and asking.criteria.works else None)


class _Mending:
    """One question on its way to a better one."""

    def __init__(self, asking):
        self.asking, self.engine, self.original = asking, asking.engine, asking.criteria.text
        self.hidden = bits.numbers(asking.index.sets.get(facets.ALL, 0) & ~asking.readable)
        self.names = names_of(terms.vocabulary(asking.index))
        self.places = places(self.original)[:MOST_PLACES]

    def text(self) -> str:
        """The question with its words mended; as it was where there is nothing to mend it with."""
        suspects = [*self.unknown, *parted(self.original, self.places, self.names)]
        if not suspects:
            return self.original
        known = self.engine.near(
            {token for one in suspects for token in one.tokens},
            {one for suspect in self.unknown for one in suspect.beginnings},
        )
        found = [guess for one in suspects for guess in self._best_of(one, known)]
        return _with(self.original, self._borne_out(found))

    @cached_property
    def unknown(self) -> list[Misspelt]:
        """The words that no readable page holds and no term is called by."""
        if self.asking.together:
            return []
        full = [place for place in self.places if not place.empty] or self.places
        words = dict.fromkeys(place.word for place in full if mistakes_allowed(arabic.stem(place.word)))
        strange = [word for word in words if all(token not in self.names.tokens for (token,) in _forms(word))]
        if len(full) > 1:
            strange = [word for word in strange if not self._is_held(word)]
        first = {place.word: place for place in reversed(full)}
        return [Misspelt(first[word], self.names) for word in strange[:MOST_MENDED]]

    def _is_held(self, word: str) -> bool:
        """Whether a readable page holds a word. Pages are only asked where the hidden ones could be all that do."""
        held = self.asking.frequencies({token for (token,) in _forms(word)})
        if not held or max(held.values()) > len(self.hidden):
            return bool(held)
        return self.engine.holds([_forms(word)], self.hidden)[0]

    def _best_of(self, suspect: Misspelt | Parted, known) -> list[Guess]:
        share = max(1, MOST_GUESSES // (len(self.unknown) or 1))
        return sorted(suspect.guesses(known), key=lambda guess: guess.order)[:share]

    def _borne_out(self, guesses: Sequence[Guess]) -> list[Mend]:
        """The guesses that pages readers may see, or a vocabulary, write; best first."""
        held = self.engine.held([guess.phrases for guess in guesses], self.hidden, self.asking.criteria.reader)
        mends: list[Mend] = []
        for guess, holding in sorted(zip(guesses, held, strict=True), key=self._order):
            free = not any(guess.start < mend.end and mend.start < guess.end for mend in mends)
            if free and (text := self._written(guess, holding)):
                mends += [Mend(start, end, text) for start, end in self._spots(guess)]
        return mends

    def _spots(self, guess: Guess) -> list[tuple[int, int]]:
        """Everywhere in the question that the word stands for which a guess is meant."""
        word = next((place.word for place in self.places if place.start == guess.start and place.end == guess.end), "")
        return [(place.start, place.end) for place in self.places if place.word == word] or [(guess.start, guess.end)]

    def _order(self, found: tuple[Guess, Held]) -> tuple:
        """As guesses are ordered, the reader's own language before others."""
        guess, holding = found
        spoken = {sample.language for sample in holding.samples} | (guess.name.languages if guess.name else set())
        *first, documents, word = guess.order
        return (*first, self.asking.criteria.reader not in spoken, documents, word)

    def _written(self, guess: Guess, holding: Held) -> str:
        """How a page or a vocabulary writes a guess; "" where it leads nowhere."""
        possible = any(self.asking.possible >> number & 1 for number in holding.numbers)
        if not possible and len(holding.numbers) < MOST_HELD and not guess.name:
            return ""  # of many who hold it, not all were looked at
        text = written(holding.samples, guess.phrases, guess.word, guess.off_by)
        text = text or (guess.name.written if guess.name else "")
        return "" if self._is_lonely and text.casefold() in STOP_WORDS else text

    @property
    def _is_lonely(self) -> bool:
        """Whether the question is a single word, which had better say something."""
        return len(self.places) == 1


def _forms(word: str) -> set[Phrase]:
    """What a word of a question may be in the index."""
    tokens = analysis.variants((word,)).values()
    return {*tokens, *((guess,) for guess in arabic.guesses(analysis.token(word, "")))}


def _with(text: str, mends: Iterable[Mend]) -> str:
    for mend in sorted(mends, key=lambda mend: mend.start, reverse=True):
        text = text[: mend.start] + mend.text + text[mend.end :]
    return text
