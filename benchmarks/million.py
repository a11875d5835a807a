"""How long a search server takes where there are many documents: `python -m benchmarks.million 1000000`.

Needs SEARCH_URL. Made-up documents go straight to the server, in an index of its own that stays for the next run (its
name is told), and the sets that go with them are made in memory: there are no pages. Then the engine's whole
question but for reading the hits' rows (matching, totals, every facet counted, the best twenty) is timed by the
clock on the wall, after one round that warms the server.
"""

import os
import sys
import time
from itertools import accumulate
from random import Random
from statistics import median

AT_ONCE = 2_000
TIMES = 5
WORDS, TITLE, BODY = 60_000, 6, 60
FILED = {"phase": 8, "theme": 40, "region": 250, "track": 4, "role": 30, "type": 5}
STAMP = "million"
QUESTIONS = {
    "the commonest word": ("w1", {}),
    "one in ten": ("w40", {}),
    "rare": ("w20000", {}),
    "two common words": ("w1 w2", {}),
    "three words": ("w5 w60 w700", {}),
    "a phrase": ('"w1 w2"', {}),
    "common, one facet": ("w1", {"phase": ("phase-1",)}),
    "common, three facets": ("w2", {"phase": ("phase-1", "phase-2"), "theme": ("theme-3",), "region": ("region-9",)}),
    "common without another": ("w3 -w4", {}),
    "few have all": ("w20000 w30000 w7", {}),
    "nothing": ("neverheard", {}),
}


def documents(number: int):
    """So many (number, tokens), the same each time; how often words come follows Zipf's law."""
    from search.texts import Tokens

    dice = Random(7)
    words = [f"w{n}" for n in range(1, WORDS + 1)]
    weights = list(accumulate(1 / n for n in range(1, WORDS + 1)))
    pool = dice.choices(words, cum_weights=weights, k=2_000_000)
    for at in range(1, number + 1):
        begin = dice.randrange(len(pool) - TITLE - BODY)
        title, body = pool[begin : begin + TITLE], pool[begin + TITLE : begin + TITLE + BODY]
        yield at, Tokens(title=" ".join(title), body=" ".join(body))


def fill(client, name: str, number: int) -> None:
    """The documents on the server, where they are not there already."""
    from search.engines.servers import index
    from search.engines.servers.clients import ServerFault

    try:
        if client.send("GET", f"/{name}/_count")["count"] == number:
            return
        index.drop(client, name)
    except ServerFault:
        pass
    index.create(client, name)
    batch, began = [], time.monotonic()
    for at, tokens in documents(number):
        batch.append(index.document(at, tokens, "entry", STAMP))
        if len(batch) == AT_ONCE or at == number:
            index.put(client, name, batch, version=1, refresh=at == number)
            print(f"\r{at} of {number}, {time.monotonic() - began:.0f} s", end="", file=sys.stderr)
            batch = []
    print(file=sys.stderr)


def made_index(number: int):
    """Sets as if the documents were filed: each under one slug of a facet at random."""
    from search import bits, facets
    from search.changes import Mark

    dice, everything = Random(3), ((1 << number) - 1) << 1
    sets = {facets.ALL: everything, ("language", "en"): everything, facets.ORIGINAL: everything}
    for facet, slugs in FILED.items():
        members: list[list[int]] = [[] for _slug in range(slugs)]
        for at, slug in enumerate(dice.choices(range(slugs), k=number), 1):
            members[slug].append(at)
        sets |= {(facet, f"{facet}-{n}"): bits.from_numbers(one) for n, one in enumerate(members)}
    return facets.Index(Mark(), sets, {}, (), Mark())


def asker(client, index):
    """A server without a database behind it."""
    from search.engines.servers.engine import Question

    class Reserve:
        def frequencies(self, tokens):
            return dict.fromkeys(tokens, 1_000)

    class Alone(Question):
        def __init__(self):
            self.client, self.reserve, self.index, self.stamp = client, Reserve(), index, STAMP
            self.until, self.proven = time.monotonic() + 30, False
            self.sizes = {}
            self.all = index.sets["all", ""]

    return Alone


def ask(engine, index, text: str, chosen: dict) -> tuple[int, float]:
    """Hits, and milliseconds by the clock."""
    from django.utils import timezone

    from search import terms
    from search.criteria import Criteria
    from search.engines.asking import Asking

    began = time.perf_counter()
    asking = Asking(engine(), Criteria(text=text, **chosen), index, timezone.now())
    total = asking.found.bit_count()
    for facet in terms.FACETS:
        asking._values(facet)
    asking._if_dropped()
    asking.ranked(asking.found, 20)
    return total, 1000 * (time.perf_counter() - began)


def main(number: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toolbox_site.settings.testing")
    import django

    django.setup()
    from search import terms
    from search.engines.servers import configured
    from search.engines.servers.clients import client_of

    address = configured()
    if address is None:
        sys.exit("Set SEARCH_URL.")
    terms.read_terms = lambda: []
    terms.vocabulary = lambda index=None: terms.Vocabulary([])
    name = f"{address.index}.{number}"
    client = client_of(type(address)(address.vendor, address.url, name, address.user, address.password))
    fill(client, name, number)
    index = made_index(number)
    engine = asker(client, index)
    for text, chosen in QUESTIONS.values():
        ask(engine, index, text, chosen)
    times = {}
    for called, (text, chosen) in QUESTIONS.items():
        told = [ask(engine, index, text, chosen) for _time in range(TIMES)]
        times[called] = [took for _total, took in told]
        print(f"{called:>26} {told[0][0]:>9} hits  median {median(times[called]):7.0f} ms")
    every = sorted(took for some in times.values() for took in some)
    print(f"p50 {median(every):.0f} ms, p95 {every[int(0.95 * len(every))]:.0f}, worst {every[-1]:.0f}; index {name}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
