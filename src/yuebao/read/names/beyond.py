"""Texts of other lands than the mainland: whose they are, by the offices that they name and what they say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.dates.dating import Head
from yuebao.read.words.scan import Token

_HERE: Final = "(?=[^。]{0,80}?(?:本港|香港|港元|港银|港人|[访抵来]港))"
"""What makes an office, which is called by its sort, Hong Kong's: 金管局公布，|香港."""
_TREASURY: Final = "财政部(?=[^。\n]{0,120}?(?:[出入]超|年[增减](?![长少加值收速产])|赋税))"
_OF_TAIWAN: Final = (
    "资通与?视听产品|资讯通信产品|侨外投资|M1B|货币总计数|全体货币机构|[营综]所税|对?陆港(?=出|进|占|的?比)"
)
"""What only Taiwan's offices count, or call so."""
_ELSEWHERE = (
    (
        "香港特别行政区",
        re.compile(
            "政府统计处|港府统计处|土地注册处|香港旅游发展局|香港金融管理局|差饷物业估价署|差估署"
            f"|访港旅客|(?:金管局|旅发局|统计处){_HERE}|统计处(?=[^\n]{{0,80}}?综合消费物价)"
        ),
    ),
    (
        "澳门特别行政区",
        re.compile("统计暨普查局|博彩监察协调局|博监局|澳门金融管理局|居澳|访澳旅客(?=[^。]{0,60}澳门元)"),
    ),
    (
        "台湾省",
        re.compile(
            "主计总?处|国发会|经济部(?:(?<=^经济部)|(?<=[，。；：]经济部))(?!长)"
            "|观光[署局](?!长)|来台(?:旅客|旅游|观光|人[次数])|国人(?:出国|赴|出境)|内政部|六都|批发、零售及餐饮业(?:动态|营业额)"
            f"|{_TREASURY}|{_OF_TAIWAN}"
            "|[0-9]兆(?:[0-9]+(?:,[0-9]+)?亿)?元"
            "|记者[\u4e00-\u9fff、]{2,12}[/／](?:综合|[台新桃高基嘉苗彰南云屏宜花澎金连][\u4e00-\u9fff])(?:即时|专题)?报导|中央社(?:记者)?[^，。；]{0,12}(?:台北|电|报导)"
        ),
    ),
)
"""Offices of the places whose texts speak of 中国 as of somebody else, and what only they count."""
OFFICES: Final[tuple[str, ...]] = (
    *("政府统计处", "港府统计处", "土地注册处", "香港旅游发展局", "香港金融管理局", "统计暨普查局", "六都"),
    *("博彩监察协调局", "博监局", "澳门金融管理局", "主计总处", "主计处", "国发会", "经济部", "内政部"),
    *("差饷物业估价署", "差估署", "金管局", "旅发局", "统计处", "居澳", "批发、零售及餐饮业", "访港", "访澳"),
    *("观光署", "观光局", "来台", "国人", "兆", "报导", "中央社", "财政部", "视听产品", "资讯通信"),
    *("侨外投资", "M1B", "货币总计数", "全体货币机构", "所税", "陆港"),
)
"""Their names, whatever stands around them; no text without one of these is of there."""
_NO_DATELINE: Final = "(?!(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日?(?:专?电|讯|消息))"
_ABROAD = (
    ("全国", re.compile("商务部|国家统计局|海关总署")),
    ("香港特别行政区", re.compile(f"政府统计处|土地注册处|港元|访港|香港{_NO_DATELINE}")),
    ("澳门特别行政区", re.compile(f"统计暨普查局|澳门{_NO_DATELINE}")),
    (
        "台湾省",
        re.compile(
            f"{_OF_TAIWAN}|国际贸易署|经济部|主计总?处|国发会|新台币|金管会|财政部|台湾|内政部|交通部|六都"
        ),
    ),
)
"""What tells which of them a text is of that is known to be of one of them."""
_OF_ANOTHER = re.compile(
    "经济部|主计总?处|政府统计处|国发会|新台币|统计暨普查局|金管会|财政部(?:关务署|统计处)|（(?:澳门|港)[元币]，下同）"
    f"|{_TREASURY}|{_OF_TAIWAN}"
    "|内政部|交通部观光[署局]|六都|[今昨](?:天|日)?（[0-9]{1,2}(?:日）|）[日天])(?!讯|电)"
)
"""Offices of Taiwan, Hong Kong and Macao, in whose texts 中国 is somebody else, and how they tell their
day: 今（9）日公布.
"""
_OF_BOTH: Final[tuple[str, ...]] = ("财政部", "今", "昨")
"""How what those share with the mainland begins: 今天（18日）上午，财政部."""
_MAINLAND: Final = re.compile(
    "一般公共预算|规模以上|社会消费品零售|国务院|人民银行|海关总署|国家(?:统计局|税务|外汇|能源)"
)
"""What only a text of the mainland counts, or is told by."""
_REPUBLIC = re.compile(
    "1[0-2][0-9]年(?<![0-9第建庆纪年余]....)(?:第?[0-9一二三四]{1,2}(?:[至到—–~～-]{1,2}[0-9]{1,2})?[季月]"
    "|全年|上半年|前[0-9一二三]+[季个月])|(?<=[今去上本前]（)1[0-2][0-9]）年"
)
"""A year of Taiwan's reckoning: 113年12月, 去（113）年."""
_YEAR_ALONE: Final = re.compile(
    "(?:(?<![^，。；])1[0-2][0-9] ?年 ?(?![来前间后以的之历老校生店级]))(?=[\u4e00-\u9fff])"
)
"""The same before what was counted in it, in a text of traditional characters: 108年|国人旅游总支出."""
_SPEAKS: Final = (
    "[^，。；]{0,30}?(?:公布|发布|发表|披露|显示|数据|报告|统计|资料|数字|指出|表示|预[计估]|文告|[称说])"
)
_ITS_OFFICE: Final = re.compile(
    "(?:的|[\u4e00-\u9fff]{0,6}?)"
    "(?:统计[局部厅处署]|企业发展局|金融管理局|旅游局|央行|中央银行|储备银行|海关|关税厅|财务省|总务省"
    "|内务省|经济产业省|厚生劳动省|经济研究所"
    "|(?:财政|财务|商务|劳工|劳动|贸工|工贸|贸易|产业|工业|内政|农业|能源|卫生|旅游|人力|交通|经济)[^，。；、]{0,6}?部"
    "|(?:地产|汽车|贸易|工业|制造|航空|旅游|钢铁|半导体)[^，。；、]{0,6}?(?:协会|商会|公会|联合会|联盟))"
    + _SPEAKS
)
"""What follows a land whose own office speaks: 新加坡|统计局公布, 德国|联邦统计局数据显示."""
_OVERSEAS: Final = (
    ("马来西亚", re.compile("(?<![扩重强巨壮伟加])大马(?![来力路戏哈蜂士])|马来西亚(?=[^\n]{0,200}?令吉)")),
    ("新加坡", re.compile(f"早报讯|狮城|(?<!新加坡)贸工部{_SPEAKS}")),
    ("美国", re.compile(f"(?<![\u4e00-\u9fff])(?:美国)?劳(?:工部|[工动]统计局){_SPEAKS}")),
    ("加拿大", re.compile("加国(?=[^\n]{0,40}?(?:楼|屋|出口|进口|经济|失业|通胀|央行))|大多区")),
)
"""What only a newspaper of a land where Chinese is written calls it, or the money that it counts in."""
_MAY_BE_OVERSEAS: Final = ("大马", "令吉", "早报讯", "狮城", "加国", "大多区", "贸工部", "劳工", "劳动统计局")
BEYOND: Final[tuple[str, ...]] = ("香港", "澳门", "台湾")
"""How the names of the three places begin."""


