"""What a word is."""

import unicodedata

import pytest

from search import analysis, arabic

EN_PAIRS = [("mediators", "mediator"), ("Ceasefires", "ceasefire"), ("MONITORING", "monitor")]
AR_PAIRS = [
    ("الوساطة", "وساطة"),
    ("والوساطة", "وساطة"),
    ("للوساطة", "وساطة"),
    ("وِسَاطَة", "وساطة"),
    ("وســـاطة", "وساطة"),
    ("المفاوضات", "مفاوضات"),
    ("إطلاق", "اطلاق"),
    ("بالسلام", "سلام"),
    ("للحم", "لحم"),
    ("المفقودون", "للمفقودين"),
    ("ﻭﺳﺎﻃﺔ", "وساطة"),
]


def tokens(text, language="en"):
    return analysis.tokens(text, language)


@pytest.mark.parametrize(("typed", "written"), EN_PAIRS)
def test_inflections_of_a_word_are_one_token(typed, written):
    assert tokens(typed) == tokens(written)


@pytest.mark.parametrize(("typed", "written"), AR_PAIRS)
def test_arabic_words_meet_whatever_stands_before_and_above_them(typed, written):
    assert tokens(typed, "ar") == tokens(written, "en")


def test_a_bare_waw_is_part_of_the_word():
    assert tokens("وساطة", "ar") == ["وساطه"]


def test_an_arabic_word_keeps_three_letters():
    assert arabic.stem("الم") == "الم"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Côte d’Ivoire", ["cote", "d", "ivoir"]),
        ("Track-1.5", ["track", "1", "5"]),
        ("DDR/SSR", ["ddr", "ssr"]),
        ("e\u0301lan", ["elan"]),
        ("medi\u00adation", tokens("mediation")),
        ("one\u3000two\u2028three\x00four", ["one", "two", "three", "four"]),
        ("snake_case", ["snake", "case"]),
        ("Straße ½ x²", ["strass", "1", "2", "x2"]),
        ("٢٢٥٠", ["2250"]),
        ("हिन्दी", ["हिन्दी"]),
        ("", []),
        ("… – \ud800 !", []),
    ],
)
def test_words_are_letters_digits_and_marks_cut_after_folding(text, found):
    assert tokens(text) == found


def test_one_letter_that_stands_for_several_words_is_cut():
    assert len(tokens("\ufdfa", "ar")) == 4


def test_a_word_without_end_is_cut_at_sixty_characters():
    assert [len(token) for token in tokens("x" * 100_000)] == [60]


def test_spans_say_where_tokens_stand_in_the_text_as_it_was_written():
    text = "The Médiateurs, again"
    assert [(text[a:b], t) for a, b, t in analysis.spans(text, "fr")] == [
        ("The", ("the",)),
        ("Médiateurs", ("mediateur",)),
        ("again", ("again",)),
    ]


def test_accents_typed_or_not_give_the_same_token():
    assert tokens("mediación", "es") == tokens("mediacion", "es") == tokens("Mediaciones", "es")


def test_texts_are_kept_apart_by_a_break():
    assert analysis.token_text(["one", "", "two"], "en") == "one ¶ two"


def test_a_name_is_one_token_too():
    assert analysis.name_text(["Two lines", "", "DDR"], "en") == "two line ¶two¶line ddr ¶ddr"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("organization", "organisations"),
        ("demobilized", "demobilise"),
        ("defense", "defence"),
        ("labor", "labour"),
        ("program", "programmes"),
        ("broke", "breaking"),
        ("broken", "break"),
        ("women", "woman"),
        ("negotiations fought", "negotiation fighting"),
    ],
)
def test_spellings_and_irregular_forms_are_one_word(typed, written):
    assert tokens(typed) == tokens(written)


@pytest.mark.parametrize(("one", "other"), [("defensive", "defence"), ("offensive", "offence"), ("our", "or")])
def test_what_only_looks_alike_stays_apart(one, other):
    assert tokens(one) != tokens(other)


def test_no_mark_and_no_invisible_letter_parts_a_word():
    inside = (chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Mn", "Mc", "Me"))
    parted = [
        char
        for char in (*inside, *"\u00ad\u200c\u200d\u200e\u202a\u2060\ufeff")
        if len(list(analysis.words(f"b{char}d"))) > 1
    ]
    assert parted == []
