"""Shares and what they are shares of, percentage points, contributions."""

from __future__ import annotations

import re

from yuebao.core.fact import Base
from yuebao.core.unit import Unit
from yuebao.read.clauses import Clause
from yuebao.read.denominators import base_of, of_output, said_whole, whole_of_share
from yuebao.read.drafts import PERCENT
from yuebao.read.phrases import clean, split_list
from yuebao.read.pointers import all_listed, all_of_these, grown, these_ones
from yuebao.read.predicates import Predicate
from yuebao.read.scan import Token
from yuebao.read.speech import Speech
from yuebao.read.spoken import Subject
from yuebao.read.times import hanzi_number
from yuebao.read.wholes import (
    apiece,
    measured_again,
    whole_by_division,
    with_listed,
)

_AMONG = re.compile("(.{2,}?)在(?!以[内上下]|[园校册职岗建])(.{2,}?)(?:中|的|里|当中)*")
_OF_TOTAL = re.compile("(.+?(?:[额值量资业]|出口|进口))总[量额值数](?:当?中|里)的?")
_WITHIN = re.compile(
    "(?P<whole>.{2,12}?)(?:当|之)?中(?!长期|短期|[国央小西东欧亚])的?(?P<part>|[^，。、中]{2,8}?)所?占?"
)
"""A share's whole and part around 中: (在)全国总量中的, 使用外资中并购所占."""
_OF_ANOTHER = re.compile("占[^，。；]{2,24}的(?:近|约|超过?)?[0-9.]+%[，、和及与]?$")
"""A share of one whole printed right before another."""
_INSIDE = re.compile("在(?P<whole>[^，]{2,24}?)(?:当?中|里)?的?(?:市场)?(?:份额|占比)")
PLACES_OWN = frozenset({"全国", "全省", "全区", "全市", "全县", "全州", "全盟", "全自治区"})
_TOGETHER = ("业合", "者合", "国合", "区合", "市合", "类合", "地合")
"""Members and what says that their shares are added up: 四个主要行业|合|占五成六."""
_TWO_SHARES = re.compile(
    "(?P<a>[^占、]{2,16}?)占(?P<of_a>[^占、]{0,12}?)的?(?:比重|比例|份额|比)[和与及、](?P<b>[^占、]{2,16}?)占(?P<of_b>[^占、]{0,12}?)的?(?:比重|比例|份额|比)"
)
"""Two shares, each of its own whole: 企业占市场主体比重和公司制企业占比."""
_POINTING = frozenset({"以上", "上述", "前述", "这些"})
_SEVERAL = frozenset("、和与及")
_HEDGES = frozenset({"分", "约", "大约", "共", "合计", "就", "已", "仍", "则"})


