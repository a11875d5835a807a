"""Every pair of colours that meets on a page can be told apart, in light and in dark (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

SHEET = Path(settings.ROOT) / "toolbox_site" / "static" / "css" / "site.css"
PAPERS = ("paper", "raised", "sunk")
PHASES = tuple(f"phase-{number}" for number in range(1, 9))
TEXT = 4.5
BORDER = 3.0

PAIRS = [
    *((words, paper, TEXT) for words in ("ink", "soft", "link", "visited", "accent", *PHASES) for paper in PAPERS),
    *((f"{kind}", f"{kind}-paper", TEXT) for kind in ("yes", "no", "note")),
    *((words, f"{kind}-paper", TEXT) for kind in ("yes", "no", "note") for words in ("ink", "soft", "link")),
    *((words, "mark", TEXT) for words in ("ink",)),
    *(("on-phase", phase, TEXT) for phase in PHASES),
    ("on-accent", "accent", TEXT),
    *(("edge", paper, BORDER) for paper in PAPERS),
]


def schemes() -> dict[str, dict[str, str]]:
    """Light and dark: token → colour as six hexadecimal digits."""
    light, dark = SHEET.read_text().split("@media (prefers-color-scheme: dark)")
    return {"light": colours(light), "dark": colours(light) | colours(dark.split("@layer base")[0])}


def colours(css: str) -> dict[str, str]:
    found = dict(re.findall(r"--([\w-]+): #([0-9a-f]{3}|[0-9a-f]{6});", css))
    return {name: "".join(c * 2 for c in value) if len(value) == 3 else value for name, value in found.items()}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it, 0 to 1."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_measured_as_the_standard_says():
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("767676", "ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("one", "other", "least"), PAIRS, ids=lambda value: str(value))
def test_a_pair_of_colours_can_be_told_apart(scheme, one, other, least):
    tokens = schemes()[scheme]

    assert contrast(tokens[one], tokens[other]) >= least


def test_both_schemes_name_the_same_colours():
    light, dark = SHEET.read_text().split("@media (prefers-color-scheme: dark)")
    assert colours(light).keys() == colours(dark.split("@layer base")[0]).keys()
