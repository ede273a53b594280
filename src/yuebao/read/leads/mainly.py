"""What something told is mostly of, before its measure: 出口市场以|亚洲|为主，出口额41亿美元."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.changes.prevailing import is_share_ahead
from yuebao.read.leads.leaders import is_list
from yuebao.read.leads.scopes import flow_of
from yuebao.read.leads.standings import goes_with
from yuebao.read.names.ahead import AMOUNT_NEXT, measured_ahead
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject
from yuebao.read.words.clauses import Clause
from yuebao.read.words.phrases import clean

_STILL: Final = "(?:依然|仍然?|依旧|继续|目前|主要|大多|基本|普遍|均|都|也|则)*"
_MAINLY: Final = re.compile(
    f"(?P<of>[^，、。：以]{{2,12}}?){_STILL}(?:以(?P<who>[^，、以]{{2,14}}?)(?:方式)?为主(?:[体导])?|主要[为是](?P<one>[^，、为是]{{2,14}}))"
)
"""A whole, and what it is mostly of: 贸易方式以|一般贸易|为主, 出口市场主要为|亚洲."""
_SOLE: Final = re.compile(
    "(?:主要|最大的?|首要|第一大)(?P<flow>进出口|出口|进口)?(?:市场|来源[地国]|目的[地国]|(?:贸易)?伙伴|(?P<goods>商品|产品|品种|货物))"
    f"{_STILL}[为是](?P<who>[^，、为是]{{2,10}})"
)
"""The one partner that most of a trade is with: 主要出口市场为|东盟|."""
_FIRST: Final = re.compile(
    f"(?P<who>[^，、以占]{{2,14}}?){_STILL}(?:(?:占比|规模|总量|份额|体量|金额)?(?:最[多大高]|居[首前]|领先|领跑)|占大头|唱主角|[居列]?次之|居次|紧随其后)"
)
"""A part that is said to be the largest or next, alone: 美国|最多."""
_MAINLY_OF: Final = re.compile(
    "(?P<whose>[对自从向与][^，、以]{2,10}?)?(?P<flow>进出口|出口|进口)(?:商品|产品)?(?:依然|仍然?|依旧|继续|主要)*以(?P<of>[^，]{2,40}?)等?为主"
)
"""What a flow of trade is mostly of."""
_AMOUNT: Final = re.compile(
    "，(?:[共总合]?计|共|总额|金额|累计|实现|完成|约|近|超过?|达到?|为|其中)*[0-9.,]+(?:[万亿]+[美欧日港]?元|[个家份项户])"
)
"""How a clause goes on that tells only how much of it that is: ，共4亿美元."""
_COMERS: Final = frozenset({"客源", "客源地", "客源市场", "客流"})
"""What calls those who came by whence they are."""
_FLOW: Final = re.compile("进出口|出口|进口")
_ABOUT: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("外资", ("外资",)),
    ("投资", ("投资", "外资")),
    ("贸易", ("进出口", "出口", "进口")),
    ("投向", ("外资", "投资")),
    ("流向", ("外资", "投资")),
    ("业务", ("执行额", "执行金额", "合同额", "业务收入")),
)
"""What words of a whole speak of, and how its measure ends or what it holds."""


def read_mainly(speech: Speech, clause: Clause, words: str) -> bool:
    """Speaks of what most of a whole is, whose measure, amount or share comes next without its name:
    投资流向以亚洲为主，|共4亿美元; 贸易方式以一般贸易为主，|进出口31亿美元.
    """
    first = _FIRST.fullmatch(words) if AMOUNT_NEXT.match(speech.text, clause.stop) is not None else None
    if first is not None and goes_with(speech, who := clean(first["who"])):
        speech.speak_of((speech.name(who, dimension="", section="ratio"),))
        return True  # 美国最多，5.2亿美元
    sole = _SOLE.fullmatch(words) if "为" in words or "是" in words else None
    traded = sole is not None and (sole["flow"] is not None or "伙伴" in words)
    if sole is not None and traded and (sole["goods"] or speech.kind_of(sole["who"]) == "partner"):
        whole = flow_of(speech, sole["flow"] or "进出口")
        goods = speech.naming.subject(sole["who"] + whole.head, None) if sole["goods"] is not None else None
        speech.speak_of((goods or speech.with_member(whole, sole["who"], partner=True),))
        return True  # 主要出口市场为东盟，出口8亿元; 主要出口商品为机电产品，出口6亿元
    said = _MAINLY.fullmatch(words)
    if said is not None and _read_one(speech, clause, said):
        return True
    of_flow = _MAINLY_OF.fullmatch(words)
    if of_flow is None:
        return False
    context, whose = speech.context, of_flow["whose"]
    whole = (
        speech.naming.subject(whose + of_flow["flow"], None) if whose else flow_of(speech, of_flow["flow"])
    )
    context.subjects, context.whole, context.parent = (whole,), whole, None
    context.listed = of_flow["of"] if is_list(of_flow["of"]) else ""
    return True  # 出口以机电产品为主，机电产品12亿元; 进口以铜矿、原木为主，分别增长


def _read_one(speech: Speech, clause: Clause, said: re.Match[str]) -> bool:
    """The same of *said*, a whole that is mostly of one."""
    who = clean(said["who"] or said["one"] or "")
    text, stop = speech.text, clause.stop
    if len(who) < 2 or is_list(who) or text[stop : stop + 1] != "，":
        return False
    follows = _AMOUNT.match(text, stop) or is_share_ahead(text, stop)
    if not follows and not measured_ahead(speech, clause):
        return False
    whole = _whole(speech, said["of"])
    if whole is None or whole.known is None:
        return False
    goods = whole.flow is not None and said["who"] is not None and bool(follows)  # 出口以灯具为主，达3亿元
    if not goods and not _is_part(speech, who):
        return False
    if whole.flow is not None and not speech.kind_of(who):
        named = speech.naming.member(who, whole)
    else:
        named = speech.with_member(whole, who, partner=speech.kind_of(who) == "partner")
    speech.speak_of((named,))
    return True


def come_from(speech: Speech, of: str, listed: str) -> None:
    """Speaks of what is mostly from those *listed*, by its name or what was told last: 接待游客9万人次，其中
    过夜游客3万人次，|客源|主要来自.
    """
    context = speech.context
    context.listed, last = listed, context.subject
    told = last is not None and last.level is not None
    if told and (of in _COMERS or context.subjects[-1].indicator.endswith(of)):
        context.whole = last if context.whole is not None else None
    elif of:
        speech.speak_of((speech.name(of, dimension="", section="none"),))


def _is_part(speech: Speech, who: str) -> bool:
    """Whether *who* names a member of what measures are cut by."""
    if who in speech.lexicon.members or speech.kind_of(who):
        return True
    return who.endswith(("业", "贸易", "企业", "产品", "商品", "服务", "外包", "设备")) or bool(
        speech.naming.parts(who, None)[1]
    )


def _whole(speech: Speech, of: str) -> Subject | None:
    """The measure that *of* speaks of: a flow of trade, or the last one told of it."""
    flow = _FLOW.search(of)
    if flow is not None:
        return flow_of(speech, flow[0])
    for word, ends in _ABOUT:
        if word in of:
            told = (draft.subject for draft in reversed(speech.drafts) if draft.kind == "level")
            return next(
                (
                    one._replace(period=None)
                    for one in told
                    if one.known is not None
                    and any(end in one.head for end in ends)
                    and all(dimension in ("flow", "side") for dimension, _ in one.parts)
                ),
                None,
            )
    return None
