"""The search box while someone types: by keyboard, by touch, in Arabic, by ear, and without a script."""

import re

import pytest

pytestmark = pytest.mark.browser

POPUP = "[role=listbox]"


@pytest.fixture
def box(reader):
    """The search box of the first page."""
    reader.goto("/en/")
    return reader.locator("input[name=q]")


def types(box, text: str) -> None:
    """Type, and wait until something is offered."""
    box.press_sequentially(text)
    box.page.locator(f"{POPUP} [role=option]").first.wait_for()


def chosen(box) -> str:
    """The option that a screen reader is told of, as its words."""
    option = box.get_attribute("aria-activedescendant")
    return box.page.locator(f"#{option}").inner_text() if option else ""


def test_the_box_is_a_combobox_with_a_list_and_says_how_many(box):
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-autocomplete") == "list"
    assert box.get_attribute("aria-expanded") == "false"
    assert box.get_attribute("aria-activedescendant") is None

    types(box, "ceasef")

    page = box.page
    popup = page.locator(f"#{box.get_attribute('aria-controls')}")
    number = popup.locator("[role=option]").count()
    assert box.get_attribute("aria-expanded") == "true"
    assert popup.get_attribute("role") == "listbox"
    assert popup.get_attribute("aria-label") == "Suggestions"
    assert page.locator("form [aria-live=polite]").inner_text() == f"{number} suggestions"
    ids = [option.get_attribute("id") for option in popup.locator("[role=option]").all()]
    assert len(set(ids)) == number
    assert box.get_attribute("aria-activedescendant") is None


def test_arrows_home_and_end_choose_and_escape_gives_the_words_back(box):
    types(box, "ceasef")
    options = box.page.locator("[role=option]").all_inner_texts()

    box.press("Home")
    assert chosen(box) == ""
    box.press("ArrowDown")
    assert chosen(box) == options[0]
    box.press("ArrowDown")
    assert chosen(box) == options[1]
    box.press("End")
    assert chosen(box) == options[-1]
    box.press("ArrowDown")
    assert chosen(box) == ""
    box.press("ArrowUp")
    assert chosen(box) == options[-1]
    box.press("Home")
    assert chosen(box) == options[0]
    assert box.page.locator("[aria-selected=true]").count() == 1

    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert not box.page.locator(POPUP).is_visible()
    assert box.input_value() == "ceasef"
    box.press("ArrowDown")
    assert box.get_attribute("aria-expanded") == "true"


def test_enter_goes_to_what_is_chosen(box):
    types(box, "aceh")
    box.press("ArrowDown")
    box.press("Enter")

    box.page.wait_for_url(re.compile(r"/en/(regions/aceh|cases/aceh-2005)/$"))


def test_enter_without_a_choice_asks_what_was_typed(box):
    types(box, "aceh")
    box.press("Enter")

    box.page.wait_for_url("**/en/search/?q=aceh")


def test_a_touch_on_an_option_goes_there(browser, site):
    context = browser.new_context(base_url=site.address, viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto("/en/toolbox/")
    types(page.locator("input[name=q]"), "ceasef")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320

    page.locator("[role=option]").nth(1).tap()

    page.wait_for_url(lambda url: "/toolbox/" not in url)
    context.close()


def test_leaving_the_box_or_emptying_it_closes_the_list(box):
    types(box, "ceasef")
    box.press("Tab")
    assert not box.page.locator(POPUP).is_visible()

    box.focus()
    box.fill("c")
    box.page.wait_for_timeout(400)
    assert box.get_attribute("aria-expanded") == "false"
    assert box.page.locator("[role=option]").count() == 0


def test_fast_typing_asks_once_and_one_letter_never(box):
    asked = []
    box.page.on("request", lambda request: "/complete/" in request.url and asked.append(request.url))
    box.press_sequentially("c")
    box.page.wait_for_timeout(400)
    assert asked == []

    types(box, "easef")

    assert len(asked) == 1
    assert asked[0].endswith("/en/search/complete/?q=ceasef")


def test_a_word_that_is_still_being_composed_asks_nothing(box):
    asked = []
    box.page.on("request", lambda request: "/complete/" in request.url and asked.append(request.url))
    box.evaluate(
        """box => { box.focus(); box.value = "aceh";
        box.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true })); }"""
    )
    box.page.wait_for_timeout(400)
    assert asked == []

    box.evaluate("box => box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))")

    box.page.locator("[role=option]").first.wait_for()
    assert len(asked) == 1


def test_in_arabic_the_list_stands_under_the_box_and_reads_from_the_right(reader):
    reader.goto("/ar/toolbox/")
    box = reader.locator("input[name=q]")
    types(box, "وقف")

    popup = reader.locator(POPUP)
    assert popup.evaluate("list => getComputedStyle(list).direction") == "rtl"
    there = popup.bounding_box()
    assert there["y"] >= box.bounding_box()["y"] + box.bounding_box()["height"]
    assert there["x"] >= 0
    assert there["x"] + there["width"] <= 360


def test_nothing_is_stored_and_no_error_is_written(browser, site):
    context = browser.new_context(base_url=site.address)
    page, said = context.new_page(), []
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.on("console", lambda line: "Content Security" in line.text and said.append(line.text))
    page.goto("/en/toolbox/")
    types(page.locator("input[name=q]"), "ceasef")

    assert said == []
    assert context.storage_state() == {"cookies": [], "origins": []}
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    context.close()


def test_without_a_script_the_form_asks_as_it_is(browser, site):
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/")
    box = page.locator("input[name=q]")
    assert box.get_attribute("role") is None
    box.fill("ceasfire")
    box.press("Enter")

    page.wait_for_url("**/en/search/?q=ceasfire")
    page.get_by_role("link", name="ceasefire", exact=True).first.click()
    page.wait_for_url("**/en/search/?q=ceasefire")
    context.close()
