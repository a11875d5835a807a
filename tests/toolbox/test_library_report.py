"""What the library holds and lacks, for the desk."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command

from tests import factories
from toolbox.library.survey import reading_ease, sheets

pytestmark = pytest.mark.usefixtures("house")


def sheet(anchor: str) -> list[list]:
    return next(one.rows for one in sheets() if one.anchor == anchor)


def test_coverage_counts_entries_by_phase_and_theme():
    factories.entry(phases=["negotiation"], themes=["ceasefires", "ddr"])
    found = next(one for one in sheets() if one.anchor == "coverage")
    at = found.columns.index("Negotiation")

    counted = {row[0]: row[at] for row in found.rows}
    assert [name for name, number in counted.items() if number == 1]
    assert sum(counted.values()) == 2


def test_an_entry_has_a_case_where_an_example_or_a_case_names_it():
    plain, used = factories.entry(title="Alone"), factories.entry(title="Used")
    case = factories.case(entries_used=[used])
    example = {
        "name": "There",
        "case": case,
        "happened": "<p>It held.</p>",
        "organisation": None,
        "did": "",
        "source": "",
    }
    factories.entry(title="Named", examples=[("example", example)])

    assert sheet("without-case") == [[plain.title]]


def test_what_an_entry_lacks_is_named_drafts_included():
    factories.entry(live=False, title="Bare", when_not_to_use=[], basis=None)

    lacks = [row[1] for row in sheet("lacking") if row[0] == "Bare (draft)"]
    assert lacks == ["no “when not to use it”", "no basis of claim", "no source"]


def test_what_is_overdue_stands_oldest_first():
    factories.entry(title="Later", review_by=datetime.date(2025, 2, 1))
    factories.glossary_term(title="Sooner", review_by=datetime.date(2024, 2, 1))
    factories.entry(title="In time", review_by=datetime.date(2999, 2, 1))

    assert [row[0] for row in sheet("overdue")] == ["Sooner", "Later"]


def test_a_source_that_two_pages_cite_is_not_cited_once():
    other = ("source", factories.source("b")[1] | {"title": "Another book"})
    factories.entry(sources=[factories.source()])
    factories.entry(title="Both", sources=[factories.source(), other])

    assert [(row[2], row[3]) for row in sheet("cited-once")] == [("Another book", "Both")]


def test_short_words_and_sentences_read_more_easily():
    assert reading_ease("The cat sat on the mat.") == pytest.approx(116.1, abs=0.1)
    assert reading_ease("Institutional interoperability necessitates multilateral coordination.") < 0
    assert reading_ease("") is None


def test_the_terminal_and_the_admin_say_the_same(desk):
    factories.entry(title="Seen in both", live=True)
    out = StringIO()
    call_command("library_report", stdout=out)
    page = desk.get("/admin/library/report/").content.decode()

    for heading in ("Coverage", "Sources and reading ease", "Entries without a case", "Seen in both"):
        assert heading in out.getvalue()
        assert heading in page


def test_a_table_is_had_as_csv_without_formulas(desk):
    factories.entry(title="=1+1")
    answer = desk.get("/admin/library/report/?csv=entries")

    assert answer["Content-Type"].startswith("text/csv")
    assert "'=1+1," in answer.content.decode()
    assert desk.get("/admin/library/report/?csv=nothing").status_code == 404


def test_the_report_asks_the_same_for_two_entries_as_for_ten(django_assert_num_queries):
    for _n in range(2):
        factories.entry(sources=[factories.source()])
    with django_assert_num_queries(8):
        sheets()
    for _n in range(8):
        factories.entry(sources=[factories.source()])
    with django_assert_num_queries(8):
        sheets()
