"""Where a noun phrase ends in the name of a measure: 离岸服务外包|执行额."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from yuebao.core import patterns as re
from yuebao.lexicon import Head, Lexicon
from yuebao.read.words.gaps import Gaps
from yuebao.read.words.signs import signs, stands

_OF_FLOWS: Final[tuple[str, ...]] = (
    "加工区",
    "展",
    "总",
    "额",
    "值",
    "商",
    "货",
    "价",
    "规模",
    "降",
    "增",
    "贸易",
    "企业",
    "信用",
    "退税",
    "交货",
    "实绩",
    "业绩",
    *("记录的", "记录企业", "资质的", "资质企业", "资格的", "资格企业", "经营权"),
    "订单",
    "信保",
    "超",
    "过",
    "基地",
    "突破",
    *("转", "无法", "难以", "未能", "表现", "走", "势", "大幅", "明显"),
    *("首次", "继续", "持续", "保持", "呈", "连续", "仍", "均", "已", "也", "稳", "成为"),
    *(
        "下降",
        "下滑",
        "下跌",
        "减少",
        "回落",
        "回升",
        "上升",
        "正增长",
        "负增长",
        "同比",
        "环比",
        "实现",
        "为正",
        "为负",
    ),
    "达到",
    "高于",
    "低于",
    "不足",
    *(
        "报关",
        "通关",
        "平均通关",
        "整体通关",
        "清单",
        "业务",
        "环节",
        "替代",
        "导向",
        "班列",
        "航线",
        "航班",
        "渠道",
    ),
    *(
        "压力",
        "形势",
        "环境",
        "动能",
        "预期",
        "信心",
        "需求",
        "韧性",
        "潜力",
        "活力",
        "势头",
        "态势",
        "走势",
        "格局",
    ),
    *("承压", "受阻", "乏力", "低迷", "疲软", "强劲", "景气", "竞争力", "优势"),
)
_TO_MARKET: Final = re.compile(
    "(?P<what>[^，、口对自向]{2,}?)出口(?:至|到)?(?P<where>[^，、口额的产品国内]{2,6}市场)"
)
"""What was sold to markets that are named behind: 制剂|出口|发达市场."""
_CAUSED: Final = re.compile("[受因][^，]{1,16}(?:影响|冲击|拖累|带动|推动|拉动|制约|因素|原因|支撑)")
"""Why a flow moved, told behind it: 对美出口|受关税影响."""
_LED_FLOW = re.compile(
    "(?P<to>(?:对|自|从|向|与).{1,14}?"
    "|(?P<who>(?:民营|国有|外资|外商投资|私营|集体|中小微?|港澳台商?投资|三资)企业|个体工商户|[^，、对自从]{0,4}口岸"
    "|[^，、对自从进出]{0,10}(?:综合保税区|综保区|保税区|试验区|自贸区|高新区|经开区|开发区|新区|港区|片区|园区)(?:企业)?"
    "|[^，、对自从进出]{0,12}(?:公司|集团)|[^，、对自从进出]{1,6}(?:企业|(?<!出)厂|(?<!转)口岸|[^海自空入出]港)|该?企业|港口|厂"
    "|跨境电商|市场采购|一般贸易|加工贸易|保税物流|边民互市|边境小额贸易|中欧班列)?"
    "(?:以?(?P<how>[^，、]{2,8}?)方式|(?:对|自|从|向|与)[^，、]{1,10}?)?"
    "|[月日年]均)(?:已经?|累计|合计|共计?|先后)*(?P<flow>进出口|出口|进口)(?P<of>.{2,}|[虾蟹鱼煤铜铝糖茶酒纸船米麦])"
)
"""Who trades, with whom or how, before the flow and the goods: 对东盟|出口茶叶, 以一般贸易方式|出口箱包."""
_SHORT_LEADS: Final = frozenset(
    {"口岸", "月均", "日均", "年均", "公司", "集团", "企业", "该厂", "港口", "园区"}
)
_GOODS: Final = frozenset("虾蟹鱼煤铜铝糖茶酒纸船米麦")
"""Goods of one character: 进口|虾."""
_OF_FLOW = re.compile(
    "(?P<who>.{0,12}?)(?P<flow>(?<!进)出口|进口)(?P<what>(?![和与及]|以及)[^，、额量值]{2,8}?)(?:总?金额|总额|总值|货值)"
)
_BOUGHT = re.compile(
    "(?P<who>[^，、]{0,12}?)(?P<flow>(?<!进)出口|进口)(?P<what>(?![和与及]|以及)[^，、额量值]{2,8})"
)
_MADE = re.compile(
    "(?P<who>.*?)(?:分别|合计|累计|总计|共|已经?|先后)*(?P<verb>平均日产|日均生产|日均产|日产|年产|(?<!安全)生产"
    "|(?<![^共计业厂])产(?![业品值量能销出于自妇地区权学融假房党主后成儿科险教供研城投储贸控需链点证]|生(?!铁|丝|姜|猪|漆)))(?P<what>(?!再|喜获|实现|继续|持续|稳|呈|保持|形势|旺|顺利|恢复|较|平稳|加快"
    "|条件|方式|环境|秩序|结构|布局|要素|活动|季节|环节|领域|水平|队伍|责任|监管|许可|计划|任务|模式|技术|过程|规模|情况)(?![^，]{0,2}(?:总值|者|性|企|经营|力|线|基地|设备|资料|安全|事故|用|服务|商|量|成本|价|指数|毛额|保障|风险|率))[^，产业和]{2,8})$"
)
_SOLD = re.compile(
    "(?P<what>[^，]*?(?:[汽轿客货卡]车|乘用车|商用车|新车|挖掘机|装载机|起重机|拖拉机|摩托车))(?:共计?|累计|合计|分别|全年)*(?:销售|售出)"
)
"""What is sold by the piece, before its verb: 挖掘机共|销售."""
_MADE_AS = {"平均日产": "日均产量", "日均生产": "日均产量", "日均产": "日均产量", "日产": "日产量"}
_ANAPHOR = re.compile(
    "这[一个]?|该|此|(?:这一?|该|此|有关|上述|前述)(?:个|项|些)?(?:指数|指标|数字|数值|比率|比例|价格|收益|总额|增速|金额)|[一二三四五六七八九十两]{1,2}年(?:来|间)?|每(?:亩|公顷|头|吨)|连续第?[0-9一二三四五六七八九十]+(?:年|个月|个季度)"
    "|按[^，、的]{2,8}(?:口径)?(?:计算|测算|口径)"
)
_POINTED: Final = re.compile("(?:这一?|该|此)(?:个|项(?!目))?(?=.{2})")
"""What points at a measure told before."""
_POINTING: Final = signs("这该此有上前一二三四五六七八九十两每连按")
"""The characters that those begin with."""
ONE_WAY: Final = frozenset({"出口", "进口"})
"""The flows that all that is traded is divided into."""
_ROADS: Final = frozenset("至到往自从")
"""What may stand between goods traded and with whom: 机电产品出口|至|东盟."""
_OPEN_ENDS: Final = frozenset("额量值")
_OPEN: Final = re.compile(
    "(?:.*?[^总数金余份和与及、以])??(?P<head>(?:[日月年人户]均|总|新签|新增|实际)?(?!完成|实现)(?:"
    "(?![进出]口|到位)[\u4e00-\u9fff][\u4e00-\u9fff](?<![总数金余份差定限超])额"
    "|[\u4e00-\u9fff][\u4e00-\u9fff](?<![总数金余份差限超氧质含当容增减资及和与])量"
    "|[\u4e00-\u9fff][\u4e00-\u9fff](?<![总数金余差限超均比算位绝峰贬升])值))"
)
"""A measure that no table holds, by how it ends: 餐饮业|流水额, 甲港|装卸量."""
_DONE: Final = frozenset({"完成", "实现"})
_WHOLES: Final = frozenset({"面积", "收入", "支出", "金额", "总额", "费用", "人数", "人次"})
"""Ends of measures that by themselves say only in what something is measured."""
_REMEMBERED: Final = 30_000


def _is_goods(words: str) -> bool:
    """Whether *words* behind a flow may be goods: no measure of it, nor how or why it moved."""
    return not words.startswith(_OF_FLOWS) and _CAUSED.match(words) is None


class Heads:
    """The heads that phrases end in, by one lexicon; remembers what it took apart."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = self._lexicon = lexicon
        self._heads: dict[str, tuple[str, Head | None]] = {}
        self._made: dict[str, Head] = {}
        """Measures that no table holds, each one row wherever it is met."""
        self.gaps: Gaps = {}
        """What was read of the words before numbers."""

    @property
    def full(self) -> bool:
        """Whether it remembers more phrases than are worth their memory."""
        return len(self._heads) > _REMEMBERED

    def head(self, words: str) -> tuple[str, Head | None]:
        """The longest known head that *words* end in, and the words before it."""
        found = self._heads.get(words)
        if found is None:
            heads, sizes = self._lexicon.heads, self._lexicon.head_sizes
            found = (words, None)
            for size in sizes.get(words[-2:]) or sizes.get(words[-1:], ()):
                at = len(words) - size
                row = heads.get(words[at:]) if at >= 0 else None
                if row is not None and row.trade and words.endswith("车流量", 0, at):
                    continue  # 高速公路车流量|出口
                if row is not None and row.printed[:2] == "工业" and words[at - 1 : at] in ("轻", "重"):
                    continue  # 轻工业|总产值
                if (
                    row is not None
                    and row.printed == "完成投资"
                    and words[at - 2 : at].endswith("业")
                    and words[at - 2] != "企"
                ):
                    row = heads["投资"]  # 第二产业|完成投资
                many = size == 2 and words[at:] in ("数量", "总量")
                bought = _BOUGHT.fullmatch(words, 0, at) if many else None
                if bought is not None and not bought["what"].startswith(_OF_FLOWS):  # 进口钢材|数量
                    found = (bought["who"] + bought["what"], heads[bought["flow"] + words[at:]])
                    break
                if row is not None and (
                    not at or words[at - 1] not in "和与及" or words.endswith("埃及", 0, at)
                ):
                    found = (
                        self._of_deed(words[:at], row)
                        if size == 2 and row.printed in _WHOLES
                        else (words[:at], row)
                    )
                    break
            else:
                led = _LED_FLOW.match(words)
                to = led["to"] if led is not None and _is_goods(led["of"]) else ""
                short = self._lexicon.short_partners.get(to[1:]) if len(to) == 2 else None
                if led is not None and (short or len(to) > 2 or to in _SHORT_LEADS):
                    to = to[0] + short if short else to  # 对美|出口玩具
                    to = (led["who"] or "") + led["how"] if led["how"] else to
                    found = (to + led["of"], heads[led["flow"]])
                last = self._place_last(words)
                if last is not None:  # 研发投入强度美国为3.4%
                    found = last
                flowed = _OF_FLOW.fullmatch(words) if words[-1:] in "额值" else None
                if flowed is not None and not flowed["what"].startswith(_OF_FLOWS):  # 产区|出口|葡萄酒|金额
                    found = (flowed["who"] + flowed["what"], heads[flowed["flow"] + "额"])
                else:
                    flowed = None
                made = _MADE.match(words) if "产" in words else None
                if made is not None:  # 钢铁企业生产粗钢, 平均日产钢材
                    found = (made["who"] + made["what"], heads[_MADE_AS.get(made["verb"], "产量")])
                sold = _SOLD.fullmatch(words) if words.endswith(("销售", "售出")) else None
                if sold is not None:  # 中国品牌乘用车共销售
                    found = (sold["what"], heads["销量"])
                for flow in ("进出口", "出口", "进口"):  # 出口保税原油
                    at = len(flow)
                    if (
                        flowed is None
                        and words.startswith(flow)
                        and (len(words) > at + 1 or words[at:] in _GOODS)
                        and _is_goods(words[at:])
                        and words[at] not in "与和及至往到"
                        and not (words[at] <= "9" and words.endswith("企业"))  # 出口500万美元以上企业
                    ):
                        found = (words[at:], heads[flow])
            if found[1] is None and words[-1:] in _OPEN_ENDS and len(words) > 2:
                found = self._by_ending(words)
            self._heads[words] = found
        return found

    def _by_ending(self, words: str) -> tuple[str, Head | None]:
        """The measure that *words* end in by its form alone, and the words before it."""
        found = _OPEN.fullmatch(words)
        if found is None:
            return words, None
        at = found.start("head")
        if words[at - 1 : at + 1] in _DONE:
            at += 1  # 企业实|现值
        printed = words[at:]
        row = self._made.get(printed)
        if row is None:
            row = self._made[printed] = Head(
                printed=printed,
                measure=printed,
                nature="flow",
                dimension="category",
                alone=False,
                trade=False,
                stock=False,
                happens=False,
                made=True,
            )
        return words[:at], row

    def _of_deed(self, before: str, row: Head) -> tuple[str, Head]:
        """The measure *row* with the deed that *before* ends in, which is no part of whose it is."""
        if before[-2:] not in self._lexicon.deeds:
            return before, row
        printed = before[-2:] + row.printed
        made = self._made.get(printed)
        if made is None:
            made = self._made[printed] = replace(
                row,
                printed=printed,
                measure=printed,
                nature="flow",
                stock=False,
                dimension="category",
                made=True,
            )
        return before[:-2], made

    def is_bare(self, words: str) -> bool:
        """Whether *words* are a head that says nothing without the words before it, in a table or not."""
        if words in self._lexicon.bare or words[-1:] not in _OPEN_ENDS or words[-2:] in _WHOLES:
            return words in self._lexicon.bare
        before, row = self.head(words)
        return row is not None and row.made and not before and words[0] != "总"

    def _place_last(self, words: str) -> tuple[str, Head] | None:
        """A head with a partner behind it, as if the partner stood before it; None when there is none."""
        market = _TO_MARKET.fullmatch(words) if words.endswith("市场") and "出口" in words[2:] else None
        if market is not None:  # 制剂|出口|发达市场
            where = market["where"][:-2]
            named = any(
                self._lexicon.terms[n][0] == "partner" and stop - at == len(where)
                for n, at, stop in self._lexicon.automaton.find(where)
            )
            return f"{market['what']}对{where if named else market['where']}", self._lexicon.heads["出口"]
        matches = self._lexicon.automaton.find(words)
        if len(matches) == 0 or matches[-1][2] != len(words) or matches[-1][1] < 2:
            return None
        number, start, _ = matches[-1]
        if self._lexicon.terms[number][0] != "partner":
            return None
        flow, to = words[start - 3 : start - 1], words[start - 1]
        to = to if flow in ONE_WAY and to in _ROADS else ""
        before, known = self.head(words[: start - len(to)])
        if known is not None and known.printed in ONE_WAY and len(before) > 1:  # 手机产品|出口|欧盟
            return f"{before}{'对' if known.printed == '出口' else '自'}{words[start:]}", known
        if known is None or known.trade:
            return None
        return words[start:] + before, known

    def is_generic(self, words: str) -> bool:
        if words in self._lexicon.generic:
            return True
        if not stands(words, 0, _POINTING):
            return False
        if _ANAPHOR.fullmatch(words) is not None:
            return True
        at = _POINTED.match(words)  # 该|销售额
        return at is not None and words[at.end() :] in self._lexicon.heads
