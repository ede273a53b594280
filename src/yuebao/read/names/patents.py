"""Kinds of patents that are told by name alone: 专利授权3.1万件，其中发明专利6482件；|实用新型|2.2万件."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Draft

KINDS_OF_PATENTS: Final[tuple[str, ...]] = ("实用新型", "外观设计")
_KIND: Final = re.compile("(?P<kind>发明|实用新型|外观设计|外观)(?:专利)?数?")
_DONE: Final = re.compile(
    "(?P<before>(?:[^，]{0,4}?(?:授权|申请|受理))?)(?:发明|实用新型|外观设计)?专利(?P<behind>(?:授权|申请|受理|有效|拥有)?(?:总?[量数])?)"
)
"""What was done with patents: 授权|发明专利, 专利|申请量."""


def name_patents(drafts: Sequence[Draft]) -> None:
    """Name what was done with patents of a kind told alone, as the paragraph told it of others last."""
    done: re.Match[str] | None = None
    for draft in drafts:
        subject = draft.subject
        told = _DONE.fullmatch(subject.indicator) if "专利" in subject.before + subject.head else None
        if told is not None and len(told["before"] + told["behind"].rstrip("数")) > 1:
            done = told
            continue
        alone = _KIND.fullmatch(subject.indicator) if done is not None else None
        if done is None or alone is None:
            continue
        behind = done["behind"].removesuffix("数")
        kind = alone["kind"] + ("设计" if alone["kind"] == "外观" else "")
        name = f"{done['before']}{kind}{'专利' if behind else ''}{behind}"
        draft.subject = subject._replace(before=name, head="" if behind else subject.head)
