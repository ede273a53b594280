"""Errors as values: a place, the facts and, from one catalogue, the words and the remedy."""

from __future__ import annotations

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
