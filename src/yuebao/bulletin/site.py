"""The archive as a static site: every published issue, every series of what they cited, and a search.

Built from what was published and nothing else, so that the site says what readers were told. It works
from a folder without a server: the search's index is a script, for a page may not fetch a file.
"""

from __future__ import annotations

import csv
import json
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as etree

from yuebao.bulletin.plan import period_of
from yuebao.bulletin.project import PUBLISHED
from yuebao.bulletin.render.annex import COLUMNS
from yuebao.bulletin.render.feed import ATOM
from yuebao.bulletin.render.html import style
from yuebao.core.problem import Problem, Unreadable
from yuebao.report import chart

KINDS = {
    "level": "", "yoy_rate": "同比", "mom_rate": "环比", "share": "占比", "share_change": "占比变化",
    "abs_change": "增减量", "contribution": "拉动", "contribution_rate": "贡献率",
    "rate_change": "增速变化", "multiple": "倍数", "ratio": "比率", "rank": "位次",
    "completion": "完成进度", "avg_rate": "平均增速", "other_rate": "比其他时期",
}  # fmt: skip
SHOWN = {
    "html": "网页", "pdf": "PDF", "docx": "Word", "txt": "文本",
    "xlsx": "数据（XLSX）", "csv": "数据（CSV）", "json": "数据（JSON）",
}  # fmt: skip
SPANS = {
    "month": "（当月）", "instant": "（期末）", "year": "（全年）", "years": "", "months": "（累计）",
    "half": "（累计）", "quarter": "（当季）",
}  # fmt: skip
MORE = """
.list { list-style: none; margin: 1rem 0; padding: 0; }
.list li { padding: .55rem 0; border-bottom: 1px solid var(--line); text-align: left; }
.list small { display: block; color: var(--soft); }
.list small a { margin-inline-end: .8em; }
h2 { margin-inline-start: 0; }
form { display: flex; gap: .6rem; margin: 1.2rem 0; }
input, button { font: inherit; padding: .4rem .8rem; border: 1px solid #6b7683; border-radius: 4px; }
input { background: var(--paper); color: var(--ink); }
input { flex: 1; min-width: 0; }
button { background: #174f86; border-color: #174f86; color: #ffffff; }
mark { background: #fbe7a2; color: inherit; }
.masthead h1 { font-size: clamp(1.5rem, 5vw, 2.1rem); }
"""
SEARCH = """
const field = document.getElementById("q"), list = document.getElementById("found");
const told = document.getElementById("told");
function find() {
  const words = field.value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
  list.replaceChildren();
  if (!words.length) { told.textContent = ""; return; }
  const hits = INDEX.filter(it => words.every(w => (it.t + it.x).toLowerCase().includes(w)));
  told.textContent = hits.length ? `找到 ${hits.length} 条` : "没有找到";
  for (const it of hits.slice(0, 200)) {
    const [li, a, small] = ["li", "a", "small"].map(tag => document.createElement(tag));
    a.href = it.u; a.textContent = it.t;
    const at = Math.max(it.x.toLowerCase().indexOf(words[0]) - 30, 0);
    small.textContent = it.i + "　" + (at ? "…" : "") + it.x.slice(at, at + 110);
    li.append(a, small); list.append(li);
  }
}
document.getElementById("f").addEventListener("submit", e => { e.preventDefault(); find(); });
field.addEventListener("input", find);
const asked = new URLSearchParams(location.search).get("q");
if (asked) { field.value = asked; find(); }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    issues: int
    series: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An issue as it lies in its ``published`` folder."""

    name: str
    folder: Path
    about: dict[str, Any]


@dataclass(slots=True, kw_only=True)
class Row:
    """One series: what it is and its points, period → (figure's record, the issue that printed it)."""

    key: tuple[str, ...]
    points: dict[str, tuple[dict[str, Any], Published]]

    @property
    def name(self) -> str:
        return sha256("\n".join(self.key).encode()).hexdigest()[:12]

    @property
    def title(self) -> str:
        area, indicator, kind, _, base, cut, span = self.key
        whole = f"（占{base}）" if base and kind.startswith("share") else ""
        untold = [part for part in cut.split("|") if part.partition("=")[2] not in indicator]
        inside = f"［{'，'.join(untold)}］" if untold and kind == "share" else ""
        return f"{area}{indicator}{inside}{KINDS.get(kind, kind)}{whole}{SPANS[span]}"


