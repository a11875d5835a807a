"""The sets behind totals and counts: one integer a term, held by each process and kept true by the log.

`current()` gives the sets as of this moment, for the price of one small query. Stored sets (`store`) spare
a starting process the reading of every document; without them the documents are read.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Count

from . import bits, changes
from .changes import Lost, Mark
from .models import Bitmap, Change, Document

ALL = ("all", "")
GENERAL = ("general", "")
ORIGINAL = ("original", "")

Sets = dict[tuple[str, str], int]


@dataclass(frozen=True)
class Index:
    """All sets as of one place in the log. Never changed: a change makes another one."""

    mark: Mark
    sets: Sets
    works: Mapping[UUID, tuple[tuple[int, str], ...]]  # (number, language) of works with several versions
    expiries: tuple[tuple[datetime, int], ...]  # ascending
    vocabularies: Mark  # where the log last says that they changed
    _shown: dict = field(default_factory=dict, repr=False)

    def filed(self, facet: str, slug: str) -> int:
        """The documents filed under a slug, expired ones included."""
        return self.sets.get((facet, slug), 0)

    def any_of(self, facet: str, slugs: Iterable[str]) -> int:
        """The documents filed under any of some slugs."""
        return reduce(or_, (self.filed(facet, slug) for slug in slugs), 0)

    def slugs(self, facet: str) -> list[str]:
        """The slugs of a facet that any document was ever filed under."""
        return [slug for name, slug in self.sets if name == facet]

    def readable(self, now: datetime) -> int:
        """All documents but those that have expired by now."""
        gone = bisect_right(self.expiries, now, key=lambda entry: entry[0])
        expired = bits.from_numbers(number for _when, number in self.expiries[:gone])
        return self.sets.get(ALL, 0) & ~expired

    def one_a_work(self, documents: int, reader: str, order: tuple[str, ...]) -> int:
        """Of each work among some documents the version in the reader's language, or else its original.

        Where neither is among them, the first in the order of languages.
        """
        known = (documents, reader)
        if known not in self._shown:
            originals = self.sets.get(ORIGINAL, 0)
            rank = {language: place for place, language in enumerate(order)}

            def worth(version):
                number, language = version
                return (language != reader, not originals >> number & 1, rank.get(language, len(rank)), number)

            hidden = []
            for versions in self.works.values():
                present = sorted((v for v in versions if documents >> v[0] & 1), key=worth)
                hidden += [number for number, _language in present[1:]]
            if len(self._shown) > 64:
                self._shown.clear()
            self._shown[known] = documents & ~bits.from_numbers(hidden)
        return self._shown[known]


def _filings(row: Mapping) -> list[tuple[str, str]]:
    """Every set one document is in."""
    filed = [ALL, ("type", row["kind"]), ("language", row["language"])]
    filed += [GENERAL] * row["general"] + [ORIGINAL] * row["is_original"]
    return filed + [(facet, slug) for facet, slugs in row["terms"].items() for slug in slugs]


def _rows(**which):
    names = ("number", "key", "kind", "language", "general", "is_original", "expires", "terms")
    return Document.objects.filter(**which).values(*names)


def _with(index: Index, log: list[Change]) -> Index:
    """The index with a stretch of the log played on top."""
    if not log:
        return index
    numbers = {entry.number for entry in log if entry.key}
    keys = {entry.key for entry in log if entry.key}
    rows = list(_rows(key__in=keys)) if len(keys) < 500 else [r for r in _rows() if r["key"] in keys]
    vocabularies = [Mark(entry.pk, entry.token) for entry in log if not entry.key]
    return Index(
        mark=Mark(log[-1].pk, log[-1].token),
        sets=_refiled(index.sets, numbers, rows),
        works={**{k: v for k, v in index.works.items() if k not in keys}, **_works(rows)},
        expiries=_expiries(index.expiries, numbers, rows),
        vocabularies=vocabularies[-1] if vocabularies else index.vocabularies,
    )


def _refiled(sets: Sets, numbers: set[int], rows: list[Mapping]) -> Sets:
    touched = bits.from_numbers(numbers | {row["number"] for row in rows})
    members: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        for filed in _filings(row):
            members.setdefault(filed, []).append(row["number"])
    result = {filed: documents & ~touched for filed, documents in sets.items()}
    for filed, added in members.items():
        result[filed] = result.get(filed, 0) | bits.from_numbers(added)
    return {filed: documents for filed, documents in result.items() if documents}


def _works(rows: Iterable[Mapping]) -> dict[UUID, tuple[tuple[int, str], ...]]:
    works: dict[UUID, list[tuple[int, str]]] = {}
    for row in rows:
        works.setdefault(row["key"], []).append((row["number"], row["language"]))
    return {key: tuple(versions) for key, versions in works.items() if len(versions) > 1}


def _expiries(before, numbers: set[int], rows: list[Mapping]):
    numbers = numbers | {row["number"] for row in rows}
    kept = [entry for entry in before if entry[1] not in numbers]
    return tuple(sorted(kept + [(row["expires"], row["number"]) for row in rows if row["expires"]]))


def _from_documents() -> Index:
    """Everything read from the documents. The log's end is read first: what comes after is played again."""
    last = Change.objects.order_by("-pk").first()
    rows = list(_rows())
    mark = Mark(last.pk, last.token) if last else Mark()
    return Index(
        mark=mark,
        sets=_refiled({}, set(), rows),
        works=_works(rows),
        expiries=_expiries((), set(), rows),
        vocabularies=mark,
    )


