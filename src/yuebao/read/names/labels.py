"""A name alone before the measure that is told of it: 制造业，合同外资5亿元; 运输：进出口18亿元.

Such a name is put before the measure's own words, as if no mark stood between: 制造业合同外资, 运输进出口.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from yuebao.core import patterns as re
from yuebao.read.names.ahead import TIME
from yuebao.read.names.owners import is_body
from yuebao.read.words.compounds import hold
from yuebao.read.words.phrases import PARTING, clean

if TYPE_CHECKING:
    from yuebao.lexicon import Head
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause

_TIME_BETWEEN = re.compile(f"[：:，,](?:{TIME})[，,]")
"""A time alone between a name and its measure: 综合保税区|：一季度，|进出口."""
_MEASURE_AHEAD = re.compile(
    f"(?:{TIME}|累计|共|实现|完成|达成|，)*"
    "(?=[^，。；：（0-9]{2,}+[0-9])(?P<head>[^，。；：（0-9]{2,14}?)"
    "(?:(?=[同环比较分累合总共完实增下上减降回提达高为约近超突首再已逾])(?:同比|环比|比上年|较上年)?(?:分别|累计|合计|总计|共|完成|实现|增长了?|下降了?|上[升涨]了?|减少了?|增加了?|提[高升]|回[升落]|增[速幅]|降幅|达到?|高达|为|约|近|超过?|突破|首次|再次|已|共计|逾))*(?=[0-9])"
)
"""The measure that follows, behind its time: 2024年|出口额|增长12%."""
_SERVICES = re.compile(
    "(?:运输|旅行|旅游|建筑|建设|保险|金融|加工|电信|通信|维护和维修|电信、计算机和信息|个人、文化和娱乐|其他商业)"
)
"""Services as their lists name them, without 服务."""
_SORTS: Final[tuple[str, ...]] = (
    "服务", "业", "产品", "贸易", "制品", "服装", "电路", "手机", "家具", "钢材", "汽车", "纺织品", "塑料",
    "食品", "药品", "玩具", "鞋靴", "箱包", "灯具", "电池", "船舶", "飞机", "原油", "煤炭", "粮食", "大豆",
    "水果", "肉类", "设备", "零件", "零配件", "机械", "元件", "器件", "面板", "铁矿砂", "用品", "材料",
    "企业", "外包", "物流", "电商", "使用费",
)  # fmt: skip
"""How parts of what is measured end: services, industries, goods, owners."""
_SIDE = re.compile("(?P<side>离岸|在岸)")
_MARKET = re.compile("[是为][^，]*?(?P<side>离岸|在岸)[^，]{0,8}(?:[国地]|市场|来源|伙伴)$")
_ENDS: Final[tuple[str, ...]] = (*_SORTS, "区", "园", "城", "O")
"""How names of parts end that are not short: 国际服务外包产业园, 业务流程外包BPO."""
_SHARE_TOLD = re.compile(
    "(?:占比|比重|份额)(?:进一步|稳步|持续)?(?:最[高大]|较[高大]|提[升高]|上升|过半|超过?半|居首|居前|领先)$"
)
"""What is said in words of a part's share, behind its name: 日本|占比最高，离岸执行额."""
_SUCH_AS = re.compile("^(?:例|比|譬)?如")
_OWN_WORDS = re.compile(
    "(?:货物|服务|外包|离岸|在岸|国际|接包|承接|外贸|对外|新签|实际|累计|实现|完成|达成|共)*"
)
"""What a measure may say before its head that names no other part."""
_SAYS = re.compile("[是为来由受]|主要|动力")
_OUTSOURCED: Final[tuple[str, ...]] = (
    "研发", "设计", "管理", "检测", "制作", "测试", "维护", "开发", "运营", "分析", "咨询", "翻译", "培训",
    "动漫", "游戏", "医药", "软件", "金融", "处理", "支持", "中心", "客服", "云计算", "智能", "内容", "运维",
)  # fmt: skip
"""How fields end that are outsourced: 生物医药研发, 供应链管理."""
_CONTRACTED: Final[tuple[str, ...]] = ("执行额", "执行金额", "合同额", "合同金额", "签约额", "签约金额")
FIELDS: Final = frozenset(
    {"对外贸易", "外贸", "国内贸易", "服务贸易", "货物贸易", "企业", "产品", "服务", "贸易", "产业", "行业"}
)
"""What is all of it, and no part."""


