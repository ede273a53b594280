"""What a heading names for what stands under it, and what a text says that it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from yuebao.core import patterns as re
from yuebao.core.text import Block
from yuebao.read.leads.standings import said_at
from yuebao.read.names.fields import without_setting
from yuebao.read.names.labels import FIELDS, NO_LABEL, Label, is_member
from yuebao.read.proportions.plans import foresees
from yuebao.read.speech import Speech
from yuebao.read.state.context import Context
from yuebao.read.state.spoken import Subject
from yuebao.read.words.clauses import NUMERIC, Clause, clauses
from yuebao.read.words.marked import behind_point
from yuebao.read.words.phrases import PARTING, clean
from yuebao.read.words.scan import Token

_NAMES: Final = frozenset({"skip", "nest", "partner", "region", "move", "mark", "basis", "compare"})
"""Tokens that the name of an owner, and what is said of it, may hold."""
_AS_TO: Final = re.compile("^(?:[一二三四五六七八九十]是|[（(【]|[从就](?![业事])|在(?![岸建校册营园编职]))+")
_ABOUT: Final = re.compile(
    "(?:的|主要|总体|基本|整体)*(?:运行|发展|完成|经营|生产|工作|进展|市场|办理|执行)?"
    "(?:情况|状况|概况|态势|形势|方面|[来上]?看|而言|来说)?[】）)：]*$"
)
"""What a heading says of the thing it names: 快递|发展情况, 技术合同|方面."""
_ABOUT_ENDS: Final = frozenset("况势面看言说行展成营产作场理的要体本】）)：")
"""What that ends in."""
_GROWS: Final = re.compile("(?:[持快加蓬集]续?[速快勃聚]?)?发展$")
_ASPECT: Final = re.compile(
    "(?:的?(?:成效|效果|效益|集聚|步伐|态势|势头|动能|动力|活力|潜力|压力|后劲|韧性|质量|水平|能级|能力|功能|支撑|作用|优势|基础|短板|体系|环境|工作|队伍|梯队|实力|建设|培育|布局|格局|分布|规模|结构|构成|集聚度))+$"
)
"""What it is of an owner that something is said of: 服务外包|成效|显著, 园区|能级|提升."""
_NO_OWNER: Final = re.compile(
    "^(?:加[力强大快]|强化|推进|推动|完善|夯实|抓[好实紧]|提升|优化|壮大|做[大强优]|培育|健全|落实|改善|聚焦|突出|狠抓|着力|大力|全力|持续|深化|实施|促进|拓[宽展]|巩固|坚持|筑牢|补齐)"
    "|^[分按各]|^就业|县区|区县|综合|概况|总体|基本|整体|主要|重点|特点|亮点|问题|困难|建议|措施|下一?步|打算|展望|结果|说明|注释|指标|结构|构成|分布|全[市省国县区州]|各[市省县区地]"
    "|(?:化|转型|创新|改革|融合)$|(?:工作|取得|迈上)(?!日|餐|室|站|证)|^(?:劳动|就业|民政|扶贫|卫生|教育|文化|体育|科技|安全)[^，]{0,4}(?:保障|就业|救助|福利|生产)?$|财政|金融|主体|消费品|商贸|民生|我[市省国县区州]|本[市省县区月]|当月|累计|同期|其中|其他|数据|统计|分析|情况|形势|经济|[0-9，。；：]|人民生活|社会|环境|增长|增速|贡献|^(?:本[地市省区]|[国省]?[内外]际?|国际|产业|行业|各地|外地|要闻|动态|区域|规模|总量|企业|市场|主体|载体|人才|人员|平台|伙伴|类别|业务|特点|板块|领域|县区|市县|消费市场|走出去)$"
)
"""What heads chapters, and owns nothing."""
_TRADES: Final = (
    *("业", "外包", "贸易", "外贸", "业务", "电商", "商务", "服务", "旅游", "物流", "会展", "快递"),
)
"""How trades end, of which a sentence may say something for the paragraph below: 服务外包稳步提升。"""
_BELOW: Final = "。以下"
"""What a heading would go on with, were it a sentence."""
_ANNOUNCED: Final = re.compile("现[将就把对][^。；]{2,60}如下")


def named_by_heading(speech: Speech, heading: str, tokens: list[Token]) -> str:
    """What a *heading* names for what stands under it: all of it, or what it says something of:
    服务外包|表现亮眼; nothing where it tells numbers or lists what it names.
    """
    if any(token.kind in NUMERIC for token in tokens):
        return ""
    words = without_setting(heading, tokens).partition("，")[0]
    cut = said_at(speech, words, 1)
    if 1 < cut:
        return "" if "、" in words[:cut] else words[:cut]
    return heading.removeprefix("其中") if all(token.kind in ("skip", "nest") for token in tokens) else ""


def heads_paragraph(blocks: list[tuple[Block, str]]) -> bool:
    """Whether the first of *blocks* is a heading over the next, a paragraph: a marked line without an end is
    one too (一、快递较快增长，结构优化).
    """
    block, text = blocks[0]
    if len(blocks) < 2 or blocks[1][0].kind != "paragraph":
        return False
    if block.kind in ("heading", "item", "section"):
        return True
    if text[-1:] == "。":  # （三）服务外包稳步提升。
        return len(text) < 30 and text.find("。") == len(text) - 1
    return block.mark is not None and len(text) < 40 and (text[-1] in "%％" or text[-1] > "一")


class Governed(NamedTuple):
    """What a heading leaves what stands under it: the measure or trade that it speaks of, or the *owner* that
    it names and that measures nothing by itself (快递, 技术合同, 美国).
    """

    subject: Subject | None
    owner: str


def governing(
    speech: Speech,
    heading: str,
    tokens: list[Token],
    tell: Callable[[str, Clause], None],
    *,
    marked: bool,
) -> Governed | None:
    """What a *heading* says something of, as a sentence would that opened the paragraph under it (快递业务|
    较快增长), or the owner that it names; a sentence that is not *marked* as a heading only of a trade.
    *tell* reads a clause.
    """
    if speech.drafts:  # 一、服务外包|增长5.3%
        first = speech.drafts[0]
        moved = first.kind == "yoy_rate" and len(heading) < 30
        return Governed(first.subject._replace(level=None, period=None), "") if moved else None
    sentence = heading[-1] == "。" and not marked
    heading = heading.removesuffix("。")
    if any(token.kind in NUMERIC for token in tokens) or not 1 < len(heading) < 40:
        return None
    speech.spoken, speech.opened = False, len(speech.drafts)
    clause = clauses(heading, tokens)[0][0]
    if 3 < len(heading):
        _read_apart(speech.context, f"{heading}{_BELOW}", clause, tell)
    spoken = speech.context.subject if speech.spoken else None
    owner = owner_of(speech, heading[: clause.stop], clause.tokens)
    if sentence and spoken is not None and spoken.known is None and not spoken.indicator.endswith(_TRADES):
        spoken = None  # 市场信心不断增强。
    if sentence and not owner.endswith(_TRADES):
        owner = ""  # 天气以晴好为主。
    if spoken is not None and len(spoken.indicator) < len(heading) - 1 and not is_member(speech, owner):
        return Governed(spoken, "")
    return Governed(None, owner) if owner else None


def _read_apart(context: Context, heading: str, clause: Clause, tell: Callable[[str, Clause], None]) -> None:
    """Reads a *heading*, whose time and place its paragraph has by other rules, if at all: 2013年获批."""
    c = context
    when = c.period, c.kept, c.lasting, c.main, c.moment, c.pointed, c.dated
    where = c.area, c.settled, c.item_area, c.city, c.province, c.under
    tell(heading, clause)
    c.period, c.kept, c.lasting, c.main, c.moment, c.pointed, c.dated = when
    c.area, c.settled, c.item_area, c.city, c.province, c.under = where


def title_said(speech: Speech, words: str) -> str:
    """What the *words* of a title say something of: 服务外包|平稳增长; all of them where they say nothing."""
    cut = said_at(speech, words, 1) if 3 < len(words) else -1
    return words[:cut] if 1 < cut else words


def owner_of(speech: Speech, words: str, tokens: list[Token]) -> str:
    """Who or what all of *words* name, or say something of, that may own measures; nothing for what is a
    measure, a list, a place of the text's own or the name of a chapter only (综合, 总体情况).
    """
    if any(token.kind not in _NAMES for token in tokens):
        return ""
    words = _AS_TO.sub("", words)
    words = _ABOUT.sub("", words) if words[-1:] in _ABOUT_ENDS else words
    cut = said_at(speech, words, 2) if 3 < len(words) else -1
    words = clean(_ASPECT.sub("", words[:cut]) if 1 < cut else words)
    words = _GROWS.sub("", words) if words.endswith("发展") else words
    if (
        words in FIELDS
        or not 1 < len(words) < 11
        or _NO_OWNER.search(words) is not None
        or PARTING.search(words) is not None
    ):
        return ""
    return "" if speech.naming.head(words)[1] is not None else words


_SETTING: Final = frozenset(
    {"time", "own", "city", "province", "compare", "basis", "skip", "mark", "move", "nest"}
)
_SAYS_ONLY: Final = re.compile(
    "^(?:累计|共计?|合计|总计|完成|实现|达到?|为|约|近|超过?|突破|分别|同比|环比|今年以来|总体|继续|保持|增[长速幅加]|下降|上升|回落|减少|提高|降幅|[的了也均])+"
)
"""What stands before a number that has its name from before."""


def _opens_bare(speech: Speech, paragraph: str, tokens: list[Token]) -> bool:
    """Whether a *paragraph* names nothing before its first number, or only what says nothing by itself."""
    rest, at = "", 0
    for token in tokens:
        if token.start < at:
            continue
        rest += paragraph[at : token.start]
        if token.kind in NUMERIC:
            break
        at = token.stop if token.kind in _SETTING else token.start
    rest = _SAYS_ONLY.sub("", rest)
    return not rest or speech.naming.is_bare(rest) or speech.naming.is_generic(rest)


def governed_by(
    speech: Speech, named: Governed | None, paragraph: str, tokens: list[Token]
) -> tuple[tuple[Subject, ...], Label]:
    """What a *paragraph* speaks of before it says so, and the owner of the measure that it opens with: what
    its heading *named*, unless it does so itself.
    """
    first = paragraph.partition("。")[0]
    if named is None:
        return (), NO_LABEL
    if named.subject is None:
        return (), NO_LABEL if named.owner in first else Label(-1, named.owner)
    itself = named.subject.indicator in first or not _opens_bare(speech, paragraph, tokens)
    return (() if itself else (named.subject,)), NO_LABEL


def owner_behind(speech: Speech, text: str, sentence: list[Clause]) -> Label:
    """The owner of the measure that the next sentence opens with, where the first of *text* told no number
    and only said something of it: |快递|稳步增长。1—7月，业务量12亿件.
    """
    first, stop = sentence[0], sentence[-1].stop
    if (
        (first.start and first.start != behind_point(text, 0))
        or stop > 30
        or len(sentence) > 1
        or text[stop : stop + 1] != "。"
    ):
        return NO_LABEL
    if any(clause.numbers for clause in sentence):
        return NO_LABEL
    owner = owner_of(speech, text[first.start : first.stop], first.tokens)
    if speech.spoken and not is_member(speech, owner):
        return NO_LABEL
    following = text[stop:].split("。")[1]
    return Label(stop, owner) if owner and not _is_part_there(owner, following) else NO_LABEL


_ELSEWHERE: Final = re.compile(
    "。?(?:[^，。0-9]{0,4}[0-9一二三四上下前][^，。]{0,10}，)?(?:[全我本][国省市县州]|(?!园)[一-鿿]{2,4}(?<![园新城])[区县市](?![内里间域级]))"
)
"""How a sentence opens that is of a whole place or a district, no zone's: 2024年，|全市."""


