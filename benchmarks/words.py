"""The words of a made-up library: a long tail of invented ones, real small words, and those of the field.

How often a word occurs follows Zipf's law; of the words that questions ask for it is set how many pages hold
them, from nine in ten to one in ten thousand.
"""

from dataclasses import dataclass
from itertools import accumulate
from random import Random

from search.analysis import LANGUAGES
from search.stopwords import ARABIC, ENGLISH, FRENCH, SPANISH

SMALL_WORDS = {"en": ENGLISH.split(), "fr": FRENCH.split(), "es": SPANISH.split(), "ar": ARABIC.split()}
FORMS = {"en": 30_000, "fr": 10_000, "es": 10_000, "ar": 10_000}
FLATTENED, EXPONENT = 2.7, 1.05

SYLLABLES = {
    "en": "ba bren cor dal den dor fal fen gar hol ker lan len mar mel nor pel ras ser tal ten thor val ver wen",
    "fr": "bai bour cha cour dou fleu gue jou lan lie mau meu nau pai plu quin rou sei tou vau vie",
    "es": "ba ca ce cho da fa gue ja la lle ma mo na pa que ra sa ta ti va ya za",
    "ar": "با بر تم جد حر خط در رس زن سم شر صد طل عب غر فت قد كت لم مح نش هد ور يس",
}
ENDINGS = {
    "en": ("", "", "s", "ed", "ing", "er", "ly", "ment"),
    "fr": ("", "", "s", "e", "é", "ement", "eur", "er"),
    "es": ("", "o", "a", "os", "as", "ando", "mente", "ción"),
    "ar": ("", "", "ة", "ون", "ات"),
}

# Of so many pages in the language each of these words is one.
SHARES = {
    "en": {
        "peace": 0.6, "negotiation": 0.4, "ceasefire": 0.25, "dialogue": 0.2, "humanitarian": 0.15, "mandate": 0.12,
        "amnesty": 0.08, "verification": 0.05, "DDR": 0.04, "disarmament": 0.03, "ripeness": 0.02, "red lines": 0.02,
        "truce": 0.01, "back-channel": 0.01, "cantonment": 0.006, "talks about talks": 0.004, "moratorium": 0.002,
        "good offices": 0.01, "monitors": 0.1, "women": 0.2, "border": 0.05, "guarantor": 0.02, "spoiler": 0.01,
    },
    "fr": {"paix": 0.6, "négociation": 0.4, "cessez-le-feu": 0.25, "amnistie": 0.08, "trêve": 0.01},
    "es": {"paz": 0.6, "negociación": 0.4, "alto el fuego": 0.25, "amnistía": 0.08, "tregua": 0.01, "desarme": 0.03},
    "ar": {"السلام": 0.6, "التفاوض": 0.4, "وقف إطلاق النار": 0.25, "هدنة": 0.02, "العفو": 0.08, "نزع السلاح": 0.03},
}  # fmt: skip
# And these of pages in any language: a name, an abbreviation, a word that only an archive holds.
EVERYWHERE = {
    "mediation": 0.88, "UN": 0.5, "Oslo": 0.05, "Aceh": 0.01, "Burgenstock": 0.001, "Zorvelane": 0.0002,
    "Quimbrel": 0.0001,
}  # fmt: skip
IN_EVERY_LANGUAGE = {"fr": "médiation", "es": "mediación", "ar": "الوساطة"}


@dataclass(frozen=True)
class Words:
    """The words of one language with the running sum of their weights, and (word, share of pages) of the field."""

    forms: list[str]
    weights: list[float]
    field: tuple[tuple[str, float], ...]

    def some(self, dice: Random, number: int) -> list[str]:
        """So many words as running text has them."""
        return dice.choices(self.forms, cum_weights=self.weights, k=number)

    def telling(self, dice: Random, number: int) -> list[str]:
        """So many words as titles have them: none of the hundred commonest."""
        return [self.forms[min(len(self.forms) - 1, int(100 * 40 ** dice.random()))] for _word in range(number)]

    def of_the_field(self, dice: Random) -> list[str]:
        """The words of the field that one page holds."""
        return [word for word, share in self.field if dice.random() < share]


def all_words(dice: Random) -> dict[str, Words]:
    """The words of each language."""
    return {language: _words(language, dice) for language in LANGUAGES}


def _words(language: str, dice: Random) -> Words:
    forms = list(dict.fromkeys((*SMALL_WORDS[language], *_invented(language, dice))))
    weights = [(rank + FLATTENED) ** -EXPONENT for rank in range(1, len(forms) + 1)]
    common = {word: 0.88 for word in (IN_EVERY_LANGUAGE.get(language),) if word}
    return Words(forms, list(accumulate(weights)), tuple((common | EVERYWHERE | SHARES[language]).items()))


def _invented(language: str, dice: Random) -> list[str]:
    found: dict[str, None] = {}
    syllables = SYLLABLES[language].split()
    while len(found) < FORMS[language]:
        stem = "".join(dice.choices(syllables, k=dice.choice((2, 2, 3, 3, 4))))
        found[stem + dice.choice(ENDINGS[language])] = None
    return list(found)
