"""The Word template of a kind: every key and every section, to be filled in."""

import io

from docx import Document

from .kinds import NAMING, Kind
from .organisations import PARTS, Facts
from .shapes_body import Dated, Labelled, Parts, PointList, Table
from .shapes_front import Rows


def word_template(kind: Kind) -> bytes:
    """A .docx with the table of keys, a table for each list of maps, and every heading with its labels."""
    document = Document()
    document.core_properties.author = ""
    keys = [key for key, shape in kind.front.items() if not isinstance(shape, Rows | Facts)]
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for key in (*NAMING, *keys):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = key, {"type": kind.name, "language": "en"}.get(key, "")
    for key, shape in kind.front.items():
        if isinstance(shape, Rows | Facts):
            columns = list(shape.keys) if isinstance(shape, Rows) else ["name", *PARTS]
            document.add_heading(key, 1)
            rows = document.add_table(rows=2, cols=len(columns), style="Table Grid").rows
            for cell, column in zip(rows[0].cells, columns, strict=True):
                cell.text = column
    for heading, shape in kind.sections.items():
        document.add_heading(heading, 2)
        add_section(document, shape)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def add_section(document, shape) -> None:
    """What stands below a heading: labels to fill, a table, or room for text."""
    if isinstance(shape, Table):
        columns = [heading for heading, _part, _convert in shape.columns]
        rows = document.add_table(rows=2, cols=len(columns), style="Table Grid").rows
        for cell, column in zip(rows[0].cells, columns, strict=True):
            cell.text = column
        return
    if isinstance(shape, Parts):
        document.add_heading("", 3)
        if shape.prose:
            document.add_paragraph("")
    for name in getattr(shape, "labels", {}) if isinstance(shape, Parts | Labelled) else ():
        document.add_paragraph(f"{name}: ", style="List Bullet")
    if isinstance(shape, Parts) and shape.quotation:
        document.add_paragraph("", style="Quote")
    if isinstance(shape, PointList | Dated):
        document.add_paragraph("", style="List Bullet")
    elif not isinstance(shape, Parts | Labelled):
        document.add_paragraph("")
