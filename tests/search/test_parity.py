"""Every engine gives the totals, counts and hits that the plain reference gives, on whatever is generated."""

import random
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.http import QueryDict

from search import projection
from search.criteria import Criteria
from search.engines import engine
from tests.search.conftest import ABOVE, counts, record
from tests.search.reference import Reference

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, tzinfo=UTC)

WORDS = {
    "en": "mediation mediators clock line lines red ceasefires truce DDR education the of amnesty Côte d’Ivoire CoH",
    "fr": "médiation médiateurs horloge ligne rouge cessez-le-feu amnistie de la éducation DDR Côte d’Ivoire",
    "es": "mediación mediadores reloj línea roja amnistía educación de la DDR tregua",
    "ar": "وساطة الوساطة ووساطة للوسيط وقف إطلاق النار خط أحمر في",
}
WORDS = {language: words.split() for language, words in WORDS.items()}
ALL_WORDS = [word for words in WORDS.values() for word in words]
FILED = {
    "phase": ["negotiation", "implementation", "pre-negotiation"],
    "theme": ["ceasefires", "ddr", "youth"],
    "region": ["kenya", "indonesia", "africa"],
    "track": ["track-1"],
    "role": ["hosting"],
}
CHOICES = {**FILED, "type": ["entry", "guide", "case"], "language": list(WORDS)}
CHOICES["theme"] = [*FILED["theme"], "security"]
CHOICES["region"] = [*FILED["region"], "horn-of-africa", "asia"]


def some(dice, values, most):
    return tuple(dice.sample(values, dice.randint(0, min(most, len(values)))))


def text(dice, language, most):
    return " ".join(dice.choices(WORDS[language], k=dice.randint(0, most)))


def corpus(dice, works):
    """Records of works in one to four languages, filed alike, some expired."""
    for _work in range(works):
        key, original = str(UUID(int=dice.getrandbits(128))), dice.choice(list(WORDS))
        filed = {facet: some(dice, slugs, 2) for facet, slugs in FILED.items()}
        kind, general = dice.choice(CHOICES["type"]), dice.random() < 0.3
        for language in {original, *some(dice, list(WORDS), 2)}:
            yield record(
                text(dice, language, 3),
                [text(dice, language, 8) for _passage in range(dice.randint(0, 3))],
                key=key,
                language=language,
                is_original=language == original,
                also_known_as="\n".join(text(dice, language, 2) for _name in range(2)),
                summary=text(dice, language, 4),
                kind=kind,
                general=general,
                terms=filed,
                expires=dice.choice([None, None, None, NOW, NOW + timedelta(days=1)]),
            )


def question(dice):
    """A query string with up to four words, phrases or words to leave out, and up to three facets."""
    said = []
    for _part in range(dice.randint(0, 4)):
        words = " ".join(dice.choices(ALL_WORDS, k=dice.choice([1, 1, 1, 2])))
        said.append(dice.choice(["{}", "{}", "{}", '"{}"', "-{}"]).format(words))
    pairs = [("q", " ".join(said))]
    for facet in dice.sample(list(CHOICES), dice.randint(0, 3)):
        pairs += [(facet, slug) for slug in some(dice, CHOICES[facet], 2)]
    return urlencode(pairs)


def found_by_engine(criteria):
    """Everything the engine says, with all its pages together."""
    first = answer = engine().search(criteria, NOW)
    hits = list(answer.hits)
    while len(hits) < first.total and answer.hits:
        if criteria.works:
            criteria = criteria.at_page(criteria.page + 1)
        else:
            criteria = Criteria.from_query(
                QueryDict(f"{criteria.query_string()}&next={answer.next_cursor}"), "en", True
            )
        answer = engine().search(criteria, NOW)
        hits += answer.hits
    assert answer.next_cursor is None
    return {
        "found": sorted((hit.key, hit.language) for hit in hits),
        "total": first.total,
        "facets": {facet: counts(first, facet) for facet in first.facets},
        "general": sorted((hit.key, hit.language) for hit in first.general_hits),
        "widened": first.widened,
        "if_dropped": first.if_dropped,
    }