_LED_TO: Final = re.compile(
    f"(?:(?:{TIME}|据[^，。；0-9]{{2,16}}|[^，。；0-9]{{0,4}}(?:统计|核算|显示))[，,])*"
)
"""What stands between a heading, or a sentence, and the measure of what it named."""


class Label(NamedTuple):
    """A *name* told alone in a clause that ends at *stop*."""

    stop: int
    name: str


NO_LABEL: Final = Label(-1, "")


CHAPTER: Final = re.compile(
    "(?:(?:外贸|外资|外经贸?|内贸|商贸|对外|国内|经济|开放|贸易|流通|合作|消费|投资|财政|财税|金融|税收|物价|价格|市场|招商引资)[与和及、]?){2,}(?<!对外贸易)(?<!国内贸易)"
)
"""What a chapter tells of, in several words that are no owner of any measure in it: 外贸外资, 对外经济."""


def may_label(speech: Speech, words: str) -> bool:
    """Whether *words* look like the name of a part at all: short, or ending as parts do."""
    if not 1 < len(words) < 20 or words == "自治区" or CHAPTER.fullmatch(words) is not None:
        return False
    return len(words) < 7 or words.endswith(_ENDS) or is_body(words) or words in speech.lexicon.members


_NUMBER_AHEAD: Final = re.compile(
    "(?:[0-9]{1,4}[年月]份?|第?[一二三四]季度?|上半年|全年|本月)*(?P<told>[^，。；：0-9]{2,24}?)(?:共|约|合计|累计|达到?|为|是)*[0-9]"
)
"""What is told right behind a title, before its number: 8月|零售业营业额|为41亿元."""


def read_label(speech: Speech, clause: Clause, words: str, *, praised: bool = False) -> bool:
    """Keeps the name that all of *words* are for the measure that follows; says whether they are one.

    One *praised* in its clause (制造业占主导，税收收入…) is spoken of anyhow where only a side is told.
    """
    text, stop = speech.text, clause.stop
    if len(words) > 24 or text[stop : stop + 1] not in "，,：:":
        return False
    words = _SUCH_AS.sub("", words) if "如" in words[:2] else words
    words = _SHARE_TOLD.sub("", words) if "比" in words or "份额" in words else words
    if not may_label(speech, words):
        return False
    ahead = _MEASURE_AHEAD.match(text, stop + 1)
    if ahead is None:
        return False
    naming = speech.naming
    own, known = naming.head(ahead["head"])
    if known is None or known.alone or known.nature == "ratio" or not _fits(speech, words, own):
        return False
    if praised and own in ("离岸", "在岸") and speech.kind_of(words) != "partner":
        return False
    outsourced = known.printed.endswith(_CONTRACTED) and words.endswith(_OUTSOURCED) and text[stop] in "：:"
    if not outsourced and not _is_part(speech, words, trade=known.trade):
        return False
    speech.label = Label(stop, words)
    return True


def in_full_behind(speech: Speech, words: str, stop: int) -> bool:
    """Whether *words*, a bare measure that is all the title up to *stop* says, is named in full right behind
    it, of which what follows is then told: 营业额：|8月零售业营业额|41亿元.
    """
    if not speech.text.startswith("：", stop) or not speech.naming.is_bare(words):
        return False
    number = _NUMBER_AHEAD.match(speech.text, stop + 1)
    told = clean(number["told"]) if number is not None else ""
    return told != words and told.endswith(words)


