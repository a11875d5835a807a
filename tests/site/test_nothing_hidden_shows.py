"""One table: what readers may not see × every channel of the public door. Nothing of it shows in any cell.

Every hidden page carries a canary of its own in title, slug, summary and body, and everything live points at it
wherever it can. The last state of the table is a live page made in the same way: it must show, or the test is blind.
"""

import itertools
import re
import time
import uuid
from dataclasses import dataclass, field
from datetime import date
from unittest.mock import patch

import pytest
from django.test import Client, override_settings
from wagtail.contrib.redirects.models import Redirect

from search.templatetags import search_lately
from tests import factories
from tests.site.conftest import public_settings
from tests.site.hidden_pages import KINDS, PLACE, ROOMS, SOON, STATES, THEME, kinds_of, pointed_at, third_party, words
from toolbox.models import EntryIndexPage

pytestmark = pytest.mark.django_db


# -- the columns ----------------------------------------------------------------------------------------------
@dataclass
class House:
    """Every page of the table, and what the public door answers in each channel."""

    pages: dict = field(default_factory=dict)  # (state, kind) → page
    answers: dict = field(default_factory=dict)  # channel → its answers, as one text
    door: Client | None = None

    def of(self, state: str) -> dict:
        return {kind: page for (name, kind), page in self.pages.items() if name == state and page is not None}


