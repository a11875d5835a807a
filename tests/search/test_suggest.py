"""What may have been meant: offered only where it helps, and only what readers may see."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home import services
from search import projection
from search.suggest.edits import distance, distance_to_beginning, mistakes_allowed, neighbours
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def meant(search):
    """What a question may have meant, and how many hits that has; None where nothing is offered."""

    def meant(query, *args, **kwargs):
        found = search(query, *args, **kwargs).suggestion
        return found and (found.text, found.total)

    return meant


# -- the words ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("one", "other", "mistakes"),
    [
        ("talks", "talks", 0),
        ("taks", "talks", 1),
        ("tallks", "talks", 1),
        ("tolks", "talks", 1),
        ("tlaks", "talks", 1),
        ("tlakss", "talks", 2),
        ("", "talks", 5),
        ("وساظة", "وساطة", 1),
    ],
)
def test_mistakes_are_letters_left_out_put_in_changed_or_swapped(one, other, mistakes):
    assert distance(one, other) == distance(other, one) == mistakes


def test_a_stem_is_near_a_word_that_it_begins():
    assert distance_to_beginning("negoti", "negotiations") == 0
    assert distance_to_beginning("negoti", "negotaition") == 1
    assert distance_to_beginning("mediat", "negotiation") > 2


@pytest.mark.parametrize("word", ["talks", "وساطه"])
def test_neighbours_are_all_words_one_mistake_away(word):
    found = set(neighbours(word)) - {word}

    assert all(distance(one, word) == 1 for one in found)
    letter = "x" if word.isascii() else "ض"
    for at in range(len(word)):
        assert {
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 :],
        } <= found


def test_short_words_and_numbers_are_left_alone_and_long_ones_may_be_off_by_two():
    assert [mistakes_allowed(word) for word in ("ddr", "talk", "reforms", "mediator", "1325", "s1325x")] == [
        *(0, 1, 1, 2, 0, 0)
    ]


TRUTH = [
    ("en", "ceasfire", "ceasefire"),
    ("en", "ceassefire", "ceasefire"),
    ("en", "ceasfiree", "ceasefire"),
    ("en", "mediatoin", "mediation"),
    ("en", "negotaitoin", "negotiation"),
    ("en", "demobilzation", "demobilisation"),
    ("en", "xegotiation", "negotiation"),
    ("en", "taks", "talks"),
    ("en", "cease fire", "ceasefire"),
    ("en", "cease-fire", "ceasefire"),
    ("en", "powersharing", "power sharing"),
    ("en", "ache", "Aceh"),
    ("fr", "médiaton", "médiation"),
    ("fr", "négosiation", "négociation"),
    ("fr", "cesez le feu", "cessez le feu"),
    ("es", "mediasión", "mediación"),
    ("es", "negosiasion", "negociación"),
    ("ar", "وساظة", "الوساطة"),
    ("ar", "المفاوظات", "المفاوضات"),
    ("ar", "النارر", "النار"),
]
PAGES = {
    "en": "After the mediation they monitor the ceasefire; negotiation of power-sharing, demobilisation and talks in Aceh.",
    "fr": "La médiation et la négociation : le cessez-le-feu tient.",
    "es": "La mediación y la negociación.",
    "ar": "الوساطة و المفاوضات ثم وقف إطلاق النار",
}


@pytest.mark.parametrize(("language", "typed", "wanted"), TRUTH)
def test_a_misspelt_word_is_answered_on_the_results_page(publish, language, typed, wanted):
    for number, (spoken, text) in enumerate(PAGES.items()):
        publish(f"Page {number}", text, language=spoken, is_original=True)

    page = Client().get(f"/{language}/search/", {"q": typed})

    suggestion = page.context["suggestion"]
    assert suggestion["text"] == wanted
    assert suggestion["total"] == Client().get(suggestion["url"]).context["results"].total > 0
    assert f"<bdi>{wanted}</bdi>" in page.content.decode()
    if not page.context["results"].total:
        assert f"Page {list(PAGES).index(language)}" in [hit.title for hit in suggestion["hits"]]


@pytest.mark.parametrize(
    "typed",
    ["ceasefire", "mediators", "zzzzqqqq", "ddr", "ceas", "1326", "", "-ceasfire", "talks -ceasfire", "the", '""'],
)
def test_nothing_is_suggested_for_what_is_found_short_a_number_left_out_or_like_nothing(publish, meant, typed):
    publish("One", "A ceasefire, talks of mediators, resolution 1325 and the dda")

    assert meant(f"q={typed}") is None


def test_a_term_that_leads_nowhere_is_a_known_word_all_the_same(publish, meant):
    publish("One", "A kenyan indonesiam")  # a mistake of the page's own

    assert meant("q=indonesia") is None


def test_a_terms_name_is_offered_where_its_other_names_find_something(publish, meant):
    publish("One", "The truce holds")

    assert meant("q=ceasefires and cesation of hostilities") == ("ceasefires and cessation of hostilities", 1)


# -- which word -----------------------------------------------------------------------------------------------
def test_fewer_mistakes_then_the_same_first_letter_then_more_documents_decide(publish, meant):
    publish("One", "a mediation")
    assert meant("q=mediattoin") == ("mediation", 1)
    publish("Two", "meditation")
    assert meant("q=medittation") == ("meditation", 1)

    publish("Three", "walks")
    publish("Four", "walks")
    publish("Five", "tasks")
    assert meant("q=taks") == ("tasks", 1)
    publish("Six", "talks")
    publish("Seven", "talks")
    assert meant("q=taks") == ("talks", 2)


def test_the_readers_own_language_decides_between_equals(publish, meant):
    publish("One", "mediation")
    publish("Two", "mediation")
    publish("Trois", "mediacion", language="es", is_original=True)

    assert meant("q=mediasion") == ("mediation", 2)
    assert meant("q=mediasion", "es") == ("mediacion", 1)


def test_a_word_is_shown_as_the_pages_write_it(publish, meant):
    publish("Monitoring", "In Aceh they were Monitoring; monitoring went on. l’œuvre de Sánchez")

    assert meant("q=monitring") == ("monitoring", 1)
    assert meant("q=sanchex") == ("Sánchez", 1)
    assert meant("q=acehh") == ("Aceh", 1)


# -- the rest of the question ---------------------------------------------------------------------------------
def test_the_rest_of_the_question_stays_as_typed(publish, meant):
    publish("One", "The ceasefire monitoring mission in the north", terms={"phase": ("negotiation",)})
    publish("Two", "The ceasefire, without observers", terms={"phase": ("negotiation",)})

    assert meant('q="ceasfire monitoring" Mission') == ('"ceasefire monitoring" Mission', 1)
    assert meant("q=“ceasefire monitring”") == ("“ceasefire monitoring”", 1)
    assert meant("q=Ceasefire -observerz -Observers monitring") == ("Ceasefire -observerz -Observers monitoring", 1)
    assert meant("q=ceasfire Ceasfire") == ("ceasefire ceasefire", 2)
    assert meant("q=ceasfire, observars?") == ("ceasefire, observers?", 2)


def test_facets_and_order_stay_and_count(publish, search):
    publish("One", "A ceasefire", terms={"phase": ("negotiation",)})
    publish("Two", "A ceasefire", terms={"phase": ("implementation",)})

    found = search("q=ceasfire&phase=negotiation&sort=newest").suggestion

    assert found.total == len(found.results.hits) == 1
    assert found.criteria.query_string() == "q=ceasefire&phase=negotiation&sort=newest"


def test_what_finds_nothing_with_these_facets_is_not_offered(publish, meant):
    publish("One", "A ceasefire", terms={"phase": ("negotiation",)})
    publish("Two", "Something else", terms={"phase": ("implementation",)})

    assert meant("q=ceasfire&phase=implementation") is None
    assert meant("q=ceasfire&phase=negotiation") == ("ceasefire", 1)


def test_where_some_of_the_words_are_found_the_hits_are_those_and_the_suggestion_a_link(publish, search):
    publish("One", "The ceasefire mission")
    publish("Two", "A mission")

    found = search("q=ceasfire mission")

    assert (found.total, found.suggestion.text, found.suggestion.total) == (2, "ceasefire mission", 2)
    assert found.suggestion.results is None


def test_the_page_says_that_it_answers_another_question(publish):
    publish("One", "The ceasefire")

    page = Client().get("/en/search/?q=ceasfire")

    body = page.content.decode()
    assert "Nothing for “ceasfire”. Results for “ceasefire”:" in body
    assert 'href="/en/search/?q=ceasefire"' in body
    assert body.count("card__title") == 1
    assert "0 results for “ceasfire”" in body
    assert not page.context["facet_groups"]


def test_the_total_is_that_of_the_page_it_leads_to(publish):
    for number in range(25):
        publish(f"Page {number}", "The ceasefire")

    page = Client().get("/en/search/?q=ceasfire")

    assert page.context["suggestion"]["total"] == 25
    assert len(page.context["suggestion"]["hits"]) == 20
    assert Client().get(page.context["suggestion"]["url"]).context["results"].total == 25


def test_a_machine_gets_the_words_and_no_other_questions_hits(publish, search):
    publish("One", "The ceasefire")

    found = search("q=ceasfire", strict=True)

    assert (found.total, found.hits, found.suggestion.text) == (0, (), "ceasefire")
    assert found.suggestion.results is None


# -- nothing hidden -------------------------------------------------------------------------------------------
CANARY = "canaryword"
NEAR = ("cannaryword", "canarywrod", "xanaryword", "canary word", "canarywrdo", "caanrywrod", "canaryy wordd")


def says_canary() -> bool:
    """Whether the results page says it to anyone who comes near."""
    pages = [Client().get(f"/{language}/search/", {"q": near}) for near in NEAR for language in ("en", "fr")]
    return any(CANARY in page.content.decode().lower() for page in pages)


LEAVING = {
    "unpublished": lambda page: page.unpublish(),
    "withdrawn": services.withdraw,
    "deleted": lambda page: page.delete(),
    "its room unpublished": lambda page: page.get_parent().unpublish(),
}


@pytest.mark.parametrize("way", LEAVING)
def test_a_word_leaves_with_the_last_page_that_says_it(house, way):
    page = factories.entry(title=f"The {CANARY}", first_moves=factories.points(f"Say {CANARY}."))
    assert says_canary()

    LEAVING[way](page)

    assert not says_canary()


def test_a_word_of_a_draft_is_never_offered(house):
    page = factories.entry(title="Harmless")
    page.title = f"The {CANARY}"
    page.save_revision()
    factories.entry(title=f"The {CANARY}", live=False)

    assert not says_canary()


def test_a_word_leaves_when_its_page_expires_whatever_the_clock_does(publish, meant):
    now = timezone.now()
    publish("One", f"The {CANARY} and a ceasefire", expires=now + timedelta(hours=1))
    assert meant("q=cannaryword", now=now) == (CANARY, 1)
    assert meant("q=canary word", now=now) == (CANARY, 1)

    later = now + timedelta(hours=2)
    for near in NEAR:
        assert meant(f"q={near}", now=later) is None
    publish("Two", "The ceasefire", expires=None)
    assert meant("q=ceasfire canarywrod", now=later) == ("ceasefire canarywrod", 1)


def test_how_a_hidden_page_writes_a_word_is_not_shown(publish, meant):
    now = datetime(2026, 11, 1, tzinfo=UTC)
    publish("One", "mediations were many", expires=now)
    publish("Two", "a mediator")

    assert meant("q=mediatior", now=now) == ("mediator", 1)
    assert meant("q=mediationns", now=now) is None


# -- what it costs --------------------------------------------------------------------------------------------
def queries(search, query: str) -> int:
    search(query, strict=True)
    with CaptureQueriesContext(connection) as asked:
        search(query, strict=True)
    return len(asked)


def test_a_question_that_is_well_answered_costs_nothing_more(publish, search, monkeypatch):
    for number in range(3):
        publish(f"Page {number}", "The ceasefire monitoring mission")
    monkeypatch.setattr("search.engines.base.suggestion", lambda asking: pytest.fail("asked for nothing"))

    assert search("q=ceasefire monitoring").total == 3
    assert search("").total == 3


@pytest.mark.database
@pytest.mark.parametrize(
    ("query", "most"), [("q=northren", 3), ("q=zzzzz", 1), ("q=missoin obzerves", 4), ("q=zzzzz yyyyy", 2)]
)
def test_a_suggestion_costs_three_queries_and_four_for_several_words(publish, search, monkeypatch, query, most):
    for number in range(3):
        publish(f"Page {number}", "The northern mission observes")
    asked = queries(search, query)
    monkeypatch.setattr("search.engines.base.suggestion", lambda asking: None)

    assert 0 < asked - queries(search, query) <= most


def test_a_word_without_end_and_a_word_said_often_are_not_guessed_at(publish, search):
    publish("One", "The ceasefire")

    assert search("q=" + "x" * 5_000).suggestion is None
    assert search("q=" + "ceasfire " * 30).suggestion.total == 1


def test_documents_that_are_many_cost_the_queries_of_few(publish, search):
    publish("One", "The ceasefire")
    few = queries(search, "q=ceasfire")
    for number in range(40):
        publish(f"Page {number}", "The ceasefire, ceasefires and a ceasefuse")

    assert queries(search, "q=ceasfire") == few


def test_a_word_is_known_as_long_as_a_document_holds_it(publish, meant):
    publish("One", "The ceasefire", page_id=9_001)
    assert meant("q=ceasfire") == ("ceasefire", 1)

    projection.remove([9_001])

    assert meant("q=ceasfire") is None
