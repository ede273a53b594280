"""Lists that a word is short for: 城乡居民, 东中西部, 三次产业, 大中小型企业, 一、二产业."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re

_THREE = re.compile("三次产业|(?<!第)一、?二、?三次?产业")
_THREE_AMONG: Final = re.compile(
    f"(?:(?<=[、和与及])|(?<![\u4e00-\u9fff]))(?:{_THREE.pattern})(?=[、和与及])"
    f"|(?<=[、和与及])(?:{_THREE.pattern})(?=[^、和与及]*$)"
)
"""The three among others listed with them."""
_MEMBERS: Final = re.compile("[、和与及]")
_ALL_QUARTERS: Final = re.compile(
    "(?P<which>(?:东北|[东中西]部)(?:[、和](?:东北|[东中西]部)){2,3}|东、中、西[、和]东北)(?:[三四][个大])?(?:地区|板块|区域)?"
)
"""The quarters of the country and how many they are, whose measure stands behind: 东、中、西部三个地区."""
_RELIEF: Final = re.compile("(?:低保|最低生活保障|特困)")
"""What towns and the country have their own standards of: 城乡|低保标准."""
_SIZES: Final = re.compile("(?P<sizes>大中小微?)型?(?P<rest>.{2,})$")
"""Several sizes in one word, and whose they are: 大中小微型|企业景气指数."""
_NTH: Final = re.compile(
    "(?:分布在|集中在|从事|投向|投[资入]于?|流向|来自|属于|位于|在)?第?(?P<nth>[一二三四五六](?:[、和与及][一二三四五六]){1,5})"
    "(?P<of>次?产业|圈层?|环|线(?=城市)|级(?=医院|医疗|市场|公路|保护|运动员|能效|残疾)|类(?=[^，、]{2})|等|档)(?:中|内|里)?的?(?P<rest>.{2,})"
)
"""Things told by their number, the kind after the last: 分布在|一、二、三|圈层|中的市场主体户数."""
_TECHNOLOGY: Final = re.compile(
    "[^，、的技]{0,6}(?:技术(?:开发|转让|许可|咨询|服务)[、和与及])+技术(?:开发|转让|许可|咨询|服务)合同"
)
_BEFORE_CONTRACTS: Final = re.compile("(?<=开发|转让|许可|咨询|服务)(?=[、和与及]技术)")
"""Where sorts of contracts leave out that they are such: 技术开发|、技术服务合同."""


_TRADES: Final = re.compile(
    "(?P<scope>限上|限额以上)?批(?:发业?)?、?零(?:售业?)?、?住(?:宿业?)?、?餐(?:饮业?)?(?:业|四(?:个|大)?(?:行业|业态|类))?"
    "(?:分别(?:实现|完成)?)?(?P<rest>[^、和]*)"
)
"""The trades that sell, each in one character: 限上|批、零、住、餐|分别增长, 批零住餐|销售额."""
_NEAR_BY: Final = re.compile(
    "^(?:[与同和]?[^，、的]{0,4}(?:相邻|毗邻|接壤|邻近|相近)|周边|周围)的(?=[^，、的]{2,4}、)"
)
"""What says of places listed that they lie near by: 与我市|相邻的|甲、乙两市."""


def spelled_out(words: str, count: int) -> str:
    """城乡居民…, 东中西部…, 三次产业… as the two or three members that they are short for."""
    if count > 1 and "的" in words:
        words = _NEAR_BY.sub("", words)
    nth = _NTH.fullmatch(words) if count > 1 and "一" in words and "二" in words else None
    if nth is not None and len(nth["nth"]) == 2 * count - 1:
        what = "产业" if nth["of"].endswith("产业") else nth["of"]
        first = "第" if what == "产业" else ""
        words = "、".join(f"{first}{one}{what}{nth['rest']}" for one in nth["nth"][::2])
    trades = _TRADES.fullmatch(words) if count == 4 and "批" in words[:5] else None
    if trades is not None:
        scope, rest = trades["scope"] or "", trades["rest"]
        words = "、".join(f"{scope}{trade}业{rest}" for trade in ("批发", "零售", "住宿", "餐饮"))
    if count == 2 and words.endswith(("进口量值", "出口量值")):
        words = f"{words[:-1]}、{words[:-2]}额"  # 汽车进口量值分别下降
    if count == 2 and words.startswith("城、乡居民"):
        words = "城乡" + words[3:]
    if count == 2 and words.startswith("城乡居民") and words[4:]:
        words = f"城镇居民{words[4:]}、农村居民{words[4:]}"
    if count == 2 and words.startswith("城乡") and _RELIEF.match(words, 2) is not None:
        words = f"城市{words[2:]}、农村{words[2:]}"
    if count == 2 and words.startswith("工业生产者") and words[-4:] == "购进价格":
        words = words.removesuffix("购进价格").removesuffix("工业生产者") + "工业生产者购进价格"
    if count > 1 and words.startswith("使用") and words.endswith("上网"):
        words = "、".join(f"使用{device}上网" for device in re.split("[、和及]", words[2:-2]))
    if count == 2 and words[:1] == "男" and words[1:].lstrip("、")[:1] == "女" and words[3:]:
        rest = words[words.index("女") + 1 :]  # 男女童净入学率, 男、女职工
        words = f"男{rest}、女{rest}" if rest[0] not in "比性" or rest[:1] == "性" else words
    if count == 2 and words.startswith("内外资") and words[3:]:
        words = f"内资{words[3:]}、外资{words[3:]}"
    if count == 3 and words.startswith("东中西部"):
        words = f"东部地区、中部地区、西部地区{words[4:].removeprefix('地区')}"
    every = _ALL_QUARTERS.match(words) if count > 2 and words[:1] in ("东", "中", "西") else None
    if every is not None:  # 东部、中部、西部、东北四个地区软件业务收入
        named = [one if one == "东北" else f"{one[0]}部" for one in re.split("[、和]", every["which"])]
        whole = "、".join(f"{one}地区" for one in named) + words[every.end() :]
        words = whole if len(named) == count else words
    if "技术" in words and "合同" in words and _TECHNOLOGY.match(words) is not None:
        words = _BEFORE_CONTRACTS.sub("合同", words)  # 技术开发、技术转让、技术服务合同成交额
    if count == 2 and words.startswith("广播电视") and words.endswith("率"):
        words = f"广播{words[4:]}、电视{words[4:]}"
    if count == 3 and words.startswith(("肉蛋奶", "肉禽蛋", "粮棉油")):
        words = "、".join(words[:3]) + words[3:]
    sized = _SIZES.search(words) if count > 2 and "大中小" in words else None
    if sized is not None and len(sized["sizes"]) == count:  # 大中小型|拖拉机产量
        words = "、".join(f"{words[: sized.start()]}{size}型" for size in sized["sizes"]) + sized["rest"]
    among = _THREE_AMONG.search(words) if count > 3 and "产业" in words else None
    if among is not None and len(_MEMBERS.split(words)) == count - 2:
        before, behind = words[: among.start()], words[among.end() :]
        last = "和" if before else "、"  # 三次产业|和城乡居民生活用电量
        words = f"{before[:-1]}、" if before else ""
        words += f"第一产业、第二产业{last}第三产业{behind}"
    at = _THREE.search(words) if count == 3 and "产业" in words else None
    if at is not None:
        whole, rest = words[: at.start()], words[at.end() :] or "增加值"
        words = "、".join(f"{whole}第{nth}产业" for nth in "一二三") + rest
    return words
