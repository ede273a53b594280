"""The members of a list as printed: what they leave to the last, and what stands before them."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.lexicon import Lexicon
from yuebao.read.names.carried import QUANTITIES
from yuebao.read.names.groups import Groups, county_named
from yuebao.read.names.shared import behind_sort, shared_measure
from yuebao.read.names.subjects import Naming
from yuebao.read.state.spoken import Subject
from yuebao.read.words.breaking import Breaking
from yuebao.read.words.phrases import OWN_MEASURES, PARTING, clean, split_list
from yuebao.read.words.signs import holds, signs
from yuebao.read.words.times import hanzi_number, number_of

_HOW_MUCH = re.compile("(?<=..)(?:数量|货值|货量|贸易额|贸易值|金额)$")
"""How much is traded of the members before, told behind the last: 进口铁矿砂、原油|数量."""
_PRICED = re.compile("(?<=.)(?:进口|出口)(?:均价|单价|平均价格|数量)$")
_OF_INCOME = re.compile("(?:农民|(?:农村|城镇|全体|城乡)?(?:常住)?居民)人均")
_TIER: Final = re.compile("[一二三四]线城市(?=.{2})")
_SIZE = re.compile("(?:(?:计划)?总?投资(?:总?额)?|合同(?:外资|金?额))?[0-9.]*[万亿]+美?元及?以上")
_SORTS = (
    re.compile("[0-9—~～至-]+(?:平方米|平米|㎡)(?:及?以[上下])?(?:（[^）]*）)?"),
    re.compile(
        "(?:国有|国有控股|集体|民营|民间|私营|中资|外资|外商|外商投资|内资|股份制|港澳台(?:资|商投资)?|合资|独资)"
        "(?=$|企业|投资|金融机构|银行|机构)"
    ),
    re.compile("(?:在建|续建|新建|拟建|新?开工|竣工|投产|完工|签约|落地|储备|入库)(?=$|项目)"),
    re.compile("(?:公办|民办|公立|私立|民营)(?=$|幼儿园|学校|医院|高校|养老)"),
    re.compile(
        "(?:商品)?(?:整体)?(?:进出口|出口|进口)(?=$|(?:商品|货物)?(?:总体)?(?:价格|数量|均价|货[量值]|价值|单位价值|景气|新订单))"
    ),
    re.compile("[^、]{1,3}型(?=$|..)"),
    re.compile("[^、]{2,12}[存贷]款(?=$|(?:加权)?(?:平均)?利率|不良率)"),
    re.compile("(?:[一二三四五]级|[三二一][甲乙丙]等?|[2-5]A级?)(?=$|医院|医疗|旅游|景区|[^、0-9级]{2})"),
)
"""Sorts of things whose noun only a list's last one names: 90平方米、144平方米以上|住宅, 公办、民办|学校."""
_SIZED: Final = re.compile("[^0-9、]{2,6}(?=[0-9])")
_OVER: Final = re.compile("(?P<lead>[^超、0-9]{0,8})(?P<size>超过?[0-9.]*[十百千]?[万亿]+(?:美元|元))")
_DRIVEN: Final[tuple[str, ...]] = ("纯电动", "混动", "混合动力", "增程式", "燃料电池", "电动", "燃油")
_CARS = re.compile("汽车|乘用车|商用车|轿车|客车")
_PER = re.compile("人均|每(?:百|千|万|十万)(?:人口|人|户)")
_NET = frozenset({"经营", "财产", "转移", "人均经营", "人均财产", "人均转移"})
_SPENT = re.compile("支出(?:合计|总额|完成)?")
_OF_EACH = re.compile("每[百万千]元.{2,8}中的")
ABSOLUTE: Final = frozenset({"绝对额", "绝对量", "绝对值", "绝对数", "绝对水平"})
"""Regions told as one that a list tells apart."""
_GRADE = re.compile("(?:国家|自治[区州]|省|市|县|区|乡|镇|村)级")
_ZONE = re.compile("[^市区县园区]{1,10}(?:新区|开发区|[市区县园])(?!场|域|[值民政])")
_SHORT = re.compile("^.(?:工业|部|口|贸|款|肉|性|税|职工|居民|通道|园区|片区|翼)")
"""The last of members that all leave but one character to it: 轻、|重工业."""
_COUNTED = re.compile(
    "[等前]?(?<![第、])(?P<count>[二两三四五六七八九十]+|(?<![0-9.])[0-9]{1,2})(?:(?P<always>个?(?:行政区|园区|城市|地区|国家(?!级)|行业|领域|产业(?:带|园|链|集群)?|市场|省份|口岸|(?:国家级|省级)?(?:开发区|经开区|高新区|保税区)))"
    "|[个家大](?:国家级|省级|主要|重点)?(?:县市区|县区|区县|市县|设区市|地级市|城市|开发区|经开区|综保区|高新区|园区|省区市|省市|省份"
    "|国家和地区|国家|地区|行业|产业|领域|门类|口岸|市场|产业带|产业园|产业集群|产业链)的?(?=.{2})"
    "|大(?:传统|新兴|主要|重点|知识密集型)(?=服务)|大(?:平台|片区|功能区|开发区|领域|行业|产业|板块|业务|门类|品类|题?[主展]区|展馆|专区|(?:传统|主要|新兴|重点|主力)?市场|区域|主导产业|优势产业|特色产业|先导产业|重点产业|新兴产业|未来产业|主力业态|支柱产业|重点行业|重点领域)|家(?:企业|公司|银行)|[个大]?(?:主|中心|核心|重点|新|国家级|省级|市级)?(?:城区|片区|功能区|板块|组团|县市区|县区|市区|区县|县市|市县|县（市、?区）|县（区）|市（区）|街道|乡镇|镇|乡|区|县|市)(?![产场域级])|种(?:贸易)?(?:方式|类型|模式|业态|作物)|项(?:主要|核心|大气|水)*(?:指标|污染物)|[大个](?:主要|重点)?(?:货类|货种|险种|作物|能源品种)|类(?:园区|区域|地区|企业|行业|产业|商品|产品|服务)|个?示范园区|省区?市(?!场)|[市区县省国州地者项家](?!产)|大?类业务|个?大?类)"
)
"""How many members a list holds: 甲、乙、丙|三市; 甲县、乙县和丙区|3个县区|进出口."""
_LED_BY_ALL: Final = re.compile(
    "(?P<count>[两三四五六七八九十])(?:大|项|种|类|个|家)[^、的]{0,6}?(?:污染物|作物|运营商|电信企业|税种|险种|品种|业态|门类|品类|港口|机场)(?=[^、]{1,8}、)"
)
"""What the members of a list are called and how many they are, before the first of them."""
_COUNTS: Final = signs("二两三四五六七八九十0123456789")
"""One of which that number holds."""
_LAST_OF = re.compile("(?:以?及|和)(?P<of>[^及和]+)$")
"""The last of a list that are counted among themselves: 非洲及|印度、印尼."""
_TITLE = re.compile(
    "[^、]{2,}?(?:领域|行业|商品|产品|服务|项目|类别|市场|国家|地区|的)(?:分别)?(?:[是有]|为(?!主)|包括)"
)
_NAMED = re.compile(
    "(?:[业务费品类险区市县省州盟国量额值率口校院司粮油材车机件管板膜棒鞋帽灯船砖瓦石砂煤气酸碱盐胶漆维电民物料具器金纸布丝食肉禽蛋奶油菜果鱼茶棉糖烟酒药书包乐育]|服务|制造|加工|贸易|外包|企业|收入|支出|价格|指数)$"
)
"""How the name of a member of a list ends that is told by no head of its own."""
_TRADE: Final = re.compile("(?:业|类|(?<=.)制造|(?<=.)加工|(?<=.)生产和供应)$")
"""How the name of a trade or a class of goods ends, short or full: 化学药品|制造."""
_SETTINGS = ("看", "服务中", "产品中", "业中", "额中", "值中", "量中", "收入中", "支出中", "投资中", "方面")
"""How a clause ends that only says what the members after it are of."""
PLACES = frozenset({"partner", "city", "province", "region"})
_ENDS_OF_ZONES = frozenset("区市县旗地城园镇乡道")
_ZONE_LIKE = re.compile(
    "[^、的]{2,6}(?:(?<![社小景地灾牧林山学辖商城全市库湖])区|(?<!城)市|县|旗|基地|新城|(?<![城乡])镇|(?<!城)乡|街道)"
)
"""What by its end alone is a place, which is of no account but in a list of places."""
_LANDS: Final = re.compile("(?![0-9]|多数|大部分|部分|各|全)[^，、的0-9]{2,8}(?<!跨)(?:国家|成员国)")
"""Lands told together by what they are, which no list of groups need hold: 葡语国家, 发达国家."""
_QUARTERS = frozenset({"东部", "中部", "西部", "东北", "中西部"})


