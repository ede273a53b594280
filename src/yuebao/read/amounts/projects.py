"""What is invested in projects told one by one, the amount before the name: 投资12亿元的软件园项目."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Refusal
from yuebao.read.words.predicates import before_number

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.scan import Token

_INVESTED: Final = re.compile(
    "(?P<how>(?:计划|协议|预计)?总?投资)(?:总?额|金额)?(?:约|达到?|超过?|近|逾|为|高达)*$"
)
_LED: Final = frozenset("、，：:；有为括是和及与如")
_NOW: Final[tuple[str, ...]] = ("目前", "现有", "其中")
_NEXT: Final = frozenset({"、", "，", "和", "及", "与", "以及"})
_RULE: Final = "level:project"
_PROJECT: Final = re.compile(
    "的(?P<what>[^，。；、：0-9（的]{1,26}?项目|[^，。；、：0-9（的]{2,26}?(?:工程|基地|产业园|生产线|综合体|数据中心|工厂))(?![0-9])"
)


def read_project(speech: Speech, start: int, amount: Token) -> int:
    """Reads the *amount* that the project named behind it takes, the words from *start* saying no more than
    that it is invested, or that it is the next of such projects; returns where the name ends, 0 where there
    is none.
    """
    text = speech.text
    unit = amount.value.unit
    if unit is None or not unit.dimension.endswith("元"):
        return 0
    invested = _INVESTED.search(text, start, amount.start)
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if invested is not None:
        at, how = invested.start(), invested["how"].removeprefix("预计")
        if at > start and text[at - 1] not in _LED and not text.endswith(_NOW, start, at):
            return 0
    elif last is not None and last.rule == _RULE and text[start : amount.start] in _NEXT:
        how = last.subject.head  # 总投资10亿元的软件园项目、|5亿元|的数据中心项目
    else:
        return 0
    named = _PROJECT.match(text, amount.stop)
    if named is None:
        return 0
    told = before_number(text, start, amount.start, speech.ends, speech.lexicon, ratio=False)
    subject = speech.naming.subject(named["what"] + how, None)
    speech.add(amount, unit, "level", subject, _RULE, bound=told.bound)
    return named.end()


_ENUMERATED = re.compile("[^，。；]*、?[^，。；]*等$")


def without_sizes(speech: Speech, numbers: list[Token]) -> list[Token]:
    """*numbers* without the sizes in the names of a list that is counted: 年产6万吨纸浆、甲扩建等13个项目."""
    for place, counted in enumerate(numbers):
        if counted.kind != "number" or counted.value.section != "count" or not place:
            continue
        first = numbers[0]
        between = speech.text[first.stop : counted.start]
        sizes = [t for t in numbers[:place] if t.kind == "number" and t.value.section == "measure"]
        if len(sizes) == place and "、" in between and _ENUMERATED.fullmatch(between) is not None:
            speech.skipped += [Refusal(token.start, token.stop, "number_in_name") for token in sizes]
            return numbers[place:]
    return numbers


_MAKER: Final = re.compile("的[^，。；0-9]{2,18}?(?:企业|厂|项目|生产线|基地|工程|公司|车间|产业园)")
_YEARLY: Final[tuple[str, ...]] = ("年产", "年加工", "年处理", "日产", "日处理", "日加工", "年产值")


def makes_so_much(text: str, start: int, token: Token) -> bool:
    """Whether *token* says how much those make that are counted next: 年产|3.6万吨|的加工企业1家."""
    return text.endswith(_YEARLY, start, token.start) and _MAKER.match(text, token.stop) is not None


_FARM: Final = re.compile("(?:及?以[上下])的?[^，。；0-9]{0,12}?(?:场|户|小区|企业|基地|合作社)")
_KEPT: Final = re.compile("(?:[出存]栏|饲养|养殖|屠宰)[^，。；0-9]{0,4}$")


def keeps_so_many(text: str, start: int, token: Token) -> bool:
    """Whether *token* says how many head a farm keeps or sells to be so called: 年出栏|500头|以上规模场."""
    if text[token.stop - 1] not in "头只羽口" or _FARM.match(text, token.stop) is None:
        return False
    return _KEPT.search(text, start, token.start) is not None
