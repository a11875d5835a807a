"""A year, a month or a day, as exactly as sources give it: 2005, 2005-08, 2005-08-15 (ISO 8601)."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext
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


def in_words(value: str | None) -> str:
    """The same in the language at hand: 2005, August 2005, 15 August 2005; what is none of these as it is."""
    try:
        check_when(value or "")
    except ValidationError:
        return value or ""
    year, *rest = map(int, value.split("-"))
    if not rest:
        return str(year)
    return date_format(date(year, *rest, *[1] * (2 - len(rest))), gettext("j F Y") if rest[1:] else gettext("F Y"))


ENDS_BEFORE = _("It ends before it starts.")
