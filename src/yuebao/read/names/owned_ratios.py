"""Ratios of the owners told last, by what their names share: 甲公司、乙公司赔付率…，退保率."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.spoken import Subject

if TYPE_CHECKING:
    from yuebao.read.speech import Speech


def ratio_of_each(speech: Speech, words: str, count: int) -> tuple[Subject, ...] | None:
    """The ratio *words* of each of the owners that the sentence told the last ones of, by one name:
    甲公司、乙公司赔付率分别为46.3%和12.5%，退保率分别为.
    """
    told = speech.drafts[speech.opened :][-count:]
    if len(told) != count or any(draft.kind != "ratio" for draft in told):
        return None
    same = [draft.subject for draft in told]
    names = [one.indicator for one in same]
    shortest = min(names, key=len)
    alike = len(shortest)
    while alike and not all(name.endswith(shortest[-alike:]) for name in names):
        alike -= 1
    owners = [name[: len(name) - alike] for name in names]
    if not all(owners) or len(names[0]) - len(owners[0]) < _RATIO_NAMED:
        return None
    sort = _FIRMS_SORT.match(names[0], len(owners[0]))
    kept = sort[0] if sort is not None else ""
    naming = speech.naming
    return tuple(
        naming.subject(owner + kept + words, None, dimension="%", section="ratio")._replace(area=one.area)
        for owner, one in zip(owners, same, strict=True)
    )


_RATIO_NAMED: Final = 2
"""How much of a name that several share says what the ratio is: 利率."""
_FIRMS_SORT: Final = re.compile(
    "(?:[寿财产人]?险|商业|村镇|农商|证券|期货)?(?:银行|公司|集团|企业|机构|支行|分行|农商行)"
)
"""The sort of owner that several share, which the shared end of their names begins with."""
