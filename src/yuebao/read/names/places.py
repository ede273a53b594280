"""Whether a place named in a phrase says whose the figures are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.antecedents import own_area, take_city
from yuebao.read.names.cities import of_cities, of_others, out_of_group
from yuebao.read.names.firms import names_firm
from yuebao.read.names.groups import SIZED, SPOT_ENDS
from yuebao.read.names.homezones import names_home_zone
from yuebao.read.names.made import has_whole
from yuebao.read.names.markets import follows_partner
from yuebao.read.names.whose import BY_PLACES, DATELINE, is_branch, lies_within
from yuebao.read.state.spoken import Subject, out_of_zone, zone_of
from yuebao.read.words.bodies import AIRPORT, IN_BODY, IN_BODY_OPENS, OF_TWO, PEOPLE_OF, SIGHTS, began_there
from yuebao.read.words.clauses import goes_on_as_firm
from yuebao.read.words.manner import ABOUT
from yuebao.read.words.modifiers import epithet_at, is_manner
from yuebao.read.words.phrases import clean
from yuebao.read.words.signs import DIGITS, ends_in, holds, openings, signs, stands

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.drafts import Draft
    from yuebao.read.words.scan import Token

_LINKING: Final = frozenset("对与向自往至到在从和及、占比较居列排于献，")
"""What links a place to words that say no place of the figures."""
ABROAD: Final[tuple[str, ...]] = ("香港", "澳门", "台湾")
_STATION: Final = re.compile("[东南西北]?站(?:[共累合日]|发送|到发|到达|客流|运送|开行|接发|预计)")
"""A station's name behind its city's."""
_REACHING: Final[tuple[str, ...]] = (
    *("辐射", "覆盖", "通达", "直达", "联通", "连通", "连接", "遍布", "遍及", "服务", "通往", "畅达", "触达"),
    *("辐射到", "覆盖到", "延伸至", "延伸到", "辐射至", "覆盖至"),
)
"""How something is said to reach where it is not counted."""
_REACHES: Final = frozenset(word[-1] for word in _REACHING)
_AMONG = re.compile(
    r"[^，。；在]{0,6}\d{1,3}个?[^，。；]{0,12}?[市州县区省盟家](?:当?中|里)?(?:排|位?[居列]|名列|并列|分[列居])"
)
_AROUND = re.compile("(?:平原|主城|半岛)?(?:片区|经济[区圈带]|都市圈|城市[圈群]|城镇群)")
_AROUND_OPENS: Final = frozenset("平主半片经都城")
_BREAKS: Final = frozenset("，：,的")
_AS_SOURCE = re.compile(
    "(?:仍然?|依然|依旧|继续|一直|始终|稳居|还|保持|位居|跃居)*(?:[是为]|成为|居|稳居)[^，。；]{0,12}?(?:来源[地国]|引资地|投资[者方]|伙伴|目的地|出口市场|进口市场|发包[地国]|客源地|客源市场)"
)
"""What is said of a place that capital, goods or guests are from: 香港|仍是最大外资来源地."""
_FROM_ABROAD = re.compile(
    "(?:地区|特别行政区|特区)?(?:的?[0-9]|[^，。；：、0-9]{0,10}?(?:投资|外资|到[资位]|资金|合同|项目|新[设批]|发包|外包|执行|业务|贸易|进出口|出口|进口|营业额|[投在]资企业))"
)
"""What stands behind 香港 and the like where it is whom the figures are with: 香港|实际投资."""
_WITH_LANDS: Final = re.compile(
    "[^，。；、0-9]{0,10}(?:[0-9]+个)?[^，。；、0-9]{0,6}(?:国家|成员国|伙伴)的?(?:双边|贸易|进出口|出口|进口)"
    "|(?:全球|世界|超过?|约|近|逾)*[0-9]+[多余]?个(?:国家(?!级)|经济体|贸易伙伴)"
)
"""Lands behind a place and 与, by what they are or how many: 我国与|中欧班列通达的24个国家进出口."""
_WITH_WHOM = re.compile("(?:[外到]资|投资额?|资金|到位|[行同金业]额|口总?[额值]?|资(?:企业|项目)数|地区数)$")
"""What a bare number behind it goes on to tell of it, once spoken of."""
_HAS: Final = re.compile(
    "(?:已|现|现已|目前|累计|总共|一共|合计|共计?)*(?:共?有|拥有|设立|设有|登记|新设|新增|签订|签署|承接|建成|开通|颁发|授权)"
)
_HONOURS: Final = re.compile(
    "[^，。；0-9]{0,10}?(?:文明|重点|知名|名牌|百强|先进|示范|试点|优秀|模范|卫生|红色|十佳|特色|绿色|生态|最美|青年|科普|美丽|园林|双拥|平安|健康|宜居|一村一品|[一二三四五]级|[劳英]模|人大代表|政协委员)"
)
"""What a place is given by the country behind its name: 全国|重点文物保护单位5处, of the place itself."""
_COUNTS: Final[tuple[str, ...]] = ("人口普查", "经济普查", "农业普查", "普查")
_OWN_NUMBER = re.compile(
    "[0-9]|(?:基本)?持平|(?:同比|环比)?(?:[激猛]增|增[长速]|下[降跌]|上[升涨]|回落|[增涨升降跌]幅|[增降升跌涨](?=[0-9]))"
)
"""What stands behind a place whose own number follows."""
_FIRM = re.compile(
    "(?!市|省|县|区|的)[\u4e00-\u9fff]{2,14}?(?:有限公司|公司(?:董事|总[经裁]|负责人|创始人|相关))"
    "|(?:证券|银行|期货|基金|信托)(?!业|机构|市场|经营|公司|系统|存|贷|保|从|行业|交易|类|投资|化|账户|开户"
    "|客户|规模|资产|不良|同业|卡|间|网点|结售|代客|承兑|跨境|涉外)"
)
"""What follows a place that only names a firm."""
_FROM = re.compile(
    "(?:[、及和与][\u4e00-\u9fff]{2,3}省(?:（[^）]*）)?)*(?:珠三角)?(?:[两三四五六七八九十]+市|地区|居民|各市)?(?:个人游|自由行|过夜|留宿)?的?(?:旅客|游客|访客|旅行团)(?!吞吐|发送|运输|运送|周转|总量|接待|量|列车|人数)|人(?=次|）|，)"
)
_ALL_THERE: Final = re.compile("上下(?!共|累计|[完实]|合计|[0-9])")
"""What everybody of the place is called who does something: 全市|上下坚持稳中求进."""
_FROM_OPENS: Final = signs("、及和与珠两三四五六七八九十地居各个自过留的旅游访人")
_ZONES_OPEN: Final = signs("综保经高开")
_BY: Final = signs(" 分从按")
_TIMES_AS = re.compile("(?:平均(?:水平)?)?的(?:约|近)?[0-9.一二两三四五六七八九十]+倍")
"""What stands behind a place that something is so many times as much as."""
_MAKES: Final = frozenset("了献造供现纳决撑缴担引")
_BY_PART: Final = tuple(by + how for by in "以用凭靠" for how in ("", "仅", "占", "约", "近", "不到", "不足"))
_PART_OF: Final = re.compile(ABOUT + "(?:[0-9.]+[%‰]|[千万]分之[0-9.一二三四五六七八九]+)(?:以上|左右|多)?的")
"""What stands behind a place, a part of whose amount somebody made: 贡献了全省|22.9%的|增量."""
_TIMES_OF: Final = re.compile("[^，。；（）]{2,20}(?:（[^）]*）)?的(?:约|近|超过?)?[0-9.]+[多余]?倍")
"""The same, of what a place has: 是|全国|服务贸易额增幅（12.9%）的4.2倍."""
_IS_SO: Final = re.compile("(?:是|为|相当于)(?:同期|[^，。；是为]{0,6}(?:年|[月季]度?))?$")
_HOLIDAY: Final = re.compile(
    "(?:今年|中秋|国庆|春节|五一|端午|清明|元旦|新年|暑期|贺岁)+节?(?:假期|长假|黄金周|期间|档期?)?(?:（[^）]{4,16}）)?"
)
_CONTEST = re.compile(
    "[^，、。；]{0,24}(?:比赛|竞赛|运动会|锦标赛|大奖赛|联赛|大赛|选拔赛|评比|评选|展演|会演|汇演)[^，、。；]{0,3}[上中]"
)
"""What stands behind the place that holds a contest, or is its name: 在浙江|青少年田径锦标赛中."""
_CONTESTS: Final[tuple[str, ...]] = ("赛", "运动会", "评", "演")
"""One of which each of those holds."""
CUSTOMS_DISTRICT: Final[tuple[str, ...]] = ("海关关区", "关区")
CUSTOMS_OPEN: Final = openings(CUSTOMS_DISTRICT)
_WIDER: Final = frozenset({"全国", "province"})
"""What stands behind the city that a customs district is named after."""
_OF_CUSTOMS: Final[tuple[str, ...]] = ("海关关区", "海关特殊监管")
_OF_THE_WORLD = re.compile(
    "(?:供应链|产业链|价值链|经济(?!增长|总量|增速|增幅)|贸易(?:格局|环境|形势|摩擦)|[^，。；、0-9]{0,8}?需求|景气|通[胀膨]|疫情|局势|[^，。；]{0,12}?(?:论坛|大会|博览会|峰会|年会))"
)
_AMONG_OTHERS = re.compile("[^，。；、0-9]{3,16}(?<![市县区])等(?:[0-9]+|[两三四五六七八九十]+)[家个]")
_NUMERALS: Final = frozenset("0123456789两三四五六七八九十")
_NOW: Final = frozenset(
    {"使", "使得", "带旺", "目前", "现", "如今", "截至目前", "根据", "据", "如", "例如", "比如", "譬如", "像"}
)
"""What stands before a place without saying anything of it."""
_OVER: Final = frozenset(
    {"超过", "高于", "低于", "大于", "小于", "快于", "慢于", "好于", "优于", "跑赢", "领先", "高出"}
)
_WITH_PORTS: Final = frozenset({"上海市", "天津市", "重庆市"})
_OUT_TO: Final[tuple[str, ...]] = ("出口至", "出口往", "输往", "销往", "运往")
_TOLD = re.compile(
    "(?:(?:公布|发布)的?|通报|显示|获悉|了解|介绍|统计|看|[，：、]|[局厅部委办署]|据|反观|放眼|纵观|聚焦|回到|转向|环顾)$"
)
"""What stands before a place that what follows is of."""
_LOOKING_AT: Final = frozenset({"反观", "放眼", "纵观", "再看", "来看", "回看", "聚焦", "回到", "转向"})
"""How a text turns to a place: 再看|江苏，执行额."""
_HALF_OF = re.compile("占据?了?$")
_DRIVES = re.compile("[带拉推]动$|成?为$|在$")
"""Verbs that leave nothing once a phrase is cleaned."""
_ZONES_LISTED = re.compile(
    "(?:综合保税区|综保区|保税区|经开区|高新区|开发区)[、和与][^，。；、]{1,4}(?:综合保税区|综保区|保税区|经开区|高新区|开发区|新区|[市县区])"
)
_INSTITUTES: Final[tuple[str, ...]] = (
    "大学", "学院", "师范", "理工", "财经大", "日报", "晚报", "卫视", "电视台", "研究院", "社科院", "《",
)  # fmt: skip
_STANDS_FOR: Final = ("为代表", "为核心", "为龙头", "为中心", "为主", "为引领", "为重点", "为首")
"""What is said of a place that others are told by: 以万州区|为代表的区县."""
_TOLD_BY_NAME: Final = frozenset({"city", "province"})
_ACHIEVES: Final[tuple[str, ...]] = ("实现", "完成", "累计", "共实现", "共完成")
_SHARES: Final[tuple[str, ...]] = ("的占比", "的比重", "的份额", "占比", "所占")
_SPOT_SIGNS: Final = signs("".join(SPOT_ENDS))
_ON_AVERAGE: Final[tuple[str, ...]] = ("平均水平", "平均值")
_ODD_BEHIND: Final = openings((*_COUNTS, *_SHARES, *_ON_AVERAGE, "海关"))
"""What words begin with behind a place that make it none."""
_SO_MANY_ZONES = re.compile(
    "[0-9]+个[^，、]{0,8}?(?:试验区|开发区|示范区|经开区|高新区|综试区|自贸区|示范城市)"
)


def is_run_in(speech: Speech, token: Token, stop: int) -> bool:
    """Whether a paragraph's words before its time are a heading run into it: 人口|年末常住人口."""
    if token.value.part not in ("year", "end") or not speech.text[: token.start].isalpha():
        return False
    before, known = speech.naming.head(clean(speech.text[token.stop : stop]))
    return known is None or known.alone or bool(before) or not speech.naming.is_bare(known.printed)


