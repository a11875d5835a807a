"""HTML and CSS are valid by the W3C's checker, vnu.jar: no error and no warning, on any template in any language.

It needs Java, and the checker at VNU_JAR.
"""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from home.services import withdraw
from tests.browser.every_page import LANGUAGES, PAGES, WITHDRAWN, address
from toolbox.models import GlossaryTermPage

pytestmark = [pytest.mark.checker, pytest.mark.django_db]

SHEETS = sorted(Path(settings.ROOT, "toolbox_site", "static").rglob("*.css"))
STYLE_SHEET = re.compile(r'/static/([^"?]+\.css)')
# What the checker does not know yet: none. Its words, as a regular expression, where a sheet needs one.
EXCEPTIONS = re.compile(r"(?!)")


def faults(*files: Path) -> list[str]:
    """What the checker says of some files, as `file:line: words`."""
    kind = "--css" if files[0].suffix == ".css" else "--html"
    command = ["java", "-jar", os.environ["VNU_JAR"], "--format", "json", "--exit-zero-always", kind, *map(str, files)]
    said = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stderr)["messages"]
    return [
        f"{Path(one['url']).name}:{one.get('lastLine', 0)}: {one['message']}"
        for one in said
        if (one["type"] != "info" or one.get("subType") == "warning") and not EXCEPTIONS.search(one["message"])
    ]


@pytest.fixture(scope="module")
def door(library_database):
    withdraw(GlossaryTermPage.objects.get(slug=WITHDRAWN.split("/")[1], locale__language_code="en"))
    return Client()


def test_the_checker_sees_a_fault_in_either(tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><html lang=en><title>x</title><p><div>x</div></p><blink>")
    (tmp_path / "sheet.css").write_text("a { colour: red; }")

    assert faults(tmp_path / "page.html")
    assert faults(tmp_path / "sheet.css")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_is_valid_html(door, tmp_path, language):
    for name in PAGES:
        answer = door.get(address(name, language))
        assert answer.status_code == {"not found": 404, "withdrawn": 410}.get(name, 200), name
        (tmp_path / f"{re.sub('[^a-z]+', '-', name)}.html").write_bytes(answer.content)

    assert faults(*tmp_path.iterdir()) == []


def test_every_style_sheet_is_valid_css():
    assert len(SHEETS) > 5
    assert faults(*SHEETS) == []


def test_no_page_uses_a_style_sheet_that_was_not_checked(door):
    used = {name for page in PAGES for name in STYLE_SHEET.findall(door.get(address(page, "en")).content.decode())}

    assert used
    assert {finders.find(name) for name in used} <= {str(sheet) for sheet in SHEETS}
