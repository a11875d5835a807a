"""An opaque place in an ordered list, sent to a machine and back.

Exact while documents come and go between two pages. Newest first goes by a moment that stays, so its place is the
moment and number of the last hit. Best match first goes by a score that shifts with everything that is published,
so its place is which hits were given; after the best thousand the rest follows newest first.
"""

import base64
import binascii
import json
from collections.abc import Iterable
from dataclasses import dataclass

# So many are given best first: as many as the pages for readers show.
BEST = 1_000
LONGEST = 6_000
LARGEST = 2**31 - 1
FURTHEST = 6e10  # no moment lies beyond, NaN neither


class CursorError(ValueError):
    """Not a cursor of ours."""


class OtherQuestionError(CursorError):
    """A cursor of ours, given for another question or another order."""


@dataclass(frozen=True)
class Cursor:
    """Where to go on: `given` are the numbers of the best hits that were sent, ascending; then, newest first, the
    place behind `score` (seconds since 1970) and `number`, 0 at the start. `question` tells whose place it is."""

    order: str
    question: str
    given: tuple[int, ...] = ()
    score: float = 0.0
    number: int = 0

    def __str__(self):
        plain = json.dumps([self.order, self.question, self.score, self.number], separators=(",", ":"))
        return base64.urlsafe_b64encode(plain.encode() + b"\n" + packed(self.given)).decode().rstrip("=")

    @classmethod
    def read(cls, sent: str, order: str, question: str) -> "Cursor":
        """What `str()` wrote → the cursor; raises OtherQuestionError for another's, CursorError for anything else."""
        try:
            if len(sent) > LONGEST:
                raise CursorError
            plain = base64.b64decode(sent + "=" * (-len(sent) % 4), altchars=b"-_", validate=True)
            stated, _newline, given = plain.partition(b"\n")
            written_order, written_question, score, number = json.loads(stated)
        except (binascii.Error, UnicodeError, ValueError, TypeError, RecursionError):
            raise CursorError from None
        if type(number) is not int or not 0 <= number <= LARGEST:
            raise CursorError
        if type(score) not in (int, float) or not abs(score) < FURTHEST:
            raise CursorError
        cursor = cls(order, question, unpacked(given), float(score), number)
        if (written_order, written_question) != (order, question):
            raise OtherQuestionError
        return cursor


def packed(numbers: Iterable[int]) -> bytes:
    """Ascending numbers from 1 → the gaps between them, seven bits a byte, low bits first."""
    written, before = bytearray(), 0
    for number in numbers:
        gap, before = number - before, number
        while gap > 127:
            written.append(gap & 127 | 128)
            gap >>= 7
        written.append(gap)
    return bytes(written)


def unpacked(written: bytes) -> tuple[int, ...]:
    """What `packed` wrote → the numbers; raises CursorError where it could not have written it."""
    numbers: list[int] = []
    number = gap = shift = 0
    for byte in written:
        gap |= (byte & 127) << shift
        shift += 7
        if byte & 128:
            continue
        number += gap
        if not gap or number > LARGEST or len(numbers) == BEST:
            raise CursorError
        numbers.append(number)
        gap = shift = 0
    if shift:
        raise CursorError
    return tuple(numbers)
