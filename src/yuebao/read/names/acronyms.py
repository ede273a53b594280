"""What is printed by its initials alone (CPI, PPI, GDP) is what the same text names in full; what offices
have short words for (社零, 固投, 外贸总值) is what it always is; contracts of a side (离岸执行额) are of the
field that the text speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.names.served import SERVICES, of_services, serves_throughout
from yuebao.read.names.sides import KIND_IN_FULL, OTHER_FIELD, SIDES, is_contracted, of_abroad
from yuebao.read.state.drafts import Draft

_IN_FULL: Final = {
    # 居民消费价格总水平（CPI）, 消费者物价指数
    "CPI": "居民消费价格(?:总?指数|总水平)?|消费者物价(?:总?指数)?",
    # 工业生产者出厂价格（PPI）, 生产者物价指数
    "PPI": "工业(?:生产者|品)出厂价格(?:总?指数)?|生产者物价(?:指数)?",
    "IPI": "工业(?:生产者|品)购进价格(?:总?指数)?",
    "GDP": "(?:地区|国内|全市|全区|全县)生产总值",
}
_MONEY: Final = {
    "M1": re.compile("(?:狭义货币(?:供应量)?|货币供应量)[（(]?M1"),
    "M2": re.compile("(?:广义货币(?:供应量)?|货币供应量)[（(]?M2"),
}
"""What is money called by its initials in full: 广义货币供应量|M2."""
_SHORT: Final = {
    "社零总额": "社会消费品零售总额",
    "社零额": "社会消费品零售额",
    "社零": "社会消费品零售总额",
    "网零额": "网络零售额",
    "固投": "固定资产投资",
    "固投额": "固定资产投资额",
    "各项税收": "税收收入",
    "外贸": "外贸进出口",
    "外贸总值": "外贸进出口总值",
    "外贸总额": "外贸进出口总额",
    "外贸额": "外贸进出口额",
    "外贸值": "外贸进出口值",
    "规上工增加值": "规上工业增加值",
    "规上工增": "规上工业增加值",
    "规上工": "规上工业增加值",
}
"""What offices have short words for; 增 of 规上工增 is often the move as well: 规上工|增6.2%."""
_KINDS: Final = {"ITO": "信息技术外包", "BPO": "业务流程外包", "KPO": "知识流程外包"}
_KIND: Final = re.compile(
    f"(?:{KIND_IN_FULL})?[（(]?(?<![A-Za-z])(?:业务)?(?P<kind>ITO|BPO|KPO)(?![A-Za-z])[）)]?"
    f"(?:类|服务外包|[（(]?{KIND_IN_FULL}[）)]?)?"
)
"""A kind of outsourcing by its initials: 离岸|业务KPO|执行额."""
_INDUSTRY: Final = (("scope", "规模以上工业"),)
_ORDERS: Final = "外销订单"
_ORDERED: Final = "接单"
"""How orders from abroad are told of a part, in a text that calls them orders: 资讯通信产品|接单."""
_GROWTH: Final[tuple[str, ...]] = ("增速", "增幅")
_USED: Final = re.compile("实际(?:使用|利用|到账)外资")
"""What has come in (到资), as a text calls it in full."""
_CAME_IN: Final = ("到资", "到账")
_DEALT_OUT: Final = "出口成交"
_DEALT_THERE: Final = "成交"
"""How what a fair's exporters sold is told of a part: 对欧盟|成交, 机电商品|成交."""
_NO_EXPORT: Final = re.compile("[进出]口|意向|房|土地|面积|股|债")
"""What was dealt in that is no export, or is told as one."""
_FIELD: Final = "服务外包"
ABBREVIATED: Final[tuple[str, ...]] = (
    *_SHORT,
    *_IN_FULL,
    *_MONEY,
    *_KINDS,
    _FIELD,
    _ORDERS,
    _DEALT_OUT,
    *_CAME_IN,
)
"""What a whole text is searched for at once: without one of these it names nothing in short."""
_THROUGHOUT: Final = f"{_FIELD}全文"
"""What tells that a text whose title names the field speaks of no other."""
_ITS_SIDE: Final = re.compile(f"(?<!外包)(?:{'|'.join(SIDES)})$")
_OF_CONTRACTS: Final = re.compile("(?:额|合同份?数)(?:增[量额])?$")
"""How measures end whose field a side leaves out: 离岸|执行额 is 离岸服务外包执行额."""
_OF_FIELD: Final = re.compile("外包|离岸|在岸")
_NAMED_BY: Final = re.compile("离岸|在岸|业务|[KBI][PT]O|服务$|意向|现场|展期|洽谈")
"""What says, beside 外包, of what field contracts are, or of what part of it; and what a fair is told of."""
_BY_FIRMS: Final = re.compile("(?<=服务外包)企业(?:承接|接包|新?签订?)?$")
_DEALT: Final[tuple[str, ...]] = ("合同", "执行", "签约", "接包", "协议")
_DEALINGS: Final = re.compile("^的?(?:业务)*")
_WHENCE: Final = re.compile("(?<=[离在]岸)(?:业务|服务|外包)*的(?:国家和地区|国家|地区|市场)$")
"""Whence the business of a side comes, told before the parts: 离岸|业务的国家依次是美国、日本."""
_OF_A_SIDE: Final = re.compile(f"(?:{'|'.join(SIDES)})(?=.{{1,8}}额(?:增[量额])?$)")
"""A denominator that leaves the field out: 全国离岸|执行额."""
_BRACKET: Final = '[（(](?:以下)?(?:简称)?[“"]?{}[”"]?[）)]'
_TOLD: Final = {
    initials: (re.compile(f"(?:{words})(?={_BRACKET.format(initials)})"), re.compile(words))
    for initials, words in _IN_FULL.items()
}
"""What is asked of a text for each: first with the bracket behind the name."""
_OWNERS: Final = frozenset({"", "城市", "城镇", "农村", "乡村", "各月"})
"""Whose an index may be for the full name to be its: those of another land (美国|CPI) go by their own."""

