"""Source → Outline: sections, items, headings and paragraphs put together from broken lines."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from yuebao.core import patterns as re
from yuebao.core.making import block_of, span_of
from yuebao.core.text import Block, BlockKind, Joined, Outline, Source, Span
from yuebao.source.digests import name_news
from yuebao.source.imprint import issued, lists_titles, masthead, numbered, title_among
from yuebao.source.joined import chain, join, join_cells
from yuebao.source.rows import RowKind, Rows, source_name, split_rows
from yuebao.source.surround import set_aside
from yuebao.source.wrap import HEAD_RUN_IN, Layout, layout, opens

_TOLD = re.compile("[：:]\\s?[-+]?\\d[\\d.,]*\\s?[个条宗笔艘场起册]?$")
"""A line that tells a figure by its name, however it counts: 境外投资项目：42个."""
_QUANTITY = re.compile(
    r"[\d０-９]\s*(?:[%％‰亿億万萬千百元吨噸人户戶家件份倍]|[个個]百分[点點]|美元|公里|平方|立方|公[顷頃]|[亩畝]|[辆輛]|[台臺]|[只隻]|[头頭]|次"
    r"|[项項]|名|位|所|[张張])"
    r"|[一二两兩三四五六七八九十百零〇][一二三四五六七八九十百零〇点點千]+[亿億万萬]"
    r"|(?:[增升长高涨降跌减落超逾近达约占过]|不足|下滑)[一二两三四五六七八九]成"
    r"|[居列][^，。；]{0,8}(?:第[一二三四五六七八九十](?:[位名]|$)|首位)"
)
_ENTRY: Final = re.compile("[^，。；：]{2,24}：\\s?[-+]?\\d")
"""A line that tells a figure by its name: 在岸执行额（1-7月）：7.8亿元."""
_BRIEF: Final = re.compile("[^，。；：0-9]{2,12}[\\d.]+[万亿]*[\u4e00-\u9fff%]{1,3}（[-+]?[\\d.]+%）")
"""A line that tells a figure and how it grew: 在岸3.25亿美元（+8.4%）."""
_BARE: Final = re.compile(
    "[\u4e00-\u9fff]{2,14}[：]?(?!(?:19|20)\\d\\d$)(?:\\d{3,}|\\d+\\.\\d+)(?:（[-+]?[\\d.]+%）)?"
)
"""A line that tells a figure in no unit of its own: 济南18.62（+7.9%）."""
_ALONE: Final = re.compile(r"[-+]?\d[\d.,]*\s?(?:[%％‰]|[\u4e00-\u9fff]{1,5})")
"""A line that is a number with its unit and no more: 98.4亿元."""
_UNDER: Final = re.compile(
    rf"{_ALONE.pattern}$|\d{{1,2}}(?:[-—–~至]\d{{1,2}})?月[^，。；：0-9]{{0,4}}[\d.]+(?:[万亿千]+|[元人家个吨%]|美元)"
)
"""What stands under a line that names it: 98.4亿元, 1—9月326.4亿元."""
_CLAUSE = re.compile(r"[，；。！？]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_YEAR = re.compile(r"(?:19|20)\d\d|二[〇○零]")
_DATE = re.compile(
    r"^[（(]?(?:(?:发布|发稿|更新|成文)?(?:时间|日期)[：:]?)?\s*"
    r"(?:19|20)\d\d\s*[-年./—–]\s*\d{1,2}\s*[-月./—–]\s*\d{1,2}(?!\d|\S*[\u3400-\u9fff]{4})"
)
_NAMED = re.compile(r"[来來]源[：:](\S{1,40}?)(?:作者|编辑|字体|发布|浏览|$)")
_META = re.compile(r"(?:发布|时间|日期|作者|编辑|字体|浏览|点击|信息来源|来源)\S{0,4}\s*[：:]")
_OFFICE = re.compile(
    r"(?:局|队|委|厅|部|署|协会|商会|学会|联合会|促进会|委员会|秘书处|中心|政府|办公室|总队|研究院|研究所|银行|海关)$"
)
_BODY = ("paragraph", "table", "marked")
_Found = tuple[BlockKind, Joined, Span | None]
_SENTENCE_TITLE = re.compile("[^，。；！？：]{2,30}(?:情况|概况|特点|形势)。")
"""A numbered title with a full stop: 一、1-3月主要经济指标完成情况。"""
_RUN_IN: Final = re.compile(HEAD_RUN_IN + "(?:$| +(?=[\u4e00-\u9fff]))")
"""A heading whose line was run into its text."""
_PARTED: Final = re.compile("[\u4e00-\u9fff] +(?=[\u4e00-\u9fff])")

_CHAPTERS = {mark: place for place, mark in enumerate((*"一二三四五六七八九十", "十一", "十二"), 1)}
_LONGEST: Final = 16_384
"""No paragraph that anybody wrote is longer; what is, is read in pieces, so that its time stays linear."""
_HEAD = 12  # a document's title and imprint stand among this many first blocks
_TITLE_LONG: Final = 40  # what is longer is no title of an item
_NO_TITLE: Final = frozenset("。；;，,！!：:、）)”无")
"""What no title of an item ends with."""
_ENDS_BODY: Final = frozenset("。；：）”")
_BODY_SHORT: Final = 20
_ROUND: Final = frozenset("●•■◆★")
_DASHES: Final = frozenset("—–―─－-*＊>＞▪◼")
_DASHED: Final = re.compile(
    r"[—–―─－*＊>＞▪◼-]{1,3}\s*(?=[\u4e00-\u9fff“「《]|\d{4}年|\d{1,2}(?:[—－-]\d{1,2})?月)"
)
"""What a line of a list may begin with that within a line is no list mark: ——入境旅游人数."""


def outline(source: Source) -> Outline:
    """The blocks of *source*, in the order of its text.

    Lines broken at the measure are joined; every character that is no blank stands in one
    block or in a block's mark (but for the pipes that frame a table's row). A paragraph
    broken by a page's foot comes before that foot. Linear in the length of the text.
    """
    rows = split_rows(source.text)
    set_aside(rows)
    order = [index for index, kind in enumerate(rows.kinds) if kind != "page"]
    style = layout(rows, order)
    begins = opens(rows, order, style)
    blocks = _blocks(source.text, rows, order, begins, style)
    title = _head(blocks)
    _settle(blocks)
    _name_contents(blocks)
    _name_items(blocks)
    _name_bullets(source.text, blocks)
    _head_one_text(blocks)
    name_news(source.text, blocks)
    return Outline(blocks=tuple(_placed(source.text, blocks)), title=title, sources=_sources(blocks))


def _blocks(text: str, rows: Rows, order: list[int], begins: list[bool], style: Layout) -> list[_Found]:
    """Rows put together: each block's kind, its text and its mark."""
    plain, texts, starts, kinds, marks = rows.plain, rows.texts, rows.starts, rows.kinds, rows.marks
    found: list[_Found] = []
    total = len(texts)
    bounds = [place for place, new in enumerate(begins) if new]
    bounds.append(len(order))
    narrow = 80 if style.measure is None else style.measure + 8
    paged = 0  # rows before this one are in a block already
    for place, after in pairwise(bounds):
        first, last = order[place], order[after - 1]
        while paged < first:
            found.append(_page(rows, paged))
            paged += 1
        begin, stop = starts[first], starts[last] + len(texts[last])
        kind = kinds[first]
        mark = None
        if first in marks:
            mark = span_of(begin, begin + len(plain[begin : begin + marks[first]].rstrip()))
            begin += marks[first]
        elif plain[begin] in _DASHES and (dash := _DASHED.match(plain, begin, stop)) is not None:
            mark = span_of(begin, begin + len(dash.group().rstrip()))
            begin = dash.end()
        if last - first == after - 1 - place:
            if kind == "table":
                while begin and text[begin - 1] == "\t":  # an empty first cell
                    begin -= 1
                found.append(("table", join_cells(text, plain, begin, stop), mark))
                paged = last + 1
                continue
            if plain.find("。 ", begin, stop) > 0 and kind != "section" and mark is None:
                for end, head, tail, after in _run_in(plain, begin, stop):
                    found.append(("paragraph", join(plain, begin, end), None))
                    found.append(("heading", join(plain, head, tail), None))
                    begin = after
                if begin == stop:
                    paged = last + 1
                    continue
            while stop - begin > _LONGEST and (cut := _cut(plain, begin)):
                found.append(("paragraph", join(plain, begin, cut), mark))
                begin, mark = cut, None
            joined = join(plain, begin, stop)
        else:
            joined = _across_pages(rows, order[place:after], begin)
        sort = _kind(kind, joined.text, after - place, rows.widths[first], narrow, mark is not None)
        whole = last - first == after - 1 - place
        within = [] if whole else [i for i in range(first, last) if kinds[i] == "page"]
        over = [i for i in within if starts[i] < joined.origin(0)]  # behind a list mark alone in its line
        found += [_page(rows, i) for i in over]
        found.append((sort, joined, mark))
        found += [_page(rows, i) for i in within[len(over) :]]
        paged = last + 1
    found += [_page(rows, i) for i in range(paged, total)]
    return found


