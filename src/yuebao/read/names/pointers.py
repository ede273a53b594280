"""Words that point back at what was told: 两类企业, 上述三国, 项目数和投资额, 前者, 前两者, 其余三国."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.jointly import of_unlike
from yuebao.read.names.listed import lists_so_many, of_listed, only_counted
from yuebao.read.names.owned_ratios import ratio_of_each
from yuebao.read.names.subjects import Naming
from yuebao.read.state.drafts import LED, Draft
from yuebao.read.state.spoken import Subject, as_one
from yuebao.read.words.phrases import PARTING, split_list
from yuebao.read.words.quantities import Number
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import signs
from yuebao.read.words.times import hanzi_number, number_of

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_AGAIN = re.compile(
    "(?:上述|以上|这)?([两二三四五六七八九2-9])(?:者|个(?:地区|区域|板块|市场|行业|领域|省市?|城市|园区)|大?类(?:企业|市场主体|经营主体|项目|商品|产品|贸易方式|主体)?|大?(?:行业|产业|领域|市场|区域|板块|门类)|种(?:方式|贸易方式|所有制企业)|国|地|市|区|县|业(?![务态绩主内界])|省(?:（区、市）|（[市区]）|区市|[市区])?|项)"
)
_AGAIN_OPENS: Final = frozenset("上以这两二三四五六七八九23456789")
"""What that begins with."""
_SUMMED = re.compile(
    "(?:(?:上述|以上|这|前述)(\\d{1,2}|[两二三四五六七八九])(?:者|个|大|类|项|国|种|家|地(?!方|块)|省|市)"
    "|^([两三四五六七八九])(?:国|地区?|者|省(?:（区、市）|（[市区]）|区市|[市区])?|市|县|类|项|大类|大?(?:贸易伙伴|市场|区域|板块|领域|行业))(?:业务|产品|商品|服务|企业)?合计)"
)
_PAIR: Final = re.compile("([两二三四五六])(?:地|者|市|县|区|省|国)(?!区)(?=[^，。]{0,14}占)")
_SAID_OF_ALL: Final = re.compile("(?<![平人户日月年季])均(?![价衡])|双双|同为|同步")
_LAST_TOLD: Final = 16
"""How many figures back those are told that a sum may be of."""
POINTING_BACK: Final = signs("两三四五六七八九十这国地行城")
"""How words begin that count those told before, or point at them: 以上|国家和地区."""
_ALL_OF_THEM: Final = re.compile(
    "(?:上述|以上|这|前述)?(?P<many>[0-9]{1,2}|[两三四五六七八九十])?"
    "(?:者|大?个?(?:主要|重点)?(?:国家(?:（地区）|[和及与/]?地区)?|经济体|地区|国(?!有|际|内|企)|地(?!方|产|级|铁)|市场(?!主)|行业|产业|领域|板块|区域|省份|省（[区市、]+）|省区?市|省(?!级)|城市|市(?!场|级)|县区|县市|县(?!域|级)|园区|区(?!域|块)|园区|大类|项(?:业务|服务)?|类(?:企业|服务|产品|商品|业务)?))"
    "(?:合计|共|总计|共计)*(?:实现|完成)?(?P<of>[^，、的]*?)(?:总额)?(?:合计|总计|共计|共)*"
)
_THESE = re.compile("上述|这些|前述|^以上")
_THOSE_MARKETS: Final = re.compile(
    "(?:上述|以上|这些|前述)(?:主要|重点)?(?:发包|接包|来源)?(?:市场|国家|经济体|地区|贸易伙伴|来源地)"
)
"""What points back at partners, however many they are: 上述市场|合计占."""
_SO_MANY_ITEMS: Final = re.compile(
    "(?:上述|以上|这)?([两二三四五六七八九])(?:大?[项类种]|者|大?个?(?:重点|主要|主导|支柱)?(?:行业|产业|领域|板块|门类|产品))"
    "(?:商品|食品|因素|合计|共同?)*"
)
_BY_UNIT: Final = {"笔数": "笔", "件数": "件", "宗数": "宗", "单数": "单", "金额": "元"}
"""What is told in a unit, as it is called by that."""
OTHERS = frozenset({"其", "其余", "其他", "其它"})
_REST = re.compile(
    "(?:其余|其他|其它)([两三四五六七八九])(?:者|国|地|市|县|区|项|业|大?[门业]?[类别]|个(?:国家|地区|市场|行业|领域|区域|城市|门类))"
)
"""What is left of so many: 其余|三国."""


_THOSE_PLACES: Final = re.compile(
    "(?P<count>[两二三四五六七八九十])个?(?:省市|市州|州市|县区|区县|县市|市县|[省市州县区盟地])(?=[^，、]{2})"
)
"""Places by their number, before what they have: 三市|执行额."""


def places_again(speech: Speech, words: str) -> tuple[str, str] | None:
    """The places told together last, where *words* begin with their number, and the rest: 南京、无锡两市
    合同额…；两市|执行额. None where so many were not told together.
    """
    counted = _THOSE_PLACES.match(words)
    area = speech.drafts[-1].area if counted is not None and speech.drafts else None
    if counted is None or area is None or area.count("、") + 1 != hanzi_number(counted["count"]):
        return None
    return area, words[counted.end() :]


def told_again(
    words: str, count: int, told: tuple[Subject, ...], recent: tuple[Subject, ...], naming: Naming
) -> tuple[Subject, ...]:
    """The *count* subjects told before that *words* point back at; none when they point at none.

    三类企业, 上述三国, 两类产品出口; 项目数和投资额 after 备案项目数 and 中方投资额.
    """
    spoken = (told if len(told) >= count else recent)[-count:]
    if len(spoken) < count or not words:
        return ()
    again = _AGAIN.match(words) if words[0] in _AGAIN_OPENS else None
    if again is not None and count == number_of(again[1]):
        _, known = naming.head(words)
        measured = known is not None and all(one.head == known.printed for one in spoken)
        measured = measured and split_list(words[again.end() :], count) is None  # 三市|ITO、BPO、KPO执行额
        return spoken if again.end() == len(words) or measured else ()
    parts = split_list(words, count) or ()
    short = [one.indicator.endswith(part) and len(part) > 1 for one, part in zip(spoken, parts, strict=False)]
    return spoken if len(short) == count and all(short) else ()


def pointed_at(speech: Speech, words: str, count: int) -> tuple[Subject, ...]:
    """The *count* subjects told before that *words* count: 民营企业…；外资企业…。两类企业|分别占."""
    if words[:1] not in _AGAIN_OPENS or _AGAIN.match(words) is None:
        return ()
    context, naming = speech.context, speech.naming
    if same := told_again(words, count, context.told, (), naming):
        return where_told(speech, same)
    here = grown(speech.drafts[speech.opened :], count) or ()
    if here or len(context.told) >= count:  # 甲下降5%，乙下降4%，两个地区降幅分别收窄
        return told_again(words, count, here, (), naming)
    if len({one.indicator for one in context.told}) < 2:  # 东部地区收入…。西部地区收入…。四个地区收入|分别占
        placed = told_again(words, count, (), _told_by_place(speech, count), naming)
        if placed:
            return placed
    same = told_again(words, count, (), context.recent, naming)
    if not same and len(context.recent) < count:  # 采矿业下降3%，制造业增长6%…。7月份，三大门类增速分别为
        same = told_again(words, count, (), _grown_before(speech, count), naming)
    return where_told(speech, same)


def _told_by_place(speech: Speech, count: int) -> tuple[Subject, ...]:
    """The one measure that the levels told last are of, of each of their places; none where those are not
    *count*, or some are of another.
    """
    told: dict[str | None, Subject] = {}
    for draft in reversed(speech.drafts):
        if draft.kind != "level":
            continue
        first = next(iter(told.values()), draft.subject)
        if draft.subject.indicator != first.indicator or len(told) == count + 1:
            break
        told.setdefault(draft.area, draft.subject._replace(area=draft.area, level=None, period=None))
    return tuple(reversed(told.values())) if len(told) == count and None not in told else ()


def _rated_before(speech: Speech) -> tuple[Subject, ...]:
    """All that the sentences before this ended in rates of, each as it was told last."""
    told: dict[str, Subject] = {}
    for draft in reversed(speech.drafts[: speech.opened]):
        if draft.kind not in LED:
            break
        told.setdefault(draft.subject.indicator, draft.subject)
    return tuple(reversed(told.values()))


def _grown_before(speech: Speech, count: int) -> tuple[Subject, ...]:
    """The *count* that the sentences before this ended in rates of, none where they told of more such."""
    told = _rated_before(speech)
    if (
        len(told) == count
        and len({draft.sentence for draft in speech.drafts[speech.opened - count : speech.opened]}) == 1
    ):
        return told  # 5月，出口增长5%，进口增长3%。前5个月，两者分别增长
    cut = [(one.head, len(one.parts)) for one in told]
    alike = len(told) >= count and len(set(cut[-count:])) == 1
    return told[-count:] if alike and cut[-count - 1 : -count] != cut[-1:] else ()


def where_told(speech: Speech, same: tuple[Subject, ...]) -> tuple[Subject, ...]:
    """The subjects told before, each of the area that it was told of, where those differ."""
    drafts = [
        speech.drafts[one.level - speech.offset]
        for one in same
        if one.level is not None and one.level >= speech.offset
    ]
    if len(drafts) == len(same) and len({draft.area for draft in drafts}) > 1:
        return tuple(one._replace(area=draft.area) for one, draft in zip(same, drafts, strict=True))
    return same


def these_ones(speech: Speech, said: str) -> tuple[Subject, ...]:
    """What 上述 points back at: the subjects just listed, as many as it says; none when it names none."""
    context = speech.context
    pointed = ("述" in said or "这些" in said or said[:1] == "以") and _THESE.search(said) is not None
    pair = _PAIR.match(said) if said[:1] in "两二三四五六" and not pointed and context.told else None
    if pair is not None:  # 甲市、乙市出口分别为…，两地|出口占全省的
        count, last = hanzi_number(pair[1]) or 0, context.told[-1]
        alike = tuple(one for one in context.told if (one.head == "数") is (last.head == "数"))
        if lists_so_many(speech, count):
            return ()  # 发包市场以美国、日本和中国香港为主，|三地合计占
        if 1 < count == len(alike):
            return alike
        if "合计" not in said:
            return ()
    if not pointed and "合计" not in said:
        return ()
    spoken = context.told or (context.subjects if len(context.subjects) > 1 else context.recent)
    counted = _SUMMED.search(said)
    if counted is None:
        these = spoken if len(spoken) > 1 and (context.told or len(context.subjects) > 1) else ()
        markets = _partners_told(speech) if pointed and _THOSE_MARKETS.search(said) is not None else ()
        return (markets if len(markets) > len(these) else these) if pointed else ()
    number = counted[1] or counted[2]
    if counted[2]:
        spoken = context.subjects if len(context.subjects) > 1 else context.told or context.recent
    count = number_of(number)
    if counted[2] and lists_so_many(speech, count):
        return ()
    if spoken and count > len(spoken):
        spoken = _alike(speech.drafts, spoken[-1], placed=counted[2] is not None)
    if not 1 < count <= len(spoken):
        return ()
    return spoken[-count:]


def told_together(speech: Speech, words: str, summed: bool, said: str) -> bool:
    """Whether *words* of a share that *said* leads to are no part, but all that were told or listed before:
    |三国|合计占62.3%; 美国、日本为主要市场，|两大市场|占比.
    """
    summed = summed or words[-1:] == "合"  # 三区|合占
    return only_counted(speech, words) or (summed and bool(these_ones(speech, said)))


def _partners_told(speech: Speech) -> tuple[Subject, ...]:
    """What the paragraph told of each partner, cut as it was last: 承接美国…；承接日本…。上述市场合计."""
    last = speech.drafts[-1].subject if speech.drafts else None
    partner = last is not None and any(kind == "partner" for kind, _ in last.parts)
    return _alike(speech.drafts, last) if last is not None and partner else ()


def counted_again(speech: Speech, words: str) -> tuple[Subject, ...]:
    """Those told just before that *words* only count, which a share is of together: 甲、乙、丙三大领域执行额
    分别增长…，|三大领域|占全市的. None where so many alike were not told.
    """
    counted = _ALL_OF_THEM.fullmatch(words) if words[:1] in _AGAIN_OPENS else None
    many = number_of(counted["many"]) if counted is not None and counted["many"] else 0
    if counted is None or many < 2 or lists_so_many(speech, many):
        return ()
    context, of = speech.context, counted["of"]
    here = grown(speech.drafts[speech.opened :], many) or ()
    last = context.recent if not context.told and not here else ()
    last = tuple(one for one in last if are_alike((one, last[-1])))
    for told in (context.told, context.subjects, here, last):
        distinct = {(one.indicator, one.area) for one in told}
        if len(told) == many == len(distinct) and are_alike(told) and told[0].head.endswith(of):
            return told
    return ()


def summed_up(speech: Speech, words: str, stop: int, dimension: str) -> Subject | None:
    """What several told just before have together, where *words* before the number that begins at *stop*
    point at all of them: 香港、日本实际使用外资分别为…，|两地合计|16.5亿美元. Else None.
    """
    sum_ = _ALL_OF_THEM.fullmatch(words)
    if sum_ is None or (sum_["many"] is None and _THESE.search(speech.text[speech.start : stop]) is None):
        return None
    context, of = speech.context, sum_["of"]
    known = speech.naming.head(of)[1] if of else None
    if (of and known is None) or (not of and not dimension):
        return None
    said = sum_["many"] or "0"
    many = number_of(said)
    if lists_so_many(speech, many):
        joined = of_listed(speech, speech.nameless(), of, shared=True)
        return joined if "+" in joined.partner else None  # 美国、欧盟为前两大市场，|两地执行额共|8亿元
    for told in (context.told, context.subjects, context.recent, _placed_last(speech, many or 0)):
        if len(told) < 2 or len(told) < (many or 2):
            continue
        these = where_told(speech, told[-many:] if many else told)
        first = these[0]
        cut = [kind for kind, _ in first.parts]
        alike = all(one.known == first.known and [k for k, _ in one.parts] == cut for one in these)
        if not alike or first.known is None or len({(one.indicator, one.area) for one in these}) < len(these):
            continue
        like = bool(first.before) and of.startswith(first.before) and of[-2:] == first.head[-2:]
        like = like or (len(of) > 1 and first.head.endswith(of))
        if known is not None and known.measure != first.known.measure and not like:
            continue  # 甲、乙软件收入分别为…，两省（市）合计软件业务收入
        grew = not first.dimension and first.known.nature == "flow" and first.known.measure != "数"
        if known is None and first.dimension != dimension and not (grew and dimension.endswith("元")):
            continue  # 甲省、乙省收入分别增长3%和4%，两省合计|9亿元
        return all_of_these(speech, these)._replace(level=None, period=None)
    if many < 2 or of:
        return None
    last = [
        one.subject
        for one in speech.drafts[-_LAST_TOLD:]
        if one.kind == "level" and one.unit.dimension == dimension
    ]
    return of_unlike(last[-many:]) if len(last) >= many else None


def _placed_last(speech: Speech, many: int) -> tuple[Subject, ...]:
    """The measure that the *many* figures told last are of, of a place each: 甲省、乙省收入分别增长3%和4%。
    |两省合计; none where more or fewer are so.
    """
    last = speech.drafts[-many:] if many > 1 else []
    if len({draft.area for draft in last} - {None}) != many:
        return ()
    said = {(draft.kind, draft.subject.indicator, draft.sentence) for draft in last}
    before = speech.drafts[-many - 1] if len(speech.drafts) > many else None
    if len(said) > 1 or (before and (before.kind, before.subject.indicator, before.sentence) in said):
        return ()
    return tuple(draft.subject._replace(area=draft.area, level=None, period=None) for draft in last)


def all_at_once(speech: Speech, run: list[Token], words: str) -> Subject | None:
    """All that are spoken of as one, where one number is said of each: 产销…，环比均增长9.4%. Else None."""
    subjects = speech.context.subjects
    if len(run) != 1 or len(subjects) < 2 or (words and not speech.naming.is_generic(words)):
        return None
    lead = max(speech.text.rfind(mark, 0, run[0].start) for mark in "，；。（") + 1
    said = _SAID_OF_ALL.search(speech.text, lead, run[0].start) is not None
    return as_one(subjects) if said else None


def are_alike(these: Sequence[Subject]) -> bool:
    """Whether *these* measure the same, cut in the same ways, so that they may be told together."""
    first = these[0]
    cut = [dimension for dimension, _ in first.parts]
    return all(
        (one.head == first.head or bool(one.flow and first.flow))
        and [dimension for dimension, _ in one.parts] == cut
        for one in these
    )


_A_DAY: Final = frozenset({"日均", "月均", "单日"})


def added_up(speech: Speech, number: Token) -> Subject | None:
    """What those told last in the paragraph have together, where *number* is their sum as they are rounded:
    小麦产量12万吨，增长3%；玉米产量5万吨，合计|17万吨. Else None.
    """
    said: Number | None = number.value
    if said is None or said.unit is None:
        return None
    unit = said.unit
    whole, slack = Fraction(said.value) * unit.scale, Fraction(said.ulp) * unit.scale
    these: list[Subject] = []
    for draft in reversed(speech.drafts[-_LAST_TOLD:]):
        if draft.kind != "level" or draft.unit.dimension != unit.dimension:
            continue
        if draft.subject.indicator[:2] in _A_DAY:
            continue  # 地铁客运量29万人次，|日均3万人次|，公交客运量20万人次，合计
        whole -= draft.amount
        slack += Fraction(draft.ulp) * draft.unit.scale
        these.insert(0, draft.subject._replace(area=draft.area, period=draft.period))
        if len(these) > 1 and abs(whole) * 2 <= slack:
            break
        if whole < 0 or draft.period != speech.drafts[-1].period:
            return None
    else:
        return None
    if not are_alike(these):
        return of_unlike(these)
    if len({(one.indicator, one.area) for one in these}) < len(these):
        return None
    if len({one.area for one in these}) == 1:
        these = [one._replace(area=None) for one in these]
    return all_of_these(speech, tuple(these))._replace(level=None, period=None)


def _alike(drafts: list[Draft], last: Subject, *, placed: bool = False) -> tuple[Subject, ...]:
    """The subjects that the paragraph told levels of, cut as *last* is: 对欧盟出口…。对美国出口…，对日本….
    Where they are *placed*, those of several places also: 甲市…；乙、丙两市分别完成…。三市合计.
    """
    cut = {dimension for dimension, _ in last.parts}
    told: dict[tuple[str, str], Subject] = {}
    for draft in drafts:
        alike = draft.subject.head == last.head or bool(draft.subject.flow and last.flow)
        alike = alike and {kind for kind, _ in draft.subject.parts} == cut
        if alike and draft.kind in ("level", "share"):
            subject = draft.subject._replace(head=last.head, known=last.known)
            for where in (draft.area or "").split("、") if placed else [""]:
                one = subject._replace(area=where, level=None) if where else subject
                told.setdefault((one.indicator, where), one)
    return tuple(told.values())


def all_listed(speech: Speech, whole: str) -> Subject | None:
    """The partners listed right before as one, of the trade that *whole* names: 甲国、乙国为前两大伙伴，
    以上合计占进出口总值的; or those told of one after another. None where there are no such.
    """
    last = speech.drafts[-1].subject if speech.drafts else None
    if last is not None and not speech.context.listed and any(kind == "partner" for kind, _ in last.parts):
        told = _alike(speech.drafts, last)
        return all_of_these(speech, told) if len(told) > 1 else None
    members = PARTING.split(speech.context.listed)
    known = speech.naming.head(whole)[1]
    if len(members) < 2 or known is None or not known.trade:
        return None
    if any(speech.kind_of(one) != "partner" for one in members):
        return None
    parts = (("partner", "+".join(members)), ("flow", known.measure))
    return Subject(f"对{speech.context.listed}", known.measure, known, "", parts)


def all_of_these(speech: Speech, these: tuple[Subject, ...]) -> Subject:
    """Several told before as one, of the text's area where each has its own: 甲、乙地区…，两地区合计占."""
    one, context = as_one(where_told(speech, these)), speech.context
    regions = dict(one.parts).get("region", "")
    own = context.item_area or context.home
    if "+" not in regions:
        return one
    if own is None or own in regions.split("+"):  # 江西省…：南昌市5亿元，九江市3亿元，两市合计
        own = context.home or context.province
    return one._replace(area=own or context.settled) if context.area != own else one


