"""What an editor finds with the admin's own search, and that nothing she types breaks it."""

import importlib.util
import sys

import pytest
from django.db import connection
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db

# Each broke Wagtail's own search, a LIKE, or a formatted statement on the way to one.
HOSTILE = (
    '"',
    """'"><script>alert(1)</script>{{ 7*7 }}""",
    '"in quotes" words "" "\'"',
    "%s %(x)s",
    " ",
    "a\0b",
    "* - (",
    ") OR NEAR(a b) AND title:a*",
    "{title} : a",
    "\\",
    "＿_",
    "\ufdfa ال و",
    "word " * 10_000,
    "x" * 100_000,
)
PLACES = {
    "pages": lambda: reverse("wagtailadmin_pages:search"),
    "page chooser": lambda: reverse("wagtailadmin_choose_page_search"),
    "explorer": lambda: reverse("wagtailadmin_explore", args=[factories.entry().get_parent().pk]),
    "images": lambda: reverse("wagtailimages:index"),
    "image chooser": lambda: reverse("wagtailimages_chooser:choose_results"),
    "documents": lambda: reverse("wagtaildocs:index"),
    "document chooser": lambda: reverse("wagtaildocs_chooser:choose_results"),
    "users": lambda: reverse("wagtailusers_users:index"),
    "groups": lambda: reverse("wagtailusers_groups:index"),
    "redirects": lambda: reverse("wagtailredirects:index"),
    "vocabulary": lambda: "/admin/vocabularies/theme/",
    "history": lambda: reverse("wagtailadmin_reports:site_history"),
}


def found(desk, question: str) -> str:
    return desk.get(reverse("wagtailadmin_pages:search"), {"q": question}).content.decode()


@pytest.mark.parametrize("place", PLACES)
def test_nothing_typed_into_a_search_of_the_admin_breaks_it(desk, place):
    address = PLACES[place]()
    asked = desk.get(address)
    if asked.status_code == 302:
        address = asked["Location"]
    for typed in HOSTILE:
        assert desk.get(address, {"q": typed, "query": typed}).status_code == 200, typed[:40]


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("Choosing a mediator", "mediators"),
        ("Mediators and spoilers", "mediator"),
        ("Policies of armed groups", "policy"),
        ("A policy for hostages", "policies"),
        ("Médiateurs en attente", "mediateur"),
        ("Mediadores locales", "mediador"),
        ("الوساطة بين الأطراف", "وساطة"),
        ("وساطة محلية", "الوساطة"),
        ("Ceasefires that hold", "ceasefire"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Choosing a mediator", "choosing mediators"),
        ("Choosing a mediator", "choos"),
    ],
)
def test_another_form_of_a_word_finds_the_page(desk, title, question):
    factories.entry(title=title)

    assert title in found(desk, question).replace("&#x27;", "'")


def test_all_words_are_wanted(desk):
    factories.entry(title="Choosing a mediator")
    factories.entry(title="Choosing a venue")

    page = found(desk, "choosing venues")

    assert "Choosing a venue" in page
    assert "Choosing a mediator" not in page


def test_words_in_quotes_stand_together(desk):
    factories.entry(title="Choosing a mediator")
    factories.entry(title="A mediator for choosing")

    page = found(desk, '"choosing a mediator"')

    assert "Choosing a mediator" in page
    assert "A mediator for choosing" not in page


def test_a_question_without_a_word_finds_nothing(desk):
    factories.entry(title="Choosing a mediator")

    assert "Choosing a mediator" not in found(desk, '"%"')


def test_a_question_of_many_words_is_cut_before_any_database_sees_it(desk):
    answer = desk.get(reverse("wagtailadmin_pages:search"), {"q": "word " * 199 + "x"})

    assert answer.wsgi_request.GET["q"] == " ".join(["word"] * 30)


def test_choosers_find_other_forms_too(desk):
    entry = factories.entry(title="Choosing a mediator")

    answer = desk.get(reverse("wagtailadmin_choose_page_search"), {"q": "mediators"})

    assert entry.title in answer.content.decode()


@pytest.mark.sqlite
def test_nothing_of_sqlite_is_imported_on_another_database(monkeypatch):
    """What SQLite's search is made of cannot even be imported there: no page could be saved."""
    monkeypatch.setitem(sys.modules, "modelsearch.backends.database.sqlite.query", None)
    monkeypatch.delitem(sys.modules, "search.desk_sqlite", raising=False)
    monkeypatch.setattr(connection, "vendor", "another")
    named = importlib.util.find_spec("search.desk")
    module = importlib.util.module_from_spec(named)
    named.loader.exec_module(module)

    with pytest.raises(NotImplementedError):
        module.SearchBackend({})
