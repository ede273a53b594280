"""What is measured of the members that a title leads: 前三大出口商品|为甲、乙和丙，金额分别为."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.changes.announced import RATED
from yuebao.read.leads.named import ALL_OF
from yuebao.read.state.spoken import Subject, out_of_zone
from yuebao.read.words.compounds import hold
from yuebao.read.words.list_titles import list_title
from yuebao.read.words.phrases import clean

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause

_LINKS: Final = ("为", "是", "有", "包括", "分别为", "分别是")
_OF_METALS: Final = re.compile("有[色机限线]")
_MOVED_SORTS: Final = re.compile("(?:录得)?(?:按年)?[升跌增减涨]幅的?(?:主要)?(?:类别|组别|项目|组成项目)$")
_OUTSTANDING: Final = re.compile(
    "(?:占比|比重|份额)(?:提[升高]|上升|下降|回落)的?|(?:同比)?(?:增[长速幅]|上涨|涨幅|下降|降幅|跌幅)(?:居前|靠前|领先|[较最更]?(?:为)?(?:[快大高多]|明显|显著))的?"
)
_RANKED: Final = re.compile(
    "(?:[我全][国省市县区州]|中国)?的?(?:(?:排名|位列|位居|排在|居|列)?(?:全[国省市县区州])?(?:最主要|主要|最大|重点)?"
    "(?:前[两三四五六七八九十0-9]+[位名大个]?|(?P<all>[两三四五六七八九十]大))|主要)的?(?:主要|重点)?"
    "(?P<of>[^，、的]{2,8}?)(?:商品|产品|货物|货种|品种|市场|目的[地国]|来源[地国]|对象国?|来源|伙伴国?|方式|国家和地区|国家（地区）|国家|地区|[国地])"
    "(?:分别|依次|仍|还|主要)*"
)
"""A title that ranks members of a sort, and what they are ranked by: 前三大|出口|商品, 主要|贸易|伙伴."""
_TRADED: Final = {
    "出口": "出口额", "进口": "进口额", "进出口": "进出口额", "贸易": "进出口额", "外贸": "进出口额",
}  # fmt: skip
"""What is traded with the members, by what its title ranks them by."""
_CAPITAL: Final = frozenset({"外资", "投资", "引资", "外商投资"})
_CAPITAL_HEADS: Final[tuple[str, ...]] = ("外资", "资金", "内资", "投资", "外资金额")
_FIELDS: Final[tuple[str, ...]] = ("外包", "服务")
"""How fields end that are measured as a whole, as what members are ranked by: 离岸服务外包|目的地."""


_AHEAD: Final = 12
"""How far behind the members 分别 tells that a number each follows."""


def read_title(speech: Speech, clause: Clause, words: str) -> bool:
    """Keeps the members that *words* list behind their title, and speaks of what is measured of them; says
    whether they do: 出口增长较快的是甲、乙; 前三大出口市场为东盟、美国和欧盟.
    """
    context = speech.context
    titled = _OF_METALS.sub("　　", words) if "有" in words else words
    for link in _LINKS:
        at = titled.rfind(link)
        if at < 1 or (link == "有" and words[at - 1] in "国私公所专自共含稀持占"):
            continue
        if link == "为" and words[at - 1] == "华":
            continue  # 阿里云、华为云、腾讯云位居前三
        if not _is_listed(speech, words[at + len(link) :]):
            continue
        listed = words[at + len(link) :].removesuffix("等")
        if max(map(len, listed.split("、"))) >= 20:
            continue
        context.listed = listed
        opened = _MOVED_SORTS.sub("", clean(list_title(words[:at])))
        rated, topic = RATED.search(opened), context.topic
        if rated is not None and not rated.start() and topic is not None and topic.known is not None:
            opened, context.kind = "", "yoy_rate"  # 增幅前三位的是甲、乙
            context.subjects = (out_of_zone(topic),)
        elif rated is not None and rated.start():
            opened, context.kind = ALL_OF.sub("", opened[: rated.start()]), "yoy_rate"
        if _OUTSTANDING.fullmatch(opened):  # 增长较快的是甲县、乙县，分别增长
            opened, context.kind = "", "share" if opened[0] in "占比份" else "yoy_rate"
        ranked = _ranked_by(speech, words[:at], clause.stop)
        if ranked is None and opened:
            ranked = speech.name(opened, dimension="", section="none")
        if ranked is not None:
            speech.speak_of((ranked,))
        return True
    return False


def _ranked_by(speech: Speech, title: str, stop: int) -> Subject | None:
    """What the members are ranked by that *title* leads: of services where all of the text is.

    None where the sentence told what they are parts of (手机出口3亿元，前三大出口市场为), or tells all of
    them together behind *stop* (五大出口商品为…，出口5亿元).
    """
    said, context = _RANKED.fullmatch(title), speech.context
    if said is None or (said["all"] and speech.text.find("分别", stop, stop + _AHEAD) < 0):
        return None
    of = said["of"].removesuffix("额")
    spoken = context.subject if len(speech.drafts) > speech.opened else None
    if of in _CAPITAL:
        told = (spoken, context.subject, context.topic, context.lead, context.before)
        capital = next((one for one in told if one is not None and one.head.endswith(_CAPITAL_HEADS)), None)
        if capital is not None:
            return out_of_zone(capital)._replace(level=None, period=None)
        return speech.naming.subject("实际使用外资", None) if of.startswith("外") else None
    traded = _TRADED.get(of)
    if traded is None:
        known = of.endswith(_FIELDS) or speech.naming.head(of)[1] is not None
        return speech.name(of, dimension="", section="none") if known else None
    if spoken is not None and (spoken.flow in (None, traded.removesuffix("额"))):
        return None
    opening = context.opening
    served = context.theme is None and opening is not None and opening.family == "服务"
    return speech.naming.subject("服务" * served + traded, None)


def _is_listed(speech: Speech, words: str) -> bool:
    """Whether *words* are several; of two that 及 joins, only places are."""
    held = hold(words)
    if "、" in held or "和" in held:
        return True
    return "及" in held and all(map(speech.kind_of, held.removesuffix("等").split("及")))
