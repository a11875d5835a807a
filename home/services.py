"""Writes that touch more than one row."""

from django.db import transaction
from wagtail.models import Page

from .models import Withdrawal


@transaction.atomic
def withdraw(page: Page, user=None) -> None:
    """Take a page off every public surface at the next request; its translations go with an original."""
    specific = page.specific
    Withdrawal.objects.get_or_create(page_id=page.pk)
    if specific.live:
        specific.unpublish(user=user)


@transaction.atomic
def end_withdrawal(page: Page) -> None:
    """Let a withdrawn page be published again; it stays a draft until someone does."""
    Withdrawal.objects.filter(page_id=page.pk).delete()