DOWNLOADED = ("q=commonword", "each=work", "each=work&lang=fr", "language=fr", f"region={PLACE}", "sort=newest")
# Channel → the addresses it is made of, and what a live page of each kind shows there of its canaries.
CHANNELS = {
    "the list of its kind": ([f"/en/{room}/" for room in ROOMS.values()], ROOMS, "title summary slug"),
    "the lists in French": ([f"/fr/{room}/" for room in ROOMS.values()], [], ""),
    "the first page": (["/en/"], ROOMS, "title slug"),
    "the first page in French": (["/fr/"], ["entry"], "title slug"),
    "the menu and the foot of a page that is not there": (["/en/nothing/"], ["plain"], "title slug"),
    "the menu in other languages": (["/fr/", "/es/search/", "/ar/toolbox/"], [], ""),
    "the search page": (
        ["/en/search/?q=commonword", "/en/search/?q=commonword&sort=newest"],
        ROOMS,
        "title summary slug",
    ),
    "the search page without words": ([f"/en/search/?page={n}" for n in (1, 2, 3)], ROOMS, "title summary slug"),
    "the search page in French": (
        ["/fr/search/?q=commonword", "/fr/search/", "/fr/search/?language=fr"],
        ROOMS,
        "title slug",
    ),
    "the search page, filtered": ([f"/en/search/?region={PLACE}", f"/en/search/?theme={THEME}"], ROOMS, "title slug"),
    "the search page's general list": (
        [f"/en/search/?region={PLACE}&list=general&page={n}" for n in (1, 2, 3)],
        [],
        "",
    ),
    "the feed of a question": (
        [f"/en/search/feed/{query}" for query in ("?q=commonword", f"?region={PLACE}", f"?theme={THEME}", "")]
        + ["/fr/search/feed/", "/fr/search/feed/?language=fr"],
        ROOMS,
        "title summary slug",
    ),
    "what is new": (
        ["/en/search/new/", "/fr/search/new/"]
        + [f"/{language}/search/new/{date.today():%Y-%m}/?page={n}" for n in (1, 2, 3, 4) for language in ("en", "fr")],
        ROOMS,
        "title summary slug",
    ),
    "the others beside a page": (["/en/toolbox/beside/"], ["entry", "guide", "case"], "title summary slug"),
    "completion while typing": (
        [f"/{language}/search/complete/?q={typed}" for language in ("en", "fr") for typed in ("cnr", "cnr cnr")]
        + [f"/en/search/complete/?q=cnr{state}" for state in STATES],
        ROOMS,
        "title slug",
    ),
    "what may have been meant": (
        [
            f"/en/search/?q=cxr{state}{kind}{place}"
            for state in STATES
            for kind in ("entry", "organisation")
            for place in ("title", "summary", "body")
        ],
        ["entry", "organisation"],
        "title summary body",
    ),
    "search as JSON": (
        ["/api/v1/search?q=commonword", "/api/v1/search?q=commonword&language=fr", f"/api/v1/search?region={PLACE}"],
        ROOMS,
        "title summary slug",
    ),
    "downloads": (
        [f"/api/v1/search.{ending}?{query}" for ending in ("csv", "jsonl") for query in DOWNLOADED],
        ROOMS,
        "title summary slug",
    ),
    "the API's other addresses": (["/api/v1/", "/api/v1/openapi.json", "/en/search/opensearch.xml"], [], ""),
    "pages of terms": (
        [f"/en/{room}/" for room in ("phases", "themes", "regions")]
        + [f"/en/regions/{PLACE}/", f"/en/themes/{THEME}/", "/en/phases/negotiation/", "/fr/themes/ddr/"],
        ROOMS,
        "title slug",
    ),
    "sitemap.xml": (["/sitemap.xml"], KINDS, "slug"),
    "the files of a long sitemap": (["/sitemap-pages-0.xml", "/sitemap-terms.xml", "/robots.txt"], KINDS, "slug"),
    "llms.txt": (["/llms.txt"], KINDS, "title slug"),
    "a page that points at it": (["/en/toolbox/pointing/"], ["entry", "case", "organisation"], "title slug"),
    "a guide that points at it": (["/en/guides/pointing/"], ["entry", "case", "organisation", "term"], "title slug"),
    "a term that points at it": (["/en/glossary/pointing/"], ["entry", "term"], "title slug"),
    "a case that points at it": (["/en/cases/pointing/"], ["entry", "organisation"], "title slug"),
    "a page it points at": (["/en/toolbox/pointed-at/"], ["entry", "guide", "case", "term"], "title slug"),
    "an organisation it names": (["/en/organisations/pointed-at/"], ["entry", "guide", "case"], "title slug"),
    "a link in running text": (["/en/running-text/"], KINDS, "slug"),
    "links in blocks": (
        [f"/en/{room}/running-text/" for room in ("toolbox", "guides", "cases", "glossary")] + ["/en/toolbox/"],
        KINDS,
        "slug",
    ),
    "the Markdown of others": (
        [f"/en/{room}/pointing/index.md" for room in ("toolbox", "guides", "glossary", "cases")]
        + ["/en/toolbox/pointed-at/index.md", "/en/running-text/index.md", "/fr/toolbox/pointing/index.md"],
        ["entry", "guide", "case", "organisation", "term"],
        "title slug",
    ),
    "the Markdown of lists and first pages": (
        [f"/{language}/{room}index.md" for room in ("", "toolbox/", "glossary/") for language in ("en", "fr", "ar")],
        ["entry", "term"],
        "title summary slug",
    ),
    "the citations of others": (
        [
            f"/{language}/{room}/pointing/cite.{form}"
            for room in ("toolbox", "guides", "cases")
            for form in ("bib", "json")
            for language in ("en", "fr")
        ]
        + [f"/en/cite.{form}" for form in ("bib", "json")],
        [],
        "",
    ),
    "the other languages of a page": (
        ["/en/guides/english-guide/", "/en/harmless-plain/", "/fr/harmless-plain/"],
        [],
        "",
    ),
}


@pytest.fixture(scope="module")
def house(shared_data):
    # The first page lists the newest few: here all, or what is hidden might only be too old to show.
    with shared_data(), override_settings(**public_settings()), patch.object(search_lately, "SHOWN", 1_000):
        yield build()


def build() -> House:
    house = House()
    pointed_at()
    for state, row in STATES.items():
        for kind in kinds_of(state):
            house.pages[state, kind] = row(state, kind)
    point_at(house)
    for (state, kind), page in house.pages.items():
        if page is not None:
            Redirect.objects.create(old_path=f"/en/moved/{state}{kind}", redirect_page=page)
    time.sleep(SOON.total_seconds())
    house.door = Client(raise_request_exception=False)
    for channel, (addresses, _kinds, _places) in CHANNELS.items():
        house.answers[channel] = "\n".join(asked(house.door, address) for address in addresses)
    return house


