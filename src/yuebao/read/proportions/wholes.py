"""Of which of the wholes told a share may be, and of which it is none."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, base_called
from yuebao.lexicon import Head
from yuebao.read.names.deals import fulfils
from yuebao.read.names.firms import firm_of
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import PUPILS, SCHOOLS, VOLUMES, Subject, as_one
from yuebao.read.words.phrases import PARTING, clean, split_list
from yuebao.read.words.scan import Number, Token

PLACES_OWN: Final = frozenset({"全国", "全省", "全区", "全市", "全县", "全州", "全盟", "全自治区"})
_AS_PART: Final = re.compile("，?(?:仅|只|约|大约)*[是为](?P<whole>[^，。；0-9]{2,16})的(?:约|近|超过?)?$")
"""What stands before a number that says what part of another measure it is: 是离岸执行额的|35.6%."""
_PEOPLE, _AMOUNTS = ("人员", "人口", "人数", "女性"), ("收入", "额", "值", "投资", "收益")
_AND: Final = re.compile("[和与及]")
_TOTAL: Final = re.compile("总(?:[数量额值]|份数|件数|金额|户数)$")
_BRACKETED: Final = re.compile("（[^（）]*）")


def part_of_other(speech: Speech, said: str, start: int) -> tuple[int, int] | None:
    """Where the measure stands that what was spoken of is a part of, in *said* from *start* on; None if none:
    在岸执行额12亿元，是离岸执行额（按人民币计）的35.6%.
    """
    part = _AS_PART.fullmatch(_BRACKETED.sub("", said))
    if part is None or speech.context.subject is None:
        return None
    known = speech.naming.head(clean(part["whole"]))[1]
    at = speech.text.find(part["whole"], start)
    return (
        (at, at + len(part["whole"])) if known is not None and known.nature != "ratio" and at >= 0 else None
    )


def all_paid(speech: Speech, said: str) -> Subject | None:
    """The fees that a payment for drugs, as *said*, is part of: 次均门诊费用237元。|次均门诊药费|占34.8%."""
    fees = f"{said[:-2]}费用" if said.endswith("药费") else ""
    told = (draft.subject for draft in reversed(speech.drafts if fees else ()))
    return next((one for one in told if one.indicator == fees), None)


def revenue_before(speech: Speech, words: str) -> Subject | None:
    """The revenue told right before 税收占比: 财政总收入…，其中一般公共预算收入6.1亿元，税收占比71.2%."""
    if not words.startswith("税收"):
        return None
    told = (draft.subject for draft in reversed(speech.drafts[max(0, speech.opened - 12) :]))
    for one in told:  # 一般公共预算收入…。其中税收收入…，非税收入…，税收占比
        if one.head.endswith("收入") and one.head.find("税", 0, 2) < 0 and "部门" not in one.before:
            return one
    return None


def apart(whole: Head | None, part: Head | None) -> bool:
    """Whether two measures of one sort are not of one another: 执行金额 beside 合同金额."""
    if whole is None or part is None or whole.trade or part.trade:
        return False
    if {whole.measure, part.measure} == {"合同签约额", "执行额"}:
        return True
    if whole.measure.endswith(part.measure) or part.measure.endswith(whole.measure):
        return False
    return whole.printed[-1:] == part.printed[-1:] == "额"  # 投资额 is no part of 营业额


def are_siblings(one: Subject, other: Subject) -> bool:
    """Whether two subjects are parts cut in the same way."""
    cut = dict(one.parts)
    return any(cut.get(dimension, word) != word for dimension, word in other.parts if dimension != "flow")


def is_told_as_part(speech: Speech, topic: Subject) -> bool:
    """Whether this sentence told *topic* as a share itself, so that the next share is none of it."""
    told = speech.drafts[speech.opened :]
    return any(d.kind == "share" and d.subject.indicator == topic.indicator for d in told)


_BRANCH: Final = re.compile(
    "(?:规模以上|规上|全部|全口径)?(?:(?P<made>工业)|(?P<served>服务业|第三产业)|(?P<grown>农业|农林牧渔业|第一产业))(?:企业)?"
)
_OF_BRANCH: Final = {
    "made": re.compile(
        "(?!.*(?:农业|服务业|建筑业|金融业|房地产业|第[一二三]产业))[^，]*(?:[造工选炼织材力药械备]业|产业|行业|工业|装备|能源|电子|汽车)"
    ),
    "served": re.compile(
        "(?!第)[^，]*(?:服务业|金融业|批发|零售|住宿|餐饮|运输|邮政业|房地产业|信息|软件|租赁|文化|体育|娱乐)[^，]*"
    ),
    "grown": re.compile("[^，]*(?:种植业|林业|牧业|畜牧业|渔业|蔬菜|水果|果品|粮食|园艺|茶叶|药材|水产)"),
}
"""The branches of the economy that a measure is told of, and how what lies within each is called."""


def in_branch(told: Subject, part: Subject) -> bool:
    """Whether *part* is told of what lies within the branch that the same was *told* of: 规上工业增加值…，
    高技术制造业增加值占比; no branch within itself nor beside it.
    """
    if told.known is None or part.known is None or told.indicator == part.head:
        return False
    if told.measure != part.measure:
        return False
    cut, of = dict(part.parts), dict(told.parts)
    if "scope" in of and "sector" in of:
        return False
    branch = _BRANCH.fullmatch(of.get("scope") or of.get("sector", ""))
    member = cut.get("sector", "")
    if branch is None or not member or set(cut) - {"sector", "scope"} or _BRANCH.fullmatch(member):
        return False
    return _OF_BRANCH[branch.lastgroup or ""].fullmatch(member) is not None


def told_of_all(speech: Speech, subject: Subject, whole: Subject) -> Subject | None:
    """What *subject* measures, told of all before a *whole* of another measure.

    完成营业额…，新签合同额…。其中，沿线国家完成营业额…，新签合同额…，分别占总额的90%和83%.
    """
    known = subject.known
    if known is None or whole.known is None or known.trade or whole.known.trade:
        return None
    if known.measure.endswith(whole.known.measure) or known.printed[-1:] != whole.known.printed[-1:]:
        return None
    for draft in reversed(speech.drafts[-16:]):
        told = draft.subject
        broader = len(told.parts) <= len(subject.parts) and told.parts != subject.parts
        if told.known == known and are_siblings(told, subject):
            continue  # 其中，寿险和财险保费收入分别为…，占比分别为: none of the other
        alike = told.known is not None and known.measure.endswith(told.known.measure)
        if draft.kind == "level" and alike and broader:
            return told
    return None


def kept_of_whole(speech: Speech, part: Subject) -> tuple[tuple[str, str], ...]:
    """What cuts all that *part* is a share of, where the share names no whole: the goods too that went to a
    partner, where money is told of (对美国家具出口…亿美元，占比).
    """
    last = speech.drafts[-1] if speech.drafts else None
    paid = last is not None and last.unit.dimension.endswith("元")
    if paid and part.partner and part.known is not None and part.known.trade:
        return tuple(cut for cut in part.parts if cut[0] != "partner")
    return tuple(cut for cut in part.parts if cut[0] in ("flow", "side", "scope"))


def of_unit(speech: Speech, part: Subject) -> Subject | None:
    """What a 其中 opened, or what was told before in *part*'s unit: 接待游客…，旅游收入…。其中过夜游客."""
    context = speech.context
    whole = context.whole
    if whole is None or not whole.dimension or not part.dimension or whole.dimension == part.dimension:
        return whole
    told = [
        one
        for one in (*context.recent, *context.told)
        if one.dimension == part.dimension and one.indicator != part.indicator
    ]
    named = [one for one in told if part.indicator.endswith(one.indicator)]  # 普惠性幼儿园 of 幼儿园
    return (named or told or [whole])[0]


