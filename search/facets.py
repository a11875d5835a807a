"""The sets behind totals and counts: one integer a term, held by each process and kept true by the log.

`current()` gives the sets as of this moment, for the price of one small query. Stored sets (`store`) spare
a starting process the reading of every document; without them the documents are read.
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, reduce, wraps
from operator import or_
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Count

from . import bits, changes
from .changes import Lost, Mark
from .models import Bitmap, Change, Document
from .versions import Versions, Works

MOST_COUNTED = 256

ALL = ("all", "")
GENERAL = ("general", "")
ORIGINAL = ("original", "")

Sets = dict[tuple[str, str], int]


@dataclass(frozen=True)
class Index:
    """All sets as of one place in the log. Never changed: a change makes another one."""

    mark: Mark
    sets: Sets
    works: Works
    expiries: tuple[tuple[datetime, int, UUID], ...]  # ascending
    vocabularies: Mark  # where the log last says that they changed
    versions: Versions = field(default_factory=Versions, repr=False)
    _expired: dict[int, int] = field(default_factory=dict, repr=False)
    _counted: dict[tuple[str, int], dict[str, int]] = field(default_factory=dict, repr=False)

    def filed(self, facet: str, slug: str) -> int:
        """The documents filed under a slug, expired ones included."""
        return self.sets.get((facet, slug), 0)

    def any_of(self, facet: str, slugs: Iterable[str]) -> int:
        """The documents filed under any of some slugs."""
        return reduce(or_, (self.filed(facet, slug) for slug in slugs), 0)

    @property
    def originals(self) -> int:
        """The documents that are no translation."""
        return self.sets.get(ORIGINAL, 0)

    @cached_property
    def by_facet(self) -> dict[str, list[tuple[str, int]]]:
        """Facet → its slugs that any document is filed under, with their sets."""
        found: dict[str, list[tuple[str, int]]] = {}
        for (facet, slug), documents in self.sets.items():
            found.setdefault(facet, []).append((slug, documents))
        return found

    def slugs(self, facet: str) -> list[str]:
        """The slugs of a facet that any document is filed under."""
        return [slug for slug, _documents in self.by_facet.get(facet, ())]

    def counts(self, facet: str, among: int, parent: Callable[[str], str] | None = None) -> dict[str, int]:
        """How many of some documents are filed under each slug of a facet; no zeros.

        `parent` (slug → the slug above, or "") spares looking below what has none: for few documents.
        """
        filed = self.by_facet.get(facet, ())
        if parent:
            filed = _below_what_is_met(dict(filed), among, parent)
        both = ((slug, documents & among) for slug, documents in filed)
        return {slug: found.bit_count() for slug, found in both if found}

    def counts_kept(self, facet: str, among: int) -> dict[str, int]:
        """The same, kept for the next who asks: for lists that are read again and again, not for words."""
        if (facet, among) not in self._counted:
            if len(self._counted) >= MOST_COUNTED:
                self._counted.clear()
            self._counted[facet, among] = self.counts(facet, among)
        return self._counted[facet, among]

    def readable(self, now: datetime) -> int:
        """All documents but those that have expired by now."""
        gone = bisect_right(self.expiries, now, key=lambda entry: entry[0])
        if gone not in self._expired:
            self._expired[gone] = bits.from_numbers(number for _when, number, _key in self.expiries[:gone])
        return self.sets.get(ALL, 0) & ~self._expired[gone]

    def one_a_work(self, documents: int, reader: str, languages: tuple[str, ...] = ()) -> int:
        """Of each work among the readable documents in some languages (none: all) the version a reader is shown."""
        return self.versions.shown(self, documents, reader, languages)


def _below_what_is_met(filed: dict[str, int], among: int, parent: Callable[[str], str]) -> list[tuple[str, int]]:
    """Slugs and sets without those that lie below a slug under which none of some documents is filed."""
    met: dict[str, bool] = {"": True}

    def is_met(slug: str) -> bool:
        if slug not in met:
            met[slug] = slug not in filed or (bool(filed[slug] & among) and is_met(parent(slug)))
        return met[slug]

    return [(slug, documents) for slug, documents in filed.items() if is_met(parent(slug))]


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
    numbers |= {row["number"] for row in rows}
    touched = bits.from_numbers(numbers)
    vocabularies = [Mark(entry.pk, entry.token) for entry in log if not entry.key]
    return Index(
        mark=Mark(log[-1].pk, log[-1].token),
        sets=_refiled(index.sets, touched, rows),
        works=_with_works(index.works, keys, rows),
        expiries=_expiries(index.expiries, numbers, rows),
        vocabularies=vocabularies[-1] if vocabularies else index.vocabularies,
        versions=index.versions.after(keys, touched),
    )


def _members(rows: Iterable[Mapping]) -> dict[tuple[str, str], list[int]]:
    """The documents in each set, by number; of the rows themselves nothing is kept."""
    members: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        for filed in _filings(row):
            members.setdefault(filed, []).append(row["number"])
    return members


def _refiled(sets: Sets, touched: int, rows: list[Mapping]) -> Sets:
    members = _members(rows)
    result = dict(sets)
    result.update({filed: documents & ~touched for filed, documents in sets.items() if documents & touched})
    for filed, added in members.items():
        result[filed] = result.get(filed, 0) | bits.from_numbers(added)
    return result if all(result.values()) else {filed: documents for filed, documents in result.items() if documents}


def _works(rows: Iterable[Mapping]) -> dict[UUID, tuple[tuple[int, str], ...]]:
    works: dict[UUID, list[tuple[int, str]]] = {}
    for row in rows:
        works.setdefault(row["key"], []).append((row["number"], row["language"]))
    return {key: tuple(sorted(versions)) for key, versions in works.items() if len(versions) > 1}


def _with_works(before: Works, keys: set[UUID], rows: list[Mapping]) -> Works:
    changed = _works(rows)
    if not changed and keys.isdisjoint(before):
        return before
    works = dict(before)
    for key in keys:
        works.pop(key, None)
    works.update(changed)
    return works


def _expiries(before, numbers: set[int], rows: list[Mapping]):
    added = [(row["expires"], row["number"], row["key"]) for row in rows if row["expires"]]
    kept = [entry for entry in before if entry[1] not in numbers]
    return tuple(sorted(kept + added)) if added or len(kept) < len(before) else before


def _from_documents() -> Index:
    """Everything read from the documents. The log's end is read first: what comes after is played again."""
    last = Change.objects.order_by("-pk").first()
    filings, expiring = [], []  # of each document only what is needed: all their rows weigh hundreds of megabytes

    def told():
        for row in _rows().iterator():
            filings.append({name: row[name] for name in ("key", "number", "language")})
            expiring.extend([row] if row["expires"] else [])
            yield row

    members = _members(told())
    mark = Mark(last.pk, last.token) if last else Mark()
    return Index(
        mark=mark,
        sets={filed: bits.from_numbers(numbers) for filed, numbers in members.items()},
        works=_works(filings),
        expiries=_expiries((), set(), expiring),
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
        works=_works(Document.objects.filter(key__in=several).values("number", "key", "language")),
        expiries=_expiries((), set(), list(_rows(expires__isnull=False))),
        vocabularies=mark,
    )


