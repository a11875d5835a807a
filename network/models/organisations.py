"""The profile of an organisation: its public part. Capability rows come with the directory."""

import re
from dataclasses import dataclass

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from home import panels
from home.limits import MaxWordsValidator
from home.models import IndexPage, Licence, SitePage
from home.records import Passage
from network import guidance
from network.blocks import STATEMENTS, ProvenanceStream
from network.choices import Answer, Basis, Membership, OrganisationKind, OrganisationState, StartWithin

MISSION_WORDS = 120
# An id of the Research Organization Registry (https://ror.readme.io/docs/identifier), with or without its address.
ROR = re.compile(r"(?<![^/])0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$", re.ASCII)
# A year, a month or a day, and no words about it.
WHEN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


@dataclass(frozen=True)
class Statement:
    """One line of a profile: its label, what is stated ("" = not stated), how it is known and where."""

    name: str
    label: str
    value: str | list[str]
    basis: str = ""
    basis_label: str = ""
    source_title: str = ""
    url: str = ""


@dataclass(frozen=True)
class StatementGroup:
    """Statements under one heading, with its lasting anchor."""

    anchor: str
    heading: str
    statements: list[Statement]


class OrganisationIndexPage(IndexPage):
    """All organisations with a public profile."""

    subpage_types = ["network.OrganisationPage"]

    class Meta:
        verbose_name = _("list of organisations")


def lines(label: str, **kwargs) -> models.TextField:
    return models.TextField(label, blank=True, help_text=_("One a line."), **kwargs)


def answer(label: str) -> models.CharField:
    return models.CharField(label, max_length=3, choices=Answer, blank=True, default="")


