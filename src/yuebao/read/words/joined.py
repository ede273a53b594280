"""Two names put together, and what both hold said once: 财产险赔付, 赔付支出."""

from __future__ import annotations

from typing import Final

_OWN_NOUNS: Final = frozenset("业人品车区市县省城村")


def run_into(words: str, head: str) -> str:
    """*words* before *head*, what both hold said once: 财产险赔付, 赔付支出 → 财产险赔付支出."""
    if head and words.endswith(head):
        return words  # 服装|出口（增长9%）和鞋出口
    for size in range(min(len(words), len(head)) - 1, 1, -1):
        if words.endswith(head[:size]):
            return words + head[size:]
    at = head.find(words[-2:], 2) if len(words) > 3 and words[-1:] not in _OWN_NOUNS else -1
    if 0 < at < len(head) - 2:  # 经常项目收付, 跨境人民币收付金额 → 经常项目跨境人民币收付金额
        return words[:-2] + head
    return words + head


def share_words(words: str, others: str) -> bool:
    """Whether four characters in a row stand in both: they name one thing."""
    return any(words[at : at + 4] in others for at in range(len(words) - 3))
