"""Random figures, said in one of our wordings and read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from random import Random

from yuebao.bulletin.cite import agrees, identity
from yuebao.bulletin.heard import heard
from yuebao.bulletin.issue import Posting
from yuebao.bulletin.say import House, Voice, names, period_words
from yuebao.bulletin.words import CITIES, IMPORTS, KNOWLEDGE, MODES, OTHER_PARTNERS, OWNERS, RCEP_PARTNERS
from yuebao.core.fact import Base, Figure, Kind
from yuebao.core.number import Bound, Written
from yuebao.core.period import Period, months, whole_year
from yuebao.core.unit import Unit, currency_of
from yuebao.lexicon import load

WHOLES = ("服务外包执行额", "服务外包合同签约额", "离岸服务外包执行额", "在岸服务外包执行额", "进出口总额")
PARTS = (
    *(f"{name}进出口" for name in (*MODES[:5], *OWNERS)),
    *(f"对{name}进出口" for name in (*RCEP_PARTNERS, *OTHER_PARTNERS)),
    *(f"{name}进口" for name in IMPORTS),
    *(f"{name}进出口额" for name in KNOWLEDGE[:5]),
    *(f"承接{name}离岸服务外包执行额" for name in RCEP_PARTNERS),
)
MEMBERS = (*(f"{name}进出口" for name in (*MODES[:5], *OWNERS)), *(f"{name}进口" for name in IMPORTS))
BALANCES = ("贸易顺差", "贸易逆差")
TURNS = (("由降转增", "由增转降"), ("由负转正", "由正转负"))
HOUSES = tuple(
    House(dash=dash, drop_zeros=drop, turns=turns)
    for dash in ("-", "—", "至")
    for drop in (True, False)
    for turns in TURNS
)
SIGNED = ("yoy_rate", "mom_rate", "share_change", "abs_change", "contribution", "contribution_rate")


@cache
def meaning(noun: str, area: str) -> Figure:
    """A figure that measures what *noun* names."""
    return heard(f"2020年1月，{area}{noun}1.5亿元。", name="noun").figures[0]


def unit(symbol: str) -> Unit:
    lexicon = load()
    large = next((word for word in ("万", "亿") if symbol.startswith(word)), "")
    return lexicon.unit(symbol.removeprefix(large), large)


def period(rng: Random) -> Period:
    year, month = rng.randrange(2015, 2027), rng.randrange(1, 13)
    return rng.choice(
        (
            months(year, 1, max(month, 2)) if month < 12 else whole_year(year),
            months(year, month, month, "month"),
            months(year, 1, 6, "half"),
            months(year, 1, 3, "quarter"),
        )
    )


def number(rng: Random, places: int, top: int) -> Written:
    return Written(
        value=Decimal(rng.randrange(1, top * 10**places)).scaleb(-places), ulp=Decimal(1).scaleb(-places)
    )


def figure(
    rng: Random,
    noun: str,
    area: str,
    when: Period,
    kind: Kind,
    symbol: str,
    *,
    top: int,
    base: str = "",
    basis: str = "",
    named: str = "",
) -> Posting:
    """A random figure of *kind* of what *noun* names; signed where the kind can be.

    *base* is the whole it is measured against; *named* is a comparator that is only a name (上年同期).
    """
    like = meaning(noun, area)
    written = number(rng, rng.choice((0, 1, 1, 2)) if kind == "level" else rng.choice((1, 1, 2)), top)
    if kind in SIGNED and rng.random() < 0.45:
        written = Written(value=-written.value, ulp=written.ulp)
    if kind in ("yoy_rate", "share_change") and not basis and rng.random() < 0.05:
        written = Written(value=Decimal(0), ulp=Decimal("0.1"))
    bound: Bound = "="
    if kind in ("level", "share", "contribution_rate") and written.value > 0 and rng.random() < 0.06:
        bound = rng.choice(("≈", ">", "<"))
    whole = meaning(base, area) if base else None
    of = Base(name=base, measure=whole.key.measure, breakdown=whole.key.breakdown) if whole else None
    if named:
        of = Base(name=named)
    key = like.key
    return Posting(
        id="x",
        figure=Figure(
            span=like.span,
            text="",
            written=Written(value=written.value, ulp=written.ulp, bound=bound),
            unit=unit(symbol),
            key=type(key)(
                indicator=key.indicator,
                measure=key.measure,
                area=area,
                breakdown=key.breakdown,
                kind=kind,
                basis=basis,
            ),
            period=when,
            rule="",
            sentence=like.sentence,
            block=0,
            base=of,
        ),
    )


def one(rng: Random, voice: Voice, area: str, when: Period, *, basis: str = "", first: bool = True) -> None:
    """A level with its growth: 服务外包执行额…，同比增长…"""
    noun = rng.choice(WHOLES + PARTS if first else PARTS)
    symbol = rng.choice(("万美元", "亿元", "亿美元", "万元"))
    voice.put(noun)
    voice.level(figure(rng, noun, area, when, "level", symbol, top=90000))
    if rng.random() < 0.8 or basis:
        voice.put("，")
        growth = figure(rng, noun, area, when, "yoy_rate", "%", top=80, basis=basis)
        if not basis and rng.random() < 0.1:
            growth = fold(rng, growth) if rng.random() < 0.5 else times(rng, growth)
        turned = rng.random() < 0.25 and growth.figure.written.value
        voice.growth(growth, voice.house.turns[growth.figure.written.value < 0] if turned else "")
    if when.kind == "month" and not basis and rng.random() < 0.5:
        voice.put("，")
        growth = figure(rng, noun, area, when, "mom_rate", "%", top=40)
        voice.growth(growth)


def fold(rng: Random, growth: Posting) -> Posting:
    """翻一番, 翻两番."""
    written = Written(value=Decimal(rng.choice((1, 3))), ulp=Decimal(1), bound="≈")
    return replace(growth, figure=replace(growth.figure, written=written, unit=unit("倍")))


def times(rng: Random, growth: Posting) -> Posting:
    """增长1.2倍."""
    return replace(growth, figure=replace(growth.figure, written=number(rng, 1, 30), unit=unit("倍")))


def several(rng: Random, voice: Voice, area: str, when: Period) -> None:
    """…；…；…: things side by side. A whole comes first: behind a part its bare name would be the part's."""
    basis = rng.choice(("", "", "", "real", "comparable"))
    for place in range(rng.randrange(2, 5)):
        voice.put("；" if place else "")
        one(rng, voice, area, when, basis=basis, first=not place)


