"""Whose a measure is that calls those counted before by the end of their name: 工业企业 of 规上工业企业."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.lexicon import Head
from yuebao.read.state.spoken import Subject
from yuebao.read.words.signs import ends_in, signs

_WATCHED: Final[tuple[str, ...]] = (
    *("监测", "样本", "抽样", "调查", "入统", "列统", "纳统", "直报", "联网", "参展", "重点"),
    *("限额以上", "限上", "企业", "集团", "所属"),
)
"""How those counted are told from all of their kind, before the count of them."""
_DONE: Final = re.compile("[新增建获评创]|认定|培育|引进|完成|开[展设通]|实施|组织|举办|取得|累计")
"""What was done with those counted, of which what is told of all of them is not."""

_HELD: Final = re.compile(
    "(?P<where>[^，、]{2,}?)(?:累计|共|新)*(?:吸引|集聚|汇聚|聚集|入驻|注册|设有?|迎来|拥有|引进)(?P<what>[^，、的]{2,8})"
)
"""What is counted somewhere, behind the verb that says so: 本届展会|吸引|参展企业, 软件园|注册|企业."""
_AT_LEAST: Final = re.compile("[0-9一二三四五六七]?A?星?级(?:及其?)?以上的?")
"""The lowest grade of those counted: CMMI|三级以上|企业, 三星级及以上|饭店."""
_PLACES_END: Final = signs("园区城谷港镇岛")


def held_there(printed: str, member: str, counted: str) -> str:
    """What those *printed* are called as some of those *counted* somewhere, where they name the same sort:
    本届展会吸引参展企业1260家，其中|境外企业; *member* is what is left of them without it. Nothing elsewhere.
    """
    if printed[-1:] == "级" and (least := _AT_LEAST.search(counted)) is not None:
        return counted[: least.start()] + printed + counted[least.end() :]  # CMMI三级以上企业，其中五级
    held = _HELD.fullmatch(counted) if member != printed else None
    if held is None or not held["what"].endswith(printed[len(member) :]):
        return ""
    where = held["where"] if ends_in(held["where"], _PLACES_END) else ""
    return where + member + held["what"]


def counted_so(before: str, known: Head, last: Subject) -> str:
    """The words *before* the measure *known*, with all that those counted *last* are called by where they are
    its end: 规模以上工业企业420家，|工业企业|利润; of no newcomers (新设外资企业30家，|外资企业|出口).
    """
    which = last.before.removesuffix(before)
    if which == last.before or known.nature == "price":
        return before
    long = len(before) > 3 and _DONE.search(which) is None
    return last.before if long or which.endswith(_WATCHED) else before


_MADE: Final = re.compile(
    "(?<=[业司行位构心店站户区园县市])(?:累计|合计|共计?|已|预计)*(?:实现|完成|达成|取得|创造)(?!率|度|情况|进度)(?=.{3})"
)
"""That somebody made it, before what was made."""


def made_so(words: str) -> str:
    """*words* whose measure no table holds, without the verb of who made it: 工业企业|实现|盈利总额."""
    return _MADE.sub("", words, count=1) if "实现" in words or "成" in words or "取得" in words else words


def sized_so(words: str, last: Subject | None) -> str:
    """*words* whose measure no table holds, so named: 公交运营线路365条，|运营线路总长度|7万公里."""
    if last is None or last.head != "数":
        return words
    size = next((n for n in range(len(words) - 2, 3, -1) if last.before.endswith(words[:n])), 0)
    longer = 0 < size < len(last.before) and _DONE.search(last.before[:-size]) is None
    return last.before + words[size:] if longer else words


_TRADERS: Final = re.compile(
    "(?P<which>.*?[进出]口(?:实绩|业绩|记录)的?)(?:外贸|对外贸易|进出口)?(?:经营|市场)?(?:企业|主体|单位)"
)
"""All that traded at all: 有进出口实绩的|外贸企业."""
_SORTS_OF_TRADERS: Final[tuple[str, ...]] = ("企业", "工商户", "主体", "商户", "单位", "合作社")


def traders_so(words: str, counted: str) -> str:
    """Those of the traders *counted* that *words* name by sort (有进出口实绩的|民营企业), if any."""
    own = words.endswith(_SORTS_OF_TRADERS) and "出口" not in words and "进口" not in words
    traders = _TRADERS.fullmatch(counted) if own else None
    return f"{traders['which'].removesuffix('的')}的{words}" if traders is not None else ""
