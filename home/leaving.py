"""Translations leave with their original, and come back with it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page

from .clock import call_off
from .models import LeftWithOriginal, Withdrawal
from .publishing import NotReadyToPublish
from .translations import translations_of


def take_translations_down(original: Page) -> None:
    """After an original left the public side: its translations leave too, and it is kept what readers saw of them."""
    for translation in translations_of(original):
        if translation.live:
            seen = translation.live_revision
            translation.unpublish()
            if seen:
                LeftWithOriginal.objects.update_or_create(page_id=translation.pk, defaults={"revision": seen})


def bring_translations_back(original: Page) -> None:
    """After an original was published again: the translations that left with it come back as readers saw them.

    One that lacks what publishing asks for by now stays a draft, with a line in its history that says what.
    """
    for translation in translations_of(original):
        left = LeftWithOriginal.objects.filter(page_id=translation.pk).first()
        if not left or translation.live or Withdrawal.objects.filter(page_id=translation.pk).exists():
            continue
        try:
            with transaction.atomic():
                left.revision.publish()
        except (NotReadyToPublish, ValidationError) as fault:
            call_off(left.revision, fault)
        left.delete()


def has_come_back(page: Page) -> None:
    """After a page was published by whatever way: nothing more is to follow its original's return."""
    LeftWithOriginal.objects.filter(page_id=page.pk).delete()