_INSURED = frozenset(
    ["养老", "失业", "工伤", "生育", "医疗", "基本养老", "基本医疗", "城镇职工基本养老", "城乡居民基本养老"]
)
_WORTH = frozenset({"货值", "价值", "总值", "金额"})
_PRICES = frozenset({"均价", "进口均价", "出口均价", "平均价格", "价格", "单价"})


_PRICE = re.compile("(?:每.{1,3})?(?:进口|出口)?(?:均价|平均价格|平均单价)|平均(?:进口|出口)(?:价格|单价)")
_SOLD: Final = frozenset({"成交", "成交面积", "销售面积", "成交量", "成交套数", "销量", "销售量", "销售套数"})
"""How much was sold, which a price told behind it is of."""
_WHITHER: Final = frozenset({"进口", "出口", "内销", "外销"})
"""Where goods go whose prices are told."""


def price_of(words: str, last: Subject) -> str:
    """The price *words* of the goods whose trade was told just before: 铁矿砂进口1236万吨，均价;
    煤炭进口6万吨，量增4.7%、|价|跌3.6%.
    """
    words = "均价" if words == "价" else words
    if last.known is None or not last.before or _PRICE.fullmatch(words) is None:
        return words
    if last.head in _SOLD:
        return last.before + words  # 商品房成交930套，均价
    if last.head in _PRICES and words[:2] in _WHITHER:  # 茶叶出口均价5.5美元/公斤，进口均价
        goods = last.before[:-2] if last.before[-2:] in _WHITHER else ""
        return goods + words
    if last.head in QUANTITIES:  # 大豆进口量152万吨，均价
        flow = "" if words.startswith(last.head[:2]) else last.head[:2]
        return last.before + flow + words
    if not last.known.trade:
        return words
    flow = "" if last.head[:2] in words[:4] else last.head[:2]  # 茶叶出口额20亿美元，均价
    return last.before + flow + words


