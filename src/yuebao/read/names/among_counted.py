"""Whose a measure is that calls those counted before by the end of their name: 工业企业 of 规上工业企业."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.lexicon import Head
from yuebao.read.state.spoken import Subject

_WATCHED: Final[tuple[str, ...]] = (
    *("监测", "样本", "抽样", "调查", "入统", "列统", "纳统", "直报", "联网", "参展", "重点"),
    *("限额以上", "限上", "企业", "集团", "所属"),
)
"""How those counted are told from all of their kind, before the count of them."""
_DONE: Final = re.compile("[新增建获评创]|认定|培育|引进|完成|开[展设通]|实施|组织|举办|取得|累计")
"""What was done with those counted, of which what is told of all of them is not."""


def counted_so(before: str, known: Head, last: Subject) -> str:
    """The words *before* the measure *known*, with all that those counted *last* are called by where they are
    its end: 规模以上工业企业420家，|工业企业|利润; of no newcomers (新设外资企业30家，|外资企业|出口).
    """
    which = last.before.removesuffix(before)
    if which == last.before or known.nature == "price":
        return before
    long = len(before) > 3 and _DONE.search(which) is None
    return last.before if long or which.endswith(_WATCHED) else before


def sized_so(words: str, last: Subject) -> str:
    """*words* whose measure no table holds, so named: 公交运营线路365条，|运营线路总长度|7万公里."""
    size = next((n for n in range(len(words) - 2, 3, -1) if last.before.endswith(words[:n])), 0)
    longer = 0 < size < len(last.before) and _DONE.search(last.before[:-size]) is None
    return last.before + words[size:] if longer else words
