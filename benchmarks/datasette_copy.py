"""The same documents as Datasette likes them: one table with its facets as JSON arrays, and an FTS5 table on it."""

import sqlite3
from pathlib import Path
from urllib.parse import parse_qs, urlencode

FACETS = ("phase", "theme", "region")
COLUMNS = ("number", "title", "summary", "url", "type", "language", *FACETS)
TOKENS = ("title_tokens", "names_tokens", "summary_tokens", "headings_tokens", "body_tokens", "elsewhere_tokens")


def made(source: Path) -> Path:
    """Where the copy of a library lies; made where there is none. It holds the tokens of the engine's own index."""
    target = source.with_name("datasette.sqlite3")
    if not target.exists():
        making = target.with_suffix(".making")
        making.unlink(missing_ok=True)
        with sqlite3.connect(making) as copy:
            copy.execute("ATTACH ? AS site", [str(source)])
            _fill(copy)
        making.rename(target)
    return target


def _fill(copy: sqlite3.Connection) -> None:
    tokens = ", ".join(TOKENS)
    copy.execute(f"CREATE TABLE documents (number INTEGER PRIMARY KEY, {', '.join(COLUMNS[1:])}, {tokens})")
    filed = ", ".join(f"coalesce(json_extract(d.terms, '$.{facet}'), '[]')" for facet in FACETS)
    copy.execute(
        f"INSERT INTO documents SELECT d.number, d.title, d.summary, d.url, d.kind, d.language, {filed}, "
        f"{', '.join('t.' + name for name in TOKENS)} "
        "FROM site.search_document d JOIN site.search_text t ON t.rowid = d.number"
    )
    copy.execute(
        f"CREATE VIRTUAL TABLE documents_fts USING fts5({tokens}, "
        "content='documents', content_rowid='number', tokenize='ascii')"
    )
    copy.execute("INSERT INTO documents_fts(documents_fts) VALUES ('rebuild')")
    for name in ("type", "language"):
        copy.execute(f"CREATE INDEX documents_{name} ON documents ({name})")


def address(query: str, expression: str) -> str:
    """Datasette's page for a question: the same match expression, the same choices, the same three facets counted.

    Of several values of a facet it can take one here (its own are conjunctive), which is less work.
    """
    pairs = [("_search", expression), ("_searchmode", "raw")] if expression else []
    pairs += [("_facet_array", facet) for facet in FACETS]
    pairs += [("_col", name) for name in COLUMNS[1:]]
    asked = parse_qs(query)
    pairs += [(f"{facet}__arraycontains", asked[facet][0]) for facet in FACETS if facet in asked]
    pairs += [(name, asked[name][0]) for name in ("type", "language") if name in asked]
    return f"/datasette/documents?{urlencode(pairs)}"
