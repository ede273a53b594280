"""Sentences that look back over several years: averages, levels of an earlier year, times of the last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from yuebao.bulletin.scribe import Scribe
from yuebao.bulletin.thing import Scale, Thing
from yuebao.bulletin.words import LONG_RUN, YI, YI2
from yuebao.bulletin.world import Topic, grown
from yuebao.core.period import whole_year


def review(s: Scribe, topic: Topic) -> list[Callable[[], None]]:
    """The paragraphs of an item on how a city has fared over some years; each is of another thing."""
    s.put(f"● {topic.year}年{topic.area}发展回顾\n")
    names = s.rng.sample(LONG_RUN, 4)
    writers = [_from_to, _both_ends, _year_by_year, _times]
    s.rng.shuffle(writers)
    return [partial(write, s, topic, name) for write, name in zip(writers, names, strict=True)]


def _run(s: Scribe, topic: Topic, name: str, years: int, mean: float = 0.06) -> list[Thing]:
    """What is measured in the topic's year and the *years* before it, the latest first."""
    rng = s.rng
    scale: Scale = rng.choice((YI, YI2))
    out = []
    level = rng.randrange(20, 3000) * 10**8 + rng.randrange(10**8)
    for back in range(years + 1):
        now, ago = grown(rng, level, mean, 0.08)
        year = topic.year - back
        out.append(topic.thing(name, (now, ago), scale=scale, key=f"@{year}"))
        level = ago
    return out


def _span(s: Scribe, topic: Topic) -> int:
    """How many years: few enough that two items on one city do not meet."""
    return 2 if 40 <= int(topic.ident) else s.rng.choice((2, 3, 4, 5, 5))


def _from_to(s: Scribe, topic: Topic, name: str) -> None:
    """由2018年的…增加到2023年的…，年均增长…."""
    years = _span(s, topic)
    run = _run(s, topic, name, years)
    now, then = run[0], run[years]
    s.put(f"{topic.area}{name}由{topic.year - years}年的")
    _level_in(s, topic, then, years)
    s.put(s.one_of("增加到", "提高到") if now.now >= then.now else "减少到", f"{topic.year}年的")
    _level_in(s, topic, now, 0)
    s.put("，")
    s.average(now, then, years, "年均")
    s.put("。")


def _both_ends(s: Scribe, topic: Topic, name: str) -> None:
    """2023年…，五年年均增长…。2018年…."""
    years = _span(s, topic)
    run = _run(s, topic, name, years)
    now, then = run[0], run[years]
    s.now = whole_year(topic.year)
    s.put(f"{topic.year}年，{topic.area}{name}")
    s.level_growth(now, "同比")
    s.put("，")
    s.average(now, then, years, f"{'两三四五'[years - 2]}年{s.one_of('年均', '平均')}")
    s.put(f"。{topic.year - years}年，{topic.area}{name}")
    _level_in(s, topic, then, years)
    s.put("。")


def _year_by_year(s: Scribe, topic: Topic, name: str) -> None:
    """2023年…，同比增长…；2022年同比下降…；两年平均增长…."""
    years = min(_span(s, topic), 3)
    run = _run(s, topic, name, years)
    s.now = whole_year(topic.year)
    s.put(f"{topic.year}年，{topic.area}{name}")
    s.level_growth(run[0], "同比")
    for back in range(1, years):
        s.now = whole_year(topic.year - back)
        s.put(f"；{topic.year - back}年")
        s.growth(run[back], "同比")
    s.now = whole_year(topic.year)
    s.put("；")
    s.average(run[0], run[years], years, f"{'两三'[years - 2]}年平均")
    s.put("。")


def _times(s: Scribe, topic: Topic, name: str) -> None:
    """2023年…，是上年的2.3倍。2022年…."""
    run = _run(s, topic, name, 1, 1.0)
    s.now = whole_year(topic.year)
    s.put(f"{topic.year}年，{topic.area}{name}")
    s.level(run[0])
    s.put("，是上年的")
    s.multiple(run[0], run[1], base="上年")
    s.put(f"。{topic.year - 1}年，{topic.area}{name}")
    _level_in(s, topic, run[1], 1)
    s.put("。")


def _level_in(s: Scribe, topic: Topic, thing: Thing, back: int) -> None:
    """The level of an earlier year, which the words before it have named."""
    s.now = whole_year(topic.year - back)
    s.level(thing)
    s.now = whole_year(topic.year)
