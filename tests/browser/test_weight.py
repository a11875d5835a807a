"""What a reader's line has to carry: HTML, CSS and JavaScript as they are sent (gzip), from this site alone."""

import gzip
from dataclasses import dataclass, field

import pytest

from tests.browser.every_page import FROM_BOTH_SIDES, PAGES, address

pytestmark = pytest.mark.browser

FIRST_VISIT = 60_000
NEXT_PAGE = 25_000  # where the style sheets and scripts are held already: the page alone
LONGEST = 35_000  # of the longest text of the library, the case: two thirds of it are words
NOT_CHANGED = 2_000  # the head of an answer that says so
COUNTED = ("document", "stylesheet", "script")


@dataclass
class Visit:
    """What a page asked for: the bytes over the wire of each counted address, the type of each, what came from
    the browser's own store, and how many bytes really came."""

    sizes: dict[str, int] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    cached: set[str] = field(default_factory=set)
    wire: float = 0

    def sent(self) -> int:
        return sum(size for url, size in self.sizes.items() if url not in self.cached)

    def hosts(self) -> set[str]:
        return {url.split("/")[2] for url in self.types if not url.startswith("data:")}


def visit(page, path: str) -> Visit:
    """Open a page in a context that may have been there before, and count what it needed."""
    seen, wire = Visit(), page.context.new_cdp_session(page)
    wire.send("Network.enable")

    def received(event):
        if event["response"].get("fromDiskCache"):
            seen.cached.add(event["response"]["url"])

    def finished(event):
        seen.wire += event["encodedDataLength"]

    def answered(response):
        seen.types[response.url] = response.request.resource_type
        if response.request.resource_type in COUNTED and not 300 <= response.status < 400:
            answers.append(response)

    answers = []
    wire.on("Network.responseReceived", received)
    wire.on("Network.loadingFinished", finished)
    page.on("response", answered)
    page.goto(path, wait_until="networkidle")
    page.remove_listener("response", answered)
    wire.detach()
    seen.sizes = {response.url: len(gzip.compress(response.body(), 6)) for response in answers}
    return seen


@pytest.fixture
def page(browser, every_page):
    context = browser.new_context(base_url=every_page.address, viewport={"width": 360, "height": 780})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", FROM_BOTH_SIDES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_light_the_second_time_more_so_and_asks_no_one_else(page, every_page, name, language):
    first = visit(page, address(name, language))
    assert {"document", "stylesheet", "script"} <= set(first.types.values())
    assert first.sent() <= FIRST_VISIT
    assert first.hosts() == {every_page.address.split("/")[2]}
    assert "font" not in first.types.values()

    page.goto("about:blank")
    again = visit(page, address(name, language))

    assert {url for url in again.sizes if "/static/" in url} <= again.cached
    assert 0 < again.sent() <= (LONGEST if name == "a case" else NEXT_PAGE)
    assert again.wire <= NOT_CHANGED or name in ("not found", "withdrawn")
    assert page.context.cookies() == []


@pytest.mark.parametrize("name", PAGES)
def test_no_script_keeps_a_page_from_being_shown_and_no_picture_from_being_read(page, name):
    page.goto(address(name, "en"))

    # What a page says of itself for machines (JSON-LD) is data: a browser runs and waits for none of it.
    scripts = page.evaluate(
        """[...document.scripts].filter((script) => script.type !== "application/ld+json")
        .map((script) => [script.outerHTML, Boolean(script.src && script.defer)])"""
    )
    assert scripts
    assert [script for script, waits in scripts if not waits] == []
    assert page.locator("main img:not([loading=lazy])").count() == 0
