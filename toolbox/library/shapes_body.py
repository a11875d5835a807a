"""Shapes of the body: which section fills which field, and how it is read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from .converters import day, plain, point, rich, text
from .faults import near
from .prose import LABEL, Node, Part, cut_label, line_of, words
from .said import Converter, Reading, Said

# "Who\\: …" is said, and no label.
NO_LABEL = re.compile(r"[^:]*\\:")
LISTS = ("bullet_list", "ordered_list")


@dataclass(frozen=True)
class Label:
    """A list item "- Name: …" that fills one part of a block; `many` where it may come again."""

    name: str
    convert: Converter = plain
    many: bool = False


@dataclass(frozen=True)
class Text:
    """A section of running text: plain words, or rich text."""

    name: str
    convert: Converter = rich

    def read(self, reading: Reading, section: Part) -> None:
        said = Said(section.line, section.heading, nodes=section.nodes)
        reading.put(self.name, self.convert(reading, said), section.line)


def running(**headings: str) -> Converter:
    """Rich text in which some headings may stand: h3="h2" writes ### as a heading of the second level."""

    def convert(reading: Reading, said: Said) -> str:
        return rich(reading, said, headings=headings)

    convert.headings = headings
    return convert


@dataclass(frozen=True)
class PointList:
    """A section that is one list of points."""

    name: str

    def read(self, reading: Reading, section: Part) -> None:
        rows = []
        for node in section.nodes:
            if node.type not in LISTS:
                message = _("Only a list may stand here.")
                reading.fault(line_of(node), section.heading, message, _("Begin each point with “- ”."))
                continue
            for item in node.children:
                said = Said(line_of(item), section.heading, nodes=item.children)
                rows.append((said.line, point(reading, said)))
        reading.put_rows(self.name, rows, section.line)


@dataclass(frozen=True)
class Labelled:
    """A section that is one block: a list of labels."""

    name: str
    labels: dict[str, Label]

    def read(self, reading: Reading, section: Part) -> None:
        found, rest = read_labels(reading, section.nodes, self.labels, section.heading)
        refuse_all(reading, rest, section.heading, self.labels)
        reading.put_rows(self.name, [(section.line, found)], section.line)


@dataclass(frozen=True)
class Parts:
    """A section of parts, each under its ###: the heading, labels, running text and a quotation."""

    name: str
    heading: str
    labels: dict[str, Label] = field(default_factory=dict)
    prose: str = ""
    convert: Converter = rich
    quotation: str = ""
    anchor: str = ""

    def read(self, reading: Reading, section: Part) -> None:
        before, parts = section.parts()
        refuse_all(reading, before, section.heading, {}, _("Put it under a “### …”."))
        rows = [(part.line, self.row(reading, part, f"{section.heading} › {part.heading}")) for part in parts]
        reading.put_rows(self.name, rows, section.line)
        if self.anchor:
            self._anchors_differ(reading, section, parts, [row for _line, row in rows])

    def row(self, reading: Reading, part: Part, where: str) -> dict[str, Any]:
        found, rest = read_labels(reading, part.nodes, self.labels, where)
        found[self.heading] = plain(reading, Said(part.line, where, part.heading))
        if self.anchor:
            found[self.anchor] = found.get(self.anchor) or slugify(part.heading)[:60].strip("-")
        if self.quotation:
            quoted = [node for node in rest if node.type == "blockquote"]
            rest = [node for node in rest if node.type != "blockquote"]
            found[self.quotation] = text(reading, Said(part.line, where, nodes=quoted))
        if self.prose:
            found[self.prose] = self.convert(reading, Said(part.line, where, nodes=rest))
        else:
            refuse_all(reading, rest, where, self.labels)
        return found

    def _anchors_differ(self, reading: Reading, section: Part, parts: list[Part], rows: list[dict]) -> None:
        seen: set[str] = set()
        for part, row in zip(parts, rows, strict=True):
            if row[self.anchor] in seen and reading.source.is_original:
                message = _("Another part has the same address, “#%(anchor)s”.") % {"anchor": row[self.anchor]}
                reading.fault(part.line, section.heading, message, _("Add “- Anchor: another-word”."))
            seen.add(row[self.anchor])


