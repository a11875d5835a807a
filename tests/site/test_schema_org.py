"""What search engines are told of a page: in the words of schema.org, no more than the page says, and it never breaks out."""

import json
import re

import pytest

from home import services
from home.models import Region
from tests import factories as make

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# schema.org 29: what each type used here may say, itself and by what it is a kind of; "@": another node by its name.
THING = [
    "@type",
    "@id",
    "name",
    "description",
    "url",
    "sameAs",
    "alternateName",
    "mainEntityOfPage",
    "image",
    "potentialAction",
]
WORK = [
    *THING,
    "author",
    "publisher",
    "inLanguage",
    "datePublished",
    "dateModified",
    "license",
    "copyrightNotice",
    "isAccessibleForFree",
    "creativeWorkStatus",
    "version",
    "translationOfWork",
    "workTranslation",
    "about",
    "spatialCoverage",
    "temporalCoverage",
    "citation",
    "headline",
    "creditText",
    "isPartOf",
    "mainEntity",
]
MAY_SAY = {
    "WebPage": [*WORK, "breadcrumb", "lastReviewed", "primaryImageOfPage"],
    "CollectionPage": [*WORK, "breadcrumb", "lastReviewed", "primaryImageOfPage"],
    "WebSite": WORK,
    "Article": WORK,
    "LearningResource": [*WORK, "learningResourceType"],
    "CreativeWork": WORK,
    "DefinedTerm": [*THING, "inDefinedTermSet", "termCode"],
    "DefinedTermSet": WORK,
    "Organization": [*THING, "foundingDate", "address", "logo"],
    "PostalAddress": [*THING, "addressLocality", "addressCountry"],
    "Place": THING,
    "ImageObject": WORK,
    "BreadcrumbList": [*THING, "itemListElement", "numberOfItems"],
    "ListItem": [*THING, "position", "item"],
    "SearchAction": [*THING, "target", "query-input"],
    "EntryPoint": [*THING, "urlTemplate"],
}


def graph_of(door, address: str) -> list[dict]:
    found = BLOCK.findall(door.get(address).content.decode())
    assert len(found) == 1, address
    said = json.loads(found[0])
    assert said["@context"] == "https://schema.org"
    for node in said["@graph"]:
        check(node)
    return said["@graph"]


def check(node) -> None:
    """Only what schema.org has for its type, no empty values, and whole addresses."""
    if isinstance(node, list):
        assert node
        for one in node:
            check(one)
    elif isinstance(node, dict):
        types = node.get("@type")
        if types is None:
            assert set(node) == {"@id"}, node
            return
        known = {name for one in ([types] if isinstance(types, str) else types) for name in MAY_SAY[one]}
        assert set(node) <= known, (types, set(node) - known)
        for name, value in node.items():
            assert value not in ("", None), name
            if name in ("@id", "url", "item", "license"):
                assert value.startswith(("http://", "https://")), value
            check(value)


def one(graph: list[dict], kind: str) -> dict:
    return next(node for node in graph if kind in node["@type"])


