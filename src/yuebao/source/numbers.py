"""Automatic numbers of a DOCX document, written out as a reader sees them."""

from __future__ import annotations

import re
from typing import Any

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_LEVELS = 9
_STYLES = 50


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _get(element: Any, name: str) -> str | None:
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def _child(element: Any | None, name: str) -> Any | None:
    if element is None:
        return None
    return next((child for child in element if _local(child) == name), None)


def _whole(element: Any | None, name: str) -> int | None:
    found = _child(element, name)
    text = _get(found, "val") if found is not None else None
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,6}", text) else None


class Numbering:
    """The lists of a document and how far each has been counted.

    *numbering* and *styles* are the roots of those parts, or None: then nothing is numbered.
    """

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self.kinds: dict[int, dict[int, Any]] = {}  # abstract list → level → its definition
        self.lists: dict[int, int] = {}  # list → abstract list
        self.starts: dict[tuple[int, int], int] = {}  # (list, level) → an overridden start
        self.counts: dict[int, list[int | None]] = {}  # abstract list → its counters
        self.styled: dict[str, tuple[int | None, int, str | None]] = {}
        self.begun: set[tuple[int, int]] = set()
        if numbering is not None:
            self._define(numbering)
        if styles is not None:
            for style in styles:
                name = _get(style, "styleId")
                if _local(style) == "style" and name is not None:
                    inside = _child(_child(style, "pPr"), "numPr")
                    based = _child(style, "basedOn")
                    self.styled[name] = (
                        _whole(inside, "numId"),
                        _whole(inside, "ilvl") or 0,
                        _get(based, "val") if based is not None else None,
                    )

    def _define(self, numbering: Any) -> None:
        for one in numbering:
            kind = _local(one)
            if kind == "abstractNum":
                number = _get(one, "abstractNumId")
                if number is not None and number.isdecimal():
                    self.kinds[int(number)] = {
                        int(_get(level, "ilvl") or 0): level
                        for level in one
                        if _local(level) == "lvl" and (_get(level, "ilvl") or "0").isdecimal()
                    }
            elif kind == "num":
                number, abstract = _get(one, "numId"), _whole(one, "abstractNumId")
                if number is None or not number.isdecimal() or abstract is None:
                    continue
                self.lists[int(number)] = abstract
                for change in one:
                    start = _whole(change, "startOverride")
                    if _local(change) == "lvlOverride" and start is not None:
                        level = _get(change, "ilvl") or "0"
                        if level.isdecimal():
                            self.starts[int(number), int(level)] = start

    def mark(self, properties: Any | None, style: str | None) -> str:
        """The mark of a paragraph, counting it; nothing for one that is not in a list."""
        inside = _child(properties, "numPr")
        number, level = _whole(inside, "numId"), _whole(inside, "ilvl")
        for _ in range(_STYLES):
            if number is not None or style is None or style not in self.styled:
                break
            number, styled, style = self.styled[style]
            level = styled if level is None else level
        level = min(max(level or 0, 0), _LEVELS - 1)
        abstract = self.lists.get(number or 0)
        levels = self.kinds.get(abstract) if abstract is not None else None
        if number is None or abstract is None or not levels or level not in levels:
            return ""
        counts = self.counts.setdefault(abstract, [None] * _LEVELS)
        first = self.starts.get((number, level))
        if first is not None and (number, level) not in self.begun:
            counts[level] = first
        else:
            before = counts[level]
            start = _whole(levels[level], "start")
            counts[level] = (1 if start is None else start) if before is None else before + 1
        self.begun.add((number, level))
        for below in range(level + 1, _LEVELS):
            counts[below] = None
        return self._said(levels, level, counts)

    def _said(self, levels: dict[int, Any], level: int, counts: list[int | None]) -> str:
        definition = levels[level]
        form = _form(definition)
        if form == "bullet":
            return "●"
        if form == "none":
            return ""
        told = _child(definition, "lvlText")
        pattern = (_get(told, "val") if told is not None else None) or ""
        legal = _child(definition, "isLgl") is not None

        def put(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            one = levels.get(place)
            value = counts[place]
            if value is None:
                value = (_whole(one, "start") if one is not None else None) or 1
            shape = _form(one) if one is not None else "decimal"
            return written(value, "decimal" if legal else shape)

        return re.sub(r"%([1-9])", put, pattern).strip()[:40]


def _form(level: Any) -> str:
    found = _child(level, "numFmt")
    if found is None:  # a format that old programs do not know stands in an alternative
        for child in level.iterdescendants():
            if _local(child) == "numFmt":
                found = child
                break
    return (_get(found, "val") if found is not None else None) or "decimal"


def written(value: int, form: str) -> str:
    """A counter in one of the formats of WordprocessingML (ECMA-376, 17.18.59).

    >>> written(12, "chineseCounting"), written(3, "decimalEnclosedCircle"), written(4, "lowerRoman")
    ('十二', '③', 'iv')
    """
    match form:
        case "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCountingThousand":
            return hanzi(value)
        case "taiwaneseCounting" | "koreanCounting" if 0 < value < 100:
            return hanzi(value)
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital":
            return "".join(_DIGITS[int(one)] for one in str(abs(value)))
        case "chineseLegalSimplified" | "ideographLegalTraditional" if 0 < value < 100:
            plain = hanzi(value)
            return "".join(_FORMAL[_DIGITS.index(c)] if c in _DIGITS else "拾" for c in plain)
        case "ideographTraditional" if 0 < value <= len(_STEMS):
            return _STEMS[value - 1]
        case "ideographZodiac" if 0 < value <= len(_BRANCHES):
            return _BRANCHES[value - 1]
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if 0 < value <= 20:
            return chr(0x2460 + value - 1)
        case "decimalEnclosedParen" if 0 < value <= 20:
            return chr(0x2474 + value - 1)
        case "decimalEnclosedFullstop" if 0 < value <= 20:
            return chr(0x2488 + value - 1)
        case "decimalZero":
            return f"{value:02}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(0xFF10 + int(one)) if one.isdigit() else one for one in str(value))
        case "upperLetter" | "lowerLetter" if 0 < value <= 26 * 30:
            letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letter if form == "upperLetter" else letter.lower()
        case "upperRoman" | "lowerRoman" if 0 < value < 4000:
            return _roman(value) if form == "upperRoman" else _roman(value).lower()
    return str(value)


def hanzi(value: int) -> str:
    """A count in Chinese, to 9,999: 12 → 十二."""
    if not 0 < value < 10_000:
        return str(value)
    said, gap = "", False
    for size, place in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // size % 10
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + place
            gap = False
        else:
            gap = True
    return said[1:] if said.startswith("一十") else said


def _roman(value: int) -> str:
    said = ""
    for size, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    ):
        said += letters * (value // size)
        value %= size
    return said
