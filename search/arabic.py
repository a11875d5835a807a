"""Arabic words, by script and not by a document's language: folded letters, and clitics taken off the front."""

import re

ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")

# Letters written in several ways become one; Persian forms and both sets of digits too.
LETTERS = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ؤ": "ء",
        "ئ": "ء",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ـ": None,
        **{chr(0x660 + digit): str(digit) for digit in range(10)},
        **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
    }
)

# Longest first. A bare waw is never taken: وساطة is mediation, not "and …".
ARTICLES = ("وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ال")
FOR_THE = ("ولل", "فلل", "لل")
SHORTEST = 3

# "The missing" as subject and as object: one word in two cases. قانون, law, is changed alike on both sides.
SUBJECT, OBJECT = "ون", "ين"

# What may stand glued to a word; tried on a question's words only, where the index knows the result.
CLITICS = "وفبلك"
LONG_ENOUGH_TO_GUESS = 4


def is_arabic(word: str) -> bool:
    """Whether a folded word has a letter of the Arabic script."""
    return ARABIC.search(word) is not None


def stem(word: str) -> str:
    """A folded Arabic word without its article and what is glued to it, at least three letters long.

    After لل two letters are enough: one ل belonged to the word and is put back (للحم → لحم). No suffix is taken
    off; a sound plural is written in one case.
    """
    while (shorter := _without_article(word)) != word:
        word = shorter
    if word.endswith(SUBJECT) and len(word) - len(SUBJECT) >= SHORTEST:
        return word.removesuffix(SUBJECT) + OBJECT
    return word


def _without_article(word: str) -> str:
    for prefix in ARTICLES:
        if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST:
            return word[len(prefix) :]
    for prefix in FOR_THE:
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            if len(rest) >= SHORTEST:
                return rest
            if len(rest) == SHORTEST - 1:
                return "ل" + rest
    return word


def guesses(word: str) -> tuple[str, ...]:
    """Other forms a question's stemmed word may have in the index: with a clitic, and without one.

    Only for the engine to try against its vocabulary: a guess it does not know is no word.
    """
    if len(word) < LONG_ENOUGH_TO_GUESS or not is_arabic(word):
        return ()
    without = (word[1:],) if word[0] in CLITICS else ()
    return (*(letter + word for letter in CLITICS), *without)
