"""yuebao 月报: reads, checks and writes Chinese statistical bulletins.

Reading gives every printed number its meaning and its place:

>>> import yuebao
>>> reading = yuebao.read("2025年1-5月，全市进出口总额120.5亿元，同比增长4.2%。")
>>> [(figure.text, figure.key.kind, str(figure.period)) for figure in reading.figures]
[('120.5亿元', 'level', '2025-01/2025-05'), ('4.2%', 'yoy_rate', '2025-01/2025-05')]

Checking confronts the numbers with one another, as intervals, and says what cannot be true:

>>> report = yuebao.check(reading)
>>> report.contradictions
()

Importing this package costs nothing: the reader is loaded by the first call that needs it.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from yuebao.core.fact import Figure, Finding, Inferred, Reading, Report
    from yuebao.core.problem import Problem, Unreadable

__all__ = [
    "Figure",
    "Finding",
    "Inferred",
    "Problem",
    "Reading",
    "Report",
    "Unreadable",
    "__version__",
    "check",
    "infer",
    "read",
]

__version__ = "0.1.0"

_VALUES = {
    "Figure": "yuebao.core.fact",
    "Finding": "yuebao.core.fact",
    "Inferred": "yuebao.core.fact",
    "Reading": "yuebao.core.fact",
    "Report": "yuebao.core.fact",
    "Problem": "yuebao.core.problem",
    "Unreadable": "yuebao.core.problem",
}


def read(thing: str | Path | bytes, *, name: str | None = None) -> Reading:
    """Everything *thing* says in numbers, with where it says it.

    A ``str`` is text, a ``Path`` a file, ``bytes`` a file's bytes (in any encoding that can be
    told from them). *name* is what messages and reports call it.

    >>> import yuebao
    >>> reading = yuebao.read("2025年5月，全市新增外贸企业31家。")
    >>> [record["text"] for record in reading.records() if record["type"] == "figure"]
    ['31家']

    Raises:
        Unreadable: it could not be read; ``problem`` says why and what to do.
        TypeError: *thing* is none of the three.
    """
    from yuebao import pipeline

    return pipeline.read(thing, name=name)


def check(
    thing: str | Path | bytes | Reading,
    *,
    name: str | None = None,
    history: Sequence[str | Path | bytes | Reading] = (),
    rounding: Literal["nearest", "truncation"] | None = None,
) -> Report:
    """What *thing*, or a reading of it, says that cannot be true, that holds, and that follows.

    *history* are earlier documents, or readings of them, that it is held against. *rounding* is
    ``truncation`` where digits were left off (截尾) and the document does not say so itself.

    >>> import yuebao
    >>> report = yuebao.check("1-5月，全市出口30.0亿元，进口20.0亿元，进出口总额61.0亿元。")
    >>> [finding.verdict for finding in report.contradictions]
    ['contradiction']

    Raises:
        Unreadable: it could not be read; ``problem`` says why and what to do.
        TypeError: *thing* is none of the four.
    """
    from yuebao import pipeline

    return pipeline.check(thing, name=name, history=history, rounding=rounding)


def infer(
    thing: str | Path | bytes | Reading,
    words: str,
    *,
    area: str | None = None,
    period: str | None = None,
    name: str | None = None,
    rounding: Literal["nearest", "truncation"] | None = None,
) -> tuple[Inferred, ...]:
    """Between which ends the figures lie that *thing* does not print and *words* name.

    All *words*, parted by blanks, must stand in a figure's name or kind (增速, 占比, 顺差); *area* is
    part of an area's name, *period* how the contract writes a period, or the beginning of that.

    >>> import yuebao
    >>> [found] = yuebao.infer("1-5月，全市进出口总额50.0亿元，其中出口30.0亿元。", "进口额 金额")
    >>> str(found.low), str(found.high), found.unit.symbol
    ('19.9000', '20.1000', '亿元')

    Raises:
        Unreadable: it could not be read; ``problem`` says why and what to do.
        TypeError: *thing* is none of the four.
    """
    from yuebao import pipeline

    return pipeline.infer(thing, words, area=area, period=period, name=name, rounding=rounding)


def __getattr__(name: str) -> Any:
    module = _VALUES.get(name)
    if module is None:
        raise AttributeError(f"module 'yuebao' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(module), name)


class _Package(ModuleType):
    """This package, whose ``read`` and ``check`` stay the functions above.

    Importing the packages ``yuebao.read`` and ``yuebao.check`` would put those in their place:
    the import system sets every submodule on its parent. (The one use of inheritance here; the
    language offers no other way.)
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in ("read", "check") and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
