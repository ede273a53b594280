"""Where people were treated or served, one place after another: 医院9亿人次，基层医疗卫生机构36亿人次."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from yuebao.read.state.spoken import Subject

_INSTITUTIONS: Final = ("机构", "院", "中心", "室", "所", "站", "诊所", "门诊部")
"""How institutions are called that people go to."""


def visits_another(words: str, dimension: str, last: Subject) -> bool | None:
    """Whether *words* name where those were that *last* told of elsewhere (总诊疗人次95亿；基层医疗机构|49亿
    人次); None where they cannot.
    """
    treated = dimension == "人次" or (dimension == "人" and last.head.endswith(("入院人数", "出院人数")))
    if not treated or dimension != last.dimension or not words.endswith((*_INSTITUTIONS, "航线", "线路")):
        return None
    return words not in ("出院", "入院", "住院")


def without_institution(family: str, words: str) -> str:
    """*family* without where people were, beside another such place: 医疗卫生机构编制床位…，其中|医院."""
    if not words.endswith(_INSTITUTIONS):
        return family
    return "" if family.endswith(("医院", "卫生院", "卫生室", "中心")) else family.rpartition("机构")[2]
