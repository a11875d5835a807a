"""English words in one spelling and one form, where a stemmer leaves several: organize, women, broken."""

import re

# American → British, so that no list of words that merely end so (promise, exercise) is needed.
ISE = re.compile(r"iz(e|es|ed|er|ers|ing|able|ation|ations|ational)$")
YSE = re.compile(r"yz(e|es|ed|er|ers|ing)$")
OUR = re.compile(
    r"^((?:dis|en|un)?(?:arm|behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rig|rum|sav|val|vig))our(?=$|[a-z])"
)
ENSE = re.compile(r"^(def|off|lic|pret)ens(e|es|ed|ing|eless)$")
IRREGULAR = {
    form: word
    for word, forms in {
        "arise": "arose arisen",
        "become": "became",
        "begin": "began begun",
        "break": "broke broken",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "catch": "caught",
        "center": "centre centres centred",
        "child": "children",
        "choose": "chose chosen",
        "come": "came",
        "crisis": "crises",
        "criterion": "criteria",
        "deal": "dealt",
        "draw": "drew drawn",
        "drive": "drove driven",
        "fall": "fell fallen",
        "fight": "fought",
        "flee": "fled",
        "forget": "forgot forgotten",
        "forgive": "forgave forgiven",
        "freeze": "froze frozen",
        "fulfill": "fulfil fulfils fulfilment",
        "give": "gave given",
        "go": "gone went",
        "grow": "grew grown",
        "hide": "hid hidden",
        "hold": "held",
        "judgment": "judgement judgements",
        "keep": "kept",
        "know": "knew known",
        "lead": "led",
        "lose": "lost",
        "make": "made",
        "man": "men",
        "meet": "met",
        "overcome": "overcame",
        "oversee": "oversaw overseen",
        "pay": "paid",
        "practice": "practise practises practised practising",
        "program": "programme programmes",
        "rebuild": "rebuilt",
        "rise": "rose risen",
        "say": "said",
        "seek": "sought",
        "sell": "sold",
        "send": "sent",
        "shoot": "shot",
        "speak": "spoke spoken",
        "spend": "spent",
        "steal": "stole stolen",
        "strike": "struck stricken",
        "swear": "swore sworn",
        "take": "took taken",
        "teach": "taught",
        "tell": "told",
        "think": "thought",
        "undertake": "undertook undertaken",
        "understand": "understood",
        "uphold": "upheld",
        "win": "won",
        "withdraw": "withdrew withdrawn",
        "withhold": "withheld",
        "woman": "women",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}


def plain(word: str) -> str:
    """A folded word → itself in the one spelling and form; not stemmed yet."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    word = ISE.sub(r"is\1", word)
    word = YSE.sub(r"ys\1", word)
    word = OUR.sub(r"\1or", word)
    return ENSE.sub(r"\1enc\2", word)