@pytest.mark.parametrize("seed", range(6))
def test_engine_and_reference_agree(seed):
    dice = random.Random(seed)
    records = list(corpus(dice, works=dice.choice([20, 40, 60])))
    for page_id, one in enumerate(records, 1):
        projection.write(page_id, one, ABOVE)
    projection.remove(range(2, len(records) + 1, 9))
    left = [one for page_id, one in enumerate(records, 1) if page_id == 1 or (page_id - 2) % 9]
    reference = Reference(left, ABOVE)

    for _question in range(60):
        query, language, strict = question(dice), dice.choice(list(WORDS)), dice.random() < 0.4
        criteria = Criteria.from_query(QueryDict(query), language, strict)
        expected = reference.ask(criteria, NOW)
        if len(expected["general"]) > 20:
            continue
        assert found_by_engine(criteria) == expected, (query, language, strict)


# -- texts and selections, every one with every other --------------------------------------------------------------
LONG = " ".join(f"filler{n % 997}" for n in range(20_000)) + " needle haystack"
ODD_TEXTS = {
    "long": ("en", LONG),
    "often": ("en", "amnesty " * 600 + "red line"),
    "decomposed": ("fr", "me\u0301diation a\u0300 huis clos"),
    "endless": ("en", "x" * 300 + " clock"),
    "wide blanks": ("es", "reloj\u3000roja\u2028amnist\u00eda"),
    "ligature": ("ar", "\ufdfa \u0627\u0644\u0648\u0633\u0627\u0637\u0629"),
    "joined": ("en", "DDR/SSR track-1.5 C\u00f4te d\u2019Ivoire"),
}
TEXTS = [
    "mediation",
    "red line",
    '"needle haystack"',
    '"red line" amnesty',
    "ceasefires -education",
    "amnesty",
    "x" * 300,
    "m\u00e9diation",
    "\u0627\u0644\u0648\u0633\u0627\u0637\u0629",
    "reloj amnist\u00eda roja",
    "DDR clock zebra",
    '"d\u2019Ivoire" truce',
]
SELECTIONS = [
    "",
    "type=entry",
    "phase=negotiation&phase=implementation",
    "theme=security",
    "region=africa",
    "region=kenya&type=case",
    "track=track-1&role=hosting",
    "language=fr&language=ar&theme=ddr",
]


@pytest.fixture
def odd_corpus(db):
    """Sixty works and the texts that one engine or another has trouble with; the reference that knows them all."""
    dice = random.Random(1994)
    records = list(corpus(dice, works=60))
    for language, said in ODD_TEXTS.values():
        filed = {facet: some(dice, slugs, 2) for facet, slugs in FILED.items()}
        records.append(
            record("Clock", [said, "line"], language=language, terms=filed, key=str(UUID(int=dice.getrandbits(128))))
        )
    for page_id, one in enumerate(records, 1):
        projection.write(page_id, one, ABOVE)
    return Reference(records, ABOVE)


@pytest.mark.parametrize("language", WORDS)
def test_every_text_with_every_selection_gives_the_totals_of_the_reference(odd_corpus, language):
    differing = []
    for said in TEXTS:
        for selection in SELECTIONS:
            for strict in (False, True):
                criteria = Criteria.from_query(QueryDict(f"{urlencode({'q': said})}&{selection}"), language, strict)
                expected, answer = odd_corpus.ask(criteria, NOW), engine().search(criteria, NOW)
                given = {
                    "total": answer.total,
                    "facets": {facet: counts(answer, facet) for facet in answer.facets},
                    "if_dropped": answer.if_dropped,
                    "widened": answer.widened,
                    "general": answer.general_total,
                }
                wanted = {name: expected[name] for name in given} | {"general": len(expected["general"])}
                if given != wanted:
                    differing.append((said, selection, strict, given, wanted))

    assert differing == []


@pytest.mark.parametrize("name", ODD_TEXTS)
def test_a_phrase_of_an_odd_text_finds_it(odd_corpus, name):
    phrases = {
        "long": '"needle haystack"',
        "often": '"amnesty red line"',
        "decomposed": '"m\u00e9diation \u00e0 huis clos"',
        "endless": f'"{"x" * 300} clock"',
        "wide blanks": '"reloj roja amnist\u00eda"',
        "ligature": "\u0635\u0644\u0649 \u0627\u0644\u0644\u0647",
        "joined": '"SSR track 1 5"',
    }
    criteria = Criteria.from_query(QueryDict(urlencode({"q": phrases[name]})), "en")

    assert engine().search(criteria, NOW).total == len(odd_corpus.ask(criteria, NOW)["found"]) > 0
