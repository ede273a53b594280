"""Whose pupils and teachers are told: of a school counted before, or of the stage that a heading names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.read.state.spoken import PUPILS, SCHOOL_STAFF, SCHOOL_TYPES, SCHOOLS, Subject

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.drafts import Draft

AT_SCHOOL: Final = PUPILS | {"教师", "专任教师", "教职工"}
"""Who are counted at schools."""
_SMALL: Final = frozenset({"在园幼儿", "在园儿童"})
"""Who are at no school."""
_GROWN: Final = ("小学", "初中", "高中", "中学", "高校", "大学", "职业学校", "普通小学", "研究生", "教育")
"""Where no small children are."""
_CLASSES: Final = tuple(school + ending for school in SCHOOL_TYPES for ending in ("班数", "班级数"))
"""Whose classes are counted: 幼儿园|班|数."""
_CHILDREN: Final[tuple[str, ...]] = ("儿童", "幼儿", "学生", "生")


def owns_pupils(last: Subject, known: str) -> bool | None:
    """Whether pupils or teachers told alone (*known*) are those of *last*; None where its name says nothing
    of it.
    """
    if known in _SMALL and last.before.endswith(_GROWN):
        return False  # 普通小学毕业生90人。|在园幼儿
    if last.before.endswith((*_CHILDREN, *SCHOOL_STAFF)):
        return False  # 入园儿童3354人，在园幼儿; 园长912人、|专任教师
    if last.head == "数" and last.before.endswith(SCHOOL_TYPES):
        return True  # 高中阶段共有学校8所。招生8057人; 初中205所。招生6.8万人
    return None


def is_staff(words: str, last: Subject) -> bool:
    """Whether *words* are staff counted among all of a school's, and no school: 教职工2万人，其中|园长."""
    return words.endswith(SCHOOL_STAFF) and last.head in AT_SCHOOL


def of_school(words: str, last: Subject, told: tuple[Subject, ...], after: str) -> Subject:
    """The school whose pupils or staff *words* are, told before its outposts: 中学11所，教学点3个，|学生; all
    schools behind the ； that ends (*after*) what they are divided into: 学校89所，其中小学56所，幼儿园33所；
    |专任教师|936人，其中小学512人；|在校学生. Those of a degree are of the teachers told before their rates:
    专任教师2512人，生师比17.2，学历合格率100%，|本科以上学历|占82%.
    """
    if words.endswith("学历") and last.indicator.endswith(("率", "比")):
        return next((people for people in reversed(told) if people.dimension == "人"), last)
    if words not in PUPILS:
        return last
    classes = last.indicator if last.dimension != "人" else ""
    if classes.endswith(_CLASSES):  # 幼儿园班数5446个，|在园幼儿
        return last._replace(before=classes[: classes.rindex("班")], head="数", known=None)
    first = told[0]
    if after == "；" and first.head == "数" and first.before.endswith("学校") and len(told) > 2:
        people = next((one for one in told if one.head in PUPILS), None)
        return first if people is None or people.before == first.before else last
    if not last.before.endswith("教学点"):
        return last
    return next((s for s in reversed(told) if s.head == "数" and s.before.endswith(SCHOOLS)), last)


def school_behind(drafts: list[Draft], last: Subject) -> Subject | None:
    """Whose pupils are told behind *last*: of no teaching points (小学84所，另有教学点21个。|招生1.1万人),
    and of no one of several schools (小学56所，初中12所。|专任教师3229人).
    """
    counted = [draft.subject for draft in reversed(drafts) if draft.subject.head == "数"]
    if last.before.endswith("教学点"):
        return next((school for school in counted if not school.before.endswith("教学点")), last)
    behind = [draft.subject for draft in drafts[-2:] if draft.kind == "level"] if last.head == "数" else []
    several = len(behind) == 2 and behind[1].before == last.before != behind[0].before
    return None if several and all(school.before.endswith(SCHOOL_TYPES) for school in behind) else last


def taught_at(speech: Speech, subject: Subject) -> Subject:
    """*subject*, pupils, teachers or schools alone, as those of the stage that the paragraph or its heading
    names, or of the school whose others were told before in the paragraph: 小学招生…。班级…。|专任教师.
    """
    if subject.head in PUPILS:
        stage = speech.context.taught
        since = 0 if stage else speech.opened  # 研究生教育招生0.1万人，在学研究生0.3万人，|毕业生
        counted = [d.subject for d in speech.drafts[since:] if d.kind == "level"]
        told = {one.before for one in counted if one.head in PUPILS}
        owner = told.pop() if len(told) == 1 and (stage or subject.head not in _SMALL) else ""
        return (
            subject
            if subject.before not in ("", "学校")
            else subject._replace(before=owner or stage or subject.before)
        )  # 三、高等教育⏎招生3万人
    if subject.before != "学校" or subject.head != "数":
        return subject
    stage = speech.context.taught
    named = stage if stage.endswith("学校") else stage + "学校"
    return subject._replace(before=named, family=named)  # ——普通高中。学校48所
