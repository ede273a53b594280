"""The grammar: a clause's numbers, each read by the rule for its unit."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.period import Period
from yuebao.read.amounts.bare import read_bare
from yuebao.read.amounts.firsts import first_in_order
from yuebao.read.amounts.largest import noun_phrase
from yuebao.read.amounts.levels import read_level, told_yearly
from yuebao.read.amounts.passing import EACH, read_passed_by, read_passing
from yuebao.read.amounts.ranks import read_rank
from yuebao.read.amounts.recounts import include
from yuebao.read.amounts.short_levels import in_unit_told, read_edition, read_none, read_year_before
from yuebao.read.amounts.thresholds import without_thresholds
from yuebao.read.amounts.uses import told_use
from yuebao.read.amounts.works import PAUSES, read_behind
from yuebao.read.changes.announced import read_entry, titled_entry
from yuebao.read.changes.asides import (
    OF_THE_SAME,
    compare_below,
    compared_aside,
    counted_before,
    head_behind,
    lists_members,
    name_aside,
    one_a_bracket,
    speak_of_ordered,
    told_behind,
)
from yuebao.read.changes.captions import read_caption
from yuebao.read.changes.comparators import (
    BESIDE,
    BESIDE_OPENS,
    EVENT,
    EXTREMES,
    is_of_then,
    read_against_each,
    read_beside,
    read_comparator,
    read_earlier,
    read_rate_of_place,
    read_rate_than,
    read_rates_before,
    stood_beside,
)
from yuebao.read.changes.dated_asides import date_by_aside, dated_aside
from yuebao.read.changes.flats import is_flat_beside, read_fold, read_last_flat, read_turned, with_flats
from yuebao.read.changes.foremost import leave_foremost, read_foremost
from yuebao.read.changes.growth import without_years
from yuebao.read.changes.joins import CHANGE_UNITS, joined
from yuebao.read.changes.lagging import lagging
from yuebao.read.changes.mixed import CAME_TO, mixed_run, read_mixed, read_moved_each
from yuebao.read.changes.moved import before_turn, is_adverb, left_by
from yuebao.read.changes.rates import read_ratio
from yuebao.read.changes.then import read_rate_then
from yuebao.read.dates.left import earlier_value
from yuebao.read.dates.listed import told_by_period
from yuebao.read.dates.periods import ITS_RATE, begun_in, comparator_row, is_surpassed, summed_up, used
from yuebao.read.dates.standing import ENDS, stand_at_year_end, stand_with_whole
from yuebao.read.dates.telling import summed_to, times_between
from yuebao.read.leads.openings import read_opening
from yuebao.read.leads.standings import of_thing
from yuebao.read.names.breakdowns import CITIES
from yuebao.read.names.chapters import CHAPTER_ENDS, tell_chapter
from yuebao.read.names.currencies import held_in
from yuebao.read.names.either import OF_ONE, ONE_OF_TWO, one_of_two
from yuebao.read.names.fields import tell_field
from yuebao.read.names.gains import all_again
from yuebao.read.names.goods import priced
from yuebao.read.names.indices import answered
from yuebao.read.names.labels import follows_label, labelled
from yuebao.read.names.pointers import is_set_apart, told_of
from yuebao.read.names.ranked import read_ranked, stands_first
from yuebao.read.names.together import measured_above, places_alone
from yuebao.read.names.topics import back_with_time, keep_topic
from yuebao.read.proportions.measured import read_measured_whole
from yuebao.read.proportions.parts import among_whole
from yuebao.read.proportions.points import read_points
from yuebao.read.proportions.structures import is_structure, is_whole, read_structure
from yuebao.read.speech import Speech
from yuebao.read.state.courses import on_course, settle_course
from yuebao.read.state.spoken import is_joint, without_places
from yuebao.read.words.clauses import Clause, is_of_before
from yuebao.read.words.gaps import Gap, gap_key, remember
from yuebao.read.words.hanzi import JOINING
from yuebao.read.words.predicates import COMPARATIVES, before_number
from yuebao.read.words.quantities import units_of, without_unit
from yuebao.read.words.scan import Number, Token
from yuebao.read.words.several import comparators
from yuebao.read.words.signs import OF, ends_in, holds, signs, stands

_INDUSTRIES: Final = re.compile("(?:三[次大个]|一二三)产业[^，、]{0,10}(?:结构|构成|比[重例]?)[^，、]{0,4}$")
_MOVING: Final = re.compile("年增率|成长率|增长率|增速|[升跌增涨降减变]幅|上升|下跌|下降|增长|上涨|变动")
_EXCEEDING: Final = re.compile(
    "超(?:过|出)?(?P<of>全[国省市州县区](?:同期)?(?:平均)?(?:水平|增幅|增速|增长率)?|[^，。；\\d]{0,6}平均(?:水平|增幅|增速)?)$"
)
"""A place that a rate is above by so many points: 超|全市平均|2.4个百分点."""
_FORESEEN: Final = re.compile(
    "(?:[高低优好快慢强弱逊差]于|[高低]过|超出?|胜过)(?P<who>[^，]{0,8}?(?:预期|预估|预测|估计))的?"
)
"""Whose forecast a number is that stands behind a comparison: 高于市场预期|增长3%."""
_OF_WHICH: Final[tuple[str, ...]] = ("其中", "当中")
_ROSE_BY: Final = re.compile(
    "(?:[高低快慢大小多少]于|[高低]过|[较比])[^，。；0-9]{0,4}[0-9]{1,2}月份?(?:的|(?:的?(?:按年|同比))的?)"
    "(?:升|增长?|上升|(?P<fell>下?跌|下降|回落|减少?))$"
)
_ITS_FALL: Final = re.compile("[跌降减]幅")
"""What stands before the growth of another month: 低于|7月的升|7.2%."""
_FLAT_MEMBER: Final = tuple(f"、{how}持平{mark}" for how in ("", "基本") for mark in "和、及")
"""A member of a list of rates that says none: 分别增长8%、持平和19%."""
_WITH_ANOTHER: Final = re.compile("[与和同较比][^，）]{2,12}?(?:相比较?|比较|相较)，")
"""A comparator that a bracket says before its number: 与去年九月比较，."""
_MONEY: Final = signs("币额")
_THAN: Final = signs("相的比")
_TURNING: Final = signs("转变回提加放收扩上下攀降升减")
_ODD: Final = signs("的由从超届累点位峰")
"""A character without which what stands between a clause's beginning and its number asks for no rule but the
common ones."""
_MARKED: Final = signs("的由从超届累点位峰以在录实取完为向给发投拨落占重献拉复最目计预任回")
"""Those, and those that lead an amount, give it, or turn a rate into a share or a plan's."""
_POINTS_ELSEWHERE: Final = signs("0123456789除分每均比者主中一")
"""The same of the words that name what is counted: 除…外, 分别, 每吨, 人均, 前者, 主要用于, …中."""


