"""What was done with those counted, trade by trade, told with the first: 新批制造业外资项目45个."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

NAMED_BY_TRADE: Final = frozenset({"业项目", "业企业", "资项目", "资企业"})
"""How those of one trade are named that are counted."""
_OF_TRADE: Final = re.compile("(?![新规限])(?P<trade>[^，、的]{1,8}业)(?P<sort>外资|外商投资)?(?:项目|企业)")
_FIRST: Final = re.compile(
    "(?P<did>(?:(?:新增|新批|新设立?|新签约?|新引进|新开工|新注册|新入库|新落户|新建|新)"
    "(?:签约|引进|开工|批准|核准|备案|设立|注册)?)(?:[^，、]{0,10}?以上的?)?)"
    "(?P<trade>[^，、的]{1,8}业)?(?P<sort>外资|外商投资|内资|省外|市外|招商引资)?(?P<noun>项目|企业)"
)
"""Those counted first, with what was done with them and of what trade they are, if of one."""
_NEAR: Final = 8
"""How many figures back the first of them may stand."""


def done_likewise(speech: Speech, words: str, at: int) -> str:
    """*words*, that count those of one trade by name alone, with what was done with those of the one before:
    新签约工业项目31个，总投资3亿元；|服务业项目|76个. Unchanged where none such was told in the sentence.
    """
    named = _OF_TRADE.fullmatch(words)
    if named is None:
        return words
    opened = max(speech.text.rfind(mark, 0, at) for mark in "。\n")
    for draft in reversed(speech.drafts[-_NEAR:]):
        if draft.start < opened:
            break
        subject = draft.subject
        if subject.head != "数" or draft.kind != "level":
            continue
        first = _FIRST.fullmatch(subject.before)
        if first is None or first["noun"] != words[-2:] or not (first["trade"] or words[-2:] == "项目"):
            break
        return f"{first['did']}{named['trade']}{named['sort'] or first['sort'] or ''}{words[-2:]}"
    return words