def read_share(
    speech: Speech, clause: Clause, run: list[Token], units: list[Unit | None], told: Predicate, words: str
) -> None:
    context, text = speech.context, speech.text
    if len(run) == 2 and _two_shares(speech, run, units, told, clause):
        return
    words = words.removesuffix("占比").removesuffix("比重").removesuffix("合计").strip("的")
    words = "税收" if words == "税" else words
    words = words if words.endswith("研究所") else words.removesuffix("所")  # 内地旅客所占比重
    words = words[:-1] if words.endswith(_TOGETHER) else words
    words = words if words not in _HEDGES and words != "市场" else ""  # 约|占离岸总额的26%
    within = _WITHIN.fullmatch(words) if told.whole is None and "占" not in words[:-2] else None
    if within is not None and not within["part"] and within["whole"].find("在") > 1:
        within = None  # 服务型在农村网络零售额中占比
    if within is not None and (within["part"] or context.subject is not None):
        _share_within(speech, run, units, told, within["whole"], within["part"])
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
    if sized and context.subject is not None:  # 食品类商品（限上占比18.5%）
        of_class = context.subject
        sold = not of_class.head or of_class.head.endswith("零售额")
        whole = base_of(speech, words + ("零售额" if sold else of_class.head), of_class, None)
        speech.add(run[0], units[0] or PERCENT, "share", of_class, "share:占", bound=told.bound, base=whole)
        return
    of_all_there = _OF_TOTAL.fullmatch(words) if told.whole is None and "总" in words else None
    words = of_all_there[1] if of_all_there is not None else words  # 制造业利用外资在全国|总量中|的比重
    among = _AMONG.fullmatch(words) if told.whole is None else None
    said = text[clause.start : run[0].start]
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
    these = these_ones(speech, said) if len(run) == 1 else ()
    if words in ("两者", "二者", "三者") and len(run) == 1 and not these:
        count = hanzi_number(words[0])
        if count == len(context.told):
            these = context.told  # 港资、台资、新资分别为…，三者占比
        elif count != len(context.subjects):
            these = grown(speech.drafts[speech.opened :], count or 0) or ()  # 甲增10.8%，乙增23.7%，两者合占
        if not these and count != len(context.subjects):
            speech.refuse(run, "share:of several that were not told")
            return
    alone = len(run) == 1 and not these and words in _POINTING
    if these:
        subjects: tuple[Subject, ...] | None = (all_of_these(speech, these),)
    elif alone:
        listed = all_listed(speech, clean(text[slice(*told.whole)])) if told.whole is not None else None
        if listed is None:
            speech.refuse(run, "share:of several that were not told")
            return
        subjects = (listed,)
    else:
        subjects = speech.subjects(run, words, dimension="", section="ratio")
    together = told.sum or "合计" in said or (told.whole is not None and len(context.told) > 1)
    if (
        len(run) == 1
        and together
        and len(context.subjects) > 1
        and (not words or speech.naming.is_generic(words))
    ):
        subjects = (all_of_these(speech, context.subjects),)
    if subjects is None and _of_several(speech, clause, run, units, told, words):
        return
    if subjects is None:
        speech.refuse(run, "list:the numbers do not match the subjects")
        return
    if len(run) == 1 and told.whole is None:
        subjects = (measured_again(speech, subjects[0]),)
    if context.listed and told.whole is not None and len(run) == 1:
        subjects = (with_listed(speech, subjects[0], run[0].start),)
    told_of = text[slice(*told.whole)] if told.whole is not None else ""
    each = apiece(speech, told_of, len(run))
    if each is not None:  # 分别占合同总数和成交总金额的48%和49%
        bases: list[Base | None] = [
            base_of(speech, name, one, None) for name, one in zip(each, subjects, strict=True)
        ]
    else:
        bases = [
            base_of(speech, among[2], subject, None)
            if among is not None
            else whole_of_share(speech, clause, told, subject, words)
            for subject in subjects
        ]
    if len(run) == 1 and told.whole is not None and subjects[0].indicator.endswith("业务"):
        subjects = (_of_business(speech, subjects[0], clean(text[slice(*told.whole)])),)
    subjects = tuple(of_output(speech, one, base) for one, base in zip(subjects, bases, strict=True))
    bases = [_not_itself(speech, one, base, told_of) for one, base in zip(subjects, bases, strict=True)]
    if told.whole is None and len(run) == 1 and among is None and context.fixed_base is None:
        bases = [whole_by_division(speech, run[0], subjects[0], bases[0])]
    for token, unit, subject, base in zip(run, units, subjects, bases, strict=True):
        speech.add(token, unit or PERCENT, "share", subject, "share:占", bound=told.bound, base=base)
        if base is not None:
            context.bases[subject.indicator] = base
    if told.whole is not None:
        context.share_base = bases[-1]
    if words and not speech.naming.is_generic(words):
        speech.speak_of(subjects)