def shares(rng: Random, voice: Voice, area: str, when: Period) -> None:
    """A part, its share of a whole and how that changed."""
    noun = rng.choice([f"{name}进出口" for name in (*MODES[:5], *OWNERS)])
    voice.put(noun)
    voice.level(figure(rng, noun, area, when, "level", "亿元", top=9000))
    voice.put("，")
    voice.share(figure(rng, noun, area, when, "share", "%", top=90, base="进出口总额"), "进出口总额")
    if rng.random() < 0.7:
        voice.put("，")
        voice.change(figure(rng, noun, area, when, "share_change", "个百分点", top=9, base="进出口总额"))


def balance(rng: Random, voice: Voice, area: str, when: Period) -> None:
    """出口…，增长…；进口…；贸易顺差…，比上年同期扩大…，为近5年来同期首次出现顺差"""
    for noun in ("出口", "进口") if rng.random() < 0.5 else ():
        voice.put(noun)
        voice.level(figure(rng, noun, area, when, "level", "亿元", top=9000))
        if rng.random() < 0.7:
            voice.put("，")
            voice.growth(figure(rng, noun, area, when, "yoy_rate", "%", top=80))
        voice.put("；")
    noun = rng.choice(BALANCES)
    voice.put(noun)
    voice.level(figure(rng, noun, area, when, "level", "亿元", top=9000))
    if rng.random() < 0.7:
        voice.put("，")
        voice.change(figure(rng, noun, area, when, "abs_change", "亿元", top=900))
    flow, other = ("顺差", "逆差") if "顺" in noun else ("逆差", "顺差")
    remark = rng.choice(
        ("", f"为近{rng.randrange(2, 30)}年来同期首次出现{flow}", f"由上年同期{other}转为{flow}")
    )
    voice.put(f"，{remark}" if remark else "")


