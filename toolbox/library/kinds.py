"""What any kind of page has in its file, and how a file becomes values by its kind."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.models import Fundamental, Phase, Region, Role, Theme, Track

from .converters import address, day, flag, page, plain, term, text
from .faults import near, nearest
from .front import Item
from .reading import SourceFile
from .references import Shelf, Vocabularies
from .said import Reading
from .shapes_front import Ranked, Rows, Value, Values, terms

SOURCE_LANGUAGES = [code for code, _label in settings.LANGUAGES]


def source_language(reading: Reading, said) -> str:
    """A language of ours by its code, any other as "other"."""
    code = plain(reading, said)
    return code if code in ("", *SOURCE_LANGUAGES) else "other"


SOURCES = Rows(
    "sources",
    {
        "key": ("key", plain),
        "author": ("author", plain),
        "year": ("year", plain),
        "title": ("title", plain),
        "publisher": ("publisher", plain),
        "url": ("url", address),
        "doi": ("doi", plain),
        "language": ("language", source_language),
    },
)
EVERY_PAGE = {
    "title": Value("title"),
    "summary": Value("summary", text),
    "reviewed_on": Value("reviewed_on", day),
    "review_by": Value("review_by", day),
    "change_note": Value("change_note"),
    "sources": SOURCES,
}
CLASSIFIED = {
    "phases": terms("phases", Phase),
    "themes": Ranked(("primary_theme", "second_theme", "third_theme"), term(Theme)),
    "regions": terms("regions", Region),
    "general": Value("general", flag),
    "tracks": terms("tracks", Track),
    "roles": terms("roles", Role),
    "owned_by": Value("owned_by", page("organisation")),
}
FUNDAMENTALS = Values("fundamentals", term(Fundamental))
# What names the file; checked, and in no field.
NAMING = ("type", "slug", "language")


@dataclass(frozen=True)
class Kind:
    """One kind of page: its files, its type, the room it stands in, and what fills which field.

    `room` is the slug below the home page; "" stands below the home page itself, None is the home page.
    `copied` names the fields a translation takes from its original where its file is silent.
    """

    name: str
    folder: str
    model: type[Page]
    room: str | None
    front: dict
    sections: dict
    copied: frozenset[str] = frozenset()
    profile: bool = False
    reserved: tuple[str, ...] = ()

    @property
    def fields(self) -> list[str]:
        """Every field a file of this kind may fill."""
        front = [name for shape in self.front.values() for name in shape.names]
        return list(dict.fromkeys([*front, *(shape.name for shape in self.sections.values())]))

    def word_for(self, name: str) -> str:
        """What the file calls a field: a key, or a heading."""
        keys = [key for key, shape in self.front.items() if name in shape.names]
        headings = [heading for heading, shape in self.sections.items() if shape.name == name]
        return (keys or headings or [name])[0]


def read_values(source: SourceFile, kind: Kind, shelf: Shelf, vocabularies: Vocabularies) -> Reading:
    """What a file says, as the values of its page's fields, and everything wrong with it."""
    reading = Reading(source, kind.model, shelf, vocabularies)
    check_names(reading, kind)
    rows = source.front.get("sources", Item(None, 1)).value
    for row in rows if isinstance(rows, list) else []:
        key = row.value.get("key") if isinstance(row.value, dict) else None
        if key is not None and key.value in reading.source_keys:
            reading.fault(key.line, "sources: key", _("Two sources have this key."), _("Change one."))
        elif key is not None and isinstance(key.value, str):
            reading.source_keys.add(key.value)
    for key, item in source.front.items():
        if key in kind.front:
            if not item.is_blank:
                kind.front[key].read(reading, key, item)
        elif key not in NAMING:
            known = [*NAMING, *kind.front]
            reading.fault(item.line, key, _("There is no such key."), near(key, known) or ", ".join(known))
            reading.meant.update(nearest(key, known))
    read_sections(reading, kind)
    return reading


def read_sections(reading: Reading, kind: Kind) -> None:
    seen: set[str] = set()
    for section in reading.source.sections:
        shape = kind.sections.get(section.heading)
        if shape is None:
            known = ", ".join(kind.sections)
            hint = near(section.heading, kind.sections) or _("Headings here: %(known)s.") % {"known": known}
            reading.fault(section.line, section.heading, _("There is no such section."), hint)
            reading.meant.update(nearest(section.heading, kind.sections))
        elif section.heading in seen:
            reading.fault(section.line, section.heading, _("This section stands here twice."), _("Join them."))
        elif not section.nodes:
            reading.fault(section.line, section.heading, _("This section is empty."), _("Fill it or take it out."))
        else:
            shape.read(reading, section)
        seen.add(section.heading)


def check_names(reading: Reading, kind: Kind) -> None:
    """The front matter must say what the file's name says."""
    source = reading.source
    for key, wanted in (("slug", source.slug), ("language", source.language)):
        item = source.front.get(key)
        if item is None or item.value != wanted:
            message = _("This must be “%(wanted)s”, as in the file's name.") % {"wanted": wanted}
            reading.fault(item.line if item else 1, key, message)
    if source.slug in kind.reserved:
        message = _("“%(slug)s” is an address the site keeps for itself.") % {"slug": source.slug}
        reading.fault(1, "slug", message, _("Choose another."))


def kind_of(source: SourceFile, kinds: tuple[Kind, ...], refuse) -> Kind | None:
    """The kind of page a file says it is; None, with a fault through `refuse`, where it stands in another folder."""
    item = source.front.get("type", Item(None, 1))
    names = {kind.name: kind for kind in kinds if kind.folder == source.folder}
    if item.value in names:
        return names[item.value]
    refuse(item.line, "type", _("In this folder the type is: %(names)s.") % {"names": ", ".join(names)}, "")
    return None
