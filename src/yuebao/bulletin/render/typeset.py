"""Typst, told where the Chinese fonts are. The font files are looked through once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

from yuebao.core.problem import Problem, Unreadable, extra

Form = Literal["pdf", "svg", "png"]

SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "FangSong", "SimSun")
SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "SimHei", "Microsoft YaHei")
FOLDERS = ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk", "/usr/share/fonts/google-noto-cjk")
"""Where distributions put Noto CJK: looked through before all of the system's fonts, which takes longer."""


@cache
def fonts() -> tuple[Any, str, str]:
    """Typst's fonts, and the serif and the sans family in them that write Chinese.

    Raises:
        Unreadable: typst is not installed (``YB500``) or no Chinese font is (``YB605``).
    """
    with extra("pdf", place="PDF"):
        import typst
    paths = [folder for folder in FOLDERS if Path(folder).is_dir()]
    for system in (False, True):
        if not system and not paths:
            continue
        found = typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=paths)
        names = {str(font.family) if hasattr(font, "family") else str(font) for font in found.fonts()}
        serif = next((name for name in SERIF if name in names), "")
        sans = next((name for name in SANS if name in names), "")
        if serif or sans:
            return found, serif or sans, sans or serif
    raise Unreadable(Problem(code="YB605", place="PDF"))


def typeset(
    source: str, *, form: Form = "pdf", inputs: dict[str, str] | None = None, ppi: int = 144
) -> bytes:
    """*source* compiled: a PDF that is tagged and carries its fonts, or one page as svg or png."""
    found, _, _ = fonts()
    import typst

    compiler = typst.Compiler(source.encode(), font_paths=found, sys_inputs=inputs or {})
    made = compiler.compile(format=form, ppi=ppi if form == "png" else None)
    return made if isinstance(made, bytes) else b"".join(made or ())


def quoted(words: str) -> str:
    """*words* as a string of typst's."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
