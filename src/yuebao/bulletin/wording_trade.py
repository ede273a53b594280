"""Sentences of trade bulletins: a city's foreign trade by customs, the nation's trade in services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from yuebao.bulletin.scribe import Scribe
from yuebao.bulletin.thing import Thing
from yuebao.bulletin.words import (
    EXPORTS,
    IMPORTS,
    KNOWLEDGE,
    MACHINES,
    MODES,
    OTHER_PARTNERS,
    OWNERS,
    PLAIN_SERVICES,
    RCEP_PARTNERS,
)
from yuebao.bulletin.world import Pair, Topic, added, divide, grown, say_to_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """A whole trade with its two flows; *own* is how the place calls itself (全市)."""

    topic: Topic
    total: Thing
    exports: Thing
    imports: Thing
    own: str
    ago: str

    def flow(self, name: str) -> Thing:
        return self.exports if name == "出口" else self.imports


def customs(s: Scribe, topic: Topic) -> list[Callable[[], None]]:
    """The paragraphs of a customs note on a city."""
    rng = s.rng
    size = grown(rng, rng.randrange(400, 9000) * 10**8 + rng.randrange(10**8), 0.04, 0.08)
    flows = divide(rng, size, 2, 0.08, 0.4)
    rng.shuffle(flows)
    trade = rng.choice(("外贸", "", "货物贸易"))
    t = Trade(
        topic=topic,
        total=topic.thing(f"{trade}进出口总值", size, breakdown=(("flow", "进出口"),)),
        exports=topic.thing(f"{trade}出口额", flows[0], breakdown=(("flow", "出口"),)),
        imports=topic.thing(f"{trade}进口额", flows[1], breakdown=(("flow", "进口"),)),
        own="全市",
        ago=s.one_of("比上年同期", "比去年同期", "较去年同期"),
    )
    title = f"前{topic.month}个月" if topic.month < 12 else ""
    s.put(f"● {topic.year}年{title}{topic.area}外贸进出口情况\n")
    rest = [
        partial(_members, s, t, MODES[: rng.randrange(3, 7)], "mode", ("从贸易方式看，", "分贸易方式看，")),
        partial(_members, s, t, OWNERS, "ownership", ("从企业性质看，", "从经营主体看，")),
        partial(_exports, s, t),
        partial(_goods, s, t, "进口", IMPORTS, (t.imports.now, t.imports.ago)),
        partial(_partners, s, t),
        partial(_month, s, t),
    ]
    rng.shuffle(rest)
    return [partial(_totals, s, t), *rest]


def _totals(s: Scribe, t: Trade) -> None:
    s.put(
        s.one_of("据海关统计，", "海关数据显示，", "海关统计数据表明，"), say_to_date(s, t.topic, full=True)
    )
    s.put("，", t.topic.area, t.total.indicator, s.one_of("", "为", "达"))
    s.total(t.total, (t.exports, t.imports))
    s.put(s.one_of("（人民币，下同），", "，"))
    s.growth(t.total, s.one_of("同比", t.ago))
    if s.chance(0.2):
        s.put("，", t.ago)
        s.change(t.total, "")
    s.put(s.one_of("。其中，", "，其中："), "出口")
    s.level_growth(t.exports)
    s.put("；进口")
    s.level_growth(t.imports)
    if abs(t.exports.now - t.imports.now) > 10**9:
        s.put(s.one_of("；", "。实现", "。"))
        _balance(s, t.exports, t.imports, "贸易", t.ago)
    s.put("。")


def _balance(s: Scribe, exports: Thing, imports: Thing, name: str, ago: str) -> None:
    """贸易顺差…，比上年同期扩大…; how it moved is told only where it kept its sign."""
    first, second, flow = (
        (exports, imports, "顺差") if exports.now > imports.now else (imports, exports, "逆差")
    )
    cuts = (*((d, m) for d, m in exports.breakdown if d != "flow"), ("flow", flow))
    gap = Thing(
        name=f"{first.name}-{second.name}",
        now=first.now - second.now,
        ago=first.ago - second.ago,
        indicator=f"{name}{flow}",
        area=first.area,
        scale=first.scale,
        breakdown=cuts,
    )
    s.put(name, flow)
    s.balance(gap, first, second)
    if gap.ago > 0:
        s.put("，")
        s.balance_change(gap, first, second, ago)


def _members(s: Scribe, t: Trade, names: tuple[str, ...], dimension: str, leads: tuple[str, ...]) -> None:
    """The trade by mode or by owner: some of the parts of an exhaustive cut."""
    pairs = divide(s.rng, (t.total.now, t.total.ago), len(names), 0.15)
    shown = s.rng.randrange(2, len(names) + 1)
    s.put(s.one_of(*leads), say_to_date(s, t.topic), f"，{t.topic.area}")
    for position, (name, pair) in enumerate(list(zip(names, pairs, strict=True))[:shown]):
        cuts = ((dimension, name), ("flow", "进出口"))
        part = t.topic.thing(f"{name}进出口额", pair, breakdown=cuts)
        s.put(s.one_of("；", "。") if position else "", name)
        s.put("进出口" if position else s.one_of("进出口", "实现进出口"))
        s.level_growth(part, "" if position else "同比")
        s.put(s.one_of(f"，占{t.own}{t.total.indicator}的", f"，占{t.own}{t.total.indicator}的比重为"))
        s.share((part,), t.total, base=t.total.indicator)
        if s.chance(0.6):
            s.put("，")
            s.share_change(part, t.total, t.ago, base=t.total.indicator)
    s.put("。")


def _exports(s: Scribe, t: Trade) -> None:
    """Exports: machines with what is in them, then other goods."""
    machines, others = divide(s.rng, (t.exports.now, t.exports.ago), 2, 0.1)
    whole = t.topic.thing("机电产品出口额", machines, breakdown=(("product", "机电产品"), ("flow", "出口")))
    if s.chance(0.6):
        s.put(say_to_date(s, t.topic), f"，{t.topic.area}机电产品出口")
        s.level_growth(whole, "同比")
        s.put(f"，占{t.own}出口总值的")
        s.share((whole,), t.exports, base="出口总值")
        names = s.rng.sample(MACHINES[:-1], 2)
        for position, name in enumerate(names):
            pair = divide(s.rng, machines, 4, 0.3)[1 + position]
            s.put("，其中，" if not position else "，", name, "出口")
            part = t.topic.thing(f"{name}出口额", pair, breakdown=(("product", name), ("flow", "出口")))
            s.level_growth(part)
        s.put("。")
    if s.chance(0.25):
        pair = divide(s.rng, machines, 3)[1]
        s.put(say_to_date(s, t.topic), f"，{t.own}高新技术产品出口")
        cuts = (("product", "高新技术产品"), ("flow", "出口"))
        s.over(t.topic.thing("高新技术产品出口额", pair, breakdown=cuts))
        s.put("。")
    _goods(s, t, "出口", EXPORTS, others)


def _goods(s: Scribe, t: Trade, flow: str, names: tuple[str, ...], pool: Pair) -> None:
    """Goods of one flow, out of *pool*: levels, growth, some shares, what they added."""
    rng, base = s.rng, t.flow(flow)
    picked = rng.sample(names, rng.randrange(4, 8))
    parts = [
        t.topic.thing(f"{name}{flow}额", pair, breakdown=(("product", name), ("flow", flow)))
        for name, pair in zip(picked, divide(rng, pool, len(picked) + 1, 0.35)[1:], strict=True)
    ]
    if s.chance(0.3):
        fresh = parts[-1]
        parts[-1] = t.topic.thing(fresh.indicator, (fresh.now, 0), breakdown=fresh.breakdown)
    s.put(s.one_of(f"从{flow}商品看，", f"主要{flow}商品中，", ""), say_to_date(s, t.topic), f"，{t.own}")
    for position, part in enumerate(parts):
        s.put(s.one_of("；", "，") if position else "", part.breakdown[0][1], flow)
        s.level(part)
        s.put("，")
        if not part.ago:
            s.put(s.one_of("去年同期", "上年同期"))
            s.none_ago(part, s.one_of(f"无{flow}记录", f"无{flow}"))
            continue
        s.growth(part, s.one_of("", "同比"))
        if s.chance(0.35):
            s.put(f"，占{t.own}{flow}总值的")
            s.share((part,), base, base=f"{flow}总值")
    s.put("。")
    gains = tuple(p for p in parts if p.now - p.ago > base.ago // 200)[:2]
    first = parts[0]
    led = base.now - base.ago > base.ago // 50 and first.now > first.ago
    if gains and s.chance(0.5):
        s.put("和".join(p.breakdown[0][1] for p in gains), "合计" if len(gains) == 2 else "")
        words = (f"拉动{t.own}{flow}增长", f"下拉{t.own}{flow}")
        s.contribution(gains, base, base=f"{flow}额", verbs=words)
        s.put("。")
    elif led and s.chance(0.5):
        s.put(f"{first.breakdown[0][1]}对{t.own}{flow}增长的贡献率为")
        s.contribution_rate(first, base, base=f"{flow}额")
        s.put("。")


def _partners(s: Scribe, t: Trade) -> None:
    rng = s.rng
    names = rng.sample(RCEP_PARTNERS + OTHER_PARTNERS, rng.randrange(4, 8))
    # The largest part is left to all that are not named: several partners, each of them smaller.
    pairs = divide(rng, (t.total.now, t.total.ago), len(names) + 1, 0.25)[1:]
    parts = tuple(
        t.topic.thing(f"对{name}进出口额", pair, breakdown=(("partner", name), ("flow", "进出口")))
        for name, pair in zip(names, pairs, strict=True)
    )
    s.put(s.one_of("从贸易伙伴看，", "从主要市场看，", ""), say_to_date(s, t.topic), f"，{t.topic.area}")
    ranked = s.chance(0.3)
    for position, part in enumerate(parts):
        s.put("；" if position else "", f"对{part.breakdown[0][1]}")
        s.put("进出口" if position else s.one_of("进出口", "实现进出口"))
        s.level_growth(part, "" if position else "同比")
        if not position and s.chance(0.5):
            s.put(f"，占{t.own}{t.total.indicator}的")
            s.share((part,), t.total, base=t.total.indicator)
        if position < 2 and ranked:
            s.put(f"，为{t.own}")
            s.rank(part, parts, "贸易伙伴")
    s.put("。")


def _month(s: Scribe, t: Trade) -> None:
    s.now = t.topic.only
    pairs = [divide(s.rng, (f.now, f.ago), t.topic.month, 0.1, 0.2)[0] for f in (t.exports, t.imports)]
    whole = t.topic.thing("进出口额", added(*pairs), breakdown=(("flow", "进出口"),), key="@当月")
    s.put(f"{t.topic.month}月", s.one_of("当月", "份"), f"，{t.topic.area}进出口")
    s.level_growth(whole, "同比")
    if s.chance(0.4):
        s.put("，")
        s.change(whole, t.ago)
    for flow, pair in zip(("出口", "进口"), pairs, strict=True):
        s.put("；其中，出口" if flow == "出口" else "，进口")
        s.level_growth(t.topic.thing(f"{flow}额", pair, breakdown=(("flow", flow),), key="@当月"))
    s.put("。")


def services_trade(s: Scribe, topic: Topic) -> list[Callable[[], None]]:
    """The paragraphs of a note on the nation's trade in services."""
    rng = s.rng
    size = rng.randrange(2000, 3200) * topic.month * 10**8
    exports = grown(rng, size + rng.randrange(10**8), 0.09, 0.06)
    imports = grown(rng, int(size * rng.uniform(1.05, 1.5)) + rng.randrange(10**8), 0.05, 0.04)
    t = Trade(
        topic=topic,
        total=topic.thing("服务进出口总额", added(exports, imports), breakdown=(("flow", "进出口"),)),
        exports=topic.thing("服务出口额", exports, breakdown=(("flow", "出口"),)),
        imports=topic.thing("服务进口额", imports, breakdown=(("flow", "进口"),)),
        own="全国",
        ago=s.one_of("比上年同期", "较上年同期", "比去年同期"),
    )
    title = f"1—{topic.month}月" if topic.month < 12 else ""
    s.put(f"● {topic.year}年{title}我国服务贸易发展情况\n")
    # 知识密集型服务 is the sum of its six kinds, in each flow; so the cut is made twice.
    out, into = divide(rng, exports, 2, 0.06, 0.3), divide(rng, imports, 2, 0.06, 0.3)
    knowing = list(zip(KNOWLEDGE, divide(rng, out[0], 6), divide(rng, into[1], 6), strict=True))
    plain = list(zip(PLAIN_SERVICES, divide(rng, out[1], 6)[:5], divide(rng, into[0], 6)[:5], strict=True))
    rest = [
        partial(_service, s, t, *row, balance=row[0].endswith("服务"))
        for row in (*rng.sample(knowing, 3), *rng.sample(plain, 3))
    ]
    return [
        partial(_service_totals, s, t),
        partial(_service, s, t, "知识密集型服务", out[0], into[1], balance=True),
        partial(_largest, s, t, knowing),
        *rest,
    ]


