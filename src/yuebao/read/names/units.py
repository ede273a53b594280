"""Units that are counted by trade, in censuses of the economy: 工业企业法人单位, 产业活动单位, 个体经营户."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_UNITS: Final[tuple[str, ...]] = ("单位", "企业", "主体", "户", "机构")
_IN_TRADE: Final = re.compile(
    "[^，]{1,24}?(?<!产)业(?P<noun>(?:新增|规模以上|规上|限额以上|限上|亏损)?"
    "(?:(?:企业|事业|产业活动|行政事业)?(?:法人)?单位|[^，、业的]{0,6}(?:单位|企业|主体|户|机构)))"
)
"""Those counted in a trade: 零售业|法人单位, 交通运输、仓储和邮政业|企业法人单位."""
_NO_TRADES: Final = frozenset({"企业", "行业", "产业", "就业", "创业", "毕业", "专业"})
"""How words end that are no trade."""
_SECTORS: Final = frozenset({"第一产业", "第二产业", "第三产业"})
_COUNTED: Final[tuple[str, ...]] = ("法人单位", "产业活动单位", "个体经营户")
"""What a census counts."""
_LOOSELY: Final[tuple[str, ...]] = (
    "从业人员数", "从业人数", "从业人员", "业企业数", "企业数量", "单位数", "企业单位数",
)  # fmt: skip
"""How those counted are called in short."""


def noun_counted(before: str) -> str:
    """What is counted in a trade, or in all of them: 法人单位 of 零售业法人单位; nothing where it is none."""
    beside = _IN_TRADE.fullmatch(before)
    noun = beside["noun"] if beside is not None else before.rpartition("的")[2]
    return noun if len(noun) < 9 and noun.endswith(_UNITS) else ""


def units_named(speech: Speech, words: str) -> Subject | None:
    """The count of the units of a census that *words* are, with no measure: 在|工业企业法人单位|中，."""
    return speech.naming.subject(words, None, section="count") if words.endswith(_COUNTED) else None


_WORKERS: Final = frozenset({"从业人员", "从业人数", "从业人员数"})


def employed(speech: Speech) -> Subject | None:
    """Those who work for the units that are divided, or were told last: 批发和零售业企业法人单位中，
    批发业占44%；|从业人员|中，批发业占46%.
    """
    context = speech.context
    of = context.shared_out or context.whole
    told = (*reversed(speech.drafts), *reversed(speech.ago))
    worked = [d.subject for d in told if d.kind == "level" and d.subject.head in _WORKERS]
    worked = [one for one in worked if not one.before.startswith(("新增", "净增", "新吸纳"))]
    same = (one for one in worked if of is not None and one.before == of.before)
    return next(same, worked[0] if worked else None)


def all_counted(speech: Speech, part: Subject) -> Subject | None:
    """The units of a census, or those who work there, that *part* in a trade is of without saying so:
    在工业行业大类中，|甲业、乙业企业数|居前，分别占; |从业人员数|居前，分别占.
    """
    said, noun = part.indicator, noun_counted(part.before) if part.head == "数" else ""
    if noun.endswith(_COUNTED):  # 在工业企业法人单位中，|采矿业|占3.6%
        above = (d.subject for d in reversed(speech.ago) if d.kind == "level")
        alike = (of for of in (speech.context.whole, *above) if of is not None and of.head == "数")
        others = (of for of in alike if of.before != part.before and of.indicator not in speech.context.bases)
        return next((of for of in others if noun_counted(of.before) == noun), None)
    if not said.endswith(_LOOSELY):
        return None
    working = "从业" in said[-5:]
    parts = {*speech.context.bases, *(d.subject.indicator for d in speech.drafts if d.kind == "share")}
    divided = (speech.context.lately, speech.context.whole)
    told = (d.subject for d in (*reversed(speech.drafts), *reversed(speech.ago)) if d.kind == "level")
    for of in (*divided, *told):
        counts = of is not None and of.head.startswith("从业人员" if working else "数")
        if of is None or not counts or of.indicator in parts:
            continue
        if any(noun in of.before for noun in _COUNTED):
            return of
    return None


def is_trade(words: str) -> bool:
    """Whether *words* are a trade alone: 零售业."""
    return words[-1:] == "业" and (words[-2:] not in _NO_TRADES or words in _SECTORS)


def in_trade(speech: Speech, words: str, dimension: str) -> Subject | None:
    """The units of a trade that *words* name alone, of those that are divided or were counted last:
    建筑业企业法人单位中，|房屋建筑业|占31%; 企业法人单位5218个，从业人员2万人。按门类分，|采矿业|35个.
    """
    made = (units_of(speech, of, words) for of in _counted(speech, dimension))
    return next((one for one in made if one is not None), None)


def units_of(speech: Speech, all_: Subject, words: str) -> Subject | None:
    """Those of *all_* the units of a census in the trade that *words* name; None where it counts none."""
    noun = noun_counted(all_.before) if all_.head.startswith("数") else ""
    if not noun.endswith(_COUNTED):
        return None
    return speech.naming.subject(words + noun, None, dimension=all_.dimension, section="count")


def _counted(speech: Speech, dimension: str) -> Iterator[Subject]:
    """What is divided, and for a count of *dimension* the units counted before, last ones first."""
    context = speech.context
    of = context.whole or context.shared_out or context.subject
    named = of is not None and of.head.startswith("数")  # 在|个体经营户|中，零售业8214个: in no unit yet
    if of is not None and named and (not dimension or of.dimension in ("", dimension)):
        yield of if of.dimension else of._replace(dimension=dimension)
    elif dimension:
        for draft in (*reversed(speech.drafts), *reversed(speech.ago)):
            if draft.unit.dimension == dimension and draft.subject.head.startswith("数"):
                yield draft.subject