_SHARE_TOLD = re.compile("占比(?:最[高大]|较[高大]|提[升高]|上升|过半|居首|居前|领先)")
"""What is said in words of a place's share: 余杭区|占比过半，软件业务收入."""
_FOREMOST = re.compile(
    "(?:首[个家批例条座创]|唯一|第[一二三]个|领先|率先"
    "|最[大多高早](?![^，。；0-9]{0,6}(?:负荷|客流|流量|降[雨水]量|电力))的?[^，。；0-9]{2,})"
)
"""How a place is named only to praise what is first there: 全国|首个软件产业集群."""
_PEOPLE: Final[tuple[str, ...]] = ("外国人", "旅客", "游客", "住客数", "住客", "同胞")
"""Who are counted by where they come from: 内地旅客62万人次、|香港|12万人次."""


_JOINTS: Final[tuple[str, ...]] = ("、", "以及", "和", "与", "及")
_APIECE: Final[tuple[str, ...]] = ("分别", "平均分别", "平均", "均分别", "同比分别")


def is_beside(text: str, token: Token, stood: list[str | None]) -> bool:
    """Whether *token* is the last of areas that are told one each, and nothing more: 全国、|全省|分别增长.

    *stood* are the areas before it; 香港 behind 对日本 is another of those that a province trades with.
    """
    if not stood or not (text.endswith(_JOINTS, 0, token.start) and text.startswith(_APIECE, token.stop)):
        return False
    return token.value[:2] not in ABROAD or (stood[-1] or "")[:2] in ABROAD


