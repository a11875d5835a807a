"""A whole list to take away, as CSV and as JSON Lines, sent while it is read: memory does not grow with it."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from urllib.parse import urlencode, urljoin

from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone

from search.criteria import Criteria
from search.models import Document
from search.terms import Vocabulary

FILED = {"phases": "phase", "themes": "theme", "regions": "region", "tracks": "track", "roles": "role"}
COLUMNS = ("key", "type", "language", "title", "url", "summary", *FILED, "reviewed", "published")
READ = ["number", "key", "kind", "language", "title", "url", "summary", "filed", "reviewed", "published"]
AT_ONCE = 250

# Excel reads a file without it in the alphabet of the machine, and makes nonsense of é and of all Arabic.
BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet takes a cell that begins so for a formula, and runs it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(numbers: Iterable[list[int]], words: Vocabulary, labels: str, root: str) -> Iterator[list[dict]]:
    """Batches of rows for document numbers in order. What left meanwhile is left out, what expired too.

    `labels`: the language of the terms; `root`: what comes before an address, "https://example.org/".
    """
    for batch in numbers:
        for start in range(0, len(batch), AT_ONCE):
            some = batch[start : start + AT_ONCE]
            found = Document.objects.filter(number__in=some).exclude(expires__lte=timezone.now())
            by_number = {row["number"]: row for row in found.values(*READ)}
            yield [_row(by_number[one], words, labels, root) for one in some if one in by_number]


def _row(row: Mapping, words: Vocabulary, labels: str, root: str) -> dict:
    filed = {
        column: [words.label(facet, slug, labels) for slug in row["filed"].get(facet, ())]
        for column, facet in FILED.items()
    }
    return {
        "key": str(row["key"]),
        "type": row["kind"],
        "language": row["language"],
        "title": row["title"],
        "url": urljoin(root, row["url"]),
        "summary": row["summary"],
        **filed,
        "reviewed": row["reviewed"] and row["reviewed"].isoformat(),
        "published": row["published"] and row["published"].isoformat(),
    }


class _Line:
    """What csv writes to: gives the line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def as_csv(batches: Iterable[list[dict]]) -> Iterator[bytes]:
    """RFC 4180, with a header row; terms in one cell are parted by "; "."""
    line = csv.writer(_Line(), lineterminator="\r\n").writerow
    yield (BYTE_ORDER_MARK + line(COLUMNS)).encode()
    for batch in batches:
        yield "".join(line([cell(row[column]) for column in COLUMNS]) for row in batch).encode()


def cell(value: str | list[str] | None) -> str:
    """One cell, which no spreadsheet takes for a formula."""
    text = "; ".join(value) if isinstance(value, list) else value or ""
    return f"'{text}" if text.startswith(FORMULA) else text


def as_json_lines(batches: Iterable[list[dict]]) -> Iterator[bytes]:
    """One object a line; terms are lists of labels."""
    for batch in batches:
        yield "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in batch).encode()


FORMATS = {
    "csv": (as_csv, "text/csv; charset=utf-8; header=present"),
    "jsonl": (as_json_lines, "application/jsonl; charset=utf-8"),
}


def attachment(ending: str, batches: Iterable[list[dict]], today: date) -> StreamingHttpResponse:
    """A list in one of FORMATS, under a name that says what it is and of which day."""
    written, media_type = FORMATS[ending]
    response = StreamingHttpResponse(written(batches), content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="mediation-toolbox-list-{today}.{ending}"'
    return response


def addresses(criteria: Criteria) -> dict[str, str]:
    """Ending → where a reader's list is downloaded as he sees it: works in his language, the whole of it."""
    pairs = [("q", criteria.text)] if criteria.text else []
    pairs += [(facet, value) for facet, values in criteria.chosen.items() for value in values]
    pairs += [("sort", criteria.sort)] if criteria.sort != "best" else []
    query = urlencode([*pairs, ("each", "work"), ("lang", criteria.reader)], errors="replace")
    return {ending: f"{reverse(f'api:{ending}')}?{query}" for ending in FORMATS}