def with_listed(speech: Speech, subject: Subject, before: int) -> Subject:
    """*subject* with the partners told just *before*: 甲国、乙国为前两大贸易伙伴，进出口总额占全国的42%."""
    listed, since = speech.context.listed, speech.drafts[-1].stop if speech.drafts else 0
    trade = subject.known is not None and subject.known.trade and len(subject.parts) == 1
    members = PARTING.split(listed)
    if not trade or len(members) < 2 or speech.text.rfind(listed, 0, before) < since:
        return subject
    if any(speech.kind_of(one) != "partner" for one in members):
        return subject
    together = ("partner", "+".join(members))
    return subject._replace(before=f"对{listed}{subject.before}", parts=(together, *subject.parts))


def listed_as_one(speech: Speech, whole: str, before: int) -> Subject | None:
    """What the members listed just *before* have together of the measure that *whole* names:
    服装、食品和家居位居前三，合计占网络零售额的. None where nothing that is measured was listed so.
    """
    context, listed = speech.context, speech.context.listed
    since = speech.drafts[-1].stop if speech.drafts else 0
    if not listed or speech.text.rfind(listed, 0, before) < since:
        return None
    many = listed.count("、") + 1
    parts = split_list(listed, many + 1) or split_list(listed, many)
    whole = whole.removeprefix("总")
    measure = whole if speech.naming.head(whole)[1] is not None else ""
    if parts is None or any(speech.naming.head(part)[1] is not None for part in parts):
        return None
    if not measure and (context.subject is None or context.subject.known is None):
        return None
    return as_one(tuple(speech.members(parts, dimension="", section="ratio", head=measure)))


