"""Bytes → text: which encoding a file is in, by trial, and what is no text at all.

The order of trials, and why:

1. a byte-order mark, which names the encoding;
2. UTF-8, strictly: other encodings' Chinese text is almost never valid UTF-8 by chance, and
   nearly every file of today is in it. It is also the fastest trial;
3. UTF-16 and UTF-32 without a mark, by where the zero bytes (of ASCII digits, spaces and line
   feeds) stand;
4. GB18030 against Big5. Nearly any Big5 file decodes as GB18030 without an error, into rare
   characters; so the decoding whose text holds more of the commonest characters wins.
   A general detector (charset-normalizer) was not kept for this: it looks at a sample and is
   slow, and for Chinese the two candidates and the vocabulary are known beforehand.
"""

from __future__ import annotations

import codecs
import re

from yuebao.core.problem import Problem

LIMIT = 64 * 1024 * 1024
_SAMPLE = 1 << 16
TRIED = "UTF-8, UTF-16, UTF-32, GB18030, Big5"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_MARKS = re.compile(rb"(?:\xef\xbb\xbf)+")
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (DOCX, XLSX)"),
    (b"PK\x05\x06", "ZIP"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC, XLS"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM\x00\x00", "BMP"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"{\\rtf", "RTF"),
)
_MAGIC_BYTES = tuple(magic for magic, _ in _MAGIC)
# The characters that fill Chinese statistical prose, in both scripts, with its punctuation.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种"
    "面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本"
    "去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比"
    "或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总"
    "次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做"
    "必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权"
    "收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信"
    "马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连"
    "断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存"
    "候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严降额"
    "亿吨服贸投资销售零居居消费企业财税"
    "這為個國時來們產種說過學經進著電裡實現體機當業開還應點從兩間樣與關線內數會發動對後話問題無係軍變條結"
    "統計減額億噸價總費財稅銷賣貿務資訊報長東車門風馬現領導農區運廣際據華聯證轉單節觀織須難礦委備辦約勞團歷"
    "構稱維劃選標親養專狀適屬圓滿縣調參紅細聽該鐵嚴"
    "，。、；：（）％％“”０１２３４５６７８９《》「」"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_USUAL = re.compile(r"[\t\n\r -~\u2010-\u2026\u3000-\u301e\u4e00-\u9fff\uff01-\uff5e]")
_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_MARKED = tuple(mark for mark, _ in _BOMS)
_MAY_BE_UNCLEAN = bytes({*range(32), 0x7F, 0xC2} - {9, 10})
"""Bytes of control characters and line ends in UTF-8; the first byte of those from U+0080."""
_CONTROL_BYTES = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def decode(data: bytes, *, name: str, told: str | None = None) -> str | Problem:
    """The text of *data*, its line ends made ``\\n`` and its control characters U+FFFD.

    The text can always be encoded as UTF-8. Bytes that are no text come back as a
    ``Problem``: YB104 empty, YB105 no text, YB106 unknown encoding, YB107 too large.
    *told* is what *data* says in UTF-8, where it was a text before.
    """
    if len(data) > LIMIT:
        return Problem(code="YB107", place=name, facts=(("size", str(len(data))), ("limit", str(LIMIT))))
    if not data.strip(b" \t\r\n\x0c\x0b"):
        return Problem(code="YB104", place=name)
    if data.startswith(_MAGIC_BYTES):
        return _no_text(name, next(kind for magic, kind in _MAGIC if data.startswith(magic)))
    plain = _plain(data, told)
    if plain is not None and _is_clean(data, plain):
        return plain if plain.strip() else Problem(code="YB104", place=name)
    text = _decoded(data) if plain is None else plain
    if isinstance(text, str):
        return _clean(text, name)
    return _no_text(name, text.reason) if text.reason else _unknown(name)


def _plain(data: bytes, told: str | None) -> str | None:
    """What *data* says in UTF-8 without a mark, as nearly all files do; None when it does not."""
    if data.startswith(_MARKED) or 0 in data[:_SAMPLE]:
        return None
    return _try(data, "utf-8") if told is None else told


