"""Amounts of a land or a zone that no words say the measure of: 业务来自112个国家。|美国|3.8亿美元."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, base_called
from yuebao.read.names.business import contracted
from yuebao.read.names.sides import CONTRACTED, is_all, is_contracted

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.drafts import Draft
    from yuebao.read.state.spoken import Subject

_WHOSE: Final = {"partner": "partner", "zone": "region"}
"""Of whom an amount may be told by name alone, and the dimension that it is a part by."""
_WHOLE: Final = frozenset({"side", "scope", "flow"})
"""How what is all of a place's may be cut."""
_SOLD: Final = "软件"
_MEMBER: Final = re.compile(
    "(?:企业|外包|业务|服务|使用费|运输|旅行|旅游|软件|软件产品|信息安全|电路设计|[KBI][PT]O)$"
)
"""How those end who have a part of all contracts, or of all services: 民营企业|占比47%, 旅行服务|占比31%."""
_SERVICE: Final = re.compile("(?:服务|使用费|运输|旅行|软件|软件产品|信息安全|电路设计)$")
_PARTS: Final = frozenset({"share", "share_change"})
_LANDS: Final = re.compile("(?:国家|地区|国家（地区）|市场|来源地)数$")
"""How a count of lands is called, of which no business is a share."""
_ALL: Final = frozenset({"", "总数", "总量", "总额"})
_NONE: Final = Fraction(0)


def measure_unmeasured(speech: Speech) -> None:
    """Name what such amounts measure by the last amount of all that the text told, and what else is told of
    the same ones: how it grew, its share.
    """
    unmeasured: dict[str, str] = {}
    most = _NONE
    for draft in speech.drafts:
        subject = draft.subject
        if subject.known is not None or subject.head:
            continue
        if draft.kind == "level" and draft.unit.dimension.endswith("元"):
            whose = _whose(speech, subject) or ("service" if _SERVICE.search(subject.before) else "")
            most = max(most, draft.amount) if whose else most
        elif draft.kind == "yoy_rate" and subject.indicator not in unmeasured:  # 美国、日本市场分别增长3%、4%
            whose = "partner" if _whose(speech, subject) == "partner" else ""
        elif draft.kind in _PARTS and subject.indicator not in unmeasured and _is_open(draft, unmeasured):
            whose = _whose(speech, subject) or ("member" if _MEMBER.search(subject.before) else "")
        else:
            continue
        if whose:
            unmeasured[subject.indicator] = whose
    for draft in speech.drafts:
        base, who = draft.base, draft.subject.partner
        counted = draft.kind in _PARTS and base is not None and _LANDS.search(base.name) is not None
        if counted and who and not who.endswith(("洲", "国家", "地区")):
            draft.subject, draft.base = draft.subject._replace(before=who, head="", known=None), None
            unmeasured[who] = "partner"  # 业务来自63个国家。对日本业务占比68%: of no lands
    whole = _software(speech) or _told_of_all(speech, most) if unmeasured else None
    if whole is None or not (most or is_contracted(whole) or _is_of_services(whole) or _SOLD in whole.before):
        return
    for draft in speech.drafts:
        kind = unmeasured.get(draft.subject.indicator)
        if kind == "service" and not (_is_of_services(whole) or _SOLD in whole.before):
            continue
        if kind is not None and draft.subject.known is None:
            _measure(speech, draft, whole, kind)


def _software(speech: Speech) -> Subject | None:
    """What software sold for, where the text tells that first of all."""
    context = speech.context
    for first in (context.lead, context.opening, context.theme):
        sold = first is not None and first.known is not None and first.head.endswith("收入")
        if first is not None and sold and _SOLD in first.indicator:
            return first._replace(area=None, period=None, level=None)
    return None


def _is_of_services(whole: Subject) -> bool:
    return whole.flow is not None and whole.family.startswith("服务")


def _is_open(draft: Draft, unmeasured: dict[str, str]) -> bool:
    """Whether the measure of a share is open: its whole does not tell it, or is as *unmeasured*
    (亚洲市场8.65亿元，日本占比最大，达46.5%), or partners have it together.
    """
    base = draft.base
    if base is not None and base.name in unmeasured:
        return True
    return _of_contracts(base) or "+" in draft.subject.partner