def of_price(priced: Subject, last: Subject) -> Subject:
    """*priced*, of the goods of *last*: cut as their trade was, or as it says itself behind another price."""
    return priced if last.head in _PRICES else priced._replace(parts=last.parts)


def prices_of(words: str, told: tuple[Subject, ...]) -> list[str]:
    """The price *words* of each thing in *told*, none if they are no price: 煤、原油分别进口…，进口均价."""
    if words in _WORTH:  # 大豆进口量…，价值分别为
        traded = [each.before + each.head[:2] + "值" for each in told if each.head in ("进口量", "出口量")]
        return traded if len(traded) == len(told) else []
    flow = words[:2]
    if words not in _PRICES and (flow not in ("进口", "出口") or words[2:] not in _PRICES):
        return []
    if all(each.head in QUANTITIES for each in told):  # 进口铁矿砂、原油数量分别为…，均价
        return [each.before + each.head[:2] + words.removeprefix(each.head[:2]) for each in told]
    return [
        (each.before if words.startswith(each.head) or each.head.startswith(flow) else each.indicator) + words
        for each in told
    ]


_KINDS: Final[tuple[str, ...]] = (
    *(
        "幼儿园",
        "小学",
        "初中",
        "高中",
        "中学",
        "学校",
        "院校",
        "高校",
        "大学",
        "学院",
        "职高",
        "中职",
        "中专",
        "技校",
    ),
    *("医院", "卫生院", "卫生室", "服务中心", "机构", "诊所", "门诊部", "服务站"),
)
"""How kinds of schools and of places of care are called."""
_KIND: Final = re.compile(f".*?(?:{'|'.join(_KINDS)})")
_OF_THE_WHOLE = re.compile("(?:人口综合|综合人口|人口|综合|总)(?:达标|覆盖|合格|优良|满意)率$")
"""A rate of the whole of each member of a list."""


_AGED: Final = re.compile("(?:[^，、]{2,14}的)?[0-9]{1,2}[-—–~～至到][0-9]{1,2}周?岁")