@dataclass(frozen=True)
class Table:
    """A section that is a table: the columns in their order, as (heading, part, how it is read)."""

    name: str
    columns: tuple[tuple[str, str, Converter], ...]

    def read(self, reading: Reading, section: Part) -> None:
        wanted = [heading for heading, _part, _convert in self.columns]
        tables = [node for node in section.nodes if node.type == "table"]
        shape = "| " + " | ".join(wanted) + " |"
        if len(tables) != 1 or len(section.nodes) != 1:
            message = _("One table is expected here, and nothing else.")
            reading.fault(section.line, section.heading, message, _("Begin it with %(shape)s.") % {"shape": shape})
            return
        head = [words([cell]) for cell in tables[0].children[0].children[0].children]
        if head != wanted:
            message = _("The table has other columns.")
            reading.fault(line_of(tables[0]), section.heading, message, _("Use %(shape)s.") % {"shape": shape})
            return
        body = [row for part in tables[0].children[1:] for row in part.children]
        reading.put_rows(self.name, [(line_of(row), self._row(reading, section, row)) for row in body], section.line)

    def _row(self, reading: Reading, section: Part, row: Node) -> dict[str, Any]:
        cells = zip(self.columns, row.children, strict=False)
        return {
            part: convert(reading, Said(line_of(row), f"{section.heading}: {heading}", nodes=broken(cell.children)))
            for (heading, part, convert), cell in cells
        }


@dataclass(frozen=True)
class Dated:
    """A section that is a list of "- 2026-11-22: what changed"."""

    name: str
    day: str
    text: str

    def read(self, reading: Reading, section: Part) -> None:
        rows = []
        for item in list_items(section.nodes):
            cut = cut_label(item)
            if cut is None:
                message = _("A line here begins with its date.")
                reading.fault(line_of(item), section.heading, message, _("Write “- 2026-11-22: …”."))
                continue
            when = day(reading, Said(line_of(item), section.heading, cut[0]))
            change = plain(reading, Said(line_of(item), section.heading, nodes=cut[1]))
            rows.append((line_of(item), {self.day: when, self.text: change}))
        refuse_all(reading, [n for n in section.nodes if n.type not in LISTS], section.heading, {})
        reading.put_rows(self.name, rows, section.line)


def broken(nodes: list[Node]) -> list[Node]:
    """The nodes of a table's cell with each <br> as a line break: a cell has one line."""
    for node in (inner for top in nodes for inner in top.walk()):
        if node.type == "html_inline" and node.content in ("<br>", "<br/>"):
            node.token.type = "hardbreak"
    return nodes


def list_items(nodes: Iterable[Node]) -> list[Node]:
    return [item for node in nodes if node.type in LISTS for item in node.children]


def refuse_all(reading: Reading, nodes: list[Node], where: str, labels: dict, remedy: str = "") -> None:
    for node in nodes[:1]:
        expected = ", ".join(f"“- {name}: …”" for name in labels)
        hint = remedy or (_("Expected here: %(labels)s.") % {"labels": expected} if expected else "")
        reading.fault(line_of(node), where, _("This text has no place here."), hint)


def read_labels(reading: Reading, nodes: list[Node], labels: dict[str, Label], where: str) -> tuple[dict, list[Node]]:
    """(part of the block → value, what is not a list of labels)."""
    found: dict[str, Any] = {}
    rest: list[Node] = []
    known = {name.lower(): name for name in labels}
    for node in nodes:
        if node.type != "bullet_list" or not any(looks_like_label(item, known) for item in node.children):
            rest.append(node)
            continue
        for item in node.children:
            read_label(reading, item, labels, known, where, found)
    return found, rest


def looks_like_label(item: Node, known: dict[str, str]) -> bool:
    """Whether a list item is a label, perhaps misspelt, and no point of a list in running text."""
    first = item.children[:1]
    written = "".join(node.content for top in first for node in top.walk() if node.type == "inline")
    if NO_LABEL.match(written):
        return False
    match = LABEL.match(words(first))
    return bool(match and (match.group(1).lower() in known or near(match.group(1), known)))


def read_label(reading, item: Node, labels: dict[str, Label], known: dict[str, str], where: str, found: dict) -> None:
    cut = cut_label(item)
    name = known.get(cut[0].lower()) if cut else None
    if name is None:
        said = LABEL.match(words([item]))
        hint = near(said.group(1), labels) if said else ""
        expected = _("Labels here, without asterisks: %(names)s.") % {"names": ", ".join(labels)}
        reading.fault(line_of(item), where, _("This list item has no label that is known here."), hint or expected)
        return
    label = labels[name]
    value = label.convert(reading, Said(line_of(item), f"{where}: {name}", nodes=cut[1]))
    if label.many:
        found.setdefault(label.name, []).append(value)
    elif label.name in found:
        reading.fault(line_of(item), f"{where}: {name}", _("This label stands here twice."), _("Keep one."))
    else:
        found[label.name] = value
