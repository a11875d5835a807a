"""Calendar months and quarters, as addresses and pages name them."""

import re
from dataclasses import dataclass
from datetime import date

WRITTEN = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, order=True)
class Month:
    """One month of the calendar; months are ordered and can be counted on."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def read(cls, written: str) -> "Month | None":
        """ "2026-11" → the month; None for anything else, and for years that a calendar does not have."""
        found = WRITTEN.fullmatch(written)
        return cls(int(found[1]), int(found[2])) if found and 1 <= int(found[1]) < 9999 else None

    def __str__(self):
        return f"{self.year:04}-{self.number:02}"

    def plus(self, months: int) -> "Month":
        """The month so many later, or earlier where negative."""
        years, number = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(years, number + 1)

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def days(self) -> tuple[date, date]:
        """Its first day, and the first day after it."""
        return self.first_day, self.plus(1).first_day

    @property
    def quarter(self) -> int:
        """1 to 4."""
        return (self.number + 2) // 3

    @property
    def ends_a_quarter(self) -> bool:
        return self.number % 3 == 0