_TOLD_RIGHT_BEHIND: Final = re.compile(
    "(?:同比|累计|完成|实现|达到?|为)*(?:(?:增长|下降|上涨|上升|增|降)了?|(?:增速|[增涨升降跌]幅)[为达]?)?[0-9.]+(?:[万亿]|%)"
)
"""How the number of a place follows its name: 大丰区|18亿元, 大丰区|增长18%."""


def is_place(speech: Speech, token: Token, start: int, cuts: list[tuple[int, int]]) -> bool:
    """Whether an area token says whose figures these are, not whom they are with or part of."""
    text = speech.text
    lead = text[token.start - 1] if token.start > start else ""
    behind = token.stop
    if text[behind : behind + 1] == "（":  # 香港（582025人次）、台湾（…）
        behind = text.find("）", behind) + 1 or behind
    following = text[behind : behind + 1]
    beside = text[token.stop : token.stop + 1]
    land: str = token.value[:2]
    abroad = land in ABROAD
    if stands(text, behind, _FROM_OPENS) and _FROM.match(text, behind):
        return False  # 香港旅客: where they come from, not where they are counted
    if beside in IN_BODY_OPENS and token.kind != "own" and IN_BODY.match(text, token.stop) is not None:
        return False  # 香港|同胞, 四川|航空净利润
    if beside == "上" and token.kind == "own" and _ALL_THERE.match(text, token.stop) is not None:
        return False  # 全市|上下坚持…, in a text of one of its zones
    if lead == "以" and beside == "为" and token.kind == "city" and text.startswith(_STANDS_FOR, token.stop):
        return False  # 以万州区|为代表的“两翼”区县
    if token.kind in _TOLD_BY_NAME and began_there(text, token.start, token.stop):
        return False
    if lead == "（" and beside == "）" and goes_on_as_firm(text, token.stop):
        return False  # 埃森哲（大连）有限公司
    if lead in _REACHES and token.value in ("全国", "全球") and text.endswith(_REACHING, start, token.start):
        return False  # 班列辐射|全国21个省, 航线覆盖|全球
    if lead == "在" and text.startswith("使用", token.stop):
        return False  # 在香港|使用的贷款, beside those used elsewhere
    if abroad and (
        follows_partner(speech, token) or _AS_SOURCE.match(text, token.stop) or _is_partner(speech, token)
    ):
        return False
    here = speech.context.here
    elsewhere = land not in (here or "", (speech.context.home or "")[:2])
    if abroad and elsewhere and PEOPLE_OF.match(text, token.stop) is not None:
        return False  # 香港居民143万人次
    if here and abroad and land != here[:2]:
        return False  # 香港住客 in a text of Macao
    if here and token.value == here and lead and lead not in _LINKING:
        return True  # 带动第一季度|澳门|零售业销售额, in one
    if token.kind == "region" and (
        _AS_SOURCE.match(text, token.stop) is not None or text.endswith(("来自", "源自"), start, token.start)
    ):
        return False  # 东部地区仍是我省最大引资来源地, 来自东部地区的资金
    if following in "而来" and text.startswith(("而言", "来说", "来讲"), token.stop):
        return True  # 对苏州|来说
    if lead and lead in "对与向占比较居列排于、献动":
        # 甲区912亿元、|乙区884亿元; 甲市增长12%、|乙市增长23%
        return (
            lead == "、"
            and (token.start == start + 1 or text[token.start - 2] == "）")  # 甲市6亿元（占22%）、|乙市
            and bool(speech.drafts)
            and speech.drafts[-1].stop == start
            and not (abroad and _counts_people(speech.drafts[-1]))
            and _OWN_NUMBER.match(text, token.stop) is not None
        )
    if lead and lead in "从自" and text.startswith(("进口", "输入"), token.stop):
        return False  # 从香港进口的货值
    if lead and lead in "至往" and text.endswith(_OUT_TO, start, token.start):
        return False  # 出口至香港
    if (following.isdigit() or following in "专电报今昨") and DATELINE.match(text, token.stop) is not None:
        return False  # 北京11月13日电
    if (
        following
        and token.kind in _TOLD_BY_NAME
        and (beside in "证银期基信" or text.find("公司", token.stop, token.stop + 18) > 0)
        and _FIRM.match(text, token.stop) is not None
    ):
        return False  # 北京某某系统技术公司董事长
    if (
        token.kind in ("city", "province")
        and token.value != text[token.start : token.stop]
        and (text.startswith(_INSTITUTES, token.stop) or names_firm(text, token.stop))
    ):
        return False  # 安阳百货大楼销售收入, 北京大学教授认为
    makes = speech.context.area and (lead in _MAKES or text.endswith(_BY_PART, start, token.start))
    if (makes or lead in _MAKES) and _PART_OF.match(text, token.stop):
        return False  # 贡献了|全省22.9%的增量, 以|全省3%的土地
    if makes and lead in _MAKES and has_whole(text, token.start, token.stop, wider=token.kind in _WIDER):
        return False  # 创造了|全省税收的22.9%
    if (
        token.kind != "city"
        and holds(text, DIGITS, token.stop, token.stop + 7)
        and _AMONG.match(text, token.stop) is not None
    ):
        return False  # 在全省21个地级市中居第7位
    if (
        token.kind in ("city", "region")
        and following in ("港", "镇", "乡", "湾")
        and text[token.stop - 1] != "市"
    ):
        return False  # 赣州港进出口
    airport = token.kind == "city" and text.startswith(("国际机场", "机场"), token.stop)
    if airport and token.value[-1] == "区" and text[token.start] != "本":
        return False  # 白云国际机场, of no 白云区
    if (
        token.kind == "city"
        and text[token.stop + 2 : token.stop + 3] == "港"
        and OF_TWO.match(text, token.stop) is not None
        and text[token.stop - 1] != "市"
    ):
        return False  # 宁波舟山港
    if token.kind == "province" and ((lead and _owned(speech, token)) or names_home_zone(speech, token)):
        return False  # 全市|新疆|棉花销售额
    station = token.kind in _TOLD_BY_NAME and following and following in "站东南西北"
    if station and text[token.stop - 1] != "市" and _STATION.match(text, token.stop) is not None:
        return False  # 上海站发送旅客, 广州南站到达旅客
    if token.value in _WITH_PORTS and following == "港" and text[behind + 1 : behind + 2] not in "口澳区台":
        return False  # 上海港集装箱吞吐量
    named = token.kind in _TOLD_BY_NAME and text[token.stop - 1] not in "市县区"
    if named and text.startswith(SIGHTS, token.stop):
        return False  # 都江堰景区接待游客
    if following in "的平" and _TIMES_AS.match(text, token.stop) is not None:
        return False  # 人均GDP为全国的1.45倍
    many = text.find("倍", token.stop, token.stop + 44) > 0 and _IS_SO.search(text, start, token.start)
    if many and _TIMES_OF.match(text, token.stop) is not None:
        return False
    if (
        (token.kind in _TOLD_BY_NAME or text[token.start - 1] == "在")
        and any(text.find(word, token.stop, token.stop + 28) >= 0 for word in _CONTESTS)
        and _CONTEST.match(text, token.stop) is not None
    ):
        return False
    odd = stands(text, token.stop, _ODD_BEHIND)
    if odd and text.startswith(_COUNTS, token.stop):
        return False  # 与第六次全国人口普查相比
    if token.value == "全国" and text.startswith(("港澳台", "香港", "台湾", "澳门"), token.stop):
        return False  # 外商及我国港澳台商投资企业
    called = odd and token.kind != "own" and text.startswith("海关", token.stop)
    if called and not text.startswith(_OF_CUSTOMS, token.stop):
        # 据南京海关统计: who counts, not where
        return False
    if (
        token.kind == "city"
        and text.find("等", token.stop + 3, token.stop + 17) > 0
        and _AMONG_OTHERS.match(text, token.stop) is not None
    ):
        return False  # 南京某某产业园等34家
    if following == "等" and text[behind + 1 : behind + 2] in _NUMERALS:
        return False  # 北京等5个试点地区
    if following in "首唯第领率最" and _FOREMOST.match(text, token.stop) is not None:
        return False  # 建成全国首个产业集群, 作为全国唯一的集群
    if following == "性" and token.kind == "own" and text[token.start] == "全":
        return False  # 全国性股份制银行, 全省性比赛
    if following and (following in "及与" or (following in "、和" and token.kind != "own")):
        after = (behind + 1, behind + 2)  # 广东省与“一带一路”沿线国家进出口
        return following == "与" and (
            any(
                other.start in after and (other.kind == "partner" or other.value[:2] in ABROAD)
                for other in speech.ends.values()
                if other.kind in ("partner", "province")
            )
            or _WITH_LANDS.match(text, behind + 1) is not None
        )
    if token.kind == "city" and beside in _AROUND_OPENS and _AROUND.match(text, token.stop) is not None:
        return False  # 厦门片区新增企业, 成都经济区到位资金
    zones = stands(text, token.stop, _ZONES_OPEN) and token.value[-1:] == "市"
    if zones and _ZONES_LISTED.match(text, token.stop):
        return False  # 泸州综保区、绵阳综保区进出口: the list is of zones
    if token.value == "全国" and (following == "品" or is_branch(text, token.start)):
        return False  # 中国品牌乘用车, 中国人民银行成都分行发布的全省数据
    if token.value in ("全球", "世界") and _OF_THE_WORLD.match(text, token.stop) is not None:
        return False  # 全球供应链重组
    if token.value == "全球" and (speech.counting or lead == "在"):  # 世界文化遗产4处, 在世界主要经济体中
        return False
    if (odd and text.startswith(_ON_AVERAGE, token.stop)) or text[token.start - 2 : token.start] in _OVER:
        return False  # 增速均超过全市平均水平
    if odd and text.startswith(_SHARES if lead == "在" else ("占比", "的占比"), token.stop):
        home = speech.context.home
        if lead == "在" or _SHARE_TOLD.match(text, token.stop) is not None:
            return lead != "在"  # 在全国的占比
        of_part = token.kind == "city" and token.value != home
        return of_part or (token.kind == "province" and home in (None, "全国"))  # 天津占比, but 全国占比
    if token.kind == "own":
        if speech.context.abroad and text[token.start : token.stop] == "中国":
            return False
        context = speech.context  # 江苏、上海五省市 make no province's text of a national one
        home = context.home or (context.province if context.settled != "全国" else None)
        if home in (None, "全国") or token.value != "全国" or not speech.counting:
            return True
        said = text[token.start : token.stop]
        if said in ("我国", "内地", "大陆") or _HAS.match(text, token.stop) is not None:
            return True  # 中国|共有企业2.6万家, but 中国驰名商标2件
        opens = token.start == start or not clean(_before(text, start, token, cuts))
        return opens and said == "全国" and _HONOURS.match(text, token.stop) is None
    spoken = speech.context.subject
    if (
        token.value[:2] in ABROAD
        and spoken is not None
        and (
            (
                any(part[0] == "partner" for part in spoken.parts)
                and (speech.context.abroad or len(speech.drafts) > speech.opened)
            )
            or (speech.context.whole is not None and spoken.head.endswith("外资"))
        )
    ):
        return False  # 日本3.6%，香港3.1%
    before = _before(text, start, token, cuts)
    if token.kind == "region" and before[-1:] == "业" and text.startswith(_ACHIEVES, token.stop):
        return True  # 规模以上电子信息制造业|东部地区|实现营业收入
    quarter = token.kind == "region" and token.stop - token.start == 2  # 依次为|东部|9.1%
    if (
        not clean(before)
        or before in _NOW
        or before in _LOOKING_AT
        or before[-1:] in _BREAKS
        or (before[-1:] in "为是" if quarter else before == "除" and _OWN_NUMBER.match(text, token.stop))
    ):
        return True
    if token.kind in ("city", "province") and epithet_at(text, start, token.start) == start:
        return True  # 外贸强市|深圳|进出口
    if is_manner(before) and following != "籍":
        return True  # 首次|苏州市|进出口
    behind_it = token.kind in ("city", "province") and len(before) > 2 and token.value[:2] not in ABROAD
    if behind_it and _TOLD_RIGHT_BEHIND.match(text, token.stop) is not None:
        whose, measure = speech.naming.head(clean(before))
        alone = not whose or whose.startswith(SIZED)
        return alone and measure is not None  # 固定资产投资|大丰区|18亿元、亭湖区14亿元
    return _HOLIDAY.fullmatch(before) is not None


