"""Whose figures are those that no sentence before them names an area for: what the text says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from yuebao.core import patterns as re
from yuebao.core.text import Block
from yuebao.lexicon import Lexicon
from yuebao.read.dates.dating import Head
from yuebao.read.dates.periods import ABOVE, AGAINST
from yuebao.read.names.beyond import (
    BEYOND,
    elsewhere,
    land_led,
    land_of,
    of_another,
    of_republic,
    overseas,
    with_republic,
)
from yuebao.read.names.counties import districts_told, in_short, with_districts, with_own_city
from yuebao.read.names.groups import area_of
from yuebao.read.names.homezones import with_own_zone, zone_again, zone_titled, zone_told
from yuebao.read.names.rows import learn_places
from yuebao.read.names.unlisted import home_told, with_unlisted
from yuebao.read.state.context import LEVELS, Context
from yuebao.read.words.bodies import (
    IN_BODY,
    IN_BODY_OPENS,
    NAMES_FIRM,
    PEOPLE_OF,
    SIGHTS,
    SIGHTS_OPEN,
    began_there,
)
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import stands
from yuebao.source.imprint import LINE

_MINISTRIES = (
    "财政部|商务部|国铁集团|国家(?:统计|外汇|税务|能源|邮政|医保|发展|铁路|移民|旅游|粮食|卫生?健康?委|知识产权)|海关总署"
    "|工业和信息化部|工信部|交通运输部|文化和旅游部|文旅部|农业农村部|社会保障部|人社部|教育部|公安部|民政部|民航局"
    "|水利部|科技部|自然资源部|应急管理部|市场监管总局|金融监管总局|金融监督管理总局|国务院|国新办|中国人民银行|(?:(?<![\u4e00-\u9fff])|(?<=据))人民银行|央行"
    "|中[汽钢电物]协|中电联|中物联|乘联会|全国工商联|(?:中国|(?<![\u4e00-\u9fff]))[银保证]{1,2}监会"
    "|中国(?!国?际)[\u4e00-\u9fff]{2,14}?(?:行业协会|工业协会|联合会|(?<![企物])业协会|协会(?![分地])|信息中心|信息通信研究院)"
    "|国家信息中心"
)
"""Who tells of the whole country: its ministries, the associations of its trades."""
_SPEAKS = (
    "[^。；]{0,40}?"
    "(?:印发|获悉|得悉|了解到|公布|发布|披露|数据|显示|消息|通报|宣布|介绍|表示|指出|统计|网站|负责人|发言人|司长|：)"
)
_BRANCH = (
    "[\u4e00-\u9fff]{2,6}"
    "(?:分署|分局|分行|支行|监管局|监管办(?:公室)?|税务局|专员办|调查总?队|特派办|管理局|管理部|办事处|海关)"
)
"""What tells that it is a ministry's office in one place: 海关总署|广东分署."""
_OWN_BRANCH: Final = re.compile(f"中国[^，。；、]{{2,6}}{_BRANCH}")
"""The office in one place of a body that is named after the country: 中国人民银行江苏省分行."""
_PAPER: Final = re.compile("(?:中国|全国)[\u4e00-\u9fff]{0,6}[网报社](?=[\\s，。）)】|：]|$)")
"""A paper named after the country, where a line tells whose words these are: 来源：|中国新闻网|."""
_PRINTED: Final = re.compile("来源|[日晚]报|新闻网|在线")
"""What tells in a line who printed a text: 2023-06-15 |来源|：江西日报."""
_DEPARTMENT: Final = re.compile(
    "来源[：:]\\s*[\u4e00-\u9fff]{2,8}?(?:司(?<!公司)|运行监测协调局)(?=[\\s，。）|]|$)"
)
"""A ministry's department as the source of a text: 来源：|消费品工业司|."""
_PORTAL: Final = re.compile("网(?=[\\s>＞|，。）]|$)")
"""What makes of a place's name that of a page: 西藏|网."""
_OPENING: Final = 24
"""How far into a text who speaks is looked for."""
_COUNTED_THERE: Final = re.compile("[省市县区州旗盟镇]第[一二三四五六七八]次$")
"""What stands before 全国 in the title of a place's part of a census: 合水县第七次|全国|人口普查."""
MINISTRY = re.compile(f"(?:{_MINISTRIES})(?!{_BRANCH})")
"""Who speaks for the whole country, none of their offices."""
_LOCAL = (
    "(?P<seat>[省市县区州])(?:人民)?"
    "(?:政府|人大|人民代表大会|统计|商务|财政|外经贸|发改|工信|经信|教育|文旅|旅游|交通|农业农村|人社|卫健|税务"
    "|海关|科技)"
)
_OWN = (
    "(?P<own>[全我][国省市县州盟旗区]|全球|本[省县港澳])"
    "(?!性|(?<=全球)(?:[化或]|盛|企|知|领|顶|共|[^，。；0-9]{0,8}?(?:需求|供应|景气|疫情|通胀|复苏)|经济(?!增长|成长|总量|增速|增幅)"
    "|[^，。；]{0,12}?(?:论坛|大会|博览会|峰会|年会|展会))|人大|人民|政协|两会|[各第其]|平均|[一二三四五六七八九十百]|[^，。；]{0,6}(?:平均|水平|第[一二三四五六七八九十0-9]|排名))"
)
_TELLS = re.compile(
    f"(?P<ministry>(?:{_MINISTRIES})(?!{_BRANCH})(?=(?!驻){_SPEAKS}))"
    f"|(?:^|(?<=[从据由经为向，。；：、 \\n]))(?:{_LOCAL})"
    f"|(?:^|(?<=[，。；：、）)“” \\n　月季年度份日末底期来间来看]))(?:{_OWN})"
)
_TELL_OPENS: Final = frozenset("财商国海工交文农社人教公民水科自应市金中央乘银保证省县区州全我本")
_MAY_TELL: Final = re.compile(f"[{''.join(sorted(_TELL_OPENS))}]")
BY_PLACES: Final = re.compile(
    " *(?:分|从|按)(?:各?省(?:区?市|份)?|地区|区域|地市|市州|各?城市|市场|主产[区地])[^，。]{0,4}?看，"
)
"""How a sentence opens that goes through the places of a whole: 分省看，|广东出口."""
_AGENCIES: Final[tuple[str, ...]] = (
    *("本报", "新华社", "新华网", "中新社", "中新网", "人民网", "央广网", "央视网", "中国网", "光明网"),
)
"""Whose notes from the capital are of no city's own: 新华社|北京10月19日电."""
DATELINE = re.compile(
    "(?:(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日?|[今昨][日天]?)(?:专?电|讯)|专?电(?=[（ 　])|报道"
)
"""What stands behind the city that a piece of news was written in: 北京|11月13日电."""
_OPENS = frozenset("，,。；;：:、 　年月份度末\n")
"""What stands before an area that opens a clause: 2024年|全市."""
_MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})
_OF_PROVINCE = re.compile(
    "省(?:(?<=[全我]省)|(?<![各外邻]省)(?:政府|统计|商务|发改|招商|外经|财政|工信|文旅|农业|人社|科技|教育))"
)
"""What only the text of a province says of itself."""
_OF_OWN = re.compile("[全我][市县州区]")
"""What the text of a city or a county says of itself."""
_TITLED = re.compile(
    r"(?:^关于|^|[年月]|季度)(?:[上下]半年|前?[1-4一二三四]个?季度|全年)?(?:[\u4e00-\u9fff]{2,3}(?:省|自治区))?"
    r"([\u4e00-\u9fff]{1,8}?(?:自治县|自治州|林区|新区|市|县|区|旗|盟|州))"
    r"(?=(?:19|20)\d\d年|(?:(?:19|20)\d\d)?国民经济|经济运行|社会消费|统计公报)"
)
"""A place in a title that the lexicon does not know: 环县2011年国民经济和社会发展统计公报."""
_IN_CITY = re.compile("^.{2,4}?市(?=[^市]{1,5}(?:县|[^市]区|市|旗)$)")
"""A city that the lexicon does not know as one, before the county within it: 三明市|沙县."""
_WITHIN: Final = re.compile(
    r"(?:[市州盟](?!市)|地区)([\u4e00-\u9fff]{1,6}?(?:自治县|县|区|市|旗))"
    r"(?=(?:19|20)\d\d年[^，。\n]{0,10}?(?:国民|经济|统计|工业|财政|金融|固定资产|社会)|国民经济|经济运行|经济社会|主要经济|统计公报)"
)
"""A place in a title behind the city it is in: 湖州市|长兴县2011年国民经济和社会发展统计公报."""
_SEAT = re.compile("[市州盟](?!市)([\u4e00-\u9fff]{1,4}?(?:自治县|县|旗))(?:人民)?政府")
"""A county whose government speaks, behind the city it is in: 金华市|武义县政府新闻办."""
_OFFICES: Final[tuple[str, ...]] = ("海关", "关区", "中心支行", "分行", "证监局", "特派办")
"""Offices that are named after the city they sit in and speak for more."""
_CUSTOMS = re.compile("(?:^|[，。日据从 ])([\u4e00-\u9fff]{2,3}?)海关")
"""Whose customs speak: 12月17日，|吴江|海关."""
_NO_PLACE = re.compile(
    "^[全我本各]|[年月季]|全[市县区州旗盟]$|^(?:高新|经开|高新技术产业开发|经济技术开发|开发|新|城|郊|矿|市)区$"
)
"""What a title says before 县 or 区 that is no place: 上半年全县."""
_SUPERIOR = re.compile(
    "(?:下达|年度|全年|工作)+(?:目标|任务)"
    "|各?(?:\\d{1,2}|[两三四五六七八九十]+)?个?(?:区市|区县|县市|市县|县（市、区）|县区)"
)
"""What follows a city that the text's own place is one part of: 列青岛|12区市|第2."""
_SUPERIOR_OPENS: Final = frozenset("下年全工各0123456789两三四五六七八九十个区县市")
_LEARNT = re.compile("[^，。；]{0,40}?(?:获悉|了解到|得知|会上|通报|发布)")
"""What a newspaper's note opens with, after its period: 从|2020年前三季度经济运行情况通气会上获悉."""


