"""Lists whose numbers are of several sorts, an amount and a rate: 经费、投入强度分别为686.6亿元、2.36%."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.changes.growth import RATES
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PERCENT
from yuebao.read.state.spoken import Subject
from yuebao.read.words.clauses import Clause
from yuebao.read.words.hanzi import JOINING
from yuebao.read.words.phrases import split_list
from yuebao.read.words.predicates import before_number
from yuebao.read.words.scan import Token

_LEAD = 12
"""How far before the first number 分别 may stand."""


def mixed_run(speech: Speech, first: Token, rest: list[Token]) -> list[Token]:
    """*first* and those of *rest* that stand in one list with it, if they are of several sorts; else none."""
    text = speech.text
    if text.find("分别", max(0, first.start - _LEAD), first.start) < 0:
        return []
    run = [first]
    for token in rest:
        last = run[-1]
        if token.kind != "number" or token.value.unit is None or text[last.stop] not in JOINING:
            break
        if token.start > last.stop + 1:
            gap = before_number(text, last.stop + 1, token.start, speech.ends, speech.lexicon, ratio=False)
            if gap.stop != last.stop + 1 or gap.kind != "move" or gap.compare:
                break
        run.append(token)
    sorts = {token.value.section == "ratio" for token in run}
    pointed = {token.value.unit is not None and token.value.unit.dimension == "百分点" for token in run}
    return run if len(sorts) > 1 or (len(pointed) > 1 and False not in sorts) else []


CAME_TO: Final = frozenset("至到")
"""What stands between by how much something moved and what it came to."""
_NEXT_MOVE: Final = re.compile("[、，]?(?:[以及和与]|而)*[^，。；、0-9.]{0,6}?")


def read_moved_each(
    speech: Speech,
    clause: Clause,
    start: int,
    rest: list[Token],
    numbers: Callable[[Clause, int, list[Token], int], None],
) -> int:
    """Reads by how much each of several moved, and to what: 甲业和乙业的失业率分别|下跌0.4个百分点至6.8%及
    0.7个百分点至4.2%|. Says how many numbers those are.
    """
    text, context = speech.text, speech.context
    each = text.rfind("分别", max(start, rest[0].start - _LEAD), rest[0].start)
    pairs = _pairs(speech, rest) if each >= 0 else []
    if len(pairs) < 2:
        return 0
    words = speech.words(clause, start, each)
    parts = split_list(words, len(pairs)) if words else None
    spoken = tuple(speech.members(parts, dimension="", section="none")) if parts is not None else ()
    if not words:
        spoken = context.subjects if len(context.subjects) == len(pairs) else ()
    if len(spoken) != len(pairs):
        return 0
    (by, to), first = pairs[0], len(speech.drafts)
    context.subjects = spoken[:1]
    numbers(clause, each + 2, [by], to.start)
    numbers(clause, by.stop, [to], pairs[1][0].start)
    if len(speech.drafts) != first + 2:
        return 2
    change, came = speech.drafts[first:]
    at = to.stop
    for (by, to), subject in zip(pairs[1:], spoken[1:], strict=True):
        moved = before_number(text, at, by.start, speech.ends, speech.lexicon, ratio=False)
        sign = moved.sign if moved.kind == "move" else -1 if change.value < 0 else 1
        told = subject._replace(level=None, period=None)
        unit, last = by.value.unit or change.unit, to.value.unit or came.unit
        speech.add(
            by, unit, change.kind, told, change.rule, sign=sign, base=change.base, period=change.period
        )
        speech.add(to, last, came.kind, told, came.rule, period=came.period)
        at = to.stop
    context.subjects = spoken
    return 2 * len(pairs)


def _pairs(speech: Speech, rest: list[Token]) -> list[tuple[Token, Token]]:
    """The numbers of *rest* by twos, as long as the second says what the first came to."""
    text = speech.text
    found: list[tuple[Token, Token]] = []
    for by, to in zip(rest[::2], rest[1::2], strict=False):
        if by.kind != "number" or to.kind != "number" or text[by.stop : to.start] not in CAME_TO:
            break
        if by.value.unit is None or to.value.unit is None:
            break
        if found:
            after = found[-1][1].stop
            gap = _NEXT_MOVE.fullmatch(text, after, by.start)
            if gap is None or text[after] not in JOINING:
                break
        found.append((by, to))
    return found


def read_mixed(
    speech: Speech,
    clause: Clause,
    start: int,
    run: list[Token],
    numbers: Callable[[Clause, int, list[Token], int], None],
) -> bool:
    """Reads each number of *run* of its own member, by *numbers*; says whether the members could be told."""
    context, text = speech.context, speech.text
    each = text.rfind("分别", start, run[0].start)
    words = speech.words(clause, start, each) if each >= start else ""
    parts = split_list(words, len(run)) if words else None
    spoken: tuple[Subject, ...] = ()
    if parts is not None:
        if any(
            part.startswith("占") for part in parts
        ):  # 增加值、占工业比重分别为: the second's part is the first
            speech.refuse(run, "list:the numbers do not match the subjects")
            return True
        headed = all(speech.naming.head(part)[1] is not None for part in parts)
        spoken = tuple(
            speech.members(parts, dimension="", section="none")
            if headed
            else [speech.name(part, dimension="", section="none") for part in parts]
        )
    elif not words or speech.naming.is_generic(words):
        spoken = context.subjects if len(context.subjects) == len(run) else _each_told(speech, run)
    if len(spoken) != len(run):
        return False
    told: list[Subject] = []
    at = each + 2 if parts is not None else start
    shared = before_number(text, at, run[0].start, speech.ends, speech.lexicon, ratio=False)
    for token, subject in zip(run, spoken, strict=True):
        context.subjects = (subject,)
        moved = before_number(text, at, token.start, speech.ends, speech.lexicon, ratio=False).kind
        alike = moved == "" and shared.kind == "move" and token is not run[0]
        if alike and token.value.unit == PERCENT:
            context.kind = RATES[shared.compare or context.compare]
        elif token.value.section == "ratio" and moved != "move" and not alike:
            context.kind = "ratio"
        elif moved == "move" or alike:
            same = [
                d.kind for d in speech.drafts[speech.opened :] if d.subject.indicator == subject.indicator
            ]
            context.kind = same[-1] if same else context.kind  # 投入强度2.36%，提高0.2个百分点
        numbers(clause, at, [token], token.stop)
        if alike and shared.sign < 0 and speech.drafts and speech.drafts[-1].start == token.start:
            speech.drafts[-1].value = -abs(speech.drafts[-1].value)  # 分别下跌5.7%及|6.3个百分点
        last = speech.drafts[-1] if speech.drafts else None
        times = last is not None and last.start == token.start and last.unit.symbol == "倍"
        if times and last is not None and subject.known is not None and subject.known.nature == "ratio":
            last.kind = "rate_change"  # 房价所得比较上季减少|0.13倍
        told.append(context.subjects[-1])
        at = token.stop
    context.subjects = tuple(told)
    return True


def _each_told(speech: Speech, run: list[Token]) -> tuple[Subject, ...]:
    """What this sentence told last, one number each, where every one of *run* can be a change of it:
    住客760万人次，入住率80%，分别下跌|5.7%及6.3个百分点. None where it is not so.
    """
    told = speech.drafts[speech.opened :][-len(run) :]
    if len(told) < len(run):
        return ()
    for draft, token in zip(told, run, strict=True):
        unit = token.value.unit
        if unit is None:
            return ()
        if unit.dimension == "百分点":
            if draft.kind not in ("ratio", "share"):
                return ()
        elif draft.kind == "multiple" and unit.dimension == draft.unit.dimension:
            continue  # 房价所得比10.59倍，贷款负担率45.23%，分别减少|0.13倍及0.72个百分点
        elif draft.kind != "level" or (
            token.value.section != "ratio" and unit.dimension != draft.unit.dimension
        ):
            return ()
    return tuple(draft.subject for draft in told)
