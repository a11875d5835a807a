"""Panels of the page forms."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput


class NeededPanel(FieldPanel):
    """A field that a draft may leave empty and a published page may not: marked as required."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_required(self):
            return True


def limited(unit: str, most: int) -> AdminAutoHeightTextInput:
    """A text box that counts while you type. unit: "words" or "characters"."""
    return AdminAutoHeightTextInput(attrs={"data-limit": most, "data-limit-unit": unit, "rows": 3})


def checkboxes() -> forms.CheckboxSelectMultiple:
    return forms.CheckboxSelectMultiple()


def long_list() -> forms.CheckboxSelectMultiple:
    """Hundreds of boxes to tick, in a frame, with a field that narrows them (static/admin/long-lists.js)."""
    return forms.CheckboxSelectMultiple(attrs={"class": "long-list"})


def guide(panels, words: dict) -> None:
    """Stand a guideline in the form beside each field that has none; `words` maps a field to what it asks for."""
    for panel in panels:
        if isinstance(panel, FieldPanel):
            panel.help_text = panel.help_text or words.get(panel.field_name, "")
        guide(getattr(panel, "children", ()), words)


def tabs(content, classification, care, guidance: dict | None = None) -> TabbedInterface:
    """The same tabs in the same order on every type of page, with the guideline of each field."""
    guide([*content, *(classification or ()), *care], guidance or {})
    pages = [
        ObjectList(content, heading=_("Content")),
        ObjectList(classification, heading=_("Classification")) if classification else None,
        ObjectList(care, heading=_("Sources and care")),
        ObjectList(PROMOTE, heading=_("Address")),
        # Shown outside the tabs: when it goes live and when it is over, and what colleagues say beside a field.
        ObjectList([PublishingPanel(), CommentPanel()], heading=_("Settings")),
    ]
    return TabbedInterface([page for page in pages if page])


PROMOTE = [
    MultiFieldPanel(
        [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
        heading=_("Address and what search engines show"),
    ),
]

CARE = [
    FieldPanel(
        "sources",
        help_text=_("Only what exists and you have seen: author, year, title, publisher. No page number unseen."),
    ),
    FieldRowPanel(
        [FieldPanel("reviewed_on"), FieldPanel("review_by")],
        heading=_("Review"),
        help_text=_("When someone other than the writer last read it, and when it must be read again."),
    ),
    FieldPanel(
        "licence", help_text=_("Entries, guides and cases are CC BY-SA 4.0; profiles of organisations are not.")
    ),
    FieldPanel("change_note", help_text=_("What changed and why, for readers: one sentence.")),
]
