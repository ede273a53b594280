"""Whose means are told where only the measure before them said so: 居民人均可支配收入…，其中|工资性收入."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.names.spots import visited_by
from yuebao.read.state.spoken import TOWN_OR_LAND, Subject

_EACH: Final = re.compile("(?:[^，]*?(?:居民|农民))?人均")
_OF_FOUR: Final = re.compile("(?P<who>[^，]*?(?:居民|农民))(?:人均)?四大?[项类]")
"""Whose incomes are told by their four sorts: 城镇居民|四项收入中，工资性收入."""
_ALL_OF_THEM: Final = re.compile("四大?[项类](?:构成)?收入|八大?[项类](?:消费)?支出")
"""All that incomes are made up of, or what is spent, said to stand somehow:
|四大项收入|呈现“一增二平一降”态势.
"""
_INCOMES: Final = frozenset(
    {"工资性收入", "经营净收入", "财产净收入", "转移净收入", "经营性净收入", "财产性净收入", "转移性净收入"}
)
"""What incomes are made up of."""

_PER_SO_MANY: Final = re.compile("(?:城镇|农村|城乡|全体)?(?:常住)?(?:居民|家庭)*(?:平均)?每[百千万]")
"""Over how many of whom a number is told, which goes with every part of it."""


def over_so_many(words: str, last: Subject) -> str:
    """The part *words* of what *last* tells over so many of them, with those: 每百户汽车拥有量，其中|城镇|;
    nothing where it does not.
    """
    told = _PER_SO_MANY.match(last.before) is not None or words in TOWN_OR_LAND
    if last.known is None or not told:
        return ""
    return words + last.before.removeprefix(words[-2:])


WORKERS: Final[tuple[str, ...]] = (
    "劳动力", "农民工", "职工", "从业人员", "就业人员", "员工", "务工", "务工人员", "就业人数", "工人",
    "务工就业",
)  # fmt: skip
"""How those who earn are called."""
PAID: Final = frozenset(
    {
        "月均收入", "人均月收入", "工资", "平均工资", "年平均工资", "平均薪酬", "月平均薪酬", "月薪", "薪资",
        "收入",
        "支出", "消费支出",
    }
)  # fmt: skip
"""What each of them earns or spends."""
WORKED: Final = frozenset(
    {
        "薪资", "总薪资", "经常性薪资", "非经常性薪资", "加班费", "平均薪酬", "总工时", "平均总工时",
        "正常工时", "平均正常工时", "加班工时", "平均加班工时", "平均工时",
    }
)  # fmt: skip
"""What each of those employed is paid, and how long they work for it."""
_MEAN: Final = re.compile("(?:[年月]?人均[年月]?|[年月]均)?")


def hired(last: Subject, before: str, printed: str) -> str:
    """Those counted last who earn the mean that *before* and *printed* tell: |外出务工劳动力|6万人，月均收入
    4862元; of whom the pay or the hours before were: 全体受雇员工经常性薪资4万元，|总薪资|5万元. Nothing
    where nobody at work was told.
    """
    if printed in WORKED and last.known is not None and last.known.printed in WORKED:
        return last.before if not before and last.before.endswith((*WORKERS, "雇员")) else ""
    mean = "均" in before or (not before and "均" in printed)
    if not mean or _MEAN.fullmatch(before) is None:
        return ""
    who = last.before if last.head in PAID else last.indicator.removesuffix("数").removesuffix("总量")
    return who if who.endswith(WORKERS) else ""


_EARNERS: Final = ("就业人员", "从业人员", "职工", "劳动者", "员工")
_OF_EARNERS: Final = re.compile(
    f"(?:{'|'.join(_EARNERS)})(?P<paid>[年月]?(?:人均|平均|均)?[年月]?(?:平均)?(?:工资|薪酬|收入))"
)


def paid_alike(words: str, last: Subject) -> str:
    """The earners *words*, told an amount of money, with the pay that *last* told of others: 在岗职工平均工资
    9万元；|私营单位就业人员|6万元. As they are where it told none.
    """
    if not words.endswith(_EARNERS):
        return words
    told = _OF_EARNERS.search(last.indicator)
    return words + told["paid"] if told is not None else words


def with_earners(words: str, last: Subject | None, whole: Subject | None) -> str:
    """*words* that tell an income or what is spent, with those whose it is, as *whole* said or *last*; of
    what visitors told before leave: 接待游客12万人次，|收入|3亿元.
    """
    visited = last is not None and last.dimension == "人次" and "旅游" not in last.before
    if visited and words in ("收入", "总收入") and last is not None and visited_by(last):
        return "旅游" + words
    if whole is not None and "人均" not in words and words.endswith(("收入", "支出")):
        each = _EACH.match(whole.before + whole.head)
        four = _OF_FOUR.match(whole.before) if each is None and "四" in whole.before else None
        who = each[0] if each is not None else f"{four['who']}人均" if four is not None else ""
        told = next((people for people in ("居民", "农民") if people in words), "")
        # 其中，工资性收入, of 居民人均可支配收入; 其中|城镇居民可支配收入
        words = words.replace(told, f"{told}人均", 1) if told and who else who + words
    parts = words in _INCOMES or (words[:1] in "四八" and _ALL_OF_THEM.fullmatch(words) is not None)
    if last is not None and parts and last.head.endswith(words[-2:]):
        each = _EACH.match(last.indicator)  # 居民人均可支配收入…，其中工资性收入…；|经营净收入
        words = each[0] + words if each is not None else words
    return words


def earners(last: Subject) -> str:
    """Whose means *last* was one of, where they are those of a part of all people: 城镇居民, 农民."""
    each = _EACH.match(last.indicator) if last.known is not None else None
    if each is None:
        return ""
    of_part = each[0][0] == "农" or any(dimension == "region" for dimension, _ in last.parts)
    return each[0][:-2] if of_part else ""


_TOWNSFOLK: Final = re.compile("(?:城镇|农村|乡村|城市|牧区)(?:常住)?(?P<people>居民)?")


def townsfolk(words: str, before: str) -> str:
    """*before*, which tells a mean of all, with *words* that tell of whom it is told next:
    居民人均工资性收入…，其中|城镇. Nothing where they name none.
    """
    who = _TOWNSFOLK.fullmatch(words)
    if who is None:
        return ""
    of_all = before[before.index("人均") :]
    return words + ("居民" if "居民" in before and not who["people"] else "") + of_all