class OrganisationPage(SitePage):
    """What an organisation is and can do, as far as someone has said so, and who said it."""

    # identity
    kind = models.CharField(_("kind"), max_length=32, choices=OrganisationKind, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=OrganisationState, default=OrganisationState.ACTIVE)
    short_name = models.CharField(_("short name"), max_length=80, blank=True)
    other_names = lines(_("names in other languages"))
    former_names = lines(_("former names"))
    logo = models.ForeignKey(
        "home.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    founded = models.CharField(_("founded"), max_length=40, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=160, blank=True)
    seat = models.ForeignKey(
        "home.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("seat (country)"),
    )
    seat_city = models.CharField(_("seat (city)"), max_length=120, blank=True)
    website = models.URLField(_("website"), blank=True)
    ror = models.CharField("ROR", max_length=40, blank=True, help_text=_("Research Organization Registry id."))
    offices = lines(_("offices it chose to show"))
    # membership and statement
    membership = models.CharField(_("membership"), max_length=8, choices=Membership, blank=True, default="")
    member_since = models.DateField(_("member since"), null=True, blank=True)
    mission = models.TextField(_("mission"), blank=True, validators=[MaxWordsValidator(MISSION_WORDS)])
    impartiality = models.TextField(_("impartiality and independence"), blank=True)
    founders_and_ties = models.TextField(
        _("founders, party or state ties"), blank=True, help_text=_("Said evenly for every organisation.")
    )
    un_relation = models.TextField(_("relation to the United Nations"), blank=True)
    eu_relation = models.TextField(_("relation to the European Union"), blank=True)
    au_relation = models.TextField(_("relation to the African Union"), blank=True)
    asean_relation = models.TextField(_("relation to ASEAN"), blank=True)
    # capacity
    regions = ParentalManyToManyField(
        "home.Region", blank=True, related_name="+", verbose_name=_("regions it works in")
    )
    working_languages = lines(_("working languages"))
    staff_band = models.CharField(_("staff"), max_length=120, blank=True)
    remote_support = answer(_("remote support"))
    training_offered = answer(_("training offered"))
    can_start_within = models.CharField(
        _("can start within"), max_length=12, choices=StartWithin, blank=True, default=""
    )
    can_start_public = models.BooleanField(_("it chose to show when it can start"), default=False)
    # money
    funders = lines(_("funders by kind and year"))
    annual_report = models.URLField(_("annual report"), blank=True)
    framework_agreements = models.TextField(_("framework agreements"), blank=True)
    fast_funding = models.TextField(_("how it can be funded fast"), blank=True)
    # safeguarding
    code_of_conduct = answer(_("code of conduct"))
    psea = answer(_("protection from sexual exploitation and abuse"))
    duty_of_care = answer(_("duty of care"))
    data_protection = answer(_("data protection"))
    complaints = answer(_("a way to complain"))
    # engagement and care
    first_contact = models.TextField(_("how a government starts a conversation"), blank=True)
    what_is_free = models.TextField(_("what is free"), blank=True)
    direct_desk = models.CharField(
        _("direct desk"),
        max_length=200,
        blank=True,
        help_text=_("Only where the organisation chose to show it; a desk, never a person."),
    )
    confirmed_on = models.DateField(_("confirmed by the organisation on"), null=True, blank=True)
    right_of_reply = models.TextField(_("right of reply"), blank=True)
    provenance = StreamField(ProvenanceStream(), blank=True, verbose_name=_("where statements come from"))

    parent_page_types = ["network.OrganisationIndexPage"]
    subpage_types = []
    NEEDED = (*SitePage.NEEDED, "kind", "seat", "mission")
    search_kind = "organisation"
    searched_with = ("regions",)
    template = "network/organisation_page.html"
    override_translatable_fields = [
        *SitePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                *(
                    "kind",
                    "state",
                    "regions",
                    "founded",
                    "seat",
                    "seat_city",
                    "provenance",
                    "membership",
                    "member_since",
                ),
                *("confirmed_on", "remote_support", "training_offered", "can_start_within", "can_start_public"),
                *("code_of_conduct", "psea", "duty_of_care", "data_protection", "complaints"),
            )
        ),
        *(SynchronizedField(name) for name in ("other_names", "former_names", "direct_desk", "ror", "short_name")),
    ]

    identity_panels = [
        *SitePage.content_panels,
        FieldRowPanel([panels.NeededPanel("kind"), FieldPanel("state")]),
        FieldRowPanel([FieldPanel("short_name"), FieldPanel("founded")]),
        FieldRowPanel([FieldPanel("other_names"), FieldPanel("former_names")]),
        FieldRowPanel([FieldPanel("seat_city"), panels.NeededPanel("seat")]),
        FieldRowPanel([FieldPanel("legal_form"), FieldPanel("ror")]),
        FieldPanel("website"),
        FieldPanel("logo"),
        FieldPanel("offices"),
    ]
    statement_panels = [
        panels.NeededPanel("mission", widget=panels.limited("words", MISSION_WORDS)),
        FieldPanel("impartiality"),
        FieldPanel("founders_and_ties"),
        MultiFieldPanel(
            [FieldPanel(f"{body}_relation") for body in ("un", "eu", "au", "asean")], heading=_("Relations")
        ),
    ]
    capacity_panels = [
        FieldPanel("regions", widget=panels.long_list()),
        FieldRowPanel([FieldPanel("working_languages"), FieldPanel("staff_band")]),
        FieldRowPanel([FieldPanel("remote_support"), FieldPanel("training_offered")]),
        FieldRowPanel([FieldPanel("can_start_within"), FieldPanel("can_start_public")]),
        MultiFieldPanel([FieldPanel(name) for name in STATEMENTS["money"]], heading=_("Partners and money")),
        MultiFieldPanel([FieldPanel(name) for name in STATEMENTS["safeguarding"]], heading=_("Safeguarding")),
        MultiFieldPanel([FieldPanel(name) for name in STATEMENTS["engagement"]], heading=_("Engagement")),
    ]
    content_panels = [
        HelpPanel(
            content=_(
                "<p>Leave empty what nobody has stated: readers see “not stated”, which is not “no”. "
                "Every statement from public sources names its source below.</p>"
            )
        ),
        *identity_panels,
        MultiFieldPanel(statement_panels, heading=_("Statement")),
        MultiFieldPanel(capacity_panels, heading=_("Capacity")),
        FieldPanel("provenance"),
    ]
    care_panels = [
        FieldRowPanel([FieldPanel("membership"), FieldPanel("member_since")]),
        FieldPanel("confirmed_on"),
        FieldPanel("right_of_reply"),
        *SitePage.care_panels,
    ]
    edit_handler = panels.tabs(content_panels, None, care_panels, guidance=guidance.ORGANISATION)

    class Meta:
        verbose_name = _("organisation")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.pk:
            self.licence = Licence.ALL_RIGHTS  # a profile that can be withdrawn is not given away

    @property
    def also_known_as(self) -> str:
        """Every other name it is asked for by, one a line."""
        return "\n".join(name for name in (self.short_name, self.other_names, self.former_names) if name)

    @property
    def start_within_shown(self) -> str:
        """When it can start, where it chose to say so publicly."""
        return self.get_can_start_within_display() if self.can_start_public and self.can_start_within else ""

    @property
    def working_regions(self) -> list[str]:
        return [region.label for region in self.regions.all()]

    @cached_property
    def known_how(self) -> dict:
        """Field name → the provenance block that says where it comes from."""
        return {block.value["field"]: block.value for block in self.provenance}

    @cached_property
    def is_unconfirmed(self) -> bool:
        """Whether anything here was taken from public sources and not confirmed."""
        return any(value["basis"] == Basis.PUBLIC_SOURCES for value in self.known_how.values())

    def statement(self, name: str) -> Statement:
        """What is stated under one name, and how it is known."""
        field = getattr(type(self), name, None)
        label = STATEMENT_LABELS.get(name) or field.field.verbose_name
        how = self.known_how.get(name)
        value = self._shown(name)
        if not how or not value or how["basis"] not in Basis.values:  # a draft may not say how
            return Statement(name, str(label), value)
        basis = Basis(how["basis"])
        return Statement(name, str(label), value, basis.value, str(basis.label), how["source_title"], how["url"])

    def _shown(self, name: str) -> str | list[str]:
        if name in ("other_names", "former_names", "offices", "working_languages", "funders"):
            return [line for line in getattr(self, name).splitlines() if line.strip()]
        if hasattr(self, f"get_{name}_display") and getattr(self, name):
            return str(getattr(self, f"get_{name}_display")())
        value = getattr(self, name)
        return value if isinstance(value, list) else str(value or "")

    @property
    def statements(self) -> list[StatementGroup]:
        """The statements in the order a profile is read; unstated ones included, and empty."""
        return [
            StatementGroup(group, str(GROUP_LABELS[group]), [self.statement(name) for name in names])
            for group, names in STATEMENTS.items()
        ]

    @property
    def notices(self) -> list[str]:
        found = [str(NOT_CONFIRMED)] if self.is_unconfirmed else []
        return found + ([self.get_state_display()] if self.state != OrganisationState.ACTIVE else [])

    def schema_org(self) -> dict:
        """Only what the profile states, and of that what is a fact about the organisation in any words."""
        ror = ROR.search(self.ror)
        seat = {"addressLocality": self.seat_city, "addressCountry": self.seat.iso2 if self.seat else ""}
        return {
            "@type": "Organization",
            "alternateName": [name for name in (self.short_name, *self.other_names.splitlines()) if name.strip()],
            "url": self.website,
            "sameAs": [f"https://ror.org/{ror[0]}"] if ror else [],
            "foundingDate": self.founded if WHEN.fullmatch(self.founded) else "",
            "address": {"@type": "PostalAddress", **seat} if any(seat.values()) else {},
        }

    def passages(self) -> list[Passage]:
        found = [Passage("mission", str(_("Mission")), self.mission)]
        for group in self.statements:
            said = [one.value if isinstance(one.value, str) else ", ".join(one.value) for one in group.statements]
            found.append(Passage(group.anchor, group.heading, " ".join(filter(None, said))))
        return [passage for passage in found if passage.text]

    def search_terms(self) -> dict[str, tuple[str, ...]]:
        return {"region": tuple(region.slug for region in self.regions.all())}


STATEMENT_LABELS = {"working_regions": _("regions it works in"), "start_within_shown": _("can start within")}
NOT_CONFIRMED = _(
    "Parts of this profile come from public sources and were not confirmed by the organisation; each is marked, "
    "with its source. Nothing marked so is the organisation’s own word."
)
GROUP_LABELS = {
    "identity": _("Identity"),
    "statement": _("Statement"),
    "capacity": _("Capacity"),
    "money": _("Partners and money"),
    "safeguarding": _("Safeguarding"),
    "engagement": _("Engagement"),
}


class Owned(models.Model):
    """A page that an organisation answers for."""

    owned_by = models.ForeignKey(
        OrganisationPage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner organisation"),
    )

    class Meta:
        abstract = True
