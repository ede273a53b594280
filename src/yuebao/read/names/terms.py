"""Rates told of several terms, of which the last alone has their name: 1年期、5年期以上|LPR."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.state.spoken import Subject

_TERM: Final = re.compile(
    "(?P<long>隔夜|(?:[0-9]+|[一二三五六七九十两]+)(?:个月|年|天|周))(?P<term>期?)(?:及?以[上下])?(?:的)?"
)
_TERMS_OF: Final = re.compile(
    "(?P<of>.*?)(?P<term>(?:[0-9]+|[一二三五六七九十两]+)(?:个月|年|天|周)期(?:及?以上)?)"
)


def term_of(words: str, spoken: Subject | None) -> str:
    """*words*, a term, before the rate it is one of, by *words* or as *spoken* of: LPR：|1年期|3.0%."""
    told = _TERMS_OF.fullmatch(words) if words[-1:] in "期上" else None
    if told is None:
        return words
    rate = told["of"] or ("" if spoken is None else _TERM.sub("", spoken.indicator, 1))
    return told["term"] + rate if rate.endswith(("率", "LPR")) else words


def of_terms(parts: list[str]) -> list[str]:
    """*parts*, where all but the last are terms alone, each with what stands behind the last one's term."""
    last = _TERM.match(parts[-1])
    if last is None or last.end() == len(parts[-1]):
        return parts
    told = [_TERM.fullmatch(part) for part in parts[:-1]]
    if not all(told):
        return parts
    named, term = parts[-1][last.end() :], last["term"]
    lacking = [one is not None and not one["term"] and one["long"] != "隔夜" for one in told]
    return [*(part + term * lacks + named for part, lacks in zip(parts, lacking, strict=False)), parts[-1]]