def _counts_people(last: Draft) -> bool:
    """Whether *last* counts people by where they come from."""
    subject = last.subject
    by_place = bool(subject.partner) or subject.indicator.endswith(_PEOPLE)
    return by_place and last.unit.dimension in ("人", "人次")


def _owned(speech: Speech, token: Token) -> bool:
    """Whether the text's own place, no wider than a province, stands right before a province's name."""
    return (own := speech.ends.get(token.start)) is not None and own.kind == "own" and own.value != "全国"


def _is_partner(speech: Speech, token: Token) -> bool:
    """Whether 香港, 澳门 or 台湾 is whom the capital, trade or orders of another place come from."""
    context = speech.context
    told, spoken = context.home or context.area, context.subject
    if context.abroad or told is None or told[:2] in ABROAD or (context.area or told)[:2] in ABROAD:
        return False
    behind = _FROM_ABROAD.match(speech.text, token.stop)
    whom = spoken is not None and _WITH_WHOM.search(spoken.indicator) is not None
    if behind is None or (told == "全国" and "资" not in behind.group()):
        return whom and behind is None and told != "全国"  # 全市出口…，|香港|保持稳定
    return whom or not behind.group()[-1].isdigit()


def names_airport(text: str, token: Token) -> bool:
    """Whether the place of *token* is part of the name of its airport: 广州|白云机场."""
    named = token.kind in ("city", "province") and text[token.stop - 1] not in "市省"
    return named and text[token.start] != "本" and AIRPORT.match(text, token.stop) is not None