def added(rng: Random, voice: Voice, area: str, when: Period) -> None:
    """民营企业进出口…，同比增长…，拉动进出口增长…个百分点，对进出口增长的贡献率为…; several side by side."""
    for place in range(rng.randrange(1, 4)):
        noun = rng.choice(MEMBERS)
        base = "进口额" if noun.endswith("进口") else "进出口额"
        voice.put("；" if place else "", noun)
        voice.level(figure(rng, noun, area, when, "level", "亿元", top=9000))
        voice.put("，")
        voice.growth(figure(rng, noun, area, when, "yoy_rate", "%", top=80))
        kinds: list[tuple[Kind, str]] = [("contribution", "个百分点"), ("contribution_rate", "%")]
        for kind, symbol in kinds[rng.randrange(2) :] if rng.random() < 0.5 else kinds[: rng.randrange(1, 3)]:
            voice.put("，")
            voice.contribution(figure(rng, noun, area, when, kind, symbol, top=90, base=base), base)
        if rng.random() < 0.4:
            voice.put("，")
            voice.share(figure(rng, noun, area, when, "share", "%", top=90, base=base), base)


def multiplied(rng: Random, voice: Voice, area: str, when: Period) -> None:
    """船舶出口…，为上年同期的2.3倍; 离岸服务外包执行额…，为在岸服务外包执行额的5.2倍"""
    for place in range(rng.randrange(1, 4)):
        noun, against = rng.choice(
            (
                (rng.choice(PARTS), "上年同期"),
                ("离岸服务外包执行额", "在岸服务外包执行额"),
                ("离岸服务外包合同签约额", "在岸服务外包合同签约额"),
                (f"{OWNERS[0]}进出口", f"{OWNERS[1]}进出口"),
                (f"{IMPORTS[0]}进口", f"{IMPORTS[1]}进口"),
            )
        )
        voice.put("；" if place else "", noun)
        voice.level(figure(rng, noun, area, when, "level", "亿元", top=9000))
        if rng.random() < 0.6:
            voice.put("，")
            voice.growth(figure(rng, noun, area, when, "yoy_rate", "%", top=80))
        voice.put("，")
        multiple = figure(rng, noun, area, when, "multiple", "倍", top=30, named=against)
        voice.multiple(multiple, against)


def ranked(rng: Random, voice: Voice, area: str, when: Period) -> None:
    """对日本进出口…，同比增长…，为大连市第二大贸易伙伴"""
    for place, name in enumerate(rng.sample(RCEP_PARTNERS + OTHER_PARTNERS, rng.randrange(1, 4))):
        noun, among = rng.choice(
            (
                (f"对{name}进出口", "贸易伙伴"),
                (f"对{name}出口", "出口市场"),
                (f"自{name}进口", "进口来源地"),
                (f"承接{name}离岸服务外包执行额", "离岸服务外包来源地"),
            )
        )
        voice.put("；" if place else "", noun)
        voice.level(figure(rng, noun, area, when, "level", "亿元", top=9000))
        if rng.random() < 0.7:
            voice.put("，")
            voice.growth(figure(rng, noun, area, when, "yoy_rate", "%", top=80))
        voice.put("，")
        made = figure(rng, noun, area, when, "rank", "位", top=20)
        told = replace(
            made.figure,
            written=Written(value=Decimal(rng.randrange(1, 13)), ulp=Decimal(1)),
            key=replace(made.figure.key, indicator=among, measure=among, breakdown=(("partner", name),)),
        )
        voice.rank(replace(made, figure=told), area)


