"""From document numbers to what a list shows. One query."""

from collections.abc import Iterable

from .excerpts import Marker
from .models import Document
from .plan import Phrase
from .results import Hit

SHOWN = ["number", "key", "kind", "language", "title", "url", "summary", "passages", "reviewed", "published"]


def hits(numbers: Iterable[int], marked: frozenset[Phrase]) -> dict[int, Hit]:
    """The documents by number, with what was asked for marked. One that has gone meanwhile is left out."""
    rows = Document.objects.filter(number__in=list(numbers)).values(*SHOWN)
    marker = Marker(marked)
    return {row["number"]: _hit(row, marker) for row in rows}


def _hit(row: dict, marker: Marker) -> Hit:
    language = row["language"]
    title_html, excerpt = marker.both(row["title"], row["passages"], language)
    return Hit(
        key=str(row["key"]),
        type=row["kind"],
        language=language,
        title=row["title"],
        title_html=title_html,
        url=row["url"],
        summary=row["summary"],
        excerpt=excerpt,
        reviewed=row["reviewed"],
        published=row["published"],
    )
