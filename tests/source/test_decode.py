"""Bytes to text: encodings by their content, and what is no text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yuebao.core.problem import Problem
from yuebao.core.text import Source
from yuebao.source import open_source, outline

PROSE = "一、综合\n今年1—5月，全市服务外包合同签约额195.7亿元，同比增长39.1%；执行额100.9亿元，下降20.4%。\n"
TRADITIONAL = (
    "一、綜合\n今年1至5月，全市服務外包合約簽約額195.7億元，按年增長39.1%；執行額100.9億元，下降20.4%。\n"
)


def opened(data: bytes, name: str = "b.txt") -> Source:
    source = open_source(data, name=name)
    assert isinstance(source, Source), source
    return source


def refused(data: bytes) -> str:
    problem = open_source(data, name="b.txt")
    assert isinstance(problem, Problem)
    assert problem.text
    assert problem.remedy_zh
    return problem.code


@pytest.mark.parametrize(
    "encoding",
    "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be gb18030 gbk".split(),  # noqa: SIM905
)
def test_encodings_of_simplified_text(encoding: str) -> None:
    assert opened(PROSE.replace("—", "-").encode(encoding)).text == PROSE.replace("—", "-")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "big5", "gb18030"])
def test_encodings_of_traditional_text(encoding: str) -> None:
    assert opened(TRADITIONAL.encode(encoding)).text == TRADITIONAL


@pytest.mark.parametrize(("text", "encoding"), [(PROSE, "gb18030"), (TRADITIONAL, "big5")])
def test_a_mark_before_text_of_another_encoding(text: str, encoding: str) -> None:
    for marks in (1, 2):
        assert opened(b"\xef\xbb\xbf" * marks + text.encode(encoding)).text == text


def test_line_ends_are_made_one() -> None:
    assert opened("甲\r\n乙\r丙\n".encode()).text == "甲\n乙\n丙\n"


def test_the_digest_is_of_the_bytes() -> None:
    assert opened(b"abc").sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "YB104"),
        (b" \r\n\t\n", "YB104"),
        (b"\xef\xbb\xbf", "YB104"),
        (b"\xff\xfe", "YB104"),
        (b"%PDF-1.7\n1 0 obj", "YB112"),
        (b"PK\x03\x04\x14\x00", "YB132"),
        (b"\x7fELF\x02\x01\x01\x00", "YB105"),
        (bytes(range(32)) * 20, "YB105"),
        (b"\x00\x01\x02\x03" * 100, "YB105"),
        (bytes(range(128, 256)) * 40, "YB106"),
        (b"a" * (64 * 1024 * 1024 + 1), "YB107"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_is_no_text(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_a_control_character_keeps_its_place() -> None:
    text = opened("出口1\x07亿元，增长5%。".encode()).text
    assert text == "出口1\ufffd亿元，增长5%。"


def test_a_lone_surrogate_keeps_its_place() -> None:
    text = opened("出口1\ud800亿元，增长5%。".encode("utf-8", "surrogatepass")).text
    assert text == "出口1\ufffd亿元，增长5%。"
    text.encode("utf-8")


def test_a_file_cut_off_inside_a_character_is_read() -> None:
    text = opened((PROSE * 4).encode()[:-3]).text
    assert text.startswith(PROSE)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_problem(data: bytes) -> None:
    source = open_source(data, name="x")
    if isinstance(source, Source):
        source.text.encode("utf-8")
        assert "\r" not in source.text
        outline(source)
    else:
        assert source.text


@pytest.mark.timed
def test_large_inputs_take_linear_time() -> None:
    began = time.perf_counter()
    for text in (
        "出口1亿元，" * 400_000,
        PROSE * 20_000,
        "1\n" * 50_000,
        "（来源：" * 100_000,
        "| " * 300_000,
    ):
        outline(opened(text.encode()))
    assert time.perf_counter() - began < 10