def listed(rng: Random, voice: Voice, area: str, when: Period) -> None:
    """日本、美国和德国…分别为…，同比分别…"""
    members = rng.sample(RCEP_PARTNERS + OTHER_PARTNERS, rng.randrange(2, 5))
    nouns = [f"承接{name}离岸服务外包执行额" for name in members]
    voice.put(
        "离岸服务外包",
        rng.choice((f"来源地前{'零一两三四'[len(members)]}位为", "主要来源地为")),
        names(members),
        "，执行额分别为",
    )
    voice.listed([_exact(rng, noun, area, when, "level", "万美元", 90000) for noun in nouns])
    voice.put("，")
    voice.growths([_exact(rng, noun, area, when, "yoy_rate", "%", 80) for noun in nouns])


def shared(rng: Random, voice: Voice, area: str, when: Period) -> None:
    """一般贸易、加工贸易和…进出口分别为…，同比分别…，占进出口总额的比重分别为…，比上年同期分别提高…"""
    members = rng.sample((*MODES[:5], *OWNERS), rng.randrange(2, 5))
    nouns, base = [f"{name}进出口" for name in members], "进出口总额"
    voice.put(names(members), "进出口分别为")
    voice.listed([_exact(rng, noun, area, when, "level", "亿元", 9000) for noun in nouns])
    if rng.random() < 0.7:
        voice.put("，")
        voice.growths([_exact(rng, noun, area, when, "yoy_rate", "%", 80) for noun in nouns])
    voice.put(f"，占{base}的比重分别为")
    voice.listed([_exact(rng, noun, area, when, "share", "%", 90, base) for noun in nouns])
    if rng.random() < 0.7:
        voice.put("，")
        voice.changes([_exact(rng, noun, area, when, "share_change", "个百分点", 9, base) for noun in nouns])


def _exact(
    rng: Random, noun: str, area: str, when: Period, kind: Kind, symbol: str, top: int, base: str = ""
) -> Posting:
    """One that a list can tell: neither hedged nor flat nor on a basis of its own."""
    while True:
        made = figure(rng, noun, area, when, kind, symbol, top=top, base=base)
        if made.figure.written.bound == "=" and made.figure.written.value and not made.figure.key.basis:
            return made


Saying = Callable[[Random, Voice, str, Period], None]
SAYINGS: tuple[Saying, ...] = (
    one, several, shares, balance, listed, shared, added, multiplied, ranked
)  # fmt: skip


def _counted(figures: list[Figure]) -> list[Figure]:
    """*figures* as they are to be read: where chance told one amount in two currencies, the rates behind the
    second are of that one.
    """
    first: dict[str, str] = {}
    now: dict[str, str] = {}
    meant = []
    for it in figures:
        key, money = it.key, it.unit.dimension
        if key.kind == "level" and money.endswith("元"):
            first.setdefault(key.indicator, money)
            now[key.indicator] = money
        elif key.kind == "yoy_rate" and now.get(key.indicator) != first.get(key.indicator):
            other = currency_of(now[key.indicator])
            it = replace(it, key=replace(key, breakdown=(*key.breakdown, ("currency", other))))
        meant.append(it)
    return meant


def misread(rng: Random) -> str:
    """Say something at random; what was read otherwise, or "" when all of it came back."""
    area, when = rng.choice(CITIES), period(rng)
    voice = Voice(house=rng.choice(HOUSES))
    saying = rng.choice(SAYINGS)
    voice.put(period_words(when, voice.house, full=True), "，", area)
    saying(rng, voice, area, when)
    voice.put("。")
    said = voice.paragraph
    reading = heard(said.text, name="saying")
    found = {(it.span.start, it.span.stop): it for it in reading.figures}
    for cite, meant in zip(said.cites, _counted([it.posted.figure for it in said.cites]), strict=True):
        back = found.pop((cite.start, cite.stop), None)
        if back is None:
            return f"{said.text}: {said.text[cite.start : cite.stop]} not read"
        if identity(back) != identity(meant) or not agrees(back, meant):
            told = (back.key, back.written, back.base, str(back.period))
            return f"{said.text}: {said.text[cite.start : cite.stop]} read as {told}"
    return f"{said.text}: also read {next(iter(found.values())).text}" if found or reading.unread else ""
