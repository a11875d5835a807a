"""What an organisation states, and how it is known."""

from datetime import timedelta

from django import template
from django.utils import timezone

from network.choices import Basis
from network.models.organisations import OrganisationPage, Statement

register = template.Library()

CONFIRMED_FOR = timedelta(days=366)


@register.simple_tag
def statement(page: OrganisationPage, name: str) -> Statement:
    """One statement of a profile."""
    return page.statement(name)


@register.filter
def out_of_date(confirmed_on) -> bool:
    """Whether a profile was last confirmed more than a year ago."""
    return bool(confirmed_on) and confirmed_on < timezone.localdate() - CONFIRMED_FOR


@register.filter
def basis_label(value) -> str:
    """How a statement is known, in words."""
    return str(Basis(value).label) if value in Basis.values else ""
