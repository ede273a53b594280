"""A block's tokens cut into sentences and clauses, brackets set aside."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.words.marked import POINT_OPENS, behind_point
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import signs, stands

NUMERIC: Final = frozenset({"number", "rank", "fold", "none"})
_ENDS: Final = frozenset("，。；：！？,;!?")
_ENDING: Final = signs("".join(_ENDS))
_ENTERED: Final = frozenset("：；;")
_ENTRY_ENDS: Final = frozenset("；;。")
_PLACES: Final = frozenset("园基示市县区城平")
"""How those begin that are counted in a name: 载体：5个|园区执行额38亿元."""
_OF: Final = signs("之的")
_OF_IT_OPENS: Final = signs("则亦也由从分")
_OF_IT: Final = re.compile(
    "分别[为是达处][于至到]?[0-9]|[则亦也]?(?:都|均|仍)?(?:[由从](?:[^，。；0-9]{0,2}?[^，。；]{0,8}?的|"
    "(?:[上前][个一]?[月季]|去年(?:同?[期月季]|底|末)?|1?[0-9]月份?|第?[0-9一二三四]季度?|一年前)(?:(?:[上下]修|修[正订])[值后])?的?)?(?:约|近|逾|超过)?(?:[0-9一二三四五六七八九十百两]|负[0-9])"
    "|(?<=[则亦也])(?:都|均|仍)?(?:轻?微|大幅|略|再|进一步|按[年月季]|较[^，。；]{2,8}?)*(?:上|下|回)?[升跌降增减扬落])"
)
"""How a clause goes on of the measure alone before its comma: 失业率，|则由2.8%升至3%."""
_MEASURES: Final[tuple[str, ...]] = ("率", "额", "量", "数", "值", "价", "资", "薪", "速", "点", "比重")
_SENTENCE_ENDS: Final = signs("。！？!?")
_IN_FIRM: Final = re.compile(
    "[\u4e00-\u9fff]{0,12}?(?:公司|集团|研发中心|事务所|厂(?![区房商家]))(?![^，。；、（]{0,4}[0-9]+[家户])"
)
"""How the name of a firm goes on behind its place in brackets: 埃森哲（大连）|有限公司."""
IN_NAMES: Final = frozenset(
    {"助理", "市、区", "市区", "区、市", "县、市", "县、区", "市、旗", "区", "州、盟"}
)
"""What stands in a bracket in the middle of a name."""
_LINE: Final = re.compile("[“”\u4e00-\u9fff—－-]{2,10}")
_NO_LINE: Final = re.compile("含|不|其中|[上下同]|以|占|增|列$")


def in_name(text: str, opened: int, inside: str) -> bool:
    """Whether what stands *inside* the bracket that opens at *opened* is a word of the name it stands in:
    执业（|助理|）医师, 中欧班列（|西安|）.
    """
    if not text.startswith("班列", opened - 2):
        return inside in IN_NAMES
    return _LINE.fullmatch(inside) is not None and _NO_LINE.search(inside) is None


class Clause:
    """A stretch between two marks: its tokens, and what stands in brackets inside it.

    ``holes`` are the bracketed stretches (with their brackets), ``asides`` those of them that
    hold numbers, as clauses of their own. ``mark`` ends the clause and ``after`` the one before
    it; ``bracket`` is where the bracket that holds it opens, for its first piece; ``first`` says
    that it opens its sentence. ``ahead`` is the measure behind it, False until it is looked for.
    """

    __slots__ = (
        "after", "ahead", "asides", "bracket", "first", "holes", "mark", "numbers", "start", "stop", "tokens",
    )  # fmt: skip

    def __init__(self, start: int, after: str = "", first: bool = False, bracket: int = -1) -> None:
        self.start = self.stop = start
        self.tokens: list[Token] = []
        self.numbers: list[Token] = []
        self.holes: tuple[tuple[int, int], ...] = ()
        self.asides: tuple[Clause, ...] = ()
        self.mark = ""
        self.after = after
        self.first = first
        self.bracket = bracket
        self.ahead: re.Match[str] | bool | None = False


_ENDLESS: Final = 3000
"""Characters after which a clause ends behind its next number, and the second such its sentence: a table
without its lines, a list without end. What is asked at each number of a clause else takes ever longer."""

_LISTS: Final[tuple[str, ...]] = ("依次为", "依次是", "分别为", "分别是")
_LONG: Final = 60
_LONG_LIST: Final = 140


def is_long(clause: Clause, said: str) -> bool:
    """Whether *said*, a clause without what stands in its brackets, is too long to name what is told next;
    one that lists members may be longer (前五的行业依次为租赁和商务服务业、…).
    """
    longest = _LONG_LIST if any(word in said for word in _LISTS) else _LONG
    return len(said) - sum(stop - start for start, stop in clause.holes) > longest


def unbracketed(text: str, clause: Clause) -> str:
    """What *clause* says without its brackets: 与2018年末（…，下同）|相比."""
    at, said = clause.start, ""
    for first, stop in clause.holes:
        said, at = said + text[at:first], stop
    return said + text[at : clause.stop]


def tells_number(tokens: list[Token]) -> bool:
    """Whether one of *tokens* counts or measures."""
    for token in tokens:  # noqa: SIM110 - for every paragraph: no generator
        if token.kind in NUMERIC:
            return True
    return False


def first_time(tokens: list[Token]) -> Token | None:
    """The first time among *tokens*."""
    for token in tokens:
        if token.kind == "time":
            return token
    return None


_AMONG_SORTS: Final = re.compile(
    "(?<![0-9.第])[0-9]{1,3}(?:个?大类|[类种个])[^，。；、0-9中（）]{0,4}?(?:商品|产品|行业)(?:大类)?中(?=[\u4e00-\u9fff]{2})"
    "(?![有的占约近超共已只仅均全大多部各最居位列增降涨跌实完保呈排名第前处][^类品业]|一半|其)"
)
"""How many sorts there are, right before those of them that are told: 23类商品中|粮油食品类、饮料类增长."""


def clauses(text: str, tokens: list[Token], since: int = 0) -> list[list[Clause]]:
    """Sentences of a block from *since* on, each a list of clauses."""
    sentences: list[list[Clause]] = []
    sentence: list[Clause] = []
    while text[since : since + 1] == " ":
        since += 1
    past = behind_point(text, since) if stands(text, since, POINT_OPENS) else since
    current = Clause(past, "", True)
    held, numbers = current.tokens, current.numbers
    behind, count, told = 0, len(tokens), False
    among = "品中" in text or "业中" in text
    cuts = [found.end() for found in _AMONG_SORTS.finditer(text, since)] if among else []
    for index, token in enumerate(tokens):
        if (behind and index < behind) or token.start < since:
            continue  # of an aside, or before the first sentence
        kind = token.kind
        if token.start < past and kind not in NUMERIC:
            continue  # the mark of a point
        if cuts and token.start >= cuts[0]:  # 23类商品中|粮油食品类: as where a comma stands between them
            cut = cuts.pop(0)
            if current.start < cut and all(cut <= first or last <= cut for first, last in current.holes):
                current.stop, current.mark = cut, "，"
                sentence.append(current)
                current, told = Clause(cut, "，"), told or bool(numbers)
                held, numbers = current.tokens, current.numbers
        if token.start - current.start > _ENDLESS and _is_apart(tokens, index, current):
            ended = token.start - sentence[0].start > _ENDLESS if sentence else False
            current.stop, current.mark = token.start, "。" if ended else "，"
            sentence.append(current)
            if ended:
                sentences.append(sentence)
                sentence = []
            current, told = Clause(token.start, current.mark, ended), not ended
            held, numbers = current.tokens, current.numbers
        if kind != "mark":
            if kind == "number" or kind in NUMERIC:
                numbers.append(token)
            elif kind == "money":
                current.holes += ((token.start, token.stop),)  # 收入|港币|12亿元
                continue
            elif (
                numbers and kind == "nest" and numbers[-1].stop == token.start
            ):  # 卫生机构161个|其中：医院5个
                current.stop, current.mark = token.start, "，"
                sentence.append(current)
                current, told = Clause(token.start, "，"), True
                held, numbers = current.tokens, current.numbers
            elif numbers and kind == "time" and numbers[-1].stop == token.start and _begins(text, token):
                current.stop, current.mark = token.start, "。"  # 上涨1.3%|上半年，价格上涨2%
                sentence.append(current)
                sentences.append(sentence)
                sentence, current, told = [], Clause(token.start, "。", True), False
                held, numbers = current.tokens, current.numbers
            held.append(token)
            continue
        start, stop = token.start, token.stop
        mark: str = token.value
        if not stands(text, start, _ENDING):
            if mark == "（":
                behind = _aside(tokens, index, current, text)
            continue
        after = tokens[index + 1] if index + 1 < count else token
        if after.start == stop and after.kind == "number":
            if (
                numbers
                and numbers[-1].stop == start
                and (
                    (mark in "，," and _listed(tokens, index, current))
                    or (mark == "：" and _is_ratio(tokens, index))
                )
            ):
                continue
            told_by = mark == "：" and not numbers and start > current.start
            if told_by and not (after.value.section == "count" and _opens_name(text, tokens, index + 1)):
                continue  # 机电产品出口：12亿元
            if mark in "，," and not numbers and _is_entry(tokens, index, current):
                continue  # 增长率分别为：企财险，8.2%；货运险，9.9%
        if (
            mark in "，,"
            and not numbers
            and (
                (text.startswith("以及", stop) and _goes_on(tokens, index, current, text))
                or (stands(text, stop, _OF_IT_OPENS) and _is_measure(text, start, stop, current))
            )
        ):
            current.holes += ((start, stop),)
            continue  # 集成电路、汽车，|以及船舶出口分别增长; 失业率，|则由2.8%升至3%
        current.stop, current.mark = start, mark
        sentence.append(current)
        told = told or bool(numbers)
        ended = stands(text, start, _SENTENCE_ENDS)
        if mark in "；;" and not ended and after.kind == "own" and after.start == stop:
            ended = told and _tells_of_all(text, tokens, index + 1)
        if ended:
            sentences.append(sentence)
            sentence, told = [], False
        while text[stop : stop + 1] == " ":
            stop += 1
        if (ended or mark in "；：") and stands(text, stop, POINT_OPENS):
            stop = past = behind_point(text, stop)  # 出口12亿元。二是|进口8亿元
        current = Clause(stop, mark, ended)
        held, numbers = current.tokens, current.numbers
    current.stop = len(text)
    if current.stop > current.start:
        sentence.append(current)
    if sentence:
        sentences.append(sentence)
    return sentences


def _is_apart(tokens: list[Token], index: int, current: Clause) -> bool:
    """Whether the token at *index* can begin another clause, *current* being endless: a word behind a number
    or a bracket, or a mark between members.
    """
    token, before = tokens[index], tokens[index - 1]
    if not current.numbers and not current.asides:
        return False
    if token.kind == "mark":
        return bool(token.value == "、" or (token.value == "（" and before.value == "）"))
    return token.kind not in NUMERIC and (before.kind in NUMERIC or before.value == "）")


def _opens_name(text: str, tokens: list[Token], index: int) -> bool:
    """Whether the count at *index* opens the name of what another number tells: 载体：|5个|园区执行额38亿元,
    市场：|30种|蔬菜平均批发价格5.12元, but 学校：12所，比上年增加2所.
    """
    counted = tokens[index]
    if text[counted.stop : counted.stop + 1] in _PLACES:
        return True
    for token in tokens[index + 1 :]:
        if token.kind in _OF_SAME and (token.start == counted.stop or token.value in _ENDS):
            return False
        if token.kind in NUMERIC:
            return token.start > counted.stop + 2
    return False


_OF_SAME: Final = frozenset({"move", "compare", "time", "mark"})
"""What follows a place that is told of as to the measure before: 全省|增长3%, 全省|同比."""


def _tells_of_all(text: str, tokens: list[Token], index: int) -> bool:
    """Whether the own place at *index* opens a sentence though only a semicolon stands before it: it tells
    of all that the place has, of no part told before: 猪肉价格上涨3%；|全市|零售额12亿元, not ；全省增长3%.
    """
    own = tokens[index]
    behind = tokens[index + 1] if index + 1 < len(tokens) else own
    if own.value == "全国" or text[own.stop : own.stop + 1] in "、和与及平":
        return False
    return behind.start > own.stop or not (behind.kind in NUMERIC or behind.kind in _OF_SAME)


def _begins(text: str, time: Token) -> bool:
    """Whether *time* right behind a number begins a sentence that no full stop parts from it."""
    return text[time.stop : time.stop + 1] in ("，", ",")


def _listed(tokens: list[Token], index: int, current: Clause) -> bool:
    """Whether the comma at *index* stands in a list of rates: 同比分别增长0.4%，38.6%和12.6%."""
    if not 0 < index < len(tokens) - 1 or not current.numbers:
        return False
    before, comma, after = tokens[index - 1 : index + 2]
    if before.kind != "number" or before.stop != comma.start or after.start != comma.stop:
        return False
    numbers = current.numbers
    unit, last = before.value.unit, after.value.unit
    same = last is not None and (
        unit is None or (unit.symbol == last.symbol and before.value.section == "measure")
    )
    if same and len(numbers) > 1 and numbers[-1] is before:  # 29.8亿、16.2亿，12.9亿元
        return numbers[-2].kind == "number" and numbers[-2].stop == before.start - 1
    rates = before.value.section == after.value.section == "ratio"
    return rates and all(
        one.kind == "number" and two.start == one.stop + 1 for one, two in neighbours(numbers)
    )


def _goes_on(tokens: list[Token], index: int, current: Clause, text: str) -> bool:
    """Whether the comma at *index* stands within a list that a number is told of: 食品、烟草，|以及百货."""
    if "、" not in text[current.start : tokens[index].start] or any(t.kind == "move" for t in current.tokens):
        return False
    for token in tokens[index + 1 :]:
        if token.kind in NUMERIC:
            return True
        if token.kind == "mark" and token.value in _ENDS:
            return False
    return False


def _is_measure(text: str, start: int, stop: int, current: Clause) -> bool:
    """Whether a measure alone stands before the comma at *start*, which its number is told of behind it."""
    if (
        not text.endswith(_MEASURES, current.start, start)
        or start - current.start > 24
        or _OF_IT.match(text, stop) is None
    ):
        return False
    if text.endswith("贡献率", current.start, start):
        return False
    told = [token.kind for token in current.tokens]
    opened = told[:1] == ["time"] and current.tokens[0].start == current.start  # 7月|失业率，由上月2.8%升至3%
    return not any(kind in ("move", "compare", "verb", "time", "skip") for kind in told[opened:])


def neighbours(tokens: list[Token]) -> list[tuple[Token, Token]]:
    """Each of *tokens* with the next, as ``pairwise``, which compiled code has to call."""
    return [(tokens[place], tokens[place + 1]) for place in range(len(tokens) - 1)]


def is_of_before(text: str, clause: Clause, first: int) -> bool:
    """Whether 之 or 的 stands before the number at *first*, or before its money: 去年同期之|港币|54亿元."""
    if stands(text, first - 1, _OF):
        return True
    for start, stop in reversed(clause.holes):
        if stop <= first:
            return stop == first and text[start] in "之的"
    return False


def _is_entry(tokens: list[Token], index: int, current: Clause) -> bool:
    """Whether the comma at *index* parts a member of a list from its number: 企财险，8.2%；货运险，9.9%."""
    name, number = tokens[index].start - current.start, tokens[index + 1]
    if current.after not in _ENTERED or not 0 < name < 13 or number.start != tokens[index].stop:
        return False
    behind = tokens[index + 2] if index + 2 < len(tokens) else None
    if behind is None:
        return True
    ends = _ENTRY_ENDS if current.after == "：" else _ENDS
    return behind.kind == "mark" and behind.start == number.stop and behind.value in ends


def _is_ratio(tokens: list[Token], index: int) -> bool:
    """Whether the colon at *index* stands between two bare numbers: 2.5：36.7：60.7."""
    if not 0 < index < len(tokens) - 1:
        return False
    before, colon, after = tokens[index - 1 : index + 2]
    return (
        before.kind == after.kind == "number"
        and before.stop == colon.start
        and after.start == colon.stop
        and before.value.unit is None
    )


def goes_on_as_firm(text: str, closed: int) -> bool:
    """Whether the bracket that closes at *closed* stands within a firm's name: 埃森哲（大连）|有限公司."""
    return _IN_FIRM.match(text, closed + 1) is not None


