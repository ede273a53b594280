"""Periods of time, in months; a year that the text never tells stays unknown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

PeriodKind = Literal["month", "months", "quarter", "half", "year", "years", "instant"]

UNKNOWN_YEAR = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of whole months, or (``kind="instant"``) the end of one.

    ``start`` and ``stop`` count months from year 0 (``12 * year + month - 1``), half-open;
    an instant is the end of its only month. Year 0 stands for a year that is not known,
    what lies before it for the years before that one.
    ``kind`` is how it was said: 一季度 and 1—3月 are the same months in two kinds.
    """

    start: int
    stop: int
    kind: PeriodKind

    @property
    def year(self) -> int | None:
        """The year it starts in, if it is known."""
        year = self.start // 12
        return year if UNKNOWN_YEAR < year else None

    @property
    def months(self) -> int:
        return self.stop - self.start

    def at_end(self) -> Period:
        """The moment that it ends at."""
        return _stretch(self.stop - 1, self.stop, "instant")

    def shifted(self, months: int) -> Period:
        """The same stretch *months* later; an unknown year stays unknown."""
        if self.start // 12 <= UNKNOWN_YEAR:
            return self
        return _stretch(self.start + months, self.stop + months, self.kind)

    def before(self) -> Period:
        """The stretch as long that ends where this begins; of an unknown year also in the one before that."""
        if self.kind == "instant" and self.start // 12 <= UNKNOWN_YEAR and self.start % 12 == 0:
            return self
        return _stretch(self.start - self.months, self.start, self.kind)

    def of_last_year(self) -> Period:
        """The same months a year earlier, also where the year is not known: then no part of that year."""
        return _stretch(self.start - 12, self.stop - 12, self.kind)

    def year_ago(self) -> Period:
        """The same months of the year before."""
        return self.shifted(-12)

    def same_months(self, other: Period) -> bool:
        """Whether both cover the same time, however they were said."""
        return (
            self.start == other.start
            and self.stop == other.stop
            and (self.kind == "instant") == (other.kind == "instant")
        )

    def __str__(self) -> str:
        """The one ISO form of the output contract: 2025-05, 2025-01/2025-05, 2025-Q1, @2025-05."""
        first, last = self.start, self.stop - 1
        match self.kind:
            case "year":
                return _year(first)
            case "years":
                return f"{_year(first)}/{_year(last)}"
            case "quarter":
                return f"{_year(first)}-Q{first % 12 // 3 + 1}"
            case "half":
                return f"{_year(first)}-H{first % 12 // 6 + 1}"
            case "month":
                return _month(first)
            case "instant":
                return f"@{_month(last)}"
            case "months":
                return f"{_month(first)}/{_month(last)}"


@lru_cache(maxsize=4096)
def _stretch(start: int, stop: int, kind: PeriodKind) -> Period:
    """The period itself, made once: frozen fields take their time to set."""
    return Period(start=start, stop=stop, kind=kind)


def _year(month: int) -> str:
    year = month // 12
    return f"{year:04d}" if UNKNOWN_YEAR < year else "????"


def _month(month: int) -> str:
    return f"{_year(month)}-{month % 12 + 1:02d}"


@lru_cache(maxsize=4096)
def months(year: int, first: int, last: int, kind: PeriodKind = "months") -> Period:
    """Months *first* to *last* (1 to 12, both included) of *year*; year 0 is unknown."""
    return Period(start=12 * year + first - 1, stop=12 * year + last, kind=kind)


def whole_year(year: int) -> Period:
    """All of *year*."""
    return months(year, 1, 12, "year")


def end_of(year: int, month: int) -> Period:
    """The end of a month: 5月末, 年末."""
    return months(year, month, month, "instant")