def build(folder: Path, out: Path, *, book: str | None = None) -> Built:
    """The site of all issues under *folder*, whole or not at all, at *out*.

    *book* is taken for symmetry with the other commands and not needed: a site shows what was published.

    Raises:
        Unreadable: there is no published issue (``YB611``) or the site cannot be written (``YB109``).
    """
    del book
    issues = _issues(folder)
    if not issues:
        raise Unreadable(Problem(code="YB611", place=str(folder)))
    series = _series(issues)
    fresh = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".site-", dir=out.parent))
        _write(fresh, issues, series)
        fresh.chmod(0o755)
        if out.exists():
            if not (out / "index.html").exists() and any(out.iterdir()):
                facts = (("reason", "the folder holds something else"),)
                raise Unreadable(Problem(code="YB109", place=str(out), facts=facts))
            shutil.rmtree(out)
        fresh.rename(out)
    except OSError as error:
        facts = (("reason", error.strerror or str(error)),)
        raise Unreadable(Problem(code="YB109", place=str(out), facts=facts)) from None
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)
    return Built(issues=len(issues), series=len(series))


def _issues(folder: Path) -> list[Published]:
    """Published issues, the newest first."""
    found = []
    for path in folder.glob(f"*/{PUBLISHED}/*.json"):
        if path.name.endswith(".proof.json"):
            continue
        try:
            about = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if {"title", "date", "figures"} <= set(about):
            found.append(Published(name=path.stem, folder=path.parent, about=about))
    return sorted(found, key=lambda one: (str(one.about["date"]), one.name), reverse=True)


def _series(issues: Iterable[Published]) -> list[Row]:
    rows: dict[tuple[str, ...], Row] = {}
    for one in issues:  # the newest first: what was printed last holds
        for record in one.about["figures"]:
            if not record.get("period"):
                continue
            cut = "|".join(f"{name}={member}" for name, member in record["breakdown"].items() if member)
            key = (
                record["area"] or "",
                record["indicator"],
                record["kind"],
                record["unit"],
                record["base"] or "",
                cut,
                period_of(record["period"]).kind,
            )
            rows.setdefault(key, Row(key=key, points={})).points.setdefault(record["period"], (record, one))
    return sorted(rows.values(), key=lambda row: row.title)


def _write(at: Path, issues: list[Published], series: list[Row]) -> None:
    for one in issues:
        shutil.copytree(one.folder, at / one.name)
    (at / "series").mkdir()
    for row in series:
        (at / "series" / f"{row.name}.html").write_text(_series_page(row), encoding="utf-8")
        (at / "series" / f"{row.name}.csv").write_bytes(_series_csv(row))
    (at / "index.html").write_text(_index(issues, series), encoding="utf-8")
    (at / "series.html").write_text(_series_list(series), encoding="utf-8")
    (at / "search.html").write_text(_search(issues[0]), encoding="utf-8")
    told = json.dumps(_found(issues, series), ensure_ascii=False).replace("<", "\\u003c")
    (at / "search.js").write_text(f"const INDEX = {told};\n", encoding="utf-8")
    (at / "feed.xml").write_bytes(_feed(issues))


def _page(title: str, body: str, *, up: str = "", script: str = "") -> str:
    links = (("index.html", "各期"), ("series.html", "数据序列"), ("search.html", "检索"))
    nav = "".join(f'<li><a href="{up}{path}">{words}</a></li>' for path, words in links)
    return (
        '<!DOCTYPE html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="alternate" type="application/atom+xml" href="{up}feed.xml" title="{escape(title)}">\n'
        f"<style>\n{style()}{MORE}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">跳到正文</a>\n'
        f'<header class="masthead"><h1>{escape(title)}</h1><p class="imprint"></p></header>\n'
        f'<nav aria-label="全站"><ul>{nav}</ul></nav>\n<main id="main">\n{body}</main>\n{script}'
        "</body>\n</html>\n"
    )


def _index(issues: list[Published], series: list[Row]) -> str:
    rows = []
    for one in issues:
        files = [
            f'<a href="{one.name}/{one.name}.{form}">{words}</a>'
            for form, words in SHOWN.items()
            if (one.folder / f"{one.name}.{form}").exists()
        ]
        rows.append(
            f'<li><a href="{one.name}/{one.name}.html">{escape(one.about["title"])}</a>　'
            f"{escape(one.about['number'])}<small>{''.join(files)}</small></li>\n"
        )
    head = issues[0].about["title"].split("（")[0]
    body = f'<h2>各期</h2>\n<ul class="list">\n{"".join(rows)}</ul>\n<p>共 {len(series)} 个数据序列。</p>\n'
    return _page(head, body)


