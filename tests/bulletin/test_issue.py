"""An issue composed from a book, edited, proven: what is said is read back, what is altered is stopped."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

import pytest
from made import book_of, plan_of_all

from yuebao.bulletin import manuscript
from yuebao.bulletin.compose import compose
from yuebao.bulletin.issue import Draft, Item, Paragraph, Posting
from yuebao.bulletin.plan import Plan
from yuebao.bulletin.proof import Proof, prove

SEEDS = range(12)


def made(seed: int) -> tuple[list[Posting], Plan, Draft]:
    entries = book_of(seed)
    plan = plan_of_all(entries)
    return entries, plan, compose(plan, entries, plan.period)


def proven(entries: list[Posting], plan: Plan, draft: Draft, text: str) -> Proof:
    return prove(manuscript.parse(text, plan.imprint, plan.columns), entries, generated=draft)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_of_a_composed_issue_is_cited(seed: int) -> None:
    entries, plan, draft = made(seed)
    written = sum(len(block.cites) for item in draft.items for block in item.paragraphs)
    proof = proven(entries, plan, draft, manuscript.merge(draft).text)
    assert not proof.stops
    assert proof.cited == written > 0
    figures = proof.report.reading.figures
    assert len(figures) == written, "no figure stands in the issue that was not put there"
    assert not proof.report.reading.unread


def test_most_of_a_book_finds_its_words() -> None:
    written = left = 0
    for seed in SEEDS:
        _, _, draft = made(seed)
        written += sum(len(block.cites) for item in draft.items for block in item.paragraphs)
        left += len(draft.left)
    assert left * 10 < written


def digits_of(draft: Draft, text: str) -> list[int]:
    """Where the digits of the data sentences stand in a manuscript."""
    spots: list[int] = []
    for item in draft.items:
        for block in item.paragraphs:
            start = text.index(block.text)
            spots += [start + found.start() for found in re.finditer(r"\d", block.text)]
    return spots


def altered(seed: int, count: int) -> list[tuple[str, bool]]:
    """*count* manuscripts with one digit changed, and whether the proof stopped each."""
    entries, plan, draft = made(seed)
    text = manuscript.merge(draft).text
    rng = Random(seed)
    out = []
    for _ in range(count):
        spot = rng.choice(digits_of(draft, text))
        digit = rng.choice([d for d in "0123456789" if d != text[spot]])
        wrong = text[:spot] + digit + text[spot + 1 :]
        out.append((wrong[max(spot - 20, 0) : spot + 10], bool(proven(entries, plan, draft, wrong).stops)))
    return out


@pytest.mark.parametrize("seed", [1, 5])
def test_one_altered_digit_is_stopped(seed: int) -> None:
    assert [place for place, stopped in altered(seed, 12) if not stopped] == []


def test_an_editor_keeps_his_words() -> None:
    _, _, draft = made(2)
    text = manuscript.merge(draft).text
    assert manuscript.merge(draft, text).text == text, "nothing new, nothing moved"
    sentence = draft.items[0].paragraphs[0].text
    edited = text.replace(sentence, "编者另写一句，不含数字。")
    fresh = replace(draft, columns=(_louder(draft, "再写一段。"), *draft.columns[1:]))
    again = manuscript.merge(fresh, edited)
    assert "编者另写一句，不含数字。" in again.text
    assert sentence not in again.text
    assert again.kept == (draft.items[0].ident,)
    assert "再写一段。" in again.proposed
    if len(draft.items) > 1:
        assert again.text.count("再写一段。") == len(draft.items) - 1


def _louder(draft: Draft, words: str):  # type: ignore[no-untyped-def]
    column = draft.columns[0]
    items = tuple(replace(item, blocks=(*item.blocks, Paragraph(text=words))) for item in column.items)
    return replace(column, items=items)


def test_an_item_struck_out_stays_out() -> None:
    _, _, draft = made(2)
    item = draft.items[0]
    text = manuscript.merge(draft).text
    start = text.index(f"### {item.title}")
    start = text.rindex("<!-- 生成", 0, start)
    stop = text.find("<!-- 生成", start + 5)
    stop = stop if stop > 0 else text.index("## 协会动态")
    again = manuscript.merge(draft, text[:start] + text[stop:])
    assert f"### {item.title}\n" not in again.text
    assert again.struck == (item.ident,)


def test_an_editors_own_figure_is_linked_or_flagged() -> None:
    entries, plan, draft = made(4)
    text = manuscript.merge(draft).text
    item = draft.items[0]
    cite = item.paragraphs[0].cites[0]
    figure = cite.posted.figure
    own = f"### 编者按\n\n{item.paragraphs[0].text.split('，同比')[0].split('；')[0]}。\n\n## 协会动态"
    good = proven(entries, plan, draft, text.replace("## 协会动态", own))
    assert not good.stops
    wrong = own.replace(figure.text.rstrip("亿万美元吨人户家件千瓦时"), "123456.7")
    bad = proven(entries, plan, draft, text.replace("## 协会动态", wrong))
    assert {fault.kind for fault in bad.stops} >= {"against_book"}
    fault = bad.stops[0]
    passed = prove(bad.draft, entries, generated=draft, accepted={it.ident: "复核无误" for it in bad.stops})
    assert not passed.stops
    assert passed.accepted[0][0].ident == fault.ident


def test_news_needs_a_source_and_keeps_its_own_numbers() -> None:
    entries, plan, draft = made(6)
    text = manuscript.merge(draft).text
    item = Item(ident="", title="某地发布数据", kind="news", blocks=(Paragraph(text="当地新设企业31家。"),))
    column = "## 行业资讯\n\n" + manuscript.body_of(item) + "\n\n## 协会动态"
    plan = replace(plan, columns=(*plan.columns, replace(plan.columns[1], name="行业资讯", kind="news")))
    proof = proven(entries, plan, draft, text.replace("## 协会动态", column))
    assert [fault.kind for fault in proof.stops] == ["source"]
    named = column.replace("待补", "某报")
    proof = proven(entries, plan, draft, text.replace("## 协会动态", named))
    assert not proof.stops
    assert proof.own == 1