def ungrouped(speech: Speech, subject: Subject) -> Base | None:
    """The same measure of the whole area, where *subject* is a group within a group told before it."""
    whole, known = speech.context.whole, subject.known
    if whole is None or known is None or whole.known is None or whole.known.measure != known.measure:
        return None
    kept = {pair for pair in subject.parts if pair[0] in ("flow", "side", "scope")}
    if kept == set(whole.parts) or (kept == set(subject.parts) and not firm_of(subject.before)):
        return None
    for draft in reversed(speech.drafts):
        told = draft.subject
        alike = told.known is not None and told.known.measure == known.measure and set(told.parts) == kept
        if draft.kind == "level" and alike and (told.area or draft.area) == speech.context.area:
            return Base(name=told.indicator, measure=told.measure, breakdown=told.parts)
    side = next((word for dimension, word in subject.parts if dimension == "side"), "")
    area = speech.context.area if speech.context.area == "全国" else ""
    return Base(name=f"{area}{side}{known.printed}")  # which the text does not tell


def of_all_partners(speech: Speech, subject: Subject) -> Base | None:
    """All of a flow of trade, where *subject* is that with one partner of those told just before."""
    whole, known = speech.context.whole, subject.known
    if whole is None or known is None or not known.trade or len(subject.parts) != 2:
        return None
    if subject.parts[0][0] != "partner" or not any(part[0] == "partner" for part in whole.parts):
        return None
    return Base(name=total_of(speech, known.measure), measure=subject.measure, breakdown=subject.parts[1:])


def total_of(speech: Speech, flow: str) -> str:
    """All of a flow of trade, as the document named it, or its 进出口, or else so much of it."""
    totals = speech.context.totals
    if len(totals.get(flow, "")) > len(flow):
        return totals[flow]
    both = totals.get("进出口", "")
    return both.replace("进出口", flow) if len(both) > 3 else f"{flow}额"


def apiece(speech: Speech, said: str, count: int) -> list[str] | None:
    """The wholes of *count* parts, where each is told its own: 分别占|合同总数和成交总金额|的48%和49%."""
    if count != 2 or _AND.search(said) is None:
        return None
    each = split_list(clean(said), 2)
    if each is None or not all(speech.naming.head(one)[1] is not None or _TOTAL.search(one) for one in each):
        return None
    return each


def _dividend(speech: Speech, token: Token, subject: Subject) -> Draft | None:
    """The amount of *subject* the sentence told last, where the share at *token* has three digits."""
    number = token.value
    if number.ulp > 1 or abs(number.value) < 100 * number.ulp:
        return None
    levels = [draft for draft in speech.drafts[speech.opened :] if draft.kind == "level"]
    one = next((d for d in reversed(levels) if d.subject.indicator == subject.indicator), None)
    return one if one is not None else _sum_of_members(levels, subject)


