"""Series out of the book: which are meant, their points, and what follows where nothing was printed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from yuebao.book import asking, derive, keys
from yuebao.book.asking import Seen
from yuebao.book.decisions import Decided
from yuebao.book.tables import document, figure, inferred, series, term, unit, vintage
from yuebao.book.values import Entry, Origin, Point, Series
from yuebao.core.fact import Figure
from yuebao.core.period import Period
from yuebao.core.unit import Unit, currency_of, dimension_in

KINDS = {
    "level": "金额 数值 水平 数量",
    "yoy_rate": "同比 增速 增长 增幅 增长率",
    "mom_rate": "环比",
    "share": "占比 比重 份额",
    "share_change": "占比变化",
    "contribution": "拉动",
    "contribution_rate": "贡献率",
    "rank": "排名 位次",
    "completion": "完成率",
}
_KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split()}
_SIGNED = ("顺差", "逆差", "差额", "净")
_PLACES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a query asks for: words that must stand in a name, and the kind of number."""

    words: tuple[str, ...]
    kind: str | None


def meant(query: str) -> Meant:
    """A query's words, with the one that names a kind (增速, 占比 …) taken out."""
    words, kind = [], None
    for word in query.split():
        if kind is None and word in _KIND_OF:
            kind = _KIND_OF[word]
        else:
            words.append(word)
    return Meant(words=tuple(words), kind=kind)


def find(connection: Connection, decided: Decided, query: str) -> list[str]:
    """The keys of the series that a query means: a key itself, or words of their names.

    Without a word for a kind, levels come alone where there are any. 出口 does not mean 进出口.
    The least cut come first.
    """
    if "/" in query and (exact := _exact(connection, decided, query.strip())):
        return exact
    asked = meant(query)
    if not asked.words:
        return []
    conditions = []
    for word in asked.words:
        like = "%" + word.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
        conditions.append(or_(series.c.key.like(like, escape="\\"), term.c.indicator.like(like, escape="\\")))
    rows = connection.execute(
        select(series.c.key, term.c.indicator)
        .join(term, term.c.series_id == series.c.id)
        .where(and_(*conditions))
    )
    found = set()
    for key, indicator in (*rows, *_moved(connection, decided)):
        area, measure, *rest = key.split("/")
        # 进出口额 is also the measure of what is exported: there the flow says which is meant.
        name = " ".join([area, *rest, indicator, "" if "flow=" in rest[0] else measure])
        if all(_stands(word, name) for word in asked.words):
            found.add(decided.final(key, indicator))
    kinds = {key: key.split("/")[3].split(".")[0] for key in found}
    if asked.kind is not None:
        found = {key for key in found if kinds[key] == asked.kind}
    elif "level" in kinds.values():
        found = {key for key in found if kinds[key] == "level"}
    return sorted(found, key=lambda key: (key.split("/")[2].count("="), len(key), key))


def _exact(connection: Connection, decided: Decided, key: str) -> list[str]:
    sources = decided.sources(key)
    known = connection.execute(select(series.c.key).where(asking.any_of(series.c.key, sources))).all()
    if known or any(it in sources for it, _ in _moved(connection, decided)):
        return [decided.final(key, "")]
    return []


def _moved(connection: Connection, decided: Decided) -> set[tuple[str, str]]:
    """The keys, with the printed name, of figures that a correction took to another series."""
    conditions = asking.moved(decided)
    if not conditions:
        return set()
    asked = asking.rows_of(Seen()).where(or_(*conditions))
    return {
        (it.series, it.figure.key.indicator)
        for it in asking.fetch(connection, asked, decided, Seen())
        if not it.withdrawn
    }


def _stands(word: str, name: str) -> bool:
    if word in ("出口", "进口"):
        name = name.replace("进出口", "")
    return word in name


def posted_ids(connection: Connection, wanted: Iterable[str], decided: Decided) -> dict[int, str]:
    """Ids of the series rows whose figures may stand under one of the keys."""
    sources = {it for key in wanted for it in decided.sources(key)}
    rows = connection.execute(select(series.c.id, series.c.key).where(asking.any_of(series.c.key, sources)))
    return {row.id: row.key for row in rows}


def entries_of(
    connection: Connection, wanted: Sequence[str], decided: Decided, seen: Seen
) -> dict[str, list[Entry]]:
    """Every print that stands under each of the keys now, corrections applied, oldest first."""
    ids = posted_ids(connection, wanted, decided)
    inside = asking.any_of(figure.c.series_id, ids)
    inside = or_(inside, *asking.moved(decided))
    out: dict[str, list[Entry]] = {key: [] for key in wanted}
    for it in asking.fetch(connection, asking.rows_of(seen).where(inside), decided, seen):
        if it.series in out and not it.withdrawn:
            out[it.series].append(it)
    return out