def _series_list(series: list[Row]) -> str:
    rows = "".join(
        f'<li><a href="series/{row.name}.html">{escape(row.title)}</a>'
        f"<small>{len(row.points)} 个时期</small></li>\n"
        for row in series
    )
    return _page("数据序列", f'<ul class="list">\n{rows}</ul>\n')


def _series_page(row: Row) -> str:
    """A series' chart, table and download. Only periods of one length stand on one line."""
    told = sorted(row.points.items(), key=lambda point: period_of(point[0]).stop)
    unit = row.key[3]
    points = [(period, Decimal(record["value"])) for period, (record, _) in told]
    words = "；".join(f"{period} {value:f}{unit}" for period, value in points)
    body = ""
    if 1 < len(points):
        shown = [(_short(period), value) for period, value in points]
        picture = chart.line(title=row.title, unit=unit, points=shown, words=f"{row.title}：{words}")
        body += f"<figure>{picture}</figure>\n"
    cells = "".join(
        f'<tr><th scope="row">{escape(period)}</th><td>{escape(record["value"])}</td>'
        f'<td><a href="../{one.name}/{one.name}.html">{escape(one.about["title"])}</a></td></tr>\n'
        for period, (record, one) in reversed(told)
    )
    body += (
        f'<div class="wide" role="region" aria-label="{escape(row.title)}" tabindex="0">'
        f"<table><caption>{escape(row.title)}</caption>"
        f'<thead><tr><th scope="col">时期</th><th scope="col">数值（{escape(unit)}）</th>'
        f'<th scope="col">见于</th></tr></thead>\n<tbody>\n{cells}</tbody></table></div>\n'
        f'<p><a href="{row.name}.csv" download>下载 CSV</a></p>\n'
    )
    return _page(row.title, body, up="../")


def _short(period: str) -> str:
    """2025-01/2025-05 on an axis: 2025-05."""
    return period.rpartition("/")[2]


def _series_csv(row: Row) -> bytes:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = [name for name in COLUMNS if name not in ("item", "breakdown")]
    writer.writerow([*names, "issue"])
    for _, (record, one) in sorted(row.points.items()):
        writer.writerow([*(record.get(name, "") for name in names), one.name])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _search(newest: Published) -> str:
    body = (
        '<form id="f" role="search"><label for="q">检索</label><input id="q" type="search" name="q" '
        'autocomplete="off"><button>查找</button></form>\n'
        '<p id="told" role="status"></p>\n<ul class="list" id="found"></ul>\n'
    )
    script = f'<script src="search.js"></script>\n<script>{SEARCH}</script>\n'
    return _page(f"检索 {newest.about['title'].split('（')[0]}", body, script=script)


def _found(issues: list[Published], series: list[Row]) -> list[dict[str, str]]:
    """What the search looks through: every item of every issue, and every series."""
    rows = []
    for one in issues:
        text = one.folder / f"{one.name}.txt"
        lines = text.read_text(encoding="utf-8").split("\n") if text.exists() else []
        title = one.about["title"]
        body: list[str] = []
        for line in [*lines, "● "]:
            if line.startswith("● "):
                if body:
                    link = f"{one.name}/{one.name}.html"
                    rows.append({"t": title, "x": "".join(body), "u": link, "i": one.about["title"]})
                title, body = line[2:], []
            elif line.strip() and not line.startswith("【"):
                body.append(line)
    for row in series:
        last = max(row.points.items(), key=lambda point: period_of(point[0]).stop)
        words = f"{last[0]} {last[1][0]['printed']}"
        rows.append({"t": row.title, "x": words, "u": f"series/{row.name}.html", "i": "数据序列"})
    return rows


def _feed(issues: list[Published]) -> bytes:
    """The entries of the issues' own feeds in one."""
    etree.register_namespace("", ATOM)
    root: etree.Element | None = None
    for one in issues:
        path = one.folder / f"{one.name}.xml"
        if not path.exists():
            continue
        tree = etree.fromstring(path.read_bytes())
        entries = tree.findall(f"{{{ATOM}}}entry")
        for entry in entries:
            link = entry.find(f"{{{ATOM}}}link")
            if link is not None and not link.get("href", "").startswith("http"):
                link.set("href", f"{one.name}/{one.name}.html")
        if root is None:
            root = tree
        else:
            root.extend(entries)
    if root is None:
        root = etree.Element(f"{{{ATOM}}}feed")
    made: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"
