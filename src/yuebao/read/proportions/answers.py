"""What those asked answered, and how many of them: 86%的居民认为收入“增加”，认为“减少”的占14%.

An answer that names no matter (认为“一般”) is of the matter that the one before it named, and given by the
same people. Marks of quotation hold an answer together: 认为“形势较好，就业容易”.
"""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base
from yuebao.core.unit import Unit
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import Subject
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import signs, stands

_SHARE: Final = "share"
_RULE: Final = "share:答"
_FORESEES: Final = "share:预期"
_WHO: Final = (
    "(?:城镇|农村|城乡|受访|被调查|受调查|被访|参与调查|调查|样本|服务外包|规模以上|规上|工业|制造业|服务业|建筑业"
    "|外贸|中小微?|小微|大型|中型|小型|民营)*"
    "(?:居民|储户|银行家|企业家|采购经理|企业|消费者|商户|农户|家庭|用户|市民|网民|网友|游客|旅客|住户|学生|家长"
    "|车主|业主|经理|单位|人|者)"
)
_THINK: Final = "认为|预期|预计|预测|预料|估计|表示|反映|感到|感觉|指出"
_CHOOSE: Final = "倾向于?|偏好|偏爱|选择|看好|计划|打算|准备"
_CHOOSING: Final = frozenset({"倾向", "倾向于", "偏好", "偏爱", "选择", "看好", "计划", "打算", "准备"})
_MOVED: Final = (
    "增加|减少|增长|提高|上升|上涨|下降|下跌|回升|回落|持平|不变|变化不大|改善|恶化|好转|良好|一般|不佳|正常"
)
_BEHIND: Final = re.compile(
    f"(?:以上|左右|多)?的?(?P<who>{_WHO})?家?(?:则|亦|也|就)?(?P<does>{_THINK}|{_CHOOSE})?(?!者)"
)
"""Who answered, behind how many of them there were: 86%|的居民认为."""
_BEHIND_BEGINS: Final = signs(
    "的以左多则亦也就认预估表反感指倾偏选看计打准城农受被参调样服规工制建外中小大民居储银企采消商用市网游旅住学家车业经单人者"
)
_BEFORE: Final = re.compile(
    f"(?:其中|而|另有|另外|此外|只有|仅有|还有|，)*(?P<by>{_WHO})?(?:(?P<does>{_THINK}|{_CHOOSE})(?P<what>.{{2,40}}?)"
    f"|(?P<state>[^，。；“”]{{0,16}}?(?:(?:基本|大体)?(?:{_MOVED})|“[^“”，。；]{{2,10}}”)))"
    f"的(?P<who>{_WHO})?(?:所?占(?:比[例重]?|到|全部)?|比[例重]|约?有|共有)(?:[为达约近超有]|超过|分别)*"
)
"""The same before it: 认为“一般”的企业占, 倾向于“更多消费”的居民占, 基本持平的企业占."""
_BEFORE_ENDS: Final = signs("占比例重到有为达约近超过")
_FORESEEN: Final = re.compile(
    "(?:而|其中|依|[^，。；]{0,6}(?:厂商|业者)(?=预)|(?P<trade>[^，。；]{1,8}(?<!企)业)(?=认为|预))?(?P<of>(?:预期|预估|预计|认为)?(?:[0-9]{1,2}月)?(?P<what>[^，。；0-9较将]{0,8}?))"
    "(?:[0-9]{1,2}月)?将?(?:较[^，。；]{1,6}?)?(?P<how>增加|(?:基本|大体|大致)?持平|减少|上升|下降|成长|衰退|转好|转坏|好转|转差)[之的]?(?P<who>厂商|业者|企业|公司)?"
    "(?P<as>家数|者)?(?:(?:的?比[率例])?占(?:比|全部)?|(?<=者))(?:约|为|达)?"
)
"""How many firms foresee what, before their number: 预期接单将较4月增加之厂商家数|占, 持平者|占."""
_FIRMS: Final = re.compile("受[查访](?:厂商|业者|企业)|厂商|业者")
"""Who was asked what they foresee."""
_MATTER: Final = re.compile(
    "(?P<matter>[^“”，；]{2,24}?)(?:[将会为是]|处[于在]|与[^“”，；]{1,6}相比|[较比](?:上|本|去)[^“”，；]{1,5})*(?:“|$)"
)
"""What an answer is about, before the answer in marks of quotation: 下季物价|将“上升”."""
_STATE: Final = re.compile(
    "(?P<matter>(?!基本|大体|保持|变化)[^“”，；]{2,24}?)"
    f"(?:[将会为是有]|所|有所|处[于在]|[与较比](?:上|本|去|前)[^“”，；]{{1,5}}?)*"
    f"(?:基本|大体|保持)?(?:{_MOVED}|偏紧|宽松|适度|“[^“”]{{2,10}}”)"
)
"""The same where the answer stands in none: 订单|增加."""
_BARE: Final = re.compile(
    "(?:[与较比](?:上|本|去|前)[^“”，；]{1,5}?(?:相比)?)?"
    f"(?:[将会]|有所|基本|大体|保持)*(?:{_MOVED}|看不准|偏紧|宽松|适度|“[^“”]{{2,10}}”)"
)
"""An answer that names no matter."""
_AHEAD: Final = re.compile(
    "(?:(?:对于?|关于|针对)(?P<of>[^，。；“”]{2,20}?)(?:方面|而言|来说|来看|[，的]问题)?"
    "|从(?P<by>[^，。；“”]{2,20}?)(?:与[^，。；]{1,6}相比|情况|方面)*来?看)，(?:其中，?|有|仅|约)*$"
)
"""What is asked about, before the first answer: 对下季房价，."""
_CHOICES: Final = re.compile("“(?P<one>[^“”]{2,24})”")
_THESE: Final = re.compile(
    f"(?P<does>选择|偏好|认为)?(?:上述|以上)?这[两三四五]种[^，。；]{{2,6}}的?(?P<who>{_WHO})"
    "(?:所占|占)比[例重]?(?:为|分别|各?[有占]|达到?|约|近)*$"
)
"""Of those who chose one each of several named in marks of quotation: 选择这三种投资方式的居民占比分别为."""
_OUTSIDE: Final = frozenset("，；。（）\n")
_QUOTES: Final = str.maketrans("，", "、", "“”‘’")
_REACH: Final = 60
"""How far before a number the answer that it counts may begin."""


