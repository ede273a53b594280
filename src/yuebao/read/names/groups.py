"""The narrower group that a subject names (大型企业, 高新区, 1000万美元以上大项目).

A bare measure in the clauses after it is of that group, until a subject of its own, another group or an area
is told, or the sentence ends: 亿元以上项目45个，总投资230亿元.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from yuebao.core import patterns as re
from yuebao.core.fact import Breakdown
from yuebao.lexicon import Head, Lexicon
from yuebao.read.words.memo import kept
from yuebao.read.words.phrases import county_of
from yuebao.read.words.signs import holds, signs

_LED = re.compile(
    "^(?:.*?(?:纳入统计|列入统计|入统|拥有|共有|现有|安排|确定|列入|计划实施)(?:全[省市县区]|[我本][省市县区])?的?)?(?:其中)?(?:共|已|有|累计)*"
    "(?:新(?:批准|批复|设立|成立|[批设增])(?:及增资|及扩产)?)*"
    "(?:外商直接投资|外商投资|外资|内资)?(?=.{3})(?!约)"
)
"""What stands before a group's own name: 新批外商直接投资|1000万美元以上大项目."""
_LEADS: Final = signs("纳列入拥共现安确计其已有累新外内")
"""One of which that holds."""
_COUNTED = re.compile("^[这前全]?\\d+[个家户座所](?=.{2})")
_TOP: Final = re.compile("前\\d+[家户](?:企业|单位)")
_NEW = re.compile(
    "新(?:增|设立?|批准?|登记|注册|认定|成立|入库|培育|晋升|引进)|^(?:设立|引进|新批)(?=外商|外资|内资|企业|项目)"
)
_LIMIT = (
    "\\d[\\d.]*万?[—~-]+\\d|[\\d百千万亿]+(?:美元|元|平方米|人|吨)?(?:[及或]?以[上下]|之间)"
    "|[超过][百千万亿\\d]|超过|不足|低于|高于"
)
_RANKED = "前(?:\\d+|[一二三四五六七八九十百]+)[家名位强大]?|[\\d百]+强|排名"
_OF_TRADE = re.compile(
    "(?P<trade>(?:(?!业[、和])[^，]){1,16}业)(?P<new>新批|新设立?|新签)?(?:外资|外商投资)?(?:项目|企业)"
)
_ANY_PROJECTS = re.compile(
    "(?:外资|外商|直接|实际|投资|内资|利用|引进|招商|引资|服务外包|外包|建设|各类|合作|合同|审批|批准|核准|备案|港商|境外|新|共|等|的)*项目"
)
"""Projects that nothing tells from the rest: 外商投资项目, 服务外包项目."""
_SOME_PROJECTS: Final = re.compile("[^，、0-9]{2,18}?项目(?=总?$)")
"""Projects whose number was told, or what is invested in them: 引进投资项目|总."""
_PARTNERS = re.compile("(?:一带一路|RCEP)[^，、]{0,8}?(?:国家和地区|成员国|国家)")
_OF_MANY = re.compile("(?:的|其他)?\\d+个")
_ABILITY = re.compile(
    "(?:的)?(?:对外)?(?:承接|接包|发展|交付|服务)?(?:能力|业务|规模|水平|市场|实力|优势|活力|势头|结构)?$"
)
_PLAIN = re.compile("国际|中方|服务外包|外包|服务业|接包|承接|业务|接待总?|新增|合计|累计|全年|平均|其|共")
_OF_BUDGET: Final = frozenset({"地方", "一般", "地方一般", "地方财政", "地方公共", "公共财政"})
_OF_INDUSTRY = frozenset({"工业", "规上工业", "规模以上工业", "规上", "规模以上"})
_BY_STAGE = frozenset({"合同", "协议", "实际外资"})
_TRADING = re.compile("有?(?:进出口|出口|进口)[实业]绩的?(?:外贸(?=企业))?")
_OTHERS = re.compile(
    "(?:民营|私营|国有|集体|外资|外商投资|个体)[^，、]{0,2}企业$|承包工程$|贸易$|保税物流$|保税$"
)
"""Owners of trade and kinds of it, whose field outsourcing is not."""
_VERB = re.compile("^(?:承接|实现|完成)(?=.)")
_TRADES: Final[tuple[str, ...]] = ("业", "服务", "外包")
SIZED: Final[tuple[str, ...]] = (
    "规模以上", "规模工业", "规上", "规模以下", "规下", "限额以上", "限上", "限额以下", "限下",
)  # fmt: skip
"""How the name of a class by size begins, which is no part of another such class."""
SPOT_ENDS: Final = frozenset("岛园城谷湾镇区")
"""How spots end that lie beside a district, where nothing else is known of them: 西岗区…；|长兴岛."""
_HOME_CAPITAL: Final[tuple[str, ...]] = (
    "利用省外",
    "引进省外",
    "省外",
    "利用市外",
    "引进市外",
    "市外",
    "内资",
    "利用内资",
)
"""Whose capital is none of foreigners."""
_HOME_OWNERS: Final = frozenset({"国有", "民营", "私营", "集体", "个体", "内资", "央企", "中央"})
_NEW_PROJECTS: Final = re.compile("(?:共|累计)?(?:新(?:增|批|设|签|引进|注册|落户)?|批准|增资)(?:项目|企业)")
"""Newcomers of no sort, and those that raised their capital, whose foreign capital is all that came:
新增项目24个，|实际使用外资.
"""
_INVESTED_IN_ALL: Final = frozenset({"投资总额", "总投资", "总投资额"})
"""What is invested in those set up and those that raised their capital, told behind both."""
_FIELDS_OF: Final = (
    (
        re.compile("[货客]运|运输量|周转量|吞吐量"),
        re.compile(
            "运输|物流|货运|客运|港|铁路|公路|航空|机场|水路|水运|民航|交通|[车船](?!产)|码头|集装箱|管道|轨道|地铁|公交"
        ),
    ),
    (re.compile("集装箱"), re.compile("^(?!.*(?:机场|旅客))")),
    (
        re.compile("在[校园学]|招生|毕业"),
        re.compile("学|校|教|幼|院|中专|[初高]中|职高|技工|所数$|考生|研究生|[本专]科"),
    ),
    (
        re.compile(
            "^外贸|口总[额值]|^对外|(?<!省)外资|外包|建筑业|GDP|网上零售|^社会|^工业投|业用电|软件业务"
        ),
        re.compile(
            "^(?!.*(?:以上项目|开工项目|规(?:模以)?上工业|跨境电商|承包工程|金融机构|生产者))|[区园]|外资"
        ),
    ),
    (re.compile("^外贸|口总[额值]|^对外|(?<!省)外资|外包|建筑业|GDP"), re.compile("^(?!.*限[额上])|[区园]")),
    (re.compile("发电量|专利|快递"), re.compile("^(?!.*(?:项目|限[额上]|电商|承包))")),
    (re.compile("保费|赔付"), re.compile("保险|险")),
    (
        re.compile("旅游(?:总|综合)?收入|接待(?:游客|人次|入境|国内)|游客"),
        re.compile("游|景区|景点|饭店|酒店|旅行社|民宿|客栈|乐园|公园|文博|博物馆|宾馆|农家乐|度假"),
    ),
    (re.compile("森林|绿化覆盖"), re.compile("林|绿")),
    (re.compile("^税收(?:收入)?$"), re.compile("^(?!限[上额]|.*(?:以上项目|开工项目|电商|承包工程))")),
)
"""Measures that say what field they are of, and how those are called whose they may be."""
_told: Final[dict[str, list[re.Pattern[str]]]] = {}
"""How those are called that measures are of, of which there are few."""
_AGAIN = re.compile("^(?:建设|管委会|管理|级|协会|办公室|外(?:的|企业|单位))")
_SIZED: Final = re.compile("限额以上|限上|规模以上|规上")


