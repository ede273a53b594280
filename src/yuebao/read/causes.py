"""What made a measure move, told with how each moved (主因蔬菜类和肉类调涨，各上涨35%和8%所致), or what made
goods cheaper or dearer: 鲜菜供应减少，价格上涨8%.
"""

from __future__ import annotations

import re
from typing import Final

from yuebao.read.clauses import Clause
from yuebao.read.phrases import clean
from yuebao.read.speech import Speech

_LED: Final = re.compile("(?:主要|主)?(?:(?:原因|系|是)*因|系|是)[为是系]?(?=[^，]{2})")
_MOVED_SO: Final = re.compile(
    "[，,](?:各|分别|均|则|亦|也)*(?:约|年|按年)?(?:上涨|上升|增加|成长|调涨|下跌|下降|减少|调降|[涨跌增减升降])[^，。；0-9]{0,2}"
    "(?P<run>[0-9][0-9.]*[%％](?:[、与和及]{1,2}[0-9][0-9.]*[%％])*)[^，。；0-9]{0,4}所致"
)
"""The clause behind the causes: 各上涨34.5%和7.8%|所致."""
_WHO: Final = re.compile(
    "(?P<who>[^，、]{2,10}?)(?:(?:反映|反应|随|受|因|依|配合|由于|适逢|经|自|于)[^，]{2,}"
    "|(?:价格|售价|费率|需求|销量)?(?:持续|同步|齐|皆|均|亦|大幅)?(?:调[涨降升高整]|上[涨升扬]|下[跌降滑]|价[涨跌扬降]|增加|减少|[涨跌]价"
    "|走[高低扬]|[降减]价|促销|打折|优惠|需求|接单|订单|销售|出货|供给|供应|产量|买气|拉动|带动|增长|成长|畅旺|疲弱).*)?"
)
"""A cause, and why or how it moved: 油料费|反映国际油价, 房屋租金|随行情调涨, 槟榔|价涨."""
_AND: Final = re.compile("以及|[、和与]|及(?!其)")

_SUPPLIED: Final = re.compile(
    "(?:[^，]{2,}?(?:导致|使得?|致使|令|造成|推升|影响))?(?:应季|时令)?(?P<who>[^，、]{1,8}?(?:[、和与及][^，、]{1,6}?){0,2}?)的?"
    "(?:市场|国内|国际|本地|阶段性|季节性|大量|集中|陆续|逐步|持续|相继|节日|消费)*"
    "(?:供应|供给|供大于求|供过于求|供不应求|产量|产能|上市|储运|运输|生产|养殖|种植|捕捞|存栏|出栏|补栏|库存|成本|需求|货源)[^，]*"
)
"""Goods, and what became of their supply or of the demand for them: 高温导致|鲜菜|供应减少."""
_ITS_PRICE: Final = ("，价格", "，其价格", "，均价")
_NO_GOODS: Final = re.compile(
    "(?:消费|市场|节[前后日]|居民|出行|国[内际]|终端|短期|季|外部|企业|社会|全[省市国])$"
)


def read_supply(speech: Speech, clause: Clause) -> bool:
    """Speaks of the goods whose price the next clause tells: 鲜菜供应减少，价格上涨; says whether it does."""
    of = speech.context.subject
    if of is None or not of.head.endswith("价格") or not speech.text.startswith(_ITS_PRICE, clause.stop):
        return False
    supplied = _SUPPLIED.fullmatch(speech.text, clause.start, clause.stop)
    who = clean(supplied["who"]) if supplied is not None else ""
    if not who or _NO_GOODS.search(who) is not None or speech.naming.head(who)[1] is not None:
        return False
    several = [each for each in _AND.split(who) if each]
    named = [speech.naming.subject(f"{each}价格", None) for each in several]
    speech.speak_of(tuple(named))
    return True


def read_causes(speech: Speech, clause: Clause) -> bool:
    """Speaks of each of the causes that *clause* names, whose moves the next tells; says whether it does.

    Where they cannot be told apart nothing is spoken of, and the numbers are left unread.
    """
    behind = _MOVED_SO.match(speech.text, clause.stop)
    led = _LED.match(speech.text, clause.start)
    of = speech.context.subject
    if behind is None or led is None or of is None:
        return False
    count = behind["run"].count("%") + behind["run"].count("％")
    said = speech.text[led.end() : clause.stop]
    causes = [_WHO.fullmatch(each) for each in (_AND.split(said) if count > 1 else [said])]
    told = [cause["who"] for cause in causes if cause is not None]
    last = causes[-1]
    if len(told) != count or last is None or last["who"] == last.string:
        speech.untold = behind.end()
        return True
    named = [
        speech.naming.subject(who, of, section="ratio", dimension="%", scope=speech.context.scope)
        for who in told
    ]
    speech.moved = speech.context.subjects
    speech.speak_of(tuple(each._replace(level=None, period=None) for each in named))
    return True
