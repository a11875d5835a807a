"""Page → Document: what keeps the search index true. Every function writes in its caller's transaction:
the documents, their tokens in the text index and the change log together.

A page is a document when readers may see it and `search_record()` gives one. A page object is only asked for
that record, its id and `alias_of_id`, so search knows no page's fields.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from uuid import UUID

from django.db.models import Max

from home.records import SearchRecord

from . import changes, indexing, outbox, texts
from .engines import text_index
from .models import Document
from .texts import Tokens

# Raise it when documents made before must be made anew.
VERSION = 3
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Above = dict[str, dict[str, tuple[str, ...]]]

WRITTEN = [field.name for field in Document._meta.concrete_fields if not field.primary_key]
# What a document already held is compared by.
COMPARED = ("number", "page_id", "key", "language", "digest", "filed", "terms", "title", "names")


def ancestors() -> Above:
    """Facet → slug → itself and all above it: places, practice areas, bodies, groups of themes and roles.

    The only place that knows how terms stand above each other. Three queries: read once for a batch.
    """
    from home.models import Region, Role, Theme

    return {
        "region": Region.objects.closure(),
        "theme": {slug: (slug, group) for slug, group in Theme.objects.values_list("slug", "group__slug")},
        "role": {slug: (slug, group) for slug, group in Role.objects.values_list("slug", "group__slug")},
    }


def readable_ids(page_ids: Iterable[int]) -> set[int]:
    """Which of some pages readers may see at this moment."""
    from home.querysets import readable_pages

    return set(readable_pages().filter(pk__in=list(page_ids)).values_list("pk", flat=True))


def record_of(page) -> SearchRecord | None:
    """What a page tells of itself; None for what is not to be found, and for copies that nobody wrote."""
    if getattr(page, "alias_of_id", None) or not hasattr(page, "search_record"):
        return None
    return page.search_record()


def project(*pages, above: Above | None = None) -> int:
    """Make the documents of some (specific) pages true: written, left alone or removed. How many changed."""
    with changes.writing():  # before anything is read: what was read earlier may have changed while one waited
        readable = readable_ids(page.pk for page in pages)
        records = {page.pk: record_of(page) if page.pk in readable else None for page in pages}
        found = {page_id: values_of(record) for page_id, record in records.items() if record is not None}
        gone = remove(records.keys() - found.keys())
        return gone + (write_many(found, above or ancestors()) if found else 0)


@changes.writing()
def remove(page_ids: Iterable[int]) -> int:
    """Take the documents of some pages out of the index at once. How many there were."""
    gone = Document.objects.filter(page_id__in=list(page_ids))
    documents = list(gone.values_list("number", "key"))
    if documents:
        gone.delete()
        text_index().forget(number for number, _key in documents)
        changes.note(documents)
        outbox.add(number for number, _key in documents)
        indexing.put((), {key for _number, key in documents})
    return len(documents)


def write(page_id: int, record: SearchRecord, above: Above) -> bool:
    """Make one page's document say what its record says. Whether it had to be written."""
    return bool(write_many({page_id: values_of(record)}, above))


@changes.writing()
def write_many(
    values: Mapping[int, dict], above: Above, made: Mapping[int, Tokens] | None = None, anew: bool = False
) -> int:
    """Make the documents of some pages say what `values_of` their records says (by page id). How many were written.

    What says it already is left alone, unless all are to be written `anew`. `made` are tokens by page id that
    need not be made again.
    """
    wanted = {page_id: one | {"terms": terms_of(one["filed"], above)} for page_id, one in values.items()}
    _make_room(wanted)
    held = {row["page_id"]: row for row in Document.objects.filter(page_id__in=wanted).values(*COMPARED)}
    wanted = {page_id: v for page_id, v in wanted.items() if anew or not _says(held.get(page_id), v)}
    if not wanted:
        return 0
    numbers = _numbers(wanted, held)
    Document.objects.bulk_create(
        [Document(number=numbers[page_id], page_id=page_id, **values) for page_id, values in wanted.items()],
        update_conflicts=True,
        unique_fields=["number"],
        update_fields=WRITTEN,
    )
    renamed = {
        row["key"]
        for page_id, values in wanted.items()
        for row in (held.get(page_id), values)
        if row and (anew or not _is_called(held.get(page_id), values))
    }
    log = {(numbers[page_id], row["key"]) for page_id in wanted for row in (held.get(page_id), wanted[page_id]) if row}
    changes.note(sorted(log))
    known = {numbers[page_id]: tokens for page_id, tokens in (made or {}).items() if page_id in numbers}
    indexing.put(numbers.values(), renamed, known)
    return len(wanted)