def _sum_of_members(levels: list[Draft], subject: Subject) -> Draft | None:
    """The *levels* of the members that *subject* is the sum of, added up: 甲、乙分别为…，|合计|占比13.4%."""
    joined = next((word.split("+") for _, word in subject.parts if "+" in word), None)
    if joined is None or len(levels) < len(joined):
        return None
    each = levels[-len(joined) :]
    first = each[0]
    for draft, member in zip(each, joined, strict=True):
        if draft.subject.known != subject.known or not (draft.unit is first.unit or draft.unit == first.unit):
            return None
        if all(member != word for _, word in draft.subject.parts):
            return None
    value, ulp = sum((d.value for d in each), Decimal(0)), sum((d.ulp for d in each), Decimal(0))
    return Draft(
        first.start,
        first.stop,
        value,
        ulp,
        "=",
        first.unit,
        "level",
        subject,
        first.area,
        first.period,
        None,
        first.real,
        first.rule,
    )


def _levels_told(speech: Speech) -> list[Draft]:
    """The levels that the paragraph and those right before it told; also those of nothing."""
    return [draft for draft in (*speech.ago, *speech.drafts) if draft.kind == "level"]


_PEOPLE_IN: Final = frozenset({"人", "名", "位"})


def _in_one_unit(whole: Draft, part: Draft) -> bool:
    """Whether two amounts count or measure the same sort of thing: 28.89万名, 18.75万人."""
    sorts = {whole.unit.dimension, part.unit.dimension}
    return len(sorts) == 1 or sorts <= _PEOPLE_IN


def whole_by_division(speech: Speech, token: Token, subject: Subject, base: Base | None) -> Base | None:
    """The level told before that the share printed at *token* comes out of, where no whole is named.

    存款余额81亿元。住户存款46.2亿元，占比57.0%: a share of three printed digits that only one of the levels
    told gives, where the words alone would take no whole, a bare measure, or a level that does not give it.
    """
    last, number = _dividend(speech, token, subject), token.value
    if last is None:
        return base
    levels = _levels_told(speech)
    headed = base is not None and base.name == subject.head and subject.flow is None
    if base is not None and not headed and base.name not in speech.lexicon.bare and len(base.name) > 2:
        taken = [draft for draft in levels if draft.subject.indicator == base.name and draft.value > 0]
        if not taken or any(_comes_to(draft, last, number) for draft in taken):
            return base
    found: list[Draft] = []
    for draft in levels:
        if draft is last or not _in_one_unit(draft, last):
            continue
        if draft.subject.indicator == subject.indicator and draft.subject.area == subject.area:
            continue
        if not (draft.value > 0 and _comes_to(draft, last, number)):
            continue
        if all(draft.subject.indicator != other.subject.indicator for other in found):
            found.append(draft)
    if len(found) != 1 or found[0].area != last.area:
        return base
    of = found[0].subject
    if base is not None and base.name in speech.lexicon.bare and base.breakdown == of.parts:
        return base  # 进出口总值 of 货物进出口总值
    return Base(name=of.indicator, measure=of.measure, breakdown=of.parts)


def owned_by_division(speech: Speech, token: Token, subject: Subject, base: Base) -> Base:
    """*base*, a measure without its owner, or the one level told of it that gives the share at *token*:
    对外承包工程新签合同额335亿美元。…，占新签合同总额的81.4%.
    """
    last, name = _dividend(speech, token, subject), base.name.replace("总额", "额")
    if last is None or base.area is not None:
        return base
    of = [
        d.subject
        for d in _levels_told(speech)
        if d is not last and d.subject.indicator.endswith(name) and d.value > 0
        and _in_one_unit(d, last) and d.area == last.area and _comes_to(d, last, token.value)
    ]  # fmt: skip
    whole = of[0] if len(of) == 1 and len(of[0].indicator) > len(name) else None
    whole = None if whole is not None and whole.flow and base.breakdown == whole.parts else whole
    return base if whole is None else base_called(whole.indicator, whole.measure, whole.parts)


def total_by_division(speech: Speech, token: Token, subject: Subject, base: Base | None) -> Base | None:
    """*base*, said to be a total (占执行总额的), or the one level of its measure that gives the share printed
    at *token*, where the total as it was told does not: that of all abroad, told last.
    """
    last, number = _dividend(speech, token, subject) if base is not None else None, token.value
    if base is None or last is None:
        return base
    levels = [
        draft
        for draft in _levels_told(speech)
        if draft.unit.dimension == last.unit.dimension
        and draft.subject.known is subject.known
        and draft.subject.indicator != subject.indicator
        and draft.value > 0
    ]
    named = [draft for draft in levels if draft.subject.measure == base.measure]
    fit = [draft for draft in levels if _comes_to(draft, last, number)] if named else []
    if any(draft in fit for draft in named) or len(fit) != 1 or fit[0].area != last.area:
        return base
    of = fit[0].subject
    return base_called(of.indicator, of.measure, of.parts)


