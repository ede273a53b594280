"""In how many lands somebody invested, and what was invested there: 对|132个国家和地区|的3426家境外企业
进行了非金融类直接投资.
"""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re

_LANDS: Final = re.compile(
    "(?P<lands>国家(?:和地区|（地区）)?|地区|经济体)(?:的[0-9]*家?[^，。；0-9]{0,4}企业)?(?:进行了?|开展了?)"
    "(?P<what>[^，。；0-9]{0,8}?投资)"
)


def lands_invested_in(text: str, start: int, stop: int) -> str:
    """What a count of lands that ends at *stop* is of, by what was invested in them; "" if nothing was.
    *start* is where the number begins.
    """
    if not text.startswith(("国", "地", "经"), stop):
        return ""
    found = _LANDS.match(text, stop)
    before = text[max(0, start - 16) : start]
    if found is None or "对" not in before or "沿线" in before or "共建" in before:
        return ""  # 对沿线的|46个国家: whom it was invested in
    return f"{found['what']}{found['lands'].replace('（地区）', '和地区')}"
