"""Someone in a hurry, on a phone, finds what to do, when not to, and who has done it."""

import pytest

pytestmark = pytest.mark.browser


def arrives(reader):
    """She stands on the entry she needed, and it says the three things."""
    assert reader.url.split("#")[0].endswith("/en/toolbox/first-violation-72-hours/")
    for anchor in ("first-moves", "when-to-use", "when-not-to-use", "steps"):
        assert reader.locator(f"#{anchor}").is_visible()
    assert "Aceh" in reader.locator("#examples").inner_text()


def test_she_types_monitor_a_ceasefire_and_reads_the_entry(reader):
    reader.goto("/en/")
    reader.locator("main input[name=q]").fill("monitor a ceasefire")
    reader.keyboard.press("Enter")
    reader.get_by_role("link", name="The first violation").first.click()
    arrives(reader)


def test_she_picks_phase_theme_and_region_and_reads_the_entry(reader):
    reader.goto("/en/search/?phase=implementation&theme=monitoring-verification&region=south-eastern-asia")
    reader.get_by_role("link", name="The first violation").first.click()
    arrives(reader)


def test_no_page_is_wider_than_a_phone(reader):
    for path in (
        "/en/",
        "/ar/",
        "/en/search/?q=aceh",
        "/en/cases/aceh-2005/",
        "/en/organisations/cmi/",
        "/en/glossary/",
    ):
        reader.goto(path)
        assert reader.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_nothing_comes_from_anywhere_else_and_no_cookie_is_set(reader):
    hosts = set()
    reader.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    reader.goto("/en/toolbox/first-violation-72-hours/")
    reader.goto("/ar/")

    assert len(hosts) == 1
    assert reader.context.cookies() == []
