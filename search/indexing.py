"""Documents → text index: what the engine is given of each, with the names of its other versions."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q

from . import texts
from .engines import text_index
from .models import Document
from .texts import Tokens


def put(numbers: Iterable[int] = (), keys: Iterable[UUID] = (), beside: bool = False) -> None:
    """Give the text index (or the one being made beside it) some documents, and all versions of some works."""
    rows = Document.objects.filter(Q(number__in=list(numbers)) | Q(key__in=list(keys))).values("number", *texts.READ)
    put_made({row["number"]: texts.own_tokens(row) for row in rows}, beside)


def put_made(made: Mapping[int, Tokens], beside: bool = False) -> None:
    """The same for documents whose own tokens (by number) were made already."""
    if made:
        text_index().put(with_elsewhere(made), beside)


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
