"""Pages as files: what loading them again would change nothing of."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.models import HomePage

from .faults import Fault, Unreadable
from .kinds import Kind, read_values
from .names import Names
from .reading import parse_file
from .references import Shelf, Vocabularies
from .registry import KINDS
from .scalars import scalar
from .writing import Writing

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same zip for the same files


@dataclass
class Exported:
    """Files by their names, and what of their pages no file can say."""

    files: dict[str, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def zipped(self) -> bytes:
        """All files as one zip."""
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in self.files.items():
                archive.writestr(zipfile.ZipInfo(name, LONG_AGO), text, zipfile.ZIP_DEFLATED)
        return content.getvalue()

    def write(self, folder: Path) -> None:
        """Write all files below a folder, over those of the same names. Raises OSError."""
        for name, text in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)


def newest(page: Page) -> Page:
    """The page's newest version, published or not."""
    return page.get_latest_revision_as_object() if page.latest_revision_id else page.specific


def kind_of_page(page: Page) -> Kind:
    return next(kind for kind in KINDS if isinstance(page, kind.model))


def original_of_page(page: Page) -> Page | None:
    return page.original.specific if page.original else None


def writing_of(page: Page, names: Names) -> Writing:
    """What writes a page, in whatever version it is given."""
    return Writing(page, kind_of_page(page), names, original_of_page(page))


def file_name(page: Page, names: Names) -> str:
    """The path of the page's file in a library."""
    ref = names.ref(page.pk)
    slug = "home" if isinstance(page, HomePage) else ref.slug if ref else page.slug
    return f"{kind_of_page(page).folder}/{slug}.{page.locale.language_code}.md"


def file_text(writing: Writing, name: str) -> str:
    """The page's file."""
    kind, pieces = writing.kind, writing.pieces()
    slug, language = name.split("/")[1].split(".")[:2]
    front = [f"type: {kind.name}", f"slug: {scalar(slug)}", f"language: {language}"]
    front += [text for word, text in pieces.items() if word in kind.front]
    body = [f"## {word}\n\n{text}\n" for word, text in pieces.items() if word in kind.sections]
    return "\n".join(["---", *front, "---", "", *body])


def export_library(drafts: bool = False) -> Exported:
    """Every page that readers may see as its file; with `drafts`, each page's newest version instead."""
    names, shelf, vocabularies, found = Names(), Shelf(), Vocabularies(), Exported()
    for page in pages(drafts):
        writing, name = writing_of(page, names), file_name(page, names)
        content = file_text(writing, name).encode()
        found.files[name] = content
        lost = _("No file can say this: it is left out.")
        found.faults += [Fault(name, 1, what, lost) for what in writing.lost]
        try:
            found.faults += read_values(parse_file(name, content), writing.kind, shelf, vocabularies).faults
        except Unreadable as error:
            found.faults.append(error.fault)
    return found


def pages(drafts: bool) -> Iterator[Page]:
    """The pages of the library by kind, language and slug, each whole."""
    languages = [code for code, _label in settings.LANGUAGES]
    for kind in sorted(KINDS, key=lambda kind: kind.folder):
        rows = kind.model.objects.all() if drafts else kind.model.objects.readable()
        found = list(rows.select_related("locale").order_by("slug", "pk"))
        for page in sorted(found, key=lambda page: languages.index(page.locale.language_code)):
            yield newest(page) if drafts else page


def export_page(page: Page, names: Names | None = None) -> bytes:
    """One page's file, in the version given."""
    names = names or Names()
    return file_text(writing_of(page, names), file_name(page, names)).encode()
