"""The change log: how every process learns, at its next question, what another one wrote."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection, models, transaction
from django.utils import timezone

from home import site_version

from .models import Change, Rebuild

# So many entries stay behind the newest, for processes that slept.
KEPT = 2_000
TRIMMED_AT_ONCE = 5_000
# A rebuild that nobody went on with for so long is not waited for.
ABANDONED = timedelta(days=1)


@dataclass(frozen=True)
class Mark:
    """A place in the log. The token tells it from an entry that got the same id after a rollback."""

    id: int = 0
    token: int = 0


class Lost(Exception):
    """The log does not hold the place asked for: read everything anew."""


# Any number will do that no one else locks by.
LOCK = 7_243_681_905


def lock() -> None:
    """Let no one else write what search keeps until this transaction ends; waits for who does.

    On SQLite a transaction is alone by itself. Elsewhere it is what makes numbers given once, words counted rightly,
    and entries of the log appear in the order of their ids: without it a reader who has seen a later one would never
    look for an earlier one that was committed after it.
    """
    if connection.vendor != "sqlite":
        site_version.bump()  # every writer changes it first: so no two hold what the other waits for
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that no one else writes what search keeps beside."""
    with transaction.atomic():
        lock()
        yield


def note(documents: Iterable[tuple[int, UUID]]) -> None:
    """Log that these documents (number, key) were written or removed, in the writer's own transaction."""
    lock()
    Change.objects.bulk_create([Change(number=number, key=key) for number, key in documents])


def note_vocabularies() -> None:
    """Log that a term was added, renamed, retired or moved."""
    lock()
    Change.objects.create()


def since(mark: Mark) -> list[Change]:
    """What was logged after a place, oldest first; raises Lost where that place is gone. One query."""
    entries = list(Change.objects.filter(pk__gte=mark.id).order_by("pk"))
    if not mark.id:
        return entries
    if not entries or (entries[0].pk, entries[0].token) != (mark.id, mark.token):
        raise Lost
    return entries[1:]


def end() -> Mark:
    """The newest place in the log; an entry is made to stand on where there is none."""
    last = Change.objects.order_by("-pk").first() or Change.objects.create()
    return Mark(last.pk, last.token)


def is_newest(mark: Mark) -> bool:
    """Whether nothing was logged after a place that the log still holds. Asked by every page, so without the ORM."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, token FROM search_change WHERE id >= %s ORDER BY id LIMIT 2", [mark.id])
        return cursor.fetchall() == ([(mark.id, mark.token)] if mark.id else [])


def trim() -> None:
    """Forget all but the newest entries, and what a rebuild under way has yet to catch up with."""
    while trim_some():
        pass


def trim_some() -> bool:
    """The same, little enough to keep nobody waiting. Whether more is left."""
    newest = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    running = Rebuild.objects.filter(swapped=False, touched__gt=timezone.now() - ABANDONED)
    awaited = running.aggregate(first=models.Min("mark_id"))["first"]
    last = newest - KEPT if awaited is None else min(newest - KEPT, awaited - 1)
    first = Change.objects.order_by("pk").values_list("pk", flat=True).first() or 0
    Change.objects.filter(pk__lte=min(last, first + TRIMMED_AT_ONCE)).delete()
    return first + TRIMMED_AT_ONCE < last
