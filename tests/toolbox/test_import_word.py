"""Word files by the template: the same keys and sections, faults by paragraph."""

import io

import pytest
from docx import Document

from tests.toolbox.library_files import Library
from toolbox.library.registry import KINDS
from toolbox.library.word import parse_word
from toolbox.library.word_template import word_template
from toolbox.models import GlossaryTermPage, ToolboxEntryPage

pytestmark = pytest.mark.usefixtures("house")
NAMED = {kind.name: kind for kind in KINDS}


def filled(kind: str, keys: dict, body) -> bytes:
    """The kind's template with its table filled, and what `body` writes instead of its sections."""
    document = Document(io.BytesIO(word_template(NAMED[kind])))
    for row in document.tables[0].rows:
        if row.cells[0].text in keys:
            row.cells[1].text = keys[row.cells[0].text]
    for paragraph in list(document.paragraphs):
        if paragraph.style.name != "Heading 1":
            paragraph._p.getparent().remove(paragraph._p)
    body(document)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def entry(document) -> None:
    sources = document.tables[1]
    for cell, text in zip(sources.rows[1].cells, ["un-2022", "United Nations", "2022", "Guidance"], strict=False):
        cell.text = text
    document.add_heading("The problem", 2)
    document.add_paragraph("Two sides agree to stop, *nowhere* <in> particular.".replace("<in>", "in"))
    document.add_heading("When to use it", 2)
    line = document.add_paragraph(style="List Bullet")
    line.add_run("Both have ")
    line.add_run("asked").bold = True
    document.add_heading("When not to use it", 2)
    pressed = document.add_paragraph("One side wants to rearm: soon")  # as the button for lists leaves it
    pressed._p.get_or_add_pPr()._add_numPr()
    document.add_heading("Steps", 2)
    document.add_heading("Ask each side", 3)
    document.add_paragraph("In private.")
    document.add_paragraph("Who: The mediator", style="List Bullet")
    document.add_heading("Minimum version", 2)
    document.add_paragraph("Name the roads.")


ENTRY = {
    "slug": "in-word", "title": "In Word: a title", "summary": "What it is for.", "kind": "tool", "phases": "negotiation\nagreement",
    "themes": "ceasefires", "general": "true", "basis": "documented-cases", "also_known_as": "One\nAnother: name",
}  # fmt: skip


@pytest.fixture
def library(tmp_path) -> Library:
    return Library(tmp_path)


def test_a_filled_template_becomes_a_page(library):
    library.write("entries/in-word.en.docx", filled("entry", ENTRY, entry))

    library.load()

    page = ToolboxEntryPage.objects.get(slug="in-word")
    assert page.live
    assert page.also_known_as == "One\nAnother: name"
    assert [phase.slug for phase in page.phases.all()] == ["negotiation", "agreement"]
    assert page.problem == "Two sides agree to stop, *nowhere* in particular."
    assert str(page.when_to_use[0].value.source) == "<p>Both have <b>asked</b></p>"
    assert str(page.when_not_to_use[0].value.source) == "<p>One side wants to rearm: soon</p>"
    assert page.steps[0].value["who"] == "The mediator"
    assert page.sources[0].value["title"] == "Guidance"


def test_loading_a_word_file_again_changes_nothing(library):
    library.write("entries/in-word.en.docx", filled("entry", ENTRY, entry))
    library.load()
    library.load()
    assert "0 new, 0 changed, 1 unchanged" in library.said


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.name not in ("home", "page")], ids=lambda kind: kind.name
)
def test_what_nobody_filled_in_of_a_template_is_not_there(kind):
    document = Document(io.BytesIO(word_template(kind)))
    for row in document.tables[0].rows:
        if row.cells[0].text in ("slug", "title"):
            row.cells[1].text = "a-slug"
    content = io.BytesIO()
    document.save(content)

    source = parse_word(f"{kind.folder}/a-slug.en.docx", content.getvalue())

    assert source.sections == []
    assert {key for key, item in source.front.items() if not item.is_blank} == {"type", "slug", "language", "title"}


def test_a_fault_is_told_by_its_paragraph(library):
    def body(document):
        document.add_heading("In practise", 2)
        document.add_paragraph("Words.")

    content = filled("term", {"slug": "standstill", "title": "Standstill", "summary": "A promise."}, body)
    library.write("glossary/standstill.en.docx", content)
    heads = [p.text for p in Document(io.BytesIO(content)).element.body.iter("{*}p")]

    [fault] = library.faults()

    assert fault.startswith(f"glossary/standstill.en.docx: paragraph {len(heads) - 1}: In practise")


def test_markup_in_word_stays_words(library):
    def body(document):
        document.add_heading("In practice", 2)
        document.add_paragraph("<script>alert(1)</script> and **stars**")

    keys = {"slug": "standstill", "title": "Standstill", "summary": "A promise."}
    library.write("glossary/standstill.en.docx", filled("term", keys, body))

    library.load()

    page = GlossaryTermPage.objects.get(slug="standstill")
    assert page.in_practice == "<p>&lt;script&gt;alert(1)&lt;/script&gt; and **stars**</p>"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_template_holds_every_key_and_heading_of_its_kind(desk, kind):
    answer = desk.get(f"/admin/library/import/template/{kind.name}.docx")
    document = Document(io.BytesIO(answer.content))
    keys = {row.cells[0].text for row in document.tables[0].rows}
    headings = {p.text for p in document.paragraphs if p.style.name.startswith("Heading")}

    assert set(kind.front) <= keys | headings
    assert set(kind.sections) <= headings
