"""Shares and what they are shares of, percentage points, contributions."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base
from yuebao.core.unit import Unit
from yuebao.read.names.business import in_full, kinds_contracted, trade_of
from yuebao.read.names.gains import GAINS, as_gain
from yuebao.read.names.listed import of_listed, only_counted, whole_of_listed
from yuebao.read.names.pointers import all_listed, all_of_these, counted_again, grown, these_ones
from yuebao.read.names.topmost import by_their_rank
from yuebao.read.proportions.averages import leave_price
from yuebao.read.proportions.contributions import part_too
from yuebao.read.proportions.denominators import base_of, said_whole, whole_of_share
from yuebao.read.proportions.divided import INSTITUTES, of_kin, of_own_kind, of_whole_investment
from yuebao.read.proportions.glossed import read_glossed
from yuebao.read.proportions.having import THOSE, read_having, those_having
from yuebao.read.proportions.little import read_little
from yuebao.read.proportions.owners import made_for_export, of_its_whole, of_output, of_owner
from yuebao.read.proportions.wholes import (
    PLACES_OWN,
    apiece,
    listed_as_one,
    measured_again,
    of_all_places,
    of_flow,
    of_whole_of_places,
    owned_by_division,
    total_by_division,
    whole_by_division,
    with_its_partner,
    with_listed,
)
from yuebao.read.proportions.wholly import says_all
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PERCENT
from yuebao.read.state.spoken import Subject
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean, split_list
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import JOINING, holds
from yuebao.read.words.times import hanzi_number

_AMONG = re.compile("(.{2,}?)在(?!以[内上下]|[园校册职岗建])(.{2,}?)(?:中|的|里|当中)*")
_OF_TOTAL: Final = re.compile("(.+?(?:[额值量资业]|出口|进口))总[量额值数](?:当?中|里)的?")
_WITHIN: Final = re.compile(
    "(?P<whole>.{2,12}?)(?:当|之|(?<![高初]))中(?!长期|短期|[国央小西东欧亚学职等医药])的?"
    "(?P<part>|(?:[^，。、中]|[高初]中){2,8}?)所?占?"
)
"""A share's whole and part around 中: (在)全国总量中的, 使用外资中并购所占."""
_OF_ANOTHER = re.compile(
    "(?:占[^，。；]{2,24}|[，、和与及][^，。；0-9]{2,12})的(?:近|约|超过?)?[0-9.]+%(?:以上|左右|多|强)?[，、和及与]?$"
)
"""A share of one whole printed right before another."""
_OF_OURS: Final = re.compile(
    "[^，在]{2,}?在(?:我国|全国|我省|全省|我市|全市)(?!的)([^，0-9]{2,12}?)(?:当?中|里)?的?(?:占比|比重)"
)
"""What a part is of, behind the place: 上述市场在我国|离岸服务外包|的占比."""
_RANKED_IN = re.compile("[居列]于?(全[国省市区州盟])(?:各?[市区县州]+)?的?$")
"""Among whose parts something is ranked: 居|全省|首位，占比达."""
_ITS_OWN: Final = re.compile("[、和与，]占?[^，。；、0-9]{2,20}的(?:近|约|超过?)?[0-9.]+%")
"""A second share of a whole of its own: 生产总值…，税收…，分别占甲的12%|、乙的11%."""
_INSIDE: Final = re.compile("在(?P<whole>[^，]{2,24}?)(?:当?中|里)?的?(?:市场)?(?:份额|占比)")
_TOGETHER: Final[tuple[str, ...]] = ("业合", "者合", "国合", "区合", "市合", "类合", "地合")
"""Members and what says that their shares are added up: 四个主要行业|合|占五成六."""
_ALL_TRADE: Final = frozenset({"服务贸易", "货物贸易", "外贸", "对外贸易"})
"""What is no balance told again where its share is told."""
_BOTH: Final[tuple[str, ...]] = ("两者", "二者", "三者", "四者")
_TWO_SHARES = re.compile(
    "(?P<a>[^占、]{2,16}?)占(?P<of_a>[^占、]{0,12}?)的?(?:比重|比例|份额|比)[和与及、](?P<b>[^占、]{2,16}?)占(?P<of_b>[^占、]{0,12}?)的?(?:比重|比例|份额|比)"
)
"""Two shares, each of its own whole: 企业占市场主体比重和公司制企业占比."""
_POINTING: Final = frozenset({"以上", "上述", "前述", "这些"})
_HEDGES: Final = frozenset({"分", "约", "大约", "共", "合计", "就", "已", "仍", "则"})


