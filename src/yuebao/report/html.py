"""A report as one self-contained page: the text with its figures marked, findings, inferences.

The page needs no network and no script: its script only eases the keyboard and the printer.
Every figure carries its own card, so that hovering, focusing and following a link to it all show
what was read. Nothing of the document reaches the page unescaped.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import PurePath
from string import Template

from yuebao.core.contract import plain, trimmed
from yuebao.core.fact import Figure, Finding, Inferred, Report, Unread
from yuebao.report.marked import Mark, blocks, states
from yuebao.report.text import (
    allowed_words,
    arithmetic,
    checked,
    culprit_words,
    gap_words,
    left_out,
    loud,
    name_of,
    slip_words,
    summary,
)
from yuebao.report.words import (
    BASES,
    BOUNDS,
    DIMENSIONS,
    DOUBT,
    GRADES,
    KINDS,
    RELATIONS,
    REMEDY,
    SIGNS,
    STATES,
    VERDICTS,
    assumption_words,
    breakdown_words,
    period_words,
)

FEW = 4
"""Figures that are cited with what is printed; more are cited by number."""


def page(report: Report) -> str:
    """The report as an HTML document (UTF-8, Chinese)."""
    style, script = _asset("page.css"), _asset("page.js")
    reading = report.reading
    title = reading.outline.title or PurePath(reading.source.name).name
    return Template(_asset("page.html")).substitute(
        title=escape(title),
        source=escape(reading.source.name),
        digest=escape(reading.source.sha256[:12]),
        summary=escape(summary(report)),
        policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}",
        style=style,
        script=script,
        tally="".join(_tally(report)),
        partial="".join(f'<p class="partial">{escape(left_out(it))}</p>' for it in report.reading.problems),
        findings="".join(_findings(report)),
        legend="".join(_legend(report)),
        bulletin="".join(_bulletin(report)),
        inferred="".join(_inferred(report)),
        quiet="".join(_quiet(report)),
        unread="".join(_unread(report)),
    )


def _asset(name: str) -> str:
    return files("yuebao.report").joinpath(name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _tally(report: Report) -> Iterator[str]:
    found = len(report.contradictions)
    for number, words, kind in (
        (len(report.reading.figures), "个数读出", ""),
        (checked(report), "组关系核对", ""),
        (found, "处矛盾", " alarm" if found else " calm"),
        (len(report.inferred), "个数推得", ""),
        (len(report.reading.unread), "个数未读", ""),
    ):
        yield f'<li class="count{kind}"><b>{number}</b> <span>{words}</span></li>'


def _legend(report: Report) -> Iterator[str]:
    marks = list(states(report).values())
    for state, words in STATES.items():
        many = len(report.reading.unread) if state == "unread" else marks.count(state)
        if many or state != "unread":
            sample = f'<span class="fig {state}">{words}{_sign(state)}</span>'
            yield f"<li>{sample} {many}</li>"


# The findings.


def _findings(report: Report) -> Iterator[str]:
    positions = loud(report)
    proven = [n for n in positions if report.findings[n].verdict == "contradiction"]
    if not proven:
        yield '<p class="calm">各数之间没有发现矛盾。</p>'
    for position in proven:
        yield from _finding(report, position)
    if doubted := positions[len(proven) :]:
        yield "<h2>值得再看一眼的数</h2>"
        for position in doubted:
            yield from _finding(report, position)


def _finding(report: Report, position: int) -> Iterator[str]:
    finding = report.findings[position]
    kind = finding.relation.kind
    proven = finding.verdict == "contradiction"
    grade = _grade(finding) if proven else ""
    advice = GRADES[finding.grade][1] + REMEDY if proven else DOUBT
    heading = "相互冲突的数（缺一不成矛盾）" if proven else "看似冲突的数"
    yield f'<article class="finding {finding.verdict}" id="d{position + 1}" tabindex="-1">'
    yield f'<header><h3><span class="stamp">{VERDICTS[finding.verdict]}</span> '
    yield f"第 {position + 1} 项　{escape(RELATIONS.get(kind, kind))}</h3>{grade}</header>"
    if finding.relation.because:
        yield f'<p class="because">依据：{escape(finding.relation.because)}</p>'
    if allowed := allowed_words(report, finding):
        name, gap = gap_words(report, finding)
        yield '<dl class="ledger">'
        yield f"<div><dt>印出</dt><dd>{escape(finding.printed) or '—'}</dd></div>"
        yield f"<div><dt>其余各数只容许</dt><dd>{escape(allowed)}</dd></div>"
        yield f'<div class="gap"><dt>{name}</dt><dd>{escape(gap)}</dd></div>' if gap else ""
        yield "</dl>"
    steps = "".join(f"<li>{escape(step)}</li>" for step in arithmetic(finding))
    if steps:
        yield f'<ol class="sum">{steps}</ol>'
    yield f'<h4>{heading}</h4><ul class="cited">'
    yield from (
        f"<li>{_cite(report, n)} {escape(_gloss(report.reading.figures[n]))}</li>" for n in finding.figures
    )
    yield "</ul>"
    if finding.culprits:
        yield '<h4>如果只错了一个数</h4><ul class="cited">'
        for culprit in finding.culprits:
            figure = report.reading.figures[culprit.figure]
            words = f"{_gloss(figure)}：{culprit_words(report, culprit)}"
            yield f"<li>{_cite(report, culprit.figure)} {escape(words)}</li>"
        yield "</ul>"
    if guess := slip_words(report, finding):
        yield f'<p class="hint">{escape(guess)}</p>'
    if finding.shares_residual_with:
        others = "、".join(f'<a href="#d{n + 1}">第 {n + 1} 项</a>' for n in finding.shares_residual_with)
        yield f'<p class="hint">与{others}差额相近：也许同有一个未列出的类别。</p>'
    yield f'<p class="remedy">{escape(advice)}</p></article>'


def _grade(finding: Finding) -> str:
    short, why = GRADES[finding.grade]
    return f'<span class="grade" title="{escape(why)}">{finding.grade} 级 · {short}</span>'


def _cite(report: Report, n: int) -> str:
    """A link to a figure: its number and what is printed."""
    text = escape(report.reading.figures[n].text)
    return f'<a class="cite" href="#f{n + 1}" data-figure="{n + 1}"><sup>{n + 1}</sup>{text}</a>'


def _cite_all(report: Report, figures: tuple[int, ...]) -> str:
    """Links to figures: what is printed while they are few, their numbers alone when they are many."""
    if len(figures) <= FEW:
        return " ".join(_cite(report, n) for n in figures)
    return "、".join(f'<a class="cite" href="#f{n + 1}" data-figure="{n + 1}">{n + 1}</a>' for n in figures)


def _gloss(figure: Figure) -> str:
    key = figure.key
    kind = "" if key.kind == "level" else f"，{KINDS[key.kind]}"
    return f"{key.indicator}{kind}"


def _quiet(report: Report) -> Iterator[str]:
    """The findings that raise no alarm, one a line."""
    if len(loud(report)) == len(report.findings):
        yield '<p class="calm">没有别的关系可核对。</p>'
    for verdict in ("holds", "open"):
        rows = [n for n, finding in enumerate(report.findings) if finding.verdict == verdict]
        if not rows:
            continue
        words = "相符的关系" if verdict == "holds" else "不能断定的关系"
        yield f'<details><summary>{words}（{len(rows)} 组）</summary><ol class="quiet">'
        for n in rows:
            finding = report.findings[n]
            relation = RELATIONS.get(finding.relation.kind, finding.relation.kind)
            cites = "、".join(_cite(report, figure) for figure in finding.figures)
            detail = escape(finding.explanation or finding.relation.because)
            yield f'<li id="d{n + 1}" tabindex="-1" value="{n + 1}"><b>{escape(relation)}</b> {cites}'
            yield f'<span class="detail">{detail}</span></li>'
        yield "</ol></details>"


# The text.

_TAGS = {"title": "h3", "section": "h3", "item": "h4", "heading": "h5"}


def _bulletin(report: Report) -> Iterator[str]:
    marked = states(report)
    about = _about(report)
    for kind, pieces in blocks(report.reading):
        tag = _TAGS.get(kind, "div" if kind == "table" else "p")
        yield f'<{tag} class="{kind}">'
        for piece in pieces:
            match piece:
                case str():
                    yield escape(piece)
                case Mark(text=text, unread=None, figure=n):
                    yield _figure(report, n, text, marked[n], about.get(n, []))
                case Mark(text=text, unread=unread) if unread is not None:
                    yield _unread_mark(text, unread)
        yield f"</{tag}>\n"


def _about(report: Report) -> dict[int, list[int]]:
    """The findings that each figure takes part in."""
    out: dict[int, list[int]] = {}
    for position, finding in enumerate(report.findings):
        for n in finding.figures:
            out.setdefault(n, []).append(position)
    return out


def _figure(report: Report, n: int, text: str, state: str, findings: list[int]) -> str:
    figure = report.reading.figures[n]
    label = escape(f"第{n + 1}号数，{STATES[state]}：{name_of(figure)}")
    return (
        f'<span class="fig {state}" id="f{n + 1}" tabindex="0" role="group" aria-label="{label}">'
        f'{escape(text)}{_sign(state)}<sup class="n">{n + 1}</sup>'
        f'<span class="card" id="c{n + 1}">{"".join(_card(report, n, state, findings))}</span></span>'
    )


def _card(report: Report, n: int, state: str, findings: list[int]) -> Iterator[str]:
    figure = report.reading.figures[n]
    key, written, unit = figure.key, figure.written, figure.unit.symbol
    yield _head(f"第 {n + 1} 号数", state)
    number = f"{BOUNDS[written.bound]}{plain(written.value)}"
    yield f'<span class="big">{number}<small>{escape(unit)}</small></span>'
    yield f'<span class="what">{escape(key.indicator)}</span>'
    low, high = plain(written.low), plain(written.high)
    rows = [
        ("口径", KINDS[key.kind] + (f"（{BASES[key.basis]}）" if BASES.get(key.basis) else "")),
        ("地区", key.area or ""),
        ("时期", period_words(figure.period)),
        *((DIMENSIONS.get(dimension, dimension), member) for dimension, member in key.breakdown),
        ("基数", figure.base.name if figure.base else ""),
        ("真值在", f"{low} 与 {high} 之间（{unit}）"),
        ("读法", figure.rule + ("（存疑）" if figure.status == "doubtful" else "")),
    ]
    yield from (_row(name, escape(words)) for name, words in rows if words)
    for name, other in (("所述", figure.of), ("其中于", figure.parent)):
        if other is not None:
            yield _row(name, _cite(report, other))
    for position in findings:
        finding = report.findings[position]
        relation = RELATIONS.get(finding.relation.kind, finding.relation.kind)
        link = f'<a href="#d{position + 1}">第 {position + 1} 项 {escape(relation)}</a>'
        yield _row(VERDICTS[finding.verdict], link)
    if not findings:
        yield _row("核对", "没有别的数可与它核对")


def _sign(state: str) -> str:
    """The proof-reader's sign, held to the figure by a word joiner so that no line begins with it."""
    return f'\u2060<i class="sign" aria-hidden="true">{SIGNS[state]}</i>'


