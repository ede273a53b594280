"""An issue as a DOCX that a person goes on editing: named styles on the measures of GB/T 9704.

Nothing is formatted directly: who changes a style changes the issue. Fonts are named, not embedded.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from yuebao.bulletin.issue import Block, Chart, Draft, Item, Paragraph, Table
from yuebao.bulletin.render import pictures
from yuebao.bulletin.render.text import attribution
from yuebao.core.problem import extra

if TYPE_CHECKING:
    from docx.document import Document

BODY, HEAD, TITLE = "仿宋", "黑体", "华文中宋"
RED, INK = "A3211C", "1D2530"
INDENT = 200
"""Hundredths of a character that a paragraph's first line stands in: two characters."""

# Style: (its base, font, points, bold, colour, alignment, points before, after, keep with next)
STYLES: tuple[tuple[str, str, str, float, bool, str, str, float, float, bool], ...] = (
    ("月报刊名", "Normal", TITLE, 24, True, RED, "center", 0, 6, True),
    ("月报期号", "Normal", BODY, 14, False, INK, "center", 0, 6, True),
    ("月报出版", "Normal", BODY, 14, False, INK, "left", 0, 14, True),
    ("月报栏目", "Heading 1", HEAD, 18, False, RED, "left", 18, 8, True),
    ("月报标题", "Heading 2", HEAD, 16, False, INK, "left", 12, 6, True),
    ("月报正文", "Normal", BODY, 16, False, INK, "both", 0, 0, False),
    ("月报表后", "月报正文", BODY, 16, False, INK, "both", 10, 0, False),
    ("月报来源", "Normal", BODY, 14, False, INK, "right", 4, 8, False),
    ("月报空栏", "Normal", BODY, 16, False, INK, "center", 8, 8, False),
    ("月报图", "Normal", BODY, 12, False, INK, "center", 8, 8, False),
    ("月报表题", "Normal", HEAD, 12, False, INK, "center", 10, 4, True),
    ("月报表头", "Normal", HEAD, 10, False, INK, "center", 2, 2, True),
    ("月报表项", "Normal", BODY, 10.5, False, INK, "left", 2, 2, True),
    ("月报表数", "Normal", BODY, 10.5, False, INK, "right", 2, 2, True),
)


def render(draft: Draft) -> bytes:
    """*draft* as DOCX.

    Raises:
        Unreadable: python-docx is not installed (``YB500``), or no chart can be drawn (``YB605``).
    """
    with extra("office", place="DOCX"):
        from docx import Document as new
    document = new()
    _page(document)
    _styles(document)
    imprint = draft.imprint
    facts = document.core_properties
    facts.title, facts.author, facts.language = imprint.heading, imprint.publisher, "zh-CN"
    facts.comments, facts.keywords = "", imprint.numbered
    _put(document, imprint.heading, "月报刊名")
    _put(document, imprint.numbered, "月报期号")
    _put(document, f"{imprint.publisher}\t{imprint.dated}", "月报出版")
    for column in draft.columns:
        _put(document, f"【{column.name}】", "月报栏目")
        if not column.items:
            _put(document, column.empty, "月报空栏")
        for item in column.items:
            _item(document, item)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _put(document: Document, text: str, style: str) -> Any:
    """A paragraph in *style*, one of ours, whose name is its identifier: asking for it by name is slow."""
    paragraph = document.add_paragraph(text)
    paragraph._p.style = style
    return paragraph


def _item(document: Document, item: Item) -> None:
    _put(document, f"● {item.title}", "月报标题")
    before: Block | None = None
    for block in item.blocks:
        _block(document, block, below=isinstance(before, Table))
        before = block
    if told := attribution(item):
        _put(document, told, "月报来源")


