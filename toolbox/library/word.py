"""A Word file as the Markdown it stands for, each line with the number of its paragraph."""

import hashlib
import io
import re

from django.utils.translation import gettext as _
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from .faults import Fault, Unreadable
from .marking import Letter, Marking, escaped, tidy
from .parcels import MOST_WORD_BYTES, opened, read_member
from .reading import SourceFile, parse_file, refuse
from .registry import KINDS
from .scalars import scalar
from .shapes_front import Lines, Points, Ranked, Values

HEADING = re.compile(r"^Heading ([1-4])$")
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# A document type, entities, or an encoding in which they could hide.
HARMFUL = re.compile(rb"\0|<!DOCTYPE|<!ENTITY|<\?xml[^>]*encoding=[\"'](?!utf-8[\"']|us-ascii[\"'])", re.IGNORECASE)
LISTS = (Values, Lines, Points, Ranked)
MOST_PARTS_BYTES = 4 * MOST_WORD_BYTES


def parse_word(name: str, content: bytes) -> SourceFile:
    """One Word file taken apart; `name` is its path in the library. Raises Unreadable, by paragraph."""
    check_parts(name, content)
    try:
        document = Document(io.BytesIO(content))
    except Exception as error:  # python-docx lets through whatever its parsers raise
        raise refuse(name, 1, _("Word's file cannot be read."), _("Open it in Word and save it as .docx.")) from error
    lines = Script(name, document).lines()
    text = "\n".join(line for _number, line in lines).encode()
    numbers = [number for number, _line in lines]
    try:
        source = parse_file(f"{name.removesuffix('.docx')}.md", text)
    except Unreadable as error:
        line = numbers[min(error.fault.line, len(numbers)) - 1] if numbers else 1
        raise Unreadable(Fault(name, line, error.fault.field, error.fault.message, error.fault.remedy)) from error
    source.name, source.paragraphs = name, numbers
    source.mark = hashlib.sha256(content).hexdigest()
    return source


def check_parts(name: str, content: bytes) -> None:
    """Refuse macros, embedded objects, entities and bombs before any parser sees them."""
    if len(content) > MOST_WORD_BYTES:
        raise refuse(name, 1, _("The file has more than %(most)d bytes.") % {"most": MOST_WORD_BYTES})
    archive = opened(name, content, most=MOST_PARTS_BYTES)
    parts = {info.filename: read_member(name, archive, info) for info in archive.infolist()}
    for part, text in parts.items():
        low = part.lower()
        if "vbaproject" in low or "macro" in low or "activex" in low:
            raise refuse(name, 1, _("There are macros in it."), _("Save it as .docx without macros."))
        if "embeddings/" in low or low.endswith(".bin") or "oleobject" in low:
            raise refuse(name, 1, _("There is another file embedded in it."), _("Take the object out."))
        if low.endswith((".xml", ".rels")) and HARMFUL.search(text):
            raise refuse(name, 1, _("Its XML declares entities or a document type."), _("Save it again in Word."))
    if MAIN.encode() not in parts.get("[Content_Types].xml", b""):
        raise refuse(name, 1, _("This is no Word document, or one with macros."), _("Save it as .docx."))


