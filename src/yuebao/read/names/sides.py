"""The side of what is told where one side's business is told: 离岸业务来自48个国家。执行额前三位：日本."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import Subject

_ABOUT: Final = re.compile("(?P<side>离岸|在岸)(?:服务|外包)*(?:业务|市场|发包|接包|订单|来源)")
"""What says that one side's business is spoken of."""
CONTRACTED: Final = frozenset(
    {
        "合同额", "合同金额", "合同总额", "执行额", "执行金额", "执行总额", "签约额", "签约金额",
        "合同签约额", "合同签约金额", "合同执行额", "合同执行金额", "接包合同额", "接包合同执行额",
        "接包执行额", "协议金额",
    }
)  # fmt: skip
"""Measures that contracts of both sides have."""

SIDES: Final = ("离岸", "在岸")
_GIVERS: Final = frozenset({"partner", "region"})
_ALL_OF_IT: Final = re.compile("(?:离岸|在岸|服务|外包|合同|接包|承接|新签|新增|国际|的|业务|累计)*")
"""What stands before such a measure that names no part."""
OTHER_FIELD: Final = re.compile("技术(?!外包|服务|研发)|软件出口|承包工程|劳务|境外|文化|货物")
"""Contracts that no side of outsourcing has."""


KIND_IN_FULL: Final = "(?:信息技术|业务流程|知识流程)(?:服务)?外包"
"""The three kinds of outsourcing by their full names, in a pattern."""


_SIDE: Final = re.compile("[离在]岸")


def left_out(words: str, spoken: Subject) -> str:
    """The head that *spoken* has and *words* leave out, which name the same field, of whichever side."""
    if spoken.known is None or spoken.flow or words == spoken.indicator:
        return ""
    said, before = (_SIDE.sub("", one) for one in (words, spoken.before))
    return spoken.head if said == before else ""


def is_contracted(subject: Subject) -> bool:
    """Whether *subject* is a measure that contracts have, also one of that shape alone: 履约额."""
    made = subject.known is not None and subject.known.made
    return subject.head in CONTRACTED or (made and subject.head.endswith("额"))


def of_side(drafts: Sequence[Draft], text: str, heading: str) -> None:
    """Name the side that partners' amounts are of, and members' of that sentence, where *text* or the
    *heading* over it speaks of one side's business and the amounts name neither; first of all, the side that
    an amount is a share of.
    """
    _of_share(drafts)
    _of_both(drafts, text)
    amounts = [draft for draft in drafts if draft.subject.parts and is_contracted(draft.subject)]
    if not amounts:
        return
    said: list[re.Match[str]] = []
    spoken = _ABOUT.search(text)
    while spoken is not None:
        said.append(spoken)
        spoken = _ABOUT.search(text, spoken.end())
    above = _ABOUT.search(heading) if "岸" in heading else None
    if not said and above is None:
        return
    for draft in amounts:
        subject = draft.subject
        if "岸" in subject.before:
            continue
        opened = text.rfind("。", 0, draft.start) + 1
        if "外包" in subject.before and text.find(f"外包{subject.head}", opened, draft.start) >= 0:
            continue  # 美国服务外包执行额: of both sides
        last = None
        for about in said:
            last = about if about.end() <= draft.start else last
        told = last if last is not None else above
        if told is None:
            continue
        of_partner = any(dimension == "partner" for dimension, _ in subject.parts)
        if not of_partner and (last is None or "。" in text[last.end() : draft.start]):
            continue
        _put(draft, told["side"])


def _of_both(drafts: Sequence[Draft], text: str) -> None:
    """Take the side from an amount that names none, where its sentence goes on to tell a smaller one of that
    side by name: 合同额31亿元，离岸合同额19亿元；|执行额24亿元|，离岸执行额14亿元.
    """
    levels = [
        place
        for place, draft in enumerate(drafts)
        if draft.kind == "level" and "岸" in draft.subject.before and is_contracted(draft.subject)
    ]
    for at, place in enumerate(levels[:-1]):
        first, subject = drafts[place], drafts[place].subject
        side = dict(subject.parts).get("side", "")
        said = text[drafts[place - 1].stop if place else 0 : first.start]
        if not side or "岸" in said or subject.head not in said:
            continue
        for later in levels[at + 1 : at + 4]:
            part = drafts[later]
            named = text[drafts[later - 1].stop : part.start]
            alike = part.subject.indicator == subject.indicator and part.area == first.area
            alike = alike and part.unit.dimension == first.unit.dimension  # no 11亿美元 of 73亿元
            if not alike or part.period != first.period or side not in named:
                continue
            if part.amount < first.amount and "。" not in text[first.start : part.start]:
                for told in drafts[place:later]:
                    if told.subject.indicator == subject.indicator:
                        told.subject = _of_all(told.subject, side)
            break


def _of_all(subject: Subject, side: str) -> Subject:
    parts = tuple(part for part in subject.parts if part[0] != "side")
    return subject._replace(before=subject.before.replace(side, "", 1), parts=parts)


