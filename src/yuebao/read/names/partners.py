"""The partner that words before a head begin with: 对马来西亚, RCEP成员国, 中美, 一带一路沿线的56个国家."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.lexicon import Lexicon
from yuebao.read.words.compounds import hold, loose
from yuebao.read.words.phrases import PARTING
from yuebao.read.words.signs import signs, stands

BOTH_SIDES: Final = re.compile(
    "(?:[中我全]?[方国省市区县])?(?:[与同和](?:其|之))?双边|双方|两国|中[\u4e00-\u9fff]双边"
)
"""Words for the trade with the partner told before: 中国和东盟双边贸易额…，|双边|贸易额."""
ENDS_OF_SIDES: Final = signs("边方国")
_PARTNER_TAIL = re.compile(
    r"(?:(?:其他|其余)?(?:\d+个)?(?:成员国|国家)|\d{1,2}国(?![有际内])|成员国|共建国家(?:和地区)?|沿线国家(?:和地区)?|国家(?:和地区)?|地区|其他经济体|经济体|[各诸]国(?!有)|等(?:[^，、]{0,4}(?:市场|经济体|国家和地区|国家|地区)|国)|其他成员国)"
)
_TOWARDS: Final = re.compile(
    r"(?:面向|[对与赴]|向(?!阳)|从(?![化江])|自(?![贸由治主营贡流])|输往|运往|发往|(?:直接)?来(?:自|源于)|产自|销往|源自)?(?:其他|其余)?(?:\d+个)?"
)
_TOWARDS_OPENS: Final = signs("面对与赴向从自输运发直来产销源其0123456789")
_BUSINESS = ("服务", "离岸", "贸易", "投资", "外包", "跨境", "一般贸易", "加工贸易", "业务", "软件", "承包")
"""What may follow a partner of one character: 对日|服务外包."""
_WITH_CHINA = re.compile("中国?[与和同对—-]{0,2}")
"""What stands before a partner whose trade with China it is: 中美, 中国与东盟."""
_BELT = re.compile(
    "(?:[对在向与自从赴]|[输销运发]往)?(?:部分)?(?P<pre>共建)?“?(?P<of>一带一路)”?(?P<along>沿线|沿途|共建|相关|参与)?的?(?:\\d+个)?(?P<who>国家和地区|国家|各国|经济体|市场)的?"
)

_FIRST_OF_ALL: Final = re.compile(
    "(?:华投资)?(?P<who>主要(?:发包(?:国家和地区|国家?(?![际内有])|地区?|市场)|(?:投资|外资)?来源(?:国家?(?![际内有])|地区?)|投资国(?![际内有]))"
    "|前(?:[0-9]{1,2}|[两二三四五六七八九十]+)[位大名个](?:主要)?(?:投资|发包|外资)?(?:来源)?(?:国家(?:[和及与/]地区|（地区）)|国家|国(?![内际有])"
    "|发包地|来源地|目的地|经济体|(?:贸易|进?出口|进口|外贸|海外)?(?:伙伴|市场)))的?"
)
"""Partners by their rank, or the main ones: 前十位国家/地区|实际投入外资, 主要发包地|执行额."""
_FIRST: Final = ("前", "主", "华")
"""How those begin."""

_LARGEST: Final = re.compile(
    "(?P<who>[两二三四五六七八九十]大(?:主要|传统|重点|新兴)?(?:贸易|进?出口|进口|外贸)?(?:伙伴|市场|目的地|来源地))的?"
)
"""Partners by their number alone: 五大贸易伙伴|进出口."""

_THESE: Final = re.compile(
    "(?:这|上述)(?P<who>[几两三四五六七八九十0-9]+(?:个|大)?(?:主要|重点)?(?:国家和地区|国家|地区|市场|经济体|国|洲))的?"
)
"""Partners listed before, pointed at: 对|这三个地区|进出口."""

TOWARDS: Final = frozenset("对自从向与来面")
"""What stands before the partners that goods go to or come from."""
_TO_SEVERAL = re.compile(
    "对(?P<listed>[^的]{2,}、[^的]{2,}?)等?前?[两二三四五六七八九十]?[个大]?(?:主要|重点|传统)?(?:贸易伙伴|经济体|国家和地区|国家|地区|市场)的?$"
)

_DESCRIBED: Final = re.compile(
    "[对与向同](?P<who>[^，、]{2,14}?(?:国家|成员国|伙伴))的?|(?P<all>[^，、对与向同]{2,12}的?[0-9]+个(?:国家|成员国|伙伴))的?"
)
"""Partners told by what they are: 与中欧班列通达的24个国家, 与其他贸易伙伴."""
_LANDS: Final = re.compile(
    "(?P<who>(?!多数|大部分|部分|各|全|外?贸易|经贸|业务)[^，、的对与向自从0-9]{2,6}(?<!跨)(?:国家|成员国)(?:和地区)?)"
    "(?:的|(?=市场|进出口|出口|进口|离岸|服务|投资|企业|$))"
)
"""Lands told together by what they are, which no list of groups need hold."""
_LED_LIST: Final = re.compile("(?:对|来自于?|面?向|与|自)?")
_CALLED: Final = re.compile(
    "(?:[两二三四五六七八九十](?:地(?!区)|国(?![家内际有])))?等?(?:前?(?:[0-9]+|[两二三四五六七八九十]+)[个大位]?)?(?:主要|重点|传统)?(?:国家（地区）|国家和地区|国家|地区|市场|经济体|贸易伙伴)?的?"
)

_AIRPORT: Final[tuple[str, ...]] = ("国际机场", "机场")
_MAINLAND_AND: Final[tuple[str, ...]] = ("大陆及", "大陆与", "大陆和", "大陆、")

_GOES_ON: Final = {
    "台": "湾灯式球历风阶面",
    "美": "国洲容术食甲发妆瞳",
    "欧": "盟洲元亚",
    "日": "本用化常记历式",
    "韩": "国",
    "俄": "罗国",
}
"""What a country's one character goes on with into a longer word: 对台|机电产品, but 对|台灯, 对|日用品."""