def shared_tail(parts: list[str], naming: Naming, lexicon: Lexicon) -> str:
    """What follows a list's last member when all are members of one breakdown, else nothing."""
    members = lexicon.members
    aged = _AGED.match(parts[-1])
    if aged is not None and all(_AGED.fullmatch(part) for part in parts[:-1]):
        return parts[-1][aged.end() :]  # 16—24岁、25—29岁|劳动力调查失业率
    grade = _GRADE.match(parts[-1])
    if grade is not None and all(_GRADE.fullmatch(part) for part in parts[:-1]):
        return parts[-1][grade.end() :]  # 国家级、省级重点县贷款余额
    kinds = {members[part][0] for part in parts[:-1] if part in members}
    if len(kinds) == 1 and all(part in members for part in parts[:-1]):
        dimension = kinds.pop()
        for size in range(min(10, len(parts[-1])), 1, -1):  # 国有企业、外商投资企业 share nothing
            member = members.get(parts[-1][:size])
            if member is not None and member[0] == dimension:
                return parts[-1][size:]
    if parts[-1].startswith("贷款余额") and all(part.endswith("存款") for part in parts[:-1]):
        return "余额"  # 本外币存款、贷款|余额
    if any(naming.head(part)[1] is not None for part in parts[:-1]):
        return ""
    at = parts[-1].find("保险")
    if at > 1 and all(part in _INSURED for part in parts[:-1]):  # 基本养老、失业、工伤|保险参保人数
        return parts[-1][at:]
    at = parts[-1].find("型") + 1
    if at > 1 and all(part.endswith("型") for part in parts[:-1]):  # 乐透型、竞猜型|彩票销售量
        return parts[-1][at:]
    zone = _ZONE.match(parts[-1])
    if zone is not None and all(_ZONE.fullmatch(part) for part in parts[:-1]):
        return parts[-1][zone.end() :]  # 高新区、经开区、江汉区|服务外包执行额
    if parts[0].endswith(_KINDS) and all(part.endswith(_KINDS) for part in parts[1:-1]):
        last = _KIND.match(parts[-1])
        if last is not None and len(parts[-1]) > last.end() + 1:
            return parts[-1][last.end() :]  # 小学、初中、普通高中|专任教师学历合格率
    at = parts[-1].find("企业") + 2
    if at > 2 and all(part.endswith("企业") for part in parts[:-1]):  # 大型企业和中型企业|生产指数
        return parts[-1][at:]
    firms = any(part.endswith("企") for part in parts[:-1])  # 民企、国企、外资企业: each in a word
    if all(len(part.removeprefix("接待")) == 2 for part in parts[:-1]) and not firms:  # 国内、国际航线
        for shared in lexicon.shared:
            if parts[-1].find(shared) == 2:
                return parts[-1][2:]
    whole = _OF_THE_WHOLE.search(parts[-1])
    if whole is not None and whole.start() > 1:  # 广播、电视|人口综合覆盖率
        return parts[-1][whole.start() :]
    for at in range(1, len(parts[-1]) - 1):  # 甲、乙、丙离岸执行额
        for size in (2, 3):
            member = members.get(parts[-1][at : at + size])
            if member is None or member[0] != "side":
                continue
            behind = naming.head(parts[-1][at + size :])
            if parts[-1][at + size - 1] == "岸" or (behind[1] is not None and not behind[0]):
                return parts[-1][at:]
    if any(part.endswith(OWN_MEASURES) for part in parts[:-1]):
        return ""  # each has its own: 用水量、万元工业增加值用水量
    before, known = naming.head(parts[-1])
    sort = behind_sort(parts)
    if sort:
        own, measured = naming.head(sort)
        if measured is None or own or (known is not None and len(known.printed) > len(sort)):
            return sort  # 固定电话、移动|电话|普及率; else with the measure what all members are of: 离岸
    return shared_measure(parts, before, known.printed if known is not None else "")


def by_commas(
    pieces: list[str],
    words: str,
    count: int,
    naming: Naming,
    breaks: Breaking,
    *,
    generic: bool,
) -> tuple[list[str], str | None]:
    """The *count* members of a list that commas part, for they hold 、 themselves, and a head said apart.

    *pieces* are the clauses before; *generic* says that *words*, right before the numbers, name nothing.
    旅行，电信、计算机和信息服务，建筑服务出口分别增长; …建筑服务出口较快，增幅分别为; …，执行额分别为.
    No members when they are not as many, or when one of them may be no name.
    """
    pieces = [piece for piece in pieces if not piece.endswith(_SAYS)]
    before, known = naming.head(words)
    if pieces and before == pieces[-1]:
        before, words = "", words[len(before) :]  # 纺织业，酒、饮料制造业，|增加值|分别增长
    bare = not generic and known is not None and not before
    said = pieces if generic or bare else [*pieces, words]
    if said and said[0][-1:] == "看":
        said = said[1:]  # 从增速看，甲业，乙业以及丙业
    while generic and len(said) > count and said[-1].startswith(_FARED_HOW):
        said = said[:-1]  # 建筑业恢复较快，增幅明显，|分别为
    if 0 < len(said) < count and "以及" in said[-1]:
        said = [*said[:-1], *said[-1].split("以及", 1)]
    parts, earlier = said[-count:], said[:-count]
    trades = len(said) == count > 1 and bare and all(_TRADE.search(part) for part in parts)
    if len(parts) < count or not (trades or any(PARTING.search(part) for part in parts)):
        return [], None  # but 前两位的行业是汽车制造业，纺织业，增加值分别增长
    titled = _TITLE.match(parts[0]) if generic or bare else None
    if titled is not None:  # 出口增长较快的领域是电信和信息服务，知识产权使用费，分别增长
        parts, earlier = [parts[0][titled.end() :], *parts[1:]], []
    if earlier and not earlier[-1].endswith(_SETTINGS) and breaks.search(earlier[-1], 1) is None:
        return [], None  # one member more than numbers
    broken = breaks.search(parts[-1], 1) if generic or bare else None
    if broken is not None:
        parts = [*parts[:-1], clean(parts[-1][: broken.start()])]
    parts = [*parts[:-1], _uncounted_last(parts[-1], count)]
    listed = None if generic else split_list(words, count)
    last = naming.head(parts[-1])[0] or parts[-1]
    plain = (
        listed is not None
        and not (  # 采矿业，制造业，电力、热力、燃气及水生产和供应业分别下降
            _TRADE.search(last) is not None
            and all(_TRADE.search(part) for part in parts[:-1])
            and not any(_TRADE.search(part) for part in listed[:-1])
        )
    )
    named = all(
        len(part) < 25 and breaks.search(part, 1) is None and _NAMED.search(part) for part in parts[:-1]
    )
    if not parts[-1] or plain or not named:
        return [], None
    if bare and len(parts[-1]) > len(words):
        parts = [*parts[:-1], parts[-1].removesuffix(words)]  # 娱乐业|营业收入|增长较快，实现营业收入
    return parts, words if bare else None if titled is None else ""