_HUNDRED, _HALF, _WHOLE = Decimal(100), Decimal(51), Decimal(5000)  # halves of the last place, in hundredths


def _comes_to(whole: Draft, part: Draft, share: Number) -> bool:
    """Whether *part* of *whole* is the *share* printed, as far as its last digit tells."""
    of, value, ulp = whole.value, part.value, part.ulp  # both sides times the whole: nothing is divided
    if whole.unit is not part.unit:
        its, own = whole.unit.scale, part.unit.scale
        of *= its.numerator * own.denominator
        size = own.numerator * its.denominator
        value, ulp = value * size, ulp * size
    off = abs(value * _HUNDRED - share.value * of)
    return off * _HUNDRED <= share.ulp * of * _HALF + ulp * _WHOLE  # as far as the part itself was rounded


def with_its_partner(speech: Speech, subject: Subject, base: Base | None) -> Subject:
    """*subject* with the partner that the whole it is a share of is traded with, where it names none:
    一般贸易进出口12亿元，增长36%，占对东盟进出口的79%. What the sentence told of it before is so, too.
    """
    known = subject.known
    if known is None or not known.trade or base is None or base.area or subject.partner:
        return subject
    whole = dict(base.breakdown)
    partner = whole.get("partner", "")
    led = base.name.find(partner) - 1 if partner else -1
    towards = base.name[led] if led >= 0 and base.name[led] in "对自从与向" else ""
    if not towards or "+" in partner or whole.get("flow") not in (known.measure, "进出口"):
        return subject
    if "双边" in subject.before:
        return subject
    owner = next((word for kind, word in subject.parts if kind == "ownership"), "")
    at = len(owner) if owner and subject.before.startswith(owner) else 0
    before = f"{subject.before[:at]}{towards}{partner}{subject.before[at:]}"
    made = subject._replace(
        before=before, parts=(*subject.parts[:-1], ("partner", partner), subject.parts[-1])
    )
    for draft in speech.drafts[speech.opened :]:
        if draft.subject.indicator == subject.indicator and draft.subject.parts == subject.parts:
            draft.subject = made._replace(level=draft.subject.level, period=draft.subject.period)
    speech.context.subjects = (made,)
    return made


_ALL_SPENT: Final = re.compile("(?:全社会)?(?:R&D|研究与试验发展|研发)(?:经费|投入|支出|内部)+")


def all_spent(speech: Speech) -> Subject | None:
    """All that is spent on research, of which what is spent by one or on one sort is a part, as it was told
    last: 基础研究经费.
    """
    told = (*reversed(speech.drafts), *reversed(speech.ago))
    spent = (draft.subject for draft in told if draft.kind == "level")
    return next((one for one in spent if _ALL_SPENT.fullmatch(one.indicator)), None)


_FIRMS: Final = re.compile(
    "新(?:设立?|批|增)(?:服务外包|外商投资|外资|[台港侨]资)?(?:企业|项目)$|(?<=.)(?:服务外包|外贸|进出口|规上工业|规模以上工业|工业|软件|服务业|外商投资)?企业$|(?<=.以上的)(?:展会|展览|项目|合同|园区)$"
)


def all_firms(subject: Subject) -> str:
    """All the firms that those counted are some of: 中型|服务外包企业数量占全国的; nothing if none are."""
    firms = _FIRMS.search(subject.before) if subject.head in ("数", "数量", "户数", "家数") else None
    return firms.group() + subject.head if firms is not None else ""


_NO_TRADE: Final = ("增加值", "产值", "用电", "用电量", "零售额", "零售总额", "税收", "人口", "人数")
"""How measures end that no trade is a part of."""


