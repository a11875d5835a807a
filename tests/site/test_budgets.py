"""What a page may cost: queries with no cache warm, and bytes over the wire."""

import datetime
import gzip
import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.querysets import DEEPEST, readable_pages
from search import facets, terms
from search.upkeep import project_subtree
from tests import factories
from tests.site.conftest import public_settings
from toolbox.models import ToolboxEntryPage

pytestmark = pytest.mark.django_db

QUERIES = 25
# On PostgreSQL a statement may say first how it is to be planned.
READS = re.compile(r"(SET LOCAL \w+ = \w+; )?\(?SELECT\b")
RESULTS_QUERIES = 6
BYTES = 60_000
MANY = 200

ADDRESSES = {
    "home": "/en/",
    "home, in Arabic": "/ar/",
    "entry": "/en/toolbox/full/",
    "entry, in French": "/fr/toolbox/full/",
    "entry, where it has no translation": "/ar/toolbox/full/",
    "guide": "/en/guides/full/",
    "case": "/en/cases/full/",
    "organisation": "/en/organisations/full/",
    "glossary term": "/en/glossary/full/",
    "plain page": "/en/about/",
    "entries": "/en/toolbox/",
    "guides": "/en/guides/",
    "cases": "/en/cases/",
    "organisations": "/en/organisations/",
    "glossary": "/en/glossary/",
    "phases": "/en/phases/",
    "themes": "/en/themes/",
    "regions": "/en/regions/",
    "a phase": "/en/phases/negotiation/",
    "a theme": "/en/themes/ceasefires/",
    "a group of themes": "/en/themes/security/",
    "a region": "/en/regions/south-eastern-asia/",
    "search": "/en/search/",
    "search, for words": "/en/search/?q=ticking+clock",
    "search, with everything": "/en/search/?q=clock&phase=negotiation&theme=ceasefires&region=asia&type=entry",
    "search, for nothing": "/en/search/?q=zzzz&region=asia",
    "search, in French": "/fr/search/?q=horloge",
    "search, for all general guidance": "/en/search/?region=asia&list=general&page=2",
    "what is new": "/en/search/new/",
    "a month": f"/en/search/new/{datetime.date.today():%Y-%m}/",
    "a feed": "/en/search/feed/?q=clock",
    "search as JSON": "/api/v1/search?q=clock",
    "not there": "/en/toolbox/nothing/",
    "sitemap": "/sitemap.xml",
    "llms": "/llms.txt",
    "sitemap of terms": "/sitemap-terms.xml",
    "an entry as Markdown": "/en/toolbox/full/index.md",
    "an entry as Markdown, where it has no translation": "/ar/toolbox/full/index.md",
    "a case as Markdown": "/en/cases/full/index.md",
    "a list as Markdown": "/en/toolbox/index.md",
    "the first page as Markdown": "/en/index.md",
    "a citation as BibTeX": "/en/toolbox/full/cite.bib",
    "a citation as CSL-JSON": "/ar/toolbox/full/cite.json",
    "not there, with words": "/en/toolbox/ticking-clock/",
}
FOR_MACHINES = (
    "/sitemap-terms.xml",
    "/index.md",
    "/cite.bib",
    "/cite.json",
    "/sitemap.xml",
    "/llms.txt",
    "/en/search/feed/?q=clock",
    "/api/v1/search?q=clock",
)
# Those whose list grows with the library.
LISTS = [
    *("home", "entries", "a phase", "a theme", "a region", "search", "search, for words"),
    *("what is new", "a month", "a feed", "search as JSON", "sitemap", "llms"),
    *("sitemap of terms", "a list as Markdown", "not there, with words"),
]


@pytest.fixture(scope="module")
def door(shared_data):
    with shared_data(), override_settings(**public_settings()):
        build()
        yield Client()


def build() -> None:
    """One page of each kind with as much on it as an editor would put there."""
    organisations = [factories.organisation(regions=["aceh"]) for _n in range(3)]
    cases = [factories.case(title=f"Clock case {n}") for n in range(2)]
    others = [factories.entry(title=f"Ticking clock {n}", regions=["aceh"]) for n in range(3)]
    word = factories.glossary_term(slug="full", title="Clock", related_entries=others, themes=["ceasefires", "ddr"])
    link = f'<a linktype="page" id="{others[0].pk}">there</a>'
    example = {"name": "One", "happened": f"<p>It {link}.</p>", "did": "It sat.", "source": "a"}
    entry = factories.entry(
        slug="full",
        title="The full clock",
        regions=["aceh"],
        themes=["ceasefires", "ddr"],
        contributors=organisations,
        owned_by=organisations[0],
        first_moves=factories.points(f"Go {link}", "Stay."),
        examples=[("example", example | {"case": case, "organisation": organisations[0]}) for case in cases],
        related=[("related", {"relation": "variant-of", "entry": other}) for other in others],
        sources=[factories.source("a"), factories.source("b")],
    )
    factories.translated(entry, "fr", title="L'horloge", summary="Une horloge entière.")
    factories.guide(
        slug="full",
        title="A guide to clocks",
        regions=["aceh"],
        entries_used=[entry, *others],
        cases_used=cases,
        organisations=organisations,
        glossary=[word],
        owned_by=organisations[0],
    )
    party = dict.fromkeys(("track", "start", "end", "note"), "") | {
        "role": "mediation-lead",
        "kind": "ngo",
        "source": "a",
    }
    factories.case(
        slug="full",
        title="A clock in Aceh",
        entries_used=[entry, *others],
        owned_by=organisations[0],
        third_parties=[("third_party", party | {"name": "One", "organisation": one}) for one in organisations],
        lessons=[("lesson", {"lesson": "One", "text": f"<p>{link}</p>", "entry": entry})],
    )
    factories.organisation(slug="full", title="The clock makers", regions=["aceh", "kenya", "colombia"])
    factories.plain_page(slug="about")


