"""Loading the library: everything is checked first, then each item is written in one transaction."""

import hashlib
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.publishing import NotReadyToPublish
from toolbox.models import LoadedFile

from .comparing import comparison
from .exporting import export_page, newest, writing_of
from .faults import Fault
from .filling import fill, gate_faults, model_faults, values_of_original, values_of_translation
from .kinds import kind_of, read_values
from .names import Names
from .parcels import read_file
from .reading import SourceFile, read_folder
from .references import Gone, Shelf, Vocabularies
from .registry import FOLDERS, KINDS
from .rights import refusal
from .standing import NoRoom, Place, Standing, make, original_of, place_of, room_of
from .works import Report, Wishes, Work


def load_library(folder: Path, wishes: Wishes | None = None) -> Report:
    """Load every file of a folder. Where there is a fault, nothing is written and the report has them all."""
    sources, faults = read_folder(folder, FOLDERS, read_file)
    return load_files(sources, faults, wishes or Wishes())


def load_files(sources: list[SourceFile], faults: list[Fault], wishes: Wishes) -> Report:
    """Load files already taken apart, wherever they came from; `faults` are those found on the way."""
    loading = Loading(sources, wishes)
    with transaction.atomic():
        report = loading.run(checking=True)
        transaction.set_rollback(True)
    report.faults = sorted({*faults, *report.faults})
    return report if report.faults or wishes.dry_run else loading.run()


def in_order(works: Iterable[Work]) -> list[Work]:
    """Originals before translations, each in the order of publishing."""
    return sorted(works, key=lambda w: (not w.source.is_original, KINDS.index(w.kind), w.source.name))


def fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class Loading:
    """Some files on their way into the site. Run in a transaction that is rolled back, it is the check."""

    def __init__(self, sources: list[SourceFile], wishes: Wishes):
        self.sources, self.wishes = sources, wishes
        self.shelf, self.vocabularies = Shelf(sources), Vocabularies()
        self.faults: list[Fault] = []
        self.works = in_order(work for source in sources if (work := self.take_up(source)))
        self.refuse_twins()

    def run(self, checking: bool = False) -> Report:
        """Write what is new or changed: first every new page as a draft, so that any may point at any.

        Checking, it writes no more than the drafts: the model and the gate are asked of pages in memory.
        """
        self.report, self.checking = Report(), checking
        self.checked: dict[str, Page] = {}  # originals as they would be, for their translations
        ready = [work for work in self.works if self.stand(work)]
        for work in ready:
            self.report.files[work.standing].append(work.source.name)
        self.fallen = {source.key for source in self.sources} - {work.source.key for work in ready}
        self.shelf.look_again()
        for work in ready:
            if work.is_written:
                self.write(work)
        self.report.faults = self.faults + [fault for work in self.works for fault in work.reading.faults]
        return self.report

    def take_up(self, source: SourceFile) -> Work | None:
        """The file with its kind and values; None, with a fault, where its kind cannot be told."""

        def refuse(line: int, where: str, message: str, remedy: str) -> None:
            self.faults.append(Fault(source.name, source.at(line), where, message, remedy))

        kind = kind_of(source, KINDS, refuse)
        if kind is None:
            return None
        reading = read_values(source, kind, self.shelf, self.vocabularies)
        return Work(source, kind, self.mark(source), reading)

    def mark(self, source: SourceFile) -> str:
        """The fingerprint of what a page was made from; a translation is made from its original too."""
        if source.is_original:
            return source.mark
        for other in self.sources:
            if other.key == source.key and other.is_original:
                return fingerprint(f"{source.mark}{other.mark}".encode())
        first = LoadedFile.objects.filter(key=source.key, language=settings.LANGUAGE_CODE).first()
        return fingerprint(f"{source.mark}{first.content_hash if first else ''}".encode())

    def refuse_twins(self) -> None:
        seen: set[tuple[str, str]] = set()
        for work in self.works:
            name = (work.source.key, work.source.language)
            if name in seen:
                work.reading.fault(1, "slug", _("Another file has the same slug and language."), _("Keep one."))
            seen.add(name)

    def stand(self, work: Work) -> bool:
        """Find how the item stands, and make its draft where it is new; False where that cannot be done."""
        try:
            place = self.find(work)
            if not self.has_what_it_needs(work, place.page):
                return False
            if work.standing is Standing.NEW:
                with transaction.atomic():
                    self.record(work, make(work.source, work.kind), None, "")
        except NoRoom as error:
            message = _("The site has no “%(room)s” yet.") % {"room": error}
            work.reading.fault(1, "file", message, _("Run set_up_site first."))
            return False
        except ValidationError as error:
            model_faults(work.kind, work.reading, error)
            return False
        return True

    def find(self, work: Work) -> Place:
        """Where the item stands, and how: as it was found, and as it is where its file wins over an editor."""
        place = place_of(work.source, work.kind)
        work.standing = place.standing(work.mark)
        if work.standing in (Standing.CHANGED, Standing.EDITED, Standing.FOREIGN):
            self.compare(work, place.page)
        work.stood = work.standing
        wins = self.wishes.overwrite or work.source.name in self.wishes.winning
        if wins and self.may_overwrite(work, place):
            work.standing = Standing.CHANGED if place.page else Standing.NEW
        return place

    def compare(self, work: Work, page) -> None:
        """Find that nothing changes where the page, or its newest draft, says what the file says."""
        if page is None or not isinstance(page, work.kind.model):
            return
        if work.source.mark == fingerprint(export_page(newest(page), self.names)):
            work.standing = Standing.UNCHANGED
            self.record(work, page, page.latest_revision, work.mark)
        elif page.live and work.source.mark == fingerprint(export_page(page, self.names)):
            work.standing = Standing.UNCHANGED

    @cached_property
    def names(self) -> Names:
        return Names()

    def may_overwrite(self, work: Work, place) -> bool:
        edited = place.page and place.record and place.page.latest_revision_id != place.record.revision_id
        return bool(work.standing.is_kept or edited)

    def has_what_it_needs(self, work: Work, page) -> bool:
        """Whether there is a title, an original to translate, and no other type of page at the address."""
        reading = work.reading
        if not reading.values.get("title"):
            if not reading.is_at_fault("title"):
                reading.fault(1, "title", _("There is no title."), _("Add “title: …”."))
            return False
        if page is not None and not isinstance(page, work.kind.model):
            reading.fault(1, "slug", _("A page of another type stands at this address."), _("Choose another slug."))
            return False
        if self.wishes.by_rights and work.is_written:
            room = room_of(work.kind, work.source.language)
            why = refusal(self.wishes.user, page, room, publishing=not self.wishes.as_drafts)
            if why:
                reading.fault(1, "file", why, _("Ask someone who may, or take the file out."))
                return False
        if work.is_written and not work.source.is_original and original_of(work.source, work.kind) is None:
            message = _("There is no original “%(key)s” that this could translate.") % {"key": work.source.key}
            reading.fault(1, "file", message, _("Add its English file."))
            return False
        return True

    def write(self, work: Work) -> None:
        """One item, whole or not at all: its fields, a revision, and its publishing."""
        try:
            with transaction.atomic():
                self.write_page(work)
        except Gone as error:
            if error.ref.key in self.fallen:
                return  # that file's own fault says why
            message = _("It points at the %(kind)s “%(slug)s”, which is not on the site.") % vars(error.ref)
            remedy = _("Take that out; or, where an editor deleted the page, load with --overwrite.")
            work.reading.fault(1, "file", message, remedy)
        except NotReadyToPublish as error:
            gate_faults(work.kind, work.reading, error.page, error.missing)
        except ValidationError as error:
            model_faults(work.kind, work.reading, error)

    def write_page(self, work: Work) -> None:
        source = work.source
        page = place_of(source, work.kind).page
        page = page.get_latest_revision_as_object() if page.latest_revision_id else page
        before = None if work.standing is Standing.NEW else writing_of(page, self.names).pieces()
        self.fill(work, page)
        if self.says_the_same(work, page, before):
            return
        if self.checking:
            self.check(work, page)
            return
        if not page.live:
            page.save()
        revision = page.save_revision(user=self.wishes.user)
        if self.is_public(work):
            revision.publish(user=self.wishes.user)
        else:
            self.leave_draft(work, page)
        self.record(work, page, revision, work.mark)

    def fill(self, work: Work, page) -> None:
        """Set in memory what the file says of its page."""
        source, kind, reading = work.source, work.kind, work.reading
        if source.is_original:
            fill(page, values_of_original(kind, reading, source.language))
        else:
            page.original = self.original_of(work)
            fill(page, values_of_translation(kind, reading, page.original))
            page.follow_original()
        if kind.room is not None:
            page.slug = source.slug
        page.draft_title = page.title

    def says_the_same(self, work: Work, page, before: dict[str, str] | None) -> bool:
        """Keep what would change where that is asked; True where nothing does, so that nothing is written."""
        if before is None and not self.wishes.comparing:
            return False
        after = writing_of(page, self.names if before else Names()).pieces()
        if self.wishes.comparing:
            self.report.comparisons.append(comparison(work, self.names, before or {}, after))
        is_public = page.live and not page.has_unpublished_changes
        if before != after or not (is_public or self.wishes.as_drafts):
            return False
        self.report.files[work.standing].remove(work.source.name)
        self.report.files[Standing.UNCHANGED].append(work.source.name)
        if not self.checking:
            self.record(work, page, page.latest_revision, work.mark)
        return True

    def original_of(self, work: Work) -> Page:
        """What a translation translates: as it would be where that is only being checked, else as it is."""
        checked = self.checked.get(work.source.key) if self.checking else None
        return checked or original_of(work.source, work.kind)

    def check(self, work: Work, page) -> None:
        """Ask of a page in memory what the model and the gate would refuse."""
        page.full_clean()
        if self.is_public(work):
            gate_faults(work.kind, work.reading, page)
            page.live = True
        else:
            self.leave_draft(work, page)
        if work.source.is_original:
            self.checked[work.source.key] = page

    def leave_draft(self, work: Work, page) -> None:
        """Note that the page stays a draft; an original is held to the gate all the same."""
        self.report.drafts.append(work.source.name)
        if work.source.is_original and not self.wishes.as_drafts:
            gate_faults(work.kind, work.reading, page)

    def is_public(self, work: Work) -> bool:
        """Whether the item goes live: profiles where that is wished, a translation where its original is live."""
        if self.wishes.as_drafts or (work.kind.profile and not self.wishes.publishes_profiles):
            return False
        return work.source.is_original or self.original_of(work).live

    def record(self, work: Work, page, revision, mark: str) -> None:
        """Keep what was loaded: the page, the revision it wrote, and the fingerprint of the file."""
        LoadedFile.objects.update_or_create(
            key=work.source.key,
            language=work.source.language,
            defaults={"page_id": page.pk, "revision": revision, "content_hash": mark, "loaded_at": timezone.now()},
        )
