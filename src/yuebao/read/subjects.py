"""Noun phrases to subjects: the head of an indicator, its breakdown, and what it takes over."""

from __future__ import annotations

import re
from typing import ClassVar, Final

from yuebao.core.fact import Breakdown
from yuebao.lexicon import Head, Lexicon
from yuebao.read.breakdowns import EDITION, Breakdowns
from yuebao.read.carried import (
    are_fields,
    come_with,
    counts_firms,
    is_register,
    margin_of,
    other_balance,
    takes_in,
    unsided,
    visited_by,
    without_newcomers,
)
from yuebao.read.groups import Groups, side_of_parallel
from yuebao.read.heads import Heads
from yuebao.read.phrases import STRIPPED, one_noun, run_into, share_words
from yuebao.read.spoken import PUPILS, SCHOOL_TYPES, SCHOOLS, Subject, is_industry

_RUN_BY: Final = frozenset({"公办", "民办", "公立", "民营", "集体办", "教育部门办", "社会办", "国有", "私立"})
"""What by itself only tells who runs what was counted before: 幼儿园62所，其中民办50所…；|公办|12所."""
_UNITS_COUNTED: Final = frozenset({"企业数", "单位数", "项目数"})
_SIDES: Final = frozenset({"离岸", "在岸"})
_PER_DAY: Final = frozenset({"日均", "月均", "平均每日", "平均每天"})
_ECONOMIES = ("民营经济", "非公有制经济", "数字经济", "县域经济", "私营经济", "海洋经济")
"""Sectors that are cut by industry like the whole economy: their parts keep their name."""
_SHORT_FOR: Final = frozenset({"基金", "公积金", "业务"})
"""Words that stand for the longer name that ends in them, said before: 基金 after 失业保险基金."""
_FOR_CAUSES = re.compile("(?<=.{2})(?<![承接享感遭备难])受(?![理益教伤灾训访众托惠害聘雇]).{3,}$")
_FOR_REASONS = re.compile("(?<=.{2})(?:(?:也|则|亦|均|都)因[^，]{2,12}|因[^，]{2,16}而)$")
_BEFORE_HEAD = re.compile(
    "(?:将|上报|(?<=经济)创造|实现|完成|上缴|缴纳|共有|(?<![国所私公民实])有|现有|设有|(?<!公)共|等|的|达|已|累计|共计|拥有|(?<![旅资])吸引)+$"
)
_LAST_BEFORE_HEAD: Final = frozenset("将报造现成缴纳有共等的达已计引")
"""The characters that those end in."""
_LARGEST = re.compile(
    "(?<=[对与和自向])(?:我[国省市区])?(?:最大|第[一二三四五六七八九十0-9]{1,2}大)贸易伙伴(?=..)"
)
_PARTNER_SO = re.compile("^贸易伙伴(?=[^，的]{2,6}(?:进出口|出口|进口))")
_MAINLY = re.compile(
    "(?P<of>.{2,8}?)的?主要(?:货品|产品|商品|市场|国家|来源|地区)仍?(?:然是)?(?:以|为|是)(?P<member>.{2,})$"
)
_TOGETHER = re.compile(
    "^(?:来自)?[0-9]+个国家(?:和地区)?(?=设立|新设|投资|开展|承揽|派出|企业|客商|展商)"
    "|(?<=[\u4e00-\u9fff]{2})(?<!公)共有(?!产权)(?=[\u4e00-\u9fff]{2})|(?<=[\u4e00-\u9fff]{2})共(?=接受|学校|幼儿园|小学|高校|院校|企业|受理|处理|办理|发生|开立|开行|接待|运送|发送|查处)"
)
_CARRIAGE = frozenset({"铁路", "公路", "水路", "水运", "航空", "民航", "海运", "管道"})
_GOODS = frozenset("块片台辆部只条")
"""Units that goods are counted in, whatever the last were."""
_AGED = re.compile("[0-9]+.*?岁(?:组|及?以[上下])?")
_BY_MODES = re.compile(
    "(?:[^，的]{2,20}等)?(?:各种|多种|主要|几种)?运输方式(?:共|合计|累计)*(?:完成|实现)?的?(?=[^，]*[量数])"
)
"""How goods and people went, which tells no part: 铁路、公路等运输方式|货物周转量."""
_OF_ALL_SORTS = re.compile("^各(?:级各类|类|级|种)(?:各样)?(?=.{2})")
_EARNED: Final = frozenset({"创收", "创汇"})
_VISITORS: Final = frozenset({"旅客", "游客", "访客", "旅游者", "过夜游客"})
_BY_SIZE = re.compile("(?:进出口|出口|进口)[^，]{0,3}(?:超|过|达)[^，]{1,8}企业$")
_GRADE = re.compile("^(?:\\S{1,2}级)(?:及?以上)?")
_SO_MANY = "前?[0-9一二两三四五六七八九十]+(?:大|位|名|个|强)"
_FIRST_ONES = re.compile(_SO_MANY)
"""How many a group is, whose members are named after it: 前十位|发包地, 三个板块."""
LEADERS = re.compile(
    f"^(?:[^，、]{{0,6}}(?=前))?{_SO_MANY}(?:投资)?(?:国家?(?:[和及与/（]?地区）?)?|地区|市场|(?:发包|来源|目的)[国地]|城市|省[份市]?)?(?:（地区）)?"
)
"""The same with what they are, whose measure each one's is: 前十位国家/地区|实际投入外资."""
_SIDES_OF_BUDGET = {"支出": "收入", "收入": "支出"}
_FIELD = re.compile("[^岸]+(?:外包|服务)")
_EACH = re.compile("[^，]*?居民人均")
_MAKERS = ("企业", "农场", "合作社", "矿", "单位")
_IN_EACH = re.compile("人均.{0,4}(?:支出|收入)$")
_DONE_WITH = re.compile("^(?:共|累计)?(?:承担|荣获|获得?|取得|实施|组织开展|开展|立项|组织实施)的?(?=.{3})")
"""What was done with what is counted, which its parts leave out: 承担|科研项目54项，其中国家级."""
_MADE_BY = re.compile("(?P<who>[^区县市园]{2,10}业)?(?:共|累计)?(?:实现|完成)(?=[^的]{2})")
"""Who made it, of itself the whole that is cut: 软件产业实现|软件业务收入."""
_OF_SCHOOLS = re.compile("^[^，、]{0,8}(?:学校|院校)共?(?=毕业|招收|招生|在校)")
_INSTITUTIONS = ("机构", "院", "中心", "室", "所", "站", "诊所", "门诊部")
_SORTS_OF_GOODS = re.compile("(?:主要|重点|部分)?(?:工业|农业|农副?|畜禽?|水|林|能源|矿)?产?品")
_MADE_THERE = re.compile("(?<=[区县市园])(?:共|累计)?(?:实现|完成)了?(?=[^的，]{2,}[值额量]$)")
"""A zone's making, before an amount the lexicon does not know: 保税区|完成|进出区货物总值."""
_ON_FILE = ("登记在册", "在册", "实有")
_TIER = re.compile("[一二三四]线城市")
_HOMES = ("新建", "二手")
_REGISTERED = frozenset({"城镇人口", "乡村人口", "农村人口", "非农业人口", "农业人口"})
"""Parts of a registered population (户籍人口) that those of the resident one are called alike."""
_NEW_CONTRACTS = re.compile("新签(?!的)|承揽|(?:项目)?合同$|(?<=工程)项目$")


