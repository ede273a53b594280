"""The members of a list as printed: what they leave to the last, and what stands before them."""

from __future__ import annotations

from yuebao.lexicon import Lexicon
from yuebao.read.subjects import Naming


def shared_tail(parts: list[str], naming: Naming, lexicon: Lexicon) -> str:
    """What follows a list's last member when all are members of one breakdown, else nothing."""
    members = lexicon.members
    kinds = {members[part][0] for part in parts[:-1] if part in members}
    if len(kinds) == 1 and all(part in members for part in parts[:-1]):
        dimension = kinds.pop()
        for size in range(min(10, len(parts[-1]) - 1), 1, -1):
            member = members.get(parts[-1][:size])
            if member is not None and member[0] == dimension:
                return parts[-1][size:]
    if any(naming.head(part)[1] is not None for part in parts[:-1]):
        return ""
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
    if parts[:-1] == ["内"] and parts[-1].startswith("外贸"):  # 内、外贸吞吐量
        return ["内" + parts[-1][1:], parts[-1]]
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


def place_of(words: str) -> str:
    """*words* without a verb before a place: 承接美国 → 美国."""
    for verb in ("输往", "来自", "企业承接", "承接", "对", "与", "向", "自", "从"):
        if verb in words[:6]:
            return words[words.index(verb) + len(verb) :]
    return words
