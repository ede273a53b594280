"""Numbers with their units, as printed, and the tokens that hold them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from yuebao.core import patterns as re
from yuebao.core.number import Bound
from yuebao.core.unit import Unit
from yuebao.lexicon import Lexicon
from yuebao.read.words.memo import kept
from yuebao.read.words.signs import COMPILED, DIGITS, first_in, signs, stands
from yuebao.read.words.times import EARLIER, hanzi_number

if TYPE_CHECKING:
    from mypy_extensions import i64

_PER: Final = re.compile(
    "(?:(?<=.价)|(?<=.价格))(?:分别|突破|达到?|为|约|报|[升涨跌降]?至|超过?)*每[0-9]*(?:吨|千克|公斤|市?斤|克|桶|辆|台|平方米|立方米|头|只|件|盎司|升|加仑|[个部双套枚瓶盒箱条块张支米艘架把株根])$"
    "|(?<=密度)(?:为|达到?)*每百?平方公里$|(?<=普及率)(?:为|达到?)*(?:平均)?每百[人户]$|(?<=[单亩]产)(?:分别|达到?|为)*每(?:亩|公顷)$"
    "|(?<=[率度力量])(?:分别|达到?|超过|为|可)*每(?:小时|分钟|秒|[天日])$|(?<=租金)(?:分别|达到?|约?为)*每(?:平方米|平米)(?:每[月天日年])?$"
    "|(?<=生产率)(?:分别|达到?|为)*(?:人均|每人)$"
    "|(?:(?<=[准金资贴保])|(?<=农村)|(?<=城市)|(?<=城镇))(?:分别|均)?(?:(?:提[高升]|[上下]调|调整|增加?|上?升|攀升|扩大|下?降)?[至到为由从]的?|达到?)?(?:每人(?:每[月年天])?|每[月年天])$"
)
"""What an amount is of, between the name and its number: 进口均价|每吨, 低保标准|为每人每月."""


class Token:
    """Something the reader knows, at ``[start, stop)`` of a block's folded text.

    ``kind`` is ``mark`` (punctuation), ``number``, ``rank``, ``fold`` (翻番), ``none`` (无出口记录),
    ``time``, ``skip`` (a numeral that is no number; ``value`` is the reason), ``compare``, ``nest``
    (其中), ``own``, ``city``, ``province``, ``region`` or ``partner``; ``value`` is its payload.
    """

    __slots__ = ("kind", "start", "stop", "value")

    def __init__(self, start: int, stop: int, kind: str, value: Any) -> None:
        self.start = start
        self.stop = stop
        self.kind = kind
        self.value = value


AS_IT_IS: Final[Any] = object()
"""What ``_replace`` leaves as it is, where None may be told."""


class Number:
    """A printed number: the payload of a ``number`` token.

    ``unit`` is None while it is elided (422.3亿、294.4亿、290.7亿元); ``large`` is then its large-number
    word. ``section`` is the unit's: ``ratio``, ``measure`` or ``count``. ``bound`` is what 余 or 多 inside
    says.
    """

    __slots__ = ("bound", "large", "section", "ulp", "unit", "value")

    def __init__(
        self, value: Decimal, ulp: Decimal, unit: Unit | None, section: str, large: str, bound: Bound
    ) -> None:
        self.value = value
        self.ulp = ulp
        self.unit = unit
        self.section = section
        self.large = large
        self.bound: Bound = bound

    def _replace(
        self,
        *,
        value: Decimal | None = None,
        ulp: Decimal | None = None,
        unit: Any = AS_IT_IS,
        section: str | None = None,
        large: str | None = None,
        bound: Bound | None = None,
    ) -> Number:
        """The same but for what is told, as a NamedTuple's."""
        return Number(
            self.value if value is None else value,
            self.ulp if ulp is None else ulp,
            self.unit if unit is AS_IT_IS else unit,
            self.section if section is None else section,
            self.large if large is None else large,
            self.bound if bound is None else bound,
        )


def _counts_by_one(text: str) -> bool:
    """Whether 个 stands behind a digit and before no percentage point and no month."""
    at = text.find("个", 1)
    while at >= 0:
        if stands(text, at - 1, DIGITS) and not stands(text, at + 1, _ITS_OWN):
            return True
        at = text.find("个", at + 1)
    return False