def read_share(
    speech: Speech, clause: Clause, run: list[Token], units: list[Unit | None], told: Predicate, words: str
) -> None:
    context, text = speech.context, speech.text
    if clause.holes and read_glossed(speech, clause, run, units[0], told):
        return
    if len(run) == 2 and _two_shares(speech, run, units, told, clause):
        return
    if read_having(speech, clause, run, units, told):
        return
    if len(run) == 1 and read_little(speech, run[0], units[0], told, text[clause.start : run[0].start]):
        return
    if told.whole is None and context.subject is not None:
        leave_price(speech, words)
    if context.subject is None:
        words = kinds_contracted(speech, words)
        if len(run) == 1 and told.whole is None:
            trade_of(speech, words)
    words = words.removesuffix("占比").removesuffix("比重").removesuffix("合计").strip("的")
    words = "税收收入" if words in ("税", "税收") else words
    balance = context.subject is not None and context.subject.flow in ("顺差", "逆差")
    words = words + "进出口" if balance and words in _ALL_TRADE else words  # 顺差19亿元；服务贸易|占外贸的
    words = words if words.endswith(INSTITUTES) else words.removesuffix("所")  # 内地旅客所占比重
    ours = _OF_OURS.match(text, clause.start, run[0].start) if told.whole is None else None
    if ours is not None and "在" not in words:
        words = words.replace(ours[1], f"在{ours[1]}", 1)
    words = words[:-1] if words.endswith(_TOGETHER) else words
    words = words[:-2] if len(words) > 4 and words.endswith(_BOTH) else words  # 甲、乙零售额|两者合计占比
    words = words if words not in _HEDGES and words != "市场" else ""  # 约|占离岸总额的26%
    within = _WITHIN.fullmatch(words) if told.whole is None and "占" not in words[:-2] else None
    if within is not None and not within["part"] and within["whole"].find("在") > 1:
        within = None  # 服务型在农村网络零售额中占比
    if within is not None and (within["part"] or context.subject is not None):
        _share_within(speech, run, units, told, within["whole"], within["part"])
        return
    if words[:3] in ("相当于", "相等于") and context.subject is not None and len(run) == 1:
        _share_within(speech, run, units, told, words[3:], "")  # 相当于生产总值的比例为2.8%
        return
    if "占" in words and told.whole is None:
        words = words[: words.rfind("占")]
    of_all = words.removeprefix("在")
    beside = (
        bool(speech.drafts)
        and speech.drafts[-1].kind == "share"
        and text[clause.start : run[0].start][-1:] == "的"
    )
    of_place = of_all not in PLACES_OWN and beside and speech.area_of(of_all) is not None  # 、海口市的40%
    if (of_all in PLACES_OWN or of_place) and told.whole is None and context.subject is not None:
        parts = (
            (context.subject,) if len(run) == 1 else speech.subjects(run, "", dimension="", section="ratio")
        )
        larger = None if of_all == context.area else of_all
        for token, unit, part in zip(run, units, parts or (), strict=False):  # 在全国的占比为11.8%
            all_of = context.bases[part.indicator] = base_of(speech, "", part, larger)
            speech.add(token, unit or PERCENT, "share", part, "share:占", bound=told.bound, base=all_of)
        if parts is None:
            speech.refuse(run, "list:the numbers do not match the subjects")
        return
    sized = speech.lexicon.members.get(words, ("",))[0] == "scope" and told.whole is None and len(run) == 1
    if sized and context.subject is not None and context.subject.before == words:
        sized, words = False, ""  # 限上社零额17亿元，|限上|占比29.5%: of all
    if sized and context.subject is not None:  # 食品类商品（限上占比18.5%）
        of_class = context.subject
        sold = not of_class.head or of_class.head.endswith("零售额")
        whole = base_of(speech, words + ("零售额" if sold else of_class.head), of_class, None)
        speech.add(run[0], units[0] or PERCENT, "share", of_class, "share:占", bound=told.bound, base=whole)
        return
    of_all_there = _OF_TOTAL.fullmatch(words) if told.whole is None and "总" in words else None
    words = of_all_there[1] if of_all_there is not None else words  # 制造业利用外资在全国|总量中|的比重
    among = _AMONG.fullmatch(words) if told.whole is None else None
    wider = words[-2:] if told.whole is None and words[-2:] in PLACES_OWN and words[-3:-2] != "在" else ""
    words = words.removesuffix(wider)
    said = text[clause.start : run[0].start]
    if "合占" in said and len(words) > 1:  # 三区|合占, the same as 合计占
        said, words = said.replace("合占", "合计占"), words.removesuffix("合")
    if among is not None:  # 上述市场在离岸服务外包的占比
        words = among[1]
    inside = _INSIDE.match(said) if among is None and said.startswith("在") else None
    if inside is not None and told.whole is None and context.subject is not None and len(run) == 1:
        whole = base_of(speech, inside["whole"], context.subject, None)  # 在全球外包市场的份额升至33%
        speech.add(
            run[0], units[0] or PERCENT, "share", context.subject, "share:占", bound=told.bound, base=whole
        )
        return
    last = speech.drafts[-1] if speech.drafts[speech.opened :] else None
    of_days = last is not None and last.kind == "level" and last.subject.head.endswith("天数")
    if last is not None and of_days and not words and told.word == "比例" and len(run) == 1:
        named = last.subject._replace(head=last.subject.head + "比例", level=None)
        speech.add(run[0], units[0] or PERCENT, "ratio", named, "ratio", bound=told.bound)
        return  # 优良天数为306天，比例为83.8%
    if "分别" in said and len(run) == 1 and len(context.told) > 1 and _ITS_OWN.match(text, run[0].stop):
        context.subjects, speech.apart = context.told[-2:-1], context.told[-1]
    if last is not None and last.kind == "share" and 1 < len(words) < 6 and told.whole is None:
        words = _of_same_group(speech, last.subject, words)
    if len(run) == 1 and words and speech.pieces and only_counted(speech, words):
        words = ""  # 美国、日本为主要市场，|两大市场|占比
    these = these_ones(speech, said) if len(run) == 1 else ()
    if len(run) == 1 and not these and not words and said.startswith(("合占", "合计占")):
        cut = [(one.head, [kind for kind, _ in one.parts]) for one in context.told]
        alike = tuple(one for one, its in zip(context.told, cut, strict=True) if its == cut[-1])
        these = alike if len(alike) > 1 else ()  # 甲40亿元，乙50亿元，合计|占
    if words in ("两者", "二者", "三者") and len(run) == 1 and not these:
        count = hanzi_number(words[0])
        if count == len(context.told):
            these = context.told  # 港资、台资、新资分别为…，三者占比
        elif count != len(context.subjects):
            these = grown(speech.drafts[speech.opened :], count or 0) or ()  # 甲增10.8%，乙增23.7%，两者合占
        if not these and count != len(context.subjects):
            speech.refuse(run, "share:of several that were not told")
            return
    items = hanzi_number(words[0]) if words[1:] == "项" and len(run) == 1 and not these else None
    if items is not None and len(context.told) >= items > 1:
        these = context.told[-items:]  # 教育支出9亿元；卫生支出5亿元；两项支出|占
    if len(run) == 1 and words and not these:
        these = counted_again(speech, words)
        words = in_full(speech, words) if words.endswith("业务") else words  # 对日本业务|占比
    alone = len(run) == 1 and not these and words in _POINTING
    exported, spoken = None, context.whole or context.subject
    if these:
        subjects: tuple[Subject, ...] | None = (all_of_these(speech, these),)
    elif alone:
        listed = (
            all_listed(speech, clean(text[told.whole[0] : told.whole[1]])) if told.whole is not None else None
        )
        if listed is None:
            speech.refuse(run, "share:of several that were not told")
            return
        subjects = (listed,)
    else:
        exported = made_for_export(speech, words, told) if len(run) == 1 and words[:2] == "出口" else None
        if exported is not None:
            subjects = (exported,)
        else:
            subjects = speech.subjects(run, words, dimension="", section="ratio")
    together = told.sum or "合计" in said or (told.whole is not None and len(context.told) > 1)
    if (
        len(run) == 1
        and together
        and not these
        and len(context.subjects) > 1
        and (not words or speech.naming.is_generic(words))
    ):
        subjects = (all_of_these(speech, context.subjects),)
    elif len(run) == 1 and told.whole is not None and words and len(speech.drafts) > speech.opened + 1:
        subjects = _of_them_all(speech, words) or subjects
    if subjects is None and together and not words and told.whole is not None and len(run) == 1:
        added = listed_as_one(speech, said_whole(speech, clause, told.whole)[0], run[0].start)
        subjects = (added,) if added is not None else None
    if subjects is None and _of_several(speech, clause, run, units, told, words):
        return
    if subjects is None:
        speech.refuse(run, "list:the numbers do not match the subjects")
        return
    if len(run) == 1 and told.whole is None:
        subjects = (measured_again(speech, subjects[0]),)
    if context.listed and told.whole is not None and len(run) == 1:
        subjects = (with_listed(speech, subjects[0], run[0].start),)
    if speech.pieces and len(run) == 1 and not these and (not words or "合计" in said):
        of = clean(said_whole(speech, clause, told.whole)[0]) if told.whole is not None else ""
        joined = of_listed(speech, subjects[0], of, shared=True)
        alone = (
            joined is subjects[0]
            and "+" not in joined.partner
            and bool(context.listed)
            and not context.told
            and told.whole is not None
        )
        added = listed_as_one(speech, of, run[0].start) if alone and together and not words else None
        subjects = (added or joined,)
    told_of = text[told.whole[0] : told.whole[1]] if told.whole is not None else ""
    each = apiece(speech, told_of, len(run))
    bases: list[Base | None]
    larger = _ranked_in(speech, run[0].start) if told.whole is None and among is None and not words else None
    if wider:
        larger = context.own_called(wider)  # 区本级产值|全区|占比63.1%
        larger = None if larger == context.area else larger
    if exported is not None and told.whole is None and spoken is not None:
        bases = [base_of(speech, spoken.indicator, spoken, None)]  # 占世界份额41%，其中出口船舶占总量的79%
    elif larger is not None:  # 合同外资居全省首位，占比达51%
        bases = [base_of(speech, "", one, larger) for one in subjects]
    elif each is not None:  # 分别占合同总数和成交总金额的48%和49%
        bases = [base_of(speech, name, one, None) for name, one in zip(each, subjects, strict=True)]
    else:
        bases = [
            base_of(speech, among[2], subject, None)
            if among is not None
            else whole_of_share(speech, clause, told, subject, words)
            for subject in subjects
        ]
    if these:
        bases = [_no_member(these, base) for base in bases]
        nested = context.whole if told.whole is None and larger is None and among is None else None
        if nested is not None and nested.level is not None and nested not in these:
            bases = [Base(name=nested.indicator, measure=nested.measure, breakdown=nested.parts)] * len(run)
    if speech.pieces and len(run) == 1:
        bases = [whole_of_listed(speech, subjects[0], bases[0])]
    if told.whole is not None and subjects[0].indicator.endswith("业务"):
        whole_said = clean(text[told.whole[0] : told.whole[1]])
        subjects = tuple(_of_business(speech, one, whole_said) for one in subjects)
    by_name = bool(words) or (last is not None and last.kind == "share")
    whole_told = (told.whole is None or says_all(told_of)) and among is None and larger is None
    total = told_of.endswith(("总额", "总量", "总值")) and among is None and context.fixed_base is None
    shared: list[Subject] = []
    for place, token in enumerate(run):
        one, base = subjects[place], bases[place]
        one = of_output(speech, one, base)
        if told.whole is not None:
            one = as_gain(speech, one, base.name) if base is not None else one
            one = of_its_whole(speech, one, words, base)
            one = of_flow(speech, one, words, base, named=by_name)
            one = of_whole_of_places(speech, one, words or said.partition("占")[0], base)
            one = _of_both_flows(speech, one, base) if not words and len(run) == 1 else one
        base = _not_itself(speech, one, base, told_of)
        if told.whole is None:
            kind = of_own_kind(one, base) if one.known is None else base
            base = of_whole_investment(speech, one, kind)
        if whole_told:
            if context.fixed_base is None:
                base = whole_by_division(speech, token, one, base)
            base = of_kin(speech, one, base)
            base = of_all_places(speech, one) if base is None and len(run) == 1 else base
        if total:
            base = total_by_division(speech, token, one, base)
        if base is not None and told.whole is not None and among is None and context.fixed_base is None:
            base = owned_by_division(speech, token, one, base)
        shared.append(one)
        bases[place] = base
    if len(run) > 1 and whole_told:
        bases = _of_one_whole(bases)
    if len(run) == 1 and not these:
        shared = [with_its_partner(speech, shared[0], bases[0])]
    if len(run) == 1 and "+" in shared[0].partner:
        shared = [by_their_rank(speech, shared[0], run[0].start)]
    subjects = tuple(shared)
    for place, token in enumerate(run):
        base = bases[place]
        speech.add(
            token, units[place] or PERCENT, "share", subjects[place], "share:占", bound=told.bound, base=base
        )
        if base is not None:
            context.bases[subjects[place].indicator] = base
    if told.whole is not None:
        context.share_base = bases[-1]
    if words and words not in GAINS and not speech.naming.is_generic(words):
        opened, theme = context.opening, context.theme
        speech.speak_of(subjects)
        if told.whole is not None:  # 民营经济占GDP的57%: a part opens nothing that is told after it
            context.opening, context.theme = opened, theme


