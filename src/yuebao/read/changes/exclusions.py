"""What a whole is told without: 若扣除蔬菜水果，涨1.6%; 再剔除能源后之总指数（即核心CPI），涨1.5%."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.period import Period
from yuebao.read.dates.telling import tell
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import LED
from yuebao.read.state.spoken import Subject
from yuebao.read.words.clauses import Clause
from yuebao.read.words.signs import openings

_MAY_EXCLUDE: Final[tuple[str, ...]] = ("若", "如", "再", "扣除", "剔除", "不含", "亦即", "也就是", "即")
"""How such a clause may begin."""
EXCLUDING: Final = openings(_MAY_EXCLUDE)
_LEFT_OUT = re.compile(
    "(?:若|如)?再?(?P<how>扣除|剔除|不含)(?P<what>[^，；]{2,16}?)后?(?:[之的]?总?指数)?(?:（.*)?"
)
_ALSO_CALLED = re.compile("(?:，|（|^)(?:亦?即|也就?是|也称)?(?P<name>[^，（）]{0,4}(?:CPI|PPI|指数))）?$")
SAYS_SO: Final[tuple[str, ...]] = ("亦即", "也就是", "即")
"""How a clause begins that only gives another name to what was said."""
_MOVES = re.compile(
    "[，）](?:则|亦|也|同比|年|按年|较上年同[月期]|比上年同[月期])?(?:上[涨升]|下[跌降]|增[长加]|减少|[涨跌升降增减])\\d"
)
_NO_PART = re.compile("价格|汇率|季节|基数|基期|税|因素")


_WITHOUT_PLACE: Final = re.compile(
    "(?:若|如)?(?:扣除|剔除|不含|不包括)(?P<what>[^，的]{2,10}[县市区州旗])后?外?"
)
"""A place that the sentence leaves out: 不含|固始县|，全市规模以上工业增加值增长."""
_PLACE_ENDS: Final = "县市区州旗后外"
"""How what says so ends."""


_CORRESPONDS: Final = re.compile("，(?:则|其)?相应的?(?:按年|同比)?(?:[升跌增减涨降]幅|变动率)")
"""How what is told again of the same goes on: ，相应的升幅为."""


def read_exclusion(speech: Speech, clause: Clause, said: str) -> bool:
    """Speaks of the sentence's whole without what *said* leaves out, where nothing but a move follows; the
    next sentence is of the whole again.
    """
    if not said.startswith(_MAY_EXCLUDE):
        return False
    place = _WITHOUT_PLACE.fullmatch(said) if said[-1:] in _PLACE_ENDS else None
    if place is not None and speech.text.startswith("，", clause.stop):
        speech.context.by = f"不含{place['what']}"
        return True
    if _MOVES.match(speech.text, clause.stop) is None:
        return _names_none(speech, clause, said)
    if not _leaves_out(speech, said, clause.start):
        return False
    told = (draft.subject for draft in speech.drafts[speech.opened :] if draft.kind in LED)
    whole = next(told, None) or _index_led(speech)
    if whole is not None and speech.context.outer is None:
        speech.context.outer = whole._replace(level=None, period=None)
    return True


def _names_none(speech: Speech, clause: Clause, said: str) -> bool:
    """Whether a part is left out that the measures of the rest of the sentence are told without, each by its
    own name: 剔除旅行服务|，1—8月服务进出口增长16%，其中出口增长24%.
    """
    left = _LEFT_OUT.fullmatch(said)
    if left is None or said[:1] in "再即" or _NO_PART.search(said) is not None:
        return False
    again = _CORRESPONDS.match(speech.text, clause.stop) is not None
    if again:  # 剔除一次性措施的影响|，相应升幅为1.2%
        lead = f"{left['how']}{left['what']}的"
        context = speech.context
        times, spoken = _times_of(speech, context.subject), context.subject
        context.subjects = tuple(_without(lead, one) for one in context.subjects)
        each = speech.text.find("分别", clause.stop, clause.stop + 12) > 0
        if each:
            ends = speech.text.find("。", clause.stop)
            times = times[-speech.text.count("%", clause.stop, ends if ends > 0 else len(speech.text)) :]
        if spoken is not None and len(times) > 1 and (each or len(times) == 2):
            # 截至10月止的3个月升0.2%，而截至9月止的3个月升0.3%; 首九个月升1.6%；第三季升1.1%。…十二个月升1.5%
            told = times if each else times[:1]
            context.subjects = tuple(_without(lead, spoken)._replace(period=one) for one in told)
            context.dated = True
        context.without = lead
        return True
    if not left["what"].endswith(_PARTS) or not speech.text.startswith("，", clause.stop):
        return False
    speech.context.by = f"{left['how']}{left['what']}的"
    return True


def _times_of(speech: Speech, subject: Subject | None) -> tuple[Period, ...]:
    """The times that *subject* was just told of, one after the other."""
    if subject is None:
        return ()
    told = takewhile(lambda draft: draft.subject.indicator == subject.indicator, reversed(speech.drafts))
    times = dict.fromkeys(draft.period for draft in told if draft.period is not None)
    return tuple(times)[::-1]


def _without(lead: str, subject: Subject) -> Subject:
    """*subject* as it is told without what *lead* says."""
    return subject._replace(before=lead + subject.before, level=None, period=None)


_PARTS: Final = ("服务", "产品", "业", "类", "油", "黄金", "贸易", "企业", "项目", "汽车", "运输")
"""How parts of trade and output end that a sum is told without."""


def _index_led(speech: Speech) -> Subject | None:
    """The index that the paragraph began with: 8月CPI涨1.5%。|若扣除能源|，涨1.4%。1—8月涨1.6%: of all."""
    led = speech.context.lead
    return led if led is not None and led.head.endswith(_INDEX) else None


_INDEX: Final = ("指数", "CPI", "PPI", "WPI", "消费价格")


def _leaves_out(speech: Speech, said: str, start: int) -> bool:
    """Speaks of what is left, and returns whether *said* leaves anything out."""
    if said.startswith(SAYS_SO):  # 若再剔除能源，亦即核心CPI，涨1.6%
        called = _ALSO_CALLED.search(said)
        if called is None:
            return False
        speech.speak_of((speech.name(called["name"], dimension="", section="none"),))
        return True
    left = _LEFT_OUT.fullmatch(said)
    if left is None or _NO_PART.search(left["what"]) is not None:
        return False
    called = _ALSO_CALLED.search(said) if said.endswith("）") else None
    if called is not None:
        speech.speak_of((speech.name(called["name"], dimension="", section="none"),))
        return True
    told = [draft.subject for draft in speech.drafts[speech.opened :] if draft.kind in LED]
    led = _index_led(speech)
    told = told or ([led] if led is not None else [])
    if not told:
        return False
    again = "再" in said[:2]
    of = speech.text.rfind("其中", speech.text.rfind("。", 0, start) + 1, start)
    whole = told[0] if of > 0 and not again and told[0].dimension == told[-1].dimension else told[-1]
    if whole.known is None:  # 总指数涨1%，其中食物类涨3%；若剔除蔬菜水果: the whole again
        return False
    named = f"{left['how']}{left['what']}的{whole.indicator}"
    if again and whole.indicator.startswith(left["how"]):  # 剔除蔬菜水果；若再剔除能源
        without, _, index = whole.indicator.partition("的")
        without, index = (without, index) if index else (whole.before, whole.head)
        named = f"{without}和{left['what']}的{index}"
    speech.speak_of((speech.name(named, dimension="", section="none")._replace(area=whole.area),))
    return True


_AVERAGED: Final = re.compile(
    "[以按](?P<mean>(?:[0-9]{1,2}|[三四五六七八九十]{1,2}二?)个月的?移动平均(?:数|值)?)计算?"
)


_BY_HEADS: Final = re.compile(
    "(?:若|如)?按照?(?:年均|平均|年平均|年末)?(?:户籍|常住)(?:平均)?(?:总?人口|人数)(?:计算?|推算)"
)
"""Whom amounts per head are counted over: 按户籍人口计算, 按常住人口计算."""
MAY_PRESET: Final = frozenset("算计底末止")
"""How a clause ends that says how all behind it in its sentence is reckoned."""
_SINCE_NEW_YEAR: Final = re.compile(
    "(?:[今本]年)?年?初至(?:[0-9]{1,2}|十?[一二三四五六七八九十])月份?[底末]?(?:为?止)?"
)
_STOCKS: Final = re.compile("[存贷垫]款|余额|储备|资产|负债")


def presets(speech: Speech, clause: Clause, said: str) -> bool:
    """Takes in over how many months the sentence's measures are means (以十二个月移动平均数计算，), or that
    stocks are told against the year's beginning (年初至9月底止，存款总额上升).
    """
    context = speech.context
    counted = _BY_HEADS.fullmatch(said) if "人" in said else None
    if counted is not None:
        context.by = "按户籍人口计算" if "户籍" in said else ""
        return True
    mean = _AVERAGED.fullmatch(said) if "移动平均" in said else None
    if mean is not None:
        context.scope = mean["mean"].rstrip("数值").replace("的", "")
        return True
    if "初至" not in said or _SINCE_NEW_YEAR.fullmatch(said) is None:
        return False
    ends = speech.text.find("，", clause.stop + 1)
    if _STOCKS.search(speech.text, clause.stop, ends if ends > 0 else len(speech.text)) is None:
        spoken = context.subject  # 贷款与垫款总额减少0.4%，年初至8月底，|下跌
        if clause.first or spoken is None or _STOCKS.search(spoken.indicator) is None:
            return False
    for token in clause.tokens:
        if token.kind == "time":
            tell(speech, token, clause.start)
    context.compare, context.against = "other", "年初"
    return True