def _is_part_there(owner: str, following: str) -> bool:
    """Whether the sentence *following* tells *owner* itself, or as a part of what it tells first:
    内陆加工贸易成倍增长。全市进出口5亿元，其中|加工贸易.
    """
    if owner in following or (owner[-1:] in "区园城港谷" and _ELSEWHERE.match(following) is not None):
        return True
    part = following.partition("其中")[2][:8]
    core = owner.removesuffix("业务").removesuffix("产业").removesuffix("发展")
    return bool(part) and (core[-4:] in part or (len(core) > 1 and core[:4] in part))


_INTRODUCED: Final = re.compile(
    "介绍了?(?:我国|全[国省市])?[^，。；]{2,14}?[^，。；0-9]{2,24}?情况(?=[，。；]|$)"
)
"""What a spokesman is said to have told of: 介绍了1—7月交通运输经济运行情况."""


def announced_time(text: str, tokens: list[Token]) -> Token | None:
    """The time that a text says it is about: 现将|2024年1—9月|运行情况通报如下, 介绍了|1—7月|运输运行情况."""
    said = _ANNOUNCED.search(text) if "如下" in text else None
    if said is None and "介绍" in text and "情况" in text and not any(t.kind == "number" for t in tokens):
        said = _INTRODUCED.search(text)
    if said is None:
        return None
    return next(
        (
            token
            for token in tokens
            if token.kind == "time"
            and token.value.part not in ("years", "same")
            and said.start() < token.start < said.end()
            and not token.value.bare
        ),
        None,
    )


