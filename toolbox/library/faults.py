"""What is wrong with a file: where, what, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that keeps a file from being loaded. `field` is the file's own word: a key or a heading."""

    file: str
    line: int
    field: str
    message: str
    remedy: str = ""

    @property
    def place(self) -> str:
        """The line, or in a Word file the paragraph."""
        word = _("paragraph") if self.file.endswith(".docx") else _("line")
        return f"{word} {self.line}"

    def __str__(self):
        paragraph = " paragraph " if self.file.endswith(".docx") else ""
        return f"{self.file}:{paragraph}{self.line}: {self.field}: {self.message} {self.remedy}".rstrip()


class Unreadable(Exception):
    """A file that cannot be taken apart at all; carries its one fault."""

    def __init__(self, fault: Fault):
        self.fault = fault
        super().__init__(str(fault))


def nearest(said: str, known: Iterable[str]) -> list[str]:
    """Up to three names that look like it, in their own spelling."""
    original = {name.lower(): name for name in known}
    return [original[name] for name in get_close_matches(str(said).lower(), original, 3, 0.6)]


def near(said: str, known: Iterable[str]) -> str:
    """ "Did you mean …?", or nothing where no name looks like it."""
    names = ", ".join(f"“{name}”" for name in nearest(said, known))
    return _("Did you mean %(names)s?") % {"names": names} if names else ""
