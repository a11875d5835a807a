"""Documents → text index: what the engine is given of each, with the names of its other versions."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q

from . import outbox, texts
from .engines import text_index
from .models import Document
from .texts import Tokens


def put(
    numbers: Iterable[int], keys: Iterable[UUID] = (), made: Mapping[int, Tokens] | None = None, beside: bool = False
) -> None:
    """Give the text index (or the one being made `beside` it) some documents, and all versions of some works.

    `made` are own tokens by number that need not be made again; numbers without a document are passed over.
    """
    made, numbers = made or {}, set(numbers)
    missing = Document.objects.filter(Q(number__in=numbers - made.keys()) | Q(key__in=set(keys)))
    rows = missing.exclude(number__in=made.keys()) if made and keys else missing
    found = {row["number"]: texts.own_tokens(row) for row in rows.values("number", *texts.READ)}
    found |= {number: tokens for number, tokens in made.items() if number in numbers}
    if found:
        text_index().put(with_elsewhere(found), beside)
        if not beside:
            outbox.add(found)


def with_elsewhere(made: Mapping[int, Tokens]) -> dict[int, Tokens]:
    """Own tokens by number → the same with what each work's other versions are called. One query."""
    works: dict[UUID, list[tuple]] = {}
    same_work = Document.objects.filter(key__in=Document.objects.filter(number__in=list(made)).values("key"))
    for key, *version in same_work.order_by("number").values_list("key", "number", "language", "title", "names"):
        works.setdefault(key, []).append(version)
    found = {}
    for versions in works.values():
        for number, *_called in versions:
            if number in made:
                others = [version[1:] for version in versions if version[0] != number]
                found[number] = made[number]._replace(elsewhere=texts.elsewhere(others))
    return found
