"""Short releases of one city, as a bureau would publish them month after month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from yuebao import pipeline
from yuebao.book import Book, Vintage

MakeBook = Callable[[], Book]

APRIL = (
    "2025年1-4月，大连市服务外包合同签约额150000.7万美元，同比增长30.1%；执行额80000.5万美元，同比下降18.4%。"
)
MAY = (
    "2025年1-5月，大连市服务外包合同签约额195586.7万美元，同比增长39.1%；"
    "接包合同执行额100888.5万美元，同比下降20.4%。"
)
MAY_REPRINTED = f"协会消息\n\n{MAY}\n"
MAY_AGAIN = "2025年1-5月，大连市服务外包合同金额195586.7万美元；接包合同执行额100847.4万美元。"
"""The same months a month later: another name for one figure, and the other revised."""

APRIL_DAY, MAY_DAY, MAY_AGAIN_DAY = date(2025, 5, 20), date(2025, 6, 20), date(2025, 7, 20)
EXECUTED = "大连市/服务外包执行额/-/level/美元"
SIGNED = "大连市/服务外包合同签约额/-/level/美元"


def post(book: Book, text: str, day: date | None = None, *, name: str = "text", hour: int = 8) -> Vintage:
    """Read, check against the book, and post."""
    reading = pipeline.read(text, name=name)
    report = pipeline.check(reading, history=book.history(reading))
    when = datetime(2025, 12, 1, hour, tzinfo=UTC)
    return book.post(report, data=text.encode(), released=day, read_at=when)
