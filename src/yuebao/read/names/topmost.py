"""Partners told by their rank, by which their sum is called: 前两大伙伴美国、欧盟…，合计占."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.words.times import number_of

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_TOPMOST: Final = re.compile(
    "(?P<who>前(?P<many>[0-9]{1,2}|[两二三四五六七八九十])[位大](?P<of>离岸|在岸|服务外包|外包|国际)*(?P<what>(?:主要|传统)?"
    "(?:离岸)?(?:业务|发包|接包|贸易|进出口|出口|进口|外贸|投资|外资)?(?:来源)?(?:贸易伙伴|伙伴|市场|来源地|目的地|发包地|目的国|来源国|国家(?:和地区|（地区）)?)))"
)
"""So many partners by their rank: 前五大贸易伙伴, 前3位|离岸|市场."""


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
