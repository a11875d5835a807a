"""Blocks of a thematic guide."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks import PROSE, TermBlock

from .entry import ENTRY


class KeyQuestionBlock(blocks.StructBlock):
    """A question a reader brings, a short answer, and the entries that go further."""

    question = blocks.CharBlock(label=_("question"))
    answer = blocks.RichTextBlock(label=_("short answer"), features=PROSE)
    entries = blocks.ListBlock(
        blocks.PageChooserBlock(page_type=ENTRY, required=False), label=_("entries"), required=False
    )

    class Meta:
        icon = "help"
        label = _("Key question")
        description = _("A question in the reader's words, answered shortly, leading to entries.")
        help_text = description
        template = "blocks/key_question.html"
        preview_value = {
            "question": "Who may monitor a ceasefire?",
            "answer": "<p>Whoever both sides will answer the telephone to.</p>",
            "entries": [],
        }


class SectionBlock(blocks.StructBlock):
    """A section of running text with an anchor that does not change."""

    title = blocks.CharBlock(label=_("title"))
    anchor = blocks.RegexBlock(
        r"^[a-z0-9][a-z0-9-]*$",
        label=_("anchor"),
        max_length=60,
        help_text=_("Others link to it: do not change it when the title changes. Small letters, digits, hyphens."),
        error_messages={"invalid": _("Use small letters, digits and hyphens only.")},
    )
    text = blocks.RichTextBlock(label=_("text"), features=[*PROSE, "h4"])

    class Meta:
        icon = "title"
        label = _("Section")
        description = _("A section of running text with its own lasting address.")
        help_text = description
        template = "blocks/section.html"
        preview_value = {
            "title": "Before the silence",
            "anchor": "before-the-silence",
            "text": "<p>What must be known before anyone is asked to stop.</p>",
        }


class DoAvoidBlock(blocks.StructBlock):
    """In one phase: do this, avoid that."""

    phase = TermBlock("home.Phase", label=_("phase"))
    do = blocks.TextBlock(label=_("do"))
    avoid = blocks.TextBlock(label=_("avoid"))

    class Meta:
        icon = "table"
        label = _("Do and avoid")
        description = _("One row of the table: a phase, what to do, what to avoid.")
        help_text = description
        template = "blocks/do_avoid.html"
        preview_value = {
            "phase": "negotiation",
            "do": "Draw the map with both sides' officers.",
            "avoid": "Words such as “immediately”.",
        }


class NormBlock(blocks.StructBlock):
    """A rule or standard the guide stands on."""

    name = blocks.CharBlock(label=_("name"))
    url = blocks.URLBlock(label=_("address"), required=False)
    text = blocks.RichTextBlock(label=_("what it asks"), features=PROSE)

    class Meta:
        icon = "clipboard-list"
        label = _("Norm")
        description = _("A rule or standard and what it asks.")
        help_text = description
        template = "blocks/norm.html"
        preview_value = {
            "name": "Security Council resolution 1325 (2000)",
            "url": "",
            "text": "<p>What it asks.</p>",
        }


class ReadingBlock(blocks.StructBlock):
    """One thing to read, and why."""

    citation = blocks.CharBlock(label=_("what to read"))
    source = blocks.CharBlock(label=_("source (short key)"), required=False)
    note = blocks.RichTextBlock(label=_("why, and for whom"), features=PROSE)

    class Meta:
        icon = "openquote"
        label = _("Annotated reading")
        description = _("One publication, why to read it and for whom.")
        help_text = description
        template = "blocks/reading.html"
        preview_value = {
            "citation": "Guidance for Effective Mediation",
            "source": "",
            "note": "<p>Twenty pages.</p>",
        }


class ChangeBlock(blocks.StructBlock):
    """One line of the change log."""

    date = blocks.DateBlock(label=_("date"))
    change = blocks.CharBlock(label=_("what changed"))

    class Meta:
        icon = "history"
        label = _("Change")
        description = _("What changed in this edition, and when.")
        help_text = description
        template = "blocks/change.html"
        preview_value = {"date": None, "change": "First edition."}