def _make_room(wanted: dict[int, dict]) -> None:
    """A page deleted and made again under its old key may have left its document behind: that goes first."""
    owners = {(values["key"], values["language"]): page_id for page_id, values in wanted.items()}
    for page_id in set(wanted) - set(owners.values()):
        del wanted[page_id]
    there = Document.objects.filter(key__in={key for key, _language in owners})
    versions = there.values_list("page_id", "key", "language")
    remove(page_id for page_id, key, language in versions if owners.get((key, language), page_id) != page_id)


def _says(row: Mapping | None, values: dict) -> bool:
    return row is not None and all(row[name] == values[name] for name in ("digest", "filed", "terms"))


def _is_called(row: Mapping | None, values: dict) -> bool:
    """Whether a document bore these names already, for its work's other versions."""
    return row is not None and all(row[name] == values[name] for name in ("key", "language", "title", "names"))


def _numbers(wanted: Iterable[int], held: Mapping[int, Mapping]) -> dict[int, int]:
    """Page id → the number it has, or the next free one."""
    last = Document.objects.aggregate(last=Max("number"))["last"] or 0
    new = [page_id for page_id in wanted if page_id not in held]
    given = {page_id: number for number, page_id in enumerate(new, start=last + 1)}
    return {page_id: held[page_id]["number"] if page_id in held else given[page_id] for page_id in wanted}


def values_of(record: SearchRecord) -> dict:
    """A record as the columns of its document, all but number, page and terms."""
    filed = {facet: sorted(set(slugs)) for facet, slugs in sorted(record.terms.items()) if slugs}
    title, names, summary = map(_told, (record.title, record.also_known_as, record.summary))
    values = {
        "key": UUID(record.key),
        "language": record.language,
        "is_original": record.is_original,
        "kind": record.kind,
        "general": record.general,
        "expires": record.expires,
        "filed": filed,
        "dated": _dated(record),
        "reviewed": record.reviewed,
        "published": record.published,
        "url": _told(record.url),
        "title": title,
        "names": names,
        "called": texts.called(title, names),
        "summary": summary,
        "passages": [[passage.anchor, _told(passage.heading), _told(passage.text)] for passage in record.passages],
    }
    stated = json.dumps([VERSION, {**values, "filed": None}], default=str, sort_keys=True)
    return {**values, "digest": hashlib.sha256(stated.encode()).hexdigest()}


def _told(text: str) -> str:
    """A text without what PostgreSQL keeps in no column."""
    return text.replace("\0", "")


def terms_of(filed: Mapping[str, Iterable[str]], above: Above) -> dict[str, list[str]]:
    """Facet → slugs as pages state them → the same with everything above them."""
    return {facet: with_ancestors(slugs, above.get(facet, {})) for facet, slugs in filed.items()}


def with_ancestors(slugs: Iterable[str], above: dict[str, tuple[str, ...]]) -> list[str]:
    """Slugs of one facet with everything above them, each once, in alphabetical order."""
    return sorted({one for slug in slugs for one in above.get(slug, (slug,))})


def _dated(record: SearchRecord) -> datetime:
    if record.published:
        return record.published
    return datetime.combine(record.reviewed, time(), UTC) if record.reviewed else EPOCH
