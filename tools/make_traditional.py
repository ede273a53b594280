"""Write src/yuebao/lexicon/traditional.toml from OpenCC's tables (Apache-2.0).

    python tools/make_traditional.py

Every CJK character U+3400 to U+9FFF is converted alone, by ``t2s`` and, where that leaves it
as it is, by ``hk2s`` (衞, 敍). Kept are those that turn into one other character of the basic
plane: one for one, so that offsets do not move.
"""

from __future__ import annotations

from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src" / "yuebao" / "lexicon" / "traditional.toml"

# In GB 2312 and so perhaps in a simplified text, but there only in names and old words, while
# traditional texts cannot do without them: 於, 後, 特徵, 什麽, 夥伴, 菸草, 摺合.
KEPT_OF_GB2312 = frozenset("於後徵麽夥菸摺")

# Not in GB 2312, yet right in simplified text: 昇腾, 濛江.
SIMPLIFIED_TOO = frozenset("昇濛")

# Written for 復蘇 in Taiwan, and by OpenCC from 复苏, which turns none back: 復甦.
VARIANTS = {"甦": "苏"}

HEADER = """\
# Written by tools/make_traditional.py from OpenCC (Apache-2.0); do not edit.
# Character i of `traditional` is character i of `simplified`. No character of GB 2312 is changed but
# {kept}; words that convert only in company (乾, 著, 藉, 瞭) stay.
"""


def gb2312() -> frozenset[str]:
    """The 6763 hanzi of GB 2312, levels 1 and 2."""
    cells = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset("".join(cell.decode("gb2312", errors="ignore") for cell in cells))


def pairs() -> list[tuple[str, str]]:
    """Traditional characters with their simplified ones, by code point."""
    from opencc import OpenCC

    steps = [OpenCC("t2s"), OpenCC("hk2s")]
    left_alone = (gb2312() - KEPT_OF_GB2312) | SIMPLIFIED_TOO
    found = []
    for character in map(chr, range(0x3400, 0xA000)):
        if character in left_alone:
            continue
        turned = next((out for step in steps if (out := step.convert(character)) != character), character)
        turned = VARIANTS.get(character, turned)
        if turned != character and len(turned) == 1 and turned <= "\uffff":
            found.append((character, turned))
    # 薴 → 苧 → 苎: what takes two steps is left out, so that twice is the same as once.
    again = {character for character, _ in found}
    return [(character, turned) for character, turned in found if turned not in again]


def document(found: list[tuple[str, str]]) -> str:
    """The TOML file that holds *found*."""
    header = HEADER.format(kept=" ".join(sorted(KEPT_OF_GB2312)))
    traditional, simplified = ("".join(side) for side in zip(*found, strict=True))
    return f"{header}traditional = '{traditional}'\nsimplified = '{simplified}'\n"


if __name__ == "__main__":
    TARGET.write_text(document(pairs()), encoding="utf-8", newline="\n")
