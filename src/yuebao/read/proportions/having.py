"""Shares of those counted, by what they have: 企业142家，|有研发活动的|占68%; 农户中|没有负债的|占40%."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base
from yuebao.core.unit import Unit
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PERCENT
from yuebao.read.words.clauses import Clause
from yuebao.read.words.manner import Predicate
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import signs, stands

_HAS: Final = "(?:设有|拥有|没有|建有|配有|有|无|未|开展了?|设立了?|参加了?|购买了?)"
_OPENS: Final = signs("设拥没建配有无未开参购")
"""What words of having begin with."""
THOSE: Final[tuple[str, ...]] = (
    "企业", "单位", "农户", "住户", "居民", "家庭", "学校", "机构", "园区", "村", "社区", "经营户", "群众",
    "受访者",
)  # fmt: skip
"""Those of whom a part is told by what they have."""
_SO: Final = re.compile(
    f"(?P<part>{_HAS}[^，。；、0-9的]{{2,14}})的(?P<who>[^，。；、0-9的占比]{{0,5}})(?:所?占比?|比重|比例)(?:为|达到?|有)?$"
)
"""What some have, before their share: 有研发活动|的|企业|占比."""
_THEM: Final = re.compile(f"{_HAS}[^，。；、的]{{2,14}}的(?P<of>.+)")
"""Those that have something, as they were told before."""


def those_having(part: str, of: str) -> str:
    """Those of *of* that have *part*, which may say again who they are: 有研发活动的|企业."""
    part = part.removesuffix("的")
    what, _, who = part.rpartition("的")
    return f"{what if what and who and of.endswith(who) else part}的{of}"


def read_having(
    speech: Speech, clause: Clause, run: list[Token], units: list[Unit | None], told: Predicate
) -> bool:
    """企业142家，|有研发活动的占比68%: a share of those counted last. Says whether it is."""
    text, start = speech.text, clause.start
    start += 2 if text.startswith("其中", start) else 0
    if len(run) != 1 or told.whole is not None or not stands(text, start, _OPENS):
        return False
    so = _SO.fullmatch(text, start, run[0].start)
    of, scope = speech.context.subject, speech.context.scope
    if so is None or (of is None and not scope):
        return False
    again = _THEM.fullmatch(of.indicator) if of is not None else None
    group = again["of"] if again is not None else of.indicator if of is not None else ""
    group = scope if scope.endswith(THOSE) else group.removesuffix("数")  # 企业中，|有研发活动的占比
    if not group.endswith(THOSE) or (so["who"] and not group.endswith(so["who"])):
        return False
    name = f"{so['part']}的{group}"
    who = speech.naming.subject(name, None, section="count")
    speech.add(run[0], units[0] or PERCENT, "share", who, "share:占", bound=told.bound, base=Base(name=group))
    speech.speak_of((who,))
    return True
