"""Whose an account told alone is: the fund's whose income was told (基金总收入317亿元，其中|征缴收入), or the
listed companies' that were counted (上市公司34家。|总股本).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_FUND: Final = re.compile("(?P<fund>.*(?:保险|养老|医疗)基金)(?:总?收入|总?支出)")
_OF_FUND: Final = frozenset({"征缴收入", "财政补贴收入", "财政补贴", "利息收入", "委托投资收益"})
"""What comes into an insurance's fund."""
_OF_LISTED: Final = frozenset({"总股本", "流通股本", "总市值", "流通市值", "股票总市值", "股票流通市值"})
"""What the companies on an exchange have together."""
_LISTED: Final = re.compile("(?:上市|挂牌)(?:公司|企业)$")
_OF_BUDGET: Final = {"支出": "收入", "收入": "支出"}
_BUDGET: Final = re.compile("(?:.*预算|.*基金)总?(?:收入|支出)")
_KIND_OF: Final = ("收入", "税", "税收", "支出", "费")
"""How the kinds of revenue and of spending end."""
ACCOUNTS: Final = _OF_FUND | _OF_LISTED | set(_OF_BUDGET)
_BACK: Final = 8
"""How many figures before it may have told whose it is."""


def account_of(speech: Speech, words: str) -> Subject | None:
    """The account *words*, told alone, as that of who was told before; None where nobody was."""
    if words in _OF_FUND:
        for draft in reversed(speech.drafts[speech.opened :][-_BACK:]):
            told = _FUND.fullmatch(draft.subject.indicator)
            if told is not None:
                return speech.naming.subject(told["fund"] + words, None)
        return None
    if words in _OF_BUDGET:
        return _other_side(speech, _OF_BUDGET[words], words)
    counted = (d.subject.before for d in reversed(speech.drafts[-_BACK:]) if d.subject.head == "数")
    listed = next((found for found in map(_LISTED.search, counted) if found is not None), None)
    return speech.naming.subject(listed.group() + words, None) if listed is not None else None


def _other_side(speech: Speech, told: str, words: str) -> Subject | None:
    """The other side of the budget whose kinds were told last: 一般公共预算收入8亿元，税收5亿元。|支出|."""
    last = speech.context.subject
    if last is None or not last.indicator.endswith(_KIND_OF) or "人均" in last.indicator:
        return None
    here = speech.drafts[speech.opened :] if speech.after == "；" else []  # 基金收入…，其中统筹收入…；|支出|
    for draft in here or reversed(speech.drafts[-_BACK:]):
        name = draft.subject.indicator
        if _BUDGET.fullmatch(name) is not None:
            same = name.endswith(told) and draft.area == speech.context.area
            return speech.naming.subject(name[:-2] + words, None) if same else None
    return None


_OF_ACCOUNT: Final = re.compile(
    "(?:归属于?[^，、]*?(?:股东|所有者|公司|股东权益)|归母|经营(?:活动|性)(?:所?产生的?)?(?:净?现金流?(?:入|量)?(?:净额)?)?|代理(?:买卖)?(?:证券)?)的?$"
)
"""What one account of a firm is of, which no other is: 归属于上市公司股东的|净资产, 经营活动产生的现金流."""


def without_account(before: str, head: str) -> str:
    """Whose an account is that is told behind another's *before* and *head*: 公司归母|净资产…，资产负债率."""
    if head.startswith("周转"):
        return ""  # 存货|周转天数…。在手订单
    may = "归" in before or "经营" in before or "代理" in before
    return _OF_ACCOUNT.sub("", before) if may else before
