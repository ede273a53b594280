"""Partners and areas that the clause before listed as the main ones, told together behind it:
美国、日本和德国为主要发包市场，|占全市离岸执行额的82%; and lists of whose a measure is, before a comma.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base
from yuebao.read.names.business import traded_before
from yuebao.read.state.spoken import Subject, as_one
from yuebao.read.words.signs import JOINING, holds
from yuebao.read.words.times import number_of

if TYPE_CHECKING:
    from yuebao.read.speech import Speech

_JOINED: Final = frozenset("、和与及")
_OVER_THE_BORDER: Final[tuple[str, ...]] = ("香港", "澳门", "台湾", "中国香港", "中国澳门", "中国台湾")
_ARE_MAIN: Final = re.compile(
    "(?:等[^，、]{0,8}(?:国家|地区|市场|经济体)?)?(?:$|(?:[^，、]{0,4})?(?:[为是]|位居|位列|居|列|成为|占据|排名|继续|仍))"
)
"""What stands behind partners that are told to be the main ones."""
_SO_MANY_IN_ALL: Final = re.compile(
    "等(?:[0-9]+|[两三四五六七八九十]+)[个大]?(?:主要)?(?:经济体|国家(?:[和及与/]地区|（地区）)?|市场|省份|省市|城市|来源地|发包地)$"
)
"""How a list ends that says how many it is of."""


_SO_MANY: Final = re.compile(
    "(?:上述|以上|这|前)?(?P<many>[两二三四五六七八九十]|[0-9]{1,2})(?:者|(?:个|大)?(?:主要|重点)?(?:发包|来源|接包|贸易)?"
    "(?:国家?(?:[和及与/]地区)?|市场|地区|经济体|来源地|伙伴))(?:的?业务)?"
)
"""Words that only count those listed: …为主要发包市场，|三国业务|占比."""
_COUNTS: Final = frozenset("上以这前两二三四五六七八九十")
_WHOLES: Final = frozenset(
    {"", "量", "额", "总量", "总额", "全部", "业务", "总业务", "业务总量", "业务总额", "业务量", "总业务量"}
)
"""What a share is of where that names no measure: …为主要发包市场，占|总量|的."""


def listed_before(speech: Speech) -> list[tuple[str, str]]:
    """The partners, or the areas, that the clause right before, without a number, listed as the main ones,
    each as printed and as the area that it is: |美国、日本和德国|为主要发包市场，占全市离岸执行额的82%.
    """
    piece = speech.pieces[-1] if speech.pieces else ""
    if _JOINED.isdisjoint(piece):
        return []
    listed: list[tuple[str, str]] = []
    at = 0
    for number, start, stop in speech.lexicon.automaton.find(piece):
        kind, value = speech.lexicon.terms[number]
        if kind == "mark":
            continue
        abroad = kind == "partner" or piece.startswith(_OVER_THE_BORDER, start)
        area = "" if abroad else value
        place = abroad or kind in ("province", "city")
        if not place or (listed and (start != at + 1 or piece[at] not in _JOINED)):
            if len(listed) > 1:
                break
            listed = []
        first = start == 0 or piece[start - 1] in "为是有自于向在以"
        if place and (first if not listed else bool(area) == bool(listed[0][1])):
            listed.append((piece[start:stop], area))
            at = stop
    return listed if len(listed) > 1 and _ARE_MAIN.match(piece, at) is not None else []


def lists_so_many(speech: Speech, many: int) -> bool:
    """Whether the clause before listed just so *many* partners or areas: …、…和…为主要市场，|三国|合计占."""
    return many > 0 and len(listed_before(speech)) == many


def told_of_listed(speech: Speech, said: str) -> bool:
    """Whether the amount that *said* leads to is of all that the clause before listed: …，|合计执行额;
    主要集中在香港、日本等七个经济体，|投资额达.
    """
    return bool(speech.pieces) and ("合计" in said or _SO_MANY_IN_ALL.search(speech.pieces[-1]) is not None)


def only_counted(speech: Speech, words: str) -> bool:
    """Whether *words* only count those that the clause before listed: …为主要市场，|两大市场|占比."""
    so_many = _SO_MANY.fullmatch(words)
    return so_many is not None and lists_so_many(speech, number_of(so_many["many"]))


def of_listed(speech: Speech, subject: Subject, measure: str, *, shared: bool = False) -> Subject:
    """*subject*, or *measure* where that has a name, of all the partners or areas together that the clause
    before listed; where what is *shared* names none, of what was told last.
    """
    listed = listed_before(speech)
    if not listed or "+" in subject.partner:
        return subject
    named = measure if measure not in _WHOLES else ""
    measure = named or (subject.indicator if not subject.partner else "")
    counted = _SO_MANY.match(measure) if measure[:1] in _COUNTS else None
    measure = measure[counted.end() :].removeprefix("合计").removeprefix("的") if counted else measure
    known = speech.naming.head(measure)[1] if measure else None
    if known is None and shared and not named and (traded := traded_before(speech)) is not None:
        measure, known = traded.indicator, traded.known
    if known is None:
        return subject
    if not listed[0][1]:
        return as_one(tuple(speech.naming.subject(f"{who}{measure}", None) for who, _ in listed))
    made = speech.naming.subject(measure, None)
    joined = as_one(tuple(made._replace(area=area) for _, area in listed))
    return joined._replace(area=speech.context.item_area or speech.context.home)


def whole_of_listed(speech: Speech, joined: Subject, base: Base | None) -> Base | None:
    """What all that those listed have is a share of, where *base* only counts such: 来源地21个，其中：
    美国、日本为两大来源地，占总量的六成.
    """
    if base is None or "+" not in joined.partner or not base.name.endswith("数"):
        return base
    traded = traded_before(speech)
    if traded is None or traded.head != joined.head:
        return base
    return Base(name=traded.indicator, measure=traded.measure, breakdown=traded.parts)


_CAME: Final = re.compile("(?<=.)(?:[出入离]境|[抵来访][港澳台臺])(?:的|之)?(?:[^，、的]{0,4}旅客|人次)$")
"""Who came or went by all of the ways of a list: 经海路及空路|入境的旅客."""


_WAY: Final = re.compile("经?[海陆空水铁公]路")
"""A way to come, alone."""


def by_each_way(parts: list[str], last: Subject | None) -> list[str]:
    """The *parts* of a list, each with who came by it: 经海路、空路入境的旅客; those who came by the way told
    *last* where nothing but ways are listed: 经陆路入境的旅客…，|海路及空路|分别占.
    """
    way = _WAY.match(last.indicator) if last is not None and last.before[:1] == "经" else None
    if way is not None and last is not None and all(_WAY.fullmatch(part) for part in parts):
        return [f"经{part.removeprefix('经')}{last.indicator[way.end() :]}" for part in parts]
    came = _CAME.search(parts[-1]) if parts[0][:1] == "经" else None
    if came is None:
        return parts
    ways = (*parts[:-1], parts[-1][: came.start()])
    return [f"经{way.removeprefix('经')}{came.group()}" for way in ways]


_EACH_NEXT: Final = re.compile(
    "，(?:[较比与][^，。；]{1,14}|同比|环比|按[年月季]|亦|均|则|也)*，?分别[^，。；0-9]{0,6}[0-9]"
)
"""What tells of each of those just listed: ，|较上季末分别上升6.6%及4.2%."""


def each_told_next(speech: Speech, words: str, stop: int) -> bool:
    """Whether *words* list the owners of a measure, of each of whom is told behind *stop*: 制造业及教育业的
    贷款|，分别上升.
    """
    listed = holds(words, JOINING) or words.startswith("城乡")
    if not listed or _EACH_NEXT.match(speech.text, stop) is None:
        return False
    before, known = speech.naming.head(words)
    return known is not None and (holds(before, JOINING) or before.startswith("城乡"))
