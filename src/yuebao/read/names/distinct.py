"""What two owners of one paragraph have each is told apart: 影剧院1间，座席1000座；电影院7间，座席5164座.

Two different amounts of one name, time and place cannot both be right. Where each stands in a row of its
own that a count of houses opens, or one and the same measure, the name lacks whose it is, and what was
counted or measured says so. What is told in a paragraph that counts one kind of school is of these schools.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.period import Period
from yuebao.read.names.revenues import of_local_budget
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import SCHOOL_TYPES, Subject

_HOUSES: Final = frozenset("所家个间座处支条")
"""Units in which owners are counted: schools, firms, halls, lines."""
_ROW: Final = re.compile("[；;。\n]")
_FOLLOWING: Final = frozenset({"yoy_rate", "mom_rate", "abs_change", "share"})
"""Kinds of what is told of an amount behind it, under its name."""

_OF_ALL: Final = re.compile("全[市县区省州国]|各级|各类")
"""What says that a sentence is of all schools: 全县|专任教师."""
_OF_SCHOOL: Final = re.compile(
    "(?:城市|城区|县镇|镇区|农村|乡村)?(?:专任教师|教职工|校舍|教学(?!点)|仪器|图书|生师比|师生比|巩固率|[净毛]?入[学园]率|升学率|辍学率|学历合格率|每名教师|班级|教学班)[^，（）]{0,10}"
)
"""How what schools have, and how pupils and teachers fare there, is named without the school."""


_DEGREE: Final = re.compile("[^，]{2,8}学历(?:专任)?教师")
"""Teachers of a degree, named without where they teach."""
_TEACHERS: Final = frozenset({"专任教师", "教职工"})


_MEDAL: Final = re.compile("(?:金|银|铜|奖)牌数?")
_HEALTH_STAFF: Final = frozenset(
    {"卫生技术人员", "卫生人员", "医务人员", "执业医师", "执业（助理）医师", "注册护士", "工作人员"}
)
_ALL_OF_HEALTH: Final[tuple[str, ...]] = ("卫生机构", "医疗机构")
"""Houses whose staff is all there is."""


_BY_VOLUME: Final = re.compile("(?<![及和与])[以按](?P<much>数量|货量)计(?![及和与])[^，。；]*$")
"""What says that a change is of how much there was, not of its worth: 总收益以价值计上升5%，|以数量计则|."""


def _by_volume(drafts: Sequence[Draft], text: str) -> None:
    """Name changes that are told by volume as those of the volume."""
    for draft in drafts:
        told = _BY_VOLUME.search(text, max(0, draft.start - 40), draft.start)
        subject = draft.subject
        if told is None or not draft.kind.endswith("rate") or subject.indicator.endswith(told["much"]):
            continue
        if subject.head:
            head = subject.head.removesuffix("价值") + told["much"]
            draft.subject = subject._replace(head=head, known=None)
        else:
            draft.subject = subject._replace(before=subject.before.removesuffix("价值") + told["much"])


def tell_apart(drafts: Sequence[Draft], text: str) -> None:
    """Give amounts of one name the owners that part them, and with them what is told of each behind it."""
    if "量计" in text:
        _by_volume(drafts, text)
    if drafts and "地方" in text and "税" in text:
        of_local_budget(drafts, text)
    if len(drafts) > 1 and "奖牌" in text:
        _of_contest(drafts, text)
    if len(drafts) > 2 and "床位" in text:
        _of_one_house(drafts, text)
    if len(drafts) > 3 and drafts[0].unit.symbol == "所" and drafts[0].subject.before.endswith(SCHOOL_TYPES):
        _of_one_school(drafts, text)
    if len(drafts) > 1 and _any_teach(drafts):
        _of_one_stage(drafts, text)
    first: dict[str, int] = {}
    told: dict[str, list[int]] = {}
    for at, draft in enumerate(drafts):
        if draft.kind == "level":
            name = draft.subject.indicator
            before = first.setdefault(name, at)
            if before != at:
                told.setdefault(name, [before]).append(at)
    groups = [alike for places in told.values() for alike in _alike(drafts, places)]
    if groups:
        rows = _Rows(drafts, text)
        for places in groups:
            _part(drafts, places, rows)


class _Rows:
    """The rows of a paragraph, with what opens each: both are looked for once."""

    __slots__ = ("_ends", "_reached", "drafts")

    def __init__(self, drafts: Sequence[Draft], text: str) -> None:
        self.drafts = drafts
        self._ends = [cut.end() for cut in _ROW.finditer(text)]
        self._reached = list(accumulate([draft.start for draft in drafts], max))
        """How far the text is told by each draft and those before it."""

    def first(self, at: int) -> Draft | None:
        """What opens the row of the draft at *at*, None if that itself does."""
        row = bisect_right(self._ends, self.drafts[at].start)
        opened = self._ends[row - 1] if row else 0
        place = bisect_left(self._reached, opened)
        return self.drafts[place] if place < at else None


def _of_one_school(drafts: Sequence[Draft], text: str) -> None:
    """In a paragraph that begins with a count of schools of one kind and counts no others, all is theirs."""
    school = drafts[0].subject.before
    others = [draft for draft in drafts if draft.unit.symbol == "所" and draft.kind == "level"]
    if any(not draft.subject.before.endswith(school) for draft in others):
        return
    of_all = [said.end() for said in _OF_ALL.finditer(text)]
    for draft in drafts:
        subject = draft.subject
        if _OF_SCHOOL.fullmatch(subject.indicator) is None or subject.area is not None:
            continue
        last = bisect_right(of_all, draft.start)
        if not last or of_all[last - 1] < text.rfind("。", 0, draft.start) + 3:  # none in its sentence
            draft.subject = subject.owned_by(school)


def _of_one_stage(drafts: Sequence[Draft], text: str) -> None:
    """What is told of teachers behind those of one stage is of that stage, to the end of the sentence, or of
    the paragraph that opens with them and tells of no other stage: 学前教育专任教师3.2万人，|生师比|13.1:1；
    |专任教师学历合格率|99.5%.
    """
    stage, stop = "", 0
    stages = {draft.subject.before for draft in drafts if draft.kind == "level" and _teach(draft)}
    if len(stages) == 1 and _teach(drafts[0]) and _OF_ALL.search(text) is None:
        stop = len(text)
    for draft in drafts:
        if draft.start >= stop:
            at = text.find("。", draft.start)
            stage, stop = "", at if at >= 0 else len(text)
        subject = draft.subject
        if draft.kind == "level" and _teach(draft):
            stage = subject.before
        elif stage and (_OF_SCHOOL.fullmatch(subject.indicator) or _DEGREE.fullmatch(subject.indicator)):
            draft.subject = subject.owned_by(stage)
            base = draft.base
            if base is not None and base.name in _TEACHERS:
                draft.base = replace(base, name=stage + base.name)


def _any_teach(drafts: Sequence[Draft]) -> bool:
    for draft in drafts:  # noqa: SIM110 - for every paragraph: no generator
        if _teach(draft):
            return True
    return False


def _teach(draft: Draft) -> bool:
    """Whether *draft* is of teachers."""
    return draft.subject.head in _TEACHERS


def _of_contest(drafts: Sequence[Draft], text: str) -> None:
    """Medals of a sort behind all medals are of the same contest, also in a sentence that opens with 其中:
    全运会上获得奖牌5枚，其中|金牌2枚.
    """
    of: Draft | None = None
    for draft in drafts:
        subject = draft.subject
        if of is not None and draft.sentence != of.sentence:
            goes_on = text.startswith("。其中", of.stop) and "。" not in text[of.stop + 1 : draft.start]
            of = of if goes_on else None
        if "奖牌" in subject.indicator and len(subject.indicator) > 3:
            of = draft
        elif of is not None and _MEDAL.fullmatch(subject.indicator) is not None:
            won = of.subject.indicator.partition("奖牌")[0]
            draft.subject = subject.owned_by(won)


_BEDS_SO: Final = re.compile("(?:编制|实有|开放|核定|设置)$")
"""Which beds are counted: |编制|床位."""


def _of_one_house(drafts: Sequence[Draft], text: str) -> None:
    """Staff behind the beds of one sort of houses is theirs: 卫生院12个，床位300张，|卫生技术人员|90人."""
    house, stop = "", 0
    for draft in drafts:
        subject = draft.subject
        if draft.start >= stop:
            house = ""
        if subject.head == "床位" and draft.kind == "level":
            house = _BEDS_SO.sub("", subject.before)
            house = "" if house.endswith(_ALL_OF_HEALTH) else house
            ends = [at for mark in "。；" if (at := text.find(mark, draft.start)) >= 0]
            stop = min(ends, default=len(text))
        elif (
            house
            and subject.indicator in _HEALTH_STAFF
            and not _OF_ALL.search(text, max(0, draft.start - 12), draft.start)
        ):
            draft.subject = subject.owned_by(house)


def _alike(drafts: Sequence[Draft], places: Sequence[int]) -> list[list[int]]:
    """Those of *places* that are of one part, place, time and unit."""
    found: dict[tuple[object, ...], list[int]] = {}
    for at in places:
        draft = drafts[at]
        period: Period | None = draft.period
        key = draft.subject.parts, draft.area, period
        found.setdefault(key, []).append(at)
    return [alike for alike in found.values() if len(alike) > 1]


def _part(drafts: Sequence[Draft], places: Sequence[int], rows: _Rows) -> None:
    """Name the owners of the amounts at *places*, where each has its own."""
    owners = [_owner(drafts[at], rows.first(at)) for at in places]
    named = {owner.indicator for owner in owners if owner is not None}
    if len({owner.head for owner in owners if owner is not None}) > 1:
        return  # not measured alike
    if len(named) < len(places) or len({drafts[at].value for at in places}) < len(places):
        return
    for at, owner in zip(places, owners, strict=True):
        assert owner is not None
        _give(drafts, at, owner)


def _owner(draft: Draft, first: Draft | None) -> Subject | None:
    """What the count *first* that opens the row of *draft* counts, None if no count opens it."""
    if first is None or first.kind != "level":
        return None
    own = draft.subject.indicator.removesuffix("数")
    if first.unit.symbol not in _HOUSES:
        measured = first.subject.known is not None and first.subject.before and not first.subject.parts
        return first.subject if measured and first.subject.head not in own else None
    whose = first.subject.indicator.removesuffix("数")
    return None if whose in own or own in whose else first.subject


def _give(drafts: Sequence[Draft], at: int, owner: Subject) -> None:
    """The amount at *at*, and what follows it under its name, are the owner's."""
    subject = drafts[at].subject
    whose = owner.before if owner.head != "数" else owner.indicator.removesuffix("数")
    owned = subject.owned_by(whose)
    for place in range(at, len(drafts)):
        draft = drafts[place]
        if draft.subject.indicator != subject.indicator or draft.subject.parts != subject.parts:
            break
        if draft.kind not in _FOLLOWING and place != at:
            break
        draft.subject = owned