def _of_several(
    speech: Speech, clause: Clause, run: list[Token], units: list[Unit | None], told: Predicate, words: str
) -> bool:
    """Reads 规上企业占全市增加值、利润的比重分别为: one part, as many wholes as there are numbers."""
    if told.whole is None or not words or not _SEVERAL.isdisjoint(words):
        return False
    name, area = said_whole(speech, clause, told.whole)
    each = split_list(name, len(run))
    if each is None or not all(len(one) > 1 for one in each):
        return False
    part = speech.name(words, dimension="", section="ratio")
    if area in (speech.context.area, part.area):
        area = None
    for token, unit, one in zip(run, units, each, strict=True):
        known = speech.naming.head(one)[1]
        plain = Base(name=(area or "") + one, measure=one, area=area)
        base = base_of(speech, one, part, area) if known is not None else plain
        speech.add(token, unit or PERCENT, "share", part, "share:占", bound=told.bound, base=base)
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
    if not words or len(run) > 1 or told.kind or subject is None:
        return False
    if _OF_ANOTHER.search(text, max(0, start - 40), start) is None:
        return False
    start += len(text[start:whole]) - len(text[start:whole].lstrip("，、和及与"))
    known = speech.naming.head(words)[1]
    same = known is None or subject.known is None or known.measure == subject.known.measure
    said = "" if same or known is None else subject.before + known.printed
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
        or not subject.before
        or base.name != subject.indicator
    ):
        return base
    if base.breakdown != subject.parts:
        return base
    if whole.endswith(base.name) and len(whole) > len(base.name):
        return Base(name=whole.removeprefix("同期"), measure=whole)
    for topic in (speech.context.topic, speech.context.opening):
        if topic is None or topic in speech.context.subjects or topic.known is None or topic.parts:
            continue
        if topic.known.measure == known.measure and topic.indicator != subject.indicator:
            return Base(name=topic.indicator, measure=topic.measure)
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
    context = speech.context
    whole = base_of(speech, clean(said), context.subject or speech.nameless(), None)
    if part:
        head = speech.naming.head(said)[1]
        part += head.printed if head is not None and speech.naming.head(part)[1] is None else ""
    subjects = speech.subjects(run, part, dimension="", section="ratio")
    speech.each(run, units, subjects, "share", "share:占", told, sign=1, base=whole)
    if subjects is not None:
        context.share_base = context.bases[subjects[0].indicator] = whole
        speech.speak_of(subjects)


def _of_topic(speech: Speech, words: str, subject: Subject) -> bool:
    """Whether a head that cuts nothing off, with no whole named, is a part of the topic: 税收占比为62%."""
    topic, known = speech.context.topic, subject.known
    if topic is None or topic.known is None or known is None or known.trade or topic.known.trade:
        return False
    if topic.level is None and is_told_as_part(speech, topic):
        return False  # 东、西部地区业务量占比分别为…，业务收入占比分别为: of no part's other measure
    return words == known.printed and known.nature == topic.known.nature and topic.known != known