_ITS_OWN: Final = signs("百月0123456789")
_POINTS: Final = "个百分点"
_SHORT_POINTS: Final = re.compile(
    "[.](?<=[0-9][.])[0-9]+个(?![0-9百月])(?=[^。；]{1,40}?[0-9]个?(?:百分)?点(?!钟))"
)
"""A number of points whose unit is told in full with the last of its list: 0.8个、全省0.5个百分点."""


def in_points(tokens: list[Token], text: str, lexicon: Lexicon) -> list[Token]:
    """*tokens*, each number with tenths that *text* counts by 个 in percentage points, where a later one of
    its sentence says that it is (高于全国0.8个、全省0.5个百分点): nothing is counted in tenths.
    """
    if not _counts_by_one(text):
        return tokens
    ends = {m.end() for m in _SHORT_POINTS.finditer(text)}
    if not ends:
        return tokens
    unit = lexicon.unit(_POINTS, "")
    return [
        Token(token.start, token.stop, "number", token.value._replace(unit=unit, section="ratio"))
        if token.stop in ends and token.kind == "number"
        else token
        for token in tokens
    ]


_SAMPLED: Final[tuple[str, ...]] = ("人口变动", "人口抽样", "抽样", "品位", "纯度")
"""What follows a percentage that is a part of what is sampled or graded: 5‰|人口抽样, 62%|品位粉矿."""
_MISPRINTS = {
    "个百分比": "个百分点", "个百分数": "个百分点",
    "个百份点": "个百分点", "个多百分点": "个百分点", "个余百分点": "个百分点",
}  # fmt: skip
_TENTHS: Final = re.compile("([1-9一二三四五六七八九])(?![\\d.,%年月日号〇零一二三四五六七八九十百千万亿])")
"""What 1成5 says behind its 成: five hundredths."""
_PEOPLE: Final = re.compile(
    "[\u4e00-\u9fff]{0,6}?(?:人员|职工|学生|群众|农民工?|劳动力|居民|老年人|儿童|毕业生|旅客|游客|人口"
    "|观众|客商|展商|采购商|嘉宾|买家|市民|消费者(?!权益|投诉|价格|信心)|顾客)"
)
_OTHERS: Final = ("其他", "其它", "其余", "另外")
_MEMBERS: Final[tuple[str, ...]] = ("国家", "成员国", "成员", "国")
_COUNTED_NAME: Final = re.compile(
    "(?:分项|分类)指数|基本分类|大中城市|副省级(?:以上)?城市|[一二三四]线城市|省(?:、自治区|、市、自治区|（区、?市）|区市|市区)|基础电信企业|上市(?:银行|险企|券商)|部[门委](?=联合|共同|联手|印发|发布|出台|负责人)|(?:国家|服务外包|全国|省级|国家级){0,2}示范(?:城市|区|县)"
)
_OVER: Final[dict[str, Bound]] = {"余": ">", "多": ">"}
_ODD_UNITS: Final = frozenset({"成", "岁", "升", *_MISPRINTS})
_MYRIADS: Final = signs("万亿")
_PERCENT: Final = signs("%")
_FIRST: Final = signs("首")
_GRADE: Final = signs("级")
_POINT: Final = signs(".")
_MAY_NAME: Final = signs("人抽品纯")
_LARGE_FIRST: Final = frozenset("万亿千百十兆")
_NOT_UNITS: Final = frozenset(
    {
        "点钟",
        "周岁",
        "年级",
        "家庭",
        "年升",
        "年增",
        "年减",
        "年跌",
        "年涨",
        "年龄",
        "位于",
        "位列",
        "位居",
        "门类",
        "条规",
        "条款",
        "条例",
        "条件",
        "名单",
        "个人",
        "天然",
        "天津",
        "口岸",
        "车道",
        "车间",
        "车型",
        "车位",
        "车桥",
    }
)


_CAME_TO: Final = re.compile("年[增减升降][加长少]?[至到]")
_MOVES: Final = signs("增减升跌涨")
"""What 年 is said of that stands behind a unit: 5万人|年增2%."""
_BEHIND_MARKS: Final = signs("，。；、：）（)( 的为或及和与至到以左居排~～—-多余")
"""What stands behind 分 where that is what something scores: 35|分|，较上月."""
_CLOCK: Final = re.compile("[时点][0-9]{1,2}$")


