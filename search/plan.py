"""A question → what an engine looks for: each word in its variants, widened by what the vocabularies know."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from . import analysis, arabic
from .names import LONGEST_NAME, Names
from .question import MOST_WORDS, Question, Unit
from .terms import Vocabulary

Phrase = tuple[str, ...]  # tokens that stand together; a word is a phrase of one

MOST_NAMES = 48
# A word said more often than this weighs no more.
MOST_TIMES = 4


@dataclass(frozen=True)
class Group:
    """Words that belong together: all of `typed` (each in any of its variants), or any phrase of `widened`.

    `times`: how often the question says so, for ranking.
    """

    typed: tuple[tuple[Phrase, ...], ...]
    widened: tuple[Phrase, ...] = ()
    times: int = 1

    @property
    def length(self) -> int:
        """How many words were typed."""
        return sum(len(choice[0]) for choice in self.typed)


@dataclass(frozen=True)
class Plan:
    """Every group is wanted; nothing of `excluded`, each by the language of the document it is looked for in.

    `named`: the whole question as a name, in each language; a document of that name comes first.
    `pairs`: two wanted words that were typed one after the other, in each language; for ranking.
    """

    groups: tuple[Group, ...] = ()
    excluded: tuple[Mapping[str, Phrase], ...] = ()
    named: tuple[Phrase, ...] = ()
    pairs: tuple[Phrase, ...] = ()

    @property
    def is_widened(self) -> bool:
        return any(group.widened for group in self.groups)

    @property
    def words(self) -> int:
        """How many things are asked for; with two or more, any of them is a weaker question."""
        return sum(len(group.typed) for group in self.groups)

    @property
    def marked(self) -> frozenset[Phrase]:
        """What an excerpt marks."""
        typed = (phrase for group in self.groups for choice in group.typed for phrase in choice)
        return frozenset((*typed, *(phrase for group in self.groups for phrase in group.widened)))


def make_plan(
    question: Question, vocabulary: Vocabulary, frequencies: Callable[[Iterable[str]], dict[str, int]], documents: int
) -> Plan:
    """The plan for a question. `frequencies` tells in how many of the `documents` each of some tokens stands.

    It is asked only for Arabic words and for questions that are too long, each once.
    """
    groups = _groups(question.wanted, vocabulary.names, frequencies)
    if sum(group.length for group in groups) > MOST_WORDS:
        groups = _telling(groups, frequencies, documents)
    return Plan(
        groups,
        tuple(analysis.variants(unit.words) for unit in question.excluded),
        tuple(dict.fromkeys(form for name in question.names for form in analysis.variants(name).values())),
        _pairs(question.wanted, groups),
    )


def _groups(units: tuple[Unit, ...], names: Names, frequencies) -> tuple[Group, ...]:
    """Every word that says something, with those it makes a name with; what is said again is counted."""
    if all(unit.empty for unit in units):
        units = tuple(Unit(unit.words) for unit in units)
    guessed = _guesses(units, frequencies)
    groups: dict[Group, int] = {}
    while units:
        span, widened = _named(units, names)
        typed = tuple(_choice(unit, guessed) for unit in span if not unit.empty)
        units = units[len(span) :]
        if typed:
            group = Group(typed, widened)
            groups[group] = min(groups.get(group, 0) + 1, MOST_TIMES)
    return tuple(replace(group, times=times) for group, times in groups.items())


def _pairs(units: tuple[Unit, ...], groups: tuple[Group, ...]) -> tuple[Phrase, ...]:
    asked = {phrase[0] for group in groups for choice in group.typed for phrase in choice if len(phrase) == 1}
    found: dict[Phrase, None] = {}
    for first, second in pairwise(units):
        if not (first.empty or second.empty or first.phrase or second.phrase):
            forms = analysis.variants(first.words + second.words).values()
            found |= {form: None for form in forms if asked.issuperset(form)}
    return tuple(found)


def _telling(groups: tuple[Group, ...], frequencies, documents: int) -> tuple[Group, ...]:
    """The groups that say most, in their order, of sixteen words together: rare ones, said again and again."""
    tokens = {token for group in groups for choice in group.typed for phrase in choice for token in phrase}
    held = frequencies(tokens)

    def worth(group: Group) -> float:
        words = [max(held.get(phrase[0], 0) for phrase in choice) for choice in group.typed if len(choice[0]) == 1]
        if not words:
            return math.inf  # words in quotes: the reader insists
        rarity = [math.log((documents + 1) / (n + 1)) if n or group.widened else -1 for n in words]
        return group.times * sum(rarity) / len(rarity)

    kept: set[Group] = set()
    room = MOST_WORDS
    for group in sorted(groups, key=worth, reverse=True):
        if group.length <= room:
            kept.add(group)
            room -= group.length
    return tuple(group for group in groups if group in kept)


def _choice(unit: Unit, guessed: Mapping[str, Phrase]) -> tuple[Phrase, ...]:
    forms = dict.fromkeys(analysis.variants(unit.words).values())
    if not unit.phrase:
        forms |= dict.fromkeys((guess,) for guess in guessed.get(unit.words[0], ()))
    return tuple(forms)


def _guesses(units: tuple[Unit, ...], frequencies) -> dict[str, Phrase]:
    """Arabic words of the question → the forms with or without a clitic that the index knows."""
    forms = {word: arabic.guesses(analysis.token(word, "")) for unit in units if not unit.phrase for word in unit.words}
    tried = {form for found in forms.values() for form in found}
    held = frequencies(tried) if tried else {}
    return {word: tuple(form for form in found if form in held) for word, found in forms.items()}


def _named(units: tuple[Unit, ...], names: Names) -> tuple[tuple[Unit, ...], tuple[Phrase, ...]]:
    """The longest run of words from the first on that names a term, with the term's other names."""
    run = 0
    while run < min(len(units), LONGEST_NAME) and not units[run].phrase:
        run += 1
    for length in range(run, 0, -1):
        span = units[:length]
        if all(unit.empty for unit in span):
            continue
        forms = set(analysis.variants(tuple(unit.words[0] for unit in span)).values())
        if any(form in names for form in forms):
            return span, tuple(name for name in names.others(forms) if name not in forms)[:MOST_NAMES]
    return units[:1], ()
