"""What orders figures: members of a group, areas of a larger area, the first three, ranks, signs.

A member is at most its group and a city at most its province; what is not among the first
three is at most each of them; who ranks first has more than who ranks second. The names, and
since when a country has been a member, stand in the lexicon.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from math import inf

from yuebao.check.conventions import Cut, facets
from yuebao.check.sketch import Sketch
from yuebao.check.system import Cell, Ground, Sum

_GROUP = re.compile(r"^(?:其他)?(.+?)(?:其他)?(?:各)?(?:成员国|国家|成员)?$")
_ALL_SIGNED = ("RCEP",)
"""Groups whose totals count every signatory, whenever the agreement came into force for it."""
_FIRST = re.compile(r"前([二两三四五六七八九十\d]+)(?:位|名|强|大)")
_NUMERALS = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


@cache
def _countries() -> frozenset[str]:
    table = tomllib.loads((files("yuebao.lexicon") / "countries.toml").read_text(encoding="utf-8"))
    return frozenset(table["countries"])


@cache
def _groups() -> dict[str, tuple[tuple[str, str, str], ...]]:
    from yuebao.lexicon import load

    return load().groups


def _group(partner: str) -> str | None:
    """The group that a partner's name says: RCEP for RCEP其他成员国."""
    if partner in _groups():
        return partner
    found = _GROUP.match(partner)
    if found is None or found[1] not in _groups():
        return None
    # RCEP其他成员国 are all but China; 其他东盟国家 are all but those just told.
    return found[1] if "其他" not in partner or found[1] in _ALL_SIGNED else None


def _within(group: str, cell: Cell) -> frozenset[str]:
    """The members of *group* through all the months of *cell*."""
    out = set()
    for name, first, last in _groups()[group]:
        if group not in _ALL_SIGNED and cell.start < 12 and (first or last):
            continue
        started = not first or group in _ALL_SIGNED or _month(first, up=True) <= cell.start
        if started and (not last or cell.stop <= _month(last, up=False)):
            out.add(name)
    return frozenset(out)


def _month(day: str, *, up: bool) -> int:
    """The month a day falls in, as cells count; with *up* the first month that begins on or after it."""
    year, month, date = map(int, day.split("-"))
    return 12 * year + month - 1 + (1 if up and 1 < date else 0)


def _partners(sketch: Sketch) -> Iterator[tuple[Cell, Cut, dict[str, int]]]:
    """Each whole with what is printed of its partners: (group, the rest of the cut, partner → unknown)."""
    pinned = sketch.system.pinned
    for group, cells in list(sketch.groups.items()):
        if not group.dimension:
            continue
        found: dict[Cut, dict[str, int]] = {}
        for cut, unknown in cells.items():
            facet = facets[cut]
            if facet.partner is None or facet.balance or unknown not in pinned:
                continue
            partner, rest = facet.partner
            if "+" not in partner:
                found.setdefault(rest, {})[partner] = unknown
        if found and not any(sketch.traits(group)[:2]):
            for rest, partners in found.items():
                yield group, rest, partners


def members(sketch: Sketch) -> None:
    """What a group's members have together is at most the group's, and the same of countries and all."""
    for group, rest, partners in _partners(sketch):
        known = {name: bloc for name in partners if (bloc := _group(name)) is not None}
        for name, bloc in known.items():
            within = _within(bloc, group)
            blocs = [
                other
                for other, inner in known.items()
                if inner != bloc and (held := _within(inner, group)) and held < within
            ][:1]
            inside = frozenset[str]().union(*(_within(known[it], group) for it in blocs))
            parts = [*blocs, *(it for it in partners if it in within and it not in inside)]
            _at_least(sketch, partners[name], [partners[it] for it in parts], f"{'、'.join(parts)}属于{bloc}")
            for other in partners:
                if other in inside and blocs:
                    _at_least(sketch, partners[blocs[0]], [partners[other]], f"{other}属于{blocs[0]}")
        whole = sketch.groups[group].get(rest)
        if whole is None or not sketch.is_printed(whole) or len(partners) < 2:
            continue
        apart = [it for it in partners if it in _countries() and sketch.spoken_together(whole, partners[it])]
        if 1 < len(apart):
            _at_least(sketch, whole, [partners[it] for it in apart], "各伙伴合计不大于总额")


def _at_least(sketch: Sketch, whole: int, parts: Sequence[int], because: str, kind: str = "member") -> None:
    if parts:
        signs = (1, *(-1 for _ in parts))
        sketch.system.add(Sum((whole, *parts), signs, 0.0, inf), Ground(kind, (), because))


def areas(sketch: Sketch) -> None:
    """Areas of a larger area: the city in its province, the province in the nation."""
    held: dict[Cell, dict[str, dict[Cut, int]]] = {}
    for group, cells in sketch.groups.items():
        if group.area is not None and group.dimension:
            held.setdefault(group.within(None), {})[group.area] = cells
    for rest, found in held.items():
        if len(found) < 2 or any(sketch.traits(rest)[:2]):
            continue
        for whole, cells in found.items():
            inner = [area for area in found if _inside(area, whole)]
            for cut, unknown in cells.items() if inner else ():
                if not sketch.is_printed(unknown) or sketch.is_balance(rest.cut(cut)):
                    continue
                parts = {
                    area: found[area][cut]
                    for area in inner
                    if cut in found[area]
                    and sketch.is_printed(found[area][cut])
                    and sketch.spoken_together(unknown, found[area][cut])
                }
                _of_areas(sketch, whole, unknown, parts)


