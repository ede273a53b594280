"""Sentences without a figure that only remark on what was told: a text is read without them."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.core.fact import Ignored
from yuebao.core.making import block_of, ignored_of, kept_between, without
from yuebao.core.text import Block
from yuebao.lexicon import Lexicon
from yuebao.read.words.clauses import tells_number
from yuebao.read.words.hedged import Hedges
from yuebao.read.words.scan import scan
from yuebao.read.words.signs import holds, signs, stands
from yuebao.read.words.times import HANZI

_OPENS: Final = signs(
    "这此上以该下接今展究分原其主总整呈反体彰凸充显稳企市社各发政内高营消经积回当创改惠依继增成开实再为但同也还要应我专业有市商省"
)
"""What remarks begin with."""
_NUMERALS: Final = signs(f"0123456789{HANZI}")
_SENTENCE: Final = re.compile("[^。！？：0-9]{4,120}。")
_IT: Final = (
    "(?:这|此|上述|以上|该|其)(?:一|些|种|两|几|是)?[个项]?"
    "(?:举措|措施|做法|活动|政策|成绩|成果|成效|结果|变化|增长|下降|增速|数据|现象|态势|趋势|情况|特点|表现|势头)?"
    "(?:的取得)?(?:充分|主要|也|都|均|既|正|就|则|进一步|有力|有效|生动|集中|再次|清晰)*"
)
_WHY: Final = "得益于|受益于|受惠于|源于|归功于|归因于|缘于|由于|因为"
_SAID: Final = re.compile(
    f"{_IT}(?:{_WHY}|是?(?:由于|因为|得益于|受(?![益惠理]))|表明|说明|意味着|反映|体现|印证|彰显|标志着|离不开"
    "|来之不易|(?:促进|推动|带动|提振|激发)了|已?是[^，。]{0,10}(?:连续|首次|最[好高快低]))"
    "|(?:究|分析)其原因|(?:其|主要|其主要|(?:增长|下降|回落)的?)?(?:主要)?原因(?:是|在于|为|主要|有)"
    f"|主要是?(?:{_WHY}|受(?![益惠理])[^，。；]*影响)"
    "|(?:下一步|下一?阶段|接下来|今后一?个?(?:时|阶)|展望未来|展望后市)"
    "|再?创(?:下|出|造)?了?[^，。]{0,8}(?:新高|新低|最好水平|最高水平)。"
    "|为[^，。]{2,24}(?:奠定|打下|提供|创造|注入)了?[^，。]{2,14}(?:基础|支撑|保障|条件|动力|动能|力量)。"
    "|(?:但是?)?(?:同时，?)?[也还]?[要应需](?:当|要)?(?:清醒)?地?(?:看到|认识到|注意到?)|我们[将要]"
    "|但是?，?[^，。]{2,24}(?:压力|困难|挑战|风险|不确定性?|不稳定)[^。]*。"
    "|(?:总体|整体|继续|依然|均|都|充分)*(?:反映|体现|彰显|凸显|展现|显现|显示)(?:出|了)[^。]{2,40}。"
    "|(?:总体|整体|继续|依然|均|都)*呈现?出?[^。]{2,40}(?:态势|趋势|局面|格局|特征|势头|特点|走势)。"
)
"""Why it was so, what it shows, what is to be done next: 这主要得益于…, 反映出…, 下一步，…."""
_BY: Final = re.compile(
    "[^，。；]{0,12}(?:负责人|专家|人士|发言人|分析师|有关部门)(?:表示|认为|指出|强调|分析)(?:称|说|道)?，"
)
"""Who says it: 该负责人表示，."""
_ON: Final = "稳中[向有求]?[进好升优固]"
_WHO: Final = (
    f"总体|整体|总的|当前|增势|开局|{_ON}|企业家?|市场主体|经营主体|市场|社会|各界|内生|发展|高质量|经济|消费|营商"
    "|各项|政策|改革|创新|开放|回升|稳增长|积极|惠企|助企|稳外贸|促消费|的|运行|态势|形势|势头|信心|预期|活力|动能|动力"
    "|韧性|潜力|环境|红利|效应|成效|基础|因素|措施|局面|秩序|基本面|成绩"
)
_HOW: Final = (
    "基本|继续|持续|不断|进一步|有所|有效|逐步|加快|明显|显著|更加|更为|较为?|比较|稳步|加速|充分|正在|全面|上|保持"
    "|实现|取得|依然|仍|呈现?|[，、]|增强|改善|优化|向好|良好|平稳|稳定|巩固|拓展|释放|显现|激发|恢复|提振|提升|好转"
    "|凸显|健康|有序|强劲|旺盛|好|来之不易|新成效|新突破|新进展|新进步|落地见效|显效|开门红|了"
)
_STATE: Final = re.compile(
    f"(?:{_WHO}|实现(?=平稳|良好|开门红))(?:{_WHO}|{_HOW})*(?:{_HOW}|态势|势头|局面|开局|{_ON})。"
)
"""How things go, whatever is measured: 总体运行平稳, 企业信心有所增强, 稳中向好的态势进一步巩固."""


def is_remark(text: str, at: int) -> bool:
    """Whether the sentence that begins at *at* says nothing that figures behind it could be of."""
    if _SENTENCE.match(text, at) is None:
        return False
    by = _BY.match(text, at)
    if by is not None:
        at = by.end()
        if text[at] == "将":
            return True
    return _SAID.match(text, at) is not None or _STATE.match(text, at) is not None


def cut_remarks(
    blocks: list[Block], texts: list[str], hedges: dict[int, Hedges], lexicon: Lexicon
) -> tuple[set[int], list[Ignored]]:
    """Cuts out of the paragraphs among *blocks*, their *texts* and what their *hedges* stand by the sentences
    that only remark on others. Returns the paragraphs that hold nothing else, which stay, and the numerals
    of what was cut.
    """
    alone: set[int] = set()
    ignored: list[Ignored] = []
    for index, block in enumerate(blocks):
        text = texts[index]
        cuts = _remarks_of(block, text, lexicon, ignored) if block.kind == "paragraph" else []
        if not cuts:
            continue
        left = "".join([text[start:stop] for start, stop in kept_between(text, cuts)])
        if not left.strip():
            alone.add(index)
        else:
            joined = without(block.joined, cuts)
            blocks[index] = block_of(block.kind, joined, block.section, block.item, block.heading, block.mark)
            texts[index] = left
            if index in hedges:
                hedges[index] = _moved(hedges[index], cuts)
    return alone, ignored


def _remarks_of(block: Block, text: str, lexicon: Lexicon, ignored: list[Ignored]) -> list[tuple[int, int]]:
    """Where the remarks of *block* stand in its *text*, whose numerals are added to those *ignored*."""
    cuts: list[tuple[int, int]] = []
    at, length = 0, len(text)
    while at < length:
        since = at
        while text[at : at + 1] == " ":
            at += 1
        stop = text.find("。", at) + 1 or length
        if stands(text, at, _OPENS) and is_remark(text, at):
            tokens = scan(text[at:stop], lexicon)
            if not tells_number(tokens):
                cuts.append((since, stop))
                for token in tokens:
                    first, last, kind = at + token.start, at + token.stop, token.kind
                    if kind in ("skip", "time") or holds(text, _NUMERALS, first, last):
                        span, said = block.joined.span(first, last), text[first:last]
                        reason = (
                            "period" if kind == "time" else token.value if kind == "skip" else f"name:{said}"
                        )
                        ignored.append(ignored_of(span.start, span.stop, said, reason))
        at = stop
    return cuts


def _moved(hedges: Hedges, cuts: list[tuple[int, int]]) -> Hedges:
    """Where *hedges* stand once the *cuts* are made."""
    moved: Hedges = {}
    for at, bound in hedges.items():
        place = abs(at)
        gone = 0
        for start, stop in cuts:
            gone += stop - start if stop <= place else 0
        moved[place - gone if at >= 0 else gone - place] = bound
    return moved
