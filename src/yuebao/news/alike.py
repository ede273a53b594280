"""Which articles tell the same: MinHash over runs of five characters, then counted exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from yuebao.core.problem import extra
from yuebao.news.article import Article

RUN, HASHES, SEED = 5, 128, 20250630
SIEVE = Fraction(1, 4)
"""Estimates from which a pair is counted exactly: well below ``ENOUGH``, for the estimate errs by a tenth."""
ENOUGH = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Two articles, by their places, and what part of the runs of either the smaller shares."""

    one: int
    two: int
    shared: Fraction


def alike(articles: Sequence[Article], *, enough: Fraction = ENOUGH) -> list[Alike]:
    """Pairs of *articles* of which the shorter is *enough* inside the longer, the most alike first.

    Raises:
        Unreadable: rensa is not installed (``YB500``).
    """
    with extra("desk", place="news"):
        from rensa import RMinHash  # type: ignore[import-untyped]
    runs = [_runs(article.text) for article in articles]
    sketches = []
    for some in runs:
        sketch = RMinHash(num_perm=HASHES, seed=SEED)
        sketch.update(sorted(some))
        sketches.append(sketch)
    found = []
    for two in range(len(articles)):
        for one in range(two):
            small, large = sorted((len(runs[one]), len(runs[two])))
            # What of the shorter stands in the longer is at most (1 + large/small)·J/(1 + J).
            if not small or Fraction(sketches[one].jaccard(sketches[two])) * (small + large) < SIEVE * small:
                continue
            shared = Fraction(len(runs[one] & runs[two]), small)
            if enough <= shared:
                found.append(Alike(one=one, two=two, shared=shared))
    return sorted(found, key=lambda pair: (-pair.shared, pair.one, pair.two))


def _runs(text: str) -> set[str]:
    letters = "".join(c for c in text if c.isalnum())
    return {letters[n : n + RUN] for n in range(max(len(letters) - RUN + 1, 1 if letters else 0))}
