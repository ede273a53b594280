"""Sentences of communiqués and monthly briefs on a city's economy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from yuebao.bulletin.numeral import rounded
from yuebao.bulletin.scribe import Scribe
from yuebao.bulletin.thing import Scale
from yuebao.bulletin.words import (
    BRANCHES,
    FARM_GOODS,
    FIRMS,
    GATES,
    HARVESTS,
    HOUSEHOLDS,
    PEOPLE,
    POWER,
    RETAIL_GOODS,
    THIRD_SECTOR,
    TON,
    YI,
    YI2_FULL,
    YUAN,
)
from yuebao.bulletin.world import Pair, Topic, divide, grown, say_to_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A city's year: output by sector at current and at constant prices, and its people."""

    topic: Topic
    scale: Scale
    sectors: tuple[Pair, ...]
    real: tuple[Pair, ...]
    people: Pair
    gdp: Pair


def communique(s: Scribe, topic: Topic) -> list[Callable[[], None]]:
    """The paragraphs of a statistical communiqué on a year."""
    rng = s.rng
    gdp = grown(rng, rng.randrange(900, 20000) * 10**8 + rng.randrange(10**8), 0.06, 0.02)
    sectors = tuple(sorted(divide(rng, gdp, 3, 0.04, 0.5)))
    y = Year(
        topic=topic,
        scale=rng.choice((YI2_FULL, YI, YI2_FULL)),
        gdp=gdp,
        sectors=sectors,
        # At constant prices the parts add up too, so the whole grows no faster than its fastest part.
        real=tuple(grown(rng, now, 0.055, 0.02) for now, _ in sectors),
        people=grown(rng, rng.randrange(150, 1300) * 10**4 + rng.randrange(10**4), 0.004, 0.004),
    )
    s.put(f"● {topic.year}年{topic.area}国民经济和社会发展统计公报（摘要）\n")
    rest = [_services, _population, _grain, _retail_year, _budget, _incomes, _banks, _foreign]
    rng.shuffle(rest)
    return [partial(write, s, y) for write in (_output, *rest)]


def _output(s: Scribe, y: Year) -> None:
    topic = y.topic
    s.now = topic.to_date
    whole = topic.thing("地区生产总值", y.gdp, scale=y.scale)
    real = y.gdp[0], sum(ago for _, ago in y.real)
    s.put(s.one_of("初步核算，", "经初步核算，", "根据地区生产总值统一核算结果，"))
    s.put(f"{topic.year}年{topic.area}地区生产总值")
    s.level(whole)
    s.put(s.one_of("，按不变价格计算，", "，按可比价格计算，"))
    s.growth(topic.thing("地区生产总值", real, key="@不变价", basis="real"), "比上年")
    s.put(s.one_of("。其中，", "。分产业看，"))
    parts = []
    for number, (pair, at_constant) in enumerate(zip(y.sectors, y.real, strict=True)):
        name = f"第{'一二三'[number]}产业增加值"
        cuts = (("sector", name[:4]),)
        part = topic.thing(name, pair, scale=y.scale, breakdown=cuts)
        s.put("；" if number else "", name)
        s.level(part)
        s.put("，")
        s.growth(topic.thing(name, at_constant, breakdown=cuts, key="@不变价", basis="real"))
        parts.append(part)
    s.put("。")
    if s.chance(0.7):
        s.put(s.one_of("三次产业结构为", "三次产业增加值结构为", "三次产业比例为"))
        colon = s.one_of(":", "：")
        for number, part in enumerate(parts):
            s.put(colon if number else "")
            s.share((part,), whole, base="地区生产总值", bare=True)
    else:
        s.put("第三产业增加值占地区生产总值的比重为")
        s.share((parts[2],), whole, base="地区生产总值")
        s.put("，")
        s.share_change(parts[2], whole, "比上年", base="地区生产总值")
    s.put("。")
    if s.chance(0.5):
        each = rounded(Fraction(2 * y.gdp[0], sum(y.people)), 0, s.manner.rounding)
        s.put("按常住人口计算，人均地区生产总值")
        s.level(topic.thing("人均地区生产总值", (each, each), scale=YUAN))
        s.put("。")


def _services(s: Scribe, y: Year) -> None:
    s.now = y.topic.to_date
    current = divide(s.rng, y.sectors[2], len(THIRD_SECTOR), 0.05, 0.4)
    constant = divide(s.rng, y.real[2], len(THIRD_SECTOR), 0.03, 0.4)
    s.put("全年")
    for position, name in enumerate(THIRD_SECTOR):
        cuts, called = (("sector", name),), f"{name}增加值"
        s.put("；" if position else "", called)
        s.level(y.topic.thing(called, current[position], scale=y.scale, breakdown=cuts))
        s.put("，按可比价格计算，" if not position else "，")
        real = y.topic.thing(called, constant[position], breakdown=cuts, key="@不变价", basis="real")
        s.growth(real, "" if position else "比上年")
    s.put("。")


