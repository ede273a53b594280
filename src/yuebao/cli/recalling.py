"""The book on the command line: what comes out again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from yuebao.cli.booking import BOOK, AsJson, Where, day, with_book
from yuebao.cli.shell import FINE, Job

if TYPE_CHECKING:
    from yuebao.book import Book, Point, Series

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="As it was published by that day: 2025-06-20.")
]
MOST = 10
"""Series shown whole; of more only the keys are told."""


def series(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A key, or words that stand in its name.")],
    as_of: AsOf = None,
    monthly: Annotated[
        bool, typer.Option("--monthly", help="Single months, out of months to date where need be.")
    ] = False,
    with_inferred: Annotated[
        bool, typer.Option("--with-inferred", help="Also what was never printed, as intervals.")
    ] = False,
    as_json: AsJson = False,
    where: Where = BOOK,
) -> Job:
    """Give the series whose names hold every word, or the one of a key.

    \b
    Examples:
      yuebao series "大连 服务外包 离岸 执行额"
      yuebao series "大连 进出口 增速" --as-of 2025-06-30
      yuebao series "大连 服务外包 执行额" --monthly --with-inferred
    """
    until = day(as_of)

    def work(book: Book) -> int:
        found = book.series(query, as_of=until, monthly=monthly, with_inferred=with_inferred, limit=MOST)
        for number, it in enumerate(found):
            if as_json:
                print(json.dumps(record(it), ensure_ascii=False))
                continue
            print(("\n" if number else "") + f"{it.key}　（{it.unit}）")
            for row in _table(it):
                print(row)
        rest = book.keys(query)[MOST:]
        if rest and not as_json:
            print(f"\n还有 {len(rest)} 个序列，请加词或写出键：")
            for key in rest[:50]:
                print(f"  {key}")
        if not found and not as_json:
            print("没有符合的序列。")
        return FINE

    return with_book(where, work)


def _table(of: Series) -> list[str]:
    from yuebao.report.table import aligned
    from yuebao.report.words import period_words

    rows = [("时期", "数", "下限", "上限", "来历", "发布", "出处")]
    for it in of.points:
        low, high = ends(it)
        value = f"{it.value:f}" if it.value is not None else "—"
        rows.append((period_words(it.period), value, low, high, *_origin(it)))
    return list(aligned(rows, right={1, 2, 3}))


def ends(point: Point) -> tuple[str, str]:
    from yuebao.core.contract import interval

    low, high = interval(point.low, point.high, places=4)
    return low, high


_ORIGINS = {"printed": "公布", "inferred": "推断", "derived": "推算"}


def _origin(it: Point) -> tuple[str, str, str]:
    if it.entry is None:
        return f"{_ORIGINS[it.origin]}：{it.formula}", "", " ".join(it.sources)
    told = "公布"
    if it.revised:
        first = it.entries[0].figure
        told = f"修订（原为{first.written.value:f}{first.unit.symbol}）"
    elif 1 < len(it.entries) or it.entry.places:
        told = f"公布（{sum(1 + len(one.places) for one in it.entries)} 处）"
    if it.entry.corrections:
        told += "，有更正"
    return told, str(it.entry.published), it.entry.id


def record(of: Series) -> dict[str, Any]:
    """A series as JSON: numbers are strings in plain notation, as everywhere."""
    out: dict[str, Any] = {
        "key": of.key,
        "indicator": of.indicator,
        "area": of.area,
        "breakdown": dict(of.breakdown),
        "kind": of.kind,
        "basis": of.basis,
        "unit": of.unit,
        "printed": list(of.printed),
        "points": [],
    }
    for it in of.points:
        low, high = ends(it)
        out["points"].append(
            {
                "period": str(it.period),
                "value": f"{it.value:f}" if it.value is not None else None,
                "low": low,
                "high": high,
                "origin": it.origin,
                "revised": it.revised,
                "formula": it.formula,
                "assumes": list(it.assumes),
                "sources": list(it.sources) or [one.id for one in it.entries],
                "published": it.entry.published.isoformat() if it.entry else None,
            }
        )
    return out


def search(
    query: Annotated[str, typer.Argument(metavar="WORDS", help="Words or phrases; all must stand there.")],
    as_of: AsOf = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many at most.")] = 20,
    as_json: AsJson = False,
    where: Where = BOOK,
) -> Job:
    """Find paragraphs that hold every word, in all documents, the newest first.

    \b
    Examples:
      yuebao search 离岸外包
      yuebao search "大连 跨境电商" -n 5
    """
    until = day(as_of)

    def work(book: Book) -> int:
        for it in book.search(query, as_of=until, limit=limit):
            if as_json:
                told = {
                    "document": it.document.sha256,
                    "name": it.document.name,
                    "published": it.published.isoformat(),
                    "start": it.start,
                    "end": it.stop,
                    "text": it.text,
                }
                print(json.dumps(told, ensure_ascii=False))
            else:
                print(f"{it.published}　{it.document.name}:{it.start}　{it.text}")
        return FINE

    return with_book(where, work)
