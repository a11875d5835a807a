"""From what a file says to the value of a field: each takes (reading, said) and names what is wrong."""

import datetime
import re

from django.utils.translation import gettext as _

from .faults import near
from .marking import tidy_lines
from .prose import inline
from .references import Ref
from .said import Converter, Reading, Said

TAG = re.compile(r"<[a-zA-Z/!?]")
WHEN = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
LINE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
YES, NO = ("true", "yes"), ("false", "no")


def text(reading: Reading, said: Said) -> str:
    """Plain words, with single spaces; line breaks and paragraphs kept."""
    text = said.text if said.nodes is None else reading.writer(said.where).plain(said.nodes)
    if TAG.search(text):
        reading.fault(said.line, said.where, _("Raw HTML is not taken here."), _("Take the < out."))
        return ""
    return tidy_lines(text)


def plain(reading: Reading, said: Said) -> str:
    """Plain words, with single spaces; paragraphs kept."""
    return LINE_BREAK.sub(" ", text(reading, said))


def rich(reading: Reading, said: Said, **allowed) -> str:
    """Rich text from Markdown."""
    nodes = said.nodes
    if nodes is None:
        nodes = [node for piece in re.split(r"\n\s*\n", said.text) for node in inline(piece)]
    return reading.writer(said.where, **allowed).rich(nodes)


def point(reading: Reading, said: Said) -> str:
    """One point of a list: rich text without lists in it."""
    return rich(reading, said, lists=False)


def day(reading: Reading, said: Said) -> datetime.date | None:
    text = plain(reading, said)
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        reading.fault(said.line, said.where, _("“%(text)s” is no date.") % {"text": text}, _("Write 2026-11-22."))
        return None


def when(reading: Reading, said: Said) -> str:
    """A year, a month or a day."""
    text = plain(reading, said)
    match = WHEN.match(text)
    try:
        if text:
            datetime.date(*(int(part or 1) for part in match.groups()))
    except (AttributeError, ValueError):
        remedy = _("Write 2005, 2005-08 or 2005-08-15.")
        reading.fault(said.line, said.where, _("“%(text)s” is no date.") % {"text": text}, remedy)
    return text


def flag(reading: Reading, said: Said) -> bool:
    text = plain(reading, said).lower()
    if text not in (*YES, *NO, ""):
        reading.fault(said.line, said.where, _("This is neither true nor false."), _("Write true or false."))
    return text in YES


def number(reading: Reading, said: Said) -> int | None:
    text = plain(reading, said)
    if text and not (text.isascii() and text.isdigit() and len(text) < 7):
        reading.fault(said.line, said.where, _("“%(text)s” is no number.") % {"text": text}, _("Write digits only."))
        return None
    return int(text) if text else None


def address(reading: Reading, said: Said) -> str:
    """An address on the web."""
    links = [node for top in said.nodes or [] for node in top.walk() if node.type == "link"]
    text = str(links[0].attrs["href"]) if links else plain(reading, said)
    if text and reading.address_fault(text):
        message = _("“%(text)s” is no web address.") % {"text": text[:80]}
        reading.fault(said.line, said.where, message, _("Write it whole: https://…"))
        return ""
    return text


def choice(*known: str) -> Converter:
    """One word of a closed list."""

    def convert(reading: Reading, said: Said) -> str:
        text = plain(reading, said)
        if text and text not in known:
            remedy = near(text, known) or _("Choose one of: %(known)s.") % {"known": ", ".join(filter(None, known))}
            reading.fault(said.line, said.where, _("“%(text)s” is not one of the list.") % {"text": text}, remedy)
            return ""
        return text

    return convert


def term(model: type, as_slug: bool = False) -> Converter:
    """A term of a vocabulary by its slug."""

    def convert(reading: Reading, said: Said):
        slug = plain(reading, said)
        known = reading.vocabularies.terms(model)
        if slug in known:
            return slug if as_slug else known[slug]
        if slug:
            named = {"slug": slug, "vocabulary": model._meta.verbose_name_plural}
            empty = "" if known else _("The list is empty: run sync_vocabularies first.")
            message = _("“%(slug)s” is no term of “%(vocabulary)s”.") % named
            reading.fault(said.line, said.where, message, empty or near(slug, known))
        return "" if as_slug else None

    return convert


def page(kind: str) -> Converter:
    """A page of the library by its slug."""

    def convert(reading: Reading, said: Said) -> Ref | None:
        slug = plain(reading, said)
        return reading.page(kind, slug, said.line, said.where) if slug else None

    return convert


def pages(kind: str) -> Converter:
    """Pages of the library by their slugs, commas between."""

    def convert(reading: Reading, said: Said) -> list[Ref]:
        slugs = [slug.strip() for slug in plain(reading, said).split(",")]
        found = [reading.page(kind, slug, said.line, said.where) for slug in slugs if slug]
        return [ref for ref in found if ref]

    return convert


def source_key(reading: Reading, said: Said) -> str:
    """The short key of one of this file's sources. A translation's stand in its original."""
    key = plain(reading, said)
    if key and key not in reading.source_keys and reading.source.is_original:
        message = _("No source of this file has the key “%(key)s”.") % {"key": key}
        remedy = near(key, reading.source_keys) or _("Add it under sources, or take it out.")
        reading.fault(said.line, said.where, message, remedy)
    return key
