"""Members of an index that are told by their names alone: 企业景气指数112.3，…。分行业看，采矿业98.2."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.joined import run_into
from yuebao.read.words.phrases import PARTING
from yuebao.read.words.signs import ends_in, signs

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.drafts import Draft
    from yuebao.read.state.spoken import Subject

_MEMBER: Final = re.compile("[^，。；：0-9]{0,12}(?:业|[大中小微]型?企业)")
"""How trades and firms of a size are called, of which an index is told: 采矿业, 大型企业."""
INDEX: Final[tuple[str, ...]] = ("指数", "PMI")
"""How the names of indices end."""

_AT_MARK: Final = re.compile(
    "(?:继续|仍然?|再次|重新|首次|均|都|一直|始终|持续|连续[^，]{0,6})*(?:处[于在]|位于|跌[破入落至到]|落入|重[回返]|站[上回]|[升回][到至]|[高低]于|运行[于在])"
    "[^，0-9]{0,8}(?:(?:临界|荣枯)[点值线]?|(?:景气|扩张|收缩|乐观|低迷)区间)(?:以?[上下]方?|内|之[上下]|水平)?"
)
"""Where an index is said to stand without a number: 跌破临界值, 继续处于不景气区间, 重回临界点以上."""
_MARK_ENDS: Final = frozenset("值点线间上下方内界枯平")


def stands_at_mark(said: str) -> bool:
    """Whether all that is *said* is on which side of its mark an index stands."""
    return said[-1:] in _MARK_ENDS and _AT_MARK.fullmatch(said) is not None


def is_index(subject: Subject) -> bool:
    """Whether *subject* is an index, whose members are told next without a unit."""
    return subject.head.endswith(INDEX) and subject.dimension in ("", "点")


def indexed(words: str, last: Subject) -> bool:
    """Whether *words* name trades or firms of a size, of which the index *last* is told next."""
    return last.head.endswith(INDEX) and _MEMBER.fullmatch(words) is not None


def index_led(speech: Speech, words: str) -> Subject | None:
    """The index told last of the member that *words* name, where a clause says no number of it; None where
    none was told: 大型企业PMI高于50%，为51.2%；|小型企业|低于50%，为46.9%.
    """
    of = speech.context.subject
    if of is None or not indexed(words, of) or not speech.headless(words):
        return None
    return speech.naming.member(words, of)._replace(level=None, period=None)


def index_of(speech: Speech, words: str, dimension: str) -> Subject | None:
    """The index of the member that *words* name of one that this paragraph told, as large as it can be; None
    where there is none.

    企业景气指数112.3，…。分行业看，|采矿业|98.2，环比下降4.6点；|制造业|103.1点.
    """
    if _MEMBER.fullmatch(words) is None or not speech.headless(words):
        return None
    whole = _whole(speech.drafts)
    if whole is None or whole.unit.dimension not in ("", dimension):
        return None
    before = run_into(words, whole.subject.before)
    family, parts = speech.naming.parts(before, whole.subject.known)
    if words.endswith("业") and not words.endswith("企业"):
        parts = (("sector", words), *whole.subject.parts)
    return whole.subject._replace(before=before, family=family, parts=parts, level=None, period=None)


def index_told(speech: Speech) -> bool:
    """Whether the paragraph told an index without a unit."""
    whole = _whole(speech.drafts)
    return whole is not None and not whole.unit.symbol


def _whole(drafts: list[Draft]) -> Draft | None:
    """The first of *drafts* that is of an index, None where none is."""
    for draft in drafts:
        if draft.kind == "level" and draft.subject.indicator.endswith(INDEX):
            return draft
    return None


_MANAGERS: Final[tuple[str, ...]] = ("PMI", "NMI", "经理指数", "经理人指数")
"""How the indices are called that are made of what purchasing managers answer."""
_ANSWERED: Final = re.compile(
    "(?:(?:制造业|非制造业|服务业|建筑业)的?)?"
    "(?:新增?(?:出口|业务)?订单|在手订单|(?:未完成|积压)订单|生产(?:量|数量)?|商业活动|业务活动(?:预期)?|生产经营活动预期"
    "|从业人员|人力雇用|就业|雇员|供应商(?:配送|交货)(?:时间)?|存货|(?:原材料|产成品|客户)(?:库存|存货)|采购(?:量|价格)"
    "|出厂价格|投入品?价格|(?:主要)?原(?:材料|物料)(?:购进)?价格|销售价格|进口(?:原物料)?)"
)
"""What they are asked of, each with an index of its own."""
_ANSWER_ENDS: Final = signs("单产量动期员用业间货存格口料数")


def answered(speech: Speech, words: str) -> str:
    """*words* as the indices that they are in the release of one: 制造业PMI为51.4%，其中|新订单|52.0%."""
    if not ends_in(words, _ANSWER_ENDS):
        return words
    parts = PARTING.split(words.removesuffix("指数"))
    if not all(_ANSWERED.fullmatch(part) for part in parts):
        return words
    told = (draft.subject.indicator for draft in (*speech.drafts, *speech.ago))
    return "、".join(f"{part}指数" for part in parts) if any(map(_of_managers, told)) else words


def _of_managers(indicator: str) -> bool:
    return indicator.endswith(_MANAGERS)