class Grammar:
    """Reads the clauses of one document into the drafts of its speech."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech

    def clause(self, text: str, clause: Clause) -> None:
        """Reads *clause* of *text*."""
        speech, context = self.speech, self.speech.context
        at, after = clause.start, clause.after
        speech.text, speech.start = text, at
        speech.opening, speech.after = clause.first, after
        ends: dict[int, Token] = {}
        for token in clause.tokens:
            ends[token.stop] = token
        speech.ends = ends
        speech.counted, speech.used, speech.override, speech.placed = "", 0, None, False
        context.fresh = False
        told, kept = context.period, context.kept
        if told is not None and told is speech.bracketed and not OF_THE_SAME.match(text, at):
            context.period = kept  # 服务业收入（1-4月）…，固定资产投资…
        whole = context.whole if context.inline else None
        if whole is not None and (after == "；" or (whole := all_again(speech, clause, whole)) is not None):
            context.subjects, context.closed = (whole,), context.subject
            context.whole = context.parent = None
        parts = after == "；" or text.startswith("其中", at)
        timed = not parts or any(token.kind == "time" for token in clause.tokens)
        since = "" if timed or context.compare else speech.since.of_parts(speech.drafts, speech.opened)
        if since:
            context.compare, context.against = "other", since  # 比2013年末增长5%；产业活动单位增长3%
        if after == "；":
            if context.subject is not None and is_joint(context.subject):
                context.subjects = (without_places(context.subject),)  # 三区合计占45%；增速前三位
            back_with_time(speech, clause)
            context.listed = "" if len(speech.drafts) > speech.opened else context.listed
            if (
                told is not None
                and kept is not None
                and (
                    told.stop <= kept.start // 12 * 12 or (kept.kind == "instant" and told.stop == kept.stop)
                )
                and not begun_in(speech, told, onward=not text.startswith(_OF_WHICH, at))
            ):
                context.period = kept  # …，2019年接待7.8亿人次；实现收入…
            elif (
                told is not kept
                and told != kept
                and kept is not None
                and (
                    not used(speech, told)
                    or (summed_up(speech, kept, told) and not text.startswith(_OF_WHICH, at))
                )
            ):
                context.period = kept  # …，今年3月以来已连续4个月增长；日均产量
            elif (
                told is not None
                and kept is not None
                and told.kind == "instant" != kept.kind
                and begun_in(speech, kept)
                and text.find("累计", at, clause.stop) >= 0
            ):
                context.period = kept  # 轻工业贷款累计增加5亿元，月末余额增长2%；重工业贷款累计增加
            elif told and kept and stood_beside(speech, clause, told, kept):
                context.period = kept  # 第三季跌1.4%，第二季跌1.6%；政府开支升2.1%
        if told is not kept and kept is not None and text.startswith("主要", at) and told == kept.year_ago():
            context.period = kept  # 上年同期为顺差12亿元，|主要是逆差扩大
        if clause.first and parts:
            stand_with_whole(speech)
        if clause.first or after in "；：":
            speech.pieces, speech.untold, speech.apart = [], -1, None
            if speech.moved:  # 食物类上涨4.4%，主因肉类调涨，上涨7.8%所致；杂项类上涨
                context.subjects, speech.moved = speech.moved, ()
        numbers = clause.numbers
        if len(numbers) == 2 and read_passing(speech, clause):
            return  # 6个行业主营业务收入超过1000亿元
        if len(numbers) == 1 and text.startswith(EACH, clause.stop) and read_passed_by(speech, clause):
            return  # 执行额超10亿美元的国家和地区：
        if numbers:
            if text[at] == "包" and text.startswith("包括", at):
                include(speech, numbers[0])
            if read_foremost(speech, clause):
                return
            numbers = without_thresholds(speech, clause)
        flat = speech.flat = speech.levels and text.find("持平", at, clause.stop) >= 0
        numbers = with_flats(text, clause, numbers) if flat and numbers else numbers
        before = context.subjects, context.topic
        index, count = 0, len(numbers)
        if clause.holes:
            compare_below(speech, clause)
            if count and clause.asides:
                date_by_aside(speech, text, clause)
        if context.whole is None and len(speech.drafts) == speech.opened:
            keep_topic(speech, clause)
        if not count:
            if not stands_first(speech, clause):
                read_opening(speech, clause)
            if clause.first and text[clause.stop - 1] in CHAPTER_ENDS:
                tell_chapter(speech, clause)
            tell_field(speech, clause)
        else:
            speech.lone = ()
            if numbers[0].start == at and read_caption(speech, clause, numbers):
                if not clause.asides:
                    return
                index = count  # what its brackets tell is still to be read
            at = read_ranked(speech, clause) or at
        while index < count:
            number = numbers[index]
            run = [number]
            index += 1
            while index < count and joined(speech, run[0], run[-1], numbers[index]):
                run.append(numbers[index])
                index += 1
            following = clause.stop
            if index < count:
                following = numbers[index].start
                mark = text[number.stop] if len(run) == 1 and number.kind == "number" else ""
                if mark in JOINING:
                    several = mixed_run(speech, number, numbers[index:])
                    if several and read_mixed(speech, clause, at, several, self._numbers):
                        index += len(several) - 1
                        at = several[-1].stop
                        continue
                elif mark in CAME_TO:
                    moved = read_moved_each(speech, clause, at, numbers[index - 1 :], self._numbers)
                    if moved:
                        index += moved - 1
                        at = numbers[index - 1].stop
                        continue
                elif mark == "的" and read_measured_whole(speech, clause, at, number, numbers[index]):
                    at = numbers[index].stop
                    index += 1
                    continue
            if number.kind == "number" and len(run) == 1 and not stands(text, number.stop, PAUSES):
                named = read_behind(speech, at, number)
                if named:
                    at = named
                    continue
            if number.kind == "number":
                self._numbers(clause, at, run, following)
                if context.left >= 0 or context.course or context.came_from:
                    settle_course(speech, run)
            else:
                self._others(clause, at, run, following)
            at = run[-1].stop
            if at < speech.used:
                at = speech.used
        if count and (speech.pieces or text[clause.start] == "以"):
            leave_foremost(speech, clause, before)
        if flat:
            read_last_flat(speech, clause, numbers, at)
        if not clause.asides:
            return
        if not numbers:
            if lists_members(speech, text, clause):
                context.subjects, context.topic = before
            speak_of_ordered(speech, text, clause)
            head_behind(speech, text, clause)
            if _MOVING.search(text, clause.start, clause.stop):
                context.kind = "yoy_rate"
        spoken, kind, scope = (context.subjects, context.topic), context.kind, context.scope
        then, bracketed, pieces = context.period, any(aside.numbers for aside in clause.asides), speech.pieces
        nested, outside = (context.whole, context.parent, context.inline, context.outer), context.told
        where = context.area, context.settled, context.city, context.apart
        opened = [a for a in clause.asides if a.bracket >= 0 and a.start == a.bracket + 1]
        dated: Period | None = None
        held = one_a_bracket(speech, text, clause, opened)
        behind = told_behind(speech, opened) if opened and len(numbers) > 1 else {}
        for aside in clause.asides:
            if aside.bracket >= 0 and aside.start == aside.bracket + 1:
                context.subjects, context.topic = spoken  # what a bracket speaks of ends with it
                context.scope = scope
                shared = len(behind) > 1 or text[aside.start] == "占"  # 甲40亿元（占总数28%）、乙占15%
                if shared and aside.bracket in behind:  # 甲升10.4%（升5.1%）、乙升2.9%（跌11.3%）
                    context.subjects = (behind[aside.bracket],)
                within = aside.numbers and text.startswith("含新", aside.start)
                counted = counted_before(speech, aside)
                if counted is not None:  # 小学98所（含教学点28所），幼儿园68所（民办12所）
                    context.subjects, within = (counted,), True
                if within or (not aside.numbers and any(token.kind == "nest" for token in aside.tokens)):
                    self.speech.nest()  # （其中，小学101人、初中52人）, （含新认定3家）
                context.subjects, held = held[:1] or context.subjects, held[1:]  # 甲（160万）及乙（142万）
                dated = dated_aside(speech, text, aside)
                if dated is not None:  # 新加坡（2022年，2.2%）: a place's own period
                    name_aside(speech, text, clause, aside, named=False)
                    continue
            elif not aside.numbers and text[aside.stop : aside.stop + 1] == "：":
                dated = dated_aside(speech, text, aside)  # （2022年：33亿元；|2021年：|31亿元）
                if dated is not None:
                    continue
            if aside.numbers and dated is not None:
                ends, period = speech.ends, context.period
                context.period = dated
                context.subjects = tuple(subject._replace(period=None) for subject in context.subjects)
                self.clause(text, aside)
                speech.ends, context.period, dated = ends, period, None
                continue
            if aside.numbers:
                ends = speech.ends
                if compared_aside(speech, text, clause, aside):
                    continue
                if aside.bracket >= 0 and aside.start == aside.bracket + 1:
                    name_aside(speech, text, clause, aside, named=not numbers)
                self.clause(text, aside)
                speech.ends = ends
            elif (flat and is_flat_beside(text, clause, aside)) or (
                opened and aside is not clause.asides[-1] and _WITH_ANOTHER.match(text, aside.start)
            ):
                ends = speech.ends
                self.clause(text, aside)  # （较八月份下跌16.5%，与去年九月比较，亦下跌19.5%）
                speech.ends = ends
        context.subjects, context.topic = spoken
        context.kind, context.scope = kind, scope
        if bracketed:
            speech.pieces = pieces  # 甲区（33个），乙区（32个）和丙区（26个）的平均价格分别为
            context.period = then  # 前三季度上涨4.1%（9月份上涨6.2%），其中
            context.area, context.settled, context.city, context.apart = where  # 增长7.5%（全市11.1%），
        context.whole, context.parent, context.inline, context.outer = nested
        if opened and text.startswith("其中", opened[0].start):
            context.told = outside  # 项目47个（其中大项目9个），合同外资5亿元，分别增长

    def _others(self, clause: Clause, start: int, run: list[Token], following: int) -> None:
        """Reads what counts without a number: 第4位, 无出口记录, 翻番."""
        match run[0].kind:
            case "rank":
                read_rank(self.speech, clause, start, run, following)
            case "none":
                read_none(self.speech, clause, run[0])
            case "fold":
                read_fold(self.speech, clause, start, run[0])
            case "flat":
                read_turned(self.speech, clause, start)

    def _numbers(self, clause: Clause, start: int, run: list[Token], following: int) -> None:
        speech, context = self.speech, self.speech.context
        text, single = speech.text, len(run) == 1
        first = stop = run[0].start
        number: Number = run[-1].value
        behind = run[-1].stop
        if single and number.unit is None and (number.large or text[behind : behind + 1] in JOINING):
            run = [in_unit_told(speech, clause, run[0])]
            number = run[0].value
        units = [number.unit] if single else units_of(run, speech.lexicon)
        unit, section = units[0], number.section
        ratio = section == "ratio"
        change = (ratio or not single) and unit is not None and unit.dimension in CHANGE_UNITS
        gap = text[start:first]
        key = gap_key(text, clause, start, gap, ratio and not change)
        known = speech.naming.gaps.get(key) if key is not None else None
        marked = known.marked if known is not None else holds(gap, _MARKED)
        odd = known.odd if known is not None else marked and holds(gap, _ODD)
        speech.marked, speech.override = marked, None
        if (
            ratio
            and speech.flat
            and (text.startswith(_FLAT_MEMBER, behind) or text.endswith(_FLAT_MEMBER, start, first))
        ):
            speech.refuse(run, "list:the numbers do not match the subjects")
            return
        for opened, closed in clause.holes:
            if closed == stop and opened > start:  # 增长（除特殊说明外均为名义增长）7.9%
                stop = opened
        if known is not None:
            told = known.told.ending(start + known.told.stop)
        else:
            told = before_number(text, start, stop, speech.ends, speech.lexicon, ratio=ratio and not change)
            if key is not None:
                remember(speech.naming.gaps, key, start, Gap(told, marked, odd))
        told = without_years(text, start, told) if ratio else told
        if told.compare == "other" and clause.holes and text.find("（同比", start, stop) >= 0:
            told = told._replace(compare="yoy", against="", when=None)  # 比2017年春交会（同比，下同）
        if change and single:
            told = lagging(text, start, stop, told)
        if told.kind == "move" and not context.fresh and told.compare in ("yoy", ""):
            before = speech.drafts[-1].start if len(speech.drafts) > speech.opened else 0
            if text.find("年同期", max(0, before - 12), before) >= 0:
                context.leave_year_ago()
        if told.word == "超出" and not ratio and not told.compare and not told.against:
            told = told._replace(kind="", word="", bound=">", verb=True)  # 合同额超出27.3亿元
        above = None
        if odd and (change or ratio) and told.kind in ("", "noun") and not told.compare and "超" in gap:
            above = _EXCEEDING.search(text, start, stop)
            if above is not None and (change or told.kind):
                told = told._replace(
                    stop=above.start(),
                    kind="move",
                    word="超",
                    bound="=",
                    compare="other",
                    against=above["of"],
                )
        if change and single and len(context.beside) == 1 and told.kind == "move" and not told.compare:
            told = told._replace(compare="other", against=context.beside[0])  # 与全省相比，增速高0.4个百分点
        if not single:
            if text[run[0].stop] in "：:" and (unit is None or (len(run) == 3 and not ratio)):
                times_between(speech, clause, told.stop, first)
                read_structure(speech, clause, start, run, told)
                return
            parts = len(run) == 3 and _INDUSTRIES.search(text, start, first)
            if (parts and (unit is None or (ratio and ("结构" in parts.group() or is_whole(run))))) or (
                ratio and len(run) == 3 and is_whole(run) and is_structure(speech, start, first)
            ):
                times_between(speech, clause, told.stop, first)
                read_structure(speech, clause, start, run, told)  # 三次产业结构为9.3、41.0、49.7
                return
            if told.kind in ("move", "flat", "noun") and (ratio or section != ""):
                several = comparators(text, start, first, len(run))
                if several is None and len(context.beside) == len(run) and not told.compare:
                    several = told.stop, tuple(f"比{one}" for one in context.beside)
                if several is not None:
                    read_against_each(speech, clause, start, run, units, told, several)
                    return
        # 高于预期的4.2%, 与2010年普查的41.2万人相比, 与前3个月3.4%的增速相比
        of_another = is_of_before(text, clause, first) or (odd and gap.endswith(EXTREMES))
        sign = -1 if ratio and of_another and _ITS_FALL.search(text, start, first) else 1  # 跌幅低于4月的14%
        if ratio and "月" in gap and gap[-1] in "升增长跌降落减少":  # 低于7月的|升7.2%, 跌幅较4月按年|跌14%
            rose = _ROSE_BY.search(text, start, first)
            of_another = of_another or rose is not None
            sign = sign if rose is None or rose["fell"] is None else -1
        if stands(text, behind, _THAN) and not of_another:  # 与2022年进口1.5亿吨|相比
            of_another = text.startswith(("相比", "比较"), behind) or (
                ratio and ITS_RATE.match(text, behind) is not None
            )
        surpassed = first in speech.ends and unit and is_surpassed(speech, first, number, behind)
        if surpassed or is_of_then(speech, first, behind):
            of_another = True  # 超过去年全年145.11亿美元的规模, 接近2021年末49.3%的水平
        if "届" in gap and odd and single and not ratio and read_edition(speech, start, run[0]):
            return
        then = ratio and single and not change and stands(text, behind, OF)
        if then and read_rate_then(speech, clause, start, run[0]):
            return
        when = earlier_value(speech, clause, start, run[0]) if of_another and single else None
        if when is not None:
            read_earlier(speech, clause, start, run, units, told, sign, when)
            return
        speech.counting = section == "count"
        words = noun_phrase(speech, clause, start, told, run)
        of = context.subject
        if unit is not None and single and of is not None and (not words or ends_in(words, _MONEY)):
            words = held_in(gap, words, of)
        if speech.label.name and start == clause.start and follows_label(speech, start):
            words = labelled(speech, words)
        if speech.thing and start == clause.start:
            words = of_thing(speech, words)
        speech.counting = False
        if words and told.kind == "share" and single and words[-1] in "市区县州旗省地":
            words = places_alone(speech, words)
        if not words and not context.subjects and not speech.drafts and unit is not None:
            measured_above(speech, unit.dimension)
        if "前" in words or "为" in words:
            words = titled_entry(speech, words)
        if context.announced is not None and read_entry(speech, run, unit, told, words):
            return
        if (
            single and not words and not told.kind and told.compare in ("yoy", "mom")
            and section in ("measure", "count") and not change
            and read_year_before(speech, run, units, told.compare)
        ):  # fmt: skip
            return
        points = holds(words, _POINTS_ELSEWHERE)
        if points and "0" <= words[0] <= "9" and CITIES.match(words):
            context.leave_region()  # 长三角…。31个示范城市承接: none of that region's
        speech.linked = of_another and section == "count"
        if odd and text.find("累计", start, stop) >= 0:
            summed = summed_to(speech, clause, start, stop, section)
            if summed is not None:
                speech.override = summed
        if not change and (
            context.course
            or context.came_from
            or (odd and ("由" in gap or "从" in gap))
            or (context.period and context.period.kind == "years")
        ):
            on_course(speech, start, first, arrives=told.kind == "arrive", bare=not words and not told.kind)
        turns = single and ratio and told.kind == "move" and not told.when and stands(text, behind, _TURNING)
        if turns and speech.override is None:
            speech.override = before_turn(speech, start, first, run[0].stop)
        if points and single and words[:1] == "除" and is_set_apart(text, behind):
            words = words[1:]  # 除日本下降2.3%外，其余分别增长
            others = told_of(context.told, [words])
            if others:
                speech.speak_of(others)
                words = ""
        if points and single and "分别" in words:
            words = first_in_order(speech, words, unit)
        if (
            points
            and ("每" in words or words.endswith("人均"))
            and (section == "measure" or words.endswith(("平方公里", "每百人", "每百户", "每小时", "每天")))
        ):
            words = without_unit(words)  # 进口均价每吨3470.8元
        per = section == "measure" and words and not change
        if per and (points or words[-1] == "格" or (unit and "/" in unit.dimension)):
            words, points = priced(speech, words, unit), True
        if points and words == "比" and of_another and ratio and context.kind in ("yoy_rate", "mom_rate"):
            read_comparator(speech, run, units, told._replace(against="", when=None), "", sign)
            return  # 以美元计增长14.2%，比以人民币计的|11.9%|高
        if points and words[:2] in ONE_OF_TWO and words[2:] in OF_ONE:
            pointed = one_of_two(speech, words)
            if pointed is None:
                speech.refuse(run, "number:no subject")
                return
            words = pointed if pointed or not change else context.subjects[0].indicator
        if points and ratio and "主要用" in words:
            words = told_use(speech, words) or words
        if points and "中" in words and (not ratio or (single and told.kind == "move")):
            words = among_whole(speech, words, None if ratio else units[-1])
        lone = len(words) == 1 and single and ratio and told.kind == "move"
        if lone and is_adverb(speech, clause, start, words):
            words = ""  # 同比|蹿|升12.7%
        kept = context.subjects
        if not single:
            words = told_by_period(speech, clause, start, run, words, section)
        if told.stop < stop and (single or context.subjects is kept):
            times_between(speech, clause, told.stop, stop)
        if told.compare == "other" and told.when is not None:
            if not told.kind and of_another:  # 较1月的3.1%上升
                speech.override = context.resolve(told.when)
                read_comparator(speech, run, units, told, words, sign)
                return
            told = told._replace(compare=comparator_row(speech, told.when) or "other")
        if ratio and not change and read_rate_than(speech, start, run, told):
            return
        if not change and told.word in COMPARATIVES:
            if ratio and read_rate_of_place(speech, run, told):
                return
            if of_another:
                read_comparator(speech, run, units, told, words, sign)
                return
        if ratio and not change and (of_another or text[first - 1] == "之") and told.kind in ("", "noun"):
            compare = told.compare if of_another else ""
            if text[first - 1] == "之":  # 较上月之4.31%及3.58%上升
                than = speech.ends.get(first - 1)
                compare = than.value if than is not None and than.kind == "compare" else ""
                compare = "" if compare == "yoy" else compare
            before_it = words in ("", "之", "升幅", "跌幅", "增幅") or speech.naming.is_generic(words)
            if compare and before_it and read_rates_before(speech, run, units, compare):
                return  # 升幅较上一季的8.4%扩大
        if told.compare and not change and not turns:  # 由上月下降11.2%|转为增长
            context.against = told.against if told.compare != "average" else context.against
            if told.compare in ("yoy", "mom"):
                context.compare = told.compare
                yearly = context.yearly or told_yearly(speech)
                context.steady = "mom" if told.compare == "mom" and not yearly else context.heading_compare
                context.yearly = yearly or told.compare == "yoy"
            elif told.compare == "other" and told.when is None and EVENT.search(told.against) is not None:
                context.compare = "other"  # 比上届减少19.5%；轻工产品成交额减少15.3%
        apart = ratio and words and told.noun and context.compare == "mom" and not context.steady
        if apart and told_yearly(speech):
            context.compare = ""  # 出口同比增长21%，环比下降3%，运输服务出口增幅达107%
        if told.compare in ENDS:
            stand_at_year_end(speech)
        if told.real:
            context.real = told.real
        if ratio and words and not change and ("于" in words or "超" in words or "过" in words):
            foreseen = _FORESEEN.fullmatch(words)
            if foreseen is not None:  # 高于市场预期增长3%
                told = told._replace(against=foreseen["who"], when=None)
                read_comparator(speech, run, units, told, "")
                return
        beside = single and not change and stands(text, start, BESIDE_OPENS) and BESIDE.match(gap) is not None
        if beside and read_beside(speech, start, run, units, told):
            return
        if unit is None:
            read_bare(speech, run, told, words)
        elif change or (above is not None and told.word == "超"):
            read_points(speech, start, run, units, told, words)
        elif ratio:
            told, words = left_by(speech, run[0], told, words, single=single)
            words = words if told.kind else answered(speech, words)
            read_ratio(speech, clause, start, run, units, told, words, following)
        else:
            read_level(speech, clause, start, run, units, told, words, following)
