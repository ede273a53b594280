"""Figures into words: what the lexicon hears, said back.

Every phrase here is one that the reader reads to the same figure; ``compose`` reads each sentence
back before it keeps it, and the tests do so for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from yuebao.bulletin.cite import rounded
from yuebao.bulletin.issue import Cite, Paragraph, Posted
from yuebao.core.fact import Figure
from yuebao.core.period import Period
from yuebao.core.unit import Unit

BASES = {"real": "按可比价格", "comparable": "按可比口径"}
"""Said once, a basis holds to the sentence's end: figures of two bases do not share a sentence."""
HEDGES = {"=": "", "≈": "约", ">": "超过", "<": "近"}


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A bulletin's habits with numbers.

    ``decimals`` and ``rate_decimals`` are the most that amounts and per cents are printed with (None:
    as posted); ``dash`` joins months; ``units`` are those that amounts are converted to.
    """

    decimals: int | None = None
    rate_decimals: int | None = None
    drop_zeros: bool = True
    dash: str = "-"
    units: tuple[Unit, ...] = ()


@dataclass(slots=True)
class Voice:
    """Puts words and figures together, and remembers which figure stands where."""

    house: House
    pieces: list[str] = field(default_factory=list)
    cites: list[Cite] = field(default_factory=list)
    length: int = 0
    compared: bool = False
    """Whether 同比 was said: it is dropped from the second mention on."""

    def put(self, *words: str) -> None:
        for word in words:
            self.pieces.append(word)
            self.length += len(word)

    def cite(self, posted: Posted, text: str) -> None:
        """*text*, which prints *posted*."""
        start = self.length
        self.put(text)
        self.cites.append(Cite(start=start, stop=self.length, posted=posted))

    @property
    def paragraph(self) -> Paragraph:
        return Paragraph(text="".join(self.pieces), cites=tuple(self.cites))

    # -- one figure

    def level(self, posted: Posted, said: str = "") -> None:
        """195586.7万美元, 约12.4万人."""
        self.put(said, HEDGES[posted.figure.written.bound])
        self.cite(posted, printed(posted.figure, self.house))

    def growth(self, posted: Posted, turned: str = "") -> None:
        """同比增长39.1%, 下降0.4%, 与上年同期持平; *turned* is 由降转增 where the book shows it."""
        figure = posted.figure
        monthly = figure.key.kind == "mom_rate"
        if not figure.written.value:
            self.put("与上月" if monthly else "与上年同期")
            self.cite(posted, "持平")
            return
        self.put(f"{turned}，" if turned else "", BASES.get(figure.key.basis, ""))
        self.put("环比" if monthly else "" if self.compared else "同比")
        # After 环比 a bare 增长 would be the month's again.
        self.compared = not monthly
        self.put(move(figure.written.value), HEDGES[figure.written.bound])
        self.cite(posted, printed(figure, self.house))

    def share(self, posted: Posted, base: str, verb: str = "占") -> None:
        """占服务外包执行额的83.9%."""
        self.put(verb, base, "的", HEDGES[posted.figure.written.bound])
        self.cite(posted, printed(posted.figure, self.house))

    def change(self, posted: Posted) -> None:
        """比上年同期提高8.4个百分点, 扩大152.6亿元, 增加3.1万人; 与上年同期持平."""
        figure = posted.figure
        if not figure.written.value:
            self.put("与上年同期")
            self.cite(posted, "持平")
            return
        up, down = _verbs(figure)
        self.put("比上年同期", up if figure.written.value > 0 else down, HEDGES[figure.written.bound])
        self.cite(posted, printed(figure, self.house))

    def contribution(self, posted: Posted, base: str) -> None:
        """拉动出口增长12个百分点; 对出口增长的贡献率为57.3%."""
        figure = posted.figure
        if figure.key.kind == "contribution_rate":
            self.put(f"对{base}增长的贡献率为")
        else:
            self.put(f"拉动{base}增长" if figure.written.value >= 0 else f"下拉{base}")
        self.cite(posted, printed(figure, self.house))

    # -- lists

    def listed(self, entries: Sequence[Posted]) -> None:
        """a、b和c."""
        for mark, posted in marks(entries):
            self.put(mark)
            self.level(posted)

    def growths(self, entries: Sequence[Posted]) -> None:
        """同比分别增长0.3%、5.4%和59.7%; of mixed signs 同比分别增长0.3%、下降5.4%和增长1%."""
        signs = {posted.figure.written.value > 0 for posted in entries}
        self.put("同比分别", move(entries[0].figure.written.value) if len(signs) == 1 else "")
        self.compared = True
        for mark, posted in marks(entries):
            self.put(mark, move(posted.figure.written.value) if len(signs) == 2 else "")
            self.cite(posted, printed(posted.figure, self.house))


def marks(entries: Sequence[Posted]) -> Iterator[tuple[str, Posted]]:
    """Each with the mark before it."""
    for place, posted in enumerate(entries):
        yield "" if not place else "和" if place == len(entries) - 1 else "、", posted


def names(words: Sequence[str]) -> str:
    """日本、美国和德国."""
    return words[0] if len(words) == 1 else "、".join(words[:-1]) + "和" + words[-1]


def printed(figure: Figure, house: House) -> str:
    """The number and its unit, its sign left to the words before it."""
    written, unit = figure.written, figure.unit
    for better in house.units:
        if (
            better.dimension == unit.dimension
            and better != unit
            and figure.key.kind in ("level", "abs_change")
        ):
            return _converted(figure, better, house)
    most = house.decimals if unit.dimension not in ("%", "百分点") else house.rate_decimals
    value, shown = abs(written.value), _places(written.ulp)
    if most is not None and most < shown:
        shown = most
        value = _round(value, most)
    return digits(value, shown, house) + unit.symbol


def _converted(figure: Figure, unit: Unit, house: House) -> str:
    exact = abs(figure.unit.convert(figure.written.value, unit))
    places = house.decimals if house.decimals is not None else 1
    value = rounded(exact, Decimal(1).scaleb(-places))
    if not value:  # too small for the house's unit: as posted
        return digits(abs(figure.written.value), _places(figure.written.ulp), house) + figure.unit.symbol
    return digits(value, places, house) + unit.symbol


def _round(value: Decimal, places: int) -> Decimal:
    from fractions import Fraction

    return rounded(Fraction(value), Decimal(1).scaleb(-places))


def _places(ulp: Decimal) -> int:
    return max(0, -int(ulp.normalize().as_tuple().exponent))


def digits(value: Decimal, places: int, house: House) -> str:
    """*value* (not negative) with *places* decimals; zeros at the end dropped where the house does."""
    text = f"{value:.{places}f}"
    return text.rstrip("0").rstrip(".") if house.drop_zeros and "." in text else text


def move(value: Decimal) -> str:
    return "增长" if value >= 0 else "下降"


def _verbs(figure: Figure) -> tuple[str, str]:
    flow = dict(figure.key.breakdown).get("flow")
    if figure.key.kind in ("share_change", "rate_change"):
        return "提高", "下降"
    return ("扩大", "减少") if flow in ("顺差", "逆差") else ("增加", "减少")


def period_words(period: Period, house: House, *, full: bool = False) -> str:
    """1-5月, 上半年, 5月, 5月末; with *full* the year before it."""
    first, last = period.start % 12 + 1, (period.stop - 1) % 12 + 1
    year = f"{period.year}年" if full and period.year else ""
    match period.kind:
        case "year":
            return f"{period.year}年"
        case "half":
            return year + ("上半年" if first == 1 else "下半年")
        case "quarter":
            return year + f"{'一二三四'[first // 3]}季度"
        case "month":
            return f"{year}{last}月"
        case "instant":
            return f"{year}{last}月末"
        case _:
            if period.start // 12 != (period.stop - 1) // 12:
                return f"{period.year}年{first}月至{(period.stop - 1) // 12}年{last}月"
            return f"{year}{first}{house.dash}{last}月"