def _uncounted_last(part: str, count: int) -> str:
    """The last of *count* members told with commas, without how many they are: 租赁业，…，教育|四类行业|."""
    counted = _COUNTED.search(part) if part[-1:] != "业" or "个" in part or "类" in part else None
    if counted is None or counted.start() < 2:
        return part
    many = number_of(counted["count"])
    return part[: counted.start()] + part[counted.end() :] if many == count else part


_SAYS: Final[tuple[str, ...]] = (
    "公布",
    "发布",
    "发表",
    "公报",
    "显示",
    "表示",
    "指出",
    "宣布",
    "获悉",
    "报道",
)
"""How a clause ends that says who tells it, and lists nobody: 政府统计处公布，出口和进口货值均录得升幅."""
_FARED_HOW: Final[tuple[str, ...]] = ("增幅", "增速", "增势", "升幅", "降幅", "涨幅", "跌幅")
_SHORT_NAMES = re.compile(
    "(?P<names>(?:[\u4e00-\u9fff]{2}[、和及与])+[\u4e00-\u9fff]{2})(?P<count>[两三四五六七八九十])个?(?P<kind>(?:行政|市辖)?区|县)(?![域级区市])"
)
"""Districts or counties by their short names, with how many they are: 香洲、金湾和斗门三个行政区."""


def uncounted(words: str, count: int) -> str:
    """*words* without the number of their members: 西安、宝鸡、咸阳|三市|进出口."""
    short = _SHORT_NAMES.match(words) if "区" in words or "县" in words else None
    if short is not None:  # 香洲、金湾和斗门三个行政区
        names = PARTING.split(short["names"])
        if len(names) == count and hanzi_number(short["count"]) == count:
            kind = short["kind"].removeprefix("行政").removeprefix("市辖")
            named = (name if name.endswith(("区", "县")) else name + kind for name in names)
            return "、".join(named) + words[short.end() :]
    if not holds(words, _COUNTS):
        return words
    led = _LED_BY_ALL.match(words) if "、" in words else None
    if led is not None and hanzi_number(led["count"]) == count:
        return words[led.end() :]  # 三大运营商|移动、联通、电信用户
    counted = _COUNTED.search(words)
    if counted is None or words.startswith("、", counted.end()):  # 前3家、前5家、前10家企业
        return words
    said = counted["count"]
    many = number_of(said)
    before = words[: counted.start()]
    last = _LAST_OF.search(before) if 0 < many < count else None
    if last is not None and len(PARTING.split(last["of"])) == many:
        return before + words[counted.end() :]  # 非洲、拉丁美洲及印度、印尼、俄罗斯|三国
    exact = many == count and ("、" in before or said.isdigit() or (count == 2 and PARTING.search(before)))
    if counted.end() == len(words) and not exact and not words.endswith("指标"):
        return words
    if not exact and (counted["always"] is None or said.isdigit()):
        return words
    return words[: counted.start()] + words[counted.end() :]


