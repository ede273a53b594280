"""Counts of those of which each passes a mark: 6个行业主营业务收入超过1000亿元, 出口额超10亿元的企业有6家."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.topics import lead_to_members
from yuebao.read.state.context import Announced
from yuebao.read.state.drafts import Draft, Refusal
from yuebao.read.state.spoken import Subject
from yuebao.read.words.manner import COMPARED, MOVED
from yuebao.read.words.phrases import clean
from yuebao.read.words.predicates import HEDGED

if TYPE_CHECKING:
    from yuebao.core.number import Bound
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause
    from yuebao.read.words.scan import Token

_WHO = (
    "[^，。；、的0-9]{0,6}?(?:行业|企业|公司|单位|城市|县市区|市县区|区县|县区|县市|园区|开发区|项目|产业|商品|产品|机场|港口"
    "|国家和地区|国家|地区|市场|省份|品牌|县（市、区）|县（市）|县（区）|镇|村|县|(?<![园县])区|(?<!城)市(?!场)|州)"
)
_EACH_PASSES: Final = re.compile(
    f"(?P<who>{_WHO})(?P<what>[^，。；、的0-9和]{{2,12}}?)(?P<all>均|都)?已?(?P<how>超过?|突破|高于|逾|跨过|迈过|不足|低于|大于|达到|(?<=[额值量入均都])过)了?"
)
"""Whom the count in front of it is of, and what of each passes the mark behind it."""
_EACH_MOVED: Final = re.compile(
    f"(?P<who>{_WHO})的?(?P<what>[^，。；、的0-9]{{0,12}}?(?:同比|环比)?(?:[涨跌增降升]幅|增速))(?:均|都)?(?P<how>不?超过?|不足|不到|高于|低于|突破|达到|大于|小于|在)了?"
)
"""The same of how far each moved: 4座|城市跌幅不超过|一成."""
_GROWN: Final = re.compile(
    f"，(?:{COMPARED}|(?:比|较)[^，。；]{{2,6}})?(?:增长|下降|(?:{MOVED}|增速|[增涨降跌]幅)[了为达]*(?=[0-9.]+%)|(?P<part>(?:合计|共同?)?(?:占|贡献))|实现|合计)"
)
"""What follows an amount that is of all of them: 3个城市进出口超过5000亿元，|增长2%."""
_PASSES: Final = re.compile("(?P<how>超过?|突破|高于|逾|过|达到?|不足|低于|大于)了?$")
_OF_THEM: Final = re.compile(
    "(?:以上|及以上)?的(?P<who>(?!有)[^，。；、的0-9]{1,10}?)(?:已|就|共|仅|还)*(?:有|达到?|为)?(?P<near>[将接]?近|约|逾|超过?)?"
)
_TOLD: Final = re.compile(
    "(?P<what>.{2,12}?)(?:超过?|突破|高于|逾|跨过|迈过|过|达到?|大于)了?(?:[0-9百千万][^的]*的|[0-9.十百千万亿]+(?:美?元|人|吨|件))(?P<who>[^的].*)"
)
"""The name of those who pass a mark: 员工|超千人的|企业."""
_TOLD_OVER: Final = re.compile(
    "(?P<what>.{0,12}?)(?:在|达到?)?(?P<mark>[0-9百千万亿]+(?:美?元|平方米|人)及?以上)的?(?P<who>[^的]+)"
)
"""The name of those above a mark: 执行额|500万美元以上的|企业."""
_OVER_IT: Final = frozenset({"以上", "以上的", "及以上", "及以上的", "以上企业", "以上的企业"})
"""What stands between a mark and how many are above it."""
_LED_ON: Final = frozenset({"", "其中", "其中：", "其中，", "（其中", "含"})
_OPENS: Final = frozenset(
    {"", "有", "共有", "已有", "就有", "其中有", "还有", "另有", "仅有", "中有", "中", "累计有"}
)
"""What may stand before the count that it is not told of."""
_MORE: Final = re.compile("及?以上")
_NAMES_THEM: Final = re.compile(
    "(?!，其中[^，。；0-9]{1,14}\\d+[家户个])[，：:（][^。；0-9]*?(?:分别|依次|其中|包括|即|[为是：:（、])|："
)
"""Whether it is told next who they are, each with its own amount: 有4家，依次为甲公司（3亿元）."""
_EACH_NEXT: Final[tuple[str, ...]] = ("：", "，分别为", "，分别是", "，依次为", "，依次是", "，即")
"""What leads to each of them with its own amount."""
_PASSING_MANY: Final = re.compile(
    "(?P<what>[^，、。]{2,14}?)(?P<mark>(?:超过?|过|突破)[十百千万亿]+(?:美元|元|人|吨)的)(?P<who>[^，、的0-9]{1,10}?)(?:已|共|就)?(?:有|达到?|为)?"
)
"""Who pass a round mark that is no numeral, before how many they are."""
_PASSING_HAS: Final = re.compile(
    "(?P<what>[^，、。]{2,14}?)(?P<mark>(?:超过?|过|突破)[十百千万亿]+(?:美元|元|人|吨)的)(?:共|已|就)?(?:有|达到?)"
)
"""The same before how many they are, behind which they are named: 产值超千亿元的有|3个|区."""
_THOSE: Final = re.compile("(?:及?以上)?的[^，。；、的0-9]{1,10}?(?:分别|依次)?(?:有|为|是|包括)?")
"""Those who pass a mark, told one by one behind it: 超10亿美元|的国家和地区有|：."""
EACH: Final[tuple[str, ...]] = ("：", "，分别为", "，依次为")
"""How goes on what tells each who passes with its own amount."""
_STAFF: Final = frozenset(
    {"员工", "职工", "雇员", "员工规模", "员工人数", "从业人员", "从业人数", "人员规模"}
)
"""How many people each of those counted has: 员工|超千人的企业19家."""
_ENDS: Final = frozenset({"", "以上", "大关", "及以上"})
_DECADE: Final = re.compile("[15]0+(?![0-9.])|五?[百千]")
_ROUND: Final = re.compile("[1-9]0*|[1-9]?50*|[1-9][0-9]?00+")


_HAVING: Final = frozenset({"的有", "的共有", "的已有", "以上的有", "的达到", "的达"})
"""What stands between a mark and how many pass it, who are named behind their number."""
_WHO_BEHIND: Final = re.compile("[^，。；、（）0-9的]{1,6}")


def _is_count(token: Token) -> bool:
    unit = token.value.unit
    return (
        token.value.section == "count"
        and unit is not None
        and unit.dimension in ("个", "家", "类", "种", "户")
    )


def _counted_here(speech: Speech) -> Draft | None:
    """What the sentence counted last."""
    told = reversed(speech.drafts[speech.opened :])
    return next((draft for draft in told if draft.subject.head == "数"), None)


def _passed_before(speech: Speech, between: str, led: str, *, over: bool) -> tuple[str, str] | None:
    """What of whom the count before passed, where this one says only its mark (其中超5000人的|2家,
    其中超5亿元|3家, 其中5亿元以上|3家), or, *led* by it, the same measure: 执行额1000万美元以上企业8家，
    其中|执行额|1亿美元以上3家.
    """
    last = _counted_here(speech)
    if led not in _LED_ON and (last is None or not last.subject.before.startswith(led.removeprefix("其中"))):
        return None
    if last is None or between not in (("", "的", "以上的") if over else _OVER_IT):
        return None
    told = _TOLD.fullmatch(last.subject.before)
    told = told or (_TOLD_OVER.fullmatch(last.subject.before) if not over else None)
    return (told["what"], told["who"]) if told is not None else None


def _is_of_all(text: str, mark: Token, stop: int) -> bool:
    """Whether the amount is all of theirs, as what follows says: 3个城市进出口超过5000亿元，|增长2%. Ten, a
    hundred, a thousand is what each passes, though a share of all follows: 6个行业收入超过1000亿元，|占46.7%.
    """
    grown = _GROWN.match(text, stop)
    if grown is None:
        return False
    return not grown["part"] or _DECADE.match(text, mark.start, mark.stop) is None


def read_passing(speech: Speech, clause: Clause) -> bool:
    """Reads a count and the mark that each of those counted passes, where the clause tells no more; says
    whether it does: the mark is no figure.
    """
    text = speech.text
    near: Bound = "="
    one, two = clause.numbers
    if one.kind != "number" or two.kind != "number":
        return False
    again: tuple[str, str] | None = None  # what passed the mark before, and who did
    if one.value.section == "count" and two.value.section == "ratio" and _read_moved(speech, clause):
        return True
    if _is_count(one) and text[two.stop : clause.stop] in _ENDS:
        count, mark = one, two
        passes = _EACH_PASSES.fullmatch(text, one.stop, two.start)
        if passes is None or (passes["all"] is None and _is_of_all(text, two, clause.stop)):
            return False
        led = clean(speech.without(clause.start, one.start))
        named = passes["all"] is not None and text.endswith("等", clause.start, one.start)
        if led not in _OPENS and not named:  # 甲、乙等7家企业到资均超1亿美元
            return False
        who, what, how = passes["who"], passes["what"], passes["how"]
        speech.words(clause, clause.start, one.start)
    elif _is_count(two) and (two.stop == clause.stop or text[one.stop : two.start] in _HAVING):
        count, mark = two, one
        behind = text[two.stop : clause.stop]
        over, of = (
            _PASSES.search(text, clause.start, one.start),
            _OF_THEM.fullmatch(text, one.stop, two.start),
        )
        if of is None or over is None:
            led = text[clause.start : one.start] if over is None else ""
            between = text[one.stop : two.start]
            again = _passed_before(speech, between, led, over=over is not None)
        how = over["how"] if over is not None else ""
        if behind and (over is None or _WHO_BEHIND.fullmatch(behind) is None):
            return False
        if behind and over is not None:  # 进出口超100亿元的有|3个|县区
            who, what = behind, speech.words(clause, clause.start, over.start())
        elif of is not None and over is not None:
            near = HEDGED.get((of["near"] or "")[-1:], "=")
            who, what = of["who"], speech.words(clause, clause.start, over.start())
        elif again is not None:
            what, who = again
        else:
            return False
    else:
        return False
    said = text[mark.start : mark.stop]
    plain = re.match("[0-9]+|[一二两三四五六七八九]?[十百千万亿]", said)
    of_rate = mark.value.section == "ratio" or mark.value.unit is None
    if of_rate or plain is None or said[plain.end()] == ".":
        return False
    if plain.group().isascii() and _ROUND.fullmatch(plain.group()) is None:
        return False
    before, known = speech.naming.head(what)
    more = _MORE.match(text, mark.stop)
    said += more.group() if more is not None else ""
    name = f"{what}{how}{said}的{who}"
    if known is None and what not in _STAFF and count is two:  # but 3家企业碳汇均超1000吨
        counted = _counted_here(speech)
        named_before = counted.subject.before if counted is not None and again is not None else ""
        told = _TOLD_OVER.fullmatch(named_before)
        if told is None:
            return False
        name = named_before.replace(told["mark"], said, 1)  # 新批|1亿美元以上|项目
    if known is not None and known.nature == "ratio":
        return False
    speech.skipped.append(Refusal(mark.start, mark.stop, "threshold"))
    cut = speech.naming.parts(before.removeprefix("年"), known)[1] if known is not None else ()
    parts = tuple(part for part in cut if part[0] not in ("region", "flow"))
    subject = Subject(name, "数", None, "", parts)
    index = speech.add(count, count.value.unit, "level", subject, "level:passing", bound=near)
    if count is two and _NAMES_THEM.match(text, clause.stop) is not None:
        measured = speech.name(what, dimension="", section="none")  # 依次为武汉（3.41万件）
        if text.startswith(_EACH_NEXT, clause.stop):  # 有3个：美国2.4亿美元、日本1.1亿美元
            _announce(speech, measured)
        else:
            speech.speak_of((measured,))
    elif known is not None and _ADD_UP.match(text, clause.stop) is not None:  # 有12家，合计占全市的38.7%
        speech.speak_of((Subject(name, known.printed, known, name, cut),))
    else:
        speech.speak_of((subject.told(index, count.value.unit.dimension, speech.drafts[-1].period),))
    return True


def _read_moved(speech: Speech, clause: Clause) -> bool:
    """Reads how many moved by so much or less, no figure: 有4座城市跌幅不超过一成. Says whether it does."""
    text, (count, mark) = speech.text, clause.numbers
    moved = _EACH_MOVED.fullmatch(text, count.stop, mark.start)
    said = text[mark.start : clause.stop]
    if moved is None or text[mark.stop : clause.stop] not in _MOVED_ENDS:
        return False
    if clean(speech.without(clause.start, count.start)) not in _OPENS:
        return False
    speech.skipped.append(Refusal(mark.start, mark.stop, "threshold"))
    name = f"{moved['what']}{moved['how']}{said}的{moved['who']}"
    if not speech.placed:
        speech.context.area = speech.context.item_area or speech.context.home or speech.context.settled
    speech.add(count, count.value.unit, "level", Subject(name, "数", None, "", ()), "level:passing")
    return True


_MOVED_ENDS: Final = frozenset({"", "以上", "以内", "以下", "及以上"})
_ADD_UP: Final = re.compile("，(?:合计|共计?)占")
"""What says that all who pass have so much together."""


_LISTS_THEM: Final = re.compile(
    "(?P<name>[^，。；、]{2,14}?(?:超过?|过|突破|高于|不足|低于)[^，。；、（]{1,8}的)(?P<who>[^，。；、（]{0,6}?)(?:主要|分别|依次)*[有为是](?!主)"
)
"""What those who pass a mark are called, before their names: 成交额超百亿元的|有甲市（418亿元）."""
_HOW_MANY: Final = re.compile("(?P<who>[^，。；、（）0-9]{0,6})")


def without_their_number(speech: Speech, clause: Clause, numbers: list[Token]) -> list[Token]:
    """*numbers* without how many those are whose names stand before it, and reads that.
    成交额超百亿元的有甲市（418亿元）、乙市（237亿元）|2个市.
    """
    if len(numbers) != 1 or (clause.holes and numbers[0].start != clause.holes[-1][1]):
        return numbers
    text, count = speech.text, numbers[0]
    listed = _LISTS_THEM.match(text, clause.start, clause.holes[0][0] if clause.holes else count.start)
    if listed is None or text.find("、", listed.end(), count.start) < 0:
        return numbers
    behind = _HOW_MANY.fullmatch(text, count.stop, clause.stop)
    if behind is None or count.kind != "number" or not _is_count(count):
        return numbers
    name = listed["name"] + (behind["who"] or listed["who"])
    speech.add(count, count.value.unit, "level", Subject(name, "数", None, "", ()), "level:passing")
    return []


def _announce(speech: Speech, measured: Subject) -> None:
    """Speaks of what is *measured* of each who passes, whose own amounts follow."""
    lead_to_members(speech, measured)
    speech.context.announced = Announced(measured, "level", 1)


def _count_passing(speech: Speech, clause: Clause, count: Token) -> bool:
    """Reads how many pass a mark that is no numeral, each of whom is told next: 进出口超百亿元的县区有|2个.

    Says whether it does.
    """
    behind = speech.text[count.stop : clause.stop]
    passed = (_PASSING_HAS if behind else _PASSING_MANY).fullmatch(speech.text, clause.start, count.start)
    if passed is None or speech.naming.head(clean(passed["what"]))[1] is None:
        return False
    measured = speech.name(clean(passed["what"]), dimension="", section="none")
    name = passed["what"] + passed["mark"] + (behind or passed["who"])
    speech.add(count, count.value.unit, "level", Subject(name, "数", None, "", ()), "level:passing")
    _announce(speech, measured)
    return True


def read_passed_by(speech: Speech, clause: Clause) -> bool:
    """Reads the mark that each of those passes who are told next, behind a colon, with their own amounts:
    执行额超10亿美元的国家和地区：美国. Says whether it does.
    """
    mark, text = clause.numbers[0], speech.text
    named = _WHO_BEHIND.fullmatch(text, mark.stop, clause.stop)
    if (mark.stop == clause.stop or named is not None) and mark.kind == "number" and _is_count(mark):
        return _count_passing(speech, clause, mark)
    over = _PASSES.search(text, clause.start, mark.start) if mark.kind == "number" else None
    if over is None or _THOSE.fullmatch(text, mark.stop, clause.stop) is None:
        return False
    words = speech.words(clause, clause.start, over.start())
    if not words or speech.naming.head(words)[1] is None or mark.value.section == "ratio":
        return False
    speech.skipped.append(Refusal(mark.start, mark.stop, "threshold"))
    _announce(speech, speech.name(words, dimension="", section="none"))
    return True