def built(
    connection: Connection,
    wanted: Sequence[str],
    decided: Decided,
    seen: Seen,
    *,
    monthly: bool = False,
    with_inferred: bool = False,
) -> list[Series]:
    """The series of the keys with their points; those that have none are left out."""
    found = entries_of(connection, wanted, decided, seen)
    guessed = _inferred(connection, wanted, decided, seen) if with_inferred else {}
    out = []
    for key in wanted:
        entries = found[key]
        shown = _unit_of(entries) or guessed.get(key, (None, []))[0]
        if shown is None:
            continue
        made = _series(key, entries, shown)
        if with_inferred:
            made = _followed(connection, made, shown, decided, seen)
        if monthly or with_inferred:
            made = _more(made, _months(made))
        if with_inferred:
            made = _more(made, derive.to_date(derive.by_span(made.points)))
            made = _guessed(made, [_scaled(it, shown) for it in guessed.get(key, (None, []))[1]])
            made = _more(made, _months(made))
            made = _more(made, derive.to_date(derive.by_span(made.points)))
        if monthly:
            one = tuple(it for it in made.points if it.period.months == 1)
            made = replace(made, points=one)
        out.append(replace(made, points=tuple(sorted(made.points, key=_in_time))))
    return [it for it in out if it.points]


def _months(made: Series) -> list[Point]:
    return list(derive.monthly(derive.by_span(made.points), signed=_signed(made.key)))


def _guessed(made: Series, guesses: Iterable[Point]) -> Series:
    """With what the checks left at the door, where it says more than what follows now.

    A check knew the figures of its day. Where what follows from those that hold now is something else,
    they were revised since.
    """
    have = derive.by_span(made.points)
    for it in guesses:
        about = derive.span_of(it.period)
        now = have.get(about)
        narrower = now is not None and now.origin == "derived" and it.high - it.low < now.high - now.low
        if now is None or (narrower and it.low <= now.high and now.low <= it.high):
            have[about] = it
    return replace(made, points=tuple(have.values()))


def _in_time(point: Point) -> tuple[int, int]:
    return point.period.stop, -point.period.start


def _signed(key: str) -> bool:
    return any(it in key for it in _SIGNED)


def _unit_of(entries: Sequence[Entry]) -> Unit | None:
    """The unit most figures were printed in; of two, the later."""
    counted = Counter(it.figure.unit for it in entries)
    latest = {it.figure.unit: at for at, it in enumerate(entries)}
    return max(counted, key=lambda it: (counted[it], latest[it])) if counted else None


def _series(key: str, entries: Sequence[Entry], shown: Unit) -> Series:
    by_time: dict[tuple[int, int, bool], list[Entry]] = defaultdict(list)
    for it in entries:
        if it.figure.period is not None and it.figure.period.year is not None:
            by_time[derive.span_of(it.figure.period)].append(it)
    shape = SeriesShape(key)
    return Series(
        key=key,
        indicator=entries[-1].figure.key.indicator if entries else shape.measure,
        area=shape.area,
        breakdown=shape.breakdown,
        kind=shape.kind,
        basis=shape.basis,
        unit=shown.symbol,
        printed=tuple(dict.fromkeys(it.figure.key.indicator for it in entries)),
        points=tuple(_point(many, shown) for many in by_time.values()),
        published=max((it.published for it in entries), default=None),
    )


class SeriesShape:
    """The parts of a key, for people; the rows hold them apart, but a merged key may have no row."""

    def __init__(self, key: str) -> None:
        area, measure, inside, kind = (key.split("/") + [""] * 4)[:4]
        self.area, self.measure = area, measure
        pairs = [it.split("=", 1) for it in inside.split(",") if "=" in it]
        self.breakdown = tuple((one, two) for one, two in pairs)
        self.kind, _, self.basis = kind.partition(".")


def _point(printed: Sequence[Entry], shown: Unit) -> Point:
    entries = asking.one_of(printed)
    holds, revised = asking.settled(entries)
    assert holds.figure.period is not None
    written, first = holds.figure.written, entries[0].figure
    return Point(
        period=holds.figure.period,
        value=_value(holds.figure, shown),
        low=_shown(written.low, holds.figure, shown),
        high=_shown(written.high, holds.figure, shown),
        entry=holds,
        entries=tuple(entries),
        revised=revised,
        first=_value(first, shown) if revised else None,
    )


