"""What loading is asked, what it works on, and what it comes to."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings

from .changed_words import marked
from .faults import Fault
from .kinds import Kind
from .reading import SourceFile
from .said import Reading
from .standing import Standing


@dataclass(frozen=True)
class Wishes:
    """How to load: `overwrite` lets files win over editors, `profiles_live` publishes organisations.

    `winning` names the files that win over an editor; `as_drafts` publishes
    nothing; `by_rights` holds `user` to what they may do in the admin; `comparing` keeps what would change.
    """

    dry_run: bool = False
    overwrite: bool = False
    winning: frozenset[str] = frozenset()
    as_drafts: bool = False
    by_rights: bool = False
    comparing: bool = False
    profiles_live: bool | None = None
    user: object = None

    @property
    def publishes_profiles(self) -> bool:
        return settings.LIBRARY_PROFILES_LIVE if self.profiles_live is None else self.profiles_live


@dataclass(frozen=True)
class Difference:
    """A key or section that would change: as last loaded (None where that is not known), on the page, in the file."""

    word: str
    loaded: str | None
    now: str
    file: str

    @cached_property
    def marked(self) -> dict[str, str]:
        """The page's and the file's text as HTML, with what goes and what comes marked."""
        return dict(zip(("now", "file"), marked(self.now, self.file), strict=True))


@dataclass
class Comparison:
    """What one file would change of its page."""

    name: str
    title: str
    standing: Standing
    differences: list[Difference] = field(default_factory=list)


@dataclass
class Report:
    """What loading came to, or would come to: the files by how they stand, and every fault."""

    faults: list[Fault] = field(default_factory=list)
    files: dict[Standing, list[str]] = field(default_factory=lambda: defaultdict(list))
    drafts: list[str] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """(file, why) of each page left as an editor has it."""
        return [(name, standing.value) for standing, names in self.files.items() if standing.is_kept for name in names]


@dataclass
class Work:
    """One file on its way to a page."""

    source: SourceFile
    kind: Kind
    mark: str
    reading: Reading
    standing: Standing = Standing.UNCHANGED
    # How it stood before a file was let win over an editor.
    stood: Standing = Standing.UNCHANGED

    @property
    def is_written(self) -> bool:
        return self.standing in (Standing.NEW, Standing.CHANGED)
