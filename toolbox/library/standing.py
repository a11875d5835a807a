"""How an item of the library stands: new, changed, unchanged, or an editor's by now."""

from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from home.models import HomePage
from toolbox.models import LoadedFile

from .kinds import Kind
from .reading import SourceFile


class Standing(Enum):
    """What loading a file comes to."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    EDITED = "changed by an editor since"
    TAKEN_DOWN = "taken off the site by an editor"
    DELETED = "deleted by an editor"
    FOREIGN = "a page that was not made from a file stands at its address"

    @property
    def label(self) -> str:
        """In the reader's language."""
        return LABELS[self.value]

    @property
    def is_kept(self) -> bool:
        """Whether the page is an editor's now, and only overwritten on request."""
        return self in (Standing.EDITED, Standing.TAKEN_DOWN, Standing.DELETED, Standing.FOREIGN)


LABELS = {
    "new": _("new"),
    "changed": _("changed"),
    "unchanged": _("unchanged"),
    "changed by an editor since": _("changed by an editor since"),
    "taken off the site by an editor": _("taken off the site by an editor"),
    "deleted by an editor": _("deleted by an editor"),
    Standing.FOREIGN.value: _("a page that was not made from a file stands at its address"),
}


@dataclass
class Place:
    """Where an item stands in the tree: its page if there is one, and what was loaded before."""

    record: LoadedFile | None
    page: Page | None

    def standing(self, mark: str) -> Standing:
        """How the item stands, for a file with this fingerprint."""
        record, page = self.record, self.page
        if page is None:
            return Standing.DELETED if record else Standing.NEW
        if record is None:
            return Standing.CHANGED if is_untouched_home(page) else Standing.FOREIGN
        if page.latest_revision_id != record.revision_id:
            return Standing.UNCHANGED if record.content_hash == mark else Standing.EDITED
        if record.content_hash == mark:
            return Standing.UNCHANGED
        taken_down = page.first_published_at and not page.live
        return Standing.TAKEN_DOWN if taken_down else Standing.CHANGED


class NoRoom(Exception):
    """The site has no home page or room for an item yet."""


def is_untouched_home(page: Page) -> bool:
    """Whether this is the home page as the site was set up with it: nobody's name is on any change."""
    return isinstance(page, HomePage) and not page.revisions.exclude(user=None).exists()


def room_of(kind: Kind, language: str) -> Page:
    """The page an item of a kind stands below, in a language. Raises NoRoom."""
    home = HomePage.objects.filter(locale__language_code=language).first()
    if home is None:
        raise NoRoom(language)
    if not kind.room:
        return Page.objects.get(pk=home.pk) if kind.room == "" else home.get_parent()
    room = home.get_children().filter(slug=kind.room).first()
    if room is None:
        raise NoRoom(f"{language}/{kind.room}")
    return room


def place_of(source: SourceFile, kind: Kind) -> Place:
    """Where a file's item stands. Raises NoRoom."""
    record = LoadedFile.objects.filter(key=source.key, language=source.language).select_related("page").first()
    if record:
        return Place(record, record.page.specific if record.page else None)
    if kind.room is None:
        return Place(None, HomePage.objects.filter(locale__language_code=source.language).first())
    found = room_of(kind, source.language).get_children().filter(slug=source.slug).first()
    return Place(None, found.specific if found else None)


def original_of(source: SourceFile, kind: Kind) -> Page | None:
    """The page a translation's file translates; None where there is none."""
    first = SourceFile("", source.folder, source.slug, settings.LANGUAGE_CODE, "")
    page = place_of(first, kind).page
    return page if isinstance(page, kind.model) else None


def make(source: SourceFile, kind: Kind) -> Page:
    """The item's page, as an unpublished draft that has a title and little more."""
    locale = Locale.objects.get(language_code=source.language)
    page = kind.model(title=source.front["title"].value, slug=source.slug, locale=locale, live=False)
    if not source.is_original:  # Wagtail's own copying takes a tenth of a second for what is then written over
        page.translation_key = original_of(source, kind).translation_key
    return room_of(kind, source.language).add_child(instance=page)