def _is_mark(text: str, at: int) -> bool:
    """Whether 分 at *at* is what something scores or a hundredth of the money: 增加|1分|; no 15时20分."""
    if at + 1 < len(text) and not stands(text, at + 1, _BEHIND_MARKS):
        return False
    return stands(text, at - 1, DIGITS) and _CLOCK.search(text, max(0, at - 3), at) is None


_BEHIND_LOTS: Final = signs("，。；、（）和及与,;")
"""What stands behind lots of contracts: 成交1.36亿手|，."""


def unit_at(text: str, at: int, lexicon: Lexicon) -> str:
    """The longest unit that begins at *at*, or nothing."""
    units, opened = lexicon.units, text[at : at + 2]
    for size in lexicon.unit_sizes.get(opened, ()):
        word = text[at : at + size]
        if word in units and not (word[-1] == "年" and stands(text, at + size, _MOVES)):
            return word  # 243万人|年减1.3%
    word = opened[:1]
    if word == "分" and not _is_mark(text, at):
        return ""
    if word == "手" and at + 1 < len(text) and not stands(text, at + 1, _BEHIND_LOTS):
        return ""  # 1.2亿|手机用户
    came_to = word == "年" and _CAME_TO.match(text, at) is not None  # 由8.41|年|升至9.05年
    return word if word in units and (came_to or opened not in _NOT_UNITS) else ""


def unit_named(word: str, lexicon: Lexicon) -> tuple[Unit, str] | None:
    """The unit that all of *word* is, with its section; None when it is none."""
    word = word.strip("±+-－﹢ ")
    found = lexicon.units.get(word)
    if found is not None:
        return found, lexicon.unit_sections[word]
    for size in (3, 2, 1):
        large, rest = word[:size], word[size:]
        base = lexicon.units.get(rest)
        if large in lexicon.large and base is not None and lexicon.unit_sections[rest] != "ratio":
            scale = base.scale * lexicon.large[large]
            return Unit(symbol=word, dimension=base.dimension, scale=scale), lexicon.unit_sections[rest]
    return None


def number_at(
    text: str, at: int, value: Decimal, ulp: Decimal, lexicon: Lexicon, *, large: str = ""
) -> tuple[int, Number]:
    """The number whose digits end at *at*, with the words and the unit after them, and where it ends.

    *large* is a large-number word read already (the 万 of 1117万9千人).
    """
    bound: Bound = "="
    following = text[at : at + 1]
    if following in _OVER:
        bound, at = _OVER[following], at + 1
        following = text[at : at + 1]
    if following in _LARGE_FIRST and not (following in "千百兆" and len(unit_at(text, at, lexicon)) > 1):
        size = 2 if text[at : at + 2] in lexicon.large and at + 1 < len(text) else 1
        large, at = text[at : at + size], at + size
        following = text[at : at + 1]
        if following in _OVER and bound == "=":
            bound, at = _OVER[following], at + 1
            following = text[at : at + 1]
            if following and large + following in lexicon.large:  # 1万多亿
                large, at = large + following, at + 1
    unit = unit_at(text, at, lexicon)
    if (unit == "成" and value > 10) or (
        unit == "升" and (text[at + 1 : at + 2].isdigit() or text.startswith(("百分之", "至", "到"), at + 1))
    ):
        unit = ""  # 2023成都; 销货值375亿升3.9%; 6.02:1升至7.18:1
    if unit[1:] == "次" and text.startswith("之", at + 2):
        unit = unit[0]  # 增加1万4,000人次之, 31件次之
    if not unit and large and _PEOPLE.match(text, at):  # 545万城镇失业人员
        return at, Number(value, ulp, lexicon.unit("人", large), "count", large, bound)
    if not unit:
        return at, Number(value, ulp, None, "", large, bound)
    base = lexicon.unit(_MISPRINTS.get(unit, unit), large)
    bound = ">" if unit in ("个多百分点", "个余百分点") else bound
    tenths = _TENTHS.match(text, at + 1) if unit == "成" and ulp == 1 else None
    if unit == "成" and ulp == 1 and text[at + 1 : at + 2] == "半":  # 五成半
        at, ulp = at + 1, ulp_of(1)
        value += ulp * 5
    elif tenths is not None:  # 1成5
        at, ulp = at + 1, ulp_of(1)
        value += ulp * (hanzi_number(tenths[1]) or 0 if tenths[1] > "9" else int(tenths[1]))
    return at + len(unit), Number(value, ulp, base, lexicon.unit_sections[unit], large, bound)


