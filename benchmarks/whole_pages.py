"""The CPU of whole results pages, in a server of their own: `python -m benchmarks.whole_pages 10000`.

What a reader's page costs the machine, the frame, the facets and what the server does around them included: to be
set beside the engine's own time, which benchmarks/search.py prints.
"""

import sys
from statistics import median

from benchmarks import corpus, served
from benchmarks.machine import described
from benchmarks.questions import QUESTIONS
from benchmarks.search import SIZES, address, rows

ROUNDS, TIMES = 5, 5


def measure(server: served.Served, page: str) -> float:
    """Milliseconds of CPU for one page: the median of some rounds, each the mean of some requests."""
    server.ask(page)
    return median(server.cpu_ms(page, TIMES) for _round in range(ROUNDS))


def main(number: int, only: str = "") -> None:
    """Every question, or those with some words in their names."""
    with served.site(corpus.use(number)) as server:
        asked = [one for one in QUESTIONS if only in one.name]
        pages = [(one.name, measure(server, address(one))) for one in asked]
    print(f"\n{number:,} documents, {described()}\n")
    print("\n".join(rows(["Whole page, CPU", "ms"], [[name, f"{took:.1f}"] for name, took in pages])))
    if pages:
        print(f"\nMedian: {median(took for _name, took in pages):.1f} ms.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[0], *sys.argv[2:3])
