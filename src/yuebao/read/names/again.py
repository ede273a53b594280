"""A measure that is named once more behind its own number: 民商事案件结案率为95%，|结案率|提高5个百分点."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.accounts import ACCOUNTS, account_of
from yuebao.read.names.brought import brought_by, paired_again
from yuebao.read.names.carried import harmed, told_again
from yuebao.read.names.counterparts import business_with, counted_of_next, visitors_from
from yuebao.read.names.counties import PLACE_ENDS, counted_in
from yuebao.read.names.indices import index_of
from yuebao.read.names.insured import covered_by, fund_of, insured
from yuebao.read.names.markets import partner_of_all
from yuebao.read.names.price_classes import PRICE_CLASSES, class_of_prices, priced_class
from yuebao.read.names.schemes import of_scheme
from yuebao.read.names.shared import short_there
from yuebao.read.names.sizes import SIZED_BY, goods_of_size
from yuebao.read.names.trains import OF_TRAINS, of_trains, ran, remember
from yuebao.read.names.units import in_trade, is_trade
from yuebao.read.words.phrases import first_member, split_list

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject

_ADJUSTED: Final = re.compile(
    "[，；]经?(?:季节?(?:性)?(?:因素)?调整?|调整季节(?:变动)?因素)后?的?(?:则|亦|也|约)?[为是]?"
)
"""What is said of a rate without what the seasons do to it."""


def adjusted(speech: Speech, start: int) -> Subject | None:
    """The rate told right before, without what the seasons do to it: 失业率3.96%，经季节性调整后为|3.92%|."""
    stop = speech.drafts[-1].stop if len(speech.drafts) > speech.opened else start
    if speech.text.find("季", stop, start) < 0:
        return None
    told = (draft for draft in reversed(speech.drafts[speech.opened :]) if draft.kind != "rate_change")
    last = next(told, None)
    if last is None or last.kind != "ratio" or last.subject.before.startswith("经季节"):
        return None
    if _ADJUSTED.fullmatch(speech.text, stop, start) is None:
        return None
    return last.subject._replace(before=f"经季节性调整{last.subject.before}", level=None, period=None)


_GET: Final[tuple[str, ...]] = ("享受", "领取", "获得", "接受", "得到")
_WHO: Final[tuple[str, ...]] = ("居民", "人员", "儿童", "老人", "职工", "农民", "学生", "残疾人", "对象")


def _who_get(speech: Speech, words: str, dimension: str) -> Subject | None:
    """Those of all who get something that *words* name: 享受最低生活保障7.2万人，其中|城镇居民|2.3万人."""
    whole = speech.context.whole
    if whole is None or whole.head != "数" or whole.dimension != dimension or not words.endswith(_WHO):
        return None
    if not whole.before.startswith(_GET) or "的" in whole.before or len(words) > 8:
        return None
    return speech.naming.subject(f"{whole.before}的{words}", None, dimension=dimension, section="count")


_SUCH_UNITS: Final = re.compile("(?P<such>[^的0-9]{4,16}的)[^的0-9]{2,4}单位")


def _such_units(speech: Speech, words: str) -> Subject | None:
    """A sort of the units counted first, which did what those did: 缴纳印花税的楼宇单位8575个。|住宅单位|."""
    if not words.endswith("单位") or "的" in words or not 3 < len(words) < 7:
        return None
    for draft in speech.drafts[:1]:
        such = _SUCH_UNITS.fullmatch(draft.subject.before) if draft.subject.head == "数" else None
        if such is not None and not draft.subject.before.endswith(words):
            return speech.naming.subject(such["such"] + words, None, dimension="个", section="count")
    return None


_EARNED: Final = frozenset({"盈利", "亏损", "停产", "减产", "增产", "停产半停产", "停业"})
"""How firms fared, by which they are counted: 规上工业企业300家，|盈利|120家."""


_HAS: Final[tuple[str, ...]] = ("拥有", "共有", "现有", "有", "企业", "规上企业")


def _of_trade_led(speech: Speech, words: str, dimension: str) -> Subject | None:
    """The firms that a trade has which the clause before named alone: 占比最大的是纺织业，|拥有企业|42家."""
    of, text = speech.context.subject, speech.text
    if of is None or of.known is None or not words.endswith("企业") or speech.after != "，":
        return None
    led = of.level is None or (bool(speech.drafts) and speech.drafts[-1].kind == "rank")
    trade = dict(of.parts).get("sector", "")
    if not led or not trade or not of.before.endswith(trade) or trade in words:
        return None
    if not text.startswith(_HAS, speech.start):
        return None
    return speech.naming.subject(trade + words, None, dimension=dimension, section="count")


def _firms_so(speech: Speech, words: str, dimension: str) -> Subject | None:
    """Those of the firms counted before that fared as *words* say."""
    context = speech.context
    told = (one for one in (context.whole, context.subject, context.topic) if one is not None)
    of = next((one for one in told if one.head == "数" and one.dimension == dimension), None)
    if of is None or not of.before.endswith("企业"):
        return None
    firms = of.before[:-2]
    firms = next((firms[: -len(each)] for each in _EARNED if firms.endswith(each)), firms)
    return of._replace(before=f"{firms}{words}企业", level=None, period=None)


def measure_again(speech: Speech, words: str, section: str, dimension: str) -> Subject | None:
    """Of whom the measure that *words* name is told, where they name no more than it; None where that is
    found otherwise.
    """
    if words in _ACCOUNTS_ABROAD and (across := _across_borders(speech, words)) is not None:
        return across  # 跨境收付12亿元，其中经常项目9亿元，|直接投资|3亿元
    elsewhere = speech.placed and speech.context.area != speech.context.home
    if elsewhere and (there := short_there(speech, words, dimension)) is not None:
        return there  # 软件业务收入560亿元。南京市|收入|210亿元
    if dimension == "列" and "班列" in words:
        remember(speech, words)
        if ran(words):  # 中欧班列开行量…；中亚班列累计开行
            return speech.naming.subject(words, None, dimension=dimension, section=section)
    if section == "measure" and (brought := brought_by(speech, words, dimension)) is not None:
        return brought
    if section != "ratio" and dimension and (paired := paired_again(speech, words)) is not None:
        return paired
    if words and (dealt := partner_of_all(speech, words)) is not None:
        return dealt
    if words in _OF_GOODS and (worth := _worth_of_goods(speech)) is not None:
        return worth
    trains = of_trains(speech, words, dimension, section) if words in OF_TRAINS else None
    if trains is not None:
        return trains
    if words in _OF_ACCIDENTS:
        return _of_accidents(speech, words)  # 建筑业发生事故5起、死亡3人，同比|起数|减少1起
    if dimension == "点" and len(words) > 2:
        for draft in reversed(speech.drafts[speech.opened :]):
            index = draft.subject.indicator
            if index.endswith("指数") and index.startswith(words) and index != words:
                return draft.subject._replace(level=None, period=None)  # 大型企业|高于平均水平13.8点
        if section != "ratio" and (member := index_of(speech, words, dimension)) is not None:
            return member
    if words in ACCOUNTS and (account := account_of(speech, words)) is not None:
        return account
    if section == "count" and words[-1:] in PLACE_ENDS and (there := counted_in(speech, words, dimension)):
        return there  # 营业部按区域分布，|云湖区|9家
    if words in PRICE_CLASSES and section == "ratio" and class_of_prices(speech):
        return priced_class(words)  # 七大类中，变动较大者：|食物类|涨1.9%
    if words == "接待" and speech.placed:
        for of in (speech.context.whole, speech.context.subject, *speech.context.recent):
            if of is not None and of.head.startswith(words) and of.dimension == dimension:
                return of._replace(area=None, level=None, period=None)  # 接待游客…，其中甲区|接待|86万人次
    if len(words) == 2 and (done := _done_again(speech, words, dimension)) is not None:
        return done
    if section == "count" and words:
        if (owned := _of_trade_led(speech, words, dimension)) is not None:
            return owned
        if words in _EARNED and (earned := _firms_so(speech, words, dimension)) is not None:
            return earned
        if (some := _who_get(speech, words, dimension) or _such_units(speech, words)) is not None:
            return some
        if (next_ := counted_of_next(speech, words, dimension)) is not None:
            return next_
        if (comers := visitors_from(speech, words, dimension)) is not None:
            return comers
        whole = speech.context.whole  # 展位总数20676个，其中|品牌展位|2364个: no 总数
        if (
            whole is not None
            and whole.head == "总数"
            and words != whole.before
            and words.endswith(whole.before)
        ):
            return speech.naming.subject(words, None, dimension=dimension, section=section)
    if section != "measure" and is_trade(words) and (units := in_trade(speech, words, dimension)) is not None:
        return units
    if words[-2:] == "业务" and (business := business_with(speech, words)) is not None:
        return business
    if words in ("参保率", "参合率") and (covered := covered_by(speech, words)) is not None:
        return covered
    if words == "普及率":
        told = next((d.subject for d in reversed(speech.drafts[speech.opened :]) if d.kind == "level"), None)
        if told is not None and told.indicator.endswith("用户"):  # 移动电话用户98万户，|普及率|105部/百人
            return speech.naming.subject(told.indicator.removesuffix("用户") + words, None)
    if section == "count" and speech.linked and words and not words.endswith("用户"):
        users = speech.context.subject
        if users is not None and users.dimension == dimension and users.indicator.endswith("用户"):
            return speech.naming.subject(words + "用户", None)  # 宽带用户5亿户，其中，100M以上速率的|3亿户
    if section != "measure" and words[-1:] in SIZED_BY and speech.context.subject is not None:
        return goods_of_size(words, speech.context.subject)  # 装载机销量6000台（|3吨|1200台
    if words == "执行" and section == "measure":
        counted = speech.context.subject
        if counted is not None and counted.head == "数":  # 执行额超千万美元企业28家，合计|执行|8.6亿美元
            return speech.name("执行额", dimension=dimension, section=section)
    if section == "measure" and words[1:2] == "岸" and (with_it := _with_partner(speech, words)) is not None:
        return with_it
    if section == "measure":
        fund = fund_of(speech, words) if words[:2] == "基金" else None
        return fund or of_scheme(speech, words) or told_again(speech, words)
    last = speech.drafts[-1] if speech.after == "，" and len(speech.drafts) > speech.opened else None
    if last is None or section == "count" or speech.placed or last.kind not in ("level", "ratio"):
        return insured(speech, words, dimension)
    of = last.subject
    same = bool(of.before) and (of.head == words or (words[-1:] == "率" and of.indicator.endswith(words)))
    if not same or of.indicator == words or last.stop != speech.start - 1:
        return insured(speech, words, dimension)
    return of._replace(level=None, period=None)


_OF_GOODS: Final = frozenset({"价值", "货值", "金额"})
"""What goods are worth, told behind how much of them was traded."""


def _worth_of_goods(speech: Speech) -> Subject | None:
    """What the goods were worth whose trade the sentence told last: 铁矿砂进口量8万吨，|价值|5亿元."""
    last = speech.drafts[-1].subject if len(speech.drafts) > speech.opened else None
    flow = last.head[:2] if last is not None else ""
    if last is None or flow not in ("进口", "出口") or all(kind != "product" for kind, _ in last.parts):
        return None
    return speech.naming.subject(f"{last.before}{flow}", None) if last.head == f"{flow}量" else None


def _with_partner(speech: Speech, words: str) -> Subject | None:
    """The measure of a side that *words* name, of the partner whose business the sentence began with:
    对日业务平稳增长，|离岸执行额|3亿美元.
    """
    spoken, last = speech.context.subject, speech.drafts[-1].subject if speech.drafts else None
    begun = len(speech.drafts) == speech.opened or (spoken is not None and spoken != last)
    if spoken is None or not begun or not spoken.partner or ("side", words[:2]) not in spoken.parts:
        return None
    if speech.placed and speech.here and spoken.level is not None:
        return None  # 全市承接美国离岸执行额6亿元。全市|离岸执行额
    return spoken._replace(level=None, period=None) if words.endswith(spoken.head) and spoken.head else None


_DEEDS: Final = frozenset(
    {"办理", "发放", "投放", "签订", "承接", "审批", "核准", "拨付", "兑付", "支付", "减免"}
)
"""What is done with money that has a name of its own: |办理|出口退税."""


def _done_again(speech: Speech, words: str, dimension: str) -> Subject | None:
    """What this sentence told that was done, of which *words* name the deed alone: 验放清单4126万票；
    9月当月|验放|638万票.
    """
    if speech.linked or speech.lexicon.term(words) is not None or speech.naming.head(words)[1] is not None:
        return None
    for draft in reversed(speech.drafts[speech.opened :]):
        of = draft.subject
        if draft.kind == "level" and draft.unit.dimension == dimension and not of.before.startswith("日均"):
            at = of.before.find(words)
            deed = 0 <= at < len(of.before) - 3 and "计划" not in of.before[:at]
            deed = deed if of.known is None else of.before == words and words in _DEEDS
            if deed:
                return of._replace(level=None, period=None)
            break
    if words not in _PASSING:
        return None
    for draft in reversed(speech.drafts):
        if draft.unit.dimension == dimension and (passed := passing_so(words, draft.subject, dimension)):
            return draft.subject._replace(before=passed, level=None, period=None)
    return None


_PASSING: Final = frozenset({
    "通行", "开行", "运行", "往返", "验放", "监管", "查验", "通关", "放行", "过境", "进出", "到发", "接发",
    "靠泊", "停靠", "起降", "进港", "出港", "作业",
})  # fmt: skip
"""What vehicles do at a border or in a port, of which the word for them is left out."""
_PASSED_BY: Final = re.compile(
    "^(?:日均|经[^，、的]{2,10}(?:口岸|站|港)|[^，、的]{0,8}(?:口岸|海关)|共|累计|完成)*(?:通行|开行|运行|验放|监管|查验|通关|放行|靠泊|停靠|接发)?(?=.{2})"
)


def passing_so(words: str, of: Subject, dimension: str) -> str:
    """Of whom *words* tell what they did there, counted as *of*: 进出境班列438列，日均|通行|14.4列."""
    if words not in _PASSING or of.head != "数" or of.dimension != dimension or of.known is not None:
        return ""
    who = _PASSED_BY.sub("", of.before)
    return who if who.endswith(words) else words + who


_ACCOUNTS_ABROAD: Final = frozenset({"直接投资", "证券投资", "其他投资", "外商直接投资", "对外直接投资"})
_ACROSS: Final = ("收付", "收支", "结算", "结汇", "售汇", "收汇", "付汇")
"""What is said of money that crosses the border."""


def _across_borders(speech: Speech, words: str) -> Subject | None:
    """What crossed the border under the account that *words* name, where that is told by accounts."""
    whole = speech.context.whole
    if whole is None or not any(said in whole.indicator for said in _ACROSS):
        return None
    return speech.naming.subject(words + whole.indicator, None)


_OF_ACCIDENTS: Final = frozenset({"起数", "事故起数", "死亡人数", "受伤人数", "伤亡人数"})
"""How what accidents are counted by is called again."""


def _of_accidents(speech: Speech, words: str) -> Subject | None:
    """The accidents, or those who died in them, that this sentence counted; None where it did not."""
    dimension = "起" if words.endswith("起数") else "人"
    for draft in reversed(speech.drafts[speech.opened :]):
        said = draft.subject.indicator
        if draft.unit.dimension == dimension and (dimension == "起" or words[:2] in said) and said != words:
            return draft.subject._replace(level=None, period=None)
        if draft.unit.dimension == "起":
            accidents = draft.subject._replace(before=said.removesuffix("数").removesuffix("起"))
            named = harmed(words, accidents, dimension)
            if named != words:  # 道路交通事故数138起，|死亡人数|86人
                return speech.naming.subject(named, None, dimension=dimension)
    return None


def joined_measures(speech: Speech, words: str, section: str) -> str:
    """*words*, which join several, without what leads their list, which is kept for those who follow
    (对|前五大贸易伙伴|东盟、欧盟、美国进出口); where they are two measures that were told of one thing, with
    that: 服务外包合同额3亿元，执行额2亿元，|合同额和执行额|均增长11%.
    """
    pair = split_list(words, 2) if section == "ratio" else None
    heads = speech.lexicon.heads
    if pair is None or pair[0] not in heads or pair[1] not in heads:
        if "、" in words:
            words = first_member(words)
            speech.context.listed = words  # 甲、乙、丙三市执行额合计占88%，分别为
        return words
    words = words.replace("、", "和")
    told = [one for one in (*speech.context.told, *speech.context.recent) if one.head in pair and one.before]
    of = {one.before for one in told}
    both = len({one.head for one in told}) == 2 and len(of) == 1 and all(map(speech.naming.is_bare, pair))
    return told[-1].before + words if both else words
