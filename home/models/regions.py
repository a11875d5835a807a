"""Every place, from a continent to a district, as one tree; and the lists of countries people ask by."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from .vocabularies import Term, TermQuerySet


class RegionKind(models.TextChoices):
    WORLD = "world", _("World")
    REGION = "region", _("Region")
    SUB_REGION = "sub-region", _("Sub-region")
    COUNTRY = "country", _("Country or area")
    PLACE = "place", _("Place")
    PRACTICE_AREA = "practice-area", _("Practice area")
    BODY = "body", _("Regional body")


class RegionQuerySet(TermQuerySet):
    def closure(self) -> dict[str, tuple[str, ...]]:
        """Each region's slug → its own slug and those of everything that covers it, in two queries.

        A place is covered by its parents, and by each practice area and regional body that lists it or
        one of its parents.
        """
        rows = {pk: (slug, parent) for pk, slug, parent in self.model.objects.values_list("pk", "slug", "parent")}
        listed: dict[int, set[int]] = {}
        members = RegionMember.objects.exclude(status=RegionMember.Status.FORMER)
        for area, region in members.values_list("area", "region"):
            listed.setdefault(region, set()).add(area)

        def above(pk: int) -> set[int]:
            found: set[int] = set()
            waiting = [pk]
            while waiting:
                current = waiting.pop()
                if current is None or current in found:
                    continue
                found.add(current)
                waiting += [rows[current][1], *listed.get(current, ())]
            return found

        return {slug: tuple(sorted(rows[a][0] for a in above(pk))) for pk, (slug, _parent) in rows.items()}


class Region(ClusterableModel, Term):
    """A place a page is tied to; choosing it finds all below it."""

    kind = models.CharField(_("kind"), max_length=16, choices=RegionKind, default=RegionKind.COUNTRY)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("lies in")
    )
    iso2 = models.CharField("ISO 3166-1 alpha-2", max_length=2, blank=True)
    iso3 = models.CharField("ISO 3166-1 alpha-3", max_length=3, blank=True)
    m49 = models.CharField("UN M49", max_length=3, blank=True)
    naming_note_en = models.TextField(_("naming note (English)"), blank=True)
    naming_note_fr = models.TextField(_("naming note (French)"), blank=True)
    naming_note_es = models.TextField(_("naming note (Spanish)"), blank=True)
    naming_note_ar = models.TextField(_("naming note (Arabic)"), blank=True)
    countries = models.ManyToManyField(
        "self", through="RegionMember", symmetrical=False, related_name="areas", verbose_name=_("countries")
    )

    objects = RegionQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name = _("region")

    @property
    def naming_note(self) -> str:
        return self.in_language("naming_note")

    def clean(self):
        super().clean()
        seen, above = {self.pk}, self.parent
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"parent": _("A place cannot lie in itself.")})
            seen.add(above.pk)
            above = above.parent


class RegionMember(models.Model):
    """One country listed by a practice area or a regional body, with status, date and source."""

    class Status(models.TextChoices):
        MEMBER = "member", _("Member")
        SUSPENDED = "suspended", _("Suspended")
        FORMER = "former", _("Former member")

    area = ParentalKey(Region, on_delete=models.CASCADE, related_name="memberships")
    region = models.ForeignKey(Region, models.PROTECT, related_name="listed_in", verbose_name=_("country"))
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.MEMBER)
    since = models.CharField(_("since"), max_length=10, blank=True, help_text=_("Year, or year-month-day."))
    source = models.CharField(_("source"), max_length=500, blank=True)
    # The fingerprint of what the files last said, as a term's; empty where an editor made the row.
    synced = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("area", "region"), name="a_country_is_listed_once")]

    def __str__(self):
        return f"{self.region} – {self.area}"
