"""What a reader types, taken apart."""

import pytest

from search.question import MOST_WORDS, parse


def wanted(text):
    return [unit.words for unit in parse(text).wanted]


def test_words_in_quotes_stay_together_and_a_minus_leaves_out():
    question = parse('monitor "humanitarian pause" -amnesty')

    assert [(unit.words, unit.phrase) for unit in question.wanted] == [
        (("monitor",), False),
        (("humanitarian", "pause"), True),
    ]
    assert [unit.words for unit in question.excluded] == [("amnesty",)]


@pytest.mark.parametrize("quoted", ["“red line”", "«red line»", "„red line“", '"red line"'])
def test_any_house_s_quotes_will_do(quoted):
    assert parse(quoted).wanted[0].phrase


def test_a_hyphen_inside_a_word_leaves_nothing_out():
    question = parse("track-1.5 pre-negotiation")

    assert not question.excluded
    assert wanted("track-1.5") == [("track",), ("1",), ("5",)]


def test_a_lone_minus_or_an_unpaired_quote_is_nothing():
    assert wanted('ceasefire - "talks') == [("ceasefire",), ("talks",)]
    assert not parse("ceasefire - talks").excluded


def test_a_phrase_can_be_left_out():
    assert parse('-"talks about talks"').excluded[0].words == ("talks", "about", "talks")


def test_words_that_say_nothing_are_known_in_every_language():
    assert [unit.empty for unit in parse("how to monitor le cessez-le-feu").wanted] == [
        True,
        True,
        False,
        True,
        False,
        True,
        False,
    ]


def test_capitals_make_an_abbreviation_of_an_article():
    assert [unit.empty for unit in parse("UN un AU au").wanted] == [False, True, False, True]


def test_operators_of_other_search_boxes_are_empty_words():
    assert all(unit.empty for unit in parse("AND OR NOT NEAR").wanted)


def test_a_question_is_cut_at_sixteen_words_and_says_so():
    question = parse("word " * 10_000)

    assert len(question.wanted) == MOST_WORDS
    assert question.cut
    assert not parse("word " * MOST_WORDS).cut


@pytest.mark.parametrize("text", ["", " ", '"', '""', "-", '-"', "\x00", "\ud800", "…", "()*^:"])
def test_what_holds_no_word_asks_nothing(text):
    assert not parse(text)