def _block(document: Document, block: Block, *, below: bool) -> None:
    """A block; a paragraph *below* a table stands off from it."""
    from docx.shared import Mm

    match block:
        case Paragraph(text=text):
            _put(document, text, "月报表后" if below else "月报正文")
        case Chart():
            paragraph = _put(document, "", "月报图")
            picture = paragraph.add_run().add_picture(BytesIO(pictures.png(block)), width=Mm(156))
            about = picture._inline.docPr
            about.set("descr", block.alternative)
            about.set("title", block.title)
        case Table(caption=caption, rows=rows):
            _put(document, caption, "月报表题")
            table = document.add_table(rows=len(rows), cols=len(rows[0]), style="月报表")
            widths = [max(map(len, column)) + 3 for column in zip(*rows, strict=True)]
            table.autofit = False
            for c, width in enumerate(widths):
                table.columns[c].width = Mm(156 * width / sum(widths))
            for r, (row, line) in enumerate(zip(rows, table._tbl.tr_lst, strict=True)):
                for c, (cell, box) in enumerate(zip(row, line.tc_lst, strict=True)):
                    box.width = Mm(156 * widths[c] / sum(widths))
                    paragraph = box.p_lst[0]
                    paragraph.style = "月报表头" if not r else "月报表项" if not c else "月报表数"
                    paragraph.add_r().text = cell
            header = table.rows[0]._tr.get_or_add_trPr()
            header.append(_element("w:tblHeader"))


def _page(document: Document) -> None:
    """A4 with the text block of GB/T 9704: 156 by 225 millimetres, 22 lines of 28 characters."""
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    grid = section._sectPr.find(_name("w:docGrid"))
    if grid is not None:
        section._sectPr.remove(grid)
    section._sectPr.append(_element("w:docGrid", type="lines", linePitch="580"))
    foot = section.footer.paragraphs[0]
    foot.style = document.styles["Footer"]
    foot.add_run("— ")
    for kind in ("begin", "", "end"):
        run = foot.add_run()
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            code = _element("w:instrText")
            code.text = "PAGE"
            run._r.append(code)
    foot.add_run(" —")


def _styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt, RGBColor

    styles: Any = document.styles
    _fonts(styles["Normal"], BODY)
    _fonts(styles["Footer"], "宋体")
    _aligned(styles["Footer"], "center")
    styles["Footer"].font.size = Pt(14)
    for name, base, font, size, bold, colour, align, before, after, keep in STYLES:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[base]
        style.quick_style = True
        style.font.size, style.font.bold = Pt(size), bold
        style.font.color.rgb = RGBColor.from_string(colour)
        _fonts(style, font)
        _aligned(style, align)
        form = style.paragraph_format
        form.space_before, form.space_after = Pt(before), Pt(after)
        form.keep_with_next, form.widow_control = keep, True
        if name in ("月报正文", "月报表后", "月报来源", "月报空栏"):
            form.line_spacing = Pt(29)
        if name == "月报正文":
            style.element.get_or_add_pPr().append(
                _element("w:ind", firstLineChars=str(INDENT), firstLine="640")
            )
        if name == "月报出版":
            form.tab_stops.add_tab_stop(Mm(156), alignment=2)
            borders = _element("w:pBdr")
            borders.append(_element("w:bottom", val="thickThinSmallGap", sz="24", space="4", color=RED))
            _ordered(style.element.get_or_add_pPr(), borders)
        if name.startswith(("月报图", "月报表")) and base == "Normal":
            form.keep_together = True
            # Pictures and tables are as tall as they are, not as tall as the page's lines.
            _ordered(style.element.get_or_add_pPr(), _element("w:snapToGrid", val="0"))
    table = styles.add_style("月报表", WD_STYLE_TYPE.TABLE)
    rules = _element("w:tblBorders")
    for side, weight in (("top", "12"), ("bottom", "12"), ("insideH", "4")):
        rules.append(_element(f"w:{side}", val="single", sz=weight, space="0", color=INK))
    properties = _element("w:tblPr")
    properties.append(_element("w:jc", val="center"))
    properties.append(rules)
    table.element.append(properties)


def _fonts(style: Any, name: str) -> None:
    """*name* for Chinese, Times New Roman for Latin letters and digits."""
    style.font.name = "Times New Roman"
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(_name(f"w:{key}"), None)
    fonts.set(_name("w:eastAsia"), name)


def _aligned(style: Any, how: str) -> None:
    properties = style.element.get_or_add_pPr()
    properties.get_or_add_jc().set(_name("w:val"), how)


def _ordered(properties: Any, early: Any) -> None:
    """A property where the schema wants it: borders and the grid before spacing and indentation."""
    later = [_name(f"w:{tag}") for tag in ("shd", "tabs", "suppressAutoHyphens", "spacing", "ind", "jc")]
    for place, child in enumerate(properties):
        if child.tag in later:
            properties.insert(place, early)
            return
    properties.append(early)


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_name(f"w:{name}"), value)
    return made


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(tag))