def grown(drafts: list[Draft], count: int) -> tuple[Subject, ...] | None:
    """As many subjects as *drafts* end in rates, or shares, of: 甲下降5%，乙下降4%，降幅分别收窄."""
    told: dict[tuple[str, str | None], Subject] = {}
    areas = {draft.area for draft in drafts}
    for draft in reversed(drafts):
        if draft.kind not in LED and draft.kind != "share":
            break
        spoken = draft.subject if len(areas) == 1 else draft.subject._replace(area=draft.area)
        told.setdefault((spoken.indicator, spoken.area), spoken)
    return tuple(reversed(told.values())) if len(told) == count else None


def increased(speech: Speech, count: int) -> tuple[Subject, ...] | None:
    """As many subjects as were each told an increase since the last semicolon, and nothing else: 委托贷款增加
    4亿元，信托贷款减少2亿元，同比|分别多增|.
    """
    drafts = speech.drafts[speech.opened :]
    begun = max(speech.text.rfind("；", 0, speech.start), 0)
    told = [draft for draft in drafts if draft.start > begun]
    if len(told) != count or any(draft.kind != "abs_change" for draft in told):
        return None
    each = tuple(draft.subject._replace(area=draft.area) for draft in told)
    return each if len({one.indicator for one in each}) == count else None


