"""A search server beside the database, on the same library: `python -m benchmarks.servers 10000` with SEARCH_URL set.

Every question of benchmarks/questions.py that has words, by the clock on the wall, as a server's work is not this
process's. The totals of both are compared as well.
"""

import sys
import time
from statistics import median

from benchmarks import corpus
from benchmarks.machine import percentile
from benchmarks.questions import QUESTIONS

TIMES = 7


def milliseconds(ask) -> float:
    """The median of some times, after one that warms."""
    ask()
    took = []
    for _time in range(TIMES):
        began = time.perf_counter()
        ask()
        took.append(1000 * (time.perf_counter() - began))
    return median(took)


def main(number: int) -> None:
    corpus.use(number)
    from django.http import QueryDict

    from search import filling
    from search.criteria import Criteria
    from search.engines import engine

    print(f"{filling.fill()} documents on the server")
    server, took = engine(), []
    for asked in QUESTIONS:
        criteria = Criteria.from_query(QueryDict(asked.query), asked.language)
        if not criteria.question:
            continue
        theirs, ours = server.search(criteria), server.reserve.search(criteria)
        if theirs.reserve:
            sys.exit(f"The server did not answer: {asked.name}")
        assert (theirs.total, theirs.facets) == (ours.total, ours.facets), asked.name
        ask = (lambda c=criteria: server.search(c)), (lambda c=criteria: server.reserve.search(c))
        took.append(tuple(map(milliseconds, ask)))
        print(f"{asked.name:>34} {ours.total:>8} hits  server {took[-1][0]:7.1f} ms  database {took[-1][1]:7.1f} ms")
    for name, times in zip(("server", "database"), zip(*took, strict=True), strict=True):
        print(f"{name}: p50 {median(times):.1f} ms, p95 {percentile(list(times), 0.95):.1f}, worst {max(times):.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
