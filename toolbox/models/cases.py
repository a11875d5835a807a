"""Cases: a peace process, or a strand of one, with what helped, what hurt and what is contested."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from home import panels
from home.models import CLASSIFICATION_FOLLOWS, Classified, IndexPage, SitePage
from home.publishing import Missing
from home.records import Passage
from network.models import Owned
from toolbox import guidance
from toolbox.blocks import case as blocks
from toolbox.choices import Level
from toolbox.when import ENDS_BEFORE, check_when, ends_before

from .fields import also_known_as_help, passages, points, prose, repeated


class CaseIndexPage(IndexPage):
    """Every case."""

    subpage_types = ["toolbox.CasePage"]

    class Meta:
        verbose_name = _("list of cases")


class CasePage(Classified, Owned, SitePage):
    """What happened in one process, told so that both sides could read it."""

    also_known_as = models.TextField(_("also known as"), blank=True, help_text=also_known_as_help())
    parties = repeated("party", blocks.PartyBlock(), _("parties"))
    level = models.CharField(_("level"), max_length=12, choices=Level, blank=True)
    outside_ids = repeated("outside_id", blocks.OutsideIdBlock(), _("numbers elsewhere"))
    start = models.CharField(_("start"), max_length=10, blank=True, validators=[check_when])
    end = models.CharField(_("end"), max_length=10, blank=True, validators=[check_when])
    ongoing = models.BooleanField(_("ongoing"), default=False)
    strands = points(_("strands"))
    timeline = repeated("phase", blocks.PhaseEventBlock(), _("phases"), "blocks/timeline.html")
    third_parties = repeated("third_party", blocks.ThirdPartyBlock(), _("third parties"), "blocks/third_parties.html")
    formats = points(_("formats"))
    entries_used = ParentalManyToManyField(
        "toolbox.ToolboxEntryPage", blank=True, related_name="+", verbose_name=_("entries used")
    )
    inclusion_enabled = prose(_("what enabled inclusion"))
    inclusion_held_back = prose(_("what held inclusion back"))
    agreements = repeated("agreement", blocks.AgreementBlock(), _("agreements"))
    outcome = prose(_("outcome"))
    commitments = repeated(
        "commitment",
        blocks.CommitmentBlock(),
        _("commitments and their implementation"),
        "blocks/commitments.html",
    )
    what_helped = points(_("what helped"))
    what_hurt = points(_("what hurt"))
    contested_accounts = repeated("contested", blocks.ContestedBlock(), _("contested accounts"))
    lessons = repeated("lesson", blocks.LessonBlock(), _("lessons"))
    embargo_until = models.DateField(_("embargo until"), null=True, blank=True)
    clearance = models.CharField(
        _("clearance"), max_length=250, blank=True, help_text=_("Who has cleared this account.")
    )

    parent_page_types = ["toolbox.CaseIndexPage"]
    subpage_types = []
    search_kind = "case"
    template = "toolbox/case_page.html"
    NEEDED = (
        *SitePage.NEEDED,
        "parties",
        "level",
        "start",
        "timeline",
        "outcome",
        "phases",
        "primary_theme",
        "regions",
        "clearance",
        "sources",
    )
    READING_ORDER = (
        "outcome",
        "parties",
        "strands",
        "timeline",
        "third_parties",
        "formats",
        "inclusion_enabled",
        "inclusion_held_back",
        "agreements",
        "commitments",
        "what_helped",
        "what_hurt",
        "contested_accounts",
        "lessons",
    )
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        *CLASSIFICATION_FOLLOWS,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("owned_by", "level", "outside_ids", "start", "end", "ongoing", "entries_used", "embargo_until")
        ),
    ]

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("also_known_as"),
        FieldRowPanel([panels.NeededPanel("level"), FieldPanel("owned_by")]),
        FieldRowPanel([panels.NeededPanel("start"), FieldPanel("end"), FieldPanel("ongoing")]),
        panels.NeededPanel("parties"),
        FieldPanel("strands"),
        panels.NeededPanel("timeline"),
        FieldPanel("third_parties"),
        FieldPanel("formats"),
        MultiFieldPanel([FieldPanel("inclusion_enabled"), FieldPanel("inclusion_held_back")], heading=_("Inclusion")),
        FieldPanel("agreements"),
        panels.NeededPanel("outcome"),
        FieldPanel("commitments"),
        MultiFieldPanel([FieldPanel("what_helped"), FieldPanel("what_hurt")], heading=_("What helped, what hurt")),
        FieldPanel("contested_accounts"),
        FieldPanel("lessons"),
        FieldPanel("entries_used"),
        FieldPanel("outside_ids"),
    ]
    care_panels = [
        FieldRowPanel([FieldPanel("embargo_until"), panels.NeededPanel("clearance")]),
        *SitePage.care_panels,
    ]
    edit_handler = panels.tabs(content_panels, Classified.classification_panels, care_panels, guidance=guidance.CASE)

    class Meta:
        verbose_name = _("case")

    def other_faults(self, read) -> list[Missing]:
        faults = super().other_faults(read)
        embargo, due = read("embargo_until"), read("go_live_at")
        opens = max(timezone.localdate(), timezone.localdate(due)) if due else timezone.localdate()
        if embargo and embargo > opens:
            message = _("It is under embargo: schedule it for the end of the embargo, or lift the embargo.")
            faults.append(Missing("embargo_until", str(message)))
        if ends_before(read("start"), read("end")):
            faults.append(Missing("end", str(ENDS_BEFORE)))
        return faults

    def schema_org(self) -> dict:
        """A stretch of time is written as ISO 8601 has it, open at its end while it lasts."""
        end = ".." if self.ongoing else self.end
        return {
            "@type": "Article",
            "alternateName": self.also_known_as.splitlines(),
            "temporalCoverage": f"{self.start}/{end}" if end and end != self.start else self.start,
        }

    def passages(self) -> list[Passage]:
        return passages(self, self.READING_ORDER)