def _is_clean(data: bytes, text: str) -> bool:
    """Whether *text*, *data* in UTF-8, surely has no line ends but line feeds and no control characters."""
    if len(data.translate(None, _MAY_BE_UNCLEAN)) < len(data):
        return False
    return not ("\u2028" in text or "\u2029" in text or "\ufffe" in text or "\uffff" in text)


class _Undecoded:
    """Why no text came out: *reason* is empty when no encoding fits."""

    __slots__ = ("reason",)

    def __init__(self, reason: str) -> None:
        self.reason = reason


def _decoded(data: bytes) -> str | _Undecoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            marked = data[len(mark) :].decode(encoding, "replace")
            if marked.count("\ufffd") * 100 <= len(marked):
                return marked
            if encoding != "utf-8":
                return _Undecoded("")
            data = _MARKS.sub(b"", data, count=1)  # put before text of another encoding by mistake
            break
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    if not zeros:
        text = _try(data, "utf-8")
        if text is not None:
            return text
    wide = _wide(sample) if zeros else None
    if wide is not None:
        text = _try(data[: len(data) - len(data) % (4 if "32" in wide else 2)], wide)
        if text is not None and _written(text):
            return text
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if len(sample) < zeros * 50 or len(sample) < controls * 20:
        return _Undecoded("NUL")
    if zeros or 0 in data:
        text = _try(data, "utf-8")
        if text is not None:
            return text
    surrogates = _surrogates(data)
    if surrogates is not None:
        return surrogates
    candidates = [text for text in (_try(data, "gb18030"), _try(data, "big5hkscs")) if text is not None]
    if candidates:
        return max(candidates, key=_familiar)
    # One broken byte (a file cut off in the midst of a character) need not cost the rest.
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        mended = data.decode(encoding, "replace")
        if mended.count("\ufffd") * 100 <= len(mended) and 0.2 <= _familiar(mended):
            return mended
    return _Undecoded("")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _surrogates(data: bytes) -> str | None:
    """UTF-8 but for surrogates written as three bytes each."""
    if b"\xed" not in data:
        return None
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None


def _wide(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 by the places of zero bytes, or ``None``."""
    counts = [sample[place::4].count(0) for place in range(4)]
    quarter = max(1, len(sample) // 4)
    if counts[3] >= quarter * 0.95 and counts[2] >= quarter * 0.95 and counts[0] < quarter * 0.5:
        return "utf-32-le"
    if counts[0] >= quarter * 0.95 and counts[1] >= quarter * 0.95 and counts[3] < quarter * 0.5:
        return "utf-32-be"
    even, odd = counts[0] + counts[2], counts[1] + counts[3]
    if even * 8 < odd:
        return "utf-16-le"
    if odd * 8 < even:
        return "utf-16-be"
    return None


def _written(text: str) -> bool:
    """Whether a sample is mostly ASCII text and Chinese: any bytes make some UTF-16."""
    sample = text[:_SAMPLE]
    return len(sample) < 2 * len(_USUAL.findall(sample))


def _familiar(text: str) -> float:
    """The share of common characters among those of a sample that are not ASCII."""
    sample = [character for character in text[:_SAMPLE] if character > "\x7f"]
    if not sample:
        return 1.0
    return sum(character in _COMMON for character in sample) / len(sample)


def _clean(text: str, name: str) -> str | Problem:
    """Line ends made one, and no character that cannot be printed or encoded."""
    if any(character in text for character in "\r\x0b\x0c\x85\u2028\u2029"):
        text = _BREAK.sub("\n", text)
    if text.startswith("\ufeff"):
        text = text[1:]
    if _CONTROL.search(text) is not None:
        sample = text[:_SAMPLE]
        if len(sample) < 10 * len(_CONTROL.findall(sample)):
            return _no_text(name, "control characters")
        text = _CONTROL.sub("\ufffd", text)
    return text if text.strip() else Problem(code="YB104", place=name)


def _no_text(name: str, kind: str) -> Problem:
    return Problem(code="YB105", place=name, facts=(("reason", kind),))


def _unknown(name: str) -> Problem:
    return Problem(code="YB106", place=name, facts=(("tried", TRIED),))
