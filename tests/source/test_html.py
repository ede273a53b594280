"""HTML pages to text: every paragraph and table stays, the frame about them goes."""

from __future__ import annotations

import html
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yuebao.core.problem import Problem
from yuebao.core.text import Source
from yuebao.read import read
from yuebao.source import open_source, outline

ROOT = Path(__file__).resolve().parents[2]
BULLETINS = [
    ROOT / "examples" / "2025-06" / "bulletin.txt",
    ROOT.parent / "shared" / "reference" / "bulletin.txt",
]
DOCUMENT = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>简报</title></head><body>
<h1>2025年5月简报</h1><p>（来源：商务部）</p><h2>一、综合</h2><p>短段。</p>
<p>出口100亿元，<b>增长5%</b>。</p>
<ul><li>项目一</li><li>项目二</li></ul><script>var x = "不是正文";</script><p style="display: none">看不见</p>
<table><tr><th>指标</th><th>数值</th></tr><tr><td>出口</td><td>100</td></tr></table>
<p>末段<br>又一行</p></body></html>"""

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>某市统计局</title>
<meta name="ArticleTitle" content="2025年5月某市服务外包运行情况">
<meta name="PubDate" content="2025-06-20 10:00">
<meta name="ContentSource" content="某市统计局"></head><body>
<nav><ul><li><a href="/">首页</a></li><li><a href="/a">统计数据</a></li></ul></nav>
<div id="content"><h1>2025年5月某市服务外包运行情况</h1><div>发布时间：2025-06-20 来源：某市统计局</div>
<div><p>今年1—5月，全市服务外包合同签约额为195亿元，同比增长39.1%；接包合同执行额100亿元，同比下降20.4%。</p>
<p>其中：</p><p>离岸执行额50亿元，增长3%，占全市服务外包执行总额的比重为一半，比上年同期提高两个百分点。</p>
<table><tr><td>指标</td><td>数值</td><td>增长</td></tr>
<tr><td>合同额</td><td></td><td>39.1</td></tr></table>
<p>在岸服务外包合同额为九十四亿元，同比下降百分之六十，降幅比一季度收窄了三个百分点。</p>
<p>（来源：商务部）</p></div></div>
<div><h3>相关文章</h3><ul><li><a href="1">2025年4月某市服务外包运行情况</a></li></ul></div>
<footer>版权所有 备案号</footer></body></html>"""


def opened(data: bytes, name: str = "p") -> Source:
    source = open_source(data, name=name)
    assert isinstance(source, Source), source
    return source


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gbk"])
def test_a_plain_document_loses_nothing(charset: str) -> None:
    source = opened(DOCUMENT.format(charset=charset).encode(charset))
    lines = [line for line in source.text.split("\n") if line]
    assert lines == [
        "2025年5月简报", "（来源：商务部）", "一、综合", "短段。", "出口100亿元，增长5%。",
        "项目一", "项目二",        "指标\t数值", "出口\t100", "末段", "又一行",
    ]  # fmt: skip
    assert source.media_type == "text/html"
    assert outline(source).sources == ("商务部",)


def test_a_page_without_its_frame() -> None:
    source = opened(PAGE.encode())
    for words in (
        "合同签约额为195亿元",
        "其中：",
        "指标\t数值\t增长",
        "合同额\t\t39.1",
        "（来源：商务部）",
        "三个百分点。",
    ):
        assert words in source.text, words
    for words in ("首页", "相关文章", "2025年4月", "版权所有"):
        assert words not in source.text, words
    assert source.publisher == "某市统计局"
    assert source.released == "2025-06-20"
    found = outline(source)
    assert found.title == "2025年5月某市服务外包运行情况"
    assert "商务部" in found.sources
    assert sum(block.kind == "table" for block in found.blocks) == 2


def test_the_name_does_not_decide() -> None:
    assert opened(DOCUMENT.format(charset="utf-8").encode(), "a.txt").media_type == "text/html"
    assert opened("出口100亿元，增长 <5%。".encode(), "a.html").media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html><body></body></html>", "YB108"),
        (b"<html><body><script>1</script></body></html>", "YB108"),
        (b"<html><body>" + b"<div>" * 100_000 + b"1", "YB105"),
        (b"<html><body>" + b"<p>1" * 5_000_000, "YB107"),
        (b"<html><body>" + b"<p>1" * 3_900_000, "YB105"),
    ],
    ids=["empty", "script", "deep", "large", "many"],
)
def test_hostile_pages(data: bytes, code: str) -> None:
    began = time.perf_counter()
    problem = open_source(data, name="p")
    assert isinstance(problem, Problem)
    assert problem.code == code
    assert time.perf_counter() - began < 5


@pytest.mark.timed
def test_many_paragraphs_take_linear_time() -> None:
    began = time.perf_counter()
    source = opened(("<html><body><nav>首页</nav>" + "<p>出口100亿元，增长5%。</p>" * 30_000).encode())
    assert source.text.count("出口100亿元") == 30_000
    assert time.perf_counter() - began < 5


TAGS = "<p> </p> <table> <tr> <td> </td> 出口1亿元 <br> &#0; <a/href=x> </a> <nav> <!-- --> "
TAGS += "<![CDATA[ \x00 &lt; <svg> <b/>"


@settings(deadline=None)
@given(st.lists(st.sampled_from([*TAGS.split(" "), "<div hidden>"]), max_size=30))
def test_any_markup_gives_text_or_a_problem(parts: list[str]) -> None:
    source = open_source(("<html>" + "".join(parts)).encode(), name="p")
    if isinstance(source, Source):
        source.text.encode("utf-8")
        outline(source)


