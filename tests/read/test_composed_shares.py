"""Sentences composed of a whole, its parts and how their shares are worded: each keeps part and whole."""

from __future__ import annotations

import itertools
import random

import pytest

import yuebao

WHOLES = (
    ("就业人口为36.9万人", "就业人口", "就业人口", ("文员", "技工", "零售业", "服务人员")),
    ("专利授权量2.36万件", "专利授权量", "专利授权量", ("高校", "企业", "个人", "研究机构")),
    ("受理投诉1.26万件", "投诉", "受理投诉数", ("商品类", "服务类", "旅游类")),
    ("全社会用电量86.3亿千瓦时", "全社会用电量", "全社会用电量", ("第一产业", "第二产业", "居民生活")),
)  # fmt: skip
WORDINGS = (
    "{w}以{a}占多数，为48.1%",
    "{w}以{a}为主（占48.1%）",
    "{w}主要集中在{a}（48.1%）和{b}（21.4%）",
    "{w}主要分布在{a}、{b}，占比分别为48.1%、21.4%",
    "48.1%是{a}，而21.4%是{b}",
    "{w}中，48.1%属于{a}，21.4%属于{b}",
    "以{a}最多，占48.1%，其次为{b}，占21.4%",
    "{a}占比最高，为48.1%；其次是{b}，为21.4%",
    "{a}占总数的48.1%，{b}占总数的21.4%",
    "{a}及{b}则分别占48.1%及21.4%",
)
CONTEXTS = ("按类别分，{body}", "{body}", "从构成看，{body}", "其中，{body}")
ALL = tuple(itertools.product(WORDINGS, CONTEXTS))


@pytest.mark.parametrize("whole", WHOLES, ids=[one[1] for one in WHOLES])
def test_shares_keep_their_part_and_their_whole(whole: tuple[str, str, str, tuple[str, ...]]) -> None:
    level, name, indicator, parts = whole
    chosen = random.Random(name)
    for wording, context in chosen.sample(ALL, 14):
        a, b = chosen.sample(parts, 2)
        body = context.format(body=wording.format(w=name, a=a, b=b))
        text = f"2023年，全市{level}，同比增长5.3%。{body}。"
        figures = [one for one in yuebao.read(text).records() if one["type"] == "figure"]
        assert [one["kind"] for one in figures[2:]] == ["share"] * (1 + ("{b}" in wording)), text
        for part, figure in zip((a, b), figures[2:], strict=False):
            assert part in figure["indicator"], (text, figure["indicator"])
            assert figure["indicator"].removesuffix("数").endswith(indicator[-2:].removesuffix("数")), text
            assert figure["base"] == indicator, (text, figure["base"])
