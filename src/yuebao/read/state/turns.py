"""Which of two periods told a text is about."""

from __future__ import annotations

from yuebao.core.period import Period


def takes_place(said: Period, main: Period, title: Period | None) -> bool:
    """Whether a period told before any figure is what the text is about, not the one told first:
    公布2023年5月数据。前5个月，…; 今年以来，…，一季度经济平稳。…
    """
    if said.stop == main.stop and (said.start < main.start or said == title):
        return True  # 今年以来，…平稳。8月，…, under a title of August
    return main.kind == "year" and main.start <= said.start and said.stop <= main.stop and said != main


def holds(said: Period, main: Period) -> bool:
    """Whether a year that opens a paragraph is what the text is about, not the part told first:
    一季度进出口下降12%，二季度增长40%。… 2020年，一般贸易进出口112亿元。
    """
    part = main.kind in ("month", "quarter") and said.start <= main.start
    return part and said.kind == "year" and main.stop <= said.stop


def sums(title: Period, said: Period) -> bool:
    """Whether a month is one of those that the *title* is about together."""
    together = title.kind in ("months", "quarter", "half") and title.months > 1
    return together and said.kind == "month" and title.start <= said.start and said.stop <= title.stop
