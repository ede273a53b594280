"""Which of two periods told a text is about."""

from __future__ import annotations

from typing import Final

from yuebao.core.period import Period

_NO_DISTRICT: Final = tuple(f"{sign}区" for sign in "政治保税发新区园范验作片贸关")
"""How names end that are no district's: 综|保区, 特别行|政区."""


def takes_place(said: Period, main: Period, title: Period | None) -> bool:
    """Whether a period told before any figure is what the text is about, not the one told first:
    公布2023年5月数据。前5个月，…; 今年以来，…，一季度经济平稳。…
    """
    if said.stop == main.stop and (said.start < main.start or said == title):
        return True  # 今年以来，…平稳。8月，…, under a title of August
    return main.kind == "year" and main.start <= said.start and said.stop <= main.stop and said != main


def holds(said: Period, main: Period, title: Period | None) -> bool:
    """Whether a year that opens a paragraph is what the text is about, not the part told first:
    一季度进出口下降12%，二季度增长40%。… 2020年，一般贸易进出口112亿元; or its first nine months or more,
    where the *title* tells no time.
    """
    part = main.kind in ("month", "quarter") and said.start <= main.start
    wider = title is None and said.months > 8 and said.start == main.start and main.stop < said.stop
    return part and main.stop <= said.stop and (said.kind == "year" or (said.kind == "months" and wider))


def stays(title: Period | None, said: Period) -> bool:
    """Whether what stands below is of the *title* all the same: behind a month that is one of those that it
    is about together, months of them that end before it (一季度…，上半年…，前8月…), or a time long before it
    (2014年，…3.2亿元, in a text of 2023).
    """
    if title is None:
        return False
    together = title.kind in ("months", "quarter", "half") and title.months > 1
    within = together and title.start <= said.start and said.stop <= title.stop
    if within and (said.kind == "month" or said.stop < title.stop):
        return True
    return (
        bool(title.year and said.year) and said.kind != "years" and said.stop + 12 <= 12 * (title.start // 12)
    )


def keeps_to(home: str) -> bool:
    """Whether a text without items is of its title's place, *home*, whatever others it tells of: not where
    that is a zone (广东综保区), or one of the lands that speak for themselves.
    """
    district = home[-1:] == "区" and not home.endswith(_NO_DISTRICT)
    return district or (home != "" and home[-1] in "市州盟县旗省国")
