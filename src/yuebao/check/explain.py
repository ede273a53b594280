"""What a finding says to a person: the sum done on paper, with its rounding bounds, in Chinese.

A figure is given as it is printed, with the interval that its rounding allows in brackets. A
conflict of one relation is one sum; one of several is the proof's own steps in order, each a
line that a calculator can follow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction

from yuebao.check.certify import Step
from yuebao.check.infer import Units
from yuebao.check.names import named
from yuebao.check.sketch import factor
from yuebao.check.system import Cell, Pin, Product, Sum, System
from yuebao.core.fact import Culprit, Figure, Slip

_IF_NOT = {
    "exhaustive": "若另有未列出的类别，则不矛盾。",
    "one_base": "以两年口径、基数一致为前提；若上年基数经过调整，则不矛盾。",
    "unrevised": "以各时期数据未经修订为前提；若以前月份的数后来修订过，则不矛盾。",
    "mean_population": "以按年平均人口（年初、年末平均）计算为前提。",
    "same_units": "规模以上、限额以上单位每年有进有出，增速常按可比口径计算；若两年的单位不同，则不矛盾。",
    "same_vintage": "以分子、分母都是这里印出的数为前提；若地区生产总值用的是别的核算数，则不矛盾。",
}


def number(value: Fraction, places: int = 4) -> str:
    """A fraction as a decimal, to at most *places* digits, trailing zeros dropped."""
    with localcontext() as context:
        context.prec = 60 + len(str(value.numerator // value.denominator))
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    return _plain(rounded)


def signed_text(figure: Figure) -> str:
    """The figure as printed, with the sign that its words give it."""
    value = figure.written.value
    return f"-{figure.text}" if value < 0 and not figure.text.startswith(("-", "－", "−")) else figure.text


def interval(figure: Figure) -> str:
    """What a figure's rounding allows, in its own unit."""
    low, high = figure.written.ends
    return f"{_plain(low)}～{_plain(high)}"


def _plain(value: Decimal) -> str:
    text = str(value)
    if "E" in text:
        text = f"{value:f}"
    if text[-1] == "0":  # as few are: the ends of a printed number end in a 5
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "0" if text == "-0" else text
    return text


_BARE = (
    "元",
    "美元",
    "欧元",
    "港元",
    "人",
    "吨",
    "千克",
    "克",
    "户",
    "件",
    "辆",
    "平方米",
    "千瓦时",
    "立方米",
)


def amount(value: Fraction, symbol: str) -> str:
    """A value in that unit; in 亿 or 万 of it where it is too large to be read without."""
    for word, size, least in (("亿", 10**8, 10**8), ("万", 10**4, 10**6)):
        if symbol in _BARE and least <= abs(value):
            return f"{number(value / size)}{word}{symbol}"
    return f"{number(value)}{symbol}"


def cited(figure: Figure, *, name: bool = True) -> str:
    """Name, printed text and rounding interval: 离岸…186088.5万美元（186088.45～186088.55）."""
    head = figure.key.indicator if name else ""
    label = _LABELS.get(figure.key.kind, "")
    return f"{head}{label}{signed_text(figure)}（{interval(figure)}）"


_LABELS = {
    "yoy_rate": "同比",
    "mom_rate": "环比",
    "avg_rate": "平均增速",
    "other_rate": "增速",
    "share": "占比",
    "share_change": "占比变化",
    "abs_change": "增减",
    "contribution": "拉动",
    "contribution_rate": "贡献率",
    "rate_change": "增速变化",
}


def summed(
    system: System, constraint: Sum, pins: Mapping[int, Pin]
) -> tuple[str, Fraction, tuple[Fraction, Fraction]]:
    """One sum written out: text, the gap between the printed numbers, what the terms allow the first.

    The gap and the interval are in the unit of the first figure.
    """
    first = pins[constraint.unknowns[0]]
    own, scale = system.figures[first.figure], first.factor
    total, low, high = Fraction(0), Fraction(0), Fraction(0)
    pieces = []
    for unknown, coefficient in zip(constraint.unknowns[1:], constraint.coefficients[1:], strict=True):
        pin = pins[unknown]
        weight = -coefficient
        least, most = (it * weight / scale for it in system.printed(pin))
        if most < least:
            least, most = most, least
        total += system.value(pin) * weight / scale
        low, high = low + least, high + most
        sign = "＋" if 0 < weight * pin.factor / scale else "－"
        pieces.append(f"{sign}{cited(system.figures[pin.figure])}")
    pieces.sort(key=lambda it: it.startswith("－"))
    printed = Fraction(own.written.value)
    own_low, own_high = Fraction(own.written.low), Fraction(own.written.high)
    gap = abs(printed - total)
    least_gap = max(own_low - high, low - own_high)
    unit = own.unit.symbol
    text = (
        f"{''.join(pieces).removeprefix('＋')}＝{number(low)}～{number(high)}{unit}；"
        f"印出的{own.key.indicator}{_LABELS.get(own.key.kind, '')}是{signed_text(own)}（{interval(own)}），"
        f"相差至少{number(least_gap)}，印出数字之差{number(gap)}。"
    )
    return text, gap, (low, high)


