"""Every page can be reached: enlarged, by keyboard, without motion, in the reader's own colours, without a script."""

import pytest

from tests.browser.every_page import FROM_BOTH_SIDES, PAGES, address

pytestmark = pytest.mark.browser

EACH = [(name, language) for name in PAGES for language in FROM_BOTH_SIDES]
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Elements with words of their own that are cut off, or stand outside of the window where none can scroll to them.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((node) => {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    const style = getComputedStyle(node);
    if (!own || !node.checkVisibility() || node.closest(".visually-hidden, .skip, optgroup, select, script, noscript")) return false;
    if (style.clipPath !== "none" || node.closest(".stack > thead, .phase__label")) return false;
    const hides = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    return hides && !style.webkitLineClamp.match(/[0-9]/) && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
}).map((node) => `${node.tagName}.${node.className}: ${node.textContent.trim().slice(0, 60)}`)"""
# What has the focus, as something to tell it by, whether it shows where it is, and whether any of it is in the window.
FOCUS = """() => {
    const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
    return {
        at: [...document.querySelectorAll("*")].indexOf(node),
        name: `${node.tagName}.${node.className} ${node.textContent.trim().slice(0, 40)}`,
        rings: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        within: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        covered: node.matches("body, main") ? false : (() => {
            const seen = document.elementFromPoint(
                Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1),
                Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1));
            return Boolean(seen) && !node.contains(seen) && !seen.contains(node) && getComputedStyle(seen).position === "fixed";
        })(),
        inside: node !== document.body,
    };
}"""
STOPS = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.disabled)
    .filter((node) => {
        const group = node.type === "radio" ? [...document.getElementsByName(node.name)] : [node];
        return node === (group.find((one) => one.checked) || group[0]);
    })
    .length"""
SHIFTS = """() => {
    window.shifted = [];
    new PerformanceObserver((list) => { for (const one of list.getEntries())
        window.shifted.push([one.value, ...one.sources.map((source) => source.node && source.node.className)]); })
        .observe({ type: "layout-shift", buffered: true });
}"""


@pytest.fixture
def look(browser, every_page):
    """Opens pages in contexts of any making; they are closed after the test."""
    opened = []

    def new(**making):
        context = browser.new_context(base_url=every_page.address, **making)
        opened.append(context)
        return context.new_page()

    yield new
    for context in opened:
        context.close()


@pytest.mark.parametrize(
    ("width", "height", "text"),
    [(320, 640, "100%"), (320, 256, "100%"), (640, 480, "200%")],
    ids=["a small phone", "four times enlarged", "text twice as large"],
)
def test_nothing_is_cut_off_or_stands_beside_the_window(look, width, height, text):
    page = look(viewport={"width": width, "height": height})
    wrong = []
    for name, language in EACH:
        page.goto(address(name, language))
        page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", text)
        wrong += [f"{name}, {language}: {over} px too wide"] if (over := page.evaluate(WIDER)) else []
        wrong += [f"{name}, {language}: cut off: {node}" for node in page.evaluate(CUT_OFF)]

    assert wrong == []


@pytest.mark.parametrize("language", FROM_BOTH_SIDES)
@pytest.mark.parametrize("name", PAGES)
def test_tab_walks_every_page_from_the_skip_link_to_the_end_and_shows_where_it_is(look, name, language):
    page = look(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")  # no scrolling under way
    page.goto(address(name, language))
    stops, walked = page.evaluate(STOPS), []
    for _stop in range(stops + 1):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if not here["inside"] or here["at"] in [one["at"] for one in walked]:
            break
        walked.append(here)

    assert walked[0]["name"].startswith("A.skip")
    assert [one["name"] for one in walked if not (one["rings"] and one["within"] and not one["covered"])] == []
    assert len(walked) == stops
    assert [one["at"] for one in walked] == sorted(one["at"] for one in walked)


@pytest.mark.parametrize("language", FROM_BOTH_SIDES)
def test_the_skip_link_leads_past_everything_above_the_content(look, language):
    page = look(viewport={"width": 1280, "height": 800})
    page.goto(f"/{language}/toolbox/first-violation-72-hours/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_nothing_moves_for_a_reader_who_asked_for_stillness(look):
    page = look(reduced_motion="reduce", viewport={"width": 360, "height": 780})
    for name in PAGES:
        page.goto(address(name, "en"))
        page.keyboard.press("Tab")
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter((node) => {
                const style = getComputedStyle(node);
                return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === "smooth";
            }).map((node) => node.tagName + "." + node.className)"""
        )
        assert moving == [], name


def test_in_the_readers_own_colours_names_and_borders_stay(look):
    page = look(forced_colors="active", viewport={"width": 1280, "height": 800})
    page.goto("/en/toolbox/first-violation-72-hours/")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    for selector in (".page-head .phase__mark", ".section--when-not-to-use", ".site-header .search-box__input"):
        assert page.locator(selector).first.evaluate(
            """(node) => { const style = getComputedStyle(node);
                return ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0
                    && style[`border${side}Color`] !== style.backgroundColor); }"""
        ), selector
    for phase in page.locator(".phase").all():
        assert phase.inner_text().strip() or phase.text_content().strip()

    page.goto("/en/search/?q=ceasefire")
    mark = page.locator("mark").first
    assert mark.evaluate("(node) => getComputedStyle(node).color !== getComputedStyle(node).backgroundColor")
    button = page.locator("main .button").first
    assert float(button.evaluate("(node) => parseFloat(getComputedStyle(node).borderTopWidth)")) >= 1


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_while_a_page_loads(look, width):
    page = look(viewport={"width": width, "height": 800})
    page.add_init_script(f"({SHIFTS})()")
    jumped = []
    for name, language in EACH:
        page.goto(address(name, language))
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        jumped += [f"{name}, {language}: {shift}" for shift in page.evaluate("window.shifted")]

    assert jumped == []


def test_without_scripts_every_page_says_and_links_the_same(look, every_page):
    with_scripts, without = look(), look(java_script_enabled=False)
    for name, language in EACH:
        for page in (with_scripts, without):
            page.goto(address(name, language))
        shown = [page.locator("main a:visible").count() for page in (with_scripts, without)]
        assert shown[0] == shown[1], name
        words = [" ".join(page.locator("main").inner_text().split()) for page in (with_scripts, without)]
        assert words[1] == words[0], name
