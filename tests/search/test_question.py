"""What a reader types, taken apart."""

import pytest

from search.question import MOST_READ, MOST_WORDS, parse


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


def test_a_question_of_more_than_sixteen_words_says_that_some_are_left_out():
    assert parse("word " * 10_000).cut
    assert parse("word " * (MOST_WORDS + 1)).cut
    assert not parse("word " * MOST_WORDS).cut


def test_words_that_say_nothing_do_not_count_against_the_sixteen():
    assert not parse("what should the mediator of the talks do " * 8).cut


def test_what_is_read_is_bounded():
    assert len(parse("a " * 10_000).wanted) == MOST_READ
    assert len(parse("-word " * 1000).excluded) == MOST_WORDS
    assert len(parse(f'"{"word " * 300}"').wanted[0].words) == MOST_WORDS


def test_a_question_as_a_name_is_without_the_small_words_round_it():
    assert parse("what is the cessation of hostilities?").names[-1] == ("cessation", "of", "hostilities")
    assert parse("The Who").names == (("the", "who"),)


@pytest.mark.parametrize("text", ["", " ", '"', '""', "-", '-"', "\x00", "\ud800", "…", "()*^:"])
def test_what_holds_no_word_asks_nothing(text):
    assert not parse(text)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("D.D.R.", ["ddr"]),
        ("D.D.R in Aceh", ["ddr", "in", "aceh"]),
        ("the U.N., now", ["the", "un", "now"]),
        ("a.b.c.example", ["a", "b", "c", "example"]),
        ("part 1.2.3", ["part", "1", "2", "3"]),
    ],
)
def test_letters_with_points_between_them_are_one_abbreviation(typed, words):
    assert [word for (word,) in wanted(typed)] == words