def as_printed(entry: Entry, symbol: str) -> Point:
    """One figure as a point in the unit of that symbol.

    Raises:
        ValueError: that unit does not measure the same.
    """
    from yuebao.book.decisions import unit_named

    kind = entry.figure.key.kind
    own = keys.of_kind(entry.figure.unit, kind)
    wanted = entry.figure.unit if entry.figure.unit.symbol == symbol else unit_named(symbol)
    if keys.of_kind(wanted, kind).dimension != own.dimension:
        raise ValueError(f"{symbol} does not measure {own.dimension}")
    return _point([entry], wanted)


def _shown(number: Decimal, of: Figure, shown: Unit) -> Fraction:
    """A number in the unit of a figure as one in the unit that is shown."""
    if of.unit == shown:
        return Fraction(number)
    kind = of.key.kind
    return asking.times(number, keys.of_kind(of.unit, kind).scale / keys.of_kind(shown, kind).scale)


def _value(of: Figure, shown: Unit) -> Decimal:
    """A printed number in the unit that is shown; as it is printed where it was printed in that."""
    return of.written.value if of.unit == shown else exact(_shown(of.written.value, of, shown))


def exact(value: Fraction) -> Decimal:
    """A fraction that is a decimal, as it; units are powers of ten apart, so every printed number is."""
    number, parts, places = abs(value.numerator), value.denominator, 0
    while number % parts and places < 40:
        number, places = 10 * number, places + 1
    whole = number // parts
    return Decimal(whole if 0 <= value else -whole).scaleb(-places)


def _scaled(point: Point, shown: Unit) -> Point:
    return replace(point, low=point.low / shown.scale, high=point.high / shown.scale)


def _inferred(
    connection: Connection, wanted: Sequence[str], decided: Decided, seen: Seen
) -> dict[str, tuple[Unit, list[Point]]]:
    """What the checks at the door left as intervals, narrowest first, in base units."""
    ids = posted_ids(connection, wanted, decided)
    asked = (
        select(
            inferred,
            unit.c.symbol,
            unit.c.dimension,
            unit.c.scale,
            vintage.c.published,
            vintage.c.id.label("of"),
            document.c.sha256,
        )
        .join(unit, unit.c.id == inferred.c.unit_id)
        .join(vintage, vintage.c.id == inferred.c.vintage_id)
        .join(document, document.c.id == vintage.c.document_id)
        .where(asking.any_of(inferred.c.series_id, ids), *seen.by_then())
    )
    rows = [
        it
        for it in connection.execute(asked)
        if it.sha256 not in seen.dated or seen.published(seen.dated[it.sha256])
    ]
    cited = _cited(connection, rows)
    out: dict[str, tuple[Unit, list[Point]]] = {}
    best: dict[tuple[str, tuple[int, int, bool]], Point] = {}
    for row in rows:
        key = decided.final(ids[row.series_id], "")
        of = Unit(symbol=row.symbol, dimension=row.dimension, scale=Fraction(row.scale))
        period = Period(start=row.period_start, stop=row.period_stop, kind=row.period_kind)
        point = Point(
            period=period,
            value=None,
            low=Fraction(row.low) * of.scale,
            high=Fraction(row.high) * of.scale,
            origin="inferred",
            formula="核对所得区间",
            sources=tuple(it for n in row.rests_on.split() if (it := cited.get((row.of, int(n))))),
            assumes=tuple(row.assumes.split()),
        )
        out.setdefault(key, (of, []))
        about = key, derive.span_of(period)
        if about not in best or point.high - point.low < best[about].high - best[about].low:
            best[about] = point
    for (key, _), point in best.items():
        out[key][1].append(point)
    return out


def _cited(connection: Connection, rows: Sequence[Any]) -> dict[tuple[int, int], str]:
    """The identifiers of the figures that inferred rows rest on, by vintage and position."""
    vintages = {row.of for row in rows}
    if not vintages:
        return {}
    asked = select(figure.c.vintage_id, figure.c.n, figure.c.ident)
    found = connection.execute(asked.where(asking.any_of(figure.c.vintage_id, vintages)))
    return {(row.vintage_id, row.n): row.ident for row in found}


def _more(made: Series, points: Iterable[Point]) -> Series:
    return replace(made, points=(*made.points, *points))


def _in_unit(points: Iterable[Point], factor: Fraction) -> list[Point]:
    return [replace(it, low=it.low * factor, high=it.high * factor) for it in points]