def in_range(text: str, at: int, told: list[Token], read: list[Token]) -> None:
    """Takes the minus before the digits at *at* for a dash from the number *told* last in the same unit
    (6.8亿元|-7.5亿元), and that behind 至 for a minus where the range began below zero (-6亿元至|-7亿元).
    """
    last, number = told[-1] if told else None, read[0] if read else None
    if last is None or number is None or last.kind != "number" or number.kind != "number":
        return
    was, value = last.value, number.value
    opens = number.start == at - 1 == last.stop and was.value > 0 and was.unit in (None, value.unit)
    below = number.start == at and last.stop == at - 2 and text[at - 2] in "至到" and was.value < 0
    if opens or below:
        read[0] = Token(at - below, number.stop, "number", value._replace(value=-value.value))


_TOP: Final = frozenset("名位强家户")
_PLACED: Final = frozenset({"排名", "位居", "位列", "名列", "排在"})
_EARLIER_YET: Final = EARLIER | {"年前", "月前", "以前"}


_AS_FOLLOWS: Final = frozenset({"以下", "下列", "如下", "下述", "呈现", "表现", "出现"})


_OF_GRADE: Final[tuple[str, ...]] = ("认证", "资质", "评估", "以上认证", "及以上认证", "以上资质")


_CLOSING: Final = frozenset("，。；")


_EDITION: Final = re.compile("第[0-9]+[届期]?[、和与及]$")
"""The edition of a fair before the next one, which leaves 第 out: 第115届、|116届."""
_ROAD: Final = re.compile("(?:[国省县乡村]道|高速|公路|铁路)[A-Z]?$|[GSXYC]$")


def in_name(text: str, start: int, stop: int, section: str) -> str:
    """Why the quantity ``text[start:stop]`` is part of a name, or nothing."""
    if section == "measure":
        if stands(text, start - 2, _FIRST) and text.startswith(("首个", "首家"), start - 2):
            return f"name:{text[start:stop]}"  # 全市首个|300亿元|园区
        return f"name:{text[start : stop + 1]}" if stands(text, stop, _GRADE) else ""
    if not section and text[start - 2 : start] in ("上述", "以上") and text[stop : stop + 1] in ("地", "者"):
        return "count_in_name"  # 对上述|3|地分别出口
    if not section and text.startswith("方面", stop):
        return "count_in_name"  # 在投资、贸易等|7|方面达成成果
    if not section and text[start - 1 : start] == "前" and text[stop : stop + 1] == "的":
        return "" if text[start - 2 : start] in _EARLIER_YET else "ordinal"  # 排名前|10|的行业
    if not section and text[stop : stop + 1] in _CLOSING and text[start - 1 : start] == "前":
        return "ordinal"  # 收入居全国前|5|，同比分别增长
    if section == "count":
        if (
            text[start - 1 : start] == "前"
            and text[stop - 1] in _TOP
            and text[start - 2 : start] not in _EARLIER_YET
        ):
            return "ordinal"  # 居前|5名|的省份, 排名前|10家|企业
        if text[stop - 1] in "届期" and _EDITION.search(text, max(0, start - 8), start) is not None:
            return "ordinal"  # 第115届、|116届|广交会
        if text[stop - 1] == "线" and _ROAD.search(text, max(0, start - 4), start) is not None:
            return f"name:{text[start:stop]}"  # 省道202线
        if (
            text[stop : stop + 1] == "”"
            and text[stop - 1] in "条项策"
            and 0 < start - text.rfind("“", 0, start) < 9
        ):
            return f"name:{text[start:stop]}"  # 出台“教育10条”
        as_follows = text.startswith(("特点", "亮点"), stop) and text[start - 2 : start] in _AS_FOLLOWS
        if as_follows or text.startswith("方面", stop):
            return "count_in_name"  # 有以下|4个|方面的特点
        if text[stop - 1] == "位" and text[stop : stop + 1] == "数":
            return f"name:{text[start : stop + 1]}"  # 2位|数增长
        if text[stop - 1] == "级" and text[stop - 2] in "万亿":
            return f"name:{text[start:stop]}"  # 50亿级|项目2个
        if text[stop - 1] == "级" and (text[stop : stop + 1].isdigit() or text.startswith(_OF_GRADE, stop)):
            return f"name:{text[start:stop]}"  # 其中5级|21家, 5级|认证企业3家
        of_region = text[start - 1 : start] == "部"
        provinces = text.startswith("省市", stop) and text[start - 2 : start] in ("东部", "中部", "西部")
        if provinces or (of_region and _CITIES_TOO.match(text, stop) is not None):
            return "count_in_name"  # 中部|9个|、西部6个示范城市; 东部|11个|省市
        others = text.startswith(_MEMBERS, stop) and text[max(0, start - 2) : start] in _OTHERS
        return "count_in_name" if others or _COUNTED_NAME.match(text, stop) else ""  # 31个|省份
    if not section and text[start - 1 : start] == "前" and text[start - 3 : start - 1] in _PLACED:
        return "ordinal" if text[stop : stop + 1] in "的家位名" else ""  # 排名前|20|的企业
    if section == "ratio":  # 5‰|人口变动抽样调查
        return f"name:{text[start : stop + 2]}" if text.startswith(_SAMPLED, stop) else ""
    return ""


