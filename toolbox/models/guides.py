"""Thematic guides: what a reader with one question and an evening needs."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import ChoiceBlock
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from home import panels
from home.models import CLASSIFICATION_FOLLOWS, Classified, IndexPage, SitePage
from home.publishing import Missing
from home.records import Passage
from home.text import plain
from network.models import Owned
from toolbox import guidance
from toolbox.blocks import guide as blocks
from toolbox.blocks.entry import stream
from toolbox.choices import Audience

from .fields import passages, points, repeated

MOST_KEY_MESSAGES = 5
WORDS_A_MINUTE = 200


class GuideIndexPage(IndexPage):
    """Every thematic guide."""

    subpage_types = ["toolbox.ThematicGuidePage"]

    class Meta:
        verbose_name = _("list of guides")


class ThematicGuidePage(Classified, Owned, SitePage):
    """A theme from beginning to end: messages, questions, text, what to do and avoid, what to read."""

    audience = StreamField(
        stream(
            "audience",
            ChoiceBlock(
                choices=Audience.choices,
                label=_("audience"),
                icon="user",
                description=_("Who it is for"),
                preview_value=Audience.MEDIATOR.value,
                template="blocks/audience.html",
            ),
        ),
        blank=True,
        verbose_name=_("audience"),
    )
    key_messages = points(_("key messages"), help_text=_("At most five: what to remember if all else is forgotten."))
    key_questions = repeated("question", blocks.KeyQuestionBlock(), _("key questions"))
    sections = repeated("section", blocks.SectionBlock(), _("in detail"))
    do_and_avoid = repeated("row", blocks.DoAvoidBlock(), _("do and avoid, by phase"), "blocks/do_avoid_table.html")
    entries_used = ParentalManyToManyField(
        "toolbox.ToolboxEntryPage", blank=True, related_name="+", verbose_name=_("entries used")
    )
    cases_used = ParentalManyToManyField("toolbox.CasePage", blank=True, related_name="+", verbose_name=_("cases used"))
    organisations = ParentalManyToManyField(
        "network.OrganisationPage", blank=True, related_name="+", verbose_name=_("organisations able to help")
    )
    checklist = points(_("checklist"))
    glossary = ParentalManyToManyField(
        "toolbox.GlossaryTermPage", blank=True, related_name="+", verbose_name=_("glossary")
    )
    norms = repeated("norm", blocks.NormBlock(), _("norms"))
    annotated_reading = repeated("reading", blocks.ReadingBlock(), _("annotated reading"))
    authors = models.TextField(_("authors and reviewers, with date"), blank=True, help_text=_("One a line."))
    edition = models.CharField(_("edition"), max_length=40, blank=True)
    change_log = repeated("change", blocks.ChangeBlock(), _("change log"))

    parent_page_types = ["toolbox.GuideIndexPage"]
    subpage_types = []
    search_kind = "guide"
    template = "toolbox/guide_page.html"
    NEEDED = (
        *SitePage.NEEDED,
        "phases",
        "primary_theme",
        "audience",
        "key_messages",
        "sections",
        "authors",
        "edition",
    )
    READING_ORDER = (
        "key_messages",
        "key_questions",
        "sections",
        "do_and_avoid",
        "checklist",
        "norms",
        "annotated_reading",
    )
    # Anchors that the page has without its sections.
    OWN_ANCHORS = frozenset(
        [name.replace("_", "-") for name in READING_ORDER]
        + ["main", "contents", "related", "cases-used", "who-can-help", "cite"]
        + ["glossary", "classification", "sources", "edition"]
    )
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        *CLASSIFICATION_FOLLOWS,
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "owned_by",
                "audience",
                "entries_used",
                "cases_used",
                "organisations",
                "glossary",
                "authors",
                "edition",
            )
        ),
    ]

    content_panels = [
        *SitePage.content_panels,
        FieldRowPanel([panels.NeededPanel("audience"), FieldPanel("owned_by")]),
        panels.NeededPanel("key_messages"),
        FieldPanel("key_questions"),
        panels.NeededPanel("sections"),
        FieldPanel("do_and_avoid"),
        FieldPanel("checklist"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("entries_used", "cases_used", "organisations", "glossary")],
            heading=_("What it draws on"),
        ),
        FieldPanel("norms"),
        FieldPanel("annotated_reading"),
    ]
    care_panels = [
        panels.NeededPanel("authors"),
        panels.NeededPanel("edition"),
        FieldPanel("change_log"),
        *SitePage.care_panels,
    ]
    edit_handler = panels.tabs(content_panels, Classified.classification_panels, care_panels, guidance=guidance.GUIDE)

    class Meta:
        verbose_name = _("thematic guide")

    def other_faults(self, read) -> list[Missing]:
        faults = super().other_faults(read)
        if len(read("key_messages") or ()) > MOST_KEY_MESSAGES:
            faults.append(Missing("key_messages", str(_("At most five key messages: join or drop some."))))
        anchors = [block.value["anchor"] for block in read("sections") or ()]
        taken = [a for a in anchors if anchors.count(a) > 1 or a in self.OWN_ANCHORS]
        for anchor in dict.fromkeys(taken):
            message = _("The anchor “%(anchor)s” stands twice on this page: choose another.") % {"anchor": anchor}
            faults.append(Missing("sections", str(message)))
        return faults

    @property
    def reading_minutes(self) -> int:
        """Reading time in minutes, one at least, at 200 words a minute."""
        words = sum(len(passage.text.split()) for passage in self.passages())
        return max(1, round(words / WORDS_A_MINUTE))

    def schema_org(self) -> dict:
        return {"@type": ["Article", "LearningResource"]}

    def passages(self) -> list[Passage]:
        """Each section by its own anchor, the other fields as they stand."""
        at = self.READING_ORDER.index("sections")
        before, after = self.READING_ORDER[:at], self.READING_ORDER[at + 1 :]
        own = [
            Passage(block.value["anchor"], block.value["title"], plain(block.value["text"])) for block in self.sections
        ]
        return [*passages(self, before), *own, *passages(self, after)]
