"""Anything may be asked of any address: a helpful answer, never a 5xx, and soon.

Two thousand requests by default, the same ones each time; `make fuzz` asks more, others, and measures.
"""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from tests import factories
from tests.site import hostile
from tests.site.conftest import public_settings
from tests.site.hostile import ask, every_address, held, timed

pytestmark = pytest.mark.django_db

# So that several processes share them.
BATCHES = 20
# Of so many some are pages, some are not understood, and some are not there.
ENOUGH = 100


@pytest.fixture(scope="module")
def door(shared_data):
    """The public door of a house with a page of its own; where it is measured, with the starter library too."""
    with shared_data(), override_settings(**public_settings()):
        if hostile.MEASURED:
            call_command("load_library", str(Path(__file__).parents[2] / "library"), verbosity=0)
        factories.entry(slug="known", title="Clock and red line", regions=["aceh"])
        factories.translated(factories.case(slug="known-case"), "ar", title="وساطة", summary="كلام")
        yield Client(raise_request_exception=False)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_hostile_requests_are_answered(door, batch):
    asked = hostile.ask_all(door, hostile.numbers(batch, BATCHES))

    print(asked)
    assert not asked.faults, "\n".join(asked.faults[:20])
    if sum(asked.codes.values()) >= ENOUGH:
        assert {200, 400, 404} <= set(asked.codes)


def test_the_same_seed_and_number_make_the_same_request():
    assert str(hostile.request(17)) == str(hostile.request(17))
    assert str(hostile.request(17)) != str(hostile.request(17, seed="another"))


# -- by name, what the rules name -------------------------------------------------------------------------------
NAMED = {
    "quotes": b"q=%22%27%60%22&phase=%22&page=%27",
    "NULs": b"q=%00&q=a%00b&type=%00&page=%00&%00=%00",
    "blanks": b"q=+++&type=+&page=+&=+&=",
    "ten thousand words": b"q=" + b"word+" * 10_000,
    "ten thousand words left out": b"q=" + b"-w+" * 10_000,
    "one very long word": b"q=" + b"x" * 60_000,
    "bad UTF-8": b"q=%ff%fe%c3%28&region=%ed%a0%80&%ff=%ff",
    "huge numbers": b"page=" + b"9" * 5_000 + b"&next=" + b"9" * 5_000,
    "negative pages": b"page=-1&page=0",
    "thousands of repeated parameters": b"&".join([b"phase=negotiation", b"theme=ddr", b"q=clock"] * 2_000),
    "thousands of different parameters": b"&".join(b"p%d=1" % n for n in range(5_000)),
    "more parameters than are read": b"&".join([b"a=1"] * 20_000),
    "the syntax of the text index": b'q=%22a%22+OR+NEAR(a+b%2C+3)+AND+NOT+*+title_tokens%3Aa+%5Ea+%7Ba+b%7D',
    "brackets": b"q=" + b"(" * 20_000,
    "every region there is": b"&".join(b"region=r%d" % n for n in range(3_000)),
    "a forged cursor": b"next=WyJiZXN0IiwwLDAuMSwxXQ&q=a",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_each_thing_the_rules_name_is_answered_everywhere(door, name):
    for asked in every_address(NAMED[name]):
        held(*timed(door, asked), asked)


PATHS = {
    "a NUL": b"/en/toolbox/%00/",
    "a NUL in a file": b"/media/%00.png",
    "bad UTF-8": b"/en/%ff%fe/",
    "bad UTF-8 in a term": b"/en/themes/%ff/",
    "a very long path": b"/en/" + b"a/" * 20_000,
    "a very long slug": b"/en/toolbox/" + b"a" * 60_000 + b"/",
    "a very long file": b"/media/" + b"a" * 5_000 + b".png",
    "a very long name of a document": b"/documents/1/" + b"a" * 5_000,
    "a very long term": b"/en/regions/" + b"a" * 60_000 + b"/",
    "path traversal": b"/media/..%2f..%2f..%2fetc/passwd",
    "path traversal, doubled": b"/media/%252e%252e%252f%252e%252e%252fetc/passwd",
    "path traversal in static files": b"/static/..%2f..%2fmanage.py",
    "path traversal by backslash": b"/media/..%5c..%5cetc%5cpasswd",
    "an absolute path": b"/media//etc/passwd",
    "a huge number of a document": b"/documents/" + b"9" * 4_000 + b"/a.pdf",
    "a big number of a document": b"/documents/9223372036854775808/a.pdf",
    "a number that is none": "/documents/\u0663/a.pdf".encode(),
    "two slashes": b"//example.org/",
    "two slashes and a language": b"//example.org/en/toolbox",
    "a backslash": b"/%5cexample.org/",
    "a line break": b"/en/a%0d%0aSet-Cookie:a=b/",
    "letters of everywhere": "/en/toolbox/日本語-émigré-وساطة/".encode(),
    "a folder": b"/media/",
    "the parent of the folder": b"/media/../",
}


@pytest.mark.parametrize("name", PATHS)
def test_each_hostile_path_is_answered(door, name):
    for path in (PATHS[name], PATHS[name].rstrip(b"/"), PATHS[name] + b"index.md"):
        answer = ask(door, path)
        assert answer.status_code in (301, 400, 404), path[:80]
        assert b"root:" not in answer.getvalue()
        assert b"DJANGO_SETTINGS_MODULE" not in answer.getvalue()


def test_a_search_that_is_not_understood_says_what_was_left_out(door):
    body = ask(door, b"/en/search/", b"phase=nonsense&page=99999999&q=clock").content.decode()

    assert "nonsense" in body
    assert 'class="notice"' in body


def test_what_was_typed_is_shown_as_words_only(door):
    body = ask(door, b"/en/search/", b"q=%3Cb%3Ebold%3C/b%3E%22%20onfocus=%22a&theme=%3Ci%3E").content.decode()

    assert "<b>bold" not in body
    assert '" onfocus="' not in body
    assert "<i>" not in body
    assert "&lt;b&gt;bold" in body


def test_a_page_beyond_the_last_leads_back_to_what_there_is(door):
    body = ask(door, b"/en/search/", b"q=clock&page=40").content.decode()

    assert "/en/toolbox/known/" in body