def sizes(parts: list[str]) -> list[str]:
    """5亿元和10亿元以上|项目投资, 执行额|超千万美元和超亿美元|的企业, each with all its words; else none."""
    sized = _SIZE.match(parts[-1])
    if sized is not None and all(
        _SIZE.fullmatch(part + "以上") or _SIZE.fullmatch(part) for part in parts[:-1]
    ):
        tail = parts[-1][sized.end() :]
        led = _SIZED.match(parts[0])  # 投资总额1亿美元以上、3000万美元以上项目
        lead = led.group() if led is not None and not _SIZED.match(parts[-1]) else ""
        told = [parts[0], *(lead + part for part in parts[1:-1])]
        return [*(part.removesuffix("以上") + "以上" + tail for part in told), lead + parts[-1]]
    over = [_OVER.match(part) for part in parts] if "超" in parts[-1] else [None]
    final = over[-1]
    if final is None or not all(
        one is not None and one.end() == len(part) for one, part in zip(over[:-1], parts, strict=False)
    ):
        return []
    lead, tail = over[0]["lead"] if over[0] is not None else "", parts[-1][final.end() :]
    return [f"{lead}{one['size']}{tail}" for one in over if one is not None]


def _industries_before(parts: list[str]) -> list[str]:
    """第一、二、三产业|和城乡居民生活用电量: the industries of a list that goes on behind them."""
    for place, part in enumerate(parts):
        if place and part[:2] in ("二产", "三产"):
            led = place
            while led and parts[led - 1] in _ORDINALS:
                led -= 1
            if led == place:
                return parts
            named = [f"第{each.removeprefix('第')}产业" for each in parts[led:place]]
            last = f"第{part}" if part[2:3] == "业" else f"第{part[:2]}业{part[2:]}"
            return [*parts[:led], *named, last, *parts[place + 1 :]]
    return parts


_LEVELS: Final = frozenset({"国家", "部", "省", "市", "县", "区"})
_OF_LEVEL: Final = re.compile("(?P<of>[省市县区州])(?:(?P<all>[两三]级)|(?=级|属|重点))")
"""The last of several levels of government, with what is each one's: 省、|市|级重点项目."""
_TIERS: Final = frozenset({"一", "二", "三", "一线", "二线", "三线"})
_ORDINALS: Final = frozenset({"第一", "第二", "一", "二"})


_TRADES_SHORT: Final = frozenset({"批发", "零售", "住宿", "餐饮"})
"""Trades that share the 业 of the last: 住宿、|餐饮业."""


