"""What a subject takes over from the one before: the head of a member, the words before a bare measure."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Breakdown
from yuebao.lexicon import Head, Lexicon
from yuebao.read.names.accounts import without_account
from yuebao.read.names.alike import TRADES_PAID, housed, in_unit_of, staff_of
from yuebao.read.names.among_counted import held_there, traders_so
from yuebao.read.names.belonging import place_before
from yuebao.read.names.breakdowns import Breakdowns
from yuebao.read.names.carried import (
    QUANTITIES,
    counts_others,
    firms_measured,
    firms_of,
    is_register,
    of_all_firms,
    unsided,
)
from yuebao.read.names.families import ATTENDING, WHERE_TAUGHT, WORKFORCE, family_of
from yuebao.read.names.firms import DEALT, OF_CONTRACTS, SORTED_BY_NAME, is_done, owner_led, without_staff
from yuebao.read.names.goods import COUNTED_IN, HANDLED, is_trade_of_its_own, traded_too
from yuebao.read.names.groups import SIZED, Groups, county_named, is_of_another_field, scope_of
from yuebao.read.names.incomes import over_so_many, townsfolk
from yuebao.read.names.indices import indexed
from yuebao.read.names.institutions import (
    MAKERS,
    apart,
    does_too,
    made_by,
    visits_another,
)
from yuebao.read.names.insured import is_balance_of_none, takes_insured, without_progress
from yuebao.read.names.newcomers import is_newcomer, without_newcomers
from yuebao.read.names.per_day import PER_DAY
from yuebao.read.names.prizes import winners_of
from yuebao.read.names.schools import AT_SCHOOL, is_staff, owns_pupils
from yuebao.read.names.sides import SIDES
from yuebao.read.names.so_many import SO_MANY_COUNTRIES
from yuebao.read.names.standalone import is_made, keeps_family, named_apart, none_made, without_deed
from yuebao.read.names.trades import (
    industry_of,
    is_service,
    lacks_trade,
    trades_nothing,
    trades_too,
)
from yuebao.read.state.spoken import (
    KINDS,
    NO_PRICE,
    PUPILS,
    SCHOOL_TYPES,
    SCHOOLS,
    Subject,
    is_side_of,
    out_of_zone,
)
from yuebao.read.words.heads import Heads
from yuebao.read.words.joined import run_into, share_words
from yuebao.read.words.money import MONEY
from yuebao.read.words.phrases import OWN_MEASURES, QUARTERS, TOGETHER, county_of, one_noun

_LANDS = re.compile("(?:国家|地区)(?:有|建立|开展)?(?:了|贸易|经贸|经济|友好|业务)*(?:往来|联系|关系|合作)?$")
"""Lands counted, which are not who trades in what is told next: 产品远销56个|国家和地区，出口."""
UNITS_COUNTED: Final = frozenset({"企业数", "单位数", "项目数"})
_RUN_BY: Final = frozenset({"公办", "民办", "公立", "民营", "集体办", "教育部门办", "社会办", "国有", "私立"})
"""What by itself only tells who runs what was counted before: 幼儿园62所，其中民办50所…；|公办|12所."""
_ECONOMIES = ("承包工程", "民营经济", "非公有制经济", "数字经济", "县域经济", "私营经济", "海洋经济")
"""Sectors that are cut by industry like the whole economy: their parts keep their name."""
_BUDGETED = re.compile("^(?:地方|上划|中央|省级|市级|县级|区级|本级|财政)|财政$")
"""Whose a revenue is, of which taxes are none."""
_CAPITAL_OF: Final = re.compile("(?:新批|合同|协议|实际|利用|到位|吸收|引进|使用)+[台港澳侨日韩美欧内外]资")
"""Capital of one owner, which is a measure and no part of another's: 实际利用台资…；|合同台资."""
_OF_WORKS: Final[tuple[str, ...]] = ("增加值", "产值", "交货值", "企业", "用电量")
"""How what is told of industry alone ends."""
_EARNINGS: Final = frozenset({"利税", "利税总额", "利润", "利润总额", "税金", "上缴税金", "营业收入"})
"""What firms earn and pay, which no building they told of does."""
_PREMIUMS: Final = frozenset({"保费收入", "原保险保费收入", "保费", "赔付支出"})
"""What by its name is of insurance."""
_SORT_OF_VISITOR: Final = re.compile("(?:专业|普通|注册|境[内外]|国[内外]|海外)+$")
_OF_VISITORS = re.compile("(?:[人日]均|总)消费|(?:平均)?[逗停]留时间")
"""What visitors spend, and how long they stay."""
_VISITED: Final[tuple[str, ...]] = ("旅客", "游客", "访客", "旅游者")
_EFFICIENCY: Final = re.compile("经济效益(?:综合)?(?:评价|考核)?$|(?:(?:环境)?(?:空气)?质量)?综合$")
"""What an index sums up, which no measure told after it is of."""
_DEEDS: Final = frozenset(
    {"收付", "收支", "降费", "减税", "保障", "让利", "贴现", "结汇", "售汇", "退税", "授信"}
)
_ITS_OWN: Final = ("差距", "申请专利", "每股", "均值", "中位数", "分位数", "盈利", "预备费", "准备金", "结余")
_DONE_FOR_THEM: Final = frozenset({"接待", "校舍", "生均校舍", "提供风险保障"})
_TAKEN_IN: Final = re.compile("^(?:招收(?:各种形式)?|出栏)")
_NO_COUNTS: Final = ("数", "量", "人", "次", "额", "均值", "率", "寿命", "成指", "板指", "综指")
_BUSINESS_OF: Final = frozenset({"离岸业务", "在岸业务"})
_NO_UNITS: Final = frozenset({"农村", "乡村", "北交所", "上交所", "深交所", "港交所"})
_ANIMALS = frozenset("头只匹羽口峰")
"""Units that animals are counted in, each its own."""
_GOODS = COUNTED_IN | {"盏", "重量箱", "芯公里"}
"""Units that goods are counted in, whatever the last were."""
_BULK = frozenset({"升", "千升", "米", "千瓦", "立方米", "克"})
"""Units of measure that what is made is told in, whatever the last was."""
_OF_STOCK: Final = re.compile("出栏|成活|出售|自宰|繁殖|购入|(?:港[口区])?(?:库存|堆存)|港口?存")
"""What was done with animals, or what goods lie in store, which no member of another measure is called."""
_OF_ALL_SORTS = re.compile("^各(?:级各类|类|级|种)(?:各样)?(?=.{2})")
_GRADE = re.compile("^(?:(?:共?(?:争取|获批|获得|获评))?(?:自治[区州]|[^，、]{1,2})级)(?:及?以上)?")
GRADES: Final = re.compile(
    "^(?:实施|承担|列入|纳入)?(?:(?:国家|省|自治区|市|州|盟|县|区|旗)级?[、和与及]?){2,}(?:[两二三四]级)?(?=[^，、]{2})"
)
"""Several grades that things are of, told together: 省、市|重点项目, 省、市、县三级|重点项目."""
_GRADED: Final[tuple[str, ...]] = ("级", "三甲", "三乙", "二甲", "二乙")
_LED_BY_GRADE = re.compile("国际|全国|(?:国家|自治[区州]|省部?|市|县|区)级")
_CUT_BY: Final[tuple[str, ...]] = ("sector", "category", "product")
"""What measures are cut by that a zone's are cut by too: 工业增加值, 软件业务收入."""
_PEOPLE: Final[tuple[str, ...]] = ("团客", "住客", "消费")
"""Who are called so, not by what visitors are counted as (参团旅客…，内地|团客), and what they spend."""
_OF_SCHOOLS = re.compile("^[^，、]{0,8}(?:学校|院校)共?(?=毕业|招收|招生|在校)")
_OF_PRICES: Final = ("平均", "最高", "最低")
"""What a price may be told as: 平均成交价, 最高成交价."""
_DONE_THERE = re.compile("(?<=[区县市园])(?:共|累计)?(?:实现|完成)了?(?=[^的，]{2,}$)")
_NEWCOMERS = re.compile("^新(?:注册|备案|认定|登记|获批|引进|培育)(?=.{4})")
_SCOPED: Final = re.compile("^(?:规模以上|规上)(?:工业)?(?:企业)?的?")
_SORTS_OF_GOODS = re.compile(
    "(?:统计的)?(?:主要|重点|部分)?(?:(?:工业|农业|农副?|畜禽?|水|林|能源|矿)?产?品|(?:经济|农|粮食|园艺|油料|特色)作物)"
)
_MADE_THERE = re.compile("(?<=[区县市园])(?:共|累计)?(?:实现|完成)了?(?=[^的，]{2,}[值额量]$)")
"""A zone's making, before an amount the lexicon does not know: 保税区|完成|进出区货物总值."""
_PUT_IN: Final = ("投资额", "投资金额", "实际投资额")
_NEW_CONTRACTS = re.compile("新签(?!的|约)|承揽|签订(?=(?:合同)?$)|(?:项目)?合同$|(?<=工程)项目$")
_ISSUED = re.compile(
    "(?:累计|共)?发行(?:新增|再融资)?(?=.*债券)|新增(?:登记|备案)?|[^，、]*?[展推发][示出布](?=.*产品$)"
)
"""What bonds of each sort were, told of all: 发行新增|债券, 新增|政府债券."""
_PASSED_FIRMS: Final = re.compile("通过[^，、的]{0,16}(?:认证|评估|认定)(?:企业)?$")
"""Firms counted for what they passed, of which the next measure is not told."""
_EVENTS: Final = ("会展活动", "会展", "会议", "展览", "展会", "论坛", "赛事", "奖励活动", "节庆活动")
_COUNTIES: Final = frozenset({"困县", "贫县", "范县", "点县", "农村"})
"""How a group of counties ends, and the country: 36个脱贫县网络零售额…。分类别看，实物类网络零售额."""
_POSTS: Final = re.compile("共?(?:核定|核编|下达|批准)?(?:人员|行政|事业)?编制$")
"""Posts allowed, which those who fill them do not belong to."""


