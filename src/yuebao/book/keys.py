"""Names that last: the readable key of a series, the identifier of a figure, the digest of a statement."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from hashlib import blake2b

from yuebao.core.fact import Base, Breakdown, Figure, Key
from yuebao.core.period import Period
from yuebao.core.unit import Unit, dimension_in

_OF = ("share", "share_change", "contribution", "contribution_rate")
"""Kinds whose base is a denominator; the others' is what they are compared with."""
_RATES = ("yoy_rate", "mom_rate", "avg_rate", "other_rate")
_OWN = ("全市", "全省", "全区", "全县", "全州", "全盟", "全旗")
"""What a document calls its own area when it never says its name."""

PERCENT = Unit(symbol="%", dimension="%", scale=Fraction(1))


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesKey:
    """The parts of a series' key; ``str`` is the key itself.

    ``大连市/服务外包执行额/side=离岸/level/美元``: area, measure, breakdown (``-`` for none), kind
    (with its basis: ``yoy_rate.real``), dimension of the unit and, for what is measured against
    something, ``of:`` the denominator or ``vs:`` the comparator.
    """

    area: str
    measure: str
    breakdown: Breakdown
    kind: str
    basis: str
    dimension: str
    base: str = ""

    def __str__(self) -> str:
        kind = f"{self.kind}.{self.basis}" if self.basis else self.kind
        parts = [self.area, self.measure, cut(self.breakdown), kind, self.dimension]
        return "/".join(_safe(it) for it in ([*parts, self.base] if self.base else parts))


def _safe(part: str) -> str:
    return part.replace("/", "／").strip() or "-"


def cut(breakdown: Breakdown) -> str:
    """A breakdown in one word, its order aside: ``flow=出口,partner=美国``."""
    return ",".join(f"{dimension}={member}" for dimension, member in sorted(set(breakdown)))


@lru_cache(maxsize=16384)
def series_key(key: Key, unit: Unit, base: Base | None, *, home: str | None = None) -> SeriesKey:
    """The series a figure belongs to; *home* is the area its document speaks of as 我市, if known."""
    area = key.area or "?"
    if area in _OWN and home:
        area = home
    return SeriesKey(
        area=area,
        measure=key.measure or key.indicator,
        breakdown=tuple(sorted(_without_own_currency(key, unit))),
        kind=key.kind,
        basis="" if key.basis == "nominal" else key.basis,
        dimension=of_kind(unit, key.kind).dimension,
        base=_based(key.kind, base),
    )


def _without_own_currency(key: Key, unit: Unit) -> set[tuple[str, str]]:
    """The breakdown of *key*, but for the currency that an amount is said to be counted in (以美元计价): its
    unit tells that too, and says it where nothing else does.
    """
    told = key.counted_in if key.kind == "level" else ""
    own = told != "" and dimension_in(told) == unit.dimension
    return set(key.breakdown[:-1] if own else key.breakdown)


def of_kind(unit: Unit, kind: str) -> Unit:
    """A growth of 1.2倍 and one of 120% are one series: rates are counted in percent."""
    if unit.symbol == "倍" and kind in _RATES:
        return Unit(symbol="倍", dimension="%", scale=Fraction(100))
    return unit


def _based(kind: str, base: Base | None) -> str:
    if base is None:
        return ""
    inside = cut(base.breakdown)
    name = (base.measure or base.name) + (f"({inside})" if inside else "")
    if kind in _OF:
        return f"of:{(base.area or '') + name}"
    return f"vs:{base.area or ''}{base.name if base.name != base.area else ''}"


@lru_cache(maxsize=1024)
def home(publisher: str | None) -> str | None:
    """The city or province that a publisher's name begins with: 大连市 for 大连市统计局."""
    if not publisher:
        return None
    from yuebao.lexicon import load

    cities = load().cities
    found = [
        it for it in cities if it in publisher or (it.endswith("市") and 2 < len(it) and it[:-1] in publisher)
    ]
    return max(found, key=len) if found else next((it for it in cities.values() if it in publisher), None)


def statement(figure: Figure, sentence: str) -> str:
    """A digest that two prints of one sentence share, whatever their line breaks and punctuation."""
    said = "".join(it for it in unicodedata.normalize("NFKC", sentence) if it.isalnum() or it in "%.-")
    number = f"{figure.written.value:f}|{figure.unit.symbol}|{figure.period}"
    return blake2b(
        f"{number}|{figure.key.kind}|{figure.key.indicator}|{said}".encode(), digest_size=8
    ).hexdigest()


def identifier(figure: Figure, *, sha256: str, publisher: str | None) -> str:
    """The permanent identifier of a figure: publisher, document, span, key."""
    key = figure.key
    told = (key.indicator, key.measure, key.area, cut(key.breakdown), key.kind, key.basis)
    digest = blake2b("|".join(map(str, told)).encode(), digest_size=4).hexdigest()
    who = "".join((publisher or "_").split()).replace(":", "：")
    return f"{who}:{sha256[:16]}:{figure.span.start}-{figure.span.stop}:{digest}"


@lru_cache(maxsize=4096)
def pairs(breakdown: Breakdown) -> str:
    return json.dumps([list(it) for it in breakdown], ensure_ascii=False, separators=(",", ":"))


def unpaired(text: str) -> Breakdown:
    return tuple((dimension, member) for dimension, member in json.loads(text))


@lru_cache(maxsize=4096)
def base_text(base: Base | None) -> str:
    """A base as JSON, "" for none; ``based`` reads it."""
    if base is None:
        return ""
    period = base.period
    row = [
        base.name,
        base.measure,
        [list(it) for it in base.breakdown],
        base.area,
        None if period is None else [period.start, period.stop, period.kind],
    ]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=4096)
def based(text: str) -> Base | None:
    if not text:
        return None
    name, measure, breakdown, area, period = json.loads(text)
    return Base(
        name=name,
        measure=measure,
        breakdown=tuple((dimension, member) for dimension, member in breakdown),
        area=area,
        period=None if period is None else Period(start=period[0], stop=period[1], kind=period[2]),
    )
