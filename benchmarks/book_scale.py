"""A series out of a book of a million figures, and full text out of a hundred thousand paragraphs.

python benchmarks/book_scale.py [--figures 1000000] [--book BOOK]

The rows are made in bulk in the very tables, in the shape of monthly releases: 50 cities of the lexicon
for as many years as it takes, 49 figures a document (levels and growth of exports and imports with
twelve partners), every month printed by two documents, five
paragraphs a document. Exits with 1 above the bars: 50 ms a series,
100 ms a search, in the median of this process's own time.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select

from yuebao.book import Book, search, store, tables
from yuebao.book.keys import PERCENT, SeriesKey, pairs
from yuebao.lexicon import load

CITIES, FIRST = 50, 2009
PARTNERS = (
    "美国", "日本", "韩国", "德国", "越南", "法国",
    "英国", "泰国", "巴西", "荷兰", "印度", "俄罗斯",
)  # fmt: skip
SERIES_BAR, SEARCH_BAR = 50, 100


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, default=1_000_000)
    parser.add_argument("--book", help="a SQLite file, made if there is none and kept")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Book.open(args.book or f"{folder}/book.db") as book:
        with store.writing(book.engine) as connection:
            if not connection.execute(select(tables.document.c.id).limit(1)).first():
                print(fill(connection, args.figures), flush=True)
        over = False
        for name, ask, bar in _asked(book):
            median, own, many = _timed(ask)
            print(
                f"{name}: {many} found, {own:.1f} ms of this process, {median:.1f} on the clock", flush=True
            )
            over |= bar < own
    return int(over)


def _asked(book: Book) -> Iterator[tuple[str, Callable[[], int], int]]:
    city = sorted(load().cities)[7]
    key = str(_keys(city)[4])
    yield f"series {key}", lambda: sum(len(it.points) for it in book.series(key)), SERIES_BAR
    yield (
        f"series {key} as of 2015",
        lambda: sum(len(it.points) for it in book.series(key, as_of=date(2015, 6, 1))),
        SERIES_BAR,
    )
    words = f"{city} 越南 出口 增速"
    yield f"series {words}", lambda: sum(len(it.points) for it in book.series(words)), SERIES_BAR
    yield "search 贸易 (in every one)", lambda: len(book.search("贸易")), SEARCH_BAR
    yield "search 对越南出口", lambda: len(book.search("对越南出口")), SEARCH_BAR
    yield f"search {city} 跨境电商", lambda: len(book.search(f"{city} 跨境电商")), SEARCH_BAR
    yield "search 葡萄牙", lambda: len(book.search("葡萄牙")), SEARCH_BAR


def _timed(ask: Callable[[], int]) -> tuple[float, float, int]:
    """The medians of nine: on the clock, and of this process's own time (all of it: SQLite runs in it)."""
    clock, own, many = [], [], 0
    for _ in range(9):
        started, mine = time.perf_counter(), time.process_time()
        many = ask()
        clock.append(1000 * (time.perf_counter() - started))
        own.append(1000 * (time.process_time() - mine))
    return statistics.median(clock), statistics.median(own), many


def _keys(city: str) -> list[SeriesKey]:
    """The 49 series of a city: its total, and exports and imports with each partner, levels and growth."""
    cuts = [(("flow", flow), ("partner", partner)) for flow in ("出口", "进口") for partner in PARTNERS]
    both = [
        SeriesKey(
            area=city, measure="进出口额", breakdown=cut, kind=kind, basis="", dimension=dimension, base=""
        )
        for kind, dimension in (("level", "元"), ("yoy_rate", "%"))
        for cut in cuts
    ]
    whole = (("flow", "进出口"),)
    total = SeriesKey(
        area=city, measure="进出口额", breakdown=whole, kind="level", basis="", dimension="元", base=""
    )
    return [total, *both]


def fill(connection: Connection, figures: int) -> str:
    """Put about that many figures into an empty book; what is in it, in words."""
    rng = random.Random(1)
    units = ({"symbol": "亿元", "dimension": "元", "scale": "100000000"}, _row(PERCENT))
    connection.execute(insert(tables.unit), [{"id": n} | it for n, it in enumerate(units, start=1)])
    cities = sorted(load().cities)[:CITIES]
    known: dict[str, list[tuple[int, SeriesKey]]] = {}
    number = 0
    for city in cities:
        known[city] = []
        for key in _keys(city):
            number += 1
            known[city].append((number, key))
            _series(connection, number, key)
    made = documents = passages = 0
    month = 12 * FIRST
    while made < figures:
        for city in cities:
            for print_ in range(2):
                documents += 1
                rows = list(_figures(rng, documents, known[city], month, made))
                _document(connection, rng, documents, city, month, print_, passages)
                connection.exec_driver_sql(_INSERT, rows)
                made += len(rows)
                passages += 5
        month += 1
    return f"{made} figures in {number} series, {documents} documents, {passages} paragraphs"