def _of_one_whole(bases: list[Base | None]) -> list[Base | None]:
    """*bases* of a list of shares, of one whole where the others only tell the end of its name: those whose
    amounts come to it name it (软件业务收入), those of two digits do not (收入).
    """
    named = [base for base in bases if base is not None]
    fullest = max(named, key=lambda base: len(base.name), default=None)
    if fullest is None or len(named) < len(bases):
        return bases
    if not all(fullest.name.endswith(base.name) and base.area == fullest.area for base in named):
        return bases
    return [fullest] * len(bases)


def _no_member(these: tuple[Subject, ...], base: Base | None) -> Base | None:
    """*base*, or the measure of all where it is that of one of *these*, which have their share together."""
    if base is None or base.area is not None or all(base.name != one.indicator for one in these):
        return base
    first = these[0]
    if all(one.indicator == first.indicator for one in these):
        return base  # 甲市、乙市软件业务收入分别为…，两市合计占: told by place alone
    kept = tuple(part for part in first.parts if part[0] in ("flow", "side", "scope"))
    whose = "".join(word for dimension, word in kept if dimension != "flow")
    return Base(name=whose + first.head, measure=first.measure, breakdown=kept)


def _of_both_flows(speech: Speech, one: Subject, base: Base | None) -> Subject:
    """Exports and imports together, where a share of all trade follows both: 进出口674亿元，其中出口547亿元、
    进口127亿元，占全市外贸进出口总额的13.6%.
    """
    if base is None or one.flow not in ("出口", "进口") or ("flow", "进出口") not in base.breakdown:
        return one
    here = (draft.subject for draft in speech.drafts[speech.opened :] if draft.kind == "level")
    told = [*speech.context.told, *here]  # the whole may be the sentence before's: 进出口674亿元。其中
    if not {"出口", "进口"} <= {subject.flow for subject in told}:
        return one
    kept = [part for part in one.parts if part[0] != "flow"]
    both = [it for it in told if it.flow == "进出口" and [p for p in it.parts if p[0] != "flow"] == kept]
    if not both:
        return one
    speech.speak_of((both[-1],))
    return both[-1]


