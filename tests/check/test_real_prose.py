"""Sentences of a kind that real releases print and that must not be accused."""

from __future__ import annotations

import pytest

import yuebao

HONEST = {
    "a share in tenths": (
        "2025年上半年，全省进出口总值2.39万亿元，增长6.1%。"
        "其中，南港市进出口6975.6亿元，占全省进出口总值近三成。"
    ),
    "a share of net flows may be negative": (
        "2025年上半年，社会融资规模增量为11.2万亿元。委托贷款占社会融资规模的5.4%，同比低5.3个百分点；"
        "企业债券占比-3.3%，同比低21.3个百分点；外币贷款占比0.4%，同比高4.3个百分点。"
    ),
}


@pytest.mark.parametrize("text", HONEST.values(), ids=list(HONEST))
def test_honest_prose_is_not_accused(text: str) -> None:
    report = yuebao.check(text)
    assert 2 <= len(report.reading.figures)
    assert report.contradictions == ()