def _aside(tokens: list[Token], index: int, current: Clause, text: str) -> int:
    """Sets a bracket apart from its clause; returns the index behind it."""
    opened, depth, at = tokens[index], 1, index + 1
    inner: list[Token] = []
    while at < len(tokens):
        token = tokens[at]
        if token.start - opened.stop > _ENDLESS:
            return index + 1  # never closed: no bracket
        if token.kind == "mark":
            if token.value == "（":
                depth += 1
            elif token.value == "）":
                depth -= 1
                if not depth:
                    break
            elif token.value in "。":
                break
        inner.append(token)
        at += 1
    closed = at < len(tokens) and tokens[at].value == "）"
    stop = tokens[at].start if at < len(tokens) else len(text)
    named = closed and 1 < stop - opened.stop < 6 and text[opened.stop] >= "一" and text[stop - 1] >= "一"
    if named and goes_on_as_firm(text, stop) and not any(token.kind in NUMERIC for token in inner):
        current.tokens += [token for token in inner if token.kind != "mark"]
        return at + 1  # 云帆（沅溪）信息技术有限公司
    if stop - opened.stop > 1 or inner:  # 企（事）业单位, 旅游景点（区） are words
        current.holes += ((opened.start, stop + 1 if closed else stop),)
    numbers = [token for token in inner if token.kind in NUMERIC]
    if inner:
        piece = Clause(opened.stop, bracket=opened.start)
        for token in [*inner, Token(stop, stop, "mark", "，")]:
            if token.kind == "money":
                piece.holes += ((token.start, token.stop),)
            elif token.kind != "mark":
                piece.tokens.append(token)
                if token.kind in NUMERIC:
                    piece.numbers.append(token)
            elif token.value in _ENDS and not (
                token.value == "：" and _is_ratio(inner, inner.index(token)) if token in inner else False
            ):
                piece.stop = token.start
                if numbers or piece.tokens:
                    current.asides += (piece,)
                piece = Clause(token.stop)
    return at + 1 if closed else at
