"""Words as documents write them, with the commas and brackets at them, and the tokens they hold.

Texts use the same ones over and over, so a process remembers those it has met: what stands in the next text is
then told by comparing sets, without looking at each of its words.
"""

from . import analysis

# So many of a language are remembered; then it is begun anew.
MOST = 1 << 17


class Written:
    """What is remembered of one language. Grown by several threads at once: whoever adds, adds the same."""

    def __init__(self):
        self.seen: set[str] = set()
        self._holding: dict[str, set[str]] = {}

    def learn(self, words: set[str], language: str) -> None:
        """Remember some words."""
        new = words - self.seen
        for word in new:
            for token in analysis.tokens(word, language):
                self._holding.setdefault(token, set()).add(word)
        self.seen |= new

    def holding(self, token: str) -> set[str]:
        """The remembered words that hold a token."""
        return self._holding.get(token, set())


_remembered: dict[str, Written] = {}


def written(words: set[str], language: str) -> Written:
    """What is remembered of a language, these words at least."""
    remembered = _remembered.get(language)
    if remembered is None or len(remembered.seen) > MOST:
        remembered = _remembered[language] = Written()
    remembered.learn(words, language)
    return remembered


def places(text: str, word: str) -> list[int]:
    """Where a word as written starts in a text, between blanks."""
    found, at = [], text.find(word)
    while at >= 0:
        end = at + len(word)
        if (not at or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
            found.append(at)
        at = text.find(word, end)
    return found
