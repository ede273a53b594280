"""The honest are never accused; what rounding cannot explain is always found, minimal and proven."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import figure, reading, synthetic, whole

from yuebao.bulletin.synth import synthesize
from yuebao.check import confront, verify
from yuebao.core.fact import Figure, Finding, Reading

MODES = ("一般贸易", "加工贸易", "保税贸易")
amounts = st.integers(min_value=10**9, max_value=10**12)
roundings = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN])


def printed(value: Fraction, places: int, rounding: str, *, drop: bool) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    text = f"{exact.quantize(Decimal(1).scaleb(-places), rounding=rounding):f}"
    return text.rstrip("0").rstrip(".") if drop and "." in text else text


@st.composite
def honest(draw: st.DrawFn) -> list[Figure]:
    """Exports, imports, modes and their shares, two years, as an honest author prints them.

    Some of what he derives he computes from figures that he has already rounded.
    """
    rounding, drop = draw(roundings), draw(st.booleans())
    places = draw(st.sampled_from([0, 1, 2]))
    by_hand = draw(st.booleans())
    unit = 10**8

    def shown(value: int) -> Fraction:
        return Fraction(printed(Fraction(value, unit), places, rounding, drop=False))

    def told(value: Fraction, digits: int, symbol: str, kind: str, cut: str) -> Figure:
        text = printed(value, digits, rounding, drop=drop)
        base = whole() if kind in ("share", "share_change") else None
        return figure(f"{text.removeprefix('-')}{symbol}", kind=kind, cut=cut, value=text, base=base)  # type: ignore[arg-type]

    def level(value: int, cut: str) -> Figure:
        return told(Fraction(value, unit), places, "亿元", "level", cut)

    def pick(value: int) -> Fraction:
        return shown(value) if by_hand and shown(value) else Fraction(value, unit)

    def growth(now: int, ago: int, cut: str) -> Figure:
        one, two = (pick(now), pick(ago)) if shown(now) and shown(ago) else (Fraction(now), Fraction(ago))
        return told(100 * (one - two) / two, 1, "%", "yoy_rate", cut)

    parts = [draw(amounts) for _ in MODES]
    before = [draw(amounts) for _ in MODES]
    total, ago = sum(parts), sum(before)
    out, out_ago = draw(st.integers(1, total - 1)), draw(st.integers(1, ago - 1))
    figures = [
        level(total, "flow=进出口"),
        growth(total, ago, "flow=进出口"),
        level(out, "flow=出口"),
        level(total - out, "flow=进口"),
        growth(out, out_ago, "flow=出口"),
        growth(total - out, ago - out_ago, "flow=进口"),
    ]
    surplus = pick(out) - pick(total - out)
    figures.append(told(surplus, places, "亿元", "level", "flow=顺差"))
    for mode, now, then in zip(MODES, parts, before, strict=True):
        cut = f"flow=进出口 mode={mode}"
        share, share_ago = 100 * pick(now) / pick(total), 100 * Fraction(then, ago)
        change = share - share_ago
        if by_hand:
            change = Fraction(printed(share, 1, rounding, drop=False)) - Fraction(
                printed(share_ago, 1, rounding, drop=False)
            )
        figures += [
            level(now, cut),
            growth(now, then, cut),
            told(share, 1, "%", "share", cut),
            told(change, 1, "个百分点", "share_change", cut),
        ]
    keep = draw(st.lists(st.booleans(), min_size=len(figures), max_size=len(figures)))
    # What he computes from is printed.
    return [
        it
        for it, kept in zip(figures, keep, strict=True)
        if kept or (by_hand and it.key.kind in ("level", "share"))
    ]


@settings(max_examples=150, deadline=None)
@given(honest())
def test_the_honest_are_not_accused(figures: list[Figure]) -> None:
    found = [it for it in confront(reading(figures)).findings if it.verdict in ("contradiction", "suspect")]
    assert not found, found[0].explanation


@settings(max_examples=60, deadline=None)
@given(amounts, amounts, st.sampled_from([0, 1, 2]), st.integers(4, 10**6), st.booleans())
def test_an_error_past_rounding_in_a_sum_is_found(
    out: int, into: int, places: int, error: int, more: bool
) -> None:
    terms = [printed(Fraction(it, 10**8), places, ROUND_HALF_UP, drop=False) for it in (out, into)]
    step = Decimal(1).scaleb(-places)
    total = sum(map(Decimal, terms)) + (error if more else -error) * step
    if total < 0:
        return
    made = [
        figure(f"{text}亿元", cut=cut)
        for text, cut in zip((f"{total:f}", *terms), ("flow=进出口", "flow=出口", "flow=进口"), strict=True)
    ]
    (found,) = confront(reading(made)).contradictions
    assert verify(found.proof)
    if all(Decimal(text) <= total for text in terms):
        assert set(found.figures) == {0, 1, 2}
        assert found.gap == Fraction(error * step)
    else:  # One flow alone is more than both.
        assert 0 in found.figures


@settings(max_examples=60, deadline=None)
@given(amounts, st.integers(-900, 3000), st.integers(3, 500))
def test_an_error_past_rounding_in_growth_is_found(ago: int, permille: int, off: int) -> None:
    now = ago * (1000 + permille) // 1000
    growth = Fraction(1000 * (now - ago), ago)
    wrong = Fraction(round(growth) + off, 10)
    text = f"{Decimal(wrong.numerator) / Decimal(wrong.denominator):.1f}"
    before = figure(f"{ago}元", period=_ago())
    made = [
        figure(f"{now}元"),
        before,
        figure(f"{text.removeprefix('-')}%", kind="yoy_rate", value=text),
    ]
    (found,) = confront(reading(made)).contradictions
    assert set(found.figures) == {0, 1, 2}


def _ago() -> object:
    from readings import THIS

    return THIS.year_ago()


@pytest.mark.parametrize("seed", range(25))
def test_generated_bulletins_are_not_accused(seed: int) -> None:
    rounding = ("half_up", "half_even")[seed % 2]
    made = synthesize(seed=seed, figures=60, rounding=rounding, drop_zeros=seed % 3 != 0)  # type: ignore[arg-type]
    report = confront(synthetic(made))
    found = [it for it in report.findings if it.verdict in ("contradiction", "suspect")]
    assert not found, found[0].explanation


def spoiled() -> list[tuple[Reading, Finding]]:
    out = []
    for seed in range(60):
        report = confront(synthetic(synthesize(seed=seed, figures=60, errors=2)))
        out += [(report.reading, it) for it in report.contradictions]
    return out


@pytest.fixture(scope="module")
def alarms() -> list[tuple[Reading, Finding]]:
    found = spoiled()
    assert len(found) > 20
    return found


def test_planted_errors_are_among_the_accused() -> None:
    """With one error planted, every alarm names the figure that was spoiled."""
    named = 0
    for seed in range(60):
        made = synthesize(seed=seed, figures=60, errors=1)
        for found in confront(synthetic(made)).contradictions:
            assert made.planted[0].figure in found.figures
            named += 1
    assert named > 10


def test_every_alarm_is_proven(alarms: list[tuple[Reading, Finding]]) -> None:
    assert all(verify(found.proof) for _, found in alarms)
    for _, found in alarms:
        assert {it["figure"] for it in found.proof["premises"]} == set(found.figures)
