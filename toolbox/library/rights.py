"""What an editor may do with a page, as the admin would let them."""

from django.utils.translation import gettext as _
from wagtail.models import Page


def refusal(user, page: Page | None, room: Page, publishing: bool) -> str:
    """Why someone may not write a page, or a new one below its room; "" where they may."""
    rights = (page or room).permissions_for_user(user)
    may_write = rights.can_edit() and not rights.page_locked() if page else rights.can_add_subpage()
    if not may_write:
        return _("You may not change this page.")
    may_publish = rights.can_publish() if page else rights.can_publish_subpage()
    return _("You may not publish this here.") if publishing and not may_publish else ""
