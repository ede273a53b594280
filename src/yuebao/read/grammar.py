"""The grammar: a clause's tokens, read in the context of what was said before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from yuebao.core.fact import Base, Kind
from yuebao.core.number import Bound
from yuebao.core.period import Period
from yuebao.core.unit import Unit
from yuebao.lexicon import Lexicon
from yuebao.read.clauses import Clause
from yuebao.read.context import Context
from yuebao.read.predicates import Predicate, before_number
from yuebao.read.scan import Number, Token
from yuebao.read.times import resolve
from yuebao.read.subjects import Naming, Subject, clean, list_title, split_list

PERCENT = Unit(symbol="%", dimension="%", scale=Fraction(1))
POINTS = Unit(symbol="个百分点", dimension="百分点", scale=Fraction(1))
PLACE = Unit(symbol="位", dimension="位", scale=Fraction(1))
TIMES = Unit(symbol="倍", dimension="倍", scale=Fraction(1))
PLAIN = Unit(symbol="", dimension="", scale=Fraction(1))

_CHANGE_UNITS = frozenset({"百分点", "千分点", "基点"})
_RATES: dict[str, Kind] = {
    "": "yoy_rate", "yoy": "yoy_rate", "mom": "mom_rate", "average": "avg_rate", "year_end": "yoy_rate",
    "year_start": "other_rate", "month_end": "other_rate", "other": "other_rate",
}  # fmt: skip
_AGAINST = {"year_end": "上年末", "year_start": "年初", "month_end": "上月末", "mom": "上月"}
_PULLS = ("上拉", "下拉", "拉动", "拉高", "拉低", "拖累", "带动", "拉升", "推高", "影响", "推动")
_SPANS = frozenset({"天", "小时", "年"})
_AFTER: tuple[tuple[str, Bound], ...] = (
    ("以上", ">"), ("左右", "≈"), ("上下", "≈"), ("以内", "<"), ("以下", "<"), ("及以上", ">"), ("有余", ">"), ("多", ">"), ("余", ">"),
)  # fmt: skip
_JOINERS = frozenset({"、", "和", "与", "及", "以及", "，", ",", "或"})
_RANGES = frozenset({"~", "～", "-", "—", "–", "至", "到"})
_RANKED = frozenset("居列为是成排占升跃")
_SHARES = ("占比", "比重", "份额", "占")
_FALLS = ("降幅", "跌幅", "减幅")
_PLANS = ("目标", "计划", "预算", "任务")
_MULTIPLES = ("是", "为", "相当于", "达", "超")
_ANAPHORS = ("该项工作", "这项工作", "该工作")
_TITLES = ("为", "是", "有", "包括", "依次为", "分别为", "分别是")
_GREW = re.compile("(?:保持|实现|呈现?|同比|环比|价格|销售|产量)?(?:正?增长|下降|上涨|上升|回升|为?正|持平)")
_CONTRIBUTES = re.compile(
    "(?P<pull>上拉|下拉|拉动|拉高|拉低|拖累|带动|拉升|推高|影响|推动)|(?P<by>)(?:对|为)(?P<to>.*?)(?:的)?(?:(?P<rate>贡献率)|贡献)|(?P<by2>)贡献"
)
_THRESHOLD = re.compile("(?:及以上|以上|以下|及以下)(?:的|企业|项目|工业|法人|服务业|单位|大)")
_VERBS = re.compile("在|有|共|均|分别|入选")
_DOING = re.compile("(?:开展|进行|实施|推进|启动|投产|落地|建成|齐聚|参加|出席).*$")
_DEGREES = (
    "继续", "保持", "快速", "稳步", "持续", "明显", "显著", "大幅", "规模", "增长", "增速", "下降", "较快", "增势", "平稳", "迅速", "强劲", "表现",
    "稳定", "居前", "位居", "排名", "分列", "分居", "加快", "回升", "回落", "上涨", "提升", "扩大", "活跃",
)  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A figure in the making, at ``[start, stop)`` of its block."""

    start: int
    stop: int
    value: Decimal
    ulp: Decimal
    bound: Bound
    unit: Unit
    kind: Kind
    subject: Subject
    area: str | None
    period: Period | None
    base: Base | None
    real: str
    rule: str
    parent: int | None = None
    of: int | None = None
    sentence: tuple[int, int] = (0, 0)


class Refusal(NamedTuple):
    """A number that was not read, and why."""

    start: int
    stop: int
    reason: str


