"""The site as `make run` serves it, from nothing, and a browser to try it with."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class ServedSite:
    """Where the site answers, and the desk account it printed when it first started."""

    address: str
    name: str
    password: str


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """One process started with `manage.py serve` on an empty folder."""
    var = tmp_path_factory.mktemp("var")
    said = var / "said.txt"
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if k not in ("DJANGO_SETTINGS_MODULE", "SECRET_KEY")}
    environment |= {"VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "toolbox_site.settings.development"}
    command = [sys.executable, "-W", "ignore", "manage.py", "serve", "--port", str(port)]
    with said.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
    try:
        wait_until_it_answers(f"http://127.0.0.1:{port}/health/ready", process, said)
        printed = said.read_text()
        password = re.search(r"password\s+(\S+)", printed).group(1)
        yield ServedSite(f"http://127.0.0.1:{port}", "desk", password)
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_until_it_answers(address: str, process: subprocess.Popen, said: Path, seconds: int = 240) -> None:
    for _second in range(seconds):
        if process.poll() is not None:
            pytest.fail(f"the site did not start:\n{said.read_text()[-3000:]}")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(1)
    pytest.fail(f"the site did not answer in {seconds} seconds:\n{said.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=os.environ["CHROMIUM"], args=CHROMIUM)
        yield running
        running.close()


@pytest.fixture
def reader(browser, site):
    """A phone-sized page of someone who is signed in nowhere."""
    context = browser.new_context(base_url=site.address, viewport={"width": 360, "height": 780})
    yield context.new_page()
    context.close()


@pytest.fixture
def desk_page(browser, site):
    """A desk-sized page signed in with the account that was printed."""
    context = browser.new_context(base_url=site.address, viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("input[name=username]", site.name)
    page.fill("input[name=password]", site.password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    yield page
    context.close()
