"""From document numbers to what a list shows. One query."""

from collections.abc import Iterable

from django.utils.html import escape

from . import excerpts
from .models import Document
from .plan import Phrase
from .results import Hit

SHOWN = ["number", "key", "kind", "language", "title", "url", "summary", "passages", "reviewed", "published"]


def hits(numbers: Iterable[int], marked: frozenset[Phrase]) -> dict[int, Hit]:
    """The documents by number, with what was asked for marked. One that has gone meanwhile is left out."""
    rows = Document.objects.filter(number__in=list(numbers)).values(*SHOWN)
    return {row["number"]: _hit(row, marked) for row in rows}


def _hit(row: dict, marked: frozenset[Phrase]) -> Hit:
    language = row["language"]
    return Hit(
        key=str(row["key"]),
        type=row["kind"],
        language=language,
        title=row["title"],
        title_html=excerpts.mark(row["title"], language, marked) if marked else escape(row["title"]),
        url=row["url"],
        summary=row["summary"],
        excerpt=excerpts.best(row["passages"], language, marked),
        reviewed=row["reviewed"],
        published=row["published"],
    )