def first_partner(rest: str, lexicon: Lexicon, *, trade: bool) -> tuple[str, str]:
    """The partner that *rest* begins with, and what is left; nothing and *rest* when there is none.

    *trade* says that a trade flow follows, before which one character names a country (对美出口).
    """
    belt = _BELT.match(rest) if "一带一路" in rest[:10] else None
    if belt is not None:  # 对一带一路沿线的56个国家
        return (belt["pre"] or "") + belt["of"] + (belt["along"] or "") + belt["who"], rest[belt.end() :]
    towards = _TOWARDS.match(rest) if stands(rest, 0, _TOWARDS_OPENS) else None
    lead = towards.end() if towards is not None else 0
    if rest.startswith("我国", lead) and rest.startswith(("台湾", "香港", "澳门"), lead + 2):
        lead += 2  # 对我国台湾地区|进出口
    first = _FIRST_OF_ALL.match(rest, lead) if rest[lead : lead + 1] in _FIRST else None
    if first is not None:
        return first["who"], rest[first.end() :]
    largest = _LARGEST.match(rest, lead) if trade and rest[lead + 1 : lead + 2] == "大" else None
    if largest is not None:
        return largest["who"], rest[largest.end() :]
    these = _THESE.match(rest, lead) if lead and rest[lead : lead + 1] in ("这", "上") else None
    if these is not None:
        return these["who"], rest[these.end() :]
    if rest[:1] == "中" and not lead:
        lead = _with_china(rest, lexicon)
    short = lexicon.short_partners.get(rest[lead:])
    if short is not None and (lead or (trade and len(rest) == 1)):  # 对美出口, 对日|执行额
        return short, ""
    short = lexicon.short_partners.get(rest[lead : lead + 1]) if lead else None
    if short is not None and rest.startswith(_BUSINESS, lead + 1):  # 对日服务出口
        return short, rest[lead + 1 :]
    if rest[:1] in ("对", "向") and rest.startswith("全球", 1):
        return "全球", rest[3:]  # 对全球出口
    if lead and rest.startswith("大陆", lead) and rest[lead + 2 : lead + 3] not in ("架", "桥", "集"):
        return rest[lead : lead + 2], rest[lead + 2 :]  # 对大陆出口
    for number, start, stop in lexicon.automaton.find(rest):
        kind = lexicon.terms[number][0]
        if start < lead and kind == "own":
            continue  # 中国与东盟
        others = start == 1 and stop > lead and rest[0] in "对与向从赴自"  # 对|其他金砖国家
        if (start != lead and not others) or kind not in ("partner", "province", "city"):
            break
        if kind != "partner" and not lead and rest[start:stop] not in ("香港", "澳门", "台湾"):
            break
        if rest.startswith(_AIRPORT, stop):
            break  # 从|澳门国际机场|入境
        m = _PARTNER_TAIL.match(rest, stop)
        end = m.end() if m is not None else stop
        if rest[end : end + 1] == "的":
            within = first_partner(rest[end + 1 :], lexicon, trade=trade)
            if within[0]:
                return within  # 东南亚的|印尼|旅客
        return rest[start:end].replace("（", "").replace("）", ""), rest[end:].removeprefix("的")
    if short is not None and trade and rest[lead + 1] not in _GOES_ON.get(rest[lead], rest):
        return short, rest[lead + 1 :]
    outsourced = lead or trade or rest[-2:] in ("外包", "离岸", "在岸")
    lands = _LANDS.match(rest, lead) if outsourced and "国" in rest[lead + 2 :] else None
    if lands is not None:
        return lands["who"], rest[lands.end() :]  # 来自发达国家的|离岸
    described = _DESCRIBED.fullmatch(rest) if trade and ("国" in rest[-3:] or rest[-2:] == "伙伴") else None
    return ("", rest) if described is None else (described["who"] or described["all"], "")