def elsewhere(texts: Iterable[str], rare: frozenset[str], *, abroad: bool) -> str | None:
    """Which of Hong Kong, Macao and Taiwan *texts*, of a document with the *rare* words, are of, by
    the office that they name first; an *abroad* text, which is known to be of one of them, also by its money
    and its name.
    """
    rows = _ABROAD if abroad else _ELSEWHERE
    names = rare.intersection(OFFICES)
    for text in texts if abroad or names else ():
        if not abroad and not any(name in text for name in names):
            continue
        first, told = len(text), ""
        for area, named in rows:
            found = named.search(text)
            if found is not None and found.start() < first:
                first, told = found.start(), area
        if told:
            return told
    return None


def of_republic(heads: list[Head], *, traditional: bool) -> bool:
    """Whether *heads* reckon their years as Taiwan does."""
    told = any(_REPUBLIC.search(head.text) for head in heads[:4])
    return told or (traditional and any(_YEAR_ALONE.search(head.text) for head in heads[:4]))


def writes_short_years(heads: list[Head], rare: frozenset[str], *, traditional: bool) -> bool:
    """Whether *heads* write years of Taiwan's reckoning with two digits: 97年10月 of its offices."""
    if not any(_is_short(head.text, token) for head in heads[:6] for token in head.tokens):
        return False
    texts = [head.text for head in heads[:6]]
    here = elsewhere(texts, rare, abroad=False)
    return here == "台湾省" or (here is None and traditional and not any(set("港澳") & set(t) for t in texts))


