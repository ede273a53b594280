"""What patterns begin and end with rules out nothing that they find."""

from __future__ import annotations

import re
import sys
from importlib import import_module

import pytest
from tests.test_specs import specs

from yuebao.core.openings import Looks, compiled
from yuebao.core.patterns import Asked, Waiting


def patterns() -> list[str]:
    """Those of the reader's modules, of which it asks a third of any text."""
    import_module("yuebao.read")
    return sorted(
        {
            value.pattern
            for name, module in list(sys.modules.items())
            if name.startswith("yuebao.read")
            for value in vars(module).values()
            if isinstance(value, Asked | Waiting)
        }
    )


def place_of(character: str, look: bytes) -> int:
    return ord(character) % (8 * len(look))


def has(look: bytes | None, text: str, at: int) -> bool:
    if look is None or not text:
        return look is None
    place = place_of(text[at], look)
    return look[place // 8] >> place % 8 & 1 == 1


def holds_needed(look: bytes | None, text: str) -> bool:
    if look is None:
        return True
    found = 0
    for each in text:
        found += look[ord(each) % (len(look) - 1)] >> found & 1
        if found == look[-1]:
            return True
    return False


def test_matches_of_the_readers_patterns_pass_the_looks() -> None:
    texts = [spec.text for spec in specs()][::40]
    told, looked = patterns()[::4], 0
    for pattern in told:
        made, looks = compiled(pattern)
        searched, _ = compiled(pattern, searched=True)
        looked += looks.opens is not None
        for text in texts:
            founds = list(made.finditer(text))
            assert [found.span() for found in searched.finditer(text)] == [found.span() for found in founds]
            for found in founds:
                start, stop = found.span()
                assert looks.opens is None or (start < stop and has(looks.opens, text, start))
                assert (
                    looks.closes is None
                    or made.fullmatch(text, start, stop) is None
                    or (has(looks.closes, text, stop - 1))
                )
                assert has(looks.ends, text, -1)
                assert holds_needed(looks.holds, found.group())
    assert len(told) / 2 < looked


def test_digits_of_all_scripts_may_begin_a_match() -> None:
    _, looks = compiled(r"\d+%")
    assert all(has(looks.opens, digit, 0) for digit in "09٣９")
    assert not has(looks.opens, "出", 0)


_SPACES = "".join([character for character in map(chr, range(0x10000)) if character.isspace()])


@pytest.mark.parametrize(
    ("pattern", "opens", "closes", "ends"),
    [
        ("出口|进口额", "出进", "口额", None),
        ("(?<!外)(?:离|在)岸?$", "离在", "离在岸", "离在岸\n"),
        ("(?P<who>[a-d甲]{2,4}?)(?=市)", "abcd甲", "abcd甲", None),
        ("[一-龥]口", None, "口", None),
        ("a*b?", None, None, None),
        (r"\D+%", None, "%", None),
        (r"\s[x\s]", _SPACES, _SPACES + "x", None),
        ("[^，]+，", None, "，", None),
        ("(?i:a)b", None, "b", None),
        ("(?P<x>a)(?P=x)", "a", None, None),
        ("(?m)^a$", None, None, None),
    ],
)
def test_looks(pattern: str, opens: str | None, closes: str | None, ends: str | None) -> None:
    made, looks = compiled(pattern)
    assert made.flags == re.compile(pattern).flags
    for look, characters in zip(looks[:3], (opens, closes, ends), strict=True):
        assert (look is None) == (characters is None)
        if look is not None and characters is not None:
            assert int.from_bytes(look).bit_count() == len({place_of(each, look) for each in characters})
            assert all(has(look, each, 0) for each in characters)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("出口|进口额", ["出进", "口"]),
        ("[^，]{2,}(?:比|对比)(?P<of>[^，]+)增?长", ["比对", "长"]),
        ("(?<=上)半?年(?:[0-9]月)+", ["年", "0123456789", "月"]),
        ("(?:出|)口*额{2}", ["额"]),
        ("[出进](?=口)", None),
        ("(?i:a)b", ["b"]),
        ("[^，]*", None),
    ],
)
def test_what_matches_hold(pattern: str, needed: list[str] | None) -> None:
    look = compiled(pattern)[1].holds
    assert (look is None) == (needed is None)
    if look is not None and needed is not None:
        assert look[-1] == len(needed)
        for place, characters in enumerate(needed):
            held = {code for code in range(len(look) - 1) if look[code] >> place & 1}
            assert held == {ord(each) % (len(look) - 1) for each in characters}


def test_without_the_parser_of_re_there_are_no_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yuebao.core.openings._PARSER", None)
    made, looks = compiled("出口")
    assert made.match("出口") is not None
    assert looks == Looks()
