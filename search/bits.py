"""Sets of document numbers as Python's own integers: bit n is document n.

Exact, without a dependency, and fast because `int` does the work in C; sets are built through bytes,
never by summing shifts, which is quadratic.
"""

import re
from collections.abc import Iterable
from itertools import compress

# With fewer members than one in so many, the bytes that hold one are looked for.
SPARSE = 60
NOT_EMPTY = re.compile(rb"[^\0]")
_DIGITS = bytes.maketrans(b"\x00\x01", b"01")
_FLAGS = bytes.maketrans(b"01", b"\x00\x01")


def from_numbers(numbers: Iterable[int]) -> int:
    """Document numbers (not negative, in any order) → one set."""
    numbers = list(numbers)
    if len(numbers) < 2:
        return sum(1 << number for number in numbers)
    flags = bytearray(max(numbers) + 1)
    for number in numbers:
        flags[number] = 1
    flags.reverse()
    return int(flags.translate(_DIGITS), 2)


def numbers(bits: int) -> list[int]:
    """One set → its document numbers, ascending."""
    if bits.bit_count() * SPARSE < bits.bit_length():
        packed = pack(bits)
        places = (place.start() for place in NOT_EMPTY.finditer(packed))
        return [place * 8 + bit for place in places for bit in range(8) if packed[place] >> bit & 1]
    flags = format(bits, "b").encode()[::-1].translate(_FLAGS)
    return list(compress(range(len(flags)), flags))


def pack(bits: int) -> bytes:
    """One set as bytes for a database column; `unpack` reads it back."""
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def unpack(stored: bytes) -> int:
    """What `pack` wrote → the set."""
    return int.from_bytes(stored, "little")


class Members:
    """A set that is asked for many single numbers, which the integer itself would take long over."""

    def __init__(self, bits: int):
        self._packed = pack(bits)

    def __contains__(self, number: int) -> bool:
        return number >> 3 < len(self._packed) and self._packed[number >> 3] >> (number & 7) & 1 == 1
