"""Counts that stand together, and what all did, told behind the last: 35家企业和|12个园区获得省级称号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.words.clauses import Clause

JOINING_COUNTS: Final = frozenset("、和与及")
"""What joins a count to the next one."""
_DID_TOGETHER: Final = re.compile(
    "[\\u4e00-\\u9fff]{1,10}?(?:均|都|已|先后|正在|共同)*(?P<did>(?:获得?|获评|获批|荣获|得到|取得|享受|列入|纳入|入围|入选|加入|接入|参加|参与|参展"
    "|通过|被(?=[^，、的了]{0,3}(?:评|认|授|列|纳|确|命))|受到|投入|实施|成功申报|上榜)[^，。；、0-9]{0,20})"
)
"""What so many did, behind the last of them: 园区|获得省级称号."""


def done_together(text: str, clause: Clause, start: int, unit_stop: int) -> str:
    """What those did that are counted from *start* on with others, each by a count of its own; nothing where
    the clause ends otherwise: 35家企业和|12个园区获得省级称号.
    """
    rest = [token for token in clause.numbers if token.start > start]
    if not rest or any(token.kind != "number" or token.value.section != "count" for token in rest):
        return ""
    stop = unit_stop
    for token in rest:
        between = text[stop : token.start].rstrip("近约余")
        if not 1 < len(between) < 16 or between[-1] not in JOINING_COUNTS:
            return ""
        stop = token.stop
    did = _DID_TOGETHER.fullmatch(text, rest[-1].stop, clause.stop)
    return did["did"] if did is not None else ""