def asked(door: Client, address: str) -> str:
    answer = door.get(address)
    assert answer.status_code < 500, address
    body = answer.getvalue().decode().replace("<mark>", "").replace("</mark>", "")
    return f"{answer.status_code} {answer.headers} {body}".lower()


def point_at(house: House) -> None:
    """Live pages that point at everything in the table, by every field and block that can."""
    by_kind = {kind: [page for (_s, k), page in house.pages.items() if k == kind and page] for kind in KINDS}
    entries, cases, organisations, terms = (by_kind[kind] for kind in ("entry", "case", "organisation", "term"))
    examples = [
        ("example", {"name": "One", "case": case, "happened": "<p>It.</p>", "organisation": org, "did": "It sat.", "source": ""})
        for case, org in zip(itertools.cycle(cases), organisations, strict=False)
    ]  # fmt: skip
    factories.entry(
        title="Pointing",
        slug="pointing",
        contributors=organisations,
        examples=examples,
        related=[("related", {"relation": "variant-of", "entry": page}) for page in entries],
    )
    factories.entry(title="Beside", slug="beside", themes=[THEME])
    fields = {"entries_used": entries, "cases_used": cases, "organisations": organisations, "glossary": terms}
    factories.guide(title="Pointing", slug="pointing", owned_by=organisations[0], **fields)
    factories.glossary_term(title="Pointing", slug="pointing", see_also=terms, related_entries=entries)
    factories.case(
        title="Pointing",
        slug="pointing",
        entries_used=entries,
        third_parties=[("third_party", third_party("A party", page)) for page in organisations],
        lessons=[("lesson", {"lesson": "One", "text": "<p>Why.</p>", "entry": page}) for page in entries],
    )
    links_in_running_text([page for pages in by_kind.values() for page in pages])


def links_in_running_text(pages: list) -> None:
    links = " ".join(f'<a linktype="page" id="{page.pk}">there</a>' for page in pages)
    prose = f"<p>{links}</p>"
    factories.plain_page(title="Running text", slug="running-text", body=prose)
    step = dict.fromkeys(("who", "how_long", "outcome", "how_you_know"), "") | {"what": "Draw", "detail": prose}
    factories.entry(
        slug="running-text", first_moves=factories.points(links), steps=[("step", step)], dissenting_view=prose
    )
    factories.guide(slug="running-text", sections=[("section", {"title": "Before", "anchor": "before", "text": prose})])
    factories.case(slug="running-text", outcome=prose)
    factories.glossary_term(slug="running-text", in_practice=prose)
    room = EntryIndexPage.objects.filter(slug="toolbox", locale__language_code="en").first()
    room.introduction = prose
    room.save_revision().publish()


# -- the cells ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("state", [state for state in STATES if state != "live"])
def test_nothing_hidden_shows_in_any_channel(house, state):
    assert house.of(state)
    for channel, answer in house.answers.items():
        shown = re.findall(rf"cnr{state}\w+", answer)
        assert not shown, f"{channel} shows {sorted(set(shown))}"


@pytest.mark.parametrize("channel", CHANNELS)
def test_what_is_live_shows_in_each_channel_or_the_table_is_blind(house, channel):
    _addresses, kinds, places = CHANNELS[channel]
    for kind in kinds:
        for place in places.split():
            assert f"cnrlive{kind}{place}" in house.answers[channel], (kind, place)


@pytest.mark.parametrize("state", [state for state in STATES if state != "live"])
def test_its_own_address_says_nothing_of_it(house, state):
    for kind in house.of(state):
        slug, room = words(state, kind)["slug"], f"cnr{state}{kind}sectionslug"
        places = [f"/en/{kind_path(kind)}{slug}/", f"/fr/{kind_path(kind)}{slug}/"]
        if state.startswith(("under", "published")):
            places += [f"/en/{room}/", f"/en/{room}/{slug}/", f"/ar/{room}/{slug}/"]
        forms = [f"{place}{form}" for place in places[:2] for form in ("index.md", "cite.bib", "cite.json")]
        for address in [*places, *forms]:
            answer = house.door.get(address)
            assert answer.status_code in (404, 410), address
            assert not re.findall(r"cnr\w+(?:title|summary|body)", said_beside_live(answer)), address


