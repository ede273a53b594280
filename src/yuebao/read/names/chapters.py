"""Whose the bare measures are under a chapter's name, or behind a name that opens a paragraph alone:
（一）失业保险。参保人数72万人. ●公路。货运量1216万吨. ——普通高中。学校48所.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.schools import taught_at
from yuebao.read.state.spoken import PUPILS, Subject, stage_of

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause

CHAPTER_ENDS: Final = frozenset("育学中园校险疗路输航空算")
"""How the names end that are told of here."""
_MARK: Final = re.compile("(?:[（(]?[一二三四五六七八九十0-9]+[、.．）)]+|[—－•●·■◆▪-]+| )+")
_POLICY: Final = re.compile("(?:财产|人身|农业|责任|人寿|健康|意外伤害)(?:保险|险)|寿险|车险|意外险|产险")
_INSURANCE: Final = re.compile(
    "(?:城镇职工|城乡居民|企业职工|机关事业单位|城镇居民|职工|居民)?(?:基本)?(?:养老|医疗)保险|(?:失业|工伤|生育|长期护理)保险|新型农村合作医疗|新农合"
)
_CARRIAGE: Final = re.compile("(?:铁路|公路|道路|水路|民航|航空|管道)(?:运输)?")
_BUDGET: Final = re.compile("(?:一般公共|政府性基金|国有资本经营|社会保险基金|公共财政)预算")
_CARRIED: Final = frozenset(
    {
        "货运量",
        "客运量",
        "货物周转量",
        "旅客周转量",
        "货运周转量",
        "客运周转量",
        "货物运输量",
        "旅客运输量",
        "运输量",
    }
)
_INSURED: Final = frozenset(
    {"参保人数", "参保人员", "收入", "支出", "累计结余", "结余", "滚存结余", "当期结余"}
)
_UNDERWRITTEN: Final = frozenset(
    {"保费收入", "原保险保费收入", "保费", "赔付支出", "赔款支出", "赔款", "给付"}
)
_BARE: Final = (*PUPILS, *_CARRIED, *_INSURED, *_UNDERWRITTEN)
"""Measures that say nothing without whose they are, under one of these names."""
OWNED: Final = frozenset(_BARE) | {"数"}
_OWNERS: Final = (
    (_POLICY, _UNDERWRITTEN, ""),
    (_INSURANCE, _INSURED, "基金"),
    (_CARRIAGE, _CARRIED, ""),
    (_BUDGET, _INSURED, ""),
)
"""Who own bare measures but schools, which measures, and what may stand before those."""


def chapter_of(heading: str) -> str:
    """What all of a *heading* names that owns bare measures: a stage of schools, an insurance, a budget,
    a way of carriage; nothing where it names none.
    """
    if heading[-1:] not in CHAPTER_ENDS:
        return ""
    mark = _MARK.match(heading)
    name = heading[mark.end() :] if mark is not None else heading
    owns = any(owner.fullmatch(name) is not None for owner, _, _ in _OWNERS)
    by_way = owns and len(name) == 4 and name.endswith("运输")
    return name[:2] if by_way else name if owns else stage_of(name)  # 铁路|运输


def tell_chapter(speech: Speech, clause: Clause) -> None:
    """Takes in such a name that opens a paragraph alone: ——|普通高中|。学校48所，招生3.5万人."""
    said = speech.text[clause.start : clause.stop]
    speech.context.taught = chapter_of(said) or speech.context.taught


def of_chapter(speech: Speech, subject: Subject) -> Subject:
    """*subject*, a bare measure, as that of what the paragraph or its heading names, where it may be."""
    name = speech.context.taught
    owns = next((owns for owns in _OWNERS if owns[0].fullmatch(name) is not None), None)
    if owns is None:
        return taught_at(speech, subject)
    _, heads, own = owns
    whole = subject.before == own or (subject.before != name and name.startswith(subject.before))
    if subject.head not in heads or not whole:
        return subject
    bare = subject.indicator if subject.before == own else subject.head
    return speech.naming.subject(name + bare, None)._replace(area=subject.area)
