"""What was done with what was told before, where only the deed is named: 归集公积金12亿元，|提取|8亿元."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.unit import Unit
from yuebao.read.names.carried import OF_WORKS
from yuebao.read.speech import Speech

_THEN: Final = (
    "提取|支取|拨付|支付|兑付|兑现|收回|回收|退还|返还|清退|偿还|归还|下达|发放|上缴|使用|办结|立案|结案|审结|查结|查处"
    "|整改|破获|调解|化解|处置|开工|新开工|竣工|完工|建成|建成投用|交付|投产|投用|签约|落地|验收|注销|认定|入库|销号"
    "|正在办理|正在处理|在办|加密|复航"
)
"""What is done with things that came in, or were begun, before, in a pattern."""
_FIRST: Final = (
    "归集|缴存|征缴|征收|收缴|筹集|筹措|争取|安排|下拨|受理|接收|接到|收到|登记|办理|新建|改造|实施|引进|谋划|储备|推进|排查"
    "|发现|处理|申报|收案|新收|受案|承办|新开|开通"
)
"""What is done with them before that."""
_DEEDS: Final = frozenset(_THEN.split("|"))
_DONE: Final = re.compile(
    f"(?P<who>[^，、的]{{0,8}}?)(?:累计|共)?(?:{_THEN}|{_FIRST})(?P<what>[^，、]{{2,}})"
)
_DONE_BEHIND: Final = re.compile(f"(?P<what>[^，、]{{3,}}?)(?:累计|共)?(?:{_THEN}|{_FIRST})")
_SIZED: Final = re.compile("^(?:[0-9.]+)?[十百千万亿]*美?元(?:及?以[上下])的?")
_AREAS: Final = frozenset({"施工", "新开工", "竣工", "销售", "待售"})
"""What is done with buildings, whose areas are told in turn."""
_IS_DONE: Final = re.compile("(?:已|累计|实际|共|现)*完成$")
_AGREED: Final = re.compile("新签(?:订|约)?|签订|签约")
_OF_LABEL: Final = _DEEDS | frozenset(_FIRST.split("|"))
_LABEL: Final = re.compile(
    "[^，、的0-9]{0,8}(?:案件?|[投申][诉请]|复议|举报|信访件?|诉求|工单|纠纷|事项|提案|建议|线索|咨询|服务|援助|业务)"
)
"""A name alone that things are done with: 刑事案件：|受理."""
_OPENS_WITH: Final = 14
"""How long a name alone may be, with the mark before it."""


def done_with(speech: Speech, words: str) -> str:
    """The deed *words* with the name alone over it, which it is done with: 刑事案件：|受理|286件; else as
    they are.
    """
    if speech.after != "：" or words not in _OF_LABEL:
        return words
    text, stop = speech.text, speech.start - 1
    near = max(0, stop - _OPENS_WITH)
    opens = max(text.rfind(mark, near, stop) for mark in "。；）、.") + 1
    over = text[opens or near : stop] if opens or not near else ""
    return over + words if _LABEL.fullmatch(over) is not None else words


_INSURANCES: Final = frozenset({"保险", "医保", "医疗", "养老", "社保"})


def done_to_people(unit: Unit, words: str) -> str:
    """The deed *words* as what people are counted by: 城镇职工医保参保|6.6万人, 培训|1860人次."""
    if unit.dimension == "人次" and words in ("培训", "累计培训"):
        return words + "人次"
    if unit.dimension == "人" and words[-2:] in ("参保", "参合") and words[-4:-2] in _INSURANCES:
        return words + "人数"
    return words


_LISTED: Final = frozenset({"入库", "退库", "新入库", "出库", "升规", "月度入库", "新升规"})
_ENTERED: Final = re.compile("^(?:月度|新)?(?:入库|退库|出库|升规)(?=..)")
_KEPT: Final[tuple[str, ...]] = ("企业", "单位", "项目", "主体")
"""What statistics keep a list of, which some enter and leave."""
_HARMED: Final = frozenset({"受灾", "成灾", "绝收"})
_HARMED_AREA: Final = re.compile("(?:受灾|成灾|绝收)面积$")
_GIVEN_TO: Final = frozenset(
    {"惠及", "受益", "保障", "涉及", "覆盖", "救助", "资助", "补助", "帮扶", "享受", "惠及群众"}
)
"""What is said of those that money went to, with no name of them."""
_GIVEN_IN: Final = frozenset({"人", "人次", "户", "户次", "名", "家"})
_PAID_OUT: Final = re.compile("^(?:累计|共|全年)*(?:发放|拨付|支付|下拨|兑付|落实|投入|安排|减免)(?=.{2})")
_MONEY_FOR: Final = re.compile("金|补|贴|低保|救助|资|费|款|券|薪|贷|险|免")


def _given(speech: Speech) -> str:
    """What was given, told right before those that it went to: 发放|城市低保金|1632万元，惠及2418人."""
    last = speech.drafts[-1] if len(speech.drafts) > speech.opened else None
    if last is None or last.kind != "level" or last.unit.dimension != "元" or not last.subject.before:
        return ""
    money = _PAID_OUT.sub("", last.subject.indicator)
    return money if _MONEY_FOR.search(money) is not None else ""


_SPENT: Final = frozenset({"投资", "完成投资", "投资额", "完成投资额", "累计完成投资"})
_TOTALS: Final = frozenset({"总投资", "投资总额", "计划总投资", "总投资额", "概算总投资"})
"""What is spent of an investment, and what all of it is called."""


def done_next(speech: Speech, unit: Unit, words: str) -> str:
    """The deed *words* with what the sentence said before to have been done with, counted alike: 受理投诉
    312件，|办结|298件; 公积金归集12亿元，|提取|8亿元; 施工面积8万平方米，|竣工|2万平方米. *words* if none.
    """
    last = speech.context.subject
    if words in _AREAS and unit.dimension == "平方米" and last is not None and last.head.endswith("面积"):
        return last.before + words + "面积" if last.head[:-2] in _AREAS and last.head[:-2] != words else words
    if words in _HARMED and last is not None and last.head.endswith("面积"):
        harmed = _HARMED_AREA.sub("", last.indicator)  # 农作物受灾面积2万亩，|成灾|1万亩
        return f"{harmed}{words}面积" if harmed != last.indicator else words
    listed = words in _LISTED and last is not None and last.head == "数" and last.dimension == unit.dimension
    if listed and last is not None and last.before.endswith(_KEPT):
        return words + _ENTERED.sub("", last.before)  # 规上企业728家，其中当月|入库|9家
    if words in _SPENT and unit.dimension == "元" and last is not None and last.head in _TOTALS:
        done = speech.text.find("完成", speech.start, speech.start + 24) >= 0
        return f"{last.before}完成投资" if done else words  # 项目总投资8亿元，已|完成投资|3亿元
    if words in _GIVEN_TO and unit.dimension in _GIVEN_IN and (given := _given(speech)):
        return given + words
    if words not in _DEEDS and (words[:1] != "新" or words[1:] not in _DEEDS):
        return words
    for draft in reversed(speech.drafts[speech.opened :]):
        if draft.kind != "level" or draft.unit.dimension != unit.dimension:
            continue
        told = draft.subject.indicator.removesuffix("数")
        if speech.after == "；" and "元" in told:
            told = _SIZED.sub("", told)  # 新签约项目29个，其中|10亿元以上|5个；新开工18个: of all
        said = _DONE.fullmatch(told)
        if said is not None:
            who = said["who"].removesuffix("新")  # |新|签约项目29个，开工18个
            return words if words in told or "计划" in told else who + words + said["what"]
        said = _DONE_BEHIND.fullmatch(told)
        return said["what"] + words if said is not None and words not in told else words
    return words


EARNERS: Final = ("户均", "人均", "亩均", "均年", "集体", "户", "农", "农民", "村民", "群众", "职工", "社员")
"""Who earn more, before what they do: 户均|增收, 村集体|增收."""


def _tells_works(speech: Speech) -> bool:
    """Whether the text tells of projects contracted abroad, and of no others since: 非洲新签3亿美元."""
    for draft in reversed(speech.drafts):
        if OF_WORKS[0] in draft.subject.parts:
            return True
        if "外包" in draft.subject.before:
            return False
    return speech.context.works


def done_of_plan(speech: Speech, start: int, first: int) -> str:
    """What was done of the plan told last, where ``text[start:first]`` says no more than that it was:
    重点项目年度计划投资96亿元，|已完成|58亿元. Nothing where none was told, or it says something else.
    """
    plan = speech.context.subject
    if plan is None or plan.level is None:
        return ""
    agreed = _AGREED.search(plan.indicator) if plan.indicator.find("计划") < 0 else None
    if (agreed is None and "计划" not in plan.indicator) or plan.head in ("数", "合同数"):
        return ""
    if _IS_DONE.search(speech.text, max(start, first - 8), first) is None:
        return ""
    if agreed is not None:  # 新签服务外包合同额28亿元，完成|16亿元
        whose, what = plan.indicator[: agreed.start()], plan.indicator[agreed.end() :]
        what = what.removesuffix("额").removesuffix("金").removesuffix("总")
        works = "承包工程" in plan.indicator or (plan.partner != "" and _tells_works(speech))
        return whose + ("完成营业额" if works else f"{what}完成额")
    of, _, what = plan.indicator.partition("计划")
    return of.removesuffix("年度").removesuffix("全年") + (f"完成{what}" if what == "投资" else what)
