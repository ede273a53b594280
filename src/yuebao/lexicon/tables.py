"""The lexicon's TOML files, read, cross-checked and compiled to plain tables."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from fractions import Fraction
from importlib.resources import files
from typing import Any

from yuebao.core.problem import Problem, Unreadable

FILES = (
    "units", "moves", "connectives", "numerals", "indicators", "areas", "countries", "groups", "traditional",
    "headings",
)  # fmt: skip

Tables = dict[str, Any]


def sources() -> dict[str, bytes]:
    """The TOML files as bytes, by name: what the cache's digest is made of."""
    home = files("yuebao.lexicon")
    return {name: home.joinpath(f"{name}.toml").read_bytes() for name in FILES}


def compile_tables(texts: dict[str, bytes]) -> Tables:
    """All tables as JSON-able data.

    Raises:
        Unreadable: a row is malformed, or two rows claim one phrase for different things.
    """
    parsed: dict[str, Any] = {}
    for name, data in texts.items():
        try:
            parsed[name] = tomllib.loads(data.decode("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise _contradiction(name, str(error)) from error
    tables: Tables = {
        "units": _units(parsed["units"]),
        "large": {word: str(size) for word, size in parsed["units"]["large"].items()},
        "tails": _tails(parsed["moves"], parsed["connectives"]),
        "heads": _heads(parsed["indicators"]),
        "members": _members(parsed["indicators"]["dimensions"]),
        "generic": parsed["indicators"]["generic"]["words"].split(),
        "bare": parsed["indicators"]["bare"]["words"].split(),
        "stems": parsed["indicators"]["stem"]["words"].split(),
        "deeds": parsed["indicators"]["deed"]["words"].split(),
        "endings": {
            unit: row["words"].split()
            for row in parsed["indicators"]["endings"]
            for unit in row["units"].split()
        },
        "narrow": {key: words.split() for key, words in parsed["indicators"]["narrow"].items()},
        "happenings": parsed["indicators"]["happening"]["words"].split(),
        "short_partners": dict(_rows(parsed["areas"]["one"]["partners"])),
        "noise": parsed["indicators"]["noise"]["words"].split(),
        "trade": {key: words.split() for key, words in parsed["indicators"]["trade"].items()},
        "scopes": parsed["connectives"]["scope"]["tail"].split(),
        "headings": _headings(parsed["headings"]),
        "shared": parsed["connectives"]["shared"]["words"].split(),
        "paired": {
            both: measures.split("+") for both, measures in _rows(parsed["connectives"]["paired"]["words"])
        },
        "breaks": parsed["connectives"]["break"]["words"].split(),
        "roles": parsed["connectives"]["standing"]["roles"].split(),
        "notes": {key: words.split() for key, words in parsed["connectives"]["note"].items()},
        "basis": {
            key: words.split()
            for key, words in parsed["moves"]["basis"].items()
            if not key.startswith("phrase")
        },
        "terms": _terms(parsed),
        "guards": _guards(parsed["areas"], parsed["connectives"]),
        "groups": _groups(parsed["groups"]),
        "cities": {
            city: province for province, names in parsed["areas"]["cities"].items() for city in names.split()
        },
        "traditional": [parsed["traditional"]["traditional"], parsed["traditional"]["simplified"]],
    }
    if len(tables["traditional"][0]) != len(tables["traditional"][1]):
        raise _contradiction("traditional", "the two strings differ in length")
    return tables


def _contradiction(name: str, reason: str) -> Unreadable:
    return Unreadable(Problem(code="YB301", place=f"{name}.toml", facts=(("reason", reason),)))


def _rows(words: str) -> Iterator[tuple[str, str]]:
    """``printed=canonical`` pairs; a word without one is its own canonical."""
    for word in words.split():
        printed, _, canonical = word.partition("=")
        yield printed, canonical or printed


def _units(table: dict[str, Any]) -> dict[str, list[str]]:
    """Every unit word with its dimension, its size and its section; what has a price in 元 (元/公斤) has one
    in each currency (美元/公斤).
    """
    units: dict[str, list[str]] = {}
    for section in ("ratio", "measure"):
        for dimension, forms in table[section].items():
            for form in forms.split():
                symbol, _, scale = form.partition("*")
                try:
                    Fraction(scale or 1)
                except ValueError as error:
                    raise _contradiction("units", f"{form}: {scale} is no number") from error
                if units.setdefault(symbol, [dimension, scale or "1", section])[0] != dimension:
                    raise _contradiction("units", f"{symbol} is both {units[symbol][0]} and {dimension}")
    for symbol, (dimension, scale, section) in list(units.items()):
        if symbol.startswith("元/"):
            for currency in table["priced"]["in"].split():
                units.setdefault(currency + symbol[1:], [currency + dimension[1:], scale, section])
    for word in table["count"]["words"].split():
        symbol, _, dimension = word.partition("=")
        units.setdefault(symbol, [dimension or symbol, "1", "count"])
    return units


def _tails(moves: dict[str, Any], connectives: dict[str, Any]) -> dict[str, list[str]]:
    """Words that may stand right before a number, by class; an earlier row wins only over verbs."""
    tails: dict[str, list[str]] = {}

    def add(words: str, kind: str, payload: str = "") -> None:
        for word in words.split():
            old = tails.setdefault(word, [kind, payload])
            if old != [kind, payload] and old[0] == "move" and kind == "move":
                raise _contradiction("moves", f"{word} is both {old} and {[kind, payload]}")

    add(moves["up"]["words"], "move", "1")
    add(moves["down"]["words"], "move", "-1")
    add(moves["flat"]["words"], "flat")
    add(moves["arrive"]["words"], "arrive")
    add(moves["noun"]["up"], "noun", "1")
    add(moves["noun"]["down"], "noun", "-1")
    add(connectives["contribution"]["rate"], "rate")
    add(connectives["contribution"]["pull"], "pull", "1")
    add(connectives["contribution"]["drag"], "pull", "-1")
    add(connectives["hedge"]["about"], "hedge", "≈")
    add(connectives["hedge"]["over"], "hedge", ">")
    add(connectives["hedge"]["under"], "hedge", "<")
    add(connectives["share"]["words"], "share")
    add(connectives["list"]["each"], "each")
    add(connectives["list"]["sum"], "sum")
    add(moves["degree"]["words"], "degree")
    add(connectives["verb"]["words"], "verb")
    return tails


def _heads(table: dict[str, Any]) -> dict[str, list[str]]:
    """printed -> [measure, nature, dimension, flags]; flags are a head's that hold of it."""
    heads: dict[str, list[str]] = {}
    for row in table["heads"]:
        if row["nature"] not in ("flow", "stock", "ratio", "price"):
            raise _contradiction("indicators", f"nature {row['nature']} is not known")
        flags = " ".join(flag for flag in ("alone", "trade", "stock", "happens") if row.get(flag))
        for printed, measure in _rows(row["words"]):
            heads.setdefault(printed, [measure, row["nature"], row.get("dimension", ""), flags])
    return heads


def _members(table: dict[str, str]) -> dict[str, list[str]]:
    """printed -> [dimension, canonical]."""
    members: dict[str, list[str]] = {}
    for dimension, words in table.items():
        for printed, canonical in _rows(words):
            if members.setdefault(printed, [dimension, canonical]) != [dimension, canonical]:
                raise _contradiction("indicators", f"{printed} is both {members[printed]} and {dimension}")
    return members


def _terms(parsed: dict[str, Any]) -> dict[str, list[str]]:
    """Phrases found anywhere in a text: phrase -> [kind, payload]. The first claim stands."""
    terms: dict[str, list[str]] = {}

    def add(words: str, kind: str, payload: str | None = None) -> None:
        for word in words.split():
            terms.setdefault(word, [kind, word if payload is None else payload])

    for mark in "，。；：！？、（）,;!?":
        terms[mark] = ["mark", mark]
    compare = parsed["connectives"]["compare"]
    for base, words in compare.items():
        add(words, "compare", base)
    add(parsed["connectives"]["nest"]["words"], "nest")
    add(parsed["moves"]["basis"]["phrase"], "basis", "real")
    add(parsed["moves"]["basis"]["phrase_nominal"], "basis", "nominal")
    for kind in ("name", "word"):
        add(parsed["numerals"][kind]["words"], "word", kind)
    for payload, words in parsed["connectives"]["time"].items():
        add(words, "time", payload)
    for count, word in enumerate("一二三四五六七八九十", 1):
        for lead in "前首头":
            add(f"{lead}{word}个月 {lead}{word}月", "time", f":months:1:{count}")
        if count < 4:
            for lead in "前首头":
                add(f"{lead}{word}季度 {lead}{word}个季度 {lead}{word}季", "time", f":months:1:{3 * count}")
    for lead in "前首头":
        add(f"{lead}两个月", "time", ":months:1:2")
        add(f"{lead}十一个月", "time", ":months:1:11")
        add(f"{lead}两季度 {lead}两个季度 {lead}两季", "time", ":months:1:6")
    areas = parsed["areas"]
    unsafe = set(areas["cities_unsafe"]["names"].split())
    for canonical, aliases in areas["provinces"].items():
        add(f"{canonical} {aliases}", "province", canonical)
    for names in areas["cities"].values():
        for city in names.split():
            add(city, "city", city)
            if city.endswith("市") and len(city) > 2 and city not in unsafe:
                add(city[:-1], "city", city)
    for line in areas["short"]["names"].strip().splitlines():
        canonical, *aliases = line.split()
        add(" ".join([canonical, *aliases]), "city", canonical)
    for names in areas["counties"].values():
        for county in names.split():
            add(county, "city", county)
            if county.endswith("市") and len(county) > 2 and county not in unsafe:
                add(county[:-1], "city", county)
    for section in ("zones", "divisions", "former"):
        for names in areas[section].values():
            add(names, "city")
    for canonical, aliases in areas["regions"].items():
        add(f"{canonical} {aliases}", "region", canonical)
    for level, words in areas["generic"].items():
        add(words, "own", level)
    for section in ("countries", "continents"):
        for canonical, aliases in parsed["countries"][section].items():
            add(f"{canonical} {aliases}", "partner", canonical)
    for canonical, row in parsed["groups"]["groups"].items():
        add(f"{canonical} {row.get('aliases', '')}", "partner", canonical)
    return terms


def _guards(*files: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Which characters undo a name or a word when they stand right before or right after it."""
    guards: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    for file in files:
        for side, lines in file["guards"].items():
            guards[side] |= dict(line.split() for line in lines.strip().splitlines())
    return guards


def _headings(table: dict[str, Any]) -> dict[str, list[str]]:
    """The words of a table's naming cells, by what they say."""
    return {
        **{role: words.split() for role, words in table["roles"].items()},
        "plain": table["plain"]["words"].split(),
        "total": table["total"]["words"].split(),
        "move": table["move"]["words"].split(),
        **{key: table["move"][key].split() for key in ("rates", "amounts", "falls")},
        **{basis: words.split() for basis, words in table["basis"].items()},
        **{f"said_{way}": words.split() for way, words in table["said"].items()},
    }


def _groups(table: dict[str, Any]) -> dict[str, list[list[str]]]:
    """Dated members of each group whose list is known: [name, first day, last day]."""
    return {
        name: [[*line.split(), "", ""][:3] for line in row["members"].strip().splitlines()]
        for name, row in table["groups"].items()
        if row.get("members") and not row.get("unknown")
    }