def _cut(plain: str, begin: int) -> int:
    """Where what is read of *plain* from *begin* on at one time ends, of a paragraph that is longer than any:
    behind a full stop, else behind a semicolon or a comma; 0 where none of them stands.
    """
    for mark in "。；，":
        at = plain.rfind(mark, begin + 1, begin + _LONGEST)
        if at > 0:
            while at + 1 < len(plain) and plain[at + 1] in "”’）】 \u3000":
                at += 1
            return at + 1
    return 0


def _run_in(plain: str, start: int, stop: int) -> list[tuple[int, int, int, int]]:
    """Where the headings stand whose lines were run into their text (5%。 存款 居民存款上升), with where the
    text before ends and that behind begins: blanks part them, and nothing else within the clauses.
    """
    heads = [
        (found.start() + 1, *found.span("head"), found.end())
        for found in _RUN_IN.finditer(plain, start, stop)
    ]
    if heads and len(_PARTED.findall(plain, start, stop)) > len(heads):
        return []  # spaced throughout
    return heads


def _page(rows: Rows, index: int) -> _Found:
    """The row at *index* as what a page prints around its text."""
    start = rows.starts[index]
    return "page", join(rows.plain, start, start + len(rows.texts[index])), None


def _across_pages(rows: Rows, inside: list[int], begin: int) -> Joined:
    """A paragraph with a page's foot or head in its midst."""
    pieces: list[Joined] = []
    run = inside[0]
    for before, index in zip(inside, [*inside[1:], -1], strict=True):
        if index != before + 1:
            stop = rows.starts[before] + len(rows.texts[before])
            pieces.append(join(rows.plain, begin if run == inside[0] else rows.starts[run], stop))
            run = index
    return chain(pieces)


