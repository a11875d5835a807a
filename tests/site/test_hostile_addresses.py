"""Anything may be asked of any address: a helpful answer, never a 5xx, and soon.

Two thousand inputs by default, the same ones each time; FUZZ_INPUTS=100000 asks for more, FUZZ_SEED for others.
"""

import os
import random
import time
from urllib.parse import unquote_to_bytes

import pytest
from django.test import Client, override_settings

from tests import factories
from tests.site.addresses import public_addresses
from tests.site.conftest import public_settings

pytestmark = pytest.mark.django_db

INPUTS = int(os.environ.get("FUZZ_INPUTS", "2000"))
SEED = int(os.environ.get("FUZZ_SEED", "3"))
SECONDS = 2

# One hostile thing each, as bytes of an address.
NASTY = [
    *rb"""
    ' " '' %22%22%22 %00 a%00b %20 %20%20%20 %09 %0d%0aSet-Cookie:%20a=b %ff %fe%ff %c3%28 %ed%a0%80
    %f0%9f%95%8a %e2%80%ae %ef%bf%bd %u0041 % %% %zz + & = ; # ? 0 -1 1e309 NaN 0x10 %d9%a3 null true [] {} {{7*7}} ${7*7}
    .. ../.. ..%2f..%2f..%2fetc%2fpasswd %2e%2e/%2e%2e/ ....// %5c..%5c.. /etc/passwd file:///etc/passwd index.md
    .git/config .env wp-login.php __proto__ admin ~root <script>alert(1)</script> %3Cimg%20src=x%20onerror=a%3E javascript:a
    '%20OR%201=1-- ';DROP%20TABLE%20x;-- select%20*%20from%20home_user AND OR NOT NOT%20a a%20AND NEAR(a%20b,%203)
    title_tokens:a a* ^a -a -- ( (((( )))) "unclosed ceasefire CEASEFIRE* %22red%20line%22 negotiation ddr africa entry
    en fr newest best %d9%88%d8%a7%d9%84 %e2%80%8d%e2%80%8c
    """.split(),
    *(b"9" * 30, b"-" + b"9" * 400, b"x" * 300, b"x" * 5_000, b"word%20" * 200, b"%ef%b7%ba" * 50, b"e%cc%81" * 60),
]
PARAMETERS = [
    *b"each q q q type phase theme region track role language sort page next lang p id q[] %00 %ff".split(),
    *b"format callback next_url utm_source _method".split(),
    *(b"", b"x" * 900),
]
ROOTS = b"""
    / /en/ /ar/ /fr/toolbox/ /en/toolbox/known/ /en/search/ /en/search/feed/ /en/search/new/ /en/themes/ /en/regions/
    /en/phases/ /documents/ /documents/1/ /media/ /static/ /api/ /api/v1/ /api/v1/search /api/v1/pages/ /health/ /room/ /accounts/
""".split()
HEADERS = [
    "Accept-Language",
    "If-None-Match",
    "If-Modified-Since",
    "Accept-Encoding",
    "Accept",
    "Range",
    "Cookie",
    "Referer",
    "X-Forwarded-Host",
]


@pytest.fixture(scope="module")
def door(shared_data):
    with shared_data(), override_settings(**public_settings()):
        factories.entry(slug="known", title="Clock and red line", regions=["aceh"])
        factories.translated(factories.case(slug="known-case"), "ar", title="وساطة", summary="كلام")
        yield Client(raise_request_exception=False)


def ask(door: Client, path: bytes, query: bytes = b"", **headers):
    """Ask with exactly these bytes, and hold the answer to what every answer keeps."""
    began = time.process_time()
    answer = door.get("/", PATH_INFO=unquoted(path), QUERY_STRING=query.decode("latin-1"), headers=headers)
    took = time.process_time() - began
    asked = (path[:200], query[:200], headers)
    assert answer.status_code < 500, asked
    assert took < SECONDS, (took, asked)
    assert not answer.cookies, asked
    assert answer["Cache-Control"] == "public, no-cache", asked
    assert "unsafe" not in answer["Content-Security-Policy"], asked
    if answer.status_code in (301, 302):
        assert answer["Location"].startswith("/"), asked
        assert not answer["Location"].startswith(("//", "/\\")), asked
    body = answer.getvalue()
    if answer["Content-Type"].startswith("text/html"):
        assert b"<script>alert" not in body, asked
        assert b"onerror=a>" not in body, asked
    assert b"Traceback" not in body, asked
    if answer.status_code >= 400:
        assert body.strip(), asked
    return answer


