"""What a screen reader is told of languages: the page's own, and that of every passage in another script."""

import pytest

from tests.browser.every_page import LANGUAGES, PAGES, address

pytestmark = pytest.mark.browser

# Passages in the other script than the language they are said to be in. In Arabic only what has no Latin names in it.
MISSPOKEN = """([most, OURS]) => [...document.querySelectorAll("body *")].filter((node) => node.checkVisibility()).flatMap((node) => {
    const words = [...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data).join(" ");
    const arabic = (words.match(/[\\u0621-\\u064a]/g) || []).length, latin = (words.match(/[a-zà-ÿ]/gi) || []).length;
    const said = node.closest("[lang]").lang;
    const wrong = said === "ar" ? node.matches(OURS) && latin > most && latin > arabic : arabic > 2 && arabic > latin;
    return wrong ? [`said to be ${said}: <${node.tagName.toLowerCase()} class="${node.className}"> ${words.trim().slice(0, 80)}`] : [];
})"""
DIRECTIONS = """() => [...document.querySelectorAll("[lang]")].filter((node) => node.innerText.trim()).flatMap((node) => {
    const wanted = node.lang === "ar" ? "rtl" : "ltr", has = getComputedStyle(node).direction;
    return has === wanted || node.dir === "auto" ? [] : [`${node.tagName}.${node.className} is ${node.lang} and ${has}: ${node.innerText.slice(0, 60)}`];
})"""
NAMES = 30  # letters
OURS = ".card__title a, .card__summary, .page-head__title, .page-head__summary, .menu__link, .links a, .section__title, p.review"


@pytest.fixture
def page(browser, every_page):
    context = browser.new_context(base_url=every_page.address, viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_passage_is_said_to_be_in_the_language_it_is_in(page, language):
    wrong = []
    for name in PAGES:
        page.goto(address(name, language))
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        wrong += [f"{name}: {passage}" for passage in page.evaluate(MISSPOKEN, [NAMES, OURS])]
        wrong += [f"{name}: {passage}" for passage in page.evaluate(DIRECTIONS)]

    assert wrong == []