def _head(name: str, state: str) -> str:
    verdict = f'<span class="state">{SIGNS[state]} {STATES[state]}</span>'
    return f'<span class="head"><span>{escape(name)}</span>{verdict}</span>'


def _row(name: str, words: str) -> str:
    return f'<span class="row"><span class="name">{escape(name)}</span><span>{words}</span></span>'


def _unread_mark(text: str, unread: Unread) -> str:
    label = escape(f"未读：{unread.reason}")
    card = _head(text, "unread") + _row("缘由", escape(unread.reason))
    return (
        f'<span class="fig unread" tabindex="0" role="group" aria-label="{label}">{escape(text)}'
        f'{_sign("unread")}<span class="card">{card}</span></span>'
    )


# What was not printed, and what was not read.


def _inferred(report: Report) -> Iterator[str]:
    if not report.inferred:
        yield '<p class="calm">由印出的数推不出别的数。</p>'
        return
    yield '<div class="wide"><table><thead><tr><th scope="col">指标</th><th scope="col">地区</th>'
    yield '<th scope="col">时期</th><th scope="col">必在此间</th><th scope="col">依据</th>'
    yield '<th scope="col">假定</th></tr></thead><tbody>'
    yield from (_inferred_row(report, inferred) for inferred in report.inferred)
    yield "</tbody></table></div>"


