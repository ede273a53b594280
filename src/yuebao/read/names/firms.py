"""Names of single firms, which are no member of any breakdown: 华丰集团|出口额, 城南百货大楼|销售收入."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.spoken import KINDS
from yuebao.read.words.memo import kept
from yuebao.read.words.money import MONEY
from yuebao.read.words.signs import holds, signs

if TYPE_CHECKING:
    from yuebao.read.state.spoken import Subject

_ENDS: Final = (
    "有限责任公司|股份有限公司|有限公司|股份公司|集团公司|总公司|公司|集团股份|集团(?!军)|购物中心|购物广场|百货大楼|百货商场|百货大厦"
    "|商厦|商场|超市|百货|大酒店|酒店|大饭店|饭店|宾馆|总店|银行(?!业|承兑|结|售|代客|自身|间|同业|存|贷|卡|不良|理财|保函|信贷|资产|从业)|书城|(?<=..)厂"
)
_STEM: Final = (
    "(?:(?![的了在于与和及、，。对从向由有共家个是为被把将等自来设引签该以])[\u4e00-\u9fffA-Za-z]){2,12}?"
)
_NAME: Final = re.compile(
    f"(?P<stem>{_STEM}(?:（[\u4e00-\u9fff]{{2,5}}）[\u4e00-\u9fffA-Za-z]{{0,10}}?)?)(?:{_ENDS}){{1,2}}(?!业)"
)
_ENDINGS: Final = signs("司团厂市货楼场厦店馆行城份心")
_CLASS: Final = re.compile(
    "(?:新[增设引]|净增|引进|大型|中型|小型|中小型?|微型|龙头|重点|骨干|主要|连锁|综合|专业|便利|仓储|会员|社区|高[档端]|[一二三四五]?星级(?:及?以上)?的?|经济型|快捷|各类?|各大|其[他余]"
    "|本地|当地|境[外内]|海外|国内|国[有营际]|民营|私营|外[资商]|[中内合独]资|股份制?|集体|上市|非上市|拟上市|挂牌|跨国|企业|工业|商业|政策性|城市|农村|乡镇"
    "|村镇|农商|城商|信用|社|投资|控股|参股|[子分母总]|保险|[财寿产]险|人身险?|财产险?|再|证券|基金|信托|期货|贷款|小额|担保|融资|租赁|金融|航空|物流|快递"
    "|运输|房地产|开发|外贸|贸易|进出口|[供发水火风核]?电力?|石油|烟草|旅游|汽车|软件|服务|外包|科[技创]|建筑|施工|制造|生产|加工|限额以[上下]|限上|规模以[上下]"
    "|规上|监测|样[本板]|零售|批发|住宿|餐饮|购物|百货|超市|商场|医药|技术|网络|电子|电商|平台|便民|生鲜|家[电居]|市[区县内]|[全我][省市县区国]|直属|所属|中?央"
    "|地方|行业|工程|建设|设计|咨询|文化|传媒|影视|出版|养老|资产|管理|财富|理财|评级|污水|处理|自来水|垃圾|焚烧|净水|[深沪]市|[大小新老级资类])+"
    "|.*(?:领域|药|行业|板块|产业|类|型|业|板|性|制|式|级|界)"
)
"""What tells one class of firms from another, and names no single firm: 大型连锁|超市, 国有商业|银行."""
_SORTS: Final[tuple[str, ...]] = ("业", "机构", "类", "企业", "板块", "领域", "产品", "服务", "系统")
"""What makes the name of a sort of firms or goods of what stands before it."""
_FIELDS: Final[tuple[str, ...]] = ("服务外包", "服务贸易", "服务进", "服务出", "产品出", "产品进", "类产品")
"""What a firm may trade in: 中瑞公司|服务外包."""
_OF_CITY: Final[tuple[str, ...]] = ("百货大楼", "银行", "集团", "商厦")
"""What with nothing but its city before it is a firm's name: 安阳|百货大楼."""

_STAFF: Final = re.compile(
    "(?:全球|全职|在职|正式)*(?:(?<!教职)员工|雇员|(?<!教)职工)$|^(?:研发|科研|专业技术|技术)$"
)
"""Who work for a firm, counted: 全职|员工."""


_FIRMS: Final[dict[str, str]] = {}


def firm_of(words: str) -> str:
    """The name of the single firm that *words* begin with, nothing when they begin with none."""
    if not holds(words, _ENDINGS):
        return ""
    told = _FIRMS.get(words)
    return kept(_FIRMS, words, _firm_of(words), 4096) if told is None else told


def _firm_of(words: str) -> str:
    named = _NAME.match(words)
    if named is None or _CLASS.fullmatch(named["stem"]) is not None:
        return ""
    if words.startswith(_SORTS, named.end()) and not words.startswith(_FIELDS, named.end()):
        return ""  # 日用百货|业, 银行|机构
    return named.group()


