"""Whose what follows the first measure of a firm in its sentence is: 东湖公司营收12亿元，|新签合同|9份."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.about import Sentences, about_at, sentences_of, stood_before
from yuebao.read.names.firms import IS, OF_CONTRACTS, firm_of
from yuebao.read.names.park_led import of_edition, of_park, others_since
from yuebao.read.names.per_day import PER_DAY
from yuebao.read.names.populations import ACCOUNTS
from yuebao.read.names.speakers import firm_heard, firm_last, of_speaker
from yuebao.read.words.memo import kept
from yuebao.read.words.signs import holds, signs

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_BRAND_ENDS: Final = signs("技码际份股线司")
_BRAND: Final = re.compile(
    "(?:该|本)?(?:公司|集团|企业集团)(?=离岸|在岸|服务外包|$)"
    "|(?!中国|国有|集体|私人|私营|民营|外商|港商|台商|港澳|公有|非公|绝对|相对|高新|[新高]科|金融|生物|农业|绿色|数字|文化|科学|先进|海洋|航天|智能|医疗|教育|前沿|核心|国家|军民|健康|信息|服务|对外|境外|战略|国内|跨境|区域|第)"
    "[\u4e00-\u9fff]{2,4}(?:科技|数码|国际|股份|控股|在线)(?=离岸|在岸|服务外包|$)"
)
"""Firms called by their brand alone, or by what they are: 华拓数码, 该公司."""
_OTHERS: Final = re.compile(
    "[全我本该各]?[省市县区国]|企业|公司|[厂制][商家造]|行业|产业|全球|世界|国内|项目建成|达产|投产后|园区|集团|其他|其余|累计为"
)
"""What is in words that tell of somebody else, or of what is still to come."""
_FIRM_ENDINGS: Final = signs("司团厂")
_ENDED: Final[dict[str, int]] = {}
"""Where the first of them stands in a text."""
_OWNERS: Final[dict[str, str]] = {}


def _owner_in(before: str) -> str:
    """The firm that a measure's words begin with; nothing where they begin with none."""
    told = _OWNERS.get(before)
    if told is None:
        brand = _BRAND.match(before) if holds(before, _BRAND_ENDS) else None
        told = kept(_OWNERS, before, firm_of(before) or (brand.group() if brand is not None else ""), 4096)
    return told


_LEADS: Final = re.compile(
    "[”，]*(?:(?:近日|日前|目前|如今|今年以来|[去今]年|[0-9年月日前一二三四上下半季度末底至截—-]{2,16})，)?"
    "(?:而|此外，|同时，|其中，)?(?:在?[^，。；：的]{0,10}(?:园区?|区|镇|县|市)(?:内|里|中)?，)?"
    "(?:(?:走进|来到|在|作为)?位于[^，。；：]{2,18}的|(?:走进|来到|在|作为)[^，。；：]{2,24}的|走进|走入|来到|步入|在|[^，。；：的]{0,8}[区县市镇园]内?的)?"
)
"""What leads to the firm that a sentence opens with: |走进位于高新区的|东湖公司."""
_ASKED: Final = re.compile(
    "[^，。]{0,12}?(?:研究|首席|分析|专家|研报|[发公]布|数据|报告|统计|预[计测]|监测|显示|调[查研]|获悉|了解|[认以]为|带动下|等|[、和与及])"
)
"""What stands behind a firm that tells of others, or that is one of several."""


def _led_by_firm(speech: Speech) -> str:
    """The firm that this sentence opened with, without a number: 东湖公司|成立于2010年，员工560人."""
    text = speech.text
    begin = text.rfind("。", 0, speech.start) + 1
    if begin == speech.start or not holds(text, _FIRM_ENDINGS, begin, speech.start):
        return ""
    return _lead(text, begin, speech.start)


def _lead(text: str, begin: int, stop: int) -> str:
    """The single firm that ``text[begin:stop]`` opens with."""
    led = _LEADS.match(text, begin)
    at = led.end() if led is not None else begin
    said = text[at:stop].partition("，")[0]
    firm = firm_of(said)
    if not firm and led is not None and text[at - 1] == "的":
        return firm_last(led.group()[:-1])  # 走进|东湖公司|的车间，机器轰鸣
    if said.startswith(IS, len(firm)) and firm:
        return firm  # 东湖公司|是一家专业研发、生产轴承的企业
    return firm if firm and firm[:1] not in "依据经各" and _ASKED.match(said, len(firm)) is None else ""


