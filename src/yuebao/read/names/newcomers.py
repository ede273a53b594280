"""Newcomers that are counted: firms just set up, projects just begun, and what they do not own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.lexicon import Head

_NEWCOMERS = re.compile(
    "(?:新(?:[增设批]|注册|登记|引进|备案|认定|获批)|(?<=[区园城])(?:注册|入驻))[^，]{0,6}(?:企业|项目)$"
)
"""Newcomers, or all on a zone's list, counted, which are not who trades in what is told next."""
_AT_HOME: Final = re.compile("^国内市场|(?<=.)(?:国内|国际|海外)(?:市场)?$")

_NEW_ALONE: Final = frozenset(
    new + filed
    for new in (
        "新增",
        "新",
        "新设",
        "新设立",
        "新认定",
        "新引进",
        "新批",
        "新批准",
        "新培育",
        "新获批",
        "新入库",
    )
    for filed in ("", "登记", "注册", "备案")
)
"""How newcomers are told from all of their kind, without what they are."""
_REGISTERED: Final[tuple[str, ...]] = ("新注册", "新登记", "新上牌")
_BEGUN: Final[tuple[str, ...]] = ("新批", "新设", "新开工", "新引进", "新落户", "新入库")
"""How those are called that come and that begin."""


def is_newcomer(words: str) -> bool:
    """Whether *words* are of newcomers that are counted by themselves behind any measure: 机动车保有量…；
    |新登记机动车|1871万辆; 固定资产投资…，|新开工项目|增长5%.
    """
    if words[:1] != "新":
        return False
    begun = words.startswith(_BEGUN) and words.endswith(("企业", "项目", "主体"))
    return begun or words.startswith(_REGISTERED)


def without_newcomers(before: str, known: Head) -> str:
    """The words *before* a measure *known* without newcomers: the zone that they were counted in, which
    trades itself (甲片区|新增企业52家；完成进出口), or what is sold at home (挖掘机|国内|销量3万台；|出口|);
    nothing of newcomers alone (|新增|从业人员3650人。合同签约额).
    """
    if before in _NEW_ALONE:
        return "" if known.nature == "flow" else before
    if not known.trade:
        return before
    before = _AT_HOME.sub("", before)
    newcomers = _NEWCOMERS.search(before) if before[-2:] in ("企业", "项目") else None
    return before if newcomers is None else before[: newcomers.start()]
