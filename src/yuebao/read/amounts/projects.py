"""What is invested in projects told one by one, the amount before the name: 投资12亿元的软件园项目."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.predicates import before_number

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.scan import Token

_INVESTED: Final = re.compile(
    "(?P<how>(?:计划|协议|预计)?总?投资)(?:总?额|金额)?(?:约|达到?|超过?|近|逾|为|高达)*$"
)
_LED: Final = frozenset("、，：:；有为括是和及与如")
_PROJECT: Final = re.compile(
    "的(?P<what>[^，。；、：0-9（的]{1,26}?项目|[^，。；、：0-9（的]{2,26}?(?:工程|基地|产业园|生产线|综合体|数据中心|工厂))(?![0-9])"
)


def read_project(speech: Speech, start: int, amount: Token) -> int:
    """Reads the *amount* that the project named behind it takes, the words from *start* saying no more than
    that it is invested; returns where the name ends, 0 where there is none.
    """
    text = speech.text
    unit = amount.value.unit
    invested = _INVESTED.search(text, start, amount.start)
    if unit is None or invested is None or not unit.dimension.endswith("元"):
        return 0
    at = invested.start()
    if at > start and text[at - 1] not in _LED:
        return 0
    named = _PROJECT.match(text, amount.stop)
    if named is None:
        return 0
    told = before_number(text, start, amount.start, speech.ends, speech.lexicon, ratio=False)
    subject = speech.naming.subject(named["what"] + invested["how"].removeprefix("预计"), None)
    speech.add(amount, unit, "level", subject, "level:project", bound=told.bound)
    return named.end()
