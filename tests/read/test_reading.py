"""The reader on real documents: accuracy, every numeral accounted for, and what must change nothing."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from yuebao.core.fact import Reading
from yuebao.core.problem import Problem
from yuebao.core.text import Source
from yuebao.read import explain, read
from yuebao.source import open_source, outline

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
NUMERAL = re.compile(r"\d+(?:\.\d+)?|[〇零一二三四五六七八九十百千万亿两]+")
DOCUMENTS = {
    "reference": (SHARED / "gold/reference.tsv", SHARED / "reference/bulletin.txt", 0.99),
    "hefei1": (SHARED / "gold/hefei1.tsv", SHARED / "data/bulletins/hefei-2024-part1.txt", 0.97),
    "luoyang1": (ROOT / "tests/gold/luoyang1.tsv", SHARED / "data/bulletins/luoyang-2023.txt", 0.98),
}
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="needs the shared documents, which are not ours"
)


def source(data: bytes) -> Source:
    opened = open_source(data, name="test.txt")
    assert isinstance(opened, Source)
    return opened


def meanings(reading: Reading) -> list[tuple[str, ...]]:
    """What was read, without where it stands."""
    return [
        (
            str(figure.written.value),
            figure.unit.symbol,
            figure.key.kind,
            figure.key.indicator,
            str(figure.key.area),
            str(figure.period),
            str(figure.key.breakdown),
            figure.base.name if figure.base is not None else "",
        )
        for figure in reading.figures
    ]


def score(gold: Path, records: list[dict[str, object]], folder: Path) -> dict[str, float]:
    """The scorer's figures for *records* against *gold*."""
    told = folder / "reading.jsonl"
    told.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), "utf-8")
    command = [sys.executable, str(SHARED / "gold/score.py"), str(gold), str(told)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {name: float(value) for name, value in re.findall(r"(\w+)=([\d.]+)", printed)}


@needs_shared
def test_the_figures_of_the_references_city_are_its_own() -> None:
    """The scorer looks at no area: a forum elsewhere, a share of the city's total, take nothing from it."""
    gold, path, _ = DOCUMENTS["reference"]
    columns, *rows = (row.split("\t") for row in gold.read_text("utf-8").splitlines())
    start, area = columns.index("start"), columns.index("area")
    told = {str(it["start"]): it.get("area") for it in read(source(path.read_bytes())).records()}
    wanted = {row[start]: "大连市" for row in rows if row[area] == "大连市"}
    assert len(wanted) > 60
    assert {at: told.get(at) for at in wanted} == wanted


@needs_shared
@pytest.mark.parametrize("name", DOCUMENTS)
def test_accuracy(name: str, tmp_path: Path) -> None:
    gold, path, bar = DOCUMENTS[name]
    records = read(source(path.read_bytes())).records()
    rows = gold.read_text("utf-8").splitlines()
    columns = rows[0].split("\t")
    if "start" in columns and name.startswith("luoyang"):
        places = [int(row.split("\t")[columns.index("start")]) for row in rows[1:]]
        records = [r for r in records if min(places) <= int(str(r["start"])) <= max(places)]
    told = score(gold, records, tmp_path)
    assert 0.99 <= told["found"] / told["gold"]
    assert bar <= told["f1"]


def test_numerals_in_a_places_name_are_accounted_for_in_a_title_too() -> None:
    reading = read(source("2021年1-8月九江市外贸情况\n\n1-8月，全市出口5亿元。".encode()))
    assert [it.text for it in reading.ignored] == ["2021年1-8月", "九江市", "1-8月"]


@needs_shared
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_numeral_is_accounted_for(name: str) -> None:
    opened = source(DOCUMENTS[name][1].read_bytes())
    reading = read(opened)
    covered = bytearray(len(opened.text))
    for record in (*reading.figures, *reading.ignored, *reading.unread):
        for at in range(record.span.start, record.span.stop):
            covered[at] = 1
    silent = [m.group() for m in NUMERAL.finditer(opened.text) if not any(covered[m.start() : m.end()])]
    assert silent == []
    assert len(reading.unread) <= 2


@needs_shared
@pytest.mark.parametrize("name", DOCUMENTS)
def test_full_width_and_spaces_change_nothing(name: str) -> None:
    opened = source(DOCUMENTS[name][1].read_bytes())
    text = "\n\n".join(block.text for block in outline(opened).blocks if block.kind != "page")
    plain = meanings(read(source(text.encode())))
    wide = text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789%"})
    assert meanings(read(source(wide.encode()))) == plain
    spaced = re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=[\d%])(?=[\u4e00-\u9fff])", " ", text)
    assert meanings(read(source(spaced.encode()))) == plain


