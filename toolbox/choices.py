"""The closed lists of the toolbox."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryKind(models.TextChoices):
    """What an entry is: decides what else it must say."""

    METHOD = "method", _("Method")
    TOOL = "tool", _("Tool or template")
    CHECKLIST = "checklist", _("Checklist")
    CONCEPT = "concept", _("Concept")
    PATTERN = "pattern", _("Pattern")
    WARNING = "warning", _("Warning")
    EXERCISE = "exercise", _("Exercise")


class Relation(models.TextChoices):
    """How one entry relates to another."""

    VARIANT_OF = "variant-of", _("Variant of")
    COMBINES_WITH = "combines-with", _("Combines with")
    USE_INSTEAD = "use-instead", _("Use instead")
    NEEDS_FIRST = "needs-first", _("Needs first")
    SUPERSEDES = "supersedes", _("Supersedes")


class Audience(models.TextChoices):
    MEDIATOR = "mediator", _("Mediators")
    PARTY_ADVISER = "party-adviser", _("Advisers to a party")
    GOVERNMENT_DESK = "government-desk", _("Government desks")
    TRAINER = "trainer", _("Trainers")
    FUNDER = "funder", _("Funders")


class Level(models.TextChoices):
    """The level at which a process takes place."""

    NATIONAL = "national", _("National")
    SUBNATIONAL = "subnational", _("Sub-national")
    REGIONAL = "regional", _("Regional")
    LOCAL = "local", _("Local")


class Stage(models.TextChoices):
    """The stage of an agreement, after PA-X."""

    CEASEFIRE = "ceasefire", _("Ceasefire")
    PRE = "pre", _("Pre-negotiation")
    PARTIAL = "substantive-partial", _("Substantive, partial")
    COMPREHENSIVE = "substantive-comprehensive", _("Substantive, comprehensive")
    IMPLEMENTATION = "implementation", _("Implementation")
    RENEWAL = "renewal", _("Renewal")


# Kinds that are followed step by step, and so need steps and a minimum version.
STEPWISE = (EntryKind.METHOD, EntryKind.TOOL, EntryKind.CHECKLIST, EntryKind.PATTERN)
