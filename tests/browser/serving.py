"""The site as `make run` serves it, from nothing, in a process of its own; and a Chromium to look at it with."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class DidNotStart(Exception):
    """The site ended or did not answer; its message says what it printed."""


@dataclass(frozen=True)
class ServedSite:
    """Where the site answers, the desk account it printed when it first started, and its folder."""

    address: str
    name: str
    password: str
    var: Path

    def withdraw(self, url: str) -> None:
        """Take the page at an address like `/en/glossary/ripeness/` off the site, as the desk does."""
        code = (
            "from home.services import withdraw; from wagtail.models import Page; "
            f"withdraw(next(page for page in Page.objects.live() if page.url == {url!r}))"
        )
        command = [sys.executable, "-W", "ignore", "manage.py", "shell", "--no-imports", "-c", code]
        subprocess.run(command, cwd=ROOT, env=environment(self.var), check=True)


def chromium() -> str | None:
    """The path of a Chromium: CHROMIUM in the environment, or one on the machine."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def environment(var: Path) -> dict[str, str]:
    ours = {"VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "toolbox_site.settings.development"}
    return {k: v for k, v in os.environ.items() if k not in ("DJANGO_SETTINGS_MODULE", "SECRET_KEY")} | ours


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(var: Path) -> Iterator[ServedSite]:
    """One process started with `manage.py serve` on an empty folder. Raises DidNotStart."""
    said, port = var / "said.txt", free_port()
    command = [sys.executable, "-W", "ignore", "manage.py", "serve", "--port", str(port)]
    with said.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment(var), stdout=out, stderr=subprocess.STDOUT)
    try:
        wait_until_it_answers(f"http://127.0.0.1:{port}/health/ready", process, said)
        password = re.search(r"password\s+(\S+)", said.read_text()).group(1)
        yield ServedSite(f"http://127.0.0.1:{port}", "desk", password, var)
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_until_it_answers(address: str, process: subprocess.Popen, said: Path, seconds: int = 480) -> None:
    for _second in range(seconds):
        if process.poll() is not None:
            raise DidNotStart(f"the site did not start:\n{said.read_text()[-3000:]}")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(1)
    raise DidNotStart(f"the site did not answer in {seconds} seconds:\n{said.read_text()[-3000:]}")
