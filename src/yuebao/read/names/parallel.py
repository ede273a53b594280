"""What each of several did, by a verb behind 分别: 甲展、乙展|分别吸引企业|360家、520家，|分别达成成交额|.

Their list stands before 分别, and what was done holds for all of it. Rows that ； parts tell the same of
each: 车险保费收入2亿元，赔付支出1亿元；|寿险|6亿元.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.alike import counted_alike
from yuebao.read.state.spoken import KINDS
from yuebao.read.words.phrases import split_list

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_DO: Final = (
    "(?:累计|新|共|直接)?(?:新增|引进|吸[引纳]|集聚|聚集|汇聚|入驻|落户|[带拉撬]动|惠及|覆盖|服务|培[训育]|[发兑]放|兑付|拨付|核销|签约"
    "|签[订署]|达成|促成|举办|组织|开展|获[得批]|接待|派出|招[收聘]|认定|备案|推出|发布|展[示出])(?=[^，、的]{2})"
)
_DEED: Final = re.compile(_DO)
"""How what was done begins that is no name of a measure: |吸引|参展企业, |带动|消费."""
_ALONE: Final = frozenset({
    "签约", "植树", "造林", "减排", "审结", "办结", "受理", "查处", "立案", "开工", "竣工", "投产",
    "落地", "承保", "参保", "赔付", "供水", "供电", "供热", "供气", "揽收", "投递", "检测", "施工",
    "授权", "获批",
})  # fmt: skip
"""What was done, where nothing is told of what it was done with: 甲区、乙区分别|植树|300亩和200亩."""
_LISTED: Final = re.compile(
    f"(?:其中，?)?(?:全[国省市州县区])?(?P<led>[^，。；：0-9]*、[^，。；：0-9]*?)(?:[两三四五六][地区市县园展])?分别{_DO}"
)
"""Those that a clause before listed with what each of them did."""
_OF_ALL: Final = re.compile("(?:以旧换新|报废更新|置换更新|换新|购新|焕新|(?<=.)(?:企业|机构))$")
"""What the last of a list alone says, and is so of all: 汽车、家电|以旧换新, ITO、BPO|企业."""

_OF_COUNTED: Final[tuple[str, ...]] = ("投资", "投资额", "投资总额", "资本", "资金", "金额")
"""How measures end that projects and newcomers have themselves."""


_OF_ROWS: Final = KINDS | {"ownership", "region"}


def first_of_row(speech: Speech, words: str, dimension: str, last: Subject) -> Subject | None:
    """The measure that the row before, up to ；, led with for a member like *words*, where it went on with
    another one: 车险保费收入2亿元，提供风险保障9亿元；|寿险|6亿元. None where it did not.
    """
    text, at = speech.text, speech.start - 1
    here = speech.drafts[speech.opened :]
    begun = text.rfind("；", 0, at) + 1
    row = next((d for d in here if d.start >= begun and d.kind == "level"), None)
    if row is None or row.unit.dimension != dimension:
        return None
    first = row.subject._replace(level=speech.offset + speech.drafts.index(row), dimension=dimension)
    if first.known is None or first.known is last.known or first.known.printed == words or not first.before:
        return None
    kinds = {kind for kind, _ in first.parts} & _OF_ROWS
    like = {kind for kind, _ in speech.naming.parts(words, first.known)[1]} & _OF_ROWS
    return first if kinds and kinds == like else None


def told_alike(
    speech: Speech, words: str, dimension: str, last: Subject, whole: Subject | None
) -> tuple[Subject, Subject | None]:
    """What the member *words*, told without its measure in a unit of *dimension*, is of, and its whole."""
    row = first_of_row(speech, words, dimension, last) if speech.after == "；" else None
    context = speech.context
    alike = row or counted_alike(last, dimension, context.told, context.lead, whole, context.recent, words)
    return (last, whole) if alike is last else (alike, alike if whole is not None else None)


def each_did(
    speech: Speech, words: str, first: int, count: int, *, dimension: str, section: str
) -> tuple[Subject, ...]:
    """What each of *count* did, where *words* end in 分别 and that; those listed before where they list none
    themselves. Nothing where that is no deed.
    """
    led, mark, shared = words.rpartition("分别")
    if not mark and not speech.text.startswith("分别", speech.start):
        return ()
    if shared not in _ALONE and (len(shared) < 3 or _DEED.match(shared) is None):
        return ()
    parts = _whole(split_list(led, count, numbers=True)) if led else doers(speech, first, count)
    shared = "减排量" if shared == "减排" else shared
    return of_each(speech, parts or [], shared, dimension=dimension, section=section)


def doers_of(speech: Speech, words: str, first: int) -> list[str] | None:
    """Those whose measure *words* name that were told last by what they each did: 甲园、乙园分别集聚企业9家、
    8家，|执行额|分别为. None where it is of what was counted (总投资 of projects), or nothing was counted.
    """
    subjects = speech.context.subjects
    if words.endswith(_OF_COUNTED) or any(one.head != "数" for one in subjects):
        return None
    return doers(speech, first, len(subjects))


def doers(speech: Speech, first: int, count: int) -> list[str] | None:
    """Those *count* that the sentence of the number at *first* listed with what each of them did."""
    begun = speech.text.rfind("。", 0, first) + 1
    if speech.text.find("分别", begun, speech.start) < 0:
        return None
    for clause in reversed(re.split("[，；]", speech.text[begun : speech.start])):
        listed = _LISTED.match(clause)
        if listed is not None:
            return _whole(split_list(listed["led"], count, numbers=True))
    return None


def of_each(
    speech: Speech, owners: list[str], shared: str, *, dimension: str, section: str
) -> tuple[Subject, ...]:
    """The *shared* measure of each of the *owners*."""
    made, last = [], speech.context.subject
    counted = last.before if last is not None and last.head == "数" else ""
    kinds = [speech.kind_of(owner) for owner in owners]
    for owner, kind in zip(owners, kinds, strict=True):
        if kind == "zone" or all(kinds):  # 黄山、九华山: mountains, of which one is a city's name too
            of_all = speech.name(shared, dimension=dimension, section=section)
            if counted and counted in of_all.before:
                of_all = speech.naming.subject(shared, None, dimension=dimension, section=section)
            made.append(speech.with_place(of_all._replace(area=None), owner))
        else:
            made.append(speech.name(owner + shared, dimension=dimension, section=section))
    return tuple(made)


def _whole(parts: list[str] | None) -> list[str] | None:
    """*parts*, each with what the last one alone says of all of them."""
    said = _OF_ALL.search(parts[-1]) if parts is not None else None
    if parts is None or said is None or any(_OF_ALL.search(part) for part in parts[:-1]):
        return parts
    return [*(part + said.group() for part in parts[:-1]), parts[-1]]
