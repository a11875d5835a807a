"""What readers get: whole, semantic pages that show nothing but what readers may see."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.template.loader import get_template
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from home.linked import Linked
from home.services import withdraw
from tests import factories as make
from tests.factories import points, source

TEMPLATES = Path(settings.ROOT) / "templates"
STYLESHEETS = Path(settings.ROOT) / "toolbox_site" / "static" / "css"
OURS = [path for path in TEMPLATES.rglob("*.html") if "wagtailadmin" not in path.parts]
COLD, BYTES = 25, 60_000

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(house):
    """One page of each type, tied to each other; and a draft that all of them choose."""
    draft = make.entry(title="Hidden draft", slug="hidden-draft", live=False)
    hidden = make.organisation(title="Hidden organisation", live=False)
    helper, speaker = make.organisation(title="Helpers"), make.organisation(title="Speakers")
    party = {
        "role": "facilitation",
        "track": "track-1",
        "kind": "ngo",
        "start": "",
        "end": "",
        "note": "",
        "source": "a",
    }
    case = make.case(
        title="Exampleland",
        third_parties=[
            ("third_party", {"name": "S.", "organisation": speaker, **party}),
            ("third_party", {"name": "H.", "organisation": hidden, **party}),
        ],
        commitments=[_commitment("Guns", "0"), _commitment("Courts", "")],
    )
    entry = make.entry(
        title="The map",
        contributors=[helper, hidden],
        first_moves=points(f'See <a linktype="page" id="{case.pk}">the case</a>'),
        minimum_version=f'<p>See <a linktype="page" id="{draft.pk}">what is not out</a>.</p>',
        examples=[
            (
                "example",
                {
                    "name": "There",
                    "case": case,
                    "happened": "<p>It was.</p>",
                    "organisation": hidden,
                    "did": "",
                    "source": "a",
                },
            )
        ],
        related=[("related", {"relation": "needs-first", "entry": draft})],
        sources=[source("a")],
    )
    guide = make.guide(
        title="The guide", entries_used=[entry, draft], cases_used=[case], organisations=[helper, hidden]
    )
    term = make.glossary_term(title="Ceasefire", related_entries=[entry, draft])
    return {
        "entry": entry,
        "guide": guide,
        "case": case,
        "organisation": helper,
        "speaker": speaker,
        "term": term,
        "draft": draft,
        "plain": make.plain_page(),
    }


def _commitment(name: str, score: str) -> tuple[str, dict]:
    said = {"theme": "", "commitment": name, "due": "", "status": "Said.", "score_year": "", "source": ""}
    return ("commitment", {**said, "score": score})


def html_of(client, page) -> str:
    return client.get(page.get_url()).content.decode()


def part(html: str, anchor: str) -> str:
    """The section with an id."""
    found = re.search(rf'<section[^>]* id="{anchor}".*?</section>', html, re.DOTALL)
    return found[0] if found else ""


READ = ("entry", "guide", "case", "organisation", "term", "plain")


@pytest.mark.parametrize("kind", READ)
def test_a_page_has_one_h1_headings_in_order_and_each_id_once(client, library, kind):
    html = html_of(client, library[kind])

    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert levels.count(1) == 1
    assert all(lower <= upper + 1 for upper, lower in pairwise(levels))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("kind", READ)
def test_each_passage_that_search_knows_has_its_anchor_on_the_page(client, library, kind):
    html = html_of(client, library[kind])

    anchors = {passage.anchor for passage in library[kind].passages()}
    assert anchors <= set(re.findall(r'\sid="([^"]+)"', html))


@pytest.mark.parametrize("kind", READ)
def test_a_page_needs_no_script_no_third_party_and_few_queries(client, library, kind, django_assert_max_num_queries):
    cache.clear()
    ContentType.objects.clear_cache()
    with django_assert_max_num_queries(COLD):
        html = html_of(client, library[kind])

    # What it tells machines of itself is data, and nothing that runs.
    scripts = re.findall(r"<script[^>]*>", html)
    assert scripts == ['<script type="application/ld+json">', '<script src="/static/js/complete.js" defer>']
    assert "style=" not in html
    assert "data:" not in html
    assert not re.search(r'(src|srcset)="(https?:)?//', html)
    assert len(html.encode()) < BYTES


@pytest.mark.parametrize("kind", READ)
def test_what_is_not_published_is_named_nowhere(client, library, kind):
    html = html_of(client, library[kind])

    assert "Hidden" not in html
    assert "hidden-draft" not in html


def test_a_link_in_running_text_leads_to_readable_pages_only(client, library):
    html = html_of(client, library["entry"])

    assert f'<a href="{library["case"].get_url()}">the case</a>' in html
    assert "See what is not out." in html


def test_when_not_to_use_it_stands_beside_when_to_use_it(client, library):
    html = html_of(client, library["entry"])

    order = [html.index(f'id="{anchor}"') for anchor in ("when-to-use", "when-not-to-use", "first-moves", "steps")]
    assert order == sorted(order)


def test_who_can_help_is_who_contributed_and_who_took_part_in_its_examples(client, library):
    helping = part(html_of(client, library["entry"]), "who-can-help")

    assert "Helpers" in helping
    assert "It contributed to this entry." in helping
    assert "Speakers" in helping
    assert "Exampleland" in helping


def test_an_unpublished_case_says_nothing_of_who_took_part(client, library):
    library["case"].unpublish()

    helping = part(html_of(client, library["entry"]), "who-can-help")

    assert "Helpers" in helping
    assert "Speakers" not in helping
    assert "Exampleland" not in helping


def test_an_entry_names_what_uses_it_and_an_organisation_what_it_stands_behind(client, library):
    used = part(html_of(client, library["entry"]), "used-in")
    behind = part(html_of(client, library["speaker"]), "stands-behind")

    assert "The guide" in used
    assert "Ceasefire" in used
    assert "Exampleland" in behind
    assert "The map" not in behind
    assert "The map" in part(html_of(client, library["organisation"]), "stands-behind")


def test_what_uses_it_costs_the_same_for_one_guide_and_for_ten(client, library, django_assert_max_num_queries):
    html_of(client, library["entry"])
    with CaptureQueriesContext(connection) as few:
        html_of(client, library["entry"])
    allowed = len(few)
    for _number in range(9):
        make.guide(entries_used=[library["entry"]])
    html_of(client, library["entry"])  # who comes first reads the new pages into the index

    with django_assert_max_num_queries(allowed):
        used = part(html_of(client, library["entry"]), "used-in")

    assert used.count("<li>") == 11


def test_links_lead_to_the_version_in_the_readers_language(client, library):
    make.translated(library["guide"], "fr", title="Le guide")
    translation = make.translated(library["entry"], "fr", title="La carte")

    html = html_of(client, translation)

    assert "Le guide" in part(html, "used-in")
    assert "The guide" not in html


def test_linked_pages_are_one_query_and_never_drafts(library, django_assert_num_queries):
    pages = [library["entry"], library["case"], library["draft"]]
    with django_assert_num_queries(1):
        linked = Linked([page.pk for page in pages], "en")

    assert [page.title for page in linked.all(page.pk for page in pages)] == ["The map", "Exampleland"]


def test_an_original_shown_for_want_of_a_translation_says_so_and_tells_its_language(client, library):
    page = library["entry"]
    address = page.get_url()

    html = client.get(address.replace("/en/", "/ar/", 1)).content.decode()

    assert '<html lang="ar" dir="rtl">' in html
    assert re.search(r'<main [^>]*lang="en" dir="ltr"', html)
    assert 'role="note"' in html
    assert f'<link rel="canonical" href="http://testserver{address}">' in html
    assert 'hreflang="ar"' not in html


def test_only_real_translations_are_offered(client, library):
    make.translated(library["entry"], "fr")
    make.translated(library["entry"], "es", live=False)

    html = html_of(client, library["entry"])

    assert set(re.findall(r'rel="alternate" hreflang="([^"]+)"', html)) == {"en", "fr", "x-default"}
    assert 'lang="es"' not in html


def test_a_profile_shows_what_nobody_stated_and_what_it_did_not_say_itself(client, house):
    said = {"field": "founded", "basis": "public-sources", "source_title": "History", "url": "https://example.org/h"}
    page = make.organisation(founded="1999", psea="no", provenance=[("provenance", {**said, "note": ""})])

    html = html_of(client, page)

    assert "not stated" in part(html, "money")
    assert re.search(r"<dd>\s*No\s*</dd>", part(html, "safeguarding"))
    assert "From public sources, not confirmed by the organisation" in part(html, "identity")
    assert 'href="https://example.org/h" rel="noopener"' in html
    assert "were not confirmed by the organisation" in html


def test_not_scored_is_shown_apart_from_nought(client, library):
    commitments = part(html_of(client, library["case"]), "commitments")

    guns, courts = re.findall(r'<tr class="commitment">.*?</tr>', commitments, re.DOTALL)
    assert ": 0" in guns
    assert "not scored" not in guns
    assert "not scored" in courts


def blocks_in(block):
    yield block
    children = block.child_blocks.values() if isinstance(block, StreamBlock | StructBlock) else ()
    for child in (block.child_block,) if isinstance(block, ListBlock) else children:
        yield from blocks_in(child)


def previewable():
    streams = [f.stream_block for model in get_page_models() for f in model._meta.fields if isinstance(f, StreamField)]
    blocks = {type(block): block for stream in streams for block in blocks_in(stream)}
    return [block for block in blocks.values() if isinstance(block, StructBlock) or block.name in ("point", "audience")]


@pytest.mark.parametrize("block", previewable(), ids=lambda block: type(block).__name__)
def test_the_preview_of_a_block_shows_something(block, house):
    shown = block.bind(block.get_preview_value()).render_as_block({})

    assert re.sub(r"<[^>]+>|\s", "", shown)
    assert block.is_previewable


def test_unknown_and_withdrawn_addresses_answer_in_words(client, library):
    withdraw(Page.objects.get(pk=library["entry"].pk))

    assert client.get("/en/nothing/at/all/").status_code == 404
    assert "Withdrawn" in client.get(library["entry"].get_url()).content.decode()


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_is_small_and_says_what_it_needs(path):
    text, is_component = path.read_text(), path.parent.name == "components"

    get_template(str(path.relative_to(TEMPLATES)))
    assert len(text.splitlines()) <= (30 if is_component else 80)
    assert not re.search(r"\sstyle=|<script(?! src=.* defer></script>)|<style", text)
    assert all(" only %}" in include for include in re.findall(r"{% include .*? %}", text, re.DOTALL))
    if is_component:
        assert re.match(r"{% comment %} [A-Z][^:]+: .*Needs ", text)


def test_the_stylesheets_are_small_and_know_no_left_or_right():
    sheets = {path.name: path.read_text() for path in STYLESHEETS.glob("*.css")}

    assert len(sheets["site.css"]) < 22_000
    assert sum(map(len, sheets.values())) < 45_000
    assert "@layer reset, tokens, base, layout, components, utilities;" in sheets["site.css"]
    for name, text in sheets.items():
        assert not re.search(
            r"(margin|padding|border|inset)-(left|right|top|bottom)|(?<![-\w])(left|right|width|height):", text
        ), name
        assert "url(" not in text
        assert "!important" not in text or name == "print.css"
