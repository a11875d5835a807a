"""A page as the file that says it: what reading takes apart, put together again."""

from dataclasses import dataclass, field
from functools import cached_property, singledispatchmethod
from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import RichTextField
from wagtail.models import Page

from home.translations import followed_fields
from network.choices import Basis

from .filling import FROM_ORIGINAL
from .kinds import Kind
from .marking import Marking, indented, plain_markdown, tidy_lines
from .names import Names
from .organisations import ELSEWHERE, FACTS, OF_LINES, UNSAID, Facts
from .scalars import listed, mapped, maps, scalar
from .shapes_body import Dated, Label, Labelled, Parts, PointList, Table, Text
from .shapes_front import Lines, Points, Ranked, Rows, Value, Values
from .streams import KEPT, KEPT_NAMES, only_child


@dataclass
class Writing:
    """One page being written: its kind, its original where it is a translation, and what no file can say."""

    page: Page
    kind: Kind
    names: Names
    original: Page | None = None
    lost: list[str] = field(default_factory=list)

    @cached_property
    def skipped(self) -> set[str]:
        """Fields that a translation takes from its original, so that its file is silent."""
        if self.original is None:
            return set()
        same = {name for name in FROM_ORIGINAL if self.value(name) in (None, getattr(self.original, name))}
        return {*followed_fields(self.kind.model), *same}

    def pieces(self) -> dict[str, str]:
        """Each key and each heading with its text, in the order of the file."""
        found: dict[str, str] = {}
        keys = sorted(self.kind.front, key=lambda key: key == "sources")
        for word, shape in [(key, self.kind.front[key]) for key in keys] + list(self.kind.sections.items()):
            self.where = word
            if not set(shape.names if hasattr(shape, "names") else (shape.name,)) <= self.skipped:
                text = self.text(shape, word)
                if text:
                    found[word] = text
        return found

    def value(self, name: str) -> Any:
        return getattr(self.page, name)

    def rows(self, name: str) -> list:
        """The values of a stream's blocks, as they are stored."""
        stream = self.page._meta.get_field(name)
        return [row["value"] for row in stream.stream_block.get_prep_value(self.value(name))]

    # -- values ---------------------------------------------------------------------------------------------
    def marking(self, **options) -> Marking:
        return Marking(link=self.link, **options)

    def link(self, attributes: dict) -> str:
        """The address a link is written with; "" where no file can say it."""
        if attributes.get("linktype") == "page":
            ref = self.names.ref(attributes.get("id"))
            if ref is None:
                self.lose(_("a link to a page that has no file"))
            return f"{ref.kind}:{ref.slug}" if ref else ""
        return attributes.get("href") or ""

    def lose(self, what: str) -> None:
        self.lost.append(f"{self.where}: {what}")

    def page_slug(self, pk) -> str:
        ref = self.names.ref(pk)
        if ref is None and pk:
            self.lose(_("a page that has no file"))
        return ref.slug if ref else ""

    def one(self, value) -> Any:
        """A value of the front matter: a term or page by its slug, anything else as it is."""
        if isinstance(value, Page):
            return self.page_slug(value.pk)
        if isinstance(value, models.Model):
            return getattr(value, "slug", None) or str(value)
        return value

    def many(self, name: str) -> list:
        """A list of terms in the order of their vocabulary, of pages and words by name."""
        values = list(self.value(name).all())
        if values and isinstance(values[0], Page):
            return sorted(filter(None, (self.page_slug(page.pk) for page in values)))
        if values and hasattr(values[0], "sort_order"):
            return [term.slug for term in sorted(values, key=lambda term: (term.sort_order, term.slug))]
        return sorted(str(value) for value in values)

    def part(self, block: blocks.Block, value, front: bool, bullet: str = "-") -> Any:
        """A part of a block: as a value of the front matter, or as Markdown beside its label."""
        if isinstance(block, blocks.PageChooserBlock):
            return self.page_slug(value)
        if isinstance(block, blocks.ListBlock):
            items = [row["value"] if isinstance(row, dict) else row for row in value or []]
            return [self.part(block.child_block, item, front) for item in items]
        if isinstance(block, blocks.RichTextBlock):
            return self.marking(bullet=bullet).markdown(value or "")
        if value is None or front:
            return "" if value is None else value
        return plain_markdown(str(value), within=True)

    def is_silent(self, name: str, block: blocks.Block) -> bool:
        """Whether a translation's file leaves this part of a block to its original."""
        if self.original is None:
            return False
        kept = isinstance(getattr(block, "child_block", None), KEPT)
        return kept or isinstance(block, KEPT) or name in KEPT_NAMES

    # -- shapes ---------------------------------------------------------------------------------------------
    @singledispatchmethod
    def text(self, shape, word: str) -> str:
        raise NotImplementedError(type(shape))

    @text.register
    def _value(self, shape: Value, word: str) -> str:
        value = self.one(self.value(shape.name))
        return "" if value in (None, "", False) else f"{word}: {scalar(value)}"

    @text.register
    def _values(self, shape: Values, word: str) -> str:
        values = self.many(shape.name)
        return listed(word, values) if values else ""

    @text.register
    def _lines(self, shape: Lines, word: str) -> str:
        values = [line for line in self.value(shape.name).splitlines() if line.strip()]
        return listed(word, values) if values else ""

    @text.register
    def _points(self, shape: Points, word: str) -> str:
        _name, block = only_child(self.page._meta.get_field(shape.name))
        values = [self.part(block, row, front=True) for row in self.rows(shape.name)]
        return listed(word, values) if values else ""

    @text.register
    def _ranked(self, shape: Ranked, word: str) -> str:
        values = [self.one(self.value(name)) for name in shape.names]
        return listed(word, [value for value in values if value]) if any(values) else ""

    @text.register
    def _rows(self, shape: Rows, word: str) -> str:
        _name, block = only_child(self.page._meta.get_field(shape.name))
        rows = []
        for row in self.rows(shape.name):
            parts = {}
            for key, (name, _convert) in shape.keys.items():
                child = block.child_blocks[name]
                said = "" if self.is_silent(name, child) else self.part(child, row.get(name), front=True)
                if said not in ("", None, []):
                    parts[key] = said
            rows.append(parts)
        return maps(word, rows) if rows else ""

    @text.register
    def _facts(self, shape: Facts, word: str) -> str:
        known = {}
        for row in self.rows("provenance"):
            if row["field"] in known:
                self.lose(_("a second line about “%(name)s”") % {"name": row["field"]})
            known.setdefault(row["field"], row)
        lines = [f"{word}:"]
        for name in dict.fromkeys([*(name for name in known if name), *FACTS, *ELSEWHERE]):
            fact = self.fact(name, known.get(name))
            if fact:
                lines.append(f"  {name}:\n{mapped(fact, '    ')}")
        return "\n".join(lines) if len(lines) > 1 else ""

    def fact(self, name: str, known: dict | None) -> dict:
        """One fact with where it comes from; of a translation, only what differs from its original."""
        value = "" if name in ELSEWHERE else self.one(self.value(name))
        value = [line for line in value.splitlines() if line.strip()] if name in OF_LINES else value
        if self.original is not None:
            same = name in (*self.skipped, *ELSEWHERE) or self.value(name) == getattr(self.original, name)
            return {} if same or not value else {"value": value}
        if not value and name in FACTS:
            if known:
                self.lose(_("where “%(name)s” comes from, which is not stated") % {"name": name})
            return {}
        if known is None:
            return {"value": value, "basis": UNSAID} if value else {}
        public = known["basis"] == Basis.PUBLIC_SOURCES
        return {
            **({"value": value} if value else {}),
            **({} if public else {"basis": known["basis"]}),
            **({"source": known["url"]} if known["url"] or public else {}),
            "source_title": known["source_title"],
            **({"note": known["note"]} if known["note"] else {}),
        }

    @text.register
    def _text(self, shape: Text, word: str) -> str:
        value = self.value(shape.name)
        if isinstance(self.page._meta.get_field(shape.name), RichTextField):
            return self.marking(headings=marks_of(shape.convert)).markdown(value)
        return plain_markdown(value)

    @text.register
    def _point_list(self, shape: PointList, word: str) -> str:
        points = [self.marking().markdown(row) for row in self.rows(shape.name)]
        return "\n".join(f"- {indented(point, 2)}" for point in points if point)

    @text.register
    def _labelled(self, shape: Labelled, word: str) -> str:
        _name, block = only_child(self.page._meta.get_field(shape.name))
        rows = self.rows(shape.name)
        if len(rows) > 1:
            self.lose(_("all blocks after the first"))
        return self.labels(shape.labels, block, rows[0]) if rows else ""

    @text.register
    def _parts(self, shape: Parts, word: str) -> str:
        _name, block = only_child(self.page._meta.get_field(shape.name))
        return "\n\n".join(self.one_part(shape, block, row) for row in self.rows(shape.name))

    def one_part(self, shape: Parts, block: blocks.StructBlock, row: dict) -> str:
        heading = plain_markdown(str(row.get(shape.heading) or ""), within=True).replace("\\\n", " ")
        pieces = [f"### {heading.replace('#', chr(92) + '#')}".rstrip()]
        if shape.prose:
            marking = self.marking(headings=marks_of(shape.convert), bullet="*", labelled=True)
            pieces.append(marking.markdown(row.get(shape.prose) or ""))
        pieces.append(self.labels(shape.labels, block, self.without_own_anchor(shape, row)))
        if shape.quotation:
            quoted = plain_markdown(row.get(shape.quotation) or "")
            pieces.append("\n".join(f"> {line}".rstrip() for line in quoted.split("\n")) if quoted else "")
        return "\n\n".join(filter(None, pieces))

    def without_own_anchor(self, shape: Parts, row: dict) -> dict:
        """The row, with no anchor where it is made from its heading."""
        own = slugify(tidy_lines(row.get(shape.heading) or ""))[:60].strip("-")
        return {**row, shape.anchor: ""} if shape.anchor and row.get(shape.anchor) == own else row

    def labels(self, labels: dict[str, Label], block: blocks.StructBlock, row: dict) -> str:
        lines = []
        for name, label in labels.items():
            child = block.child_blocks[label.name]
            if self.is_silent(label.name, child):
                continue
            said = self.part(child, row.get(label.name), front=False)
            if isinstance(said, list):
                said = said if label.many else [", ".join(filter(None, said))]
            for one in said if isinstance(said, list) else [said]:
                if one:
                    begins = isinstance(child, blocks.RichTextBlock) and block_begins(one)
                    gap = "\n\n" if begins else " "
                    lines.append(f"- {name}:{indented(gap + one, 2)}")
        return "\n".join(lines)

    @text.register
    def _table(self, shape: Table, word: str) -> str:
        _name, block = only_child(self.page._meta.get_field(shape.name))
        head = [heading for heading, _part, _convert in shape.columns]
        lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
        for row in self.rows(shape.name):
            parts = [self.part(block.child_blocks[part], row.get(part), front=False) for _h, part, _c in shape.columns]
            cells = [part.replace("\n\n", "<br><br>").replace("\\\n", "<br>") for part in parts]
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join(lines) if len(lines) > 2 else ""

    @text.register
    def _dated(self, shape: Dated, word: str) -> str:
        rows = self.rows(shape.name)
        return "\n".join(
            f"- {row.get(shape.day) or ''}: {plain_markdown(row.get(shape.text) or '', within=True)}" for row in rows
        )


def block_begins(text: str) -> bool:
    """Whether Markdown begins with a list."""
    return text.startswith(("- ", "* ", "1. "))


def marks_of(convert) -> dict[str, str]:
    """A heading's tag in a page → the marks its file has, for a converter that takes headings."""
    return {tag: "#" * int(mark[1]) for mark, tag in getattr(convert, "headings", {}).items()}