def _kind(kind: RowKind, text: str, lines: int, width: int, narrow: int, marked: bool) -> BlockKind:
    """The kind of a block; a lone short line without an end is a heading, settled later."""
    if kind == "section" or kind == "attribution":
        return kind
    last = text[-1]
    if kind == "bullet":
        whole = (
            last in "。；;！!"
            or "。" in text
            or len(text) > 80
            or _ENTRY.match(text) is not None
            or _BRIEF.fullmatch(text) is not None
        )
        return "paragraph" if whole else "item"
    if marked and last == "。" and _SENTENCE_TITLE.fullmatch(text) is not None and not _QUANTITY.search(text):
        return "heading"
    if lines > 1 or len(text) > 40 or last in "。；;，,！!、" or width > narrow:
        return "paragraph"
    said = text[: text.rindex("（")] if marked and last == "）" and "（" in text else text
    if marked and _BARE.fullmatch(text) is not None:
        return "paragraph"  # 1. 济南 18.62（+7.9%）, under a line that tells the unit
    if _CLAUSE.search(said) or _QUANTITY.search(said) or _TOLD.search(said) or not _CHINESE.search(text):
        return "paragraph"
    return "paragraph" if last in "：:" and len(text) > 6 else "heading"


def _head(blocks: list[_Found]) -> str | None:
    """Make title blocks of the lines at the head; the document's title, when there is one."""
    head: list[int] = []
    lines: list[tuple[str, bool]] = []
    for place, (kind, joined, mark) in enumerate(blocks[:_HEAD]):
        text = joined.text
        if kind == "page":
            continue
        if mark is not None or len(text) > 60 or kind not in ("heading", "paragraph", "attribution"):
            break
        if place + 1 < len(blocks) and head and _UNDER.match(blocks[place + 1][1].text) is not None:
            break  # 社会消费品零售总额⏎98.4亿元: what the number under it is of
        if text[-1] in "。；;" and _QUANTITY.search(text):
            break  # a sentence, even one that says who issued its figures
        year = _YEAR.search(text) is not None
        imprint = any(found.search(text) for found in (_DATE, _META, _OFFICE))
        imprint = imprint or masthead(text) or numbered(text) or issued(text) is not None
        # 2024[1] is what a broken title leaves; a sentence, or a figure, is no title.
        rest = len(text) <= 20 and year and not _CLAUSE.search(text) and not _QUANTITY.search(text)
        if kind != "heading" and not imprint and not rest:
            break
        head.append(place)
        lines.append((text, imprint or kind == "attribution"))
    title = title_among(lines)
    if title is None or all(place in head or block[0] == "page" for place, block in enumerate(blocks)):
        return None  # nothing but lines: they are the text itself
    for place in head:
        if blocks[place][0] != "attribution":
            blocks[place] = ("title", *blocks[place][1:])
    return title


