"""Who of those insured is told alone behind them (其中|离退休人员|22万人), and whose a balance is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_INSURED: Final = re.compile(
    "(?P<who>(?:企业|机关事业单位|事业单位|机关|城镇|城市|农村|城乡)?(?:在职|参保|缴费)?的?"
    "(?:职工|居民|人员|农民工|学生|学生儿童|农民)"
    "|(?:企业|机关事业单位)?(?:参保的?)?(?:离退休|退休|离休|灵活就业|到龄|领取待遇|待遇领取)(?:人员|职工|人口?)"
    "|在职|离退休|退休)有?"
)
"""Those who may be insured, by themselves."""
_INSURANCE: Final = re.compile(
    "^(?P<of>.*?(?:保险|医保|养老|医疗|合作医疗))的?(?P<all>(?:在职|参保)?(?:职工|人员|居民|农民|参保|参合|缴费)*)(?:人数|总数|数)?$"
)
"""An insurance, and how all who are in it are called."""
_FUND: Final = re.compile("基金|保险|医保|医疗|养老|公积金|预算$")
"""Whose balance is told behind what came in and went out."""


def insured(speech: Speech, words: str, dimension: str) -> Subject | None:
    """Some of the insured whom the whole counts, by the insurance that they are in; None where none are."""
    if dimension == "人" and words.startswith("参保") and _INSURED.fullmatch(words) is not None:
        for draft in reversed(speech.drafts[speech.opened :]):
            of = _INSURANCE.fullmatch(draft.subject.indicator)
            if of is not None and "参保" in of["all"]:  # 企业职工养老保险参保10万人，|参保离退休人员|2万人
                return speech.naming.subject(of["of"] + words, None, dimension="人", section="count")
    whole = _pointed_at(speech, speech.context.whole)
    if dimension != "人" or whole is None or words[-1:] not in "工民员生口人有职休" or "险" in words:
        return None
    counted = whole.indicator
    if "险" not in counted and "医" not in counted:
        return None
    who, of = _INSURED.fullmatch(words), _INSURANCE.fullmatch(counted)
    if who is None or of is None:
        return None
    joined = "参保人数" if "参保" in of["all"] and "参加" not in of["of"] else "人数"
    return speech.naming.subject(who["who"] + of["of"] + joined, None, dimension="人", section="count")


def _pointed_at(speech: Speech, whole: Subject | None) -> Subject | None:
    """The *whole*, or those insured at whom it only points: 职工养老保险156万人。参保人员中，|退休人员."""
    if whole is None or _INSURANCE.match(whole.indicator) or not whole.indicator.endswith(_WHOEVER):
        return whole
    levels = [draft.subject for draft in speech.drafts if draft.kind == "level"]
    told = [one for one in levels if _INSURANCE.fullmatch(one.indicator) is not None]
    parts = {one.indicator for one in told for all_ in told if one.indicator[1:].endswith(all_.indicator)}
    return next((one for one in reversed(told) if one.indicator not in parts), whole)


_WHOEVER: Final[tuple[str, ...]] = ("参保人员", "参保人数", "参保人", "参保对象")
"""How those insured are called of no insurance."""


def covered_by(speech: Speech, words: str) -> Subject | None:
    """Which part of all that an insurance may have those are who were counted before: 医疗保险参保180万人，
    |参保率|98.1%; None where none were.
    """
    levels = (draft for draft in reversed(speech.drafts[speech.opened :]) if draft.kind == "level")
    told = next(levels, None)
    named = _INSURANCE.fullmatch(told.subject.indicator) if told is not None else None
    return (
        speech.naming.subject(named["of"].removeprefix("参加") + words, None) if named is not None else None
    )


_PART_OF_THEM: Final = ("参保", "职工", "居民", "农民工", "农民", "人员", "企业", "机关事业单位", "中小学生")
"""How those end who are part of all who are insured."""


def takes_insured(words: str, last: Subject, dimension: str, *, nested: bool) -> bool | None:
    """Whether *words* are of those insured whom *last* counts (失业保险参保人数256万人，其中|农民工|86万人),
    or an insurance beside it, whose insured are counted too (养老保险参保人数62万人，|工伤保险|41万人); None
    where nothing says so.
    """
    if not dimension == last.dimension == "人" or not last.head.endswith(("参保人数", "保险人数")):
        return None
    if nested:
        return words.endswith(_PART_OF_THEM) and "的" not in words
    return True if words.endswith("保险") and last.before.endswith("保险") else None


_FUNDS: Final = re.compile("基金(?:总|当期|当年|累计)?(?:收入|支出|结余|结存|收支结余)")
"""What came into a fund, went out of it or is left of it, with no word for whose it is."""


_FUND_TOLD: Final = re.compile("(?P<of>.*险)基金(?:总|当期|当年|累计)?(?:收入|支出|结余|结存).*")


def fund_of(speech: Speech, words: str) -> Subject | None:
    """A fund told alone of the insurance whose insured the paragraph counted: 失业保险参保58万人。
    |基金收入|2亿元. None where it counted none.
    """
    if _FUNDS.fullmatch(words) is None:
        return None
    here = (_FUND_TOLD.fullmatch(d.subject.indicator) for d in reversed(speech.drafts[speech.opened :]))
    fund = next((m["of"] for m in here if m is not None), "")
    if fund:  # 职工基本医疗保险基金收入5.4亿元；|基金支出|4.6亿元
        return speech.naming.subject(fund + words, None)
    levels = (draft.subject.indicator for draft in reversed(speech.drafts) if draft.unit.dimension == "人")
    told = (_INSURANCE.fullmatch(counted) for counted in levels if "险" in counted)
    of = next((m["of"] for m in told if m is not None), "")
    of = of[of.rfind("参加") + 2 :] if "参加" in of else of
    return speech.naming.subject(of + words, None) if of.endswith("险") else None


def is_balance_of_none(printed: str, before: str) -> bool:
    """Whether a balance is of nothing that came in or went out before: 债务还本支出…，当期结余."""
    return printed.endswith(("结余", "结存")) and _FUND.search(before) is None


_TREATS: Final = re.compile("(?:院|所|中心|机构|医保|居民|职工|患者|病人|级)$")
"""Who treats or is treated, whose mean costs are told behind them."""


def without_progress(printed: str, before: str) -> str:
    """*before* without the measure that progress was told of (财政收入完成进度快于时间进度…，收入总量) or the
    sum that deals came to: 商品房总金额40亿元，|套均总价.
    """
    before = before.removesuffix("总金额").removesuffix("网签")
    if printed[-1] == "用" and ("次均" in printed or "均住院" in printed) and _TREATS.search(before) is None:
        return ""  # 出院者平均住院日8.2日，次均门诊费用286元: of no days
    if printed[:2] in _DEALT and (offered := _OFFERED.search(before)) is not None:
        before = before[: offered.start()] + before[offered.end() :]  # 推出住宅用地116宗，推出面积
    of = before[:-2].removesuffix("完成") if before.endswith("进度") else ""
    return of.removesuffix(printed) if of.endswith(printed) else before


_DEALT: Final = frozenset({"成交", "推出", "供应", "出让"})
_OFFERED: Final = re.compile("推出|供应|出让|^(?:共|合计)?成交")
"""What was done with land or houses, which a measure of its own tells anew."""