def _from_stored() -> Index | None:
    """The stored sets, or None where there are none. One query reads them and the place they were true at."""
    stored = {(row.facet, row.slug): bytes(row.packed) for row in Bitmap.objects.all()}
    if Bitmap.MARK not in stored:
        return None
    mark = Mark(*json.loads(stored.pop(Bitmap.MARK)))
    several = Document.objects.values("key").annotate(n=Count("number")).filter(n__gt=1).values("key")
    return Index(
        mark=mark,
        sets={filed: bits.unpack(packed) for filed, packed in stored.items()},
        works=_works(_rows(key__in=several)),
        expiries=_expiries((), set(), list(_rows(expires__isnull=False))),
        vocabularies=mark,
    )


_held: dict[str, Index] = {}


def current() -> Index:
    """The sets as they are now: one query where nothing changed, and a replay of what did."""
    held = _held.get(DEFAULT_DB_ALIAS)
    for start in (lambda: held, _from_stored, _from_documents):
        index = start()
        if index is None:
            continue
        try:
            index = _with(index, changes.since(index.mark))
        except Lost:
            continue
        _held[DEFAULT_DB_ALIAS] = index
        return index
    return _from_documents()


def stored_sets_are_true() -> bool:
    """Whether the stored sets, with the log played on top, are those of the documents; so where none are stored."""
    stored = _from_stored()
    if stored is None:
        return True
    try:
        stored = _with(stored, changes.since(stored.mark))
    except Lost:
        return True  # nobody believes them any more
    true = _from_documents()
    return (stored.sets, stored.works, stored.expiries) == (true.sets, true.works, true.expiries)


def forget() -> None:
    """Let this process read its sets anew at the next question."""
    _held.clear()


def grown() -> int:
    """By how many entries the log has grown since the sets were stored. Two queries."""
    newest = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    facet, slug = Bitmap.MARK
    mark = Bitmap.objects.filter(facet=facet, slug=slug).values_list("packed", flat=True).first()
    return newest - (json.loads(bytes(mark))[0] if mark else 0)


def store() -> None:
    """Write the sets down for processes that start, and trim the log; for the clock and after a rebuild."""
    with transaction.atomic():
        Change.objects.create()  # takes the write lock on SQLite, and leaves one entry to stand on
        index = current()
        mark = json.dumps([index.mark.id, index.mark.token]).encode()
        packed = {filed: bits.pack(documents) for filed, documents in index.sets.items()}
        Bitmap.objects.all().delete()
        Bitmap.objects.bulk_create(
            [Bitmap(facet=f, slug=s, packed=p) for (f, s), p in {**packed, Bitmap.MARK: mark}.items()]
        )
        changes.trim()
