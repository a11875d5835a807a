"""An opaque place in an ordered list, sent to a machine and back."""

import base64
import binascii
import json
from dataclasses import dataclass

LONGEST = 200
LARGEST = 2**31 - 1
FURTHEST = 6e10  # no score and no moment lies beyond, NaN neither


class CursorError(ValueError):
    """Not a cursor of ours, or one for another order."""


@dataclass(frozen=True)
class Cursor:
    """After which hit to go on: its tier, its score (or moment) and its number."""

    order: str
    tier: int
    score: float
    number: int

    def __str__(self):
        plain = json.dumps([self.order, self.tier, self.score, self.number], separators=(",", ":"))
        return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, sent: str, order: str) -> "Cursor":
        """What `str()` wrote → the cursor; raises CursorError for anything else."""
        try:
            if len(sent) > LONGEST:
                raise CursorError
            plain = base64.b64decode(sent + "=" * (-len(sent) % 4), altchars=b"-_", validate=True)
            written, tier, score, number = json.loads(plain)
        except (binascii.Error, UnicodeError, ValueError, TypeError, RecursionError):
            raise CursorError from None
        whole = all(type(n) is int and 0 <= n <= LARGEST for n in (tier, number))
        if written != order or not whole or type(score) not in (int, float) or not abs(score) < FURTHEST:
            raise CursorError
        return cls(order, tier, float(score), number)