def _service_totals(s: Scribe, t: Trade) -> None:
    s.put(say_to_date(s, t.topic, full=True), "，我国服务贸易")
    s.put(s.one_of("平稳增长", "继续发展", "运行平稳"), "，服务进出口总额")
    s.total(t.total, (t.exports, t.imports))
    s.put("（人民币，下同），")
    s.growth(t.total, "同比")
    s.put("。其中，出口")
    s.level_growth(t.exports)
    s.put("；进口")
    s.level_growth(t.imports)
    s.put("。")
    _balance(s, t.exports, t.imports, "服务贸易", t.ago)
    s.put("。")


def _largest(s: Scribe, t: Trade, rows: list[tuple[str, Pair, Pair]]) -> None:
    """The two largest knowledge-intensive kinds in one list: 金额分别为…，增速分别为…"""
    parts = tuple(
        t.topic.thing(f"{n}进出口额", added(a, b), breakdown=(("sector", n), ("flow", "进出口")))
        for n, a, b in rows
    )
    two = tuple(sorted(parts, key=lambda p: -p.now)[:2])
    s.put("知识密集型服务中，", "、".join(p.breakdown[0][1] for p in two))
    s.put(s.one_of("进出口规模居前，金额分别为", "进出口额居前两位，分别为"))
    s.listed(two, s.level)
    s.put("，")
    s.growths(two, "同比")
    s.put("。")


