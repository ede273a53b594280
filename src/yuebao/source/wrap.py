"""Which rows are lines of one paragraph: the measure of a document and what goes on across it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from yuebao.core import patterns as re
from yuebao.source.imprint import issued
from yuebao.source.rows import CLOSERS, ENDS, NEVER_FIRST, OPENERS, Rows, ended

_LEAST = 20  # rows narrower than this many cells say nothing of the measure
_TOKEN = re.compile(r"[A-Za-z0-9.,%％‰/+-]+")
_STOPS = ENDS | CLOSERS | {"."}
_SEMI = frozenset("；;：:")
_LOOK = _STOPS | _SEMI
_NEW = frozenset({"section", "bullet", "attribution", "table"})
_TITLE_FROM_YEAR = re.compile(
    "(?:[1１][9９]|[2２][0０])\\d\\d年?[^，。；：、0-9][^，。；：、]{3,40}(?:公报|月报|季报|年报|简报|快报|简况|情况|简析|分析|概况)(?:（[^，。；]{1,12}）)?"
)
_TITLE = re.compile(f"[^，。；：、]*{_TITLE_FROM_YEAR.pattern}")
"""A first line that is a whole title: 2024年…国民经济和社会发展统计公报."""

_HALVES = re.compile("[^，。；：,;\\s]{4,24}[！ \u3000]+[^，。；：,;\\s]{5,32}")
"""A first line that is a headline in two halves, no line broken where a wider one follows:
外资企业信心足 徐州一季度实际使用外资增两成.
"""
_CLAUSES = re.compile("[，,。；;](?!\\d)")
_REST = re.compile(
    "(?!\\d{1,4}(?:[-—~～至]\\d{1,2})?\\s?(?:月份?|年|季度|日|个月)[，,])"
    "[-+－—]?\\d[\\d,.]*(?:[-—~～至]\\d[\\d,.]*)?\\s*(?:[%％‰]|[十百千万萬亿億]*(?:个?百分点|個?百分點|亿?[\u3400-\u9fff]{0,4}))[，,。；;、]"
    "|\\d[\\d,.]*\\s?[万亿萬億]*[美欧港日]?元\\s?[（(]|[和及与]\\s?\\d"
    "|(?:[快慢高低为為至到约近逾仅]|达到?|超过?|(?:保持|稳定|维持)在)\\s?-?\\d"
    "|(?:(?:同比|环比|環比|年|按年|比上年|较上年)(?:同期)?)?(?:增长|增長|增加|增|减少|減少|下降|上升|提高|回落|成长|成長|涨|漲|跌|降|升|减|減)\\s*-?\\d"
)
"""What no sentence begins with: a quantity alone (28.3%。, 4512万元， or 4512万元（下同）), the last of
several (和28.8%。), what it amounts to (达到168家), a change by so much (漲6.3%).
"""
_TELLS = re.compile("。|\\d\\s?(?:[万亿]?[美欧]?元|[%％]|个百分点)，|分别(?:[为增下占]|$)|[看分]，|[、，]$")
"""What no title says: a sentence's end, a quantity, the start of a list of numbers."""
_UNITS = frozenset("%％‰元人户家件个辆吨")
_LABEL = re.compile(
    "其中[：:]|(?:其中：?)?(?:(?:20\\d\\d年)?\\d{1,2}(?:[-—~至]\\d{1,2})?月(?:份|末|当月)?)?"
    "[^，。；：、,;:（）()0-9]{2,16}(?:[（(][^（）()，。；]{1,8}[）)])?[：:]\\s?(?:累计|全年|当月|本月|\\d{1,2}月)?[-+]?\\d"
    "|(?!以[上下内]|左右|分别|[的和与及至多余占])[^，。；：、,;:（）()0-9]{2,12}\\d[\\d.]*\\s?[万亿千]*(?:美?元|人次?|家|个|吨|%)[，,]"
)
"""How a line of its own begins that tells one figure by its name: 执行额：4.8亿美元（同比增长6.4%）."""
_ENTRY: Final = re.compile(
    "(?:其中：)?[^，。；：]{2,24}：(?:[^，。；：0-9]{1,10})?[-+±]?\\d[\\d,.]*[^。；：]{0,40}；?$"
)
"""A line that tells a figure by its name, and perhaps how it moved: 旅行服务：35.5（+18.7%）."""
_BRIEF: Final = re.compile(
    "[^，。；：、0-9]{2,14}?\\s*\\d[\\d,.]*\\s?[万亿千]*(?:[\u4e00-\u9fff]{1,2})?\\s*[（(]?\\s?[-+][\\d.]+[%％][）)]?"
)
"""The same with how it moved and nothing else: 镜湖区 9.9亿元 +5.7%."""
_LEADS = re.compile("(?!以[上下内]|左右|分别|[的和与及至多余占])[^，。；：]{3,24}：")
_DATED: Final = re.compile(
    "(?:20\\d\\d年|今年)?(?:\\d{1,2}(?:[-—~～至到]\\d{1,2})?月(?:份|当月|末|底)?|[上下]半年|[一二三四]季度"
    "|前[一二三四五六七八九十\\d]{1,2}(?:个月|季度)|全年|截[至止][^，。；：]{2,9})[，,]"
)
"""What a sentence begins with that tells its time: 8月当月，."""
_SOURCE: Final = re.compile("(?:信息|文章|稿件|新闻)?来源\\s?[：:]")
"""How a line begins that tells by whom a text was given out."""
_IMPRINT_OPENS: Final = frozenset("12来信文稿新发更时日")
_PLACED = re.compile("第[一二三四五六七八九十\\d]+位$")
_CHAPTER = re.compile("[一二三四五六七八九十]{1,3}、")
_SENTENCE = re.compile("[。；;]")
_TOLD = _UNITS | frozenset("位）)") | frozenset("0123456789")
_UNTOLD: Final = re.compile(
    "[。；]\\s?(?:其中[，,])?[^，。；：、,;:0-9]{0,24}(?<!如下)(?<!特点)(?<!情况)(?<!方面)(?<!同比)$"
)
"""How prose ends whose last sentence has told no figure yet: …11.1%。其中，承接离岸服务."""
HEAD_RUN_IN: Final = (
    "。 +(?P<head>(?!其中|同时|此外|另外|截至|全[市省国县区])[\u4e00-\u9fff]{2,10}"
    "(?<![月年日季中市省区县国期时度后]))"
)
HEAD_LEFT: Final = re.compile(HEAD_RUN_IN + "$")
"""A heading whose line was run into that of the text before it."""
_FIGURE_FIRST: Final = re.compile("[^，。；：、,;:0-9]{1,16}\\s?-?\\d[\\d,.]*\\s?[%％‰万亿千美元人家个份户]")
"""A line that comes to a figure at once: 外包执行额 5232 亿元。."""
_HANGING = frozenset("的和及與与为為达達占佔较較比")
_REACH = 8  # characters on either side of a break that a word may be made of


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a document is set: its measure in cells (``None`` when each paragraph is one
    line) and the usual width of a broken line, the number of characters that lines are broken at
    (0 when they are broken by width), whether blank lines part paragraphs, and whether they part
    all, whether their first lines are indented in the text, and whether they were and the indent
    is lost (such lines are 4 cells short)."""

    measure: int | None
    usual: int
    characters: int
    parted: bool
    always: bool
    indented: bool
    lost_indent: bool


def layout(rows: Rows, order: list[int]) -> Layout:
    """The layout of the rows named by *order* (all but pages)."""
    texts, widths, kinds = rows.texts, rows.widths, rows.kinds
    measure, usual = _measure(rows, order)
    characters = _characters(rows, order)
    if measure is None and characters:
        folded = [rows.widths[i] for i in order if len(rows.texts[i]) == characters]
        measure, usual = max(folded), _median(folded)
    if measure is None:
        led = sum(indent(rows, index) >= 2 for index in order[:400])
        return Layout(
            measure=None,
            usual=0,
            characters=0,
            parted=False,
            always=False,
            indented=1 < led < len(order[:400]) - 1,
            lost_indent=False,
        )
    sample = order[:400]
    gaps, firsts, indents = 0, 1, int(indent(rows, sample[0]) >= 2)
    short_firsts: list[int] = []
    ends = ends_apart = 0
    for before, index in pairwise(sample):
        apart = blank_between(rows, before, index)
        gaps += apart
        if ended(texts[before]) and widths[before] < measure - 8 and not kinds[before] and not kinds[index]:
            ends, ends_apart = ends + 1, ends_apart + apart
        closed = kinds[before] in ("section", "bullet", "attribution") or (
            ended(texts[before]) and widths[before] < measure - 8
        )
        if closed and not kinds[index]:
            firsts += 1
            indents += indent(rows, index) >= 2
            if not ended(texts[index]) and widths[index] >= measure - 12:
                short_firsts.append(widths[index] - texts[index].count(" ") // 2)
    return Layout(
        measure=measure,
        usual=usual,
        characters=characters,
        always=ends > 2 and ends_apart * 10 >= ends * 9,
        parted=gaps * 10 < len(sample) * 7,
        indented=indents * 2 > firsts,
        lost_indent=len(short_firsts) > 1 and _median(short_firsts) <= measure - 3,
    )


def _measure(rows: Rows, order: list[int]) -> tuple[int | None, int]:
    """The width that lines are broken at, where the unended rows' widths crowd, and the
    usual width of such rows."""
    texts, widths, kinds = rows.texts, rows.widths, rows.kinds
    unended = [i for i in order if texts[i][-1] not in _STOPS and not kinds[i] and widths[i] >= _LEAST]
    broken = Counter([widths[i] for i in unended])
    total = len(unended)
    if total > 2 and 2 * sum(map(_is_told, map(texts.__getitem__, unended))) >= total:
        return None, 0  # a sheet, each line of which tells a figure by its name
    if not total or (total < 3 and all(blank_between(rows, i, i + 1) for i in unended if i + 1 < len(texts))):
        return None, 0  # one or two lines that stand apart are titles
    if total == 1 and _TITLE_FROM_YEAR.search(texts[unended[0]]):
        return None, 0
    best = max(broken, key=lambda width: (sum(broken[width - k] for k in range(5)), width))
    crowd = sum(broken[best - k] for k in range(5))
    if best > 200 or crowd * 3 < total:
        return None, 0
    wide = [widths[i] for i in order if widths[i] >= _LEAST and kinds[i] in ("", "mark")]
    beyond = sum(width > best + 8 for width in wide)
    if beyond * 4 > len(wide) or (total < 3 and (beyond or best < 36)):
        return None, 0
    return best, _median([width for width in broken.elements() if best - 8 <= width])


def _is_told(row: str) -> bool:
    """Whether a row tells a figure by its name: 运输服务：62.8（+4.1%）, 软件园：执行额31240.6万美元."""
    if row[-1] not in _TOLD and row[-1] != "；":
        return False
    return ("：" in row[:26] and _ENTRY.match(row) is not None) or _BRIEF.fullmatch(row) is not None


def _characters(rows: Rows, order: list[int]) -> int:
    """The number of characters that lines are broken at, when the unended rows agree on it: a text
    folded without regard to the width of its digits. 0 when they do not."""
    texts, kinds = rows.texts, rows.kinds
    broken = Counter(
        [len(texts[i]) for i in order if texts[i][-1] not in _STOPS and not kinds[i] and len(texts[i]) > 15]
    )
    total = sum(broken.values())
    if total < 8:
        return 0
    length, times = broken.most_common(1)[0]
    return length if times * 10 >= total * 8 else 0


def _median(widths: list[int]) -> int:
    return sorted(widths)[len(widths) // 2]


def blank_between(rows: Rows, before: int, index: int) -> bool:
    """Whether a blank line, and no page's foot or head, stands between two rows."""
    if index != before + 1:
        return False
    gap = rows.plain[rows.starts[before] + len(rows.texts[before]) : rows.starts[index]]
    return gap.count("\n") > 1


