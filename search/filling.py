"""Filling a search server from the documents, beside what it answers with; and proving that it holds them.

An index of its own is filled and takes the alias at the end. While that goes on, what changes waits in the outbox
(the database answers) and goes into the new index before anyone is given it. Ended at any moment, the next run goes
on from there, unless what waited has been sent elsewhere meanwhile.
"""

import secrets
from collections.abc import Callable, Iterator

from django.db import transaction
from django.utils import timezone

from . import outbox
from .engines import engine
from .engines.servers import configured
from .models import Document, Kept, Unsent, new_token

AT_ONCE = 250

Show = Callable[[int, int], None]


class Overtaken(Exception):
    """Another process fills the server."""


def fill(show: Show = lambda done, total: None) -> int:
    """Fill the server of this site anew; how many documents it holds then, 0 where there is no server.

    `show` is told (done, total). Raises ServerFault where the server fails, Overtaken where another process fills.
    """
    from .engines.servers import index

    address = configured()
    if address is None:
        return 0
    server = engine()
    kept = _begin(server.client, address)
    left = Document.objects.filter(number__gt=kept.reached)
    total = kept.done + left.count()
    while numbers := list(
        left.filter(number__gt=kept.reached).order_by("number").values_list("pk", flat=True)[:AT_ONCE]
    ):
        version, documents, _gone = outbox.read(numbers, kept.filling_stamp)
        index.put(server.client, kept.filling, documents, version=version, refresh=False)
        _move(kept, reached=numbers[-1], done=kept.done + len(numbers))
        show(kept.done, total)
    _catch_up(server.client, kept)
    index.point(server.client, address.index, kept.filling)
    _move(kept, stamp=kept.filling_stamp, filling="", filling_stamp="", reached=0, done=0)
    server.breaker.answered()
    outbox.send(outbox.BY_THE_CLOCK, patient=True)
    return Document.objects.count()


def _begin(client, address) -> Kept:
    """The filling to go on with, now ours, or a new one."""
    from .engines.servers import index
    from .rebuilding import versions

    version = versions()
    with transaction.atomic():
        kept, _new = Kept.objects.get_or_create(name=address.name)
        fresh = kept.touched > timezone.now() - outbox.ABANDONED
        kept.owner = new_token()
        resumed = kept.filling and fresh and kept.filling_stamp.startswith(f"{version}.")
        if not resumed:
            mark = secrets.token_hex(8)
            kept.filling, kept.filling_stamp = f"{address.index}.{mark}", f"{version}.{mark}"
            kept.reached = kept.done = 0
        kept.save()
    there = index.of_alias(client, address.index)
    if kept.filling not in there:
        _move(kept, reached=0, done=0)
        index.create(client, kept.filling)
    return kept


def _move(kept: Kept, **values) -> None:
    """How far it is; raises Overtaken where the filling is another's now."""
    values["touched"] = timezone.now()
    if not Kept.objects.filter(pk=kept.pk, owner=kept.owner).update(**values):
        raise Overtaken
    for name, value in values.items():
        setattr(kept, name, value)


def _catch_up(client, kept: Kept) -> None:
    """Put what changed meanwhile into the new index. What changes from now on goes there by the outbox."""
    from .engines.servers import index

    last = 0
    while rows := list(Unsent.objects.filter(number__gt=last).order_by("number")[:AT_ONCE]):
        last = rows[-1].number
        version, documents, gone = outbox.read([row.number for row in rows], kept.filling_stamp)
        index.put(client, kept.filling, documents, gone, version=version)
        outbox.done(rows)
        _move(kept)
    client.send("POST", f"/{kept.filling}/_refresh")


def differing() -> Iterator[tuple[int | None, str]]:
    """(number, what is wrong) of every document that the server holds otherwise than it should; None: of all."""
    from .engines.servers import clients, index

    address = configured()
    if address is None:
        return
    stamp, _waits = outbox.state(address)
    if not stamp:
        yield None, "the search server was not filled from this database, or not since it was last asked"
        return
    client, last = engine().client, 0
    try:
        for held in index.scan(client, address.index, AT_ONCE):
            yield from _compared(held, last, max(held), stamp)
            last = max(held)
        yield from _compared({}, last, None, stamp)
    except clients.ServerFault as fault:
        yield None, f"the search server cannot be read ({fault})"


def _compared(held: dict[int, dict], after: int, last: int | None, stamp: str) -> Iterator[tuple[int, str]]:
    there = Document.objects.filter(number__gt=after)
    numbers = set((there.filter(number__lte=last) if last is not None else there).values_list("pk", flat=True))
    waiting = set(Unsent.objects.values_list("number", flat=True))
    _version, documents, _gone = outbox.read(sorted(numbers), stamp) if numbers else (0, [], [])
    wanted = {one["number"]: one for one in documents}
    for number in sorted(numbers | held.keys()):
        if held.get(number) != wanted.get(number) and number not in waiting:
            yield number, f"the search server does not hold document {number} as it is"


def mend(number: int | None) -> None:
    """Send one document again, or all of them."""
    if number is None:
        fill()
        return
    with transaction.atomic():
        outbox.add([number])
    outbox.send(outbox.BY_THE_CLOCK, patient=True)