_CHAPTER: Final = re.compile(
    "(?:[一二三四五六七八九十]+、)?(?:科学技术|科技|教育|文化|卫生|医疗|体育|旅游|交通|运输|邮政|邮电|通信|电信|环境|保护|园林|绿化|城市|城乡|建设"
    "|道路|公共|服务|社会|保障|福利|就业|人口|居民|生活|收入|安全|生产|农业|林业|牧业|渔业|水利|工业|建筑业|商业|外贸|对外|经济|财政|税收|金融|保险"
    "|固定资产|投资|房地产|事业|发展|资源|能源|气象|民政|救助|广播|电视|新闻|出版|物价|消费|市场|价格|国内|贸易|利用外资|开放|管理|业务|水平|医药|业|和|与|及|、)+"
)
"""The name of a chapter, made of what chapters are about."""


def run_in(block: Block, text: str, printed: str) -> int:
    """Where a chapter's name ends that a space parts from its first sentence (园林绿化 建成区…), or 0.

    In a text that is spaced throughout, a space parts nothing. *printed* is the whole document's.
    """
    starts, origins = block.joined.starts, block.joined.origins
    stop = starts[1] if len(starts) > 1 else 0
    if not 1 < stop < 11 or not text[stop] > "一" or _CHAPTER.fullmatch(text, 0, stop) is None:
        return 0
    if any(text[at - 1] > "一" and text[at] > "一" for at in starts[2:]):
        return 0
    gap = printed[origins[0] + stop : origins[1]]
    return stop if gap and not gap.strip(" \t\u3000") else 0


def periods(tokens: list[Token]) -> list[Token]:
    """The times of a heading that are periods, spans of years left out."""
    return [token for token in tokens if token.kind == "time" and token.value.part not in ("years", "same")]


def times_told(text: str, tokens: list[Token]) -> list[Token]:
    """The times that a heading tells what stands under it by: none of last year's, unless it looks back
    (去年工作回顾), and none that it foresees something of (2029年市场规模将达306亿元).
    """
    looks_back = "回顾" in text or "总结" in text
    told = [token for token in periods(tokens) if looks_back or token.value.year != "last"]
    return [] if told and foresees(text, 0, len(text)) else told
