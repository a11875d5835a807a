"""What stands above what."""

from datetime import UTC, datetime

import pytest

pytestmark = pytest.mark.django_db
FILLER = "delegates leave the table and come back to it when they see fit " * 6


def test_what_is_called_just_so_stands_first(publish, titles):
    for n in range(4):
        publish(f"Ceasefire map {n}", "ceasefire ceasefire ceasefire", also_known_as="ceasefire lines")
    publish("Ceasefire", FILLER)
    publish("Stopping", FILLER, also_known_as="truce; what they call a pause")

    assert titles("q=ceasefires")[0] == "Ceasefire"
    assert titles("q=what+is+a+ceasefire?")[0] == "Ceasefire"
    assert titles("q=what+they+call+a+pause")[0] == "Stopping"


def test_a_glossary_term_does_not_push_a_page_away_because_it_is_short(publish, titles):
    for n in range(8):
        publish(f"Other {n}", FILLER)
    publish("Watching", "monitor a clock", kind="term")
    publish("Entry", f"monitor the clock {FILLER}")
    publish("Clock", "a clock", kind="term")

    assert titles("q=monitor+a+clock")[0] == "Entry"
    assert titles("q=clock")[0] == "Clock"


def test_of_any_words_the_typed_outweigh_the_names_a_vocabulary_adds(publish, titles):
    publish("Typed", f"verify the lists {FILLER}")
    publish("Widened", "truce, cessation of hostilities, CoH")

    assert titles("q=verify+lists+hovercraft+ceasefires")[0] == "Typed"


def test_of_any_words_those_that_stand_together_rank_above(publish, titles):
    publish("Apart", "a line was drawn there, and it was red")
    publish("Together", "it was a red line that was drawn there")

    assert titles("q=red+line+hovercraft")[0] == "Together"


def test_of_a_long_question_the_words_that_say_most_are_kept(publish, search):
    for n in range(20):
        publish(f"Common {n}", " ".join(f"common{k}" for k in range(20)))
    publish("Rare", "hovercraft")
    long = "+".join(f"common{k}" for k in range(20))

    assert search(f"q={long}+hovercraft").hits[0].title == "Rare"


def test_words_the_index_does_not_know_do_not_use_up_a_long_question(publish, titles):
    publish("Known", "clock")
    unknown = "+".join(f"nowhere{k}" for k in range(20))

    assert titles(f"q={unknown}+clock") == ["Known"]


def test_a_whole_question_that_names_a_term_says_so(publish, search):
    publish("Fighters", terms={"theme": ("ddr",)})

    assert search("q=what+is+DDR?").named == (("theme", "ddr"),)
    assert search("q=disarmament,+demobilization+and+reintegration").named == (("theme", "ddr"),)
    assert search("q=demobilisation").named == (("theme", "ddr"),)  # a part of its label
    assert search("q=DDR+in+winter").named == ()
    assert search("q=YPS").named == ()  # nothing is filed there


def test_what_has_expired_names_no_term(publish, search):
    publish("Fighters", terms={"theme": ("ddr",)}, expires=datetime(2026, 1, 1, tzinfo=UTC))

    assert search("q=DDR", now=datetime(2026, 6, 1, tzinfo=UTC)).named == ()
