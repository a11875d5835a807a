"""Hostile requests, each made from its seed and number alone, and what every answer to one is held to.

Input 17 of seed 3 is the same request in every run of the same code: `make fuzz SEED=3 ONLY=17` asks it again,
alone. Addresses come from tests/site/addresses.py and parameters from search.criteria, so what is new is asked
without a word here.
"""

import base64
import json
import os
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import quote, unquote_to_bytes

from django.test import Client

from search import criteria, terms
from tests.site.addresses import public_addresses

INPUTS = int(os.environ.get("FUZZ_INPUTS", "2000"))
SEED = os.environ.get("FUZZ_SEED", "3")
ONLY = os.environ.get("FUZZ_ONLY", "")
# `make fuzz` measures; elsewhere other work shares the machine, and only what hangs is a fault.
MEASURED = os.environ.get("FUZZ_MEASURED") == "1"
SECONDS = 2 if MEASURED else 60

# One hostile thing each, as bytes of an address.
NASTY = [
    *rb"""
    ' " '' %22%22%22 %00 a%00b %20 %20%20%20 %09 %0d%0aSet-Cookie:%20a=b %ff %fe%ff %c3%28 %ed%a0%80
    %f0%9f%95%8a %e2%80%ae %ef%bf%bd %u0041 % %% %zz + & = ; # ? 0 -1 1e309 NaN 0x10 %d9%a3 null true [] {} {{7*7}} ${7*7}
    .. ../.. ..%2f..%2f..%2fetc%2fpasswd %2e%2e/%2e%2e/ ....// %5c..%5c.. /etc/passwd file:///etc/passwd index.md
    .git/config .env wp-login.php __proto__ admin ~root <script>alert(1)</script> %3Cimg%20src=x%20onerror=a%3E javascript:a
    '%20OR%201=1-- ';DROP%20TABLE%20x;-- select%20*%20from%20home_user AND OR NOT NOT%20a a%20AND NEAR(a%20b,%203)
    title_tokens:a a* ^a -a -- ( (((( )))) "unclosed ceasefire CEASEFIRE* %22red%20line%22 negotiation ddr africa entry
    en fr newest best %d9%88%d8%a7%d9%84 %e2%80%8d%e2%80%8c 2026-06 0000-00 9999-99 2026-13 %d9%a2%d9%a0-%d9%a0%d9%a6
    """.split(),
    *(b"9" * 30, b"-" + b"9" * 400, b"x" * 300, b"x" * 5_000, b"word%20" * 200, b"%ef%b7%ba" * 50, b"e%cc%81" * 60),
]
STRANGERS = [
    *b"p id q[] %00 %ff format callback next_url utm_source _method each list month since cursor limit".split(),
    *(b"", b"x" * 900),
]
PARAMETERS = [*(name.encode() for name in dict.fromkeys((*criteria.PARAMETERS, "page"))), *STRANGERS]
ROOTS = [
    *b"/ /en/ /ar/ /fr/toolbox/ /en/toolbox/known/ /documents/ /documents/1/ /media/ /static/ /api/ /health/".split(),
    *b"/room/ /accounts/".split(),
]
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
# What a place in a list could be made of.
PLACES = [0, 1, -1, 2**31, 2**70, 0.5, 1e308, float("nan"), float("-inf"), None, True, [], {}, "", "x" * 90, "best"]


@dataclass(frozen=True)
class Request:
    """A path and a query string in exactly these bytes, and headers."""

    path: bytes
    query: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self):
        return f"{self.path[:200]!r} ?{self.query[:300]!r} {self.headers or ''}"


# -- making them --------------------------------------------------------------------------------------------------
@cache
def addresses() -> tuple[bytes, ...]:
    """Every public address, in a language written from left to right and one from right to left."""
    return tuple(address.encode() for address in public_addresses(("en", "ar")))


def request(number: int, seed: str = SEED) -> Request:
    """The hostile request of that number."""
    dice = random.Random(f"{seed}-{number}")
    asked = dice.choice(addresses()).partition(b"?")[0]
    turn = dice.randrange(4)
    if turn == 0:
        return Request(hostile_path(dice))
    if turn == 1:
        searching = [one for one in addresses() if b"search" in one]
        return Request(dice.choice(searching).partition(b"?")[0], hostile_query(dice))
    if turn == 2:
        return Request(asked, hostile_query(dice))
    value = unquoted(some(dice)).replace("\r", "").replace("\n", "")
    return Request(asked, headers={dice.choice(HEADERS): value})


def numbers(batch: int, batches: int) -> Iterable[int]:
    """The numbers a batch of the run asks; with FUZZ_ONLY that one, in its own batch."""
    if ONLY:
        return [int(ONLY)] if int(ONLY) % batches == batch else []
    return range(batch, INPUTS, batches)


def unquoted(path: bytes) -> str:
    """A path as a WSGI server hands it on."""
    return unquote_to_bytes(path).decode("latin-1")


def some(dice: random.Random, most: int = 3) -> bytes:
    return dice.choice([b"", b"", b"%20", b"/", b"-"]).join(dice.choices(NASTY, k=dice.randint(1, most)))


