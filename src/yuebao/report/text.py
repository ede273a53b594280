"""A report for the terminal: each contradiction at its place with the sum and the remedy."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from yuebao.core.contract import EXTRA_PLACES, interval, outward, places_of, plain, trimmed
from yuebao.core.fact import Culprit, Figure, Finding, Inferred, Reading, Report
from yuebao.core.problem import Problem
from yuebao.report.table import aligned, cells
from yuebao.report.words import (
    CODE,
    DOUBT,
    GRADES,
    KINDS,
    NOTHING,
    RELATIONS,
    REMEDY,
    VERDICTS,
    assumption_words,
    period_words,
)

WIDTH = 110
"""Cells of a quoted line; a longer one is cut to what stands around the figures."""
AROUND = 16
"""Characters shown before a figure where a long line is cut."""

ASIDES = ("若只有", "若另有", "若其中", "可能是笔误", "以两年", "以各时期", "以按年", "以分子", "与第")
_STEP = re.compile(r"\n|(?<=[。；])(?!\n)")

RED, BOLD, DIM, PLAIN = "\x1b[31m", "\x1b[1m", "\x1b[2m", "\x1b[0m"


def text(report: Report, *, colour: bool = False) -> str:
    """The whole report in Chinese, ending in a newline; *colour* adds terminal escapes."""
    quoted = Lines(report.reading)
    lines = [line for n in loud(report) for line in [*_finding(report, n, quoted, colour=colour), ""]]
    lines.append(_paint(f"{report.reading.source.name}：{summary(report)}", BOLD, colour))
    lines += [left_out(it) for it in report.reading.problems]
    # What was not checked of the whole document, not of one figure: too much of it contradicts itself.
    lines += [it.explanation for it in report.findings if it.verdict == "open" and not it.figures]
    if report.inferred:
        lines += ["", "推算（各数未印出，由印出的数推得）：", *_inferred(report)]
    return "\n".join(lines) + "\n"


def places(report: Report, figures: tuple[int, ...]) -> int:
    """Decimal places for a person: one beyond the finest of the figures, where programs get more."""
    return places_of(report.reading, figures) - EXTRA_PLACES + 1


def loud(report: Report) -> list[int]:
    """The positions of the findings a person must see: contradictions, then what is suspect."""
    order = ("contradiction", "suspect")
    return [n for v in order for n, finding in enumerate(report.findings) if finding.verdict == v]


def checked(report: Report) -> int:
    """How many groups of figures were confronted with an outcome."""
    return sum(finding.verdict != "open" for finding in report.findings)


def summary(report: Report) -> str:
    """The report in one line."""
    unread = len(report.reading.unread)
    parts = [
        f"读出 {len(report.reading.figures)} 个数",
        f"核对 {checked(report)} 组关系",
        f"矛盾 {len(report.contradictions)} 处",
        f"推算 {len(report.inferred)} 个未印出的数",
        *([f"未读 {unread} 个"] if unread else []),
    ]
    return "，".join(parts)


def left_out(problem: Problem) -> str:
    """What of the file was not read, and what to do."""
    return f"没有读全：{problem.text_zh}。{problem.remedy_zh}"


def name_of(figure: Figure) -> str:
    """A figure as a person would name it: 离岸服务外包执行额 同比增速 -11.5%."""
    key = figure.key
    kind = "" if key.kind == "level" else f" {KINDS[key.kind]}"
    return f"{key.indicator}{kind} {plain(figure.written.value)}{figure.unit.symbol}"


def culprit_words(report: Report, culprit: Culprit) -> str:
    """What a figure would have to be for the rest to hold."""
    unit = report.reading.figures[culprit.figure].unit.symbol
    digits = places(report, (culprit.figure,))
    match culprit.low, culprit.high:
        case None, None:
            return "改成别的数"
        case low, None if low is not None:
            return f"应不小于 {outward(low, up=False, places=digits)}{unit}"
        case None, high if high is not None:
            return f"应不大于 {outward(high, up=True, places=digits)}{unit}"
        case low, high if low is not None and high is not None:
            ends = interval(low, high, places=digits)
            return f"应为 {ends[0]}{unit}" if ends[0] == ends[1] else f"应在 {ends[0]}～{ends[1]}{unit}"
    raise AssertionError("a culprit has two ends")


def allowed_words(report: Report, finding: Finding) -> str:
    """The interval that the other figures leave the one at issue, or nothing."""
    if finding.allowed is None:
        return ""
    low, high = interval(*finding.allowed, places=places(report, finding.figures))
    unit = _unit_at_issue(report, finding)
    return f"{low}{unit}" if low == high else f"{low}～{high}{unit}"


def gap_words(report: Report, finding: Finding) -> tuple[str, str]:
    """What the gap is and how large (cut down, so never overstated), or two empty strings."""
    if finding.gap is None:
        return "", ""
    gap = outward(finding.gap, up=False, places=places(report, finding.figures))
    name = "差" if finding.unit == _unit_at_issue(report, finding) else "两头推出的数相差"
    return name, f"{gap}{finding.unit}"


def _unit_at_issue(report: Report, finding: Finding) -> str:
    """The unit of the figure at issue; the gap may be one of another quantity, in its own unit."""
    for culprit in finding.culprits:
        if (culprit.low, culprit.high) == finding.allowed:
            return report.reading.figures[culprit.figure].unit.symbol
    return finding.unit


def arithmetic(finding: Finding) -> list[str]:
    """The sum of a finding, a step a line.

    An explanation goes on with what would mend the conflict and what it assumes; those have
    places of their own in a report, so it is cut where they begin.
    """
    steps = [step for step in _STEP.split(finding.explanation) if step.strip()]
    after = next((n for n, step in enumerate(steps) if n and step.startswith(ASIDES)), len(steps))
    return steps[:after]


def slip_words(report: Report, finding: Finding) -> str:
    """The single edits that would mend it, all that are equally likely, or nothing."""
    told = [
        f"{name_of(report.reading.figures[slip.figure])} {slip.how}，应为 {slip.became}"
        for slip in finding.slips
    ]
    many = "（同样说得通，须对照原始数据）" if 1 < len(told) else ""
    return f"可能是笔误：{'；或 '.join(told)}{many}" if told else ""


def siblings_words(finding: Finding) -> str:
    """The hint that findings with one residual give together, or nothing."""
    others = "、".join(f"第 {n + 1} 项" for n in finding.shares_residual_with)
    return f"与{others}差额相近：也许同有一个未列出的类别。" if others else ""


def _finding(report: Report, position: int, lines: Lines, *, colour: bool) -> Iterator[str]:
    reading, finding = report.reading, report.findings[position]
    figures = sorted(finding.figures, key=lambda n: reading.figures[n].span.start)
    place = lines.place(reading.figures[figures[0]].span.start) if figures else reading.source.name
    kind = finding.relation.kind
    proven = finding.verdict == "contradiction"
    code = f"{CODE} " if proven else ""
    head = f"{place}: {code}[{position + 1}] {VERDICTS[finding.verdict]}"
    relation = RELATIONS.get(kind, kind)
    because = f"（{finding.relation.because}）" if finding.relation.because else ""
    yield _paint(head, RED + BOLD if proven else BOLD, colour) + f" {relation}{because}"
    yield from (_paint(line, RED, colour) if mark else line for mark, line in lines.quote(figures))
    yield from (f"  {step}" for step in arithmetic(finding))
    if allowed := allowed_words(report, finding):
        name, gap = gap_words(report, finding)
        yield f"印出 {finding.printed}，其余各数只容许 {allowed}" + (f"，{name} {gap}" if gap else "")
    for culprit in finding.culprits:
        figure = reading.figures[culprit.figure]
        yield f"若只错一处：{name_of(figure)} {culprit_words(report, culprit)}"
    if guess := slip_words(report, finding):
        yield guess
    if hint := siblings_words(finding):
        yield hint
    if proven:
        short, why = GRADES[finding.grade]
        yield f"等级 {finding.grade}（{short}）：{why}"
    yield REMEDY if proven else DOUBT


def inferences(reading: Reading, found: Sequence[Inferred], words: str) -> str:
    """What was asked for, as a table with the figures it rests on, ending in a newline."""
    if not found:
        return f"由印出的数推不出与“{words}”有关而未印出的数。\n"
    cited = sorted({n for it in found for n in it.rests_on})
    lines = [f"推算（各数未印出，必在下限与上限之间）：{len(found)} 个", *_table(found), "", "依据的数："]
    lines += aligned([(str(n + 1), name_of(reading.figures[n])) for n in cited], right={0})
    return "\n".join(lines) + "\n"


def _inferred(report: Report) -> Iterator[str]:
    yield from _table(report.inferred)


def _table(found: Sequence[Inferred]) -> Iterator[str]:
    headings = ("指标", "口径", "地区", "时期", "下限", "上限", "单位", "依据", "假定")
    yield from aligned([headings, *map(_inferred_row, found)], right={4, 5})


def _inferred_row(inferred: Inferred) -> tuple[str, ...]:
    key = inferred.key
    return (
        key.indicator,
        KINDS[key.kind],
        key.area or NOTHING,
        period_words(inferred.period),
        trimmed(inferred.low),
        trimmed(inferred.high),
        inferred.unit.symbol,
        runs(inferred.rests_on),
        assumption_words(inferred.assumes) or NOTHING,
    )


def runs(figures: tuple[int, ...]) -> str:
    """The numbers of figures, three or more in a row as a range: 66、68、78–82."""
    out: list[list[int]] = []
    for n in sorted(n + 1 for n in figures):
        if out and n == out[-1][-1] + 1:
            out[-1].append(n)
        else:
            out.append([n])
    pieces = [f"{run[0]}–{run[-1]}" if 2 < len(run) else "、".join(map(str, run)) for run in out]
    return "、".join(pieces)


def _paint(text: str, code: str, colour: bool) -> str:
    return f"{code}{text}{PLAIN}" if colour else text


class Lines:
    """The lines of a source, to name places and to quote them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        lengths = map(len, reading.source.text.split("\n"))
        self.starts = [0, *accumulate(length + 1 for length in lengths)][:-1]

    def place(self, offset: int) -> str:
        """FILE:LINE:COLUMN, both counted from 1, columns in characters."""
        line = bisect_right(self.starts, offset) - 1
        return f"{self.reading.source.name}:{line + 1}:{offset - self.starts[line] + 1}"

    def quote(self, figures: list[int]) -> Iterator[tuple[bool, str]]:
        """The lines the figures stand on, each followed by carets; True marks a line of carets."""
        text = self.reading.source.text
        marks: dict[int, list[tuple[int, int]]] = {}
        for n in figures:
            span = self.reading.figures[n].span
            first = bisect_right(self.starts, span.start) - 1
            last = bisect_right(self.starts, span.stop - 1) - 1
            for line in range(first, last + 1):
                start, stop = self._ends(line)
                low, high = max(span.start, start), min(span.stop, stop)
                while low < high and text[low].isspace():
                    low += 1
                while low < high and text[high - 1].isspace():
                    high -= 1
                if low < high:
                    marks.setdefault(line, []).append((low - start, high - start))
        gutter = len(str(max(marks, default=0) + 1))
        for line in sorted(marks):
            start, stop = self._ends(line)
            shown, carets = _quoted(text[start:stop], sorted(marks[line]))
            yield False, f"{line + 1:>{gutter}} | {shown}"
            yield True, f"{'':>{gutter}} | {carets}"

    def _ends(self, line: int) -> tuple[int, int]:
        start = self.starts[line]
        after = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.reading.source.text)
        return start, after


def _quoted(line: str, marks: list[tuple[int, int]]) -> tuple[str, str]:
    """A line and the carets under *marks*; a long line is cut to what stands around them."""
    window = [(0, min(len(line), WIDTH))]
    if len(line) > WIDTH or cells(line) > WIDTH:
        window = _windows(line, marks)
    shown, carets = "", ""
    for low, high in window:
        if low:
            shown, carets = shown + "…", carets + " "
        for n in range(low, high):
            c = line[n] if line[n].isprintable() or line[n] == "\u3000" else " "
            shown += c
            carets += ("^" if any(a <= n < b for a, b in marks) else " ") * cells(c)
    if window[-1][1] < len(line):
        shown += "…"
    return shown, carets.rstrip()


def _windows(line: str, marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for a, b in marks:
        low, high = max(0, a - AROUND), min(len(line), b + 2)
        if out and low <= out[-1][1] + 1:
            out[-1] = (out[-1][0], high)
        else:
            out.append((low, high))
    return out