SORTS_IN_LETTERS: Final[tuple[str, ...]] = ("ITO", "BPO", "KPO")
"""What outsourcing is sorted into, which no digit behind belongs to: 其中|ITO|31家."""
_CITIES_TOO: Final = re.compile(
    "(?:[、和与及](?:[东中西]+部|东北)(?:地区)?[0-9]{1,2}个)+[^，、0-9]{0,4}?(?:示范|试点|重点|中心)城市"
)
"""So many cities of other parts of the country, behind those of one: 中部9个|、西部6个示范城市."""
_IN_ORDER: Final = re.compile(
    "(?:[位排]?居|[排位]列|排名?|列)(?:在|于)?(?:全[国省市区县州球]|世界|[东中西]部(?:地区)?)(?:城市|省区市)?(?:[0-9]+位[、和与])*$"
)
"""What leads to a place told without 第: 居全国|14位."""
_ENDING: Final = "，。；、）和与"


_CANDIDATES: Final = signs(
    "0123456789〇○零一二三四五六七八九十百千万亿两廿卅半双首第翻无榜①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
)
"""Where a numeral may begin."""
_CANDIDATE: Final = re.compile("[0-9〇○零一二三四五六七八九十百千万亿两廿卅半双首第翻无榜①-⑳]")
"""The same as a pattern."""


def numeral_from(text: str, at: i64) -> i64:
    """Where a numeral may begin next from *at* on; -1 where none does."""
    if COMPILED:
        return first_in(text, _CANDIDATES, at)
    found = _CANDIDATE.search(text, at)
    return found.start() if found is not None else -1