def is_of_another_field(measure: str, who: str) -> bool:
    """Whether a *measure* says itself that it is of a field that *who* is no part of: 民企…；货运量."""
    owners = _told.get(measure)
    if owners is None:
        owners = [whose for told, whose in _FIELDS_OF if told.search(measure) is not None]
        kept(_told, measure, owners, 4096)
    return any(whose.search(who) is None for whose in owners)


class Group(NamedTuple):
    """A group's name, and what else a number after it may be of."""

    name: str
    place: str = ""
    """The place that it is or lies in, whose whole economy may be told."""
    newcomers: bool = False
    """Whether newcomers to the place were counted: what is counted next is of it too."""
    owned: bool = False
    """Whether its owners alone tell it from the rest: all foreign investment is theirs."""
    invested: bool = False
    """Whether only investment is of it: 制造业|新设外商投资企业."""
    partners: bool = False
    """Whether it is a group of countries, whatever stands around its name."""
    members: bool = False
    """Whether known members are all that it names: 离岸信息技术外包（ITO）."""


@lru_cache(maxsize=16)
def _any_of(words: tuple[str, ...], pattern: str = "%s") -> re.Pattern[str]:
    return re.compile(pattern % "|".join(sorted(words, key=len, reverse=True)))


@lru_cache(maxsize=16)
def _set_of(words: tuple[str, ...], at: int | None = None) -> frozenset[str]:
    """*words*, or their characters at one place."""
    return frozenset(words) if at is None else frozenset(word[at] for word in words)