def read_answer(speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate) -> bool:
    """Reads how many of those asked gave an answer, told behind the number or before it; whether it is so."""
    text, stop = speech.text, run[-1].stop
    if stands(text, stop, _BEHIND_BEGINS) and len(run) == 1 and _read_behind(speech, run, units, told):
        return True
    first = run[0].start
    foreseen = bool(speech.drafts) and speech.drafts[-1].rule == _FORESEES
    if not foreseen and not stands(text, first - 1, _BEFORE_ENDS):
        return False
    at = _opened(text, first)
    if len(run) == 1 and _read_foreseen(speech, run, units, told, at):
        return True
    if text.find("的", at, first) < 0:
        return False
    if len(run) > 1:
        return _read_choices(speech, run, units, told, text[at:first])
    said = _BEFORE.fullmatch(text, at, first)
    if said is None:
        return False
    last = _last_answer(speech)
    who = said["who"] or said["by"] or _asked(last)
    if not who and "“" in text[at:first]:  # 认为企业运行“良好”的占34.2%
        who = "企业" if text.find("企业", max(0, first - _REACH), first) >= 0 else ""
    if not who:
        return False
    bare, does = said["state"], said["does"] or ""
    if bare is not None:
        matter = _STATE.fullmatch(bare)
        if matter is None and (last is None or not last.subject.family):
            return False
        about = matter["matter"] if matter is not None else _about(last)
        what = bare if matter is not None else about + bare
    else:
        about, what = _of_matter(speech, does, said["what"], at, last)
    _add(speech, run, units, told, (f"{does}{what}的{who}", about, who))
    return True


def _read_behind(speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate) -> bool:
    """Reads what stands behind the number as an answer: 86%|的居民认为收入“增加”."""
    text, stop = speech.text, run[-1].stop
    asked = _BEHIND.match(text, stop)
    if asked is None or told.kind not in ("", "share"):
        return False
    last = _last_answer(speech)
    who, does = asked["who"] or "", asked["does"] or ""
    at = asked.end()
    end = _ended(text, at)
    said = text[at:end]
    bare = last is not None and text[stop] == "的" and _BARE.fullmatch(said) is not None
    if not who and (last is None or not (does or bare)):
        return False
    stated = bare or _STATE.fullmatch(said) is not None  # 53.8%|的企业用工增加，28.4%的持平
    if not (does or stated) and ("“" not in said or said.find("“") > 16):
        return False
    if len(said) < 2 or any("0" <= one <= "9" for one in said):
        return False
    who = who or _asked(last)
    about, what = _of_matter(speech, does, said, run[0].start, last)
    _add(speech, run, units, told, (f"{who}{does}{what}", about, who))
    speech.used = end
    return True