class Inherited(Heads):
    """What a subject takes over from the one before it, by one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self.groups = Groups(lexicon)
        self._breakdowns = Breakdowns(lexicon, self.groups)

    def parts(self, before: str, known: Head | None) -> tuple[str, Breakdown]:
        """The family and the breakdown in the words before a head."""
        return self._breakdowns.of(before, known)

    def member(self, words: str, whole: Subject) -> Subject:
        """The member that *words* name of what *whole* measures."""
        return self._member(words, whole, "", nested=True)

    def _open(self, words: str, scope: str, *, counted: bool = True) -> Subject:
        """An indicator whose head the lexicon does not know: the words are its name."""
        if "共" in words or "有" in words or "聚" in words or "国家" in words:
            words = TOGETHER.sub("", words)
        words = _MADE_THERE.sub("", words) if "完成" in words or "实现" in words else words
        if words.endswith("日均"):
            words = "日均" + words[:-2]  # 高速公路流量日均28万辆次
        told = scope in words or words[:2] == scope[:2] or words.endswith((scope[-2:], scope[:2]))
        before = scope + words if scope and not told else words  # 法人单位中，|企业法人|
        family, parts = self.parts(before, None)
        head = "数" if counted and not words.endswith(_NO_COUNTS) else ""
        return Subject(before, head, None, family or before, parts)

    def _takes_over(self, known: Head, last: Subject, opening: bool) -> bool:
        """Whether a head alone takes over the words before the last one; less readily in a new sentence."""
        if (
            known.alone
            or (not self.is_bare(known.printed) and (opening or not does_too(known, last)))
            or (last.head == "人数" and not known.dimension and not known.printed.startswith("录取"))
        ):
            return False
        if known.printed == "税收" and last.head == "收入" and _BUDGETED.search(last.before) is not None:
            return False  # 地方固定收入…；税收
        if is_of_another_field(known.printed, last.indicator):
            return False  # 服务外包执行额…；保费收入
        if known.trade and trades_nothing(last, opening=opening):
            return False
        whole = known.printed == "总面积" and last.before.startswith("辖")  # 共辖12个乡镇、8个社区，总面积
        if whole or is_balance_of_none(known.printed, last.before):
            return False
        road = last.head.endswith("里程") and (opening or last.before[:2] in ("高速", "公路"))
        if (last.head == "数" or road) and known.printed.endswith(("运量", "周转量")):
            return False  # 货运车辆12辆，货运量; 公路总里程2186公里。全年货运量
        lands = last.head == "数" and "国家" in last.before and _LANDS.search(last.before) is not None
        if lands or ("外资" in known.measure and last.head.endswith(("资金", "内资"))):
            return False  # 利用省外资金…；实际利用外资
        if known.printed in PUPILS and (pupils := owns_pupils(last, known.printed)) is not None:
            return pupils
        if opening and known.nature == "ratio" and last.head == "产量":
            return False  # 化学纤维产量…。|产品销售率: of all that is made
        if known.trade and (last.known is None or not last.known.trade):
            if lacks_trade(known.printed, last) and self.groups.of(last.before) is None:
                return False
            if last.known is not None:
                return trades_too(last)
        told = not last.head and last.level is None and not last.before.endswith("运输业")
        # 天然气生产较快增长。全年产量; but 交通运输业稳步发展。货物周转量
        return not opening or known.trade or last.known is not None or told

    def _takes_head(self, words: str, last: Subject, *, nested: bool, dimension: str, section: str) -> bool:
        """Whether *words* are a member of what *last* measures, so that its head is understood."""
        if (
            (counts_others(words, last, section) and not indexed(words, last))
            or is_done(words)
            or (words.endswith("资") and _CAPITAL_OF.fullmatch(words) is not None)
            or is_staff(words, last)
            or (words[-2:] in _DEEDS and not nested and words[-2:] not in last.indicator)
            or (last.head.endswith("价格") and ("每" in words or NO_PRICE.search(words) is not None))
            or (last.head.endswith("指数") and words.endswith(("指", "者", "耗", "排放", "排放量")))
            or firms_measured(words) is not None
            or (words.endswith(_PEOPLE) and last.head.endswith(("旅客", "游客")))
            or ("的" in words and words.endswith("居民") and last.head.endswith(("旅客", "游客")))
            or words.endswith(_ITS_OWN)
            or (last.head.endswith(("贷款", "存款", "汇票")) and words.endswith(("债券", "汇票", "股票")))
        ):
            return False
        pupils = last.known is not None and last.known.printed in PUPILS and dimension == "人"
        staffed = nested and pupils and words.endswith(SCHOOL_TYPES)  # 专任教师中，特殊教育学校21人
        taught = last.known is not None and last.known.printed in AT_SCHOOL
        if staffed or (taught and dimension in ("人", "名") and words.endswith(WHERE_TAUGHT)):
            return True  # 小学在校生404名，中学阶段29名，特殊学校46名
        if nested and last.known is not None and last.head.endswith("人口") and words[:1].isdigit():
            of_itself = words.endswith(("人", "者", "儿童", "妇女"))  # 60岁以上老人
            return section == "count" and "岁" in words and not of_itself  # 户籍人口中，18岁以下7.6万人
        bonds = words.endswith("债券") and last.head.startswith("债务")  # 政府债务余额…；新增债券62.1亿元
        if bonds or (not nested and is_newcomer(words)):
            return False
        if words.startswith("新增") and not nested and section == "measure":
            return False  # 绿地面积862公顷，新增绿地31公顷
        if (elsewhere := visits_another(words, dimension, last)) is not None:
            return elsewhere
        if (covered := takes_insured(words, last, dimension, nested=nested)) is not None:
            return covered  # 失业保险参保人数256万人，其中农民工86万人
        if _OF_STOCK.match(words) is not None:
            return False  # 生猪存栏12.6万头；出栏生猪14.8万头
        herds = last.known is not None and last.known.measure in ("存栏", "出栏") and section == "count"
        if herds and dimension in _ANIMALS and last.dimension in _ANIMALS:
            return True  # 大牲畜存栏…，其中牛3.1万头，马0.3万匹
        again = words.rpartition("的")[2] if last.known is None and "的" in words else ""
        if again and again in last.before:
            return False  # 25个行业增速达到两位数。其中，6个主营业务收入超过1000亿元的行业
        if words in (last.before, "消费") or (
            last.known is None and (last.before in words or words[:2] == last.before[:2])
        ):
            return False
        if section == "ratio" and len(words) > 3 and words.endswith("数") and last.head.endswith("数"):
            return False  # 网购用户人数…。主要平台店铺数同比增长
        own = words.endswith(OWN_MEASURES) or words[-1:] in {"量", "额", "值"} & {last.head[-1:]}
        if section == "ratio" and len(words) > 3 and own:
            return False  # 集装箱吞吐量…，铁水联运量增长; 技术合同成交额…，高速公路货车流量增长
        if section == "ratio":
            if not nested and words.endswith(("贸易", "外包")) and is_trade_of_its_own(words, last):
                return False
            staffed = last.known is not None and last.known.printed.startswith(("从业", "就业"))
            if staffed and words.endswith(("产品", "服务", "软件")):
                return False  # 软件业从业人员…。工业软件产品增长24%
            return (
                last.known is not None
                and last.known.nature != "ratio"
                and not words.startswith(self._lexicon.happenings)
            )
        stock = last.known is not None and last.known.nature == "stock"
        part = words.endswith("产业") or (nested and last.level is None and "人口" not in last.head)
        if part and stock and section == "count" and dimension == "人":
            return True  # 专任教师中，小学31.2万人; 第三产业就业人员增加4万人，第二产业增加3万人
        made = last.known is not None and last.known.printed.endswith("产量") and words[-2:] not in DEALT
        if made and (dimension in _BULK or (dimension in _GOODS and last.head == "产量")):
            return True  # 计算机产量2986万台…；集成电路21.6亿块; 水泥36.8万吨；白酒1260千升
        if nested and last.level is None and is_made(last, dimension):
            return True  # 总诊疗量中，医院38.8亿人次
        if nested and pupils and words.endswith(("研究生", "博士生", "硕士生", "本科生", "专科生", "留学生")):
            return True  # 年内招生8730人，其中研究生204人
        ends = self._lexicon.endings.get("measure" if section == "measure" else dimension, ())
        # 知识产权使用费; 固定电话用户8.9万户，其中乡村5.4万户
        listed = words in _NO_UNITS or (section == "measure" and words in self._lexicon.members)
        if (
            words.endswith(ends)
            and not listed
            and ("所属" in words or "补贴" in words[2:] or not last.before.endswith(words[-2:]))
        ):
            return False
        if last.known is not None:
            if last.known.trade and not nested and HANDLED.match(words) and words[-2:] != "服务":
                return False
            amounts = last.known.trade or last.known.printed in QUANTITIES
            opened = last.level is None and amounts and section == "measure"
            if opened and not self._breakdowns.partner(words, [], trade=True):
                return True  # 出口额居前三位的国家依次为：日本9.1亿元
            flows = last.level is None and last.known.nature == "flow" and dimension in MONEY
            if nested and flows and last.known.measure.endswith("收入"):
                return True  # 地方收入按部门分：税务部门完成1431万元
            if nested and flows and section == "measure" and not last.head.endswith("差"):
                return True  # 离岸执行额中，ITO为31亿美元
            executed = flows and not last.before and last.known.measure in OF_CONTRACTS
            if executed and self._is_partner(words):  # 执行额超10亿美元的国家3个，其中美国…；日本20亿美元
                return True
            priced = last.known.nature == "price" and dimension[-1:] == "元"
            priced = priced and (last.level is None or last.dimension[:2] == "元/")  # 均价5元/件，其中同城3元
            if nested and (priced or (flows and last.known.dimension == "sector")):
                return True  # 从合同外资看，服务业373亿元; 月工作收入中位数方面，文员2万元
            if last.level is None and last.known.dimension == "product" and last.known.nature == "flow":
                of = _SCOPED.sub("", last.before)
                sorts = not of or _SORTS_OF_GOODS.fullmatch(of) is not None
                if none_made(words, last, dimension):
                    return False  # 发电量12.3亿千瓦时…；水泥56万吨; 产品产量方面，48种产品中
                return section in ("count", "measure") and sorts  # 主要工业产品产量：水泥562.3万吨
            if traded_too(words, last, dimension, nested=nested):
                return True
            made = last.known.dimension == "product" or last.known.made  # 绵羊19006只
            counted = nested or made or self._breakdowns.sends(words, dimension)
            return in_unit_of(last, dimension) and (section != "count" or counted)
        return (nested or words in _RUN_BY) and in_unit_of(last, dimension)

    def _is_partner(self, words: str) -> bool:
        """Whether *words* name a country or a group of them."""
        parts: list[tuple[str, str]] = []
        return not self._breakdowns.partner(words, parts, trade=False) and bool(parts)

    def _of_kind(self, words: str, last: Subject) -> set[str]:
        """The sorts of thing that *words* name, where they are goods, trades or classes."""
        return {dimension for dimension, _ in self.parts(words, last.known)[1]} & KINDS

    def _is_zone(self, words: str) -> bool:
        """Whether *words* are a zone's name, all of them."""
        zone = self.groups.of(words)
        return zone.place == words if zone is not None else place_before(words) == words

    def _holds(self, zone: str, part: str) -> bool:
        """Whether *part* lies within the zone just told, being none itself: 综保区进出口…，其中加工贸易."""
        inner = self.groups.of(part)
        own = part.endswith(("区", "城", "园")) or (zone == "农村" and part[:1] in "农乡城")
        within = (inner is None or not inner.place) and not own
        return within and (zone[-2:] in _COUNTIES or self.groups.of(zone) is not None)

    def _kept(self, last: Subject, before: str, *, nested: bool = False) -> str:
        """The scope words of *last* (规模以上工业) that a member of it keeps; also its zone if *nested*."""
        whom = [word for dimension, word in last.parts if dimension == "partner" and word != "全球"]
        to = [word for word in whom if f"对{word}" in last.before]
        own = "对" in before or self._breakdowns.partner(before, [], trade=True) != before
        if to and before and last.flow and not own:
            return f"对{to[0]}"  # 对东盟机电产品出口…，其中船舶出口
        return "".join(
            scope_of(word, before) if dimension == "scope" else word
            for dimension, word in last.parts
            if (
                dimension in ("scope", "side")
                or (word == "居民" and last.head[:2] in ("存款", "贷款"))
                or (dimension == "region" and nested and self._holds(word, before))
                or (dimension in ("sector", "mode") and word.endswith(_ECONOMIES))
                or (dimension == "ownership" and last.flow and before.startswith(("对", "自", "从", "向")))
            )
            and word not in before.replace("规上", "规模以上")
            and not (before.startswith(SIZED) and word.startswith(SIZED))
        )

    def _bare(self, known: Head, last: Subject, scope: str) -> Subject:
        """A head alone takes over the words before the last one: 执行额 after 在岸服务外包合同额."""
        mean = known.nature == "ratio"
        before = last.before.removesuffix("平均").removesuffix("加权") if mean else last.before
        if (last.known is None and not last.before) or is_register(last):
            before = scope
        if last.head[-2:] in ("顺差", "逆差") and known.printed in ("顺差", "逆差"):
            whole = self._lexicon.heads.get(last.head[:-2] + known.printed)  # 货物|贸易顺差…，其中三季度|顺差
            known, before = (whole, before) if whole is not None else (known, before + last.head[:-2])
        if known.printed in ("顺差", "逆差") and last.head in ("结汇", "售汇"):  # 银行结汇…，售汇…，顺差
            known = self._lexicon.heads[f"结售汇{known.printed}"]
        if firms_measured(last.indicator) is not None and known.nature == "ratio":
            before = firms_of(last) or scope  # 每百元资产实现的营业收入…；资产负债率
        if last.head == "指数":
            before = _EFFICIENCY.sub("", before)  # 规模以上工业经济效益综合指数…；实现利税
        sold = {dimension for dimension, _ in last.parts} == {"product", "flow"}
        apart = known.printed in _EARNINGS and (sold or before.startswith("房屋"))
        if apart or (before.startswith("保险") and known.printed in _PREMIUMS):
            before = ""  # 软件出口…；利润总额; 房屋施工面积…；实现利税; 保险业稳步发展。全年保费收入
        before = without_account(before, last.head)
        before = unsided(known.printed, last, without_progress(known.printed, before))
        before = before.removeprefix("每月平均").removeprefix("平均每月")
        if known.printed.startswith("授权") and before.endswith("申请专利"):
            before = before[:-4] + "专利"  # 企业申请专利121件，授权82件
        before = "" if before in _DONE_FOR_THEM else _TAKEN_IN.sub("", before)
        before = before.removesuffix("观看").removesuffix("总")  # 接待总人数…；营业收入
        before = without_staff(before) if last.head in ("数", "人员") else before  # 公司员工420人，营收
        if before.endswith(("登记数", "注册数", "备案数")):  # 外包企业网上登记数…，从业人员
            before = before[:-3].removesuffix("网上")
        counted = last.head == "数" or last.head in UNITS_COUNTED
        if counted and known.printed not in UNITS_COUNTED and _PASSED_FIRMS.search(before) is not None:
            before = ""  # 通过ISO27001认证企业26家，累计102家；从业人数累计16万人: of all
        before = _POSTS.sub("", before) if last.head == "数" else before  # 核定编制616个，现有职工
        before = of_all_firms(before)  # 亏损企业亏损额…。营业收入利润率
        if last.head in WORKFORCE:
            before = before.removeprefix("女性").removeprefix("男性")  # 其中女性从业人员…。资产总计
        if known.printed == "亏损面" and "亏损企业" in last.indicator:
            before = before or scope  # 亏损企业5家，亏损面9.1%: of no firms at a loss
        elif last.head in UNITS_COUNTED and not (known.dimension == "" and before.endswith("外包")):
            before += last.head[:-1]  # 亿元企业数达284家，实现营业收入; but 服务外包企业数12家，执行额
        if known.printed == "投入强度" and "经费" in last.head:
            before += last.head.removesuffix("投入")  # 高技术制造业研究与试验发展经费…，投入强度
        before += industry_of(known, last, before)
        if not before and last.head.startswith("零售业"):
            before = "零售业"  # 零售业总销货价值…，总销货数量
        if _OF_VISITORS.fullmatch(known.printed) and last.head.endswith(_VISITED):
            before = last.indicator.removeprefix("接待")  # 入境旅客5万人次，平均逗留时间
        before = "" if known.trade and before in ("外贸", "对外贸易") else before  # 外贸进出口…。其中出口
        before = _SORT_OF_VISITOR.sub("", before) if last.head == "观众" else before  # 专业观众…，成交额
        if last.head == "投资" and "投资" not in known.printed:
            before = before.removesuffix("新增")  # 对沿线国家新增|投资…。完成营业额
        if last.head.endswith("直接投资") and known.printed in _PUT_IN:  # 进行了直接投资，投资额
            whole = self._lexicon.heads.get(last.head[:-2] + known.printed.removeprefix("实际"))
            known, before = (whole, before) if whole is not None else (known, before + last.head[:-2])
        before = without_newcomers(before, known)  # 甲区新增企业52家；完成进出口
        if last.known is None:
            before = self.groups.own(before)
            if before.endswith(("总值", "总额", "金额")):  # 保税区进出区货物总值…；进出口总额
                group = self.groups.of(before)
                before = group.place if group is not None else ""
        if known.printed == "投资" and before.endswith("项目"):  # beside 年度计划投资 and 总投资
            known = self._lexicon.heads["完成投资"]
        before = before.removesuffix("上年结转")  # 上年结转合同额…；本年新签合同额
        if "新签" in before or "承揽" in before or "签订" in before:  # 新签对外承包工程合同额…，完成营业额
            before = _NEW_CONTRACTS.sub("", before)
        if known.printed == "余额" and last.head in ("贷款", "存款"):  # 小微贷款增长较快，6月末余额
            before = last.before + last.head
        if scope and scope not in before and not is_side_of(scope, before):
            before = scope if not last.head or scope.endswith(before) else scope + before  # 水利方面，投资
        if last.known is not None and last.known.alone:
            group = self.groups.of(before)  # 高新区生产总值…，|上缴税费
            before = group.place if group is not None and before.endswith(group.place) else ""
        elif before.endswith("工业") and not known.printed.endswith(_OF_WORKS):
            group = self.groups.of(before[:-2])  # 高新区工业增加值…，|净利润: of the zone
            before = group.place if group is not None and group.place == before[:-2] else before
        if before and known.printed.startswith(before):
            before = ""  # 接包|合同金额…，接包合同执行金额
        if known.printed.startswith("录取"):
            before = before.removesuffix("报名")  # 高考报名人数1868人，录取
        if known.nature == "stock":
            before = before.replace("离岸", "").replace("在岸", "")  # 离岸执行额…，从业人员
            if last.head == "数" and known.printed.startswith(("从业", "就业")):
                before = _NEWCOMERS.sub("", before)  # 新注册企业5家，从业人员
        rated = last.known is not None and last.known.nature == "ratio" and last.head.endswith("率")
        if rated and known.nature in ("flow", "stock") and "率" not in before:
            group = self.groups.of(before)  # 新产品产值率…，利润总额: of no new products
            by_size = before.startswith(SIZED) or before.endswith("工业")  # 规模工业产销率…；利润
            before = group.name if group is not None else before if by_size else scope
        joined = run_into(before, known.printed)  # 服务外包合同, 合同金额
        before = joined[: len(joined) - len(known.printed)]
        family, parts = self.parts(before, known)
        if known.trade and not family and last.family.startswith("服务"):
            family = "服务"
        return Subject(before, known.printed, known, family, parts, last.area)

    def _is_unit(self, words: str, last: Subject) -> bool:
        """Whether *words*, told after a firm or a class of units, name another such: 华丰集团…、大润发."""
        if not last.before or last.family != last.before or last.known is None or not last.known.dimension:
            return False
        if last.before == "新增":
            return False  # 新增装机容量…，其中风电
        if any(dimension != "flow" for dimension, _ in last.parts) or words.endswith(("类", "品", "业")):
            return False
        return words not in self._lexicon.members and self.groups.of(words) is None

    def _member(self, words: str, last: Subject, scope: str, *, nested: bool) -> Subject:
        """A headless member takes the head of *last* and the scope words it keeps."""
        if ("每" in last.before or last.head == "拥有量") and (before := over_so_many(words, last)):
            return last._replace(before=before, family=before, parts=self.parts(words, None)[1], level=None)
        if words.endswith("派出") and "派出" in last.indicator:  # 派出劳务人员…，其中承包工程项下派出
            return self._open(words + last.indicator.partition("派出")[2], scope, counted=False)
        if words.endswith("销售") and last.head.endswith(("施工面积", "竣工面积")):
            sold = last._replace(head="销售面积", known=self._lexicon.heads["销售面积"])
            return self._member(words[:-2], sold, scope, nested=nested)  # 施工面积…；商品房销售12.6万平方米
        words = _DONE_THERE.sub("", words) if "实现" in words or "完成" in words else words
        if words in _BUSINESS_OF and last.known is not None:
            words = words[:2]  # 服务外包执行额…，其中离岸业务8.7亿美元
        if last.head[:1] == "数" and (traders := traders_so(words, last.before)):
            return self._open(traders, scope)
        if scope and self._of_kind(scope, last) & self._of_kind(words, last):
            scope = ""  # 机电产品中，|手机: goods, of which the scope are others
        kept, last = self._kept(last, words, nested=nested), apart(last, words)
        kept = scope if scope and scope not in words and scope not in kept else kept
        if last.known is None:
            if words.endswith("奖") and (won := winners_of(words, last.before)):
                return self._open(won, scope)
            added = words.startswith("新增") and "新增" not in last.before and len(words) > 6
            if added or "%" in words or last.before.endswith(words[-3:]) or one_noun(words, last.before):
                counted = last.head == "数" or (last.dimension != "%" and last.dimension not in MONEY)
                return self._open(words, scope, counted=counted)
            if named := named_apart(words, last.before):  # 其中出口超亿元企业; 收购秋粮…，其中|玉米
                return self._open(named, scope, counted=last.head == "数")
            printed = words
            while len(words) > 2 and last.before.endswith(words[-2:]):  # 5A级(景区) of A级旅游景区
                words = words[:-2]
            whole = _OF_SCHOOLS.sub("", _OF_ALL_SORTS.sub("", last.before))  # 各级学校|毕业生
            kept = "" if last.head == "数" and kept and not whole.startswith(kept) else kept  # 规上工业企业
            whole = whole.removeprefix(kept)
            if last.head == "数" and (held := held_there(printed, words, whole)):
                return self._open(held, scope)  # 展会吸引参展企业1260家，其中境外企业
            if len(printed) > 3 and printed[-3:] in whole[2:-1]:  # 境外采购商到会19万人，其中东盟采购商
                return self._open(printed + whole.rpartition(printed[-3:])[2], "")
            alike = last.head == "数" and whole.endswith(SCHOOLS) and printed.endswith(SCHOOL_TYPES)
            if alike and (whole != "学校" or printed.endswith(SCHOOLS)):
                return self._open(printed, scope)  # 义务教育学校74所，其中初中29所
            sorts = printed.endswith(SORTED_BY_NAME) and whole.endswith(printed[-2:]) and len(printed) > 3
            if sorts or (words != printed and words.endswith(whole[:2])):
                return self._open(printed, scope)  # 民营医疗机构 of 医疗卫生机构, 防治防疫机构 of 卫生机构
            whole = without_deed(whole, words).replace("批零住餐", "")
            whole = whole.removeprefix("发生") if words != printed else whole  # 较大|事故 of 发生事故
            key = len(words) == 3 and words.endswith("重点")
            if key or _LED_BY_GRADE.match(printed) is not None or words.endswith(_GRADED):
                several = GRADES.sub("", whole)  # 省重点 of 省、市|重点项目
                whole = (
                    _GRADE.sub("", whole) if several == whole else several
                )  # 国家级 of 省级以上企业技术中心
            if share_words(words, whole) or (whole.endswith(_EVENTS) and printed.endswith(_EVENTS)):
                return self._open(printed if printed[:-2] == words else words, scope)
            issued = _ISSUED.match(whole) if words != printed else None
            new = issued.group() if issued is not None else ""
            whose = f"的{printed[-2:]}" if words != printed else "、"  # 进出口实绩的|民营|企业
            of_such = whole.replace(whose, f"的{printed}") if whole.endswith(whose) else ""
            owner = owner_led(whole) if words != printed and not of_such else ""
            if "及" in whole and owner:
                return self._open(owner + printed, scope)  # 开发区轴承生产及配套企业16户，其中配件企业
            of_all = run_into(words, whole[len(owner + new) :])  # 新增|一般债券, 东湖公司|发明|专利
            before = of_such or kept + owner + new + of_all
            family, parts = self.parts(before, None)
            return Subject(before, last.head, None, family or before, parts)
        if county_of(words) == words:  # 桐庐县工业增加值…；汾川县357.9亿元
            return out_of_zone(last)._replace(area=words, level=None, period=None)
        county = county_named(words, self._lexicon) if last.flow is None else None
        if county is not None:  # 浮山县增长13%…；侯马加快3个百分点
            return out_of_zone(last)._replace(area=county, level=None, period=None)
        led = last.known.dimension in _CUT_BY and (last.before != "" or last.known.alone)
        there = words + out_of_zone(last).before if led and self._is_zone(words) else housed(words, last)
        if there:  # 全市工业增加值…。高新区531亿元
            return Subject(there, last.head, last.known, *self.parts(there, last.known))
        if self._is_unit(words, last):  # 华丰集团销售额增长3%、大润发增长5%
            return Subject(words, last.head, last.known, words, last.parts, last.area)
        if words.endswith(ATTENDING) and last.dimension.endswith("元"):
            return self._open(words, scope)  # 出口成交96亿美元…；境外|参展企业|占比60%
        if last.dimension == "人" and last.before.startswith((f"{words[-3:]}和", f"{words[-3:]}及")):
            return self._open(words, scope)  # 采购商和专业观众6万人，其中境外采购商
        if last.known.alone and last.known.measure == "增加值" and not words.endswith(QUARTERS):  # 第一产业
            return Subject(words, "增加值", self._lexicon.heads["增加值"], *self.parts(words, last.known))
        if last.head.startswith("参保"):
            words = words.removesuffix("参保").removeprefix("参保")  # 工伤保险参保人数…，其中农民工|参保
        if last.head.endswith("里程") and last.head != "里程" and words.endswith(("道", "公路")):
            roads = last._replace(head="里程", known=self._lexicon.heads["里程"])
            return self._member(words, roads, scope, nested=nested)  # 公路通车里程…，其中国道
        if words[:2] in _OF_PRICES and last.head[:2] in _OF_PRICES and words[2:] == last.head[2:]:
            return last._replace(head=words, known=None)  # 平均成交价1120元，最高成交价6800元
        alike = len(words) > 3 and len(last.head) > 2 and last.head.endswith(words[-2:])
        if alike and (last.head[1:2] == "均" or not last.dimension.endswith("元")):
            words = words[:-2]  # 民航保障航班12万班，其中货运航班
        size = next((n for n in (4, 3) if len(words) > n and words.endswith(last.head[:n])), 0)
        # 集装箱吞吐量…，其中外贸集装箱
        words = before = words[:-size] if size and len(last.head) > size else words
        made = last.known.dimension == "product" and "、" not in last.before
        if made and words.endswith(MAKERS):
            made_there = made_by(words, last)  # of none like them: 修船企业新接订单量…；船舶配套企业
            return made_there or self._open(words + last.head, scope)
        if made and self._is_partner(words := words.removeprefix("来自")):  # 粗钢产量…，其中印度
            before = words + SO_MANY_COUNTRIES.sub("", last.before.removeprefix(last.partner))
            cut = [(kind, SO_MANY_COUNTRIES.sub("", word)) for kind, word in last.parts if kind != "partner"]
            return Subject(before, last.head, last.known, last.family, (("partner", words), *cut))
        if words.endswith(TRADES_PAID) and last.head[-4:] == "平均工资" and "单位" in last.before:
            words = staff_of(words, last)  # 城镇单位…平均工资，其中金融业
            return Subject(words, last.head, last.known, *self.parts(words, last.known))
        plain = keeps_family(words, last.known, self._lexicon) or last.family in PER_DAY
        if plain and not last.known.trade and last.family and last.family not in words:
            family = family_of(words, last, scope, nested=nested)
            shared = last.known.made or words.endswith(family[:2])  # 农村|居民, 居民|人均
            before = words if family in kept else run_into(words, family) if shared else words + family
            told = words in ("外贸", "内贸", "国际", "国内") or last.head.startswith(words[-2:])
            by_road = words[-1] in "车型" and last.head.endswith("流量")  # 高速公路流量…，其中小客车
            if by_road or (told and family in ("港口", "机场")) or (family[-1:] == "港" != words[-1]):
                before = family + words
        if "人均" in last.before and (who := townsfolk(words, last.before)):
            before, kept = who, ""  # 人均工资性收入…，其中城镇22847元
        if is_service(words, last):
            before = words + "服务"
        if last.before.startswith("新增") and last.known.nature == "stock" and "新增" not in before:
            before = "新增" + before  # 新增发电装机容量…，其中风电; 新增人民币贷款…，其中住户贷款
        placed = kept[-4:] == "承包工程" or self._is_partner(words) or self._is_zone(words)
        if placed and (kept in SIDES or kept[-4:] == "承包工程") and before.startswith(words):
            kept, before = "", words + kept + before[len(words) :]  # 高新区|离岸|服务外包执行额
        kept = "" if kept in SIDES and words[:2] in SIDES else kept  # 离岸占80%，|在岸|增长3%
        joined = run_into(kept + before, last.head)
        before = joined[: len(joined) - len(last.head)]
        family, parts = self.parts(before, last.known)
        family = last.family if last.family and family == words + last.family else family  # 长兴岛|服务外包
        return Subject(before, last.head, last.known, family, parts)