def cold(door: Client, address: str) -> tuple[int, list[str]]:
    """Ask as the first reader after a start: how many queries, and which."""
    cache.clear()
    facets._held.clear()
    terms._held.clear()
    with CaptureQueriesContext(connection) as asked:
        answer = door.get(address)
    assert answer.status_code in (200, 404), address
    return len(asked), [query["sql"][:160] for query in asked]


def warm(door: Client, address: str) -> int:
    door.get(address)
    with CaptureQueriesContext(connection) as asked:
        door.get(address)
    return len(asked)


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_page_asks_the_database_more_than_it_may(door, name):
    number, asked = cold(door, ADDRESSES[name])

    assert number <= QUERIES, "\n".join(asked)


@pytest.mark.parametrize(
    "name", [name for name, address in ADDRESSES.items() if re.search(r"/search/(\?|$|feed)", address)]
)
def test_a_results_page_asks_six_times_and_writes_nothing(door, name):
    door.get(ADDRESSES[name])
    with CaptureQueriesContext(connection) as asked:
        door.get(ADDRESSES[name])

    told = [query["sql"] for query in asked]
    assert len(told) <= RESULTS_QUERIES, "\n".join(told)
    assert all(READS.match(sql) for sql in told)


def test_two_hundred_results_cost_the_queries_of_two(door):
    few = {name: warm(door, ADDRESSES[name]) for name in LISTS}
    made_quickly(MANY)

    many = {name: warm(door, ADDRESSES[name]) for name in LISTS}

    assert many == few
    found = door.get(ADDRESSES["search as JSON"]).json()
    assert found["total"] > MANY
    assert len(door.get("/en/toolbox/").content) > 40_000


def made_quickly(number: int) -> None:
    """Live entries as rows beside one that was made with care; then their documents."""
    pattern = factories.entry(title="Ticking clock", regions=["aceh"])
    room, rows = pattern.get_parent(), []
    for count in range(number):
        page = Page.objects.get(pk=pattern.pk)
        page.path = page._inc_path() if not rows else rows[-1]._inc_path()
        page.pk, page.translation_key, page.live_revision, page.latest_revision = None, uuid4(), None, None
        page.title, page.slug, page.url_path = (
            f"Ticking clock {count}",
            f"copy-{count}",
            f"{room.url_path}copy-{count}/",
        )
        rows.append(page)
    for page in Page.objects.bulk_create(rows):
        copy = ToolboxEntryPage.objects.get(pk=pattern.pk)
        copy.__dict__.update({field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})
        copy.page_ptr_id = page.pk
        copy.save_base(raw=True, force_insert=False)
        for name in ("phases", "regions"):
            through = getattr(ToolboxEntryPage, name).through
            key = f"{next(iter(getattr(pattern, name).all()))._meta.model_name}_id"
            through.objects.bulk_create(
                [through(toolboxentrypage_id=page.pk, **{key: term.pk}) for term in getattr(pattern, name).all()]
            )
    Page.objects.filter(pk=room.pk).update(numchild=room.numchild + number)
    project_subtree(Page.objects.get(pk=room.pk))


# -- over the wire --------------------------------------------------------------------------------------------
def over_the_wire(body: bytes) -> int:
    return len(gzip.compress(body, 6))


def with_all_it_loads(door: Client, address: str) -> int:
    """Bytes of a page and of each style sheet and script it names, compressed as they are sent."""
    body = door.get(address).content
    files = re.findall(rb'(?:href|src)="/static/([^"?]+\.(?:css|js))"', body)
    assert files, address
    return over_the_wire(body) + sum(over_the_wire(Path(finders.find(name.decode())).read_bytes()) for name in files)


@pytest.mark.parametrize("name", [name for name, address in ADDRESSES.items() if not address.endswith(FOR_MACHINES)])
def test_a_page_with_its_styles_is_light(door, name):
    assert with_all_it_loads(door, ADDRESSES[name]) <= BYTES


@pytest.mark.sqlite
@pytest.mark.parametrize("asked", [readable_pages, lambda: readable_pages().in_language("fr")])
def test_whether_a_page_is_readable_is_looked_up_and_never_searched_for(db, asked):
    sql, params = asked().values_list("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        plan = [row[-1] for row in cursor.fetchall()]

    assert len([step for step in plan if step.startswith("SCAN")]) <= 1, plan


def test_what_stands_deeper_than_can_be_looked_at_is_not_readable(db):
    page = factories.plain_page()
    for depth, readable in ((DEEPEST, True), (DEEPEST + 1, False)):
        Page.objects.filter(pk=page.pk).update(depth=depth, path=page.path[:4] * depth)
        assert readable_pages().filter(pk=page.pk).exists() == readable
