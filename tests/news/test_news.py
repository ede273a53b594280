"""Articles: what is theirs is kept, the page around them is not, and nobody's words are cut in two."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuebao.core.problem import Problem
from yuebao.news import Article, alike, open_article, propose, trimmed

BODY = "第一段写港口。海风很大，船来得早。\n\n第二段写人。大家都在等消息，消息傍晚才到。"
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>港口早讯_示例网</title></head><body>
<nav><a href="/">首页</a> <a href="/a">要闻</a> <a href="/b">专题</a></nav>
<article><h1>港口早讯</h1><p>2025-06-03 08:00 来源：示例网 字号：大 中 小</p>
<p>清晨五点，第一条船靠上了三号泊位，装卸工人已经在岸边等了一个钟头，天色刚刚发白。</p>
<p>到中午，堆场上的箱子少了一半，调度室的电话仍旧没有停过，值班的人轮流去吃饭。</p>
<p>责任编辑：小李</p><p>分享到：微信</p></article><footer>版权所有 示例网</footer></body></html>"""


def opened(text: str, name: str = "one.md") -> Article:
    article = open_article(text.encode(), name=name)
    assert isinstance(article, Article)
    return article


def test_front_matter_goes_first() -> None:
    article = opened(
        f"---\ntitle: 港口来信\nsource: 某报\ndate: 2025-06-03\nurl: https://example.org/1\n---\n\n{BODY}\n"
    )
    assert (article.title, article.source, article.date) == ("港口来信", "某报", date(2025, 6, 3))
    assert article.url == "https://example.org/1"
    assert article.text == BODY.replace("\n\n", "\n")


def test_chinese_front_matter_too() -> None:
    article = opened(f"---\n标题：港口来信\n来源：某报\n日期：2025年6月3日\n---\n{BODY}\n")
    assert (article.title, article.source, article.date) == ("港口来信", "某报", date(2025, 6, 3))


@pytest.mark.parametrize(
    "line", ["（来源：某报）", "来源：某报", "文章来源：某报 作者：张三", "来源：某报作者：张三"]
)
def test_a_source_is_found_where_it_stands(line: str) -> None:
    article = opened(f"港口来信\n\n{BODY}\n\n{line}\n", "one.txt")
    assert article.source == "某报"
    assert article.title == "港口来信"
    assert "来源" not in article.text


def test_no_source_is_made_up() -> None:
    assert opened(f"港口来信\n\n{BODY}\n", "one.txt").source == ""


def test_a_page_loses_its_furniture_and_nothing_else() -> None:
    article = opened(PAGE, "one.html")
    assert article.title == "港口早讯"
    assert article.source == "示例网"
    assert article.date == date(2025, 6, 3)
    assert len(article.paragraphs) == 2
    assert article.paragraphs[0].startswith("清晨五点")
    assert article.paragraphs[1].endswith("轮流去吃饭。")


def test_marks_of_markdown_are_no_words() -> None:
    found = opened(
        "# 协会走访会员企业\n\n## 一、走访\n\n6月10日，协会走访会员企业5家。\n\n#1机组并网。\n", "a.md"
    )
    assert found.title == "协会走访会员企业"
    assert found.paragraphs == ("一、走访", "6月10日，协会走访会员企业5家。", "#1机组并网。")


def test_bad_bytes_are_a_problem() -> None:
    assert isinstance(open_article(b"", name="empty.md"), Problem)
    assert isinstance(open_article(b"\x89PNG\r\n\x1a\n\0\0\0\0", name="picture.md"), Problem)


def article(name: str, text: str, title: str = "题目") -> Article:
    return Article(name=name, title=title, paragraphs=tuple(text.split("\n\n")))


def test_a_reprint_is_found_and_a_neighbour_is_not() -> None:
    long = (
        "清晨五点，第一条船靠上了三号泊位，装卸工人已经在岸边等了一个钟头。"
        "到中午，堆场上的箱子少了一半，调度室的电话没有停过。"
    )
    reprint = long.replace("一个钟头", "一小时") + "\n\n记者从调度室了解到，晚班还有两条船要来。"
    other = "今年的行业沙龙移到了湖边举行，来的人谈了半天数据标注的价钱，最后约定秋天再谈一次，地点还没有定。"
    pytest.importorskip("rensa")
    [pair] = alike([article("a", long), article("b", other), article("c", reprint)])
    assert (pair.one, pair.two) == (0, 2)


def test_a_column_and_a_place_are_proposed() -> None:
    visit = article("visit", "秘书处走访了会员单位。", title="协会走访会员企业")
    about = article("about", "服务外包执行额有所增长。", title="服务外包向好")
    plain = article("plain", "天气转热。", title="入夏")
    found = propose([plain, about, visit])
    assert [(it.article.name, it.kind) for it in found] == [
        ("visit", "events"),
        ("about", "news"),
        ("plain", "news"),
    ]
    assert found[1].words == ("服务外包",)


@given(
    st.lists(
        st.lists(st.text("甲乙丙丁，", min_size=1, max_size=20), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    ),
    st.integers(1, 120),
)
def test_trimming_keeps_whole_sentences_in_order(texts: list[list[str]], longest: int) -> None:
    paragraphs = ["".join(f"{it}。" for it in sentences) for sentences in texts]
    kept = trimmed(paragraphs, longest)
    assert "".join(paragraphs).startswith("".join(kept))
    assert "".join(kept).endswith("。")
    first = len(texts[0][0]) + 1
    assert len("".join(kept)) <= max(longest, first)
    assert trimmed(paragraphs, 0) == tuple(paragraphs)
