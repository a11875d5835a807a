"""What every page is: listed, cited, reviewed, found, and published through one gate."""

from collections.abc import Callable
from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail_localize.fields import SynchronizedField

from home import panels
from home.blocks import SourceStream
from home.forms import SitePageForm
from home.publishing import Missing, require_ready
from home.querysets import SitePageQuerySet, readable_pages
from home.records import Passage, SearchRecord
from home.translations import follow_original

SUMMARY_LIMIT = 280


class Licence(models.TextChoices):
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    ALL_RIGHTS = "all-rights-reserved", _("All rights reserved")


class SitePage(Page):
    """The base of every page type: summary, sources, review, licence; no owner and no secrets."""

    summary = models.TextField(
        _("summary"),
        blank=True,
        validators=[MaxLengthValidator(SUMMARY_LIMIT)],
        help_text=_("One or two sentences a stranger understands; shown in every list."),
    )
    sources = StreamField(SourceStream(), blank=True, verbose_name=_("sources"))
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    review_by = models.DateField(_("review by"), null=True, blank=True)
    licence = models.CharField(_("licence"), max_length=24, choices=Licence, default=Licence.CC_BY_SA)
    change_note = models.CharField(_("change note"), max_length=250, blank=True)

    objects = PageManager.from_queryset(SitePageQuerySet)()
    base_form_class = SitePageForm

    # What keeps a page of this type from going live while blank, in the order of the form.
    NEEDED: tuple[str, ...] = ("title", "summary")
    # Checked by Wagtail itself, or not text.
    fields_checked_elsewhere = frozenset({"slug", "title", "seo_title", "search_description", "path"})
    field_labels: dict[str, str] = {}
    # How search calls this type; None keeps it out of search.
    search_kind: str | None = None
    # What machines are told that it is, where search does not know it.
    machine_kind = "page"
    # Relations that its search record reads, for home.together, which also sets when the pages above it and its
    # original expire.
    searched_with: tuple[str, ...] = ()
    hours_above: list | None = None

    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("sources", overridable=False),
        SynchronizedField("licence", overridable=False),
        SynchronizedField("reviewed_on"),
        SynchronizedField("review_by"),
    ]
    summary_panel = panels.NeededPanel("summary", widget=panels.limited("characters", SUMMARY_LIMIT))
    content_panels = [*Page.content_panels, summary_panel]
    care_panels = panels.CARE

    class Meta:
        abstract = True

    # -- publishing ---------------------------------------------------------------------------------------
    def needed_to_publish(self, read: Callable[[str], Any]) -> list[str]:
        """Names of the fields that must not be blank; `read` gives a field's value as the form has it."""
        return list(self.NEEDED)

    def other_faults(self, read: Callable[[str], Any]) -> list[Missing]:
        """What else keeps it from going live: a withdrawal, or that an untranslated copy is no translation."""
        original = self.original
        here = [page.pk for page in (self, original) if page is not None and page.pk]
        if Withdrawal.objects.filter(page_id__in=here).exists():
            return [Missing("title", str(_("It was withdrawn: the desk must end the withdrawal first.")))]
        if original and not original.live:
            return [Missing("title", str(_("Publish the original first: a translation follows it.")))]
        if self.is_untranslated_copy:
            message = _("Nothing here has been translated yet: the summary is still the original's.")
            return [Missing("summary", str(message))]
        return []

    def publish(self, revision, *args, **kwargs):
        """Publish a revision. Raises NotReadyToPublish, and changes nothing, where it lacks something."""
        candidate = revision.as_object()
        candidate.follow_original()
        require_ready(candidate)
        return super().publish(revision, *args, **kwargs)

    def follow_original(self) -> None:
        """Take over in memory what a translation may not set for itself."""
        if self.original and type(self.original.specific) is type(self):
            follow_original(self, self.original.specific)

    def save(self, *args, **kwargs):
        only = kwargs.get("update_fields")
        if not only:
            self.follow_original()
        if self.alias_of_id and (self.is_untranslated_copy or self.is_withdrawn):
            self.live = False  # an alias goes live with its original, unasked: these may not, nor hold it back
        if self.live and (only is None or "live" in only) and not self._is_already_public():
            require_ready(self)
        return super().save(*args, **kwargs)

    def _is_already_public(self) -> bool:
        """Whether this revision is the one that readers already have."""
        public = Page.objects.filter(pk=self.pk, live=True, live_revision_id=self.live_revision_id)
        return bool(self.pk) and public.exists()

    # -- reading ------------------------------------------------------------------------------------------
    @cached_property
    def original(self) -> Page | None:
        """The page this one translates, in the site's first language; None where it is the original."""
        if not self.locale_id or self.locale.language_code == "en" or not self.translation_key:
            return None
        return Page.objects.filter(translation_key=self.translation_key, locale__language_code="en").first()

    @property
    def is_untranslated_copy(self) -> bool:
        """Whether this is another language's version that still says what the original says, or once said."""
        if not (self.original and self.summary):
            return False
        if self.summary == self.original.specific.summary:
            return True
        return self.original.revisions.filter(content__summary=self.summary).exists()

    @property
    def is_withdrawn(self) -> bool:
        """Whether this very page was withdrawn; of one above it or its original it says nothing."""
        return bool(self.pk) and Withdrawal.objects.filter(page_id=self.pk).exists()

    @property
    def language(self) -> str:
        return self.locale.language_code

    @property
    def type_name(self) -> str:
        """What machines are told that it is: as search calls it, or "list", "home" or "page"."""
        return self.search_kind or self.machine_kind

    def schema_org(self) -> dict:
        """What the page holds, as schema.org has it, but for what any page has; {} where it is a page and no more."""
        return {}

    @property
    def review_state(self) -> str:
        """Completeness in words, for readers: "reviewed", "overdue" or "not-reviewed"."""
        if not self.reviewed_on:
            return "not-reviewed"
        return "overdue" if self.review_by and self.review_by < timezone.localdate() else "reviewed"

    @cached_property
    def translations_to_read(self) -> list[Page]:
        """The versions of this page readers may open, this one included, in the order of languages."""
        versions = readable_pages().filter(translation_key=self.translation_key)
        return list(versions.select_related("locale").order_by("locale_id"))

    def breadcrumbs(self) -> list[Page]:
        """The readable pages above this one, the home page first; never a draft's title."""
        return list(readable_pages().ancestor_of(self).filter(depth__gt=1).order_by("depth"))

    @property
    def hidden_from(self):
        """When readers stop seeing this page: when it, its original or a page above either expires; None for never."""
        both = [page for page in (self, self.original) if page]
        above = self.hours_above
        if above is None:
            above = [page.expire_at for one in both for page in one.get_ancestors()]
        times = [*above, *(page.expire_at for page in both)]
        return min(filter(None, times), default=None)

    def passages(self) -> list[Passage]:
        """The text of the page, section by section, as its anchors, headings and words."""
        return []

    @property
    def notices(self) -> list[str]:
        """What a reader must know before she trusts the page."""
        return []

    def search_terms(self) -> dict[str, tuple[str, ...]]:
        """Facet → slugs this page is filed under, ancestors not included."""
        return {}

    @property
    def search_names(self) -> str:
        """Other names the page is asked for by, one a line."""
        return getattr(self, "also_known_as", "")

    def search_record(self) -> SearchRecord | None:
        """What search needs to know of this page, or None where it is not to be found."""
        if self.search_kind is None:
            return None
        with override(self.language):  # headings in the language of the page, not of who saved it
            passages = tuple(self.passages())
        return SearchRecord(
            key=str(self.translation_key),
            kind=self.search_kind,
            language=self.language,
            is_original=self.original is None,
            title=self.title,
            also_known_as=self.search_names,
            summary=self.summary,
            passages=passages,
            url=self.get_url() or "",
            reviewed=self.reviewed_on,
            published=self.first_published_at,
            expires=self.hidden_from,
            terms=self.search_terms(),
            general=getattr(self, "general", False),
        )

    def get_context(self, request, *args, **kwargs):
        return {
            **super().get_context(request, *args, **kwargs),
            "breadcrumbs": self.breadcrumbs(),
            "translations": self.translations_to_read,
        }


