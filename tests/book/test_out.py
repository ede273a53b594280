"""What comes out: dumps, tables, exchange formats, SQL, pictures; and what people decide."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from releases import (
    APRIL,
    APRIL_DAY,
    EXECUTED,
    MAY,
    MAY_AGAIN,
    MAY_AGAIN_DAY,
    MAY_DAY,
    MAY_REPRINTED,
    SIGNED,
    MakeBook,
    post,
)

from yuebao import cli
from yuebao.book import Book, Series
from yuebao.core.problem import Unreadable


@pytest.fixture
def full(new_book: MakeBook) -> Book:
    """Four releases and a correction."""
    book = new_book()
    post(book, APRIL, APRIL_DAY, hour=7)
    post(book, MAY, MAY_DAY, hour=8)
    post(book, MAY_REPRINTED, MAY_DAY, hour=9)
    post(book, MAY_AGAIN, MAY_AGAIN_DAY, hour=10)
    return book


def test_a_dump_loads_and_dumps_again_the_same(full: Book, new_book: MakeBook) -> None:
    full.correct(full.entries(series=SIGNED)[0].id, "value", "150000.8", who="编辑", why="来电更正")
    told = list(full.dump())
    other = new_book()
    assert other.load(told) == 4 + 4 + 1
    assert list(other.dump()) == told
    assert other.load(told) == 0
    assert repr(other.series("大连 服务外包")) == repr(full.series("大连 服务外包"))
    assert other.search("服务外包") == full.search("服务外包")


@pytest.mark.parametrize(
    "lines", [[], ["nothing"], ['{"series":{}}'], ['{"book":99}'], ['{"book":1}', '{"x":1}']]
)
def test_what_is_no_dump_leaves_the_book_as_it_was(full: Book, lines: list[str]) -> None:
    before = list(full.dump())
    with pytest.raises(Unreadable, match="YB407"):
        full.load([*lines, "{"])
    assert list(full.dump()) == before


def test_search_finds_any_two_characters_that_stand_together(full: Book) -> None:
    assert {it.document.sha256 for it in full.search("外包")} == {it.sha256 for it in full.documents()}
    assert len(full.search("协会消息")) == 1
    assert full.search("包外") == []
    assert len(full.search("執行額 195586.7")) == 3, "width, script and points make no difference"
    assert [it.published for it in full.search("外包", limit=2)] == [MAY_AGAIN_DAY, MAY_DAY]
    assert {it.published for it in full.search("外包", as_of=APRIL_DAY)} == {APRIL_DAY}
    found = full.search("协会")[0]
    assert full.text(found.document.sha256)[found.start : found.stop] == "协会消息"


@pytest.mark.parametrize(
    "words", ['"', "AND", "a OR b", "x*", "(", "NEAR(外包)", "' --", "外:包", "&|!", " "]
)
def test_search_takes_any_words(full: Book, words: str) -> None:
    assert full.search(words) == [] or "外" in words


def test_a_correction_holds_and_can_be_undone(full: Book) -> None:
    entry = full.entries(series=EXECUTED, period="2025-01/2025-05")[0]
    made = full.correct(entry.id, "value", "100850.1", who="编辑", why="来电更正")
    assert full.series(EXECUTED)[0].points[-1].value == Decimal("100850.1")
    [change] = full.entry(entry.id).corrections
    assert (change.before, change.after, change.who, change.why) == (
        "100847.4",
        "100850.1",
        "编辑",
        "来电更正",
    )
    full.undo(made.id, who="编辑", why="看错")
    assert full.series(EXECUTED)[0].points[-1].value == Decimal("100847.4")
    assert [it.undone for it in full.decisions()] == [True, False]
    with pytest.raises(Unreadable, match="YB406"):
        full.undo(made.id, who="编辑", why="再来")


def test_a_correction_can_move_a_figure_or_take_it_out(full: Book) -> None:
    entry = full.entries(series=EXECUTED, period="2025-01/2025-05")[0]
    full.correct(entry.id, "area", "沈阳市", who="编辑", why="地区读错")
    assert full.series(EXECUTED)[0].points[-1].value == Decimal("100888.5")
    assert full.entries(area="沈阳市")[0].id == entry.id
    full.correct(entry.id, "withdrawn", "yes", who="编辑", why="误读")
    assert full.entries(area="沈阳市") == []
    for field, told in (("value", "很多"), ("period", "2025-13"), ("unit", "斤两"), ("colour", "red")):
        with pytest.raises(Unreadable, match="YB406"):
            full.correct(entry.id, field, told, who="编辑", why="试")


def test_keys_merge_and_split_and_come_apart_again(full: Book) -> None:
    merged = full.merge(SIGNED, EXECUTED, who="编辑", why="试合并")
    assert full.series(SIGNED)[0].key == EXECUTED
    assert {it.figure.text for it in full.entries(series=EXECUTED, current=False)} >= {"195586.7万美元"}
    full.undo(merged.id, who="编辑", why="撤回")
    assert full.series(SIGNED)[0].key == SIGNED
    apart = "大连市/服务外包合同金额/-/level/美元"
    made = full.split(SIGNED, "服务外包合同金额", apart, who="编辑", why="口径不同")
    assert full.series(SIGNED)[0].printed == ("服务外包合同签约额",)
    assert [it.figure.key.indicator for it in full.entries(series=apart)] == ["服务外包合同金额"]
    full.undo(made.id, who="编辑", why="撤回")
    assert len(full.series(SIGNED)[0].printed) == 2
    with pytest.raises(Unreadable, match="YB406"):
        full.merge(SIGNED, SIGNED.replace("美元", "元"), who="编辑", why="不同币种")
    with pytest.raises(Unreadable, match="YB406"):
        full.merge(SIGNED, SIGNED, who="编辑", why="自己")


@pytest.fixture
def found(tmp_path: Path) -> list[Series]:
    with Book.open(tmp_path / "out.db") as book:
        for text, day in ((APRIL, APRIL_DAY), (MAY, MAY_DAY), (MAY_AGAIN, MAY_AGAIN_DAY)):
            post(book, text, day)
        return book.series("大连 服务外包 额", with_inferred=True)


def run(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.run(list(words))
    out, err = capfd.readouterr()
    return code, out, err


@pytest.mark.parametrize("form", ["csv", "json", "xlsx", "parquet", "sdmx-csv", "sdmx-ml"])
def test_an_exported_table_verifies_and_a_changed_one_does_not(
    found: list[Series],
    form: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("openpyxl")
    pytest.importorskip("pyarrow")
    pytest.importorskip("pysdmx.io.pd")
    from yuebao.book.export import export

    monkeypatch.chdir(tmp_path)
    table = tmp_path / f"table.{form}"
    table.write_bytes(export(found, form))  # type: ignore[arg-type]
    code, out, _ = run(capfd, "verify", table.name, "--book", "out.db")
    assert (code, "不符" in out, "相符" in out) == (0, False, True)
    if form not in ("xlsx", "parquet"):
        table.write_text(table.read_text("utf-8-sig").replace("100847.4", "100846.4"), "utf-8")
        code, out, _ = run(capfd, "verify", table.name, "--book", "out.db")
        assert code == 1
        assert "账本为 100847.4万美元" in out


def test_a_workbook_keeps_places_and_names_its_sources(found: list[Series]) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from yuebao.book.export import export

    book = openpyxl.load_workbook(io.BytesIO(export(found, "xlsx")))
    assert book.sheetnames == ["数据", "来源"]
    names = [it.value for it in book["数据"][2]]
    values = [row[names.index("value")] for row in book["数据"].iter_rows(min_row=3)]
    assert {it.number_format for it in values if it.value is not None} == {"#,##0.0"}
    assert len({row[5].value for row in book["来源"].iter_rows(min_row=2)}) == 3


def test_frames_hold_exact_numbers(found: list[Series]) -> None:
    pytest.importorskip("polars")
    pytest.importorskip("pyarrow")
    from yuebao.book.export import frame

    made = frame(found)
    assert Decimal("100847.4") in made["value"].to_list()
    assert len(made) == sum(len(it.points) for it in found)


def test_sdmx_reads_back_by_its_own_structure(found: list[Series], tmp_path: Path) -> None:
    pytest.importorskip("pysdmx.io.pd")
    from pysdmx.io import get_datasets

    from yuebao.book import sdmx
    from yuebao.book.export import export

    (tmp_path / "data.xml").write_bytes(export(found, "sdmx-ml"))
    (tmp_path / "structure.xml").write_bytes(sdmx.structure_message())
    [made] = get_datasets(str(tmp_path / "data.xml"), str(tmp_path / "structure.xml"))
    assert len(made.data) == sum(len(it.points) for it in found)
    assert "2025-01-01/P5M" in set(made.data["TIME_PERIOD"])
    lines = export(found, "sdmx-csv").decode().splitlines()
    assert lines[0].startswith("STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR")
    assert any(",100847.4," in it for it in lines)


def test_sql_answers_and_touches_nothing_else(found: list[Series], tmp_path: Path) -> None:
    del found
    pytest.importorskip("duckdb")
    from yuebao.book.sql import ask

    with Book.open(tmp_path / "out.db") as book:
        before = list(book.dump())
        assert ask(book.engine, "select count(*) from figures").rows == ((10,),)
        assert ask(book.engine, "select max(value) v from figures where kind = 'level'").names == ("v",)
        for query in (
            "delete from figures",
            "select 1; select 2",
            "copy figures to 'x.csv'",
            "select * from read_text('out.db')",
            "select * from 'out.db'",
            "install httpfs",
            "attach 'out.db'",
            "set lock_configuration=false",
            "pragma database_list",
            "nonsense",
            "",
        ):
            with pytest.raises(Unreadable, match="YB408"):
                ask(book.engine, query)
        assert list(book.dump()) == before
    assert not (tmp_path / "x.csv").exists()


def test_a_picture_rings_what_was_revised_and_bands_what_was_inferred(
    found: list[Series], tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    del found
    monkeypatch.chdir(tmp_path)
    code, _, _ = run(capfd, "plot", EXECUTED, "-o", "out.svg", "--with-inferred", "--book", "out.db")
    assert code == 0
    svg = (tmp_path / "out.svg").read_text("utf-8")
    root = ElementTree.fromstring(svg)
    words = [it.text for it in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "大连市服务外包接包合同执行额" in words
    assert "红圈为修订后，灰点为首次公布；浅色为推断区间" in words
    assert "100,847.4" in words
    assert "▼ 20.4%" in words


def test_growth_of_levels_and_shares_follow_as_intervals(new_book: MakeBook) -> None:
    book = new_book()
    post(book, "2024年1-5月，大连市服务外包执行额100.0亿元，其中离岸服务外包执行额50.0亿元。", APRIL_DAY)
    post(
        book, "2025年1-5月，大连市服务外包执行额110.0亿元，其中离岸服务外包执行额60.0亿元。", MAY_DAY, hour=9
    )
    part, whole = "大连市/服务外包执行额/side=离岸/level/元", "大连市/服务外包执行额/-/level/元"
    share = book.ratio(part, "share")
    assert share is not None
    assert share.points[-1].low <= Fraction(6000, 110) <= share.points[-1].high
    assert share.points[-1].high - share.points[-1].low < Fraction(1, 5)
    pulled = book.ratio(part, "contribution", of=whole)
    assert pulled is not None
    assert pulled.points[-1].low <= 10 <= pulled.points[-1].high
    assert len(pulled.points[-1].sources) == 3
    assert book.ratio(part, "share", of=whole.replace("/元", "/美元")) is None


def test_last_years_level_follows_from_growth(new_book: MakeBook) -> None:
    book = new_book()
    post(book, MAY, MAY_DAY)
    [point] = [it for it in book.series(SIGNED, with_inferred=True)[0].points if it.period.year == 2024]
    assert point.low <= Fraction("195586.7") / Fraction("1.391") <= point.high
    assert (point.origin, point.value) != ("printed", None)
    assert point.sources


def test_growth_in_one_currency_is_not_applied_to_amounts_in_another(new_book: MakeBook) -> None:
    book = new_book()
    post(
        book,
        "2025年1—5月，大连市对外直接投资52.0亿元，同比下降5.2%，折合8.8亿美元，同比增长2.4%。",
        MAY_DAY,
    )
    name = "大连市/对外直接投资"
    for key, now, growth in (
        (f"{name}/-/level/元", "52.0", "-0.052"),
        (f"{name}/-/level/美元", "8.8", "0.024"),
    ):
        [point] = [it for it in book.series(key, with_inferred=True)[0].points if it.period.year == 2024]
        assert point.low <= Fraction(now) / (1 + Fraction(growth)) <= point.high
        assert point.high - point.low < Fraction(1, 5)
    for key, growth in ((f"{name}/-/yoy_rate/%", "-5.2"), (f"{name}/currency=美元/yoy_rate/%", "2.4")):
        assert [str(it.value) for it in book.series(key)[0].points] == [growth]


def test_an_amount_said_to_be_in_dollars_is_of_the_series_of_those_that_are(new_book: MakeBook) -> None:
    book = new_book()
    post(book, "2024年1—5月，大连市对外直接投资8.1亿美元。", MAY_DAY.replace(year=2024))
    post(book, "2025年1—5月，大连市对外直接投资52.0亿元；以美元计价，对外直接投资8.8亿美元。", MAY_DAY)
    [dollars] = book.series("大连市/对外直接投资/-/level/美元")
    assert [str(it.value) for it in dollars.points] == ["8.1", "8.8"]


def test_the_commands_tell_what_they_do(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YUEBAO_BOOK", "own.db")
    (tmp_path / "may.txt").write_text(MAY, "utf-8")
    code, out, _ = run(capfd, "add", "may.txt", "--released", "2025-06-20", "--publisher", "商务局")
    assert (code, out) == (0, "may.txt: 记入 4 个数\n")
    assert run(capfd, "add", "may.txt")[1] == "may.txt: 已在账本中（4 个数），未改动\n"
    out = run(capfd, "series", "大连 执行额", "--json")[1]
    ident = json.loads(out)["points"][0]["sources"][0]
    assert ident.startswith("商务局:")
    assert "may.txt:1:" in run(capfd, "show", ident)[1]
    assert "●" in run(capfd, "history", ident)[1]
    assert run(capfd, "correct", ident, "value=100888.6", "--why", "核对", "--who", "编辑")[0] == 0
    assert "有更正" in run(capfd, "series", "大连 执行额")[1]
    assert "更正" in run(capfd, "decisions")[1]
    assert "may.txt" in run(capfd, "search", "外包")[1]
    assert run(capfd, "dump", "-o", "a.jsonl")[0] == run(capfd, "load", "a.jsonl", "--book", "b.db")[0] == 0