class Script:
    """Writes a document's paragraphs and tables as the lines of a Markdown file."""

    def __init__(self, name: str, document):
        self.name, self.document = name, document
        order = {paragraph: number for number, paragraph in enumerate(document.element.body.iter(qn("w:p")), 1)}
        self.number = order
        self.front: list[tuple[int, str]] = []
        self.body: list[tuple[int, str]] = []
        self.kind = None

    def lines(self) -> list[tuple[int, str]]:
        """(number of the paragraph, line) of the whole file."""
        rows_key, in_body = "", False
        for block in self.document.iter_inner_content():
            if isinstance(block, Table):
                if in_body:
                    self.body_table(block)
                elif rows_key:
                    self.rows(rows_key, block)
                else:
                    self.metadata(block)
                continue
            level = HEADING.match(block.style.name if block.style is not None else "")
            if level and level.group(1) == "1":
                rows_key = block.text.strip()
            elif level or in_body:
                in_body = True
                self.paragraph(block, int(level.group(1)) if level else 0)
        last = self.front[-1][0] if self.front else 1
        return [(1, "---"), *self.front, (last, "---"), (last, ""), *filled(self.body)]

    # -- the front matter -----------------------------------------------------------------------------------
    def metadata(self, table: Table) -> None:
        for row in table.rows:
            cells = row.cells
            key, values = cells[0].text.strip(), [p.text.strip() for p in cells[-1].paragraphs if p.text.strip()]
            number = self.number[cells[0].paragraphs[0]._p]
            if not re.fullmatch(r"[a-z_]+", key):
                continue  # the row of headings
            if key == "type":
                self.kind = next((kind for kind in KINDS if values and kind.name == values[0]), None)
            shape = self.kind.front.get(key) if self.kind else None
            if isinstance(shape, LISTS):
                values = [part for value in values for part in re.split(r"\n", value) if part.strip()]
                self.front.append((number, f"{key}: [{', '.join(scalar(value) for value in values)}]"))
            elif values:
                self.front.append((number, f"{key}: {scalar(chr(10).join(values))}"))

    def rows(self, key: str, table: Table) -> None:
        """A table below a heading of the first level: a list of maps, or the map of facts."""
        heads = [cell.text.strip() for cell in table.rows[0].cells]
        found: list[tuple[int, str]] = []
        for row in table.rows[1:]:
            said = [
                (head, cell.text.strip()) for head, cell in zip(heads, row.cells, strict=False) if cell.text.strip()
            ]
            number = self.number[row.cells[0].paragraphs[0]._p]
            if not said:
                continue
            if key == "facts" and said[0][0] == "name":
                parts = [f"{head}: {fact_value(said[0][1], head, value)}" for head, value in said[1:]]
                found.append((number, f"  {scalar(said[0][1])}: {{{', '.join(parts)}}}"))
            else:
                found.append((number, f"  - {{{', '.join(f'{head}: {scalar(value)}' for head, value in said)}}}"))
        if found:
            self.front += [(found[0][0], f"{key}:"), *found]

    @property
    def blank_labels(self) -> set[str]:
        """The template's labels, as they stand where nobody has filled them in."""
        shapes = self.kind.sections.values() if self.kind else ()
        return {f"{name}:" for shape in shapes for name in getattr(shape, "labels", ())}

    # -- the body -------------------------------------------------------------------------------------------
    def paragraph(self, paragraph: Paragraph, level: int) -> None:
        number, text = self.number[paragraph._p], self.text(paragraph)
        if not text or text.strip("\\") in self.blank_labels:
            return
        style = paragraph.style.name if paragraph.style is not None else ""
        numbered = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
        is_list = not level and (style.startswith("List") or numbered is not None)
        depth = int(style[-1]) - 1 if style[-1:].isdigit() else 0
        if numbered is not None and numbered.ilvl is not None:
            depth = numbered.ilvl.val
        if level:
            lines = [f"{'#' * level} {text}"]
        elif is_list:
            mark = "1. " if "Number" in style else "- "
            pad = " " * (len(mark) * depth)
            lines = [pad + (mark if not n else " " * len(mark)) + line for n, line in enumerate(text.split("\n"))]
        elif "Quote" in style:
            lines = [f"> {line}" for line in text.split("\n")]
        else:
            lines = text.split("\n")
        if self.body and not (is_list and self.last_was_list):
            self.body.append((number, ""))
        self.last_was_list = is_list
        self.body += [(number, line) for line in lines]

    last_was_list = False

    def body_table(self, table: Table) -> None:
        rows = [row for row in table.rows if any(cell.text.strip() for cell in row.cells)]
        if len(rows) < 2:
            return
        self.body.append((self.body[-1][0] if self.body else 1, ""))
        for at, row in enumerate(rows):
            number = self.number[row.cells[0].paragraphs[0]._p]
            cells = [escaped(" ".join(cell.text.split())) for cell in row.cells]
            self.body.append((number, f"| {' | '.join(cells)} |"))
            if not at:
                self.body.append((number, "|" + "---|" * len(cells)))
        self.last_was_list = False

    def text(self, paragraph: Paragraph) -> str:
        """A paragraph's words with bold, italic and links."""
        found: list[Letter] = []
        refused = ("w:drawing", "w:pict", "w:object", "w:del", "w:ins", "w:fldSimple")
        for element in paragraph._p.iter():
            if element.tag in [qn(tag) for tag in refused]:
                message = _("There is a picture, an object, a field or a tracked change here.")
                remedy = _("Take it out, or accept or reject the change.")
                raise refuse(self.name, self.number[paragraph._p], message, remedy)
        for piece in paragraph.iter_inner_content():
            href = getattr(piece, "url", "") or ""
            for run in getattr(piece, "runs", [piece]):
                text = run.text.replace("\t", " ")
                found += [Letter(char, bool(run.bold), bool(run.italic), href) for char in text]
        return Marking(link=lambda attributes: "").written(tidy(found))


def filled(body: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines without the sections that nobody filled in."""
    found: list[tuple[int, str]] = []
    waiting: list[tuple[int, str]] = []
    for number, line in body:
        if line.startswith("## "):
            waiting = [(number, line)]
        elif line or not waiting:
            found += [*waiting, (number, line)]
            waiting = []
        else:
            waiting.append((number, line))
    return found


def fact_value(name: str, head: str, value: str) -> str:
    from .organisations import OF_LINES

    if head == "value" and name in OF_LINES:
        return f"[{', '.join(scalar(line) for line in value.splitlines() if line.strip())}]"
    return scalar(value)