def at_most(
    system: System, constraint: Sum, pins: Mapping[int, Pin], constraint_number: int | None = None
) -> tuple[str, Fraction, tuple[Fraction, Fraction]]:
    """A part that exceeds its whole, or what should be no more than another and is."""
    whole, part = (pins[it] for it in constraint.unknowns)
    scale = whole.factor
    low = system.printed(part)[0] / scale
    one, two = system.figures[whole.figure], system.figures[part.figure]
    gap = system.value(part) / scale - Fraction(one.written.value)
    ground = system.grounds[constraint_number] if constraint_number is not None else None
    if ground is None or ground.kind == "part":
        text = f"{cited(two)}是{cited(one)}的一部分，却比它大{amount(gap, one.unit.symbol)}。"
    else:
        text = f"{ground.because}，但{cited(two)}比{cited(one)}大{amount(gap, one.unit.symbol)}。"
    return text, gap, (low, Fraction(one.written.high))


def averaged(
    system: System, figures: Sequence[int], whole: int, ends: Sequence[Fraction], gap: Fraction
) -> str:
    """Growth of a whole that lies outside that of its parts; *ends* are the parts', then its own, in %."""
    parts = "、".join(cited(system.figures[it]) for it in figures if it != whole)
    way = "高" if ends[1] < ends[2] else "低"
    return (
        f"整体的增速是各部分增速的加权平均，不会比最高的部分高，也不会比最低的部分低。"
        f"各部分是{parts}，整体只能在{number(ends[0])}%～{number(ends[1])}%之间；"
        f"印出的{cited(system.figures[whole])}至少{way}出{number(gap)}个百分点。"
    )


def yearly(system: System, pins: Sequence[Pin]) -> tuple[str, Fraction, tuple[Fraction, Fraction]]:
    """An average of several years that their levels or their growth do not bear out.

    The text, the gap and what the others allow the average, both in points of percent.
    """
    own = next(it for it in pins if system.keys[it.unknown][0] == "average")  # type: ignore[index]
    years = system.keys[own.unknown][2]  # type: ignore[index]
    figure = system.figures[own.figure]
    others = [it for it in pins if it is not own]
    ends = [system.printed(it) for it in others]
    if all(isinstance(system.keys[it.unknown], Cell) for it in others):
        last = system.keys[own.unknown][1]  # type: ignore[index]
        now, then = sorted(others, key=lambda it: system.keys[it.unknown] != last)
        (low, high), (least, most) = system.printed(now), system.printed(then)
        low, high = low / most, high / least
        made = f"{cited(system.figures[now.figure])}÷{cited(system.figures[then.figure])}"
    else:
        low = high = Fraction(1)
        for least, most in ends:
            low, high = low * least, high * most
        made = "×".join(f"（1＋{cited(system.figures[it.figure])}）" for it in others)
    roots = tuple(
        Fraction(_rooted(it, years).quantize(Decimal("1e-5"), rounding=way)) * 100 - 100
        for it, way in ((low, ROUND_FLOOR), (high, ROUND_CEILING))
    )
    least, most = (100 * (it - 1) for it in system.printed(own))
    gap = max(roots[0] - most, least - roots[1], Fraction(0))
    text = (
        f"{made}＝{number(low, 6)}～{number(high, 6)}，开{years}次方，"
        f"{years}年平均增速应在{number(roots[0], 3)}%～{number(roots[1], 3)}%之间；"
        f"印出的是{cited(figure)}，相差至少{number(gap, 3)}个百分点。"
    )
    return text, gap, (roots[0], roots[1])


def _rooted(value: Fraction, years: int) -> Decimal:
    with localcontext() as context:
        context.prec = 40
        return (Decimal(value.numerator) / Decimal(value.denominator)) ** (Decimal(1) / years)


def joint(
    system: System, pins: Sequence[int], steps: Sequence[Step], empty: int, units: Units, facts: str = ""
) -> str:
    """A conflict of several relations: the figures, the steps on paper, the clash.

    *steps* are a replay of the conflict; *facts* stand before what would mend it.
    """
    lines = [together(system, pins), *chained(system, pins, steps, empty, units)]
    return "。".join(lines) + "。" + facts


