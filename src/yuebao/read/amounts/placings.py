"""Who stands at which place, told by name and place alone: 离岸执行额：市开发区第一，高新区第二."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.dates.periods import period_of
from yuebao.read.names.fields import in_field
from yuebao.read.state.drafts import PLACE, Draft, Refusal
from yuebao.read.state.spoken import Subject
from yuebao.read.words.phrases import PARTING

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause
    from yuebao.read.words.scan import Token

_PLACED: Final = re.compile(
    "(?:其中[，：]?)?(?P<who>[^，、。；：（）0-9的列居排全]{1,12}?[区园县市州旗镇港城])(?:[位名分]?[居列排]|排名|位次|暂列)?(?:全[国省市区县州])?"
)
"""Whose place is told, with its verb: 市开发区|列."""
_OF: Final = re.compile(
    " *(?:[0-9一二三四上下半前全今年月日季度底末至到—－~～\\-]{2,12}，)?(?:[从按以就]|根据|其中)?"
    "(?:各(?:县（市、区）|县市区|市县区|区县市?|县区|板块|功能区|园区|开发区|地区?|市州|市))?"
    "(?P<of>[^，。；：（）0-9]{2,16}?)的?"
    "(?:完成)?(?:[来而]?[看言]|排名|排序|排位|位次|前[三五十3-9]?[0-9]?[位名]|由[高大多]到[低小少]|情况|方面)*"
    "(?:的?(?:板块|县区|区县|地区|园区|功能区|城市|县市区?)(?:有|为|是|分别为|依次为)?)?[，：]"
)
"""What an order is of, that its sentence opens with: 离岸执行额|：, 从|离岸执行额|看，."""
_TITLE_IS: Final = re.compile(
    "(?P<of>(?:离岸|服务|外包|贸易|进出口|出口|进口|发包|外资|投资|客源|业务)*(?:市场|伙伴|来源[地国]|目的[地国]|发包[地国])|(?P<flow>进出口|出口|进口)(?:商品|产品|品种|货物))"
    "(?:仍|依然|依旧|还)?[为是](?P<who>[^，、的]{2,10})$"
)
"""Who has a title by its place, told behind it: 第一大|贸易伙伴为东盟."""
_LONGEST: Final = 18
_LEADING: Final = re.compile("[^，、]{1,12}?(?:[区县市州旗镇港城]|园区?)")
"""The place that stands before a measure: 市开发区|离岸执行额."""


def read_holder(speech: Speech, token: Token, stop: int) -> bool:
    """The land or the goods that have the title behind the place of *token*, up to *stop*, of which the next
    figures are: 第一大|出口市场是美国|，出口18亿元.
    """
    title = _TITLE_IS.match(speech.text, token.stop, stop) if speech.text[token.stop - 1] == "大" else None
    if title is not None and title["flow"] is not None:
        goods = speech.naming.subject(title["who"] + title["flow"], None)
        speech.speak_of((goods,))
        add_places(speech, [token], (goods,))
        return True  # 第一大|出口商品为集成电路|，出口30亿元
    if title is None or speech.kind_of(title["who"]) != "partner":
        return False
    whom = (("partner", title["who"]),)
    speech.speak_of((Subject(title["who"], "", None, "", whom),))
    add_places(speech, [token], (Subject(title["of"], "", None, title["of"], whom),))
    return True


def add_places(speech: Speech, run: list[Token], subjects: tuple[Subject, ...]) -> None:
    """The places *run* in an order, each of its subject."""
    context = speech.context
    for token, subject in zip(run, subjects, strict=True):
        area = subject.area or context.area
        speech.drafts.append(
            Draft(
                token.start, token.stop, Decimal(token.value), Decimal(1), "=", PLACE, "rank", subject,
                area, period_of(speech, subject, "rank"), None, "", "rank", None, None,
            )
        )  # fmt: skip


def read_ordered(speech: Speech, clause: Clause, start: int, token: Token) -> bool:
    """Reads the place *token* of one in the order that its sentence opens with (离岸执行额：甲区|第一); says
    whether it was one.
    """
    placed = _placed(speech, clause, start, token)
    measure = _ordered(speech, clause) if placed is not None else None
    if placed is None or measure is None:
        return False
    _stand(speech, clause, start, token, placed, measure)
    return True


def read_alone(speech: Speech, clause: Clause, start: int, token: Token) -> bool:
    """Reads a place that stands alone: in a bracket behind whose it is (甲县（第3位）), or behind the next
    in order (甲区进出口第一，…；乙区|第二); says whether it was one.
    """
    spoken = speech.context.subject
    if token.stop != clause.stop:
        return False
    if start == token.start and clause.bracket == start - 1:
        if spoken is None or spoken.known is None:
            return False
        add_places(speech, [token], (spoken,))
        return True
    placed = _placed(speech, clause, start, token)
    told = (d.subject for d in speech.drafts[speech.opened :] if d.kind == "rank")
    first = next(told, None) if placed is not None else None
    if placed is None or first is None or first.known is None:
        return False
    led = _LEADING.match(first.before)
    _stand(speech, clause, start, token, placed, first, led.end() if led is not None else 0)
    return True


def _placed(speech: Speech, clause: Clause, start: int, token: Token) -> re.Match[str] | None:
    """Who stands at the place *token*, where nothing else is told of it."""
    if token.stop != clause.stop or token.start - start > _LONGEST:
        return None
    placed = _PLACED.fullmatch(speech.text, start, token.start)
    return placed if placed is not None and PARTING.search(placed["who"]) is None else None


def _stand(
    speech: Speech,
    clause: Clause,
    start: int,
    token: Token,
    who: re.Match[str],
    measure: Subject,
    own: int = 0,
) -> None:
    """Takes in who has the place *token* in *measure*, whose first *own* signs are another's."""
    if speech.words(clause, start, who.end("who")):  # 市开发区: no place that is known
        speech.context.area = speech.context.item_area or speech.context.home
        measure = speech.naming.subject(who["who"] + measure.before[own:] + measure.head, None)
    elif own:  # 云湖区进出口居第一；|石门县|居第二
        measure = speech.naming.subject(measure.before[own:] + measure.head, None)
    measure = measure._replace(area=None, level=None, period=None)
    speech.speak_of((measure,))
    add_places(speech, [token], (measure,))


