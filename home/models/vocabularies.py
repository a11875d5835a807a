"""The words the whole site classifies by: one row a term, a label per language."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("en", "fr", "es", "ar")


class TermQuerySet(models.QuerySet):
    def offered(self):
        """Terms an editor may choose: those not retired."""
        return self.filter(retired=False)


class Term(models.Model):
    """A word with its meaning. Retired, never deleted: old links and saved questions keep working."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    sort_order = models.PositiveIntegerField(_("order"), default=0, db_index=True)
    retired = models.BooleanField(
        _("retired"), default=False, help_text=_("Leaves the forms; what is filed under it stays found.")
    )
    label_en = models.CharField(_("label (English)"), max_length=160)
    label_fr = models.CharField(_("label (French)"), max_length=160, blank=True)
    label_es = models.CharField(_("label (Spanish)"), max_length=160, blank=True)
    label_ar = models.CharField(_("label (Arabic)"), max_length=160, blank=True)
    definition_en = models.TextField(_("definition (English)"), blank=True)
    definition_fr = models.TextField(_("definition (French)"), blank=True)
    definition_es = models.TextField(_("definition (Spanish)"), blank=True)
    definition_ar = models.TextField(_("definition (Arabic)"), blank=True)
    scope_note_en = models.TextField(_("scope note (English)"), blank=True)
    scope_note_fr = models.TextField(_("scope note (French)"), blank=True)
    scope_note_es = models.TextField(_("scope note (Spanish)"), blank=True)
    scope_note_ar = models.TextField(_("scope note (Arabic)"), blank=True)
    synonyms_en = models.TextField(_("synonyms (English)"), blank=True, help_text=_("One a line; searchable."))
    synonyms_fr = models.TextField(_("synonyms (French)"), blank=True, help_text=_("One a line; searchable."))
    synonyms_es = models.TextField(_("synonyms (Spanish)"), blank=True, help_text=_("One a line; searchable."))
    synonyms_ar = models.TextField(_("synonyms (Arabic)"), blank=True, help_text=_("One a line; searchable."))
    source = models.CharField(_("source of the wording"), max_length=500, blank=True)
    # The fingerprint of what the files last said: tells an editor's change from an older file.
    synced = models.CharField(max_length=64, blank=True, editable=False)

    objects = TermQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["sort_order", "slug"]

    def __str__(self):
        return self.label

    def in_language(self, field: str, language: str | None = None) -> str:
        """The text of label, definition, scope_note or synonyms in a language, English where it is empty."""
        language = (language or get_language() or "en")[:2]
        return getattr(self, f"{field}_{language}", "") or getattr(self, f"{field}_en")

    @property
    def label(self) -> str:
        return self.in_language("label")

    @property
    def definition(self) -> str:
        return self.in_language("definition")

    @property
    def scope_note(self) -> str:
        return self.in_language("scope_note")

    def synonym_list(self, language: str) -> list[str]:
        """Synonyms, abbreviations and other houses' names in one language; never English by default."""
        return [line.strip() for line in getattr(self, f"synonyms_{language}").splitlines() if line.strip()]


class Introduced(models.Model):
    """What a term has whose page opens with an introduction to the work; a line break ends a paragraph."""

    introduction_en = models.TextField(_("introduction (English)"), blank=True)
    introduction_fr = models.TextField(_("introduction (French)"), blank=True)
    introduction_es = models.TextField(_("introduction (Spanish)"), blank=True)
    introduction_ar = models.TextField(_("introduction (Arabic)"), blank=True)

    class Meta:
        abstract = True

    @property
    def introduction(self) -> list[str]:
        """The paragraphs in the language at hand; none where it has none: the definition then says enough."""
        text = getattr(self, f"introduction_{(get_language() or 'en')[:2]}", "")
        return [line.strip() for line in text.splitlines() if line.strip()]


class Phase(Term, Introduced):
    """A stretch of a peace process; real processes loop, so a page may be filed under several."""

    in_swiss = models.CharField(_("Swiss mediation support"), max_length=120, blank=True)
    in_african_union = models.CharField(_("African Union handbook"), max_length=120, blank=True)
    in_usip = models.CharField(_("USIP six steps"), max_length=120, blank=True)
    in_pax = models.CharField(_("PA-X stage"), max_length=120, blank=True)

    @property
    def crosswalk(self) -> list[tuple[str, str]]:
        """(house, its name for this phase) for the houses that have one."""
        names = ("in_swiss", "in_african_union", "in_usip", "in_pax")
        return [(self._meta.get_field(n).verbose_name, getattr(self, n)) for n in names if getattr(self, n)]


class Track(Term):
    """Who takes part in the talks, not who mediates."""


class ThirdPartyKind(Term):
    """What kind of third party it is: a state, an NGO, an insider."""


class RoleGroup(Term):
    """In the room, around it, or a service."""


class Role(Term):
    """What a third party does."""

    group = models.ForeignKey(RoleGroup, models.PROTECT, related_name="roles", verbose_name=_("group"))
    in_eu_concept = models.CharField(_("EU concept's word"), max_length=80, blank=True)


class ThemeGroup(Term):
    """One of the six headings the themes stand under."""


class Theme(Term, Introduced):
    """What the guidance is about."""

    group = models.ForeignKey(ThemeGroup, models.PROTECT, related_name="themes", verbose_name=_("group"))


class Fundamental(Term):
    """One of the UN's fundamentals of effective mediation."""


class ClaimBasis(Term):
    """What a piece of practice knowledge rests on."""

    class Meta(Term.Meta):
        verbose_name = _("basis of a claim")
        verbose_name_plural = _("bases of a claim")