def _with_china(rest: str, lexicon: Lexicon) -> int:
    """Where the partner begins in 中美, 中国与东盟; 0 when none does."""
    at = _WITH_CHINA.match(rest).end()  # type: ignore[union-attr]
    named = lexicon.automaton.find(rest)
    if len(named) and named[0][1] == 0 and named[0][2] > at:
        return 0  # 中国内地
    if rest[at:] in lexicon.short_partners:
        return at
    for number, start, _ in lexicon.automaton.find(rest[at:]):
        return at if start == 0 and lexicon.terms[number][0] == "partner" else 0
    return 0


def several_partners(rest: str, parts: list[tuple[str, str]], lexicon: Lexicon) -> str:
    """Takes a list of partners off the front (对中国香港、东盟、日本七个主要经济体, 来自美国和日本等国家的);
    returns what is left.
    """
    left = together(rest, parts, lexicon, led=True)
    if left != rest:
        return left
    several = _TO_SEVERAL.match(rest)
    if several is None:
        listed = [loose(each) for each in PARTING.split(hold(rest[1:]))]
        if len(listed) == 1:
            return rest  # 对越南社会主义共和国
        if any(first_partner(each, lexicon, trade=False) != (each, "") for each in listed[:-1]):
            return rest
        last, left = first_partner(listed[-1], lexicon, trade=False)
        if last:
            parts.append(("partner", "+".join((*listed[:-1], last))))
            return left  # 对东盟、欧盟和日本|进出口; 自澳大利亚和巴西|铁矿石
        return rest
    parts.append(("partner", "+".join(PARTING.split(several["listed"]))))
    return rest[several.end() :]


def together(rest: str, parts: list[tuple[str, str]], lexicon: Lexicon, *, led: bool = False) -> str:
    """Takes partners that share one number off the front (美国、欧盟和日本的|离岸); returns what is left.

    *led* by 对 or 来自 they may be all there is.
    """
    listed, end = _listed_at(rest, lexicon)
    if len(listed) < 2 or not (led or rest[end:]):
        return rest
    parts.append(("partner", "+".join(listed)))
    return rest[end:]


def _listed_at(rest: str, lexicon: Lexicon) -> tuple[list[str], int]:
    """The partners listed at the front of *rest*, and where the list ends with what they are called."""
    at = _LED_LIST.match(rest).end()  # type: ignore[union-attr]
    listed: list[str] = []
    end = 0
    if rest.startswith(_MAINLAND_AND, at):
        listed, at = ["大陆"], at + 3  # 对大陆及|香港
    for number, start, stop in lexicon.automaton.find(rest):
        if start < at:
            continue
        kind = lexicon.terms[number][0]
        if start > at or not (kind == "partner" or rest.startswith(("香港", "澳门", "台湾"), start)):
            break
        listed.append(rest[start:stop])
        also = rest.startswith("以及", stop)
        end, at = stop, stop + 1 + also
        if not also and rest[stop : stop + 1] not in ("、", "和", "与", "及"):
            return listed, _CALLED.match(rest, end).end()  # type: ignore[union-attr]
    return [], 0