def _read_foreseen(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, at: int
) -> bool:
    """Reads how many firms foresee that something rises, stays or falls, told from *at* on: 预期接单将较4月
    增加之厂商家数占20.6%，|持平者|占58.9%.
    """
    text, first = speech.text, run[0].start
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    going_on = last is not None and last.rule == _FORESEES
    at = max(at, last.stop + 1) if last is not None and going_on else at  # 、持平者六十．一％
    said = _FORESEEN.fullmatch(text, at, first) if going_on or text.find("占", at, first) > 0 else None
    if said is None:
        return False
    if last is not None and going_on and not said["what"]:
        about, who = last.subject.family, last.subject.head
    else:
        foreseen = said["of"] != said["what"] or text.find("将", at, first) > 0
        firms = said["who"] in ("厂商", "业者") or (said["of"] == "认为" and said["as"] == "家数")
        if not foreseen or (said["as"] is None and not firms) or not (said["what"] or firms):
            return False
        thought = "认为" if said["of"].startswith("认为") else "预期"
        about = (said["trade"] or "") + thought + clean(said["what"])
        asked = _FIRMS.search(text, text.rfind("。", 0, at) + 1, first)
        who = asked.group() if asked is not None else "者"
        if said["as"] == "家数":
            who = "厂商家数"
        elif firms:
            who = said["who"]
    subject = Subject(f"{about}{said['how']}", who, None, about, ())
    base = Base(name=who, measure=who) if who != "者" else None
    speech.each(run, units, (subject,), _SHARE, _FORESEES, told, sign=1, base=base)
    return True


def _read_choices(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, said: str
) -> bool:
    """Reads how many chose each of those named before in marks of quotation."""
    these = _THESE.search(said)
    if these is None:
        return False
    opened = speech.text.rfind("。", 0, run[0].start) + 1
    named = [one["one"] for one in _CHOICES.finditer(speech.text, opened, run[0].start)]
    if len(named) != len(run):
        return False
    who = these["who"]
    subjects = tuple(
        Subject(name, "", None, one, ())
        for one in named
        for name in (f"{these['does'] or '选择'}{one}的{who}",)
    )
    speech.each(run, units, subjects, _SHARE, _RULE, told, sign=1, base=Base(name=who, measure=who))
    return True


def _of_matter(speech: Speech, does: str, said: str, first: int, last: Draft | None) -> tuple[str, str]:
    """What the answer *said* is about, and the answer with it; of what was answered last where it names
    nothing.
    """
    what = said.strip("，的").translate(_QUOTES)
    if does in _CHOOSING:
        return "", what
    if _CHOICES.match(said) is None and _BARE.fullmatch(said) is None:
        matter = _MATTER.match(said) if "“" in said else _STATE.match(said)
        return (matter["matter"] if matter is not None else ""), what
    ahead = _AHEAD.search(speech.text, max(0, first - _REACH), first)
    about = ahead["of"] or ahead["by"] if ahead is not None else _about(last)
    return about, about + what


def _about(last: Draft | None) -> str:
    """What the *last* answer was about."""
    return last.subject.family if last is not None else ""


def _asked(last: Draft | None) -> str:
    """Who gave the *last* answer."""
    return last.base.name if last is not None and last.base is not None else ""


def _last_answer(speech: Speech) -> Draft | None:
    """The last answer of the sentence."""
    told = (draft for draft in reversed(speech.drafts[speech.opened :]) if draft.kind != "share_change")
    last = next(told, None)
    return last if last is not None and last.rule == _RULE else None


def _add(
    speech: Speech, run: list[Token], units: list[Unit | None], told: Predicate, named: tuple[str, str, str]
) -> None:
    """Adds how many gave an answer: its name, what it is about, and who was asked."""
    name, about, who = named
    subject = Subject(name, "", None, about, ())
    speech.each(run, units, (subject,), _SHARE, _RULE, told, sign=1, base=Base(name=who, measure=who))
    speech.speak_of((subject,))


def _ended(text: str, at: int) -> int:
    """Where what is said at *at* ends: at the first mark that no quotation holds."""
    held = False
    for place in range(at, min(len(text), at + _REACH)):
        mark = text[place]
        if mark in "“‘":
            held = True
        elif mark in "”’":
            held = False
        elif not held and mark in _OUTSIDE:
            return place
    return min(len(text), at + _REACH)


def _opened(text: str, first: int) -> int:
    """Where what is said before *first* begins: behind the last mark that no quotation holds."""
    held = False
    for place in range(first - 1, max(-1, first - _REACH), -1):
        mark = text[place]
        if mark in "”’":
            held = True
        elif mark in "“‘":
            held = False
        elif not held and (mark in _OUTSIDE or mark == "："):
            return place + 1
    return max(0, first - _REACH)
