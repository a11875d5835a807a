"""A file of library/organisations/ as a profile from public sources: each fact with where it was read."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _

from home.models import Region
from network.blocks import STATEMENTS
from network.choices import Basis, OrganisationKind, OrganisationState
from network.models import OrganisationPage

from .converters import address, choice, plain, term, text
from .faults import near
from .front import Item
from .kinds import EVERY_PAGE, Kind
from .said import Converter, Reading, Said
from .shapes_body import Text
from .shapes_front import Value, terms

# Statements whose text is put together from other fields.
COMPUTED = ("working_regions", "start_within_shown")
FACTS = tuple(name for names in STATEMENTS.values() for name in names if name not in COMPUTED)
OF_LINES = ("other_names", "former_names", "offices", "working_languages", "funders")
PARTS = ("value", "basis", "source", "source_title", "note")
# Statements that stand elsewhere in the profile: here only where they come from.
ELSEWHERE = ("mission", *COMPUTED)
UNSAID = "none"


def converter(name: str) -> Converter:
    """How the value of a fact is read: as what its field takes."""
    if name == "seat":
        return term(Region)
    column = OrganisationPage._meta.get_field(name)
    if column.choices:
        return choice(*(value for value, _label in column.choices if value))
    if name in ("website", "annual_report"):
        return address
    return text if isinstance(column, models.TextField) and name not in OF_LINES else plain


@dataclass(frozen=True)
class Facts:
    """The map of facts: each fills its own field, and a block that says where it was read."""

    names: tuple[str, ...] = (*FACTS, "provenance")

    def read(self, reading: Reading, key: str, item: Item) -> None:
        if not isinstance(item.value, dict):
            reading.fault(item.line, key, _("A map of facts is expected here."))
            return
        rows = []
        for name, fact in item.value.items():
            where = f"{key}: {name}"
            if name not in (*FACTS, *ELSEWHERE):
                reading.fault(fact.line, where, _("A profile has no such fact."), near(name, FACTS))
            elif not isinstance(fact.value, dict):
                remedy = _("Write {value: …, source: https://…}.")
                reading.fault(fact.line, where, _("A fact has a value and a source."), remedy)
            else:
                rows.append((fact.line, self.fact(reading, name, where, fact)))
        known = [(line, row) for line, row in rows if row["basis"] != UNSAID]
        reading.put_rows("provenance", known, item.line)

    def fact(self, reading: Reading, name: str, where: str, fact: Item) -> dict:
        """Where a fact was read, as the block that says so; the fact itself is put in its field."""
        for part, item in fact.value.items():
            if part not in PARTS:
                reading.fault(item.line, where, _("A fact has no “%(part)s”.") % {"part": part}, near(part, PARTS))
        value = fact.value.get("value", Item(None, fact.line))
        if name not in ELSEWHERE:
            reading.put(name, self.value(reading, name, where, value), fact.line)
        if value.is_blank == (name not in ELSEWHERE):
            said = _("The value is missing.") if value.is_blank else _("This has no value of its own here.")
            reading.fault(fact.line, where, said, _("Leave out what is not known."))
        basis = self.text(reading, where, fact, "basis", choice(*Basis.values, UNSAID)) or Basis.PUBLIC_SOURCES.value
        url = self.text(reading, where, fact, "source", address)
        if basis == Basis.PUBLIC_SOURCES and "source" not in fact.value and reading.source.is_original:
            reading.fault(fact.line, where, _("This fact has no source."), _("Leave out what is not sourced."))
        return {
            "field": name,
            "basis": basis,
            "source_title": self.text(reading, where, fact, "source_title", plain)
            if "source_title" in fact.value
            else title_of(reading, url),
            "url": url,
            "note": self.text(reading, where, fact, "note", plain),
        }

    def value(self, reading: Reading, name: str, where: str, item: Item):
        convert = converter(name)
        if name in OF_LINES:
            rows = [item] if isinstance(item.value, str) else reading.rows(item, where)
            saids = [reading.item(row, where) for row in rows]
            return "\n".join(convert(reading, said) for said in saids if said)
        said = reading.item(item, where)
        return convert(reading, said) if said else None

    def text(self, reading: Reading, where: str, fact: Item, part: str, convert: Converter) -> str:
        item = fact.value.get(part)
        said: Said | None = reading.item(item, f"{where}: {part}") if item else None
        return convert(reading, said) if said else ""


def title_of(reading: Reading, url: str) -> str:
    """What the file's own list of sources calls the page at this address."""
    rows = reading.source.front.get("sources", Item(None, 1)).value
    for row in rows if isinstance(rows, list) else []:
        parts = row.value if isinstance(row.value, dict) else {}
        if url and "url" in parts and "title" in parts and parts["url"].value == url:
            return str(parts["title"].value)
    return ""


FRONT = {
    **EVERY_PAGE,
    "kind": Value("kind", choice(*OrganisationKind.values)),
    "state": Value("state", choice(*OrganisationState.values)),
    "regions": terms("regions", Region),
    "facts": Facts(),
}
ORGANISATION = Kind(
    "organisation",
    "organisations",
    OrganisationPage,
    "organisations",
    FRONT,
    {"Mission": Text("mission", text)},
    copied=frozenset(FACTS),
    profile=True,
)
