"""Sheets of lines: what the line over others says that they measure, in what unit and of when.

三、主要市场（离岸执行额，万美元）⏎美国：9312.0，占21.2%; 单位：万美元⏎合同执行额：71286.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.fields import of_spoken
from yuebao.read.state.drafts import PERCENT
from yuebao.read.tabular.captions import measured, untitled
from yuebao.read.tabular.headings import hear
from yuebao.read.tabular.listings import outstanding, set_aside
from yuebao.read.words.memo import kept
from yuebao.read.words.quantities import unit_named
from yuebao.read.words.scan import Token
from yuebao.read.words.signs import DIGITS, holds

if TYPE_CHECKING:
    from yuebao.core.unit import Unit
    from yuebao.read.speech import Speech
    from yuebao.read.state.context import Context
    from yuebao.read.state.spoken import Subject

_SHORT: Final = 20
_MOST: Final = 44
"""Characters that a line over others has at the most."""
_UNITED: Final = re.compile(
    "[（(【]?(?:计量|货币|金额)?单位[：:][^，。；）0-9]{1,14}(?:[，、][^，。；）0-9]{1,8})?[）)】]?"
)
"""A line that tells nothing but a unit: （单位：万美元、%）."""
_HANZI: Final = "一二三四五六七八九十"
_NUMBERS: Final = re.compile("[0-9]+")
_NUMERALS: Final = re.compile(f"[{_HANZI}]+")
_STYLES: Final[dict[str, str]] = {}
_CUTS: Final = re.compile(
    "(?:[从按分])?(?:业务|市场|客户|区域|国别|行业|企业|产业|主体|地区|园区|服务|发包|接包)*"
    "(?:结构|市场|类型|类别|国别|区域|分布|载体|布局|主体|看|分|情况|国家|地区)*[：]?"
)
"""What a line says that only cuts what was told before it: 2.业务结构."""
_PIECES: Final = re.compile("[，、；;,/]")
_LABELLED: Final = re.compile(
    "(?:其中[：]?)?(?P<label>[^，。；：（）0-9]{0,20}?)(?:（[^（）0-9]{1,14}）)?[：]?[-+±]?(?=[0-9])"
)
"""How a line begins that tells a number by a name."""
_OWN_UNIT: Final = re.compile(
    "[^，。；：（）]{1,16}（(?P<unit>[^（）0-9]{1,6})）：[^，。；：（）0-9]{1,4}[0-9]"
)
"""A line whose unit stands behind its name, and a word before its number."""
_COUNTS: Final[tuple[str, ...]] = (
    "数",
    "数量",
    "个数",
    "份数",
    "家",
    "企业",
    "人员",
    "人数",
    "项目",
    "率",
    "比",
    "指数",
    "占比",
    "比重",
)
"""How names end whose numbers are in no unit of money."""
_ALL: Final = frozenset(
    {"合计", "总计", "累计", "总额", "总量", "全市", "全省", "全区", "全县", "全国", "小计"}
)
RATED: Final = frozenset("同环比较增降占下上持")
"""How a line begins that tells no more than how the one before it moved."""
_RATE_ALONE: Final = re.compile(
    "(?:同比|环比|比上年(?:同期)?|比去年(?:同期)?|较上年(?:同期)?|较去年(?:同期)?)?(?:增长|增速|增幅|降幅|增|降|下降|上升|持平|名义|可比)*"
    "(?:占(?:全[国省市区县](?:的)?|[^，。；：0-9]{0,12})?(?:比重|比例|份额|比)?)?(?:为|约)?[：]?[-+±]?(?:[0-9.]+(?:%|个百分点))?[，。；]?"
    "(?:(?:同比|环比|占比)[^，。；0-9]{0,6}[-+±]?[0-9.]+%[。；]?)?"
)
"""A line that is nothing but a rate or a share of the line before: 同比增长：8.2%."""
_RATE_FIRST: Final = re.compile(
    "(?:同比|环比|[比较][上去]年(?:同期)?)(?:名义|实际)?(?:增长?|下降|减少|上升|提高)|占[^，。；0-9]{1,10}[0-9.]+%"
)
_GROWN_THERE: Final = re.compile(
    "增[速幅](?:[高低快]于|超过|居|位居|位列|排|列|最[快高]|较[快高]|前)[^，。；]*[有是为：]"
)
_MONEY: Final[tuple[str, ...]] = ("元", "镑")


def is_rate_alone(text: str, under: str = "") -> bool:
    """Whether a line is nothing but a rate or a share of what the line before told, or a paragraph *under* an
    item's title begins with one: 北京：1-10月利用外资138.6亿美元⏎同比增长9.7%。服务业….
    """
    if under == "item":
        return _RATE_FIRST.match(text) is not None
    return len(text) < 30 and "%" in text and _RATE_ALONE.fullmatch(text) is not None


def grown_there(context: Context, text: str) -> Subject | None:
    """What the paragraph before led with, where *text* opens with the growth of places alone:
    增速居前三位的是鄞州区（14.2%）.
    """
    if text[:1] != "增" or _GROWN_THERE.match(text) is None:
        return None
    if context.headed:
        return context.opening  # 三、各地情况⏎增速高于全市的有
    return context.lead or context.before or context.opening


def _style(mark: str) -> str:
    """How a list counts whose lines stand behind such a *mark*."""
    style = _NUMBERS.sub("1", _NUMERALS.sub("一", mark))
    return "①" if style[:1] in "①②③④⑤⑥⑦⑧⑨⑩" else style


class _Mark:
    """A list's mark, and what its last line measured last."""

    def __init__(self, style: str) -> None:
        self.style = style
        self.subject: Subject | None = None