def holds(base: Base | None, subject: Subject) -> bool:
    """Whether a denominator said before serves *subject* too: an export's share is none of imports."""
    if base is None:
        return False
    if subject.indicator.endswith(_PEOPLE) and base.name.endswith(_AMOUNTS):
        return False  # …占软件业务收入的81.3%，研发人员占比46.2%
    if subject.head in PUPILS and base.name.removesuffix("总数").removesuffix("数").endswith(SCHOOLS):
        return False  # 民办学校42所，占学校总数的31%，在校生…，占13%
    if subject.head.endswith("支出") and base.name.endswith("收入"):
        return False  # 税收收入…，占预算收入的76%；预算支出…，民生支出占比
    if subject.known is not None and fulfils(subject.measure, base.name):
        return False  # 新签合同额…，占新签合同总额的77%；完成营业额…，占89%
    flow = dict(base.breakdown).get("flow")
    added = flow is None and subject.known is not None and base.measure.endswith(_NO_TRADE)
    if added and (subject.flow is not None or subject.measure.endswith("外资")):
        return False  # 开发区增加值占全省的68%，实际利用外资…、占64%，进出口总额…、占66%
    if flow == "进出口" and len(subject.parts) == 1:
        return True  # 出口占进出口总额的62%，进口占38%
    return flow is None or subject.flow is None or flow == subject.flow


def of_flow(speech: Speech, part: Subject, words: str, base: Base | None, *, named: bool) -> Subject:
    """A part *named* alone by *words* is of the flow of trade that its share is of: 进出口3亿元。机电产品占
    出口总值的六成; a partner is of the goods, and a volume of what it is worth: 东盟占农产品进口总值的.
    """
    volume = part.head in VOLUMES
    if base is None or (part.flow is None and not volume):
        return part
    cut = dict(base.breakdown)
    flow = cut.get("flow")
    if volume:
        worth = flow == part.head[:2]
        return speech.naming.subject(f"{part.before}{flow}额", None) if worth else part
    goods = cut.get("product", "") if cut.keys() == {"product", "flow"} else ""
    if goods and part.partner and len(part.parts) == 2 and part.level is None:
        part = speech.naming.subject(f"{part.before}{goods}{part.head}", None)
    its_own = "口" in words and words != part.partner  # 前三大出口市场|占全市出口的: the market says no flow
    if flow is None or flow == part.flow or its_own or part.level is not None or not named:
        return part
    if flow == "进出口" and speech.context.whole is not None:
        return part  # 出口3亿元，其中手机占进出口总值的一成
    all_of_it = speech.naming.subject(flow, None)
    parts = tuple(
        ("flow", flow) if dimension == "flow" else (dimension, word) for dimension, word in part.parts
    )
    return part._replace(head=all_of_it.head, known=all_of_it.known, parts=parts, period=None)


def of_whole_of_places(speech: Speech, part: Subject, words: str, base: Base | None) -> Subject:
    """A place or a partner named alone by *words* is of the measure that its whole is of, whatever was told
    before: 实际使用外资12亿美元。江宁区占全市离岸执行额的41%.
    """
    who = part.area or part.partner or speech.context.area
    if base is None or part.known is None or not who or who not in words:
        return part
    said = base.name.removeprefix(base.area or "")
    row = speech.naming.head(said)[1]
    if row is None or row.nature != part.known.nature or (row.trade and part.known.trade):
        return part
    if said.replace("总", "") in part.indicator or who not in words.replace("和", "、").split("、"):
        return part
    whole = speech.naming.subject(who + said if who == part.partner else said, None)
    if (whole.measure, whole.family) == (part.measure, part.family):
        return part
    whole = whole._replace(area=part.area)
    speech.speak_of((whole,))
    return whole


def of_all_places(speech: Speech, part: Subject) -> Base | None:
    """The same measure of all places, which the paragraph told before that of the one place that a share
    without a whole is of: 全市营业部36家，云湖区9家，占比25%. None where it told none.
    """
    context = speech.context
    area = part.area or context.area
    if area is None or area in (context.home, context.item_area):
        return None
    wider = {None, context.home, context.item_area} - {area}
    levels = (draft for draft in speech.drafts if draft.kind == "level" and draft.area in wider)
    if all(draft.subject.indicator != part.indicator for draft in levels):
        return None
    return Base(name=part.indicator, measure=part.measure, breakdown=part.parts)


