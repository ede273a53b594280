"""What is taken apart, and what comes of it: a component of relations, and its conflicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from yuebao.check.cases import Parted
from yuebao.check.caution import Caution
from yuebao.check.farkas import Summed
from yuebao.check.propagate import Move, Trail
from yuebao.check.system import System

Ends = tuple[list[float], list[float]]


@dataclass(slots=True)
class Conflict:
    """A minimal set of pins that cannot all be true, and why.

    ``proof`` is empty when exact arithmetic does not bear the conflict out; its premises are
    the pins in order, ``moves`` what follows from them. Where intervals show it, ``empty`` is
    the unknown that is left without a value; where only a sum of several relations does, it is
    None and ``summed`` is that sum; where only cases do, ``parted`` are those. ``mends`` are the
    pins any one of which, left out, makes the component consistent, with the state it then has.
    """

    pins: list[int]
    constraints: list[int]
    proof: dict[str, Any]
    moves: list[Move]
    empty: int | None
    summed: Summed | None = None
    parted: Parted | None = None
    mends: dict[int, Ends] = field(default_factory=dict)


@dataclass(slots=True)
class Component:
    """Unknowns and constraints that hang together, and how they turned out.

    ``pinned`` are the pins of each unknown of the system,
    ``state`` the ends of all its unknowns (only this component's are narrowed),
    ``cautious`` tells that it needed the cautious reading to be consistent, ``dropped`` the
    pins left out so that the rest is consistent.
    """

    unknowns: list[int]
    constraints: list[int]
    pinned: Mapping[int, list[int]]
    state: Ends | None = None
    trail: Trail = field(default_factory=list)
    cautious: bool = False
    conflicts: list[Conflict] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)

    @property
    def pins(self) -> list[int]:
        """The printed figures of its unknowns."""
        pinned = self.pinned
        return [pin for unknown in self.unknowns if unknown in pinned for pin in pinned[unknown]]


class Careful(dict[int, tuple[float, float]]):
    """The cautious reading of each pin, in floats."""

    def __init__(self, caution: Caution) -> None:
        self._caution = caution

    def __missing__(self, number: int) -> tuple[float, float]:
        found = self[number] = self._caution.near(number)
        return found


class Printed(dict[int, tuple[float, float]]):
    """Each pin as it is printed, in floats."""

    def __init__(self, system: System) -> None:
        self._pins = system.pins

    def __missing__(self, number: int) -> tuple[float, float]:
        pin = self._pins[number]
        found = self[number] = pin.low, pin.high
        return found
