"""Amounts whose words say that they are so much more or less of something: 增长额, 净增, 增产粮食, 贡献了."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.speech import Speech
from yuebao.read.words.manner import Predicate
from yuebao.read.words.phrases import clean
from yuebao.read.words.signs import ends_in, signs

_NET: Final = re.compile("(.{2,}?)(净[增减][加少]?)(?![长值额资])(.{2,8})")
_NET_OF: Final = re.compile("(.{2,}?)(净[增减])[加少]?(?![长值额资])(.{2,14}(?:用户|主体|人口|人数|户|企业))")
_CROPPED: Final = re.compile(
    "(?P<of>[^，因]*?)(?:因[^，]{2,12}?)?(?:共|合计|累计|恢复性)*(?P<how>增产|减产)(?P<what>[^，、]{0,3}?(?:粮食?|麦|稻|谷|米|豆|薯|油料|棉花|油菜籽|花生|糖料|甘蔗|苹果|水果|蔬菜))"
)
"""How much more or less of a crop was brought in, told before it: 增产|夏粮."""
_OF_PEOPLE: Final = re.compile("(?:人口|其中)?(?P<how>自然|机械|社会)(?:人口)?")
"""How people come to be more or fewer."""
_MORE: Final = frozenset({"增加", "减少"})
_GAINS: Final = frozenset({"增长额", "增加额", "增额", "减少额", "下降额", "增收额", "减收额"})
_GAINED: Final = frozenset({"增量", "净增量", "绝对增量", "增加量"})
"""The same of what is done in a time; of what stands at its end they are measures of their own: 存款增量."""
_SUM: Final = signs("额")
_BEFORE_SUM: Final = frozenset("长加增少降收")
"""What stands before the 额 of those."""
_PAST_AIM: Final = re.compile(
    "超(?:过|出|额完成)?了?(?P<aim>(?:年度|全年|年初|序时|时序|考核|预期|既定)*(?:目标|任务|计划|进度|预算)(?:任务|目标|数)?)"
)
"""What an amount has passed, by so much: 超额完成年度任务|2万亩."""


def said_to_add(
    speech: Speech, start: int, section: str, change: bool, told: Predicate, words: str
) -> tuple[bool, int, str, Predicate]:
    """Whether an amount that *words* from *start* name is a *change*, its sign, the words that are left to
    name it, and *told* with the comparator of an increase that a noun names.
    """
    sign, of, opens = told.sign, speech.context.subject, words[:2]
    text = speech.text
    flow = of is not None and of.known is not None and of.known.nature == "flow"
    gained = words in _GAINS or (flow and words in _GAINED)
    gained = gained or (
        opens in _MORE and of is not None and len(words) > 3 and words[2:] in of.indicator
    )  # 水库蓄水量…，比年初|增加蓄水|1.1亿立方米
    how = _OF_PEOPLE.fullmatch(words) if change and section == "count" and told.kind == "move" else None
    if how is not None and told.compare == "":  # 自然|增加5348人, as 自然增加人口
        return False, 1, f"{how['how']}{told.word.removesuffix('了')}人口", told._replace(kind="", sign=1)
    own = ""
    if ends_in(words, _SUM) and words[-2:-1] in _BEFORE_SUM and not gained:
        own = next((end for end in _GAINS if words.endswith(end)), "")
    if own and section == "measure" and not told.kind and speech.naming.head(words.removesuffix(own))[1]:
        change, sign, words = (
            True,
            -1 if own[0] in "减降下" else 1,
            words.removesuffix(own),
        )  # 贷款余额|增加额
    if gained and section == "measure" and of is not None and not told.kind:
        with_ = speech.ends.get(text.find(words, start))
        told = told._replace(compare=with_.value) if with_ is not None and with_.kind == "compare" else told
        change, sign, words = True, -1 if words[0] in "减降" else 1, ""  # 增长35%，|增长额|达276亿元
    past = _PAST_AIM.fullmatch(words) if words[:1] == "超" and of is not None and not change else None
    if past is not None and len(speech.drafts) > speech.opened:  # 务工就业3298.6万人，|超过年度目标|279.6万人
        told = told._replace(kind="move", word="高于", compare="other", against=past["aim"])
        return True, 1, "", told
    opens = words[:2] if change else opens
    noun = opens == "净增" and words in speech.lexicon.heads  # 净增人口, beside 出生人口
    noun = noun or words[2:3] == "资"  # 净增资3000万美元以上企业
    if opens in ("净增", "净减") and told.kind == "" and len(words) > 3 and not noun:
        change, sign, words = True, 1 if words[1] == "增" else -1, words[2:].removeprefix("加")
    inner = _NET.fullmatch(words) if "净" in words and told.kind == "" else None
    if inner is None and section == "count" and words.find("净", 2) > 0 and told.kind == "":
        inner = _NET_OF.fullmatch(words)  # 电信企业净增宽带接入用户1255万户
    if inner is not None:  # 金属制品业净增加产值1.35亿元
        change, sign, words = True, -1 if "减" in inner[2] else 1, inner[1] + inner[3]
    cropped = _CROPPED.fullmatch(words) if "产" in words and told.kind == "" else None
    if cropped is not None:  # 夏粮因单产提高|增产粮食|50万吨
        change, sign = True, 1 if cropped["how"] == "增产" else -1
        crop = "" if cropped["of"] and cropped["what"] in ("粮", "粮食") else cropped["what"]
        words = clean(cropped["of"]) + crop + "产量"
    if words.endswith("贡献") and section == "measure" and told.kind == "":
        grown = next((d for d in reversed(speech.drafts[speech.opened :]) if d.kind == "abs_change"), None)
        if grown is not None:  # 订单增加1533亿美元，其中资讯通信产品|贡献了|614亿美元
            change, words = True, words[:-2]
    return change, sign, words, told