class Grammar:
    """Reads clauses of one document. ``drafts``, ``refused`` and ``skipped`` collect what was made of numbers.

    ``offset`` is the position that the next draft will have among the document's figures.
    """

    def __init__(self, lexicon: Lexicon, naming: Naming, context: Context) -> None:
        self.lexicon = lexicon
        self.naming = naming
        self.context = context
        self.drafts: list[Draft] = []
        self.refused: list[Refusal] = []
        self.skipped: list[Refusal] = []
        self.offset = 0
        self.opened = 0
        self._opening = False
        self._used = 0
        self._override: Period | None = None
        """Where the sentence's first draft stands in ``drafts``."""
        self._counted = ""
        self._text = ""
        self._ends: dict[int, Token] = {}

    # -- one clause -------------------------------------------------------------------------

    def clause(self, text: str, clause: Clause) -> None:
        """Reads *clause* of *text*."""
        context = self.context
        self._text = text
        self._ends = {token.stop: token for token in clause.tokens}
        self._opening, self._counted, self._used, self._override = clause.first, "", 0, None
        context.fresh = False
        if clause.after == "；" and context.inline:
            context.whole = context.parent = None
        at = clause.start
        numbers = self._without_thresholds(clause)
        if not numbers:
            self._wordless(clause)
        index = 0
        while index < len(numbers):
            run = [numbers[index]]
            while index + 1 < len(numbers) and self._joined(run[-1], numbers[index + 1]):
                index += 1
                run.append(numbers[index])
            index += 1
            following = numbers[index].start if index < len(numbers) else clause.stop
            self._segment(clause, at, run, following)
            at = max(run[-1].stop, self._used)
        if "持平" in text[at : clause.stop]:
            self._flat(clause, at)
        for aside in clause.asides:
            if aside.numbers:
                ends = self._ends
                self.clause(text, aside)
                self._ends = ends

    def _without_thresholds(self, clause: Clause) -> list[Token]:
        """The clause's numbers without those of a definition: 产值超10亿元企业73户, 2000万元及以上的."""
        numbers, text = clause.numbers, self._text
        if not any(t.kind == "number" and t.value.section != "count" for t in numbers):
            return numbers
        kept = []
        for place, token in enumerate(numbers):
            if token.kind == "number" and token.value.section == "measure":
                stop = numbers[place + 1].start if place + 1 < len(numbers) else clause.stop
                gap = text[token.stop : stop]
                counted = place + 1 < len(numbers) and numbers[place + 1].kind == "number" and numbers[place + 1].value.section == "count"
                over = text[max(0, token.start - 2) : token.start].endswith(("超", "超过", "过"))
                if _THRESHOLD.match(gap) or (over and counted and gap and gap[0] not in "、，和"):
                    self.skipped.append(Refusal(token.start, token.stop, "threshold"))
                    continue
            kept.append(token)
        return kept

    def _joined(self, a: Token, b: Token) -> bool:
        """Whether two numbers stand in one list: 3.4%、9.5% or 增长x和下降y."""
        if a.kind != "number" or b.kind != "number":
            return False
        gap = self._text[a.stop : b.start]
        first, second = a.value, b.value
        if first.unit is not None and second.unit is not None and first.section != second.section:
            return False
        if gap in _JOINERS or gap in _RANGES or gap in ("：", ":"):
            return True
        if gap[:1] in "、和与及" and len(gap) < 12 and first.section == "ratio":
            told = before_number(self._text, a.stop + 1, b.start, self._ends, self.lexicon, ratio=False)
            return told.stop == a.stop + 1 and told.kind in ("move", "flat") and not told.compare
        return False

    # -- subjects ---------------------------------------------------------------------------

    def _words(self, clause: Clause, start: int, stop: int) -> str:
        """The noun phrase in ``text[start:stop]``, with times, own areas and brackets taken out.

        Times and areas found on the way are told to the context.
        """
        text, context = self._text, self.context
        cuts: list[tuple[int, int]] = [hole for hole in clause.holes if hole[0] >= start and hole[1] <= stop]
        for token in clause.tokens:
            if token.start < start or token.stop > stop:
                continue
            kind = token.kind
            if kind == "time":
                lead = text[token.start - 1] if token.start > start else ""
                if lead not in "比较" or not lead:
                    context.tell(token.value)
                cuts.append((token.start, token.stop))
            elif kind == "nest":
                self._nest()
                cuts.append((start, token.stop))
            elif kind == "compare":
                context.compare = token.value
                cuts.append((token.start, token.stop))
            elif kind == "skip" and token.value in ("duration", "date", "footnote"):
                cuts.append((token.start, token.stop))
            elif kind in ("own", "city", "province", "region") and self._is_place(token, start, cuts):
                self._place(token)
                cuts.append((token.start, token.stop))
        if not cuts:
            return clean(text[start:stop])
        cuts.sort()
        pieces, at = [], start
        for first, last in cuts:
            if first > at:
                pieces.append(text[at:first])
            at = max(at, last)
        pieces.append(text[at:stop])
        return clean("".join(pieces))

    def _is_place(self, token: Token, start: int, cuts: list[tuple[int, int]]) -> bool:
        """Whether an area token says whose figures these are, not whom they are with or part of."""
        text = self._text
        lead = text[token.start - 1] if token.start > start else ""
        following = text[token.stop : token.stop + 1]
        if lead and lead in "对与向占比、":
            return False
        if following in "、和" and token.kind != "own":
            return False
        if token.kind == "own":
            return True
        before = text[start : token.start]
        for first, last in sorted(cuts, reverse=True):
            if first >= start and last <= token.start:
                before = before[: first - start] + before[last - start :]
        return not clean(before) or before[-1:] in "，：,的"

    def _place(self, token: Token) -> None:
        context = self.context
        context.area = context.own(token.value) if token.kind == "own" else token.value
        if token.kind == "city":
            context.city = token.value
        if context.item_area is None:
            context.item_area = context.area

    def _nest(self) -> None:
        context = self.context
        subject = context.subject
        context.whole = subject
        context.inline = not self._opening
        context.parent = subject.level if subject is not None else None
        if len(context.subjects) > 1:
            context.subjects = context.subjects[-1:]

    def _name(self, words: str, *, dimension: str, section: str) -> Subject:
        context = self.context
        subject = context.subject
        return self.naming.subject(
            words,
            subject if subject is not None else context.topic,
            whole=context.whole,
            scope=context.scope,
            dimension=dimension,
            section=section,
        )

    def _speak_of(self, subjects: tuple[Subject, ...]) -> None:
        context = self.context
        context.subjects = subjects
        if context.topic is None or (context.whole is None and len(self.drafts) - len(subjects) <= self.opened):
            context.topic = subjects[0]

    # -- clauses without numbers ------------------------------------------------------------

    def _wordless(self, clause: Clause) -> None:
        """A clause without numbers may set scope, members, subject, time or place."""
        text, context = self._text, self.context
        start, stop = clause.start, clause.stop
        said = text[start:stop]
        if "持平" in said or stop - start > 60:
            for token in clause.tokens:
                if token.kind == "time":
                    context.tell(token.value)
                elif token.kind == "compare" and "持平" in said:
                    context.compare = token.value
            return
        words = self._words(clause, start, stop)
        if not words:
            return
        for tail in self.lexicon.scopes:
            if said.endswith(tail):
                self._scope(words, said, tail)
                return
        for title in _TITLES:
            at = words.rfind(title)
            if at > 0 and ("、" in words[at:] or "和" in words[at:]):
                members = [m for m in words[at + len(title) :].replace("以及", "、").replace("和", "、").split("、") if m]
                if 1 < len(members) and max(map(len, members)) < 14:
                    context.members = tuple(m.strip("“”等") for m in members)
                    opened = clean(list_title(words[:at]))
                    if opened:
                        self._speak_of((self.naming.subject(opened, None, scope=context.scope, dimension="", section=""),))
                    return
        cut = min((at for at in (words.find(d) for d in _DEGREES) if at > 0), default=-1)
        if cut < 0:
            return
        opened = clean(words[:cut])
        if not opened or self.naming.is_generic(opened):
            return
        parts = None
        for count in (2, 3, 4, 5, 6):
            parts = split_list(opened, count)
            if parts is not None:
                break
        if parts is not None and "、" in opened:
            self._speak_of(tuple(self._members(parts, dimension="", section="ratio")))
            return
        _, known = self.naming.head(opened)
        if known is not None or opened.endswith(("服务", "贸易", "企业", "产业", "业")):
            self._speak_of((self._name(opened, dimension="", section="none"),))

    def _scope(self, words: str, said: str, tail: str) -> None:
        """分行业看, 规模以上工业中, 固定资产投资中: an opening that holds for the members after it."""
        context = self.context
        if tail in ("看", "来看", "上看", "而言", "来说", "角度看", "结构看", "情况看", "分", "划分", "统计", "分类", "计", "分组看") or said.startswith(("分", "按", "从")):
            context.scope = ""
            flow = next((f for f in ("进出口", "出口", "进口") if f in words), None)
            if flow is not None and (context.topic is None or context.topic.flow != flow):
                context.whole = None
                self._speak_of((self._name(flow, dimension="", section="none"),))
                context.whole, context.parent = context.subject, None
            elif context.topic is not None:
                context.subjects = (context.topic,)
                context.whole, context.parent = context.topic, context.topic.level
            return
        opened = words[: -len(tail)] if words.endswith(tail) else words
        opened = clean(opened.removeprefix("在").removeprefix("从"))
        if opened.startswith("主要"):
            flow = next((f for f in ("进出口", "出口", "进口") if f in opened), None)
            if flow is not None:
                self._speak_of((self._name(flow, dimension="", section="none"),))
            return
        if not opened:
            return
        _, known = self.naming.head(opened)
        if known is not None:
            subject = self._name(opened, dimension="", section="none")
            context.subjects = (subject,)
            context.whole, context.parent = subject, subject.level
        else:
            context.scope = opened

    # -- numbers ----------------------------------------------------------------------------

    def _segment(self, clause: Clause, start: int, run: list[Token], following: int) -> None:
        first = run[0]
        match first.kind:
            case "rank":
                self._rank(clause, start, first, following)
            case "none":
                self._none(clause, start, first)
            case "fold":
                self._fold(clause, start, first)
            case _:
                self._numbers(clause, start, run, following)

    def _numbers(self, clause: Clause, start: int, run: list[Token], following: int) -> None:
        text, context = self._text, self.context
        units = self._units(run)
        self._override = None
        section = run[-1].value.section
        ratio = section == "ratio"
        change = units[0] is not None and units[0].dimension in _CHANGE_UNITS
        told = before_number(text, start, run[0].start, self._ends, self.lexicon, ratio=ratio and not change)
        if len(run) == 3 and not ratio and text[run[0].stop] in "：:" or (units[0] is None and len(run) > 1 and text[run[0].stop] in "：:"):
            self._structure(clause, start, run, told)
            return
        words = self._words(clause, start, told.stop)
        if told.stop < run[0].start:
            self._times_between(clause, told.stop, run[0].start)
        if told.compare:
            context.compare, context.against = told.compare, told.against
        if told.real:
            context.real = told.real
        if units[0] is None:
            self._bare_number(run, told, words)
            return
        if change:
            self._change(clause, start, run, units, told, words)
            return
        if ratio:
            self._ratio(clause, start, run, units, told, words, following)
            return
        self._level(clause, start, run, units, told, words, following)

    def _times_between(self, clause: Clause, start: int, stop: int) -> None:
        """Takes in the periods between a subject and its number (…额从2000年的), comparators left out."""
        text = self._text
        for token in clause.tokens:
            if token.kind == "time" and start <= token.start and token.stop <= stop:
                lead = text[token.start - 1] if token.start > 0 else ""
                if lead in ("比", "较", "与", "同"):
                    continue
                if token.value.year == "last":  # 由上年的37.8亿元增至
                    context = self.context
                    self._override = resolve(token.value, year=context.year, current=context.period)
                    if self._override is not None and context.period is not None and not token.value.part:
                        self._override = context.period.year_ago()
                else:
                    self.context.tell(token.value)

    def _units(self, run: list[Token]) -> list[Unit | None]:
        """The units of a run; an elided one is the last one's (422.3亿、294.4亿、290.7亿元)."""
        last: Number = run[-1].value
        units: list[Unit | None] = []
        for token in run:
            number: Number = token.value
            unit = number.unit
            if unit is None and last.unit is not None and len(run) > 1:
                if number.large:
                    symbol = last.unit.symbol.removeprefix(last.large)
                    scale = last.unit.scale / (self.lexicon.large[last.large] if last.large else 1)
                    unit = Unit(
                        symbol=number.large + symbol,
                        dimension=last.unit.dimension,
                        scale=scale * self.lexicon.large[number.large],
                    )
                else:
                    unit = last.unit
            units.append(unit)
        return units

    def _hedge(self, stop: int) -> tuple[Bound | None, str]:
        for said, bound in _AFTER:
            if self._text.startswith(said, stop):
                return bound, said
        return None, ""

    def _refuse(self, tokens: list[Token], reason: str) -> None:
        self.refused += [Refusal(token.start, token.stop, reason) for token in tokens]

    def _add(
        self,
        token: Token,
        unit: Unit,
        kind: Kind,
        subject: Subject,
        rule: str,
        *,
        sign: int = 1,
        bound: Bound = "=",
        base: Base | None = None,
        period: Period | None = None,
    ) -> int:
        """Adds a draft; returns its position among the document's figures."""
        context = self.context
        number: Number = token.value
        after, _ = self._hedge(token.stop)
        self.drafts.append(
            Draft(
                token.start,
                token.stop,
                sign * number.value,
                number.ulp,
                number.bound if number.bound != "=" else bound if bound != "=" else after or "=",
                unit,
                kind,
                subject,
                subject.area or context.area,
                period or self._period(subject, kind),
                base,
                context.real if kind.endswith("rate") else "",
                rule,
                context.parent if kind == "level" else None,
                subject.level if kind != "level" else None,
            )
        )
        context.kind = kind
        return self.offset + len(self.drafts) - 1

    def _period(self, subject: Subject, kind: Kind) -> Period | None:
        """The context's period; a rate keeps its level's, a flow falls back from a point in time said earlier."""
        context = self.context
        if self._override is not None:
            return self._override
        period = context.period
        if context.fresh:
            return period
        if subject.level is not None:
            return subject.period
        if period is not None and period.kind == "instant":
            known = subject.known
            opening = len(self.drafts) == self.opened
            if known is not None and kind != "abs_change":
                if known.nature in ("flow", "price") or (known.nature == "ratio" and opening and not known.stock):
                    return context.lasting or period
                if known.nature == "ratio":
                    return self.drafts[-1].period
        return period

    # -- levels -----------------------------------------------------------------------------

    def _level(
        self,
        clause: Clause,
        start: int,
        run: list[Token],
        units: list[Unit | None],
        told: Predicate,
        words: str,
        following: int,
    ) -> None:
        context, text = self.context, self._text
        unit = units[0]
        assert unit is not None
        section = run[-1].value.section
        if unit.dimension in _SPANS and self.naming.head(words)[1] is None and told.kind != "move":
            self.skipped += [Refusal(token.start, token.stop, "duration") for token in run]
            return
        change = told.kind == "move" and not (told.word == "新增" and not told.compare and context.subject is None)
        sign = told.sign
        if words[:2] in ("净增", "净减") and told.kind == "" and len(words) > 3:
            change, sign, words = True, 1 if words[1] == "增" else -1, words[2:].removeprefix("加")
        if section == "count" and not change:
            words = self._counted_words(clause, start, run, told, words, following)
        subjects = self._subjects(run, words, told, dimension=unit.dimension, section=section, change=change)
        if subjects is None:
            self._refuse(run, "list:the numbers do not match the subjects")
            return
        if change:
            base_name = _AGAINST.get(context.compare, "") if told.compare else ""
            if told.compare == "other":
                base_name = told.against
            base = Base(name=base_name) if base_name else None
            for token, unit_, subject in zip(run, units, subjects, strict=True):
                self._add(token, unit_ or unit, "abs_change", subject, f"change:{told.word or '净增'}", sign=sign, bound=told.bound, base=base)
            self._speak_of(subjects if len(run) > 1 else (subjects[0],))
            return
        told_subjects = []
        rule = "list:分别" if len(run) > 1 else "level"
        for token, unit_, subject in zip(run, units, subjects, strict=True):
            ratio = subject.known is not None and subject.known.nature == "ratio" and subject.head.endswith(("率", "比", "比值"))
            kind: Kind = "ratio" if ratio else "level"
            index = self._add(token, unit_ or unit, kind, subject, rule, bound=told.bound)
            told_subjects.append(subject.told(index, unit.dimension, self.drafts[-1].period))
        self._speak_of(tuple(told_subjects))

    def _counted_words(
        self, clause: Clause, start: int, run: list[Token], told: Predicate, words: str, following: int
    ) -> str:
        """The words of a count: those before it, those after it (404家企业入选), or both."""
        text = self._text
        stop = run[-1].stop
        _, hedge = self._hedge(stop)
        after = text[stop + len(hedge) : following]
        if following < clause.stop:
            after = _VERBS.split(after, maxsplit=1)[0]
        joined = following < clause.stop and after.endswith(("、", "和"))
        listed = "、" in after.rstrip("、和")
        self._used = following if joined and not listed else 0
        after = clean(after)
        if "的" in after:
            after = after[after.rfind("的") + 1 :]
        after = _DOING.sub("", after)
        if not after or listed or "，" in after:
            after = ""
        before = text[start : told.stop]
        if any(said in before for said in _ANAPHORS) and self.context.subject is not None:
            return self.context.subject.indicator + after
        if not after:
            return words
        if text.startswith("有", told.stop) and words and _GREW.match(after):
            return words + after  # 37个行业有29个保持增长
        if before.endswith("等") or before.endswith("等等"):
            words = ""
        if not words and start > clause.start and self._counted:
            words = self._counted
        elif told.verb or told.kind:
            return words or after
        self._counted = words
        return words + after

    def _subjects(
        self, run: list[Token], words: str, told: Predicate, *, dimension: str, section: str, change: bool = False
    ) -> tuple[Subject, ...] | None:
        """The subjects of a run of numbers, one each; None when they cannot be told apart."""
        context, naming = self.context, self.naming
        count = len(run)
        generic = not words or naming.is_generic(words)
        if count == 1:
            if generic or (change and words in ("新增",)):
                if context.subjects:
                    return (context.subjects[-1],)
                if context.topic is not None:
                    return (context.topic,)
                if not words:
                    return (self._nameless(),)
            return (self._name(words, dimension=dimension, section=section),)
        if generic:
            if len(context.subjects) == count:
                return context.subjects
            if len(context.members) == count:
                return tuple(self._members(list(context.members), dimension=dimension, section=section, head=""))
            return None
        parts = split_list(words, count)
        if parts is not None:
            return tuple(self._members(parts, dimension=dimension, section=section))
        if len(context.members) == count:
            return tuple(self._members(list(context.members), dimension=dimension, section=section, head=words))
        if len(context.subjects) == count and words in self.lexicon.bare:
            return tuple(
                naming.subject(
                    words, s, scope=context.scope, dimension=dimension, section=section
                )
                for s in context.subjects
            )
        if self._text[run[0].stop : run[1].start] in _RANGES:
            subject = self._name(words, dimension=dimension, section=section)
            return (subject,) * count
        return None

    def _nameless(self) -> Subject:
        scope = self.context.scope
        return Subject(scope, "", None, scope, ())

    def _members(self, parts: list[str], *, dimension: str, section: str, head: str | None = None) -> list[Subject]:
        """Subjects of a list; members without a head take the last one's, or *head*."""
        naming, context = self.naming, self.context
        last = context.subject if context.subject is not None else context.topic
        if head is not None:
            before, known = naming.head(head) if head else ("", None)
            made = []
            for part in parts:
                opened = last.before if last is not None and (not before) else before
                whole = part + opened
                if known is None:
                    row = last.known if last is not None else None
                    family, cut = naming.parts(opened, row)
                    made.append(
                        Subject(whole, head or (last.head if last else ""), row, family, (*_place_part(part, self._kind_of(part)), *cut), self._area_of(part))
                    )
                else:
                    family, cut = naming.parts(opened, known)
                    made.append(Subject(whole, known.printed, known, family, (*_place_part(part, self._kind_of(part)), *cut), self._area_of(part)))
            return made
        _, known = naming.head(parts[-1])
        subjects: list[Subject] = []
        if known is None:
            return [self._name(part, dimension=dimension, section=section) for part in parts]
        before, _ = naming.head(parts[-1])
        for part in parts:
            _, own = naming.head(part)
            whole = part if own is not None else part + known.printed
            subjects.append(self._name(whole, dimension=dimension, section=section))
        if all(naming.head(part)[1] is not None for part in parts):
            shared = naming.head(parts[0])[0]
            if shared and not before:  # 离岸合同额和执行额: the second takes the first's words
                subjects = [
                    subjects[0],
                    *(
                        naming.subject(part, subjects[0], scope="", dimension=dimension, section=section)
                        for part in parts[1:]
                    ),
                ]
        return subjects

    def _kind_of(self, part: str) -> str:
        found = self.lexicon.automaton.find_matches_as_indexes(part)
        for number, start, stop in found:
            if start == 0 and stop == len(part):
                return self.lexicon.terms[number][0]
        return ""

    def _area_of(self, part: str) -> str | None:
        if self._kind_of(part) in ("city", "province", "region"):
            found = self.lexicon.automaton.find_matches_as_indexes(part)
            return self.lexicon.terms[found[0][0]][1]
        return None

    # -- percentages ------------------------------------------------------------------------

    def _ratio(
        self,
        clause: Clause,
        start: int,
        run: list[Token],
        units: list[Unit | None],
        told: Predicate,
        words: str,
        following: int,
    ) -> None:
        context, text = self.context, self._text
        unit = units[0] or PERCENT
        if told.kind == "share" or words.endswith(("占比", "比重")):
            self._share(clause, run, units, told, words)
            return
        said = text[start : run[0].start]
        pull = _pull(said)
        if told.kind == "rate" or words.endswith("贡献率"):
            self._contribution(run, units, told, start, "contribution_rate")
            return
        if pull and told.kind in ("move", "pull", "noun"):
            self._contribution(run, units, told, start, "contribution")
            return
        if "完成" in said and any(plan in said for plan in _PLANS):
            subjects = self._subjects(run, clean(_before(words, "完成")), told, dimension="", section="ratio")
            self._each(run, units, subjects, "completion", "completion", told, sign=1)
            return
        if unit.dimension == "倍" and told.kind == "" and not told.compare:
            at = max(said.rfind(word) for word in _MULTIPLES)
            against = clean(said[at + 1 :]) if at >= 0 else ""
            subjects = self._subjects(run, clean(words[: max(words.rfind("是"), words.rfind("为"), 0)]), told, dimension="", section="ratio")
            self._each(run, units, subjects, "multiple", "multiple", told, sign=1, base=Base(name=against) if against else None)
            return
        if told.kind in ("move", "noun") or (told.kind == "arrive" and told.noun) or (told.compare and told.kind in ("", "arrive")):
            self._rate(run, units, told, words)
            return
        after = clean(text[run[-1].stop : following].removeprefix("是").removeprefix("为"))
        _, known = self.naming.head(words) if words else ("", None)
        if words.endswith(("增速", "增幅", "涨幅", "降幅")):
            self._rate(run, units, told, words)
            return
        subject = context.subject
        if not words or self.naming.is_generic(words):
            if after and run[-1].stop < clause.stop and text[run[-1].stop] not in "，。；、" and (subject is not None or len(after) > 1):
                self._part_of(run, units, told, after)
                return
            if subject is not None and context.kind in ("ratio", "share", "yoy_rate", "mom_rate", "other_rate", "avg_rate"):
                subjects = self._subjects(run, words, told, dimension="", section="ratio")
                self._each(run, units, subjects, context.kind, f"again:{context.kind}", told, sign=1)  # type: ignore[arg-type]
                return
            self._refuse(run, "ratio:no subject")
            return
        if known is not None and known.nature == "flow" and not told.verb and not told.compare:
            self._rate(run, units, told, words)
            return
        if after and told.verb and text[run[-1].stop : run[-1].stop + 1] not in "，。；、" and words.endswith("完成"):
            self._part_of(run, units, told, after)
            return
        if "完成" in said[-3:] and after:
            self._part_of(run, units, told, after)
            return
        subjects = self._subjects(run, words, told, dimension="%", section="level")
        self._each(run, units, subjects, "ratio", "ratio", told, sign=1)

    def _each(
        self,
        run: list[Token],
        units: list[Unit | None],
        subjects: tuple[Subject, ...] | None,
        kind: Kind,
        rule: str,
        told: Predicate,
        *,
        sign: int,
        base: Base | None = None,
    ) -> None:
        """One figure of *kind* for each number of a run."""
        if subjects is None:
            self._refuse(run, "list:the numbers do not match the subjects")
            return
        previous: Token | None = None
        told_subjects = []
        for token, unit, subject in zip(run, units, subjects, strict=True):
            if previous is not None:
                gap = before_number(self._text, previous.stop, token.start, self._ends, self.lexicon, ratio=False)
                if gap.kind == "move":
                    sign = gap.sign
            index = self._add(token, unit or PERCENT, kind, subject, rule, sign=sign, bound=told.bound, base=base)
            told_subjects.append(subject.told(index, "%", self.drafts[-1].period) if kind == "ratio" else subject)
            previous = token
        if kind == "ratio":
            self._speak_of(tuple(told_subjects))

    def _rate(self, run: list[Token], units: list[Unit | None], told: Predicate, words: str) -> None:
        context = self.context
        compare = told.compare or context.compare
        kind = _RATES[compare]
        base = None
        if compare == "year_end":
            period = context.period
            if period is not None and not (period.kind == "instant" and period.stop % 12 == 0):
                kind, base = "other_rate", Base(name="上年末")
        elif kind == "other_rate":
            name = _AGAINST.get(compare, "") or context.against
            base = Base(name=name) if name else None
        subjects = self._subjects(run, words, told, dimension="", section="ratio")
        rule = f"rate:{told.word or compare or '增速'}"
        sign = told.noun if told.kind == "arrive" and told.noun else told.sign
        self._each(run, units, subjects, kind, rule, told, sign=sign, base=base)
        if subjects is not None and words and not self.naming.is_generic(words):
            self._speak_of(subjects)

    def _share(self, clause: Clause, run: list[Token], units: list[Unit | None], told: Predicate, words: str) -> None:
        context, text = self.context, self._text
        words = words.removesuffix("占比").removesuffix("比重").removesuffix("合计").strip("的")
        if "占" in words and told.whole is None:
            words = words[: words.rfind("占")]
        subjects = self._subjects(run, words, told, dimension="", section="ratio")
        together = told.sum or "合计" in text[clause.start : run[0].start]
        if len(run) == 1 and together and len(context.subjects) > 1 and (not words or self.naming.is_generic(words)):
            subjects = (_together(context.subjects),)
        if subjects is None:
            self._refuse(run, "list:the numbers do not match the subjects")
            return
        bases = [self._whole(clause, told, subject) for subject in subjects]
        for token, unit, subject, base in zip(run, units, subjects, bases, strict=True):
            self._add(token, unit or PERCENT, "share", subject, "share:占", bound=told.bound, base=base)
        context.share_base = bases[-1]
        if words and not self.naming.is_generic(words):
            self._speak_of(subjects)

    def _whole(self, clause: Clause, told: Predicate, subject: Subject) -> Base | None:
        """The denominator of a share: the words after 占, or the subject's own total."""
        context, text = self.context, self._text
        if told.whole is None:
            if context.fixed_base is not None:
                return context.fixed_base
            return self._own_total(subject)
        first, last = told.whole
        area, pieces, at = None, [], first
        for token in clause.tokens:
            if token.start < first or token.stop > last:
                continue
            if token.kind in ("own", "city", "province", "region"):
                pieces.append(text[at : token.start])
                at = token.stop
                area = context.own(token.value) if token.kind == "own" else token.value
            elif token.kind == "time":
                pieces.append(text[at : token.start])
                at = token.stop
        pieces.append(text[at:last])
        name = clean("".join(pieces)).removeprefix("全部").removeprefix("同期").removeprefix("总")
        if area == context.area or area == (subject.area or context.area):
            area = None
        base = self._base(name, subject, area)
        if any(text[a:b].find("下同") >= 0 for a, b in clause.holes):
            context.fixed_base = base
        return base

    def _base(self, name: str, subject: Subject, area: str | None) -> Base:
        if not name or name in ("额", "量", "值", "总额", "总量", "总值"):
            total = self._own_total(subject)
            if total is None or area is not None:
                said = subject.indicator if area is not None else (name or subject.head)
                return Base(
                    name=(area or "") + said, measure=subject.measure, area=area,
                    breakdown=subject.parts if area is not None else tuple(p for p in subject.parts if p[0] == "flow"),
                )  # fmt: skip
            return total
        before, known = self.naming.head(name)
        if known is None:
            if subject.known is not None:
                family, parts = self.naming.parts(name, subject.known)
                made = Subject(name, subject.head, subject.known, family, parts)
                if subject.known.trade and subject.family and not family:
                    made = made._replace(family=subject.family)
                return Base(name=made.indicator, measure=made.measure, breakdown=made.parts, area=area)
            return Base(name=name, measure=name, area=area)
        family, parts = self.naming.parts(before, known)
        if known.trade and not family and subject.family.startswith("服务") and before in ("", "总"):
            family = "服务"
        if not before and not known.trade and known.printed in self.lexicon.bare and subject.family:
            family = subject.family
        made = Subject(before, known.printed, known, family, parts)
        return Base(name=(area if area == "全国" else "") + made.indicator if area else made.indicator, measure=made.measure, breakdown=parts, area=area)

    def _own_total(self, subject: Subject) -> Base | None:
        """What a share without a denominator is a share of: the same measure, not cut."""
        known = subject.known
        if known is None:
            topic = self.context.topic
            return Base(name=topic.indicator, measure=topic.measure, breakdown=topic.parts) if topic is not None and topic != subject else None
        kept = tuple(p for p in subject.parts if p[0] in ("flow", "side", "scope"))
        if not known.trade and len(kept) == len(subject.parts) and kept and self.context.whole is None:
            kept = tuple(p for p in kept if p[0] != "side")
        words = "".join(word for dimension, word in kept if dimension in ("side", "scope"))
        family = subject.family
        head = f"{known.measure}额" if known.trade and known.measure in ("出口", "进口", "进出口") else subject.head
        return Base(name=words + family + head, measure=subject.measure, breakdown=kept)

    def _part_of(self, run: list[Token], units: list[Unit | None], told: Predicate, after: str) -> None:
        """约40%是制造业企业, 52%馆藏文物: the words behind the number name the part or the whole."""
        last = self.context.subject
        whole = after.split("的", 1)[0] if "的" in after else after
        if last is not None and self.context.whole is not None:
            subject = Subject(after + (last.head.removesuffix("数") or last.before), "", None, after, (("sector", after),))
            base = Base(name=last.indicator, measure=last.measure, breakdown=last.parts)
        else:
            done = after.split("的", 1)[1] if "的" in after else ""
            subject = Subject(done + whole, "", None, done + whole, ())
            base = Base(name=whole, measure=whole)
        self._each(run, units, (subject,) * len(run), "share", "share:部分", told, sign=1, base=base)
        self._speak_of((Subject(after.replace("的", ""), "", None, after, ()),))

    # -- points -----------------------------------------------------------------------------

    def _change(
        self, clause: Clause, start: int, run: list[Token], units: list[Unit | None], told: Predicate, words: str
    ) -> None:
        """Percentage points: the change of a share, of a rate, or a contribution."""
        context, text = self.context, self._text
        said = text[start : run[0].start]
        pull = _pull(said)
        if pull or "贡献" in said:
            self._contribution(run, units, told, start, "contribution")
            return
        about_share = any(word in words for word in ("占比", "比重", "份额"))
        about_rate = any(word in words for word in ("增速", "增幅", "涨幅", "降幅", "率"))
        named = words
        for word in ("占比", "比重", "增速", "增幅", "份额", "涨幅", "降幅"):
            named = named.removesuffix(word)
        named = clean(named.removesuffix("占")) if named else ""
        subjects = self._subjects(run, named, told, dimension="", section="ratio" if not words.endswith("率") else "level")
        if subjects is None:
            self._refuse(run, "list:the numbers do not match the subjects")
            return
        if len(run) == 1 and not named and len(context.subjects) > 1 and context.kind == "share" and self.drafts:
            subjects = (self.drafts[-1].subject,)
        elif not named and self.drafts and context.kind in ("share", "share_change") and len(run) == 1:
            subjects = (self.drafts[-1].subject,)
        share = about_share or (not about_rate and not named and context.kind in ("share", "share_change"))
        kind: Kind = "share_change" if share else "rate_change"
        sign = told.sign if told.kind in ("move", "pull") else 1
        if told.noun < 0 or any(word in words for word in _FALLS):  # a fall that widens lowers the rate
            sign = -sign
        base = None
        for token, unit, subject in zip(run, units, subjects, strict=True):
            if share:
                base = context.share_base if not named and context.share_base is not None else self._own_total(subject)
            elif told.compare == "other" or told.compare in ("mom", "year_end", "year_start", "month_end"):
                name = told.against or _AGAINST.get(told.compare, "")
                base = Base(name=name, area=self._against_area(name)) if name else None
            self._add(token, unit or POINTS, kind, subject, f"change:{told.word or '个百分点'}", sign=sign, bound=told.bound, base=base)
        if named:
            self._speak_of(subjects)

    def _against_area(self, name: str) -> str | None:
        for kind, level in (("全国", "全国"), ("全省", "province"), ("全市", "city")):
            if name.startswith(kind):
                return self.context.own(level)
        return None

    def _contribution(
        self, run: list[Token], units: list[Unit | None], told: Predicate, start: int, kind: Kind
    ) -> None:
        """A拉动B增长x个百分点, A对B增长的贡献率为x%: what adds to what."""
        context, text = self.context, self._text
        said = text[start : run[0].start]
        m = _CONTRIBUTES.search(said)
        if m is None:
            self._refuse(run, "contribution:not understood")
            return
        pull = m.group("pull") or m.group("rate") or "贡献"
        first, second = (m.start("by"), m.start("to")) if m.group("pull") is None else (m.start(), m.end())
        if m.group("pull") is None:
            agent_stop, object_start, object_stop = start + first, start + second, start + m.end("to")
        else:
            agent_stop, object_start = start + first, start + second
            object_stop = before_number(text, object_start, run[0].start, self._ends, self.lexicon, ratio=False).stop
        agent = clean(_without(text[start:agent_stop], self._ends, text, start))
        pulled = clean(_without(text[object_start:object_stop], self._ends, text, object_start)) if object_stop > object_start else ""
        for word in ("增长", "增速", "涨幅", "降幅", "同比", "上涨", "的"):
            pulled = pulled.removesuffix(word)
        members = [clean(m) for m in agent.replace("和", "、").replace("与", "、").split("、") if clean(m)]
        if not members and context.subject is not None:
            members = [word for dimension, word in context.subject.parts if dimension != "flow"] or [
                context.subject.before or context.subject.head
            ]
        target = self.naming.subject(pulled, None, dimension="", section="") if pulled else context.topic or context.subject
        if target is None:
            self._refuse(run, "contribution:to nothing named")
            return
        known = target.known
        dimension = "product" if known is not None and known.trade else (known.dimension if known is not None else "") or "sector"
        parts = tuple((dimension, self._member_words(member)) for member in members)
        base = Base(name=f"{target.flow}额" if target.flow else target.indicator, measure=target.measure, breakdown=target.parts)
        sign = -1 if pull in ("下拉", "拉低", "拖累") or (told.kind == "move" and told.sign < 0 and pull != "贡献率") else 1
        made = target._replace(parts=(*parts, *target.parts), level=None)
        subjects: tuple[Subject, ...] = (made,)
        if len(run) > 1:
            if not agent and len(context.subjects) == len(run):
                parts = tuple(
                    next((p for p in each.parts if p[0] != "flow"), (dimension, each.before)) for each in context.subjects
                )
            if len(parts) != len(run):
                self._refuse(run, "list:the numbers do not match the subjects")
                return
            subjects = tuple(target._replace(parts=(part, *target.parts), level=None) for part in parts)
        for token, unit, subject in zip(run, units, subjects, strict=True):
            self._add(token, unit or POINTS, kind, subject, f"contribution:{pull}", sign=sign, bound=told.bound, base=base)

    def _member_words(self, words: str) -> str:
        """船舶出口 as the member 船舶 of the exports it adds to."""
        before, known = self.naming.head(words)
        return before if known is not None and known.trade and before else words

    # -- the rest ---------------------------------------------------------------------------

    def _bare_number(self, run: list[Token], told: Predicate, words: str) -> None:
        """A number without a unit: an index (PMI为50.2), else unread."""
        _, known = self.naming.head(words)
        if known is not None and known.nature == "ratio" and len(run) == 1:
            self._each(run, [PLAIN], (self._name(words, dimension="", section="none"),), "ratio", "ratio", told, sign=1)
            return
        if known is not None and known.nature == "price" and len(run) == 1 or words.endswith(("指数", "系数", "比", "PMI")):
            subject = self._name(words, dimension="", section="none")
            index = self._add(run[0], PLAIN, "level", subject, "index", bound=told.bound)
            self._speak_of((subject.told(index, "", self.drafts[-1].period),))
            if len(run) > 1:
                self._refuse(run[1:], "number:no unit")
            return
        self._refuse(run, "number:no unit")

    def _structure(self, clause: Clause, start: int, run: list[Token], told: Predicate) -> None:
        """三次产业结构为2.5:36.7:60.7: shares of one whole in the order of its parts."""
        words = self._words(clause, start, told.stop)
        said = self._text[clause.start : run[0].start]
        if "产业" in said and len(run) == 3:
            row = self.lexicon.heads["增加值"]
            base = Base(name="地区生产总值", measure="增加值", breakdown=())
            for token, name in zip(run, ("第一产业", "第二产业", "第三产业"), strict=True):
                self._add(token, PERCENT, "share", Subject(name, "增加值", row, "", (("sector", name),)), "structure", base=base)
            return
        parts = split_list(words.removesuffix("之比").removesuffix("比例").removesuffix("结构"), len(run))
        if parts is None:
            self._refuse(run, "structure:the parts are not named")
            return
        for token, name in zip(run, parts, strict=True):
            self._add(token, PERCENT, "share", self._name(name, dimension="", section="none"), "structure")

    def _rank(self, clause: Clause, start: int, token: Token, following: int) -> None:
        """第二大贸易伙伴, 居全国第四位: a place in an order, when the prose speaks of somebody's."""
        text, context = self._text, self.context
        told = before_number(text, start, token.start, self._ends, self.lexicon, ratio=False)
        after = clean(text[token.stop : min(following, clause.stop)].split("，")[0])
        lead = text[start : token.start]
        ranked = any(c in lead for c in "居列为是成排保") or lead.endswith(("全国", "全省", "全市"))
        if not ranked or (context.subject is None and not lead.strip()):
            self.skipped.append(Refusal(token.start, token.stop, "ordinal"))
            return
        at = max(lead.rfind(c) for c in "居列为是成排保")
        inner = clean(_without(lead[at + 1 :], self._ends, text, start + at + 1)).removeprefix("持").strip("的")
        opened = self._words(clause, start, start + at) if at > 0 else ""
        subject = context.subject or self._nameless()
        if opened and not self.naming.is_generic(opened) and opened not in ("继续", "保持", "已"):
            _, known = self.naming.head(opened)
            if known is not None:
                subject = self._name(opened, dimension="", section="none")
        name = inner + after
        parts = tuple(p for p in subject.parts if p[0] != "flow")
        if name:
            subject = Subject(name, "", None, name, parts)
        del told
        self.drafts.append(
            Draft(
                token.start, token.stop, Decimal(token.value), Decimal(1), "=", PLACE, "rank", subject, context.area,
                self._period(subject, "rank"), None, "", "rank", None, None,
            )
        )  # fmt: skip

    def _none(self, clause: Clause, start: int, token: Token) -> None:
        """无出口记录: a level of nothing for the period it names."""
        context, text = self.context, self._text
        subject = context.subject
        if subject is None or subject.flow not in (token.value, "进出口"):
            return
        ago = any(t.kind == "time" and t.value.part == "same" and t.start < token.start for t in clause.tokens)
        period = context.period
        if ago and period is not None:
            period = period.year_ago()
        level = next((d for d in reversed(self.drafts) if d.kind == "level"), None)
        unit = level.unit if level is not None else PLAIN
        del text
        self.drafts.append(
            Draft(
                token.start, token.stop, Decimal(0), Decimal(1), "=", unit, "level", subject, context.area, period,
                None, "", "none", None, None,
            )
        )  # fmt: skip

    def _fold(self, clause: Clause, start: int, token: Token) -> None:
        """翻一番 is a growth of once the level, 翻两番 of three times."""
        told = before_number(self._text, start, token.start, self._ends, self.lexicon, ratio=False)
        words = self._words(clause, start, told.stop)
        stand_in = Token(
            token.start, token.stop, "number",
            Number(Decimal(2**token.value - 1), Decimal(1), TIMES, "ratio", "", "≈", token.stop),
        )  # fmt: skip
        subjects = self._subjects([stand_in], words, told, dimension="", section="ratio")
        self._each([stand_in], [TIMES], subjects, "yoy_rate", "fold:翻番", told, sign=1)

    def _flat(self, clause: Clause, start: int) -> None:
        """持平: no change, to the finest digit that its neighbours print."""
        text, context = self._text, self.context
        at = text.find("持平", start, clause.stop)
        told = before_number(text, start, at, self._ends, self.lexicon, ratio=False)
        words = self._words(clause, start, told.stop)
        if told.compare:
            context.compare = told.compare
        share = any(word in words for word in ("占比", "比重", "份额")) or (
            not words and context.kind in ("share", "share_change")
        )
        for word in ("占比", "比重", "基本", "大体", "总体", "大致"):
            words = words.removesuffix(word)
        subjects = self._subjects([Token(at, at + 2, "number", None)], words, told, dimension="", section="ratio")
        subject = subjects[0] if subjects else context.subject
        if subject is None or (not words and context.subject is None):
            return
        rates = [d.ulp for d in self.drafts if d.unit.dimension in ("%", "百分点")]
        ulp = min(rates[-6:], default=Decimal("0.1"))
        number = Number(Decimal(0), ulp, None, "", "", "≈" if "基本" in text[start:at] else "=", at + 2)
        token = Token(at, at + 2, "number", number)
        if share:
            self._add(token, POINTS, "share_change", subject, "flat:持平", base=context.share_base or self._own_total(subject))
            return
        ratio = subject.known is not None and subject.known.nature == "ratio"
        compare = told.compare or context.compare
        kind: Kind = "rate_change" if ratio else _RATES[compare]
        name = _AGAINST.get(compare, "") if kind == "other_rate" else ""
        self._add(token, POINTS if ratio else PERCENT, kind, subject, "flat:持平", base=Base(name=name) if name else None)