def last_moved(drafts: list[Draft], said: str) -> tuple[Subject, ...] | None:
    """As many subjects as *said* counts (四项), whose rates were told last; None when it counts none, or more
    than were told: 猪肉上涨3%，…，鸡蛋上涨2%，四项合计影响CPI.
    """
    counted = _SO_MANY_ITEMS.fullmatch(said)
    if counted is None:
        return None
    count, kind = hanzi_number(counted[1]) or 0, ""
    told: dict[str, Subject] = {}
    for draft in reversed(drafts):
        if draft.kind not in LED:
            continue
        if draft.kind != (kind or draft.kind) or len(told) == count:
            break
        kind = draft.kind
        told.setdefault(draft.subject.indicator, draft.subject)
    return tuple(reversed(told.values())) if len(told) == count else ()


def so_many_moved(speech: Speech, said: str) -> tuple[Subject, ...]:
    """As many as is *said* of those that moved in the sentence, the last ones: 甲上涨8%，涨幅扩大；乙、丙
    分别下降5%和6%，|三者合计|影响. Nothing where fewer did, or it does not say how many.
    """
    many = hanzi_number(said[:1]) or 0
    moved = [draft for draft in speech.drafts[speech.opened :] if draft.kind in ("yoy_rate", "mom_rate")]
    apart = len({draft.area for draft in moved}) > 1
    told: dict[tuple[str, str | None], Subject] = {}
    for draft in moved:
        one = draft.subject._replace(area=draft.area) if apart else draft.subject
        told[one.indicator, draft.area] = one
    return tuple(list(told.values())[-many:]) if 1 < many <= len(told) else ()


