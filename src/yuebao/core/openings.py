"""What the matches of a pattern may begin and end with, and must hold: a look at characters that rules most
of them out.

Compiled code asks a pattern only behind such a look (``tools/shortcuts.c``), which costs a tenth of what the
pattern takes to find nothing; interpreted, the look would cost more than it saves.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from types import FunctionType
from typing import Any, Final, NamedTuple

_PLACES: Final = 0x800
"""Characters whose codes end in the same eleven bits share a place: some questions too many, none too few."""
_MOST: Final = 8
"""So many characters that matches must hold are looked for, a bit for each."""
_NEWLINE: Final = 10
"""What may stand behind the end that ``$`` is."""


class Looks(NamedTuple):
    """Sets of characters, a bit for each place that one of them has; None where nearly any may stand.

    A match begins with one of ``opens``; what is matched as a whole ends with one of ``closes``; the text in
    which something is found ends with one of ``ends``. None of these matches is empty. What a match holds,
    one behind the other, has a bit each in ``holds``, whose last byte says how many there are.
    """

    opens: bytes | None = None
    closes: bytes | None = None
    ends: bytes | None = None
    holds: bytes | None = None


def _part_of_re(name: str) -> Any:
    try:
        return import_module(f"re.{name}")
    except ImportError:  # another Python has it elsewhere: then there are no looks
        return None


_PARSER: Final = _part_of_re("_parser")
_COMPILER: Final = _part_of_re("_compiler")


def compiled(pattern: str, *, searched: bool = False) -> tuple[re.Pattern[str], Looks]:
    """*pattern* compiled, and the looks that go before it. Where it is *searched* for and ``re`` does not see
    by itself what it begins with, it has such a look in itself, for all places behind the first one.
    """
    if _PARSER is None or _COMPILER is None:
        return re.compile(pattern), Looks()
    read = _PARSER.parse(pattern)
    if read.state.flags & ~re.UNICODE:
        return _COMPILER.compile(read), Looks()  # letters of both cases, lines
    parts = list(read)
    opens, closes = _outermost(parts, last=False), _outermost(parts, last=True)
    if searched and opens is not None and not _is_seen(parts):
        ahead = "".join([re.escape(chr(code)) for code in sorted(opens)])
        read.insert(0, _PARSER.parse(f"(?=[{ahead}])").data[0])
    made: re.Pattern[str] = _COMPILER.compile(read)
    anchored = bool(parts) and str(parts[-1][0]) == "AT" and str(parts[-1][1]) == "AT_END"
    ends = _places(closes, _NEWLINE) if anchored else None
    return made, Looks(_places(opens), _places(closes), ends, _held(_needed(parts), opens))


def _places(codes: set[int] | None, *more: int) -> bytes | None:
    if codes is None:
        return None
    told = bytearray(_PLACES >> 3)
    for code in (*codes, *more):
        place = code % _PLACES
        told[place >> 3] |= 1 << (place & 7)
    return bytes(told)


def _held(needed: list[set[int]], opens: set[int] | None) -> bytes | None:
    """The look for the characters *needed*; None where they are no more than what a match ``opens`` with."""
    needed = needed[:_MOST]
    if not needed or (len(needed) == 1 and needed[0] == opens):
        return None
    told = bytearray(_PLACES + 1)
    for place, codes in enumerate(needed):
        for code in codes:
            told[code % _PLACES] |= 1 << place
    told[_PLACES] = len(needed)
    return bytes(told)


def _needed(parts: Any) -> list[set[int]]:
    """Codes of which each match of *parts* holds one of the first, behind it one of the second, and so on."""
    found: list[set[int]] = []
    for part in parts:
        kind, told = str(part[0]), part[1]
        if kind == "SUBPATTERN" and not told[1]:
            found += _needed(told[3])
        elif kind in ("MAX_REPEAT", "MIN_REPEAT") and told[0] > 0:
            found += _needed(told[2])
        elif kind == "BRANCH":
            found += [set().union(*each) for each in zip(*map(_needed, told[1]), strict=False)]
        elif kind in ("LITERAL", "IN"):
            codes = _codes_of_one(kind, told, last=False)[0]
            found += [codes] if codes is not None else []
    return found


def _is_seen(parts: Any) -> bool:
    """Whether ``re`` sees by itself what matches of *parts* begin with: a character, or one of several."""
    kind, told = str(parts[0][0]), parts[0][1]
    if kind == "SUBPATTERN" and not told[1]:
        return _is_seen(list(told[3]))
    if kind == "BRANCH":
        return all(str(way[0][0]) == "LITERAL" for way in told[1])
    return kind in ("LITERAL", "IN", "AT")


def _outermost(parts: Any, *, last: bool) -> set[int] | None:
    """The codes of the first characters, or of the *last*, that *parts* match; None for nearly any, and
    where they may match nothing.
    """
    codes, empty = _codes_of(parts, last=last)
    return None if empty else codes


def _codes_of(parts: Any, *, last: bool) -> tuple[set[int] | None, bool]:
    """The same codes, and whether *parts* may match nothing, so that what stands beyond them counts too."""
    found: set[int] = set()
    for part in reversed(list(parts)) if last else list(parts):
        kind, told = str(part[0]), part[1]
        if kind in ("AT", "ASSERT", "ASSERT_NOT"):
            continue  # takes no character
        codes, empty = _codes_of_one(kind, told, last=last)
        if codes is None:
            return None, True
        found |= codes
        if not empty:
            return found, False
    return found, True


def _codes_of_one(kind: str, told: Any, *, last: bool) -> tuple[set[int] | None, bool]:
    """The same of one part of the *kind* that ``re`` gives it, with what it *told* of it."""
    if kind == "LITERAL":
        return {told}, False
    if kind == "IN":
        return _members(told), False
    if kind == "SUBPATTERN" and not told[1]:
        return _codes_of(told[3], last=last)
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        codes, empty = _codes_of(told[2], last=last)
        return codes, empty or told[0] == 0
    if kind != "BRANCH":
        return None, True
    found: set[int] = set()
    may_be_empty = False
    for way in told[1]:
        codes, empty = _codes_of(way, last=last)
        if codes is None:
            return None, True
        found |= codes
        may_be_empty = may_be_empty or empty
    return found, may_be_empty


def _members(told: Any) -> set[int] | None:
    """The codes of a set's members; None where it is told by what it lacks, or holds too many."""
    found: set[int] = set()
    for kind, member in told:
        if str(kind) == "LITERAL":
            found.add(member)
        elif str(kind) == "RANGE" and member[1] - member[0] < _PLACES:
            found.update(range(member[0], member[1] + 1))
        elif str(member) == "CATEGORY_DIGIT":
            found |= _digits()
        elif str(member) == "CATEGORY_SPACE":
            found |= _SPACES
        else:
            return None
    return found


@cache
def _digits() -> frozenset[int]:
    """The digits of the basic plane, which is all that whoever looks knows of."""
    return frozenset([code for code in range(0x10000) if chr(code).isdecimal()])


_SPACES: Final = frozenset([code for code in range(0x3001) if chr(code).isspace()])
"""All that are blank, the last of them the ideographic one."""


_ITSELF: Final[Any] = compiled
COMPILED: Final = not isinstance(_ITSELF, FunctionType)
"""Whether this is compiled, and with it whoever looks."""