_SAID: Final = frozenset({"", "增速", "增幅", "涨幅", "降幅"})
"""What may be said of an index behind its initials: GDP|增速."""


def full_names(texts: Sequence[str], rare: frozenset[str]) -> dict[str, str]:
    """What each set of initials in a document's *texts*, which hold the *rare* words (``ABBREVIATED`` among
    those looked for), is called in full there, by the bracket behind the name where there is one:
    居民消费价格指数（CPI）.
    """
    names = {word: full for word, full in _SHORT.items() if word in rare}
    for initials, patterns in _TOLD.items():
        if initials in rare:
            found = (told.search(text) for told in patterns for text in texts)
            full = next((name.group() for name in found if name is not None), "")
            if full:
                names[initials] = full
    for initials, told_in_full in _MONEY.items():
        if initials in rare:
            found = (told_in_full.search(text) for text in texts)
            full = next((name.group() for name in found if name is not None), "")
            if full:
                names[initials] = full.replace("（", "").replace("(", "")
    names |= {kind: full for kind, full in _KINDS.items() if kind in rare}
    if _FIELD in rare:
        names[_FIELD] = _FIELD
        titled = len(texts) > 0 and _FIELD in texts[0]
        if titled and not any(OTHER_FIELD.search(text) for text in texts):
            names[_THROUGHOUT] = _FIELD
    if serves_throughout(texts):
        names[SERVICES] = SERVICES
    if _ORDERS in rare:
        names[_ORDERED] = names["订单"] = _ORDERS
    if _DEALT_OUT in rare:
        names |= {_DEALT_THERE: _DEALT_OUT, f"{_DEALT_THERE}额": f"{_DEALT_OUT}额"}
    came_in = [word for word in _CAME_IN if word in rare]
    if came_in:
        used = (_USED.search(text) for text in texts)
        capital = next((found.group() for found in used if found is not None), "")
        if capital:
            names |= dict.fromkeys(came_in, capital)
    return names


