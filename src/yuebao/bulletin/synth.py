"""Bulletins whose truth is known: exact levels, honest rounding, words, and planted errors.

``synthesize(seed=7)`` is an honest bulletin: every figure in it follows from exact levels by
one of the laws of ``scribe.Law`` and was rounded as an author rounds. What a checker accuses
in it is a false alarm; what a reader makes of it can be compared with ``truth``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import get_args

from yuebao.bulletin.numeral import Rounding
from yuebao.bulletin.scribe import Scribe
from yuebao.bulletin.slips import slip
from yuebao.bulletin.thing import ByHand, Law, Manner, Slot
from yuebao.bulletin.wording_economy import communique, monthly
from yuebao.bulletin.wording_outsourcing import outsourcing
from yuebao.bulletin.wording_review import review
from yuebao.bulletin.wording_trade import customs, services_trade
from yuebao.bulletin.words import CITIES, YI, YI2
from yuebao.bulletin.world import Topic, to_date
from yuebao.core.fact import Breakdown, Kind
from yuebao.core.number import Bound

HONEST_HANDS: frozenset[ByHand] = frozenset(get_args(ByHand))

Genre = Callable[[Scribe, Topic], list[Callable[[], None]]]
GENRES: tuple[tuple[Genre, str], ...] = (
    (customs, "海关总署"),
    (outsourcing, "商务部"),
    (services_trade, "中国服务贸易指南网"),
    (communique, "统计局"),
    (monthly, "统计局"),
    (review, "统计局"),
)
"""What an item may be, and whom it names as its source."""
SECTIONS = ("数据月报", "行业资讯", "经济运行", "各地动态")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A figure as a right reading has it, and what it is of the true levels.

    ``text[start:stop]`` of the bulletin is ``text``; ``value`` is signed in ``unit`` and
    printed to ``ulp``. ``law`` says what ``of`` (keys of ``Synthetic.levels``) it follows from;
    ``exact`` is the unrounded truth in ``unit``. ``slack`` is how much farther than its own
    rounding it may lie from that, having been computed from figures already rounded.
    """

    text: str
    start: int
    stop: int
    value: Decimal
    ulp: Decimal
    bound: Bound
    unit: str
    kind: Kind
    indicator: str
    area: str
    period: str
    breakdown: Breakdown
    base: str | None
    basis: str
    law: Law
    of: tuple[str, ...]
    exact: Fraction
    slack: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """An error put in on purpose: which figure of ``truth``, the slip, the text before and after."""

    figure: int
    how: str
    was: str
    became: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Synthetic:
    """A bulletin with its truth; ``levels`` holds (this year, last year) in base units."""

    text: str
    truth: tuple[Expected, ...]
    levels: dict[str, tuple[int, int]]
    planted: tuple[Planted, ...] = ()


def synthesize(
    *,
    seed: int,
    figures: int = 100,
    rounding: Rounding = "half_up",
    drop_zeros: bool = True,
    errors: int = 0,
    by_hand: frozenset[ByHand] = HONEST_HANDS,
) -> Synthetic:
    """A bulletin of about *figures* figures, the same for the same arguments.

    Args:
        seed: what everything is drawn from.
        figures: how many figures to print; the paragraph that reaches it is finished.
        rounding: how the author rounds.
        drop_zeros: print 563.0 as 563, as most do.
        errors: how many figures to spoil, each by one slip.
        by_hand: what the author may compute from figures he has already rounded.

    Raises:
        ValueError: *figures* is below 1 or *errors* below 0.
    """
    if figures < 1 or errors < 0:
        raise ValueError("figures must be at least 1 and errors at least 0")
    rng = Random(f"{seed}/{figures}/{rounding}/{drop_zeros}")
    year, month = rng.randrange(2019, 2026), rng.randrange(2, 13)
    scribe = Scribe(
        rng=rng,
        manner=Manner(rounding=rounding, drop_zeros=drop_zeros, by_hand=by_hand),
        now=to_date(year, month),
    )
    _write(scribe, year, month, figures)
    spoiled = _spoil(Random(f"{seed}/errors"), scribe.slots, errors)
    return _assembled(scribe, spoiled)


