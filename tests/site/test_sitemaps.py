"""Every address that readers may open is in the sitemap, in all its languages, and no other; in one file or in many."""

import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home import services
from tests import factories as make
from toolbox_site import sitemaps

pytestmark = pytest.mark.django_db

NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
HERE = "http://testserver"


def read(door, address: str) -> dict[str, dict]:
    """Address → lastmod and versions, as one file of addresses says."""
    answer = door.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8"), address
    found = {}
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{{{NS['s']}}}urlset"
    for url in root:
        versions = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NS)}
        at = url.find("s:loc", NS).text
        assert at not in found
        found[at] = {"changed": url.findtext("s:lastmod", None, NS), "versions": versions}
    return found


def everything(door) -> tuple[dict[str, dict], list[str]]:
    """All addresses, and the files they stand in."""
    root = ElementTree.fromstring(door.get("/sitemap.xml").content)
    if root.tag.endswith("urlset"):
        return read(door, "/sitemap.xml"), ["/sitemap.xml"]
    files = [loc.text.removeprefix(HERE) for loc in root.iterfind("s:sitemap/s:loc", NS)]
    found: dict = {}
    for file in files:
        some = read(door, file)
        assert not found.keys() & some.keys()
        assert 0 < len(some) <= max(sitemaps.MOST, 4 * 20)
        found |= some
    return found, files


def test_each_version_names_all_of_them_and_when_it_was_last_published(public_door, house):
    page = make.entry(slug="map")
    french = make.translated(page, "fr", title="La carte", slug="carte")
    make.translated(page, "es", live=False)
    alone = make.case(slug="alone")

    found = read(public_door, "/sitemap.xml")

    english, other = f"{HERE}/en/toolbox/map/", f"{HERE}{french.get_url()}"
    assert found[english]["versions"] == {"en": english, "fr": other, "x-default": english}
    assert found[other]["versions"] == found[english]["versions"]
    assert found[english]["changed"] == page.last_published_at.isoformat(timespec="seconds")
    assert found[f"{HERE}{alone.get_url()}"]["versions"] == {}
    assert not [at for at in found if "/es/toolbox/map" in at]


def test_the_first_page_and_the_lists_are_there_without_a_day_on_which_they_changed(public_door, house):
    found = read(public_door, "/sitemap.xml")

    for path in ("", "toolbox/", "glossary/"):
        listed = found[f"{HERE}/ar/{path}"]
        assert listed["changed"] is None
        assert set(listed["versions"]) == {"en", "fr", "es", "ar", "x-default"}


def test_a_term_is_there_once_something_is_filed_under_it(public_door, house):
    page = make.entry(themes=["ddr"], phases=["negotiation"], regions=["aceh"])

    found = read(public_door, "/sitemap.xml")

    for path in ("themes/", "phases/negotiation/", "themes/ddr/", "regions/aceh/", "regions/indonesia/"):
        for language in ("en", "fr", "es", "ar"):
            assert found[f"{HERE}/{language}/{path}"]["versions"]["x-default"] == f"{HERE}/en/{path}"
    assert f"{HERE}/en/themes/ceasefires/" not in found
    services.withdraw(page)
    assert f"{HERE}/en/themes/ddr/" not in read(public_door, "/sitemap.xml")


def test_every_address_in_it_is_answered_and_names_itself_as_the_one_to_go_by(public_door, house):
    page = make.entry(slug="map", regions=["aceh"])
    make.translated(page, "fr", title="La carte")

    found, _files = everything(public_door)

    for at, said in found.items():
        html = public_door.get(at.removeprefix(HERE)).content.decode()
        assert f'<link rel="canonical" href="{at}">' in html, at
        told = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html))
        assert told == said["versions"], at


def test_when_they_are_many_they_stand_in_files_of_their_own_and_none_is_left_out(public_door, house, monkeypatch):
    pages = [make.entry(slug=f"map-{number}", regions=["aceh"]) for number in range(6)]
    french = make.translated(pages[0], "fr", title="La carte")
    together, files = everything(public_door)
    assert files == ["/sitemap.xml"]

    monkeypatch.setattr(sitemaps, "MOST", 5)
    apart, files = everything(public_door)

    assert files[0] == "/sitemap-terms.xml"
    assert len(files) > 4
    assert apart == together
    assert french.pk // 5 != pages[0].pk // 5  # its versions are named across files


