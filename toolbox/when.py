"""A year, a month or a day, as exactly as sources give it: 2005, 2005-08, 2005-08-15 (ISO 8601)."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SHAPE = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)


def check_when(value: str) -> None:
    """Raise ValidationError where a text is no year, month or day that there was."""
    try:
        if not SHAPE.fullmatch(value):
            raise ValueError
        date.fromisoformat(value + "-01" * (2 - value.count("-")))
    except ValueError as fault:
        raise ValidationError(_("Write a year, a month or a day: 2005, 2005-08 or 2005-08-15.")) from fault


def ends_before(start: str | None, end: str | None) -> bool:
    """Whether a stretch ends before it starts, as far as both are known (2005 to 2005-08 does not)."""
    if not start or not end:
        return False
    known = min(len(start), len(end))
    return end[:known] < start[:known]


ENDS_BEFORE = _("It ends before it starts.")
