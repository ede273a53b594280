"""How far works reach, told before what they are: 改造12公里供水管网, 完成1.7万亩农田建设、2万亩造林."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.amounts.projects import read_project
from yuebao.read.words.predicates import before_number
from yuebao.read.words.signs import signs

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.scan import Token

PAUSES: Final = signs("，。；、）,")
"""What behind a number says that nothing is named there."""
_REACHES: Final = frozenset({"米", "平方米"})
_BEGAN: Final = "完成|实施|启动|推进|开展|组织实施|落实|推动"
_DID: Final = (
    "(?:新|再|改|重)?(?:建成?|建设|建造|修建|铺设|敷设|铺装|架设|改造|改建|扩建|改扩建|整治|治理|修复|修缮|维修|拆除|拆迁"
    "|种植|栽植|栽种|播种|新增|开工|竣工|疏浚|清淤|硬化|绿化|亮化|流转|收储|出让|盘活|腾退|清理|打造|交付|改良|恢复|复垦"
    "|开发|平整|整理|提升|打通|加固|征收|征用|营造|抚育|管护|配建|回迁|新辟|开通|贯通|拓宽|养护|封育|防治|扩种|补种|复种)"
)
_DEED: Final = re.compile(
    "(?:^|[，；。：、])(?:[一二三四五六七八九十]是|全年|年内|今年|当年|上半年|全[市县区镇省州旗乡村]|[我本][市县区镇]|共|累计|合计|已经?"
    "|先后|还|并|另外?|同时|加快|大力|积极|扎实|全面|高标准|高质量|顺利|完工)*"
    f"(?P<deed>(?P<light>{_BEGAN})|{_DID})了?(?:共|约|近|超过?|逾|累计)*$"
)
"""Who does nothing but the deed that an extent is told of, before it."""
_WHAT: Final = re.compile(
    "(?:长的)?(?!以[上下内]|左右|余|多|不等|同比|比|较|占|增|减|下降|用[于作]|来自|[为是至到达有被已并均都])"
    "(?P<what>[^，。；、：（）0-9的等并且后]{2,16}?)(?=[，。；、：（）]|等|(?:[和与及]|以及)[0-9]|$)"
)
_NEXT: Final = frozenset({"、", "和", "与", "及", "以及"})
_PUT: Final = re.compile(
    "(?:^|[，；。：、])(?:20[0-9]{2}年|全年|今年|上半年|先后|共|累计|合计)*(?P<put>(?:总|完成)?投[资入])了?(?:共|约|近|超过?|逾|累计)*$"
)
_DONE_WITH_IT: Final = re.compile(f"(?:{_BEGAN}|{_DID}|用于|对)(?!的)")
_SPREAD: Final = frozenset(
    {"村", "个村", "行政村", "自然村", "乡镇", "社区", "小区", "街道", "县区", "乡", "镇"}
)
"""Where works are done, counted before how far they reach: 69个|村|341.9公里通村公路建设."""
_RULE: Final = "level:works"


def read_behind(speech: Speech, start: int, number: Token) -> int:
    """Reads the *number* of what is named behind it: an amount of a project (投资12亿元|的软件园项目), an
    extent of works. Returns where the name ends, 0 where it is none.
    """
    if speech.text.startswith("的", number.stop):
        return read_project(speech, start, number)
    return read_works(speech, start, number) or _read_invested(speech, start, number)


def _read_invested(speech: Speech, start: int, amount: Token) -> int:
    """Reads the *amount* put into what the words behind it say was done, and into nothing told before:
    投资|260万元|建成78处饮水工程. Returns where it ends, 0 where it is none.
    """
    text, unit = speech.text, amount.value.unit
    if unit is None or not unit.dimension.endswith("元") or _DONE_WITH_IT.match(text, amount.stop) is None:
        return 0
    put = _PUT.search(text, max(0, start - 1), amount.start)
    if put is None or put.start() > start:
        return 0
    told = before_number(text, start, amount.start, speech.ends, speech.lexicon, ratio=False)
    subject = speech.naming.subject(
        put["put"], None, scope=speech.context.scope, dimension=unit.dimension, section="measure"
    )
    speech.add(amount, unit, "level", subject, "level:invested", bound=told.bound)
    speech.speak_of((subject,))
    return amount.stop


def read_works(speech: Speech, start: int, extent: Token) -> int:
    """Reads the *extent* of the works named behind it, the words from *start* saying no more than what was
    done; returns where the name ends, 0 where it is none.
    """
    text, unit = speech.text, extent.value.unit
    if unit is None or unit.dimension not in _REACHES:
        return 0
    what = _WHAT.match(text, extent.stop)
    if what is None:
        return 0
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is not None and last.rule == _RULE and text[start : extent.start] in _NEXT:
        before, name = text[last.stop : start].removeprefix("长的"), last.subject.indicator
        done = name.removesuffix(before) if name.endswith(before) else ""
    elif last is not None and last.stop == start and text[start : extent.start] in _SPREAD:
        done = ""
    else:
        deed = _DEED.search(text, max(0, start - 1), extent.start)
        if deed is None or deed.start() > start:
            return 0
        done = deed["deed"] if deed["light"] is None else ""
    told = before_number(text, start, extent.start, speech.ends, speech.lexicon, ratio=False)
    name = done + what["what"].removesuffix("任务")
    subject = speech.naming.subject(name, None, dimension=unit.dimension, section="measure")
    speech.add(extent, unit, "level", subject, _RULE, bound=told.bound)
    speech.speak_of((subject,))
    return what.end()
