"""A question → what an engine looks for: each word in its variants, widened by what the vocabularies know."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from . import analysis, arabic
from .names import LONGEST_NAME, Names
from .question import Question, Unit
from .terms import Vocabulary

Phrase = tuple[str, ...]  # tokens that stand together; a word is a phrase of one

MOST_NAMES = 48


@dataclass(frozen=True)
class Group:
    """Words that belong together: all of `typed` (each in any of its variants), or any phrase of `widened`."""

    typed: tuple[tuple[Phrase, ...], ...]
    widened: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class Plan:
    """Every group is wanted; nothing of `excluded`, each by the language of the document it is looked for in."""

    groups: tuple[Group, ...] = ()
    excluded: tuple[Mapping[str, Phrase], ...] = ()

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


def make_plan(question: Question, vocabulary: Vocabulary, known: Callable[[Iterable[str]], set[str]]) -> Plan:
    """The plan for a question. `known` tells which of some tokens the index holds; asked at most once."""
    units = question.wanted
    full = [unit for unit in units if not unit.empty]
    if not full:
        units = tuple(Unit(unit.words) for unit in units)
    guessed = _guesses(units, known)
    groups = []
    while units:
        span, widened = _named(units, vocabulary.names)
        typed = tuple(_choice(unit, guessed) for unit in span if not unit.empty)
        units = units[len(span) :]
        if typed:
            groups.append(Group(typed, widened))
    return Plan(tuple(groups), tuple(analysis.variants(unit.words) for unit in question.excluded))


def _choice(unit: Unit, guessed: Mapping[str, Phrase]) -> tuple[Phrase, ...]:
    forms = dict.fromkeys(analysis.variants(unit.words).values())
    if not unit.phrase:
        forms |= dict.fromkeys((guess,) for guess in guessed.get(unit.words[0], ()))
    return tuple(forms)


def _guesses(units: tuple[Unit, ...], known) -> dict[str, Phrase]:
    """Arabic words of the question → the forms with or without a clitic that the index knows."""
    forms = {word: arabic.guesses(analysis.token(word, "")) for unit in units if not unit.phrase for word in unit.words}
    tried = {form for found in forms.values() for form in found}
    held = known(tried) if tried else set()
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
