"""Page → Document: what keeps the search index true. Every function writes in its caller's transaction.

A page is a document when readers may see it and `search_record()` gives one. A page object is only asked for
that record, its id and `alias_of_id`, so search knows no page's fields.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from home.records import SearchRecord

from . import analysis, changes
from .models import Document

# Raise it when documents made before must be made anew.
VERSION = 1
SEPARATORS = re.compile(r"[\n;,،؛]+")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Above = dict[str, dict[str, tuple[str, ...]]]


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
    above = above or ancestors()
    readable = readable_ids(page.pk for page in pages)
    changed = 0
    with transaction.atomic():
        for page in pages:
            record = record_of(page) if page.pk in readable else None
            changed += write(page.pk, record, above) if record else remove([page.pk])
    return changed


def remove(page_ids: Iterable[int]) -> int:
    """Take the documents of some pages out of the index at once. How many there were."""
    with transaction.atomic():
        gone = Document.objects.filter(page_id__in=list(page_ids))
        documents = list(gone.values_list("number", "key"))
        if documents:
            gone.delete()
            changes.note(documents)
            for key in {key for _number, key in documents}:
                _tell_versions(key)
    return len(documents)


@transaction.atomic
def write(page_id: int, record: SearchRecord, above: Above) -> bool:
    """Make one page's document say what its record says. Whether it had to be written."""
    values = _values(record, above)
    held = Document.objects.filter(page_id=page_id).defer("passages", "body_tokens").first()
    if held and held.digest == values["digest"]:
        return False
    # A page deleted and made again under its old key may have left its document behind.
    same = Document.objects.filter(key=values["key"], language=values["language"]).exclude(page_id=page_id)
    remove(same.values_list("page_id", flat=True))
    if held is None:
        number = (Document.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        Document.objects.create(number=number, page_id=page_id, **values)
    else:
        number = held.number
        Document.objects.filter(number=number).update(**values)
        if held.key != values["key"]:
            changes.note([(number, held.key)])
    changes.note([(number, values["key"])])
    _tell_versions(values["key"])
    return True


def _values(record: SearchRecord, above: Above) -> dict:
    language = record.language
    names = SEPARATORS.split(record.also_known_as)
    terms = {facet: with_ancestors(slugs, above.get(facet, {})) for facet, slugs in sorted(record.terms.items())}
    values = {
        "key": UUID(record.key),
        "language": language,
        "is_original": record.is_original,
        "kind": record.kind,
        "title": record.title,
        "summary": record.summary,
        "passages": [[passage.anchor, passage.heading, passage.text] for passage in record.passages],
        "url": record.url,
        "reviewed": record.reviewed,
        "published": record.published,
        "expires": record.expires,
        "dated": _dated(record),
        "general": record.general,
        "terms": terms,
        "title_tokens": analysis.token_text([record.title], language),
        "names_tokens": analysis.token_text(names, language),
        "summary_tokens": analysis.token_text([record.summary], language),
        "headings_tokens": analysis.token_text((p.heading for p in record.passages), language),
        "body_tokens": analysis.token_text((p.text for p in record.passages), language),
    }
    return {**values, "digest": _digest(record, terms)}


def with_ancestors(slugs: Iterable[str], above: dict[str, tuple[str, ...]]) -> list[str]:
    """Slugs of one facet with everything above them, each once, in alphabetical order."""
    return sorted({one for slug in slugs for one in above.get(slug, (slug,))})


def _dated(record: SearchRecord) -> datetime:
    if record.published:
        return record.published
    return datetime.combine(record.reviewed, time(), UTC) if record.reviewed else EPOCH


def _digest(record: SearchRecord, terms: dict) -> str:
    stated = [VERSION, analysis.VERSION, asdict(record), terms]
    return hashlib.sha256(json.dumps(stated, default=str, sort_keys=True).encode()).hexdigest()


def _tell_versions(key) -> None:
    """Write into each version of a work what the others are called, so that any of its names finds it."""
    versions = list(
        Document.objects.filter(key=key).values("number", "title_tokens", "names_tokens", "elsewhere_tokens")
    )
    for version in versions:
        others = [one[field] for one in versions if one is not version for field in ("title_tokens", "names_tokens")]
        elsewhere = f" {analysis.BREAK} ".join(filter(None, others))
        if elsewhere != version["elsewhere_tokens"]:
            Document.objects.filter(number=version["number"]).update(elsewhere_tokens=elsewhere)


def drift(pages: Iterable, above: Above | None = None) -> dict[int, str]:
    """Page id → "missing", "stale" or "extra", for all (specific) readable pages. {} is the only good answer."""
    above = above or ancestors()
    held = dict(Document.objects.values_list("page_id", "digest"))
    found = {}
    for page in pages:
        if (record := record_of(page)) is not None:
            digest = held.pop(page.pk, None)
            if digest is None:
                found[page.pk] = "missing"
            elif digest != _values(record, above)["digest"]:
                found[page.pk] = "stale"
    return found | dict.fromkeys(held, "extra")
