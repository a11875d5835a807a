"""What an organisation states, and how it is known."""

from dataclasses import dataclass
from datetime import timedelta

from django import template
from django.utils import timezone

from network.blocks import STATEMENTS
from network.choices import Basis
from network.models.organisations import GROUP_LABELS, OrganisationPage, Statement

register = template.Library()

CONFIRMED_FOR = timedelta(days=366)


@dataclass(frozen=True)
class StatementGroup:
    anchor: str
    heading: str
    statements: list[Statement]


@register.simple_tag
def statement(page: OrganisationPage, name: str) -> Statement:
    """One statement of a profile."""
    return page.statement(name)


@register.simple_tag
def statement_groups(page: OrganisationPage) -> list[StatementGroup]:
    """The statements of a profile in the order it is read, those nobody made included, under lasting anchors."""
    return [
        StatementGroup(group, str(GROUP_LABELS[group]), [page.statement(name) for name in names])
        for group, names in STATEMENTS.items()
    ]


@register.filter
def out_of_date(confirmed_on) -> bool:
    """Whether a profile was last confirmed more than a year ago."""
    return bool(confirmed_on) and confirmed_on < timezone.localdate() - CONFIRMED_FOR


@register.filter
def basis_label(value) -> str:
    """How a statement is known, in words."""
    return str(Basis(value).label) if value in Basis.values else ""
