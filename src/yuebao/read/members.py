"""The members of a list as printed: what they leave to the last, and what stands before them."""

from __future__ import annotations

import re

from yuebao.lexicon import Lexicon
from yuebao.read.subjects import Naming

_TIER = re.compile("[一二三四]线城市(?=.{2})")
_GRADE = re.compile("(?:国家|省|市|县|区|乡|镇|村)级")
_QUARTERS = frozenset({"东部", "中部", "西部", "东北", "中西部"})


def shared_tail(parts: list[str], naming: Naming, lexicon: Lexicon) -> str:
    """What follows a list's last member when all are members of one breakdown, else nothing."""
    members = lexicon.members
    grade = _GRADE.match(parts[-1])
    if grade is not None and all(_GRADE.fullmatch(part) for part in parts[:-1]):
        return parts[-1][grade.end() :]  # 国家级、省级重点县贷款余额
    kinds = {members[part][0] for part in parts[:-1] if part in members}
    if len(kinds) == 1 and all(part in members for part in parts[:-1]):
        dimension = kinds.pop()
        for size in range(min(10, len(parts[-1]) - 1), 1, -1):
            member = members.get(parts[-1][:size])
            if member is not None and member[0] == dimension:
                return parts[-1][size:]
    if any(naming.head(part)[1] is not None for part in parts[:-1]):
        return ""
    at = parts[-1].find("企业") + 2
    if at > 2 and all(part.endswith("企业") for part in parts[:-1]):  # 大型企业和中型企业|生产指数
        return parts[-1][at:]
    if all(len(part) == 2 for part in parts[:-1]):  # 国内、国际航线
        for shared in lexicon.shared:
            if parts[-1].find(shared) == 2:
                return parts[-1][2:]
    for at in range(1, len(parts[-1]) - 1):  # 甲、乙、丙离岸执行额
        for size in (2, 3):
            member = members.get(parts[-1][at : at + size])
            if member is not None and member[0] == "side":
                return parts[-1][at:]
    return ""


def industries(parts: list[str]) -> list[str]:
    """第一、二、三产业 and 第一、第二、第三产业 as 第一产业, 第二产业, 第三产业."""
    if len(parts[-1]) > 2 and parts[-1][1] == "型" and all(p in ("大", "中", "小") for p in parts[:-1]):
        tail = parts[-1][1:]  # 中、小型企业PMI
        return [*(part + tail for part in parts[:-1]), parts[-1]]
    if parts[:-1] == ["内"] and parts[-1].startswith("外贸"):  # 内、外贸吞吐量
        return ["内" + parts[-1][1:], parts[-1]]
    if len(parts) == 2 and parts[0].endswith("存") and parts[1].startswith("贷款"):  # 存、贷款余额
        return [f"{parts[0]}款{parts[1][2:]}", parts[1]]
    if not parts[-1].removeprefix("第").startswith(("二产业", "三产业")):
        return parts
    return [
        f"第{part.removeprefix('第')}产业"
        if part.removeprefix("第") in ("一", "二", "三")
        else part
        if part.startswith("第")
        else f"第{part}"
        for part in parts
    ]


def measures_of(words: str, lexicon: Lexicon) -> list[str] | None:
    """汽车产销 as 汽车产量, 汽车销量; None when *words* end in no word of two measures."""
    for size in range(min(5, len(words)), 1, -1):
        both = lexicon.paired.get(words[-size:])
        if both is not None:
            return [words[:-size] + measure for measure in both]
    return None


def quarters(parts: list[str], place: str) -> list[str]:
    """东、中、西部地区 and 东部、中部、西部地区 as whole names, where *place* is the last one's."""
    if not place.endswith("部地区"):
        return parts
    return [
        f"{part}部地区" if part in ("东", "中", "西") else f"{part}地区" if part in _QUARTERS else part
        for part in parts
    ]


def tiers(parts: list[str]) -> list[str]:
    """二线城市新建商品住宅和二手住宅: the tier that the first is led by leads them all."""
    led = _TIER.match(parts[0])
    if led is None or any(_TIER.search(part) for part in parts[1:]):
        return parts
    return [parts[0], *(led.group() + part for part in parts[1:])]


def led_by_flow(parts: list[str], naming: Naming) -> list[str]:
    """对东盟出口机电产品、钢材 as 对东盟机电产品出口, 对东盟钢材出口."""
    _, led = naming.head(parts[0])
    if (
        led is None
        or not led.trade
        or parts[0].endswith(led.printed)
        or naming.head(parts[-1])[1] is not None
    ):
        return parts
    to = parts[0][: parts[0].index(led.printed)]
    rest = [parts[0][len(to) + len(led.printed) :], *parts[1:]]
    return [to + part + led.printed for part in rest]


def place_of(words: str) -> str:
    """*words* without a verb before a place: 承接美国 → 美国."""
    for verb in ("输往", "来自", "企业承接", "承接", "对", "与", "向", "自", "从"):
        if verb in words[:6]:
            return words[words.index(verb) + len(verb) :]
    return words
