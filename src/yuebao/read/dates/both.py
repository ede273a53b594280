"""Texts that tell of a year that is over and of a part of the next: 2018年决算和2019年上半年预算执行情况."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterable

_BOTH: Final = re.compile(
    "(?P<year>20[0-9][0-9])年(?:度|全年)?[^，。；0-9]{2,30}?(?:以及|[和及与暨、])[^，。；0-9]{0,8}?"
    "(?P<next>20[0-9][0-9])年(?:度)?(?:上半年|[一二三四1-4]季度|前[一二三两]个?季度|前?[0-9一二三四五六七八九十]{1,3}"
    "(?:(?:月份?)?[-—－–~～至到]{1,2}[0-9一二三四五六七八九十]{1,3})?个?月|以来)(?!末|底)[^，。；0-9]{0,12}"
    "(?:决算|预算|执行|运行|形势|工作|完成|收支|计划|情况)"
)
"""What a report calls itself: 关于|2018年财政决算和2019年上半年预算执行|情况的报告."""


def year_begun(texts: Iterable[str]) -> int:
    """The later year of a text whose first words say that it is of the one before and of a part of that, else
    0: 报告2018年市级决算和|2019年|上半年预算执行情况.
    """
    for text in texts:
        said = _BOTH.search(text) if text.count("年", 0, 200) > 1 else None
        if said is not None and int(said["next"]) == int(said["year"]) + 1:
            return int(said["next"])
    return 0