def _write(scribe: Scribe, year: int, month: int, figures: int) -> None:
    """Items until there are enough figures; each city is spoken of once, the nation once."""
    rng = scribe.rng
    cities = list(CITIES)
    rng.shuffle(cities)
    order: list[tuple[Genre, str]] = []
    turn = 0
    while len(scribe.slots) < figures:
        if not order:
            order = [row for row in GENRES if not turn or row[0] is not services_trade]
            rng.shuffle(order)
        genre, source = order.pop()
        national, annual = genre is services_trade, genre in (communique, review)
        # Once every city has had its item the years go back, far enough that no two years touch.
        back = 3 * (turn // len(cities)) + (1 if annual and month < 12 else 0)
        topic = Topic(
            ident=str(turn),
            area="全国" if national else cities[turn % len(cities)],
            year=year - back,
            month=12 if annual else month,
            scale=rng.choice((YI, YI, YI2)),
        )
        scribe.now = topic.to_date
        if not turn or scribe.chance(0.3):
            scribe.put(f"【{SECTIONS[turn % len(SECTIONS)]}】\n")
        paragraphs = genre(scribe, topic)
        numbered = scribe.chance(0.25)
        for number, paragraph in enumerate(paragraphs):
            mark = len(scribe.pieces)
            scribe.put("")
            paragraph()
            if numbered and number:
                scribe.pieces[mark] = _mark(number, scribe.pieces[mark + 1 :])
            scribe.put("\n")
            if len(scribe.slots) >= figures:
                break
        scribe.put(f"（来源：{source}）\n")
        turn += 1


def _mark(number: int, pieces: list[str | int]) -> str:
    """1. before a paragraph, or （一） before one that begins with a figure: 6.5月 says something else."""
    first = next((piece for piece in pieces if piece), "")
    return f"（{'一二三四五六七八九十'[number - 1]}）" if str(first)[:1].isdigit() else f"{number}."


def _spoil(rng: Random, slots: list[Slot], errors: int) -> dict[int, tuple[str, str]]:
    """Which slots were spoiled, how, and what they said before."""
    spoiled: dict[int, tuple[str, str]] = {}
    for _ in range(40 * errors):
        if len(spoiled) == min(errors, len(slots)):
            break
        position = int(rng.random() * len(slots))
        if position in spoiled:
            continue
        slot = slots[position]
        was = slot.lead + slot.body
        how = slip(rng, slot)
        if how and slot.lead + slot.body != was:
            spoiled[position] = how, was
    return spoiled


def _assembled(scribe: Scribe, spoiled: dict[int, tuple[str, str]]) -> Synthetic:
    """The text, with every figure's place in it."""
    out: list[str] = []
    truth: list[Expected] = []
    length = 0
    for piece in scribe.pieces:
        if isinstance(piece, str):
            out.append(piece)
            length += len(piece)
            continue
        slot = scribe.slots[piece]
        body = slot.body
        out += slot.lead, body
        start = length + len(slot.lead)
        length = start + len(body)
        truth.append(
            Expected(
                text=body,
                start=start,
                stop=length,
                value=slot.value,
                ulp=slot.ulp,
                bound=slot.bound,
                unit=slot.unit,
                kind=slot.kind,
                indicator=slot.indicator,
                area=slot.area,
                period=str(slot.period),
                breakdown=slot.breakdown,
                base=slot.base,
                basis=slot.basis,
                law=slot.law,
                of=slot.of,
                exact=slot.exact,
                slack=slot.slack,
            )
        )
    planted = tuple(
        Planted(figure=n, how=how, was=was, became=scribe.slots[n].lead + scribe.slots[n].body)
        for n, (how, was) in sorted(spoiled.items())
    )
    return Synthetic(text="".join(out), truth=tuple(truth), levels=dict(scribe.levels), planted=planted)