def _before(text: str, start: int, token: Token, cuts: list[tuple[int, int]]) -> str:
    """What stands before *token* from *start* on, without what was cut out."""
    before = text[start : token.start]
    for first, last in sorted(cuts, reverse=True):
        if first >= start and last <= token.start:
            before = before[: first - start] + before[last - start :]
    return before


def is_object(speech: Speech, token: Token, start: int, cuts: list[tuple[int, int]]) -> bool:
    """Whether a wider area in a clause without numbers is what its verb is about: 为创造|全球|需求作贡献."""
    context = speech.context
    if context.area is None and token.value != "全球":
        return False
    if context.own(token.value) == context.area:
        return False
    if _HALF_OF.search(speech.text, start, token.start) is not None:
        return True  # 占据|全省|半壁江山
    before = _before(speech.text, start, token, cuts)
    return _TOLD.search(before) is None and (bool(clean(before)) or _DRIVES.search(before) is not None)


def leave_place(speech: Speech, words: str, subject: Subject, last: Subject | None, *, opening: bool) -> None:
    """Goes back to the text's own area where the zone that *words* begin with lies in none told last."""
    context = speech.context
    zone = zone_of(subject)
    placed_in = speech.naming.groups.of(words) if not zone and subject.head == "数" else None
    zone = placed_in.place if placed_in is not None else zone
    zoned = bool(zone) and words.startswith(zone)
    zoned = zoned or (ends_in(words, _SPOT_SIGNS) and 1 < len(words) < 6 and not subject.parts)
    beside = zoned and _beside_district(speech, subject, last)
    apart = (context.whole is None and context.apart and zoned) or of_others(words)
    if beside or apart:  # 昆山市5亿美元；高新区4亿美元: none of Kunshan's
        context.area = context.item_area or context.home
    elif (
        (opening or len(speech.drafts) == speech.opened)
        and context.area != context.settled
        and (zoned or _SO_MANY_ZONES.match(words))
    ):
        context.leave_region()  # 西部地区399亿元。自贸试验区754亿元: none of that region's