_HELD_AGAINST: Final = re.compile(
    "(?:较|比|与|和|距|距离|同)(?:排名|位[居列])?(?:全[国省市区州县])?(?:排名|位[居列])?$"
)
_OTHER: Final = re.compile("的[^，。；0-9]{2,10}?(?:[少多高低快慢差]|相差|落后|领先)[^，。；0-9]{0,3}$")
"""Whom something is held against, behind its place: 较全省第三位|的盐城市少|0.41亿美元."""


def without_others_place(speech: Speech, clause: Clause) -> list[Token]:
    """The numbers of *clause* without the place of one that something is held against: 总量较全省|第三位|的
    盐城市少0.41亿美元.
    """
    numbers = clause.numbers
    if len(numbers) < 2 or all(token.kind != "rank" for token in numbers):
        return numbers
    kept = []
    for token, following in zip(numbers, [*numbers[1:], None], strict=True):
        if (
            following is not None
            and token.kind == "rank"
            and _HELD_AGAINST.search(speech.text, clause.start, token.start) is not None
            and _OTHER.match(speech.text, token.stop, following.start) is not None
        ):
            speech.skipped.append(Refusal(token.start, token.stop, "ordinal"))
            continue
        kept.append(token)
    return kept


def _ordered(speech: Speech, clause: Clause) -> Subject | None:
    """The measure that those named in the sentence of *clause* are put in order by, told at its opening."""
    text, stop = speech.text, clause.start
    opened = max(text.rfind("。", 0, stop), text.rfind("\n", 0, stop)) + 1
    order = _OF.match(text, opened, stop)
    if order is None or clause.first:
        return None
    words = order["of"].removeprefix("全市").removeprefix("全省")
    if speech.naming.head(words)[1] is None:
        return None
    return in_field(speech, speech.naming.subject(words, None), words)


_NO_PART: Final = frozenset("幅速率量额值重比名次位")
"""How words end that are no part but how it is measured: 增速, 总量, 排名."""


def is_part(speech: Speech, words: str) -> bool:
    """Whether *words* that no table knows may name a part of what is measured: 电子信息."""
    if not 1 < len(words) < 12 or words[0] in "全我本其各" or words[-1] in _NO_PART:
        return False
    naming = speech.naming
    return not naming.is_generic(words) and not speech.kind_of(words) and naming.head(words)[1] is None
