"""Number formats of spreadsheets: what a cell shows, not what it stores (ECMA-376, 18.8.30)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

GENERAL = "General"
#: The formats that files name by number alone.
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm",
    19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"',
    29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"', 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # fmt: skip

_FIFTEEN = 15  # significant digits that a spreadsheet keeps
_ELEVEN = 11  # and that it shows where no format is set
_LARGE = 40  # digits before the point beyond which a number is shown as it is stored
_PIECE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|.', re.DOTALL)
_COLOUR = re.compile(
    r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|color\s*\d+|黑色|蓝色|绿色|红色|白色|黄色|dbnum\d|\$[^\]]*|[<>=][^\]]*)\]",
    re.IGNORECASE,
)
_SHORT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?")
_FRACTION = re.compile(r"[0#?]\s*/\s*[0-9#?]|[Ee][+-]")
_MONEY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")


def shown(stored: str, code: str, *, from_1904: bool = False) -> str:
    """The stored number as the format *code* shows it; *stored* itself where that is no number.

    >>> shown("0.097", "0.0%"), shown("1183.6", "#,##0.00"), shown("45292", "yyyy年m月")
    ('9.7%', '1,183.60', '2024年1月')
    """
    if code == GENERAL and len(stored) <= _ELEVEN and _SHORT.fullmatch(stored) is not None:
        return stored  # most cells are so
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return stored
    if not number.is_finite() or _LARGE < number.adjusted() or number.adjusted() < -_LARGE:
        return stored
    number = _significant(number, _FIFTEEN)
    sections = _sections(code[:255])
    section, plain_sign = _section(sections, number)
    if section.strip().lower() in ("", "general", "@", "g/通用格式", "general "):
        return _plain(number)
    if is_date(section):
        return _moment(number, section, from_1904) or _plain(number)
    if _FRACTION.search(section) is not None:
        return _plain(number)
    return _number(number, section, plain_sign)


@lru_cache
def is_date(code: str) -> bool:
    """Whether a format shows a day or a time."""
    bare = "".join(
        one for one in _PIECE.findall(code) if one[0] not in '"\\_*' and (one[0] != "[" or one[1:2] in "hms")
    )
    return re.search(r"[ymdhs]", bare, re.IGNORECASE) is not None and "general" not in bare.lower()


@lru_cache
def _sections(code: str) -> tuple[str, ...]:
    """A format's sections: for positive numbers, negative ones, zero and text."""
    parts = [""]
    for one in _PIECE.findall(code):
        if one == ";":
            parts.append("")
        else:
            parts[-1] += one
    return tuple(parts)


def _section(sections: tuple[str, ...], number: Decimal) -> tuple[str, bool]:
    """The section for *number* and whether a minus is to be put before it."""
    if number < 0 and len(sections) > 1:
        return sections[1], False
    if number == 0 and len(sections) > 2:
        return sections[2], True
    return sections[0], True


def _significant(number: Decimal, digits: int) -> Decimal:
    if not number or len(number.as_tuple().digits) <= digits:
        return number
    return number.quantize(Decimal(1).scaleb(number.adjusted() - digits + 1), rounding=ROUND_HALF_UP)


def _plain(number: Decimal) -> str:
    """As a cell without a format shows it."""
    text = f"{_significant(number, _ELEVEN):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(number: Decimal, section: str, plain_sign: bool) -> str:
    """A number by its section: percents, thousands, decimals, words around it."""
    said, form = _layout(section)
    if not form:
        return said
    percent = said.count("%") or said.count("％")
    scale = len(form) - len(form.rstrip(","))
    whole, _, fraction = form.rstrip(",").partition(".")
    number = abs(number).scaleb(2 * percent - 3 * scale) * (1 if 0 <= number else -1)
    places = len(fraction.replace(",", ""))
    rounded = abs(number).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    optional = len(fraction) - len(fraction.rstrip("#?"))
    if optional and places:
        kept = len(text) - optional
        text = text[:kept] + text[kept:].rstrip("0")
        text = text.removesuffix(".")
    if "0" not in whole and text.startswith("0.") and places:
        text = text[1:] if "#" in whole or not whole else text
    if text.startswith("."):
        text = "0" + text  # Excel prints .5; a reader of figures needs the nought
    minus = "-" if number < 0 and plain_sign and rounded else ""
    return (minus + said.replace("\0", text)).strip()


@lru_cache
def _layout(section: str) -> tuple[str, str]:
    """What a section says around its number, with ``\\0`` where that goes, and the number's own form."""
    section = _COLOUR.sub("", _MONEY.sub(lambda money: f'"{money[1]}"', section))
    said: list[str] = []
    form = ""
    for one in _PIECE.findall(section):
        if one[0] == '"':
            said.append(one[1:-1])
        elif one[0] == "\\":
            said.append(one[1:])
        elif (one[0] in "_*" and len(one) == 2) or (one[0] == "[" and one[-1] == "]"):
            continue
        elif one in "0#?.,":
            if not form:
                said.append("\0")
            form += one
        else:
            said.append(one)
    return "".join(said), form


def _moment(number: Decimal, section: str, from_1904: bool) -> str | None:
    """A day or a time by its section; None for a number that is no day."""
    if number < 0 or 2_958_466 <= number:
        return None
    days = int(number)
    # A spreadsheet's 1900 had a 29 February: days before 1 March are one further on.
    base = date(1904, 1, 1) if from_1904 else date(1899, 12, 30 if 60 <= days else 31)
    try:
        day = base + timedelta(days=days)
    except OverflowError:
        return None
    seconds = min(int(((number - days) * 86_400).to_integral_value(rounding=ROUND_HALF_UP)), 86_399)
    when = datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)
    said: list[str] = []
    minutes = False  # an m after h, or before s, is of minutes
    pieces = _PIECE.findall(re.sub(r"\[(h+|m+|s+)\]", r"\1", section, flags=re.IGNORECASE))
    at = 0
    while at < len(pieces):
        one = pieces[at]
        if one[0] == '"':
            said.append(one[1:-1])
        elif one[0] == "\\":
            said.append(one[1:])
        elif (one[0] in "_*" and len(one) == 2) or one[0] == "[":
            pass
        elif one.lower() in "ymdhs":
            run = one.lower()
            while at + 1 < len(pieces) and pieces[at + 1].lower() == run[0]:
                run += run[0]
                at += 1
            after = "".join(pieces[at + 1 : at + 4]).lower()
            if run[0] == "m" and (minutes or after.lstrip(':"\\').startswith("s")):
                said.append(f"{when.minute:02}" if len(run) > 1 else str(when.minute))
                minutes = False
            else:
                said.append(_moment_part(when, run))
                minutes = run[0] == "h"
        else:
            said.append(one)
        at += 1
    return "".join(said).split("@")[0].rstrip(";").strip()


def _moment_part(when: datetime, run: str) -> str:
    match run[0]:
        case "y":
            return f"{when.year:04}" if len(run) > 2 else f"{when.year % 100:02}"
        case "m":
            return f"{when.month:02}" if len(run) == 2 else str(when.month)
        case "d":
            if len(run) > 2:
                return ""  # the name of a weekday
            return f"{when.day:02}" if len(run) == 2 else str(when.day)
        case "h":
            return f"{when.hour:02}" if len(run) > 1 else str(when.hour)
        case _:
            return f"{when.second:02}" if len(run) > 1 else str(when.second)