_SAVE: Final = re.compile("(?:[、和与及][^，。；]{2,40})?以?外，")


def is_set_apart(text: str, behind: int) -> bool:
    """Whether a sentence that begins with 除 sets the one apart whose number ends *behind*: 除日本下降2%|、
    韩国持平外，其余分别增长.
    """
    return _SAVE.match(text, behind) is not None


def others_told(told: tuple[Subject, ...], last: str, count: int) -> tuple[Subject, ...]:
    """The *count* subjects told but the last one: …，除日本下降2%外，|其余|分别增长; else none."""
    others = tuple(subject for subject in told if subject.indicator != last)
    return others if len(others) == count < len(told) else ()


def others_grown(speech: Speech, last: str, count: int) -> tuple[Subject, ...]:
    """The *count* that the sentences before told rates of besides *last*, no more than that: 采矿业增长5%，
    制造业增长4%，电力业下降3%。1-5月，采矿业增长9%，|其余两个行业|分别增长.
    """
    told = _rated_before(speech)
    return others_told(told, last, count) if len(told) == count + 1 else ()


def told_of(told: tuple[Subject, ...], parts: list[str]) -> tuple[Subject, ...]:
    """The subjects of this sentence's levels whose own words are *parts*; none if one was not told."""
    named = {subject.before: subject for subject in told}
    for subject in told:  # 美国离岸业务…，其中美国增长
        bare = subject.before.removesuffix("业务")
        named.setdefault(bare.removesuffix("离岸").removesuffix("在岸"), subject)
    return tuple(named[part] for part in parts) if all(part in named for part in parts) else ()