def unquoted(path: bytes) -> str:
    """A path as a WSGI server hands it on."""
    return unquote_to_bytes(path).decode("latin-1")


def some(dice: random.Random, most: int = 3) -> bytes:
    return dice.choice([b"", b"", b"%20", b"/", b"-"]).join(dice.choices(NASTY, k=dice.randint(1, most)))


def hostile_path(dice: random.Random) -> bytes:
    tail = b"/".join(some(dice) for _part in range(dice.randint(1, 3)))
    return dice.choice(ROOTS) + tail + dice.choice([b"", b"/", b"/index.md", b"index.md", b"//"])


def hostile_query(dice: random.Random) -> bytes:
    pairs = [(dice.choice(PARAMETERS), some(dice, dice.choice([1, 1, 3, 12]))) for _pair in range(dice.randint(1, 5))]
    return dice.choice([b"&", b"&", b"&", b"&&", b";"]).join(name + b"=" + value for name, value in pairs)


# In ten batches, so that several processes share them.
@pytest.mark.parametrize("batch", range(10))
def test_two_thousand_hostile_inputs_are_answered(door, batch):
    dice = random.Random(f"{SEED}-{batch}")
    asked = [address.encode() for address in public_addresses(("en", "ar"))]
    codes = set()
    for number in range(INPUTS // 10):
        turn = number % 4
        if turn == 0:
            answer = ask(door, hostile_path(dice))
        elif turn == 1:
            answer = ask(door, b"/api/v1/search" + dice.choice([b"", b"", b".csv", b".jsonl"]), hostile_query(dice))
        elif turn == 2:
            answer = ask(
                door, dice.choice([b"/en/search/", b"/ar/search/", b"/en/themes/ddr/", *asked]), hostile_query(dice)
            )
        else:
            header = dice.choice(HEADERS)
            value = unquoted(some(dice)).replace("\r", "").replace("\n", "")
            answer = ask(door, dice.choice(asked), **{header: value})
        codes.add(answer.status_code)
    assert {200, 400, 404} <= codes


# -- by name, what the rules name -------------------------------------------------------------------------------
WHERE = b"""
    / /en/ /en/toolbox/ /en/toolbox/known/ /ar/search/ /en/search/ /en/search/feed/ /en/search/new/2026-06/ /en/themes/ddr/
    /fr/regions/ /api/v1/search /sitemap.xml /en/nothing/ /en/toolbox/known/index.md /documents/1/a.pdf
    /api/v1/ /api/v1/search.csv /api/v1/search.jsonl /api/v1/pages/00000000-0000-4000-8000-000000000000
    /api/v1/openapi.json /fr/search/opensearch.xml
""".split()
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
    for path in WHERE:
        ask(door, path, NAMED[name])


PATHS = {
    "a NUL": b"/en/toolbox/%00/",
    "a NUL in a file": b"/media/%00.png",
    "bad UTF-8": b"/en/%ff%fe/",
    "bad UTF-8 in a term": b"/en/themes/%ff/",
    "a very long path": b"/en/" + b"a/" * 20_000,
    "a very long slug": b"/en/toolbox/" + b"a" * 60_000 + b"/",
    "a very long file": b"/media/" + b"a" * 5_000 + b".png",
    "a very long name of a document": b"/documents/1/" + b"a" * 5_000,
    "a month of nowhere": b"/en/search/new/0000-99/",
    "a month to come": b"/en/search/new/9999-12/",
    "a month in other digits": "/en/search/new/٢٠٢٦-٠٦/".encode(),
    "a very long month": b"/en/search/new/" + b"9" * 5_000 + b"-11/",
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
