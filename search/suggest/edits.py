"""How far one spelling is from another: letters left out, put in, changed, or two of them the wrong way round.

Damerau's four mistakes (Communications of the ACM 7/3, 1964), counted as Levenshtein counts, no stretch of
letters mended twice. Words are folded: no case, no accents.
"""

from collections.abc import Iterator

from search import arabic

# From so many letters on a word may be off by one, or by two.
ONE_MISTAKE = 4
TWO_MISTAKES = 8
# Longer than any word; each letter costs fifty guesses.
LONGEST = 24

LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء"


def mistakes_allowed(word: str) -> int:
    """By how many mistakes a word may differ from what was meant. Numbers are never mended."""
    if not ONE_MISTAKE <= len(word) <= LONGEST or any(letter.isdigit() for letter in word):
        return 0
    return 1 if len(word) < TWO_MISTAKES else 2


def distance(one: str, other: str) -> int:
    """How many mistakes turn one word into the other."""
    return _last_row(one, other)[-1]


def distance_to_beginning(beginning: str, word: str) -> int:
    """How many mistakes turn a beginning into the nearest beginning of a word: a stem, say, with its endings."""
    return min(_last_row(beginning, word))


def _last_row(one: str, other: str) -> list[int]:
    """The mistakes from the first word to each beginning of the second."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        two_before, before, row = before, row, [i + 1]
        for j, there in enumerate(other):
            cost = min(before[j + 1] + 1, row[j] + 1, before[j] + (letter != there))
            if i and j and letter == other[j - 1] and there == one[i - 1]:
                cost = min(cost, two_before[j - 1] + 1)
            row.append(cost)
    return row


def neighbours(word: str) -> Iterator[str]:
    """Every spelling one mistake away from a word, some of them twice."""
    letters = ARABIC_LETTERS if arabic.is_arabic(word) else LATIN_LETTERS if word.isascii() else ""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        for letter in letters:
            yield head + letter + tail
        if tail:
            yield head + tail[1:]
            for letter in letters:
                yield head + letter + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