class Withdrawal(models.Model):
    """A page taken away at once. Its address says so, never why."""

    page = models.OneToOneField(Page, models.CASCADE, related_name="withdrawal")
    withdrawn_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.page} ({self.withdrawn_at:%Y-%m-%d})"


class Classified(models.Model):
    """Filed by phase, up to three ranked themes, region, track and role."""

    phases = ParentalManyToManyField("home.Phase", blank=True, related_name="+", verbose_name=_("phases"))
    primary_theme = models.ForeignKey(
        "home.Theme", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("primary theme")
    )
    second_theme = models.ForeignKey(
        "home.Theme", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("second theme")
    )
    third_theme = models.ForeignKey(
        "home.Theme", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("third theme")
    )
    regions = ParentalManyToManyField("home.Region", blank=True, related_name="+", verbose_name=_("regions"))
    general = models.BooleanField(
        _("general guidance"),
        default=False,
        help_text=_("Tied to no region: offered beside every region."),
    )
    tracks = ParentalManyToManyField("home.Track", blank=True, related_name="+", verbose_name=_("tracks"))
    roles = ParentalManyToManyField("home.Role", blank=True, related_name="+", verbose_name=_("roles"))

    CLASSIFICATION = (
        "phases",
        "primary_theme",
        "second_theme",
        "third_theme",
        "regions",
        "general",
        "tracks",
        "roles",
    )
    searched_with = tuple(name for name in CLASSIFICATION if name != "general")
    classification_panels = [
        panels.NeededPanel(
            "phases",
            widget=panels.checkboxes(),
            help_text=_("Where in a process someone reaches for it. Real processes loop: several may be true."),
        ),
        MultiFieldPanel(
            [
                panels.NeededPanel("primary_theme"),
                FieldRowPanel([FieldPanel("second_theme"), FieldPanel("third_theme")]),
            ],
            heading=_("Themes, ranked"),
            help_text=_("One, and at most two more: a page filed under everything is found under nothing."),
        ),
        MultiFieldPanel(
            [FieldPanel("regions", widget=panels.long_list()), FieldPanel("general")],
            heading=_("Where it was tried"),
            help_text=_("The smallest place that is true; whatever covers it is found too. Or general guidance."),
        ),
        FieldPanel("tracks", widget=panels.checkboxes(), help_text=_("Who takes part in the talks, not who mediates.")),
        FieldPanel("roles", widget=panels.checkboxes(), help_text=_("What the third party does when using it.")),
    ]

    class Meta:
        abstract = True

    @property
    def themes(self) -> list:
        """The themes in rank order, primary first."""
        return [t for t in (self.primary_theme, self.second_theme, self.third_theme) if t]

    def search_terms(self) -> dict[str, tuple[str, ...]]:
        return {
            "phase": tuple(term.slug for term in self.phases.all()),
            "theme": tuple(term.slug for term in self.themes),
            "region": tuple(term.slug for term in self.regions.all()),
            "track": tuple(term.slug for term in self.tracks.all()),
            "role": tuple(term.slug for term in self.roles.all()),
        }

    def other_faults(self, read: Callable[[str], Any]) -> list[Missing]:
        """Themes must differ, and a page is tied to places or general, not neither."""
        faults = super().other_faults(read)
        themes = [t for t in (read("primary_theme"), read("second_theme"), read("third_theme")) if t]
        if len(set(themes)) < len(themes):
            faults.append(Missing("second_theme", str(_("Each theme once: rank three different ones."))))
        if not read("general") and not list(getattr(read("regions"), "all", lambda: [])()):
            faults.append(Missing("regions", str(_("Choose where it was tried, or mark it as general guidance."))))
        return faults


CLASSIFICATION_FOLLOWS = [SynchronizedField(name, overridable=False) for name in Classified.CLASSIFICATION]