_OF_ALL: Final = re.compile(
    "[全我本各][省市县区镇乡]|[全我]国(?!知名|著名|首|最|唯|第|同行|重点|领先|先进|各地|多|优秀|驰名|工业|高新|专精)|(?<![该这])[省市县区](?:委|政府|里|内|域|[\u4e00-\u9fff]{0,4}[局会厅办])|园区|开发区|高新区|经开区|行业|产业(?!链|化|园)|市场(?!部|总|开|竞)|全球|世界[^5]"
    "|(?<!该)(?<!这家)(?<![，。；”])企业|[0-9多余几数两]家|其[他余][^，。]{0,6}[企司]|一些|各家"
)
"""What tells in a sentence of others than the firm told before: |全县|规模以上工业企业."""
_HAS: Final = re.compile("(?:现有|共有|拥有|现|共|实现|完成|缴纳|上缴|[去今]年)(?=..)")
_HAS_OPENS: Final = frozenset("现共拥实完缴上去今")


def _own(words: str) -> str:
    """*words* without how the firm has or made it: |现有|员工, |缴纳|税收."""
    return _HAS.sub("", words, 1) if words[:1] in _HAS_OPENS and words not in _OWN else words


_STANDS_FOR: Final = re.compile("(?:缩影|写照|代表|例子|典型)(?=[，。]|$)")
"""What a firm is said to be of all that the next sentences tell of."""
_PARAGRAPHS: Final[dict[tuple[str, str], Sentences]] = {}
_OWN: Final = frozenset({
    *ACCOUNTS, "总产值", "收入", "税收", "上缴税收", "上缴税费", "上缴税额", "上交税收", "实缴税金",
    "入库税金", "出口", "出口额", "进出口", "进出口额", "创汇", "员工", "职工", "产量", "销量",
    "销售量", "营收", "订单", "新签订单", "归母净利润", "扣非净利润", "归母扣非净利润", "纳税",
    "纳税额", "纳税总额", "缴税", "缴纳税收", "出口创汇", "利税", "专利", "发明专利", "授权专利",
    "有效专利", "研发人员", "技术人员", "在职员工", "毛利率", "市场占有率", "产能", "年产能",
})  # fmt: skip
"""What a firm tells of itself, where a sentence tells it alone."""


def _told(text: str, earlier: str = "") -> Sentences:
    """Where each sentence of *text* ends, and the single firm that it is about, or that the paragraph
    *earlier* was about last where it goes on with that; nothing where of none.
    """
    told = _PARAGRAPHS.get((text, earlier))
    if told is not None:
        return told
    firm = ""
    still = _STILL.search(text, 0, 24) if earlier and holds(earlier, _FIRM_ENDINGS) else None
    if still is not None:
        before = _told(earlier)
        firm = before[-1][1] if before else ""
    return kept(_PARAGRAPHS, (text, earlier), sentences_of(text, _told_in, firm), 64)


_STILL: Final = re.compile(
    "(?:^|[，。”])(?:(?:[去今]年|目前|如今|近年来?)，?)?(?:该|这家)?(?:公司|企业|集团|工厂)(?=[\u4e00-\u9fff])|[该其]公司|(?:该|这家)[^，。]{0,16}(?:企业|公司|工厂)"
)
"""The firm told of before, where a sentence is still about it."""
_SORT: Final = re.compile("(?:股份|有限|责任|集团|总)*公司$")


def _told_in(text: str, first: int, last: int, before: str) -> str:
    """The firm that the sentence from *first* to *last* is about, where the one before it was of *before*."""
    named = _lead(text, first, last)
    heard = firm_heard(text[first:last])
    if named or heard:
        return "" if _STANDS_FOR.search(text, first, last) is not None else named or heard or ""
    if not before or heard is not None:
        return ""
    if text.find(_brand_of(before), first, last) >= 0 or _STILL.search(text, first, last) is not None:
        return before
    if _OF_ALL.search(text, first, last) is not None:
        return ""
    return before