def _row(unit: Any) -> dict[str, str]:
    return {"symbol": unit.symbol, "dimension": unit.dimension, "scale": str(unit.scale)}


def _series(connection: Connection, number: int, key: SeriesKey) -> None:
    printed = "".join(f"对{member}" for name, member in key.breakdown if name == "partner")
    flow = dict(key.breakdown)["flow"]
    told = {"measure": key.measure, "area": key.area, "breakdown": pairs(key.breakdown), "kind": key.kind}
    told |= {"basis": "", "base": ""}
    connection.execute(
        insert(tables.series), {"id": number, "key": str(key), "dimension": key.dimension} | told
    )
    connection.execute(
        insert(tables.term), {"id": number, "series_id": number, "indicator": printed + flow} | told
    )


def _document(
    connection: Connection, rng: random.Random, number: int, city: str, month: int, print_: int, passages: int
) -> None:
    digest = sha256(str(number).encode()).hexdigest()
    after = month + 1
    published = f"{after // 12}-{after % 12 + 1:02}-{15 + 10 * print_}"
    said = [_said(rng, city) for _ in range(5)]
    connection.execute(
        insert(tables.document),
        {
            "id": number, "sha256": digest, "name": f"{city}-{month}-{print_}.txt", "title": said[0][:20],
            "publisher": f"{city}统计局", "released": published, "url": None, "media_type": "text/plain",
        },
    )  # fmt: skip
    connection.execute(insert(tables.content), {"document_id": number, "data": "\n".join(said).encode()})
    connection.execute(
        insert(tables.vintage),
        {
            "id": number, "ident": digest[:24], "document_id": number, "published": published,
            "read_at": f"2026-01-01T00:00:{number % 60:02}.{number:06}Z", "reader": "1",
            "text": "\n".join(said),
            "figures": 49, "ignored": 0, "unread": 0, "notes": "",
        },
    )  # fmt: skip
    rows, at = [], 0
    for n, it in enumerate(said, start=passages + 1):
        rows.append({"id": n, "start": at, "stop": at + len(it), "text": it})
        at += len(it) + 1
    told = {"document_id": number, "published": published}
    connection.execute(insert(tables.passage), [it | told for it in rows])
    search.index(connection, [(it["id"], it["text"]) for it in rows])


def _figures(
    rng: random.Random, document: int, known: list[tuple[int, SeriesKey]], month: int, made: int
) -> Iterator[tuple[Any, ...]]:
    start = month - month % 12
    for n, (number, key) in enumerate(known):
        level = key.kind == "level"
        value = f"{rng.randrange(100, 9999) / 10 if level else rng.randrange(-300, 500) / 10:.1f}"
        mark = f"{document:08x}{n:08x}"
        at = 20 * n
        yield (
            made + n + 1, f"{key.area}统计局:{mark[::-1]}:{at}-{at + 7}:{mark[8:]}", document, n,
            number, number,
            1 if level else 2, start, month + 1, "months", at, at + 7, value + ("亿元" if level else "%"),
            value, "0.1", "=", "level" if level else "rate:增长", "read", at, at + 20, 0, None, None, mark, 0,
        )  # fmt: skip


_INSERT = f"INSERT INTO figure VALUES ({', '.join('?' * len(tables.figure.c))})"
_WORDS = (
    "进出口", "增长", "同比", "服务外包", "执行额", "一般贸易", "加工贸易", "民营企业", "外商投资",
    "机电产品",
    "农产品", "跨境电商", "新能源汽车", "集成电路", "港口", "吞吐量", "消费品", "零售", "合同", "签约",
)  # fmt: skip


def _said(rng: random.Random, city: str) -> str:
    """A paragraph of about 120 characters."""
    partner = rng.choice(PARTNERS)
    words = "，".join(f"{rng.choice(_WORDS)}{rng.randrange(10, 9999) / 10}亿元" for _ in range(8))
    rare = "；对葡萄牙出口居首" if rng.randrange(2000) == 0 else ""
    return f"{city}贸易保持平稳，对{partner}出口{rng.randrange(10, 999) / 10}亿元，{words}{rare}。"


if __name__ == "__main__":
    sys.exit(main())