def _population(s: Scribe, y: Year) -> None:
    s.now = y.topic.year_end
    town, country = divide(s.rng, y.people, 2, 0.01, 0.5)
    whole = y.topic.thing("常住人口", y.people, scale=PEOPLE)
    urban = y.topic.thing("城镇常住人口", town, scale=PEOPLE, breakdown=(("region", "城镇"),))
    rural = y.topic.thing("乡村常住人口", country, scale=PEOPLE, breakdown=(("region", "乡村"),))
    s.put(f"年末{y.topic.area}常住人口")
    s.level(whole)
    s.put("，")
    s.change(whole, "比上年末")
    s.put("。其中，城镇常住人口")
    s.level(urban)
    s.put("，乡村常住人口")
    s.level(rural)
    s.put("。常住人口城镇化率", s.one_of("", "为"))
    s.rate(urban, whole, indicator="常住人口城镇化率")
    s.put("，")
    s.rate_move(urban, whole, "比上年末", indicator="常住人口城镇化率")
    s.put("。")


def _grain(s: Scribe, y: Year) -> None:
    rng, topic = s.rng, y.topic
    s.now = topic.to_date
    harvest = grown(rng, rng.randrange(50, 900) * 10**4 + rng.randrange(10**4), 0.01, 0.02)
    total = topic.thing("粮食总产量", harvest, scale=TON, breakdown=(("product", "粮食"),))
    parts = tuple(
        topic.thing(f"{name}产量", pair, scale=TON, breakdown=(("product", name),))
        for name, pair in zip(HARVESTS, divide(rng, harvest, 3, 0.03), strict=True)
    )
    s.put(f"全年{topic.area}粮食总产量")
    s.total(total, parts)
    s.put("，")
    s.growth(total, "比上年")
    s.put("。其中，")
    for position, part in enumerate(parts):
        s.put("；" if position else "", s.one_of(part.indicator, part.breakdown[0][1]))
        s.level_growth(part)
    s.put("。")
    for name in rng.sample(FARM_GOODS, 3):
        pair = grown(rng, rng.randrange(5, 500) * 10**4 + rng.randrange(10**4), 0.02, 0.05)
        s.put(f"{name}产量")
        s.level_growth(topic.thing(f"{name}产量", pair, scale=TON, breakdown=(("product", name),)))
        s.put("。")


def _retail_year(s: Scribe, y: Year) -> None:
    rng, topic = s.rng, y.topic
    s.now = topic.to_date
    sold = grown(rng, rng.randrange(300, 8000) * 10**8 + rng.randrange(10**8), 0.05, 0.03)
    total = topic.thing("社会消费品零售总额", sold, scale=y.scale)
    by_place = tuple(
        topic.thing(f"{name}消费品零售额", pair, scale=y.scale, breakdown=(("region", name),))
        for name, pair in zip(("城镇", "乡村"), divide(rng, sold, 2, 0.03, 0.5), strict=True)
    )
    by_kind = tuple(
        topic.thing(name, pair, scale=y.scale)
        for name, pair in zip(("商品零售额", "餐饮收入"), divide(rng, sold, 2, 0.03, 0.5), strict=True)
    )
    s.put(f"全年{topic.area}社会消费品零售总额")
    s.total(total, by_place)
    s.put("，")
    s.growth(total, "比上年")
    for lead, parts in (("按经营地统计，", by_place), ("按消费类型统计，", by_kind)):
        s.put("。", lead)
        for position, part in enumerate(parts):
            s.put("；" if position else "", part.indicator)
            s.level_growth(part)
    s.put("。")


def _budget(s: Scribe, y: Year) -> None:
    rng, topic = s.rng, y.topic
    s.now = topic.to_date
    income = grown(rng, rng.randrange(80, 1500) * 10**8 + rng.randrange(10**8), 0.03, 0.04)
    whole = topic.thing("一般公共预算收入", income, scale=y.scale)
    tax = topic.thing("税收收入", divide(rng, income, 2, 0.04, 0.3)[0], scale=y.scale)
    spent = grown(rng, int(income[0] * rng.uniform(1.2, 2.5)), 0.03, 0.04)
    s.put(f"全年{topic.area}一般公共预算收入")
    s.level_growth(whole, "比上年")
    s.put("，其中税收收入")
    s.level_growth(tax)
    s.put("，占一般公共预算收入的比重为")
    s.share((tax,), whole, base="一般公共预算收入")
    s.put("，")
    s.share_change(tax, whole, "比上年", base="一般公共预算收入")
    s.put("。一般公共预算支出")
    s.level_growth(topic.thing("一般公共预算支出", spent, scale=y.scale))
    s.put("。")


