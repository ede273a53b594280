"""The manner in which a number is said of its subject: it grew by, reached or fell to, or stands behind."""

from __future__ import annotations

from typing import Any, Final

from yuebao.core.number import Bound
from yuebao.read.words.quantities import AS_IT_IS
from yuebao.read.words.times import Time

MOVED: Final = (
    "(?:(?:[增涨升](?:[长加高多]|(?=[0-9]))|[降减跌](?:[低少]|(?=[0-9]))|下[降滑跌挫]|上[升涨扬]|回[升落]|提[高升]|[攀爬飙激大微略劲锐骤][升增降减涨跌]|走[高低]|[缩递][减增小]"
    "|[萎收]缩|扩[大张]|加快|放缓|成长)了?)"
)
"""How a measure is said to have moved, in a pattern: 增长, 攀升, 缩减."""
WENT: Final = (
    "，?(?:按[年月季]|同比|环比|年|大幅度?|小幅度?|明显|显著|则|亦|也|仍|累计|略|微|再|又|共|净|约|大|猛|骤|锐|劲|累)*"
    "(?:增|减|升|降|涨|跌|上[升涨扬调浮修]|下[降滑跌挫行调浮修]|调[升降高低]|回[升落]|提[高升]|[攀爬飙]升|衰退|成长|[萎收]?缩|扩|收窄|走[高低]|翻"
    "|为[少低小多高大]|高|低|多|少)"
)
"""What something did that was so much before, in a pattern: 24亿元|大幅增加, 3人|少."""
ABOUT: Final = "(?:约|将?近|接近|超过?|逾)?"
"""How nearly a part is told, in a pattern: 创造了|近|80%."""
COMPARED: Final = "(?:同比|环比|按[年月季]|[比较][上去]年(?:同期)?|与[上去]年同期相比，?|[比较]上[月季]|则)"
"""What a move is said to be against, in a pattern."""


class Predicate:
    """How a number is said of its subject.

    ``stop`` is where the subject's words end. ``kind`` is ``move`` (增长), ``flat``, ``arrive``
    (增至), ``noun`` (增速为), ``share`` (占, 比重), ``pull`` (拉动), ``rate`` (贡献率) or ``""``; ``word`` is
    the word that says so and ``sign`` its direction. ``noun`` is the direction of a noun that a
    move speaks of (降幅: -1) and ``named`` that noun; ``share`` says that it speaks of a share
    (比重下降). ``compare`` is the row of the lexicon's comparators or ``other``, with the
    comparator's own words in ``against`` and its time in ``when``. ``whole`` is where the
    denominator's words stand (占…比重), None when none are printed.
    """

    __slots__ = (
        "against",
        "bound",
        "compare",
        "each",
        "kind",
        "named",
        "noun",
        "real",
        "share",
        "sign",
        "stop",
        "sum",
        "verb",
        "when",
        "whole",
        "word",
    )

    def __init__(
        self,
        stop: int,
        kind: str = "",
        word: str = "",
        sign: int = 1,
        bound: Bound = "=",
        compare: str = "",
        against: str = "",
        when: Time | None = None,
        each: bool = False,
        sum: bool = False,
        verb: bool = False,
        noun: int = 0,
        named: str = "",
        share: bool = False,
        real: str = "",
        whole: tuple[int, int] | None = None,
    ) -> None:
        self.stop = stop
        self.kind = kind
        self.word = word
        self.sign = sign
        self.bound = bound
        self.compare = compare
        self.against = against
        self.when = when
        self.each = each
        self.sum = sum
        self.verb = verb
        self.noun = noun
        self.named = named
        self.share = share
        self.real = real
        self.whole = whole

    def ending(self, stop: int) -> Predicate:
        """The same, said up to *stop*."""
        return Predicate(
            stop, self.kind, self.word, self.sign, self.bound, self.compare, self.against, self.when,
            self.each, self.sum, self.verb, self.noun, self.named, self.share, self.real, self.whole,
        )  # fmt: skip

    def _replace(
        self,
        *,
        stop: int | None = None,
        kind: str | None = None,
        word: str | None = None,
        sign: int | None = None,
        bound: Bound | None = None,
        compare: str | None = None,
        against: str | None = None,
        when: Any = AS_IT_IS,
        each: bool | None = None,
        sum: bool | None = None,
        verb: bool | None = None,
        noun: int | None = None,
        named: str | None = None,
        share: bool | None = None,
        real: str | None = None,
        whole: Any = AS_IT_IS,
    ) -> Predicate:
        """The same but for what is told, as a NamedTuple's."""
        return Predicate(
            self.stop if stop is None else stop,
            self.kind if kind is None else kind,
            self.word if word is None else word,
            self.sign if sign is None else sign,
            self.bound if bound is None else bound,
            self.compare if compare is None else compare,
            self.against if against is None else against,
            self.when if when is AS_IT_IS else when,
            self.each if each is None else each,
            self.sum if sum is None else sum,
            self.verb if verb is None else verb,
            self.noun if noun is None else noun,
            self.named if named is None else named,
            self.share if share is None else share,
            self.real if real is None else real,
            self.whole if whole is AS_IT_IS else whole,
        )