def test_a_file_whose_pages_all_left_is_not_named_and_not_there(public_door, house, monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST", 1)
    page = make.entry(slug="map")
    file = f"/sitemap-pages-{page.pk}.xml"
    assert file in everything(public_door)[1]

    services.withdraw(page)

    assert file not in everything(public_door)[1]
    assert public_door.get(file).status_code == 404
    assert public_door.get("/sitemap-pages-999999999.xml").status_code == 404
    assert public_door.get("/sitemap-pages-x.xml").status_code == 404


def test_what_leaves_changes_its_own_file_and_no_other(public_door, house, monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST", 1)
    first, second = make.entry(slug="first"), make.entry(slug="second")
    kept = {page: public_door.get(f"/sitemap-pages-{page.pk}.xml")["ETag"] for page in (first, second)}

    services.withdraw(second)

    again = {"If-None-Match": kept[first]}
    assert public_door.get(f"/sitemap-pages-{first.pk}.xml", headers=again).status_code == 304


def test_it_costs_the_same_few_queries_however_many_pages_and_files(public_door, house, monkeypatch):
    make.entry(slug="map")
    public_door.get("/sitemap.xml")
    with CaptureQueriesContext(connection) as few:
        public_door.get("/sitemap.xml")
    for number in range(5):
        make.entry(slug=f"map-{number}")
    public_door.get("/sitemap.xml")
    with CaptureQueriesContext(connection) as more:
        public_door.get("/sitemap.xml")
    assert len(few) == len(more) <= 8

    last = Page.objects.order_by("-pk").first().pk
    monkeypatch.setattr(sitemaps, "MOST", last // 30)
    with CaptureQueriesContext(connection) as index:
        public_door.get("/sitemap.xml")
    assert len(index) <= 8  # thirty files, two questions which of them there are
    with CaptureQueriesContext(connection) as file:
        public_door.get("/sitemap-pages-30.xml")
    assert len(file) <= 3


def test_machines_are_kept_out_of_questions_without_end_and_shown_the_sitemap(public_door, house):

    text = public_door.get("/robots.txt").content.decode()

    assert f"Sitemap: {HERE}/sitemap.xml" in text.splitlines()
    refused = [
        line.removeprefix("Disallow: ").replace("*", ".*").replace("?", r"\?")
        for line in text.splitlines()
        if line.startswith("Disallow")
    ]

    def is_refused(path: str) -> bool:
        return any(re.match(pattern, path) for pattern in refused)

    for path in (
        "/en/search/?q=a",
        "/ar/search/complete/?q=a",
        "/fr/themes/ddr/?phase=negotiation",
        "/en/regions/aceh/?page=2",
    ):
        assert is_refused(path), path
    for path in (
        "/en/",
        "/en/search/",
        "/fr/themes/ddr/",
        "/en/toolbox/map/",
        "/en/toolbox/map/index.md",
        "/api/v1/search?q=a",
        "/sitemap.xml",
    ):
        assert not is_refused(path), path
    assert text.startswith("User-agent: *\nAllow: /\n")


def test_the_page_for_machines_that_read_names_each_page_by_kind_and_whether_it_was_reviewed(public_door, house):
    make.entry(title="A [map] of *it*", slug="map", review_by="2099-01-01", summary="What *for*.")
    make.case(title="Old", slug="old", review_by="2026-06-02")
    make.glossary_term(title="New", slug="new", reviewed_on=None)
    make.entry(title="Hidden", live=False)

    answer = public_door.get("/llms.txt")
    text = answer.content.decode()

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    entries, cases, words = (text.index(f"## {name}") for name in ("Entries", "Cases", "Words"))
    assert entries < cases < words
    assert rf"- [A \[map\] of \*it\*]({HERE}/en/toolbox/map/index.md): Reviewed 2026-06-01. What \*for\*." in text
    assert f"- [Old]({HERE}/en/cases/old/index.md): Reviewed 2026-06-01, overdue for another review." in text
    assert f"- [New]({HERE}/en/glossary/new/index.md): Draft, not yet reviewed." in text
    assert "Hidden" not in text
    for named in ("index.md", "/api/v1/openapi.json", "/sitemap.xml", "CC BY-SA 4.0", "cite.json"):
        assert named in text
    for address in re.findall(r"\]\((http://testserver[^)]+)\)", text):
        assert public_door.get(address.removeprefix(HERE)).status_code == 200


def test_the_page_of_a_term_says_what_it_is(public_door, house):
    import json

    make.entry(themes=["ddr"])
    html = public_door.get("/fr/themes/ddr/").content.decode()

    assert f'<meta property="og:url" content="{HERE}/fr/themes/ddr/">' in html
    listing, way = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["@graph"]
    assert (listing["@type"], listing["url"]) == ("CollectionPage", f"{HERE}/fr/themes/ddr/")
    assert listing["isPartOf"]["url"] == f"{HERE}/fr/"
    assert listing["about"]["inDefinedTermSet"]["url"] == f"{HERE}/fr/themes/"
    assert [step["item"] for step in way["itemListElement"]] == [
        f"{HERE}/fr/",
        f"{HERE}/fr/themes/",
        f"{HERE}/fr/themes/ddr/",
    ]
