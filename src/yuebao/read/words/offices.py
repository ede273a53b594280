"""Words of the offices and newspapers of Taiwan, Hong Kong and Macao, for those that the rules know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from yuebao.core import patterns as re

_ESTIMATED: Final = re.compile("(?:概估|初估|估计|推估)(?=[^，。；：]{0,8}经济成长)")
"""What says of an economy's growth that it is an estimate: 主计总处|概估|第3季经济成长率."""
_SHORT_RATE: Final = re.compile("（(?:yoy|YoY|saqr|SAQR|qoq|QoQ|saar|SAAR)）(?=[为约达是，0-9])")
"""The foreign short name of a rate, behind it: 与上季比较|（saqr）|为1.07%."""
_FORESEEN: Final = re.compile("(?:预[测估]|[概初推]估)(?<=月..)[数值的]?(?=-?[0-9.]+%)")
"""What was foreseen at a time, before its value: 较8月|预测数|3.40%增加."""
_MONTHS_RUN: Final = re.compile(
    "[年月](?:(?<=[个续]月[年月])|(?<=个月[都均皆][年月]))(?P<way>[增减])(?=[，。；、])"
)
"""What is said to have gone on for some months: 连3个月|年增|，."""
_REGARDED: Final = re.compile(
    "(?<![一-鿿])(?P<by>(?:若|如|另|惟)?[就按从依以由][^，。；、：0-9]{2,12}?)(?:观之|观察)(?=，)"
)
"""By what a whole is cut, in the word of Taiwan's offices: 就地区|观之|，以日本8亿美元居首."""
_EACH_PORT: Final = re.compile(
    "各(?<![^。；，]各)(?:国际|大)?(?:商港|港口|港|国|市场|业别|产业|行业|货类|船公司|家公司|机场|分区|地区)之?当?中(?=，)"
)
"""All of whom some are told next, for the commonest word: |各港之中|，高雄港921万标箱居首."""
_EACH_LED: Final = re.compile("各(?<![^。；，]各)(?:国际)?(?:商港|港口|港)(?=以[^，。；0-9]{2,6}港)")
"""The same before the one that leads: |各港|以高雄港921万标箱最多."""
_UNLIKE: Final = re.compile(
    "[反却倒](?<=[\u4e00-\u9fff，].)(?<!相反)[而倒是]?(?=(?:[较比][^，。；0-9]{1,8}|年|月|同比|环比|按[年月])(?:成长|[增减升降涨跌上下])|[涨跌增减升降][了至]?[0-9]|(?:上[升涨]|下[跌降]|增加|减少|成长|衰退)[了至]?[0-9])"
)
"""What says that one fared otherwise than the rest: 转口柜|反|较上年减少1.3%."""

_ITSELF_TOO: Final = re.compile(
    "（含）(?P<of>(?:平方米|平米|㎡|岁|周岁|[万亿]?元|个?月|年|人|户)?(?:及?以[上下])?[^，。；、（）0-9占]{0,10})"
)
"""What says that a bound is within it, amid the bound: 90|（含）|平方米以下占11%."""

_MADE_BY: Final = re.compile(
    "(?<=[业司区园])(?:创造|贡献)的(?=(?:营业|总|税|销售|工业|服务|外汇|出口|进出口|进口)*(?:收入?|产值|增加值|利润|利税|税[收费额]|进出口|出口|进口))"
)
"""What somebody made, in another word for 实现的: 高技术产业|创造的|营业收入."""
_SPREAD: Final = re.compile("(?<=[0-9][项个条])(?:[获被已]|已被)?[在向]全[国省市州](?:范围内?)?复制推广")
"""Where so many of what was tried are done too, no place of theirs: 3项|在全国复制推广|、27项在全省."""


def blanked(said: re.Match[str]) -> str:
    return " " * len(said.group())


def _short_rate(named: re.Match[str]) -> str:
    quarterly = named.group()[1:-1].lower() in ("saqr", "qoq")
    return ("成长率" if quarterly else "").rjust(len(named.group()))


def _went_on(run: re.Match[str]) -> str:
    return "增长" if run["way"] == "增" else "下降"


def _forecast(then: re.Match[str]) -> str:
    return "预测的"[: len(then.group())]


def _among(said: re.Match[str]) -> str:
    return "其中".rjust(len(said.group()))


Row = tuple[tuple[str, ...], re.Pattern[str], str | Callable[[re.Match[str]], str]]
ROWS: Final[tuple[Row, ...]] = (
    (("（yoy", "（YoY", "（saqr", "（SAQR", "（qoq", "（QoQ", "（saar", "（SAAR"), _SHORT_RATE, _short_rate),
    (("济成长",), _ESTIMATED, "预测"),
    (("月预", "月概", "月初", "月推"), _FORESEEN, _forecast),
    (("年增", "年减", "月增", "月减"), _MONTHS_RUN, _went_on),
    (("不仅",), re.compile("不仅(?=[^，。；]{0,12}[0-9])"), "  "),  # 不仅|连3个月站上600亿美元
    (("日平均年", "日平均月"), re.compile("日平均(?=[年月]增率)"), "   "),  # M2|日平均|年增率
    (("以成本计价",), re.compile("以成本计价"), "     "),  # 余额，|以成本计价|年增率
    (("观之", "观察"), _REGARDED, r"\g<by>来看"),
    (("季内",), re.compile("(?<=[金价])季内(?=[升跌涨])"), "按季"),  # 写字楼租金|季内|跌1%
    (("增减率",), re.compile("(?<=口)增减率(?=[，：为])"), "成长率"),  # 出口|增减率|，我国10.2%
    (("由正转负",), re.compile("(?<=[品材械物])由正转负(?=，)"), "转为下降"),
    (("中，",), _EACH_PORT, _among),
    (("各港以", "各港口以", "商港以"), _EACH_LED, blanked),
    (("反", "却", "倒"), _UNLIKE, blanked),
    (("（含）",), _ITSELF_TOO, r"\g<of>   "),
    (("创造的", "贡献的"), _MADE_BY, "实现的"),
    (("变动修", "变动分"), re.compile("(?<=实质)变动(?=(?:分别)?修[订正])"), "增速"),
    (("修订至", "修正至"), re.compile("修[订正]至(?=-?[0-9])"), "修订为"),
    (("年累计",), re.compile("(?<![0-9\u4e00-\u9fff])年(?=累计)"), " "),  # ，年|累计发电量2034亿千瓦时
    (("复制推广",), _SPREAD, blanked),
    (("倒是", "反倒是"), re.compile("(?<=[业品区市县国盟口资])反?倒是(?=[^，。；0-9]{2})"), blanked),
)
"""What to put for what, in texts that hold one of the marks."""
