"""Sentences of a month's service outsourcing: contracts and executions, sides, kinds, partners."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from yuebao.bulletin.scribe import Scribe
from yuebao.bulletin.thing import Scale, Thing
from yuebao.bulletin.words import KINDS, OTHER_PARTNERS, RCEP_PARTNERS, WAN_USD, YI
from yuebao.bulletin.world import Topic, divide, grown, say_to_date

SIDES = ("离岸", "在岸")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outsourcing:
    """A city's contracts (*signed*) and executions (*done*), whole and by side."""

    topic: Topic
    scale: Scale
    signed: str
    done: str
    whole: dict[str, Thing]
    by_side: dict[tuple[str, str], Thing]

    @property
    def offshore(self) -> Thing:
        return self.by_side["离岸", self.done]


def outsourcing(s: Scribe, topic: Topic) -> list[Callable[[], None]]:
    """The paragraphs of an item on a city's service outsourcing."""
    rng = s.rng
    scale = rng.choice((WAN_USD, WAN_USD, Scale(symbol="万美元", size=10**4, places=2), YI))
    size = rng.randrange(30, 700) * 10**8 if scale is YI else rng.randrange(3, 60) * 10**8
    signed = rng.choice(("合同签约额", "合同额", "接包合同签约额"))
    done = rng.choice(("执行额", "接包合同执行额"))
    pairs = {
        signed: grown(rng, size + rng.randrange(10**8), 0.08, 0.2),
        done: grown(rng, int(size * rng.uniform(0.45, 0.9)) + rng.randrange(10**7), 0.06, 0.15),
    }
    whole = {head: topic.thing(f"服务外包{head}", pair, scale=scale) for head, pair in pairs.items()}
    by_side = {
        (side, head): topic.thing(f"{side}服务外包{head}", part, scale=scale, breakdown=(("side", side),))
        for head, pair in pairs.items()
        for side, part in zip(SIDES, divide(rng, pair, 2, 0.2), strict=True)
    }
    o = Outsourcing(topic=topic, scale=scale, signed=signed, done=done, whole=whole, by_side=by_side)
    title = f"1-{topic.month}月" if topic.month < 12 else ""
    s.put(f"● {topic.year}年{title}{topic.area}服务外包数据统计\n")
    rest = [_shares, _kinds, _partners, _month]
    rng.shuffle(rest)
    return [partial(write, s, o) for write in (_totals, *rest)]


def _totals(s: Scribe, o: Outsourcing) -> None:
    signed, done = o.whole[o.signed], o.whole[o.done]
    s.put(s.one_of("根据商务部统一平台数据，", "据市商务局统计，", "来自业务统计系统的数据显示，", ""))
    s.put(say_to_date(s, o.topic, full=True), "，", o.topic.area)
    s.put(s.one_of("服务外包", "企业承接服务外包"), o.signed, s.one_of("", "为", "达"))
    s.total(signed, tuple(o.by_side[side, o.signed] for side in SIDES))
    s.put("，")
    s.growth(signed, "同比")
    s.put(s.one_of("；", "，"), o.done, s.one_of("", "为"))
    s.level_growth(done, "同比")
    s.put("。")
    if s.chance(0.25):
        s.put("其中，离岸服务外包", o.signed, "、", o.done, "分别为")
        pair = o.by_side["离岸", o.signed], o.offshore
        s.listed(pair, s.level)
        s.put("，")
        s.growths(pair, "同比")
        s.put("。")
        return
    for position, side in enumerate(SIDES):
        s.put("其中，" if not position else "", side, "服务外包", o.signed)
        s.level_growth(o.by_side[side, o.signed], "同比")
        s.put("；", o.done)
        s.level_growth(o.by_side[side, o.done], s.one_of("同比", ""))
        s.put("。")


def _shares(s: Scribe, o: Outsourcing) -> None:
    whole = o.whole[o.done]
    s.put(say_to_date(s, o.topic), "，", o.topic.area, "离岸服务外包", o.done)
    s.level(o.offshore)
    s.put(f"，占全市服务外包{o.done}的")
    s.share((o.offshore,), whole, base=whole.indicator)
    s.put("，")
    s.share_change(
        o.offshore, whole, s.one_of("比上年同期", "较去年同期", "比去年同期"), base=whole.indicator
    )
    if s.chance(0.4):
        s.put(f"；离岸服务外包{o.done}是在岸服务外包{o.done}的")
        s.multiple(o.offshore, o.by_side["在岸", o.done])
    s.put("。")


