"""Who or what an opening names that the measures after it are of: 船企|方面，新接订单量."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yuebao.core import patterns as re
from yuebao.read.names.ahead import measured_ahead
from yuebao.read.state.spoken import BODIES

if TYPE_CHECKING:
    from yuebao.read.speech import Speech
    from yuebao.read.words.clauses import Clause

_FIELDS: Final = ("业", "外包", "贸易", "电商", "产品", "用品", "制品", "食品", "住宅")
"""How those end that are made, sold or done."""
_ALL_OF_THEM: Final = re.compile(
    "(?:市场|经营|各类?|全部|所有|主要|重点|不同|[大中小微型]+|参[展会]|外贸|进出口)*(?:企业|公司|机构|居民|商户)"
    "|(?:进出口|出口|进口|工业|农业|市场|对外|货物|服务|[主各]要?|重点|支柱|优势|传统|新兴|不同|分|[一二三四五六七八九十两0-9]+[大个次]|[大中小]类)*"
    "(?:行业|产业|产品|贸易|用品|业)"
)
"""What names everybody, and cuts the whole by who they are: 从|企业|看."""


def is_body(words: str) -> bool:
    """Whether *words* name somebody whose measures may be told one after the other: 船企, 中资银行."""
    return words.endswith(BODIES) and _is_one(words)


def owns_what_follows(speech: Speech, clause: Clause, words: str) -> bool:
    """Whether *words* open for a measure that does not say itself whose it is: 从|船企|看，|营业收入3亿元."""
    named = words.endswith((*BODIES, *_FIELDS)) or words in speech.lexicon.members
    return named and _is_one(words) and measured_ahead(speech, clause)


def _is_one(words: str) -> bool:
    return 1 < len(words) < 15 and "、" not in words and _ALL_OF_THEM.fullmatch(words) is None
