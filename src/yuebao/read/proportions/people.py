"""All people, and all who work somewhere, of whom some are a share."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base, base_called
from yuebao.read.proportions.wholes import is_told_as_part
from yuebao.read.speech import Speech
from yuebao.read.state.spoken import Subject

_ALL_PEOPLE = re.compile("(?:年末)?(?:常住|户籍|总|户籍总|常住总)?人口(?:总?数)?")
_SORTS_OF_PEOPLE: Final = ("户籍", "常住")


def all_people(speech: Speech, said: str) -> Subject | None:
    """All people, as the paragraph told last how many they are, that those *said* are a part of: those
    registered (户籍城镇人口) are none of the residents told beside them.
    """
    told = (draft.subject for draft in (*reversed(speech.drafts), *speech.ago) if draft.kind == "level")
    kind = next((kind for kind in _SORTS_OF_PEOPLE if kind in said), "")
    other = tuple(one for one in _SORTS_OF_PEOPLE if kind and one != kind)
    return next(
        (
            subject
            for subject in told
            if _ALL_PEOPLE.fullmatch(subject.indicator)
            and subject.indicator != said
            and not any(one in subject.indicator for one in other)
        ),
        None,
    )


def people_shared(speech: Speech, said: str) -> Base | None:
    """All of whom those *said* are a part; None where they are no people, or all were not told."""
    if said.endswith(_VISITORS):
        return _visitors_told(speech, said)
    return _people_told(speech, said) if said.endswith("人口") else _staff_told(speech, said)


_VISITORS: Final = ("游客", "旅游者")
_ALL_VISITORS: Final = re.compile("(?:累计|共)?接待(?:国内外|海内外)?(?:游客|旅游者)(?:总?人次|总?人数)?")


def _visitors_told(speech: Speech, said: str) -> Base | None:
    """All visitors, as a paragraph before this one told how many: 接待游客612万人次。…省外游客|占比."""
    if any(draft.kind == "level" for draft in speech.drafts):
        return None
    told = (draft.subject for draft in speech.ago if draft.kind == "level")
    all_ = next((one for one in told if _ALL_VISITORS.fullmatch(one.indicator) is not None), None)
    if all_ is None or all_.indicator == said:
        return None
    return base_called(all_.indicator, all_.measure, all_.parts)


def _people_told(speech: Speech, said: str) -> Base | None:
    """All people, of whom those *said* are a part: as many as were told, or those that the shares before are
    of: 常住人口中，…占78%。|城镇人口|比重.
    """
    people = all_people(speech, said)
    if people is not None:
        return Base(name=people.indicator, measure=people.measure, breakdown=people.parts)
    bases = reversed(speech.context.bases.values())
    return next((base for base in bases if _ALL_PEOPLE.fullmatch(base.name)), None)


_STAFF: Final = ("人员", "员工", "职工", "工人", "大学生", "毕业生", "研究生", "人才")
"""How the sorts of those end who work somewhere: 研发人员, 女职工."""
_ALL_STAFF: Final = ("人员", "员工", "职工", "员工总数", "职工总数", "员工数", "职工数", "人数", "用工")


def _staff_told(speech: Speech, said: str) -> Base | None:
    """All who work where those *said* do, as the sentence told how many: 员工1.16万人，研发人员占七成."""
    if not said.endswith(_STAFF):
        return None
    for draft in reversed(speech.drafts[speech.opened :]):
        of = draft.subject
        if draft.kind == "level" and of.indicator.endswith(_ALL_STAFF) and of.indicator != said:
            return None if is_told_as_part(speech, of) else base_called(of.indicator, of.measure, of.parts)
    return None
