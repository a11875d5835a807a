"""The glossary: the trade's words, and how different houses use them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from home import panels
from home.models import IndexPage, SitePage
from home.records import Passage
from toolbox import guidance

from .fields import also_known_as_help, passages, prose


class GlossaryIndexPage(IndexPage):
    """Every term of the glossary."""

    subpage_types = ["toolbox.GlossaryTermPage"]

    class Meta:
        verbose_name = _("glossary")


class GlossaryTermPage(SitePage):
    """One word of the trade: what it means, who uses it otherwise, what it is mistaken for."""

    also_known_as = models.TextField(_("also known as"), blank=True, help_text=also_known_as_help())
    themes = ParentalManyToManyField("home.Theme", blank=True, related_name="+", verbose_name=_("themes"))
    in_practice = prose(_("in practice"))
    not_to_be_confused_with = prose(_("not to be confused with"))
    contested = models.BooleanField(_("a contested word"), default=False)
    see_also = ParentalManyToManyField(
        "self", blank=True, symmetrical=False, related_name="+", verbose_name=_("see also")
    )
    related_entries = ParentalManyToManyField(
        "toolbox.ToolboxEntryPage", blank=True, related_name="+", verbose_name=_("entries that use it")
    )

    parent_page_types = ["toolbox.GlossaryIndexPage"]
    subpage_types = []
    search_kind = "term"
    searched_with = ("themes",)
    template = "toolbox/glossary_term_page.html"
    field_labels = {"summary": _("definition")}
    NEEDED = (*SitePage.NEEDED, "in_practice")
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("themes", "contested", "see_also", "related_entries")
        ),
    ]

    content_panels = [
        *SitePage.content_panels[:-1],
        panels.NeededPanel("summary", heading=_("Definition"), widget=panels.limited("characters", 280)),
        FieldPanel("also_known_as"),
        panels.NeededPanel("in_practice"),
        FieldPanel("not_to_be_confused_with"),
        FieldPanel("contested"),
        FieldPanel("see_also"),
        FieldPanel("related_entries"),
    ]
    classification_panels = [FieldPanel("themes")]
    edit_handler = panels.tabs(content_panels, classification_panels, SitePage.care_panels, guidance=guidance.TERM)

    class Meta:
        verbose_name = _("glossary term")

    def schema_org(self) -> dict:
        return {"@type": "DefinedTerm", "alternateName": self.also_known_as.splitlines()}

    def passages(self) -> list[Passage]:
        return passages(self, ("in_practice", "not_to_be_confused_with"))

    def search_terms(self) -> dict[str, tuple[str, ...]]:
        return {"theme": tuple(theme.slug for theme in self.themes.all())}