def keep_side(speech: Speech, clause: Clause, listed: str) -> None:
    """Keeps the side that markets are said to be of for the measure that follows: 美国为第一大|离岸|市场，
    执行额. *listed* are the markets that the clause lists, if it does.
    """
    spoken, said = speech.context.subject, speech.text[clause.start : clause.stop]
    if spoken is not None and any(dimension == "side" for dimension, _ in spoken.parts):
        return
    side = _SIDE.search(said.replace(listed, "")) if listed else _MARKET.search(said)
    if side is not None:
        speech.label = Label(clause.stop, side.group("side"))


def follows_label(speech: Speech, start: int) -> bool:
    """Whether a clause begins right behind the name that was told alone, a time between them set aside."""
    stop = speech.label.stop
    if stop < 0:  # of the heading over it
        return _is_led_to(speech.text, 0, start)
    if start == stop + 1:
        return True
    if stop >= start:
        return False  # told in a line before this one
    if speech.text[stop] == "。":
        return _is_led_to(speech.text, stop + 1, start)
    return stop < start < stop + 14 and _TIME_BETWEEN.fullmatch(speech.text, stop, start) is not None


def _is_led_to(text: str, at: int, start: int) -> bool:
    """Whether nothing but what leads to a measure stands from *at* to *start*; it ends in a comma."""
    if at == start:
        return True
    led = text[start - 1] in "，," and text.find("。", at, start) < 0
    return led and _LED_TO.fullmatch(text, at, start) is not None


def labelled(speech: Speech, words: str) -> str:
    """*words* that a clause begins with, with the name that was told alone right before the clause."""
    label = speech.label
    if not words or not label.name:
        return words
    by_way = len(label.name) == 4 and label.name.endswith("运输")
    name = label.name[:2] if by_way else label.name  # 铁路|运输。|旅客周转量
    if name in words:
        return words  # 外包：|离岸服务外包执行额
    own, known = speech.naming.head(words)
    if known is None or not _fits(speech, name, own):
        return words
    if (label.stop < 0 or speech.text[label.stop : label.stop + 1] == "。") and not _owned(
        speech, name, known
    ):
        return words
    return name + words


def _owned(speech: Speech, name: str, known: Head) -> bool:
    """Whether the measure *known* is one that says nothing without its owner, and *name* may be that."""
    if not speech.naming.is_bare(known.printed):
        own = known.nature in ("flow", "stock") and not known.alone
        if known.measure.endswith("外资"):  # （一）高新区⏎实际使用外资5亿美元
            return is_member(speech, name) or name.endswith("业")
        return own and is_body(name) and not speech.naming.groups.of_economy(known.printed)
    return not known.trade or name.endswith(_SORTS) or is_member(speech, name)


def is_member(speech: Speech, name: str) -> bool:
    """Whether *name* is one of those that measures are cut into: 民营企业, 美国, 高新区."""
    return name in speech.lexicon.members or _is_placed(speech, name)


def _is_placed(speech: Speech, name: str) -> bool:
    return speech.kind_of(name) in ("partner", "zone")


def _fits(speech: Speech, name: str, own: str) -> bool:
    """Whether what a measure says before its head (*own*) names no other part than *name* does."""
    if _OWN_WORDS.fullmatch(own) is not None:
        return True
    if len(own) > 7 or "其" in own or speech.kind_of(own) or not _is_placed(speech, name):
        return False
    zone = speech.naming.groups.of(own) if speech.kind_of(name) == "zone" else None
    return zone is None or not zone.place  # 从示范园区来看，|高新区|离岸执行额


def _is_part(speech: Speech, words: str, *, trade: bool) -> bool:
    """Whether all of *words* are the name of one part of what is measured: 运输服务, 日本, 国有企业."""
    if is_member(speech, words):
        return True
    group = speech.naming.groups.of(words)
    if group is not None and group.members and group.name == words:
        return True  # 业务流程外包（BPO）
    if words in FIELDS:
        return False
    if trade and _SERVICES.fullmatch(words) is not None:
        return True
    if (
        not (words.endswith(_SORTS) or is_body(words))
        or _SAYS.search(words) is not None
        or PARTING.search(hold(words)) is not None
    ):
        return False
    return speech.naming.head(words)[1] is None and speech.breaks.search(words, 1) is None