IS: Final[tuple[str, ...]] = (
    "是",
    "成立于",
    "创办于",
    "创立于",
    "始建于",
    "创建于",
    "位于",
    "坐落于",
    "坐落在",
    "地处",
    "系",
)


def tells_of_firm(clause: str) -> bool:
    """Whether *clause* says what a firm is or where it stands, and no measure: 东湖公司|是一家民营企业."""
    if "公司" not in clause and "集团" not in clause and "厂" not in clause:
        return False
    firm = firm_of(clause)
    return firm != "" and clause.startswith(IS, len(firm))


_ZONE_LED: Final = re.compile(
    "[\u4e00-\u9fff]{0,10}?(?:园区|开发区|高新区|经开区|软件园|产业园|工业园|科技园|保税区|综保区|新区)(?=[\u4e00-\u9fff]{2})"
)


def owner_led(words: str) -> str:
    """The firm or the zone that *words* begin with: 东湖公司|授权专利, 软件园|企业."""
    firm = firm_of(words)
    zone = _ZONE_LED.match(words) if not firm and ("区" in words or "园" in words) else None
    return zone.group() if zone is not None else firm


_BARE: Final = re.compile("(?:本|我)?(?:公司|集团)(?!化|债|类|制|型|法|治理|注册|登记)")
_BARE_BEGINS: Final = frozenset("公集本我")


def bare_firm(words: str) -> str:
    """The firm that a text is of, which it calls by nothing else: 公司|汽车产量, 集团|整车出口."""
    named = _BARE.match(words) if words[:1] in _BARE_BEGINS else None
    return named.group() if named is not None else ""


_FIELD: Final = re.compile(
    "(?:外包|服务|业务?|贸易|合同|项目|产品|软件|技术|工程|系统|研发|设计|人员?|线|口岸)$"
)
"""How a field of contracts ends, which those who do it keep: 软件外包|执行额5亿元，其中甲公司."""
_DONE: Final[tuple[str, ...]] = (
    *(
        "每",
        "人均",
        "发行",
        "拉动",
        "带动",
        "撬动",
        "直接带动",
        "支付",
        "拨付",
        "偿还",
        "提供",
        "举办",
        "建成",
        "发放",
        "培训",
    ),
    *("组织", "开展", "设立", "建立", "开通", "培育", "认定", "发布", "获批", "入选", "帮扶", "救助", "资助"),
)
"""How what was done begins, which is no member of what was measured before: |提供岗位|5.8万个."""
_SPARED: Final[tuple[str, ...]] = ("减免", "减让", "优惠", "享惠", "节约成本")
"""How what was spared ends, which is none either: 货值31亿美元，|享受关税减免|1.1亿美元."""


def is_done(words: str) -> bool:
    """Whether *words* say what was done or spared."""
    return words.startswith(_DONE) or words.endswith(_SPARED)


_ACTS: Final = re.compile(
    "受理|获得|使用|参加|参与|办理|处理|审理|查处|服务的|在[^，、]{2,}?(?:获|得|赛)|的居民$|案件$|奖牌$|(?<=[^，、])(?:举办|召开|发布|推出|签订|签署)[^，、]{2}"
)
"""What tells who did what, in words that are counted."""


def acts(words: str) -> bool:
    """Whether *words* tell who did something, and are no member of what was measured: 法院|受理|各类案件."""
    return _ACTS.search(words) is not None


DEALT: Final = frozenset(
    {"交易", "投诉", "成交", "登记", "备案", "案件", "事项", "合同", "专利", "申请", "邮件", "快件"}
)
"""How those end that are dealt with by the piece, and nobody made: 牛奶产量15万吨。受理|投诉|1.26万件."""
SORTED_BY_NAME: Final = (
    *("机构", "技术开发合同", "技术转让合同", "技术许可合同", "技术咨询合同", "技术服务合同"),
)
"""How those end whose sorts have whole names: 登记技术合同…，其中|技术开发合同."""
OF_CONTRACTS: Final = frozenset({"执行额", "合同签约额", "合同数", "签约额"})
_PASSING: Final = re.compile(
    "(?P<of>[^，、的超过达在0-9十百千万亿]{2,12}?)(?:在|(?P<over>超过?|突破|[超越]过|过|达到?|不低于|大于|上(?=[亿千百十万])))?[0-9.十百千万亿]+(?P<unit>美元|元)"
    "(?P<up>及?以上)?的?[^，、0-9]{0,6}?(?P<who>企业|公司|国家和地区|国家|地区|市场|园区|区县|县区|城市|商品|产品|项目)?"
)


def passing(counted: str, dimension: str) -> str:
    """What those *counted* have more of than so much money, where *dimension* is its currency: 执行额 of
    执行额超千万美元的企业.
    """
    if dimension not in MONEY or "元" not in counted:
        return ""
    mark = _PASSING.fullmatch(counted)
    if mark is None or not (mark["over"] or mark["up"]) or mark["unit"] != dimension:
        return ""
    return _OF_PLACES.sub("", mark["of"])


