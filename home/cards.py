"""The pictures that stand for pages where their addresses are sent on: made at publishing, gone when the page is.

Nothing is drawn for a reader. A card lies at `cards/{translation key}/{language}-{digest of the picture}.png`, so
what it shows never changes under one name; whether it may be seen is asked each time (home.views.card).
"""

import hashlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext, override
from wagtail.signals import page_published, page_unpublished

from . import site_version
from .card_drawing import Card, drawn
from .citations import kind_in_words, one_line
from .models import SitePage
from .translations import translation_followed

FOLDER = "cards"


def card_of(page) -> Card:
    """What the card of a (specific) page says, in its own language."""
    with override(page.language):
        return Card(
            title=one_line(page.title),
            kind=kind_in_words(page) if page.search_kind else "",
            site=gettext("Mediation Toolbox"),
            language=page.language,
            phase=_phase(page),
        )


def _phase(page) -> str:
    """The first of the phases it is filed under; "" for none."""
    phases = sorted(page.phases.all(), key=lambda phase: phase.sort_order) if hasattr(page, "phases") else []
    return phases[0].slug if phases else ""


def make(page) -> str:
    """Draw the card of a page as it is published, put it in the place of what there was, and return its name."""
    picture = drawn(card_of(page))
    digest = hashlib.sha256(picture).hexdigest()[:16]
    name = f"{FOLDER}/{page.translation_key}/{page.language}-{digest}.png"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(picture))
    remove(page, but=name)
    return name


def remove(page, but: str = "") -> None:
    """Take the cards of a page in its language away, those of its other languages not."""
    for name in _names(page):
        if name != but:
            default_storage.delete(name)


def kept(page) -> str:
    """The name of the card of a page; "" where none was made. Looks into one small folder, and asks no database."""
    return next(_names(page), "")


def _names(page) -> Iterator[str]:
    folder = f"{FOLDER}/{page.translation_key}"
    try:
        _folders, files = default_storage.listdir(folder)
    except OSError:
        return
    for file in files:
        if file.startswith(f"{page.language}-") and PurePosixPath(file).suffix == ".png":
            yield f"{folder}/{file}"


# -- when ---------------------------------------------------------------------------------------------------------
def _then(do, page) -> None:
    """Once what is being written is sure to stay; a fault in it undoes no publishing.

    Who read the page before its card was there may have kept it: the version says that there is another now.
    """

    def done() -> None:
        do(page)
        site_version.bump()

    if settings.CARDS_AT_PUBLISHING and isinstance(page, SitePage):
        transaction.on_commit(done, robust=True)


@receiver([page_published, translation_followed])
def drawn_at_publishing(sender, instance, **kwargs):
    if getattr(instance, "live", False):
        _then(make, instance)


@receiver([page_unpublished, post_delete])
def gone_with_its_page(sender, instance, **kwargs):
    _then(remove, instance)