def measured_again(speech: Speech, subject: Subject) -> Subject:
    """What was measured of an industry just before, when the industry alone is named again:
    服务业利用外资306亿美元。服务业|占比49%.
    """
    topic = speech.context.topic
    if subject.known is not None or subject.head or topic is None or topic.known is None:
        return subject
    again = subject.before.endswith("业") and topic.before == subject.before and topic.level is not None
    return topic._replace(level=None, period=None) if again else subject


_PART_AND_SHARE: Final = re.compile(
    "[^，。；0-9%]{2,16}?(?P<part>[0-9]+(?:[.][0-9]+)?)(?P<size>[万亿]?)(?P<coin>[美欧]?元)[，（]"
    "(?:同比)?(?:(?:增长|下降)[0-9.]+%，)?所?占(?:比重?|总额的?|总量的?|全[市省国区县](?:的?比重)?的?)?(?:为|达)?(?P<share>[0-9]+(?:[.][0-9]+)?)%"
)
"""A part of what was told before, with its share: 日本39.6亿元，占40.6%."""
_PART_ALONE: Final = re.compile(
    "[^，。；：0-9%]{1,11}(?<![额量值资入口数为达])(?P<part>[0-9]+(?:[.][0-9]+)?)(?P<size>[万亿]?)(?P<coin>[美欧]?元)(?=[，。；、（])"
)
"""A part of what was told before, by its name alone: 软件园20.4亿美元，增长5%."""
_PART_EACH: Final = re.compile(
    "(?:^|[；。])[^；。0-9]{2,16}(?P<part>[0-9]+(?:[.][0-9]+)?)(?P<size>[万亿]?)(?P<coin>[美欧]?元)"
)
"""The first amount told of each part in a line: 美国176亿元，增长5%；|欧洲97亿元|，…."""
_CUT: Final = frozenset({"partner", "region", "category", "ownership", "sector", "product", "mode"})
_SIZES: Final = {"": 1, "万": 10**4, "亿": 10**8}


def divided_below(below: list[str], told: Iterable[Draft], *, named: bool) -> Draft | None:
    """The first of the amounts *told* of which the lines *below* a heading are parts, as the share in each
    says (中国香港61.2亿元，占62.9%; 新加坡9.7亿元，占10.0%), or where the heading *named* a sort of parts.
    """
    parts = [m for line in below if "占" in line and (m := _PART_AND_SHARE.match(line)) is not None]
    if not parts:
        part = _PART_ALONE.match(below[0]) if named and below else None
        return _whole_over(part, told, below[0]) if part is not None else None
    wholes = [_whole_of(m) for m in parts]
    for draft in told:
        if draft.kind != "level" or draft.unit.dimension != parts[0]["coin"]:
            continue
        amount = draft.amount
        if all(low <= amount <= high for low, high in wholes):
            return draft
    return None


def _whole_over(part: re.Match[str], told: Iterable[Draft], line: str) -> Draft | None:
    """The first of the amounts *told*, of nothing that is itself a part, that is more than *part*; one that
    the parts of the *line* make up by half or more, if there is such: 9月订单538亿元，1—9月4277亿元.⏎
    主要地区：美国176亿元；欧洲97亿元；东协80亿元.
    """
    least, first = Fraction(part["part"]) * _SIZES[part["size"]], None
    each = [one for one in _PART_EACH.finditer(line) if one["coin"] == part["coin"]]
    amounts = [Fraction(one["part"]) * _SIZES[one["size"]] for one in each]
    together = sum(amounts) if len(amounts) > 2 else 0
    for draft in told:
        known = draft.subject.known
        if draft.kind != "level" or draft.unit.dimension != part["coin"] or known is None:
            continue
        if known.nature == "flow" and draft.amount > least and _CUT.isdisjoint(dict(draft.subject.parts)):
            first = first or draft
            if not together or together <= draft.amount <= 2 * together:
                return draft
    return first


def _whole_of(told: re.Match[str]) -> tuple[Fraction, Fraction]:
    """Between what and what the whole lies of which a part and its share were rounded so."""
    part, share = Fraction(told["part"]), Fraction(told["share"])
    half_part, half_share = (
        Fraction(1, 2 * 10 ** len(told[of].partition(".")[2])) for of in ("part", "share")
    )
    size = 100 * _SIZES[told["size"]]
    high = (part + half_part) / (share - half_share) if half_share < share else Fraction(10**18)
    return size * (part - half_part) / (share + half_share), size * high
