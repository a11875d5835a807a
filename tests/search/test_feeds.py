"""Any question as an Atom feed."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from xml.etree import ElementTree

import pytest

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DAY = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def feed(client):
    """The root of the feed at an address of the search."""

    def feed(query="", language="en"):
        answer = client.get(f"/{language}/search/feed/{query}")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
        return ElementTree.fromstring(answer.content)

    return feed


def entries(root):
    return root.findall(f"{ATOM}entry")


def titles(root):
    return [entry.findtext(f"{ATOM}title") for entry in entries(root)]


def link(element, rel):
    (found,) = [one.get("href") for one in element.findall(f"{ATOM}link") if one.get("rel") == rel]
    return found


def test_a_feed_has_what_the_search_finds_newest_first(publish, feed):
    publish("Old clock", "clock", published=DAY, terms={"phase": ("negotiation",)})
    publish("New clock", "clock " * 9, published=DAY + timedelta(days=1), terms={"phase": ("negotiation",)})
    publish("Map", "map", published=DAY, terms={"phase": ("negotiation",)})
    publish("Other clock", "clock", published=DAY)

    assert titles(feed("?q=clock&phase=negotiation")) == ["New clock", "Old clock"]
    assert titles(feed("?q=clock&phase=negotiation&sort=best&page=9")) == ["New clock", "Old clock"]


def test_it_holds_the_newest_thirty(publish, feed):
    for number in range(45):
        publish(f"Clock {number}", published=DAY + timedelta(hours=number))

    assert titles(feed()) == [f"Clock {number}" for number in range(44, 14, -1)]


def test_a_feed_and_each_entry_has_all_that_the_standard_asks_for(publish, feed):
    publish("Clock <b>", summary="A & b \x01", published=DAY, reviewed=date(2026, 4, 2))
    root = feed("?q=clock")
    entry = entries(root)[0]

    for element in (root, entry):
        assert element.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert element.findtext(f"{ATOM}title")
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
    assert root.find(f"{ATOM}author/{ATOM}name").text == "Mediation Toolbox"
    assert link(root, "self") == "http://testserver/en/search/feed/?q=clock"
    assert link(root, "alternate").startswith("http://testserver/en/search/?q=clock")
    assert entry.findtext(f"{ATOM}title") == "Clock <b>"
    assert entry.findtext(f"{ATOM}summary") == "A & b "
    assert entry.findtext(f"{ATOM}published") == "2026-03-01T12:00:00+00:00"
    assert entry.findtext(f"{ATOM}updated") == "2026-04-02T00:00:00+00:00"
    assert root.findtext(f"{ATOM}updated") == entry.findtext(f"{ATOM}updated")


def test_an_empty_feed_is_a_feed_and_always_the_same(feed, client):
    root = feed("?q=nothing")

    assert titles(root) == []
    assert datetime.fromisoformat(root.findtext(f"{ATOM}updated"))
    assert client.get("/en/search/feed/?q=nothing").content == client.get("/en/search/feed/?q=nothing").content


def test_each_entry_says_its_language_and_keeps_its_identity(publish, feed):
    key = str(uuid4())
    publish("Clock", key=key, published=DAY)
    publish("Horloge", key=key, language="fr", published=DAY)
    publish("Map", published=DAY - timedelta(days=1))

    english, french = entries(feed()), entries(feed(language="fr"))

    assert [(one.get(LANGUAGE), one.findtext(f"{ATOM}title")) for one in french] == [("fr", "Horloge"), ("en", "Map")]
    identities = [
        [one.findtext(f"{ATOM}id") for one in found] for found in (english, french, entries(feed("?q=clock")))
    ]
    assert identities[0][0] != identities[1][0]
    assert identities[0][1] == identities[1][1]
    assert identities[2] == identities[0][:1]


def test_a_profile_is_never_dated_by_its_confirmation(publish, feed):
    publish("The clock makers", kind="organisation", published=DAY, reviewed=date(2026, 9, 9))

    (entry,) = entries(feed())

    assert entry.findtext(f"{ATOM}updated") == entry.findtext(f"{ATOM}published") == "2026-03-01T12:00:00+00:00"


def test_who_has_the_feed_is_not_sent_it_again_and_a_change_shows_at_once(publish, client):
    publish("Clock", page_id=77)
    first = client.get("/en/search/feed/")
    again = client.get("/en/search/feed/", headers={"If-None-Match": first["ETag"]})
    publish("Clock, mended", page_id=77)
    changed = client.get("/en/search/feed/", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert changed.status_code == 200
    assert not first.has_header("Last-Modified")  # a page taken away makes the feed no younger
    assert b"Clock, mended" in changed.content


def test_what_has_expired_is_in_no_feed(publish, feed):
    publish("Gone", expires=datetime(2020, 1, 1, tzinfo=UTC))
    publish("Here")

    assert titles(feed()) == ["Here"]


def test_the_results_page_leads_to_the_feed_of_its_own_question(publish, client):
    publish("Clock", "clock", terms={"phase": ("negotiation",)})
    body = client.get("/en/search/?phase=negotiation&q=clock&sort=newest&page=2").content.decode()

    assert body.count('href="/en/search/feed/?q=clock&amp;phase=negotiation"') == 2
    assert '<link rel="alternate" type="application/atom+xml"' in body
    assert "Nothing is stored" in body


def test_general_guidance_beside_a_region_has_a_feed_too(publish, feed):
    publish("Kenya", terms={"region": ("kenya",)})
    publish("Everywhere", general=True)

    assert titles(feed("?region=kenya")) == ["Kenya"]
    assert titles(feed("?region=kenya&list=general")) == ["Everywhere"]


@pytest.mark.parametrize("query", ["?q=%00%FF", "?phase=nonsense&page=-1", "?q=%EF%BF%BE%0B&sort=x", "?language=%22"])
def test_a_feed_of_anything_is_well_formed(publish, feed, query):
    publish("A \x00 clock \ud7ff \ufffe", "clock", summary="\x0b\uffff")

    feed(query)