@needs_shared
@pytest.mark.parametrize("name", DOCUMENTS)
def test_traditional_characters_change_nothing(name: str) -> None:
    opencc = pytest.importorskip("opencc")
    text = source(DOCUMENTS[name][1].read_bytes()).text
    plain = meanings(read(source(text.encode())))
    traditional = opencc.OpenCC("s2t").convert(text)
    told = meanings(read(source(traditional.encode())))
    assert [row[:3] for row in told] == [row[:3] for row in plain]
    alike = sum(a == b for a, b in zip(told, plain, strict=True))
    assert 0.97 * len(plain) <= alike


@pytest.mark.parametrize("width", [24, 30])
def test_hard_wrapped_lines_change_nothing(width: int) -> None:
    """Paragraphs broken at the measure, inside words and numbers, are read as if they were whole."""
    text = (ROOT / "examples/2025-06/bulletin.txt").read_text("utf-8")
    plain = meanings(read(source(text.encode())))
    lines = [re.sub(f"(.{{{width}}})(?=.)", r"\1\n", line) for line in text.splitlines()]
    assert meanings(read(source("\n".join(lines).encode()))) == plain


TEXTS = st.text(
    alphabet=st.sampled_from(
        "增长下降占比其中分别为、，。；（）亿元万%0123456789.-年月末上同期比去季度个百分点进出口合计持平第二大位翻番无三成[]〔〕①（）/:~前首半双"
    ),
    max_size=80,
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("0-0位")
@example("计持平")
@example(
    "全区企业增速快4.1个百分点，15.0%、12.9%，增速分别比规上工业快22.6、11.1、9.0个百分点；新产品产值增长39.3%。"
)
def test_arbitrary_text_never_raises_and_stays_accounted_for(text: str) -> None:
    opened = open_source(text.encode(), name="x.txt")
    if isinstance(opened, Problem):
        return
    reading = read(opened)
    covered = bytearray(len(opened.text) + 1)
    for record in (*reading.figures, *reading.ignored, *reading.unread):
        assert 0 <= record.span.start < record.span.stop <= len(opened.text)
        for at in range(record.span.start, record.span.stop):
            covered[at] = 1
    for m in re.finditer(r"[0-9]+", opened.text):
        assert any(covered[m.start() : m.end()]), m.group()


@pytest.mark.parametrize(
    "text", ["2024年全市出口1268.3亿", "增长5%[12", "注〔3", "进口12万", "占比较", "前5", "第"]
)
def test_a_text_may_end_anywhere(text: str) -> None:
    """A block that breaks off behind a numeral, a bracket or a word is read to its end."""
    reading = read(source(text.encode()))
    assert len(reading.source.text) == len(text)


def test_explain_tells_tokens_context_and_rules() -> None:
    steps = explain(source("2025年1—5月，全市进出口100亿元，增长5%。其中，出口60亿元，占比60%。".encode()))
    assert len(steps) == 2
    assert ("period", "2025-01/2025-05") in steps[1].carried
    assert ("subject", "进出口") in steps[1].carried
    assert [text for text, _, _ in steps[1].made] == ["60亿元", "60%"]
    assert steps[1].made[1][1] == "share:占"


def test_explain_tells_the_rows_of_a_table() -> None:
    """A step a row: what the head over each cell says, what the row's name says, and the captions."""
    steps = explain(
        source("表1 2025年1—5月外贸\n单位：亿元\n指标\t金额\t同比（%）\n出口\t60.1\t-2.0\n".encode())
    )
    row = steps[-1]
    assert row.text == "出口 | 60.1 | -2.0"
    assert ("above the table", "单位：亿元") in row.carried
    assert [kind for _, kind, _ in row.tokens] == ["name", "cell", "cell"]
    assert "yoy" in row.tokens[2][2]
    assert [text for text, _, _ in row.made] == ["60.1", "-2.0"]


def test_a_list_of_rates_of_nothing_told_is_unread() -> None:
    reading = read(source("2025年1-9月乙市服务外包运行情况\n同比分别增长3.2%和下降1.4%。".encode()))
    assert not reading.figures
    assert [unread.text for unread in reading.unread] == ["3.2%", "1.4%"]