def together(system: System, pins: Sequence[int]) -> str:
    """The figures of a conflict, as printed."""
    quoted = "、".join(cited(system.figures[system.pins[it].figure]) for it in pins)
    return f"这{len(pins)}个数不能同时成立：{quoted}"


def chained(
    system: System, pins: Sequence[int], steps: Sequence[Step], empty: int, units: Units
) -> list[str]:
    """The steps of a replay on paper, a line each, and the clash that they end in."""
    cite = {system.pins[it].unknown: _short(system.figures[system.pins[it].figure]) for it in pins}
    lines: list[str] = []
    last: tuple[int, int] | None = None
    low: dict[int, Fraction] = {}
    high: dict[int, Fraction] = {}
    clash: dict[int, str] = {}
    given: dict[int, Pin] = {}
    for step in steps:
        if step.unknown == empty:
            given.pop(step.side, None)
            if step.pin is not None:
                given[step.side] = system.pins[step.pin]
        (high if step.side else low)[step.unknown] = step.bound
        if step.constraint is None or (system.roles[step.unknown] == "part_ratio" and step.unknown != empty):
            continue
        line = f"由{_how(system, step.constraint, step.unknown, cite)}，{named(system, step.unknown)}"
        if step.unknown == empty:
            clash[step.side] = line + _side(system, units, step)
            continue
        line += _ends(system, units, step.unknown, low, high)
        if last == (step.unknown, step.constraint):
            lines[-1] = line
        else:
            lines.append(line)
        last = step.unknown, step.constraint
    lines.extend(clash.values())
    ends = (low.get(empty, Fraction(0)), high[empty])
    # The end that a figure gives is told in the figure's own unit, which a slip may have made another,
    # and in its own sense: a 逆差 is held as less than nothing.
    turned = any(pin.factor < 0 for pin in given.values())
    told = [
        _own(system, given[side], end)
        if side in given
        else shown(system, units, empty, -end if turned else end)
        for side, end in enumerate(ends)
    ]
    least, most = reversed(told) if turned else told
    lines.append(f"{cite.get(empty) or named(system, empty)}既要不小于{least}，又要不大于{most}，两者矛盾")
    return lines


def _own(system: System, pin: Pin, value: Fraction) -> str:
    """A value of a printed figure's unknown in that figure's unit."""
    symbol = system.figures[pin.figure].unit.symbol
    return f"{number((value - pin.offset) / pin.factor)}{symbol}"


def shown(system: System, units: Units, unknown: int, value: Fraction) -> str:
    """A value of an unknown in the unit a person would use."""
    key, role = system.keys[unknown], system.roles[unknown]
    if role in ("rate", "real_rate"):
        return f"{number(100 * (value - 1), 3)}%"
    if role == "share":
        return f"{number(100 * value, 3)}%"
    if isinstance(key, Cell):
        unit, places = units.of(key)
        return f"{number(value / factor(unit), places)}{unit.symbol}"
    if isinstance(key, tuple) and key[0] in ("difference", "gain", "growth"):
        unit, places = units.of(key[2] if key[0] == "gain" else key[1])
        return f"{number(value / factor(unit), places)}{unit.symbol}"
    return f"{number(100 * value, 3)}个百分点" if role == "change" else number(value, 5)


def _side(system: System, units: Units, step: Step) -> str:
    return ("不小于", "不大于")[step.side] + shown(system, units, step.unknown, step.bound)


def _ends(
    system: System, units: Units, unknown: int, low: Mapping[int, Fraction], high: Mapping[int, Fraction]
) -> str:
    least, most = low.get(unknown), high.get(unknown)
    if least is not None and most is not None and least <= most:
        return f"在{shown(system, units, unknown, least)}～{shown(system, units, unknown, most)}之间"
    if least is not None:
        return f"不小于{shown(system, units, unknown, least)}"
    return f"不大于{shown(system, units, unknown, most or Fraction(0))}"


def _short(figure: Figure) -> str:
    return f"{figure.key.indicator}{_LABELS.get(figure.key.kind, '')}{signed_text(figure)}"


