"""Which of those told before a member without a measure of its own is of, by the unit that it is told in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.read.state.spoken import SCHOOL_TYPES, Subject

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

OF_PEOPLE: Final = frozenset({"人", "人次", "名"})
"""Units that people and their visits are counted in, and no place of theirs."""
_WHERE: Final = (
    *(
        "机构",
        "医院",
        "卫生院",
        "卫生室",
        "中心",
        "诊所",
        "门诊部",
        "服务站",
        "馆",
        "站",
        "企业",
        "单位",
        "公司",
    ),
    *("基层", "景区", "公园", "口岸", "机场", "部门", "机关", "行业", "产业", "事业", *SCHOOL_TYPES),
)
"""How those end that people are counted at."""


def counted_alike(last: Subject, dimension: str, told: tuple[Subject, ...]) -> Subject:
    """The last subject of the sentence that was told in the same unit as a member without a head now is:
    铁矿砂进口1836万吨，每吨均价812元；原油482万吨. 粮食播种面积39万亩，产量6万吨；油料11万亩.
    """
    if last.head == "发电量":  # 主要产品产量：原煤168万吨；发电量3.3亿千瓦时；化肥4.9万吨
        return next((s for s in reversed(told) if s.head == "产量"), last)
    grown = last.known is not None and last.known.printed == "产量"
    if last.known is not None and last.known.nature != "price" and not grown:
        return last
    return next(
        (
            s
            for s in reversed(told)
            if s.dimension == dimension
            and s.known is not None
            and (s.head.endswith("面积") if grown else s.known.nature == "flow")
        ),
        last,
    )


def people_of(
    speech: Speech, words: str, dimension: str, last: Subject | None, whole: Subject
) -> tuple[Subject | None, Subject]:
    """What *words*, a part told in people, follow and are a part of: the last people that the paragraph
    counted so, where they only name where they were and *whole* counts something else; *last* and *whole*
    for any others.

    全年总诊疗1486万人次，居民平均就诊5.2次。其中医院628万人次; 入院43万人，住院率15%；其中医院36万人.
    """
    if not words.endswith(_WHERE) or not speech.headless(words):
        return last, whole
    for place in range(len(speech.drafts) - 1, -1, -1):
        draft = speech.drafts[place]
        alike = draft.kind == "level" and draft.unit.dimension == dimension
        if alike and not draft.subject.before.endswith(_WHERE):
            people = draft.subject.told(speech.offset + place, dimension, draft.period)
            return people, people
    return last, whole


def of_industries(speech: Speech, last: Subject | None) -> bool:
    """Whether *last* counts industries, whose members are told next: 36个行业中28个增长。其中，化工;
    …，增长面68%。其中，汽车.
    """
    if last is not None and last.indicator == "增长面":
        last = next((d.subject for d in reversed(speech.drafts) if d.subject.head == "数"), last)
    return last is not None and last.head == "数" and "行业" in last.before