def _of_them_all(speech: Speech, words: str) -> tuple[Subject, ...]:
    """What the members of a list have together of the measure named again: 甲、乙出口分别增长…，|出口|占."""
    listed = speech.context.subjects
    if len(listed) < 2 or any(one.known is None or one.known.printed != words for one in listed):
        return ()
    return (all_of_these(speech, listed),)


def _of_same_group(speech: Speech, last: Subject, words: str) -> str:
    """*words* of the group that the share before was of: 星级饭店|餐饮比重43%，|客房|比重39%."""
    group = speech.naming.groups.of(last.before) if last.known is None else None
    if group is None or group.place or group.partners or len(group.name) >= len(last.before):
        return words
    if not last.before.startswith(group.name) or speech.naming.groups.of(words) is not None:
        return words
    return group.name + words if speech.naming.head(words)[1] is None else words


def _ranked_in(speech: Speech, start: int) -> str | None:
    """The larger place among whose parts was just ranked what the share at *start* is of."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.kind != "rank" or speech.text[last.stop : start].find("，", 1) >= 0:
        return None
    among = _RANKED_IN.search(speech.text, max(0, last.start - 12), last.start)
    area = speech.context.own_called(among[1]) if among is not None else None
    return area if area != speech.context.area and last.area != area else None


def _of_several(
    speech: Speech, clause: Clause, run: list[Token], units: list[Unit | None], told: Predicate, words: str
) -> bool:
    """Reads 规上企业占全市增加值、利润的比重分别为: one part, as many wholes as there are numbers."""
    if told.whole is None or not words or holds(words, JOINING):
        return False
    name, area = said_whole(speech, clause, told.whole)
    each = split_list(name, len(run))
    if each is None or not all(len(one) > 1 for one in each):
        return False
    exported = made_for_export(speech, words, told) if words[:2] == "出口" else None
    part = exported or speech.name(words, dimension="", section="ratio")
    if area in (speech.context.area, part.area):
        area = None
    for token, unit, one in zip(run, units, each, strict=True):
        known = speech.naming.head(one)[1]
        plain = Base(name=(area or "") + one, measure=one, area=area)
        base = base_of(speech, one, part, area) if known is not None else plain
        its = of_owner(speech, part, one)
        speech.add(token, unit or PERCENT, "share", its, "share:占", bound=told.bound, base=base)
    speech.speak_of((part,))
    return True


def read_of_another(
    speech: Speech,
    clause: Clause,
    start: int,
    run: list[Token],
    units: list[Unit | None],
    told: Predicate,
    words: str,
) -> bool:
    """Reads 占全部上市公司营业收入的56%，|净利润的72%: the same ones' share of what they have of *words*."""
    text, whole, subject = speech.text, run[0].start - 1, speech.context.subject
    if part_too(speech, run, told):
        return True
    if not words or len(run) > 1 or told.kind or subject is None:
        return False
    if text.find("完成", start, whole) >= 0:
        return False  # 占全省总量的6.7%，完成全年目标的|76.3%
    if speech.apart is not None:
        speech.context.subjects, speech.apart = (speech.apart,), None
        read_share(speech, clause, run, units, told._replace(kind="share", whole=(start, whole)), "")
        return True
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.kind != "share" or _OF_ANOTHER.search(text, max(0, start - 40), start) is None:
        return False
    start += len(text[start:whole]) - len(text[start:whole].lstrip("，、和及与"))
    known = speech.naming.head(words)[1]
    same = known is None or subject.known is None or known.measure == subject.known.measure
    whose = subject.before.removesuffix("工业") or subject.before  # 外商投资企业工业产值占…，|税收的18%
    said = "" if same or known is None else whose + known.printed
    read_share(speech, clause, run, units, told._replace(kind="share", whole=(start, whole)), said)
    return True


