"""What a file may point at: terms of the vocabularies, and pages of the library."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import models
from wagtail.models import Page

from home.models import HomePage, PlainPage
from network.models import OrganisationPage
from toolbox.models import CasePage, GlossaryTermPage, LoadedFile, ThematicGuidePage, ToolboxEntryPage

from .reading import SourceFile

# What a link says before its colon → the folder of its files, and the type of its pages.
LINKED: dict[str, tuple[str, type[Page]]] = {
    "entry": ("entries", ToolboxEntryPage),
    "case": ("cases", CasePage),
    "guide": ("guides", ThematicGuidePage),
    "organisation": ("organisations", OrganisationPage),
    "term": ("glossary", GlossaryTermPage),
    "page": ("pages", PlainPage),
}
INTERNAL = re.compile(rf"^({'|'.join(LINKED)}):(\S*)$")
UNRESOLVED = re.compile(rf'linktype="page" id="({"|".join(LINKED)}):([a-z0-9-]+)"')


@dataclass(frozen=True)
class Ref:
    """A page by its kind and slug, before it is known which row that is."""

    kind: str
    slug: str

    @property
    def key(self) -> str:
        return f"{LINKED[self.kind][0]}/{self.slug}"


class Gone(Exception):
    """A page that is pointed at has a file and no row: an editor deleted it, or its file is at fault."""

    def __init__(self, ref: Ref):
        self.ref = ref


class Vocabularies:
    """The terms a file may use, each list read once."""

    @cache  # noqa: B019 - lives as long as one load
    def terms(self, model: type[models.Model]) -> dict[str, models.Model]:
        return {term.slug: term for term in model.objects.all()}


class Shelf:
    """The pages that can be pointed at: those that stand, and those whose files are being loaded."""

    def __init__(self, sources: Iterable[SourceFile] = ()):
        self.coming = {(source.folder, source.slug) for source in sources if source.is_original}
        self.look_again()

    def look_again(self) -> None:
        """Read anew which pages stand."""
        self._rows: dict[tuple[str, str, str], int] = {}
        for folder, model in LINKED.values():
            for slug, language, pk in model.objects.values_list("slug", "locale__language_code", "pk"):
                self._rows[folder, slug, language] = pk
        for language, pk in HomePage.objects.values_list("locale__language_code", "pk"):
            self._rows["pages", "home", language] = pk
        # A page keeps its file's name even where an editor has given it another slug.
        for key, language, pk in LoadedFile.objects.exclude(page=None).values_list("key", "language", "page"):
            folder, slug = key.split("/", 1)
            self._rows[folder, slug, language] = pk

    def slugs(self, kind: str) -> set[str]:
        folder = LINKED[kind][0]
        standing = {slug for at, slug, language in self._rows if at == folder and language == settings.LANGUAGE_CODE}
        return standing | {slug for at, slug in self.coming if at == folder}

    def page_id(self, ref: Ref, language: str = settings.LANGUAGE_CODE) -> int:
        """The row of the page in a language, or of its original. Raises Gone where neither stands."""
        folder = LINKED[ref.kind][0]
        found = [self._rows.get((folder, ref.slug, code)) for code in (language, settings.LANGUAGE_CODE)]
        if not any(found):
            raise Gone(ref)
        return found[0] or found[1]

    def resolve(self, value, language: str):
        """A value of a field with every Ref and every link turned into the page's number.

        Links in running text lead to the page in the text's own language, where there is one.
        """
        if isinstance(value, Ref):
            return self.page_id(value)
        if isinstance(value, list):
            return [self.resolve(part, language) for part in value]
        if isinstance(value, dict):
            return {name: self.resolve(part, language) for name, part in value.items()}
        if isinstance(value, str) and "linktype" in value:
            return UNRESOLVED.sub(lambda found: self._attributes(found, language), value)
        return value

    def _attributes(self, found: re.Match, language: str) -> str:
        ref = Ref(*found.groups())
        known = ref.slug in self.slugs(ref.kind)
        return f'linktype="page" id="{self.page_id(ref, language)}"' if known else found.group()
