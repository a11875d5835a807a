"""What pages cost the server, beside a hello world and a file: `python -m benchmarks.served_pages`.

The starter library in a scratch site, served by the site's own server in one process for each row's kind; a second
process asks on open connections. Each figure is the median of some rounds, which take turns.
"""

import os
import platform
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks import load, served
from benchmarks.machine import described, spent_ms, spent_precisely_ms
from benchmarks.search import rows

SITE = Path(os.environ.get("VAR_DIR", served.ROOT / "var")) / "benchmark" / "pages"
HOME, RESULTS, FILE = "/en/", "/en/search/?phase=negotiation&region=africa", "/static/mark.svg"
ENTRY = "/en/toolbox/actor-mapping/"
PAGES = {"home": HOME, "entry": ENTRY, "results": RESULTS}
ROUNDS, SECONDS, STARTS, WARM = 5, 1.5, 3, 9


@dataclass
class Row:
    """One thing that is asked for, and what each round of asking cost."""

    name: str
    server: served.Served
    address: str
    a_second: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    bytes: int = 0

    def ask(self) -> None:
        before = spent_ms(self.server.process.pid)
        answers, seconds, self.bytes = load.elsewhere(self.server.port, self.address, SECONDS)
        self.cpu_ms.append((spent_ms(self.server.process.pid) - before) / answers)
        self.a_second.append(answers / seconds)


def environment(kept: int) -> dict[str, str]:
    return {
        "VAR_DIR": str(SITE),
        "DJANGO_SETTINGS_MODULE": "toolbox_site.settings.development",
        "DOOR": "public",
        "KEPT_PAGES": str(kept),
    }


def set_up() -> None:
    """The scratch site with the starter library, made or brought up to date."""
    SITE.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "manage.py", "serve", "--set-up-only"]
    subprocess.run(command, cwd=served.ROOT, env={**os.environ, **environment(0)}, check=True, stdout=sys.stderr)


def measured(stack: ExitStack) -> list[Row]:
    """Every row, asked for in all rounds."""
    bare = stack.enter_context(served.hello("bare"))
    whole = stack.enter_context(served.hello("stack", **environment(0)))
    makes = stack.enter_context(served.public_site(**environment(0)))
    keeps = stack.enter_context(served.public_site(**environment(2_000)))
    table = [
        Row("hello world, no middleware", bare, "/"),
        Row("hello world, the site's middleware", whole, "/"),
        Row("a static file", makes, FILE),
        *(Row(f"{name}, kept", keeps, address) for name, address in PAGES.items()),
        *(Row(f"{name}, made", makes, address) for name, address in PAGES.items()),
    ]
    for row in table:
        row.server.ask(row.address)
    for _round in range(ROUNDS):
        for row in table:
            row.ask()
    return table


def first_visit(address: str) -> tuple[float, float]:
    """CPU milliseconds of the first reader's page after a start, and of a later one's; nothing is kept."""
    first, later = [], []
    for _start in range(STARTS):
        with served.public_site(**environment(0)) as server:
            costs = []
            for _time in range(WARM + 1):
                before = spent_precisely_ms(server.process.pid)
                server.ask(address)
                costs.append(spent_precisely_ms(server.process.pid) - before)
            first.append(costs[0])
            later.append(median(costs[1:]))
    return median(first), median(later)


def main() -> None:
    set_up()
    with ExitStack() as stack:
        table = measured(stack)
    bare, whole = (median(row.a_second) for row in table[:2])
    print(f"\n{date.today()}, {described()}, {platform.system()}; `make benchmark-pages`\n")
    heads = ["", "requests a second", "CPU, ms each", "bytes", "of hello world, bare", "with our middleware"]
    lines = []
    for row in table:
        rate = median(row.a_second)
        shares = [f"{rate / bare:.3f}", f"{rate / whole:.3f}"]
        lines.append([row.name, f"{rate:,.0f}", f"{median(row.cpu_ms):.2f}", f"{row.bytes:,}", *shares])
    print("\n".join(rows(heads, lines)))
    visits = [(name, *first_visit(address)) for name, address in PAGES.items()]
    heads = ["First visit after a start", "CPU, ms", "a later one", "times"]
    lines = [[name, f"{first:.1f}", f"{later:.1f}", f"{first / later:.1f}"] for name, first, later in visits]
    print("\n" + "\n".join(rows(heads, lines)))


if __name__ == "__main__":
    main()