def _incomes(s: Scribe, y: Year) -> None:
    s.now = y.topic.to_date
    pairs = (
        grown(s.rng, s.rng.randrange(32000, 76000), 0.05, 0.01),
        grown(s.rng, s.rng.randrange(16000, 31000), 0.06, 0.01),
    )
    urban, rural = (
        y.topic.thing(f"{name}居民人均可支配收入", pair, scale=YUAN, breakdown=(("region", name),))
        for name, pair in zip(("城镇", "农村"), pairs, strict=True)
    )
    s.put(f"全年{y.topic.area}城镇居民人均可支配收入")
    s.level_growth(urban, "比上年")
    if s.chance(0.3):
        s.put("，比上年")
        s.change(urban, "")
    s.put("；农村居民人均可支配收入")
    s.level_growth(rural, s.one_of("", "比上年"))
    s.put("。城乡居民人均可支配收入比值为")
    s.ratio(urban, rural, indicator="城乡居民人均可支配收入比值")
    s.put("。")


def _banks(s: Scribe, y: Year) -> None:
    s.now = y.topic.year_end
    for name in ("存款", "贷款"):
        pair = grown(s.rng, s.rng.randrange(2000, 40000) * 10**8 + s.rng.randrange(10**8), 0.08, 0.03)
        called = f"金融机构本外币各项{name}余额"
        s.put(f"年末{y.topic.area}{called}")
        s.level_growth(y.topic.thing(called, pair, scale=y.scale), "比上年末")
        s.put("。")


def _foreign(s: Scribe, y: Year) -> None:
    rng, topic = s.rng, y.topic
    s.now = topic.to_date
    firms = topic.thing("新设立外商投资企业数", grown(rng, rng.randrange(40, 900)), scale=FIRMS)
    money = grown(rng, rng.randrange(5, 200) * 10**8 + rng.randrange(10**8))
    used = topic.thing("实际使用外资", money, scale=y.scale)
    s.put(f"全年{topic.area}新设立外商投资企业")
    s.level_growth(firms, "比上年")
    s.put("；实际使用外资")
    if s.chance(0.3) and used.now > used.ago:
        s.put("由上年的")
        s.level_ago(used)
        s.put("增至")
    s.level_growth(used)
    s.put("。")


def monthly(s: Scribe, topic: Topic) -> list[Callable[[], None]]:
    """The paragraphs of a brief on a city's economy in the year so far."""
    title = f"1—{topic.month}月" if topic.month < 12 else ""
    s.put(f"● {topic.year}年{title}{topic.area}经济运行情况\n")
    rest = [_retail, _investment, _power, _firms]
    s.rng.shuffle(rest)
    return [partial(write, s, topic) for write in (_industry, *rest)]


def _industry(s: Scribe, topic: Topic) -> None:
    """Growth of industrial output: against the months before, the nation, and by branch."""
    rng = s.rng
    size = grown(rng, rng.randrange(20, 500) * topic.month * 10**8 + rng.randrange(10**8), 0.05, 0.03)
    made, dug, lit = divide(rng, size, 3, 0.04)

    def growth(sector: str, pair: Pair) -> None:
        cuts = (("scope", "规模以上工业"), ("sector", sector))
        s.growth(topic.thing(f"规模以上工业{sector}增加值", pair, breakdown=cuts, basis="real"))

    whole = topic.thing("规模以上工业增加值", size, basis="real", breakdown=(("scope", "规模以上工业"),))
    s.put(say_to_date(s, topic, full=True), f"，{topic.area}规模以上工业增加值")
    s.growth(whole, "同比")
    before = topic.month - 1
    if before > 1 and s.chance(0.6):
        earlier = f"1—{before}月"
        last = divide(rng, size, topic.month, 0.1, 0.2)[-1]
        so_far = topic.thing(whole.indicator, (size[0] - last[0], size[1] - last[1]), key=f"@{earlier}")
        s.put("，")
        if max(whole.now - whole.ago, so_far.now - so_far.ago) < 0:
            said, up, down = f"降幅比{earlier}", "收窄", "扩大"
        else:
            said, up, down = s.one_of(f"增速比{earlier}", f"增速较{earlier}"), "加快", "回落"
        s.growth_change(whole, so_far, said, earlier, up, down)
    if s.chance(0.4):
        nation = s.shared.setdefault(f"全国规模以上工业/{s.now}", grown(rng, size[0] * 90, 0.05, 0.02))
        other = topic.thing(whole.indicator, nation, key=f"@全国{s.now}")
        if abs(Fraction(size[0], size[1]) - Fraction(nation[0], nation[1])) * 1000 > 1:
            s.put("，")
            s.growth_change(whole, other, "增速", "全国", "高于全国", "低于全国")
    s.put("。分门类看，")
    for position, (name, pair) in enumerate(zip(GATES, (dug, made, lit), strict=True)):
        s.put("，" if position else "", name, "" if position else "增加值")
        growth(name, pair)
    s.put("。分行业看，")
    names = rng.sample(BRANCHES, rng.randrange(3, 6))
    for position, (name, pair) in enumerate(zip(names, divide(rng, made, len(names) + 1)[1:], strict=True)):
        s.put("，" if position else "", name, "" if position else "增加值")
        growth(name, pair)
    s.put("。")