def _brand_of(firm: str) -> str:
    """What *firm* is called in short: 东湖轴承|有限公司; its whole name where that is no name."""
    brand = _SORT.sub("", firm)
    return brand if len(brand) > 2 else firm


def _may_name_firm(speech: Speech) -> bool:
    """Whether what a firm's name may end with stands in the text before this clause."""
    return stood_before(_ENDED, speech.text, speech.start, _FIRM_ENDINGS)


def _brand_led(speech: Speech, before: str) -> str:
    """The brand that *before* begins with, of a firm that the paragraph told of in full."""
    if not _may_name_firm(speech):
        return ""
    brands = (_brand_of(firm) for _, firm in _told(speech.text, speech.earlier) if firm)
    return next((brand for brand in brands if before.startswith(brand)), "")


def _told_before(speech: Speech, subject: Subject, words: str) -> str:
    """The firm that the sentences before this one in its paragraph told of, where *words*, a firm's own
    measure, name nobody: 东湖公司是一家民营企业。2020年，|实现总产值9亿元.
    """
    known, text = subject.known, speech.text
    words = _own(words)
    own = words in _OWN or (known is not None and words == known.printed and known.measure in _OWN)
    if not own or not _may_name_firm(speech):
        return ""
    owner = about_at(text, speech.start, _told(text, speech.earlier), _told_in)
    return "" if owner and others_since(speech, owner, _brand_of(owner)[:2]) else owner


_OF_ITSELF: Final[tuple[str, ...]] = ("投入", "产能", "能耗", "订单", "市值", "投资")
"""How what a firm tells of itself ends that no list knows, and that is no member of another measure."""


def of_same_firm(speech: Speech, subject: Subject, words: str) -> Subject:
    """*subject*, which *words* name, of the firm that the sentence told of, or that speaks in its marks."""
    taken = subject.known is not None and words.endswith(_OF_ITSELF)
    if taken and firm_of(words) and speech.headless(words):
        subject = speech.naming.subject(words, None)  # 利税9200万元。|东湖公司投入|5600万元
    subject = _of_same_firm(speech, subject, words)
    subject = of_speaker(speech, subject, words) if "”" in speech.text else subject
    return of_edition(speech, of_park(speech, subject, words))


def _of_same_firm(speech: Speech, subject: Subject, words: str) -> Subject:
    drafts = speech.drafts
    if speech.placed or not words or subject.area is not None:
        return subject
    first: Subject | None = None
    if len(drafts) <= speech.opened:
        owner = _led_by_firm(speech) or _told_before(speech, subject, words)
        if not owner:
            return subject
    else:
        first = drafts[speech.opened].subject
        owner = _owner_in(first.before)
        if not owner and speech.firm and first.before.startswith(speech.firm):
            owner = speech.firm
        owner = owner or _brand_led(speech, first.before)
        if not owner and first.before[:2] in ("产品", "员工", "职工"):
            owner = _told_before(speech, subject, words)
            if owner:  # 产品远销30个国家，|订单
                return subject._replace(before=owner + subject.before, family=owner + subject.family)
        if not owner or not drafts[-1].subject.before.startswith((owner, "产品")):
            return subject
    if subject.known is not None and words.endswith(_OF_ITSELF) and speech.headless(words):
        subject = speech.naming.subject(words, None)  # 利税9200万元。公司|投入|5600万元，|产能|提高30%
    known = subject.known
    if first is not None and speech.after == "；" and known is not None and known is first.known:
        return subject  # 东方集团销售额12.7亿元；服装类|销售额
    bare = known is not None and _own(words) == known.printed and not known.alone
    if bare and known is not None and known.measure not in OF_CONTRACTS and subject.before != owner:
        subject = speech.naming.subject(words, None)  # 离岸执行额5亿元，|净利润; 研发人员120人，|营收
    elif owner in subject.before:
        each = subject.before.removesuffix(owner)
        turned = each in PER_DAY  # 货运量走高，|平均每日|货运量
        return subject._replace(before=owner + each, family=owner + each) if turned else subject
    if subject.partner or firm_of(subject.before):
        return subject
    if _OTHERS.search(words) is not None and not words.startswith("归属"):  # 归属于上市公司股东的净利润
        return subject
    return subject._replace(before=owner + subject.before, family=owner + subject.family)
