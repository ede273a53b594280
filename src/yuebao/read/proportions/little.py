"""What part of a wider place's somebody used who made much of it: 高新区以全市2.3%的土地，创造了全市18%的."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Base
from yuebao.core.unit import Unit
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import PERCENT, Draft
from yuebao.read.words.manner import ABOUT, Predicate
from yuebao.read.words.phrases import clean
from yuebao.read.words.scan import Token

RULE_MADE: Final = "contribution:贡献"
RULE_USED: Final = "share:以"
OF_LITTLE: Final = re.compile(
    "(?:[^，。；]{2,10}(?:显示|表明)，)?(?:[^，。；0-9]{0,8}?[0-9]+[家个户])?(?P<who>[^，。；0-9]{2,16}?)(?:仅|只)?(?:用|以|凭借?|靠)"
    "(?:占|约|不到|不足|近|全)[^，。；]*，"
)
"""Who made much of little: 16家|开发区|用不到全市1/10的土地面积，创造了."""
BY_LITTLE: Final = re.compile("(?P<who>[^，。；0-9]{2,16}?)(?:仅|只)?(?:用|以|凭借?|靠)占?[^，。；]{2,24}$")
"""The same in one clause: 综合保税区|以占全省0.02%的土地面积|实现了全省11.5%的进出口."""
_LITTLE: Final = re.compile(
    "(?:(?<=[0-9])[家个户]|^)(?P<who>[^，。；0-9]{2,16}?|)(?:仅|只)?(?:用|以|凭借?|靠)了?(?:仅|只|占|约|近|不到|不足)*"
    "(?P<of>[全我][国省市区县州](?:[^，。；0-9的]{1,6}业)?|(?!不)[^，。；0-9的]{2,4}[省市])的?(?:约|近|不到|不足)?$"
)
"""Who used what part of a place's: 高新区以|全市|2.3%的土地."""
_HOLDS: Final = re.compile("(?P<who>.{2,16}?)(?:共有|现有|拥有|汇聚|集聚|聚集|入驻)")
_USES: Final = frozenset("以用凭靠")
_MADE_OPENS: Final = frozenset("的左以")
_TO_MAKE: Final = re.compile(
    "(?:左右|以上)?的(?P<what>[^，。；、和0-9]{2,8}?)(?:[、和](?:约|近)?[0-9.]+%的[^，。；、和0-9]{2,8}?)*，?(?:便|就)?(?:实现|创造|完成|贡献|产出|提供|撑起|支撑|集聚|承载|承担)"
)
"""What they used, and that they made something with it: 2.3%|的土地，创造."""
MADE_TOO: Final = re.compile(
    "(?:以上|左右|多)?的[^，。；\\d]{2,12}?(?:、|，?(?:和|以及|及|与)|，)" + ABOUT + "$"
)
"""What stands between two parts that one made: 42%|的地区生产总值、|57%的工业增加值, or a comma there."""


def read_little(speech: Speech, token: Token, unit: Unit | None, told: Predicate, said: str) -> bool:
    """Adds what part of a whole somebody used who made much of it, as *said* before *token* and behind it:
    高新区以|全市|2.3%的|土地|，创造了全市18%的工业增加值. Says whether it is so.
    """
    if speech.text[token.stop : token.stop + 1] not in _MADE_OPENS:
        return False
    last, owner, of = speech.drafts[-1] if speech.drafts else None, speech.context.subject, ""
    too = last is not None and last.rule == RULE_USED and (owner is not None or of_place(last))
    if last is not None and too and MADE_TOO.fullmatch(speech.text, last.stop, token.start) is not None:
        of = place_of(last)  # 以占全国工业13%的资产、|18%的|营业收入
    elif _USES.isdisjoint(said):
        return False
    used = _TO_MAKE.match(speech.text, token.stop)
    if used is None:
        return False
    if of and of_place(last):
        give_of(speech, token, unit, told, of, used["what"], RULE_USED)
        return True
    if not of:
        little = _LITTLE.search(said)
        if little is None:
            return False
        at = speech.text.rfind(little["who"], 0, token.start)
        who = clean(speech.without(at, at + len(little["who"]))) if little["who"] else _holder(speech)
        of = little["of"]
        if not who and little["who"] and speech.placed:  # 芜湖市|以全省4%的面积，贡献了全省9%的出口
            give_of(speech, token, unit, told, of, used["what"], RULE_USED)
            return True
        if not who:
            return False
        owner = speech.name(who, dimension="", section="ratio")
    assert owner is not None
    one = owner if owner.known is not None else owner._replace(before=owner.before + used["what"])
    base = Base(name=of + used["what"], measure=used["what"])
    speech.add(token, unit or PERCENT, "share", one, RULE_USED, bound=told.bound, base=base)
    speech.speak_of((owner,))
    return True


def of_place(last: Draft | None) -> bool:
    """Whether *last* is what a place itself used or made, or holds, of a wider one's."""
    if last is None or last.rule not in (RULE_USED, RULE_MADE) or last.base is None:
        return False
    return last.kind == "share" and last.base.measure == last.subject.indicator


def give_of(
    speech: Speech, token: Token, unit: Unit | None, told: Predicate, of: str, what: str, rule: str
) -> None:
    """Adds the part of the *what* of a wider place *of* that the place spoken of has itself."""
    one, base = speech.name(what, dimension="", section="ratio"), Base(name=of + what, measure=what)
    speech.add(token, unit or PERCENT, "share", one, rule, bound=told.bound, base=base)


def _holder(speech: Speech) -> str:
    """Who the sentence began with, that held what it counted: 百强集群|汇聚企业32万家，…，以全国3%的土地."""
    first = speech.drafts[speech.opened].subject if len(speech.drafts) > speech.opened else None
    held = _HOLDS.match(first.before) if first is not None and first.head == "数" else None
    return held["who"] if held is not None else ""


def place_of(last: Draft) -> str:
    """The place that the whole of *last* is of: 全市 of 全市地区生产总值."""
    base = last.base
    return base.name.removesuffix(base.measure) if base is not None else ""
