"""Who gave how much to so many: 农业保险为7.9万户农户提供了193亿元的风险保障."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import Subject
from yuebao.read.words.phrases import clean

_SPARED: Final = "减免|减征|免征|减轻|挽回|节约|追回|追发|追讨|补发"
"""What was done for those who were spared something, which its name keeps."""
_GAVE: Final = f"提供|发放|办理|给予|支付|兑付|投放|落实|争取|{_SPARED}"
_COUNTED_IN: Final = frozenset({"人", "名", "户", "家", "个", "人次", "家次", "户次"})
"""Units of those to whom things are given."""
_LED: Final = re.compile("[为向给对](?:近|约|超过?|逾)?$")
_TAKERS: Final = re.compile(
    f"(?:（[^）]{{1,2}}）)?(?P<who>[^，、的0-9（）]{{2,10}}?)(?:累计|共计?|合计|分别|已|新|就业)*(?:{_GAVE})了?[^，。；0-9]{{0,14}}"
)
_GIVEN: Final = re.compile(
    f"(?:（[^）]{{1,2}}）)?(?P<who>[^，、的0-9（）]{{2,10}}?)(?:累计|共计?|合计|已|新)*(?:(?P<did>{_SPARED})|{_GAVE})了?"
    "(?P<what>[^，。；0-9]{0,12}?)(?:达到?|约|近|超过?|逾|共计?|总额|金额|为)*"
)
"""What stands between so many and what they were given: 农户|提供了."""
_GAVE_ALL: Final = re.compile(
    f"[为向给][^，；0-9]{{2,24}}?(?:{_GAVE})了?(?:累计|合计|共计?|约|近|超过?|逾|达)*$"
)
_WHAT: Final = re.compile("(?:以上|左右|余)?的?(?P<what>[^，。；（）0-9的]{2,10})(?=[，。；（）]|$)")


def takers(text: str, start: int, number: tuple[int, int], following: int) -> str:
    """Those whose *number* stands in ``text[start:following]``, up to the next, who were given something:
    政策性农业保险|为78906户|农户|提供了; nothing where it is not so.
    """
    led = _LED.search(text, start, number[0])
    found = _TAKERS.fullmatch(text, number[1], following) if led is not None else None
    return found["who"] if found is not None else ""


def given(speech: Speech, opening: int, start: int, stop: int) -> str:
    """What was given to those counted right before the amount ``text[start:stop]``, with who gave it; also
    to those whom nobody counted, where it stands behind the amount: 为|农户|提供了193亿元|的风险保障.
    """
    led = _GAVE_ALL.search(speech.text, opening, start)
    thing = (
        _WHAT.match(speech.text, stop) if led is not None and speech.text[stop : stop + 1] == "的" else None
    )
    if led is not None and thing is not None:
        return clean(speech.without(opening, led.start())) + thing["what"]
    last: Draft | None = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.kind != "level" or last.unit.dimension not in _COUNTED_IN:
        return ""
    found = _GIVEN.fullmatch(speech.text, last.stop, start)
    whom = last.subject.indicator.removesuffix("数")
    if found is None or not whom.endswith(found["who"]):
        return ""
    behind = _WHAT.match(speech.text, stop) if not found["what"] else None
    what = found["what"] if behind is None else behind["what"]
    did = found["did"] or "" if behind is None else ""  # 为8.6万户纳税人|减免|税费
    return whom.removesuffix(found["who"]) + did + clean(what) if clean(what) else ""


_HELPED: Final = frozenset({"资助", "补助", "帮助", "支持", "组织", "动员", "引导", "代缴"})
_TO_DO: Final = re.compile(
    "(?:名|名?(?:困难|低收入|脱贫)?(?:群众|人口|人员|居民))?(?P<did>(?:参加|参保|参与)[^，。；、0-9的]{0,16})"
)


def without_takers(speech: Speech, start: int, words: str, stop: int) -> str:
    """*words* right behind those to whom they were given, who were counted, without them:
    为3.2万名求职者|提供岗位|5.8万个; with what they were helped to do, which stands behind them at *stop*:
    资助|5.62万人|参加基本医疗保险.
    """
    did = _TO_DO.match(speech.text, stop) if words in _HELPED else None
    if did is not None:
        return words + did["did"] + "人数"
    last: Draft | None = speech.drafts[-1] if speech.drafts else None
    if (
        last is None
        or last.stop != start
        or last.subject.head != "数"
        or speech.text[last.start - 1] not in "为向对给"
    ):
        return words
    who = last.subject.before
    return words.removeprefix(who) if len(words) > len(who) + 2 else words


def spends(last: Subject | None) -> bool:
    """Whether *last* is spending, whose parts may be told as set aside: 教育支出90亿元，|科技安排|3亿元."""
    return last is not None and last.indicator.endswith(("支出", "费", "金"))