def _how(system: System, number: int, unknown: int, cite: Mapping[int, str]) -> str:
    """The sum a constraint does for one of its unknowns; *cite* quotes those that are printed."""
    constraint, kind = system.constraints[number], system.grounds[number].kind

    def told(one: int) -> str:
        return cite.get(one) or named(system, one)

    about = system.keys[unknown]
    if kind == "share_change" and isinstance(about, tuple) and about[0] == "kept":
        if isinstance(constraint, Product):
            return f"（1＋{told(constraint.a)}）÷（1＋{told(constraint.b)}）"
        change, share = (system.index[(name, *about[1:])] for name in ("change", "share"))
        return f"1－{told(change)}÷{told(share)}"
    if isinstance(constraint, Sum):
        own = dict(zip(constraint.unknowns, constraint.coefficients, strict=True))
        pieces = [
            f"{'－' if 0 < coefficient * own[unknown] else '＋'}{told(other)}"
            for other, coefficient in own.items()
            if other != unknown
        ]
        pieces.sort(key=lambda it: it.startswith("－"))
        return "".join(pieces).removeprefix("＋")
    a, q, b = (told(it) for it in constraint)
    key = system.keys[constraint.q]
    if system.roles[constraint.q] == "part_ratio" and kind == "share_change" and isinstance(key, tuple):
        sources = (system.index.get((name, *key[1:])) for name in ("share", "change"))
        moved = "、".join(told(it) for it in sources if it is not None)
        if unknown == constraint.a:
            return f"{b}与{moved}，按（1＋增速）×（1－占比变化÷占比）－1"
        return f"{a}与{moved}，按（1＋增速）÷（1－占比变化÷占比）－1"
    if system.roles[constraint.q] == "rate":
        plain = {constraint.a: f"{b}×（1＋增速），{q}", constraint.q: f"{a}÷{b}－1"}
        return plain.get(unknown, f"{a}÷（1＋增速），{q}")
    return {constraint.a: f"{b}×{q}", constraint.q: f"{a}÷{b}"}.get(unknown, f"{a}÷{q}")


def granted(assumes: Sequence[str]) -> str:
    """What would make a conflict no conflict."""
    return "".join(_IF_NOT[it] for it in assumes if it in _IF_NOT)


def mending(system: System, culprits: Iterable[Culprit]) -> str:
    """The single figures that would mend it, and what each would have to be."""
    told = []
    for culprit in culprits:
        figure = system.figures[culprit.figure]
        symbol = figure.unit.symbol
        if figure.key.kind == "yoy_rate" and (culprit.low or 0) <= -100 and not (culprit.high or 1000) < 1000:
            ends = "应为别的数"  # what is no more than a fall of all and a growth without end says nothing
        elif culprit.low is not None and culprit.high is not None:
            least, most = amount(culprit.low, symbol), amount(culprit.high, symbol)
            if number(culprit.low) == least.removesuffix(symbol):
                least = number(culprit.low)
            ends = f"应在{least}～{most}之间"
        elif culprit.low is not None:
            ends = f"应不小于{amount(culprit.low, symbol)}"
        elif culprit.high is not None:
            ends = f"应不大于{amount(culprit.high, symbol)}"
        else:
            ends = "应为别的数"
        told.append(f"{figure.key.indicator}{_LABELS.get(figure.key.kind, '')}{signed_text(figure)}{ends}")
    return f"若只有一处有误，可能是：{'；或'.join(told)}。" if told else ""


def mended(system: System, slips: Sequence[Slip]) -> str:
    """The edits that would mend it; all of those that are as likely as one another."""
    if not slips:
        return ""
    told = []
    for slip in slips:
        figure = system.figures[slip.figure]
        told.append(
            f"{figure.key.indicator}{_LABELS.get(figure.key.kind, '')}{signed_text(figure)}"
            f"{slip.how}，应为{slip.became}"
        )
    many = "（这几种改法同样说得通，须对照原始数据）" if 1 < len(slips) else ""
    return f"可能是笔误：{'；或'.join(told)}{many}。"


def agreed(system: System, figures: Collection[int], kind: str) -> str:
    """A relation that was checked and holds, in one line; *figures* in the order they are to be told."""
    cites = system.cites
    for it in figures:
        if it not in cites:
            cites[it] = cited(system.figures[it])
    return f"{'、'.join([cites[it] for it in figures])}：{_HOLDS.get(kind, '相互吻合')}。"


_HOLDS = {
    "sum": "合计与分项相符",
    "balance": "差额与进出口相符",
    "share": "占比与绝对数相符",
    "growth": "增速与两期绝对数相符",
    "share_change": "占比变化与增速相符",
    "change": "增减额与两期绝对数相符",
    "contribution": "拉动与增减额相符",
    "rate_change": "增速之差相符",
    "difference": "三个率相符",
    "structure": "占比合计为100%",
    "ratio": "比值与两个绝对数相符",
    "per_head": "人均与总量、人口相符",
    "price": "金额与数量、单价相符",
    "cumulation": "累计数与各时期之和相符",
    "average": "平均增速与各年的数相符",
    "member": "成员不大于整体",
    "area": "地区不大于上级地区",
    "top": "位次与数相符",
    "rank": "位次与数相符",
    "sign": "与标题相符",
}
