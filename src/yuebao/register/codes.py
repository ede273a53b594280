"""Code lists and rules: versioned, editable files with dated rows.

The package's own ``codes.toml`` and ``rules.toml`` stand beside this module; files of the same
names beside the register take their place. Countries and dated groups are the lexicon's.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any

from yuebao.core.problem import Problem, Unreadable

FILES = ("codes.toml", "rules.toml")
SIDES = ("离岸", "在岸", "待定")
OFFSHORE, ONSHORE, UNSETTLED = SIDES
FOREVER = "9999-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One row of a code list; ``since`` and ``until`` are ISO days, both included."""

    slug: str
    name: str
    short: str
    parent: str | None
    since: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Filings between two days of a year take executions from ``first`` of ``years_back`` years before."""

    filed_from: str
    filed_to: str
    years_back: int
    first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What may be published: see ``rules.toml``; ``largest`` and ``within`` are shares of one."""

    firms: int
    largest: Fraction
    within: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """All code lists and rules of one register. Build it with ``load``."""

    version: str
    home: str
    categories: dict[str, Code]
    ownership: dict[str, Code]
    currencies: dict[str, Code]
    names: dict[str, dict[str, str]]
    """List -> written name, folded -> slug (for countries the lexicon's name)."""
    groups: dict[str, tuple[tuple[str, str, str], ...]]
    windows: tuple[tuple[str, tuple[Window, ...]], ...]
    deadlines: tuple[tuple[str, int, dict[str, int]], ...]
    disclosures: tuple[tuple[str, Disclosure], ...]

    def find(self, kind: str, written: str) -> str | None:
        """The slug (a country's name) that *written* stands for, None if the list has none."""
        return self.names[kind].get(fold(written))

    def side_of(self, country: str) -> str:
        """在岸 for the home country, 离岸 for every other; 待定 where none is known."""
        if not country:
            return UNSETTLED
        return ONSHORE if country == self.home else OFFSHORE

    def earliest(self, filed: str) -> str:
        """The first execution date that is taken when filed on the ISO day *filed*."""
        spans = _in_force(self.windows, filed)
        for span in spans or ():
            if span.filed_from <= filed[5:] <= span.filed_to:
                return f"{int(filed[:4]) - span.years_back:04d}-{span.first}"
        return "0001-01-01"

    def deadline(self, month: str, district: str) -> str:
        """The last day for filing *month* (``2025-05``) in that district."""
        year, number = int(month[:4]), int(month[5:7])
        year, number = (year, number + 1) if number < 12 else (year + 1, 1)
        row = max((it for it in self.deadlines if it[0] <= f"{month}-31"), default=None)
        day = 5 if row is None else row[2].get(district, row[1])
        return f"{year:04d}-{number:02d}-{day:02d}"

    def disclosure(self, day: str) -> Disclosure:
        """The rule of publication in force on that day."""
        found = _in_force(self.disclosures, day)
        return found or Disclosure(firms=3, largest=Fraction(85, 100), within=Fraction(1, 10))

    def members(self, group: str, day: str) -> frozenset[str]:
        """The members of a group of countries on that day, the home country left out."""
        rows = self.groups.get(group, ())
        found = {
            name for name, first, last in rows if (not first or first <= day) and day <= (last or FOREVER)
        }
        return frozenset(found - {self.home})


def _in_force(rows: tuple[tuple[str, Any], ...], day: str) -> Any:
    return max(
        ((since, it) for since, it in rows if since <= day), key=lambda row: row[0], default=("", None)
    )[1]


def fold(written: str) -> str:
    """A name as it is looked up: widths folded, blanks gone, capital letters."""
    return "".join(unicodedata.normalize("NFKC", written).split()).upper()


def originals() -> dict[str, str]:
    """The package's own files by name, to be copied and edited."""
    home = files("yuebao.register")
    return {name: home.joinpath(name).read_text(encoding="utf-8") for name in FILES}


