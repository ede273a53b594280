"""Noun phrases to subjects: the head of an indicator, its breakdown, and what it takes over."""

from __future__ import annotations

from typing import ClassVar, Final

from yuebao.core import patterns as re
from yuebao.lexicon import Head, Lexicon
from yuebao.read.names.alike import BESIDE, OPPOSITES, is_paid, is_sibling, opposed, rated_as
from yuebao.read.names.among_counted import counted_so, made_so, sized_so
from yuebao.read.names.arranged import PART_BEHIND, arranged
from yuebao.read.names.average import EACH, on_average, without_mean
from yuebao.read.names.breakdowns import EDITION, uncounted
from yuebao.read.names.capital import also_of_capital
from yuebao.read.names.carried import OF_FIRMS, come_with, firms_of, margin_of, other_balance
from yuebao.read.names.deals import MUCH, worth_of
from yuebao.read.names.firms import acts, as_firm, passing
from yuebao.read.names.groups import SIZED, side_of_parallel
from yuebao.read.names.incomes import PAID, WORKED, earners, hired, with_earners
from yuebao.read.names.inherited import UNITS_COUNTED, Inherited
from yuebao.read.names.partners import BOTH_SIDES, ENDS_OF_SIDES
from yuebao.read.names.per_day import PEAKS, PER_DAY
from yuebao.read.names.ports import DONE_AT_PORTS, THROUGHPUT, port_of
from yuebao.read.names.sides import SIDES
from yuebao.read.names.sizes import RAISED, with_noun
from yuebao.read.names.spots import takes_in, visited_by
from yuebao.read.names.trades import retailed, trade_of, whose_part
from yuebao.read.state.spoken import Subject, is_industry, is_side_of, out_of_zone
from yuebao.read.words.compounds import edges_hidden
from yuebao.read.words.heads import ONE_WAY
from yuebao.read.words.joined import run_into
from yuebao.read.words.money import MONEY
from yuebao.read.words.phrases import TOGETHER, county_of, stripped
from yuebao.read.words.signs import ends_in, signs

