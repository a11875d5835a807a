"""Browsers can offer this search in their own search box, and results lead to their downloads."""

import html
import re
from xml.etree import ElementTree

import pytest

from tests import factories

pytestmark = pytest.mark.django_db

XML = "{http://a9.com/-/spec/opensearch/1.1/}"
LANGUAGES = ("en", "fr", "es", "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_names_the_description_in_its_language(public_door, language):
    for address in (f"/{language}/", f"/{language}/search/", f"/{language}/nothing/"):
        body = public_door.get(address).content.decode()
        assert re.findall(
            r'<link rel="search" type="application/opensearchdescription\+xml"[^>]* href="([^"]+)"', body
        ) == [f"/{language}/search/opensearch.xml"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_description_leads_to_the_search_of_its_language(public_door, language):
    factories.entry(title="A clock & more", slug="clock")
    answer = public_door.get(f"/{language}/search/opensearch.xml")
    root = ElementTree.fromstring(answer.content)

    assert answer["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    assert root.tag == f"{XML}OpenSearchDescription"
    assert 0 < len(root.find(f"{XML}ShortName").text) <= 16
    assert 0 < len(root.find(f"{XML}Description").text) <= 1024
    assert root.find(f"{XML}Language").text == language
    page, data, itself = root.findall(f"{XML}Url")
    assert page.get("template") == f"http://testserver/{language}/search/?q={{searchTerms}}"
    for url, said in ((page, "A clock &amp; more"), (data, "A clock & more")):
        asked = url.get("template").replace("{searchTerms}", "more").removeprefix("http://testserver")
        found = public_door.get(asked)
        assert found.status_code == 200
        assert said in found.content.decode().replace("<mark>", "").replace("</mark>", "")
    assert itself.get("template") == f"http://testserver/{language}/search/opensearch.xml"


def test_it_offers_no_suggestions_which_would_send_each_letter(public_door):
    assert b"suggestions" not in public_door.get("/en/search/opensearch.xml").content


def downloads_of(door, address) -> list[str]:
    body = door.get(address).content.decode()
    found = re.findall(r'<p class="downloads">(.*?)</p>', body, re.DOTALL)
    return [html.unescape(link) for link in re.findall(r'href="([^"]+)"', "".join(found))]


@pytest.mark.parametrize(
    "address",
    [
        "/en/search/?q=clock",
        "/fr/search/?q=clock&phase=negotiation&sort=newest&page=2",
        "/en/search/",
        "/en/themes/ddr/",
        "/fr/themes/ddr/?type=entry",
    ],
)
def test_the_list_on_the_page_can_be_taken_away_as_it_stands(public_door, address):
    for number in range(3):
        entry = factories.entry(title=f"Clock {number}", themes=["ddr"])
    factories.translated(entry, "fr", title="Horloge clock", summary="Une horloge.")

    links = downloads_of(public_door, address)

    assert [link.partition("?")[0] for link in links] == ["/api/v1/search.csv", "/api/v1/search.jsonl"]
    shown = re.findall(
        r'class="card__title"[^>]*>.*?href="([^"#]+)', public_door.get(address).content.decode(), re.DOTALL
    )
    rows = public_door.get(links[1]).getvalue().decode()
    assert rows.count("\n") == 3
    assert shown or "page=2" in address
    assert all(f'http://testserver{url}"' in rows for url in shown)
    assert links[0] in html.unescape(public_door.get(address).content.decode().split("</head>")[0])


def test_where_nothing_is_listed_there_is_nothing_to_take_away(public_door):
    assert downloads_of(public_door, "/en/search/?q=zzzz") == []
