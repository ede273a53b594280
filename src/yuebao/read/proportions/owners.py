"""What measure a part has that only says who it is: 高新区|占全市工业增加值的三成."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject
from yuebao.read.words.manner import Predicate

_AMOUNTS: Final[tuple[str, ...]] = ("外资", "额", "收入", "产值", "利润")
_OWNERS: Final[tuple[str, ...]] = (
    "业",
    "业务",
    "经济",
    "区",
    "园",
    "企业",
    "外包",
    "贸易",
    "县",
    "镇",
    "街道",
    "港",
    "口岸",
    "集群",
)
"""How those end that own measures and are none."""
_GOODS_FOR_EXPORT: Final = re.compile("出口(?:船舶?|[^额值量率额业务的、]{1,6}[车机舶品备])")
_MADE_OR_ORDERED: Final = ("产量", "销量", "完工量", "订单量", "订单", "造船总量", "订单总量")


_SPENT: Final[tuple[str, ...]] = ("消费", "支出", "花费", "开支")


def of_output(speech: Speech, subject: Subject, base: Base | None) -> Subject:
    """第一产业 as a share of 地区生产总值 is its 增加值, 美国 and 机电产品 as shares of 出口 are exports;
    what was spent on something is no mean as a share of all that was spent.
    """
    if base is not None and subject.head.startswith("人均") and "人均" not in base.name:
        spent = next((end for end in _SPENT if subject.head.endswith(end) and base.name.endswith(end)), "")
        if spent and subject.before:  # 人均非购物消费1058元；其中住宿和饮食消费占非购物消费的45%和37%
            return Subject(subject.before, spent, None, subject.family, subject.parts)
    if base is not None and subject.known is None and subject.before and subject.head in ("", "数"):
        flow = dict(base.breakdown).get("flow")
        if flow in ("出口", "进口", "进出口"):
            return speech.naming.subject(subject.before + flow, None)
        counted = subject.head == "数" and subject.before[-1] in "业目"
        row = speech.naming.head(base.name)[1] if counted else None
        if row is not None and row.nature == "flow" and row.printed.endswith(_AMOUNTS):
            return speech.naming.subject(subject.before + row.printed, None)  # 大项目35个，占合同外资的七成
    if base is None or subject.known is not None or not subject.before.endswith(_OWNERS):
        return subject
    if subject.before.endswith(("业", "经济")):
        if base.name.endswith(("用电", "用电量")):  # 第三产业占全社会用电的13%
            return speech.naming.subject(f"{subject.before}用电量", None)
        if base.measure == "增加值":
            return speech.naming.subject(f"{subject.before}增加值", None)
    return of_owner(speech, subject, base.name.removeprefix(base.area or ""))


def of_owner(speech: Speech, owner: Subject, whole: str) -> Subject:
    """The part that *owner*, who measures nothing, has of a *whole*: 高新区|占工业增加值的三成."""
    named, known = owner.before, speech.naming.head(whole)[1]
    if owner.known is not None or owner.head or owner.area is not None or not named.endswith(_OWNERS):
        return owner
    if known is None or known.nature not in ("flow", "stock") or known.printed.startswith(named[-2:]):
        return owner
    if known.printed[:1] == "总" and not whole.removesuffix(known.printed):
        return owner
    said = known.printed if whole.startswith("服务外包") and named.endswith("外包") else whole
    return speech.naming.subject(named + said, None)


def made_for_export(speech: Speech, words: str, told: Predicate) -> Subject | None:
    """The goods *words* as a part of what was made or ordered of their kind, which are no exports by value:
    出口船舶|占造船完工量的九成. None where the whole that is *told* is something else.
    """
    if _GOODS_FOR_EXPORT.fullmatch(words) is None:
        return None
    said = speech.text[told.whole[0] : told.whole[1]] if told.whole is not None else "总量"
    spoken = speech.context.whole or speech.context.subject
    if said.endswith("总量") and spoken is not None and not spoken.flow:
        said = spoken.indicator  # 船舶订单量2000万载重吨，其中出口船舶占总量的67%
    if not said.endswith(_MADE_OR_ORDERED):
        return None
    return Subject(words, "", None, words, (("product", words),))


def of_its_whole(speech: Speech, part: Subject, words: str, base: Base | None) -> Subject:
    """*part*, said in *words* that only say who it is, has its whole's measure and not the one told before:
    工业增加值增长8%。制造业|占实际使用外资的三成.
    """
    if base is None or part.known is None or not words.endswith(_OWNERS) or words not in part.before:
        return part
    if part.flow and "flow" in dict(base.breakdown):
        return part
    whole = base.name.removeprefix(base.area or "")
    known = speech.naming.head(whole)[1]
    if known is None or known.printed[-2:] == part.known.printed[-2:] or known.nature != part.known.nature:
        return part
    if (
        base.measure in (part.known.measure, "地区生产总值", "增加值")
        or speech.naming.head(words)[1] is not None
    ):
        return part
    return of_owner(speech, speech.naming.subject(words, None), whole)