def of_unit(told: tuple[Subject, ...], words: str) -> tuple[Subject, ...]:
    """What was *told* last in the unit that *words* call it by, if they do: 支付3亿笔、28亿元，|笔数|下降."""
    unit = _BY_UNIT.get(words)
    alike = (one for one in reversed(told) if one.dimension == unit) if unit is not None else ()
    return next(((one,) for one in alike if unit != "元" or one.indicator.endswith(words)), ())


def others(words: str, count: int) -> str:
    """*words* without how many the others are: 其余|三国."""
    rest = _REST.fullmatch(words) if words[:2] in OTHERS else None
    return words[:2] if rest is not None and hanzi_number(rest[1]) == count else words


def said_of_each(
    speech: Speech, words: str, count: int, same: tuple[Subject, ...], *, dimension: str, section: str
) -> tuple[Subject, ...] | None:
    """*words* said of each of the *count* subjects in *same*; None when they cannot be:
    货物吞吐量分别完成2亿吨和4860万吨，集装箱吞吐量99万标箱和21万标箱.
    """
    naming = speech.naming
    lead = same[0].parts[0][1] if same and same[0].parts else ""
    if lead and len(same) == count and naming.head(words)[1] is None and words and len(words) < 9:
        alike = all(s.indicator.startswith(lead) and len(s.indicator) > len(lead) for s in same)
        if alike and len({s.indicator for s in same}) == count:
            return tuple(  # 第一产业新签项目、合同外资分别为12个和3亿元；第二产业分别为
                naming.subject(words + s.indicator[len(lead) :], None)._replace(area=s.area) for s in same
            )
    heads = {s.head for s in same if s.known is not None}
    if len(heads) == count and len({s.before for s in same}) == 1 and naming.head(words)[1] is None:
        return tuple(  # 甲区合同额12亿元、执行额8亿元；乙区分别为7亿元和5亿元
            speech.name(words + s.head, dimension=dimension, section=section) for s in same
        )
    again = _AGAIN.match(words)
    if again is not None and hanzi_number(again[1]) == count:
        words = words[again.end() :]  # 三类企业|执行额分别占
    before, known = naming.head(words)
    if known is not None and len(same) == count == len({s.area for s in same}) > 1:
        return tuple(  # 东部、中部、西部地区快递业务量比重分别为…，业务收入比重分别为; …，5G用户分别为
            naming.subject(words, None if before else s._replace(area=None))._replace(area=s.area)
            for s in same
        )
    if len(heads) == 1 and same[0].before and known is not None and not before:
        return tuple(naming.subject(s.before + words, None)._replace(area=s.area) for s in same)
    if dimension == "%" and (owned := ratio_of_each(speech, words, count)):
        return owned
    measured = known is not None or words.endswith("金额")
    if len(same) == count and measured and all(s.head == "数" and s.before for s in same):
        return tuple(speech.name(s.before + words, dimension=dimension, section=section) for s in same)
    side = speech.lexicon.members.get(words, ("",))[0] == "side"
    if len(same) == count and side and len(heads) == 1:  # 甲区、乙区执行额分别为…，其中离岸分别为
        return tuple(naming.subject(s.before + words + s.head, None)._replace(area=s.area) for s in same)
    return None