_VENUE: Final = re.compile(
    "[^，。；]{0,14}?(?:开幕|启幕|闭幕|落幕|举[行办]|召开|招商|推介|参展|参会|参加|开展)"
)
"""What follows the place where others met, and that is no text's own that says 我市."""
_GUESTS: Final = re.compile(
    "市?(?:等|、|籍|路|企业|客商|商会|商人|资金|[\u4e00-\u9fff]{2,6}?(?:集团|公司|股份)"
    "|(?!完成|实现|固定|新增|利用|累计|吸引|引进)[\u4e00-\u9fff]{2,4}?投资[0-9])"
)
"""What follows a place that others are from: 引进了|深圳|华丰集团, 有|武汉|客商投资的项目."""
_GOES: Final = frozenset("、赴至到往去抵向与和及跟同的")
_BRINGS: Final = ("来自", "引进", "引进了", "引入", "吸引", "吸引了", "邀请", "仅次于", "对接", "对标")


class Told(NamedTuple):
    """An ``area`` as such, or the ``level`` of the document's own."""

    area: str = ""
    level: str = ""


def with_own_places(context: Context, text: str, tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """*tokens*, and where *text* names the zone that it is of, or places of its own that no lexicon knows."""
    if context.republic and "年" in text:
        tokens = with_republic(text, tokens)
    if context.unlisted and context.unlisted in text:
        tokens = with_unlisted(text, tokens, context.unlisted)
    if context.in_short and context.in_short in text:
        tokens = with_own_city(text, tokens, context.in_short, f"{context.in_short}市")
    if "业园" in text and context.home is not None and context.home[-1:] in "市区县州":
        tokens = _without_namesakes(text, tokens, context.home)
    if context.home is not None and context.home[-1:] == "区":
        return with_own_zone(text, tokens, context.home)
    learn_places(context, text, tokens, lexicon)
    return with_districts(text, tokens, context.districts) if context.districts else tokens


_PARKS: Final[tuple[str, ...]] = ("工业园", "产业园")


def _without_namesakes(text: str, tokens: list[Token], home: str) -> list[Token]:
    """*tokens* without the far cities that parks in *home* are called after: |深圳|工业园."""
    far = [
        token
        for token in tokens
        if token.kind == "city"
        and text.startswith(_PARKS, token.stop)
        and text[token.stop - 1] not in "市州县区"
        and not home.startswith(text[token.start : token.stop])
    ]
    return [token for token in tokens if token not in far] if far else tokens


def is_branch(text: str, start: int) -> bool:
    """Whether 中国 at *start* begins the name of an office in one place: 中国人民银行成都分行发布."""
    return text.find("行", start + 3, start + 20) > 0 and _OWN_BRANCH.match(text, start) is not None


def of_heading(context: Context, text: str, tokens: list[Token]) -> None:
    """Whose the figures under a heading are: the first place that it names, where none of its item did, or
    the only thing that it says (浙江 after 江苏); the country's, where a ministry leads it (商务部：1-5月…).
    """
    before = -1
    for token in tokens:
        if token.kind not in ("city", "province", "own") or token.value == "全球":  # 世界今日讯
            continue
        own = token.kind == "own"
        within = not own and lies_within(text, before, token, context.item_area or "-")
        before = token.stop
        alone = not own and token.start == 0 and text.rstrip("：省市") == text[: token.stop].rstrip("省市")
        if context.item_area is None or alone or within:
            if token.kind == "city":
                context.city = token.value
            context.area = context.item_area = context.own(token.value) if own else token.value
            if alone:
                context.settled = None
                context.under = token.value if token.value.endswith("省") else None
    if context.item_area is None and "：" in text[:12]:
        told = MINISTRY.match(text)
        if told is not None and text[told.end()] == "：":
            context.area = context.item_area = "全国"


def of_land(
    context: Context, title: str, tokens: list[Token], below: list[tuple[Block, str]], before: str = ""
) -> str:
    """What is told under a *title* that opens with a land, as the text *below* it does, is of that land, no
    more of the land that the title *before* it opened with. Returns the land.
    """
    if before and context.item_area == before:
        context.item_area, context.area = None, context.home
    land = land_led(title, tokens, below[0][1]) if below and below[0][0].kind == "paragraph" else ""
    if land:
        context.area = context.item_area = land
    return land


def of_news(context: Context, tokens: list[Token], below: list[tuple[Block, str]]) -> None:
    """What the headline with *tokens* tells of no place is the country's, where the first sentence *below* it
    is: 智能算力支出将达900亿元⏎2025年全国智能算力支出….
    """
    if context.item_area is None and below and any(token.kind in ("number", "rank") for token in tokens):
        first = below[0][1].partition("。")[0]
        told = told_of([first])
        if told is not None and told.area == "全国":
            context.area = "全国"
        worldly = any(token.kind == "own" and token.value == "全球" for token in tokens)
        if worldly and "全球" in first and not any(home in first for home in ("我国", "中国", "全国")):
            context.area = context.item_area = "全球"  # 全球IT支出将达3.7万亿美元⏎…|全球|企业IT支出


def told_of(texts: Iterable[str]) -> Told | None:
    """What *texts* are of, by who issued them (商务部发布, 从市统计局获悉) or what they call their own
    (我省): the first of these; None when they tell neither.
    """
    for text in texts:
        if "来源" in text and len(text) < LINE and _DEPARTMENT.search(text) is not None:
            return Told(area="全国")
        found = _told_in(text)
        while found is not None and text[found.start() - 1 : found.start()] == "“" and found["own"]:
            found = _told_in(text, found.end())  # 主题为“|全球|服务，互惠共享”
        if found is None:
            continue
        if found["ministry"]:
            return Told(area="全国")
        said = found["seat"] or found["own"][-1]
        if said in LEVELS:
            return Told(level=LEVELS[said])
        return Told(area={"国": "全国", "球": "全球", "港": "香港特别行政区", "澳": "澳门特别行政区"}[said])
    return None


def whose_of(context: Context, texts: list[str]) -> str | None:
    """Whose the figures of an item are that begins with *texts* and whose sentences name no area."""
    if context.land or (context.foreign and not context.here):
        return context.land or context.foreign
    unknown = context.abroad and not context.foreign
    area = elsewhere(texts, context.rare, abroad=unknown) or context.foreign or None
    told = told_of(texts) if area is None and not context.abroad else None
    if told is not None:
        area = told.area or context.own(told.level)
    return area


_OUTLETS: Final[tuple[str, ...]] = ("分网", "频道", "分社", "分站")
"""What is of a place that an agency only writes from: 央广网河南|分网."""


_WINS: Final = re.compile("[^，。；]{0,24}(?:荣?获得?|斩获|摘得|夺得)[^，。；]{0,12}奖")
"""What is of a place only because a body of it won a prize."""


def _told_in(text: str, start: int = 0) -> re.Match[str] | None:
    """What ``_TELLS`` finds first from *start* on."""
    for may in _MAY_TELL.finditer(text, start):
        found = _TELLS.match(text, may.start())
        if found is not None:
            return found
    return None


_PLACES: Final = frozenset({"city", "province"})
_MAINLAND: Final = frozenset({"province", "city", "region", "county", "prefecture"})
"""The levels of areas that a text of Hong Kong, Macao or Taiwan does not call its own."""


def settle_places(context: Context, heads: list[Head], lexicon: Lexicon, *, traditional: bool) -> None:
    """Takes in the document's city and province, and whether it is of Taiwan, Hong Kong or Macao."""
    texts = [head.text for head in heads]
    republic = context.republic or of_republic(heads, traditional=traditional)
    context.abroad = republic or (traditional and of_another(heads))
    land = "" if context.abroad else overseas(heads)
    if land:
        context.abroad, context.foreign = True, land
    elif context.abroad:
        of_office = elsewhere(texts, context.rare, abroad=True) or ""
        context.foreign = "台湾省" if republic and of_office != "全国" else of_office
    context.here = "" if land else context.foreign or elsewhere(texts, context.rare, abroad=False) or ""
    told: dict[str, int] = {}
    titled_province: str | None = None
    own = ""
    national = mainland = False
    news = "北京" in "".join(head.text for head in heads[:6])
    told_all = told_of(texts) if news else None
    far = told_all is not None and told_all.area == "全国"
    provincial = any("省" in head.text and _OF_PROVINCE.search(head.text) for head in heads[:4])
    local = provincial or any(
        ("全" in head.text or "我" in head.text) and _OF_OWN.search(head.text) for head in heads[:4]
    )
    by_ministry = _by_ministry(heads)
    for head in heads:
        block, place, text, tokens = head.block, head.place, head.text, head.tokens
        weight = 4 if block.kind in ("title", "item") or place < 4 else 1
        titled = block.kind == "title" or (place == 0 and len(text) < 45)
        before = -1
        for token in tokens:
            kind = token.kind
            if kind != "city" and kind != "province":
                if titled and token.value == "全国" and "。" not in text:
                    national = national or not (
                        _OWN_BRANCH.match(text, token.start)
                        or _COUNTED_THERE.search(text, 0, token.start)
                        or _PAPER.match(text, token.start)
                    )
                if kind != "own":
                    continue
                mainland = mainland or token.value in _MAINLAND
                if (
                    place < 4
                    and not own
                    and token.start < 150
                    and (not token.start or text[token.start - 1] in _OPENS)
                    and not (text[token.start - 1] == "、" and _is_beside(text, token.start))
                ):
                    area = context.own(token.value)  # 全省规模以上工业企业效益情况
                    own = area if area != token.value else ""
                continue
            lead = text[token.start - 1] if token.start else ""
            if text.startswith(_OFFICES, token.stop):
                _office(context, lexicon, text, token, titled=titled)
                continue
            opens = text[token.stop : token.stop + 1]
            if opens == "网" and _PORTAL.match(text, token.stop) is not None:
                continue  # 中国西藏|网 > 即时新闻
            if place < 6 and by_ministry and _is_printed(text):
                national = True
                continue  # 来源：江西日报⏎商务部公布，…: of the country
            if (opens in IN_BODY_OPENS and IN_BODY.match(text, token.stop) is not None) or (
                opens in "永居" and PEOPLE_OF.match(text, token.stop) is not None
            ):
                continue  # 香港|同胞443万人次
            sight = stands(text, token.stop, SIGHTS_OPEN) and text.startswith(SIGHTS, token.stop)
            if sight and text[token.stop - 1] not in "市县区":
                continue  # 北海|公园
            if text.find("公司", token.stop, token.stop + 20) >= 0 and NAMES_FIRM.match(text, token.stop):
                continue  # 引进了|宁波市|鄞江园林建设有限公司
            if context.here not in ("", token.value) and DATELINE.match(text, token.stop) is not None:
                continue  # 中评社香港5月24日电 of Macao's office
            capital = token.value == "北京市" and DATELINE.match(text, token.stop) is not None
            if capital and (far or text.endswith(_AGENCIES, 0, token.start)):
                continue  # 新华社北京4月18日电 of the country's figures
            if opens and opens in "分频" and text.startswith(_OUTLETS, token.stop):
                continue  # 央广网|河南|分网消息
            if "奖" in text and _WINS.match(text, token.stop) is not None:
                continue  # |河南|省委宣传部获优秀组织奖
            if opens and opens in "等《":
                continue  # 江苏|等5省, 据上海|《文汇报》报道
            if lead == "占" or (opens in _SUPERIOR_OPENS and _SUPERIOR.match(text, token.stop) is not None):
                continue  # 占青岛市目标的77%, 列青岛12区市第2: it does not tell that the text is of it
            if lead and (lead in AGAINST or text.endswith(ABOVE, 0, token.start)):
                continue
            if local and lead and lead in "在赴" and _VENUE.match(text, token.stop) is not None:
                continue  # 博览会在南昌开幕，我市组团参会
            if began_there(text, token.start, token.stop):
                continue  # 自2013年上海自贸试验区设立以来，中国…
            if lead and lead in "对向往赴抵飞":
                continue  # 对台湾市场出口, 赴香港人数: whom it is with, or where they went
            if lead and lead in "从由" and _LEARNT.match(text, token.stop) is None:
                continue
            if local and not provincial and not titled and _is_of_others(text, token, lead):
                continue
            if kind == "city":
                after = titled_province is not None and before < token.start and opens in ("、", "居", "领")
                if (
                    titled
                    and not after
                    and (context.home is None or lies_within(text, before, token, context.home))
                ):
                    context.home = token.value
                before = token.stop
                early = place < 4 and token.start < 12
                if early or token.value in lexicon.cities:  # 市北区、莱西市提前完成: nobody's own
                    told[token.value] = told.get(token.value, 0) + weight
                continue
            if not titled and local:
                listed = lead == "、" or text.startswith("、", token.stop)
                if listed or (provincial and token.value in _MUNICIPALITIES):
                    continue  # 全省引进…。北京、重庆、广东位列前三: where the money is from
            if titled:
                titled_province = titled_province or token.value
            if not titled and token.value.startswith(BEYOND) and (mainland or context.here):
                continue  # 全市实际使用外资…。香港实际使用外资: whose the money is
            if context.province is None and place < 6:
                context.province = token.value
                if token.value in _MUNICIPALITIES:
                    told[token.value] = told.get(token.value, 0) + 4 * weight
        within = _WITHIN.search(text) if titled and context.home is not None else None
        if within is not None and not _NO_PLACE.search(within[1]):
            whole = context.home is not None and context.home.endswith(within[1])
            context.home = context.home if whole else within[1]  # 苏州工业园区 is one name
        seat = _SEAT.search(text) if place < 4 and "政府" in text else None
        if seat is not None and (context.home is None or text.endswith(context.home, 0, seat.start() + 1)):
            context.home = seat[1]
        if context.home is None and titled:
            named = _TITLED.search(text)
            if named is not None and not _NO_PLACE.search(named[1]):
                context.home = _IN_CITY.sub("", named[1])
    if context.home is not None:
        told = {context.home: 1}
    elif _is_digest(heads, lexicon):
        told, context.province = {}, None
    if told:
        context.city = max(told, key=lambda name: told[name])
        lies_in = lexicon.cities.get(context.city)
        ours = titled_province is None and context.city == context.home  # 合肥市…新疆棉花: of Anhui
        context.province = (ours and lies_in) or context.province or lies_in
    nowhere = not (context.home or titled_province or told or context.province)
    if nowhere and not context.abroad and not context.here:
        below = next((head.text for head in heads[1:4] if "。" in head.text), "")
        led = below and "。" not in heads[0].text
        context.land = land_of(heads) or (land_led(heads[0].text, heads[0].tokens, below) if led else "")
        context.abroad = bool(context.land)
    if nowhere and heads and not context.abroad and not context.here:
        first = heads[0].text
        brief = len(first) < 45 and "。" not in first
        national = national or ((brief or first[0] == "[") and MINISTRY.search(first[:45]) is not None)
    context.home = context.home or titled_province or (context.own("全国") if national else None)
    if context.home is None and not told and context.province is None:
        context.home = _of_customs(texts[:4]) or own or None
    if context.home is None and len(told) == 1 and not context.abroad and not context.here:
        context.home = _led_by_city(heads)
    may_be = (context.home or "市")[-1:] in "市州省"
    zone = zone_titled(heads) or zone_again(heads) or zone_told(heads) if may_be else ""
    if zone:
        context.home = zone  # 杭州|钱塘新区|2020年商务工作总结
    elif not context.here and not context.abroad:
        _take_own(context, home_told(heads, context.home, context.city), lexicon)
    if (context.home or context.city or "")[-1:] in ("市", "州"):
        context.districts = districts_told(texts, context.rare, lexicon)
        context.in_short = in_short(context.home or context.city, lexicon)


_LED_IN: Final = re.compile(
    "(?:[^，。；]{0,12}[年月季度来期间]份?，?)?(?:据[^，。；]{0,10}(?:了解|获悉|消息)，)?"
)
"""What stands before the place that the first sentence opens with: 今年以来，|襄阳市."""
_NO_SUBJECT: Final = frozenset("对与和、至到及的（")
"""What follows a place that the sentence is not of."""


def _led_by_city(heads: list[Head]) -> str | None:
    """The only city told, where the first sentence opens with it: 外贸运行平稳⏎今年以来，|襄阳市|外贸向好."""
    prose = next((head for head in heads[:4] if "。" in head.text), None)
    if prose is None or prose is heads[0]:
        return None
    led = next((token for token in prose.tokens if token.kind in _PLACES), None)
    if led is None or led.kind != "city" or prose.text[led.stop : led.stop + 1] in _NO_SUBJECT:
        return None
    full = prose.text[led.stop - 1] in "市州县区盟"
    opened = full and _LED_IN.fullmatch(prose.text, 0, led.start) is not None
    return str(led.value) if opened else None


def _is_printed(text: str) -> bool:
    """Whether the line *text* tells who printed what is below."""
    return len(text) < LINE and not text.endswith("。") and _PRINTED.search(text) is not None


def _by_ministry(heads: list[Head]) -> bool:
    """Whether the first sentence of *heads* begins with a ministry: 商务部6月15日公布."""
    prose = next((head.text for head in heads if "。" in head.text), "")
    return MINISTRY.search(prose[:_OPENING]) is not None


def _is_digest(heads: list[Head], lexicon: Lexicon) -> bool:
    """Whether items of *heads* are headed by places of several provinces: ●武汉服务外包…●海南服务贸易."""
    provinces: set[str] = set()
    for head in heads:
        if head.block.kind == "item" and len(head.text) < 40:
            led = next((t for t in head.tokens[:1] if t.kind in _PLACES and t.start < 4), None)
            if led is not None:
                provinces.add(lexicon.cities.get(led.value, led.value))
    return len(provinces) > 1


def _take_own(context: Context, place: str, lexicon: Lexicon) -> None:
    """The text is of *place*, which its title, its publisher or it itself says that it is of, if any."""
    if place.endswith("省"):
        context.home = context.province = place
    elif place:
        context.home = context.city = place
        context.unlisted = "" if area_of(place, lexicon) else place


def lies_within(text: str, before: int, token: Token, home: str) -> bool:
    """Whether *token* is a district right behind *home*, the city or province that it is in, which ended at
    *before*: 芜湖市|南陵县|1-5月经济运行情况.
    """
    wide = home[-1] in "市州盟省" or home.endswith("自治区")
    if before != token.start or not wide or token.value[-1] not in "县区旗市州盟":
        return False
    return text[token.stop : token.stop + 1] not in ("、", "和", "与", "及", "等")


def _is_of_others(text: str, token: Token, lead: str) -> bool:
    """Whether the place *token*, with *lead* before it, is where others are from or where something goes to
    in a text that says 我市: 引进|深圳|华丰集团, 开通至|宁波|的班列.
    """
    if (lead and lead in _GOES) or text.endswith(_BRINGS, 0, token.start):
        return True
    return _GUESTS.match(text, token.stop) is not None


def _is_beside(text: str, start: int) -> bool:
    """Whether a place at *start* is one of those that its clause compares with: 与全国、|全省|相比."""
    opens = max(text.rfind(mark, 0, start) for mark in "，。；") + 1
    return text[opens] in AGAINST or text.find("于", opens, start) >= 0


def _of_customs(texts: list[str]) -> str:
    """The place that the lexicon does not know whose customs speak, if a text of *texts* names it in full
    besides: 吴江海关公布…吴江区外贸进出口总值.
    """
    for text in texts:
        office = _CUSTOMS.search(text) if "海关" in text else None
        named = re.search(f"{office[1]}(?:区|县|市)(?!场)", "".join(texts)) if office is not None else None
        if named is not None:
            return named.group()
    return ""


def _office(context: Context, lexicon: Lexicon, text: str, token: Token, *, titled: bool) -> None:
    """Takes in whose office speaks: of a district (南京海关关区), of its province, or of a city
    that is named in full or a province itself (重庆海关).
    """
    if text.startswith(("海关关区", "关区"), token.stop) and titled and context.home is None:
        context.home = f"{token.value[:-1]}关区"
    if (text[token.stop - 1] == "市" and token.kind == "city") or token.value in _MUNICIPALITIES:
        context.city = context.city or token.value  # 中国人民银行大连市分行, printed in full
    province = token.value if token.kind == "province" else lexicon.cities.get(token.value)
    context.province = context.province or province