def _two_shares(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, clause: Clause
) -> bool:
    """Reads 企业占市场主体比重和公司制企业占比分别为: each part with its own whole."""
    two = _TWO_SHARES.search(speech.text, clause.start, run[0].start)
    if two is None or two.end() < run[0].start - 6:
        return False
    subjects = []
    for part in "ab":
        named = clean(speech.without(two.start(part), two.end(part)))
        subjects.append(speech.naming.subject(named, None))
    whole_of_b = two["of_b"] or (two["a"] if two["b"].endswith(two["a"]) else "")  # 公司制企业占企业
    for token, unit, subject, whole in zip(run, units, subjects, (two["of_a"], whole_of_b), strict=True):
        area = whole if whole in PLACES_OWN else None
        base = base_of(speech, "" if area else clean(whole), subject, area) if whole else None
        speech.add(token, unit or PERCENT, "share", subject, "share:占", bound=told.bound, base=base)
        if base is not None:
            speech.context.bases[subject.indicator] = base
    speech.speak_of(tuple(subjects))
    return True


def _not_itself(speech: Speech, subject: Subject, base: Base | None, whole: str) -> Base | None:
    """*base*, unless it is *subject* itself: then the same measure of the paragraph's topic, or by itself.

    What the *whole* names with its area (占全国第二产业增加值) is a larger area's, of no measure here.
    """
    known = subject.known
    if (
        base is None
        or known is None
        or base.area
        or subject.area is not None
        or base.name != subject.indicator
    ):
        return base
    if (subject.before or subject.joint) and base.breakdown != subject.parts:
        return base
    if subject.before and whole.endswith(base.name) and len(whole) > len(base.name):
        return Base(name=whole.removeprefix("同期"), measure=whole)
    for topic in (speech.context.topic, speech.context.opening):
        if topic is None or topic in speech.context.subjects or topic.parts:
            continue
        if not subject.before:  # 固定资产投资下降1.5%。从构成看：民间投资占比
            alike = not topic.area and topic.head.endswith(base.name[-2:])
        else:
            alike = topic.known is not None and topic.known.measure == known.measure
            alike = alike and topic.indicator != subject.indicator
        if alike:
            return Base(name=topic.indicator, measure=topic.measure)
    if not subject.before:
        return base
    return Base(name=known.printed, measure=known.measure)