def _followed(connection: Connection, made: Series, shown: Unit, decided: Decided, seen: Seen) -> Series:
    """Points that follow from the companion series: last year's level from growth, growth from levels."""
    shape = made.key.split("/")
    if made.kind == "level" and len(shape) == 5:
        growth: tuple[Point, ...] = ()
        for inside in (*_counted_in(shape[2], currency_of(shape[4])), shape[2]):
            rate = "/".join([*shape[:2], inside, "yoy_rate", "%"])
            growth = growth or _points(connection, rate, decided, seen)
        return _more(made, derive.year_before(derive.by_span(made.points), derive.by_span(growth)))
    if made.kind == "yoy_rate" and not made.basis and len(shape) == 5:
        have = derive.by_span(made.points)
        for key in _levels(connection, shape, decided):
            printed = _points(connection, key, decided, seen)
            months = derive.monthly(derive.by_span(printed), signed=_signed(key))
            levels = derive.by_span((*printed, *months))
            more = [it for it in derive.growth(levels) if derive.span_of(it.period) not in have]
            made = _more(made, _in_unit(more, 1 / keys.of_kind(shown, made.kind).scale))
            have = derive.by_span(made.points)
    return made


def _points(connection: Connection, key: str, decided: Decided, seen: Seen) -> tuple[Point, ...]:
    found = built(connection, [key], decided, seen)
    return found[0].points if found else ()


def _counted_in(inside: str, currency: str) -> tuple[str, ...]:
    """A cut with the currency in which growth was told when not in that it usually is (``currency=美元``);
    none of what is no money.
    """
    pairs = [] if inside == "-" else inside.split(",")
    return (",".join(sorted([*pairs, f"currency={currency}"])),) if currency else ()


def _levels(connection: Connection, shape: Sequence[str], decided: Decided) -> list[str]:
    """The level series of one name, a currency each: growth of one is never read off another.

    Growth that was told in a currency of its own (``currency=美元``) is read off the levels in that.
    """
    inside, only = shape[2], ""
    pairs = inside.split(",")
    told = next((it.removeprefix("currency=") for it in pairs if it.startswith("currency=")), "")
    if told and told not in shape[1]:
        inside = ",".join(it for it in pairs if it != f"currency={told}") or "-"
        only = dimension_in(told)
    prefix = "/".join([*shape[:2], inside, "level", only])
    rows = connection.execute(
        select(series.c.key).where(
            series.c.area == shape[0], series.c.key.startswith(prefix, autoescape=True)
        )
    )
    return sorted({decided.final(row.key, "") for row in rows})


Ratio = Callable[[derive.Points, derive.Points], Iterable[Point]]


def ratios(
    connection: Connection, key: str, kind: str, decided: Decided, seen: Seen, *, of: str | None = None
) -> Series | None:
    """The share, contribution or growth that levels give: *key* is a level series, *of* its whole.

    Without *of* the whole is the same measure with one dimension of the breakdown fewer (of a flow:
    进出口), the first that the book holds in the same unit. None where nothing follows.
    """
    shape = SeriesShape(key)
    part = built(connection, [key], decided, seen, with_inferred=True)
    if not part or shape.kind != "level":
        return None
    rule: Ratio = derive.share if kind == "share" else derive.contribution
    symbol = "%" if kind == "share" else "个百分点"
    for whole in [of] if of else _wholes(key):
        if whole.split("/")[-1] != key.split("/")[-1]:
            continue  # never across currencies
        total = built(connection, [whole], decided, seen, with_inferred=True)
        if not total:
            continue
        ends = [derive.by_span(_base(it)) for it in (part[0], total[0])]
        points = tuple(rule(ends[0], ends[1]))
        if points:
            return replace(
                part[0],
                key=f"{key}÷{whole}",
                kind=kind,
                unit=symbol,
                points=tuple(sorted(points, key=_in_time)),
            )
    return None


def _base(of: Series) -> tuple[Point, ...]:
    """Points in the base unit of their dimension, so that two series can be set against each other."""
    from yuebao.book.decisions import unit_named

    try:
        scale = unit_named(of.unit).scale
    except ValueError:
        scale = Fraction(1)
    return tuple(_in_unit(of.points, scale))


def _wholes(key: str) -> list[str]:
    area, measure, inside, *rest = key.split("/")
    pairs = [it for it in inside.split(",") if "=" in it]
    out = []
    for one in pairs:
        fewer = [it for it in pairs if it != one]
        if one in ("flow=出口", "flow=进口"):
            fewer = sorted([*fewer, "flow=进出口"])
        out.append("/".join([area, measure, ",".join(fewer) or "-", *rest]))
    return sorted(out, key=lambda it: ("flow=进出口" in it, it))


def shown(low: Fraction, high: Fraction, *, places: int = _PLACES) -> tuple[str, str]:
    """An interval's ends as decimals, rounded outward."""
    from yuebao.core.contract import interval

    ends = interval(low, high, places=places)
    return ends[0], ends[1]


ORIGINS: dict[Origin, str] = {"printed": "公布", "inferred": "推断", "derived": "推算"}
