"""Charts as SVG: bars with how they changed, and a series over time. Pure text out, no library.

Red is up and green is down, as China prints them; an arrow says it too, so that a chart loses nothing
in grey. Coordinates are pixels and carry no data: the numbers stand in the labels, as they were given.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape

Row = tuple[str, Decimal, Decimal | None]
"""What a bar is, how much, and by how many per cent it changed on a year ago."""

WIDTH = 680
FONTS = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
INK, SOFT, GRID, BAR, LAST = "#1d2530", "#5a6472", "#d9dee5", "#35618f", "#1f3f63"
UP, DOWN = "#b3261e", "#1b7a3d"


def bars(*, title: str, unit: str, rows: Sequence[Row], source: str = "", words: str = "") -> str:
    """Horizontal bars, one a row, each with its value and an arrow for its change.

    *words* is the alternative text; the title serves where there is none. Negative values reach left.
    """
    line, top = 38, 64
    height = top + line * len(rows) + (34 if source else 14)
    left = 34 + max((_wide(label, 15) for label, _, _ in rows), default=0)
    changed = any(change is not None for _, _, change in rows)
    values = [f"{value:,f}" for _, value, _ in rows]
    right = 20 + max((_wide(text, 15) for text in values), default=0) + (96 if changed else 0)
    room = max(WIDTH - left - right - 20, 80)
    low = min([Decimal(0), *(value for _, value, _ in rows)])
    high = max([Decimal(0), *(value for _, value, _ in rows)])
    span = (high - low) or Decimal(1)
    zero = left + room * -low / span
    out = [_head(WIDTH, height, title, unit, words)]
    for place, (label, value, change) in enumerate(rows):
        y = top + line * place
        wide = max(room * abs(value) / span, Decimal(1))
        x = zero - wide if value < 0 else Decimal(zero)
        out.append(_text(left - 10, y + 19, label, 15, anchor="end"))
        out.append(f'<rect x="{_px(x)}" y="{y + 4}" width="{_px(wide)}" height="20" rx="2" fill="{BAR}"/>')
        end = x + wide + 8
        out.append(_text(end, y + 19, values[place], 15))
        if change is not None:
            out.append(_arrow(WIDTH - 20, y + 19, change))
    out.append(
        f'<line x1="{_px(zero)}" y1="{top - 4}" x2="{_px(zero)}" y2="{top + line * len(rows) - 6}" '
        f'stroke="{INK}" stroke-width="1"/>'
    )
    if changed:
        out.append(_text(WIDTH - 20, top - 10, "同比", 12, fill=SOFT, anchor="end"))
    if source:
        out.append(_text(20, height - 12, f"资料来源：{source}", 12, fill=SOFT))
    return "".join([*out, "</svg>"])


def line(
    *, title: str, unit: str, points: Sequence[tuple[str, Decimal | None]], source: str = "", words: str = ""
) -> str:
    """A series over time; a point without a value leaves a gap. The last value is written out."""
    height, left, right, top, bottom = 320, 84, 96, 64, 66
    known = [value for _, value in points if value is not None]
    out = [_head(WIDTH, height, title, unit, words)]
    if known:
        ticks = _ticks(min(known), max(known))
        low, high = ticks[0], ticks[-1]
        tall, wide = height - top - bottom, WIDTH - left - right
        span = (high - low) or Decimal(1)
        for tick in ticks:
            y = top + tall * (high - tick) / span
            out.append(
                f'<line x1="{left}" y1="{_px(y)}" x2="{WIDTH - right}" y2="{_px(y)}" stroke="{GRID}"/>'
            )
            out.append(_text(left - 8, y + 4, f"{tick:,f}", 12, fill=SOFT, anchor="end"))
        step = Decimal(wide) / max(len(points) - 1, 1)
        every = -(-len(points) * 64 // wide) or 1
        path, pen = [], "M"
        for place, (label, value) in enumerate(points):
            x = left + step * place
            if (len(points) - 1 - place) % every == 0:
                out.append(_text(x, height - bottom + 20, label, 12, fill=SOFT, anchor="middle"))
            if value is None:
                pen = "M"
                continue
            y = top + tall * (high - value) / span
            path.append(f"{pen}{_px(x)} {_px(y)}")
            pen = "L"
            out.append(f'<circle cx="{_px(x)}" cy="{_px(y)}" r="2.6" fill="{BAR}"/>')
            last = x, y, value
        out.append(f'<path d="{"".join(path)}" fill="none" stroke="{BAR}" stroke-width="2"/>')
        x, y, value = last
        out.append(f'<circle cx="{_px(x)}" cy="{_px(y)}" r="4" fill="{LAST}"/>')
        out.append(_text(x + 9, y + 5, f"{value:,f}", 14, weight=700))
    if source:
        out.append(_text(20, height - 14, f"资料来源：{source}", 12, fill=SOFT))
    return "".join([*out, "</svg>"])


def _head(width: int, height: int, title: str, unit: str, words: str) -> str:
    """The opening of a picture, with what a screen reader says of it, and its title."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label="{escape(words or title)}" font-family="{FONTS}">'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
        + _text(20, 30, title, 17, weight=700)
        + (_text(20, 50, f"单位：{unit}", 12, fill=SOFT) if unit else "")
    )


def _arrow(x: int, y: int, change: Decimal) -> str:
    if not change:
        return _text(x, y, "持平", 14, fill=SOFT, anchor="end")
    sign, fill = ("▲", UP) if change > 0 else ("▼", DOWN)
    return _text(x, y, f"{sign} {abs(change):f}%", 14, fill=fill, anchor="end", weight=700)


def _text(
    x: Decimal | int, y: Decimal | int, words: str, size: int, *, fill: str = INK, anchor: str = "start",
    weight: int = 400,
) -> str:  # fmt: skip
    more = f' text-anchor="{anchor}"' if anchor != "start" else ""
    more += f' font-weight="{weight}"' if weight != 400 else ""
    return f'<text x="{_px(x)}" y="{_px(y)}" font-size="{size}" fill="{fill}"{more}>{escape(words)}</text>'


def _px(at: Decimal | int) -> str:
    return f"{Decimal(at):.1f}"


def _wide(words: str, size: int) -> int:
    """About how many pixels *words* take: a full-width character is as wide as it is tall."""
    return sum(size if ord(c) > 0x2E7F else size * 5 // 9 for c in words)


def _ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Four to seven round numbers that hold *low* and *high* between them."""
    if low == high:
        low, high = low - abs(low) / 10 - 1, high + abs(high) / 10 + 1
    rough = (high - low) / 4
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * many for many in (1, 2, 5, 10) if rough <= power * many)
    first, last = (
        (low / step).to_integral_value("ROUND_FLOOR"),
        (high / step).to_integral_value("ROUND_CEILING"),
    )
    return [step * many for many in range(int(first), int(last) + 1)]
