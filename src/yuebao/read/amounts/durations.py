"""Days, hours and years: how long something took, and the time that something was so."""

from __future__ import annotations

from typing import Final

from yuebao.core.unit import Unit
from yuebao.read.speech import Speech
from yuebao.read.words.hanzi import SOONER
from yuebao.read.words.manner import Predicate
from yuebao.read.words.scan import Token

_OF_AIR: Final = frozenset(
    {"优", "良", "优良", "一级", "二级", "三级", "四级"}
    | {"轻微污染", "轻度污染", "中度污染", "重度污染", "严重污染"}
)
"""How good the air was."""
SPANS: Final = frozenset({"天", "小时", "年", "次"})
_RECORDS: Final = ("创", "再创", "连创", "刷新", "打破")
"""What is done so often by what was told before: 最大负荷5847万千瓦，7次|创历史新高."""
_DAYS_OF: Final[tuple[str, ...]] = (
    *("标准", "标准的", "天数", "天气", "以上", "日数"),
    *("无霜期", "无雨期", "霜日", "雨日", "雾日", "霾日"),
)
"""How words end that count days: 无霜期|260天."""


def time_of(speech: Speech, unit: Unit, words: str) -> str:
    """*words* with the time that was so: 空气优良天数302天，其中|优|91天; 设备累计平均利用|2846小时."""
    if unit.dimension == "天":
        return _days_of(speech, words) if words in _OF_AIR else words
    return (
        words.replace("累计平均", "平均") + "小时"
        if words.endswith("利用") and unit.dimension == "小时"
        else words
    )


def _days_of(speech: Speech, words: str) -> str:
    """The days of a class of air, told after all of them: 空气质量优良天数302天，其中|优|91天."""
    told = reversed(speech.drafts)  # 优良天数303天，优良率83.0%。其中|优|92天
    last = next((d.subject for d in told if "天" in d.unit.symbol), None)
    if last is None or not last.indicator.endswith(("天数", "级", "天气")):
        return words
    return ("空气质量" if "空气质量" in last.indicator else "") + words + "天数"


def lasts(speech: Speech, number: Token, unit: Unit, told: Predicate, words: str) -> bool:
    """Whether a number of days, hours or years only says how long something took: 历时|34天."""
    if unit.dimension not in SPANS:
        return False
    if unit.dimension == "次":
        return not words and speech.text.startswith(_RECORDS, number.stop)
    spoken = speech.context.subject
    if told.word in SOONER and not words and spoken is not None and spoken.dimension != unit.dimension:
        return True  # 吞吐量突破1亿吨，比去年提前18天
    if number.value.large or number.value.ulp != 1 or told.kind == "move":
        return False
    mean = "平均" in words and words.endswith(
        ("时间", "用时", "耗时", "逗留", "停留", "留宿", "住宿", "期限", "久期", "账期", "工期")
    )
    if mean or speech.naming.head(words)[1] is not None or words.endswith(("日照", "日照时数", "时长")):
        return False
    if unit.dimension == "小时" and spoken is not None and spoken.head.endswith(("小时", "小时数")):
        return False  # 发电设备平均利用2846小时，同比减少|187小时，其中火电|3215小时
    of_days = spoken is not None and not words and spoken.indicator.endswith("天数")
    return unit.dimension != "天" or not (of_days or words.endswith(_DAYS_OF))
