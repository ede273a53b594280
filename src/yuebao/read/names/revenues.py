"""Taxes and other revenue of a local budget, which a sentence divides: 地方收入按构成分：税收收入5亿元."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from yuebao.core import patterns as re
from yuebao.read.state.drafts import Draft

_LOCAL: Final = re.compile(
    "(?:^|[。；\n，从在])(?:全[市县区省州])?(?P<of>地方(?:级|本级)?)(?:一般公共预算|公共财政预算|公共财政|财政)?(?:总?收入)"
    "(?:按[^，。；：0-9]{2,4}(?:来?[分看]|划分)|(?:构成|结构)?(?:[中里内]|来?看))(?=[，：]|税收)"
)
"""A local budget whose revenue is divided: 地方收入按构成分，地方财政收入中."""
_KINDS: Final[tuple[str, ...]] = ("税收收入", "非税收入", "各项税收", "税收")


def of_local_budget(drafts: Sequence[Draft], text: str) -> None:
    """Name the revenue that a sentence divides as local, as local revenue: 地方税收收入; and that told under
    a local budget in a paragraph that tells of the whole budget's too.
    """
    for opened in _LOCAL.finditer(text):
        stop = text.find("。", opened.end())
        for draft in drafts:
            if opened.end() <= draft.start and (stop < 0 or draft.start < stop):
                _call_local(draft, opened["of"])
    taxes = {one.value for one in drafts if one.kind == "level" and one.subject.indicator == "税收收入"}
    whole = ""
    for draft in drafts if len(taxes) > 1 else ():
        said = draft.subject.indicator
        if draft.kind == "level" and said.endswith("收入") and said not in _KINDS:
            whole = said
        elif whole.startswith("地方"):
            _call_local(draft, "地方")


def _call_local(draft: Draft, local: str) -> None:
    if draft.subject.indicator in _KINDS:
        draft.subject = draft.subject._replace(before=local)
