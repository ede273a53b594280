"""Bytes → Article: what a piece of news says, without the page it stood on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from html import unescape

from yuebao.core.problem import Problem
from yuebao.core.text import Source
from yuebao.source import open_source, outline

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(?P<head>.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^\s*(?P<name>[\w\u4e00-\u9fff]+)\s*[:：]\s*(?P<value>.*?)\s*$")
_NAMES = {
    "title": "title", "标题": "title", "题目": "title",
    "source": "source", "来源": "source", "publisher": "source",
    "date": "date", "日期": "date", "时间": "date",
    "url": "url", "link": "url", "链接": "url", "网址": "url",
}  # fmt: skip
_SOURCE = re.compile(
    r"(?:文章|信息|稿件|新闻)?[来來]\s*源\s*[：:]\s*(?P<name>[^\s）)（(|｜，。；]{2,30}?)"
    r"(?=[\s）)（(|｜，。；]|作者|编辑|记者|发布|时间|日期|浏览|点击|字号|字体|责任|$)"
)
_AGENCY = re.compile(
    r"^[（(]?(?:本报|新华社|中新社|中新网|人民网|央视网)?[^，。]{0,16}?\d{1,2}月\d{1,2}日(?:电|讯)[）)]?"
)
_WIRE = re.compile(r"^(?:据)?(?P<name>新华社|中新社|中新网|人民网|央视网|中国新闻网|经济日报|光明日报)")
_DATE = re.compile(r"(?P<y>(?:19|20)\d\d)\s*[-年./]\s*(?P<m>\d{1,2})\s*[-月./]\s*(?P<d>\d{1,2})")
_FURNITURE = re.compile(
    r"^(?:责任编辑|责编|编辑|校对|审核|监制|作者|记者|通讯员|摄影|图片来源|分享到|分享|打印|关闭|返回|上一篇|下一篇|"
    r"相关阅读|相关链接|推荐阅读|扫一扫|扫码|字号|字体|浏览|点击|阅读|版权|声明|免责|更多精彩|热门|首页|当前位置|您的位置|"
    r"收藏|评论|点赞|微信|微博|关注我们|举报|纠错|附件)"
    r"(?:(?:次数|量|数|次|到|本页|窗口|顶部|声明|所有|二维码|排行)?\s*[:：>【\[].{0,80}|.{0,14})$"
)
_SENTENCE = re.compile(r"[。！？；]")
_MARKDOWN = re.compile(r"\[([^\]]*)\]\([^)\s]*\)|(\*\*|__)(?=\S)(.+?)(?<=\S)\2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A piece of news. ``source`` is "" where nobody says whose it is: the editor is asked.

    ``name`` is its file's; ``cut`` the lines of page furniture that were left out.
    """

    name: str
    title: str
    paragraphs: tuple[str, ...]
    source: str = ""
    date: date | None = None
    url: str = ""
    cut: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


def open_article(data: bytes, *, name: str) -> Article | Problem:
    """The article in a Markdown, text, HTML or DOCX file; bad data comes back as a ``Problem``.

    Front matter (``---``, then ``title: …``, ``source: …``, ``date: …``, ``url: …`` or 标题 来源 日期 链接)
    goes before what the text says of itself.
    """
    source = open_source(data, name=name)
    if isinstance(source, Problem):
        return source
    told, body = _front(source.text)
    text = body if body is not None else source.text
    lines = [_line(line) for line in text.split("\n")]
    if body is None and source.media_type == "text/plain" and not any(lines):
        return Problem(code="YB104", place=name)
    kept: list[str] = []
    cut: list[str] = []
    for line in _paragraphs(text, source):
        (cut if _FURNITURE.match(line) else kept).append(line)
    title = told.get("title") or _title(kept)
    if kept and _same(kept[0], title):
        kept = kept[1:]
    credit, kept = _credit(kept)
    head = " ".join([*kept[:2], *cut])
    when = _when(told.get("date", "")) or _when(source.released or "") or _when(" ".join(cut) or head)
    while kept and _imprint(kept[0]):
        cut.append(kept[0])
        when = when or _when(kept[0])
        kept = kept[1:]
    who = told.get("source") or credit or source.publisher or ""
    if not who and kept and (found := _WIRE.match(kept[0])):
        who = found["name"]
    return Article(
        name=name,
        title=title,
        paragraphs=tuple(kept),
        source=who,
        date=when,
        url=told.get("url") or source.url or "",
        cut=tuple(cut),
    )


def _front(text: str) -> tuple[dict[str, str], str | None]:
    found = _FRONT.match(text)
    if found is None:
        return {}, None
    told = {}
    for line in found["head"].split("\n"):
        pair = _PAIR.match(line)
        if pair and (name := _NAMES.get(pair["name"].lower())):
            told[name] = pair["value"].strip("\"'“”")
    return told, text[found.end() :]


def _paragraphs(text: str, source: Source) -> list[str]:
    """Lines put together where a page broke them; marks of Markdown taken off."""
    plain = Source(sha256=source.sha256, name=source.name, text=text, media_type=source.media_type)
    out = []
    for block in outline(plain).blocks:
        if block.kind == "page":
            continue
        mark = text[block.mark.start : block.mark.stop] if block.mark else ""
        line = _line(("" if mark in ("#", "##", "###", "-", "*", "●", "•") else mark) + block.text)
        out += [line] if line else []
    return out


def _line(line: str) -> str:
    # The blank behind a heading's mark is gone where a line was put together; #1机组 is no heading.
    line = re.sub(r"^\s*(?:#{1,6}(?:\s+|(?=[^\s#\d]))|[>*+-]\s+)", "", unescape(line))
    line = _MARKDOWN.sub(lambda found: found[1] or found[3] or "", line)
    return " ".join(line.split())


def _title(lines: list[str]) -> str:
    """The first line that is no sentence."""
    return next((line for line in lines[:3] if not _SENTENCE.search(line) and len(line) <= 60), "")


def _same(line: str, title: str) -> bool:
    return bool(title) and "".join(line.split()) == "".join(title.split())


def _credit(lines: list[str]) -> tuple[str, list[str]]:
    """（来源：…） wherever it stands on its own, and the lines without it."""
    who, kept = "", []
    for line in lines:
        found = _SOURCE.search(line)
        alone = found is not None and not _SENTENCE.search(line.rstrip("）)")) and len(line) <= 80
        if found and alone:
            who = who or found["name"].strip("“”")
        else:
            kept.append(line)
    return who, kept


def _imprint(line: str) -> bool:
    """A line that says when and where a piece was published and nothing else."""
    if _AGENCY.match(line) or _SENTENCE.search(line):
        return False
    return len(line) <= 60 and _DATE.search(line) is not None and "，" not in line


def _when(text: str) -> date | None:
    found = _DATE.search(text)
    if found is None:
        return None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
