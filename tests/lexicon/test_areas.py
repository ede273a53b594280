"""The tables of places: complete, unambiguous where they say so, and quick to load."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.scripts import loaded

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT / "src" / "yuebao" / "lexicon"
FILES = ("areas", "countries", "groups", "traditional")

# Names that two tables claim on purpose: a province that is also a customs partner, and the nation, which is
# also the document's own whole. (吉林市 answers to its full name only, so that 吉林 is the province.)
SHARED = frozenset(
    ("中国", "香港", "香港特别行政区", "澳门", "澳门特别行政区", "台湾", "台湾省"),
)


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def areas() -> dict[str, Any]:
    return table("areas")


@pytest.fixture(scope="module")
def groups() -> dict[str, Any]:
    return dict(table("groups")["groups"])


def countries() -> list[list[str]]:
    """The names of each country, the printed one first."""
    return [[printed, *names.split()] for printed, names in table("countries")["countries"].items()]


def tool(name: str) -> ModuleType:
    """A script of tools/, as a module."""
    return loaded(ROOT / "tools" / f"{name}.py")


def cities(areas: dict[str, Any], *levels: str) -> list[str]:
    return [name for level in levels for names in areas[level].values() for name in names.split()]


def claims(areas: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every name of a place with the place it means."""
    for section in ("provinces", "regions", "generic"):
        for place, names in areas[section].items():
            if section != "generic":
                yield place, place
            for name in names.split():
                yield name, place
    unsafe = set(areas["cities_unsafe"]["names"].split())
    for city in cities(areas, "cities", "counties", "zones"):
        yield city, city
        if city.endswith("市") and 3 <= len(city) and city not in unsafe:
            yield city[:-1], city
    for place in cities(areas, "divisions", "former"):
        yield place, place
    for line in areas["short"]["names"].strip().split("\n"):
        place, *names = line.split()
        for name in names:
            yield name, place
    for printed, *names in countries():
        for name in (printed, *names):
            yield name, printed
    for printed, others in table("countries")["continents"].items():
        for name in (printed, *others.split()):
            yield name, printed


def test_there_are_34_provinces_and_333_prefecture_level_units(areas: dict[str, Any]) -> None:
    assert len(areas["provinces"]) == 34
    prefectures = cities(areas, "cities")
    assert len(prefectures) == len(set(prefectures)) == 333
    endings = {end: sum(name.endswith(end) for name in prefectures) for end in ("市", "自治州", "地区", "盟")}
    assert endings == {"市": 293, "自治州": 30, "地区": 7, "盟": 3}


def test_cities_stand_under_provinces(areas: dict[str, Any]) -> None:
    for level in ("cities", "counties", "zones"):
        assert set(areas[level]) <= set(areas["provinces"])


def test_no_name_means_two_places(areas: dict[str, Any]) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for name, place in claims(areas):
        owners[name].add(place)
    assert {name for name, places in owners.items() if 1 < len(places)} <= SHARED


def test_names_have_two_characters_or_more(areas: dict[str, Any]) -> None:
    assert not [name for name, _ in claims(areas) if len(name) < 2]


def test_unsafe_and_short_names_are_of_known_places(areas: dict[str, Any]) -> None:
    known = set(cities(areas, "cities", "counties", "zones"))
    unsafe = areas["cities_unsafe"]["names"].split()
    assert len(unsafe) == len(set(unsafe))
    assert set(unsafe) <= known
    short = [line.split()[0] for line in areas["short"]["names"].strip().split("\n")]
    assert len(short) == len(set(short))
    assert set(short) <= known
    spelled_out = {name for name in cities(areas, "cities") if not name.endswith("市")}
    assert spelled_out - set(short) == {"阿里地区", "和田地区"}, "only names that are words go without"


def test_bare_forms_belong_to_regions(areas: dict[str, Any]) -> None:
    assert set(areas["regions_bare"]) <= set(areas["regions"])


def test_every_guard_guards_a_name(areas: dict[str, Any]) -> None:
    known = {alias for alias, _ in claims(areas)}
    for side in ("before", "after"):
        rows = [line.split(" ") for line in areas["guards"][side].strip().split("\n")]
        assert all(len(row) == 2 for row in rows)
        guarded = [row[0] for row in rows]
        assert len(guarded) == len(set(guarded))
        assert set(guarded) <= known


def test_a_former_division_stands_nowhere_else(areas: dict[str, Any]) -> None:
    """Names that went out of use are listed once, in full, and are no name of today."""
    former = list(cities(areas, "former"))
    assert len(former) == len(set(former))
    assert not set(former) & set(cities(areas, "cities", "counties", "zones", "divisions"))
    assert all(2 < len(name) and name.endswith(("县", "市", "区", "地区")) for name in former)


def test_countries_are_what_cldr_says_now() -> None:
    pytest.importorskip("babel", reason="needs the dev dependencies")
    pytest.importorskip("opencc", reason="needs the dev dependencies")
    assert (TABLES / "countries.toml").read_text(encoding="utf-8") == tool("make_countries").document()


def test_every_country_has_one_iso_code() -> None:
    rows = [line.split() for line in table("countries")["iso"]["codes"].strip().split("\n")]
    assert len({code for code, _ in rows}) == len(rows)
    assert [printed for _, printed in rows] == [names[0] for names in countries()]