def _whole(speech: Speech, clause: Clause, told: Predicate, subject: Subject, words: str) -> Base | None:
    """The denominator of a share: the words after 占, or the subject's own total."""
    context, text = speech.context, speech.text
    if told.whole is None:
        carried = context.fixed_base or context.share_base
        if subject.before.endswith("活动的企业"):
            return None  # 研发支出占营业收入的1.6%，有研发活动的企业占比41%
        if _holds(carried, subject):
            return carried
        before = next((d for d in reversed(speech.drafts[speech.opened :]) if d.kind == "share"), None)
        if (
            before is not None
            and before.base is not None
            and before.subject.head == subject.head
            and before.base.name != subject.indicator
        ):
            return before.base  # 60岁以上人口…，占…，其中65岁以上人口…，占…: of one whole
        if _of_topic(speech, words, subject):
            topic = context.topic
            assert topic is not None
            return Base(name=topic.indicator, measure=topic.measure, breakdown=topic.parts)
        region = subject.area or context.area or ""
        if region.endswith("地区") and region != context.settled and speech.kind_of(region) == "region":
            whole = context.settled or "全国"  # 东部地区产量453万吨，占比60.5%: of the country's
            return Base(name=subject.indicator, measure=subject.measure, breakdown=subject.parts, area=whole)
        own = own_total(speech, subject)
        return None if own is not None and subject.before and own.name == subject.indicator else own
    first, last = told.whole
    area, pieces, at = None, [], first
    tokens = [token for token in clause.tokens if first <= token[0] and token[1] <= last]
    if clause.holes:
        cuts = [Token(a, b, "time", None) for a, b in clause.holes if first <= a and b <= last]
        tokens = sorted([*tokens, *cuts])
    for token in tokens:
        if token.kind in ("own", "city", "province", "region"):
            pieces.append(text[at : token.start])
            at = token.stop
            area = context.own(token.value) if token.kind == "own" else token.value
        elif token.kind == "time":
            pieces.append(text[at : token.start])
            at = token.stop
    pieces.append(text[at:last])
    name = clean("".join(pieces)).removeprefix("我").removeprefix("全部").removeprefix("同期")
    name = name if name.startswith("总人口") else name.removeprefix("总")
    name = _STAYING.sub("", name)
    if area == context.area or area == (subject.area or context.area):
        of_all = not name or name in ("量", "额", "值", "总额", "总量", "总值")
        if area is not None and of_all and "、" in (subject.area or ""):  # 南昌、赣州两市…占全省的
            return Base(
                name=_of_all(speech, subject), measure=subject.measure, breakdown=subject.parts, area=area
            )
        of_all = of_all and not name.startswith("总")
        if area is not None and of_all and (base := ungrouped(speech, subject)) is not None:
            return base  # 示范城市…；其中，四个城市…，占全国的28.4%, 占全省总量的28.4%: of no group
        area = None
    base = base_of(speech, name, subject, area)
    if clause.holes and any("下同" in text[a:b] for a, b in clause.holes):
        context.fixed_base = base
    return base


def _of_all(speech: Speech, subject: Subject) -> str:
    """*subject* without the places that a larger area is the whole of: 高新区合同额 of 全市."""
    return _GROUP.sub("", CITIES.sub("", speech.naming.of_all(subject).indicator))


def base_of(speech: Speech, name: str, subject: Subject, area: str | None) -> Base:
    if name in ("经济", "经济总量") and subject.measure == "增加值":  # 占全市经济的61.1%
        name = "地区生产总值"
    if name.endswith("产销") and subject.head in ("产量", "销量"):
        name = name[:-2] + subject.head  # 乘用车产销…，占汽车产销比重分别为
    if not name or name in ("数", "额", "量", "值", "总额", "总量", "总值", "总数"):
        total = own_total(speech, subject)
        grouped = _of_all(speech, subject)
        side = dict(subject.parts).get("side")
        if (
            side is not None
            and total is not None
            and area is None
            and side not in total.name
            and grouped != subject.indicator
        ):
            parts = tuple(p for p in subject.parts if p[0] in ("flow", "side", "scope"))
            return Base(name=grouped, measure=subject.measure, breakdown=parts)  # 37个园区…占全市总额
        if total is None or area is not None:
            said = grouped if area is not None else (name or subject.head)
            said = "总数" if said == "数" else said  # 占总数的, of a whole not said in this paragraph
            parts = subject.parts if area is not None else tuple(p for p in subject.parts if p[0] == "flow")
            return Base(name=(area or "") + said, measure=subject.measure, area=area, breakdown=parts)
        return total
    if name[:1] == "其" and len(name) > 2:
        return Base(name=name)  # 占其各项贷款的24.1%: each of its own
    if name == "市场" and area in _WORLD:  # 约占全球市场的33%
        return Base(name=f"{area}市场", measure=name, area=area)
    if name.endswith(_GAINS):  # 占全部贷款增量的19%
        return Base(name=(area or "") + name, measure=name, area=area)
    before, known = speech.naming.head(name)
    whole = speech.context.whole
    cut = whole is not None and whole.level is not None and whole.known is not None and name != whole.head
    if whole is not None and cut and not before and area is None and name in whole.head:  # 占总装机比重
        return Base(name=whole.indicator, measure=whole.measure, breakdown=whole.parts)
    if known is None and name[-2:] in _TOTALS and name[:-2] in speech.lexicon.members:
        name = name[:-2]  # 占离岸总额
    if known is None:
        if name.endswith(_TOTALS) and (summed := speech.naming.head(name[:-2])[1]) is not None:  # 占税收总额
            return Base(name=name, measure=summed.measure, area=area)
        whole_said = (name.endswith("企业") or len(name) > 3) and subject.head.endswith(name[-2:])
        whole_said = whole_said or name.endswith(("网民", "网民整体"))  # 在线医疗用户…，占网民整体的
        if subject.known is not None and not whole_said:  # not 人均购物消费716元，手信占购物消费30%
            if name[-2:] in _TOTALS and not subject.known.trade and len(name) > 4:
                name = name[:-2] + dict(subject.parts).get("side", "")  # 占示范城市总额
            family, parts = speech.naming.parts(name, subject.known)
            made = Subject(name, subject.head, subject.known, family, parts)
            if subject.known.trade and subject.family and not family:
                made = made._replace(family=subject.family)
            return Base(name=made.indicator, measure=made.measure, breakdown=made.parts, area=area)
        return Base(name=name, measure=name, area=area)
    family, parts = speech.naming.parts(before, known)
    if known.trade and not family and subject.family.startswith("服务") and before in ("", "总"):
        family = "服务"
    if not before and not known.trade and known.printed in speech.lexicon.bare and subject.family:
        family = subject.family
    made = Subject(before, known.printed, known, family, parts)
    if known.printed.endswith("外资") and not before and area is None and subject.measure.endswith("外资"):
        return Base(name=made.indicator, measure=subject.measure)  # 合同外资和实际外资分别占全市利用外资的
    alike = subject.known is not None and known.measure == subject.known.measure
    if alike and before in ("", "总") and len(subject.parts) > 1:
        offshore = tuple(pair for pair in subject.parts if pair[0] == "side" and pair not in parts)
        parts = (*offshore, *parts)  # 美国离岸执行额…，占执行总额的: of all that is performed offshore
    name = (area if area == "全国" else "") + made.indicator if area else made.indicator
    return base_called(name, made.measure, parts, area)


