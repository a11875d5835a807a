"""How fast search is on another engine than SQLite's, beside it in the same run: `make benchmark-search N=10000`
with DATABASE_URL (PostgreSQL) or SEARCH_URL (Elasticsearch, OpenSearch) set.

What is measured is the engine's whole answer by the clock, median of nine, because a server's work is not in this
process's own time. SQLite is asked the same questions in a process of its own.
"""

import json
import os
import subprocess
import sys
import time
from datetime import date
from statistics import median

from benchmarks import corpus
from benchmarks.machine import described
from benchmarks.questions import QUESTIONS
from benchmarks.search import rows, three

TIMES = 9
ALONE = "--alone"


def measured() -> dict[str, tuple[int, float]]:
    """Question → how many hits, and milliseconds of the engine's answer."""
    from django.http import QueryDict

    from search.criteria import Criteria
    from search.engines import engine

    found = {}
    for asked in QUESTIONS:
        criteria = Criteria.from_query(QueryDict(asked.query), asked.language)
        answer = engine().search(criteria)
        if answer.reserve:
            sys.exit(f"The search server did not answer: {asked.name}")
        found[asked.name] = (answer.total, median(_milliseconds(criteria) for _time in range(TIMES)))
    return found


def _milliseconds(criteria) -> float:
    from search.engines import engine

    started = time.perf_counter()
    engine().search(criteria)
    return (time.perf_counter() - started) * 1000


def on_sqlite(number: int) -> dict[str, tuple[int, float]]:
    """The same of the SQLite engine, in another process."""
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SEARCH_URL")}
    command = [sys.executable, "-m", "benchmarks.engines", str(number), ALONE]
    told = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return json.loads(told.stdout)


def main(number: int, alone: bool) -> None:
    if alone:
        corpus.use(number)
        print(json.dumps(measured()))
        return
    theirs = on_sqlite(number)
    address = os.environ.get("DATABASE_URL", "")
    if address.startswith("postgres"):
        corpus.use_on_postgresql(number, address)
    else:
        corpus.use(number)
        filled()
    ours, name = measured(), engine_name()
    assert {one: total for one, (total, _ms) in ours.items()} == {one: total for one, (total, _ms) in theirs.items()}
    print(f"\n### {number:,} documents on {name}\n\n{date.today()}, {described()}\n")
    for told, found in ((name, ours), ("SQLite", theirs)):
        print(f"- {told}: {three([ms for _total, ms in found.values()], 1)}.")
    body = [
        [one, str(total), f"{ms:.1f}", f"{theirs[one][1]:.1f}", f"{ms / theirs[one][1]:.1f}"]
        for one, (total, ms) in ours.items()
    ]
    print("\n" + "\n".join(rows(["Question", "Hits", f"{name}, ms", "SQLite, ms", "Ratio"], body)))


def filled() -> None:
    """Let the search server hold the library, where one is asked."""
    from search import filling
    from search.engines import servers

    if servers.configured():
        filling.fill()


def engine_name() -> str:
    """What answers, in words."""
    from django.db import connection

    from search.engines import servers

    address = servers.configured()
    named = {"postgresql": "PostgreSQL", "elasticsearch": "Elasticsearch", "opensearch": "OpenSearch"}
    return named[address.vendor if address else connection.vendor]


if __name__ == "__main__":
    main(int(sys.argv[1]), ALONE in sys.argv[2:])
