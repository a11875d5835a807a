"""The results page while someone narrows them: in place where scripts run, page by page where they do not."""

import re

import pytest

pytestmark = pytest.mark.browser

FOUND = "/en/search/?q=ceasefire"
NARROWED = re.compile(r"/en/search/\?q=ceasefire&phase=negotiation$")
# Told once for each page load: it is gone as soon as the browser goes to another page.
LOADED_ONCE = "window.loadedOnce"


def reads(page, address: str = FOUND):
    """Open a page, and mark it so that a full load would show; listen to what is said aloud."""
    page.goto(address)
    page.evaluate(
        """() => { window.loadedOnce = true; window.said = [];
        const sentence = document.getElementById("sentence");
        new MutationObserver(() => window.said.push(sentence.textContent)).observe(sentence, { childList: true }); }"""
    )
    return page


def sentence(page) -> str:
    return page.locator("#sentence").inner_text()


def value(page, label: str):
    """A value of a filter that a reader can see: "Negotiation" is not "Pre-negotiation"."""
    return page.locator("a.facet__value:visible", has_text=re.compile(rf"(?<!-){label}")).first


@pytest.fixture
def wide(browser, site):
    context = browser.new_context(
        base_url=site.address, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def focused(page) -> str:
    return page.evaluate("document.activeElement.textContent")


def test_a_choice_renews_the_list_the_sentence_and_the_address_without_leaving(wide):
    page = reads(wide)
    value(page, "Negotiation").click()
    page.wait_for_url(NARROWED)

    assert page.evaluate(LOADED_ONCE)
    assert "in the phase “Negotiation”" in sentence(page)
    assert page.locator(".chosen").get_by_text("Negotiation", exact=True).first.is_visible()
    assert int(sentence(page).split()[0]) == page.locator("#results .card").count()
    assert page.evaluate("window.said") == [sentence(page)]


def test_the_control_that_was_used_keeps_focus_and_place(wide):
    page = reads(wide)
    chosen = value(page, "Implementation and monitoring")
    chosen.focus()
    before = chosen.bounding_box()["y"]
    page.keyboard.press("Enter")
    page.wait_for_url("**&phase=implementation")

    assert "Implementation and monitoring" in focused(page)
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"
    after = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert abs(after - before) < 5


def test_back_and_forward_show_what_was_there(wide):
    page = reads(wide)
    first = sentence(page)
    value(page, "Negotiation").click()
    page.wait_for_url(NARROWED)
    narrowed = sentence(page)

    page.go_back()
    page.wait_for_function("said => document.getElementById('sentence').textContent === said", arg=first)
    assert page.url.endswith(FOUND)
    page.go_forward()
    page.wait_for_function("said => document.getElementById('sentence').textContent === said", arg=narrowed)
    assert page.evaluate(LOADED_ONCE)


def test_who_comes_back_from_a_page_finds_the_narrowed_list(wide):
    page = reads(wide)
    value(page, "Negotiation").click()
    page.wait_for_url(NARROWED)
    narrowed = sentence(page)
    page.locator("#results .card__title a").first.click()
    page.wait_for_url(lambda url: "/search/" not in url)

    page.go_back()

    page.wait_for_url(NARROWED)
    assert sentence(page) == narrowed


def test_a_new_page_of_results_begins_at_their_heading(wide):
    page = reads(wide, "/en/search/")
    page.get_by_role("link", name="Next").click()
    page.wait_for_url("**?page=2")

    assert page.evaluate(LOADED_ONCE)
    assert page.evaluate("document.activeElement.tagName") == "H2"
    assert page.evaluate("document.getElementById('found').getBoundingClientRect().top") < 100


def test_other_words_are_asked_in_place_and_keep_what_was_chosen(wide):
    page = reads(wide, FOUND + "&phase=negotiation")
    box = page.locator("main input[name=q]")
    box.fill("women")
    box.press("Enter")
    page.wait_for_url("**/en/search/?q=women&phase=negotiation")

    assert page.evaluate(LOADED_ONCE)
    assert page.title().startswith("women")
    assert page.evaluate("document.activeElement.name") == "q"


def test_dropping_a_choice_hands_the_focus_to_the_next_and_empties_the_box(wide):
    page = reads(wide, FOUND + "&phase=negotiation")
    page.get_by_role("link", name="Drop ceasefire").click()
    page.wait_for_url("**/en/search/?phase=negotiation")

    assert "Negotiation" in focused(page)
    assert page.locator("main input[name=q]").input_value() == ""


@pytest.mark.parametrize("failure", ["missing", "broken"])
def test_an_answer_that_does_not_come_is_asked_for_as_a_page(wide, failure):
    page = reads(wide)

    def fail(route):
        if route.request.resource_type == "document":
            return route.continue_()
        return route.abort() if failure == "missing" else route.fulfill(status=500, body="no")

    page.route("**/en/search/?*", fail)
    value(page, "Negotiation").click()
    page.wait_for_url(NARROWED)
    page.wait_for_load_state()

    assert not page.evaluate(LOADED_ONCE)
    assert "in the phase “Negotiation”" in sentence(page)


def test_a_page_of_a_phase_is_narrowed_in_place_too(wide):
    page = reads(wide, "/en/phases/negotiation/")
    value(page, "Case").click()
    page.wait_for_url("**/en/phases/negotiation/?type=case")

    assert page.evaluate(LOADED_ONCE)
    assert page.locator("h1 .phase__mark").inner_text() == "4"
    assert page.evaluate("window.said") == [sentence(page)]


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_filters_open_above_the_results(browser, site, scripts):
    context = browser.new_context(
        base_url=site.address, viewport={"width": 320, "height": 640}, java_script_enabled=scripts
    )
    page = context.new_page()
    page.goto(FOUND)
    assert not page.locator(".facets").is_visible()
    page.locator(".narrow > summary").click()

    assert page.locator(".facets").bounding_box()["y"] < page.locator("#found").bounding_box()["y"]
    value(page, "Negotiation").click()
    page.wait_for_url(NARROWED)
    assert page.locator(".facets").is_visible() is scripts
    drop = page.get_by_role("link", name="Drop Negotiation").bounding_box()
    assert min(drop["width"], drop["height"]) >= 24
    context.close()


def test_what_was_opened_and_typed_stays_when_the_list_is_renewed(wide):
    page = reads(wide, "/en/search/")
    region = page.locator("details.facet", has=page.locator("summary", has_text="Region")).last
    region.get_by_text("Show all").click()
    region.locator("input[type=search]").fill("indones")
    region.locator(".facet__all a:visible", has_text="Indonesia").click()
    page.wait_for_url("**?region=indonesia")

    assert page.evaluate(LOADED_ONCE)
    shown = page.locator("details.facet .facet__all[open] a:visible").all_inner_texts()
    assert any(text.startswith("Indonesia") for text in shown) or "Indonesia" in focused(page)
    assert not any(text.startswith("Europe") for text in shown)