class Naming(Heads):
    """Subjects out of words, by one lexicon; remembers what it took apart."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self.groups = Groups(lexicon)
        self._breakdowns = Breakdowns(lexicon, self.groups)

    def parts(self, before: str, known: Head | None) -> tuple[str, Breakdown]:
        """The family and the breakdown in the words before a head."""
        return self._breakdowns.of(before, known)

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

        *spoken* is the one whose group a bare measure goes on to speak of, None where none does.

        *whole* is what it is a part of (其中, 分…看), None outside such a scope; *opening* says that
        it is its sentence's first; *scope* are the words
        that hold for all members of the sentence (规模以上工业中); *dimension* and *section* the
        number's unit's, with ``section`` ``ratio`` for rates, whose subject may be headless.
        """
        if "受" in words:
            words = _FOR_CAUSES.sub("", words)  # 个人所得税受减免政策等影响下降
        if "因" in words:  # 服务费也因连假上涨
            words = _FOR_REASONS.sub("", words)
        if "运输方式" in words:
            words = _BY_MODES.sub("", words)
        if "贸易伙伴" in words:  # 对最大贸易伙伴欧盟进出口; 对第二大|贸易伙伴东盟出口
            words = _PARTNER_SO.sub("对", _LARGEST.sub("", words))
        mainly = _MAINLY.match(words) if "主要" in words else None
        if mainly is not None and self.head(mainly["of"])[1] is not None:  # 出口主要货品仍以电子零组件
            words = mainly["member"] + mainly["of"]
        if whole is not None and whole.before and "人均" not in words and words.endswith(("收入", "支出")):
            each = _EACH.match(whole.before + whole.head)
            words = each[0] + words if each is not None else words  # 其中，工资性收入, of 居民人均可支配收入
        if words == "用电" and last is not None and last.head == "用电量":
            return last._replace(level=None, period=None)  # 6月工业用电量…；累计用电
        before, known = self.head(words.replace("的人数", "人数") if "的人数" in words else words)
        spent = last is not None and last.head.endswith("消费") and not opening
        if spent and known is not None and known.printed in _VISITORS and section != "count":
            known = None  # 内地旅客人均消费…，其中福建省旅客下跌31.1%至1561元
        if known is None and words.endswith("类") and words.startswith(("限额以上", "限上")):
            before, known = self.head(words + "零售额")  # 限额以上单位粮油食品类增长8.5%
        before = before.strip(STRIPPED).removesuffix("之")  # 来自美国之外销订单金额
        m = _BEFORE_HEAD.search(before) if known is not None and before[-1:] in _LAST_BEFORE_HEAD else None
        if m is not None:
            before = before[: m.start()].strip(STRIPPED)
        if known is not None and "届" in before[:4] and known.printed.startswith("成交"):
            before = EDITION.sub("", before)  # 本届交易会|出口成交
        if known is not None and before.startswith(_HOMES) and last is not None and not opening:
            tier = _TIER.match(last.before)
            before = (
                tier.group() if tier is not None else ""
            ) + before  # 一线城市新建住宅价格…；二手住宅价格
        if known is not None and before.startswith("企业") and not opening:
            firms = last.before if last is not None and last.head == "数" else ""
            if firms.endswith("企业"):
                before = firms + before[2:]  # 重点监测的50家|企业完成离岸执行额
        if known is not None and before in ("设置", "提供") and known.printed.startswith("床位"):
            before = ""  # 社会福利院1所，|提供|床位120张
        if known is not None and ("实现" in before or "完成" in before):
            before = self._made_by(before)
        if known is not None:
            of = whole if whole is not None else last
            if last is not None and not before and not opening and known.printed.endswith("吞吐量"):
                before = last.before if last.before.endswith("港") and last.head.endswith("吞吐量") else ""
            if before in _SHORT_FOR and of is not None and of.before.endswith(before):
                before = of.before.rpartition("补贴")[2]  # 失业保险基金收入…，基金支出
            if (
                (before in _PER_DAY or before == "户均")
                and last is not None
                and known.printed in self._lexicon.bare
                and last.known
            ):
                before += last.indicator.removesuffix(known.printed)  # 快递业务量…，日均业务量
            if of is not None and not before and "存贷款" in of.head and known.printed.endswith("款余额"):
                before = of.before  # 金融机构本外币存贷款余额…，其中存款余额
            row = last.known if last is not None else None
            stem = row.printed if row is not None and known.printed in self._lexicon.stems else ""
            short = stem != known.printed and stem.endswith(known.printed) and "计划" not in stem
            short = short or (last is not None and whole is None and last.head == f"各项{known.printed}")
            if last is not None and not before and short:
                return last._replace(level=None, period=None)  # 投资 of 固定资产投资; 各项贷款余额
            if last is not None and not before and known.printed in _SIDES_OF_BUDGET:
                other = _SIDES_OF_BUDGET[known.printed]  # 一般公共预算收入…；支出
                if (
                    last.head.endswith(f"预算{other}")
                    and last.head.removesuffix(other) + known.printed in self._lexicon.heads
                ):
                    known = self._lexicon.heads[last.head.removesuffix(other) + known.printed]
                    before = last.before  # 国有资本经营预算收入3.1亿元，支出1.9亿元
            if last is not None and not before and known.printed == "余额" and last.head.endswith("余额"):
                return last._replace(level=None, period=None)  # 贷款余额…，余额增长
            handled = last is not None and last.head.endswith("业务量") and known.printed == "业务收入"
            if not before and last is not None and handled:
                before = last.indicator.removesuffix("业务量")  # 快递业务量…，业务收入
            if last is not None and not before and known.printed in _EARNED and visited_by(last):
                row = self._lexicon.heads["创收"]  # 接待入境旅游者2万人次，创汇: none of goods
                return Subject(last.indicator, known.printed, row, "", (), last.area)
            if not before and last is not None and spoken is not None and self.groups.of(last.before) is None:
                before = takes_in(known.printed, last)
            if known.nature == "ratio" and last is not None and not opening:
                before = margin_of(known.printed, before, last)
            if not before and last is not None and self._takes_over(known, last, opening and whole is None):
                return self._bare(known, last, scope)
            if not before and last is not None:
                made = last.known.dimension == "product" if last.known is not None else not last.head
                if known.measure == "日均产量" and made and not opening:
                    return self._bare(known, last, scope)  # 钢材300万吨，日均产量
                if not opening or "币" in last.indicator:
                    before = other_balance(known.printed, last)
            if not before and last is not None and self._of_capital(known, last) and not opening:
                before = last.before  # 制造业利用外资增长，合同外资5亿元
                if known.measure == "实际使用外资":
                    before = before.removeprefix("新批")  # 新批服务业合同外资…，到账外资
            newcomers = not opening and last is not None and last.indicator.endswith(("企业数", "项目数"))
            if not before and last is not None and newcomers and "资" in known.printed:
                before = come_with(last)
            if not before and spoken is not None and not scope and self._invested_alike(known, spoken):
                return self._bare(known, spoken, scope)
            if last is not None and not opening and _IN_EACH.match(before + known.printed) is not None:
                before = self._each_of(last) + before  # 城镇居民人均可支配收入…，人均消费支出
            if not opening and not before and known.printed == "死亡率" and last is not None:
                of_cases = last.indicator.endswith("发病率")
                before = last.indicator[:-3] if of_cases else ""  # 传染病发病率…，死亡率
            row = known
            if spoken is not None and (not scope or scope in spoken.before):
                before = self.groups.narrowed(_named(spoken), before, known, counted=section == "count")
            part = last.before.removeprefix(scope) if last is not None and last.known is None else ""
            served = _FIELD.fullmatch(part) is not None and last is not None and last.level is None
            if before in _SIDES and (part in self._lexicon.members or served):
                before += part  # 知识流程外包保持高速增长，离岸执行额
            elif before in _SIDES and part and last is not None and last.parts == (("partner", part),):
                before = part + before  # 美国为最大发包国，离岸执行额
            elif scope and scope not in before and not known.alone and not is_industry(scope, before):
                before = scope + before
            elif whole is not None and whole.known is not None:
                if whole.known.measure == known.measure or whole.known.measure.endswith(known.measure):
                    before = self._kept(whole, before, nested=True) + before
                if words in _REGISTERED:
                    if whole.indicator.startswith("户籍"):
                        before = "户籍"
                    elif whole.known.printed == "常住人口" and "农业" not in words:
                        before, row = words[:2], whole.known
                of_whole = whole.known.printed.endswith(known.printed) and not before.endswith("房地产开发")
                if known.printed in self._lexicon.stems and of_whole:
                    row = whole.known
            family, parts = self.parts(before, row)
            if spoken is not None and spoken.known is not None and spoken.known.measure == row.measure:
                side = side_of_parallel(spoken.parts, parts)
                if side:  # 离岸ITO执行额…，BPO执行额: of the same side
                    before = side + before
                    family, parts = self.parts(before, row)
            if not family and known.trade and whole is not None and whole.family.startswith("服务"):
                family = "服务"
            return Subject(before, row.printed, row, family, parts)
        if words in _PER_DAY and last is not None and section == "count" and last.dimension == dimension:
            return last._replace(before=words + last.before, level=None, period=None)  # 平均每日1201万人次
        each_day = words in _PER_DAY and section == "ratio" and last is not None and last.known is not None
        if last is not None and each_day:  # 剔除闰月因素，日均同比增长2.1%
            return last._replace(before=words + last.before, level=None, period=None)
        if last is not None and words[:2] in _PER_DAY and 2 < len(words) < 7 and words[2:] in last.indicator:
            return last._replace(before=words[:2] + last.before, level=None, period=None)  # 日均发送870万人次
        if words == "中位数" and last is not None and last.known is not None and not opening:
            return last._replace(head=f"{last.head}中位数", known=None, level=None, period=None)
        of = whole if whole is not None else last
        if (
            whole is not None
            and whole.known is None
            and last is not None
            and last.known
            and (section == "ratio" or (section == "measure" and dimension == last.dimension))
        ):
            of = last  # 其中，甲业利润总额增长5%，乙业增长3%
        if spoken is not None and section == "count" and not scope:
            placed = self.groups.narrowed(_named(spoken), words, None, counted=True)
            if placed != words:  # 自贸试验区新设企业…，外资企业
                return self._open(placed, scope)
        short = section == "ratio" and last is not None and last.known is not None and len(words) > 1
        if last is not None and short and not last.before and last.head.startswith(words):
            return last._replace(level=None, period=None)  # 非税占比, of 非税收入
        if linked and whole is not None and whole.known is None and dimension == whole.dimension:
            return self._member(words, whole, scope, nested=True)  # 其中设在农村的10.9万处
        if of is not None and self._takes_head(
            words, of, nested=whole is not None, dimension=dimension, section=section
        ):
            return self._member(words, of, scope, nested=whole is not None)
        if (
            whole is not None
            and section == "count"
            and dimension == whole.dimension
            and not words.startswith((*self._lexicon.happenings, *_ON_FILE))
        ):  # 新登记经营主体90户，其中企业30户
            told = (*self._lexicon.happenings, *_ON_FILE)
            words = next((which for which in told if whole.before.startswith(which)), "") + words
        return self._open(words, scope, counted=section == "count")

    def _each_of(self, last: Subject) -> str:
        """Whose means *last* was one of, where they are those of a part of all people: 城镇居民."""
        if last.known is None or not last.head.startswith("人均"):
            return ""
        return last.before if any(dimension == "region" for dimension, _ in last.parts) else ""

    def _made_by(self, before: str) -> str:
        """*before* without who made what it measures, unless a group did: 百强企业|实现|软件业务收入."""
        m = _MADE_BY.search(before)
        if m is None:
            return before
        who, made = m["who"] or "", before[m.end() :]
        if made == "工业" and who.endswith(("产业", "行业", "制造业")):  # 电子产业|完成工业|增加值
            return before[: m.start()] + who
        return before[: m.start()] + (who if self.groups.of(who) is not None else "") + made

    def member(self, words: str, whole: Subject) -> Subject:
        """The member that *words* name of what *whole* measures."""
        return self._member(words, whole, "", nested=True)

    def of_all(self, subject: Subject) -> Subject:
        """*subject* of the whole that its group is a part of: 离岸执行额 of 高新区离岸执行额."""
        if "、" in subject.before and not subject.parts:
            return subject  # 高新区、经开区服务外包, several as one
        places = next((name for kind, name in subject.parts if kind == "region" and "、" in name), "")
        before = self.groups.whole(subject.before.replace(places, ""))
        if before == subject.before or subject.known is None or len(before + subject.head) < 3:
            return subject
        return Subject(before, subject.head, subject.known, *self.parts(before, subject.known))

    def _of_capital(self, known: Head, last: Subject) -> bool:
        """Whether a measure of foreign capital follows another of it that a part was told with."""
        if last.head == "投资" and "外资" in known.measure:  # 德国投资增长较快，实际使用外资
            return [dimension for dimension, _ in last.parts] == ["partner"]
        if last.known is None and not last.head and last.level is None and "外资" in known.measure:
            named = [dimension for dimension, _ in last.parts] in (["partner"], ["sector"])
            return named or last.before.endswith("业")  # 制造业是引资的主阵地，实际使用外资
        both = last.known is not None and last.known.measure.endswith("外资") and "外资" in known.measure
        return both and any(dimension in ("sector", "region", "partner") for dimension, _ in last.parts)

    def _open(self, words: str, scope: str, *, counted: bool = True) -> Subject:
        """An indicator whose head the lexicon does not know: the words are its name."""
        words = _TOGETHER.sub("", words)
        if "完成" in words or "实现" in words:
            words = _MADE_THERE.sub("", words)
        if words.endswith("日均"):
            words = "日均" + words[:-2]  # 高速公路流量日均28万辆次
        joins = scope and scope not in words and not words.endswith(scope[-2:]) and words[:2] != scope[:2]
        before = scope + words if joins else words
        family, parts = self.parts(before, None)
        head = (
            "数"
            if counted and not words.endswith(("数", "量", "人", "次", "额", "均值", "率", "寿命"))
            else ""
        )
        return Subject(before, head, None, family or before, parts)

    def _invested_alike(self, known: Head, spoken: Subject) -> bool:
        """Whether foreign investment is told of the same part again: 制造业合同外资…，实际到位."""
        again = spoken.known is not None and spoken.known.measure.endswith("外资")
        part = spoken.before in self._lexicon.members or spoken.before.endswith("业")
        return again and part and known.measure.endswith("外资")

    def _takes_over(self, known: Head, last: Subject, opening: bool) -> bool:
        """Whether a head alone takes over the words before the last one; less readily in a new sentence."""
        if (
            known.alone
            or known.printed not in self._lexicon.bare
            or (last.head == "人数" and not known.dimension and not known.printed.startswith("录取"))
        ):
            return False
        if known.printed == "总面积" and last.before.startswith("辖"):
            return False  # 共辖12个乡镇、8个社区，总面积: of all the county
        if "外资" in known.measure and last.head.endswith(("资金", "内资")):
            return False  # 利用省外资金…；实际利用外资
        if known.printed in PUPILS and last.before.endswith(("儿童", "幼儿", "学生", "生")):
            return False  # 入园儿童3354人，在园幼儿
        if known.printed in PUPILS and last.head == "数" and last.before.endswith(SCHOOLS):
            return True  # 高中阶段共有学校8所。招生8057人
        if known.trade and last.known is not None and not last.known.trade and opening is False:
            return not any(
                dimension in ("scope", "sector") for dimension, _ in last.parts
            )  # 规上工业增加值…，出口
        return not opening or known.trade or last.known is not None

    def _takes_head(self, words: str, last: Subject, *, nested: bool, dimension: str, section: str) -> bool:
        """Whether *words* are a member of what *last* measures, so that its head is understood."""
        if (
            counts_firms(words, last, section)
            or words.startswith(("每", "人均"))
            or words.endswith(("申请专利", "每股", "均值", "中位数"))
        ):
            return False
        pupils = last.known is not None and last.known.printed in PUPILS and dimension == "人"
        if nested and pupils and words.endswith(SCHOOL_TYPES):
            return True  # 专任教师中，特殊教育学校21人
        if nested and last.known is not None and last.head.endswith("人口") and words[:1].isdigit():
            return section == "count" and "岁" in words  # 户籍人口中，18岁以下7.6万人
        if words.endswith("债券") and last.head.startswith("债务"):
            return False  # 政府债务余额…；新增债券62.1亿元
        if words.startswith("出栏"):
            return False  # 生猪存栏12.6万头；出栏生猪14.8万头
        if words == last.before or (
            last.known is None and (last.before in words or words[:2] == last.before[:2])
        ):
            return False
        if section == "ratio" and len(words) > 3 and words.endswith("数") and last.head.endswith("数"):
            return False  # 网购用户人数…。主要平台店铺数同比增长
        if section == "ratio" and len(words) > 3 and words[-1] in "量额值" and words[-1] == last.head[-1:]:
            return False  # 集装箱吞吐量…，铁水联运量增长
        if section == "ratio":
            staffed = last.known is not None and last.known.printed.startswith(("从业", "就业"))
            if staffed and words.endswith(("产品", "服务", "软件")):
                return False  # 软件业从业人员…。工业软件产品增长24%
            return (
                last.known is not None
                and last.known.nature != "ratio"
                and not words.startswith(self._lexicon.happenings)
            )
        of_staff = last.level is None and last.known is not None and last.known.nature == "stock"
        if nested and of_staff and section == "count" and dimension == "人" and "人口" not in last.head:
            return True  # 专任教师中，小学31.2万人
        if last.known is not None and last.known.printed == "产量" and dimension in ("升", "千升", "米"):
            return True  # 水泥36.8万吨；白酒1260千升
        if last.known is not None and last.known.printed == "产量" and dimension in _GOODS:
            return True  # 计算机产量2986万台…；集成电路21.6亿块
        if nested and pupils and words.endswith("研究生"):
            return True  # 年内招生8730人，其中研究生204人
        ends = self._lexicon.endings.get("measure" if section == "measure" else dimension, ())
        if words.endswith(ends) and (
            "所属" in words or "补贴" in words[2:] or not last.before.endswith(words[-2:])
        ):
            return False
        if last.known is not None:
            opened = last.level is None and last.known.trade and section == "measure"
            if opened and not self._breakdowns.partner(words, [], trade=True):
                return True  # 出口额居前三位的国家依次为：日本9.1亿元
            if opened and nested and not last.before and len(words) < 10:
                return True  # 进口方面，铁矿砂1235.6万吨
            flows = last.level is None and last.known.nature == "flow" and dimension in ("元", "美元")
            if nested and flows and last.known.measure.endswith("收入"):
                return True  # 地方收入按部门分：税务部门完成1431万元
            if nested and flows and words in self._lexicon.members:
                return True  # 离岸执行额中，ITO为31亿美元
            if nested and flows and last.known.dimension == "sector":
                return True  # 从合同外资看，服务业373亿元
            if last.level is None and last.known.dimension == "product" and last.known.nature == "flow":
                sorts = not last.before or _SORTS_OF_GOODS.fullmatch(last.before) is not None
                return section in ("count", "measure") and sorts  # 主要工业产品产量：水泥562.3万吨
            counted = nested or last.known.dimension == "product"  # 山羊存栏1403只；绵羊19006只
            return dimension == last.dimension and (section != "count" or counted)
        return (nested or words in _RUN_BY) and dimension == last.dimension

    def _holds(self, zone: str, part: str) -> bool:
        """Whether *part* lies within the zone just told, being none itself: 综保区进出口…，其中加工贸易."""
        inner = self.groups.of(part)
        return self.groups.of(zone) is not None and (inner is None or not inner.place)

    def _kept(self, last: Subject, before: str, *, nested: bool = False) -> str:
        """The scope words of *last* (规模以上工业) that a member of it keeps; also its zone if *nested*."""
        to = [word for dimension, word in last.parts if dimension == "partner" and f"对{word}" in last.before]
        if to and before and last.flow and self._breakdowns.partner(before, [], trade=True) == before:
            return f"对{to[0]}"  # 对东盟机电产品出口…，其中船舶出口
        return "".join(
            word
            for dimension, word in last.parts
            if (
                dimension in ("scope", "side")
                or (dimension == "region" and nested and last.flow and self._holds(word, before))
                or (dimension == "sector" and word.endswith(_ECONOMIES))
                or (dimension == "ownership" and last.flow and before.startswith(("对", "自", "从", "向")))
            )
            and word not in before
        )

    def _bare(self, known: Head, last: Subject, scope: str) -> Subject:
        """A head alone takes over the words before the last one: 执行额 after 在岸服务外包合同额."""
        before = last.before
        if (last.known is None and not last.before) or is_register(last):
            before = scope
        if before[:1] == "每" and known.nature == "ratio":
            before = scope  # 每百元资产实现的营业收入…；资产负债率
        before = unsided(known.printed, last, before).removeprefix("每月平均").removeprefix("平均每月")
        if known.printed.startswith("授权") and before.endswith("申请专利"):
            before = before[:-4] + "专利"  # 企业申请专利121件，授权82件
        if last.head in _UNITS_COUNTED:  # 亿元企业数达284家，实现营业收入
            before += last.head[:-1]
        trade = next((of for of in ("工业", "建筑业") if last.head.startswith(of)), "")
        if trade and known.dimension == "sector" and not known.printed.startswith(trade):
            before += trade  # 全部工业总产值3亿元，增加值
        if known.trade and before in ("外贸", "对外贸易"):
            before = ""  # 外贸进出口…。其中出口
        if last.head == "直接投资" and known.printed == "投资额":
            before += "直接"  # 进行了直接投资，投资额合计
        before = without_newcomers(before) if known.trade else before  # 甲片区新增企业52家；完成进出口
        if last.known is None:
            before = self.groups.own(before)
            if before.endswith(("总值", "总额", "金额")):  # 保税区进出区货物总值…；进出口总额
                group = self.groups.of(before)
                before = group.place if group is not None else ""
        if known.printed == "投资" and before.endswith("项目"):  # beside 年度计划投资 and 总投资
            known = self._lexicon.heads["完成投资"]
        if "新签" in before or "承揽" in before:  # 新签对外承包工程合同额…，完成营业额
            before = _NEW_CONTRACTS.sub("", before)
        if known.printed == "余额" and last.head in ("贷款", "存款"):  # 小微贷款增长较快，6月末余额
            before = last.before + last.head
        if scope and scope not in before:
            before = scope + before
        if last.known is not None and last.known.alone:
            before = ""
        if known.printed.startswith("录取"):
            before = before.removesuffix("报名")  # 高考报名人数1868人，录取
        if known.nature == "stock":
            before = before.replace("离岸", "").replace("在岸", "")  # 离岸执行额…，从业人员
        joined = run_into(before, known.printed)  # 服务外包合同, 合同金额
        before = joined[: len(joined) - len(known.printed)]
        family, parts = self.parts(before, known)
        if known.trade and not family and last.family.startswith("服务"):
            family = "服务"
        return Subject(before, known.printed, known, family, parts, last.area)

    def _member(self, words: str, last: Subject, scope: str, *, nested: bool) -> Subject:
        """A headless member takes the head of *last* and the scope words it keeps."""
        if words.endswith("派出") and "派出" in last.indicator:  # 派出劳务人员…，其中承包工程项下派出
            return self._open(words + last.indicator.partition("派出")[2], scope, counted=False)
        if words.endswith("销售") and last.head.endswith(("施工面积", "竣工面积")):
            sold = last._replace(head="销售面积", known=self._lexicon.heads["销售面积"])
            return self._member(words[:-2], sold, scope, nested=nested)  # 施工面积…；商品房销售12.6万平方米
        kept = self._kept(last, words, nested=nested)
        if scope and scope not in words and scope not in kept:
            kept = scope
        if "、" in last.before and words in last.before.split("、"):  # 铁路、公路、水路货运量…，其中铁路
            last = last._replace(before="", family="")
        if last.known is None:
            if "%" in words or last.before.endswith(words[-3:]) or one_noun(words, last.before):
                return self._open(words, scope)
            if _BY_SIZE.match(words) is not None:
                return self._open(words, scope)  # 其中出口超亿元企业
            printed = words
            while len(words) > 2 and last.before.endswith(words[-2:]):  # 5A级(景区) of A级旅游景区
                words = words[:-2]
            whole = _OF_SCHOOLS.sub("", _OF_ALL_SORTS.sub("", last.before))  # 各级学校|毕业生
            kept = "" if last.head == "数" and kept and not whole.startswith(kept) else kept  # 规上工业企业
            whole = whole.removeprefix(kept)
            if len(printed) > 3 and printed[-3:] in whole[2:-1]:  # 境外采购商到会19万人，其中东盟采购商
                return self._open(printed + whole.rpartition(printed[-3:])[2], "")
            alike = last.head == "数" and whole.endswith(SCHOOLS) and printed.endswith(SCHOOL_TYPES)
            if alike and (whole != "学校" or printed.endswith(SCHOOLS)):
                return self._open(printed, scope)  # 义务教育学校74所，其中初中29所
            if words != printed and words.endswith(whole[:2]):
                return self._open(printed, scope)  # 民营医疗机构 of 医疗卫生机构
            whole = _DONE_WITH.sub("", whole).replace("批零住餐", "")
            if words.endswith(("级", "三甲", "三乙", "二甲", "二乙")):
                whole = _GRADE.sub("", whole)  # 国家级 of 省级以上企业技术中心
            if share_words(words, whole):
                return self._open(words, scope)
            new = "新增" if whole.startswith("新增") and words != printed else ""
            before = kept + new + run_into(words, whole[len(new) :])  # 新增一般债券 of 新增政府债券
            family, parts = self.parts(before, None)
            return Subject(before, last.head, None, family or before, parts)
        if last.known.alone and last.known.measure == "增加值":  # 第一产业 of 地区生产总值
            row = self._lexicon.heads["增加值"]
            return Subject(words, row.printed, row, *self.parts(words, row))
        if last.head.startswith("参保"):
            words = words.removesuffix("参保")  # 工伤保险参保人数…，其中农民工|参保
        if last.head.endswith("里程") and last.head != "里程" and words.endswith(("道", "公路")):
            roads = last._replace(head="里程", known=self._lexicon.heads["里程"])
            return self._member(words, roads, scope, nested=nested)  # 公路通车里程…，其中国道
        before = words
        if last.known.dimension == "product" and words.endswith(_MAKERS) and "、" not in last.before:
            return Subject(words + last.before, last.head, last.known, last.family, last.parts)
        plain = last.known.dimension == "" or last.family in _PER_DAY
        if plain and not last.known.trade and last.family and last.family not in words:
            family = last.family
            if scope and last.before.startswith(scope):
                family = ""  # 离岸业务中，甲类执行额9亿美元；乙类12亿美元
            family = _AGED.sub("", family) if words.endswith(("岁", "岁组", "岁以上")) else family
            if (
                family[-2:] in words or family.endswith("公司") or family[-1:] == words[-1:] == "港"
            ):  # 研究所程度者 after 大学程度者
                family = ""
            if (
                _FIRST_ONES.match(family)
                or "学历" in family
                or "及以" in words
                or (family[:1].isdigit() and "人" in family[:8])
                or words.startswith(("其余", "其他", "其它"))
            ):
                family = ""  # 前十位发包地…，其中美国; 本科 after 硕士及以上学历
            if are_fields(family, words):
                family = ""  # 软件研发外包执行额…；信息系统运维服务1.6亿美元
            pupils = last.known.printed in PUPILS or last.known.printed.startswith("毕业")
            if pupils and (
                family.endswith(("学校", "院校"))
                or (family.endswith("中学") and words.endswith(("高中", "初中")))
            ):
                family = ""  # 各级各类学校招生…，其中高中
            if "机构" in family and words.endswith(_INSTITUTIONS):
                family = family.rpartition("机构")[2]  # 医疗卫生机构编制床位…，其中医院
            if family == "中小学" and words.endswith(SCHOOL_TYPES):
                family = ""  # 中小学教师…，其中初中
            if family in _CARRIAGE and words in _CARRIAGE:
                family = ""  # 公路货运量…；水运
            if family.startswith("公路") and words.endswith(("道", "公路")):
                family = ""  # 公路通车里程…，其中国道
            if words.endswith("绿地") and "绿" in family:
                family = ""  # 建成区绿地面积…，其中公园绿地
            before = words + (family if family not in kept else "")
            if (words in ("外贸", "内贸") and family == "港口") or (
                family.endswith("港") and words[-1] != "港"
            ):
                before = family + words
        if last.known.trade and last.family.startswith("服务") and "服务" not in words:
            before = words + "服务"
        before = kept + before
        joined = run_into(before, last.head)
        before = joined[: len(joined) - len(last.head)]
        family, parts = self.parts(before, last.known)
        return Subject(before, last.head, last.known, family, parts)


class _Last:
    """The naming made last, which the next document of the same lexicon goes on with."""

    made: ClassVar[Naming | None] = None


def naming_by(lexicon: Lexicon) -> Naming:
    """The naming of *lexicon*: documents of one genre say the same words."""
    made = _Last.made
    if made is None or made.lexicon is not lexicon or made.full:
        made = _Last.made = Naming(lexicon)
    return made


def _named(spoken: Subject) -> str:
    """The words that name a subject's group, newcomers with it."""
    counted = spoken.head.startswith("新") or spoken.head in _UNITS_COUNTED
    return spoken.indicator if counted else spoken.before