def call_in_full(drafts: Sequence[Draft], names: dict[str, str], text: str) -> None:
    """Name in full what *drafts* are of by its initials, which what they are a share of keeps, and what both
    are of by a short word; *text* tells whether contracts are of a field that it spoke of.
    """
    field = names.get(_FIELD, "")
    if SERVICES in names:
        of_services(drafts)
    if field:
        of_abroad(drafts, text)
    alone = field != "" and ("外包" in text or "岸" in text)
    alone = alone and _OF_FIELD.search(text) is not None and OTHER_FIELD.search(text) is None
    alone = alone or _THROUGHOUT in names
    for draft in drafts:
        subject = draft.subject
        if "O" in subject.before and _KIND.search(subject.before) is not None:
            before, head = _KIND.sub(_kind_in_full, subject.before), subject.head
            head = head.removeprefix(_FIELD) if before.endswith("外包") else head
            subject = draft.subject = subject._replace(before=before, head=head)
        if field:
            _put_field(draft, field, alone=alone)
            subject = draft.subject
        if "服务外包企业" in subject.before and is_contracted(subject):  # of what they do
            subject = draft.subject = subject._replace(before=_BY_FIRMS.sub("", subject.before))
        if "服务服务外包" in subject.before:  # 软件研发服务|服务外包|执行额
            subject = draft.subject = subject._replace(before=subject.before.replace("服务服务", "服务"))
        of = draft.base.name if draft.base is not None else ""
        if draft.base is not None and of in names:
            draft.base = replace(draft.base, name=names[of])
        elif draft.base is not None and of[-2:] in _CAME_IN and of[-2:] in names and of[-4:-2] != "实际":
            draft.base = replace(draft.base, name=of[:-2] + names[of[-2:]])  # 服务业|到资
        short = subject.head
        if short.startswith(_DEALT_THERE) and short in names:
            if draft.unit.dimension[-1:] in "元%点" and _NO_EXPORT.search(subject.before) is None:
                exported = (*subject.parts, ("flow", "出口"))
                draft.subject = subject._replace(head=names[short], parts=exported)
                base = draft.base  # 对甲国出口成交3亿元。分商品看，机电商品成交…，占54%: of all
                if base is not None and base.name.startswith("对") and not subject.partner:
                    draft.base = replace(base, name=names[short], breakdown=(("flow", "出口"),))
            continue
        if short.endswith(_GROWTH):
            short = short.removesuffix("增速").removesuffix("增幅")
        if short in names and short not in _IN_FULL:
            parts = _INDUSTRY + subject.parts if short[0] == "规" else subject.parts
            before = subject.before
            if names[short] == _ORDERS and before.endswith("外销"):  # 外销订单海外生产比50%。来自美国的|订单
                before, parts = before[:-2], tuple(part for part in parts if part[1] != "外销")
            head = names[short] + subject.head[len(short) :]
            draft.subject = subject._replace(before=before, head=head, parts=parts)
            continue
        size = len(subject.head)
        if (size == 3 or size == 5) and subject.before in _OWNERS:
            initials = subject.head[:3]
            if initials in names and subject.head[3:] in _SAID:
                draft.subject = subject._replace(head=names[initials] + subject.head[3:])


def _kind_in_full(found: re.Match[str]) -> str:
    return _KINDS[found["kind"]]


def _put_field(draft: Draft, field: str, *, alone: bool) -> None:
    """Name the *field* that contracts of a side are of, those of no side where it stands *alone*, and what
    they are a share of.
    """
    subject, base = draft.subject, draft.base
    if "岸" in subject.before and "的" in subject.before:
        subject = draft.subject = subject._replace(before=_WHENCE.sub("", subject.before))
    led = subject.before[:2]
    for dimension, who in subject.parts if led in SIDES else ():
        if dimension != "partner" and dimension != "region":
            continue
        behind = subject.before[2:]
        whose = next((name for name in (f"对{who}", who, f"对{who[0]}业务") if behind.startswith(name)), "")
        rest = _DEALINGS.sub("", behind[len(whose) :])
        if whose and rest in ("", field, "外包"):  # 离岸|对日本的|服务外包, 离岸|香港|业务外包
            rest = rest and field
            subject = draft.subject = subject._replace(before=whose.removesuffix("业务") + led + rest)
            break  # no side leads any longer
    side = _ITS_SIDE.search(subject.before) if subject.before.endswith("岸") else None
    if side is not None:
        sides = subject.before.count("离岸") + subject.before.count("在岸")
        put = sides == 1 and _OF_CONTRACTS.search(subject.head) is not None
    else:
        put = (
            alone
            and is_contracted(subject)
            and "外包" not in subject.before
            and _NAMED_BY.search(subject.before) is None
        )
    if put:
        draft.subject = subject = subject._replace(before=subject.before.removesuffix("服务") + field)
    if base is None or "外包" not in subject.before or "外包" in base.name:
        return
    of = _OF_A_SIDE.search(base.name)
    if of is not None or base.name == subject.head or base.name.startswith(_DEALT):  # 占全部|执行额的42.8%
        at = 0 if of is None else of.end()
        draft.base = replace(base, name=base.name[:at] + field + base.name[at:])