def of_abroad(drafts: Sequence[Draft], text: str) -> None:
    """Name contracts of outsourcing that a land beyond the border gave as 离岸, which they are by definition:
    承接“一带一路”沿线国家|服务外包执行额5亿元.
    """
    given = []
    for draft in drafts:
        subject = draft.subject
        if not subject.parts or not is_contracted(subject) or "岸" in subject.before:
            continue
        if any(dimension == "partner" for dimension, _ in subject.parts):
            given.append(draft)
    if given and OTHER_FIELD.search(text) is None:
        for draft in given:
            _put(draft, "离岸")


def is_all(subject: Subject) -> bool:
    """Whether *subject* is of all contracts of its side, or of both: 离岸服务外包|执行额."""
    return _ALL_OF_IT.fullmatch(subject.before) is not None


_TOTAL: Final = re.compile(
    "(?P<side>离岸|在岸)?(?:服务外包|外包|业务)*(?:总量|总额)(?:执行额)?|(?P<of>离岸|在岸)服务外包业务(?:离岸|在岸)执行额"
)
"""All contracts of a side, or of both, in words that name no measure: 占|离岸业务总量."""


def name_totals(drafts: Sequence[Draft]) -> None:
    """Name what shares of contracts are of, where it is only called the total of a side: 占离岸总量的59%."""
    for draft in drafts:
        base, subject = draft.base, draft.subject
        if base is None or draft.kind not in ("share", "share_change") or subject.head not in CONTRACTED:
            continue
        total = _TOTAL.fullmatch(base.name)
        side = (total["side"] or total["of"] or "") if total is not None else ""
        if total is not None and (side or "外包" in base.name):
            name, cut = f"{side}服务外包{subject.head}", (("side", side),) if side else ()
            draft.base = replace(base, name=name, measure=subject.measure, breakdown=cut)


def of_only_side(drafts: Sequence[Draft], text: str, side: str, home: str | None) -> str:
    """Name the *side* that all the contracts of an item were of so far in amounts of parts that name none,
    from the next sentence on (全市离岸执行额3亿美元。甲区执行额1.2亿美元).

    Returns the side that all are still of, 两岸 once others were told.
    """
    since = -1  # where the side was told, if in this paragraph
    for draft in drafts:
        subject = draft.subject
        if subject.head not in CONTRACTED or subject.known is None:
            continue
        named, cut = "", home is not None and draft.area not in (home, None)
        for dimension, member in subject.parts:
            if dimension == "side":
                named = member
            else:
                cut = True
        cut = cut or not is_all(subject)
        if draft.kind == "share" and named and draft.base is not None and "岸" not in draft.base.name:
            side = "两岸"  # 离岸执行额…，占全市执行额的53%
        if (
            not named
            and cut
            and side in SIDES
            and (since < 0 or "。" in text[since : draft.start])
            and not _of_more(subject, text, draft.start)
        ):
            _put(draft, side)
            _put_base(draft, side, text)
        elif not cut and draft.kind == "level":
            if side == "":
                since = draft.start
            side = named if side in ("", named) and named else "两岸"
    return side


def _of_more(subject: Subject, text: str, start: int) -> bool:
    """Whether *subject*, told at *start*, is of both sides or of no outsourcing."""
    if "服务外包" in subject.before and text.find(f"服务外包{subject.head}", 0, start) >= 0:
        return True
    return OTHER_FIELD.search(subject.before) is not None  # 登记技术进出口|合同金额


def _put(draft: Draft, side: str) -> None:
    subject, base = draft.subject, draft.base
    whose = subject.before.removesuffix("外包").removesuffix("服务")
    if subject.before.endswith("服务") and not any(kind in _GIVERS for kind, _ in subject.parts):
        whose = ""  # 离岸|医药研发服务执行额
    before = f"{whose.removesuffix('的').removesuffix('业务')}{side}{subject.before[len(whose) :]}"
    draft.subject = subject._replace(before=before, parts=(("side", side), *subject.parts))
    if base is not None and base.name in CONTRACTED and not base.breakdown:
        draft.base = replace(base, name=side + base.name, breakdown=(("side", side),))


def _put_base(draft: Draft, side: str, text: str) -> None:
    """Name the *side* of what *draft* is a share of, unless its sentence tells that in full."""
    base = draft.base
    if base is None or base.breakdown or not base.name.startswith("服务外包"):
        return
    opened = text.rfind("。", 0, draft.start) + 1
    if base.name.removeprefix("服务外包") in CONTRACTED and text.find("服务外包", opened, draft.start) < 0:
        draft.base = replace(base, name=side + base.name, breakdown=(("side", side),))


def _of_share(drafts: Sequence[Draft]) -> None:
    """Name the side of parts that are told as a share of one side's contracts: 对日本的服务外包合同额|3亿元，
    占离岸合同额的30%.
    """
    for share in drafts:
        subject, base = share.subject, share.base
        if share.kind != "share" or base is None or not subject.parts:
            continue
        if not subject.head.endswith("额") or "口" in subject.head:
            continue  # 软件出口额占离岸执行额的
        side = next((each for each in SIDES if each in base.name), "")
        if side and "岸" not in subject.before:
            for draft in drafts:
                if draft.subject.indicator == subject.indicator and draft.area == share.area:
                    _put(draft, side)