@pytest.mark.parametrize("kind", KINDS)
def test_the_address_of_a_live_page_shows_all_of_it(house, kind):
    address = f"/en/{kind_path(kind)}{words('live', kind)['slug']}/"
    for form in (address, f"{address}index.md"):
        body = house.door.get(form).content.decode().lower()
        for place in ("title", "summary", "body"):
            assert f"cnrlive{kind}{place}" in body, form
    for form in ("cite.bib", "cite.json"):
        assert f"cnrlive{kind}title" in house.door.get(f"{address}{form}").content.decode().lower()


# The states in which the key is that of a work readers may see, in other words or another language.
WITH_A_PUBLIC_WORK = ("changenotyetpublished", "translationinthemaking")


@pytest.mark.parametrize("state", [state for state in STATES if state != "live"])
def test_its_key_is_answered_as_one_that_nobody_ever_gave(house, state):
    unknown = house.door.get(f"/api/v1/pages/{uuid.uuid4()}")
    assert unknown.status_code == 404
    for kind, page in house.of(state).items():
        if state in WITH_A_PUBLIC_WORK and kind in ROOMS:
            shown = house.door.get(f"/api/v1/pages/{page.translation_key}")
            assert shown.status_code == 200
            assert f"cnr{state}" not in shown.content.decode().lower()
            address = f"/api/v1/pages/{page.translation_key}?language=fr"
        else:
            address = f"/api/v1/pages/{page.translation_key}"
        answer = house.door.get(address)
        assert (answer.status_code, answer.content) == (404, unknown.content), (state, kind)
        assert dict(answer.items()) == dict(unknown.items())


@pytest.mark.parametrize("kind", ROOMS)
def test_the_key_of_a_live_page_shows_all_of_it(house, kind):
    body = house.door.get(f"/api/v1/pages/{house.pages['live', kind].translation_key}").content.decode().lower()

    for place in ("title", "slug", "summary", "body"):
        assert f"cnrlive{kind}{place}" in body


def kind_path(kind: str) -> str:
    return f"{ROOMS[kind]}/" if kind in ROOMS else ""


def said_beside_live(answer) -> str:
    """The body of an answer without the live pages' titles, which every menu may have."""
    return answer.getvalue().decode().lower().replace("cnrlive", "")


@pytest.mark.parametrize("state", STATES)
def test_a_redirect_to_it_leads_nowhere(house, state):
    for kind, page in house.of(state).items():
        answer = house.door.get(f"/en/moved/{state}{kind}/")
        if state in ("live", "changenotyetpublished"):
            assert (answer.status_code, answer["Location"]) == (301, page.get_url())
        else:
            assert answer.status_code == 404, kind
            assert f"cnr{state}" not in str(answer.headers)


@pytest.mark.parametrize("place", ["title", "summary", "body"])
def test_whoever_guesses_a_word_of_it_finds_nothing(house, place):
    for state, kind in house.pages:
        if kind == "plain":
            continue
        word = f"cnr{state}{kind}{place}"
        found = house.door.get("/api/v1/search", {"q": word}).json()
        assert found["total"] == len(found["hits"]) == (1 if state == "live" else 0), word
        if state != "live":
            assert not any(found["facets"].values()), word
            assert f"{kind}slug" not in house.door.get("/en/search/", {"q": word}).content.decode()


def test_counts_count_only_what_is_live(house):
    answer = house.door.get("/api/v1/search", {"region": PLACE}).json()

    kinds = {value["slug"]: value["count"] for value in answer["facets"]["type"]}
    assert kinds == dict.fromkeys(("entry", "guide", "case", "organisation"), 1)
    assert answer["total"] == 4
    theme = next(value for value in answer["facets"]["theme"] if value["slug"] == THEME)
    assert theme["count"] == 3
    assert house.door.get("/api/v1/search", {"q": "commonword"}).json()["total"] == len(ROOMS)


def test_a_relation_that_only_a_draft_has_is_not_told(house):
    for address in ("/en/toolbox/pointed-at/", "/en/organisations/pointed-at/"):
        body = house.door.get(address).content.decode()
        assert "cnrlive" in body
        for kind in ("entry", "guide", "case", "term"):
            assert f"Harmless {kind}" not in body, address
