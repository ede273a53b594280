"""The page: one file, well-formed, every figure with its card, nothing unescaped."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
import sample

from yuebao.core.fact import Report, Unread
from yuebao.core.text import Span
from yuebao.report.html import page

VOID = {"meta", "link", "br", "img", "hr", "input"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5"}
BLOCKS = HEADINGS | {"div", "p", "ul", "ol", "dl", "section", "article", "table", "pre", "li"}
PHRASING_ONLY = HEADINGS | {"p", "span", "sup", "a", "summary", "b", "i"}


class Page(HTMLParser):
    """What stands on a page: its elements with their ancestors, ids and links."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.faults: list[str] = []
        self.text = ""
        self.feed(markup)
        self.close()
        self.faults += [f"{tag} is never closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS and set(self.open) & PHRASING_ONLY:
            self.faults.append(f"{tag} inside {self.open}")
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"{tag} has an attribute twice")
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.links.append(value or "")
            if name.startswith("on"):
                self.faults.append(f"{tag} has a handler")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and "script" not in self.open:
            self.text += data


def test_well_formed_with_every_link_arriving() -> None:
    shown = Page(page(sample.report()))
    assert shown.faults == []
    assert len(shown.ids) == len(set(shown.ids))
    assert shown.links, "findings cite figures"
    assert {link.removeprefix("#") for link in shown.links} <= set(shown.ids)


def test_nothing_is_fetched() -> None:
    markup = re.sub("sha256-[^']*'", "", page(sample.report()))
    assert not re.search(r"https?://|//\w|src=|@import|url\(", re.sub(r"(?m)^\s*//.*$", "", markup))
    assert "default-src 'none'" in markup


def test_the_policy_admits_our_style_and_script_and_no_other() -> None:
    markup = page(sample.report())
    for tag in ("style", "script"):
        content = re.search(f"<{tag}>(.*?)</{tag}>", markup, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in markup


def test_every_figure_has_its_mark_and_its_card() -> None:
    report = sample.report()
    ids = set(Page(page(report)).ids)
    for n in range(1, len(report.reading.figures) + 1):
        assert {f"f{n}", f"c{n}"} <= ids
    assert {f"d{n}" for n in range(1, len(report.findings) + 1)} <= ids


def test_states_are_told_by_a_sign_and_not_by_colour_alone() -> None:
    markup = page(sample.report())
    for n, state, sign in ((1, "contradiction", "×"), (2, "holds", "✓"), (8, "unchecked", "○")):
        figure = re.search(
            rf'<span class="fig (\w+)" id="f{n}" tabindex="0".*?<i class="sign"[^>]*>(.)</i>', markup
        )
        assert figure
        assert figure.groups() == (state, sign)


def test_a_card_says_what_was_read_and_by_what() -> None:
    markup = page(sample.report())
    card = re.search(r'id="c8">(.*?)</span></span></span></span>', markup)
    assert card
    for words in (
        "外包执行额",
        "占比",
        "某市",
        "2025年1—5月",
        "12.45 与 12.55 之间",
        "全省外包执行额",
        "clause:hand",
    ):
        assert words in card[1]
    assert 'href="#d3"' in card[1]
    assert 'href="#f7"' in card[1]


def test_the_text_is_all_there_with_its_broken_lines_joined() -> None:
    markup = re.sub(
        r'<span class="card".*?(?=</span></span>[^<]|</span></span></p>)', "", page(sample.report())
    )
    plain = re.sub(r"<sup.*?</sup>|<i class=.*?</i>|<[^>]+>|\u2060", "", markup)
    assert "在岸9457万美元，下降60.13%" in plain


def test_findings_are_written_out() -> None:
    markup = page(sample.report())
    assert "<li>离岸 186088.5 + 在岸 9457 = 195545.5</li><li>合同额印作 195586.7</li>" in markup
    assert "195545～195546.05万美元" in markup
    assert "B 级 · 假定分项穷尽" in markup
    assert "应不小于 186129万美元" in markup


@pytest.mark.parametrize(
    "attack", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style>&lt;$title"]
)
def test_hostile_text_stays_text(attack: str) -> None:
    text = sample.TEXT.replace("全市", attack)
    reading = sample.reading(text, name=f"{attack}.txt")
    named = tuple(
        replace(
            figure,
            key=replace(figure.key, indicator=attack, area=attack, breakdown=((attack, attack),)),
            rule=attack,
        )
        for figure in reading.figures
    )
    asides = tuple(replace(unread, reason=attack) for unread in reading.unread)
    reading = replace(reading, figures=named, unread=asides, outline=replace(reading.outline, title=attack))
    report = sample.report(reading)
    findings = tuple(
        replace(
            f, explanation=attack, printed=attack, relation=replace(f.relation, because=attack, kind=attack)
        )
        for f in report.findings
    )
    markup = page(replace(report, findings=findings))
    assert attack not in markup
    shown = Page(markup)
    assert shown.faults == []
    assert attack in shown.text
    assert {link.removeprefix("#") for link in shown.links} <= set(shown.ids)


def test_two_figures_told_by_one_word_both_have_cards() -> None:
    reading = sample.reading()
    reading = replace(reading, figures=(*reading.figures, reading.figures[8]))
    assert {"f9", "f11", "c11"} <= set(Page(page(sample.report(reading))).ids)


def test_a_numeral_outside_every_block_does_not_break_the_page() -> None:
    reading = sample.reading()
    stray = Unread(span=Span(start=0, stop=1), text="【", reason="stray")
    assert Page(page(Report(reading=replace(reading, unread=(stray,), figures=())))).faults == []


def test_an_empty_report_says_so() -> None:
    shown = Page(page(Report(reading=replace(sample.reading(), figures=(), unread=()))))
    assert shown.faults == []
    assert "没有发现矛盾" in shown.text


def test_what_was_not_proved_is_not_called_impossible() -> None:
    report = sample.report()
    doubted = replace(report.findings[0], verdict="suspect", grade="A")
    markup = page(replace(report, findings=(doubted, *report.findings[1:])))
    assert Page(markup).faults == []
    assert "没有发现矛盾" in markup
    assert markup.index("值得再看一眼的数") < markup.index('id="d1"')
    assert "缺一不成矛盾" not in markup
    assert "至少有一个印错了" not in markup
    assert 'class="fig contradiction" id' not in markup
