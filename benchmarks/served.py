"""Server processes on this machine, asked over HTTP: our results page, and Datasette's page."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import spent_ms

ROOT = Path(__file__).resolve().parents[1]
DATASETTE = ROOT / ".venv-benchmark" / "bin" / "datasette"
LONGEST = 120  # seconds to start, and for one answer
# Raised until they no longer end a question; suggesting facets, which we do not do, is switched off.
DATASETTE_SETTINGS = {
    "sql_time_limit_ms": "100000",
    "facet_time_limit_ms": "100000",
    "suggest_facets": "off",
    "default_page_size": "20",
    "default_facet_size": "1000",
    "max_returned_rows": "1000",
    "num_sql_threads": "1",
}


@dataclass
class Served:
    """A server under way: its process and where it listens."""

    process: subprocess.Popen
    port: int

    def ask(self, address: str) -> tuple[float, int]:
        """Milliseconds until the whole answer is here, and its bytes; RuntimeError where it is not 200."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        started = time.perf_counter()
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        took = (time.perf_counter() - started) * 1000
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status} for {address}")
        return took, len(body)

    def cpu_ms(self, address: str, times: int = 1) -> float:
        """The CPU time the server takes for an address, in milliseconds, the mean of some times."""
        before = spent_ms(self.process.pid)
        for _time in range(times):
            self.ask(address)
        return (spent_ms(self.process.pid) - before) / times


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def _running(command: list[str], port: int, ready: str, **environment):
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
    served = Served(process, port)
    try:
        _wait(served, ready)
        yield served
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(served: Served, address: str) -> None:
    deadline = time.monotonic() + LONGEST
    while True:
        try:
            served.ask(address)
            return
        except OSError:
            if served.process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.2)


SITE = (
    "import sys, waitress; from toolbox_site.wsgi import application; "
    "waitress.serve(application, listen='127.0.0.1:' + sys.argv[1], threads=4, ident=None)"
)


def site(database: Path):
    """Our public door on a database; a context that gives a Served."""
    port = _free_port()
    return _running(
        [sys.executable, "-c", SITE, str(port)],
        port,
        "/health/live",
        DATABASE_URL=f"sqlite:///{database}",
        DJANGO_SETTINGS_MODULE="toolbox_site.settings.development",
        DOOR="public",
    )


def public_site(**environment):
    """Our public door on the site that an environment names; a context that gives a Served."""
    port = _free_port()
    return _running([sys.executable, "-c", SITE, str(port)], port, "/health/live", **environment)


def hello(kind: str, **environment):
    """A hello world of Django (benchmarks/hello.py); a context that gives a Served."""
    port = _free_port()
    return _running([sys.executable, "-m", "benchmarks.hello", kind, str(port)], port, "/health/live", **environment)


def datasette(database: Path):
    """Datasette on a database; a context that gives a Served."""
    port = _free_port()
    settings = [word for name, value in DATASETTE_SETTINGS.items() for word in ("--setting", name, value)]
    command = [str(DATASETTE), "serve", str(database), "--host", "127.0.0.1", "--port", str(port), *settings]
    return _running(command, port, "/-/versions.json")