def foresee_share(speech: Speech, whole: str) -> None:
    """Takes in the whole of a share that the next number will say (占全行业的比重最高，为43.6%)."""
    context = speech.context
    context.kind = "share"
    context.share_base = base_of(speech, whole, context.subject or speech.nameless(), None)


def of_output(speech: Speech, subject: Subject, base: Base | None) -> Subject:
    """第一产业 as a share of 地区生产总值 is its 增加值, 美国 and 机电产品 as shares of 出口 are exports."""
    if base is not None and subject.known is None and subject.before:
        flow = dict(base.breakdown).get("flow")
        if flow in ("出口", "进口", "进出口"):
            return speech.naming.subject(subject.before + flow, None)
    if base is None or base.measure != "增加值" or subject.known is not None:
        return subject
    if not subject.before.endswith(("产业", "业", "经济")):
        return subject
    return speech.naming.subject(f"{subject.before}增加值", None)


def shared_base(speech: Speech, subject: Subject) -> Base | None:
    """What the change of *subject*'s share is a change of: the share's own base when it was just printed."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is not None and last.kind == "share" and last.subject.indicator == subject.indicator:
        return last.base
    told = next((d for d in reversed(speech.drafts[speech.opened :]) if d.kind == "share"), None)
    if told is not None and told.subject.indicator != subject.indicator:
        its_own = speech.context.bases.get(subject.indicator)
        if its_own is not None:
            return its_own  # 甲、乙占全省的比重分别为…，分别提高: each of its own whole
    if _holds(speech.context.share_base, subject):
        return speech.context.share_base
    for draft in reversed(speech.drafts):
        said = draft.subject.indicator.removesuffix("增加值")
        if draft.kind == "share" and said == subject.indicator.removesuffix("增加值"):
            return draft.base
    return speech.context.bases.get(subject.indicator) or own_total(speech, subject)


def _holds(base: Base | None, subject: Subject) -> bool:
    """Whether a denominator said before serves *subject* too: an export's share is none of imports."""
    if base is None:
        return False
    if subject.indicator.endswith(_PEOPLE) and base.name.endswith(_AMOUNTS):
        return False  # …占软件业务收入的81.3%，研发人员占比46.2%
    if subject.head.endswith("支出") and base.name.endswith("收入"):
        return False  # 税收收入…，占预算收入的76%；预算支出…，民生支出占比
    flow = dict(base.breakdown).get("flow")
    if flow == "进出口" and len(subject.parts) == 1:
        return True  # 出口占进出口总额的62%，进口占38%
    return flow is None or subject.flow is None or flow == subject.flow


