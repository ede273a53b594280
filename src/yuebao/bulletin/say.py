"""Figures into words: what the lexicon hears, said back.

Every phrase here is one that the reader reads to the same figure; ``compose`` reads each sentence
back before it keeps it, and the tests do so for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from yuebao.bulletin.issue import Cite, Paragraph, Posted
from yuebao.bulletin.numeral import digits, rounded, shortest
from yuebao.core.fact import Figure, Kind
from yuebao.core.period import Period
from yuebao.core.unit import Unit

BASES = {"real": "按可比价格", "comparable": "按可比口径"}
"""Said once, a basis holds to the sentence's end: figures of two bases do not share a sentence."""
HEDGES = {"=": "", "≈": "约", ">": "超过", "<": "近"}
FOLDS = {Decimal(1): "翻一番", Decimal(3): "翻两番", Decimal(7): "翻三番"}
"""About once more, three times more …: what 翻番 is read as, and said of nothing else."""
SIGNED: frozenset[Kind] = frozenset(("level", "contribution_rate"))
"""Kinds whose sign no word before the number tells."""
ORDINALS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A bulletin's habits with numbers.

    ``decimals`` and ``rate_decimals`` are the most that amounts and per cents are printed with (None:
    as posted); ``dash`` joins months; ``units`` are those that amounts are converted to; ``turns`` is
    how growth that follows a fall, and a fall that follows growth, are remarked on.
    """

    decimals: int | None = None
    rate_decimals: int | None = None
    drop_zeros: bool = True
    dash: str = "-"
    units: tuple[Unit, ...] = ()
    turns: tuple[str, str] = ("由降转增", "由增转降")


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
        """同比增长39.1%, 下降0.4%, 同比翻一番, 与上年同期持平; *turned* is 由降转增."""
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
        if fold := fold_of(figure):
            self.cite(posted, fold)
            return
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
        """拉动出口增长12个百分点; 下拉出口增速0.3个百分点; 对出口增长的贡献率为57.3%."""
        figure = posted.figure
        hedge = HEDGES[figure.written.bound]
        if figure.key.kind == "contribution_rate":
            self.put(f"对{base}增长的贡献率", {"": "为", "约": "约为"}.get(hedge, hedge))
        else:
            self.put(f"拉动{base}增长" if figure.written.value >= 0 else f"下拉{base}增速", hedge)
        self.cite(posted, printed(figure, self.house))

    def multiple(self, posted: Posted, base: str) -> None:
        """为上年同期的2.3倍."""
        self.put(f"为{base}的", HEDGES[posted.figure.written.bound])
        self.cite(posted, printed(posted.figure, self.house))

    def rank(self, posted: Posted, area: str) -> None:
        """为大连市第二大贸易伙伴."""
        place = int(posted.figure.written.value)
        self.put(f"为{area}")
        self.cite(posted, f"第{ORDINALS[place] if place < len(ORDINALS) else place}大")
        self.put(posted.figure.key.indicator)

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

    def changes(self, entries: Sequence[Posted]) -> None:
        """比上年同期分别提高0.3、5.4和1个百分点; 分别提高0.3个百分点和下降5.4个百分点."""
        up, down = _verbs(entries[0].figure)
        signs = {posted.figure.written.value > 0 for posted in entries}
        self.put("比上年同期分别")
        for place, (mark, posted) in enumerate(marks(entries)):
            figure = posted.figure
            verb = up if figure.written.value > 0 else down
            self.put(mark, verb if len(signs) == 2 or not place else "")
            text = printed(figure, self.house)
            shared = len(signs) == 1 and place < len(entries) - 1
            self.cite(posted, text.removesuffix(figure.unit.symbol) if shared else text)


def marks(entries: Sequence[Posted]) -> Iterator[tuple[str, Posted]]:
    """Each with the mark before it."""
    for place, posted in enumerate(entries):
        yield "" if not place else "和" if place == len(entries) - 1 else "、", posted


def names(words: Sequence[str]) -> str:
    """日本、美国和德国."""
    return words[0] if len(words) == 1 else "、".join(words[:-1]) + "和" + words[-1]


def printed(figure: Figure, house: House) -> str:
    """The number and its unit, its sign left to the words before it where they tell it."""
    written, unit = figure.written, figure.unit
    exact, places = abs(Fraction(written.value)), _places(written.ulp)
    amount = rounded(exact, places)
    better = _better(figure, house)
    if better is not None:
        wanted = 1 if house.decimals is None else house.decimals
        held = rounded(abs(unit.convert(written.value, better)), wanted)
    else:
        most = house.decimals if unit.dimension not in ("%", "百分点") else house.rate_decimals
        wanted = places if most is None else min(most, places)
        held = rounded(exact, wanted)
    if held or not amount:  # what the house's unit or decimals make nothing of is printed as posted
        amount, places, unit = held, wanted, better or unit
    sign = "-" if figure.key.kind in SIGNED and written.value < 0 else ""
    return (
        sign + digits(amount, places, shortest(amount, places) if house.drop_zeros else places) + unit.symbol
    )


def _better(figure: Figure, house: House) -> Unit | None:
    """The unit that the house wants an amount in, if that is another."""
    if figure.key.kind not in ("level", "abs_change") or figure.unit in house.units:
        return None
    return next((it for it in house.units if it.dimension == figure.unit.dimension), None)


def _places(ulp: Decimal) -> int:
    return max(0, -int(ulp.normalize().as_tuple().exponent))


def fold_of(figure: Figure) -> str:
    """翻一番, where that is what was posted; "" for any other growth."""
    written = figure.written
    return FOLDS.get(written.value, "") if written.bound == "≈" and figure.unit.symbol == "倍" else ""


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
