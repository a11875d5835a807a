"""The ground floor: the home page and plain pages."""

from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Page

from home import panels
from home.blocks import PROSE
from home.records import Passage
from home.text import plain

from .base import SitePage


class HomePage(SitePage):
    """The first page in a language: what this is, and the ways in."""

    introduction = RichTextField(_("introduction"), blank=True, features=PROSE)

    parent_page_types = ["wagtailcore.Page"]
    NEEDED = (*SitePage.NEEDED, "introduction")
    machine_kind = "home"
    template = "home/home_page.html"

    content_panels = [
        *SitePage.content_panels,
        panels.NeededPanel(
            "introduction",
            help_text=_("What this site is for and for whom, in three sentences a newcomer understands."),
        ),
    ]
    edit_handler = panels.tabs(content_panels, None, SitePage.care_panels)

    class Meta:
        verbose_name = _("home page")


class PlainPage(SitePage):
    """A page of running text: about, how we work, privacy."""

    body = RichTextField(_("body"), blank=True, features=[*PROSE, "h2", "h3"])

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    NEEDED = (*SitePage.NEEDED, "body")
    template = "home/plain_page.html"

    content_panels = [
        *SitePage.content_panels,
        panels.NeededPanel("body", help_text=_("Running text with headings: say the main thing first.")),
    ]
    edit_handler = panels.tabs(content_panels, None, SitePage.care_panels)

    class Meta:
        verbose_name = _("plain page")

    def passages(self) -> list[Passage]:
        return [Passage("body", self.title, plain(self.body))]


class IndexPage(SitePage):
    """A room of the house: lists what stands directly below it. One of each kind a language."""

    introduction = RichTextField(_("introduction"), blank=True, features=PROSE)

    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1
    machine_kind = "list"

    content_panels = [
        *SitePage.content_panels,
        panels.FieldPanel(
            "introduction", help_text=_("What a reader finds in this list and how to choose from it. May stay empty.")
        ),
    ]
    edit_handler = panels.tabs(content_panels, None, SitePage.care_panels)

    class Meta:
        abstract = True

    def listed(self) -> list:
        """The readable pages below, by title; then the originals that have no version in this language."""
        rows = self.child_type.objects.readable().in_language(self.language).in_reading_order().defer_streamfields()
        return [page for room in (self, self.original) if room for page in rows.child_of(room)]

    @property
    def child_type(self) -> type[Page]:
        return self.allowed_subpage_models()[0]

    def get_template(self, request, *args, **kwargs):
        return "home/index_page.html"  # Wagtail names a template after each class; these share one

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "listed": self.listed()}
