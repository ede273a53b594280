"""A part that is told by its name alone, in whatever frame, has the measure told before: 执行额12亿美元…。
|美国|居首位，为5.2亿美元. Lands, zones and owners stand in each frame with each measure.
"""

from __future__ import annotations

import pytest

import yuebao

MEASURES = ("离岸服务外包执行额", "实际使用外资", "外贸出口额", "对外直接投资额", "对外承包工程完成营业额")
PAIRS = (("美国", "日本"), ("高新区", "经开区"), ("东盟", "欧盟"), ("香港", "新加坡"))
FRAMES = (
    "{0}表现突出，达5.2亿美元，增长8.1%，占43.3%。",
    "{0}保持稳定，5.2亿美元，增长8.1%，占43.3%。",
    "{0}保持较快增长，同比增长8.1%。",
    "其中，{0}5.2亿美元，增长8.1%，占43.3%；{1}2.1亿美元，下降3.2%。",
    "其中，{0}贡献最大，5.2亿美元，占43.3%，{1}2.1亿美元。",
    "{0}居首位，为5.2亿美元，占43.3%；{1}居第二位，为2.1亿美元。",
    "居首位的是{0}，5.2亿美元，占43.3%；其次是{1}，2.1亿美元。",
    "{0}最多，5.2亿美元，占43.3%；{1}次之，2.1亿美元，下降3.2%。",
    "{0}、{1}分别为5.2亿美元和2.1亿美元，同比分别增长8.1%和下降3.2%。",
    "{0}增长8.1%，{1}下降3.2%。",
    "{0}占比提升至43.3%。",
    "来自{0}的占43.3%，为5.2亿美元。",
    "主要构成为：{0}5.2亿美元，增长8.1%；{1}2.1亿美元，下降3.2%。",
    "主要有{0}（5.2亿美元）、{1}（2.1亿美元）。",
    "{0}同比多增0.5亿美元，增长8.1%；{1}减少0.2亿美元，下降3.2%。",
    "{0}由上年同期的4.8亿美元增至5.2亿美元，增长8.1%。",
    "而{0}仅5.2亿美元，下降8.1%，{1}更是降至2.1亿美元。",
    "{0}增长8.1%，拉动整体增长3.4个百分点。",
)
_SECOND = frozenset({"2.1亿美元", "第二位", "3.2%", "0.2亿美元"})


@pytest.mark.parametrize("measure", MEASURES)
def test_a_part_alone_has_the_measure_told_before(measure: str) -> None:
    wrong = []
    head = measure[-3:]
    for first, second in PAIRS:
        for frame in FRAMES:
            said = frame.format(first, second)
            text = f"清湖市2023年商务运行情况\n2023年，全市{measure}12亿美元，增长5.1%。{said}"
            told = [one for one in yuebao.read(text).records() if one["type"] != "ignored"][2:]
            for one in told:
                own = second if one["text"] in _SECOND else first
                name = one.get("indicator") or ""
                if own not in name or not name.endswith((head, "投资", "出口", "外资", "数")):
                    wrong.append((said, one["text"], name))
    assert not wrong
