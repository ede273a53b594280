"""Errors as values: a place, the facts and, from one catalogue, the words and the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the catalogue says of a code, in English and Chinese; ``{}`` fields are facts."""

    text: str
    remedy: str
    text_zh: str
    remedy_zh: str


CATALOGUE: dict[str, Entry] = {
    "YB101": Entry(
        text="there is no file here",
        remedy="Check the path; a name with spaces needs quotes.",
        text_zh="找不到这个文件",
        remedy_zh="请核对路径；含空格的文件名要加引号。",
    ),
    "YB102": Entry(
        text="this is a folder, not a file",
        remedy="Name the files themselves: {name}/*.txt",
        text_zh="这是文件夹，不是文件",
        remedy_zh="请写出文件名，例如 {name}/*.txt",
    ),
    "YB103": Entry(
        text="the file cannot be opened: {reason}",
        remedy="Check that you may read it and that no other program holds it.",
        text_zh="文件打不开：{reason}",
        remedy_zh="请检查读取权限，并关闭正在使用它的程序。",
    ),
    "YB104": Entry(
        text="the file is empty",
        remedy="Save it again from where it came, or name another file.",
        text_zh="文件是空的",
        remedy_zh="请重新保存原文件，或换一个文件。",
    ),
    "YB105": Entry(
        text="this is not text: {reason}",
        remedy="Save it as UTF-8 text or HTML and read that.",
        text_zh="这不是文本：{reason}",
        remedy_zh="请另存为 UTF-8 文本或网页再读。",
    ),
    "YB106": Entry(
        text="the text is in no encoding we know (tried {tried})",
        remedy="Save it as UTF-8 and read that.",
        text_zh="无法识别文字编码（试过 {tried}）",
        remedy_zh="请另存为 UTF-8 再读。",
    ),
    "YB107": Entry(
        text="the file has {size} bytes, more than the {limit} we read at once",
        remedy="Split it, one document a file.",
        text_zh="文件有 {size} 字节，超过一次可读的 {limit} 字节",
        remedy_zh="请拆开，一个文件放一篇文档。",
    ),
    "YB108": Entry(
        text="no text was found in this page",
        remedy="Save the article itself, not its frame, and read that.",
        text_zh="网页里没有正文",
        remedy_zh="请保存文章页面本身再读。",
    ),
    "YB109": Entry(
        text="the output cannot be written: {reason}",
        remedy="Name a file in a folder that exists and that you may write to.",
        text_zh="结果写不出去：{reason}",
        remedy_zh="请写到已存在且有写权限的文件夹里。",
    ),
    "YB110": Entry(
        text="no proof can be checked here: {reason}",
        remedy="Write one with: yuebao check FILE --proof -o proof.json",
        text_zh="这里没有可验证的证明：{reason}",
        remedy_zh="请用 yuebao check FILE --proof -o proof.json 写出证明。",
    ),
    "YB111": Entry(
        text="the PDF is locked with a password",
        remedy="Open it where the password is known, print it to a PDF without one, and read that.",
        text_zh="PDF 有密码",
        remedy_zh="请用知道密码的程序打开，另存为没有密码的 PDF 再读。",
    ),
    "YB112": Entry(
        text="the PDF is damaged",
        remedy="Fetch it again from where it came, or open it in a viewer and print it to a new PDF.",
        text_zh="PDF 已损坏",
        remedy_zh="请重新下载，或在阅读器里打开后另存为新的 PDF。",
    ),
    "YB113": Entry(
        text="the PDF has {count} pages, more than we read at once",
        remedy="Split it, one bulletin a file.",
        text_zh="PDF 有 {count} 页，超过一次可读的页数",
        remedy_zh="请拆开，一个文件放一期公报。",
    ),
    "YB114": Entry(
        text="the file was given up on: it takes too much {reason}",
        remedy="Make sure where it comes from; split it, or print its pages to a new file and read that.",
        text_zh="已放弃这个文件：它占用的资源（{reason}）过多",
        remedy_zh="请核实文件来源；可拆开，或把页面重新打印成新文件再读。",
    ),
    "YB115": Entry(
        text="{kind} files need the extra [{extra}], which is not installed",
        remedy="Install it with: pip install 'yuebao[{extra}]'",
        text_zh="读 {kind} 文件需要附加组件 [{extra}]，这里没有安装",
        remedy_zh="请安装：pip install 'yuebao[{extra}]'",
    ),
    "YB116": Entry(
        text="no text was found on its pages",
        remedy="Look at the file in a viewer; if it shows text, print it to a new PDF and read that.",
        text_zh="页面上没有文字",
        remedy_zh="请在阅读器里查看；若有文字，请打印成新的 PDF 再读。",
    ),
    "YB117": Entry(
        text="the picture is too large: {size}",
        remedy="Scan it again at 300 dots an inch, in grey, a page a picture.",
        text_zh="图片太大：{size}",
        remedy_zh="请用 300 dpi 灰度重新扫描，一页一张。",
    ),
    "YB118": Entry(
        text="the picture is damaged",
        remedy="Fetch it again, or open it in a viewer and save it as PNG.",
        text_zh="图片已损坏",
        remedy_zh="请重新下载，或在看图程序里另存为 PNG 再读。",
    ),
    "YB119": Entry(
        text="scans are read through tesseract with its Chinese, which is not installed",
        remedy="Install it (Debian: apt install {package}), or read the text that the scan was made of.",
        text_zh="读扫描件需要 tesseract 及其中文数据，这台机器上没有",
        remedy_zh="请安装（Debian：apt install {package}），或改读原文。",
    ),
    "YB120": Entry(
        text="only a PDF can be marked, and this is none",
        remedy="Write the report as a page instead: -o report.html",
        text_zh="只有 PDF 能加批注，这个文件不是 PDF",
        remedy_zh="请改写成网页报告：-o report.html",
    ),
    "YB121": Entry(
        text="page(s) {pages} are pictures, or their characters mean nothing, and were left out: {reason}",
        remedy="The other pages are read. For these: {remedy}",
        text_zh="第 {pages} 页是图片或乱码，没有读：{reason_zh}",
        remedy_zh="其余各页照读。要读这几页，{remedy_zh}",
    ),
    "YB131": Entry(
        text="the file is locked with a password",
        remedy="Open it where the password is known, save it without one, and read that.",
        text_zh="文件有密码",
        remedy_zh="请用知道密码的程序打开，去掉密码另存后再读。",
    ),
    "YB132": Entry(
        text="the file is damaged: {reason}",
        remedy="Fetch it again, or open it in the program that made it and save it anew.",
        text_zh="文件损坏：{reason}",
        remedy_zh="请重新下载，或用原来的程序打开后另存。",
    ),
    "YB133": Entry(
        text="the file is not read, for safety: {reason}",
        remedy="Make sure where it comes from; open it in its own program and save the text.",
        text_zh="为安全起见不读这个文件：{reason}",
        remedy_zh="请核实文件来源，用原来的程序打开后另存为文本。",
    ),
    "YB134": Entry(
        text="{kind} files are read through LibreOffice, which is not installed",
        remedy="Install it (Debian: apt install libreoffice-writer), or save the file as DOCX and read that.",
        text_zh="读 {kind} 文件需要 LibreOffice，这台机器上没有",
        remedy_zh="请安装 LibreOffice（Debian：apt install libreoffice-writer），或另存为 DOCX 再读。",
    ),
    "YB135": Entry(
        text="LibreOffice could not read this {kind} file: {reason}",
        remedy="Open it in the program that made it, save it as DOCX and read that.",
        text_zh="LibreOffice 读不了这个 {kind} 文件：{reason}",
        remedy_zh="请用原来的程序打开，另存为 DOCX 再读。",
    ),
    "YB136": Entry(
        text="the table is too large: {reason}",
        remedy="Keep the rows and columns of the bulletin's table, and read that.",
        text_zh="表太大：{reason}",
        remedy_zh="请只保留月报用表的行和列，另存后再读。",
    ),
    "YB137": Entry(
        text="this holds {count} documents, not one: {names}",
        remedy="Name one of them, as in {example}; yuebao text, read and check take them all.",
        text_zh="里面有 {count} 个文档，不是一个：{names}",
        remedy_zh="请指明其中一个，例如 {example}；yuebao text、read、check 可以一次读完。",
    ),
    "YB138": Entry(
        text="no document that we read is in it",
        remedy="Take the documents out of it, save them as DOCX, XLSX, HTML or text, and read those.",
        text_zh="里面没有可读的文档",
        remedy_zh="请取出文档，另存为 DOCX、XLSX、HTML 或文本再读。",
    ),
    "YB139": Entry(
        text="there is no {member} in it",
        remedy="See what is in it with: yuebao text {archive}",
        text_zh="里面没有 {member}",
        remedy_zh="可用 yuebao text {archive} 查看里面有什么。",
    ),
    "YB200": Entry(
        text="these figures cannot all be true",
        remedy="Check them against the register or the publisher's table; one of them is wrong.",
        text_zh="这几个数不可能同时成立",
        remedy_zh="请对照原始数据核对这几个数，至少有一个印错了。",
    ),
    "YB301": Entry(
        text="the lexicon contradicts itself: {reason}",
        remedy="Mend the row it names; two rows may not claim one phrase.",
        text_zh="词库自相矛盾：{reason}",
        remedy_zh="请改正所指的那一行；一个词只能有一个解释。",
    ),
    "YB500": Entry(
        text="this needs the extra [{extra}], which is not installed",
        remedy="Install it: pip install 'yuebao[{extra}]'",
        text_zh="这项功能需要附加组件 [{extra}]，还没有安装",
        remedy_zh="请安装：pip install 'yuebao[{extra}]'",
    ),
    "YB501": Entry(
        text="the register's code lists or rules cannot be used: {reason}",
        remedy="Mend the row it names; yuebao register codes FOLDER writes sound files to compare with.",
        text_zh="登记系统的代码表或规则不能用：{reason}",
        remedy_zh="请改正所指的那一行；yuebao register codes 文件夹 可写出完好的文件供对照。",
    ),
    "YB502": Entry(
        text="the mapping file cannot be used: {reason}",
        remedy="Write it as docs/register.md shows: [contracts.columns] our names = its headers.",
        text_zh="对照文件不能用：{reason}",
        remedy_zh="请按 docs/register.md 的样子写：[contracts.columns] 下写我们的栏名和表里的表头。",
    ),
    "YB503": Entry(
        text="this workbook cannot be used: {reason}",
        remedy="Open it in a spreadsheet program and save it again as XLSX without a password.",
        text_zh="这个工作簿不能用：{reason}",
        remedy_zh="请用表格软件打开，另存为不加密的 XLSX。",
    ),
    "YB504": Entry(
        text="no sheet has all the columns: missing {missing}; found {found}",
        remedy="Use the template (yuebao register template) or give a mapping file with --mapping.",
        text_zh="没有一张表栏目齐全：缺 {missing}；表里有 {found}",
        remedy_zh="请用模板（yuebao register template），或用 --mapping 给出对照文件。",
    ),
    "YB505": Entry(
        text="the register cannot be used: {reason}",
        remedy="Check the path or URL given with --register, and that no other program holds it.",
        text_zh="登记库不能用：{reason}",
        remedy_zh="请核对 --register 的路径或地址，并看是否有别的程序占用。",
    ),
    "YB506": Entry(
        text="the total of {period} rests on too few firms to be published",
        remedy="Wait until more firms are audited; --internal shows it to those who audit.",
        text_zh="{period} 的合计只来自极少数企业，不能公布",
        remedy_zh="请等更多企业审核完毕；审核人员可用 --internal 查看。",
    ),
    "YB507": Entry(
        text="a firm's own figures go to that firm alone, and {firm} is not registered",
        remedy="Name the firm by its code: --by firm --firm CODE",
        text_zh="企业自己的数只给企业本身看，而 {firm} 没有登记",
        remedy_zh="请写明企业代码：--by firm --firm 代码",
    ),
    "YB508": Entry(
        text="the register's trail or records were altered: {reason}",
        remedy="Restore the last good copy of the register, and ask who had access to the file.",
        text_zh="登记库的留痕或记录被改动过：{reason}",
        remedy_zh="请恢复最近一份完好的备份，并查明谁动过这个文件。",
    ),
    "YB509": Entry(
        text="{option} is {given}, which is no {wanted}",
        remedy="Write it as {example}",
        text_zh="{option} 写成了 {given}，不是{wanted}",
        remedy_zh="请写成 {example} 的样子",
    ),
    "YB510": Entry(
        text="the statistics in words would not be read back as they are meant: {said} for {meant}",
        remedy="Name an area known by itself: --area 大连市, or 全市. If it is one, please report this.",
        text_zh="写成文字的统计读回来与原意不符：{said}，应为 {meant}",
        remedy_zh="请用 --area 写明省、市一级的地区，如大连市，或写全市；若已如此，请向我们反映。",
    ),
    "YB401": Entry(
        text="the book cannot be opened: {reason}",
        remedy="Name a file in a folder that exists, or a database that answers: --book PATH or URL.",
        text_zh="账本打不开：{reason}",
        remedy_zh="请用 --book 指定已存在文件夹里的文件，或能连上的数据库地址。",
    ),
    "YB402": Entry(
        text="this is no book of yuebao's",
        remedy="Name another file with --book; a new one is made where there is none.",
        text_zh="这不是 yuebao 的账本",
        remedy_zh="请用 --book 另指一个文件；没有的会新建。",
    ),
    "YB403": Entry(
        text="the book was made by a newer yuebao (its form is {version})",
        remedy="Install the newest yuebao, or open another book.",
        text_zh="账本是更新版本的 yuebao 建的（格式 {version}）",
        remedy_zh="请升级 yuebao，或打开别的账本。",
    ),
    "YB404": Entry(
        text="the book has no such figure or document",
        remedy="Find it with: yuebao series WORDS, yuebao search WORDS, or yuebao documents",
        text_zh="账本里没有这个数或这份文件",
        remedy_zh="请用 yuebao series、yuebao search 或 yuebao documents 查找。",
    ),
    "YB405": Entry(
        text="several have that name: {several}",
        remedy="Give more of the identifier.",
        text_zh="有几个符合：{several}",
        remedy_zh="请把编号写得更完整些。",
    ),
    "YB406": Entry(
        text="that cannot be decided: {reason}",
        remedy="See what there is with: yuebao show ID, yuebao series WORDS, yuebao decisions",
        text_zh="不能这样决定：{reason}",
        remedy_zh="请先用 yuebao show、yuebao series 或 yuebao decisions 查看现状。",
    ),
    "YB407": Entry(
        text="this is no dump of a book: {reason}",
        remedy="Make one with: yuebao dump -o book.jsonl",
        text_zh="这不是账本的导出文本：{reason}",
        remedy_zh="请用 yuebao dump -o book.jsonl 导出。",
    ),
    "YB408": Entry(
        text="that cannot be asked: {reason}",
        remedy="Write one SELECT; there are figures, series, documents, findings and decisions.",
        text_zh="不能这样查：{reason}",
        remedy_zh="只能写一条 SELECT；有 figures、series、documents、findings、decisions 五张表。",
    ),
    "YB409": Entry(
        text="no table can be verified here: {reason}",
        remedy="Export one with: yuebao export QUERY -o table.csv",
        text_zh="这里没有可核对的表：{reason}",
        remedy_zh="请先用 yuebao export 导出表格。",
    ),
    "YB601": Entry(
        text="there is no issue here: issue.toml is missing",
        remedy="Make one with: yuebao issue new 2025-06",
        text_zh="这里没有期刊：缺 issue.toml",
        remedy_zh="请用 yuebao issue new 2025-06 新建。",
    ),
    "YB602": Entry(
        text="the issue's settings cannot be used: {reason}",
        remedy="Mend what it names; docs/issue.md shows every setting.",
        text_zh="本期的设置不能用：{reason}",
        remedy_zh="请改正所指的地方；docs/issue.md 列出全部设置。",
    ),
    "YB603": Entry(
        text="there is no draft yet",
        remedy="Write one with: yuebao issue draft",
        text_zh="还没有草稿",
        remedy_zh="请先运行 yuebao issue draft。",
    ),
    "YB605": Entry(
        text="no Chinese font was found to set the PDF and the charts in",
        remedy="Install Noto CJK; on Debian or Ubuntu: apt install fonts-noto-cjk",
        text_zh="找不到排版用的中文字体",
        remedy_zh="请安装思源字体（Debian、Ubuntu：apt install fonts-noto-cjk）。",
    ),
    "YB606": Entry(
        text="there is no book here to write from",
        remedy="Add to one with yuebao add, or name another with --book.",
        text_zh="这里没有可以取数的账本",
        remedy_zh="请先用 yuebao add 入账，或用 --book 另指一个。",
    ),
    "YB607": Entry(
        text="this piece has no title",
        remedy="Write one into its head: ---, title: …, ---",
        text_zh="这篇稿子没有标题",
        remedy_zh="请在文件开头写上：---，title: …，---",
    ),
    "YB608": Entry(
        text="there is an issue here already",
        remedy="Edit it, or name another folder.",
        text_zh="这里已经有一期",
        remedy_zh="请直接编辑，或换一个文件夹。",
    ),
    "YB609": Entry(
        text="the finding {finding} cannot be accepted: it stops nothing, or --why gives no reason",
        remedy="See what there is with yuebao issue proof, and give a reason with --why.",
        text_zh="{finding} 不能放行：没有这一处，或没有用 --why 写明理由",
        remedy_zh="请先看 yuebao issue proof 的结果，并用 --why 写明理由。",
    ),
    "YB610": Entry(
        text="there is no form called {form}",
        remedy="Choose from these: {forms}",
        text_zh="没有 {form} 这种格式",
        remedy_zh="可用的格式：{forms}",
    ),
    "YB611": Entry(
        text="there is no published issue to build a site from",
        remedy="Publish one first: yuebao issue publish 2025-06",
        text_zh="还没有发布过的期刊，建不成网站",
        remedy_zh="请先运行 yuebao issue publish 2025-06。",
    ),
    "YB900": Entry(
        text="this is a fault in yuebao, not in the file ({reason})",
        remedy="Please report it with the file; YUEBAO_DEBUG=1 shows where it arose.",
        text_zh="这是 yuebao 的毛病，不是文件的（{reason}）",
        remedy_zh="请连同文件一起报告；设 YUEBAO_DEBUG=1 可以看到出错的位置。",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong with what was given: its code, its place and the facts.

    ``place`` is ``FILE``, ``FILE:LINE`` or ``FILE:LINE:COLUMN``; ``facts`` fill the
    catalogue's sentences. The code must be in ``CATALOGUE``.
    """

    code: str
    place: str
    facts: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.code not in CATALOGUE:
            raise ValueError(f"no such problem: {self.code}")

    @property
    def text(self) -> str:
        return CATALOGUE[self.code].text.format(**dict(self.facts))

    @property
    def remedy(self) -> str:
        return CATALOGUE[self.code].remedy.format(**dict(self.facts))

    @property
    def text_zh(self) -> str:
        return CATALOGUE[self.code].text_zh.format(**dict(self.facts))

    @property
    def remedy_zh(self) -> str:
        return CATALOGUE[self.code].remedy_zh.format(**dict(self.facts))

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.text}\n{self.remedy}"


class Unreadable(Exception):
    """Raised to a Python caller whose input could not be read; carries the ``Problem``."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def unopened(error: OSError | ValueError, *, place: str) -> Unreadable:
    """Why the file at *place* was not opened: not there (``YB101``), a folder (``YB102``), else ``YB103``.

    A ``ValueError`` is what a NUL in the name makes.
    """
    match error:
        case FileNotFoundError():
            return Unreadable(Problem(code="YB101", place=place))
        case IsADirectoryError():
            return Unreadable(Problem(code="YB102", place=place, facts=(("name", place.rstrip("/")),)))
    reason = getattr(error, "strerror", None) or str(error)
    return Unreadable(Problem(code="YB103", place=place, facts=(("reason", reason),)))


@contextmanager
def extra(name: str, *, place: str) -> Iterator[None]:
    """Whatever is imported within comes with an extra of that *name*; *place* is what wants it.

    Raises:
        Unreadable: the extra is not installed (``YB500``).
    """
    try:
        yield
    except ImportError:
        raise Unreadable(Problem(code="YB500", place=place, facts=(("extra", name),))) from None
