"""Partners told by their rank, by which their sum is called: 前两大伙伴美国、欧盟…，合计占."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.phrases import PARTING
from yuebao.read.words.times import number_of

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_TOPMOST: Final = re.compile(
    "(?P<who>前(?P<many>[0-9]{1,2}|[两二三四五六七八九十])[位大](?P<of>离岸|在岸|服务外包|外包|国际)*(?P<what>(?:主要|传统)?"
    "(?:离岸)?(?:业务|发包|接包|贸易|进出口|出口|进口|外贸|投资|外资)?(?:来源)?(?:贸易伙伴|伙伴|市场|来源地|目的地|发包地|目的国|来源国|国家(?:和地区|（地区）)?)))"
)
"""So many partners by their rank: 前五大贸易伙伴, 前3位|离岸|市场."""


_OF_ALL: Final = re.compile(
    "(?:全[市省区县州]|我[市省])?(?:离岸|在岸|服务外包|外包|服务贸易|服务|外贸|业务|的)*"
    "前(?:[0-9]{1,2}|[两二三四五六七八九十])[位大名个]?(?:离岸|服务|外包|外资|业务)*"
    "(?:(?:发包|接包)(?:市场|国家?|地区?|国家和地区)|贸易伙伴|外资来源地)"
)
"""Partners by their rank among those of all that a text tells of: 前五大服务贸易伙伴依次为."""
_CUT_ANEW: Final = re.compile(
    "[从分按][^，。；、0-9]{0,6}?(?:市场|国别|国家|来源地?|发包地区?|接包地区?|目的地|性质|县区|区县|园区)(?:情况|分布|结构|构成)?来?看，"
)
"""How a sentence opens that cuts all by whom or where it is of: 从发包市场看，."""
_KINDS: Final = frozenset({"category", "sector", "product", "ownership"})
_NEAR: Final = 24


def widen_to_all(speech: Speech, start: int) -> None:
    """Speaks of all again where a sentence opens at *start* with the partners of all, behind one kind:
    ITO执行额3亿美元。|前三大发包市场|为.
    """
    spoken = speech.context.subject
    if spoken is None or spoken.known is None or not spoken.parts:
        return
    opens = speech.text[start : start + 1]
    if opens in "从分按":
        all_told = _CUT_ANEW.match(speech.text, start)
    else:
        ranked = speech.text.find("前", start, start + 8) >= 0
        all_told = _OF_ALL.match(speech.text, start) if ranked else None
    if all_told is None or _KINDS.isdisjoint(dimension for dimension, _ in spoken.parts):
        return
    for draft in reversed(speech.drafts[-_NEAR:]):
        one = draft.subject
        alike = one.measure == spoken.measure or (one.flow is not None and one.flow == spoken.flow)
        if alike and one.known is not None and all(kind in ("side", "flow") for kind, _ in one.parts):
            speech.context.subjects = (one._replace(level=None, period=None),)
            speech.context.topic = one if opens in "从分按" else speech.context.topic
            return
    if opens in "从分按" and spoken.measure.startswith("服务外包"):  # told in the paragraph before
        side = next((word for kind, word in spoken.parts if kind == "side"), "")
        of_all = speech.naming.subject(side + spoken.measure, None)
        speech.context.subjects, speech.context.topic = (of_all,), of_all


_RANKED_BY = re.compile(
    "(?P<listed>[^，]*?[、和与][^，、]*?)(?:分别|稳|均)?(?:位列|位居|分列|排在|列|居)"
    "(?:全[国省市县区州]|[^，、]{1,8}?(?:省|市|自治区))?的?(?P<of>[^，、]{2,12}?)的?前[二两三四五六七八九十0-9]+[位名]?"
)
"""Members that are said to be the first by some measure."""


def ranked_by(speech: Speech, words: str) -> bool:
    """Speaks of the trade that the partners listed rank in: 日本、东盟和美国位列茶叶出口前三位，分别出口."""
    by_rank = _RANKED_BY.fullmatch(words)
    of = speech.naming.subject(by_rank["of"], None) if by_rank is not None else None
    if by_rank is None or of is None or of.known is None:
        return False
    if not all(map(speech.kind_of, PARTING.split(by_rank["listed"]))):
        return False
    speech.context.listed = by_rank["listed"]
    speech.speak_of((of,))
    return True


def by_their_rank(speech: Speech, joined: Subject, stop: int) -> Subject:
    """*joined*, the partners told in the sentence that a number at *stop* is of together, called by the rank
    that the sentence tells of just so many: 前三大贸易伙伴依次为东盟、欧盟、美国，…，三者合计占. The three
    are its partners still. As it is where no rank is told of them.
    """
    members = joined.partner.split("+")
    listed = "、".join(members)
    led = joined.before.removeprefix("对")
    if len(members) < 2 or not led.startswith(listed):
        return joined
    text = speech.text
    start = text.rfind("。", 0, stop) + 1
    if text.find("前", start, stop) < 0:
        return joined
    for topmost in _TOPMOST.finditer(text, start, stop):
        if number_of(topmost["many"]) == len(members):
            called = topmost["who"].replace(topmost["of"] or "\0", "")
            return joined._replace(before=joined.before.replace(listed, called, 1))
    return joined