def _service(s: Scribe, t: Trade, name: str, out: Pair, into: Pair, *, balance: bool) -> None:
    """One kind of service: its trade, perhaps its share, flows and balance."""

    def cut(flow: str, pair: Pair) -> Thing:
        return t.topic.thing(f"{name}{flow}额", pair, breakdown=(("sector", name), ("flow", flow)))

    whole, exports, imports = cut("进出口", added(out, into)), cut("出口", out), cut("进口", into)
    if s.chance(0.5):
        s.put(name, s.one_of("规模扩大。", "稳步发展。", "保持活跃。"))
    s.put(say_to_date(s, t.topic, bare=True), f"，{name}进出口", s.one_of("", "达"))
    s.level_growth(whole, s.one_of("", "同比"))
    if s.chance(0.5):
        s.put("，占服务进出口总额的")
        s.share((whole,), t.total, base="服务进出口总额")
        if s.chance(0.6):
            s.put("，")
            s.share_change(whole, t.total, t.ago, base="服务进出口总额")
    s.put("。")
    if s.chance(0.3):
        return
    for part in (exports, imports):
        s.put("；" if part is imports else "", name, part.breakdown[1][1])
        s.level_growth(part)
    s.put("。")
    if balance and abs(exports.now - imports.now) > 10**10:
        _balance(s, exports, imports, f"{name}贸易", t.ago)
        s.put("。")
