"""One file becoming field values: what it says, where, and what is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.html import escape
from django.utils.translation import gettext as _

from .faults import Fault, near
from .front import Item
from .prose import Node, Writer
from .reading import SourceFile
from .references import INTERNAL, LINKED, Ref, Shelf, Vocabularies
from .streams import stored


@dataclass(frozen=True)
class Said:
    """One thing a file says: text of the front matter, or nodes of the body, and where."""

    line: int
    where: str
    text: str = ""
    nodes: list[Node] | None = None


def short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


Converter = Callable[["Reading", Said], Any]


@dataclass
class Reading:
    """The values one file gives to its page's fields, in memory, and its faults."""

    source: SourceFile
    model: type
    shelf: Shelf
    vocabularies: Vocabularies
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    block_lines: dict[str, list[int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    # Keys and headings that a misspelt one probably meant: not asked for a second time.
    meant: set[str] = field(default_factory=set)
    source_keys: set[str] = field(default_factory=set)

    def fault(self, line: int, where: str, message: str, remedy: str = "") -> None:
        self.faults.append(
            Fault(self.source.name, self.source.at(line), short(where, 120), short(message, 400), remedy)
        )

    def is_at_fault(self, word: str) -> bool:
        """Whether a key or section was named already: in a fault, or as what a misspelt one meant."""
        named = (fault.field for fault in self.faults)
        return word in self.meant or any(n == word or n.startswith((f"{word}:", f"{word} ›")) for n in named)

    def put(self, name: str, value: Any, line: int) -> None:
        """Give a field its value, and remember where it stands."""
        self.values[name], self.lines[name] = value, line

    def put_rows(self, name: str, rows: list[tuple[int, Any]], line: int) -> None:
        """Give a stream its rows, each with its line."""
        stream = self.model._meta.get_field(name)
        self.put(name, stored(self.source.key, stream, [row for _line, row in rows]), line)
        self.block_lines[name] = [at for at, _row in rows]

    def item(self, item: Item, where: str) -> Said | None:
        """A value of the front matter as one text; None, with a fault, where it is a list or a map."""
        if isinstance(item.value, list | dict):
            self.fault(item.line, where, _("One text is expected here, not a list or a map."))
            return None
        return Said(item.line, where, item.value or "")

    def rows(self, item: Item, where: str, of: type = str) -> list[Item]:
        """A list of the front matter; empty, with a fault, where it is something else."""
        if item.is_blank:
            return []
        if not isinstance(item.value, list):
            self.fault(item.line, where, _("A list is expected here."), _("Write [one, another]."))
            return []
        if of is dict and not all(isinstance(row.value, dict) for row in item.value):
            self.fault(item.line, where, _("A list of maps is expected here."), _("Write “- key: value” lines."))
            return []
        return item.value

    def writer(self, where: str, **allowed) -> Writer:
        """What writes this file's Markdown for a field."""
        return Writer(
            complain=lambda line, message, remedy: self.fault(line, where, message, remedy),
            link=lambda href, line: self.link(href, line, where),
            **allowed,
        )

    def link(self, href: str, line: int, where: str) -> str | None:
        """The attributes of a link, to a page of ours by its slug or to an address on the web."""
        internal = INTERNAL.match(href)
        if internal:
            ref = self.page(internal.group(1), internal.group(2), line, where)
            return f'linktype="page" id="{ref.kind}:{ref.slug}"' if ref else None
        if self.address_fault(href):
            kinds = ", ".join(f"{kind}:slug" for kind in LINKED)
            remedy = _("Use https://… or one of %(kinds)s.") % {"kinds": kinds}
            self.fault(line, where, _("“%(address)s” is no link we take.") % {"address": href[:80]}, remedy)
            return None
        return f'href="{escape(href)}"'

    def address_fault(self, url: str) -> bool:
        try:
            URLValidator(schemes=["http", "https"])(url)
        except ValidationError:
            return True
        return False

    def page(self, kind: str, slug: str, line: int, where: str) -> Ref | None:
        """A page of the library by its slug; None, with a fault, where there is none."""
        known = self.shelf.slugs(kind)
        if slug in known:
            return Ref(kind, slug)
        what = _("There is no %(kind)s “%(slug)s”.") % {"kind": kind, "slug": slug}
        self.fault(line, where, what, near(slug, known) or _("Add its file, or take the reference out."))
        return None
