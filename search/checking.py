"""Proving that pages, documents, text index and sets say the same; and mending where they do not.

Everything is looked at without a lock, while others write. What looks wrong is looked at again with the
lock, so that only what is wrong is called so.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from django.utils import timezone
from wagtail.models import Page

from . import changes, facets, filling, indexing, preparing, projection
from .engines import text_index
from .models import Bitmap, Document, Rebuild
from .rebuilding import rebuild

AT_ONCE = 125
COMPARED = [name for name in projection.WRITTEN if name != "page_id"]


class Fault(NamedTuple):
    """One thing that is not as it should be. `page` is a page's id, None where the fault is of no one page."""

    page: int | None
    what: str
    mend: Callable[[], object] | None = None

    def __str__(self):
        return f"Page {self.page}: {self.what}" if self.page else self.what[:1].upper() + self.what[1:]


def faults(workers: int = 0) -> Iterator[Fault]:
    """Everything that is wrong: documents first, then their words, then the index itself, then the sets.

    Mend each before asking for the next: then what follows from it is not named again.
    """
    yield from _documents(workers)
    yield from _words()
    if not text_index().is_sound():
        yield Fault(None, "the text index does not hold what its own rows say", _fill_anew)
    yield from _sets()
    for number, what in filling.differing():
        yield Fault(None, what, partial(filling.mend, number))


# -- pages and documents --------------------------------------------------------------------------------------
def _documents(workers: int) -> Iterator[Fault]:
    ids = set(Page.objects.values_list("pk", flat=True)) | set(Document.objects.values_list("page_id", flat=True))
    batches = _in_batches(sorted(ids))
    above = projection.ancestors()
    with preparing.executor(workers) as pool:
        for prepared in preparing.ahead(pool, preparing.from_pages, batches, workers + 1):
            suspects = _differing(prepared, above)
            if not suspects:
                continue
            with changes.writing():
                found = _differing(preparing.from_pages(sorted(suspects)), projection.ancestors())
            for page_id, what in sorted(found.items()):
                yield Fault(page_id, what, _mending(page_id, what))


def _differing(prepared: preparing.Prepared, above: projection.Above) -> dict[int, str]:
    """Page id → what is wrong with its document. One that has expired is the clock's to take away."""
    now = timezone.now()
    held = {
        row["page_id"]: row for row in Document.objects.filter(page_id__in=prepared.ids).values("page_id", *COMPARED)
    }
    found = {page_id: f"it cannot be read ({fault})" for page_id, fault in prepared.faults.items()}
    for page_id, values in prepared.values.items():
        row = held.get(page_id)
        wanted = values | {"terms": projection.terms_of(values["filed"], above)}
        if row is None:
            found[page_id] = "it has no document"
        elif wrong := [name for name in COMPARED if row[name] != wanted[name]]:
            found[page_id] = f"its document differs in {', '.join(wrong)}"
    for page_id, row in held.items():
        expired = row["expires"] is not None and row["expires"] <= now
        if page_id not in prepared.values and page_id not in prepared.faults and not expired:
            found[page_id] = "it has a document and should have none"
    return found


def _mending(page_id: int, what: str) -> Callable[[], object] | None:
    if what.startswith("it cannot"):
        return None

    @changes.writing()
    def mend():
        prepared = preparing.from_pages([page_id])
        if prepared.values:
            projection.write_many(prepared.values, projection.ancestors(), prepared.tokens, anew=True)
        else:
            projection.remove([page_id])

    return mend


# -- documents and their words --------------------------------------------------------------------------------
def _words() -> Iterator[Fault]:
    pages = dict(Document.objects.order_by("number").values_list("number", "page_id"))
    for some in _in_batches(sorted(pages)):
        if suspects := _misheld(some):
            with changes.writing():
                suspects = _misheld(sorted(suspects))
            for number in sorted(suspects):
                yield Fault(pages[number], "the words held of it are not those of its document", _putting(number))
    index = text_index()
    for number in sorted(index.numbers() - pages.keys()):
        with changes.writing():
            lost = number in index.numbers() and not Document.objects.filter(number=number).exists()
        if lost:
            yield Fault(None, f"words are held of a document that is not there ({number})", _forgetting(number))


def _misheld(numbers: list[int]) -> set[int]:
    """Which of some documents the text index holds other tokens of than it should, or none."""
    made = indexing.with_elsewhere(preparing.from_documents(numbers).tokens)
    held = text_index().held(numbers)
    return {number for number, tokens in made.items() if held.get(number) != tokens}


def _putting(number: int) -> Callable[[], object]:
    return changes.writing()(lambda: indexing.put([number]))


def _forgetting(number: int) -> Callable[[], object]:
    return changes.writing()(lambda: text_index().forget([number]))


def _fill_anew() -> None:
    rebuild(Rebuild.Source.DOCUMENTS)


# -- the sets -------------------------------------------------------------------------------------------------
def _sets() -> Iterator[Fault]:
    with changes.writing():
        true = facets.stored_sets_are_true()
    if not true:
        yield Fault(None, "the stored sets are not those of the documents", _store_anew)


@changes.writing()
def _store_anew() -> None:
    Bitmap.objects.all().delete()
    facets.forget()
    facets.store()


def _in_batches(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]
