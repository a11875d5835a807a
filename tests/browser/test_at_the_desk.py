"""Editors see what readers will get: previews are not blank, and limits are counted while they type."""

import html
import re

import pytest

pytestmark = pytest.mark.browser

TITLES = ("The first violation", "Ceasefires: from first silence", "Aceh, 2005", "Martti Ahtisaari Peace")


def open_page(desk_page, title: str) -> None:
    desk_page.goto(f"/admin/pages/search/?q={title}")
    desk_page.get_by_role("link", name=title).first.click()
    desk_page.wait_for_url("**/edit/")


@pytest.mark.parametrize("title", TITLES)
def test_a_page_preview_shows_the_page(desk_page, title):
    open_page(desk_page, title)
    desk_page.locator("[data-side-panel-toggle=preview]").first.click()
    desk_page.wait_for_function("Array.from(window.frames).length > 0")
    shown = desk_page.frame_locator("iframe").first

    shown.locator("h1").wait_for(timeout=20_000)
    assert title in shown.locator("h1").inner_text()


@pytest.mark.parametrize("title", TITLES)
def test_every_block_preview_shows_the_block(desk_page, title):
    open_page(desk_page, title)
    form = html.unescape(desk_page.request.get(desk_page.url).text())
    blocks = set(re.findall(r'"blockDefId": "(blockdef-\d+)", "isPreviewable": true', form))
    assert blocks

    for block in sorted(blocks):
        desk_page.evaluate(
            """block => new Promise(done => {
                document.querySelector("#tried")?.remove();
                const frame = document.createElement("iframe");
                frame.id = "tried"; frame.onload = done; frame.src = `/admin/block-preview/?id=${block}`;
                document.body.append(frame);
            })""",
            block,
        )
        assert desk_page.frame_locator("#tried").locator("main").inner_text().strip(), block


def test_limits_are_counted_while_typing(desk_page):
    open_page(desk_page, TITLES[0])
    counter = desk_page.locator("textarea[name=summary] + output.limit")

    desk_page.locator("textarea[name=summary]").fill("x" * 281)

    assert counter.inner_text().startswith("281 / 280")
    assert "limit--over" in counter.get_attribute("class")


def test_a_place_is_found_among_hundreds_by_typing(desk_page):
    open_page(desk_page, TITLES[0])
    desk_page.get_by_role("tab", name="Classification").click()
    places = desk_page.locator("div.long-list")
    ticked = places.locator("input:checked").count()

    places.locator("xpath=preceding-sibling::input").fill("cote ivoire")
    places.get_by_text("Côte d’Ivoire").or_(places.get_by_text("Côte d'Ivoire")).click()

    assert places.locator("label:visible").count() == places.locator("input:checked").count() == ticked + 1