def indent(rows: Rows, index: int) -> int:
    """The blanks before a row, in characters."""
    start = rows.starts[index]
    line = rows.plain.rfind("\n", max(0, start - 80), start)
    return start - line - 1 if line >= 0 else (start if start < 80 else 0)


def _token(text: str) -> int:
    """The width of what cannot be broken at the front of a row."""
    found = _TOKEN.match(text)
    if found is not None:
        return found.end()
    return 4 if text[1:2] in NEVER_FIRST else 2


def opens(rows: Rows, order: list[int], style: Layout) -> list[bool]:
    """For each row of *order*, whether it begins a new block."""
    texts, widths, kinds = rows.texts, rows.widths, rows.kinds
    enough = style.measure - 6 if style.measure is not None else 1 << 60
    result = [True] * len(order)
    for place, (before, index) in enumerate(pairwise(order), 1):
        folded = len(texts[before]) == style.characters
        if kinds[before] or kinds[index] or texts[before][-1] in _LOOK:
            result[place] = _opens(rows, order, place, style)
        elif texts[index].startswith(("其中：", "其中:")) and texts[before][-1] in _UNITS:
            result[place] = True  # 社会消费品零售总额：98亿元，增长5%↵其中：限额以上: a line of its own
        elif not folded and texts[before][-1] in _TOLD and _parted(texts[before], texts[index]):
            result[place] = True
        elif texts[before][-1] in _UNITS and _DATED.match(texts[index]) is not None:
            result[place] = True  # …，同比增长8.5%↵8月当月，: no comma parts them, so no line was broken
        elif texts[before][0] in _IMPRINT_OPENS and _is_imprint(texts[before]):
            result[place] = True  # 2015-05-25 来源：某信息中心↵累计主营业务收入
        elif "。 " in texts[before][-13:] and _heads_next(texts[before]):
            result[place] = True  # …上升5%。 存款↵居民存款上升: a heading, run into the text before
        elif enough <= widths[before] or folded:
            result[place] = False
        else:
            result[place] = not _runs_on(rows, order, place, style)
    if len(order) > 1:
        head, following = texts[order[0]], texts[order[1]]
        wider = widths[order[0]] + 3 < widths[order[1]]
        halves = _HALVES.fullmatch(head) is not None and (wider or _is_imprint(following))
        if halves or _TITLE.fullmatch(head) is not None:
            result[1] = True  # however few and short the lines are that a measure could be taken from
    return result


