"""Pages whose text runs down, up or backwards: made upright before they are laid out, and boxes turned back.

A table too wide for its page is printed on its side; old-style Chinese runs down in lines from the right.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:  # the child that reads PDFs needs this module without the others
    from yuebao.core.text import Box

RIGHT, DOWN, LEFT, UP = range(4)
"""The way the characters follow one another."""

_SAMPLE = 3_000  # characters
_FEW = 20  # pairs of neighbours: fewer tell nothing


def direction(text: str, boxes: Sequence[float]) -> int:
    """The way most characters of a page follow one another."""
    seen: Counter[int] = Counter()
    before: tuple[float, float, float] | None = None
    for at, character in enumerate(text[:_SAMPLE]):
        x0, y0, x1, y1 = boxes[4 * at : 4 * at + 4]
        if character.isspace() or x1 <= x0 or y1 <= y0:
            continue
        x, y, size = (x0 + x1) / 2, (y0 + y1) / 2, max(x1 - x0, y1 - y0)
        if before is not None:
            right, down = x - before[0], y - before[1]
            if max(abs(right), abs(down)) < 2 * max(size, before[2]):
                if abs(down) < abs(right):
                    seen[RIGHT if 0 < right else LEFT] += 1
                else:
                    seen[DOWN if 0 < down else UP] += 1
        before = x, y, size
    way, often = max(seen.items(), key=lambda told: told[1], default=(RIGHT, 0))
    return way if _FEW < often and sum(seen.values()) < 1.6 * often else RIGHT


def upright(boxes: array[float], way: int, width: float, height: float) -> array[float]:
    """Boxes of a page of this *width* and *height* as they are once its text runs to the right."""
    x0, y0, x1, y1 = (boxes[edge::4] for edge in range(4))

    def less(whole: float, edges: array[float]) -> array[float]:
        return array("f", [whole - edge for edge in edges])

    turned = array("f", bytes(4 * len(boxes)))
    if way == DOWN:
        turned[0::4], turned[1::4], turned[2::4], turned[3::4] = y0, less(width, x1), y1, less(width, x0)
    elif way == UP:
        turned[0::4], turned[1::4], turned[2::4], turned[3::4] = less(height, y1), x0, less(height, y0), x1
    else:
        turned[0::4], turned[1::4] = less(width, x1), less(height, y1)
        turned[2::4], turned[3::4] = less(width, x0), less(height, y0)
    return turned


def shown(box: Box, way: int, width: float, height: float) -> Box:
    """A box of the upright page on the page as it is shown, of this *width* and *height*."""
    left, top, right, bottom = box
    if way == DOWN:
        return width - bottom, left, width - top, right
    if way == UP:
        return top, height - right, bottom, height - left
    return width - right, height - bottom, width - left, height - top


def along(edges: Sequence[float], way: int, width: float, height: float) -> list[float]:
    """Abscissas of the upright page where its lines run on the page as it is shown: down, up or backwards."""
    if way == DOWN:
        return list(edges)
    return [(height if way == UP else width) - edge for edge in edges]
