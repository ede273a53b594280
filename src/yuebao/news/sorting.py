"""Where an article goes: its column by where it lies and what it speaks of, its place by weight and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from yuebao.news.article import Article

Kind = Literal["news", "events"]

EVENTS = (
    "协会", "本会", "商会", "会员单位", "会员企业", "理事会", "理事长", "秘书长", "会员大会", "分会",
    "走访", "座谈会", "沙龙", "培训班",
)  # fmt: skip
TOPICS = (
    "服务外包", "离岸", "在岸", "服务贸易", "数字贸易", "外贸", "进出口", "跨境电商", "软件", "信息技术",
    "人工智能", "大数据", "云计算", "数据", "知识产权", "人才", "就业", "自贸", "开放", "投资", "外资",
    "物流", "金融", "文化贸易", "试点", "政策", "通知",
)  # fmt: skip
_END = re.compile(r"[。！？!?][”’」』）)]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Where an article would go; ``words`` are those that weighed, for the editor to see why."""

    article: Article
    kind: Kind
    weight: int
    words: tuple[str, ...]


def propose(
    articles: Sequence[Article], *, topics: Sequence[str] = TOPICS, own: Sequence[str] = ()
) -> list[Proposal]:
    """A proposal for each article: events before news, the weightier and the newer first.

    A topic word weighs three in the title and one in the first paragraph. *own* are the association's
    names: what is about it, in title or first paragraph, is an event.
    """
    out = []
    for article in articles:
        first = article.paragraphs[0] if article.paragraphs else ""
        words = tuple(word for word in topics if word in article.title or word in first)
        weight = sum(3 if word in article.title else 1 for word in words)
        head = article.title + first
        about = any(name in head for name in own) or sum(word in head for word in EVENTS) >= 2
        out.append(Proposal(article=article, kind="events" if about else "news", weight=weight, words=words))
    return sorted(
        out,
        key=lambda it: (
            it.kind != "events",
            -it.weight,
            -(it.article.date or date.min).toordinal(),
            it.article.name,
        ),
    )


def trimmed(paragraphs: Sequence[str], longest: int) -> tuple[str, ...]:
    """The first whole sentences of *paragraphs* within *longest* characters, one at the least.

    0 leaves all. Words are never cut, nor put in.
    """
    if not longest:
        return tuple(paragraphs)
    out: list[str] = []
    room = longest
    for paragraph in paragraphs:
        kept = ""
        for sentence in sentences(paragraph):
            if room < len(sentence) and (out or kept):
                return (*out, kept) if kept else tuple(out)
            kept += sentence
            room -= len(sentence)
        out.append(kept)
    return tuple(out)


def sentences(paragraph: str) -> list[str]:
    """*paragraph* cut behind each full stop; the parts put together are it."""
    out, at = [], 0
    for found in _END.finditer(paragraph):
        out.append(paragraph[at : found.end()])
        at = found.end()
    return [*out, paragraph[at:]] if at < len(paragraph) else out
