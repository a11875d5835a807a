"""The guided start: four questions, none of which must be answered, and what they lead to."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.services import withdraw
from tests import factories

pytestmark = pytest.mark.django_db

START = "/en/search/start/"


def listed(client, question: str) -> list[str]:
    """The titles of the reading list, in order."""
    body = client.get(f"{START}?{question}").content.decode()
    return re.findall(r'<li class="reading-list__one">\s*<h3[^>]*><a href="[^"]*">([^<]*)</a>', body)


@pytest.fixture
def shelf(house):
    factories.entry(title="Both", phases=["negotiation"], themes=["ceasefires"])
    factories.entry(title="Theme only", phases=["prevention"], themes=["ceasefires"])
    factories.entry(title="Phase only", phases=["negotiation"], themes=["human-rights"])
    factories.entry(title="Neither", phases=["prevention"], themes=["human-rights"])


def test_the_theme_counts_more_than_the_phase_and_what_is_neither_is_left_out(client, shelf):
    assert listed(client, "phase=negotiation&theme=ceasefires") == ["Both", "Theme only", "Phase only"]


def test_what_nothing_is_filed_under_leads_to_nothing_and_says_so(client, shelf):
    assert listed(client, "theme=youth") == []
    assert listed(client, "theme=youth&who=mediator&minutes=180") == []
    assert "Nothing here is filed under that yet." in client.get(f"{START}?theme=youth").content.decode()
    assert listed(client, "theme=youth&phase=negotiation") == ["Phase only", "Both"]


def test_each_page_says_why_it_is_listed_and_how_long_it_takes(client, shelf):
    body = client.get(f"{START}?phase=negotiation&theme=ceasefires").content.decode()
    first, second, *_rest = re.findall(r'<p class="card__kind">(.*?)</p>', body)

    assert "about “Ceasefires and cessation of hostilities”" in first
    assert "for the phase “Negotiation”" in first
    assert "for the phase" not in second
    assert re.search(r"about \d+ minutes? to read", first)


def test_a_guide_written_for_the_reader_comes_before_one_that_is_not(client, house):
    factories.guide(title="For trainers", audience=[("audience", "trainer")])
    factories.guide(title="For mediators", audience=[("audience", "mediator")])

    assert listed(client, "who=mediator")[0] == "For mediators"
    assert listed(client, "who=trainer")[0] == "For trainers"


def test_who_names_no_subject_begins_where_a_process_does_and_reads_of_no_organisation(client, shelf):
    factories.organisation(title="An organisation")

    assert set(listed(client, "who=mediator")[:2]) == {"Both", "Phase only"}  # the first phase of this vocabulary
    assert "An organisation" not in listed(client, "who=mediator")
    assert "An organisation" in listed(client, "who=funder")


def test_the_list_ends_where_the_time_does_but_is_never_empty(client, house):
    for n in range(4):
        long = f"<p>{'word ' * 1_200}</p>"
        factories.entry(title=f"Long {n}", minimum_version=long, themes=["ceasefires"])

    assert len(listed(client, "theme=ceasefires&minutes=10")) == 1
    assert len(listed(client, "theme=ceasefires&minutes=180")) == 4


@pytest.mark.parametrize("question", ["", "phase=&theme=&who=&minutes=", "phase=nonsense&minutes=-1&who=%00&theme=%27"])
def test_without_an_answer_there_are_only_the_questions(client, shelf, question):
    answer = client.get(f"{START}?{question}")

    assert answer.status_code == 200
    assert 'class="start"' in answer.content.decode()
    assert listed(client, question) == []


def test_what_nobody_may_read_is_not_suggested(client, shelf):
    from toolbox.models import ToolboxEntryPage

    withdraw(ToolboxEntryPage.objects.get(title="Both"))

    assert "Both" not in listed(client, "phase=negotiation&theme=ceasefires")


def test_a_reader_gets_the_version_in_her_language(client, house):
    entry = factories.entry(title="The clock", themes=["ceasefires"])
    factories.translated(entry, "fr", title="L'horloge")

    body = client.get("/fr/search/start/?theme=ceasefires").content.decode()

    assert "horloge" in body
    assert "The clock" not in body


def test_it_asks_as_many_queries_for_many_pages_as_for_few(client, shelf):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(f"{START}?theme=ceasefires&who=mediator")
        return len(asked)

    queries()
    few = queries()
    for n in range(8):
        factories.entry(title=f"More {n}", themes=["ceasefires"])
    queries()

    assert queries() == few <= 12


def test_the_answer_is_told_from_the_questions_by_its_title_and_begins_where_the_form_leads(client, shelf):
    asked, answered = (client.get(f"{START}{query}").content.decode() for query in ("", "?theme=ceasefires"))

    assert re.search(r"<title>(.*?)</title>", asked)[1].startswith("Where to begin")
    assert re.search(r"<title>(.*?)</title>", answered)[1].startswith("Read this – Where to begin")
    place = re.search(r'<form class="start" action="[^"#]*#([^"]*)"', asked)[1]
    assert f'id="{place}"' in answered
    assert f'id="{place}"' not in asked


def test_a_form_sent_without_an_answer_is_told_so(client, shelf):
    body = client.get(f"{START}?phase=&theme=&who=").content.decode()

    assert re.search(r'<p class="notice" id="list"[^>]*>Nothing was chosen\.', body)
    assert 'class="notice"' not in client.get(START).content.decode()