def _bare(name: str) -> str:
    """A group's *name* without what leads to it and how many there are."""
    return _COUNTED.sub("", _LED.sub("", name) if holds(name, _LEADS) else name)


class Groups:
    """The groups of one lexicon's words; remembers those it found."""

    def __init__(self, lexicon: Lexicon) -> None:
        narrow = lexicon.narrow
        self._economy, self._owned = _set_of(narrow["economy"]), _any_of(narrow["owners"])
        self._place = _any_of(
            narrow["places"],
            "(?:%s)(?!(?<=谷)区)(?:[\u4e00-\u9fff]{2,6}片区|[^，、的]{0,8}的(?:区域|地区|园区))?",
        )
        self._class = _any_of(narrow["nouns"], ".*(?:%s)")
        self._marked = _any_of(narrow["marks"], f"{_LIMIT}|{_RANKED}|%s")
        self._ends = _set_of(narrow["places"] + narrow["nouns"], -1)
        self._sides, kinds = narrow["sides"], narrow["kinds"] + narrow["capital"]
        self._kinds, self._begins = _set_of(kinds), _set_of(kinds, 0)
        self._found: dict[str, Group | None] = {}

    def of(self, words: str) -> Group | None:
        """The group that *words* before a head name; None when they name the whole, or none at all."""
        if len(words) < 2:
            return None
        found = self._found.get(words)
        if found is None and words not in self._found:
            found = self._found[words] = self._find(words)
        return found

    def _find(self, words: str) -> Group | None:
        if self._ends.isdisjoint(words):
            return self._of_members(words)
        partners = _PARTNERS.search(words)
        if partners is not None:  # 一带一路沿线|57个|国家
            works = "对外承包工程" if "承包工程" in words else ""
            return Group(_OF_MANY.sub("", partners.group()) + works, partners=True)
        place = self._place.search(words)
        units = self._class.match(words, place.end() if place is not None else 0)
        within = _bare(words[: place.end()]) if place is not None else ""
        if units is not None:
            name = units.group()
            new = _NEW.search(name)
            trade = _OF_TRADE.fullmatch(name)
            if new is None or name.endswith(("项目", "合同", "订单")):
                name = _bare(name).strip("的")
                if self._marked.search(name) is not None:
                    return Group(within + name, within)
                trade = _OF_TRADE.fullmatch(name)
                if trade is not None:  # 制造业|外资项目: the trade's
                    return Group(within + trade["trade"], within)
                if _is_kind_of_project(name):
                    return Group(within + name, within)
                if self._owned.search(name) is not None:
                    return Group(within + name, within, owned=True)
            elif trade is not None:
                return Group(within + trade["trade"], within, invested=True)
            if within and new is not None:
                return Group(within, within, newcomers=True)
        if place is not None and _AGAIN.match(words, place.end()) is None:
            return Group(within, within)
        return self._of_members(words)

    def of_economy(self, printed: str) -> bool:
        """Whether the head *printed* is of everybody there, and no group's: 固定资产投资."""
        return printed in self._economy

    def _of_members(self, words: str) -> Group | None:
        if words[0] not in self._begins:
            return None
        rest = _ABILITY.sub("", words)
        return Group(rest, members=True) if rest and self._is_member(rest) else None

    def _is_member(self, words: str) -> bool:
        """Whether known members are all that *words* name: 离岸信息技术外包（ITO）."""
        at = 0
        while at < len(words):
            size = next(
                (n for n in range(min(16, len(words) - at), 1, -1) if words[at : at + n] in self._kinds), 0
            )
            if not size:
                return False
            at += size
        return True

    def narrowed(self, said: str, before: str, known: Head | None, *, counted: bool = False) -> str:
        """*before* with the group named in *said*, when the measure *known* goes on to speak of that group.

        *counted* says that the number counts units: only a place has those.
        """
        if known is not None and is_of_another_field(before + known.printed, said):
            return before
        group = self.of(said)
        if group is None and known is not None and not counted:
            projects = _SOME_PROJECTS.match(said)
            told = projects is not None and _is_invested(known, before, said)
            return f"{projects.group()}{before}" if projects is not None and told else before
        if group is None or (counted and not group.newcomers):
            return before
        own = self.of(before) if group.place else None
        if own is not None and own.place and not own.place.startswith(group.place):
            return before  # 重点园区集聚效应明显。高新区承接服务外包合同额
        if group.place and len(before) > len(group.place) and before.startswith(group.place):
            return before  # 园区软件业收入9亿元，其中（园区）服务外包|收入
        if before.startswith(SIZED) and not group.place:
            return before  # 规模以上工业企业增加值…；规模以上工业|总产值
        if known is not None and not self._is_told(group, known):
            return before
        if known is not None and known.printed.startswith("订单") and group.name.endswith("企业"):
            return group.name + before  # 造船企业完工…；承接出口船|订单
        sided = "外包" in before or before in ("离岸", "在岸")
        if sided and "外包" not in said and _OTHERS.search(group.name) is not None:
            return before  # 民营企业进出口…；离岸服务外包执行额: a field of its own
        if counted:
            return before if self._place.search(before) is not None else group.place + before
        if group.members and before in group.name:
            return group.name
        if group.members and group.name in self._sides and before.endswith("外包"):
            return before  # 其中离岸合同额…；服务外包执行额: of both sides
        rest = before
        for side in self._sides:
            if rest.startswith(side):
                if group.members and any(other in group.name for other in self._sides):
                    return before  # 在岸执行额 after 离岸信息技术外包
                rest = rest[len(side) :]
        rest = _PLAIN.sub("", rest) if rest != "总" else ""
        if known is not None and known.trade and rest in ("外贸", "货物", "对外贸易", "货物贸易"):
            rest = ""  # 某片区新增企业52家；外贸|进出口
        if known is not None and rest in _BY_STAGE and known.printed.endswith("资金"):
            rest = ""  # 10亿元以上项目86个，合同|省外资金
        if rest and group.name.endswith(rest) and (len(rest) < 3 or rest.endswith("企业")):
            return group.name  # 重点项目64个，项目总投资; 监测的60家零售企业|实现销售额
        if rest in _OF_BUDGET and group.place:
            rest = ""  # 市本级财政总收入…，其中地方一般|预算收入
        sold = known is not None and known.printed.endswith("收入") and group.name.endswith("企业")
        if sold and rest in ("软件", "软件业"):
            rest = ""  # 民营企业增势良好，实现|软件业务收入
        if rest in _OF_INDUSTRY and (group.place or group.name.endswith("企业")):
            rest = ""  # 国家级开发区实现税收…，工业增加值
        named = rest.endswith(_TRADES) and rest in group.name and self.of(before) is None
        named = named and not group.name.endswith(f"{rest}项目")  # 新开工工业项目26个；工业|投资
        return group.name + before if not rest or named else before

    def _is_told(self, group: Group, known: Head) -> bool:
        """Whether the measure *known* may be a *group*'s."""
        if known.nature == "price":
            return False
        if (known.alone or known.printed in self._economy) and group.name != group.place:
            return False
        if "外资" in known.measure and (
            group.name.startswith(_HOME_CAPITAL)
            or group.name[:2] in _HOME_OWNERS
            or (len(group.name) < 7 and _NEW_PROJECTS.fullmatch(group.name) is not None)
        ):
            return False  # 利用省外5000万元以上项目资金…；实际利用外资
        if group.name in ("增资项目", "增资企业") and known.printed in _INVESTED_IN_ALL:
            return False
        if not group.place and is_of_another_field(known.printed, group.name):
            return False
        return "资" not in known.measure if group.owned else "资" in known.measure or not group.invested

    def own(self, words: str) -> str:
        """*words* without what stands before the name of a group that is all they name."""
        if "实绩" in words or "业绩" in words:  # 有进出口实绩的民营企业
            words = _TRADING.sub("", words)
        group = self.of(words)
        whole = group is not None and (group.partners or words.endswith(group.name))
        return group.name if group is not None and whole else words

    def whole(self, words: str) -> str:
        """*words* without the group they begin with: the same of all."""
        group = self.of(words)
        counted = _COUNTED.match(words)  # 21家|自贸试验区
        if group is not None and counted is not None and words.startswith(group.name, counted.end()):
            words = words[counted.end() :]
        if group is None and words[:1] == "前" and (top := _TOP.match(words)) is not None:
            return _VERB.sub("", words[top.end() :])  # 前20家企业|离岸
        if group is None or group.members or not words.startswith(group.name):
            return words
        return _VERB.sub("", words[len(group.name) :])


