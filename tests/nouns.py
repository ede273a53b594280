"""Names are noun phrases: what no name holds, begins or ends with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

GARBLED = re.compile(
    "^[—–―─－*＊●○■□◆◇★•>＞、，。；：.①-⑳）]|[“”‘’「」『』《》*＊#|，。；：]|、、|的的"
    "|^(?:例如|比如|如(?![东皋意期家新何果])|在(?![岸孵站研校园职册建线营保外岗学用库途网产手统审训办租管读押役编籍逃售杭华沪京穗蓉宁苏闽粤港澳陕湘])|与(?!会)|[而但且]|和(?![田平县解静林龙顺])|[及或]"
    "|因(?![特素公病工故])|受(?![害损理益教伤灾训访过雇聘援助案众让话])|尤其|其中|此外|另外|属|[是则的了]|不仅|更是|低于|高于|今年|去年|其余|相关|该|这|连续|继续(?!率)|级|胞)"
    "|(?:的|了|是|或|将|从|分别|其中|同比|环比|继续|基础上|情况下|带动下)$"
    "|基础上|[带拉推]动下|密切相关|备受|具有较|近年来|不仅|更是"
)
"""What no name holds, begins or ends with."""
NAMES_ALL_THE_SAME = frozenset({"剔除所有政府一次性纾困措施的影响"})
"""What is told without something is so named: 剔除…的影响."""


def names(record: dict[str, Any]) -> list[str]:
    cut = record["breakdown"]
    assert isinstance(cut, dict)
    parts = [
        str(part)
        for value in cut.values()
        if value
        for part in (value if isinstance(value, list) else [value])
    ]
    return [str(record["indicator"]), *parts]


def torn(records: Iterable[dict[str, Any]]) -> list[str]:
    """The names of the figures among *records* that are none."""
    found = [name for one in records if one["type"] == "figure" for name in names(one)]
    return [
        name
        for name in found
        if name not in NAMES_ALL_THE_SAME and (GARBLED.search(name) or name.count("（") != name.count("）"))
    ]