def _kinds(s: Scribe, o: Outsourcing) -> None:
    whole = o.whole[o.done]
    pairs = divide(s.rng, (whole.now, whole.ago), 3)
    parts = tuple(
        o.topic.thing(f"{name}{o.done}", pair, scale=o.scale, breakdown=(("category", code),))
        for (code, name), pair in zip(KINDS, pairs, strict=True)
    )
    said = [f"{name}（{code}）" for code, name in KINDS]
    s.put(s.one_of("从业务类型看，", "分业务类型看，", "从业务结构看，"))
    s.put(say_to_date(s, o.topic), "，", o.topic.area)
    if s.chance(0.5):
        s.put(f"{said[0]}、{said[1]}和{said[2]}{o.done}分别为")
        s.listed(parts, s.level)
        s.put("，")
        s.growths(parts, "同比")
        if s.chance(0.5):
            s.put(f"，占全市服务外包{o.done}的比重分别为")
            s.listed(parts, lambda part: s.share((part,), whole, base=whole.indicator))
        s.put("。")
        return
    for position, part in enumerate(parts):
        s.put("；" if position else "", said[position], o.done)
        s.level_growth(part, s.one_of("", "同比") if position else "同比")
        s.put(f"，占全市服务外包{o.done}的")
        s.share((part,), whole, base=whole.indicator)
    s.put("。")


def _partners(s: Scribe, o: Outsourcing) -> None:
    rng, off = s.rng, o.offshore
    pair_rcep, pair_other = divide(rng, (off.now, off.ago), 2, 0.15)

    def partner(name: str, pair: tuple[int, int]) -> Thing:
        cuts = (("side", "离岸"), ("partner", name))
        return o.topic.thing(f"承接{name}{off.indicator}", pair, scale=o.scale, breakdown=cuts)

    members = [
        partner(name, pair)
        for whole, known in ((pair_rcep, RCEP_PARTNERS), (pair_other, OTHER_PARTNERS))
        # The smallest part is left to those that are not named, so that the top three are true.
        for name, pair in zip(rng.sample(known, 5), divide(rng, whole, 6, 0.3)[:5], strict=True)
    ]
    top = tuple(sorted(members, key=lambda t: -t.now)[:3])
    s.put(s.one_of("从国际市场看，", "从发包市场看，", ""), say_to_date(s, o.topic, bare=True))
    s.put(f"，{o.topic.area}离岸服务外包")
    s.put(s.one_of("来源地前三位为", "发包额居前三位的国家和地区是"), "、".join(_name(t) for t in top))
    s.put(f"，{o.done}分别为")
    elide = s.one_of("", "", "元" if o.scale is YI else "")
    s.listed(top, lambda t: s.level(t, elide=elide if t is not top[-1] else ""))
    s.put("，")
    s.growths(top, "同比")
    s.put(s.one_of("，合计占", "，三者合计占"), f"离岸服务外包{o.done}的")
    s.share(top, off, base=off.indicator)
    s.put(f"。承接《区域全面经济伙伴关系协定》（RCEP）成员国离岸服务外包{o.done}")
    s.level_growth(partner("RCEP成员国", pair_rcep), "同比")
    inside = [t for t in members if _name(t) in RCEP_PARTNERS and t not in top][:1]
    for t in inside if s.chance(0.7) else []:
        s.put(f"，其中承接{_name(t)}离岸服务外包{o.done}")
        s.level_growth(t)
    s.put("。")


def _month(s: Scribe, o: Outsourcing) -> None:
    s.now = o.topic.only
    s.put(f"{o.topic.month}月", s.one_of("当月", "份"), f"，{o.topic.area}服务外包")
    for position, head in enumerate((o.signed, o.done)):
        whole = o.whole[head]
        pair = divide(s.rng, (whole.now, whole.ago), o.topic.month, 0.1, 0.2)[0]
        s.put("；" if position else "", head)
        s.level_growth(o.topic.thing(whole.indicator, pair, scale=o.scale, key="@当月"), "同比")
    s.put("。")


def _name(partner: Thing) -> str:
    return partner.breakdown[-1][1]
