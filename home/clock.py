"""What time does by itself: publish what is due, take down what expired."""

import logging

from django.core.exceptions import ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from wagtail.log_actions import log as note
from wagtail.models import Page, Revision

from .publishing import NotReadyToPublish

log = logging.getLogger("toolbox.clock")

# Sent at the end of each minute's work, for what others do by the clock.
ticked = Signal()


def publish_due() -> tuple[int, int]:
    """Publish each scheduled revision whose hour has come; returns how many, and how many were not ready.

    A revision the gate refuses loses its appointment and stays a draft: it would fail every minute.
    The page's history says what it lacks. One that breaks for another reason is tried again at the next minute:
    it holds up no other.
    """
    published, refused = 0, 0
    for revision in Revision.objects.filter(approved_go_live_at__lte=timezone.now()).order_by("approved_go_live_at"):
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
            published += 1
        except (NotReadyToPublish, ValidationError) as fault:
            call_off(revision, fault)
            refused += 1
        except Exception:
            log.exception("a scheduled page could not be published: page %s", revision.object_id)
    return published, refused


@transaction.atomic
def call_off(revision: Revision, fault: Exception) -> None:
    """Take an appointment away and write down why, where the page's editors look."""
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    log.warning("a scheduled page was not ready and stays a draft: page %s", revision.object_id)
    said = " ".join(fault.messages) if isinstance(fault, ValidationError) else str(fault)
    note(instance=revision.content_object, action="toolbox.not_ready", revision=revision, data={"said": said})


def expire_due() -> int:
    """Unpublish each page whose time is over; readers already do not see it. Returns how many.

    One that cannot be is tried again at the next minute: it holds up no other.
    """
    expired = 0
    for page in Page.objects.filter(live=True, expire_at__lte=timezone.now()).specific():
        try:
            with transaction.atomic():
                page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            expired += 1
        except Exception:
            log.exception("an expired page could not be unpublished: page %s", page.pk)
    return expired


def tick() -> str:
    """One minute's work; returns what was done, in words."""
    published, refused = publish_due()
    expired = expire_due()
    for _receiver, fault in ticked.send_robust(None):
        if fault is not None:
            log.error("something that goes by the clock failed: %s", type(fault).__name__)
    return f"{published} published, {expired} expired, {refused} not ready"
