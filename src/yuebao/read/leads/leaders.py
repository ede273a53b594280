"""Who stands out before any number: 出口增速最快的是汽车, 寿险占比最高, …位列前三."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Kind
from yuebao.read.leads.standings import of_thing
from yuebao.read.names.standing import standing_out, tells_how
from yuebao.read.proportions.denominators import base_of, foresee_share
from yuebao.read.proportions.owners import of_its_whole, of_output
from yuebao.read.proportions.wholes import of_flow
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject, is_ratio, out_of_zone
from yuebao.read.words.against import OVER
from yuebao.read.words.clauses import Clause
from yuebao.read.words.modifiers import called_at
from yuebao.read.words.phrases import PARTING, clean, split_list
from yuebao.read.words.signs import JOINING, holds, signs
from yuebao.read.words.times import hanzi_number

_SHARES: Final[tuple[str, ...]] = ("占比", "比重", "份额", "比例")
_SIZES = ("规模", "体量", "总量")
STANDS_OUT: Final = re.compile(
    "(?P<who>[^，的占]{0,24}?)(?:所?占(?P<whole>(?!比)[^，]{2,14}?)|在(?P<among>[^，占]{2,14}?)[中里]?(?=所占|的占比|的比重|的份额))?(?:的|所占的?)?(?P<what>占比|比[重例]|份额|规模|体量|总量|增速|增幅|涨幅|降幅|跌幅|升幅)"
    "(?:均|为|仍然?|依然|依旧|也|还|继续|保持|普遍|总体|整体)*(?:(?:最|较|更为?|偏|仍|相对|明显|依旧)[大高低小快慢多少]|居首|居前|居末|垫底|突出)"
)
_COMPARED: Final = frozenset("高低快慢大小")
STANDS_OUT_ENDS: Final = ("居首", "居前", "居末", "垫底", "突出", "高", "低", "快", "慢", "大", "小")
_PRAISED = re.compile(
    "(?P<who>[^，、的是为]{2,16}?)(?:对[^，]{2,12})?(?:发展|增长|运行|产业)?"
    "(?:贡献[率度]?|表现|支撑(?:作用|力)?|拉动(?:作用|力)?|带动(?:作用|力)?|引领(?:作用)?|势头|态势|增势|优势|活力|动能|成效|作用|后劲)"
    "(?:均|都|也|仍|更|较为?|十分|尤其|尤为|相对|日益|进一步|依然|继续|保持|持续|最为?)*"
    "(?:最?[大强高快好多]|良好|明显|显著|突出|强劲|亮眼|抢眼|凸显|领先|居首|不减|向好|旺盛|喜人|增强|提升)"
    "|(?P<first>[^，、的是为以]{2,16}?(?<![幅速率比重额量模]))(?:仍然?|依然|依旧|继续|持续|稳|位|则)*(?:居首|居前|居次|次之|紧随其后|领跑|独占鳌头|一马当先|遥遥领先)"
)
"""Who is praised before its number (水口|贡献最大; 建陶业|支撑作用明显), or first: 电子信息|居首."""
_NOBODY: Final[tuple[str, ...]] = (
    "经济",
    "市场",
    "消费",
    "投资",
    "需求",
    "形势",
    "发展",
    "外贸",
    "整体",
    "总体",
    "结构",
)
"""What is praised and is no part of a measure."""
_PRAISES: Final = frozenset("大强高快好多良明显著突出劲亮眼抢凸领先居首不减向旺盛喜增提升前次之后跑头")
ROUNDED = re.compile("(?<![中高初上下均相平])等[^，、等]{0,6}$")
"""What rounds off a list: 甲、乙|等项目."""
_GROWING = ("增幅", "增速", "增长", "涨幅", "升幅", "降幅", "跌幅", "下降")
_LED = re.compile("[快大高著显出多猛劲眼前先低慢小少]的?[^，、]{0,8}[是有为]")
"""Without such words nobody stands out."""
_LEADERS = re.compile(
    f"(?P<of>[^，、]{{1,24}}?)(?:同比|年)?(?P<how>{'|'.join(_GROWING)}|规模|所?占?比重|所?占比|份额)?"
    "(?:较(?:上月|前?[0-9—~-]+月|一季度|上季度|上半年|上年)?)?(?:回落|提高|提升|加快|放缓)?(?:幅度)?(?:比?较|最为?|更|相对|十分)?(?:快|(?<![两三四五六七八九十0-9])大|高|显著|明显|突出|多|迅猛|强劲|亮眼|靠前|(?:位?居|位列|排名?|列)?前(?:[0-9]{1,2}|[两三四五六七八九十])[位名强]|[居列]前列?|领先|(?<=[最较])[低慢小少])的?"
    "(?:前?(?:[0-9]{1,2}|[两三四五六七八九十])(?:个|大类|大|类|种|家))?"
    "(?:领域|行业|商品|产品|服务|市场|国家|地区|类别|项目|品类|业务|城市|省份|省区?市|省区|县市区|县区|区县|县市|乡镇|市州|镇街|街道|园区|县|区|市|镇)?"
    "(?:主要|分别|依次|还|也|则|仍然?|依然)?(?:[是有]|为(?!主))(?P<members>.{2,})"
)
_ALONE: Final = re.compile(
    "(?:其中)?(?:同比)?(?:表现|增速|增幅|增长|涨幅|规模)最为?(?:快|大|高|显著|明显|突出|亮眼|抢眼|迅猛|强劲)的"
    "(?:企业|品牌|产品|商品)?[是为](?P<who>[^，、]{2,14}(?<![类业]))"
)
"""Who stands out in what no word of its own names: 增速最显著的是|奇瑞汽车."""
_FLOWS: Final = frozenset({"出口", "进口", "进出口", "出口额", "进口额"})
_ARE_LEADERS: Final = re.compile(
    "(?P<members>[^，是为的]{2,40}?)(?:则|仍|也|均|都|依然|仍然|分别)*[是为](?P<of>[^，、]{1,14}?)(?:同比|年)?"
    f"(?P<how>{'|'.join(_GROWING)}|规模|金额|占比)?"
    "(?:最为?|较为?)(?:快|大|高|显著|明显|突出|多|迅猛|强劲|亮眼)的?(?:(?:[0-9]{1,2}|[两三四五六七八九十])(?:个|大类|大|类|种|家))?"
    "(?:领域|行业|商品|产品|服务|市场|国家|地区|类别|项目|品类|业务|城市|省份|县区|区县|县市|乡镇|市州|来源地|目的地)"
)
"""The same, who stands out told first: 甲国和乙国|是|实际投资增长最快的国家."""
_MOST_OF = re.compile(
    "(?P<of>[^，、的最]{3,16}?)(?:户数|数量|规模|金额|总量)?最[多大高]的(?:地区|城市|县区|国家|省份|市州)?(?:是|为)(?P<who>[^，、和与及]{2,12})"
)
_NEXT_IS: Final = re.compile(
    "而?(?:占比|占?比重|规模|总量|份额|增速|增幅)?(?:最[高低多少大小快慢]|(?:排名?|位?[居列])?第[一二三四五六七八九十]|(?:排名?|位?[居列])?末位|居末)的?(?:行业|地区|产品|类别)?(?:也|则|仍然?)?[是为](?P<who>[^，]{2,20})"
)
"""Who else stands out in the measure told of the first: 工资最高的是金融业，…；|最低的是|餐饮业."""
_ONE_TRADE: Final = re.compile("[^，业分依]{2,24}[、和及与][^，、和及与业]{1,10}业")
"""A trade with several things in its name: 信息传输、计算机服务和软件业."""
_PLACES_BY: Final = re.compile(
    "(?P<of>[^，、]{2,20}?)??(?:(?:同比|累计)?(?:增速|[增涨升降跌]幅|增长率?)|(?P<done>(?:完成)?(?:全年|年度|年初|既定)*(?:目标|任务|计划)+的?(?:完成)?(?:比例|进度|率|情况))|(?P<part>所?占比|所?占?比重|份额|占(?:全[市省区县州]|[^，、的0-9]{2,10}?)的?(?:比重|份额)))(?:均|位)?"
    f"(?:{OVER}[^，、的]{{0,14}}|(?:[居靠偏落列]|排名?)?(?:全[国省市区县州])?[前后末](?:(?:[0-9]{{1,2}}|[两三四五六七八九十])[位名强]?)?|领先|垫底|倒数|[最较][高低快慢大小])的?"
    "(?:前?(?:[0-9]{1,2}|[两三四五六七八九十])个)?"
    "(?:县市区|县区|区县|县市|市州|县|区|市|地区|城市|省份|省区?市|省区)?(?:主要|分别|依次)?(?:[是有]|为(?!主))(?P<who>.{2,})"
)
"""Which places grew by more or less than all, before their rates: 增速超过全市平均水平的有|甲县、乙区."""
_ONE: Final = re.compile("[^，、]{2,20}|[^，业]{2,24}[、和及与][^，、和及与业]{1,10}业")
"""A trade or class alone, or one with several things in its name."""
_OF_RATES: Final = signs("幅速率务标划占")
"""What a rate of places is told with."""
HIGHEST: Final[tuple[str, ...]] = ("最高，", "最多，", "最快，", "最大，")
"""What stands before a clause that tells who is the lowest."""
_LAST: Final = re.compile(
    "(?P<who>[^，、]{1,14}?)(?:的?(?:增速|增幅|涨幅|升幅|降幅|跌幅|占比|比重|比例|份额|规模))?(?:为|则|的?是)*最[低少慢小差大]"
)
_RANKED: Final = re.compile(
    "(?P<of>[^，、居位列排在]{2,12}?)(?:均|都|分别|稳|位)*[居列排](?:名|在)?(?:全[国省市区]|各[^，]{1,4})?的?前(?P<count>[二两三四五六])[位名甲强]?"
)
_OF_BOTH: Final = re.compile("，[^，。；0-9]{0,8}分别")
LISTED = re.compile("[、及和与]")


_HOLIDAYS = re.compile(
    "(?:[“‘]?(?:元旦|春节|清明|五一|端午|中秋|国庆)[”’]?节?[、和及]?)+(?:小?长?假期?|期间|黄金周)"
)
_UNQUOTED = dict.fromkeys(map(ord, "“”‘’"))
_IN_BALANCE = re.compile(
    "(?P<listed>[^，]*[、和与及][^，]*?)(?:均|都|分别)?(?:实现|呈现?|出现|保持|录得)(?:贸易)?(?:顺差|逆差)"
)
_MAINLY: Final = re.compile(
    "(?:(?:[^，、以]{0,10}(?:来源[地国]?|市场|伙伴|国别|地区|目的地|投向|流向|客源|货源地|领域|行业))?(?:仍|依然|依旧|主要)*以)?(?P<listed>[^，以]{4,})为主"
)
_ROUNDED_OFF = re.compile("(?P<listed>[^，等]{1,16}?、[^，等]+?)(?<![中高初上下均相平优])等(?=[^，、]{2,})")
"""Members told before what they all are: 桃、葡萄|等应季水果."""

_MARKETS: Final = re.compile(
    "(?![^，]{0,6}外包主要来源)(?:离岸|在岸|服务外包|外包|业务|其)*主要(?:离岸|发包|接包|业务|海外|国际|境外|外包|合作|投资|应用|服务)*"
    "(?:市场|国家(?:和地区|（地区）)?|国别|地区|行业|领域|类型|业态|板块|方向|来源[国地]|目的[国地]|承接地|伙伴|客户|[发接]包[地国方])"
    "(?:仍|还|主要|分别|依次|集中)*(?:为|是|有|包括)(?P<listed>[^，]*[、和][^，]+?)等?(?:国家和地区|国家|地区|市场|行业|领域)?"
)
"""The main markets of what was told before, by name."""


def listed_by(said: str, words: str) -> str:
    """The members that a clause tells for the numbers after it, nothing if it tells none.

    春节、五一假期，接待游客分别为; 维修服务、金融服务实现顺差，顺差额分别为.
    """
    if "、" in said and _HOLIDAYS.fullmatch(said) is not None:
        return said.translate(_UNQUOTED)
    mainly = _MAINLY.fullmatch(words) if words.endswith("为主") else None
    if mainly is not None:
        return mainly["listed"]  # 以内地、香港及日本旅客为主，分别占
    markets = _MARKETS.fullmatch(words) if "主要" in words[:8] else None
    if markets is not None:
        return markets["listed"]  # 主要发包市场为美国、欧盟和日本，占比分别为
    of_balance = _IN_BALANCE.fullmatch(words) if words.endswith("差") else None
    return of_balance["listed"] if of_balance is not None else ""


def rounded_off(words: str) -> str:
    """The members told before what they all are: 桃、葡萄、梨|等应季水果集中上市."""
    rounded = _ROUNDED_OFF.search(words)
    return rounded["listed"] if rounded is not None else ""


def read_leaders(speech: Speech, words: str) -> bool:
    """进口增幅显著的是旅行、会计服务，分别增长; 出口增速最快的是汽车，增长: the flow, then who stands out."""
    if holds(words, _OF_RATES) and _lead_by_rate(speech, words):
        return True
    most = _MOST_OF.fullmatch(words) if "最" in words else None
    if most is not None and speech.kind_of(most["who"]):  # 新设市场主体户数最多的是合肥市，共计14.4万户
        counted = speech.name(clean(most["of"]), dimension="", section="count")
        speech.speak_of((speech.with_place(counted, most["who"]),))
        return True
    other = _NEXT_IS.fullmatch(words) if words[0] in "而最排第位居列末占比规份" else None
    if other is not None and speech.kind_of(other["who"]):
        if place_leads(speech, other["who"], None):
            return True
        other = None
    if other is not None and speech.context.counted_up is not None:
        speech.speak_of(standing_out(speech, None, clean(other["who"])))
        return True
    going_on = speech.context.kind == "yoy_rate" or words[0] in "占份"
    if other is not None and speech.drafts[speech.opened :] and going_on:
        speech.speak_of((speech.name(clean(other["who"]), dimension="", section="ratio"),))
        return True  # 增速最快的是甲制造业，增长31%；|最慢的是乙制造业|，增长2%
    said = _LEADERS.fullmatch(words) if _LED.search(words) is not None else None
    if said is None and ("最" in words or "较" in words) and ("是" in words or "为" in words):
        said = _ARE_LEADERS.fullmatch(words)
        said = None if said is not None and said["of"] in speech.lexicon.bare - _FLOWS else said
    of = clean(said["of"]) if said is not None else ""
    if said is None or not of or speech.naming.head(of)[1] is None:
        return "最" in words and _leads_alone(speech, words)
    speech.speak_of((speech.name(of, dimension="", section="none"),))
    if said["how"] in _GROWING:
        speech.context.kind = "yoy_rate"
    members = said["members"].removesuffix("等")
    one = "最" in words and _ONE_TRADE.fullmatch(members) is not None
    if not one and ("、" in members or is_list(members)):
        speech.context.listed = members
    else:
        speech.context.counted_up = speech.context.subject
        speech.speak_of(standing_out(speech, speech.context.subject, clean(members)))
    return True


def _leads_alone(speech: Speech, words: str) -> bool:
    """Speaks of who stands out in what was told, with no word for it: 出口482万辆，增速最显著的是|某汽车."""
    subject = speech.context.subject
    if subject is None or subject.known is None or subject.known.nature not in ("flow", "stock"):
        return False
    alone = _ALONE.fullmatch(words) if subject.level is not None else None
    if alone is None or speech.kind_of(alone["who"]):
        return False
    speech.context.counted_up = subject
    speech.speak_of(standing_out(speech, subject, clean(alone["who"])))
    return True


def _lead_by_rate(speech: Speech, words: str) -> bool:
    """Speaks of the places that grew by more or by less than all, for their rates that follow: 增速居后的是|
    松阳县|，增长2%. Says whether *words* tell of such.
    """
    said = _PLACES_BY.fullmatch(words)
    if said is None:
        return False
    context = speech.context
    of = context.subject or context.topic
    if of is None or of.known is None:
        of = _grown_here(speech) or context.before  # 投资增长1.2%。⏎14个市中9个增长，增速最高的为甲市
        theme = context.theme
        if of is not None and of.parts and theme is not None and theme.head.endswith(of.head):
            of = theme  # …。⏎分产业看，第一产业投资…。⏎分地区看，增速最高的为甲市: of all
    if said["of"] and speech.naming.head(clean(said["of"]))[1] is not None:
        of = speech.name(clean(said["of"]), dimension="", section="none")
    elif said["of"]:
        return False
    if of is None or of.known is None or of.known.nature not in ("flow", "stock"):
        return False
    if said["part"] and said["who"].endswith(("业", "类")) and _ONE.fullmatch(said["who"]) is not None:
        speech.speak_of((speech.with_member(of, said["who"]),))
        context.kind = "share"
        return True  # 占比重最大的是|纺织业|，占18.6%
    many = said["who"].count("、") + 1
    parts = split_list(said["who"], many + 1) or split_list(said["who"], many) or [said["who"]]
    if not all(speech.kind_of(part) in ("city", "province", "zone") for part in parts):
        return False
    kind: Kind = "completion" if said["done"] else "share" if said["part"] else "yoy_rate"
    if len(parts) == 1:
        speech.speak_of((of,))
        return place_leads(speech, parts[0], kind)
    of = out_of_zone(of)._replace(area=None, level=None, period=None)
    speech.speak_of((of,))
    context.kind, context.listed = kind, said["who"]
    return True


def _grown_here(speech: Speech) -> Subject | None:
    """What the paragraph told the growth of before it counted who grew: 收入增长3%。13个县中有10个增长."""
    grown = (draft.subject for draft in reversed(speech.drafts) if draft.kind == "yoy_rate")
    return next(
        (one for one in grown if one.known is not None and one.known.nature in ("flow", "stock")), None
    )


def ranked(speech: Speech, words: str) -> bool:
    """Speaks of the measure that the places listed in the clause before lead in, for their numbers that
    follow: 长三角、京津冀、珠三角展会集中，|展览面积居全国前三|，分别为. Says whether it does.
    """
    said = _RANKED.fullmatch(words)
    if said is None or len(speech.pieces) < 2 or speech.naming.head(said["of"])[1] is None:
        return False
    count = hanzi_number(said["count"]) or 0
    parts = split_list(speech.pieces[-2], count) if count > 1 else None
    if parts is None:
        return False
    last = parts[-1]
    sizes = range(min(8, len(last)), 1, -1)
    parts[-1] = next((last[:size] for size in sizes if speech.kind_of(last[:size])), last)
    if not all(speech.kind_of(one) for part in parts for one in PARTING.split(part)):
        return False
    measure = speech.naming.subject(said["of"], None)
    speech.speak_of(tuple(_of_places(speech, measure, part) for part in parts))
    return True


def _of_places(speech: Speech, measure: Subject, part: str) -> Subject:
    """*measure* of the place, or the places told as one, that *part* names."""
    if speech.kind_of(part):
        return speech.with_place(measure, part)
    return measure._replace(area="、".join(speech.area_of(one) or one for one in PARTING.split(part)))


def lowest(speech: Speech, start: int, stop: int) -> bool:
    """Speaks of two, where the one before was said to be the highest and ``text[start:stop]`` says who is
    the lowest, and the numbers of both follow: 汽车类增速最快，|服装类最慢|，分别增长. Says whether it does.
    """
    text, spoken = speech.text, speech.context.subjects
    last = _LAST.fullmatch(text, start, stop) if _OF_BOTH.match(text, stop) is not None else None
    if last is None or len(spoken) != 1 or spoken[0].level is not None:
        return False
    who, first = clean(last["who"]), spoken[0]
    if not who or speech.naming.head(who)[1] is not None:
        return False
    if is_ratio(first):
        who += "饭店" if who.endswith("星级") else ""
        other, speech.context.kind = speech.naming.subject(who + first.head, None), "ratio"
    elif speech.kind_of(who):
        of_all = first._replace(area=None) if first.area else first
        other = speech.with_member(of_all, who)
    else:
        other = speech.name(who, dimension="", section="ratio")
    kind = speech.context.kind
    speech.speak_of((first, other))
    speech.context.kind = kind
    return True


def next_member(speech: Speech, words: str) -> bool:
    """The next member of those told one by one, behind a ；: 前三位的依次是甲类，占31%；|乙类|，占18%."""
    whole = speech.context.counted_up
    if whole is None or not 1 < len(words) < 25 or speech.naming.head(words)[1] is not None:
        return False
    if "是" in words or speech.breaks.search(words, 1) is not None:
        return False
    speech.context.subjects = (whole,)
    speech.speak_of(tuple(speech.members([words], dimension="", section="ratio", head="")))
    return True


def praised(speech: Speech, words: str) -> bool:
    """水口贡献最大，完成产值12亿元: speaks of who is praised among the parts told; returns whether it did."""
    found = _PRAISED.fullmatch(words) if words[-1:] in _PRAISES else None
    whole = speech.context.whole or speech.context.subject or speech.context.topic
    if found is None or whole is None or whole.known is None:
        return False
    called = called_at(words)
    who = clean(words[:called] if called > 0 else found["who"] or found["first"])
    measured = not who.endswith("业") and speech.naming.head(who)[1] is not None
    if len(who) < 2 or measured or speech.naming.is_generic(who) or LISTED.search(who) or who[-1] == "等":
        return False
    if who == "工业" or who.endswith(_NOBODY) or tells_how(speech, who):
        return False
    speech.speak_of((speech.name(who, dimension="", section="ratio"),))
    return True


def is_list(words: str) -> bool:
    """Whether *words* name two to five members."""
    return LISTED.search(words) is not None and any(split_list(words, count) for count in (2, 3, 4, 5))


def may_stand_out(speech: Speech, clause: Clause, words: str) -> bool:
    """Whether one alone may be told to be higher than others by *words* without 最, a number behind them:
    运输服务|占比仍高|，为35.2%.
    """
    if "最" in words or words[-1] not in _COMPARED:
        return True
    return speech.text.startswith("，", clause.stop) and not holds(words, JOINING)


def stand_out(speech: Speech, said: re.Match[str]) -> bool:
    """寿险占比最高，达到54%: the member that stands out, and what the number behind it will be."""
    context = speech.context
    who, what = clean(said["who"]), said["what"]
    whole = said["whole"] or said["among"]
    if whole is not None:  # 占核心产业的比重最高，为43.6%
        if who and speech.naming.head(who)[1] is not None:  # 东部零售额占全省的比重最高，北部最低，分别为
            speech.speak_of((speech.name(who, dimension="", section="none"),))
        elif who:
            return _member_stands_out(speech, who, clean(whole))
        elif context.subject is None:
            return False
        foresee_share(speech, clean(whole))
        return True
    if len(who) < 2:
        return not who and _stands_out_there(speech, what)
    if what in _SHARES:
        context.kind = "share"
    elif what not in _SIZES:
        context.kind = "yoy_rate"
    who = of_thing(speech, who) if speech.thing else who
    parts: list[str] = []
    for count in (2, 3, 4, 5):
        parts = split_list(who, count) or []
        if parts:
            break
    heads = [speech.naming.head(part)[1] for part in parts]
    if parts and (what not in _SIZES or heads[-1] is None):  # 运输服务、旅行服务规模居前，进出口额分别为
        context.listed = ROUNDED.sub("", who)
        if what not in _SHARES or None in heads:
            return True
        context.listed = ""  # 数量和面积占比居首，分别为
    if parts and speech.naming.head(parts[-1])[1] is not None:
        # 其他商业服务、电信计算机和信息服务出口规模最大，分别为
        speech.speak_of(tuple(speech.members(parts, dimension="", section="none")))
        return True
    section = "none" if what in _SIZES else "ratio"
    speech.speak_of((speech.name(who, dimension="", section=section),))
    return True


def _member_stands_out(speech: Speech, who: str, whole: str) -> bool:
    """Takes in that what is told next is the share that *who*, no measure, has of a *whole* that is one:
    机电产品|占出口的比重最大，达53%. Whether the whole is one.
    """
    made = speech.name(who, dimension="", section="ratio")
    base = base_of(speech, whole, made, None)
    part = of_output(speech, made, base)
    part = of_flow(speech, of_its_whole(speech, part, who, base), who, base, named=True)
    placed = speech.kind_of(who) not in ("", "partner")
    if part.known is None and (placed or speech.naming.head(whole)[1] is None):
        return False
    speech.speak_of((part,))
    speech.context.kind, speech.context.share_base = "share", base
    return True


def _stands_out_there(speech: Speech, what: str) -> bool:
    """Takes in that what is told next is the share or the growth of what was told, in the place just named:
    中西部|增速更快|，为11.3%.
    """
    context = speech.context
    of = context.subject
    if of is None or of.known is None or of.known.nature not in ("flow", "stock") or what in _SIZES:
        return False
    context.kind = "share" if what in _SHARES else "yoy_rate"
    return True


_SO_MANY_PLACES: Final = re.compile("^(?:上述|以上|这)?[两三四五六七八九十][地市县区省州]")


def place_leads(speech: Speech, who: str, kind: Kind | None) -> bool:
    """Speaks of the place *who* that stands out in what is spoken of, as numbers of *kind* if that is said;
    whether it is a place: 增速最高的是|历城区|，增长31.4%，最低的是|商河县.
    """
    context = speech.context
    of = context.subject or context.topic
    where = speech.kind_of(who)
    if of is None or of.known is None or where not in ("city", "province", "zone"):
        return False
    context.kind = kind or context.kind
    if where == "zone":  # 增速超过10%的有4家，最高的是|高新区
        if context.area != context.item_area and speech.drafts[speech.opened :]:
            # 最高的是甲县；最低的是|高新区
            context.area = context.item_area or context.home or context.settled
        speech.speak_of((speech.with_member(out_of_zone(of), who),))
        return True
    of = out_of_zone(of)
    before = _SO_MANY_PLACES.sub("", of.before)
    if before != of.before:  # 三地占67%，增速最快的是|桐县
        of = of._replace(
            before=before, parts=tuple(part for part in of.parts if part[1][:2] != of.before[:2])
        )
    speech.speak_of((of._replace(area=None, level=None, period=None),))
    there = speech.area_of(who)
    context.apart |= context.area not in (None, there) and context.home is not None  # and nothing after it
    context.area, speech.placed = there, True
    return True