def _beside_district(speech: Speech, subject: Subject, last: Subject | None) -> bool:
    """Whether *subject* is the *last* one's measure again, after a district's of the text's city:
    青山湖区执行额7亿元；高新区执行额3亿元.
    """
    context = speech.context
    area, home = context.area, context.home
    if area is None or area == home or not area.endswith(("区", "县")):
        return False
    if home is None and not (area.endswith("地区") and area != context.item_area):
        return False  # 西部地区3万亿元，自贸试验区7万亿元: of no one city
    if last is None or last.known is None or subject.known is None or (home or "").endswith(("区", "县")):
        return False
    if context.whole is not None and context.whole.level is not None:
        told = context.whole.level - speech.offset
        if not 0 <= told < len(speech.drafts) or speech.drafts[told].area != home:
            return False  # 青山湖区执行额7亿元，其中高新园区3亿元; but 全市7亿元，其中青山湖区…、|高新区
    again = subject.known.measure == last.known.measure
    return again or speech.opening or speech.after in "；;"


def of_home(speech: Speech, words: str) -> str:
    """*words* without the document's own place, where the lexicon does not know it: 环县|工业增加值."""
    home = speech.context.home
    if home is None or home in speech.lexicon.cities:
        return words
    if not words.startswith(home):
        home = home[:-1] if len(home) > 2 and home[-1] in "区县市旗" else home  # 环县…。环|进出口 is none
        if len(home) < 2 or not words.startswith(home):
            return words
    rest = clean(words[len(home) :])
    if (
        len(rest) < 2
        or words[len(home)] in "、和与及"
        or rest.startswith(("人民", "第", "中心", "中", "委", "政"))
        or (rest[0] == "港" and rest[1] not in "口澳区")  # 上海港集装箱吞吐量
        or IN_BODY.match(words, len(home)) is not None
        or (home[-1] not in "市省" and AIRPORT.match(words, len(home)) is not None)
    ):
        return words
    speech.context.area = speech.context.home
    return rest