def _of_contracts(base: Base | None) -> bool:
    """Whether what is told of so far may be contracts: a share of them, or of nothing that is said."""
    return base is None or not base.name or base.name.removeprefix("服务外包") in CONTRACTED


def _whose(speech: Speech, subject: Subject) -> str:
    if "+" in subject.partner and len(subject.parts) == 1:  # 美国（412.6亿元）、英国（88.2亿元），合计占比
        return "partner"
    who = subject.before.removesuffix("市场")
    who = who.replace(subject.partner, "", 1) if len(subject.parts) == 1 else who
    if not who and subject.partner:
        return "partner"
    kind = speech.kind_of(who)  # 其中|东盟RCEP成员国|1.4亿美元
    return kind if kind in _WHOSE else ""


def _measure(speech: Speech, draft: Draft, whole: Subject, kind: str) -> None:
    subject, base = draft.subject, draft.base
    apart = "+" in subject.partner and base is not None and not _of_contracts(base)
    if apart and base is not None and base.name != whole.indicator:
        return
    if kind == "partner" and is_contracted(whole):
        whole = contracted(speech, "离岸") or whole
    if kind in ("member", "service") and _SOLD in whole.before and not subject.before.endswith("企业"):
        draft.subject = speech.naming.subject(f"{subject.before}收入", None)
    elif kind in ("member", "service") and _is_of_services(whole):
        draft.subject = speech.naming.member(subject.before, whole)._replace(level=None)
    elif kind == "member":
        made = speech.with_member(whole, subject.before)
        draft.subject = made._replace(before=made.before.replace("外包服务外包", "外包"))
    elif draft.area in (None, speech.context.home):
        who = subject.partner
        part = (_WHOSE[kind], who or subject.before.removesuffix("市场"))
        who = subject.before if "+" in who else part[1]
        draft.subject = whole._replace(before=who + whole.before, parts=(part, *whole.parts), level=None)
    else:
        draft.subject = whole._replace(level=None)  # 高新区完成9亿元；甲区、乙区分别完成5亿元和2亿元
    whose = base.name.removesuffix("市场") if base is not None else ""
    if whose and speech.kind_of(whose) == "partner":
        draft.base = base_called(whose + whole.indicator, whole.measure, (("partner", whose), *whole.parts))
        return
    short = base is None or base.name in _ALL or (base.area is None and whole.indicator.endswith(base.name))
    if (draft.kind in _PARTS or draft.kind == "contribution") and short:
        draft.base = base_called(whole.indicator, whole.measure, whole.parts)


_PICKED: Final = re.compile("[0-9]|(?:企业|项目|公司)$")


def _told_of_all(speech: Speech, most: Fraction) -> Subject | None:
    """What the text told an amount of last that is all of its place's, of both sides if of them, and no less
    than the *most* of its parts; or what it told first of all.
    """
    told = (draft for draft in (*reversed(speech.drafts), *reversed(speech.ago)) if draft.kind == "level")
    amounts = [draft for draft in told if draft.unit.dimension.endswith("元")]
    for draft in amounts:
        subject = draft.subject
        if subject.known is None or subject.known.nature != "flow" or draft.amount < most:
            continue
        if _PICKED.search(subject.before) is not None:
            continue  # 单个项目投资额超3000万美元的4个，共2亿美元: of some
        if is_contracted(subject) and not is_all(subject):
            continue
        if all(dimension in _WHOLE for dimension, _ in subject.parts):
            alike = [one.subject for one in amounts if subject.flow or one.subject.head == subject.head]
            uncut = (one for one in alike if not one.parts and is_all(one))
            all_of = (one for one in alike if all(dimension in _WHOLE for dimension, _ in one.parts))
            both = (one for one in all_of if one.flow == "进出口" and one.family == subject.family)
            if subject.flow is not None:
                return next(both, subject)
            return next(uncut, subject) if is_contracted(subject) else subject
    context = speech.context
    for first in (context.lead, context.opening, context.theme):
        if first is None or first.known is None or first.known.nature != "flow":
            continue
        if is_contracted(first) and not is_all(first):
            continue
        if first.dimension in ("", "元") or first.dimension.endswith("元"):
            return first._replace(area=None, period=None)
    return None
