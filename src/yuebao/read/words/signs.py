"""Sets of characters that are asked for at every number: a look by code makes no string and hashes none.

Places are ``i64``, an ``int`` that compiled code keeps in a register.
"""

from __future__ import annotations

from types import FunctionType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mypy_extensions import i64

_BASIC: Final = 0x10000
"""Characters beyond the basic plane are in none of these sets."""


def by_byte(characters: str) -> bytes:
    """The set of *characters*: a byte for each code, 1 where it is one of them."""
    told = bytearray(_BASIC)
    for character in characters:
        told[ord(character)] = 1
    return bytes(told)


def by_bit(characters: str) -> bytes:
    """The same, a bit for each code: what is looked at often is then near at hand."""
    told = bytearray(_BASIC >> 3)
    for character in characters:
        code = ord(character)
        told[code >> 3] |= 1 << (code & 7)
    return bytes(told)


_ITSELF: Final[Any] = by_byte
COMPILED: Final = not isinstance(_ITSELF, FunctionType)
"""Whether this is compiled: a look at every character of a text then costs less than a pattern, which is else
the cheaper way."""


def signs(characters: str) -> bytes:
    """The set of *characters*: of bits for compiled code, of bytes where an interpreter looks."""
    return by_bit(characters) if COMPILED else by_byte(characters)


def openings(words: tuple[str, ...]) -> bytes:
    """The set of the characters that *words* begin with: a look at it goes before ``startswith``."""
    return signs("".join([word[0] for word in words]))


def endings(words: tuple[str, ...]) -> bytes:
    """The set of the characters that *words* end with: a look at it goes before ``endswith``."""
    return signs("".join([word[-1] for word in words]))


DIGITS: Final = signs("0123456789")
OF: Final = signs("的")
JOINING: Final = signs("、和与及")
"""What joins the members of a list."""


def stands(text: str, at: i64, among: bytes) -> bool:
    """Whether one of *among* stands at *at* of *text*; none does outside of it."""
    if at < 0 or len(text) <= at:
        return False
    code = ord(text[at])
    if COMPILED:
        return code < _BASIC and among[code >> 3] >> (code & 7) & 1 != 0
    return code < _BASIC and among[code] != 0


def ends_in(text: str, among: bytes) -> bool:
    """Whether *text* ends with one of *among*."""
    return stands(text, len(text) - 1, among)


def first_in(text: str, among: bytes, start: i64 = 0, stop: i64 = -1) -> i64:
    """Where the first of *among* stands in *text*, or from *start* to *stop* of it; -1 where none does."""
    if stop < 0 or len(text) < stop:
        stop = len(text)
    if COMPILED:
        while start < stop and not stands(text, start, among):
            start += 1
        return start if start < stop else -1
    while start < stop:
        code = ord(text[start])
        if code < _BASIC and among[code] != 0:
            return start
        start += 1
    return -1


def holds(text: str, among: bytes, start: i64 = 0, stop: i64 = -1) -> bool:
    """Whether one of *among* stands in *text*, or from *start* to *stop* of it."""
    return first_in(text, among, start, stop) >= 0
