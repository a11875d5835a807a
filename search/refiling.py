"""What becomes of documents when the terms they are filed under move or change their names."""

from collections.abc import Iterable

from django.db.models import QuerySet
from wagtail.models import Page

from . import bits, changes, facets, projection
from .models import Document

AT_ONCE = 250
# Kinds whose text names the terms they are filed under.
NAMING_TERMS = ("organisation",)


def refile_below(facet: str, slugs: Iterable[str]) -> int:
    """Where terms moved: what is filed under them or below gets what stands above it now. How many changed."""
    return _refile(bits.numbers(facets.current().any_of(facet, slugs)))


def refile_all() -> int:
    """The same for every document, where many terms moved at once."""
    return _refile(list(Document.objects.values_list("number", flat=True)))


@changes.writing()
def _refile(numbers: list[int]) -> int:
    above, changed = projection.ancestors() if numbers else {}, 0
    for start in range(0, len(numbers), AT_ONCE):
        some = Document.objects.filter(number__in=numbers[start : start + AT_ONCE])
        documents = list(some.only("number", "key", "filed", "terms"))
        moved = []
        for document in documents:
            terms = projection.terms_of(document.filed, above)
            if terms != document.terms:
                document.terms = terms
                moved.append(document)
        Document.objects.bulk_update(moved, ["terms"])
        changes.note((document.number, document.key) for document in moved)
        changed += len(moved)
    return changed


def reread(facet: str, slug: str, kinds: Iterable[str] = ()) -> int:
    """Where a term got another slug or name, or went: its pages (of some kinds, else all) are read again."""
    numbers = bits.numbers(facets.current().filed(facet, slug))
    changed = 0
    for start in range(0, len(numbers), AT_ONCE):
        documents = Document.objects.filter(number__in=numbers[start : start + AT_ONCE])
        pages = _pages(documents.filter(kind__in=kinds) if kinds else documents)
        changed += projection.project(*pages)
    return changed


def _pages(documents: QuerySet) -> list[Page]:
    return list(Page.objects.filter(pk__in=list(documents.values_list("page_id", flat=True))).specific())
