"""What is waiting at the desk."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.permission_policies.pages import PagePermissionPolicy

from toolbox.import_views import may_import
from toolbox.library.survey import how_many_overdue


@dataclass(frozen=True)
class Waiting:
    """One line: what it is, where it is done, and how many wait (None where nothing is counted)."""

    label: str
    url: str
    count: int | None = None


def drafts(user) -> int:
    """How many pages the user may change are drafts, or have changes that no reader sees yet."""
    own = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return own.filter(depth__gt=1).filter(has_unpublished_changes=True).count()


def waiting(user) -> list[Waiting]:
    """What the dashboard lists for a user, with nothing they may not do."""
    report = reverse("library_report")
    rows = [
        Waiting(_("Pages with changes not yet published"), reverse("wagtailadmin_explore_root"), drafts(user)),
        Waiting(_("Pages overdue for review"), f"{report}#overdue", how_many_overdue()),
        Waiting(_("The library’s report: what is there, and what is missing"), report),
    ]
    if may_import(user):
        rows.append(Waiting(_("Import texts from files"), reverse("library_import")))
    return rows


class WaitingPanel(Component):
    """The first panel of the dashboard."""

    name = "waiting"
    order = 50
    template_name = "toolbox_site/waiting.html"

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context=None):
        return {"rows": waiting(self.user)}
