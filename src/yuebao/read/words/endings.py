"""Whether a known head ends where a word that joins a subject to its number stands."""

from __future__ import annotations

from yuebao.lexicon import Lexicon


def is_head(text: str, start: int, end: int, longer: int, lexicon: Lexicon) -> bool:
    """Whether a known head longer than *longer* ends here: 自然增长率 is no 增长率."""
    heads = lexicon.heads
    for at in range(end - longer - 1, max(end - 8, start) - 1, -1):
        if text[at:end] in heads:
            return True
    if end - longer > start and text[end - longer - 1] == "）":  # 水质优良（Ⅰ～Ⅲ类）|比例
        opened, said = text.rfind("（", start, end), text[end - longer : end]
        for at in range(max(opened - 4, start), opened):
            if text[at:opened] + said in heads:
                return True
    return False
