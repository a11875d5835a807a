"""Making the index anew while it answers: a second text index is filled beside the live one and swapped in.

Documents are made true in place, batch by batch. Each batch is one short transaction that also catches up
with what others wrote meanwhile (by the change log) and says how far it came: ended at any moment, the next
run goes on from there. Where there was nothing yet, the live index itself is filled: writing every token twice
would spare no reader anything.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from wagtail.models import Page

from home.statistics import refresh_statistics

from . import analysis, changes, facets, indexing, preparing, projection
from .changes import Lost, Mark
from .engines import text_index
from .models import Change, Document, Rebuild, new_token

BATCH = 250
# So many batches are read ahead for each process: while this one waits or writes, they are not to.
AHEAD = 2
# Whoever waits for SQLite's lock looks for it every tenth of a second, later on a busy machine: so often it must be
# free for so long. So long the lock may be held at a time: on a slow machine a batch is written in parts.
WORK, PAUSE, HELD = 0.4, 0.18, 0.35
# Each part costs something of its own: smaller ones would make it longer and keep others waiting all the same.
FEWEST = 42
# Tables that grew a hundredfold since they were counted are read from end to end where an index would do:
# they are counted again each time they have doubled.
COUNTED_FROM = 1_000
# With fewer than this, processes cost more than they spare.
WORTH_PROCESSES = 1_000

Show = Callable[[int, int], None]


class Succeeded(Exception):
    """Another process has taken this rebuild over."""


@dataclass
class Outcome:
    """What a rebuild did: documents held, pages that could not be read (page id → kind of error), went on or new."""

    documents: int = 0
    faults: dict[int, str] = field(default_factory=dict)
    resumed: bool = False


def versions() -> str:
    """What documents and tokens are made by, as one word."""
    return f"{projection.VERSION}.{analysis.VERSION}"


def rebuild(source: str = Rebuild.Source.PAGES, workers: int = 0, show: Show = lambda done, total: None) -> Outcome:
    """Make the index anew from all pages, or only its tokens from the stored documents; see `Rebuild.Source`.

    `show` is told (done, total) after each batch. Raises Succeeded where another process took over.
    """
    outcome = Outcome()
    row, outcome.resumed = _begin(source)
    try:
        run = Run(row, workers, outcome, show)
        if not row.swapped:
            run.fill()
            run.swap()
    except Lost:  # left for so long that the log has forgotten what there is to catch up with
        row.delete()
        return rebuild(source, workers, show)
    run.tidy()
    outcome.documents = Document.objects.count()
    return outcome


def _begin(source: str) -> tuple[Rebuild, bool]:
    """The rebuild to go on with, now ours, or a new one; and which of the two."""
    with changes.writing():
        row = Rebuild.objects.order_by("-pk").first()
        if row and (row.source, row.versions) == (source, versions()):
            row.owner = new_token()
            row.save()
            return row, True
        Rebuild.objects.all().delete()
    drop_leftovers()
    with changes.writing():
        Rebuild.objects.all().delete()
        beside = source == Rebuild.Source.DOCUMENTS or Document.objects.exists() or bool(text_index().numbers())
        if beside:
            text_index().begin_beside()
        mark = changes.end()
        fresh = {"source": source, "versions": versions(), "mark_id": mark.id, "mark_token": mark.token}
        return Rebuild.objects.create(beside=beside, **fresh), False


def fitting_size(written: int, took: float) -> int:
    """How many documents to write at a time, after so many took so many seconds: as many as HELD allows."""
    return max(FEWEST, min(BATCH, int(written * HELD / max(took, 0.001))))


def drop_leftovers() -> None:
    """Take away what an abandoned rebuild left, a little at a time."""
    while text_index().drop_some():
        time.sleep(PAUSE)


class Run:
    """One process's work on a rebuild."""

    def __init__(self, row: Rebuild, workers: int, outcome: Outcome, show: Show):
        self.row, self.workers, self.outcome, self.show = row, workers, outcome, show
        self.pages = row.source == Rebuild.Source.PAGES
        self.prepare = preparing.from_pages if self.pages else preparing.from_documents
        self.above = projection.ancestors() if self.pages else {}
        self.foreign: list[set[UUID]] = []  # works that others wrote, batch by batch
        self.index = text_index()
        self.rested = time.monotonic()
        self.counted = COUNTED_FROM
        self.size = BATCH

    # -- filling ------------------------------------------------------------------------------------------
    def fill(self) -> None:
        """Every batch from where the last run ended."""
        waiting: deque = deque()
        total = self.row.done + self._left().count()
        workers = self.workers if total - self.row.done >= WORTH_PROCESSES else 0
        with preparing.executor(workers) as pool, self.index.filling():
            for ids in self._batches():
                waiting.append((pool.submit(self.prepare, ids), len(self.foreign)))
                if len(waiting) > AHEAD * workers:
                    self._write_next(waiting, total)
            while waiting:
                self._write_next(waiting, total)

    def _left(self):
        return (Page if self.pages else Document).objects.filter(pk__gt=self.row.reached)

    def _batches(self) -> Iterator[list[int]]:
        ids = list(self._left().order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), BATCH):
            yield ids[start : start + BATCH]

    def _write_next(self, waiting: deque, total: int) -> None:
        future, since = waiting.popleft()
        rest = future.result()
        self.outcome.faults |= rest.faults
        while rest.ids:
            part, rest = rest.cut(self.size)
            began = time.monotonic()
            self._write(part, since)
            self.size = fitting_size(len(part.ids), time.monotonic() - began)
            self.show(self.row.done, total)
            self._rest()
        if self.row.done >= self.counted:
            self.counted = 2 * self.row.done
            refresh_statistics(Document._meta.db_table)

    @changes.writing()
    def _write(self, prepared: preparing.Prepared, since: int) -> None:
        """One batch. What others wrote since it was read is true already, and not overwritten."""
        self._take_hold()
        self.foreign.append(self._read_log())
        touched = set().union(*self.foreign[since:])
        last = prepared.ids[-1]
        if self.pages:
            self._write_documents(prepared, touched, last)
        made = self._made(prepared, touched, last) if self.row.beside else {}
        self._catch_up(set(made), made)
        self.row.reached, self.row.done = last, self.row.done + len(prepared.ids)
        self.row.save()

    def _write_documents(self, prepared: preparing.Prepared, touched: set[UUID], last: int) -> None:
        readable = projection.readable_ids(prepared.ids)
        true = {
            page_id: values
            for page_id, values in prepared.values.items()
            if page_id in readable and values["key"] not in touched
        }
        held = Document.objects.filter(page_id__gt=self.row.reached, page_id__lte=last).exclude(key__in=touched)
        kept = true.keys() | (prepared.faults.keys() & readable)
        projection.remove(set(held.values_list("page_id", flat=True)) - kept)
        projection.write_many(true, self.above, prepared.tokens)

    def _made(self, prepared: preparing.Prepared, touched: set[UUID], last: int) -> dict:
        """The batch's document numbers → their tokens where they are known to be true, else None."""
        name = "page_id" if self.pages else "number"
        held = Document.objects.filter(**{f"{name}__gt": self.row.reached, f"{name}__lte": last})
        return {
            number: None if key in touched else prepared.tokens.get(identity)
            for number, identity, key in held.values_list("number", name, "key")
        }

    # -- what others do meanwhile -------------------------------------------------------------------------
    def _take_hold(self) -> None:
        """The row as it is now, where it is still ours. Takes the write lock on SQLite."""
        if not Rebuild.objects.filter(pk=self.row.pk, owner=self.row.owner).update(owner=self.row.owner):
            raise Succeeded

    def _log(self) -> list[Change]:
        return changes.since(Mark(self.row.mark_id, self.row.mark_token))

    def _read_log(self) -> set[UUID]:
        """The works that others wrote since the last batch."""
        log = self._log()
        if self.pages and any(entry.key is None for entry in log):
            self.above = projection.ancestors()
        return {entry.key for entry in log if entry.key}

    def _catch_up(self, numbers: set[int], made: dict) -> None:
        """Put beside what this batch holds and all that was written since the last one, by whomever."""
        log = self._log()
        if self.row.beside:
            logged = {entry.number for entry in log if entry.key}
            there = Document.objects.filter(number__in=logged).values_list("pk", flat=True)
            self.index.forget(logged - set(there), True)
            known = {number: tokens for number, tokens in made.items() if tokens is not None}
            indexing.put(numbers | logged, {entry.key for entry in log if entry.key}, known, beside=True)
        if log:
            self.row.mark_id, self.row.mark_token = log[-1].pk, log[-1].token

    def _rest(self) -> None:
        """Leave the lock alone, long enough for whoever waits for it."""
        if time.monotonic() - self.rested > WORK:
            time.sleep(PAUSE)
            self.rested = time.monotonic()

    # -- ending -------------------------------------------------------------------------------------------
    @changes.writing()
    def swap(self) -> None:
        """Catch up with the last changes, and let readers have the new text index."""
        self._take_hold()
        if self.pages:
            beyond = Document.objects.filter(page_id__gt=self.row.reached).exclude(
                page_id__in=Page.objects.values("pk")
            )
            projection.remove(list(beyond.values_list("page_id", flat=True)))
        self._catch_up(set(), {})
        if self.row.beside:
            self.index.swap()
        changes.note_vocabularies()  # answers change with the words of the index: what is kept of them is stale
        self.row.swapped = True
        self.row.save()

    def tidy(self) -> None:
        """Drop the old index, merge, forget what the log need not keep, a little at a time; store the sets; count."""
        for step in (self.index.drop_some, self.index.merge_some, changes.trim_some):
            while self._step(step):
                self._rest()
        facets.store()
        refresh_statistics()
        Rebuild.objects.filter(pk=self.row.pk).delete()

    @changes.writing()
    def _step(self, step: Callable[[], bool]) -> bool:
        self._take_hold()
        return step()