def _of_business(speech: Speech, subject: Subject, whole: str) -> Subject:
    """美国业务占离岸执行额的26.9%，达26亿美元: the whole's measure, of that partner."""
    partner = subject.partner
    _, known = speech.naming.head(whole)
    if not partner or known is None or subject.indicator != f"{partner}业务":
        return subject
    return speech.naming.subject(partner + whole, None)


def _share_within(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, said: str, part: str
) -> None:
    """实际使用外资中并购所占比重, 在全市总量中的比重: the whole before 中, the part behind it or none."""
    context, of = speech.context, clean(said)
    head = speech.naming.head(said)[1]
    if head is None and part and part[0] in "有设拥没无开建配" and of.endswith(THOSE):  # 有研发活动的占比
        those = speech.naming.subject(those_having(part, of), None, section="count")
        speech.each(run, units, (those,), "share", "share:占", told, sign=1, base=Base(name=of))
        speech.speak_of((those,))
        return
    whole = base_of(speech, of, context.subject or speech.nameless(), None)
    if part:
        part += head.printed if head is not None and speech.naming.head(part)[1] is None else ""
    subjects = speech.subjects(run, part, dimension="", section="ratio")
    speech.each(run, units, subjects, "share", "share:占", told, sign=1, base=whole)
    if subjects is not None:
        context.share_base = context.bases[subjects[0].indicator] = whole
        speech.speak_of(subjects)
