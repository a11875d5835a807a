"""Sets of document numbers as Python's own integers: bit n is document n.

Exact, without a dependency, and fast because `int` does the work in C; sets are built through bytes,
never by summing shifts, which is quadratic.
"""

from collections.abc import Iterable
from itertools import compress

_DIGITS = bytes.maketrans(b"\x00\x01", b"01")
_FLAGS = bytes.maketrans(b"01", b"\x00\x01")


def from_numbers(numbers: Iterable[int]) -> int:
    """Document numbers (not negative, in any order) → one set."""
    numbers = list(numbers)
    if not numbers:
        return 0
    flags = bytearray(max(numbers) + 1)
    for number in numbers:
        flags[number] = 1
    flags.reverse()
    return int(flags.translate(_DIGITS), 2)


def numbers(bits: int) -> list[int]:
    """One set → its document numbers, ascending."""
    flags = format(bits, "b").encode()[::-1].translate(_FLAGS)
    return list(compress(range(len(flags)), flags))


def pack(bits: int) -> bytes:
    """One set as bytes for a database column; `unpack` reads it back."""
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def unpack(stored: bytes) -> int:
    """What `pack` wrote → the set."""
    return int.from_bytes(stored, "little")