def _retail(s: Scribe, topic: Topic) -> None:
    rng = s.rng
    sold = grown(rng, rng.randrange(50, 500) * topic.month * 10**8 + rng.randrange(10**8), 0.05, 0.04)
    s.put(say_to_date(s, topic), f"，{topic.area}社会消费品零售总额")
    s.level_growth(topic.thing("社会消费品零售总额", sold), "同比")
    s.put("。限额以上单位商品零售额中，")
    pairs = divide(rng, divide(rng, sold, 2, 0.05)[1], 6, 0.12)[1:]
    for position, (name, pair) in enumerate(zip(rng.sample(RETAIL_GOODS, 5), pairs, strict=True)):
        cuts = (("scope", "限额以上单位"), ("product", name))
        s.put("；" if position else "", f"{name}零售额" if not position else name)
        s.level_growth(topic.thing(f"限额以上单位{name}零售额", pair, breakdown=cuts))
    s.put("。")


def _investment(s: Scribe, topic: Topic) -> None:
    rng = s.rng
    spent = grown(rng, rng.randrange(60, 400) * topic.month * 10**8 + rng.randrange(10**8), 0.03, 0.06)
    total = topic.thing("固定资产投资", spent)
    s.put(say_to_date(s, topic), f"，{topic.area}固定资产投资")
    s.growth(total, "同比")
    s.put("。其中，")
    sectors = sorted(divide(rng, spent, 3, 0.1))
    for number, pair in enumerate(sectors):
        name = f"第{'一二三'[number]}产业"
        s.put("，" if number else "", name, "投资")
        s.growth(topic.thing(f"{name}投资", pair, breakdown=(("sector", name),)))
    works = topic.thing("工业投资", divide(rng, sectors[1], 2, 0.05)[0], breakdown=(("sector", "工业"),))
    s.put("。工业投资占固定资产投资的比重为")
    s.share((works,), total, base="固定资产投资")
    s.put("，")
    s.share_change(works, total, s.one_of("比上年同期", "比去年同期"), base="固定资产投资")
    s.put("。")


def _power(s: Scribe, topic: Topic) -> None:
    rng = s.rng
    used = grown(rng, rng.randrange(6, 60) * topic.month * 10**8 + rng.randrange(10**8), 0.05, 0.03)
    s.put(say_to_date(s, topic), f"，{topic.area}全社会用电量")
    s.level_growth(topic.thing("全社会用电量", used, scale=POWER), "同比")
    s.put("。其中，")
    users = ("第二产业", "第三产业", "城乡居民生活", "第一产业")
    for position, (name, pair) in enumerate(zip(users, divide(rng, used, 4, 0.06), strict=True)):
        s.put("；" if position else "", f"{name}用电量")
        s.level_growth(topic.thing(f"{name}用电量", pair, scale=POWER, breakdown=(("sector", name),)))
    s.put("。")


def _firms(s: Scribe, topic: Topic) -> None:
    pair = grown(s.rng, s.rng.randrange(3000, 90000), 0.06, 0.08)
    total = topic.thing("新登记经营主体数", pair, scale=HOUSEHOLDS)
    part = topic.thing("新登记企业数", divide(s.rng, pair, 3, 0.08)[1], scale=HOUSEHOLDS)
    s.put(say_to_date(s, topic), f"，{topic.area}新登记经营主体")
    s.level_growth(total, "同比")
    s.put("。其中，新登记企业")
    s.level_growth(part)
    s.put("，占新登记经营主体的")
    s.share((part,), total, base="新登记经营主体数")
    s.put("。")
