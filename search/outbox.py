"""What must reach the search server: written down in the transaction of the change, sent after it, and never lost.

A row goes away only when what it stands for has been sent as it is now: a change in between has given it another
token. Each document is read when it is sent and goes with a place in the change log, so that no older state of it
overwrites a newer one, whoever sends first.
"""

import logging
import time
from collections.abc import Iterable
from datetime import timedelta

from django.db import connection, models, transaction
from django.utils import timezone

from .engines import text_index
from .engines.servers import configured
from .models import Change, Document, Kept, Unsent, new_token

log = logging.getLogger("toolbox.search")

AT_ONCE = 250
# A publishing waits for no longer than this; the clock has more time.
AT_ONCE_SECONDS, BY_THE_CLOCK = 1.5, 20.0
# After a failure a document is left alone for so long, doubled each time.
FIRST, LONGEST = timedelta(seconds=10), timedelta(minutes=2)
# A filling that nobody went on with for so long is not waited for.
ABANDONED = timedelta(minutes=5)


def add(numbers: Iterable[int]) -> None:
    """Some documents were written or removed: in the writer's own transaction.

    Where no server is asked, or another one, what a server was filled with is out of date from now on: forgotten,
    so that it is not believed when it is asked again.
    """
    numbers, address = sorted(set(numbers)), configured()
    if not numbers:
        return
    Kept.objects.exclude(name=address.name if address else "").delete()
    if address is None:
        return
    due = timezone.now()
    rows = [Unsent(number=number, token=new_token(), due=due) for number in numbers]
    Unsent.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["number"], update_fields=["token", "due", "attempts"]
    )
    transaction.on_commit(send_now, robust=True)


def state(address) -> tuple[str, bool]:
    """The stamp of what the server was filled with ("" for nothing), and whether changes wait. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT stamp FROM search_kept WHERE name = %s), EXISTS (SELECT 1 FROM search_unsent)",
            [address.name],
        )
        ((stamp, waits),) = cursor.fetchall()
    return stamp or "", bool(waits)


def send_now() -> None:
    """After a commit: what waits, if the server takes it at once."""
    send(AT_ONCE_SECONDS)


def send(seconds: float, patient: bool = False) -> int:
    """Send what is due, for so long at most. How many documents still wait; never raises for a server's fault.

    `patient`: also what is not due yet, and though the server was left alone.
    """
    from .engines import engine
    from .engines.servers.clients import ServerFault

    address, until = configured(), time.monotonic() + seconds
    if address is None:
        return 0
    server = engine()
    if not patient and server.breaker.is_open:
        return Unsent.objects.count()
    while rows := _due(address, patient):
        try:
            _send(server.client, address, rows, until)
        except ServerFault as fault:
            server.breaker.failed(fault)
            _put_off(rows)
            break
        if time.monotonic() > until:
            break
    return Unsent.objects.count()


def _due(address, patient: bool) -> list[Unsent]:
    """Some rows to be sent; none while an index is filled, which takes them in at its end."""
    kept = Kept.objects.filter(name=address.name).first()
    if kept is None or not kept.stamp:
        return []
    if kept.filling:
        if kept.touched > timezone.now() - ABANDONED:
            return []
        Kept.objects.filter(pk=kept.pk, owner=kept.owner).update(filling="", owner=new_token())
    rows = Unsent.objects.order_by("due", "number")
    return list((rows if patient else rows.filter(due__lte=timezone.now()))[:AT_ONCE])


def _send(client, address, rows: list[Unsent], until: float) -> None:
    from .engines.servers import index

    stamp, _waits = state(address)
    if not stamp:
        return
    version, documents, gone = read([row.number for row in rows], stamp)
    seconds = until - time.monotonic()
    index.put(client, address.index, documents, gone, version=version, seconds=seconds)
    done(rows)


def done(rows: Iterable[Unsent]) -> None:
    """Forget what was sent, but not what changed meanwhile."""
    which = models.Q(pk__in=[])
    for row in rows:
        which |= models.Q(number=row.number, token=row.token)
    Unsent.objects.filter(which).delete()


def read(numbers: list[int], stamp: str) -> tuple[int, list[dict], list[int]]:
    """Some documents as a server is to hold them now, those that are gone, and the place in the log."""
    from .engines.servers import index

    version = newest()
    kinds = dict(Document.objects.filter(number__in=numbers).values_list("number", "kind"))
    held = text_index().held(kinds) if kinds else {}
    documents = [index.document(number, tokens, kinds[number], stamp) for number, tokens in sorted(held.items())]
    return version, documents, [number for number in numbers if number not in kinds]


def newest() -> int:
    """The newest place in the change log."""
    return Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _put_off(rows: list[Unsent]) -> None:
    for row in rows:
        wait = min(LONGEST, FIRST * 2 ** min(row.attempts, 10))
        Unsent.objects.filter(number=row.number, token=row.token).update(
            attempts=row.attempts + 1, due=timezone.now() + wait
        )
    log.warning("%d changes wait for the search server", len(rows))