def _list_figures(blocks: list[_Found]) -> None:
    """Make paragraphs of items that stand one behind the other, each with a figure: ● 高新区：14.8亿美元."""
    run: list[int] = []
    for place, (kind, joined, _) in enumerate(blocks):
        if kind == "item" and _QUANTITY.search(joined.text) is not None:
            run.append(place)
        elif kind != "page":
            if len(run) > 2 or (len(run) == 2 and kind not in _BODY and kind != "item"):
                _make_paragraphs(blocks, run)
            run = []
    if len(run) > 1:
        _make_paragraphs(blocks, run)


def _make_paragraphs(blocks: list[_Found], places: list[int]) -> None:
    for place in places:
        blocks[place] = ("paragraph", *blocks[place][1:])


def _settle(blocks: list[_Found]) -> None:
    """Make paragraphs of headings that head nothing, and of items of a list of figures."""
    _list_figures(blocks)
    alone = False  # whether the next block is a number and no more
    after, beyond = "", ""  # the kinds of the next two blocks; "marked" is a heading with a mark
    for place in range(len(blocks) - 1, -1, -1):
        kind, joined, mark = blocks[place]
        if kind == "page":
            continue
        if kind == "heading" and mark is None:
            heads = after in _BODY or after == "item" or (after == "heading" and beyond in _BODY)
            if not heads or (joined.text.startswith("其中") and not alone):
                kind = "paragraph"
        elif kind == "item" and after not in _BODY and after not in ("heading", "attribution"):
            kind = "paragraph" if _QUANTITY.search(joined.text) else "item"
        blocks[place] = (kind, joined, mark)
        text = joined.text
        alone = (text[:1] in "-+" or text[:1].isdecimal()) and _ALONE.fullmatch(text) is not None
        after, beyond = ("marked" if kind == "heading" and mark is not None else kind), after


def _name_items(blocks: list[_Found]) -> None:
    """Make items of titles, in an issue that has sections: a short line that opens a section, or stands
    behind the attribution of the item before, over its paragraph; behind a mark, over paragraphs that end
    with their source.
    """
    if all(kind != "section" for kind, _, _ in blocks):
        return
    before, title = "", -1
    for place, (kind, joined, mark) in enumerate(blocks):
        if kind == "page":
            continue
        text = joined.text
        marked = title >= 0 and blocks[title][2] is not None
        body = kind == "paragraph" and mark is None and text[-1] in _ENDS_BODY and len(text) > _BODY_SHORT
        if title >= 0 and (kind == "attribution" if marked else body):
            blocks[title] = ("item", *blocks[title][1:])
        opens_it = before in ("section", "attribution") and len(text) <= _TITLE_LONG
        if opens_it and kind in ("heading", "paragraph") and text[-1] not in _NO_TITLE:
            title = place
        elif not (marked and body):
            title = -1
        before = kind


_OWN_NEWS: Final = re.compile(r"[：:]|\d+月|季度|半年|\d年")
"""What a title says of a text of its own: a place, a time."""


_TIMED: Final = re.compile(r"\d月|季度|半年|全年|\d年|[年月]末|截至|今年|去年|昨日|近日|日前|本月")
"""What says when something was."""


