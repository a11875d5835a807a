"""A made-up library of any size in a scratch database: the same documents for the same number, each time.

    python -m benchmarks.corpus 10000

makes it and says where it is. It is kept until what it is made by changes; the smaller library is the
beginning of the larger.
"""

import hashlib
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import accumulate, islice, pairwise
from pathlib import Path
from random import Random
from urllib.parse import urlsplit
from uuid import UUID

ROOT = Path(__file__).resolve().parents[1]
MADE_BY = (
    *("benchmarks/corpus.py", "benchmarks/words.py", "home/vocabularies/**/*.yaml", "*/migrations/*.py"),
    *("search/texts.py", "search/stopwords.py", "search/engines/fts5.py"),
)
# Of these only the number counts that they raise when they make other documents or tokens.
NUMBERED = ("search/analysis.py", "search/projection.py")
VERSION = re.compile(r"^VERSION = .*$", re.MULTILINE)
AT_ONCE = 1_000
FIRST_PAGE = 1_000_000  # beyond the ids of the rooms
TODAY = datetime(2026, 11, 1, tzinfo=UTC)

LANGUAGES_WRITTEN_IN = (("en", 0.72), ("fr", 0.13), ("es", 0.08), ("ar", 0.07))
TRANSLATED = 0.35
KINDS = (("entry", 0.45), ("case", 0.25), ("organisation", 0.12), ("guide", 0.08), ("term", 0.10))
FILED = {"phase": (1, 2), "theme": (1, 3), "region": (0, 3), "track": (0, 2), "role": (0, 2)}
GENERAL, EXPIRED, EXPIRING = 0.2, 0.01, 0.03


def folder(number: int) -> Path:
    """Where the library of so many documents lies, for as long as what it is made by stays the same."""
    stated = hashlib.sha256()
    for path in sorted(path for pattern in MADE_BY for path in ROOT.glob(pattern) if ".venv" not in path.parts):
        stated.update(path.read_bytes())
    for name in NUMBERED:
        stated.update(VERSION.search((ROOT / name).read_text())[0].encode())
    return Path(os.environ.get("VAR_DIR", ROOT / "var")) / "benchmark" / f"{number}-{stated.hexdigest()[:12]}"


def use(number: int) -> Path:
    """Set Django up on the library of so many documents, making it where there is none. Returns its database."""
    home = folder(number)
    database = home / "toolbox.sqlite3"
    making = home.with_suffix(".making")
    new = not database.exists()
    if new:
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
    _set_up(making / database.name if new else database)
    if new:
        _make(number)
        making.rename(home)
        _set_up(database)
    return database


def use_on_postgresql(number: int, address: str) -> str:
    """The same on the PostgreSQL server at an address: a database of its own there. Returns that one's address."""
    from tests.built_house import Templates

    name = f"toolbox_benchmark_{folder(number).name.replace('-', '_')}"
    kept = Templates(address)
    new = not kept.exists(name)
    making = kept.begun(name, None) if new else ""
    found = urlsplit(address)._replace(path=f"/{name}").geturl()
    _set_up_at(making or found)
    if new:
        from django.db import connection

        _make(number)
        connection.close()
        kept.finished(name)
        connection.settings_dict["NAME"] = name
        os.environ["DATABASE_URL"] = found
    return found


def _set_up(database: Path) -> None:
    _set_up_at(f"sqlite:///{database}")
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = str(database)


def _set_up_at(address: str) -> None:
    import django

    os.environ["DATABASE_URL"] = address
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toolbox_site.settings.development")
    django.setup()


def _make(number: int) -> None:
    from django.core.management import call_command
    from django.db import connection, transaction

    from search import facets, projection

    started = time.monotonic()
    call_command("migrate", verbosity=0)
    for command in ("sync_vocabularies", "set_up_site"):
        call_command(command, stdout=StringIO())
    above = projection.ancestors()
    library = enumerate(records(number), FIRST_PAGE)
    while some := dict(islice(library, AT_ONCE)):
        with transaction.atomic():
            projection.write_many({at: projection.values_of(record) for at, record in some.items()}, above)
        done = max(some) + 1 - FIRST_PAGE
        print(f"\r{done} of {number} documents, {time.monotonic() - started:.0f} s", end="", file=sys.stderr)
    print(file=sys.stderr)
    facets.store()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit=400")
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute("VACUUM ANALYZE")