def _inferred_row(report: Report, inferred: Inferred) -> str:
    key = inferred.key
    kind = "" if key.kind == "level" else f"{KINDS[key.kind]}"
    cut = breakdown_words(tuple(pair for pair in key.breakdown if pair[1] not in key.indicator))
    note = "，".join(filter(None, [kind, cut]))
    name = escape(key.indicator) + (f" <small>{escape(note)}</small>" if note else "")
    ends = f"{trimmed(inferred.low)}～{trimmed(inferred.high)}"
    cells: Iterable[tuple[str, str]] = (
        ("地区", escape(key.area or "—")),
        ("时期", escape(period_words(inferred.period))),
        ("必在此间", f'<b class="span">{ends}</b> {escape(inferred.unit.symbol)}'),
        ("依据", _cite_all(report, inferred.rests_on)),
        ("假定", escape(assumption_words(inferred.assumes)) or "无"),
    )
    body = "".join(f'<td data-name="{heading}">{content}</td>' for heading, content in cells)
    return f'<tr><th scope="row">{name}</th>{body}</tr>'


def _unread(report: Report) -> Iterator[str]:
    unread = report.reading.unread
    if not unread:
        return
    yield '<section aria-labelledby="h-unread">'
    yield f'<h2 id="h-unread">未读的数字（{len(unread)}）</h2><ul class="cited">'
    for numeral in unread:
        yield f"<li><b>{escape(''.join(numeral.text.split()))}</b> {escape(numeral.reason)}</li>"
    yield "</ul></section>"
