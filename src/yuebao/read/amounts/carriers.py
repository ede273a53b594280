"""What a single ship, train or plane of a story carries, which nothing counts: 一列满载|55个|集装箱的班列."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Refusal

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause
    from yuebao.read.words.scan import Token

_ONE: Final = re.compile(
    "[一首](?:艘|列|架|辆|趟|班|节|只|条)[^，。；、0-9]{0,12}?载[\u4e00-\u9fff]?(?:[量着了有]|约|近|超过?|逾|达)*$"
)
"""One of them, up to how much it carries."""
_CARRIES: Final = re.compile("[^，。；0-9]{0,16}的[^，。；0-9]{2}")
"""The goods, and what carries them."""
_YEARLY: Final[tuple[str, ...]] = ("年产", "年产能", "年加工", "年处理")
_PLANT: Final = re.compile(
    "[^，。；0-9的]{0,14}?的?[^，。；0-9的]{0,14}?(?:项目|生产线|产线|基地|工程|工厂|车间)"
)
"""What makes so much in a year, which is called so: 年产|20万吨|新材料项目."""
_NEAR: Final = 20


def without_cargo(speech: Speech, clause: Clause, numbers: list[Token]) -> list[Token]:
    """*numbers* without what one such thing carries or a plant makes in a year."""
    text, kept = speech.text, []
    for token in numbers:
        before = max(clause.start, token.start - _NEAR)
        loaded = text.find("载", before, token.start) >= 0 and _ONE.search(text, before, token.start)
        carried = loaded and _CARRIES.match(text, token.stop)
        plant = text.endswith(_YEARLY, before, token.start) and _PLANT.match(text, token.stop)
        if carried or plant:
            speech.skipped.append(Refusal(token.start, token.stop, "number_in_name"))
        else:
            kept.append(token)
    return kept
