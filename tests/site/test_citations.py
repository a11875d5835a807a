"""Each page says how it is cited, in words and as files that reference managers read without a fault."""

import datetime
import json
import re

import pytest

from home import services
from home.markup_tree import tree
from tests import factories as make
from tests.site import bibtex, json_shapes

pytestmark = pytest.mark.django_db

# csl-data.json 1.0.2 (github.com/citation-style-language/schema), as far as its names go that a web page may have.
NAME = {"type": "object", "properties": {name: {"type": "string"} for name in ("literal", "family", "given")}}
TEXTS = ("id", "title", "container-title", "publisher", "genre", "edition", "abstract", "URL", "language", "note")
DATE = {
    "type": "object",
    "required": ["date-parts"],
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        }
    },
}
ITEM = {
    "type": "object",
    "required": ["type", "id"],
    "properties": {
        "type": {"type": "string", "enum": ["webpage", "report", "entry-dictionary"]},
        "author": {"type": "array", "items": NAME},
        "issued": DATE,
        **{name: {"type": "string"} for name in TEXTS},
    },
}
CSL = {"type": "array", "minItems": 1, "maxItems": 1, "items": ITEM}

HOSTILE = [
    "{", "}", "}{", r"\{", r"\\", "100 % & more # $5 _x_ ~ ^", '"quoted" {braced}', "a\nb\r\nc\td", "@misc{x,", "\\input{/etc/passwd}",
    "</script><b>", "وساطة {في} 100 %", "é “x” – ñ 日本", pytest.param("\u2028\u0000\u0007bell", marks=pytest.mark.sqlite), "\u2028\u0007bell", "x" * 255, "' OR 1=1", "{\\'e}", "\\", "\u202eabc",
]  # fmt: skip


def bib_of(door, address: str) -> tuple[str, str, dict]:
    answer = door.get(f"{address}cite.bib")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/x-bibtex; charset=utf-8")
    return bibtex.read(answer.content.decode())


def csl_of(door, address: str) -> dict:
    answer = door.get(f"{address}cite.json")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/vnd.citationstyles.csl+json; charset=utf-8"
    said = json.loads(answer.content)
    assert json_shapes.faults(said, CSL, CSL) == []
    return said[0]


def words_of(door, address: str) -> str:
    """The citation as it stands on the page."""
    html = door.get(address).content.decode()
    found = [one for one in tree(html).all("p") if "how-to-cite__words" in one.classes]
    assert len(found) == 1, address
    return re.sub(r" +([.,])", r"\1", found[0].text())


def test_an_entry_is_cited_by_who_answers_for_it_when_it_was_reviewed_and_its_lasting_address(public_door, house):
    owner = make.organisation(title="Peace & Partners")
    page = make.entry(title="The map", slug="map", owned_by=owner)
    address = "http://testserver/en/toolbox/map/"

    said = "Peace & Partners (2026). The map. Mediation Toolbox. Reviewed 1 June 2026."
    assert words_of(public_door, page.get_url()) == f"{said} {address}"
    assert bib_of(public_door, page.get_url()) == (
        "misc",
        "mediation-toolbox-entry-map-en",
        {
            "author": "Peace & Partners",
            "title": "The map",
            "howpublished": "Mediation Toolbox",
            "type": "Checklist",
            "year": "2026",
            "month": "jun",
            "url": address,
            "language": "english",
            "note": "Reviewed 2026-06-01. CC BY-SA 4.0",
        },
    )
    assert csl_of(public_door, page.get_url()) == {
        "id": "mediation-toolbox-entry-map-en",
        "type": "webpage",
        "title": "The map",
        "author": [{"literal": "Peace & Partners"}],
        "container-title": "Mediation Toolbox",
        "publisher": "Mediation Toolbox",
        "genre": "Checklist",
        "abstract": page.summary,
        "issued": {"date-parts": [[2026, 6, 1]]},
        "URL": address,
        "language": "en",
        "note": "Reviewed 2026-06-01. CC BY-SA 4.0",
    }


def test_every_page_has_its_files_and_each_page_of_content_says_how_to_cite_it(public_door, house):
    pages = [make.MAKERS[kind]() for kind in make.MAKERS]

    keys = set()
    for address in [*(page.get_url() for page in pages), "/en/", "/ar/", "/fr/toolbox/"]:
        _type, key, fields = bib_of(public_door, address)
        item = csl_of(public_door, address)
        assert item["id"] == key
        assert fields["url"] == item["URL"] == f"http://testserver{address}"
        keys.add(key)
    assert len(keys) == len(pages) + 3
    for page in pages:
        assert f"http://testserver{page.get_url()}" in words_of(public_door, page.get_url())
        html = public_door.get(page.get_url()).content.decode()
        assert f'href="http://testserver{page.get_url()}cite.bib"' in html


