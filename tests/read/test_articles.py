"""Files of many articles: each is looked at once, whatever stands around it."""

from __future__ import annotations

import cProfile
import pstats

import yuebao
from yuebao.read.leads.articles import articles_of


def articles(count: int) -> str:
    told = (
        f"2024年{at % 12 + 1}月江岸市第{at}批服务外包执行情况\n来源：江岸市商务局\n"
        f"2024年{at % 12 + 1}月，江岸市服务外包执行额{at + 1}.5亿元，同比增长{at % 9 + 1}.2%。\n"
        for at in range(count)
    )
    return "\n".join(told)


def test_each_article_has_a_text_of_its_own() -> None:
    reading = yuebao.read(articles(40))
    source = reading.source
    texts = [article.text for article in articles_of(source, reading.outline)]
    assert len(texts) == 40
    assert all(f"第{place}批" in text and text.endswith("%。") for place, text in enumerate(texts))
    assert sum(map(len, texts)) <= len(source.text)


def calls(text: str) -> int:
    """How many calls reading *text* takes."""
    profile = cProfile.Profile()
    profile.runcall(yuebao.read, text)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def test_the_work_grows_with_the_articles() -> None:
    calls(articles(2))
    few, many = calls(articles(60)), calls(articles(480))
    assert many < 8.4 * few
