"""A whole trade that a sentence is about, which also trades abroad and makes what industry makes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from yuebao.core import patterns as re
from yuebao.lexicon import Head
from yuebao.read.state.drafts import Draft
from yuebao.read.state.spoken import Subject

REVENUES: Final = ("预算收入", "预算支出", "财政收入")
"""How what a budget takes in and spends ends, which trades nothing."""
_TRADERS: Final = ("出口业绩的企业", "出口实绩的企业", "出口业绩企业", "出口实绩企业")
_TRADE_ENDS: Final = ("行业", "制造业")
_NO_TRADES: Final = ("各行业", "个行业", "重点行业", "主要行业", "大类行业")
"""What ends as a trade does and is several."""


def trades_too(last: Subject) -> bool:
    """Whether trade told behind *last* may be its own: not behind industry or a sector (规上工业…，出口), but
    behind one whole trade (石化行业营业收入…，进出口总额).
    """
    if not any(dimension in ("scope", "sector") for dimension, _ in last.parts):
        return True
    return last.before.endswith("行业") and not last.before.endswith(_NO_TRADES)


def counts_traders(last: Subject) -> bool:
    """Whether *last* counts all firms that trade, of which no total is: 有出口业绩的企业4家。进出口总额."""
    return last.head == "数" and last.before.endswith(_TRADERS)


def trade_of(last: Subject, before: str, printed: str) -> str:
    """*before* with the trade that *last* named, where both tell of its industry: 家电行业工业总产值…，
    |工业|销售产值.
    """
    if (before or printed)[:2] != "工业" or "工业" not in last.indicator:
        return before
    trade = last.before.removesuffix("工业")
    return trade + before if trade.endswith(_TRADE_ENDS) and not trade.endswith(_NO_TRADES) else before


def industry_of(known: Head, last: Subject, before: str) -> str:
    """Of what a measure is that comes behind one of industry: |全部工业|总产值3亿元，增加值; "" for none."""
    trade = next((of for of in ("工业", "建筑业") if last.head.startswith(of)), "")
    if (
        trade
        and not last.before.endswith(dict(last.parts).get("sector", "|"))  # 纺织业工业总产值…，产值
        and (known.dimension == "sector" or before in ("规模以上", "规上") or known.nature == "stock")
        and not (known.printed.startswith(trade) or before.endswith(trade) or "建筑" in before)
    ):
        return trade
    return ""


_RETAILED: Final = frozenset({"商品零售", "商品零售额", "餐饮收入", "餐饮业收入", "餐饮收入额"})
"""What all that shops and inns sell is made of, by what was bought."""


def whose_part(of: Subject, printed: str) -> str:
    """The words of *of* that a part of it with a name of its own, *printed*, keeps: 金融机构存贷款余额…，
    其中存款余额; 限额以上社会消费品零售额…，其中|商品零售.
    """
    if "存贷款" in of.head and printed.endswith("款余额"):
        return of.before
    if printed in _RETAILED and "消费品零售" in of.head:
        return next((name for dimension, name in of.parts if dimension == "scope"), "")
    return ""


def is_service(words: str, last: Subject) -> bool:
    """Whether *words*, a part of what *last* trades, leave out that they are a service: 服务进出口…，旅行;
    服务贸易总额…，其中|运输.
    """
    known = last.known
    if known is None or "服务" in words or words[-1] == "费":
        return False
    if known.trade:
        return last.family.startswith("服务")
    return known.measure == "贸易额" and last.before.endswith("服务")


_TRADED: Final = re.compile(
    "(?P<trade>(?:外贸|对外贸易|货物贸易|货物和服务|货物|商品|服务贸易|服务)?)进出口(?:贸易)?(?P<end>(?:总?[值额])?)"
)
"""All that is traded of a sort, imports and exports together: 外贸|进出口总值, 进出口."""
_CUSTOMS: Final = "总值"
"""How customs offices call all of a flow."""
_FLOWS: Final = frozenset({"出口", "进口"})
_DIRECTLY: Final = ("直接投资", "直接投资额")
_UNBANKED: Final = ("非金融类直接投资", "非金融类直接投资额")
_INVESTED: Final = {
    "投资": "直接投资",
    "投资额": "直接投资额",
    "对外投资": "对外直接投资",
    "对外投资额": "对外直接投资额",
}
"""How a part of direct investment abroad is called, and what it is."""


_HOUSES: Final = ("卫生机构", "医疗机构", "养老机构", "福利机构")
_DONE: Final = re.compile(
    "(?:落地|办结|开工|竣工|投产|完工|结案|合格|满意|达标|签约|履约|整改|入库|答复|回复)率"
)
"""What share of those counted something was done with: 试点任务122项，|落地率."""
_SCHOOLS: Final = "各级各类学校"
"""All schools, whose pupils are all there are."""
_BEDS: Final = ("床位", "床位数", "总床位")


class Wholes:
    """The wholes that a document told so far, by area, whose words their parts carry."""

    def __init__(self) -> None:
        self.trades: dict[str | None, tuple[str, str]] = {}
        self.investors: set[str | None] = set()

    def carry(self, drafts: Sequence[Draft]) -> None:
        """Name by their wholes, as those were told last of their area:

        - exports and imports alone, by the trade (外贸进出口总值…，其中，出口 is 外贸出口) or, if it has no
          word, by 总值 (进出口总值…，其中，出口 is 出口总值);
        - direct investment abroad that a land or a sector has (对外直接投资…，对亚洲投资 is 对亚洲直接投资);
        - beds, by the houses of their paragraph (医疗卫生机构2894个…。床位数);
        - what was done with those counted first in a sentence (122项试点任务…，落地率).
        """
        houses = ""
        counted: Draft | None = None
        for draft in drafts:
            subject = draft.subject
            if counted is not None and counted.sentence != draft.sentence:
                counted = None
            if subject.head == "数":
                counted = counted or draft
                if subject.before.endswith(_HOUSES):
                    houses = houses or subject.before
            elif counted is not None and _DONE.fullmatch(subject.indicator) is not None:
                whose = counted.subject.before.rpartition("的")[2]
                draft.subject = subject._replace(before=whose + subject.before)
            elif subject.before == _SCHOOLS and "学" in subject.head:
                draft.subject = subject._replace(before="")  # 各级各类学校372所，在校学生16万人
            elif houses and subject.head in _BEDS and not subject.before:
                draft.subject = subject._replace(before=houses)
            elif "口" in subject.head:
                name = subject.indicator
                whole = _TRADED.fullmatch(name)
                if whole is not None:
                    self.trades[draft.area] = (whole["trade"], whole["end"])
                elif name in _FLOWS and draft.area in self.trades:
                    trade, end = self.trades[draft.area]
                    told = end if not trade and end == _CUSTOMS else ""
                    draft.subject = subject._replace(before=trade, head=name + told)
            elif "投资" in subject.head:
                if subject.head.endswith(_DIRECTLY) and "外商" not in subject.indicator:
                    self.investors.add(draft.area)
                    if (
                        subject.indicator.endswith(_UNBANKED) and "对外" not in subject.before
                    ):  # 进行了非金融类直接投资
                        head = subject.head.removeprefix("非金融类")
                        before = subject.before.removesuffix("非金融类")
                        draft.subject = subject._replace(before=f"{before}非金融类对外", head=head)
                elif subject.parts and subject.head in _INVESTED and draft.area in self.investors:
                    draft.subject = subject._replace(head=_INVESTED[subject.head])
