"""What something was before, printed behind the time it is compared with, is of that time, whatever it did
since: 29.5亿美元，较去年同期24.3亿美元|成长|21.1%.
"""

from __future__ import annotations

import pytest
from tests.turns import turns

import yuebao

_THAN = {
    "较去年同期": "2024-11",
    "比上年同期的": "2024-11",
    "较上年同月": "2024-11",
    "较去年11月": "2024-11",
    "较2024年11月的": "2024-11",
    "较10月份": "2025-10",
    "比上月": "2025-10",
    "较上月的": "2025-10",
}
_SAID = """
增长 成长 上升 增加 提高 上涨 攀升 下降 减少 下跌 衰退 回落 下滑 减 升 增 大增 大幅增加 年增 小幅增长 微增
略减 增长了 上扬 高出 多 少
"""
_DID = _SAID.split()


@pytest.mark.parametrize("than", _THAN)
@pytest.mark.parametrize(("what", "unit"), [("机械出口额", "亿美元"), ("全县接待游客", "万人次")])
def test_a_comparators_own_value_is_of_its_time(than: str, what: str, unit: str) -> None:
    wrong = []
    for did in turns(_DID):
        for much in ("21.1%", f"5.2{unit}"):
            text = f"2025年11月，{what}29.5{unit}，{than}24.3{unit}{did}{much}。"
            told = [one for one in yuebao.read(text).records() if one["type"] == "figure"]
            if [one["period"] for one in told] != ["2025-11", _THAN[than], "2025-11"]:
                wrong.append(did)
    assert not wrong
