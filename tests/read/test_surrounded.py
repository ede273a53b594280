"""What a web page prints around an article changes no figure and gives none: the way to it and a menu over
it, tools, titles of other articles with their dates and places, the foot of the site.

Held for our own issue and for texts of the spec tables.
"""

from __future__ import annotations

import pytest
from tests.read.test_exchanged import Figure, told
from tests.read.test_unchanged import ISSUE, joined, texts
from tests.turns import turns

TITLE = "2023年1—8月合肥市经济运行情况"
OVER = {
    "way": "当前位置：首页 > 统计数据 > 月度数据",
    "menu": "首页\n机构概况\n新闻动态\n政务公开\n互动交流",
    "bar": "首页  机构概况  新闻动态  统计数据",
}
UNDER = {
    "tools": "【打印】【关闭】\n分享到：微信 微博",
    "hands": "（责任编辑：李明 审核：王芳）",
    "beside": "上一篇：2016年10月广州市外贸运行情况\n下一篇：2015年沈阳市经济运行情况",
    "titles": "相关链接\n2016年10月广州市外贸增长3.2% 2016-11-02\n浙江省前三季度经济运行情况 2014-10-25",
    "site": "主办：市人民政府办公室\n版权所有 皖ICP备05012345号-1\n"
    "地址：长江路128号 邮编：230001 电话：0551-12345678",
}


def some() -> list[str]:
    """Texts of a sentence or more, under a title of their own."""
    told = [text for text in texts()[::24] if "。" in text and text[0] not in "（一二三"]
    return [f"{TITLE}\n{text}" for text in turns(told)]


def framed(text: str, over: str, under: str) -> str:
    return "\n".join(part for part in (over, text, under) if part)


def changed(alone: list[Figure], text: str, over: str, under: str) -> bool:
    return told(framed(text, over, under)) != alone


@pytest.mark.parametrize("text", [joined(ISSUE)])
def test_our_issue_reads_the_same_on_a_page(text: str) -> None:
    alone = told(text)
    assert [name for name, over in OVER.items() if changed(alone, text, over, "")] == []
    assert [name for name, under in UNDER.items() if changed(alone, text, "", under)] == []


def test_spec_texts_read_the_same_on_a_page() -> None:
    over, under = "\n".join(OVER.values()), "\n".join(UNDER.values())
    assert [text for text in some() if changed(told(text), text, over, under)] == []


def test_what_follows_in_the_text_is_read() -> None:
    """A box of its own under 相关链接, or a line that only begins like a tool."""
    text = f"{TITLE}\n全市出口12亿元。\n相关链接\n2022年全市出口10亿元，增长5%。\n上一条生产线产值3亿元。"
    assert [one[1] for one in told(text)] == ["12", "10", "5", "3"]
