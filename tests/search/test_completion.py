"""While typing: what can be meant is named, and nothing that readers may not see now."""

import html
import re
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home import services
from home.models import Region, Theme
from search.engines import engine
from search.models import Document
from search.suggest.completion import completions
from search.suggest.typed import Typed
from tests import factories
from tests.search.test_hostile import NASTY

pytestmark = pytest.mark.django_db

OPTION = re.compile(
    r'role="option"[^>]*href="(?P<url>[^"]*)".*?<bdi[^>]*>(?P<label>.*?)</bdi>(?P<rest>.*?)kind">(?P<kind>[^<]*)<',
    re.DOTALL,
)


@dataclass(frozen=True)
class Shown:
    label: str
    called: str
    kind: str
    url: str


def offered(typed: str, language: str = "en") -> list[Shown]:
    """The options at the address that the search box asks, with * round what is marked."""
    answer = Client().get(f"/{language}/search/complete/", {"q": typed})
    assert answer.status_code == 200
    found = []
    for option in OPTION.finditer(answer.content.decode()):
        called = re.search(r"<bdi>(.*?)</bdi>", option["rest"])
        found.append(Shown(_plain(option["label"]), _plain(called[1]) if called else "", option["kind"], option["url"]))
    return found


def _plain(marked: str) -> str:
    return html.unescape(marked.replace("<mark>", "*").replace("</mark>", "*"))


def labels(typed: str, language: str = "en") -> list[str]:
    return [one.label.replace("*", "") for one in offered(typed, language)]


@pytest.fixture
def terms_of_the_house(house, monkeypatch):
    """The vocabularies as the house has them, not those made up for other tests."""
    from search import terms

    monkeypatch.undo()
    terms._held.clear()


# -- what begins a name ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "name", "marked"),
    [
        ("ace", "Aceh, 2005", "*Ace*h, 2005"),
        ("tran ace", "Aceh: sites of transition", "*Ace*h: sites of *tran*sition"),
        ("cote d", "Côte d’Ivoire", "*Côte* *d*’Ivoire"),
        ("COTE", "Côte d’Ivoire", "*Côte* d’Ivoire"),
        ("d'iv", "Côte d’Ivoire", "Côte *d*’*Iv*oire"),
        ("وساط", "الوساطة والحوار", "ال*وساط*ة والحوار"),
        ("الوساط", "وساطة", "*وساط*ة"),
        ("الوساط", "الوساطة", "*الوساط*ة"),
        ("<b>", "A <b> in a name", "A <*b*> in a name"),
        ("ceasefire", "The ceasefires", "The *ceasefire*s"),
    ],
)
def test_every_word_typed_begins_a_word_of_the_name_in_any_order(typed, name, marked):
    read = Typed.read(typed) if typed != "<b>" else Typed((frozenset({"b"}),))

    assert read.fits(name)
    assert _plain(read.marked(name)) == marked
    assert "<b>" not in read.marked(name)


@pytest.mark.parametrize(("typed", "name"), [("ceh", "Aceh"), ("aceh b", "Aceh"), ("cotes", "Côte"), ("al", "الوساطة")])
def test_what_begins_no_word_does_not_fit(typed, name):
    assert not Typed.read(typed).fits(name)


@pytest.mark.parametrize("typed", ["", "a", " a ", "-", "..", "\x00", "é"])
def test_one_letter_completes_nothing_and_asks_nothing(publish, typed, django_assert_num_queries):
    publish("A title")

    with django_assert_num_queries(0):
        assert completions(typed, "en", engine()) == []


def test_titles_are_offered_with_their_kind_and_address(publish):
    publish("Sites of transition in Aceh", url="/en/cases/sites/", kind="case")

    (shown,) = offered("ace sit")

    assert shown == Shown("*Sit*es of transition in *Ace*h", "", "Case", "/en/cases/sites/")


def test_stems_do_not_get_in_the_way(publish):
    publish("Negotiations and ceasefires, or disability")

    for typed in ("negotiatio", "negotiation", "negotiations", "ceasefir", "ceasefire", "ceasefires", "disabilit"):
        assert labels(typed), typed


def test_a_name_that_begins_so_comes_before_one_that_holds_it_and_titles_go_by_type(publish):
    publish("A word with monitoring", kind="entry")
    publish("Monitoring term", kind="term")
    publish("Monitoring guide", kind="guide")
    publish("Monitoring entry", kind="entry")
    publish("Monitoring organisation", kind="organisation")

    assert labels("monit") == [
        "Monitoring entry",
        "Monitoring guide",
        "Monitoring organisation",
        "Monitoring term",
        "A word with monitoring",
    ]


def test_other_names_find_a_page_and_are_shown_beside_its_title(publish):
    publish("The map", also_known_as="separation of forces\nSOF")

    (shown,) = offered("forces")

    assert (shown.label, shown.called) == ("The map", "separation of *forces*")


def test_a_work_is_offered_once_in_the_readers_language(publish):
    key = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
    publish("The clock", key=key, url="/en/clock/")
    publish("L’horloge", key=key, url="/fr/horloge/", language="fr")

    (shown,) = offered("horl", "fr")
    assert (shown.label, shown.called, shown.url) == ("L’*horl*oge", "", "/fr/horloge/")
    (shown,) = offered("horl", "en")
    assert (shown.label, shown.called, shown.url) == ("The clock", "L’*horl*oge", "/en/clock/")


def test_small_words_may_be_missing_from_a_name(publish):
    publish("Monitoring agreements")

    assert labels("monitoring of the agre") == ["Monitoring agreements"]
    assert labels("the agre") == ["Monitoring agreements"]


