"""The park that a paragraph goes on about, whose the bare measures and counts of its sentences are:
东湖产业园位于高新区，|入驻企业|47家。2024年，|产值|31亿元.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.about import Sentences, about_at, sentences_of, stood_before
from yuebao.read.names.breakdowns import EDITION
from yuebao.read.names.firms import firm_of
from yuebao.read.words.memo import kept
from yuebao.read.words.signs import signs

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_PARK_ENDS: Final = signs("园区镇城谷港")
_ENDED: Final[dict[str, int]] = {}
"""Where the first of them stands in a text."""
_LEADS: Final = re.compile(
    "[”，]*(?:(?:近日|日前|目前|如今|[去今]年|[0-9年月日前一二三四上下半季度末底至截—-]{2,16})，)?(?:走[进入访]|来到|步入|在|位于[^，。；：]{2,18}的|[^，。；：的]{1,12}所在的)?"
    "(?P<park>(?![全该各本我两这])(?:(?![的在为对])[\u4e00-\u9fffA-Za-z]){2,12}?(?:产业园区?|工业园区?|软件园|科技园区?|物流园区?|创业园|创新园|孵化园|电商园|开发区|高新区|经开区"
    "|综合保税区|保税区|综保区|示范区|合作区|试验区|科学城|科技城|软件谷|光谷(?!区)|信息港|小镇))"
    "(?:[（][^）]{1,12}[）])?(?:位于|坐落|地处|是|系|建成|建于|成立|始建|设立于|获批|占地|规划|挂牌|自[0-9开成建设]|发展|内，|里，|，|负责人|管委会|管理办)"
)
"""How a sentence opens that is about a park: |东湖产业园|位于高新区."""
_SEVERAL: Final = re.compile("[、和与及]|[0-9一二三四五六七八九十两]+[家个]")
_STILL: Final = re.compile(
    "(?:^|[，。”])(?:目前|如今|其中|现在)?，?(?:该|这个)?(?:园区|区内|园内|这里|该[区园])|园区"
)
"""The park told of before, where a sentence is still about it."""
_OTHERS: Final = re.compile(
    "[全我本各][省市县州国镇乡]|(?<![该这])[省市县](?:委|政府|[\u4e00-\u9fff]{0,4}[局会厅办])|行业|全球|其[他余]|各[园区]"
    "|^[\u4e00-\u9fff]{2,4}(?:[区县市镇](?!内|里)|街道)"
)
"""What tells in a sentence of others than the park told before."""
_HAS: Final = re.compile("(?:现有|共有|拥有|聚集|集聚|这里|实现|完成|上缴|共|已|累计)+(?=..)")
_OWN: Final = frozenset({
    "产值", "年产值", "总产值", "工业总产值", "工业产值", "营业收入", "销售收入", "年销售收入",
    "主营业务收入", "技工贸总收入", "税收", "年税收", "税收收入", "利税", "税金", "利润", "出口",
    "出口额", "进出口", "进出口额", "进出口总额", "从业人员", "就业人员", "员工", "总投资",
    "占地面积", "建筑面积", "规划面积", "固定资产投资", "带动就业", "交易额", "年交易额",
})  # fmt: skip
"""What a park tells of itself, where a sentence tells it alone."""
_COUNTED: Final = re.compile(
    "(?:新(?:增|设立?|引进|注册)|引进|入驻|入园|注册|落户|签约|在孵|孵化|投产|各类|在册|规上|规模以上)*"
    "(?:[^，、的占]{0,6}(?:企业|公司|项目|机构|平台|人才|商户|孵化器))"
)
"""What is counted in a park."""
_PARKS: Final[dict[str, Sentences]] = {}


def _park_at(text: str, first: int, last: int, before: str) -> str:
    """The park that the sentence from *first* to *last* is about, where the one before it was of *before*."""
    led = _LEADS.match(text, first, last)
    if led is not None:
        return "" if _SEVERAL.search(led["park"]) is not None else led["park"]
    if not before or firm_of(text[first:last]):
        return ""
    if _STILL.search(text, first, last) is not None:
        return before
    return "" if _OTHERS.search(text[first:last]) is not None else before


def _told(text: str) -> Sentences:
    """Where each sentence of *text* ends, and the park that it is about; nothing where of none."""
    told = _PARKS.get(text)
    return kept(_PARKS, text, sentences_of(text, _park_at), 64) if told is None else told


_CAME: Final[tuple[str, ...]] = ("参展", "到会", "参会", "与会")
"""How those end that came to a fair, counted."""


def of_edition(speech: Speech, subject: Subject) -> Subject:
    """*subject*, those who came, of the fair whose edition the sentence told before: 本届海交会展位2100个，
    |930家企业参展|.
    """
    if subject.head != "数" or not subject.before.endswith(_CAME) or len(speech.drafts) <= speech.opened:
        return subject
    fair = EDITION.match(speech.drafts[speech.opened].subject.before)
    if fair is None or subject.before.startswith(fair.group()) or "展会" in fair.group():
        return subject
    return subject._replace(before=fair.group() + subject.before, family=fair.group() + subject.family)


def others_since(speech: Speech, name: str, short: str) -> bool:
    """Whether a measure of others was told since *name*, which one in *short* is called by, was told last."""
    at = speech.text.rfind(name, 0, speech.start)
    for draft in reversed(speech.drafts):
        if draft.start < at:
            return False
        told = draft.subject
        paid = draft.kind == "level" and draft.unit.dimension[-1:] == "元"
        if paid and told.known is not None and short not in told.before:
            return True
    return False


def of_park(speech: Speech, subject: Subject, words: str) -> Subject:
    """*subject*, which *words* name, of the park that the paragraph tells of."""
    text = speech.text
    if speech.placed or not words or subject.area is not None:
        return subject
    if not stood_before(_ENDED, text, speech.start, _PARK_ENDS):
        return subject
    own = _HAS.sub("", words, 1)
    known = subject.known
    if own not in _OWN and (known is not None or subject.head != "数" or _COUNTED.fullmatch(own) is None):
        return subject
    if any(
        dimension in ("region", "partner") or (dimension == "scope" and known)
        for dimension, _ in subject.parts
    ):
        return subject
    park = about_at(text, speech.start, _told(text), _park_at)
    if (
        not park
        or park[:2] in subject.before
        or park in (speech.context.home or "")
        or firm_of(subject.before)
    ):
        return subject
    if others_since(speech, park, park[:2]):
        return subject
    before = subject.before.removeprefix("这里").removeprefix("聚集").removeprefix("集聚")
    return subject._replace(
        before=park + before, family=park + subject.family, parts=(("region", park), *subject.parts)
    )