def own_total(speech: Speech, subject: Subject) -> Base | None:
    """What a share without a denominator is a share of: the same measure, not cut."""
    said = subject.indicator
    for draft in reversed(speech.drafts[speech.opened :] if subject.known is None else ()):
        of = draft.subject
        if draft.kind == "level" and of.before and said != of.indicator and said.endswith(of.indicator):
            return base_called(of.indicator, of.measure, of.parts)  # 随团外游4.3万人次，内地占总数80%
    if said.endswith("人口") and (people := all_people(speech, said)) is not None:
        return Base(name=people.indicator, measure=people.measure, breakdown=people.parts)
    group, subject = subject, speech.naming.of_all(subject)
    known = subject.known
    whole = of_unit(speech, group)
    if whole is not None and (same := told_of_all(speech, subject, whole)) is not None:
        return Base(name=same.indicator, measure=same.measure, breakdown=same.parts)
    if (
        whole is not None
        and whole.level is not None
        and whole.flow in (subject.flow, "进出口")
        and whole != subject
        and not apart(whole.known, known)
    ):
        return Base(name=whole.indicator, measure=whole.measure, breakdown=whole.parts)
    if (
        known is not None
        and whole is not None
        and whole.known is not None
        and whole != subject
        and known.nature == whole.known.nature == "stock"
        and whole.head.endswith(known.printed)
    ):  # 常住人口中，男性人口占
        return Base(name=whole.indicator, measure=whole.measure, breakdown=whole.parts)
    if known is None:
        topic = speech.context.topic
        if speech.context.scope and speech.context.scope in subject.before:
            return Base(name=speech.context.scope, measure=speech.context.scope)  # 在全部农民工中，男性占64%
        if topic is not None and is_of_all_firms(subject, topic):
            return None
        if topic is not None and topic.known is not None and topic.known.nature == "ratio":
            return None  # 平均受教育年限…，受过高等教育比例: no share of it
        if topic is not None and topic.level is None and is_told_as_part(speech, topic):
            return speech.context.bases.get(topic.indicator)  # 男性占62%，女性占38%
        if topic is not None and topic.head == "数" and _COUNTRIES.search(topic.before):
            return None  # 覆盖65个国家…，前五大市场占比: of no count of countries
        if topic is not None and topic.known is None and topic.indicator in speech.context.bases:
            return speech.context.bases[topic.indicator]
        if topic is not None and topic != subject:
            if are_siblings(topic, subject):
                return None  # ITO占52%，BPO占25%: none of the other
            if is_told_as_part(speech, topic):
                return speech.context.bases.get(topic.indicator)  # 医药研发1.9亿美元，占15%；工业设计…，占9%
        if topic is None and subject.kin == "服务外包":
            return Base(name="服务外包业务", measure="服务外包业务")  # ITO、BPO和KPO占比分别为
        if whole is not None and whole.known is not None and whole.known.nature == "stock":
            return Base(name=whole.indicator, measure=whole.measure, breakdown=whole.parts)  # 人口中，男性
        return (
            Base(name=topic.indicator, measure=topic.measure, breakdown=topic.parts)
            if topic is not None and topic != subject and "、" not in subject.before
            else None
        )
    kept = tuple(p for p in subject.parts if p[0] in ("flow", "side", "scope"))
    if subject is not group or subject.area is not None:
        kept = tuple(p for p in subject.parts if p[0] in _OF_WHAT)  # 高新区软件业务收入, of all of it
    if subject.parts[:1] != _ENGINEERING and _ENGINEERING[0] in subject.parts:
        kept = (*kept, *_ENGINEERING)  # 在沿线国家新签对外承包工程合同额…，占同期总额
    if whole is not None and whole.known == known and whole.level is None:
        kept = tuple(p for p in kept if p in whole.parts)  # 在服务出口中，离岸外包占
    alone = len(kept) == len(subject.parts) and subject is group  # 高新区离岸执行额, of all 离岸执行额
    if not known.trade and alone and kept and speech.context.whole is None:
        kept = tuple(p for p in kept if p[0] != "side")
    topic = speech.context.topic
    if (
        known.printed in speech.lexicon.stems
        and topic is not None
        and topic.known is not None
        and not topic.parts
        and topic.known.measure.endswith(known.printed)
    ):  # 固定资产投资…，第一产业投资占比
        return Base(name=topic.indicator, measure=topic.measure, breakdown=topic.parts)
    words = "".join(word for dimension, word in kept if dimension != "flow")
    family = subject.family if known.trade else subject.kin
    told = {one.family for one in speech.context.told if one.known == known}
    if not known.trade and len(told) > 1 and subject.family in told:
        family = ""  # 航空维修、软件信息执行额分别为…，分占: what they are named after is no whole
        words = "".join(word for dimension, word in subject.parts if dimension in ("side", "scope"))
    opening = speech.context.opening
    if known.trade and not family and opening is not None and opening.family.startswith("服务"):
        family = "服务" if opening.known is not None and opening.known.trade else ""  # 旅游进口 of 服务进口
    head = _total_of(speech, known.measure) if known.trade and not family else subject.head
    name = words + family + head
    if name == "增加值" and dict(subject.parts).get("sector", "") in _OF_ALL_INDUSTRIES:
        return Base(name="地区生产总值", measure="增加值")  # 第一产业增加值占比5.6%
    if name == subject.indicator and whole is not None and known.nature == "stock" and whole.known != known:
        return Base(name=whole.indicator, measure=whole.measure, breakdown=whole.parts)  # 技术人员中医师占
    if name == subject.indicator and speech.context.scope and not known.trade:  # 医院中，公立医院床位占
        return Base(name=speech.context.scope + subject.head, measure=subject.measure)
    fuller = _told_in_full(speech, name, subject)
    if fuller is not None:
        return Base(name=fuller.indicator, measure=fuller.measure, breakdown=fuller.parts)
    return Base(name=CITIES.sub("", name).removeprefix("市场"), measure=subject.measure, breakdown=kept)


