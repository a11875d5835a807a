"""Glossary terms are explained where they are read: the first mention leads to what it means."""

import re

import pytest

from home.services import withdraw
from search.words import Word, explained
from tests import factories

TRUCE = Word("word-truce", "Truce", "A pause in fighting.", "/en/glossary/truce/")


def marked(markup: str, language: str = "en", **words: Word) -> str:
    return explained(markup, words or {"truce": TRUCE}, language)[0]


def test_the_first_mention_becomes_a_link_and_no_other():
    link = '<a class="word" id="at-word-truce" href="#word-truce">truce</a>'
    assert marked("<p>A truce, then a truce.</p>") == f"<p>A {link}, then a truce.</p>"


@pytest.mark.parametrize(
    "markup",
    [
        "<h2>The truce</h2>",
        '<a href="/x/">a <b>truce</b></a>',
        "<table><tr><th>truce</th></tr></table>",
        '<p title="truce">x</p>',
        "<!-- truce -->",
        '<figure aria-hidden="true"><ul><li>truce</li></ul></figure>',
        "<p>trucers, a truce-line, untruced</p>",
    ],
)
def test_headings_links_attributes_and_other_words_are_left_alone(markup):
    assert marked(markup) == markup


def test_a_plural_and_a_capital_are_the_same_word():
    assert 'href="#word-truce">Truce</a>s' in marked("<p>Truces hold.</p>")


def test_the_longest_name_wins():
    local = Word("word-local-truce", "Local truce", "One valley.", "/en/glossary/local-truce/")

    assert 'href="#word-local-truce">local truce</a>' in marked(
        "<p>A local truce.</p>", **{"truce": TRUCE, "local truce": local}
    )


def test_an_arabic_word_is_known_behind_its_article_and_particles():
    truce = Word("word-truce", "هدنة", "وقفة.", "/ar/glossary/truce/")

    assert 'href="#word-truce">هدنة</a>' in marked("<p>وبالهدنة بدأ الأمر.</p>", "ar", هدنة=truce)


def test_a_name_with_an_apostrophe_is_found_as_html_writes_it():
    friends = Word("word-friends", "Groupe d'amis", "Des États.", "/fr/glossary/friends/")

    assert 'href="#word-friends">groupe d&#x27;amis</a>' in marked(
        "<p>Un groupe d&#x27;amis.</p>", "fr", **{"groupe d'amis": friends}
    )


def test_letters_that_only_look_alike_to_a_machine_break_nothing():
    past = Word("word-past", "Past", "Before.", "/en/glossary/past/")

    assert marked("<p>The paſt.</p>", past=past) == "<p>The paſt.</p>"


@pytest.mark.django_db
def test_a_guide_with_a_glossary_of_its_own_explains_its_words_beside_it(client, house):
    truce = factories.glossary_term(title="Truce", slug="truce", summary="A pause in the fighting.")
    factories.guide(slug="silence", key_messages=factories.points("First a truce."), glossary=[truce])

    body = client.get("/en/guides/silence/").content.decode()

    assert 'href="#word-truce">truce</a>' in body
    assert re.search(r'id="glossary".*?href="/en/glossary/truce/"', body, re.DOTALL)


@pytest.mark.parametrize("written", ["loi d'amnistie", "loi d’amnistie", "Loi d&#x27;amnistie", "loi d&#39;amnistie"])
def test_a_name_with_an_apostrophe_is_known_however_the_page_writes_it(written):
    law = Word("word-law", "Loi", "Une loi.", "/fr/glossary/law/")

    for name in ("loi d'amnistie", "loi d’amnistie"):
        assert f'href="#word-law">{written}</a> passe' in marked(f"<p>La {written} passe.</p>", "fr", **{name: law})


def test_a_name_with_an_ampersand_is_known_where_it_is_escaped():
    assert 'href="#word-truce">M&amp;V</a>' in marked("<p>By M&amp;V.</p>", **{"m&v": TRUCE})


@pytest.mark.parametrize(
    ("name", "markup"),
    [("mediation", "<p>Medıation</p>"), ("consent", "<p>conſent</p>"), ("amp", "<p>A &amp; B</p>")],
)
def test_what_only_looks_like_a_name_is_left_alone(name, markup):
    assert marked(markup, **{name: TRUCE}) == markup


@pytest.mark.django_db
def test_an_entry_explains_its_words_at_its_foot_in_its_own_language(client, house):
    term = factories.glossary_term(title="Truce", slug="truce", summary="A pause in the fighting.")
    factories.translated(term, "fr", title="Trêve", summary="Une pause.")
    page = factories.entry(problem="They want a truce before the rains.", slug="map")
    factories.translated(page, "fr", title="La carte", problem="Ils veulent une trêve.")

    body = client.get("/en/toolbox/map/").content.decode()
    french = client.get("/fr/toolbox/map/").content.decode()

    assert 'href="#word-truce">truce</a>' in body
    assert re.search(r'id="word-truce">.*?A pause in the fighting\.', body, re.DOTALL)
    assert 'href="#word-truce">trêve</a>' in french
    assert "Une pause." in french
    assert "A pause in the fighting" not in french


@pytest.mark.django_db
def test_a_withdrawn_term_explains_nothing_any_more(client, house):
    term = factories.glossary_term(title="Truce", summary="A pause in the fighting.")
    factories.entry(problem="They want a truce before the rains.", slug="map")
    withdraw(term)

    body = client.get("/en/toolbox/map/").content.decode()

    assert "A pause in the fighting" not in body
    assert 'class="word"' not in body