def industries(parts: list[str]) -> list[str]:
    """第一、二、三产业 and 第一、第二、第三产业 as 第一产业, 第二产业, 第三产业."""
    if len(parts[-1]) > 2 and parts[-1][1] == "型" and all(p in ("大", "中", "小") for p in parts[:-1]):
        tail = parts[-1][1:]  # 中、小型企业PMI
        return [*(part + tail for part in parts[:-1]), parts[-1]]
    level = _OF_LEVEL.match(parts[-1]) if _LEVELS.issuperset(parts[:-1]) else None
    if level is not None:  # 省、市级重点项目; 省、市两级重点项目
        tail = ("级" if level["all"] else "") + parts[-1][level.end() :]
        return [*(part + tail for part in parts[:-1]), level["of"] + tail]
    trades = all(part in _TRADES_SHORT for part in parts[:-1]) and parts[-1][:2] in _TRADES_SHORT
    if trades and parts[-1][2:3] == "业":
        return [*(part + "业" for part in parts[:-1]), parts[-1]]  # 住宿、餐饮业分别实现零售额
    if "线城市" in parts[-1][1:5] and all(part in _TIERS for part in parts[:-1]):
        tail = parts[-1][parts[-1].index("线") :]  # 二、三线城市住宅价格; 一线、二线、三四线城市
        return [*(part[0] + tail for part in parts[:-1]), parts[-1]]
    if parts[-1][:2] == "小微" and all(part in ("大", "中") for part in parts[:-1]):
        tail = "型" + parts[-1][2:].removeprefix("型")  # 中、小微型企业增加值
        return [*(part + tail for part in parts[:-1]), parts[-1]]
    if all(len(part) == 1 for part in parts[:-1]) and _SHORT.match(parts[-1]):
        tail = parts[-1][1:]
        if tail[0] == "部" and tail[1:2] not in ("门", "分", "省"):
            regions = [f"{part[0]}部地区" for part in parts]  # 东、中、西部离岸执行额
            return [*regions[:-1], regions[-1] + tail[1:].removeprefix("地区")]
        return [*(part + tail for part in parts[:-1]), parts[-1]]  # 内、外贸吞吐量
    if parts[-1].endswith("贷款余额") and all(part.endswith("贷款") for part in parts[:-1]):
        return [*(f"{part}余额" for part in parts[:-1]), parts[-1]]  # 科技贷款、绿色贷款余额
    priced = _PRICED.search(parts[-1]) if "口" in parts[-1] else None
    if priced is not None and not any("口" in part for part in parts[:-1]):
        return [*(part + priced.group() for part in parts[:-1]), parts[-1]]  # 大豆、铜材|进口均价
    parts = _industries_before(parts)
    if "元" in parts[-1]:
        sized = sizes(parts)
        if sized:
            return sized
    for sort in _SORTS:
        last = sort.match(parts[-1])
        if last is not None and all(sort.fullmatch(part) for part in parts[:-1]):
            tail = parts[-1][last.end() :].removeprefix("及以下").removeprefix("及以上")
            return [*(part + tail for part in parts[:-1]), parts[-1]]
    each = _OF_EACH.match(parts[0])
    if each is not None and not any("每" in part for part in parts[1:]):
        return [parts[0], *(each.group() + part for part in parts[1:])]  # 每百元营业收入中的成本、费用
    if parts[-1].endswith("净收入") and any(part in _NET for part in parts[:-1]):
        parts = [part + "净" if part in _NET else part for part in parts]  # 工资性、经营、转移净收入
    if len(parts) == 2 and parts[0].endswith("收入") and _SPENT.fullmatch(parts[1]):
        return [parts[0], parts[0][:-2] + parts[1]]  # 一般公共预算收入、支出
    if parts[-1].startswith("不良贷款") and all(part.endswith("类") for part in parts[:-1]):
        return [*(part + parts[-1][2:] for part in parts[:-1]), parts[-1]]  # 正常类、关注类、不良贷款余额
    if all(part.endswith(_DRIVEN) for part in parts[:-1]):
        car = _CARS.search(parts[-1])
        tail = parts[-1][car.start() :] if car is not None else ""
        parts = [*(part + tail for part in parts[:-1]), parts[-1]]  # 纯电动、燃料电池汽车产量
    if len(parts) == 2 and parts[0].endswith("存") and parts[1].startswith("贷款"):  # 存、贷款余额
        return [f"{parts[0]}款{parts[1][2:]}", parts[1]]
    if len(parts) > 1 and parts[-1] in ("二次产业", "三次产业"):
        parts = [*parts[:-1], parts[-1].replace("次", "")]  # 第一、二、三次产业
    if len(parts) > 1 and parts[-1] in ("二产", "三产"):
        parts = [*(part.removesuffix("产") for part in parts[:-1]), f"{parts[-1]}业"]  # 一产、二产、三产
    if not parts[-1].removeprefix("第").startswith(("二产业", "三产业")):
        return parts
    return [
        f"第{part.removeprefix('第')}产业"
        if part.removeprefix("第") in ("一", "二", "三")
        else part
        if part[:1] not in "一二三"
        else f"第{part}"
        for part in parts
    ]


def measures_of(words: str, lexicon: Lexicon) -> list[str] | None:
    """汽车产销 as 汽车产量, 汽车销量; None when *words* end in no word of two measures."""
    for size in range(min(5, len(words)), 1, -1):
        both = lexicon.paired.get(words[-size:])
        if both is not None:
            return [words[:-size] + measure for measure in both]
    return None


def quarters(parts: list[str], place: str) -> list[str]:
    """东、中、西部地区 and 东部、中部、西部地区 as whole names, where *place* is the last one's."""
    if not place.endswith(("部地区", "东北地区")):
        return parts
    return [
        f"{part}部地区" if part in ("东", "中", "西") else f"{part}地区" if part in _QUARTERS else part
        for part in parts
    ]


def tiers(parts: list[str]) -> list[str]:
    """二线城市新建商品住宅和二手住宅: the tier that the first is led by leads them all."""
    led = _TIER.match(parts[0])
    if led is None or any(_TIER.search(part) for part in parts[1:]):
        return parts
    return [parts[0], *(led.group() + part for part in parts[1:])]


def per_head(parts: list[str], naming: Naming) -> list[str]:
    """人均工资性、经营、转移净收入, 每千人口医师数、护士数: what leads the first leads them all."""
    led = _PER.match(parts[0])
    alone = led is None and "人均" in parts[0] and not any("人均" in part for part in parts[1:])
    if alone and all(part.endswith(("收入", "支出")) for part in parts):
        led = _OF_INCOME.match(parts[0])  # 农民人均工资性收入、经营净收入
    if led is None or any(_PER.match(part) for part in parts[1:]):
        return parts
    if led.group() == "人均" and naming.head(parts[0])[1] is not None:
        return parts  # 人均GDP、财政收入
    return [parts[0], *(led.group() + part for part in parts[1:])]