_NO_QUANTITY_BEHIND: Final = signs(
    "-+=＝×*＊.,0123456789前首头每负下〔[ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
_OF_MONEY: Final = signs("美欧港英日澳加瑞新人")
"""What 1 or 100 stands before in a rate of exchange: 100|美元兑."""
_NO_UNIT_BEGINS: Final = signs("0123456789.,年月日号时点周天世个季星多余财—–―~～－一至到:/十百千兆-")
_LONG_TIMES: Final = signs("多月星季半工")
"""What 个 is of that counts no things: 3个|月, 3个|工作日内."""


_QUANTITY: Final = re.compile(
    r"[0-9](?<![-+=＝×*＊.,0-9A-Za-z前首头每负下〔[][0-9])(?!(?<=1)(?:00)?[美欧港英日澳加瑞新人])[0-9]*(?:\.[0-9]+|)"
    "(?=[^0-9.,年月日号时点周天世个季星多余财—–―~～－一至到:/十百千兆-]|个(?![多月星季半工]))"
)
"""All of that as a pattern."""


def quantity_stop(text: str, at: i64) -> i64:
    """Where the digits end that begin at *at*, when they are a quantity's if a unit follows them; -1 when
    what stands around them is to be weighed.
    """
    if not COMPILED:
        found = _QUANTITY.match(text, at)
        return found.end() if found is not None else -1
    return quantity_stop_by_code(text, at)


def quantity_stop_by_code(text: str, at: i64) -> i64:
    """The same without ``_QUANTITY``."""
    if stands(text, at - 1, _NO_QUANTITY_BEHIND):
        return -1
    if text[at] == "1" and (
        stands(text, at + 1, _OF_MONEY) or (stands(text, at + 3, _OF_MONEY) and text.startswith("00", at + 1))
    ):
        return -1
    stop = at + 1
    while stands(text, stop, DIGITS):
        stop += 1
    if stands(text, stop, _POINT) and stands(text, stop + 1, DIGITS):
        stop += 2
        while stands(text, stop, DIGITS):
            stop += 1
    if stop >= len(text):
        return -1
    if not stands(text, stop, _NO_UNIT_BEGINS):
        return stop
    counted = text[stop] == "个" and not stands(text, stop + 1, _LONG_TIMES)
    return stop if counted else -1


def quantity(text: str, start: int, at: int, lexicon: Lexicon) -> Token | None:
    """The number whose digits are ``text[start:at]`` when its unit follows with nothing to be weighed
    (12.5亿元, 3.4%); None leaves it to ``_arabic``.
    """
    digits, large = text[start:at], ""
    if stands(text, at, _PERCENT):
        symbol, section = "%", "ratio"
        unit = lexicon.units["%"]
    else:
        if stands(text, at, _MYRIADS):
            size = 2 if stands(text, at + 1, _MYRIADS) and text[at : at + 2] in lexicon.large else 1
            large, at = text[at : at + size], at + size
        symbol = unit_at(text, at, lexicon)
        if not symbol or symbol in _ODD_UNITS or (symbol[1:] == "次" and text.startswith("之", at + 2)):
            return None
        if (
            symbol == "位"
            and text[at + 1 : at + 2] in _ENDING
            and _IN_ORDER.search(text, max(0, start - 16), start)
        ):
            return Token(start, at + 1, "rank", int(Decimal(digits.replace(",", ""))))
        section = lexicon.unit_sections[symbol]
        unit = lexicon.unit(symbol, large) if large else lexicon.units[symbol]
    stop = at + len(symbol)
    if section != "ratio" or stands(text, stop, _MAY_NAME):
        named = in_name(text, start, stop, section)
        if named:
            return Token(start, stop, "skip", named)
    _, value, ulp, _ = decimal_of(digits)
    return Token(start, stop, "number", Number(value, ulp, unit, section, large, "="))


@cache
def ulp_of(decimals: int) -> Decimal:
    """The place of the last of so many decimals: 0.1 for one."""
    return Decimal(1).scaleb(-decimals)


_DECIMALS: Final[dict[str, tuple[str, Decimal, Decimal, int]]] = {}
_NEGATED: Final[dict[int, tuple[Decimal, Decimal]]] = {}


def decimal_of(digits: str) -> tuple[str, Decimal, Decimal, int]:
    """Digits without their separators, what they say, the place of the last, and where the point stands."""
    found = _DECIMALS.get(digits)
    if found is None:
        plain = digits.replace(",", "") if "," in digits else digits
        point = plain.find(".")
        ulp = ulp_of(len(plain) - point - 1 if point >= 0 else 0)
        found = kept(_DECIMALS, digits, (plain, Decimal(plain), ulp, point), 16384)
    return found


def negated(value: Decimal) -> Decimal:
    """*value* below nothing: one object for what ``decimal_of`` makes one object of."""
    found = _NEGATED.get(id(value))  # not anything else's while it is kept
    if found is None:
        found = kept(_NEGATED, id(value), (value, value.copy_negate()), 8192)
    return found[1]


def units_of(run: list[Token], lexicon: Lexicon) -> list[Unit | None]:
    """The units of a run; an elided one is the last one's (422.3亿、294.4亿、290.7亿元)."""
    last: Number = run[-1].value
    if len(run) == 1:
        return [last.unit]
    units: list[Unit | None] = []
    for token in run:
        number: Number = token.value
        unit = number.unit
        if unit is not None and last.unit is not None and unit.symbol == "个" and last.section == "ratio":
            unit = last.unit
        if unit is None and last.unit is not None:
            if number.large:
                symbol = last.unit.symbol.removeprefix(last.large)
                scale = last.unit.scale / (lexicon.large[last.large] if last.large else 1)
                unit = Unit(
                    symbol=number.large + symbol,
                    dimension=last.unit.dimension,
                    scale=scale * lexicon.large[number.large],
                )
            else:
                unit = last.unit
        units.append(unit)
    return units


def _each_of(per: re.Match[str]) -> str:
    """What is left of what an amount is of: that the amounts are one each (分别提高到每人每月)."""
    return "分别" if "分别" in per.group() else ""


def without_unit(words: str) -> str:
    """*words* without the unit that an amount is of: 进口均价|每吨."""
    return _PER.sub(_each_of, words)
