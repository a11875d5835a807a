"""The site as `make run` serves it, and a browser to try it with."""

import pytest

from tests.browser.every_page import WITHDRAWN
from tests.browser.serving import CHROMIUM, chromium, served


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """One site for the whole run, from an empty folder."""
    with served(tmp_path_factory.mktemp("var")) as running:
        yield running


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        yield running
        running.close()


@pytest.fixture(scope="session")
def every_page(site):
    """The site with one page withdrawn, so that it has a page of every kind."""
    site.withdraw(f"/en/{WITHDRAWN}")
    return site


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