@pytest.mark.parametrize(
    ("alias", "printed"),
    [
        ("沙特", "沙特阿拉伯"),
        ("沙乌地阿拉伯", "沙特阿拉伯"),
        ("纽西兰", "新西兰"),
        ("澳洲", "澳大利亚"),
        ("义大利", "意大利"),
        ("南韩", "韩国"),
        ("印尼", "印度尼西亚"),
        ("香港", "中国香港"),
        ("阿拉伯联合酋长国", "阿联酋"),
    ],
)
def test_other_names_lead_to_the_printed_one(alias: str, printed: str) -> None:
    assert [names[0] for names in countries() if alias in names] == [printed]


@pytest.mark.parametrize("word", ["刚果", "中非", "中美", "东加", "查德", "尼日"])
def test_words_that_are_no_country(word: str) -> None:
    assert not [names for names in countries() if word in names]


def member_lines(group: dict[str, Any]) -> Iterator[tuple[str, list[date]]]:
    for field in ("members", "disputed"):
        for line in group.get(field, "").strip().split("\n"):
            if line:
                name, *days = line.split()
                yield name, [date.fromisoformat(day) for day in days]


def test_members_are_countries_and_their_days_in_order(groups: dict[str, Any]) -> None:
    printed = {names[0] for names in countries()}
    for group in groups.values():
        lines = list(member_lines(group))
        names = [name for name, _ in lines]
        assert len(names) == len(set(names))
        assert set(names) <= printed
        for _, days in lines:
            assert len(days) <= 2
            assert days == sorted(days)


def test_a_group_has_a_list_or_says_that_it_is_unknown(groups: dict[str, Any]) -> None:
    for group in groups.values():
        assert group.get("unknown", False) is not bool(list(member_lines(group)))


@pytest.mark.parametrize(
    ("name", "day", "count"),
    [
        ("东盟", "1999-04-30", 10),
        ("东盟", "2025-10-25", 10),
        ("东盟", "2025-10-26", 11),
        ("欧盟", "1994-12-31", 12),
        ("欧盟", "2013-07-01", 28),
        ("欧盟", "2020-01-31", 28),
        ("欧盟", "2020-02-01", 27),
        ("欧元区", "2023-01-01", 20),
        ("欧元区", "2026-01-01", 21),
        ("RCEP", "2022-01-01", 10),
        ("RCEP", "2023-06-02", 15),
        ("CPTPP", "2023-07-12", 11),
        ("CPTPP", "2024-12-15", 12),
        ("金砖国家", "2011-01-01", 5),
        ("金砖国家", "2025-01-06", 10),
        ("上合组织", "2024-07-04", 10),
        ("中东欧国家", "2024-01-01", 14),
        ("海湾合作委员会", "2024-01-01", 6),
        ("亚太经合组织", "2024-01-01", 21),
        ("七国集团", "2024-01-01", 7),
        ("二十国集团", "2024-01-01", 19),
    ],
)
def test_how_many_members_on_a_day(groups: dict[str, Any], name: str, day: str, count: int) -> None:
    when = date.fromisoformat(day)
    sure = groups[name] | {"disputed": ""}
    spans = [(days[0], days[1] if len(days) == 2 else date.max) for _, days in member_lines(sure)]
    assert sum(first <= when <= last for first, last in spans) == count


def test_group_names_are_no_places_and_no_two_groups(areas: dict[str, Any], groups: dict[str, Any]) -> None:
    names = [name for printed, group in groups.items() for name in (printed, *group["aliases"].split())]
    assert len(names) == len(set(names))
    assert not set(names) & {alias for alias, _ in claims(areas)}


def test_traditional_is_one_for_one_and_what_opencc_says_now() -> None:
    written = table("traditional")
    assert len(written["traditional"]) == len(set(written["traditional"])) == len(written["simplified"])
    assert not set(written["traditional"]) & set(written["simplified"]), "twice must be the same as once"
    pytest.importorskip("opencc", reason="needs the dev dependencies")
    maker = tool("make_traditional")
    assert (TABLES / "traditional.toml").read_text(encoding="utf-8") == maker.document(maker.pairs())


def test_simplified_text_stays_as_it_is() -> None:
    maker = tool("make_traditional")
    simplified = maker.gb2312()
    assert len(simplified) == 6763
    level_one = {hanzi for hanzi in simplified if hanzi.encode("gb2312") < b"\xd8"}
    assert len(level_one) == 3755
    turned = set(table("traditional")["traditional"])
    assert not turned & level_one
    assert turned & simplified == maker.KEPT_OF_GB2312


def test_traditional_bulletins_become_readable() -> None:
    written = table("traditional")
    simplify = str.maketrans(written["traditional"], written["simplified"])
    assert "進出口總值較去年同期減少億港元衞生統計處於後".translate(simplify) == (
        "进出口总值较去年同期减少亿港元卫生统计处于后"
    )
    assert "显著".translate(simplify) == "显著"


@pytest.mark.timed
def test_the_tables_load_in_15_milliseconds() -> None:
    """Of the processor, in a process of its own: no one else's work and no heap of this one's count."""
    program = """
import sys, tomllib
from pathlib import Path
from time import process_time
texts = [Path(path).read_text("utf-8") for path in sys.argv[1:]]
spent = []
for _ in range(30):
    begun = process_time()
    for text in texts:
        tomllib.loads(text)
    spent.append(process_time() - begun)
print(min(spent))
"""
    command = [sys.executable, "-c", program, *(str(TABLES / f"{name}.toml") for name in FILES)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert float(done.stdout) <= 0.015