def _heads_next(row: str) -> bool:
    """Whether a row ends with a heading that no other blank parts from the text before it."""
    return HEAD_LEFT.search(row) is not None and row.count("。 ") == 1


def _is_imprint(row: str) -> bool:
    """Whether a row tells when, or by whom, a text was given out, and nothing else."""
    return _CLAUSES.search(row) is None and (_SOURCE.match(row) is not None or issued(row) is not None)


def _opens(rows: Rows, order: list[int], place: int, style: Layout) -> bool:
    """The cases that need a look: marks, ends of sentences, headings."""
    texts, widths, kinds = rows.texts, rows.widths, rows.kinds
    before, index = order[place - 1], order[place]
    kind, kind_before = kinds[index], kinds[before]
    if kind_before == "attribution" and texts[before][0] in "（(" and texts[before][-1] not in "）)":
        return kind in _NEW or texts[index][-1] not in "）)" or len(texts[index]) > 30
    if kind in _NEW or kind_before in ("section", "attribution", "table"):
        return True
    row, last = texts[before], texts[before][-1]
    closed, folded = ended(row), len(row) == style.characters
    if kind == "mark":
        if (_alone(row) and not folded) or (
            _CHAPTER.match(texts[index]) is not None and _CLAUSES.search(row) is None
        ):
            return True
        return closed or last in _SEMI or kind_before != "" or not _full(rows, order, place, style)
    if kind_before == "bullet" and not closed and last not in _SEMI:
        if not folded and _alone(row, rows.marks[before]) and texts[index][0] not in NEVER_FIRST:
            return True
        return _title_ends(rows, order, place, style)
    if not closed and last not in _SEMI:
        if not folded and (_LABEL.match(texts[index]) is not None or _BRIEF.fullmatch(texts[index])):
            if kind_before == "":
                alone = _alone(row)
            else:  # 三、业务结构（1-5月执行额）↵ITO：8.1亿美元
                alone = _LABEL.match(row, rows.marks[before]) is None and _SENTENCE.search(row) is None
            if alone:
                return True
        if widths[before] >= (style.measure or 1 << 60) - 6:
            return False
        return not _runs_on(rows, order, place, style)
    if last in _SEMI:
        if last in "；;" and "。" in row and _FIGURE_FIRST.match(texts[index]) is not None:
            return False  # …9.3%。其中，离岸合同额12亿元；↵执行额8亿元: within a sentence of prose
        return not _full(rows, order, place, style)
    measure = style.measure
    reach = widths[before] + _token(texts[index])
    if folded and style.always:
        return blank_between(rows, before, index)
    if style.always and not blank_between(rows, before, index) and _full(rows, order, place, style):
        return False
    if measure is not None and measure * 4 < reach * 5 and measure * 4 < widths[index] * 5:
        measure = _measure_here(rows, order, place, style)
    # Where first lines are indented, an unindented one says more than the width before it.
    if measure is None or reach <= measure - (8 if style.indented else 3):
        return True
    if texts[index].startswith("其中"):
        return False
    if style.parted and blank_between(rows, before, index):
        return True
    if style.indented:
        return indent(rows, index) >= 2
    return not (style.lost_indent and measure - 2 <= widths[index] - texts[index].count(" ") // 2)


def _alone(row: str, mark: int = 0) -> bool:
    """Whether a row is a line that tells a figure by its name, and ends in one: 执行额：4.8亿美元."""
    return row[-1] in _TOLD and _LABEL.match(row, mark) is not None


def _parted(row: str, following: str) -> bool:
    """Whether the next row, behind one that ends in a figure, names its own (执行额：…%↵离岸执行额：…) or
    leads to others (昆山市4.3亿美元，增长9.2%↵分类型看（1-7月）：).
    """
    if _LABEL.match(row) is None:
        return _PLACED.search(row) is not None and _LEADS.match(following) is not None
    return _LABEL.match(following) is not None or _LEADS.match(following) is not None


def _title_ends(rows: Rows, order: list[int], place: int, style: Layout) -> bool:
    """Whether an item's title, one row so far, is whole: its next row is a tail only when
    the first is full and the next is short, unended and itself followed by a longer one."""
    before, index = order[place - 1], order[place]
    if style.indented and indent(rows, index) == 0 and rows.widths[before] > 36:
        return False  # where paragraphs are indented, a line that is not goes on with one
    if not _full(rows, order, place, style):
        return not (rows.texts[before][-1] in OPENERS or rows.texts[index][0] in NEVER_FIRST)
    if style.measure is None:
        return True
    if _TELLS.search(rows.texts[before]) is not None:
        return False  # ●离岸业务增长较快。1-9月，离岸执行额12亿元: prose, whose first line it is
    if rows.widths[index] * 5 > style.measure * 4:
        # Too wide for a tail: the first row of a paragraph, or the title is itself a paragraph.
        return len(rows.texts[before]) <= 34 or (style.lost_indent and rows.widths[index] < style.measure - 2)
    return ended(rows.texts[index]) or rows.texts[index][-1] in _SEMI


def _full(rows: Rows, order: list[int], place: int, style: Layout) -> bool:
    """Whether the row before *place* is as wide as lines are here."""
    measure = style.measure
    if measure is None:
        return False
    before, index = order[place - 1], order[place]
    if len(rows.texts[before]) == style.characters:
        return True
    reach = rows.widths[before] + _token(rows.texts[index])
    if measure - 6 < reach:
        return True
    return _LEAST <= rows.widths[before] and _measure_here(rows, order, place, style) - 6 < reach


def _measure_here(rows: Rows, order: list[int], place: int, style: Layout) -> int:
    """The measure at a place, which is less than the document's on a page that is set
    narrower: by the usual width of the broken rows just before or just after it."""
    texts, widths, kinds = rows.texts, rows.widths, rows.kinds
    medians = []
    for near in (order[max(0, place - 9) : place - 1], order[place : place + 8]):
        broken = [
            widths[i] for i in near if not kinds[i] and _LEAST <= widths[i] and texts[i][-1] not in _STOPS
        ]
        if len(broken) > 2:
            medians.append(_median(broken))
    here = min(medians, default=style.usual)
    return (style.measure or 0) - (style.usual - here if here + 3 <= style.usual else 0)


def _runs_on(rows: Rows, order: list[int], place: int, style: Layout) -> bool:
    """Whether an unended row that is short of the measure still goes on in the next."""
    row, following = rows.texts[order[place - 1]], rows.texts[order[place]]
    if row[-1] in OPENERS or following[0] in NEVER_FIRST:
        return True
    if row[-1].isdigit() and following[0] in "亿万千百%％个元" and _LEAST <= rows.widths[order[place - 1]]:
        return True
    if _CLAUSES.search(row) is not None:
        if style.indented and indent(rows, order[place]) == 0 and rows.widths[order[place - 1]] > 36:
            return True  # where paragraphs are indented, a line that is not goes on with one
        if _goes_on(row, following):
            return True
    return _full(rows, order, place, style)


def _goes_on(row: str, following: str) -> bool:
    """Whether prose that ends in no mark is broken within a clause or a word: the next row begins with
    what no sentence begins with, or a word of the field stands across the break (用 and 电量).
    """
    if row[-1] in _HANGING or _REST.match(following) is not None:
        return True
    if _UNTOLD.search(row) is not None and _FIGURE_FIRST.match(following) is not None:
        return True
    left, right = row[-_REACH:], following[:_REACH]
    if not (_chinese(left[-1]) and _chinese(right[0])):
        return False
    words, simplified = _words()
    both, at = (left + right).translate(simplified), len(left)
    return any(both[start:stop] in words for start in range(at) for stop in range(at + 1, len(both) + 1))


def _chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


@cache
def _words() -> tuple[frozenset[str], dict[int, int]]:
    """The field's words, and what makes traditional characters simplified ones."""
    from yuebao.lexicon import load

    lexicon = load()
    said = (word for tails in lexicon.tails.values() for word, _, _ in tails)
    return frozenset((*lexicon.heads, *lexicon.members, *lexicon.noise, *said)), lexicon.simplified
