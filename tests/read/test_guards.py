"""Characters that a pattern is asked behind hold every one that it can begin, or end, with."""

from __future__ import annotations

import importlib
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from yuebao.read.words.signs import stands

OPENS = (
    ("words.bodies", "IN_BODY_OPENS", "IN_BODY"),
    ("amounts.classes", "_BEHIND", "_TOLD"),
    ("amounts.others", "_PLACES_OPEN", "_PLACES_GREW"),
    ("amounts.others", "_PLACES_OPEN", "_PLACES_SO"),
    ("amounts.others", "_LISTED_OPENS", "_LISTED_WITH"),
    ("amounts.thresholds", "_CUED", "_CUES"),
    ("amounts.thresholds", "_WHERE", "_WHERE_INVESTED"),
    ("changes.comparators", "BESIDE_OPENS", "BESIDE"),
    ("leads.openings", "_BROUGHT_OPENS", "_BROUGHT"),
    ("words.marked", "POINT_OPENS", "_POINT"),
    ("leads.openings", "_MAIN_OPENS", "_MAIN_GOODS"),
    ("dates.periods", "DAYS_OPEN", "DAYS"),
    ("names.fields", "_HINTS", "_HINT"),
    ("names.ranked", "_SOURCES_OPEN", "_SOURCES"),
    ("words.around", "BEFORE_BEGINS", "BEFORE"),
    ("words.list_titles", "_MAY_LIST", "_OF_LISTS"),
    ("words.phrases", "_PARTNERS_OPEN", "_AS_PARTNERS"),
    ("names.places", "_AROUND_OPENS", "_AROUND"),
    ("names.places", "_FROM_OPENS", "_FROM"),
    ("names.places", "_ZONES_OPEN", "_ZONES_LISTED"),
    ("names.places", "_BY", "BY_PLACES"),
    ("names.zones", "_DONE_OPENS", "_DONE"),
    ("names.whose", "_TELL_OPENS", "_TELLS"),
    ("words.predicates", "_COMPARES", "_COMPARATIVE"),
    ("words.marked", "_ENDS", "_LISTS"),
    ("words.spans", "_UP_TO", "_QUARTER_TO"),
)
ENDS = (
    ("names.carried", "_HARM_ENDS", "_HARMED"),
    ("amounts.classes", "_LAST", "_SIZE"),
    ("amounts.counts", "_CAME_ENDS", "_CAME"),
    ("amounts.counts", "_PASSED_ENDS", "_PASSED"),
    ("proportions.completions", "PLAN_ENDS", "OF_PLAN"),
    ("proportions.wholly", "_TOTAL_ENDS", "_TOTAL"),
    ("names.fields", "_FIELD_ENDS", "_FIELD"),
    ("amounts.levels", "_AIMS", "_AIMED_AT"),
    ("amounts.levels", "_TWIN_ENDS", "_TWIN"),
    ("changes.lagging", "_LAGS", "_LAGGED"),
    ("leads.named", "_TURN_ENDS", "_TURNED"),
    ("dates.periods", "_AIMED_ENDS", "_AIMED"),
    ("dates.periods", "_GOING_ON_ENDS", "_GOING_ON"),
    ("leads.standings", "_WAY_ENDS", "_WAY"),
    ("words.around", "BEHIND_ENDS", "BEHIND"),
)
APART = {"BEFORE": "[^，]{0,4}增[长量]主要来自|"}
"""What of a pattern is asked for by more than a character."""

MOST = (
    ("names.topics", "_TELLS_MOST", "_TELLS"),
    ("leads.standings", "_ABSTRACT_MOST", "_ABSTRACT"),
)
"""How long what a pattern finds at the end of words is at the most."""


def edge(items: Any, *, last: bool) -> tuple[set[str], bool]:
    """The characters that a parsed pattern can begin with, or end with if *last*; whether it can be empty."""
    found: set[str] = set()
    for code, what in reversed(list(items)) if last else items:
        said, empty = _edge_of(code, what, last=last)
        found |= said
        if not empty:
            return found, False
    return found, True


def _edge_of(code: Any, what: Any, *, last: bool) -> tuple[set[str], bool]:
    if code is op.LITERAL:
        return {chr(what)}, False
    if code is op.IN:
        return set().union(*(_in_class(kind, value) for kind, value in what)), False
    if code is op.BRANCH:
        parts = [edge(branch, last=last) for branch in what[1]]
        return set().union(*(said for said, _ in parts)), any(empty for _, empty in parts)
    if code is op.SUBPATTERN:
        return edge(what[3], last=last)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        said, empty = edge(what[2], last=last)
        return said, empty or what[0] == 0
    assert code in (op.ASSERT, op.ASSERT_NOT, op.AT), f"{code} can be any character"
    return set(), True


def _in_class(kind: Any, value: Any) -> set[str]:
    if kind is op.LITERAL:
        return {chr(value)}
    assert kind is op.RANGE, f"{kind} can be any character"
    return set(map(chr, range(value[0], value[1] + 1)))


def characters(module: str, name: str) -> set[str]:
    """Those of a set of characters, or that a pattern can begin with."""
    of = getattr(importlib.import_module(f"yuebao.read.{module}"), name)
    if isinstance(of, bytes):  # a byte for each code, or a bit in compiled code
        return {chr(code) for code in range(0x10000) if stands(chr(code), 0, of)}
    return set(of) if isinstance(of, frozenset) else edge(_parser.parse(of.pattern), last=False)[0]


@pytest.mark.parametrize(("module", "guard", "pattern"), OPENS + ENDS)
def test_a_guard_holds_what_its_pattern_asks_for(module: str, guard: str, pattern: str) -> None:
    of = importlib.import_module(f"yuebao.read.{module}")
    whole, apart = getattr(of, pattern).pattern, APART.get(pattern, "")
    assert apart in whole
    asked, _ = edge(_parser.parse(whole.replace(apart, "")), last=(module, guard, pattern) in ENDS)
    assert asked
    assert asked <= characters(module, guard), "".join(sorted(asked - characters(module, guard)))


@pytest.mark.parametrize(
    ("module", "pattern"),
    [("grammar", "_ODD"), ("amounts.levels", "_LED_OR_GIVEN"), ("changes.rates", "_TURNS")],
)
def test_a_mark_before_a_number_is_one_of_them_all(module: str, pattern: str) -> None:
    assert characters(module, pattern) <= characters("grammar", "_MARKED")


@pytest.mark.parametrize(("module", "most", "pattern"), MOST)
def test_what_stands_at_the_end_is_no_longer(module: str, most: str, pattern: str) -> None:
    of = importlib.import_module(f"yuebao.read.{module}")
    _, longest = _parser.parse(getattr(of, pattern).pattern).getwidth()
    assert longest <= getattr(of, most)


def test_what_a_pattern_can_begin_and_end_with() -> None:
    parsed = _parser.parse("(?:甲|乙?丙|[丁戊])+?(?=己)庚?(?:辛|壬)?$")
    assert edge(parsed, last=False) == ({*"甲乙丙丁戊"}, False)
    assert edge(parsed, last=True) == ({*"甲丙丁戊庚辛壬"}, False)
