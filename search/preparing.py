"""What a rebuild reads and makes before it takes the database's lock: here, or in processes of its own."""

import gc
import multiprocessing
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection, connections

from .texts import READ, Tokens, own_tokens


@dataclass
class Prepared:
    """A batch, by page id or document number: documents' columns (where pages were read), tokens, faults.

    A fault names the kind of error, never what the page says.
    """

    ids: list[int]
    values: dict[int, dict] = field(default_factory=dict)
    tokens: dict[int, Tokens] = field(default_factory=dict)
    faults: dict[int, str] = field(default_factory=dict)

    def cut(self, size: int) -> tuple["Prepared", "Prepared"]:
        """The first so many of it, and the rest."""
        return self._only(self.ids[:size]), self._only(self.ids[size:])

    def _only(self, ids: list[int]) -> "Prepared":
        each = ({one: held[one] for one in ids if one in held} for held in (self.values, self.tokens, self.faults))
        return Prepared(ids, *each)


def from_pages(ids: Sequence[int]) -> Prepared:
    """What some pages' documents should say. Pages not to be found are left out."""
    prepared = Prepared(list(ids))
    _read(ids, prepared)
    if not gc.isenabled():
        gc.collect(1)
    return prepared


def _read(ids: Sequence[int], prepared: Prepared) -> None:
    from . import projection

    for page in _loaded(projection.readable_ids(ids), prepared):
        try:
            record = projection.record_of(page)
            if record is not None:
                prepared.values[page.pk] = projection.values_of(record)
                prepared.tokens[page.pk] = own_tokens(prepared.values[page.pk])
        except Exception as fault:  # whatever is wrong with one page, the others are to be found
            prepared.values.pop(page.pk, None)
            prepared.faults[page.pk] = type(fault).__name__


def _loaded(ids: Iterable[int], prepared: Prepared) -> list:
    """Pages with all they need read at once; where that fails, one by one, to find out whose fault it is."""
    from home.together import read_together, specific_pages

    def load(some: list[int]) -> list:
        pages = specific_pages(some)
        read_together(pages)
        return pages

    try:
        return load(list(ids))
    except Exception:
        found = []
        for page_id in ids:
            try:
                found += load([page_id])
            except Exception as fault:
                prepared.faults[page_id] = type(fault).__name__
        return found


def from_documents(numbers: Sequence[int]) -> Prepared:
    """The tokens of some stored documents."""
    from .models import Document

    rows = Document.objects.filter(number__in=numbers).values("number", *READ)
    return Prepared(list(numbers), tokens={row["number"]: own_tokens(row) for row in rows})


class InThisProcess(Executor):
    """Does what it is asked in this process, when it is asked."""

    def submit(self, work: Callable, /, *args) -> Future:
        future: Future = Future()
        future.set_result(work(*args))
        return future


def executor(workers: int) -> Executor:
    """Processes to prepare batches in, each with a connection of its own; none: this one does it.

    Forked where that is safe, for they share what is loaded: this process's connections are closed first.
    """
    if not workers:
        return InThisProcess()
    method = "fork" if sys.platform == "linux" else "spawn"
    connections.close_all()
    gc.freeze()
    pool = ProcessPoolExecutor(
        workers,
        multiprocessing.get_context(method),
        initializer=_start,
        initargs=(settings.SETTINGS_MODULE, os.getpid()),
    )
    pool.submit(os.getpid)  # all of them start now, before this process opens its connection again
    return pool


def fitting(wanted: int | None) -> int:
    """How many processes: as wanted, else up to two; none where they could not see this one's database."""
    if connection.in_atomic_block or (connection.vendor == "sqlite" and connection.is_in_memory_db()):
        return 0
    return min(2, os.cpu_count() or 1) if wanted is None else max(0, wanted)


def ahead(pool: Executor, work: Callable, batches: Iterable, most: int) -> Iterator:
    """What a pool makes of batches, in their order, with at most so many waiting to be taken."""
    waiting: deque[Future] = deque()
    for batch in batches:
        waiting.append(pool.submit(work, batch))
        if len(waiting) > most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _start(settings_module: str, parent: int) -> None:
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    os.environ["DJANGO_SETTINGS_MODULE"] = settings_module
    import django
    from django.apps import apps

    if not apps.ready:  # started afresh, not forked
        django.setup()
    gc.freeze()
    gc.disable()  # a batch's own garbage is collected after it, once, without looking at what stays


def _end_with(parent: int) -> None:
    """A parent that was killed tells its children nothing: they would wait for work for ever."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