def records(number: int) -> Iterator:
    """So many search records, work by work, each followed by its translations."""
    from benchmarks.words import all_words

    dice = Random(1994)
    words, filing = all_words(dice), _filing(dice)
    works = (version for _work in iter(int, 1) for version in _work_in_its_languages(dice, words, filing))
    return islice(works, number)


def _filing(dice: Random) -> dict[str, tuple[list[str], list[float]]]:
    """The slugs of each facet in an order of its own, with the running sum of how often each is chosen."""
    from home.models import Phase, Region, Role, Theme, Track

    models = {"phase": Phase, "theme": Theme, "region": Region, "track": Track, "role": Role}
    filing = {}
    for facet, model in models.items():
        slugs = sorted(model.objects.values_list("slug", flat=True))
        dice.shuffle(slugs)
        filing[facet] = (slugs, list(accumulate((rank + 3) ** -0.9 for rank in range(len(slugs)))))
    return filing


def _one_of(dice: Random, shares) -> str:
    return dice.choices([name for name, _share in shares], [share for _name, share in shares])[0]


def _work_in_its_languages(dice: Random, words, filing) -> Iterator:
    original = _one_of(dice, LANGUAGES_WRITTEN_IN)
    others = [language for language in words if language != original]
    translated = dice.sample(others, dice.choice((1, 1, 2, 3))) if dice.random() < TRANSLATED else []
    general = dice.random() < GENERAL
    published = TODAY - timedelta(seconds=dice.randrange(5 * 365 * 86_400))
    expires = dice.random()
    shared = {
        "key": str(UUID(int=dice.getrandbits(128))),
        "kind": _one_of(dice, KINDS),
        "published": published,
        "reviewed": published.date() if dice.random() < 0.7 else None,
        "expires": published if expires < EXPIRED else TODAY.replace(year=2040) if expires < EXPIRING else None,
        "general": general,
        "terms": {facet: _chosen(dice, facet, filing, general) for facet in FILED},
    }
    for language in (original, *translated):
        yield _version(dice, words[language], language, language == original, shared)


def _chosen(dice: Random, facet: str, filing, general: bool) -> tuple[str, ...]:
    if facet == "region" and general:
        return ()
    slugs, weights = filing[facet]
    least, most = FILED[facet]
    return tuple(dict.fromkeys(dice.choices(slugs, cum_weights=weights, k=dice.randint(least, most))))


def _version(dice: Random, words, language: str, is_original: bool, shared: dict):
    """One page: 300 to 800 words in some sections, with the words of the field strewn in."""
    from home.records import Passage, SearchRecord

    field = words.of_the_field(dice)
    text = words.some(dice, dice.randint(300, 800))
    for word in field:
        for _time in range(dice.choice((1, 1, 2, 3, 6))):
            text[dice.randrange(len(text))] = word
    cuts = sorted({0, *(dice.randrange(20, len(text)) for _cut in range(dice.randint(2, 9))), len(text)})
    passages = tuple(
        Passage(f"part-{place}", _title(dice, words, field, 0.1), _sentences(text[first:last]))
        for place, (first, last) in enumerate(pairwise(cuts), 1)
    )
    return SearchRecord(
        language=language,
        is_original=is_original,
        title=_title(dice, words, field, 0.3),
        also_known_as="\n".join(_title(dice, words, field, 0.1) for _name in range(dice.choice((0, 0, 1, 2)))),
        summary=_sentences([*words.some(dice, dice.randint(15, 35)), *field[:2]]),
        passages=passages,
        url=f"/{language}/library/{dice.getrandbits(40):x}/",
        **shared,
    )


def _title(dice: Random, words, field: list[str], share: float) -> str:
    told = words.telling(dice, dice.randint(2, 5))
    if field and dice.random() < share:
        told.append(dice.choice(field))
    return " ".join(told).capitalize()


def _sentences(words: list[str]) -> str:
    """Words with a full stop after every fourteenth."""
    sentences = (" ".join(words[at : at + 14]) for at in range(0, len(words), 14))
    return " ".join(f"{sentence[:1].upper()}{sentence[1:]}." for sentence in sentences)


if __name__ == "__main__":
    print(use(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