def hostile_path(dice: random.Random) -> bytes:
    """Below a root, or a known address with one of its parts replaced: a term, a month, a key, a number."""
    if dice.random() < 0.5:
        tail = b"/".join(some(dice) for _part in range(dice.randint(1, 3)))
        return dice.choice(ROOTS) + tail + dice.choice([b"", b"/", b"/index.md", b"index.md", b"//"])
    parts = dice.choice(addresses()).partition(b"?")[0].split(b"/")
    parts[dice.randrange(1, len(parts))] = some(dice)
    return b"/".join(parts)


def hostile_query(dice: random.Random) -> bytes:
    pairs = [hostile_pair(dice) for _pair in range(dice.randint(1, 5))]
    return dice.choice([b"&", b"&", b"&", b"&&", b";"]).join(name + b"=" + value for name, value in pairs)


def hostile_pair(dice: random.Random) -> tuple[bytes, bytes]:
    """A parameter and its value: half of the time one that goes deep, because it is nearly right."""
    name = dice.choice([b"q", b"q", *PARAMETERS])
    if dice.random() < 0.5:
        if name == b"next":
            return name, forged_cursor(dice)
        if name.decode("latin-1") in terms.FACETS:
            return name, dice.choice([b"entry", b"negotiation", b"ddr", b"africa", b"world", b"track-1", b"en", b"ar"])
        if name == b"q":
            words = (
                b"ceasefire -mediation %22red%20line%22 clock ddr 1325 m%C3%A9diation %d9%88%d8%b3%d8%a7%d8%b7%d8%a9"
            )
            return name, b"+".join(dice.choices([*words.split(), *NASTY[:60]], k=dice.randint(1, 20)))
    return name, some(dice, dice.choice([1, 1, 3, 12]))


def forged_cursor(dice: random.Random) -> bytes:
    """Something that may pass for a place in the list: well written, with what no list has."""
    stated = [dice.choice(["best", "newest", *PLACES]), *dice.choices(PLACES, k=dice.randint(0, 4))]
    plain = json.dumps(stated, separators=(",", ":")).encode()
    plain += dice.choice([b"", b"\n", b"\n" + dice.randbytes(dice.randint(1, 40)), dice.randbytes(3)])
    sent = base64.urlsafe_b64encode(plain).decode()
    return quote(dice.choice([sent, sent.rstrip("="), sent[: len(sent) // 2], sent * 40, sent[::-1]])).encode()


# -- asking them --------------------------------------------------------------------------------------------------
@dataclass
class Asked:
    """What a batch saw: the codes, the faults, and the slowest answer."""

    codes: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)

    def __str__(self):
        codes = ", ".join(f"{code}: {count}" for code, count in sorted(self.codes.items()))
        return f"seed {SEED}: {codes}; slowest {self.slowest[0]:.2f} s of CPU (input {self.slowest[1]})"


def ask_all(door: Client, some_numbers: Iterable[int]) -> Asked:
    """Ask each, and go on after a fault: each is written down with how to ask it again."""
    asked = Asked()
    for number in some_numbers:
        one = request(number)
        try:
            answer, took = timed(door, one)
            held(answer, took, one)
        except Exception as fault:
            asked.faults.append(f"make fuzz SEED={SEED} ONLY={number}: {type(fault).__name__} {fault} {one}"[:900])
            continue
        asked.codes[answer.status_code] += 1
        asked.slowest = max(asked.slowest, (took, number))
    return asked


def timed(door: Client, asked: Request) -> tuple:
    """(answer, seconds of CPU until its last byte)."""
    began = time.process_time()
    query = asked.query.decode("latin-1")
    answer = door.get("/", PATH_INFO=unquoted(asked.path), QUERY_STRING=query, headers=asked.headers)
    answer.body = answer.getvalue()
    return answer, time.process_time() - began


def held(answer, took: float, asked: Request) -> None:
    """Hold an answer to what every answer keeps."""
    assert answer.status_code < 500, (answer.status_code, asked)
    assert took < SECONDS, (took, asked)
    assert not answer.cookies, asked
    assert answer["Cache-Control"] == "public, no-cache", asked
    assert "unsafe" not in answer["Content-Security-Policy"], asked
    if answer.status_code in (301, 302):
        assert answer["Location"].startswith("/"), asked
        assert not answer["Location"].startswith(("//", "/\\")), asked
    if answer["Content-Type"].startswith("text/html"):
        assert b"<script>alert" not in answer.body, asked
        assert b"onerror=a>" not in answer.body, asked
    assert b"Traceback" not in answer.body, asked
    if answer.status_code >= 400:
        assert answer.body.strip(), asked


def ask(door: Client, path: bytes, query: bytes = b"", **headers):
    """Ask with exactly these bytes, and hold the answer to what every answer keeps; returns the answer."""
    one = Request(path, query, headers)
    answer, took = timed(door, one)
    held(answer, took, one)
    return answer


def every_address(query: bytes) -> Iterator[Request]:
    """One query string for every public address there is, in one language."""
    for address in dict.fromkeys(one.partition("?")[0].encode() for one in public_addresses()):
        yield Request(address, query)
