"""Real toolbox entries by the hundred thousand, for measuring: one made as an editor would, copied as rows.

Texts of 300 to 800 words from a vocabulary with Zipf's frequencies; one work in ten has a French version.
"""

import json
import random
import uuid
from itertools import accumulate, count

from django.db import connection, transaction
from wagtail.models import Page

from home.models import Region, Theme
from home.models import vocabularies as v
from toolbox.models import EntryIndexPage, ToolboxEntryPage

VOCABULARY = 40_000
AT_ONCE = 1_000
CONSONANTS = (*"bcdfglmnprstv", "tr", "st")
TEXTS = ("first_moves", "when_to_use", "when_not_to_use", "signs_it_works", "signs_it_fails")
PAGE, ENTRY = Page._meta.db_table, ToolboxEntryPage._meta.db_table
FILED = {"phases": v.Phase, "regions": Region, "tracks": v.Track, "roles": v.Role}


class Words:
    """Texts of made-up words, the commonest as common as Zipf says. The same seed makes the same texts."""

    def __init__(self, seed: int = 1):
        self.random = random.Random(seed)  # nosec B311
        syllables = [c + v for c in CONSONANTS for v in ("a", "e", "i", "o", "u", "an", "er", "ion")]
        made: dict[str, None] = {}
        while len(made) < VOCABULARY:
            made["".join(self.random.choices(syllables, k=self.random.randint(2, 4)))] = None
        self.words = list(made)
        self.weights = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))

    def text(self, length: int) -> str:
        """So many words."""
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=length))


def fill(how_many: int, words: Words | None = None) -> None:
    """Add so many entries below the rooms; the words go on where an earlier call with them left off."""
    words = words or Words()
    rooms = {room.locale.language_code: room for room in EntryIndexPage.objects.select_related("locale")}
    template = _template(rooms["en"])
    terms = {name: list(model.objects.values_list("pk", flat=True)) for name, model in FILED.items()}
    template[ENTRY]["basis_id"] = v.ClaimBasis.objects.values_list("pk", flat=True)[0]
    terms["themes"] = list(Theme.objects.values_list("pk", flat=True))
    numbers = count(Page.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1)
    steps = {language: count(room.numchild + 1) for language, room in rooms.items()}
    key = ""
    for start in range(0, how_many, AT_ONCE):
        pages, entries, filed = [], [], {name: [] for name in FILED}
        for n in range(start, min(start + AT_ONCE, how_many)):
            language = "fr" if n % 11 == 10 else "en"
            key = key if language == "fr" else uuid.UUID(int=words.random.getrandbits(128), version=4).hex
            page_id, room = next(numbers), rooms[language]
            title = words.text(4).capitalize()
            slug = f"made-{page_id}"
            pages.append(
                template[PAGE]
                | {
                    "id": page_id,
                    "path": Page._get_path(room.path, room.depth + 1, next(steps[language])),
                    "title": title,
                    "draft_title": title,
                    "slug": slug,
                    "url_path": f"{room.url_path}{slug}/",
                    "locale_id": room.locale_id,
                    "translation_key": key,
                }
            )
            entries.append(template[ENTRY] | _texts(words) | _themes(words, terms) | {"page_ptr_id": page_id})
            for name in FILED:
                for term in words.random.sample(terms[name], words.random.randint(1, 2)):
                    filed[name].append({"toolboxentrypage_id": page_id, f"{name[:-1]}_id": term})
        with transaction.atomic():
            _insert(PAGE, pages)
            _insert(ENTRY, entries)
            for name, rows in filed.items():
                _insert(f"{ENTRY}_{name}", rows)
            for language, room in rooms.items():
                below = sum(page["locale_id"] == rooms[language].locale_id for page in pages)
                room.numchild += below
                Page.objects.filter(pk=room.pk).update(numchild=room.numchild)


def _template(room: Page) -> dict[str, dict]:
    """An entry's rows as column → value. The entry itself is not left behind."""
    with transaction.atomic():
        entry = ToolboxEntryPage(
            title="Made", slug="made", kind="checklist", locale=room.locale, live=False, reviewed_on="2026-06-01"
        )
        room.add_child(instance=entry)
        Page.objects.filter(pk=entry.pk).update(live=True, first_published_at="2026-01-01 00:00:00+00:00")
        rows = {}
        with connection.cursor() as cursor:
            for table, key in ((PAGE, "id"), (ENTRY, "page_ptr_id")):
                cursor.execute(f"SELECT * FROM {table} WHERE {key} = %s", [entry.pk])  # nosec B608
                rows[table] = dict(zip([c[0] for c in cursor.description], cursor.fetchone(), strict=True))
        transaction.set_rollback(True)
    room.refresh_from_db()
    return rows


def _texts(words: Words) -> dict[str, str]:
    """The texts of one entry as its columns hold them."""
    each = words.random.randint(300, 800) // 11
    points = {
        name: json.dumps(
            [{"type": "point", "id": str(uuid.uuid4()), "value": f"<p>{words.text(each // 2)}</p>"} for _ in range(2)]
        )
        for name in TEXTS
    }
    steps = [
        {
            "type": "step",
            "id": str(uuid.uuid4()),
            "value": {
                "what": words.text(5),
                "detail": f"<p>{words.text(each)}</p>",
                "who": words.text(2),
                "how_long": "",
                "outcome": words.text(4),
                "how_you_know": "",
            },
        }
        for _ in range(4)
    ]
    return points | {
        "summary": words.text(20),
        "also_known_as": words.text(2),
        "problem": words.text(each),
        "minimum_version": f"<p>{words.text(each)}</p>",
        "steps": json.dumps(steps),
    }


def _themes(words: Words, terms: dict) -> dict[str, int]:
    first, second = words.random.sample(terms["themes"], 2)
    return {"primary_theme_id": first, "second_theme_id": second}


def _insert(table: str, rows: list[dict]) -> None:
    if rows:
        columns, holes = ", ".join(rows[0]), ", ".join(["%s"] * len(rows[0]))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({holes})",  # nosec B608
                [tuple(row.values()) for row in rows],
            )