_OF_SIZE: Final = ("规上企业", "规模以上企业")
_SHORT_FOR: Final = frozenset({"合同", "基金", "公积金", "业务", "实征净额"})
"""Words that stand for a longer name that ends in them: 基金 after 失业保险基金."""
_THAT_PLACE: Final = re.compile("^该(?:地区|区域?|国家?|市场)的?(?=.{2})")
"""A partner told before, pointed at: 该区|旅客."""
_STAFFED: Final = re.compile("^.*业(?:部门)?(?=受雇|从业|就业|在职|$)")
"""The trade whose staff was told before: 批发业|受雇员工."""
_BEFORE_HEAD: Final = re.compile(
    "(?:将|仍然?|继续|上报|盈亏相抵后?|(?:稳步|有?力|积极|全力|扎实)推动|(?<=经济)创造|实现|完成|上缴|缴纳|共有|(?<![国所私公民实])有|现有|设有|(?<!公)共|等|的|(?<!直)达|已|累计|共计|拥有|(?<![旅资])吸引|预计)+$"
)
_LAST_BEFORE_HEAD: Final = signs("将仍然续报造现成缴纳有共等的达已计引抵后动")
"""The characters that those end in."""
_LARGEST: Final = re.compile(
    "(?<=[对与和自向])(?:我[国省市区])?(?:最大|第[一二三四五六七八九十0-9]{1,2}大)贸易伙伴(?=..)"
)
_PARTNER_SO: Final = re.compile("^贸易伙伴(?=[^，的]{2,6}(?:进出口|出口|进口))")
_MAINLY: Final = re.compile(
    "(?P<of>.{2,8}?)的?主要(?:货品|产品|商品|市场|国家|来源|地区)仍?(?:然是)?(?:以|为|是)(?P<member>.{2,})$"
)
_INDUSTRY: Final = re.compile("[一二三]产(?!业|[值量能品地区出])")
"""An industry in short: 二产|比重."""
_WITHIN_SIZED: Final = re.compile("(单位|企业|工业|[零服][售务]业)中(?![国央部标药医介式间小型])(?=.{2})")
_BY_MODES: Final = re.compile(
    "(?:[^，的]{2,20}等)?(?:各种|多种|主要|几种)?运输方式(?:共|合计|累计)*(?:完成|实现)?的?(?=[^，]*[量数])"
)
"""How goods and people went, which tells no part: 铁路、公路等运输方式|货物周转量."""
_VISITORS: Final = frozenset({"旅客", "游客", "访客", "旅游者", "过夜游客"})
_FIELD = re.compile("[^岸]+(?:外包|服务)")
_WATER: Final[tuple[str, ...]] = ("用水量", "用水总量", "供水量", "供水总量")
_POINTS: Final = frozenset({"该", "此", "相关", "有关", "上述"})
_POINTING_AT = re.compile(
    "(?:该|此|相关|有关|上述)(?:类|个|项(?!目))?(?P<noun>行业|产业|业(?!务|绩|态|主)|领域|地区|区域|园区|(?:综合)?保税区|开发区|高新区|经开区|试验区|片区|品种|品类|业务)?(?=.{2})"
)
"""What points at something told before, and what it calls it."""
_NOTHING: Final = Subject("", "", None, "", ())
_IN_EACH: Final = re.compile("人均.{0,4}(?:支出|收入)$")
_MADE_BY = re.compile(
    "(?P<who>[^区县市园]{2,10}业)?(?:共|累计|(?<![年度])计划|需要?|须)?(?:实现|(?<!未)完成)(?=[^的]{2})"
)
"""Who made it, of itself the whole that is cut: 软件产业实现|软件业务收入."""
_ALL_OF_THEM: Final = frozenset({"企业", "行业", "全行业", "产业"})
_MAKERS: Final = frozenset({"企业", "公司", "机构"})
_SO_MANY_FIRMS: Final = re.compile("(?:[0-9]+|[两三四五六七八九十])家[^，、的业]{0,6}(?:企业|公司|机构)")
"""Who made what the sentence before, without a number, named in full: 3家基础电信企业."""
_OF_PHONES: Final = frozenset({"农村", "城市", "城镇", "乡村", "住宅", "公用", "办公"})
"""Where a line's user is: 固定电话用户…，其中|农村|用户."""
_SOLD_WHERE: Final = frozenset({"国内", "国内市场", "内销", "出口", "海外市场", "国际市场"})
_INVESTORS: Final = frozenset({"私人", "公共", "政府", "国有", "外商"})
"""Whose investment is told, of which the parts that follow it are."""
_INNS: Final = re.compile("(?:住宿|餐饮|零售|批发|服务|批零|住餐)(?:业|企业|单位)$|旅行社$|饭店$|酒店$")
"""Whose turnover is of no works contracted."""
_CROWDS: Final = frozenset({"客流量", "接待游客", "接待人次", "游客量", "从业人员", "从业人数"})
"""What is counted of a group and is no group of its own: 重点监测景区|接待游客."""
_SOURCE_SO: Final = re.compile("^(?:进口)?来源[地国](?=[^的，、]{2,}进口)")
_WAYS_OF_TRADE: Final = frozenset({"", "外贸", "内贸"})
_ON_FILE: Final = ("登记在册", "在册", "实有")
_TIER: Final = re.compile("[一二三四]线城市")
_SPENT_ON: Final = re.compile(
    "(?P<each>(?:居民)?人均)?(?P<on>(?:食品烟酒|食品|衣着|居住|生活用品[及和]服务|家庭设备用品及(?:维修)?服务|交通(?:[和与]?通[信讯])|"
    "教育[、和]?文化(?:[、和]?娱乐)?(?:服务)?|文教娱乐(?:用品及服务)?|医疗保健|其他(?:商品|用品)[及和]服务|服务性?|商品性?)类?)(?:消费)?"
)
"""What a household spends on, whose means are told one by one: 人均|食品烟酒, |衣着."""
_HOMES: Final[tuple[str, ...]] = ("新建", "二手")
_REGISTERED: Final = frozenset({"城镇人口", "乡村人口", "农村人口", "非农业人口", "农业人口"})
"""Parts of a registered population (户籍人口) that those of the resident one are called alike."""


_BUDGETS: Final = frozenset({"收入", "支出"})
_OF_LEVEL: Final = re.compile(
    "(?P<of>(?:中央|地方|省|市|县|区|县区|区县|市县|县市区|乡镇|州|盟)(?:本?级|级本级)?)(?:收入|支出)"
)
"""What a level of government takes in or spends."""


class _Last:
    """The naming made last, which the next document of the same lexicon goes on with."""

    made: ClassVar[Naming | None] = None


_UNUSUAL: Final = re.compile("出[栏笼]|存栏|[该此相有上规限每人产存应扣剔夜]|.产|(?:投资|市场|用电)$")
_UNUSUALLY: Final = re.compile(
    f"运输方式|贸易伙伴|主要|来源|的人数|率在|进、出口|(?:数目|生产率|收入|支出|销售|零售|水|作物面积|粮面积)$|{PART_BEHIND}"
)
"""How words begin, and what is in them or at their end, that are weighed before their head is looked for: all
that ``Naming.subject`` weighs there must be in one of these."""