def _of_areas(sketch: Sketch, whole: str, unknown: int, parts: dict[str, int]) -> None:
    quarters = sketch.conventions.quarters
    if all(area in parts for area in quarters):
        ground = Ground("sum", ("exhaustive",), f"{whole}＝{'＋'.join(quarters)}")
        sketch.bind(unknown, [parts[area] for area in quarters], ground)
    for sort in (_city, _province):
        some = {area: part for area, part in parts.items() if sort(area)}
        _at_least(sketch, unknown, list(some.values()), f"{'、'.join(some)}在{whole}之内", "area")
    for area in quarters:
        if area in parts:
            _at_least(sketch, unknown, [parts[area]], f"{area}在{whole}之内", "area")


@cache
def _cities() -> dict[str, str]:
    from yuebao.lexicon import load

    return load().cities


def _city(area: str) -> bool:
    return area in _cities()


def _province(area: str) -> bool:
    return area.endswith(("省", "自治区")) or area in ("北京市", "上海市", "天津市", "重庆市")


def _inside(area: str, whole: str) -> bool:
    if whole == "全国":
        return _city(area) or _province(area) or area.endswith("地区")
    return area != whole and _cities().get(area) == whole


def top(sketch: Sketch) -> None:
    """Who is not among the first few has at most what each of them has."""
    seen = set()
    for _, figure, cell in sketch.of_kind("level", "share"):
        pair = facets[cell[2]].joined
        if pair is None or cell in seen or sketch.traits(cell)[0]:
            continue
        seen.add(cell)
        names = pair[1].split("+")
        told = _FIRST.search(sketch.told(figure))
        if told is None or _number(told[1]) != len(names):
            continue
        held = sketch.groups.get(cell._replace(breakdown=frozenset()), {})
        rest = cell.breakdown - {pair}
        first = {it: held[rest | {(pair[0], it)}] for it in names if rest | {(pair[0], it)} in held}
        others = {
            member: unknown
            for cut, unknown in held.items()
            for dimension, member in cut
            if dimension == pair[0] and cut - {(dimension, member)} == rest and member not in names
        }
        for (name, least), (other, unknown) in product(first.items(), others.items()):
            if not (sketch.is_printed(least) and sketch.is_printed(unknown)) or "+" in other:
                continue
            if _alike(pair[0], [*names, other]) and sketch.spoken_together(least, unknown):
                because = f"{name}在前{told[1]}位之内，{other}不在"
                _at_least(sketch, least, [unknown], because, "top")


def _number(told: str) -> int:
    return int(told) if told.isdigit() else _NUMERALS.get(told, 0)


def _alike(dimension: str, names: Sequence[str]) -> bool:
    """Whether names can stand in one ranking: countries with countries."""
    if dimension == "partner":
        return all(name in _countries() for name in names)
    return dimension == "region" or not any(name.startswith(("其他", "其中")) for name in names)


def rankings(sketch: Sketch) -> None:
    """Of two partners with ranks the one before has at least as much; the first has the most."""
    ranks: dict[tuple[Cell, str], dict[str, int]] = {}
    for _, figure, cell in sketch.of_kind("rank"):
        partner = next((member for dimension, member in cell.breakdown if dimension == "partner"), None)
        for row in sketch.conventions.rankings:
            if partner is None or cell.measure not in row.rank or len(cell.breakdown) != 1:
                continue
            if figure.written.value < 1 or figure.written.bound != "=":
                continue
            place = cell._replace(measure=row.measure, breakdown=frozenset(), dimension="元")
            ranks.setdefault((place, row.flow), {})[partner] = int(figure.written.value)
    for (place, flow), ranked in ranks.items():
        for group, rest, partners in list(_partners(sketch)):
            if rest != {("flow", flow)} or group.measured("元") != place:
                continue
            for one, two in product(ranked, partners):
                if one == two or one not in partners:
                    continue
                later = ranked.get(two, 0)
                sure = ranked[one] < later or (
                    ranked[one] == 1 and not later and _alike("partner", [one, two])
                )
                if sure:
                    because = f"{one}列第{ranked[one]}位" + (f"，{two}列第{later}位" if later else "")
                    _at_least(sketch, partners[one], [partners[two]], because, "rank")


def headlines(sketch: Sketch) -> None:
    """首现顺差 over an item: its own balance is not negative."""
    reading = sketch.reading
    text = reading.source.text
    for ignored in reading.ignored:
        if ignored.reason != "word:首现":
            continue
        said = re.match(r"首现\s*([顺逆])\s*差", text[ignored.span.start : ignored.span.start + 8])
        block = next(
            (it for it in reading.outline.blocks if _holds(it.span.start, it.span.stop, ignored.span.start)),
            None,
        )
        if said is None or block is None:
            continue
        under = [
            cell
            for n, figure, cell in sketch.of_kind("level")
            if _heads(reading.outline.blocks[figure.block].item, block.text)
            or reading.outline.blocks[figure.block] == block
        ]
        for balance in sketch.conventions.balances:
            pair = (balance.dimension, balance.result)
            found = {
                sketch.place(cell)[0]
                for cell in under
                if cell.dimension
                and sketch.is_balance(sketch.place(cell)[0])
                and sketch.place(cell)[0].breakdown == {pair}
            }
            if len(found) == 1:
                sign = 1 if said[1] == "顺" else -1
                ground = Ground("sign", (), f"标题说首现{said[1]}差")
                unknown = sketch.level(next(iter(found)))
                sketch.system.add(Sum((unknown,), (sign,), 0.0, inf), ground)


def _holds(start: int, stop: int, at: int) -> bool:
    return start <= at < stop


def _heads(item: str | None, heading: str) -> bool:
    return item is not None and item == heading
