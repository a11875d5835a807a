"""The closed lists of the network's pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    NGO = "ngo", _("Non-governmental organisation")
    FOUNDATION = "foundation", _("Foundation")
    FAITH_BASED = "faith-based", _("Faith-based organisation")
    UNIVERSITY = "university-or-think-tank", _("University or think tank")
    INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental organisation")
    STATE_AGENCY = "state-agency", _("State agency")
    NETWORK = "network", _("Network")


class OrganisationState(models.TextChoices):
    ACTIVE = "active", _("Active")
    DORMANT = "dormant", _("Dormant")
    MERGED = "merged", _("Merged into another")
    CLOSED = "closed", _("Closed")


class Membership(models.TextChoices):
    NOT_STATED = "", _("Not stated")
    MEMBER = "member", _("Member")
    FORMER = "former", _("Former member")


class Answer(models.TextChoices):
    """Three states, shown apart: yes, no, and what nobody has said."""

    NOT_STATED = "", _("Not stated")
    YES = "yes", _("Yes")
    NO = "no", _("No")


class StartWithin(models.TextChoices):
    NOT_STATED = "", _("Not stated")
    HOURS_72 = "72-hours", _("72 hours")
    WEEKS_2 = "2-weeks", _("2 weeks")
    MONTH_1 = "1-month", _("1 month")
    LONGER = "longer", _("Longer")


class Basis(models.TextChoices):
    """How a statement about an organisation is known."""

    PUBLIC_SOURCES = "public-sources", _("From public sources, not confirmed by the organisation")
    SELF_DECLARED = "self-declared", _("Stated by the organisation")
    CONFIRMED = "confirmed", _("Confirmed by the desk against evidence")
