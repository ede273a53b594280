"""Shares added up behind those of each: 美国占31.1%，日本占17.4%，韩国占8.9%，|三者合计|57.4%."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import as_one

_SUM: Final = re.compile(
    "[，,、；](?:(?:上述|以上|这|前)?[两二三四五六七八九](?:者|国|地|类|项|种|家|省|市|大[^，。；0-9]{0,4}|个[^，。；0-9]{0,4}))?"
    "(?:合计|共计|总计|合共)(?:占比?|份额|比重|达到?|为|约|超过?|近|接近|已|的|逾)*$"
)
"""What stands between the last of the shares and their sum."""
_MOST: Final = 8
_OF_SHARES: Final = frozenset({"share", "ratio"})


def add_up_shares(drafts: Sequence[Draft], text: str) -> None:
    """Name a share that is the sum of those right before it, by what was printed, as that of all of them."""
    for at, draft in enumerate(drafts):
        if at < 2 or draft.kind not in _OF_SHARES or draft.unit.dimension != "%":
            continue
        if _SUM.search(text, max(0, drafts[at - 1].stop), draft.start) is None:
            continue
        here = [one for one in drafts[:at] if one.kind == "share" and one.sentence == draft.sentence]
        if not here:
            continue
        total, slack, last = Decimal(0), draft.ulp, here[-1]
        for many, part in enumerate(reversed(here[-_MOST:]), 1):
            if part.unit is not last.unit or part.base != last.base or part.subject.head != last.subject.head:
                break
            total, slack = total + part.value, slack + part.ulp
            if many > 1 and abs(total - draft.value) * 2 <= slack:
                parts = tuple(one.subject._replace(area=one.area) for one in here[-many:])
                if len({(one.indicator, one.area) for one in parts}) == len(parts):
                    one = as_one(parts)
                    draft.subject = one if one.area is None else one._replace(area=None)
                    draft.kind, draft.base = "share", last.base
                break
