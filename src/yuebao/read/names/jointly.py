"""Members that were told before: each by the unit of its number, or together by one number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.lists import MONEY_SUPPLY
from yuebao.read.state.spoken import Subject
from yuebao.read.words.phrases import split_list
from yuebao.read.words.signs import JOINING, holds

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context
    from yuebao.read.words.scan import Token


_BOXES: Final = frozenset({"标准箱", "克"})
"""Two units of the same goods: what was sent in boxes, and its weight."""


def in_each_unit(speech: Speech, part: str, run: list[Token]) -> tuple[Subject, ...] | None:
    """Of *part* each of the measures that the sentence before told, one a unit: 班列开行80列、发送货物
    9万标箱。其中|去程|40列、5万标箱; 粮食播种面积61万亩，产量25万吨。其中|小麦|28万亩、11万吨.
    """
    recent, naming = speech.context.recent, speech.naming
    units = [token.value.unit.dimension if token.value.unit is not None else "" for token in run]
    if set(units) == _BOXES and len(units) == 2 and not holds(part, JOINING):
        sent = speech.name(part, dimension=units[0], section="count")
        return sent, sent  # 发送货物|13.74万标箱、148.6万吨
    if len(recent) != len(run) or len(set(units)) < len(units) or [one.dimension for one in recent] != units:
        return None
    if all(one.known is not None and one.before for one in recent):
        return tuple(naming.member(part, one) for one in recent)
    named = (part if one.before.endswith(part[-2:]) else part + one.before for one in recent)  # 出境|班列
    return tuple(
        one._replace(before=who, level=None, period=None) for one, who in zip(recent, named, strict=True)
    )


_FOR_EACH: Final = re.compile("每[百千万]+(?:人口?|名?(?:居民|人口))(?:拥有量?|平均)?")


def for_each_told(speech: Speech, words: str, count: int) -> tuple[Subject, ...]:
    """The *count* told last, for so many people: 医师1.24万人，护士1.46万人，|每千人口|分别为3.08、3.62人."""
    each = _FOR_EACH.match(words) if words[:1] == "每" else None
    told = speech.context.told[-count:]
    if each is None and words[-4:-2] == "分别":
        words = words[:-2]
    if each is None and words.removesuffix("分别")[-2:] in _DONE_WITH and len(told) == count > 1:
        return _of_each_deed(words.removesuffix("分别"), told)
    if each is None or len(told) < count or any(one.dimension not in ("人", "张") for one in told):
        return ()
    if words[each.end() :].removesuffix("分别") not in ("", told[-1].indicator):
        return ()
    name = each.group()
    return tuple(speech.naming.subject(name + one.indicator.removesuffix("数"), None) for one in told)


_DONE_WITH: Final = frozenset({"项目", "企业", "工程", "园区", "平台", "住房", "学校"})
"""Things that several things are done with in turn."""
_DEED: Final = re.compile(
    "(?P<did>(?:新|计划|累计|已)?(?:开工|竣工|投产|达产|签约|落地|注册|入库|出库|建成|续建|开建|引进|新建|培育|认定|入规|储备|实施|建设|推进)+)"
)


def _of_each_deed(words: str, told: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """The things *words* that each of what is *told* was done with: 新开工项目9个，竣工7个，其中|工业项目|
    分别为5个、3个.
    """
    deeds = [_DEED.match(one.before) if one.head == "数" else None for one in told]
    if not all(deed is not None and one.before[deed.end() :] for deed, one in zip(deeds, told, strict=True)):
        return ()
    if _DEED.match(words) is not None or len({deed["did"] for deed in deeds if deed is not None}) < len(told):
        return ()
    names = [deed["did"] + words for deed in deeds if deed is not None]
    return tuple(
        one._replace(before=name, level=None, period=None) for name, one in zip(names, told, strict=True)
    )


def told_jointly(speech: Speech, listed: list[str] | None, count: int) -> tuple[Subject, ...]:
    """Each of the *count* measures that one number was just told of: 出口及进口均跌6%，|分别较上月升."""
    of = speech.context.subject
    if of is None or not holds(of.indicator, JOINING) or len(speech.context.told) == count:
        return ()  # 受理案件20件，审结、执结16件，分别增长: the second is one
    parts = listed or split_list(of.indicator, count)
    if parts is None or of.indicator.removesuffix(parts[-1])[:-1].rstrip("以") != "、".join(parts[:-1]):
        return ()
    if MONEY_SUPPLY.fullmatch(parts[-1]) is not None and MONEY_SUPPLY.search(parts[0]) is not None:
        parts = [parts[0], *(parts[0][:-2] + part for part in parts[1:])]  # 港元货币供应量M2及|M3
    each = tuple(speech.naming.subject(part, None)._replace(area=of.area) for part in parts)
    if all(one.known is not None for one in each):
        return each
    told = (draft.subject for draft in speech.drafts[speech.opened :] if draft.kind in ("level", "ratio"))
    fresh = [one for one in told if one.head == of.head and one.indicator != of.indicator]
    beside = tuple(one for part in parts for one in fresh if one.indicator.startswith(part))
    return beside if len(beside) == count else ()  # 二星级（93%）和五星级酒店（92%）的入住率逾九成，|分别增加


def past_joint(context: Context, listed: list[str], count: int) -> bool:
    """Whether others were told since those *listed*, whom one number told together, and they are *count* with
    that: 云计算、大数据服务收入86亿元，电商平台服务41亿元，|分别增长.
    """
    if len(context.told) < count or count < 2:
        return False
    joint, last = context.told[-count], context.told[-1]
    if joint.area != last.area:
        return "、" in (joint.area or "")
    told = all(part[:2] in joint.before for part in listed)
    return told and not any(part[:2] in last.before for part in listed)


_HALVES: Final = {"中西部地区": ("中部地区", "西部地区")}


def in_halves(
    speech: Speech, words: str, count: int, *, dimension: str = "", section: str = ""
) -> tuple[Subject, ...]:
    """What *words* name, or what is spoken of where they are empty, in each of the two areas that one word
    calls: 中西部地区进出口|分别增长; 中西部地区|分别下降0.2%和增长3%. None where *count* is not of them.
    """
    halves = _HALVES.get(speech.context.area or "", ()) if speech.placed else ()
    if len(halves) != count or (words and speech.naming.head(words)[1] is None):
        return ()
    spoken = speech.name(words, dimension=dimension, section=section) if words else speech.context.subject
    return tuple(spoken._replace(area=half, level=None) for half in halves) if spoken is not None else ()


_FEW: Final = 4
"""How many measures are not called by their names any more where they are told together."""
_HANZI: Final = "零一两三四五六七八九十"


def of_unlike(told: list[Subject]) -> Subject | None:
    """What those *told*, each a measure of its own, have together: 增值税9亿元；契税2亿元。|上述两项合计."""
    if len({one.head for one in told}) < len(told) or any(one.known is None for one in told):
        return None
    count = _HANZI[len(told)] if len(told) < len(_HANZI) else str(len(told))
    named = "、".join(one.indicator for one in told) if len(told) < _FEW else f"{count}项合计"
    return Subject(named, "", told[-1].known, "", ())


_ITEMS: Final = re.compile(
    "(?P<many>[上前以]?[述两二三四五六七八九]{1,3}项)(?P<of>支出|收入|投资|贷款|存款|税收|税种)(?P<sum>合计|共计?|总计)?"
)


def as_items(speech: Speech, words: str) -> str:
    """*words* that count what was told last by its measure as if they named none: 教育支出3亿元，卫生支出
    2亿元，|两项支出合计|占.
    """
    items = _ITEMS.fullmatch(words)
    if items is None:
        return words
    many = _HANZI.find(items["many"][-2].replace("二", "两"))
    context = speech.context
    told = next((each[-many:] for each in (context.told, context.recent) if len(each) >= many > 1), ())
    alike = len(told) == many and all(one.indicator.endswith(items["of"]) for one in told)
    return items["many"] + (items["sum"] or "") if alike else words