def qualified(parts: list[str]) -> list[str]:
    """享受低保的城镇居民、农村居民: what the first of several sorts of people did, they all did."""
    led = _DOING_SO.match(parts[0])
    if led is None or any("的" in part or _INSURED_SO.match(part) for part in parts[1:]):
        return parts
    return [parts[0], *(led.group() + part for part in parts[1:])]


def led_by_flow(parts: list[str], naming: Naming) -> list[str]:
    """对东盟出口机电产品、钢材 as 对东盟机电产品出口, 对东盟钢材出口; 进口铁矿砂、原油数量 with 数量."""
    _, led = naming.head(parts[0])
    told = _HOW_MUCH.search(parts[-1])
    tail = told.group() if told is not None else ""
    last = parts[-1].removesuffix(tail)
    if led is None or not led.trade or parts[0].endswith(led.printed) or naming.head(last)[1] is not None:
        return parts
    to = parts[0][: parts[0].index(led.printed)]
    rest = [parts[0][len(to) + len(led.printed) :], *parts[1:-1], last]
    return [to + part + led.printed + tail for part in rest]


_DOING_SO: Final = re.compile(
    "(?:获得?|享受|参加|领取|纳入|符合)[^、的]{2,16}的(?=.{2})|(?:城镇|全国|农村)*不(?:包?含|包括)[^、的]{2,8}的(?=[0-9])"
)
_INSURED_SO: Final = re.compile("获得?|享受|参加|领取|纳入|符合")
_WHOSE: Final = frozenset({"city", "province", "region"})
_TOWARDS: Final = frozenset("对与向自从")
NO_VERBS: Final = ("自贸", "自由", "自治", "自主", "自营", "自贡", "自流井", "自市", "向阳", "从化", "从江")
"""Words that begin as a verb does and say nothing of where from: 湖北|自贸片区, 自贡, 蒙自市."""


_GOING: Final = frozenset("往赴")


def place_of(words: str) -> str:
    """*words* without a verb before a place: 承接美国 → 美国."""
    if "大陆" in words[:4] and words.startswith(("中国大陆与香港", "中国大陆和香港", "大陆与香港")):
        return words
    for verb in ("输往", "前往", "来自", "产自", "企业承接", "承接", "对", "与", "向", "自", "从"):
        at = words.find(verb, 0, 8 if "方式" in words[:7] else 6)
        if at >= 0 and not words.startswith(NO_VERBS, at):
            return words[at + len(verb) :]
    return words[1:] if words[:1] in _GOING and len(words) > 2 else words


def place_first(words: str, lexicon: Lexicon, groups: Groups) -> tuple[str, str]:
    """The place or zone that *words* begin with, and the rest."""
    whose, words = words, place_of(words)
    if len(words) < len(whose):  # 四川、云南和|贵州|对东盟: whose trade it is, before with whom
        for number, start, stop in lexicon.automaton.find(whose):
            if start == 0 and lexicon.terms[number][0] in _WHOSE and whose[stop : stop + 1] in _TOWARDS:
                return whose[:stop], whose[stop:]
            break
    short = words[:1] in lexicon.short_partners and words[1:].startswith(("服务", "离岸", "贸易", "外包"))
    if short:  # 对美、对欧、对日|服务出口
        return words[:1], words[1:]
    for number, start, stop in lexicon.automaton.find(words):
        if start == 0 and lexicon.terms[number][0] in PLACES:
            return words[:stop], words[stop:].removeprefix("的")
        break
    group = groups.of(words)
    if group is not None and group.place and words.startswith(group.place):
        return group.place, words[len(group.place) :]
    for size in (2, 3):
        if f"{words[:size]}市" in lexicon.cities:
            return words[:size], words[size:]  # 大同、朔州和|长治|规上工业增加值
    return "", words


def kind_of(part: str, lexicon: Lexicon, groups: Groups) -> str:
    """What kind of place all of *part* is (partner, city, zone …); nothing when it is none."""
    if len(part) == 1 and part in lexicon.short_partners:
        return "partner"
    term = lexicon.term(part)
    if term is not None and term[0] in PLACES:
        return term[0]
    if f"{part}市" in lexicon.cities or county_named(part, lexicon) is not None:
        return "city"
    if part[-1:] in "国家" and _LANDS.fullmatch(part) is not None:
        return "partner"
    if part[-1:] not in _ENDS_OF_ZONES:
        return ""
    group = groups.of(part)
    placed = (group is not None and group.place == part) or _ZONE_LIKE.fullmatch(part) is not None
    return "zone" if placed else ""
