"""Short monthly releases of many cities whose every figure follows from exact levels."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

CITIES = (
    "大连市", "沈阳市", "青岛市", "厦门市", "宁波市", "武汉市", "成都市",
    "西安市", "南京市", "杭州市", "苏州市", "无锡市", "长沙市", "合肥市",
)  # fmt: skip
FIRST = 2008


def releases(many: int, *, seed: int = 7) -> Iterator[tuple[bytes, date]]:
    """*many* releases, month after month, with the day each was published."""
    rng = random.Random(seed)
    monthly = {(city, side): rng.randrange(10**4, 10**6) for city in CITIES for side in "出进"}
    to_date: dict[tuple[str, int, int], tuple[int, int]] = {}
    made = 0
    for year in range(FIRST - 1, FIRST + 10_000):
        for month in range(1, 13):
            for city in CITIES:
                till = to_date.get((city, year, month - 1), (0, 0))
                fresh = [monthly[city, side] * rng.randrange(850, 1180) // 1000 for side in "出进"]
                to_date[city, year, month] = till[0] + fresh[0], till[1] + fresh[1]
                if FIRST <= year:
                    now, then = to_date[city, year, month], to_date[city, year - 1, month]
                    yield _text(city, year, month, now, then), date(year + month // 12, month % 12 + 1, 20)
                    made += 1
                    if made == many:
                        return


def _text(city: str, year: int, month: int, now: tuple[int, int], then: tuple[int, int]) -> bytes:
    """Levels are in 万元 and printed in 亿元 to one place."""
    total, before = sum(now), sum(then)
    return (
        f"{year}年1-{month}月，{city}进出口总额{_yi(total)}亿元，同比{_growth(total, before)}。"
        f"其中，出口{_yi(now[0])}亿元，{_growth(now[0], then[0])}；"
        f"进口{_yi(now[1])}亿元，{_growth(now[1], then[1])}。"
        f"出口占全市进出口总额的{_tenths(1000 * now[0], total)}%。\n"
    ).encode()


def _yi(level: int) -> str:
    return _tenths(level, 1000)


def _growth(now: int, then: int) -> str:
    word = "增长" if then <= now else "下降"
    return f"{word}{_tenths(1000 * abs(now - then), then)}%"


def _tenths(part: int, whole: int) -> str:
    tenths = (2 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}"