def _head_one_text(blocks: list[_Found]) -> None:
    """Make headings of bullets' short lines, or of 【】, in a text that is one: its figures begin above the
    first of them, or only the first tells when, and it has no sources: 1—11月，投资增长4%。⏎●产业“一升两降”.
    """
    kinds = [kind for kind, _, _ in blocks]
    if ("item" in kinds) == ("section" in kinds):
        return
    part: BlockKind = "item" if "item" in kinds else "section"
    first = kinds.index(part)
    if "attribution" in kinds[first:]:
        return
    if any(kind == part and _OWN_NEWS.search(joined.text) for kind, joined, _ in blocks):
        return  # ● 北京：1-10月…
    bodies = [joined.text for kind, joined, _ in blocks[first:] if kind == "paragraph"]
    told = any(kind == "paragraph" and _QUANTITY.search(joined.text) for kind, joined, _ in blocks[:first])
    alone = part == "item" and kinds.count(part) > 1 and not any(map(_TIMED.search, bodies[1:]))
    if told or alone:  # or only what stands under the first one tells when
        blocks[:] = [("heading" if kind == part else kind, joined, mark) for kind, joined, mark in blocks]


def _name_contents(blocks: list[_Found]) -> None:
    """Make items of the titles that a list of contents at the head tells, and no text of that list."""
    first = next((at for at, (_, joined, _) in enumerate(blocks[:_HEAD]) if lists_titles(joined.text)), None)
    if first is None:
        return
    told: dict[str, int] = {}
    again: dict[str, int] = {}
    for place in range(first + 1, len(blocks)):
        kind, joined, _ = blocks[place]
        text = joined.text
        if kind == "page":
            continue
        if text in told:
            again.setdefault(text, place)
        elif not again and kind != "section" and len(text) <= _TITLE_LONG and text[-1] not in "。；":
            told[text] = place
    if len(again) < 2:
        return
    for text, place in again.items():
        blocks[told[text]] = ("title", *blocks[told[text]][1:])
        blocks[place] = ("item", *blocks[place][1:])


def _name_bullets(text: str, blocks: list[_Found]) -> None:
    """Make items of bullets that tell a figure by its name (● 北京：1-10月…) in a text whose every bullet
    stands over a paragraph of its own.
    """
    titles: list[int] = []
    over = True  # whether a bullet's paragraph has come
    for place, (kind, joined, mark) in enumerate(blocks):
        if kind in ("page", "attribution"):
            continue
        if mark is not None and text[mark.start] in _ROUND:
            if not over:
                return
            titles.append(place)
            over = False
        elif not over:
            over = kind == "paragraph" and mark is None and joined.text[-1] in _ENDS_BODY
            if not over:
                return
    if over and len(titles) > 1:
        for place in titles:
            blocks[place] = ("item", *blocks[place][1:])


def _sources(blocks: list[_Found]) -> tuple[str, ...]:
    names: list[str] = []
    for kind, joined, _ in blocks:
        if kind == "attribution" or (kind == "title" and "源" in joined.text):
            name = source_name(joined.text)
            if name is None and (found := _NAMED.search(joined.text)) is not None:
                name = found[1]
            if name:
                names.append(name)
    return tuple(names)


def _chapter(mark: str) -> int:
    """Which chapter a heading's mark counts (三、 is 3), 0 when it is of another kind."""
    return _CHAPTERS.get(mark.removesuffix("、").strip(), 0) if mark.rstrip().endswith("、") else 0


def _placed(text: str, blocks: list[_Found]) -> list[Block]:
    """The blocks, each with the section, item and heading it stands under.

    An item told under 二、 ends with 三、.
    """
    section: str | None = None
    item: str | None = None
    heading: str | None = None
    chapter, outer = 0, 0  # the last 一、, and the one that the item stands under
    placed: list[Block] = []
    add = placed.append
    for kind, joined, mark in blocks:
        if kind == "section":
            section, item, heading = joined.text[1:-1], None, None
            chapter = outer = 0
        elif kind == "item":
            item, heading, outer = joined.text, None, chapter
        elif kind == "heading":
            number = _chapter(text[mark.start : mark.stop]) if mark is not None else 0
            if item is not None and outer and number == outer + 1:
                item = None
            if item is None:
                chapter = number or chapter
            heading = joined.text.rstrip("：:。")
        add(block_of(kind, joined, section, item, heading, mark))
    return placed