def _told_in_full(speech: Speech, name: str, subject: Subject) -> Subject | None:
    """A whole of which only the head is left (余额, 收入), as the paragraph told it: 保险资金运用余额."""
    known, context = subject.known, speech.context
    if known is None or known.trade or name not in speech.lexicon.bare:
        return None
    for told in (context.topic, context.lead):
        if told is None or told.known is None or told.level is None or told.indicator in context.bases:
            continue
        if told.level >= speech.offset + speech.opened and (told.parts or is_told_as_part(speech, told)):
            continue  # 车险、健康险保费收入分别为…，占比分别为: one of the parts
        listed = "、" in told.before or any(word in subject.before for _, word in told.parts)
        cut = {d for d, _ in told.parts} & {d for d, _ in subject.parts} - {"category", "side"}
        if listed or cut or told.before[:1].isdigit() or told.indicator == subject.indicator:
            continue
        if told.known.printed.endswith(name) and len(told.indicator) > len(name):
            return told
    return None


def _total_of(speech: Speech, flow: str) -> str:
    """All of a flow of trade, as the document named it, or its 进出口, or else so much of it."""
    totals = speech.context.totals
    if len(totals.get(flow, "")) > len(flow):
        return totals[flow]
    both = totals.get("进出口", "")
    return both.replace("进出口", flow) if len(both) > 3 else f"{flow}额"
