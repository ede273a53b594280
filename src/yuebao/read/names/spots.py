"""Where visitors went: what spots are called, and who was counted there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.spoken import Subject

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.drafts import Draft

_TAKINGS = frozenset(
    {"门票收入", "旅游收入", "旅游总收入", "旅游综合收入", "综合收入", "营业收入", "经营收入"}
)
"""What a spot takes in, told after its visitors."""
_VISITED = re.compile(
    "(?P<who>[^，]{2,}?)(?:共|总|累计|日均)*(?:接待|参观|入园|入馆|到访|进馆|游客|客流|观众|游览)[^，]{0,8}"
)
_VISITORS = ("旅游者", "游客", "旅客", "旅游人数", "旅游人次", "旅游接待人次", "接待人次")
_SPOT = re.compile(
    "(?:景区|景点|景观|[馆园寺宫陵庙]|乐园|世界|古镇|古城|老街|[湖岛谷]|小镇|街区|胜地|度假[区村]|旅游区|农家乐|农庄|民宿|影视城|城墙"
    "|乡村旅游|红色旅游|工业旅游|[^高泰]山|大佛|石窟|故居|旧址)$"
)
_SPOT_TELLS: Final = re.compile(
    "(?:新晋|国家|著名|省级)*[3-5]A级?(?:旅游)?景区(?P<called>(?!连续|客流|人气|游客|热度|门票|爆满)[^，、的]{2,8})$"
    "|(?P<spot>[^，、的]{2,16}?(?:景区|景点|博物馆|纪念馆|公园|乐园|古镇|古城|度假区|(?:繁[育殖])?研究基地))"
    "(?:$|(?=连续|客流|人气|游客|爆满|热度|门票|推出|举办|迎来|累计|前[0-9一二三四五六]天))"
)
"""A spot with what is told of it, or called so before its name."""
_NO_SPOT = re.compile(
    "(?:国内|国外|境外|入境|海外|省外|省内|市外|过夜|一日|外国|港澳台|[国省市县区州]|游|旅客|游客)$"
)

_PLACED: Final = re.compile("(?![全我本各该两][省市县区州镇乡])[^，、的全各]{2,4}(?:区|县|镇|乡|街道)")
"""A place, whose visitors leave money in it: 临江区."""


def spot_of(last: Subject) -> str:
    """The spot whose visitors, or takings, *last* tells; nothing when it tells of none."""
    if last.head in _TAKINGS:
        return last.before if _SPOT.search(last.before) is not None else ""
    found = _VISITED.fullmatch(last.indicator)
    if (
        found is None
        or found["who"] == "接待"
        or (_NO_SPOT.search(found["who"]) and not _SPOT.search(found["who"]))
    ):
        return found["who"] if found is not None and _PLACED.fullmatch(found["who"]) is not None else ""
    return found["who"]


def spot_told(words: str) -> str:
    """The spot that *words* name, or tell of at first; nothing when they name none: 云台山景区,
    九寨沟景区|连续3天达到最大承载量, 新晋5A级景区|剑门关.
    """
    if "接待" in words or len(words) > 40:
        words = words.partition("接待")[0]
    told = _SPOT_TELLS.match(words)
    if told is not None:
        return told["called"] or told["spot"]
    return words if len(words) < 18 and _SPOT.search(words) is not None else ""


def counted_spots(speech: Speech, last: Draft, stop: int) -> str:
    """The spots that *last* counted whose visitors are told up to *stop*: 纳入统计的|83家景区，接待游客."""
    spots = last.subject.before if last.subject.head == "数" else ""
    if not spots or speech.text[last.start - 1 : last.start] != "的" or _SPOT.search(spots) is None:
        return ""
    behind = speech.text[last.stop : stop]
    return spots if behind.find("，") > 1 and "。" not in behind else ""


def visited_by(last: Subject) -> bool:
    """Whether *last* counts people who came to see the place, and leave money there: 接待国内旅游者."""
    came = last.head if last.known is not None else last.before
    return came.endswith(_VISITORS) and not last.before.endswith(("铁路", "公路", "民航", "航空"))


def takes_in(printed: str, last: Subject) -> str:
    """Whose takings the bare measure *printed* told after *last* are: 甲景区接待游客5万人次，门票收入."""
    if printed not in _TAKINGS:
        return ""
    spot = spot_of(last)
    of_it = printed == "门票收入" or _SPOT.search(spot) is not None or _PLACED.fullmatch(spot) is not None
    return spot if of_it else ""
