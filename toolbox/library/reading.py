"""Files taken apart: name, front matter and sections, every piece with its line."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from .faults import Fault, Unreadable, near
from .front import Item, read_front
from .prose import Part, line_of, read_body

MOST_BYTES = 300_000
MOST_READ = 3_000_000  # of any file, a Word file too
LONGEST_LINE = 10_000
NAME = re.compile(r"^([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]{2})\.md$")
# Control characters, and those that make a line read otherwise than it is stored.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e\ufffe\uffff]")


@dataclass
class SourceFile:
    """One item of the library in one language, as its file says it."""

    name: str
    folder: str
    slug: str
    language: str
    mark: str
    front: dict[str, Item] = field(default_factory=dict)
    sections: list[Part] = field(default_factory=list)
    # For a Word file: the paragraph each line was made from.
    paragraphs: list[int] = field(default_factory=list)

    def at(self, line: int) -> int:
        """The line, or the paragraph of a Word file, that a line of the text was made from."""
        return self.paragraphs[min(line, len(self.paragraphs)) - 1] if self.paragraphs else line

    @property
    def key(self) -> str:
        """What the item is known by in every language: "entries/ripeness"."""
        return f"{self.folder}/{self.slug}"

    @property
    def is_original(self) -> bool:
        return self.language == settings.LANGUAGE_CODE


Parse = Callable[[str, bytes], SourceFile]


def refuse(file: str, line: int, message: str, remedy: str = "") -> Unreadable:
    return Unreadable(Fault(file, line, "file", message, remedy))


def parse_file(name: str, content: bytes) -> SourceFile:
    """One file taken apart; `name` is its path in the library. Raises Unreadable."""
    folder, _slash, stem = name.rpartition("/")
    match = NAME.match(stem)
    languages = [code for code, _label in settings.LANGUAGES]
    if match is None or match.group(2) not in languages:
        rule = _("Name it slug.language.md, in small letters and hyphens; languages: %(codes)s.")
        raise refuse(name, 1, _("This is no name for a file of the library."), rule % {"codes": ", ".join(languages)})
    text = decode(name, content)
    source = SourceFile(name, folder, match.group(1), match.group(2), hashlib.sha256(content).hexdigest())
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise refuse(name, 1, _("The first line must be “---”, the beginning of the front matter."))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        raise refuse(name, 1, _("The front matter does not end."), _("Put a line “---” after it."))
    source.front = read_front(name, "\n".join(lines[1:end]) + "\n", 1)
    before, source.sections = read_body(name, "\n".join(lines[end + 1 :]), end + 1)
    if before:
        raise refuse(name, line_of(before[0]), _("This stands under no heading."), _("Put it under a “## …”."))
    return source


def decode(name: str, content: bytes) -> str:
    """The text of a file. Raises Unreadable where it is too long, not UTF-8, or hides something."""
    if len(content) > MOST_BYTES:
        size = _("The file has more than %(most)d bytes.") % {"most": MOST_BYTES}
        raise refuse(name, 1, size, _("Break the item up."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise refuse(name, line, _("This is not UTF-8."), _("Save the file as UTF-8.")) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            most = _("This line has more than %(most)d characters.") % {"most": LONGEST_LINE}
            raise refuse(name, number, most, _("Break it up."))
        unseen = UNSEEN.search(line)
        if unseen:
            message = _("There is a character here that nobody sees (U+%(code)04X).") % {"code": ord(unseen.group())}
            raise refuse(name, number, message, _("Take it out."))
    return text


def read_folder(folder: Path, folders: tuple[str, ...], parse: Parse) -> tuple[list[SourceFile], list[Fault]]:
    """Every file of a library's folder, in order, and what could not be read. Follows no symbolic link.

    `parse` takes a file apart by its path in the library and its content.
    """
    sources: list[SourceFile] = []
    faults: list[Fault] = []
    remedy = _("Folders are: %(names)s.") % {"names": ", ".join(folders)}
    for path in seen(folder):
        if path.name in folders and path.is_dir() and not path.is_symlink():
            for file in seen(path):
                try:
                    sources.append(read_path(f"{path.name}/{printable(file.name)}", file, parse))
                except Unreadable as error:
                    faults.append(error.fault)
        elif path.is_dir() or NAME.match(path.name):
            message = _("This stands in no folder of the library.")
            faults.append(Fault(printable(path.name), 1, "file", message, near(path.name, folders) or remedy))
    return sources, faults


def seen(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def printable(name: str) -> str:
    """A file's name that any terminal can show."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)


def read_path(name: str, path: Path, parse: Parse) -> SourceFile:
    if path.is_symlink() or not path.is_file():
        raise refuse(name, 1, _("This is not a plain file."), _("Put the file itself here, no link and no folder."))
    try:
        with path.open("rb") as file:
            content = file.read(MOST_READ)
    except OSError as error:
        raise refuse(name, 1, _("It cannot be opened: %(why)s.") % {"why": error.strerror}) from error
    return parse(name, content)
