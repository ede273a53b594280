"""Whose figures are those that no sentence before them names an area for: what the text says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_MINISTRIES = (
    "财政部|商务部|国家(?:统计|外汇|税务|能源|邮政|医保|发展|铁路|移民|旅游|粮食|卫生?健康?委|知识产权)|海关总署"
    "|工业和信息化部|工信部|交通运输部|文化和旅游部|文旅部|农业农村部|社会保障部|人社部|教育部|公安部|民政部|民航局"
    "|水利部|科技部|自然资源部|应急管理部|市场监管总局|金融监管总局|国务院|国新办|中国人民银行|央行|中国汽车工业协会"
    "|中汽协|乘联会|中国物流与采购联合会|中电联|中国电力企业联合会|(?<![\u4e00-\u9fff])[银保证]{1,2}监会"
)
MINISTRY = re.compile(_MINISTRIES)
"""Who speaks for the whole country."""
_SPEAKS = (
    "[^。；]{0,40}?"
    "(?:印发|获悉|了解到|公布|发布|披露|数据|显示|消息|通报|宣布|介绍|表示|指出|统计|网站|负责人|发言人|司长|：)"
)
_LOCAL = (
    "(?P<seat>[省市县区州])(?:人民)?"
    "(?:政府|人大|人民代表大会|统计|商务|财政|外经贸|发改|工信|经信|教育|文旅|旅游|交通|农业农村|人社|卫健|税务"
    "|海关|科技)"
)
_OWN = (
    "(?P<own>[全我][国省市县州盟旗区]|全球|本[省县港澳])"
    "(?!性|人大|人民|政协|两会|[各第其]|平均|[一二三四五六七八九十百]|[^，。；]{0,6}(?:平均|水平|第[一二三四五六七八九十0-9]|排名))"
)
_TELLS = re.compile(
    f"(?P<ministry>(?:{_MINISTRIES})(?=(?!驻){_SPEAKS}))"
    f"|(?:^|(?<=[从据由经为向，。；：、 \\n]))(?:{_LOCAL})"
    f"|(?:^|(?<=[，。；：、）)“” \\n　月季年度份日末底期来间来看]))(?:{_OWN})"
)
DATELINE = re.compile("[0-9]{1,2}月[0-9]{1,2}日?(?:专?电|讯)|专?电(?=[（ 　])|报道")
"""What stands behind the city that a piece of news was written in: 北京|11月13日电."""
_LEVELS = {
    "省": "province", "市": "city", "区": "region", "县": "county", "州": "prefecture", "盟": "league",
    "旗": "banner",
}  # fmt: skip
_ELSEWHERE = (
    ("香港特别行政区", re.compile("政府统计处|土地注册处")),
    ("澳门特别行政区", re.compile("统计暨普查局")),
    ("台湾省", re.compile("主计总?处|国发会|(?:^|(?<=[，。；：]))经济部(?!长)")),
)
"""Offices of the places whose texts speak of 中国 as of somebody else."""
_ABROAD = (
    ("全国", re.compile("商务部|国家统计局|海关总署")),
    ("香港特别行政区", re.compile("政府统计处|土地注册处|港元|访港|香港")),
    ("澳门特别行政区", re.compile("统计暨普查局|澳门")),
    ("台湾省", re.compile("经济部|主计总?处|国发会|新台币|金管会|财政部|台湾")),
)
"""What tells which of them a text is of that is known to be of one of them."""


class Told(NamedTuple):
    """An ``area`` as such, or the ``level`` of the document's own."""

    area: str = ""
    level: str = ""


def elsewhere(texts: Iterable[str], *, abroad: bool) -> str | None:
    """Which of Hong Kong, Macao and Taiwan *texts* are of, by the office that they name first; an *abroad*
    text, which is known to be of one of them, also by its money and its name.
    """
    for text in texts:
        found = [
            (it.start(), area)
            for area, named in (_ABROAD if abroad else _ELSEWHERE)
            if (it := named.search(text)) is not None
        ]
        if found:
            return min(found)[1]
    return None


def told_of(texts: Iterable[str]) -> Told | None:
    """What *texts* are of, by who issued them (商务部发布, 从市统计局获悉) or what they call their own
    (我省): the first of these; None when they tell neither.
    """
    for text in texts:
        found = _TELLS.search(text)
        if found is None:
            continue
        if found["ministry"]:
            return Told(area="全国")
        said = found["seat"] or found["own"][-1]
        if said in _LEVELS:
            return Told(level=_LEVELS[said])
        return Told(area={"国": "全国", "球": "全球", "港": "香港特别行政区", "澳": "澳门特别行政区"}[said])
    return None
