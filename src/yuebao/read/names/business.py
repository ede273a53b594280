"""What is measured of those that words name without a measure: 承接美国|业务|4.7亿美元, 粮油食品类|增长5%."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.carried import sold_by_retail
from yuebao.read.names.sides import CONTRACTED, KIND_IN_FULL, is_all
from yuebao.read.words.phrases import PARTING

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_BUSINESS_WITH: Final = re.compile(
    "(?:承接|接包)?(?P<who>(?:来自|对)?[^，0-9]{2,30}?)的?(?:发包)?(?:业务|订单)"
)
"""Whose business is told: 承接|美国|业务, 来自日本的业务."""


_KIND: Final = re.compile(
    f"(?P<side>离岸|在岸)?(?P<kind>ITO|BPO|KPO|{KIND_IN_FULL})(?:[（(]?(?:ITO|BPO|KPO)[）)]?)?"
)
"""A kind of outsourcing whose business is told: 离岸|ITO|业务."""


_ADDED: Final = re.compile(
    "(?:[两二三四五六七八九十]|[2-9])(?:者|国|地|(?:个|大)?(?:主要)?(?:国家(?:和地区)?|市场|地区|来源地|发包地))(?:业务)?合计(?=.)"
)
"""What says that several just listed are added up: 美国、日本、德国、新加坡|四国合计|执行额."""


def in_full(speech: Speech, words: str) -> str:
    """*words* with the measure that they leave out, where the text tells of one; a measure without what says
    that it is added up (软件业务收入|合计), which is no 收入合计, nor 的 before its rate.
    """
    if "岸业务" in words and words[0] in "离在" and contracted(speech, None) is not None:
        return words.replace("岸业务", "岸服务外包")  # 服务外包执行额5亿元。|在岸业务|增长迅速，执行额
    if words[-1] in "额数" and words in _APPROVED:
        return _approved_of(speech, words)
    if words[-1] in "数的":
        return words.removesuffix("的")  # 零售总额|的|同比增幅由1.3%扩大至2.4%
    if words[-1] == "额":
        return _ADDED.sub("", words) if "合计" in words and "、" in words else words
    if words[-1] == "计":
        known = speech.naming.head(words[:-2])[1] if words.endswith(("收入合计", "支出合计")) else None
        return words[:-2] if known is not None and len(known.printed) > len("收入") else words
    return sold_by_retail(speech, words) if words[-1] in "类品" else _contracted_with(speech, words)


_APPROVED: Final = frozenset(
    {"核准件数", "核准金额", "核准投资金额", "核准投资件数", "投（增）资金额", "核准投（增）资金额"}
)
"""How many investments were approved, or of how much, without whose."""
_INVESTING: Final = re.compile(
    "(?:[一二三四五六七八九]、)?(?:至于|另外|在)?(?P<of>[^，。；：0-9]{2,10}投资)(?:部分|方面)[，：]"
)
"""Whose investments a paragraph is on: 陆资来台投资方面，."""


def _approved_of(speech: Speech, words: str) -> str:
    """*words* with whose investments were approved, as their paragraph or the count before says:
    对中国大陆投资方面，|核准件数|247件; 核准侨外投资件数1692件；|投（增）资金额|58亿美元.
    """
    led, last = _INVESTING.match(speech.text), speech.context.subject
    if led is not None:
        return led["of"].removesuffix("投资") + words if words[0] == "投" else led["of"] + words
    if last is None or not last.indicator.endswith("投资件数"):
        return words
    of = last.indicator.removesuffix("投资件数")
    return of + words if words[0] == "投" else f"{of}投资{words.removeprefix('核准')}"


def _contracted_with(speech: Speech, words: str) -> str:
    """*words* with what the text told of its contracts of outsourcing last, where they name the business of a
    partner alone: 离岸执行额15.9亿美元。…|美国业务|4.7亿美元.
    """
    business = _BUSINESS_WITH.fullmatch(words)
    if business is None:
        return words
    who = business["who"]
    if (kind := _KIND.fullmatch(who)) is not None:
        of = contracted(speech, kind["side"])
        return f"{dict(of.parts).get('side', '')}{kind['kind']}{of.head}" if of is not None else words
    each = PARTING.split(who.removeprefix("来自").removeprefix("对"))
    if any(speech.kind_of(one) != "partner" for one in each):
        return words
    told = traded_before(speech)
    if told is None or told.head not in CONTRACTED:
        return words
    if (of := contracted(speech, "离岸")) is not None:
        return who.removeprefix("来自") + of.indicator
    part = not is_all(told)  # BPO执行额…。其中承接|日本业务|: no part of that
    return who.removeprefix("来自") + (f"离岸{told.head}" if part else told.indicator)


def contracted(speech: Speech, side: str | None) -> Subject | None:
    """What the text told an amount of last that all contracts of *side* have; of any, where it tells none of
    that side or where *side* is None.
    """
    told = [
        draft.subject
        for draft in (*reversed(speech.drafts), *reversed(speech.ago))
        if draft.kind == "level" and draft.subject.head in CONTRACTED and is_all(draft.subject)
    ]
    sided = (one for one in told if side in (None, dict(one.parts).get("side")))
    return next(sided, told[0] if told else None)


def traded_before(speech: Speech) -> Subject | None:
    """What the text told an amount of last that is of no partner, None where that is of no known measure:
    离岸执行额15亿美元。…|美国业务|4.7亿美元.
    """
    for draft in (*reversed(speech.drafts), *reversed(speech.ago)):
        subject = draft.subject
        if draft.kind == "level" and draft.unit.dimension.endswith("元") and not subject.partner:
            return subject if subject.known is not None else None
    return None


_TRADERS: Final = frozenset({"ownership", "mode", "partner"})
"""How trade is cut by those who trade, how, and with whom."""


def trade_of(speech: Speech, words: str) -> None:
    """Speak of the trade that the text told of, where a line tells which share a member has that *words* name
    and nothing else: 进出口总值4700亿元…。⏎|外资企业|仍占六成以上.
    """
    if speech.context.subject is not None or not words:
        return
    kind = speech.lexicon.members.get(words, (speech.kind_of(words),))[0]
    if kind not in _TRADERS:
        return
    whole: Subject | None = None
    for draft in (*reversed(speech.drafts), *reversed(speech.ago)):
        of = draft.subject
        if draft.kind != "level" or of.known is None or not of.known.trade:
            continue
        if any(dimension != "flow" for dimension, _ in of.parts):
            continue
        if whole is None or of.flow == "进出口":
            whole = of
        if of.flow == "进出口":
            break
    if whole is not None:
        speech.speak_of((whole._replace(level=None, period=None),))


_KINDS: Final = re.compile(
    f"(?P<side>离岸|在岸)?(?:服务外包)?(?:中)?(?P<kinds>(?:[（(]?(?:ITO|BPO|KPO|{KIND_IN_FULL}|研发服务)[）)]?[、和与及]?)+)"
)
"""Kinds of outsourcing that a sentence opens with: |离岸ITO、BPO和KPO|占总量的比例."""
_SHARE_OF: Final = re.compile("(?:业务)?(?:占比|比重|份额|占)")


def kinds_contracted(speech: Speech, words: str) -> str:
    """*words* of a share that kinds of outsourcing have of contracts that only a paragraph before tells,
    which are spoken of then: 离岸执行额15.9亿美元。⏎|离岸ITO、BPO和KPO|占总量的比例分别为.
    """
    said = words or (speech.pieces[-1] if speech.pieces else "")
    kinds = _KINDS.match(said) if speech.context.subject is None else None
    if kinds is None or (kinds.end() < len(said) if words else _SHARE_OF.match(said, kinds.end()) is None):
        return words
    of = contracted(speech, kinds["side"])
    if of is None:
        return words
    speech.speak_of((of._replace(level=None, period=None),))
    return words or said[: kinds.end()]