MERGED = """<html><body><p>2025年5月外贸情况</p><p>单位：亿元</p><table>
<tr><th rowspan="2">指标</th><th colspan="2">1-5月</th><th colspan=2>5月</th></tr>
<tr><th>金额</th><th>同比<br>（%）</th><th>金额</th><th>同比（%）</th></tr>
<tr><td>出口</td><td>100.5</td><td>3.2</td><td>20.1</td><td>-4</td></tr></table>
<p>全市GDP<sup>3</sup>120亿元<sup>[4]</sup>，建筑面积5万m<sup>2</sup>。</p></body></html>"""


def test_cells_that_reach_down_and_across() -> None:
    source = opened(MERGED.encode())
    assert source.text.split("\n")[4:] == [
        "指标\t1-5月\t\t5月",
        "\t金额\t同比（%）\t金额\t同比（%）",
        "出口\t100.5\t3.2\t20.1\t-4",
        "",
        "全市GDP[3]120亿元[4]，建筑面积5万m2。",
        "",
    ]
    figures = read(source).figures
    assert [(f.text, f.key.kind, str(f.period)) for f in figures][:4] == [
        ("100.5", "level", "2025-01/2025-05"),
        ("3.2", "yoy_rate", "2025-01/2025-05"),
        ("20.1", "level", "2025-05"),
        ("-4", "yoy_rate", "2025-05"),
    ]
    places = [source.place(figure.span) for figure in figures]
    assert [(p.table, p.row, p.column) for p in places[:4] if p] == [
        (1, 3, 2),
        (1, 3, 3),
        (1, 3, 4),
        (1, 3, 5),
    ]
    assert places[4] is not None
    assert places[4].paragraph == 3


@pytest.mark.parametrize("huge", ["rowspan", "colspan"])
def test_a_cell_as_large_as_a_page_costs_nothing(huge: str) -> None:
    rows = f"<tr><td {huge}=99999>甲</td><td>1</td></tr>" * 3000
    began = time.perf_counter()
    opened(f"<html><body><table>{rows}</table></body></html>".encode())
    assert time.perf_counter() - began < 5


def as_page(plain: Source) -> str:
    """A bulletin as a web page would print it."""
    parts = []
    for block in outline(plain).blocks:
        mark = plain.text[block.mark.start : block.mark.stop] if block.mark else ""
        tag = {"section": "h2", "item": "h3", "title": "h1"}.get(block.kind, "p")
        parts.append(f"<{tag}>{html.escape(mark + block.text)}</{tag}>")
    return f"<html><head><meta charset=utf-8></head><body><div>{''.join(parts)}</div></body></html>"


@pytest.mark.parametrize("framed", [False, True], ids=["plain", "framed"])
@pytest.mark.parametrize("path", BULLETINS, ids=lambda path: path.parent.name)
def test_a_bulletin_written_as_a_page_reads_the_same(path: Path, framed: bool) -> None:
    if not path.is_file():
        pytest.skip("the shared documents are not here")
    plain = opened(path.read_bytes(), path.name)
    page = as_page(plain)
    if framed:
        links = "".join(f"<li><a href='{n}'>栏目{n}</a></li>" for n in range(30))
        page = page.replace("<body>", f"<body><nav><ul>{links}</ul></nav>")
        page = page.replace("</body>", f"<aside><ul>{links}</ul></aside><footer>版权所有</footer></body>")
    apart = {"start", "end", "sentence", "section", "item"}
    found, wanted = (
        [
            {key: value for key, value in record.items() if key not in apart}
            for record in read(source).records()
            if record["type"] == "figure"
        ]
        for source in (opened(page.encode()), plain)
    )
    assert found == wanted
    assert "栏目1" not in opened(page.encode()).text


def test_the_head_of_a_page() -> None:
    source = opened(PAGE.encode("utf-16"))
    assert (source.media_type, source.publisher, source.released) == ("text/html", "某市统计局", "2025-06-20")
    assert source.title == "2025年5月某市服务外包运行情况"


ARTICLE = "<h2>上半年服务贸易平稳增长</h2><p>上半年，全市服务进出口总额8.32亿元，同比增长6.1%。</p>"


@pytest.mark.parametrize(
    ("over", "under"),
    [
        ("<div><a>首页</a><a>简介</a></div>", "<div>版权所有：某市商务局 邮编：000000</div>"),
        ("<p>当前位置：<a>首页</a> &gt; 正文</p>", "<p>【打印】【关闭】</p>"),
        (
            "<ul><li><a>首页</a></li><li><a>统计数据</a></li></ul>",
            "<p>上一篇：<a>无</a></p><p>主办单位：某市商务局<br>某ICP备00000000号</p>",
        ),
        ("", "<p><a>打印</a> <a>关闭</a></p>"),
    ],
)
@pytest.mark.parametrize("around", ["", "nav"])
def test_a_small_frame_about_an_article_goes(over: str, under: str, around: str) -> None:
    page = f"<html><body>{over}<div class='{around}'>{ARTICLE}</div>{under}</body></html>"
    assert opened(page.encode()).text == opened(f"<html><body>{ARTICLE}</body></html>".encode()).text


@pytest.mark.parametrize(
    "last",
    [
        "<p>关闭小煤矿12处</p>",
        "<p>主办单位：某市商务局</p>",
        "<p><a>附件：某市服务贸易情况表</a></p>",
        "<p>打印机出口增长3.0%</p>",
    ],
)
def test_what_ends_an_article_is_no_frame(last: str) -> None:
    page = f"<html><body><p><a>某市服务贸易简报</a></p>{ARTICLE * 6}{last}</body></html>"
    text = opened(page.encode()).text
    assert text.startswith("某市服务贸易简报\n")
    assert text.splitlines()[-1] in last