KINDS = {
    "entry": "LearningResource",
    "guide": "Article",
    "case": "Article",
    "term": "DefinedTerm",
    "organisation": "Organization",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_tells_what_it_holds_and_the_way_to_it(public_door, house, kind):
    page = make.MAKERS[kind](title="A name", sources=[make.source()])
    address = f"http://testserver{page.get_url()}"

    graph = graph_of(public_door, page.get_url())

    whole, held, way = one(graph, "WebPage"), one(graph, KINDS[kind]), one(graph, "BreadcrumbList")
    assert (whole["@id"], whole["mainEntity"]["@id"], held["@id"]) == (address, f"{address}#it", f"{address}#it")
    assert (whole["lastReviewed"], whole["inLanguage"]) == ("2026-06-01", "en")
    assert (held["name"], held["description"]) == ("A name", page.summary)
    assert [step["position"] for step in way["itemListElement"]] == [1, 2, 3]
    assert way["itemListElement"][-1] == {"@type": "ListItem", "position": 3, "name": "A name", "item": address}


def test_a_work_tells_its_licence_its_author_its_themes_and_its_sources(public_door, house):
    owner = make.organisation(title="Peace & Partners")
    hidden = make.organisation(title="Hidden", live=False)
    sourced = make.source()
    sourced[1]["doi"] = "10.1/x"
    page = make.entry(owned_by=owner, sources=[sourced], regions=["aceh"], themes=["ceasefires", "ddr"])

    work = one(graph_of(public_door, page.get_url()), "LearningResource")

    assert work["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert work["author"] == {
        "@type": "Organization",
        "name": "Peace & Partners",
        "url": f"http://testserver{owner.get_url()}",
    }
    assert [term["url"] for term in work["about"]] == [
        f"http://testserver/en/themes/{slug}/" for slug in ("ceasefires", "ddr")
    ]
    assert work["spatialCoverage"] == [{"@type": "Place", "name": "Aceh"}]
    assert work["citation"] == [
        {"@type": "CreativeWork", "name": "A book", "creditText": "An author. A press", "datePublished": "2005", "sameAs": "https://doi.org/10.1/x", "inLanguage": "en"}
    ]  # fmt: skip
    other = one(graph_of(public_door, make.entry(owned_by=hidden).get_url()), "LearningResource")
    assert other["author"]["name"] == "Mediation Toolbox"


def test_an_organisation_tells_what_its_profile_states_and_no_more(public_door, house):
    finland = Region.objects.get(slug="finland")
    page = make.organisation(
        title="Bridges", ror="https://ror.org/01abcde23", founded="1999", seat=finland, seat_city="Helsinki",
        other_names="Ponts\n", website="https://example.org/", direct_desk="desk@example.org", former_names="Walls",
    )  # fmt: skip
    plain = make.organisation(founded="around 1999", ror="not registered")

    said = one(graph_of(public_door, page.get_url()), "Organization")

    assert said == {
        "@type": "Organization",
        "@id": f"http://testserver{page.get_url()}#it",
        "name": "Bridges",
        "description": page.summary,
        "mainEntityOfPage": {"@id": f"http://testserver{page.get_url()}"},
        "alternateName": ["Ponts"],
        "url": "https://example.org/",
        "sameAs": ["https://ror.org/01abcde23"],
        "foundingDate": "1999",
        "address": {"@type": "PostalAddress", "addressLocality": "Helsinki", "addressCountry": "FI"},
    }
    assert not {"foundingDate", "sameAs", "url"} & set(one(graph_of(public_door, plain.get_url()), "Organization"))
    whole = one(graph_of(public_door, page.get_url()), "WebPage")
    assert whole["copyrightNotice"] == "All rights reserved"
    assert "license" not in whole


def test_a_word_stands_in_its_glossary_and_a_case_in_its_time(public_door, house):
    term = one(graph_of(public_door, make.glossary_term().get_url()), "DefinedTerm")
    case = one(graph_of(public_door, make.case(start="2001", end="2005-08-15").get_url()), "Article")
    going_on = one(graph_of(public_door, make.case(start="2001", ongoing=True).get_url()), "Article")

    assert term["inDefinedTermSet"] == {
        "@type": "DefinedTermSet",
        "name": "Glossary",
        "url": "http://testserver/en/glossary/",
    }
    assert case["temporalCoverage"] == "2001/2005-08-15"
    assert going_on["temporalCoverage"] == "2001/.."


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_first_page_tells_how_to_search_and_a_list_that_it_is_one(public_door, house, language):
    home = graph_of(public_door, f"/{language}/")
    action = one(home, "WebSite")["potentialAction"]

    assert action["target"]["urlTemplate"] == f"http://testserver/{language}/search/?q={{search_term_string}}"
    listed = one(graph_of(public_door, f"/{language}/toolbox/"), "CollectionPage")
    assert listed["url"] == f"http://testserver/{language}/toolbox/"
    assert listed["isPartOf"]["@id"] == one(home, "WebSite")["@id"]


def test_translations_are_told_as_what_they_are_and_drafts_of_them_are_not(public_door, house):
    page = make.entry(slug="map")
    make.translated(page, "fr", title="La carte")
    make.translated(page, "es", live=False)

    original = one(graph_of(public_door, "/en/toolbox/map/"), "LearningResource")
    french = one(graph_of(public_door, "/fr/toolbox/map/"), "LearningResource")

    assert [other["@id"] for other in original["workTranslation"]] == [french["@id"]]
    assert french["translationOfWork"]["@id"] == original["@id"]
    assert (french["inLanguage"], original["inLanguage"]) == ("fr", "en")
    shown = graph_of(public_door, "/ar/toolbox/map/")
    assert one(shown, "LearningResource") == original
    assert one(shown, "WebPage")["inLanguage"] == "en"


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\u2028\u2029",
    '"}]}',
    "\\u003c",
    "a\\",
    "]]>",
    "é وساطة &amp;",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_title_ends_the_block_or_becomes_markup(public_door, house, text):
    page = make.entry(title=f"x{text}", slug="x", also_known_as=text, summary=f"y{text}")

    html = public_door.get(page.get_url()).content.decode()

    assert one(graph_of(public_door, page.get_url()), "LearningResource")["name"] == f"x{text}".strip()
    assert "<script>alert" not in html
    assert not re.search("[<>&\u2028\u2029]", BLOCK.findall(html)[0])


def test_who_owns_a_page_is_not_told_after_it_was_withdrawn(public_door, house):
    owner = make.organisation(title="Zebrafinch")
    page = make.entry(owned_by=owner)
    services.withdraw(owner)

    assert "Zebrafinch" not in public_door.get(page.get_url()).content.decode()


def test_a_page_that_is_sent_on_shows_its_name_and_what_it_is_for(public_door, house):
    page = make.entry(title='A "map"', slug="map")
    make.translated(page, "ar", title="خريطة", summary="كلام")

    html = public_door.get("/ar/toolbox/map/").content.decode()
    said = dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):\w+)" content="([^"]*)">', html))

    assert said["og:title"] == "خريطة"
    assert said["og:locale"] == "ar_AR"
    assert said["og:url"] == "http://testserver/ar/toolbox/map/"
    assert said["og:type"] == "article"
    shown = public_door.get("/fr/toolbox/map/").content.decode()
    assert '<meta property="og:url" content="http://testserver/en/toolbox/map/">' in shown
    assert '<meta property="og:title" content="A &quot;map&quot;">' in shown
    assert '<meta property="og:type" content="website">' in public_door.get("/en/").content.decode()