class Naming(Inherited):
    """Subjects out of words, by one lexicon; remembers what it took apart."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self._usual: dict[str, bool] = {}
        """Whether words hold nothing to be weighed before their head is looked for."""
        self.kinds: dict[str, str] = {}
        """What kind of place words are, nothing where they are none."""
        self.named: dict[str, tuple[str, bool, bool]] = {}
        """What indicators are called in the end, as ``Settled`` knows them."""

    def _are_goods_of(self, words: str, last: Subject, whole: Subject) -> bool:
        """Whether *words* are goods of the flow that *last* told of *whole*: 其中进口30亿元，|原木|2亿元."""
        if last.flow not in ONE_WAY or last.before != whole.before:
            return False
        return all(kind in ("product", "flow") for kind, _ in self.parts(words, last.known)[1])

    def subject(
        self,
        words: str,
        last: Subject | None,
        *,
        whole: Subject | None = None,
        opening: bool = False,
        scope: str = "",
        dimension: str = "",
        section: str = "",
        linked: bool = False,
        spoken: Subject | None = None,
    ) -> Subject:
        """The subject that *words* name after *last*.

        *spoken* is the one whose group a bare measure goes on to speak of, None where none does; *whole* is
        what it is a part of (其中, 分…看), None outside such a scope; *opening* says that it is the first
        of its sentence; *scope* are the words that hold for all its members (规模以上工业中); *dimension*
        and *section* the number's unit's, ``ratio`` for rates, whose subject may be headless.
        """
        if words in MUCH and last is not None:  # 总销货价值按年升1.1%，|数量|则跌
            words = worth_of(last.indicator, words)
        usual = self._usual.get(words)
        if usual is None:
            usual = self._usual[words] = _UNUSUAL.match(words) is None and _UNUSUALLY.search(words) is None
        if not usual:
            words = arranged(words, self, unit=dimension if section == "count" else "")
            if words[:1] == "该" and last is not None and last.partner:
                words = _THAT_PLACE.sub(last.partner, words)  # 东南亚旅客增加…，该区的累计旅客
            if words[:1] in "该此相有上" and (words[:1] in _POINTS or words[:2] in _POINTS):
                words = self._pointed(words, last)
            if words.endswith("劳动生产率") and last is not None and last.before.endswith("均"):
                last = spoken = without_mean(last)
            if words == "投资" and section == "ratio" and last is not None and not last.head:
                last = spoken = whole = None  # 工业增长8%，|投资|增长10%: of all
            if words[:2] in ("扣除", "剔除") and last is not None and last.head.endswith("投资"):
                less, _, rest = words.partition("的")  # 民间投资增长3%，扣除房地产开发投资的|民间投资
                less = less.removesuffix("后")
                if less.endswith(("投资", "项目")) and section == "ratio":
                    scope, words = f"{less}的", rest or last.head  # 扣除房地产开发投资|增长5%
            if words[1:2] == "产" and _INDUSTRY.match(words) is not None:
                words = f"第{words[0]}产业{words[2:]}"
            if dimension == "元" and words[-3:] in ("车销售", "络零售"):
                words += "额"  # 新车|销售|412亿元, 网络|零售|35亿元
            if scope == "工业" and words.startswith(_OF_SIZE):
                words, scope = words.replace("企业", "工业企业", 1), ""  # 工业方面。168户|规上企业
            if words[:1] in "规限" and "中" in words:
                words = _WITHIN_SIZED.sub(r"\1", words)  # 限额以上单位中|粮油食品类零售额
            if "运输方式" in words:
                words = _BY_MODES.sub("", words)
            if "贸易伙伴" in words:  # 对最大贸易伙伴欧盟进出口; 对第二大|贸易伙伴东盟出口
                words = _PARTNER_SO.sub("对", _LARGEST.sub("", words))
            if "来源" in words[:4]:  # 自第二大|来源地巴西进口铁矿石
                words = _SOURCE_SO.sub("自", words)
            mainly = _MAINLY.match(words) if "主要" in words else None
            if mainly is not None and self.head(mainly["of"])[1] is not None:  # 出口主要货品仍以电子零组件
                words = mainly["member"] + mainly["of"]
            if whole is not None and words[-2:] in _BUDGETS and whole.before.endswith(("基金", "经营")):
                level = _OF_LEVEL.fullmatch(words)  # 基金预算支出…，其中|中央本级支出
                if level is not None and whole.head.endswith(words[-2:]):
                    return self.subject(
                        level["of"] + whole.indicator, None, dimension=dimension, section=section
                    )
            if words[-2:] in _BUDGETS:
                words = with_earners(words, last, whole)
            if (
                words[-1:] == "水"
                and words.endswith(("用水", "补水"))
                and (whole or last or _NOTHING).indicator.endswith(_WATER)
            ):
                words += "量"  # 总用水量…，其中农业|用水
            of_firms = words[:1] in "每人产存应" and whole is None
            if of_firms and last is not None and OF_FIRMS.match(words) is not None:
                words = firms_of(last) + words
            if (
                words.startswith("夜间")
                and len(words) > 2
                and last is not None
                and "昼间" in last.before
                and not opening
            ):
                words = last.before[: last.before.index("昼间")] + words  # 功能区噪声昼间达标率…；夜间达标率
            if words == "市场" and whole is not None:
                return whole._replace(level=None, period=None)  # 全球半导体销售额…，其中中国|市场
            if words == "用电" and last is not None and last.head == "用电量":
                return last._replace(level=None, period=None)  # 6月工业用电量…；累计用电
        if words == "指数" and last is not None and last.indicator.endswith("价格指数"):
            return last._replace(level=None, period=None)  # 商品零售价格指数99.2，环比|指数
        before, known = self.head(words if usual else words.replace("的人数", "人数"))
        if known is not None and known.printed == "完成营业额" and _INNS.search(before):
            known = self._lexicon.heads["营业额"]  # 住宿业|完成营业额: of no works contracted
        if known is not None and before and known.printed == "企业利润":
            before, known = before + "企业", self._lexicon.heads["利润"]  # 重点零售企业|利润
        of_place = known is not None and known.printed != "旅客"  # 中山市|旅客: who come from there
        if known is None and section == "measure":
            before = words = sized_so(made_so(words), None if opening else last)
        county = county_of(before) if of_place and len(before) > 1 else ""
        if county:  # 汾川县|工业增加值
            elsewhere = out_of_zone(last) if last is not None else None
            there = self.subject(
                words[len(county) :], elsewhere, scope=scope, dimension=dimension, section=section
            )
            return there._replace(area=county)
        if whole is not None and section != "count" and is_paid(words, whole, dimension):
            before, known = words, None  # 月工作收入中位数方面，销售|人员|增5%
        spent = last is not None and not opening and last.head.endswith("消费")
        if spent and known is not None and known.printed in _VISITORS and section != "count":
            known = None  # 内地旅客人均消费…，其中福建省旅客下跌31.1%至1561元
        if known is None and section != "count" and words.endswith("类") and retailed(words, last):
            before, known = self.head(words + "零售额")  # 限额以上单位粮油食品类增长8.5%
        if last is not None and known is None and words[-3:] == "线城市" and _TIER.match(last.before):
            before, known = words + last.before[4:], last.known  # 二线城市新建住宅价格…；三线城市下降
        elif last is not None and last.head.endswith("支出") and "人均" in last.indicator:
            before, known = self._spent(words, before, known, last)
        before = stripped(before).removesuffix("之")  # 来自美国之外销订单金额
        verbs = known is not None and ends_in(before, _LAST_BEFORE_HEAD)
        m = _BEFORE_HEAD.search(edges_hidden(before)) if verbs else None  # but 对乌干达|出口
        if m is not None:
            before = stripped(before[: m.start()])
        if known is not None and "届" in before[:4] and known.printed.startswith("成交"):
            before = EDITION.sub("", before)  # 本届交易会|出口成交
        if known is not None and last is not None and not opening and before.startswith(_HOMES):
            tier = _TIER.match(last.before)
            before = (tier.group() if tier is not None else "") + before  # 一线城市新建住宅…；二手住宅
        if known is not None and not opening and before.startswith("企业"):
            firms = last.before if last is not None and last.head == "数" else ""
            if firms.endswith("企业"):
                before = firms + before[2:]  # 重点监测的50家|企业完成离岸执行额
        counted = last is not None and last.head == "数" and not opening and len(before) > 1
        if last is not None and counted and known is not None:
            before = counted_so(before, known, last)
        if known is not None and before in ("设置", "提供") and known.printed.startswith("床位"):
            before = ""  # 社会福利院1所，|提供|床位120张
        if known is not None and "共有" in before:
            before = TOGETHER.sub("", before)  # 卫生机构|共有|各类卫生技术人员
        if (
            known is not None
            and ends_in(before, ENDS_OF_SIDES)
            and last is not None
            and BOTH_SIDES.fullmatch(before)
        ):
            before = last.before if any(dimension == "partner" for dimension, _ in last.parts) else before
        if known is not None and ("实现" in before or "完成" in before):
            before = self._made_by(before, last)
        if known is not None and (not before or before == "工业") and last is not None and not opening:
            before = trade_of(last, before, known.printed)  # 家电行业工业总产值…，工业销售产值
        if (
            known is not None
            and last is not None
            and known.printed.endswith("收入")
            and before[-2:] in _MAKERS
            and last.level is None
            and last.before
            and last.known == known
            and _SO_MANY_FIRMS.fullmatch(before)
        ):
            return last._replace(period=None)  # 新兴业务收入较快增长。三家企业|完成业务收入
        if known is not None:
            of = whole if whole is not None else last
            if known.printed == "产量" and spoken is not None and words.startswith("生产"):
                group = self.groups.of(spoken.before)  # 规模以上工业企业生产原煤…；生产液化天然气
                made_by = group.name if group is not None and group.name.endswith("企业") else ""
                before = made_by + before
            if known.printed == "用户" and before in _OF_PHONES and of is not None:
                line = of.indicator.removesuffix("用户")  # 固定电话用户…，其中农村用户
                before += line if line != of.indicator and line != before else ""
            if known.printed == "产量" and before in RAISED and of is not None and "水产品" in of.before:
                before += "水产品"  # 水产品产量…，其中养殖产量
            if of is not None and known.printed.endswith(THROUGHPUT) and of.head.endswith(THROUGHPUT):
                handled_at = of.before.endswith(("港", "港口", "机场")) and (whole is not None or not opening)
                at = last if last is not None and not opening and not before else of
                at = at if at.head.endswith(THROUGHPUT) and at.before.endswith(("港", "机场")) else of
                if handled_at and before in _WAYS_OF_TRADE:  # 规模以上港口货物吞吐量…，其中外贸吞吐量
                    before = at.before + before  # 其中，甲港货物吞吐量…，集装箱吞吐量
            if last is not None and known.nature == "flow" and (not before or before in DONE_AT_PORTS):
                before = port_of(last, known.printed) + before  # 机场有8个，吞吐量; 甲机场保障航班起降9万架次
            if known.printed == "销量" and before in _SOLD_WHERE and of is not None and of.head == "销量":
                return of._replace(before=of.before + before, level=None, period=None)  # 其中国内市场销量
            owned = whole is not None and known.printed == "投资" and whole.before in _INVESTORS
            if owned and whole is not None and before and whole.before not in before:
                before = whole.before + before  # 私人投资…，其中建筑|投资
            if before in _SHORT_FOR and of and of.before.endswith(before) and known.printed[-2:] != "资金":
                before = of.before.rpartition("补贴")[2]  # 失业保险基金收入…，基金支出
            if last is not None and last.known is not None and before in EACH:
                before = on_average(before, known, last, self._lexicon.bare, opening=opening)
            if of is not None and not before:
                before = whose_part(of, known.printed)
            if before == "新增" and last is not None and last.known is known and known.nature == "flow":
                before = before if opening else last.before + before  # 规上企业产值5亿元；新增产值
            row = last.known if last is not None else None
            stem = row.printed if row is not None and known.printed in self._lexicon.stems else ""
            bare = known.printed.removesuffix("额")
            short = stem not in ("", known.printed, bare) and stem.endswith(bare) and "计划" not in stem
            short = short or (last is not None and whole is None and last.head == f"各项{known.printed}")
            if last is not None and not before and short:
                return last._replace(level=None, period=None)  # 投资 of 固定资产投资; 各项贷款余额
            if of is not None and not before and of.head.endswith(f"预算{known.printed}"):
                return of._replace(level=None, period=None)  # 一般公共预算收入…。其中，东部地区收入
            if last is not None and not before and known.printed == "余额" and last.head.endswith("余额"):
                return last._replace(level=None, period=None)  # 贷款余额…，余额增长
            handled = last is not None and last.head.endswith("业务量") and known.printed == "业务收入"
            if not before and last is not None and handled:
                before = last.indicator.removesuffix("业务量").removeprefix("日均")  # 快递业务量…，业务收入
                if any(dimension == "region" for dimension, _ in last.parts):
                    row = self._lexicon.heads.get(last.head[:-3] + known.printed, known)
                    before = before if row is known else last.before
                    return Subject(before, row.printed, row, last.family, last.parts, last.area)
            if last is not None and not before and known.printed in ("创收", "创汇") and visited_by(last):
                row = self._lexicon.heads["创收"]  # 接待入境旅游者2万人次，创汇: none of goods
                return Subject(last.indicator, known.printed, row, "", (), last.area)
            if not before and last is not None and spoken is not None and self.groups.of(last.before) is None:
                before = takes_in(known.printed, last)
            if known.nature == "ratio" and last is not None and not opening:
                before = margin_of(known.printed, before, last)
            named = last is not None and last.known is None and bool(last.parts) and last.level is None
            if not before and last is not None and named and known.printed.endswith("口规模"):
                return self._bare(known, last, scope)  # 旅行服务依然是主要来源，进口规模占
            if opening and last is not None and last.before == "地方国有企业":
                last = last._replace(before="国有企业")  # 中央企业…；地方国有企业…。利润总额: of all
            if not before and last is not None and self._takes_over(known, last, opening and whole is None):
                return self._bare(known, last, scope)
            if not before and last is not None:
                made = last.known.dimension == "product" if last.known is not None else not last.head
                if known.measure == "日均产量" and made and not opening:
                    return self._bare(known, last, scope)  # 钢材300万吨，日均产量
                if not opening or "币" in last.indicator:
                    before = other_balance(known.printed, last)
            if not before and last is not None and also_of_capital(known, last) and not opening:
                before = last.before  # 制造业利用外资增长，合同外资5亿元
                if known.measure == "实际使用外资":
                    before = before.removeprefix("新批")  # 新批服务业合同外资…，到账外资
            newcomers = not opening and last is not None and last.indicator.endswith(("企业数", "项目数"))
            if before in ("", "中方") and last is not None and newcomers and "资" in known.printed:
                before = come_with(last) + before
            if not before and spoken is not None and not scope and self._invested_alike(known, spoken):
                return self._bare(known, spoken, scope)
            if (known.printed in PAID or known.printed in WORKED) and last is not None and not opening:
                before = hired(last, before, known.printed) + before  # 外出务工劳动力6万人，月均收入
            apiece = (before or known.printed)[0] == "人" and not opening
            if apiece and last is not None and _IN_EACH.match(before + known.printed) is not None:
                before = earners(last) + before  # 城镇居民人均可支配收入…，人均消费支出
            if last is not None and not before and known.printed.endswith("恩格尔系数"):
                before = earners(last)  # 城镇居民人均消费支出…；恩格尔系数
            if not opening and not before and known.printed == "死亡率" and last is not None:
                of_cases = last.indicator.endswith("发病率")
                before = last.indicator[:-3] if of_cases else ""  # 传染病发病率…，死亡率
            row = known
            if spoken is not None and (not scope or scope in spoken.before):
                units = section == "count" and (known.printed not in _CROWDS or spoken.head == "数")
                before = self.groups.narrowed(_named(spoken), before, known, counted=units)
            sided = before in SIDES and last is not None and last.known is None
            part = last.before.removeprefix(scope) if last is not None and sided else ""
            served = part and last is not None and last.level is None and _FIELD.fullmatch(part) is not None
            if sided and part != before and (served or part in self._lexicon.members):
                before += part  # 知识流程外包保持高速增长，离岸执行额
            elif part and last is not None and last.parts == (("partner", part),):
                before = part + before  # 美国为最大发包国，离岸执行额
            elif (
                scope
                and scope not in before
                and not known.alone
                and not before.startswith(SIZED)
                and not is_industry(scope, before)
                and not is_side_of(scope, before)
            ):
                before = scope if scope.startswith(before) else scope + before
            elif whole is not None and whole.known is not None:
                its, of_all = known.measure, whole.known.measure
                if of_all.removesuffix("余额").endswith(its.removesuffix("余额")):  # 境内存款中，住户存款余额
                    kept = self._kept(whole, before, nested=True)
                    before = kept if before and kept.endswith(before) else kept + before
                if words in _REGISTERED:
                    if whole.indicator.startswith("户籍"):
                        before = "户籍" + words.removesuffix(known.printed)
                    elif whole.known.printed == "常住人口" and "农业" not in words:
                        before, row = words[:2], whole.known
                of_whole = whole.known.printed.endswith(known.printed) and not before.endswith("房地产开发")
                if known.printed in self._lexicon.stems and of_whole:
                    row = whole.known
                    before = "" if before and row.printed.startswith(before) else before
            elif words in _REGISTERED and not opening and last is not None and last.indicator[:2] == "户籍":
                before = "户籍" + before  # 户籍人口…，其中城镇人口…；农村人口
            family, parts = self.parts(before, row)
            if spoken is not None and spoken.known is not None and spoken.known.measure == row.measure:
                side = side_of_parallel(spoken.parts, parts)
                if side:  # 离岸ITO执行额…，BPO执行额: of the same side
                    before = side + before
                    family, parts = self.parts(before, row)
            if not family and known.trade and whole is not None and whole.family.startswith("服务"):
                family = "服务"
            if before.endswith("内工业") and row.printed.startswith("工业"):
                before = before[:-2]  # 集中区内工业企业374户，工业总产值
            return Subject(before, row.printed, row, family, parts)
        of_days = words in PER_DAY or words in PEAKS
        if of_days and last is not None and section != "ratio" and last.dimension == dimension:
            return last._replace(before=words + last.before, level=None, period=None)  # 平均每日1201万人次
        each_day = words in PER_DAY and section == "ratio" and last is not None and last.known is not None
        if last is not None and each_day:  # 剔除闰月因素，日均同比增长2.1%
            return last._replace(before=words + last.before, level=None, period=None)
        if last is not None and words[:2] in PER_DAY and 2 < len(words) < 7 and words[2:] in last.indicator:
            return last._replace(before=words[:2] + last.before, level=None, period=None)  # 日均发送870万人次
        if words == "中位数" and last is not None and last.known is not None and not opening:
            return last._replace(head=f"{last.head}中位数", known=None, level=None, period=None)
        if last is not None and (words in OPPOSITES or words[:1] in BESIDE or words[-1:] == "型"):
            beside = opposed(words, last)
            if beside and (last.known is None or section != "count" or dimension == last.dimension):
                return Subject(beside, last.head, last.known, *self.parts(beside, last.known), last.area)
        of = whole if whole is not None else last
        if whole is not None and last is not None and last.known is not whole.known and dimension in MONEY:
            of = last if is_sibling(self, words, last, whole) else of
        if section == "ratio" and whole is not None and last is not None and last.flow in ("出口", "进口"):
            divided = whole.flow == "进出口" and last.before == whole.before != ""
            divided = divided or (whole.flow == "进出口" and self._are_goods_of(words, last, whole))
            of = last if divided else of  # 知识密集型服务出口…，保险服务增长
        elif section == "measure" and whole is not None and whole.flow == "进出口" and of is whole:
            of = last if last is not None and self._are_goods_of(words, last, whole) else of
        if of is not None and words in _SOLD_WHERE and of.head == "销量" and of.before:
            return of._replace(before=of.before + words, level=None, period=None)  # 其中国内10万台
        if (
            whole is not None
            and whole.known is None
            and last is not None
            and last.known
            and (section == "ratio" or (section == "measure" and dimension == last.dimension))
        ):
            of = last  # 其中，甲业利润总额增长5%，乙业增长3%
        if (
            last is not None
            and of is not None
            and of is not last
            and rated_as(self, words, last, of, section)
        ):
            of = last  # 从热点商品看，粮油类零售额增长8%，服装类增长6%
        if spoken is not None and section == "count" and not scope:
            placed = self.groups.narrowed(_named(spoken), words, None, counted=True)
            if placed != words:  # 自贸试验区新设企业…，外资企业
                return self._open(placed, scope)
        those = whole if whole is not None else last
        passed = ""
        if those is not None and those.head == "数" and words[-1] not in "额值量":
            passed = passing(those.before, dimension)
        if those is not None and passed and self.head(passed)[1] is not None:
            firm = those.before.endswith(("企业", "公司"))  # 执行额超千万美元的企业3家，其中甲公司3亿美元
            return as_firm(self.subject(words + passed, None), words if firm else "")
        short = section == "ratio" and last is not None and last.known is not None and len(words) > 1
        if last is not None and short and not last.before and last.head.startswith(words):
            return last._replace(level=None, period=None)  # 非税占比, of 非税收入
        if linked and whole is not None and whole.known is None and dimension == whole.dimension:
            return self._member(words, whole, scope, nested=True)  # 其中设在农村的10.9万处
        staffed = last is not None and last.head.endswith("人数") and dimension == "人"
        if last is not None and staffed and section == "count" and words.endswith(("业", "业部门")):
            before, family = (_STAFFED.sub("", each) for each in (last.before, last.family))
            all_of = last._replace(before=before, family=family)
            return self._member(words, all_of, scope, nested=False)  # 受雇员工人数增加，批发业增加1万人
        if of is not None and self._takes_head(
            words, of, nested=whole is not None, dimension=dimension, section=section
        ):
            told_in = section in ("count", "measure") and dimension not in MONEY
            if of.flow is not None and told_in and of.head[-1] in "额值":  # 出口额873亿元；其中|31万辆
                of = of._replace(head=of.flow, known=self._lexicon.heads[of.flow])
            return self._member(with_noun(words, of), of, scope, nested=whole is not None)
        if (
            whole is not None
            and section == "count"
            and dimension == whole.dimension
            and not (words.startswith((*self._lexicon.happenings, *_ON_FILE)) or acts(words))
        ):  # 新登记经营主体90户，其中企业30户
            told = (*self._lexicon.happenings, *_ON_FILE)
            words = next((which for which in told if whole.before.startswith(which)), "") + words
        return self._open(words, scope, counted=section == "count")

    def _invested_alike(self, known: Head, spoken: Subject) -> bool:
        """Whether foreign investment is told of the same part again: 制造业合同外资…，实际到位."""
        again = spoken.known is not None and spoken.known.measure.endswith("外资")
        part = spoken.before in self._lexicon.members or spoken.before.endswith("业")
        return again and part and known.measure.endswith("外资")

    def _pointed(self, words: str, last: Subject | None) -> str:
        """*words* with what they point at in its own words: 网上销售占9.3%。|相关|销售额; 该行业|增加值."""
        at = _POINTING_AT.match(words)
        if at is None:
            return words
        rest, noun = words[at.end() :], at["noun"] or ""
        before = last.before if last is not None else ""
        if noun:
            parts = last.parts if last is not None else ()
            named = next((name for _, name in parts if name.endswith(noun[-1])), before)
            named = named if named.endswith(noun[-1]) else "" if noun in ("地区", "区域") else noun
            return named + rest
        known = self.head(rest)
        if known[1] is None or known[0]:
            return rest if noun == "" and words[:1] == "该" else words
        return run_into(before, rest) if last is not None and not before.endswith(rest) else rest

    def _spent(self, words: str, before: str, known: Head | None, last: Subject) -> tuple[str, Head | None]:
        """What else each of them spent, or all as it was: 居民人均食品烟酒支出…，衣着支出2306元，人均居住."""
        spent = _SPENT_ON.fullmatch(words if known is None else before)
        if spent is None:
            return before, known
        each = last.indicator[: last.indicator.index("人均") + 2]
        plain = spent["each"] and not any(dimension == "region" for dimension, _ in last.parts)
        row = (
            last.known
            if last.head[:2] != "人均" or last.known is None
            else self._lexicon.heads.get(last.known.printed[2:], last.known)
        )
        return ("人均" if plain else each) + spent["on"], known or row

    def _made_by(self, before: str, last: Subject | None) -> str:
        """*before* without the verb, and without who made it where that is said of it anyhow.

        软件产业|实现|软件业务收入 is all of the software's, also after that; 新兴产业's is a part.
        """
        m = _MADE_BY.search(before)
        if m is None:
            return before
        who, made = m["who"] or "", before[m.end() :]
        if made == "工业" and who.endswith(("产业", "行业", "制造业")):  # 电子产业|完成工业|增加值
            return before[: m.start()] + who
        told = made, last.indicator if last is not None else ""
        own = any(what.startswith(who[:2]) for what in told) and self.groups.of(who) is None
        return before[: m.start()] + ("" if own or who in _ALL_OF_THEM else who) + made

    def of_all(self, subject: Subject) -> Subject:
        """*subject* of the whole that its group is a part of: 离岸执行额 of 高新区离岸执行额."""
        if "、" in subject.before and not subject.parts:
            return subject  # 高新区、经开区服务外包, several as one
        cut = dict(subject.parts)
        told, side = cut.get("region", "").replace("+", "、"), cut.get("side", "")
        places = told if "、" in told else ""  # 甲区、乙区出口占全市的30%
        before = self.groups.whole(uncounted(subject.before).replace(places, ""))
        if side and side not in before and subject.before.startswith(side):
            before = side + before  # 离岸三个园区执行额
        if before == subject.before or subject.known is None or len(before + subject.head) < 3:
            return subject
        return Subject(before, subject.head, subject.known, *self.parts(before, subject.known))


def naming_by(lexicon: Lexicon) -> Naming:
    """The naming of *lexicon*: documents of one genre say the same words."""
    made = _Last.made
    if made is None or made.lexicon is not lexicon or made.full:
        made = _Last.made = Naming(lexicon)
    return made


def _named(spoken: Subject) -> str:
    """The words that name a subject's group, newcomers with it."""
    counted = spoken.head.startswith("新") or spoken.head in UNITS_COUNTED
    return spoken.indicator if counted else spoken.before