_held: dict[str, Index] = {}
_moment: ContextVar[list[Index] | None] = ContextVar("moment", default=None)


def at_one_moment(view: Callable) -> Callable:
    """A view that only reads, made to see the sets as they are when it first asks: one query a request."""

    @wraps(view)
    def reading(*args, **kwargs):
        token = _moment.set([])
        try:
            return view(*args, **kwargs)
        finally:
            _moment.reset(token)

    return reading


def current() -> Index:
    """The sets as they are now: one query where nothing changed, and a replay of what did."""
    moment = _moment.get()
    if moment is None:
        return _now()
    if not moment:
        moment.append(_now())
    return moment[0]


def newest_known() -> Index:
    """The sets as this process last knew them, without asking whether they have changed since."""
    return _held.get(DEFAULT_DB_ALIAS) or current()


def _now() -> Index:
    held = _held.get(DEFAULT_DB_ALIAS)
    if held is not None and changes.is_newest(held.mark):
        return held
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
    current()  # read before the lock is taken, for seconds at times: within it only what came since is played
    with changes.writing():
        Change.objects.create()  # leaves one entry to stand on; on SQLite it takes the lock
        index = current()
        mark = json.dumps([index.mark.id, index.mark.token]).encode()
        packed = {filed: bits.pack(documents) for filed, documents in index.sets.items()}
        Bitmap.objects.all().delete()
        Bitmap.objects.bulk_create(
            [Bitmap(facet=f, slug=s, packed=p) for (f, s), p in {**packed, Bitmap.MARK: mark}.items()]
        )
        changes.trim()
