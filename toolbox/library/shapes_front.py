"""Shapes of the front matter: which key fills which field, and how it is read."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .converters import plain, point, term
from .faults import near
from .front import Item
from .said import Converter, Reading


@dataclass(frozen=True)
class Value:
    """One text that fills one field."""

    name: str
    convert: Converter = plain

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name,)

    def read(self, reading: Reading, key: str, item: Item) -> None:
        said = reading.item(item, key)
        if said is not None:
            reading.put(self.name, self.convert(reading, said), item.line)


@dataclass(frozen=True)
class Values(Value):
    """A list that fills one field: terms, pages or words."""

    def read(self, reading: Reading, key: str, item: Item) -> None:
        saids = [reading.item(row, key) for row in reading.rows(item, key)]
        found = [self.convert(reading, said) for said in saids if said]
        reading.put(self.name, list(dict.fromkeys(value for value in found if value)), item.line)


@dataclass(frozen=True)
class Lines(Value):
    """A list that fills a field of lines."""

    def read(self, reading: Reading, key: str, item: Item) -> None:
        saids = [reading.item(row, key) for row in reading.rows(item, key)]
        reading.put(self.name, "\n".join(self.convert(reading, said) for said in saids if said), item.line)


@dataclass(frozen=True)
class Points(Value):
    """A list of texts that fills a stream."""

    convert: Converter = point

    def read(self, reading: Reading, key: str, item: Item) -> None:
        saids = [reading.item(row, key) for row in reading.rows(item, key)]
        reading.put_rows(self.name, [(s.line, self.convert(reading, s)) for s in saids if s], item.line)


@dataclass(frozen=True)
class Ranked:
    """A ranked list that fills one field a rank."""

    names: tuple[str, ...]
    convert: Converter

    def read(self, reading: Reading, key: str, item: Item) -> None:
        rows = reading.rows(item, key)
        if len(rows) > len(self.names):
            message = _("At most %(most)d may be ranked.") % {"most": len(self.names)}
            reading.fault(item.line, key, message, _("Drop the last ones."))
        for name, row in zip(self.names, rows, strict=False):
            said = reading.item(row, key)
            reading.put(name, self.convert(reading, said) if said else None, row.line)


@dataclass(frozen=True)
class Rows:
    """A list of maps that fills a stream: key of the map → (part of the block, how it is read)."""

    name: str
    keys: dict[str, tuple[str, Converter]]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name,)

    def read(self, reading: Reading, key: str, item: Item) -> None:
        rows = [(row.line, self.row(reading, key, row.value)) for row in reading.rows(item, key, of=dict)]
        reading.put_rows(self.name, rows, item.line)

    def row(self, reading: Reading, where: str, given: dict[str, Item]) -> dict[str, Any]:
        found = {}
        for key, item in given.items():
            part = f"{where}: {key}"
            if key not in self.keys:
                reading.fault(item.line, part, _("There is no such key here."), near(key, self.keys))
                continue
            name, convert = self.keys[key]
            said = reading.item(item, part)
            if said is not None:
                found[name] = convert(reading, said)
        return found


def terms(name: str, model: type) -> Values:
    return Values(name, term(model))