# -- terms ----------------------------------------------------------------------------------------------------
def test_terms_are_offered_by_any_name_where_they_lead_somewhere(publish):
    publish("One", terms={"theme": ("ddr",), "region": ("kenya",), "role": ("hosting",)})

    assert offered("ddr")[0].url == "/en/themes/ddr/"
    assert offered("ddr")[0].called == "*DDR*"
    assert offered("keny")[0].url == "/en/regions/kenya/"
    assert offered("host")[0].url == "/en/search/?role=hosting"
    assert offered("africa")[0].url == "/en/regions/africa/"
    assert offered("truce") == offered("indones") == []


def test_terms_are_named_in_the_readers_language_and_found_in_any(terms_of_the_house):
    factories.entry(regions=["kenya"], themes=["ceasefires"])

    arabic = Theme.objects.get(slug="ceasefires").label_ar
    assert arabic in labels("ceasefires", "ar")
    assert Theme.objects.get(slug="ceasefires").label_fr in labels("alto el fuego", "fr")
    (kenya,) = [one for one in offered("keny") if one.url == "/en/regions/kenya/"]
    assert (kenya.label, kenya.kind) == ("*Keny*a", "Country or area")
    assert Region.objects.get(slug="kenya").label_ar in labels("كيني", "ar")


def test_terms_leave_room_for_pages_and_there_are_never_more_than_eight(terms_of_the_house):
    for number in range(12):
        factories.entry(title=f"Mediation {number}", themes=["ceasefires"], phases=["negotiation"])

    assert len(offered("me")) == 8
    assert [one.kind for one in offered("me")].count("Toolbox entry") >= 4


def test_a_renamed_term_is_known_by_its_new_name_at_once(terms_of_the_house):
    factories.entry(themes=["ceasefires"])
    theme = Theme.objects.get(slug="ceasefires")
    theme.label_en = "Zebras"
    theme.save()

    assert labels("zebr") == ["Zebras"]


# -- nothing hidden -------------------------------------------------------------------------------------------
LEAVING = {
    "unpublished": lambda page: page.unpublish(),
    "withdrawn": services.withdraw,
    "deleted": lambda page: page.delete(),
    "its room unpublished": lambda page: page.get_parent().unpublish(),
}


@pytest.mark.parametrize("way", LEAVING)
def test_a_page_and_the_terms_it_alone_leads_to_leave_with_it(terms_of_the_house, way):
    page = factories.entry(title="Canaryword", regions=["nauru"])
    assert labels("canaryw") == ["Canaryword"]
    assert labels("naur") == ["Nauru"]

    LEAVING[way](page)

    assert labels("canaryw") == labels("naur") == []


def test_a_page_that_expired_is_not_offered_whatever_the_clock_does(publish):
    publish("Canaryword", expires=timezone.now() - timedelta(seconds=1), terms={"region": ("kenya",)})
    assert Document.objects.filter(title="Canaryword").exists()

    assert offered("canaryw") == offered("keny") == []


def test_an_expired_version_does_not_name_the_others(publish):
    key = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
    publish("The clock", key=key)
    publish("Canaryword", key=key, language="fr", expires=timezone.now() - timedelta(seconds=1))

    assert offered("canaryw", "en") == offered("canaryw", "fr") == []


def test_a_draft_is_not_offered_and_a_new_title_replaces_the_old_one(house):
    page = factories.entry(title="Oldword")
    page.title = "Newword"
    page.save_revision()
    assert (labels("oldw"), labels("neww")) == (["Oldword"], [])

    page.save_revision().publish()

    assert (labels("oldw"), labels("neww")) == ([], ["Newword"])


def test_what_documents_are_called_is_kept_by_any_way_of_writing_them(publish):
    publish("Firstword", page_id=1)
    Document.objects.filter(page_id=1).update(called=[[0, "otherword"]])
    assert words_kept() == {"otherword"}

    Document.objects.filter(page_id=1).delete()
    assert words_kept() == set()


def words_kept() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM search_called")
        return {word for (word,) in cursor.fetchall()}


# -- what it answers, and what it costs -----------------------------------------------------------------------
def test_the_answer_is_a_piece_of_html_that_no_engine_lists_and_that_says_how_many(publish):
    publish("Clock one")
    publish("Clock two")

    answer = Client().get("/en/search/complete/?q=clo")

    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Cache-Control"] == "public, no-cache"
    assert answer["Content-Type"].startswith("text/html")
    assert "2 suggestions" in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_names_are_shown_as_words_only(publish):
    publish('<script>alert("clock")</script>', url="/en/a/")

    body = Client().get("/en/search/complete/?q=clock").content.decode()

    assert "<script" not in body
    assert "&lt;script&gt;alert(&quot;<mark>clock</mark>&quot;)" in body


@pytest.mark.parametrize("language", ["en", "ar"])
def test_anything_may_be_typed(publish, language):
    publish("Clock", "a clock")
    publish("وساطة", "الوساطة", language="ar")

    for typed in (
        *NASTY,
        *map("".join, pairwise(NASTY)),
        "word " * 10_000,
        "x" * 60_000,
    ):
        answer = Client(raise_request_exception=False).get(
            f"/{language}/search/complete/", {"q": typed.encode("utf-8", "replace")}
        )
        assert answer.status_code == 200, typed
        assert b"<script>" not in answer.content


def test_many_documents_cost_the_queries_of_few_and_never_more_than_four(publish):
    publish("Clock", terms={"theme": ("ddr",)})
    few = {typed: queries(typed) for typed in ("clo", "the clo", "zz the zz", "ddr")}
    for number in range(40):
        publish(f"Clock {number}")

    assert {typed: queries(typed) for typed in few} == few
    assert max(few.values()) <= 4


def queries(typed: str) -> int:
    completions(typed, "en", engine())
    with CaptureQueriesContext(connection) as asked:
        completions(typed, "en", engine())
    return len(asked)
