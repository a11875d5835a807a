"""Why a page was found: the best place in it, marked, and nothing that could be markup."""

import random

import pytest

from search import analysis
from search.excerpts import LENGTH, Marker, best, mark


def phrases(*wanted):
    return frozenset(tuple(one.split()) for one in wanted)


def test_the_words_found_are_marked_and_all_else_is_escaped():
    passages = [["a", "Steps", 'Say "no" to <script> monitors & go']]

    excerpt = best(passages, "en", phrases("monitor"))

    assert excerpt.html == "Say &quot;no&quot; to &lt;script&gt; <mark>monitors</mark> &amp; go"
    assert (excerpt.anchor, excerpt.heading) == ("a", "Steps")


def test_the_passage_with_most_of_the_question_is_chosen():
    passages = [["one", "", "monitor monitor monitor"], ["two", "", "monitor the line"], ["three", "", "line"]]

    assert best(passages, "en", phrases("monitor", "line")).anchor == "two"


def test_the_densest_stretch_of_a_long_text_is_shown_and_cut_at_blanks():
    text = "monitor " + "filler " * 200 + "monitor the line and " + "filler " * 200

    html = best([["a", "", text]], "en", phrases("monitor", "line")).html

    assert html.startswith("… ")
    assert html.endswith(" …")
    assert "<mark>monitor</mark> the <mark>line</mark>" in html
    assert len(html) < LENGTH + 60


def test_a_phrase_is_marked_whole_and_its_words_alone_are_not():
    assert mark("a red line, a line", "en", phrases("red line")) == "a <mark>red line</mark>, a line"


def test_accents_and_inflections_are_marked_as_written():
    assert mark("Les Médiateurs", "fr", phrases("mediateur")) == "Les <mark>Médiateurs</mark>"


def test_nothing_found_gives_nothing():
    assert best([["a", "", "text"]], "en", phrases("other")).html == ""
    assert best([["a", "", "text"]], "en", frozenset()).html == ""
    assert best([], "en", phrases("other")).html == ""


def test_a_text_without_blanks_is_cut_all_the_same():
    assert len(best([["a", "", "x" * 10_000 + " monitor " + "y" * 10_000]], "en", phrases("monitor")).html) < 400


TEXTS = {
    "en": "Mediators’ red-lines, the (red) line; a mediator_mediates. RED lines: mediation/ceasefire … red  line",
    "fr": "L’œuvre des médiateurs : cessez-le-feu, médiation… le cœur du « cessez le feu » d’Abidjan",
    "ar": "الوساطة وَسَاطَة للوسيط، وقف إطلاق النار؛ وقفًا لإطلاق النار ﷺ والوساطة",
}


def reading_every_word(text, language, phrases):
    """Where phrases stand, the longest first, none inside another, found word by word."""
    words = [(start, end, one) for start, end, several in analysis.spans(text, language) for one in several]
    found = []
    for at, (start, _end, _token) in enumerate(words):
        for phrase in sorted(phrases, key=len, reverse=True):
            here = words[at : at + len(phrase)]
            if tuple(one for *_span, one in here) == phrase and (not found or start >= found[-1][1]):
                found.append((start, here[-1][1], phrase))
                break
    return found


@pytest.mark.parametrize("language", TEXTS)
def test_what_is_marked_is_what_reading_every_word_finds(language):
    dice = random.Random(language)
    tokens = analysis.tokens(TEXTS[language], language)
    for _time in range(200):
        text = " ".join(dice.choices(TEXTS[language].split(" "), k=30))
        starts = [(dice.randrange(len(tokens)), dice.randint(1, 3)) for _phrase in range(4)]
        wanted = {tuple(tokens[at : at + length]) for at, length in starts}

        assert Marker(wanted).found([text], language) == [reading_every_word(text, language, wanted)]
