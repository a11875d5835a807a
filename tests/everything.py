"""All tests that need more than Python, and at the end by name what could not be tested here: `make test-all`.

It only finds what it needs: Chromium on the machine, or at CHROMIUM; Java on the machine and the W3C's checker of
HTML and CSS (npm's vnu-jar) at VNU_JAR; PostgreSQL at POSTGRES_URL; search servers at ELASTICSEARCH_URL,
ELASTICSEARCH8_URL and OPENSEARCH_URL (`compose.yaml` starts all four for people with containers).
In CI (CI=true) what was not tested counts as failed.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.serving import chromium

PLAIN = "not browser and not checker"
SERVERS = {
    "Elasticsearch 9": ("ELASTICSEARCH_URL", "elasticsearch"),
    "Elasticsearch 8": ("ELASTICSEARCH8_URL", "elasticsearch"),
    "OpenSearch": ("OPENSEARCH_URL", "opensearch"),
}
# What every engine promises, drift, hostile input, and what happens where a server fails.
CONTRACT = tuple(
    f"tests/search/test_{name}.py"
    for name in ("search", "ranking", "parity", "paging", "projection", "check", "rebuild", "hostile", "servers")
)


@dataclass
class Suite:
    """Tests chosen by marks and folder, with what they are told; `lacks`: what there is to be for them, if anything."""

    name: str
    marks: str
    lacks: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    where: tuple[str, ...] = ("tests",)
    processes: int = 2

    def passes(self) -> bool:
        print(f"\n== {self.name}", flush=True)
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", self.marks]
        command += [*self.where, *(["-n", str(self.processes), "--dist", "loadfile"] if self.processes > 1 else [])]
        return subprocess.run(command, env=os.environ | self.environment, check=False).returncode == 0


def browser() -> Suite:
    found = chromium()
    told = {"CHROMIUM": found or "", "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
    lacks = "" if found else "no Chromium found; set CHROMIUM to one"
    return Suite("the site in a browser", "browser", lacks, told, processes=1)  # what is seen depends on the time


def checker() -> Suite:
    jar = os.environ.get("VNU_JAR", "")
    there = shutil.which("java") and jar and Path(jar).is_file()
    lacks = "" if there else "no Java, or no checker; set VNU_JAR to a vnu.jar"
    return Suite("HTML and CSS by the W3C's checker", "checker", lacks)


def postgresql() -> Suite:
    address = os.environ.get("POSTGRES_URL", "")
    return Suite(
        "the whole site on PostgreSQL", PLAIN, "" if address else "set POSTGRES_URL", {"DATABASE_URL": address}
    )


def server(name: str) -> Suite:
    """Search on a server: what `SEARCH_URL` takes is the vendor's name and the address."""
    variable, vendor = SERVERS[name]
    address = os.environ.get(variable, "")
    told = {"SEARCH_URL": f"{vendor}+{address.rstrip('/')}/toolbox-tests"}
    return Suite(f"search on {name}", PLAIN, "" if address else f"set {variable}", told, CONTRACT)


def main() -> int:
    suites = [browser(), checker(), postgresql(), *map(server, SERVERS)]
    failed = [suite.name for suite in suites if not suite.lacks and not suite.passes()]
    missing = [f"{suite.name}: {suite.lacks}" for suite in suites if suite.lacks]
    print()
    for name in failed:
        print(f"FAILED: {name}")
    for name in missing:
        print(f"NOT TESTED: {name}")
    if not failed and not missing:
        print("Everything was tested.")
    return 1 if failed or (missing and os.environ.get("CI")) else 0


if __name__ == "__main__":
    sys.exit(main())