def test_without_an_owner_that_readers_may_see_the_site_is_the_author(public_door, house):
    hidden = make.organisation(title="Hidden organisation", live=False)
    page = make.entry(owned_by=hidden)

    assert bib_of(public_door, page.get_url())[2]["author"] == "Mediation Toolbox"
    assert csl_of(public_door, page.get_url())["author"] == [{"literal": "Mediation Toolbox"}]
    assert words_of(public_door, page.get_url()).startswith("Mediation Toolbox (2026). ")
    assert words_of(public_door, page.get_url()).count("Mediation Toolbox") == 1


def test_an_owner_that_is_withdrawn_is_not_named_at_the_next_request(public_door, house):
    owner = make.organisation(title="Zebrafinch")
    page = make.entry(owned_by=owner)
    assert "Zebrafinch" in words_of(public_door, page.get_url())

    services.withdraw(owner)

    for form in ("", "cite.bib", "cite.json", "index.md"):
        assert "Zebrafinch" not in public_door.get(f"{page.get_url()}{form}").content.decode()


def test_a_guide_is_cited_with_its_edition(public_door, house):
    page = make.guide(edition="2nd, enlarged")

    assert "Edition: 2nd, enlarged." in words_of(public_door, page.get_url())
    assert bib_of(public_door, page.get_url())[2]["edition"] == "2nd, enlarged"
    assert csl_of(public_door, page.get_url())["edition"] == "2nd, enlarged"


def test_what_nobody_reviewed_is_cited_as_a_draft_of_the_day_it_was_published(public_door, house):
    page = make.entry(reviewed_on=None)

    today = datetime.datetime.now(datetime.UTC).date()
    assert csl_of(public_door, page.get_url())["issued"]["date-parts"] == [[today.year, today.month, today.day]]
    assert bib_of(public_door, page.get_url())[2]["note"] == "Draft, not yet reviewed. CC BY-SA 4.0"
    assert "Draft, not yet reviewed" in words_of(public_door, page.get_url())


@pytest.mark.parametrize("text", HOSTILE)
def test_no_title_breaks_a_citation(public_door, house, text):
    page = make.entry(title=f"a {text}"[:255], slug="x", summary=f"b {text}"[:280])

    plain = " ".join("".join(sign for sign in page.title if sign >= " " or sign in "\n\t").split())
    assert bib_of(public_door, page.get_url())[2]["title"] == plain
    assert csl_of(public_door, page.get_url())["title"] == plain


def test_a_translation_is_cited_as_itself_and_an_original_shown_for_want_of_one_as_the_original(public_door, house):
    page = make.entry(title="The map", slug="map")
    make.translated(page, "ar", title="الخريطة", summary="كلام")

    arabic = bib_of(public_door, "/ar/toolbox/map/")[2]
    assert (arabic["title"], arabic["language"]) == ("الخريطة", "arabic")
    assert arabic["url"] == "http://testserver/ar/toolbox/map/"
    assert csl_of(public_door, "/ar/toolbox/map/")["language"] == "ar"
    for form in ("cite.bib", "cite.json"):
        shown, own = public_door.get(f"/fr/toolbox/map/{form}"), public_door.get(f"/en/toolbox/map/{form}")
        assert shown.content == own.content
        assert shown["Content-Language"] == "en"
    assert "http://testserver/en/toolbox/map/" in words_of(public_door, "/fr/toolbox/map/")


def test_a_file_has_a_name_by_which_it_is_found_again(public_door, house):
    page = make.entry(slug="map")

    answer = public_door.get(f"{page.get_url()}cite.bib")

    assert answer["Content-Disposition"] == 'attachment; filename="map.en.bib"'
    assert answer["Link"] == f'<http://testserver{page.get_url()}>; rel="canonical"'
    assert answer["Cache-Control"] == "public, no-cache"
    again = public_door.get(f"{page.get_url()}cite.bib", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_a_citation_costs_few_queries(public_door, house, django_assert_max_num_queries):
    page = make.entry(owned_by=make.organisation())
    public_door.get(f"{page.get_url()}cite.bib")

    with django_assert_max_num_queries(5):
        public_door.get(f"{page.get_url()}cite.bib")