def _is_kind_of_project(name: str) -> bool:
    """Whether *name* is of projects of one kind: 外资房地产项目."""
    return name.endswith("项目") and 3 < len(name) < 12 and _ANY_PROJECTS.fullmatch(name) is None


def _is_invested(known: Head, before: str, said: str) -> bool:
    """Whether the measure *before* with *known* is invested in the projects counted, or promised to them by
    foreigners where *said* told as much: 引进项目45个，|总投资|12亿元，其中|合同外资|3亿元.
    """
    if before + known.printed in _INVESTED_IN_ALL:
        return True
    return said[-1] in "总额" and "外资" in known.measure and "实际" not in known.printed


def side_of_parallel(spoken: Breakdown, parts: Breakdown) -> str:
    """The side that another member of the category just spoken of was said to be on."""
    categories = [name for dimension, name in parts if dimension == "category"]
    if len(categories) != len(parts) or len(categories) != 1:
        return ""
    others = dict(spoken)
    return others.get("side", "") if others.get("category", categories[0]) != categories[0] else ""


def area_of(part: str, lexicon: Lexicon) -> str | None:
    """The area that all of *part* names; None when it names none."""
    term = lexicon.term(part)
    if term is not None and term[0] in ("city", "province", "region"):
        return term[1]
    return f"{part}市" if f"{part}市" in lexicon.cities else None