def _is_short(text: str, token: Token) -> bool:
    """Whether *token* is a year of the eighties or nineties told by two digits."""
    return (
        token.kind == "time" and text[token.start] in "89" and text[token.start + 2 : token.start + 3] == "年"
    )


def with_republic(text: str, tokens: list[Token]) -> list[Token]:
    """*tokens* with the years told by two digits as those of Taiwan's reckoning: |97年|10月 is of 2008."""
    found = list(tokens)
    for place, token in enumerate(tokens):
        if _is_short(text, token):
            year = int(text[token.start : token.start + 2]) + 1911
            found[place] = Token(token.start, token.stop, "time", token.value._replace(year=year))
    return found


def of_another(heads: list[Head]) -> bool:
    """Whether *heads* name an office in whose texts 中国 is somebody else."""
    found = [told[0] for head in heads if (told := _OF_ANOTHER.search(head.text)) is not None]
    if all(told.startswith(_OF_BOTH) for told in found):
        return bool(found) and not any(_MAINLAND.search(head.text) for head in heads)
    return True


def overseas(heads: list[Head]) -> str:
    """The land whose Chinese newspaper *heads* are of, or an empty string: 大马九月出口."""
    for head in heads[:4]:
        if any(word in head.text for word in _MAY_BE_OVERSEAS):
            for land, named in _OVERSEAS:
                if named.search(head.text) is not None:
                    return land
    return ""


def land_of(heads: list[Head]) -> str:
    """The land whose own office speaks in *heads*, or an empty string: 新加坡|统计局公布."""
    for head in heads[:3]:
        for token in head.tokens:
            named = token.kind == "partner" and token.start < 120 and token.value not in ("中国", "全国")
            if named and _ITS_OFFICE.match(head.text, token.stop) is not None:
                return str(token.value)
    return ""


_NOT_THEIRS: Final = re.compile(
    "市场|客商|企业家|商人|籍|等|[、和与及是为成对在赴][^，。]|[^，。；]{0,12}?(?:[全我本各][国省市区县州]|对华|来华|在华)"
)
"""What follows a land that others trade with: 美国|市场, 美国|成为我市."""
_OURS: Final = re.compile(
    "[我全本][国省市区县州]|中国|国内|离岸|发包|(?:对|自|与|同|向|从|往|赴|来自)[^，。；]{0,2}$"
)
"""What only a text of ours tells of a land."""
_BEGINS: Final = re.compile("(?:[^，。；]{0,20}，)?[^，。；]{0,7}?")


def land_led(title: str, tokens: list[Token], below: str) -> str:
    """The land that *title* opens with and what stands *below* it as well, whose own figures both are of:
    印度|IT出口增长, then 2025财年，印度|IT服务出口…; nothing where another trades with it.
    """
    land = tokens[0] if tokens else None
    if (
        land is None
        or land.kind != "partner"
        or land.start
        or _NOT_THEIRS.match(title, land.stop) is not None
    ):
        return ""
    name, first = title[: land.stop], below[:120].partition("。")[0]
    first = first.replace(f"{name}全国", name)  # 印度|全国软件和服务公司协会
    at = first.find(name)
    opens = at >= 0 and _BEGINS.fullmatch(first, 0, at) is not None
    theirs = opens and _OURS.search(first, 0, at) is None and _OURS.search(first, at + len(name)) is None
    theirs = theirs and _NOT_THEIRS.match(first, at + len(name)) is None
    return str(land.value) if theirs and title[land.stop : land.stop + 1] else ""