class Sheet:
    """What the lines read so far say of those under them: the unit that a line told for all, and the measure,
    its unit and what stands beside it (``rate``, ``share``) that the last heading told in a bracket.
    """

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.said: tuple[Unit, str] | None = None
        self.unit: tuple[Unit, str] | None = None
        self.subject: Subject | None = None
        self.titled: Subject | None = None
        self.beside: tuple[str, ...] = ()
        self.each = ""
        self.marks: list[_Mark] = []
        """The marks of the lists that a line stands in, the outermost first."""

    def begin(self, title: str) -> None:
        """The text's *title*, which may name the measure of all its lines: …执行额分月情况."""
        if self.titled is None and len(title) < _MOST:
            words = hear(untitled(title), self.speech.lexicon).words
            self.titled = measured(self.speech, words)[0] if words else None

    def tells_unit(self, text: str) -> bool:
        """Whether a line tells nothing but the unit of what stands under it, which is kept."""
        if "单位" not in text[:6] or _UNITED.fullmatch(text) is None:
            return False
        heard = hear(text, self.speech.lexicon)
        self.said = (heard.unit, heard.section) if heard.unit is not None else None
        return True

    def leave(self) -> None:
        """A new heading: what the last one said is of no more lines."""
        self.subject = self.unit = None
        self.beside, self.each = (), ""

    def take(self, text: str, tokens: list[Token], *, heading: bool) -> bool:
        """Takes in a line that says what the lines under it measure, in a bracket (分区县（进出口额，占比）,
        分领域进出口（亿元，同比）), by what they stand out (执行额前5位国家) or, as a *heading*, alone
        (各区县离岸执行额情况); whether it does.
        """
        said = text.rstrip("：")
        stands = "前" in said or "的" in said or said[-1:] in ("为", "是")
        one = outstanding(self.speech, said) if stands and 4 < len(said) < _MOST else None
        if one is not None:
            self.leave()
            self.subject, self.each = one
            set_aside(tokens, 0, len(said))
            return True
        at = said.rfind("（")
        if len(said) > _MOST:
            return False
        if at < 1 or said[-1] != "）":
            words = hear(said, self.speech.lexicon).words if heading and len(said) < _SHORT else ""
            subject = self._measured(words) if words and "，" not in said else None
            if subject is None:
                return False
            self.leave()
            self.subject = subject
            return True
        if any(token.kind == "number" and token.start < at for token in tokens):
            return False
        lexicon = self.speech.lexicon
        unit: tuple[Unit, str] | None = None
        subject = None
        beside: list[str] = []
        for piece in _PIECES.split(said[at + 1 : -1]):
            named = unit_named(piece, lexicon)
            if named is not None:
                unit = unit if named[0] == PERCENT else unit or named
                continue
            heard = hear(piece, lexicon)
            if heard.unit is not None:
                unit = unit or (heard.unit, heard.section)
            if heard.kind in ("share", "rate", "moved"):
                beside.append("share" if heard.kind == "share" else "rate")
            elif heard.words and subject is None:
                subject = self._measured(heard.words)
        if subject is None and unit is None and not beside:
            return False
        if subject is None:
            words = hear(said[:at], lexicon).words
            subject = self._measured(words) if words else None
        if subject is None and unit is None:
            return False
        self.each = ""
        self.subject, self.unit, self.beside = subject, unit, tuple(beside)
        return True

    def _measured(self, words: str) -> Subject | None:
        return measured(self.speech, of_spoken(self.speech.context, words))[0]

    def line(self, text: str, tokens: list[Token], *, listed: bool) -> None:
        """Gives the numbers of a line the unit told over it, and its name the measure told over it; *listed*
        says that a mark stands before the line: 1.美国 12.3亿美元.
        """
        context = self.speech.context
        context.percents, context.each_is = self.beside, self.each
        if "↓" in text:
            _fall(text, tokens)
        unit = self.unit or self.said
        if unit is not None or "）：" in text:
            self._in_unit(text, tokens, unit)
        subject = self.subject or self._over(listed=listed) or context.titled or self.titled
        if subject is None or 2 * _MOST < len(text):
            return
        timed = tokens[0].stop if tokens and tokens[0].kind == "time" and not tokens[0].start else 0
        led = _LABELLED.match(text, timed)
        first = next((token for token in tokens if token.kind == "number"), None)
        if led is None or first is None or first.start != led.end() or first.value.unit is None:
            return
        money = first.value.section == "measure" and first.value.unit.dimension.endswith(_MONEY)
        if not money and (self.unit is None or self.subject is None or first.value.unit != self.unit[0]):
            return
        label, colon = led["label"], text[led.start() : led.end()].rstrip("+-±").endswith("：")
        if not colon and (not label or timed or not (listed or self.subject is not None)):
            return
        if label in _ALL or not label or self._names_no_measure(label):
            context.within = subject

    def mark(self, mark: str, text: str) -> None:
        """A line behind a list's *mark*, which is told under the one before it of another list's mark."""
        self._keep()
        style = _STYLES.get(mark) or kept(_STYLES, mark, _style(mark.strip()), 1024)
        styles = [one.style for one in self.marks]
        if style in styles:
            del self.marks[styles.index(style) + 1 :]
        else:
            self.marks.append(_Mark(style))
        if not holds(text, DIGITS) and _CUTS.fullmatch(text) is None:
            self.marks[-1].subject = None

    def _keep(self) -> None:
        """What the last line told last is what the lines under it may be parts of."""
        told = next((draft for draft in reversed(self.speech.drafts) if draft.kind == "level"), None)
        if self.marks and told is not None and told.subject.known is not None:
            self.marks[-1].subject = told.subject._replace(level=None, period=None, area=None)

    def _over(self, *, listed: bool) -> Subject | None:
        return self.marks[-2].subject if listed and len(self.marks) > 1 else None

    def _names_no_measure(self, label: str) -> bool:
        return self.speech.naming.head(label)[1] is None and not hear(label, self.speech.lexicon).kind

    def _in_unit(self, text: str, tokens: list[Token], unit: tuple[Unit, str] | None) -> None:
        own = _OWN_UNIT.match(text)  # 差额（亿元）：顺差8.2
        unit = (unit_named(own["unit"], self.speech.lexicon) if own is not None else None) or unit
        if unit is None:
            return
        for place, token in enumerate(tokens):
            if token.kind != "number" or token.value.unit is not None or token.value.large:
                continue
            clause = text[max(text.rfind(mark, 0, token.start) for mark in "，。；（") + 1 : token.start]
            label = clause.rstrip("：+-±")
            if label and not label.endswith(_COUNTS) and text[token.start - 1] not in "（(":
                value = token.value._replace(unit=unit[0], section=unit[1])
                tokens[place] = Token(token.start, token.stop, "number", value)


def _fall(text: str, tokens: list[Token]) -> None:
    """Numbers before an arrow that points down are falls: 同比1.3%↓."""
    for place, token in enumerate(tokens):
        if token.kind == "number" and text.startswith("↓", token.stop) and token.value.value > 0:
            fallen = token.value._replace(value=-token.value.value)
            tokens[place] = Token(token.start, token.stop, "number", fallen)
