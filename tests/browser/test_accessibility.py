"""axe-core finds nothing on any page: every rule of WCAG 2.2 A and AA and its best practice, `target-size` too."""

from importlib import resources

import pytest

from tests.browser.every_page import FROM_BOTH_SIDES, PAGES, address

pytestmark = pytest.mark.browser

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
LOOK = """async (tags) => {
    const found = await axe.run({
        runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"],
    });
    return [found.passes.length, found.violations.flatMap((fault) => fault.nodes.map((node) =>
        `${fault.id}: ${node.target.join(" ")} in ${node.html.slice(0, 160)}`))];
}"""
WIDTHS = (320, 768, 1280)
SCHEMES = ("light", "dark")


def looked_at(page) -> tuple[int, list[str]]:
    """How many rules axe-core found kept on an open page, and each fault with where it is."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    kept, faults = page.evaluate(LOOK, TAGS)
    return kept, faults


@pytest.fixture
def page(browser, every_page):
    context = browser.new_context(base_url=every_page.address, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_axe_is_new_enough_and_sees_a_fault(page):
    page.goto("/en/about/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/static/mark.svg>')")
    assert any(fault.startswith("image-alt") for fault in looked_at(page)[1])
    page.evaluate(
        """() => { for (const node of document.querySelectorAll("nav ul, nav li, nav a"))
            Object.assign(node.style, { display: "block", inlineSize: "8px", height: "8px", minHeight: 0, padding: 0, margin: 0, border: 0, gap: 0 });
        }"""
    )
    assert any(fault.startswith("target-size") for fault in looked_at(page)[1])
    assert [int(part) for part in page.evaluate("axe.version").split(".")] >= [4, 10]


@pytest.mark.parametrize("language", FROM_BOTH_SIDES)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_at_any_width_in_light_or_dark(page, name, language):
    page.goto(address(name, language))

    said = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            kept, faults = looked_at(page)
            assert kept > 10
            said += [f"{width} px, {scheme}: {fault}" for fault in faults]

    assert said == []