def county_named(part: str, lexicon: Lexicon) -> str | None:
    """The county or county-level city that all of *part* names or is short for: 蒲县, 侯马; else None."""
    if not 1 < len(part) < 4 or part in lexicon.members or part in lexicon.heads:
        return None
    if part[-1] == "县":
        return part if county_of(part) == part else None
    return area_of(f"{part}县", lexicon) or area_of(f"{part}市", lexicon)


_NO_INDUSTRY: Final = re.compile(
    "(?:农、?林、?牧、?渔|种植|畜牧|林|渔|建筑|第[一三]产|批发|零售|住宿|餐饮|金融|房地产|服务|旅游|租赁|教育|卫生|信息传输|软件|科学研究"
    "|居民服务|文化|水利|公共管理|交通运输|邮政|仓储)(?:[^工制]*业)?"
)
"""Trades that are no part of industry."""


def scope_of(scope: str, part: str) -> str:
    """What *part* keeps of a *scope* that names trades: 限额以上批发和零售业…，其中零售业; nothing where it
    is none of them: 规模以上工业…。服务业恢复，其中房地产业.
    """
    if scope == "规模以上工业" and part[-1:] == "业" and _NO_INDUSTRY.fullmatch(part) is not None:
        return ""
    sized = _SIZED.match(scope)
    if sized is None or sized.end() == len(scope) or not part.endswith("业"):
        return scope
    if part.startswith(sized.group()):
        return ""
    return sized.group() if part[:-1] in scope else scope
