"""Of each work the one version a reader is shown; kept from question to question, and patched when works change."""

from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple
from uuid import UUID

from . import analysis, bits

Version = tuple[int, str]  # number, language
Works = Mapping[UUID, tuple[Version, ...]]  # those with several versions

# With more works changed than this, all are gone through again.
MOST_PATCHED = 2_000
MOST_KEPT = 64


class Shown(NamedTuple):
    """What was shown of some documents; the works changed since, and the numbers they had or have."""

    documents: int
    shown: int
    works: Set[UUID] = frozenset()
    numbers: int = 0


class Versions:
    """Answers by reader and languages. An index that changes gives what it knows to the next one (`after`)."""

    def __init__(self, known: Mapping[tuple, Shown] | None = None):
        self._known: dict[tuple, Shown] = dict(known or {})

    def after(self, works: Set[UUID], numbers: int) -> "Versions":
        """The same for an index in which these works and numbers have changed."""
        known = {
            asked: shown._replace(works=shown.works | works, numbers=shown.numbers | numbers)
            for asked, shown in self._known.items()
        }
        return Versions({asked: shown for asked, shown in known.items() if len(shown.works) <= MOST_PATCHED})

    def shown(self, index, documents: int, reader: str, languages: tuple[str, ...]) -> int:
        """Of each work among some documents the version in the reader's language, or else its original.

        Where neither is among them, the first in the order of languages. `documents` is all that is readable in
        these languages (none: in any).
        """
        if len(languages) == 1:
            return documents  # a work has one version in a language
        asked = (reader, tuple(sorted(languages)))
        before = self._known.get(asked)
        if before is not None and before.documents == documents and not before.works:
            return before.shown
        if before is None:
            shown = documents & ~_hidden(index, index.works.values(), documents, reader)
        else:
            shown = _patched(index, before, documents, reader)
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        self._known[asked] = Shown(documents, shown)
        return shown


def _patched(index, before: Shown, documents: int, reader: str) -> int:
    """What was shown before, gone through again for what has changed or expired since."""
    changed = (before.documents ^ documents) | before.numbers
    left = set(bits.numbers(changed))
    keys = before.works | {key for _when, number, key in index.expiries if number in left}
    works = [index.works[key] for key in keys if key in index.works]
    changed |= bits.from_numbers(number for versions in works for number, _language in versions)
    return (before.shown & ~changed) | (documents & changed & ~_hidden(index, works, documents, reader))


def _hidden(index, works: Iterable[tuple[Version, ...]], documents: int, reader: str) -> int:
    """All versions of some works but the one that is shown."""
    there, originals = bits.Members(documents), bits.Members(index.originals)
    rank = {language: place for place, language in enumerate(analysis.LANGUAGES)}

    def worth(version: Version):
        number, language = version
        return (language != reader, number not in originals, rank.get(language, len(rank)), number)

    hidden: list[int] = []
    for versions in works:
        present = [version for version in versions if version[0] in there]
        if len(present) > 1:
            best = min(present, key=worth)
            hidden += [version[0] for version in present if version is not best]
    return bits.from_numbers(hidden)
