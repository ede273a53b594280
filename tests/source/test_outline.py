"""Lines put together into sections, items and paragraphs, with the way back to the source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from yuebao.core.text import Block, Outline, Source
from yuebao.source import outline

SHARED = Path(__file__).resolve().parents[3] / "shared"


def read(text: str) -> Outline:
    return outline(Source(sha256="", name="t", text=text))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(text).blocks]


def texts(text: str, kind: str = "paragraph") -> list[str]:
    return [block.text for block in read(text).blocks if block.kind == kind]


def wrap(text: str, columns: int = 28, indent: str = "　　") -> list[str]:
    """A paragraph set in lines of *columns* full-width characters, as a typesetter would."""
    lines, line, width = [], indent, 4
    for character in text:
        room = 1 if character < "\x80" else 2
        if columns * 2 < width + room and character not in "，。；、%":
            lines.append(line)
            line, width = "", 0
        line += character
        width += room
    return [*lines, line]


FIRST = (
    "今年1—5月，全市服务外包合同签约额（包含在岸）195586.7万美元，同比增长39.1%；接包合同执行额"
    "100888.5万美元，同比下降20.4%。其中，离岸合同额186088.5万美元，增长59.2%。"
)
SECOND = (
    "前5个月，机电产品、石化产品强势拉动出口增长，其中船舶出口98.3亿元，增长58.7%，占外贸出口总值的10.1%。"
)


@pytest.mark.parametrize("indent", ["　　", "    ", ""])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("columns", [22, 28, 36])
def test_wrapped_lines_are_joined(indent: str, between: str, columns: int) -> None:
    lines = [line for _ in range(3) for one in (FIRST, SECOND) for line in wrap(one, columns, indent)]
    found = "".join(texts(between.join(lines)))
    assert found == (FIRST + SECOND) * 3
    if indent:
        assert texts(between.join(lines)) == [FIRST, SECOND] * 3


def test_lost_indents_are_seen_by_the_width() -> None:
    lines = [line.strip() for one in (FIRST, SECOND) * 4 for line in wrap(one)]
    assert texts("\n\n".join(lines)) == [FIRST, SECOND] * 4


def test_one_paragraph_a_line() -> None:
    assert texts(f"{FIRST}\n{SECOND}\n\n{FIRST}") == [FIRST, SECOND, FIRST]


@pytest.mark.parametrize(
    ("row", "rest"),
    [
        ("金融平稳，贷款增加。年末各项存款余额", "299293万元，增长8.8%。"),  # a quantity alone
        ("全市进出口231亿元，增长5%；其中出口同比增长", "28.3%。"),
        ("进口平稳。原油、机电产品进口同比分别增长", "30.5%、25.3%。"),
        ("上半年，我国服务贸易继续较快增长，进出口总额", "3598.4亿元（人民币，下同），增长14.0%。"),
        ("按业务类型，三类业务离岸执行额分别占57.4%、13.8%", "和28.8%。"),  # the last of several
        ("8月2日，协会走访企业。截至8月底，会员单位", "达到168家，较年初增加9家。"),  # what it amounts to
        ("民营企业离岸执行额681亿元，比全国平均增速", "快8.7个百分点。"),
        ("一季度，CPI我国涨2.4%，欧元区涨8.5%，新加坡", "涨6.3%，美国涨6.0%。"),  # a change by so much
        ("分产业看，第一产业用电2亿千瓦时，第二产业用", "电量9亿千瓦时，增长2%。"),  # a word cut in two
        ("合同额14亿元，增长9.1%。其中，承接离岸服务", "外包执行额5.2亿元，增长2%。"),  # no figure yet
        ("执行额8.4亿元，增长9.3%。其中，离岸合同额7亿元；", "执行额5.2亿元。在岸合同额2亿元。"),
        ("物价平稳，食品价格上涨，交通价格保持平稳的", "态势，服务价格上涨1%。"),  # a word that hangs
    ],
)
def test_a_line_broken_within_a_sentence(row: str, rest: str) -> None:
    others = ["今年以来，全市经济平稳运行。", "工业生产加快，全市工业增加值增长6.2%，投资增长7.1%。"]
    assert texts("\n".join([*others, row, rest, *others])) == [*others, row + rest, *others]


@pytest.mark.parametrize(
    ("row", "following"),
    [
        ("经济平稳运行，主要指标好于预期", "工业增加值增长6.2%，投资增长7.1%。"),
        ("存款余额保持增长", "2024年末，各项存款余额299293万元。"),
        ("2024年出口231亿元，增长5%", "进口12亿元，增长3.1%，降幅收窄。"),
        ("全市出口231亿元，增长5%", "12家（含分支机构）企业出口过亿元。"),
        ("全市出口231亿元，增长5%。主要情况如下", "进口12亿元，增长3.1%。"),
        ("出口231亿元；", "进口12亿元；"),
    ],
)
def test_a_line_that_is_whole_without_a_mark(row: str, following: str) -> None:
    others = ["今年以来，全市经济平稳运行。", "工业生产加快，全市工业增加值增长6.2%，投资增长7.1%。"]
    found = [block.text for block in read("\n".join([*others, row, following, *others])).blocks]
    assert found == [*others, row, following, *others]


def test_a_page_number_inside_a_paragraph() -> None:
    lines = wrap(FIRST + SECOND)
    lines[2:2] = ["", "— 2 —", ""]
    blocks = read("\n".join(lines)).blocks
    assert [(block.kind, block.text) for block in blocks] == [("paragraph", FIRST + SECOND), ("page", "—2—")]


def test_a_running_head_inside_a_paragraph() -> None:
    pages = []
    for number in range(4):
        lines = wrap("本期" * number + FIRST + SECOND)
        pages += [*lines[:3], f"— {number + 1} —", "某市2023年国民经济和社会发展统计公报", *lines[3:]]
    found = read("\n".join(pages)).blocks
    wanted = ["本期" * number + FIRST + SECOND for number in range(4)]
    assert [block.text for block in found if block.kind == "paragraph"] == wanted
    assert sum(block.kind == "page" for block in found) == 8


def test_a_page_number_glued_to_the_text() -> None:
    assert kinds("全年进口16.94- 2 -\n亿元，增长5%。")[1] == ("page", "-2-")
    assert ("page", "—11—") in kinds("全年进口16.94亿元，增长5%。— 11 —\n全年出口3亿元。")


@pytest.mark.parametrize(
    "text", ["11", "- 3 -", "— 12 —", "第3页", "第 3 页 共 10 页", "Page 3 of 10", "·4·"]
)
def test_page_numbers(text: str) -> None:
    assert kinds(f"出口1亿元，增长5%。\n\n{text}\n\n进口2亿元，增长6%。")[1][0] == "page"


@pytest.mark.parametrize("text", ["2024年", "14.6%", "-3.5", "1.4万亿元", "2025"])
def test_no_page_numbers(text: str) -> None:
    assert "page" not in [kind for kind, _ in kinds(f"出口1亿元，增长5%。\n{text}\n进口2亿元，增长6%。")]


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("1.转口贸易比重提升。", "1."),
        ("1．转口贸易比重提升。", "1．"),
        ("2、国有企业保持增长。", "2、"),
        ("（1）国有企业保持增长。", "（1）"),
        ("（一）国有企业保持增长。", "（一）"),
        ("一、国有企业保持增长。", "一、"),
        ("十一、国有企业保持增长。", "十一、"),
        ("①国有企业保持增长。", "①"),
        ("● 国有企业保持增长。", "●"),
        ("1.2025年国有企业保持增长。", "1."),
        ("1.4万亿元是全年的总额。", None),
        ("2025年国有企业保持增长。", None),
        ("5.4%和59.7%是两个增速。", None),
        ("一、二季度保持增长。", None),
        ("三、四线城市保持增长。", None),
        ("1、2月份保持增长。", None),
        ("第一产业保持增长。", None),
        ("30个左右城市保持增长。", None),
    ],
)
def test_list_marks(line: str, mark: str | None) -> None:
    text = f"全年出口1亿元。\n{line}\n全年进口2亿元。"
    block = read(text).blocks[1]
    assert (text[block.mark.start : block.mark.stop] if block.mark else None) == mark
    assert (mark or "") + block.text == line.replace(" ", "")


def test_headings_stay_apart() -> None:
    found = read(
        f"一、综 合\n{FIRST}\n（一）对外贸易\n{SECOND}\n第二章 外包\n{SECOND}\n主要特点\n{SECOND}"
    ).blocks
    headings = [(block.text, block.mark is not None) for block in found if block.kind == "heading"]
    assert headings == [("综合", True), ("对外贸易", True), ("外包", True), ("主要特点", False)]
    paragraphs = [block for block in found if block.kind == "paragraph"]
    assert [block.heading for block in paragraphs] == ["综合", "对外贸易", "外包", "主要特点"]


def test_a_short_line_with_a_figure_is_no_heading() -> None:
    assert kinds("出口100亿元\n进口200亿元") == [("paragraph", "出口100亿元"), ("paragraph", "进口200亿元")]


def test_one_short_line_alone_is_a_paragraph() -> None:
    assert kinds("服务外包合同额") == [("paragraph", "服务外包合同额")]
    assert kinds("【协会动态】\n七月暂无")[1] == ("paragraph", "七月暂无")


def test_sections_items_and_attributions() -> None:
    text = f"【数据月报】\n● 2025 年 1-5 月数据\n{FIRST}\n（来源：商务部）\n"
    text += f"●服务贸易\n{SECOND}（来源：某报）\n【动态】\n{SECOND}"
    found = read(text)
    assert found.sources == ("商务部", "某报")
    rows = [(block.kind, block.section, block.item) for block in found.blocks]
    assert rows == [
        ("section", "数据月报", None),
        ("item", "数据月报", "2025年1-5月数据"),
        ("paragraph", "数据月报", "2025年1-5月数据"),
        ("attribution", "数据月报", "2025年1-5月数据"),
        ("item", "数据月报", "服务贸易"),
        ("paragraph", "数据月报", "服务贸易"),
        ("attribution", "数据月报", "服务贸易"),
        ("section", "动态", None),
        ("paragraph", "动态", None),
    ]


def test_the_title_and_the_imprint() -> None:
    head = "某市2024年国民经济和社会发展统计公报\n某市统计局\n2025年3月28日\n"
    found = read(head + "一、综合\n" + FIRST)
    assert found.title == "某市2024年国民经济和社会发展统计公报"
    assert [block.kind for block in found.blocks] == ["title", "title", "title", "heading", "paragraph"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("青川市软件行业协会\n内部资料\n软件外包月报\n2025年第3期（总第41期）\n2025年4月9日", "软件外包月报"),
        ("内部交流\n青川简报\n第3期\n青川市商务局　2025年4月9日\n一季度外贸形势", "一季度外贸形势"),
        ("（内部资料，注意保存）\n青川口岸运行情况\n第7期", "青川口岸运行情况"),
        ("外贸简讯\n第12期　青川市商会　2025年4月30日\n机电产品出口增势良好", "机电产品出口增势良好"),
        ("软件外包周报（2025年第15期）\n全国软件外包形势综述", "全国软件外包形势综述"),
        ("软件外包周报（2025年第15期）", "软件外包周报（2025年第15期）"),
        ("软件外包月报\n第3期\n总体情况", "软件外包月报"),
        ("软件外包动态\n2025年第3期\n青川市商务局编\n本期目录", "软件外包动态"),
        ("青川市统计局\n统计快报：2025年一季度经济运行情况", "统计快报：2025年一季度经济运行情况"),
        ("签发：王明\n经济信息\n第三期\n青川市发展和改革委员会\n一季度工业运行情况", "一季度工业运行情况"),
        ("青商发〔2025〕12号\n关于一季度利用外资情况的通报", "关于一季度利用外资情况的通报"),
        ("2025年3月软件外包月报\n第3期\n青川市商务局主办", "2025年3月软件外包月报"),
        ("软件产业运行分析\n（2025年1—3月）\n青川市软件行业协会", "软件产业运行分析"),
    ],
)  # fmt: skip
def test_a_masthead_is_no_title(head: str, title: str) -> None:
    found = read(f"{head}\n\n一、综合\n{FIRST}")
    assert found.title == title
    named = head.count("\n") + 1
    assert [block.kind for block in found.blocks] == ["title"] * named + ["heading", "paragraph"]


def test_letter_spaced_lines() -> None:
    assert texts("第 二 产 业 增 加 值 增 长 6 . 1 % 。") == ["第二产业增加值增长6.1%。"]


def test_a_space_between_latin_words_stays() -> None:
    assert texts("由 Wells Fargo 和 ABC 30 公司 承接 IT 服务 5 项。") == [
        "由Wells Fargo和ABC 30公司承接IT服务5项。"
    ]


def test_tables() -> None:
    text = "指标\t数值\t增长\n合同额\t195.6\t39.1\n\n"
    text += "| 指标 | 数值 |\n|---|---|\n| 出口 | 98.3 |\n\n进口　　24.2　　5.0\n"
    rows = [block.text for block in read(text).blocks if block.kind == "table"]
    assert rows == ["指标\t数值\t增长", "合同额\t195.6\t39.1", "指标\t数值", "出口\t98.3", "进口\t24.2\t5.0"]


def test_nothing_is_an_empty_outline() -> None:
    assert read("") == Outline()
    assert read(" \n\u3000\n") == Outline()


UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\xad"  # no ink, though Python does not call them spaces
PIECES = (
    "今年1-5月， 合同额 195586.7 万美元 。 ； ●\u2003 1. 一、 （一） 【数据】 （来源：商务部） 来源： "
    "-\u20022\u2002- —\u20023\u2002— 11 | --- "
    "GDP\xa0 a\u2003b Ａ ％ ： ” \ufffd \u200b 某市统计公报 2024年 ， （ ） ① [3] \ud800"
)
pieces = st.sampled_from(
    [
        *PIECES.split(" "),
        "\n",
        "\n\n",
        " ",
        "\u3000\u3000",
        "\t",
        "\x85",
        "● ",
        "- 2 -",
        "a b",
        "\n某市2024年统计公报\n",
    ]
)
documents = st.one_of(st.text(max_size=200), st.lists(pieces, max_size=60).map("".join))


def covered(block: Block) -> list[int]:
    return [block.joined.origin(index) for index in range(len(block.text))]


HEADED = re.compile(rf"^[\s{UNSEEN}]*(#{{1,6}})[\s{UNSEEN}]+(?=\S)", re.MULTILINE)
"""The signs of a heading in Markdown, which may be left out."""


@settings(max_examples=400, deadline=None)
@example("#\x850")
@example("#\xad0")
@example("\xad# 0")
@example("# 一、工业\n#其中 3  4")
@given(documents)
def test_every_character_leads_back_and_none_is_lost(text: str) -> None:
    places: list[int] = []
    for block in read(text).blocks:
        assert block.text
        assert "\n" not in block.text
        for index, place in enumerate(covered(block)):
            here = block.text[index]
            if here == "\t":
                assert text[place] in "|" + UNSEEN or text[place].isspace()
            elif here == " ":
                assert text[place].isspace() or text[place] in UNSEEN
            else:
                assert text[place] == here
                places.append(place)
        if block.mark is not None:
            places += [
                place
                for place in range(block.mark.start, block.mark.stop)
                if not text[place].isspace() and text[place] not in UNSEEN
            ]
    ink = {place for place, one in enumerate(text) if not one.isspace() and one not in "|" + UNSEEN}
    told = [place for place in places if text[place] not in "|" + UNSEEN]
    assert len(told) == len(set(told))
    signs = {place for found in HEADED.finditer(text) for place in range(*found.span(1))}
    assert ink - signs <= set(told) <= ink


@given(documents)
@example("-\n搬0000000000\n:\n搬0000000000\n搬0000000000")
def test_blocks_come_in_the_order_of_the_text(text: str) -> None:
    begins = [block.joined.origin(0) for block in read(text).blocks]
    assert begins == sorted(begins)


@pytest.fixture(scope="module")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the shared documents are not here")
    return SHARED


def test_an_item_ends_with_the_chapter_it_stands_under() -> None:
    found = read(
        "二、行业动态\n●江苏省执行额突破百亿\n一季度，江苏省执行额112.3亿美元。\n"
        "三、协会活动\n5月20日，协会组织15家企业参加对接会。\n"
    )
    stands = {block.text: block.item for block in found.blocks}
    assert stands["一季度，江苏省执行额112.3亿美元。"] == "江苏省执行额突破百亿"
    assert stands["5月20日，协会组织15家企业参加对接会。"] is None


def test_an_item_keeps_its_own_chapters() -> None:
    found = read("●三季度运行情况\n一、工业\n工业增加值增长5%。\n二、投资\n投资增长3%。\n")
    assert {block.item for block in found.blocks} == {"三季度运行情况"}


def test_the_reference_bulletin(shared: Path) -> None:
    found = read((shared / "reference" / "bulletin.txt").read_text(encoding="utf-8"))
    count = {
        kind: sum(block.kind == kind for block in found.blocks) for kind in ("section", "item", "attribution")
    }
    assert count == {"section": 3, "item": 8, "attribution": 8}
    assert [block.text for block in found.blocks if block.kind == "page"] == ["11"]
    paragraphs = [block.text for block in found.blocks if block.kind == "paragraph"]
    for words in (
        "195586.7万美元",
        "船舶和原油拉高大连市外贸出口增长12个百分点",
        "2025—2026年度国家文化出口重点项目",
        "来自俄罗斯物流集团的高层代表、大连市政府和相关部门领导",
        "加工贸易进出口436.1亿元，增长5%，占比22.7%，与去年同期持平",
        "罗飞项目经理、滨海边疆区驻大连贸易代表处",
    ):
        assert sum(words in paragraph for paragraph in paragraphs) == 1, words
    marks = [block for block in found.blocks if block.mark is not None and block.kind == "paragraph"]
    assert len(marks) == 5
    assert found.sources[0] == "商务部"
    assert {block.section for block in found.blocks} == {"数据月报", "行业资讯", "协会动态"}


def test_a_wrapped_communique(shared: Path) -> None:
    found = read((shared / "data" / "bulletins" / "hefei-2024-part1.txt").read_text(encoding="utf-8"))
    headings = [block.text for block in found.blocks if block.kind == "heading"]
    assert headings == ["综合", "农业", "工业和建筑业", "服务业", "固定资产投资", "对外经济"]
    paragraphs = [block.text for block in found.blocks if block.kind == "paragraph"]
    assert all(paragraph.endswith("。") for paragraph in paragraphs)
    for words in (
        "343.26亿元",
        "人均GDP136063元",
        "近3年同期新高",
        "726.81亿元",
        "82.17万户，移动电话普及率",
        "100家",
    ):
        assert any(words in paragraph for paragraph in paragraphs), words


def test_a_communique_with_running_heads(shared: Path) -> None:
    found = read((shared / "data" / "bulletins" / "luoyang-2023.txt").read_text(encoding="utf-8"))
    assert found.title is not None
    assert found.title.startswith("2023年洛阳市国民经济和社会发展统计公报")
    assert len([block for block in found.blocks if block.kind == "page"]) > 8
    headings = [block.text for block in found.blocks if block.kind == "heading" and block.mark is not None]
    assert len(headings) == 12


def test_lines_that_name_their_figures_stand_alone() -> None:
    """A sheet without sentences: no measure can be taken from its lines, and none goes on in the next."""
    sheet = [
        "某市服务外包统计快报（2025年5月）",
        "一、主要指标",
        "合同签约额：5.2亿美元，同比+8.1%，环比-3.2%",
        "执行额：4.8亿美元（同比增长6.4%）",
        "离岸执行额：3.1亿美元（占比64.6%）",
        "二、业务结构（1-5月离岸执行额，前2位）",
        "ITO：8.1亿美元，占53.3%",
        "BPO：2.9亿美元，占19.1%",
    ]
    told = kinds("\n".join(sheet))
    assert [kind for kind, _ in told] == [
        "title",
        "heading",
        *["paragraph"] * 3,
        "heading",
        *["paragraph"] * 2,
    ]
    assert [text for kind, text in told if kind == "paragraph"] == [*sheet[2:5], *sheet[6:]]


def test_a_paragraph_whose_lines_begin_with_a_name_is_one() -> None:
    whole = (
        "1至5月，全市离岸执行额前三位的市场依次为美国、日本和新加坡，"
        "其中执行额最高的板块是高新区，其次是经开区，"
        "两个板块的执行额：分别为3.1亿美元和2.4亿美元，合计占全市执行额的比重为六成。"
    )
    assert texts("\n".join(wrap(whole))) == [whole]


@pytest.mark.parametrize("mark", ["。", "；", "，"])
def test_a_paragraph_longer_than_any_is_cut_behind_a_mark(mark: str) -> None:
    text = f"全市出口30.0亿元{mark}" * 5000
    pieces = [block.joined for block in read(text).blocks]
    assert "".join(piece.text for piece in pieces) == text
    assert len(pieces) > 3
    assert all(piece.text[-1] == mark and len(piece.text) <= 16_384 for piece in pieces)
    assert [piece.origin(0) for piece in pieces] == [text.index("全", piece.origin(0)) for piece in pieces]


def test_a_long_paragraph_without_a_mark_is_left_whole() -> None:
    text = "全市出口30.0亿元" * 3000
    assert [block.joined.text for block in read(text).blocks] == [text]
