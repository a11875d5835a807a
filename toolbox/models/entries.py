"""Toolbox entries: the heart of the library."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from home import panels
from home.limits import MaxWordsValidator
from home.models import CLASSIFICATION_FOLLOWS, Classified, IndexPage, SitePage
from home.records import Passage
from network.models import Owned
from toolbox import guidance
from toolbox.blocks import entry as blocks
from toolbox.choices import STEPWISE, EntryKind

from .fields import also_known_as_help, passages, points, prose, repeated

PROBLEM_WORDS = 120


class EntryIndexPage(IndexPage):
    """The toolbox: every entry."""

    subpage_types = ["toolbox.ToolboxEntryPage"]

    class Meta:
        verbose_name = _("toolbox")


class EntryKeyword(TaggedItemBase):
    """The desk's free words: searched, merged by the desk, never a facet for readers."""

    content_object = ParentalKey("toolbox.ToolboxEntryPage", on_delete=models.CASCADE, related_name="keyword_items")


class ToolboxEntryPage(Classified, Owned, SitePage):
    """One way of working that a mediator can pick up and use, and when not to."""

    kind = models.CharField(_("kind"), max_length=16, choices=EntryKind, blank=True)
    also_known_as = models.TextField(_("also known as"), blank=True, help_text=also_known_as_help())
    fundamentals = ParentalManyToManyField(
        "home.Fundamental", blank=True, related_name="+", verbose_name=_("UN fundamentals")
    )
    problem = models.TextField(_("the problem it answers"), blank=True, validators=[MaxWordsValidator(PROBLEM_WORDS)])
    first_moves = points(_("first moves"), help_text=_("What to do in the next ten minutes."))
    when_to_use = points(_("when to use it"), help_text=_("Conditions someone can check, one a line."))
    when_not_to_use = points(
        _("when not to use it"),
        help_text=_(
            "When not, who could be harmed, how it could be misused. “None known” needs a reason. "
            "For a concept: how it is misused."
        ),
    )
    early_signs = points(_("early signs"), help_text=_("For a warning: how one sees it coming."))
    instead = points(_("what to do instead"), help_text=_("For a warning."))
    dilemmas = repeated("dilemma", blocks.DilemmaBlock(), _("dilemmas"))
    steps = repeated("step", blocks.StepBlock(), _("steps"), "blocks/steps.html")
    minimum_version = prose(_("minimum version"), help_text=_("When there is half the time and no money."))
    exercise = repeated("exercise", blocks.ExerciseBlock(), _("exercise"))
    sample_wording = repeated("wording", blocks.SampleWordingBlock(), _("sample wording"))
    law_and_listing = repeated("law", blocks.LawBlock(), _("law and listing"))
    needs = repeated("needs", blocks.NeedsBlock(), _("needs"))
    inclusion = repeated("inclusion", blocks.InclusionBlock(), _("inclusion"))
    signs_it_works = points(_("signs it works"))
    signs_it_fails = points(_("signs it fails"))
    examples = repeated("example", blocks.ExampleBlock(), _("examples"))
    related = repeated("related", blocks.RelatedEntryBlock(), _("related entries"))
    keywords = ClusterTaggableManager(through=EntryKeyword, blank=True, verbose_name=_("keywords"))
    files = repeated("file", blocks.FileBlock(), _("files"))
    basis = models.ForeignKey(
        "home.ClaimBasis",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("basis of claim"),
    )
    basis_note = models.TextField(
        _("how far the basis goes"), blank=True, help_text=_("How many cases, from how many organisations?")
    )
    contested = models.BooleanField(_("contested"), default=False)
    dissenting_view = prose(_("dissenting view"), help_text=_("Needed where the claim is contested."))
    contributors = ParentalManyToManyField(
        "network.OrganisationPage", blank=True, related_name="+", verbose_name=_("contributing organisations")
    )
    contact = models.CharField(
        _("contact for advice"), max_length=200, blank=True, help_text=_("A desk, never a private address.")
    )

    parent_page_types = ["toolbox.EntryIndexPage"]
    subpage_types = []
    search_kind = "entry"
    searched_with = (*Classified.searched_with, "keywords")
    template = "toolbox/entry_page.html"
    field_labels = {"summary": _("purpose")}
    NEEDED = (
        *SitePage.NEEDED,
        "kind",
        "problem",
        "when_to_use",
        "when_not_to_use",
        "basis",
        "phases",
        "primary_theme",
    )
    # The order in which a hurried reader needs it; the purpose stands above.
    READING_ORDER = (
        "when_to_use",
        "when_not_to_use",
        "first_moves",
        "problem",
        "early_signs",
        "instead",
        "steps",
        "minimum_version",
        "exercise",
        "dilemmas",
        "sample_wording",
        "law_and_listing",
        "needs",
        "inclusion",
        "signs_it_works",
        "signs_it_fails",
        "examples",
        "dissenting_view",
    )
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        *CLASSIFICATION_FOLLOWS,
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "owned_by",
                "kind",
                "fundamentals",
                "basis",
                "contested",
                "contributors",
                "related",
                "keywords",
            )
        ),
        SynchronizedField("contact"),
    ]

    content_panels = [
        *SitePage.content_panels[:-1],
        panels.NeededPanel(
            "summary",
            heading=_("Purpose"),
            widget=panels.limited("characters", 280),
            help_text=_("What it is for."),
        ),
        FieldRowPanel([panels.NeededPanel("kind"), FieldPanel("owned_by")]),
        FieldPanel("also_known_as"),
        panels.NeededPanel("problem", widget=panels.limited("words", PROBLEM_WORDS)),
        FieldPanel("first_moves"),
        panels.NeededPanel("when_to_use"),
        panels.NeededPanel("when_not_to_use"),
        MultiFieldPanel([FieldPanel("early_signs"), FieldPanel("instead")], heading=_("For a warning")),
        MultiFieldPanel([FieldPanel("steps"), FieldPanel("minimum_version")], heading=_("Steps")),
        FieldPanel("exercise"),
        FieldPanel("dilemmas"),
        FieldPanel("sample_wording"),
        FieldPanel("law_and_listing"),
        FieldPanel("needs"),
        FieldPanel("inclusion"),
        MultiFieldPanel([FieldPanel("signs_it_works"), FieldPanel("signs_it_fails")], heading=_("Signs")),
        FieldPanel("examples"),
        FieldPanel("related"),
        FieldPanel("files"),
    ]
    classification_panels = [
        *Classified.classification_panels,
        FieldPanel("fundamentals", widget=panels.checkboxes()),
        FieldPanel("keywords"),
    ]
    care_panels = [
        MultiFieldPanel(
            [
                panels.NeededPanel("basis"),
                FieldPanel("basis_note"),
                FieldPanel("contested"),
                FieldPanel("dissenting_view"),
            ],
            heading=_("What it rests on"),
        ),
        FieldPanel("contributors"),
        FieldPanel("contact"),
        *SitePage.care_panels,
    ]
    edit_handler = panels.tabs(content_panels, classification_panels, care_panels, guidance=guidance.ENTRY)

    class Meta:
        verbose_name = _("toolbox entry")
        verbose_name_plural = _("toolbox entries")

    def needed_to_publish(self, read: Callable[[str], Any]) -> list[str]:
        """By kind: steps for what is followed, signs for a warning, an exercise for an exercise."""
        needed, kind = super().needed_to_publish(read), read("kind")
        if kind in STEPWISE:
            needed += ["steps", "minimum_version"]
        if kind == EntryKind.WARNING:
            needed += ["early_signs", "instead"]
        if kind == EntryKind.EXERCISE:
            needed += ["exercise"]
        if read("contested"):
            needed += ["dissenting_view"]
        return needed

    def schema_org(self) -> dict:
        return {
            "@type": "LearningResource",
            "learningResourceType": str(self.get_kind_display()),
            "alternateName": self.also_known_as.splitlines(),
        }

    def passages(self) -> list[Passage]:
        return passages(self, self.READING_ORDER)

    @property
    def search_names(self) -> str:
        """Also known as, and the desk's free words."""
        return "\n".join([self.also_known_as, *sorted(tag.name for tag in self.keywords.all())])
