"""What is asked: a name for the table, the address's query string, and the reader's language.

From a word on one page in ten thousand to one on nine in ten, one to four words, with none to three facets.
"""

from typing import NamedTuple


class Asked(NamedTuple):
    """One question. `query` is written as in an address."""

    name: str
    query: str
    language: str = "en"


THREE = "phase=negotiation&theme=ceasefires&region=africa"
WIDE = "phase=negotiation&phase=pre-negotiation&phase=implementation&type=entry&type=case&region=africa&region=asia"

QUESTIONS = [
    Asked("nothing at all", ""),
    Asked("one facet", "theme=ceasefires"),
    Asked("two facets", "type=case&region=africa"),
    Asked("three facets", THREE),
    Asked("three facets, several values", WIDE),
    Asked("one language", "language=fr"),
    Asked("a word nobody wrote", "q=xyzzyx"),
    Asked("1 page in 10,000", "q=Quimbrel"),
    Asked("1 in 5,000", "q=Zorvelane"),
    Asked("1 in 1,000", "q=Burgenstock"),
    Asked("1 in 700", "q=moratorium"),
    Asked("1 in 100", "q=Aceh"),
    Asked("1 in 100, three facets", f"q=Aceh&{THREE}"),
    Asked("ripeness", "q=ripeness"),
    Asked("1 in 20", "q=Oslo"),
    Asked("1 in 20, one facet", "q=Oslo&phase=negotiation"),
    Asked("verification", "q=verification"),
    Asked("amnesty", "q=amnesty"),
    Asked("amnesty, three facets", f"q=amnesty&{THREE}"),
    Asked("1 in 5", "q=women"),
    Asked("1 in 3", "q=negotiation"),
    Asked("1 in 2", "q=UN"),
    Asked("1 in 2, two facets", "q=UN&type=entry&type=guide&theme=ceasefires"),
    Asked("9 in 10", "q=mediation"),
    Asked("9 in 10, one facet", "q=mediation&region=asia"),
    Asked("9 in 10, three facets", f"q=mediation&{THREE}"),
    Asked("9 in 10, three, several values", f"q=mediation&{WIDE}"),
    Asked("9 in 10, newest first", "q=mediation&sort=newest"),
    Asked("9 in 10, page 50", "q=mediation&page=50"),
    Asked("synonyms: DDR", "q=DDR"),
    Asked("synonyms: ceasefire", "q=ceasefire"),
    Asked("synonyms: truce", "q=truce"),
    Asked("synonyms, three facets", f"q=ceasefire&{THREE}"),
    Asked("a name of three words", "q=talks+about+talks"),
    Asked("two common words", "q=mediation+peace"),
    Asked("two words, one rare", "q=mediation+moratorium"),
    Asked("three words", "q=humanitarian+dialogue+mandate"),
    Asked("three words, newest first", "q=humanitarian+dialogue+mandate&sort=newest"),
    Asked("four words", "q=amnesty+for+women+monitors+verification"),
    Asked("four words, three facets", f"q=peace+negotiation+dialogue+mandate&{THREE}"),
    Asked("any of two words", "q=Quimbrel+amnesty"),
    Asked("any of four words", "q=Zorvelane+women+spoiler+UN"),
    Asked("a phrase", 'q="red+lines"'),
    Asked("a phrase of common words", 'q="of+the"'),
    Asked("a phrase and a word", 'q="good+offices"+mediation'),
    Asked("without a word", "q=mediation+-women"),
    Asked("without a common word", "q=amnesty+-mediation"),
    Asked("without alone", "q=-women"),
    Asked("Arabic", "q=الوساطة", "ar"),
    Asked("Arabic, two words", "q=وقف+النار", "ar"),
    Asked("French", "q=médiation+cessez-le-feu", "fr"),
    Asked("French, two facets", "q=négociation&type=entry&theme=ceasefires", "fr"),
    Asked("Spanish", "q=alto+el+fuego", "es"),
]
