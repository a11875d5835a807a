"""What is typed so far, held against names: every word of it begins a word of the name, in any order."""

from dataclasses import dataclass
from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search import analysis, arabic
from search.stopwords import STOP_WORDS

# One letter says nothing yet; nobody types more words to choose from a list.
FEWEST_LETTERS = 2
MOST_WORDS = 8
LONGEST_ARTICLE = 5


@dataclass(frozen=True)
class Typed:
    """Folded words typed so far, each in its forms: as typed, and without an Arabic article."""

    words: tuple[frozenset[str], ...]

    @classmethod
    def read(cls, text: str) -> "Typed":
        """Any text → its words; none where it is too short to complete."""
        folded = list(islice(analysis.words(text), MOST_WORDS))
        if sum(map(len, folded)) < FEWEST_LETTERS:
            return cls(())
        return cls(tuple(frozenset({word, arabic.stem(word)}) for word in folded))

    def __bool__(self):
        return bool(self.words)

    def without_small_words(self) -> "Typed":
        """The same without words that say nothing; the last one is not finished and stays."""
        return Typed(tuple(forms for forms in self.words[:-1] if forms.isdisjoint(STOP_WORDS)) + self.words[-1:])

    def fits(self, name: str) -> bool:
        """Whether every word typed begins a word of a name."""
        here = [form for word in analysis.words(name) for form in (word, arabic.stem(word))]
        return all(any(form.startswith(tuple(forms)) for form in here) for forms in self.words)

    def begins(self, name: str) -> bool:
        """Whether a name begins with the first word typed."""
        first = next(analysis.words(name), "")
        return any(form.startswith(tuple(self.words[0])) for form in (first, arabic.stem(first)))

    def marked(self, name: str) -> SafeString:
        """A name, escaped, with what was typed inside <mark>."""
        parts, at = [], 0
        for piece in analysis.PIECE.finditer(name):
            if len(piece[0]) <= analysis.LONGEST and (span := self._span(piece[0])) is not None:
                start, end = piece.start() + span[0], piece.start() + span[1]
                parts += [escape(name[at:start]), "<mark>", escape(name[start:end]), "</mark>"]
                at = end
        return mark_safe("".join([*parts, escape(name[at:])]))  # nosec B308 B703 - escaped above

    def _span(self, piece: str) -> tuple[int, int] | None:
        """The letters of a word that were typed: the longest beginning, behind an article where it has one."""
        forms = sorted((form for forms in self.words for form in forms), key=len, reverse=True)
        folded = "".join(analysis.words(piece))
        article = len(folded) - len(arabic.stem(folded))
        for start, form in ((start, form) for form in forms for start in {0, min(article, LONGEST_ARTICLE)}):
            if folded[start:].startswith(form) or not piece.isascii():
                for end in range(start + 1, len(piece) + 1):
                    if "".join(analysis.words(piece[start:end])).startswith(form):
                        return start, end
        return None
