"""Who speaks: the firm whose manager says so, before or behind: “出口额2.3亿元。”|东湖轴承|总经理吴某说."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.firms import firm_of
from yuebao.read.words.memo import kept

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.state.spoken import Subject

_SAYS: Final = (
    "(?:如是|笑着|高兴地|兴奋地|自豪地|坦率地|坦|感|进一步|向记者|对记者|在接受[^，。]{0,8}采访时|指着[^，。]{0,12})*"
    "(?:介绍说?|表示|告诉|透露|说道?|言|慨|坦言|直言|感慨|介绍道|算了[一]?笔账|谈[到及道]|解释|喜不自禁|喜笑颜开|满怀信心|信心满满|信心十足|底气十足|难掩[^，。]{1,4}|笑容满面|如数家珍)"
)
_ROLE: Final = re.compile(
    "(?:相关|有关|主要)?负责人|党[委组总]*(?:副?书记)|(?:营销|市场|销售|运营|财务|技术|行政|生产|外贸|品牌)(?:副?总监|经理|主管|总经理)|(?:常务|执行)?(?:副|总)?(?:董事长|总经理|总裁|厂长|经理|店长|总监|理事长|主管|掌门人|总工程师|会计师)"
    "|(?:联合)?创始人|法定代表人|法人代表|合伙人|工作人员|技术员|业务员|老板|CEO|CFO|员工"
)
_WHO: Final = f"(?P<who>[^，。；：！？“”]{{2,40}}?){_SAYS}"
_BEHIND: Final = re.compile(
    f"[，。！？]?(?:[0-9]{{1,2}}月[0-9]{{1,2}}日，|近?日，)?(?:[^，。；：！？“”]{{0,2}}(?:谈及|谈到|谈起|说起|说到|提起|提到|提及|面对|看着|对于|对)[^，。“”]{{2,20}}，)?{_WHO}"
)
_BEFORE: Final = re.compile(f"(?:^|[，。；！？”]){_WHO}[^，。；“”]{{0,4}}[：，]?$")
_INDIRECT: Final = re.compile(f"(?:^|[，。；！？”]){_WHO}")
_NO_NAME: Final = re.compile(
    "^.*(?:我们|[的在该从由是与、，。；：“”》\\s]|对(?!外)|(?<!华)为|[年月日度]|位于|走进|记者)"
)
_FIRM_ENDS: Final = re.compile(
    "公司|集团|厂(?!长)|商场|超市|酒店|百货大楼|银行|购物中心|购物广场|百货|合作社"
)
_MET: Final = re.compile("(?:[与和及向对给、]|收购|并购|入股|控股|参股|联合|携手|起诉|下属|子公司)$")
"""What stands before a firm that another one met."""
_BRAND: Final = re.compile("[\u4e00-\u9fffA-Za-z]{2,8}")
_OFFICES: Final = re.compile(
    "(?:[局厅委办府会处科馆校院所社镇乡村街区市县省园]|中心|海关|政府|部门?|大学|口岸|基地|机构|平台|项目|企业|[公该本]司|一家|多家|当地|该店|门店|商户)$"
    "|记者|^(?:[该本各多某]|我们|一些|几位)"
)
_TOLD_BEFORE: Final = frozenset(
    {
        "",
        *(
            that + firm
            for that in ("", "该")
            for firm in ("公司", "集团", "企业", "厂", "酒店", "商场", "超市")
        ),
    }
)
"""What those who speak for the firm told of before are called by."""
_SPOTS: Final = ("景区", "合作社", "度假区", "综合体", "购物中心", "农场", "茶场")
"""Spots that speak for themselves as firms do."""
_DEPARTMENT: Final = re.compile(
    "(?:外贸|市场|销售|营销|国际|海外|业务|生产|技术|运营|研发|财务|行政|采购|品牌|公关|商务|进出口|关务|物流|人力资源|信息|综合|项目)+(?:部门?|中心|处|科)$"
)


def firm_last(said: str) -> str:
    """The firm that *said* names last, without what leads to it."""
    for found in reversed(list(_FIRM_ENDS.finditer(said))):
        name = _NO_NAME.sub("", said[max(0, found.end() - 24) : found.end()])
        if name and firm_of(name) == name and _MET.search(said, 0, found.end() - len(name)) is None:
            return name
    return ""


def _firm_speaking(who: str) -> str | None:
    """The firm for which *who* speaks (东湖轴承|总经理吴某); nothing where another does, None where it is
    the one told of before: 公司|负责人.
    """
    role = _ROLE.search(who)
    if role is None:
        return ""
    org = who[: role.start()].removeprefix("据")
    firm = firm_last(org)
    if firm:
        return firm
    org = _NO_NAME.sub("", _DEPARTMENT.sub("", org))
    if org in _TOLD_BEFORE:
        return None
    if org.endswith(_SPOTS) and len(org) > 3:
        return org
    if _OFFICES.search(org) is not None or _BRAND.fullmatch(org) is None:
        return ""
    return org


Spans = tuple[tuple[int, int, str], ...]
_SPANS: Final[dict[str, Spans]] = {}
_MARKS: Final = re.compile("[“”]")


def _quotations(text: str) -> Spans:
    """Where each quotation with a clause in it stands in *text*, and who says it."""
    told = _SPANS.get(text)
    if told is not None:
        return told
    found: list[tuple[int, int, str]] = []
    depth, first = 0, 0
    for mark in _MARKS.finditer(text):
        if mark.group() == "“":
            first = first if depth else mark.end()
            depth += 1
        elif depth:
            depth -= 1
            if not depth and mark.start() - first > 12 and text.find("，", first, mark.start()) > 0:
                found.append((first, mark.start(), _said_by(text, first, mark.start())))
    return kept(_SPANS, text, tuple(found), 64)


def _said_by(text: str, first: int, last: int) -> str:
    """Who says what stands between *first* and *last*: told right before it, or right behind."""
    before = text[max(0, first - 48) : first - 1]
    said = _BEFORE.search(before) if before[-1:] in "：，说" else None
    if said is None:
        said = _BEHIND.match(text, last + 1)
    return said["who"] if said is not None else ""


def speaker_at(speech: Speech, at: int, before: str) -> str | None:
    """The firm that speaks at *at*, within a quotation, where *before* was told; nothing where nobody or
    another speaks; None where no quotation stands.
    """
    text = speech.text
    for first, last, who in _quotations(text) if "”" in text else ():
        if first <= at < last:
            firm = _firm_speaking(who) if who else ""
            if firm is None:
                return firm_last(before) or "公司"
            if not firm and 1 < len(who) < 5:  # 东湖公司总经理|吴某|…。“…。”|吴某|说
                known = before.rfind(who)
                clause = before[
                    max(before.rfind(mark, 0, known) for mark in "，。；”“") + 1 : known + len(who)
                ]
                firm = (_firm_speaking(clause) or "") if known > 0 else ""
            return firm
    return None


def brand_speaking(before: str) -> str:
    """The firm for which somebody spoke last in *before*: 东湖轴承|总经理吴某说."""
    for said in reversed(list(_INDIRECT.finditer(before[-80:]))):
        firm = _firm_speaking(said["who"])
        if firm:
            return firm
    return ""


def firm_heard(sentence: str) -> str | None:
    """The firm for which somebody speaks in *sentence*; nothing where another does, None where nobody does,
    or for the firm told of before.
    """
    if not any(say in sentence for say in _SAYING):
        return None
    heard: str | None = None
    for said in _INDIRECT.finditer(sentence):
        heard = _firm_speaking(said["who"]) if said["who"] not in _HE else None
    return heard


_SAYING: Final = ("介绍", "说", "表示", "告诉", "透露", "坦言", "谈", "解释", "道", "感慨")
_HE: Final = frozenset({"他", "她", "据", "据悉", "该负责人", "记者"})
_OTHERS: Final = re.compile(
    "[全我本该各]?[省市县区国]|企业|公司|[厂制][商家造]|行业|产业|全球|世界|国内|项目建成|达产|投产后|园区|集团|其他|其余|累计为|市场|消费者|居民|游客"
)
"""What is in words that tell of somebody else than the firm that speaks."""


def of_speaker(speech: Speech, subject: Subject, words: str) -> Subject:
    """*subject*, which *words* name within a quotation, of the firm that says so."""
    if speech.placed or subject.area is not None or not words or _OTHERS.search(words) is not None:
        return subject
    if firm_of(subject.before):
        return subject
    text = speech.text
    at = text.find(words[:2], speech.start)
    firm = speaker_at(speech, max(at, speech.start), told_before(speech, speech.start))
    if not firm or subject.before.startswith(firm):
        return subject
    return subject._replace(before=firm + subject.before, family=firm + subject.family)


def told_before(speech: Speech, at: int) -> str:
    """What was said before *at* in the paragraph, and the paragraph before it."""
    return f"{speech.earlier}。{speech.text[:at]}"
