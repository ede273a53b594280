"""How a sentence says that something stands above or below what others have."""

from __future__ import annotations

from typing import Final

OVER: Final = (
    "(?:[高低快慢大小多少好优强弱逊差]于|[高超]出|超过?|超越|领先于?|落后于?|滞后于?"
    "|领跑|跑赢|胜过|胜于|不及|不如)"
)
"""What leads to what others have: 高于|全市, 领先|平均水平."""
_ALL: Final = "(?:全[国省市区州县旗行]|世界|全球|行业|同业)"
_MEAN: Final = "(?:平均水平|平均值|平均数|均值|平均增速|平均增幅|平均)"
_OF_ALL: Final = f"(?:{_ALL}(?:同期)?(?:规上工业|工业)?(?:{_MEAN}|水平|增速|增幅)?|{_MEAN})"
OVER_ALL: Final = (
    f"(?:(?P<on>{OVER}){_OF_ALL}(?=的|[0-9])|(?P<than>[比较]){_OF_ALL}(?:要|更)?[高低快慢大小多少](?=的))"
)
"""What is held against all, before who is counted: 增速|高于全省|的, 增速|比全市平均水平高|的."""