_OF_PLACES: Final = re.compile(
    "^(?:县（[市区、]+）|设区市|市州|州市|县市区|县市|县区|区县|镇街|乡镇|街道|盟市|县(?!域|级)|区(?!域|间|内)|市(?!场|值|级|政)|镇|省份)(?=.{3})"
)
"""The places that were counted, before what they have more of than others: |县（市）|人均可支配收入."""
_MEASURE_ENDS: Final = frozenset("额值入资口量税润收")
_MARK: Final = re.compile(
    "(?:超过?|突破|[超越]过|过|达到?|不低于|大于|上(?=[亿千百十万]))?[0-9.十百千万亿]+美?元(?:及?以上|级)?(?P<whose>的?(?:企业|公司|项目)?)"
)
"""A mark that somebody passes, of what told no more: |超亿美元的|3家."""


def marked_again(words: str, last: Subject) -> str:
    """*words* with what those counted *last* pass a mark of, where they tell another mark alone: 执行额超千万
    美元的企业46家，其中|超亿美元的|3家.
    """
    mark = _MARK.fullmatch(words) if last.head == "数" else None
    of = _PASSING.fullmatch(last.before) if mark is not None else None
    if mark is None or of is None or of["of"][-1] not in _MEASURE_ENDS or not (of["over"] or of["up"]):
        return words  # 引进亿元以上项目860个，其中10亿元以上项目
    whose, such = mark["whose"].removeprefix("的"), last.before.rpartition("的")[2]
    if "的" not in last.before or not such.endswith(whose):
        who = "" if mark["whose"] else of["who"] or ""  # 年营收过亿元企业27家，其中超10亿元|3家
        return of["of"] + words.removesuffix("的") + who
    return f"{of['of']}{words[: len(words) - len(mark['whose'])]}的{such}"


_OVER_LINE: Final = re.compile(
    "(?P<of>[^，的0-9]{2,12}?)(?:超过?|突破|达到?|高于|逾|上)[0-9.千百万亿]+美?元以?上?的"
)
"""What each of those counted has more of than so much: |执行额|超过1亿美元的企业."""


_OVER_OTHERS: Final = re.compile(
    "(?P<of>[^，、的0-9]{3,20}?)(?:均|都)?(?:高于|超过|超出|低于|不及|多于|少于)[^，、0-9]{0,3}(?:全[国省市县州区]|平均)[^，、0-9]{0,6}"
)
"""What each of those counted has more or less of than all: |县居民人均可支配收入|高于全州平均水平."""


def over_line(counted: str, dimension: str) -> str:
    """What those *counted* have more of than so much, whatever they are; nothing where they are counted by
    something else.
    """
    over = _OVER_LINE.match(counted) or _OVER_OTHERS.fullmatch(counted)
    return _OF_PLACES.sub("", over["of"]) if over is not None else passing(counted, dimension)


def counted_alike(told: tuple[Subject, ...], counted: Subject, dimension: str) -> Subject | None:
    """What a sum in *dimension* behind those *counted* measures, as one of the same sort *told* before did by
    name: 开发合同72项，成交额9亿元；|转让合同|8项，2亿元.
    """
    sort = counted.before[-2:]
    alike = (one for one in reversed(told) if one.dimension == dimension and one.known is not None)
    one = next((one for one in alike if one.before.endswith(sort) and one.before != counted.before), None)
    if one is None or len(sort) < 2:
        return None
    return one._replace(before=counted.before, parts=counted.parts, level=None, period=None)


def as_firm(subject: Subject, part: str) -> Subject:
    """*subject*, called *part* in a row of firms, without the member that its name was taken for."""
    taken = [cut for cut in subject.parts if cut[0] in KINDS and part.startswith(cut[1])]
    if not taken or subject.before != taken[0][1]:
        return subject
    kept = tuple(cut for cut in subject.parts if cut not in taken)
    return subject._replace(parts=kept, family=taken[0][1] + subject.family)


def without_staff(counted: str) -> str:
    """Whose a measure is that is told after those *counted*, who are its staff: 公司|员工|420人，营收."""
    staff = _STAFF.search(counted) if counted[-1:] in "工员发术研" else None
    return counted if staff is None else counted[: staff.start()]


def names_firm(text: str, stop: int) -> bool:
    """Whether the place that ends at *stop* only begins a firm's name: 安阳|长江重工集团."""
    rest = text[stop : stop + 16]
    return bool(firm_of(rest)) or (rest.startswith(_OF_CITY) and bool(firm_of("某某" + rest)))


def is_another(last: Subject, words: str, *, nested: bool) -> bool:
    """Whether *last* was told of another of what *words* name one of: 甲集团|执行额3亿元，乙公司2亿元."""
    family, firm = last.family, firm_of(words) == words
    if firm_of(family) == family:
        return True
    if len(family) > 4 or not family.isalpha() or _FIELD.search(family) is not None:
        return False
    contracts = last.known is not None and last.known.measure in OF_CONTRACTS
    return firm or (contracts and not nested and len(words) < 5 and _FIELD.search(words) is None)
