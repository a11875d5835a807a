"""Files of a small library, written where a test wants them."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ENTRY = """---
type: entry
slug: {slug}
language: en
title: "Draw the map"
summary: "Know where the line is before you say where it holds."
reviewed_on: 2026-11-22
kind: tool
also_known_as: ["Line of contact", "Map annex"]
keywords: [truce, map]
phases: [negotiation, agreement]
themes: [ceasefires, security-arrangements]
general: true
tracks: [track-1]
basis: documented-cases
related:
  - {{relation: combines-with, entry: {related}}}
sources:
  - key: un-2022
    title: "Guidance on Mediation of Ceasefires"
    year: 2022
    url: "https://example.org/guidance"
---

## The problem

Two sides agree to *stop* nowhere in particular.

## When to use it

- Both sides have **asked** for it; see [the other]({link}).

## When not to use it

- One side wants the pause to rearm.

## Steps

### Ask each side for its map

In private, with its own officers.

- Who: The mediator
- How long: Half a day

## Minimum version

Name the roads.

## Examples

### A valley

- Organisation: a-house
- What it did: Carried the map
- Source: un-2022

It held for a week.
""".replace("*stop*", "stop")

TRANSLATION = """---
type: entry
slug: {slug}
language: fr
title: "Tracer la carte"
summary: "Savoir où passe la ligne avant de dire où elle tient."
---

## The problem

Deux parties conviennent de s'arrêter, nulle part en particulier.

## When to use it

- Les deux parties l'ont **demandé** ; voir [l'autre](entry:other).

## When not to use it

- Une partie veut la pause pour se réarmer.

## Steps

### Demander sa carte à chaque partie

En privé, avec ses propres officiers.

- Who: Le médiateur
- How long: Une demi-journée

## Minimum version

Nommer les routes.

## Examples

### Une vallée

- What it did: A porté la carte

Cela a tenu une semaine.
"""

ORGANISATION = """---
type: organisation
slug: a-house
language: en
title: "A House"
summary: "A house that carries maps. From public sources, not confirmed by the organisation."
kind: ngo
regions: [aceh]
facts:
  founded: {value: "1999", source: "https://example.org/history", source_title: "History"}
  seat: {value: finland, source: "https://example.org/history"}
  other_names: {value: ["Une Maison", "Ein Haus"], source: "https://example.org/names"}
sources: []
---

## Mission

It carries maps between people who do not speak.
"""

HOME = """---
type: home
slug: home
language: {language}
title: "{title}"
summary: "{title} for those who mediate."
---

## Introduction

Here are **methods**.
"""


class Library:
    """A folder of files and the command that loads it."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.said = self.warned = ""

    def write(self, name: str, text: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def entry(self, slug: str = "draw-the-map", related: str = "other", link: str = "", **changes: str) -> None:
        """An entry's file; `changes` are not formatted: old text to new, in pairs old=…, new=…."""
        text = ENTRY.format(slug=slug, related=related, link=link or f"entry:{related}")
        self.write(f"entries/{slug}.en.md", changed(text, **changes))

    def pair(self) -> None:
        """Two entries that point at each other, and the organisation both name."""
        self.entry("draw-the-map", related="other")
        self.entry("other", related="draw-the-map")
        self.write("organisations/a-house.en.md", ORGANISATION)

    def translation(self, slug: str = "draw-the-map", **changes: str) -> None:
        self.write(f"entries/{slug}.fr.md", changed(TRANSLATION.format(slug=slug), **changes))

    def load(self, *options: str) -> None:
        """Run the command; what it said and warned of is kept."""
        out, err = StringIO(), StringIO()
        call_command("load_library", self.folder, *options, stdout=out, stderr=err)
        self.said, self.warned = out.getvalue(), err.getvalue()

    def faults(self, *options: str) -> list[str]:
        """The faults the command names, a line each; it must refuse with exit code 1."""
        with pytest.raises(CommandError) as refusal:
            self.load(*options)
        assert refusal.value.returncode == 1
        return str(refusal.value).splitlines()[:-1]


def changed(text: str, old: str = "", new: str = "") -> str:
    assert old in text
    return text.replace(old, new) if old else text
