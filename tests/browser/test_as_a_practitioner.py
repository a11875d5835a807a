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


def test_she_types_in_a_long_list_of_places_and_sees_where_each_one_lies(reader):
    reader.goto("/en/search/")
    reader.locator(".narrow > summary").click()
    region = reader.locator("details.facet", has=reader.locator("summary", has_text="Region")).last
    region.get_by_text("Show all").click()
    region.locator("input[type=search]").fill("ÍNDONESIA")

    shown = region.locator(".facet__all a:visible").all_inner_texts()
    assert any(text.startswith("Indonesia") for text in shown)
    assert any(text.startswith("Southeast Asia") for text in shown)
    assert not any(text.startswith("Europe") for text in shown)
    assert region.get_by_role("status").inner_text().startswith("Values left:")


def test_without_scripts_the_whole_list_is_there_and_no_box_that_does_nothing(browser, site):
    context = browser.new_context(
        base_url=site.address, java_script_enabled=False, viewport={"width": 360, "height": 780}
    )
    page = context.new_page()
    page.goto("/en/search/")
    page.locator(".narrow > summary").click()
    for more in page.get_by_text("Show all").all():
        if more.is_visible():
            more.click()

    assert page.locator(".facet__filter").count() > 0
    assert not any(box.is_visible() for box in page.locator(".facet__filter").all())
    assert page.locator(".facet__all a:visible").count() > 30
    context.close()