def load(folder: Path | None = None) -> Codes:
    """The code lists and rules beside the register in *folder*, or the package's own.

    Raises:
        Unreadable: a file is malformed (``YB501``).
    """
    from yuebao.lexicon import tables

    texts = originals()
    places = dict.fromkeys(FILES, "")
    for name in FILES:
        own = None if folder is None else folder / name
        if own is not None and own.is_file():
            texts[name], places[name] = own.read_text(encoding="utf-8"), str(own)
    name = FILES[0]
    try:
        codes = tomllib.loads(texts[name])
        lists = {kind: _list(codes[kind]) for kind in ("categories", "ownership", "currencies")}
        known = lists["categories"]
        lost = [it.slug for it in known.values() if it.parent and it.parent not in known]
        if lost:
            raise ValueError(f"{lost[0]}: its parent is not in the list")
        name = FILES[1]
        rules = tomllib.loads(texts[name])
        windows, deadlines, disclosures = _windows(rules), _deadlines(rules), _disclosures(rules)
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError, AttributeError) as error:
        reason = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
        raise Unreadable(
            Problem(code="YB501", place=places[name] or name, facts=(("reason", reason),))
        ) from None
    texts_of = tables.sources()
    words = {it: tomllib.loads(texts_of[it].decode("utf-8")) for it in ("countries", "groups")}
    countries: dict[str, str] = {}
    for country, aliases in words["countries"]["countries"].items():
        for written in (country, *aliases.split()):
            countries.setdefault(fold(written), country)
    return Codes(
        version=f"{codes['version']}/{rules['version']}",
        home=codes["home"],
        categories=lists["categories"],
        ownership=lists["ownership"],
        currencies=lists["currencies"],
        names={kind: _names(codes[kind], kind) for kind in lists} | {"countries": countries},
        groups={
            group: tuple(_membership(line) for line in row["members"].strip().splitlines())
            for group, row in words["groups"]["groups"].items()
            if row.get("members") and not row.get("unknown")
        },
        windows=windows,
        deadlines=deadlines,
        disclosures=disclosures,
    )


def _membership(line: str) -> tuple[str, str, str]:
    name, first, last, *_ = (*line.split(), "", "")
    return name, first, last


def _list(rows: list[dict[str, Any]]) -> dict[str, Code]:
    found: dict[str, Code] = {}
    for row in rows:
        slug = row["slug"]
        if slug in found:
            raise ValueError(f"{slug} stands twice")
        found[slug] = Code(
            slug=slug,
            name=row["name"],
            short=row.get("short", row["name"]),
            parent=row.get("parent"),
            since=_day(row.get("since", "0001-01-01")),
            until=_day(row.get("until", FOREVER)),
        )
    return found


def _names(rows: list[dict[str, Any]], kind: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for row in rows:
        for written in (row["slug"], row["name"], *row.get("aliases", ())):
            if names.setdefault(fold(written), row["slug"]) != row["slug"]:
                raise Unreadable(
                    Problem(
                        code="YB501",
                        place=FILES[0],
                        facts=(("reason", f"{kind}: {written} names two codes"),),
                    )
                )
    return names


def _day(written: object) -> str:
    return date.fromisoformat(str(written)).isoformat()


def _windows(rules: dict[str, Any]) -> tuple[tuple[str, tuple[Window, ...]], ...]:
    return tuple(
        (
            _day(row["since"]),
            tuple(
                Window(
                    filed_from=it["filed_from"],
                    filed_to=it["filed_to"],
                    years_back=it["years_back"],
                    first=it["from"],
                )
                for it in row["spans"]
            ),
        )
        for row in rules["execution_window"]
    )


def _deadlines(rules: dict[str, Any]) -> tuple[tuple[str, int, dict[str, int]], ...]:
    return tuple((_day(row["since"]), int(row["day"]), dict(row["districts"])) for row in rules["deadline"])


def _disclosures(rules: dict[str, Any]) -> tuple[tuple[str, Disclosure], ...]:
    return tuple(
        (
            _day(row["since"]),
            Disclosure(
                firms=int(row["firms"]),
                largest=Fraction(str(row["largest"])) / 100,
                within=Fraction(str(row["within"])) / 100,
            ),
        )
        for row in rules["disclosure"]
    )
