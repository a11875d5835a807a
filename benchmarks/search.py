"""How fast search is: `make benchmark-search N=10000`.

Prints a table of every question, then what readers wait for over HTTP and what Datasette takes for the same, as
Markdown for docs/search.md. Figures are kept beside the library, so that the growth from one size to another is
shown once both have been measured.
"""

import json
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks import corpus, datasette_copy, served
from benchmarks.machine import cpu_ms, described, percentile
from benchmarks.questions import QUESTIONS, Asked

SIZES = (10_000, 100_000)
DATASETTE_SECONDS = 60
AGAINST_DATASETTE = (
    *("three facets", "1 in 100, three facets", "amnesty, three facets", "9 in 10, three facets"),
    *("three words", "1 in 5", "9 in 10", "nothing at all"),
)
HTTP_TIMES = 3


def measure(asked: Asked) -> dict:
    """One question: milliseconds of CPU for the engine's whole answer, and for the bare best twenty."""
    from django.http import QueryDict

    from search.criteria import Criteria
    from search.engines import engine

    criteria = Criteria.from_query(QueryDict(asked.query), asked.language)
    answer = engine().search(criteria)
    return {
        "name": asked.name,
        "total": answer.total,
        "engine": cpu_ms(lambda: engine().search(criteria)),
        "bare": cpu_ms(bare(asked)),
        "queries": queries(asked),
    }


def asking(asked: Asked):
    """The question as the engine holds it, with what it was matched by."""
    from django.http import QueryDict
    from django.utils import timezone

    from search import facets
    from search.criteria import Criteria
    from search.engines import engine
    from search.engines.asking import Asking

    criteria = Criteria.from_query(QueryDict(asked.query), asked.language)
    return Asking(engine(), criteria, facets.current(), timezone.now())


def matched_by(asked: Asked) -> tuple[str, str]:
    """The widest expression that a question is matched by, and what it leaves out; "" where there is none."""
    question = asking(asked)
    left_out = dict.fromkeys(question.engine.phrase(form) for f in question.plan.excluded for form in f.values())
    return (question.tiers[-1].expression if question.tiers else ""), " OR ".join(left_out)


def bare(asked: Asked):
    """What SQLite alone does for the same: FTS5's best twenty by bm25; without words, the newest twenty."""
    from django.db import connection

    from search.engines.sqlite import SCORE

    wanted, left_out = matched_by(asked)
    if wanted:
        parameters = [f"({wanted}) NOT ({left_out})" if left_out else wanted]
        sql = f"SELECT rowid FROM search_text WHERE search_text MATCH %s ORDER BY {SCORE} LIMIT 20"
    else:
        parameters = [left_out] if left_out else []
        without = "WHERE number NOT IN (SELECT rowid FROM search_text WHERE search_text MATCH %s)" if left_out else ""
        sql = f"SELECT number FROM search_document {without} ORDER BY dated DESC, number LIMIT 20"

    def ask():
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters).fetchall()

    return ask


def queries(asked: Asked) -> int:
    """The statements of a whole results page; AssertionError if one of them writes."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    page, client = address(asked), Client()
    client.get(page)
    with CaptureQueriesContext(connection) as told:
        assert client.get(page).status_code == 200, page
    written = [query["sql"] for query in told if not query["sql"].lstrip().upper().startswith(("SELECT", "PRAGMA"))]
    assert not written, written
    return len(told)


def address(asked: Asked) -> str:
    from urllib.parse import quote

    return f"/{asked.language}/search/?{quote(asked.query, safe='=&+%')}"


def over_http(server) -> list[float]:
    """Milliseconds a reader waits, for every question, some times over."""
    for asked in QUESTIONS:
        server.ask(address(asked))
    return [server.ask(address(asked))[0] for _time in range(HTTP_TIMES) for asked in QUESTIONS]


def against_datasette(server, database: Path) -> list[dict]:
    """CPU of our page and of Datasette's for the same questions, until a minute is over."""
    found = []
    with served.datasette(datasette_copy.made(database)) as theirs:
        deadline = time.monotonic() + DATASETTE_SECONDS
        for asked in (one for name in AGAINST_DATASETTE for one in QUESTIONS if one.name == name):
            page = datasette_copy.address(asked.query, matched_by(asked)[0])
            took = theirs.cpu_ms(page)
            found.append({"name": asked.name, "ours": server.cpu_ms(address(asked), 20), "theirs": took})
            if time.monotonic() > deadline:
                break
    return found


