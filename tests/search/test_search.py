"""What a question finds, on whichever engine stands behind it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from tests.search.conftest import counts

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def test_two_values_of_one_facet_widen_and_two_facets_narrow(publish, titles):
    publish("Talks", terms={"phase": ("negotiation",), "theme": ("ceasefires",)})
    publish("Watch", terms={"phase": ("implementation",), "theme": ("ceasefires",)})
    publish("Charter", terms={"phase": ("negotiation",), "theme": ("youth",)})

    assert set(titles("phase=negotiation&phase=implementation&theme=ceasefires")) == {"Talks", "Watch"}


def test_each_facet_counts_as_if_its_own_choice_were_not_made(publish, search):
    publish("Talks", terms={"phase": ("negotiation",), "theme": ("ceasefires",)})
    publish("Watch", terms={"phase": ("implementation",), "theme": ("ceasefires",)})
    publish("Charter", terms={"phase": ("negotiation",), "theme": ("youth",)}, kind="guide")

    found = search("phase=implementation")

    assert counts(found, "phase") == {"negotiation": 2, "implementation": 1}
    assert counts(found, "theme") == {"ceasefires": 1, "security": 1}
    assert counts(found, "type") == {"entry": 1}


def test_values_that_lead_nowhere_are_hidden_unless_they_are_chosen(publish, search):
    publish("Talks", terms={"phase": ("negotiation",)})

    found = search("theme=youth")

    assert counts(found, "phase") == {}
    assert [(v.slug, v.count, v.selected) for v in found.facets["theme"]] == [("youth", 0, True)]


def test_an_empty_answer_says_what_to_drop(publish, search):
    publish("Talks", "ceasefire", terms={"phase": ("negotiation",)})

    found = search("q=ceasefire&phase=negotiation&theme=youth")

    assert found.total == 0
    assert found.if_dropped == {"q": 0, "phase": 0, "theme": 1}


def test_a_region_finds_what_lies_below_it_and_general_guidance_stands_apart(publish, search):
    publish("Kenya 2008", terms={"region": ("kenya",)})
    publish("Aceh 2005", terms={"region": ("indonesia",)})
    publish("Everywhere", general=True)
    publish("Nowhere")

    for slug in ("kenya", "eastern-africa", "africa", "horn-of-africa"):
        found = search(f"region={slug}")
        assert [hit.title for hit in found.hits] == ["Kenya 2008"]
        assert found.total == 1
        assert [hit.title for hit in found.general_hits] == ["Everywhere"]
        assert found.general_total == 1
    assert search("").general_total == 0
    assert search("").total == 4


def test_a_theme_group_finds_its_themes(publish, titles):
    publish("Truce", terms={"theme": ("ceasefires",)})
    publish("Youth", terms={"theme": ("youth",)})

    assert titles("theme=security") == ["Truce"]


def test_all_words_are_wanted(publish, titles):
    publish("Both", "monitor the line of separation")
    publish("Also both", "line monitors")
    publish("Again both", "monitoring lines")
    publish("One", "monitor")

    assert set(titles("q=monitor+the+line")) == {"Both", "Also both", "Again both"}


def test_when_all_words_find_little_any_of_them_follow_and_it_is_said(publish, search):
    publish("All", "verify the clock")
    publish("Some", "a clock")
    publish("None", "a map")

    found = search("q=verify+clock")

    assert [hit.title for hit in found.hits] == ["All", "Some"]
    assert (found.total, found.as_typed) == (2, 1)
    assert found.widened
    assert not search("q=clock").widened


def test_an_excluded_word_stays_out_when_any_word_is_asked(publish, titles):
    publish("Kept", "a clock")
    publish("Out", "a clock and an amnesty")

    assert titles("q=verify+clock+-amnesty") == ["Kept"]


def test_words_in_quotes_stand_together_and_never_across_passages(publish, titles):
    publish("Together", "agree on a red line early")
    publish("Apart", "a line in red")
    publish("Across", ["it ended in red", "line after line"])

    assert titles('q="red+line"') == ["Together"]


def test_a_phrase_in_any_language_finds_its_inflections(publish, titles):
    publish("Feu", "les lignes de séparation", language="fr")

    assert titles('q="ligne+de+separation"', language="fr") == ["Feu"]


def test_an_excluded_word_counts_by_the_document_s_own_language(publish, titles):
    publish("Education", "education for peace")
    publish("Educación", "educación para la paz", language="es", is_original=True)

    assert titles("q=education+-educación") == ["Education"]


def test_only_words_to_leave_out_leave_the_rest(publish, titles):
    publish("Kept", "a clock")
    publish("Out", "an amnesty")

    assert titles("q=-amnesties") == ["Kept"]


def test_inflected_words_are_found_in_each_language(publish, titles):
    publish("Mediator", "the mediator")
    publish("Médiateur", "les médiateurs", language="fr", is_original=True)
    publish("Mediador", "los mediadores", language="es", is_original=True)
    publish("وسيط", "والوساطة", language="ar", is_original=True)

    assert "Mediator" in titles("q=mediators")
    assert titles("q=mediateur") == ["Médiateur"]
    assert titles("q=mediador") == ["Mediador"]
    assert titles("q=وساطة") == ["وسيط"]


def test_an_arabic_word_is_found_with_a_letter_glued_to_it(publish, titles):
    publish("And", "ووساطة", language="ar", is_original=True)

    assert titles("q=وساطة") == ["And"]


def test_stop_words_are_dropped_unless_nothing_else_is_left(publish, titles):
    publish("Clock", "the clock")
    publish("Map", "a map of it")

    assert titles("q=how+do+I+read+this+clock") == ["Clock"]
    assert titles("q=of+it") == ["Map"]


def test_what_was_typed_stands_above_what_the_vocabulary_adds(publish, titles):
    publish("Truce truce truce", "truce")
    publish("Long page", "filler " * 200 + "CoH")

    assert titles("q=CoH") == ["Long page", "Truce truce truce"]


def test_an_abbreviation_finds_the_words_and_the_words_the_abbreviation(publish, titles):
    publish("Words", "disarmament, demobilisation and reintegration of fighters")
    publish("Letters", "DDR of fighters")
    publish("Other", "reintegration")

    assert titles("q=DDR+fighters") == ["Letters", "Words"]
    assert set(titles("q=disarmament+demobilisation+and+reintegration+fighters")[:2]) == {"Words", "Letters"}


def test_a_synonym_of_several_words_is_recognised_without_quotes(publish, titles):
    publish("Before talks", "prenegotiation comes first")

    assert titles("q=talks+about+talks") == ["Before talks"]


def test_a_title_weighs_more_than_a_body(publish, titles):
    publish("Elsewhere", "ceasefire " * 2 + "filler " * 20)
    publish("Ceasefire", "filler " * 22)

    assert titles("q=ceasefire")[0] == "Ceasefire"


def test_a_work_is_one_hit_in_the_reader_s_language_or_else_its_original(publish, search):
    key = str(uuid4())
    publish("Clock", "a clock", key=key)
    publish("Horloge", "une horloge", language="fr", key=key)
    publish("Map", "a clock too")

    def languages(**asked):
        found = search(**asked)
        assert found.total == len(found.hits)
        return sorted((hit.title, hit.language) for hit in found.hits)

    assert languages(language="en") == [("Clock", "en"), ("Map", "en")]
    assert languages(language="fr") == [("Horloge", "fr"), ("Map", "en")]
    assert languages(language="ar") == [("Clock", "en"), ("Map", "en")]


def test_a_work_is_found_by_its_name_in_any_language(publish, titles):
    key = str(uuid4())
    publish("Clock", "a clock", key=key)
    publish("Horloge", "une horloge", language="fr", key=key, also_known_as="pendule")

    assert titles("q=horloges") == titles("q=pendule") == ["Clock"]
    assert titles("q=clock", language="fr") == ["Horloge"]


def test_a_chosen_language_finds_the_works_that_have_it(publish, search):
    key = str(uuid4())
    publish("Clock", key=key)
    publish("Horloge", language="fr", key=key)
    publish("Map")

    found = search("language=fr", language="en")

    assert [hit.title for hit in found.hits] == ["Horloge"]
    assert counts(found, "language") == {"en": 2, "fr": 1}
    assert search("language=fr&language=en", language="en").total == 2


def test_a_machine_is_given_every_document(publish, search):
    key = str(uuid4())
    publish("Clock", key=key)
    publish("Horloge", language="fr", key=key)

    assert search(strict=True).total == 2
    assert search("language=fr", strict=True).total == 1
    assert [hit.title for hit in search("q=horloge", strict=True).hits] == ["Horloge"]


def test_what_has_expired_is_gone_before_the_clock_runs(publish, search):
    publish("Gone", "clock", expires=NOW, terms={"phase": ("negotiation",)})
    publish("Still here", "clock", expires=NOW + timedelta(seconds=1))

    found = search("q=clock", now=NOW)

    assert [hit.title for hit in found.hits] == ["Still here"]
    assert found.total == 1
    assert counts(found, "phase") == {}
    assert search("q=clock", now=NOW + timedelta(seconds=1)).total == 0


def test_when_a_translation_has_expired_the_original_is_shown(publish, titles):
    key = str(uuid4())
    publish("Clock", key=key)
    publish("Horloge", language="fr", key=key, expires=NOW)

    assert titles(language="fr", now=NOW) == ["Clock"]
    assert titles(language="fr", now=NOW - timedelta(days=1)) == ["Horloge"]


def test_pages_follow_each_other_without_gaps(publish, titles):
    for n in range(45):
        publish(f"Clock {n}", "clock " * (n % 7 + 1), published=NOW - timedelta(days=n))

    for query in ("q=clock", ""):
        pages = [titles(f"{query}&page={n}") for n in (1, 2, 3, 4)]
        assert [len(page) for page in pages] == [20, 20, 5, 0]
        assert len({title for page in pages for title in page}) == 45


@pytest.mark.parametrize(
    "query", ["", "q=clock", "q=CoH", "q=clock+map", "q=-map", "q=clock&sort=newest", "phase=negotiation"]
)
def test_a_cursor_leads_to_the_end_and_meets_every_document_once(publish, search, query):
    for n in range(120):
        text = ["clock", "CoH", "truce", "map", "clock map"][n % 5] + " filler" * (n % 9)
        moment = NOW - timedelta(seconds=n // 3, microseconds=n // 2 * 10)
        publish(f"Page {n}", text, published=moment, terms={"phase": ("negotiation",) * (n % 4 > 0)})

    first = search(query, strict=True)
    seen, found = [], first
    while True:
        seen += [hit.key for hit in found.hits]
        if found.next_cursor is None:
            break
        found = search(f"{query}&next={found.next_cursor}", strict=True)

    assert len(seen) == len(set(seen)) == first.total > 0


def test_the_newest_come_first_when_asked(publish, titles):
    publish("Clock clock", "clock", published=NOW - timedelta(days=2))
    publish("New", "a filler and a clock", published=NOW)
    publish("Undated", "clock", published=None)

    assert titles("q=clock&sort=newest") == ["New", "Clock clock", "Undated"]
    assert titles() == ["New", "Clock clock", "Undated"]


def test_a_retired_term_still_finds_what_is_filed_under_it(publish, titles, monkeypatch):
    from search import terms

    retired = terms.Term("phase", "old-phase", {"en": "Old"}, retired=True)
    monkeypatch.setattr(terms, "read_terms", lambda: [retired])
    publish("Old page", terms={"phase": ("old-phase",)})

    assert titles("phase=old-phase") == ["Old page"]


def test_the_number_of_queries_does_not_grow_with_the_answer(publish, search, django_assert_max_num_queries):
    for n in range(30):
        publish(f"Clock {n}", "clock", general=n % 2 == 0, terms={"region": ("kenya",) * (n % 2)})
    search("q=clock")

    with django_assert_max_num_queries(6):
        found = search("q=clock&region=kenya")
    assert (found.total, found.general_total) == (15, 15)
    with django_assert_max_num_queries(5):
        search("region=kenya&page=2")