_RANKED_THERE: Final = re.compile(
    "[近远主城中县各]?[郊城心域]?区?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?个?(?:县|市|区|州|旗|盟|城区){1,4}(?:当?中|里)?(?:综合)?"
    "(?:(?:排名?|位列|位居|居|列|名列|排在|前移至|升至)(?:第|前|首|倒数)|第[一二三四五六七八九十0-9])"
)
"""Places of one, among which the one spoken of has a rank: 全市|近郊四区排名第一."""
_THERE_OPENS: Final = signs("近远主城中县各郊心域区0123456789一二三四五六七八九十个市州旗盟")


def take_place(speech: Speech, token: Token) -> None:
    """The figures behind *token* are of the place that it names, no more of one named before."""
    context = speech.context
    there = token.kind == "own" and stands(speech.text, token.stop, _THERE_OPENS)
    if there and _RANKED_THERE.match(speech.text, token.stop) is not None:
        return  # 登记率60%，全市近郊四区排名第一
    speech.placed, speech.here, context.zone = True, True, None
    if token.kind == "province" and speech.text[token.stop : token.stop + 1] == "：":
        context.province = token.value  # 江西省：全省接待…; 北京：全市接待…
        if token.value.endswith("市") or speech.lexicon.cities.get(context.city or "") != token.value:
            context.city = token.value if token.value.endswith("市") else None
    before = context.area
    if any(subject.area for subject in context.subjects):
        context.subjects = tuple(subject._replace(area=None) for subject in context.subjects)
    named = speech.ends.get(token.start) if token.kind == "own" and token.value != "全国" else None
    if named is not None and named.kind in ("city", "province"):
        token = named  # 吉林|全省
    context.area = own_area(speech, token) if token.kind == "own" else token.value
    if stands(speech.text, token.stop, CUSTOMS_OPEN) and speech.text.startswith(CUSTOMS_DISTRICT, token.stop):
        context.area = context.settled = f"{token.value[:-1]}关区"  # 上海|海关关区: no city's
        context.item_area = context.item_area or context.area
        return
    if token.kind != "own":
        context.subjects = tuple(out_of_group(speech, one) for one in context.subjects)
    away = before not in (None, context.area) and len(speech.drafts) > speech.opened
    one = token.kind == "city" or (token.kind in ("region", "province") and context.home == "全国")
    context.apart |= away and (one or (token.kind == "own" and token.value in _WIDER))
    if away and token.kind == "city":
        context.whole = context.whole and out_of_zone(context.whole)
    cities = speech.lexicon.cities
    within = token.kind == "city" and token.value not in cities
    within = within and (bool(context.home) or context.city in cities)
    lies_in = token.kind == "city" and context.home is not None and cities.get(token.value) == context.home
    if token.kind == "city" and not within:
        take_city(context, token.value)  # no county's that a city's text tells of
    if token.kind == "region" and token.value not in context.regions:
        context.regions = (*context.regions, token.value)
    member = context.item_area is None and speech.text.endswith(("其中，", "其中"), 0, token.start)
    member = member or (token.value[-1] == "市" and of_cities(context))
    member = member or (bool(speech.drafts) and context.in_city_picked)  # 其中，|重庆|: nobody else's
    if before is not None and speech.text[token.start - 1 : token.start] == "，" and not member:
        opens = speech.text.rfind("。", 0, token.start) + 1
        member = stands(speech.text, opens, _BY) and BY_PLACES.match(speech.text, opens) is not None
    label, colon, _ = speech.text[:10].partition("：")
    if colon and speech.kind_of(label.strip()) in ("city", "province"):
        return  # 北京：上半年，北京市…: its own line's
    of_all = context.outside and not context.settled and not context.home and speech.offset  # ⏎全台户数
    if token.kind != "region" and context.area != "全球" and not member and not of_all:
        context.settled = context.area
        led = speech.ends.get(token.start) if token.kind == "city" else None
        its = led is not None and led.kind == "province" and context.home in (None, token.value)
        within = (
            within
            or (token.value in _WIDER and context.home not in (None, context.area))
            or lies_in
            or context.homely
            or (context.whole_text and token.kind != "own")
        )
        if (context.item_area is None or its) and not within and len(speech.drafts) == speech.opened:
            context.item_area = context.area  # 山东省|青岛市: the city
        elif led is not None and led.value == context.item_area and context.home in (None, token.value):
            its = lies_within(speech.text, led.stop, token, led.value)
            context.item_area = context.area if its else context.item_area  # 杭州市|西湖区
