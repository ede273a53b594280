"""The currency of a rate that is told in another one than the amount it is of (以美元计，同比增长5%), and of
an amount that is said to be counted so.

Growth of one amount is one number in yuan and another in dollars. A level's unit says its currency, a rate's
does not: the second of the two would stand under the name of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.period import Period
from yuebao.core.unit import currency_of
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import Subject

_Amount = tuple[str, Period | None, str | None]
RATES: Final = frozenset({"yoy_rate", "mom_rate", "avg_rate", "other_rate", "rate_change"})
_CURRENCIES: Final = ("美元", "人民币", "欧元", "港元", "港币", "澳门元", "新台币", "台币", "日元", "英镑")
COUNTED_IN: Final = tuple(f"{how}{money}" for how in "以按用" for money in _CURRENCIES)
_COUNTED: Final = re.compile(
    f"[以按用](?P<money>{'|'.join(_CURRENCIES)})(?:计价|计算|计|核算|统计|口径|来算|看)(?!价?[，,]?下同)"
)
"""What says in which currency the numbers are counted."""
_ALSO: Final = {"港币": "港元", "台币": "新台币"}
"""Other names of currencies than their units'."""
_ALSO_YUAN: Final = frozenset({"新台币", "港元", "澳门元"})
"""Currencies whose unit may be printed as 元 alone."""


class Currencies:
    """In which currency a document told each amount first, and so which rates are in another one.

    Where it says anywhere what it counts in (以人民币计), amounts are remembered from block to block;
    elsewhere each block is by itself.
    """

    def __init__(self, text: str, rare: frozenset[str]) -> None:
        self.named = not rare.isdisjoint(COUNTED_IN)
        """Whether it may say anywhere what it counts in."""
        self.lasting = self.named and _COUNTED.search(text) is not None
        self.first: dict[_Amount, str] = {}

    def tell(self, drafts: Sequence[Draft], text: str, offset: int) -> None:
        """Names the currency of rates that *text* counts in another than their amount's, or than it did
        before, and of amounts that it says to count so. *offset* is the position of the first of *drafts*
        among the document's figures.
        """
        if not self.lasting:
            self.first = {}
        said = list(_COUNTED.finditer(text)) if self.named else []
        if said or _told_twice(drafts, self.first):
            _name_rates(drafts, text, offset, said, self.first)
        elif self.lasting:
            for draft in drafts:
                if money := _money_of(draft):
                    self.first.setdefault(_amount(draft), money)


def _money_of(draft: Draft) -> str:
    """The currency of the amount that *draft* is, nothing where it is none."""
    return currency_of(draft.unit.dimension) if draft.kind == "level" else ""


def _name_rates(
    drafts: Sequence[Draft], text: str, offset: int, said: list[re.Match[str]], first: dict[_Amount, str]
) -> None:
    """Gives each rate of *drafts* that is in another currency than its amount was *first* told in that one's
    name, as what is *said* in *text* or the amount beside it tells; takes in the amounts on the way, and
    names the currency of one that is said to be counted in it.
    """
    last: Draft | None = None
    counted = ""
    for draft in drafts:
        if draft.kind == "level":
            if money := _money_of(draft):
                if money == "人民币" and (told := _told(said, text, draft)) in _ALSO_YUAN:
                    _count_in(draft, told)  # 按新台币计算，接单1.74兆|元
                    continue
                usual = first.setdefault(_amount(draft), money)
                if _said_of(said, text, draft, money, other=usual != money):
                    _count_in(draft, money)
            continue
        if draft.kind not in RATES or draft.unit.dimension not in ("%", "百分点", "倍"):
            continue
        of = draft.of - offset if draft.of is not None else -1
        own = currency_of(drafts[of].unit.dimension) if 0 <= of < len(drafts) else ""
        told = _told(said, text, draft)
        usual = first.get(_amount(draft)) or own or "人民币"
        money = told or own
        if (
            draft.kind == "rate_change"
            and last is not None
            and last.subject.before == draft.subject.before
            and text.find("）", last.stop, draft.start) < 0
        ):
            money, usual = counted or money, "" if counted else usual  # …，增速提高2个百分点
        counted = money if money != usual else ""
        if counted:
            _count_in(draft, counted)
        last = draft


def _said_of(said: Sequence[re.Match[str]], text: str, draft: Draft, money: str, *, other: bool) -> bool:
    """Whether the amount *draft*, printed in *money*, is said to be counted so: 以美元计价，|出口|86亿美元.

    One that was told in *other* money first is, wherever behind it is said; one only turned into it is not.
    """
    behind = [counted for counted in said if counted.end() <= draft.start]
    if not behind or text.find("折", max(0, draft.start - 6), draft.start) >= 0:
        return False
    if other:
        return True
    here = money != "人民币" and _told(said, text, draft) == money
    return here and text.find("；", behind[-1].end(), draft.start) < 0


def _count_in(draft: Draft, money: str) -> None:
    draft.subject = draft.subject._replace(parts=(*draft.subject.parts, ("currency", money)))


def _told_twice(drafts: Sequence[Draft], first: dict[_Amount, str]) -> bool:
    """Whether one amount of *drafts* is told in two currencies, or in another than *first*."""
    levels = [draft for draft in drafts if draft.kind == "level"]
    if not first:
        dimensions = {draft.unit.dimension for draft in levels}
        if len(dimensions) < 2 or len({currency_of(dimension) for dimension in dimensions} - {""}) < 2:
            return False
    amounts: dict[_Amount, str] = {}
    for draft in levels:
        money = _money_of(draft)
        if not money:
            continue
        amount = _amount(draft)
        if amounts.setdefault(amount, first.get(amount, money)) != money:
            return True
    return False


def _amount(draft: Draft) -> _Amount:
    """What *draft* is of, in whatever currency."""
    return draft.subject.indicator, draft.period, draft.area


def _told(said: Sequence[re.Match[str]], text: str, draft: Draft) -> str:
    """The currency of *draft* by the words before it in its sentence, or in brackets behind it."""
    found = ""
    for counted in said:
        start, stop = counted.span()
        money = _ALSO.get(counted["money"], counted["money"])
        if draft.stop <= start:
            return money if text[draft.stop : start] == "（" and text[stop : stop + 1] == "）" else found
        if start < draft.sentence[0]:
            continue
        opened = text.rfind("（", draft.sentence[0], start)
        inside = opened >= 0 and text.find("）", opened, start) < 0
        if not inside or text.find("）", stop, draft.start) < 0:
            found = money
    return found


_MONEY: Final = frozenset({"", "人民币", "人民币余额", "外币", "外币余额"})


def held_in(said: str, words: str, last: Subject | None) -> str:
    """The name of the part of a bank's balance that is in one currency, told by that alone: 存款2517亿元，
    其中|人民币|2242亿元，|外币|42亿美元; *words* themselves, where they are no such part.
    """
    if words not in _MONEY or last is None or last.head[-2:] not in ("余额", "存款", "贷款"):
        return words
    if not words and said.lstrip("其中，：") != "人民币":
        return words
    money = "外币" if words[:2] == "外币" else "人民币"
    whole = last.indicator.replace("人民币", "").replace("外币", "").replace("本", "")
    if "存款" not in whole and "贷款" not in whole:
        return words
    at = max(whole.find("机构"), whole.find("银行业")) + 1
    at = at + 1 if at else 0
    return f"{whole[:at]}{money}{whole[at:]}"
