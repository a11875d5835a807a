"""Pictures of every page as readers see it, in each width, scheme and direction: `make screenshots`.

Run as `python -m tests.browser.screenshots [FOLDER] [ADDRESS]`: it fills FOLDER (var/screenshots) from the site at
ADDRESS; without one it serves the starter library itself, from nothing.
"""

import re
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.every_page import FROM_BOTH_SIDES, PAGES, WITHDRAWN, address
from tests.browser.serving import CHROMIUM, ROOT, chromium, served

WIDTHS = {360: 780, 768: 1024, 1280: 800}
SCHEMES = ("light", "dark")
# Those the README shows: file name → page, language, width, height.
SHOWN = {
    "home-on-a-phone": ("home", "en", 390, 844),
    "entry": ("an entry", "en", 1280, 860),
    "results": ("many results", "en", 1280, 860),
    "entry-in-arabic": ("an entry", "ar", 820, 860),
}


def file_name(*parts) -> str:
    return "-".join(re.sub(r"[^a-z0-9]+", "-", str(part).lower()) for part in parts) + ".png"


def take_all(browser: Browser, site: str, folder: Path) -> int:
    """Write a picture of each whole page; how many there are."""
    number = 0
    for width, height in WIDTHS.items():
        for scheme in SCHEMES:
            page = browser.new_page(
                base_url=site, viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
            )
            for name in PAGES:
                for language in FROM_BOTH_SIDES:
                    page.goto(address(name, language))
                    page.screenshot(path=folder / file_name(name, language, width, scheme), full_page=True)
                    number += 1
            page.close()
    return number


def take_shown(browser: Browser, site: str, folder: Path) -> None:
    """Write the pictures of the README, each a window full, in few colours so that they stay small."""
    for name, (what, language, width, height) in SHOWN.items():
        page = browser.new_page(base_url=site, viewport={"width": width, "height": height}, color_scheme="light")
        page.goto(address(what, language))
        page.screenshot(path=folder / f"{name}.png")
        page.close()
        with Image.open(folder / f"{name}.png") as picture:
            few = picture.convert("RGB").quantize(64, dither=Image.Dither.NONE)
        few.save(folder / f"{name}.png", optimize=True)


def main(folder: str = "", site: str = "") -> int:
    """Needs a Chromium; 1 where there is none."""
    path = chromium()
    if not path:
        print("No Chromium found; set CHROMIUM to one.", file=sys.stderr)
        return 1
    target = Path(folder or ROOT / "var" / "screenshots")
    (target / "readme").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as var, served(Path(var)) if not site else nullcontext() as running:
        if running:
            running.withdraw(f"/en/{WITHDRAWN}")
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=path, args=CHROMIUM)
            there = site or running.address
            take_shown(browser, there, target / "readme")
            number = take_all(browser, there, target)
            browser.close()
    print(f"{number} pictures are in {target}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
