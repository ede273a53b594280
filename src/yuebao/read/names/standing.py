"""Who stands out in a measure that the first to do so was told in: 工资最高的是甲业，…；排第二的是乙业."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.read.state.spoken import STAFF

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_HOW: Final = frozenset({"move", "degree", "flat", "pull"})
_EFFECTS: Final = frozenset({"贡献", "支撑", "带动", "引领", "作用", "创历年", "创历史", "创近年"})


def standing_out(speech: Speech, whole: Subject | None, who: str) -> tuple[Subject, ...]:
    """What is told of *whole*, or of what the first to stand out did in, for *who* stands out in it next; the
    pay of a trade's staff stays that of the same staff.
    """
    whole = speech.context.counted_up or whole
    if whole is not None and whole.before.endswith(STAFF) and not speech.kind_of(who):
        paid = whole.owned_by(who)._replace(level=None, period=None)
        return (paid._replace(parts=(("sector", who), *whole.parts)),)
    if whole is not None and speech.context.counted_up is None:
        return (speech.with_member(whole, who),)
    speech.context.subjects = speech.context.subjects if whole is None else (whole,)
    return tuple(speech.members([who], dimension="", section="ratio", head=""))


def tells_how(speech: Speech, words: str) -> bool:
    """Whether *words* alone say how something went and name nothing: 断崖式|下降, 贡献|最大."""
    if words in _EFFECTS:
        return True
    return any(said == words and kind in _HOW for said, kind, _ in speech.lexicon.tails.get(words[-2:], ()))