def bitmap_bytes() -> int:
    """What the sets of a process hold."""
    from search import facets

    return sum(sys.getsizeof(documents) for documents in facets.current().sets.values())


# -- what is printed ------------------------------------------------------------------------------------------
def rows(head: list[str], body: list[list[str]]) -> list[str]:
    """A Markdown table: words to the left, figures to the right."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *body]
    return [f"| {' | '.join(line)} |" for line in lines]


def table(measured: list[dict], smaller: dict[str, float]) -> list[str]:
    """Every question: hits, milliseconds of CPU, and its growth from the smaller library where that is known."""
    head = ["Question", "Hits", "Engine, ms", "FTS5 alone, ms", "Ratio", "Engine − 2 × FTS5", "Queries"]
    body = []
    for one in measured:
        ratio, beyond = one["engine"] / one["bare"], one["engine"] - 2 * one["bare"]
        row = [one["name"], str(one["total"]), f"{one['engine']:.1f}", f"{one['bare']:.1f}", f"{ratio:.1f}"]
        row += [f"{beyond:+.1f}", str(one["queries"])]
        body.append(row + ([f"{one['engine'] / smaller[one['name']]:.1f} ×"] if smaller else []))
    return rows(head + ["Growth"] * bool(smaller), body)


def beside(datasette: list[dict]) -> list[str]:
    """The questions put to Datasette too."""
    body = [
        [one["name"], f"{one['ours']:.0f}", f"{one['theirs']:.0f}", f"{one['theirs'] / one['ours']:.0f}"]
        for one in datasette
    ]
    return rows(["Whole page, CPU", "Ours, ms", "Datasette, ms", "Ratio"], body)


def three(values: list[float], digits: int) -> str:
    p95 = percentile(values, 0.95)
    return f"p50 {median(values):.{digits}f} ms, p95 {p95:.{digits}f}, worst {max(values):.{digits}f}"


def against(datasette: list[dict]) -> list[str]:
    if not datasette:
        return []
    times = sum(one["theirs"] for one in datasette) / sum(one["ours"] for one in datasette)
    return [
        f"- Datasette's page takes {times:.0f} times the CPU of ours, over the {len(datasette)} questions "
        f"that it answered when it had {DATASETTE_SECONDS} seconds."
    ]


def summary(measured: list[dict], waits: list[float], datasette: list[dict]) -> list[str]:
    """The figures for the whole."""
    queries = max(one["queries"] for one in measured)
    beyond, name = max((one["engine"] - 2 * one["bare"], one["name"]) for one in measured)
    return [
        f"- The engine's answer, CPU: {three([one['engine'] for one in measured], 1)}.",
        f"- At most {beyond:.1f} ms more than twice FTS5 alone ({name}).",
        f"- The results page over HTTP: {three(waits, 0)}.",
        f"- Queries of a results page, the frame included: at most {queries}; none writes.",
        f"- Sets of documents in each process: {bitmap_bytes() / 1e6:.1f} MB.",
        *against(datasette),
    ]


def main(number: int) -> None:
    database = corpus.use(number)
    kept = {size: corpus.folder(size).parent / f"search-{size}.json" for size in (*SIZES, number)}
    measured = [measure(asked) for asked in QUESTIONS]
    with served.site(database) as server:
        waits = over_http(server)
        # It takes most of a minute for one question over the larger library.
        datasette = against_datasette(server, database) if number <= SIZES[0] else []
    kept[number].write_text(json.dumps({one["name"]: one["engine"] for one in measured}))
    smaller = json.loads(kept[SIZES[0]].read_text()) if number > SIZES[0] and kept[SIZES[0]].exists() else {}
    smaller = smaller if all(one["name"] in smaller for one in measured) else {}
    print(f"\n### {number:,} documents\n\n{date.today()}, {described()}, `make benchmark-search N={number}`\n")
    print(
        "\n".join(
            [
                *summary(measured, waits, datasette),
                "",
                *(beside(datasette) if datasette else ()),
                "",
                *table(measured, smaller),
            ]
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[0])
