"""Synthetic bulletins: their truth follows from their levels, by laws worked out anew here."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import get_args

import pytest

from yuebao.bulletin import Expected, Rounding, Synthetic, synthesize
from yuebao.bulletin.thing import Law

SCALES = {
    "亿元": 10**8,
    "万元": 10**4,
    "元": 1,
    "万美元": 10**4,
    "万吨": 10**4,
    "万人": 10**4,
    "家": 1,
    "户": 1,
    "位": 1,
    "亿千瓦时": 10**8,
    "倍": 1,
    "": 1,
}
MANNERS: list[tuple[Rounding, bool]] = [
    ("half_up", True),
    ("half_up", False),
    ("half_even", True),
    ("truncate", True),
]


def meant(figure: Expected, levels: dict[str, tuple[int, int]]) -> Fraction:
    """What the levels say that *figure* is, signed, in its unit."""
    now = [Fraction(levels[name][0]) for name in figure.of]
    ago = [Fraction(levels[name][1]) for name in figure.of]
    per_cent = 100 if figure.unit in ("%", "个百分点") else 1
    scale = 1 if figure.unit in ("%", "个百分点") else SCALES[figure.unit]
    match figure.law:
        case "level":
            return now[0] / scale
        case "level_ago" | "none_ago":
            return ago[0] / scale
        case "growth":
            return per_cent * (now[0] / ago[0] - 1)
        case "growth_change":
            return 100 * (now[0] / ago[0] - now[1] / ago[1])
        case "average":
            years = int(figure.period[:4]) - int(figure.of[1].rpartition("@")[2])
            root = float(now[0] / now[1]) ** (1 / years)
            return figure.exact if abs(100 * (root - 1) - float(figure.exact)) < 1e-9 else Fraction(-1)
        case "share":
            return 100 * sum(now[:-1]) / now[-1]
        case "share_change":
            return 100 * (now[0] / now[1] - ago[0] / ago[1])
        case "change":
            return (now[0] - ago[0]) / scale
        case "balance":
            return (now[0] - now[1]) / scale
        case "balance_change":
            return ((now[0] - now[1]) - (ago[0] - ago[1])) / scale
        case "contribution":
            return 100 * (sum(now[:-1]) - sum(ago[:-1])) / ago[-1]
        case "contribution_rate":
            return 100 * (sum(now[:-1]) - sum(ago[:-1])) / (now[-1] - ago[-1])
        case "multiple":
            return now[0] / now[1]
        case "rank":
            return Fraction(1 + sum(now[0] < other for other in now[1:]))
    raise AssertionError(figure.law)


def allowed(figure: Expected, rounding: Rounding) -> tuple[Fraction, Fraction]:
    """The numbers that an honest author could have printed as *figure*."""
    value, ulp = Fraction(figure.value), Fraction(figure.ulp)
    if figure.bound == ">":
        step = 10 ** max(len(str(int(figure.value))) - 2, 0)
        return value, value + step
    if rounding == "truncate":
        low, high = (value, value + ulp) if value > 0 else (value - ulp, value)
        low, high = (value - ulp, value + ulp) if value == 0 else (low, high)
    else:
        low, high = value - ulp / 2, value + ulp / 2
    return low - figure.slack, high + figure.slack


def bulletins(rounding: Rounding, drop_zeros: bool) -> list[Synthetic]:
    return [synthesize(seed=n, rounding=rounding, drop_zeros=drop_zeros) for n in range(60)]


@pytest.mark.parametrize(("rounding", "drop_zeros"), MANNERS)
def test_every_figure_follows_from_the_levels(rounding: Rounding, drop_zeros: bool) -> None:
    for made in bulletins(rounding, drop_zeros):
        for figure in made.truth:
            exact = meant(figure, made.levels)
            low, high = allowed(figure, rounding)
            assert exact == figure.exact, figure
            assert low <= exact <= high, figure


@pytest.mark.parametrize(("rounding", "drop_zeros"), MANNERS)
def test_offsets_and_values_match_the_text(rounding: Rounding, drop_zeros: bool) -> None:
    for made in bulletins(rounding, drop_zeros):
        last = 0
        for figure in made.truth:
            assert last <= figure.start < figure.stop
            last = figure.stop
            assert made.text[figure.start : figure.stop] == figure.text
            number = "".join(c for c in figure.text if c.isdigit() or c == ".")
            if number:
                assert Decimal(number) == abs(figure.value)
                assert Decimal(number).as_tuple().exponent == figure.ulp.as_tuple().exponent
            else:
                assert (
                    figure.text in ("持平", "无出口", "无出口记录", "无进口", "无进口记录")
                    or figure.kind == "rank"
                )
                assert figure.value == 0 or figure.kind == "rank"


def test_words_say_the_sign() -> None:
    for made in bulletins("half_up", True):
        for figure in made.truth:
            before = made.text[: figure.start]
            if figure.kind == "yoy_rate" and figure.text != "持平" and before.endswith(("增长", "下降")):
                shared = before.endswith(("分别增长", "分别下降", "分别同比增长", "分别同比下降"))
                assert shared or (figure.value > 0) == before.endswith("增长")


def test_every_numeral_is_a_figure_a_period_or_a_mark() -> None:
    """Digits outside the figures stand in periods, titles and before paragraphs only."""
    for made in bulletins("half_up", True)[:20]:
        rest, last = [], 0
        for figure in made.truth:
            rest.append(made.text[last : figure.start])
            last = figure.stop
        rest.append(made.text[last:])
        between = "\n".join(rest)
        for position, sign in enumerate(between):
            if sign.isdigit():
                after = between[position:].lstrip("0123456789-—－至")
                mark = between[position - 1] == "\n" and after.startswith(".")
                assert mark or after[:1] in ("年", "月", "个"), between[position - 20 : position + 20]


def test_same_seed_same_bulletin() -> None:
    assert synthesize(seed=5) == synthesize(seed=5)
    assert synthesize(seed=5).text != synthesize(seed=6).text


def test_all_laws_units_and_kinds_occur() -> None:
    truth = [f for n in range(200) for f in synthesize(seed=n).truth]
    laws = {f.law for f in truth}
    assert laws == set(get_args(Law))
    assert {f.unit for f in truth} >= {"亿元", "万美元", "万吨", "万人", "元", "%", "个百分点", "倍", "位"}
    assert {f.text for f in truth} >= {"持平", "无出口", "无进口记录"}
    assert any(f.slack for f in truth)
    assert any(f.bound == ">" for f in truth)


@pytest.mark.parametrize("figures", [1, 20, 250, 1500])
def test_about_as_many_figures_as_asked(figures: int) -> None:
    made = synthesize(seed=3, figures=figures)
    assert figures <= len(made.truth) < figures + 40


def test_nothing_is_said_twice_of_one_place() -> None:
    """One total per place, measure, cut, period and basis: the honest never contradict themselves."""
    for n in range(40):
        seen: dict[tuple[object, ...], set[str]] = {}
        for figure in synthesize(seed=n, figures=400).truth:
            if figure.law == "level":
                key = (figure.indicator, figure.area, figure.period, figure.breakdown)
                seen.setdefault(key, set()).update(figure.of)
        assert all(len(names) == 1 for names in seen.values()), seen


@pytest.mark.parametrize("errors", [1, 3])
def test_planted_errors_change_just_those_figures(errors: int) -> None:
    for n in range(80):
        honest, spoiled = synthesize(seed=n), synthesize(seed=n, errors=errors)
        assert len(spoiled.planted) == errors
        changed = {p.figure for p in spoiled.planted}
        for position, (one, two) in enumerate(zip(honest.truth, spoiled.truth, strict=True)):
            assert two.text == spoiled.text[two.start : two.stop]
            if position not in changed:
                assert (one.text, one.value, one.exact) == (two.text, two.value, two.exact)
        for planted in spoiled.planted:
            one, two = honest.truth[planted.figure], spoiled.truth[planted.figure]
            assert planted.was != planted.became
            assert (one.value, one.unit) != (two.value, two.unit)
            assert one.exact == two.exact


def test_every_slip_occurs() -> None:
    hows = {p.how for n in range(120) for p in synthesize(seed=n, errors=3).planted}
    assert hows == {"last_digit", "swapped", "extra_zero", "hundred_off", "sign", "no_yi"}


def test_what_may_be_done_by_hand_can_be_forbidden() -> None:
    for n in range(20):
        assert not any(f.slack for f in synthesize(seed=n, by_hand=frozenset()).truth)


@pytest.mark.parametrize("wrong", [{"figures": 0}, {"errors": -1}])
def test_bad_calls_raise(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="at least"):
        synthesize(seed=1, **wrong)  # type: ignore[arg-type]