def _pull(said: str) -> str:
    return next((pull for pull in _PULLS if pull in said), "")


def _before(words: str, cut: str) -> str:
    at = words.find(cut)
    return words[:at] if at >= 0 else words


def _without(words: str, ends: dict[int, Token], text: str, start: int) -> str:
    """*words*, which stand at *start* of *text*, without times, places and 其中."""
    stop = start + len(words)
    cuts = sorted(
        (t.start, t.stop)
        for t in ends.values()
        if start <= t.start and t.stop <= stop and t.kind in ("time", "own", "city", "province", "nest", "compare")
    )
    pieces, at = [], start
    for first, last in cuts:
        pieces.append(text[at:first])
        at = last
    pieces.append(text[at:stop])
    return "".join(pieces)


def _place_part(part: str, kind: str) -> tuple[tuple[str, str], ...]:
    """The breakdown that a list's member stands for."""
    if kind in ("city", "province", "region"):
        return ()
    return (("partner" if kind == "partner" else "category", part),)


def _together(subjects: tuple[Subject, ...]) -> Subject:
    """Several subjects as one: their members joined by ``+``."""
    first = subjects[0]
    parts: list[tuple[str, str]] = []
    for place, (dimension, word) in enumerate(first.parts):
        words = []
        for subject in subjects:
            other = subject.parts[place] if place < len(subject.parts) and subject.parts[place][0] == dimension else (dimension, word)
            if other[1] not in words:
                words.append(other[1])
        parts.append((dimension, "+".join(words)))
    common = first.before
    for subject in subjects[1:]:
        while common and not subject.before.endswith(common):
            common = common[1:]
    return Subject(common or first.before, first.head, first.known, first.family, tuple(parts), first.area)
