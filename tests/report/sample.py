"""A reading and a report made by hand, so that what presents them is tested without the reader."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from fractions import Fraction

from yuebao.core.fact import (
    Base,
    Breakdown,
    Culprit,
    Figure,
    Finding,
    Ignored,
    Inferred,
    Key,
    Kind,
    Reading,
    Relation,
    Report,
    Unread,
)
from yuebao.core.number import Bound, Written
from yuebao.core.period import Period, months
from yuebao.core.text import Block, BlockKind, Joined, Outline, Source, Span
from yuebao.core.unit import Unit

TEXT = """【数据月报】

● 2025 年 1-5 月某市外包统计

1-5 月，全市外包合同额 195586.7 万美元，增长 39.1%。其中，
离岸 186088.5 万美元，增长 59.2%；在岸 9457
万美元，下降 60.13%。执行额约 10 亿美元，占全省的 12.5%，
较上年同期持平。另有 3 家企业参加一带一路活动，见第七表。
"""

PERIOD = months(2025, 1, 5)
DOLLARS = Unit(symbol="万美元", dimension="美元", scale=Fraction(10_000))
FIRMS = Unit(symbol="家", dimension="家", scale=Fraction(1))
PERCENT = Unit(symbol="%", dimension="%", scale=Fraction(1))


def find(text: str, needle: str, after: int = 0) -> Span:
    """Where *needle* stands, white space in the text aside."""
    start = text.index(needle[0], after)
    while True:
        at, n = start, 0
        while at < len(text) and n < len(needle):
            if text[at] == needle[n]:
                n += 1
            elif not text[at].isspace():
                break
            at += 1
        if n == len(needle):
            return Span(start=start, stop=at)
        start = text.index(needle[0], start + 1)


def join(text: str, start: int, stop: int) -> Joined:
    """The source from *start* to *stop* without white space, and the way back."""
    starts, origins, out = [], [], ""
    for n in range(start, stop):
        if text[n].isspace():
            continue
        if not origins or text[n - 1].isspace() or n == start:
            starts.append(len(out))
            origins.append(n)
        out += text[n]
    return Joined(text=out, starts=tuple(starts), origins=tuple(origins))


def reading(text: str = TEXT, *, name: str = "bulletin.txt") -> Reading:
    """A dozen figures of a made-up bulletin, by position:

    0 合同额, 1 its growth, 2 离岸, 3 its growth, 4 在岸 (its unit on the next line), 5 its growth,
    6 执行额 (about), 7 its share, 8 the share's change, 9 企业数.
    """
    blocks = []
    for kind, piece in (
        ("section", text[: text.index("\n")]),
        ("item", text[text.index("●") + 2 : text.index("\n", text.index("●"))]),
        ("paragraph", text[text.index("1-5 月，") :].rstrip()),
    ):
        start = text.index(piece, blocks[-1].span.stop if blocks else 0)
        blocks.append(_block(kind, join(text, start, start + len(piece)), blocks))  # type: ignore[arg-type]
    end = text.index("见第七表")
    body = blocks[-1].span.start

    def figure(
        needle: str,
        value: str,
        unit: Unit,
        kind: Kind,
        indicator: str,
        *,
        breakdown: Breakdown = (),
        period: Period | None = PERIOD,
        bound: Bound = "=",
        base: Base | None = None,
        of: int | None = None,
        parent: int | None = None,
    ) -> Figure:
        number = Decimal(value)
        ulp = Decimal(1).scaleb(int(number.as_tuple().exponent))
        span = find(text, needle, body)
        return Figure(
            span=span,
            text=needle,
            written=Written(value=number, ulp=ulp, bound=bound),
            unit=unit,
            key=Key(indicator=indicator, measure="外包合同额", area="某市", breakdown=breakdown, kind=kind),
            period=period,
            rule="clause:hand",
            sentence=Span(start=body, stop=text.index("。", span.start) + 1),
            block=2,
            base=base,
            of=of,
            parent=parent,
        )

    off, on = (("side", "离岸"),), (("side", "在岸"),)
    figures = (
        figure("195586.7万美元", "195586.7", DOLLARS, "level", "外包合同额"),
        figure("39.1%", "39.1", PERCENT, "yoy_rate", "外包合同额", of=0),
        figure("186088.5万美元", "186088.5", DOLLARS, "level", "离岸外包合同额", breakdown=off, parent=0),
        figure("59.2%", "59.2", PERCENT, "yoy_rate", "离岸外包合同额", breakdown=off, of=2),
        figure("9457万美元", "9457", DOLLARS, "level", "在岸外包合同额", breakdown=on, parent=0),
        figure("60.13%", "-60.13", PERCENT, "yoy_rate", "在岸外包合同额", breakdown=on, of=4),
        figure(
            "10亿美元",
            "10",
            Unit(symbol="亿美元", dimension="美元", scale=Fraction(10**8)),
            "level",
            "外包执行额",
            bound="≈",
        ),
        figure("12.5%", "12.5", PERCENT, "share", "外包执行额", base=Base(name="全省外包执行额"), of=6),
        figure("持平", "0.0", PERCENT, "share_change", "外包执行额", of=6),
        figure("3家", "3", FIRMS, "level", "企业数", period=None),
    )
    return Reading(
        source=Source(sha256=hashlib.sha256(text.encode()).hexdigest(), name=name, text=text),
        outline=Outline(blocks=tuple(blocks), title="某市外包月报"),
        figures=figures,
        ignored=(Ignored(span=find(text, "一带一路"), text="一", reason="name:一带一路"),),
        unread=(Unread(span=Span(start=end + 1, stop=end + 3), text="第七", reason="no unit"),),
    )


def _block(kind: BlockKind, joined: Joined, before: list[Block]) -> Block:
    headings = {block.kind: block.text for block in before}
    return Block(kind=kind, joined=joined, section=headings.get("section"), item=headings.get("item"))


def report(of: Reading | None = None) -> Report:
    """A contradiction (0, 2, 4), a relation that holds (0, 1), one left open (7), one inferred figure."""
    allowed = (Fraction("195545.0"), Fraction("195546.05"))
    return Report(
        reading=of or reading(),
        findings=(
            Finding(
                relation=Relation(kind="sum", terms=(0, 2, 4), assumes=("exhaustive",), because="离岸与在岸"),
                verdict="contradiction",
                figures=(0, 2, 4),
                grade="B",
                printed="195586.7万美元",
                allowed=allowed,
                gap=Fraction("40.6"),
                unit="万美元",
                culprits=(
                    Culprit(figure=0, low=allowed[0], high=allowed[1]),
                    Culprit(figure=2, low=Fraction(186129), high=None),
                ),
                shares_residual_with=(2,),
                proof={"multipliers": {"0": Fraction(1, 3)}, "bounds": (Decimal("1E+3"),)},
                explanation="离岸 186088.5 + 在岸 9457 = 195545.5\n合同额印作 195586.7",
            ),
            Finding(
                relation=Relation(kind="growth", terms=(0, 1), because="增长"),
                verdict="holds",
                figures=(0, 1),
                explanation="195586.7 ÷ 1.391 = 140608.7",
            ),
            Finding(relation=Relation(kind="share", terms=(6, 7)), verdict="open", figures=(7,)),
        ),
        inferred=(
            Inferred(
                key=Key(
                    indicator="全省外包执行额", measure="外包执行额", area="全省", breakdown=(), kind="level"
                ),
                period=PERIOD,
                unit=Unit(symbol="亿美元", dimension="美元", scale=Fraction(10**8)),
                low=Decimal("71.7"),
                high=Decimal("88.4"),
                rests_on=(6, 7),
                assumes=("narrow",),
            ),
        ),
    )
