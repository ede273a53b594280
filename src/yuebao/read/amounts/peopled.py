"""Classes of places by how many live there, which are counted: 在30万人至50万人之间的有5个."""

from __future__ import annotations

from typing import Final

from yuebao.core import patterns as re
from yuebao.read.speech import Speech
from yuebao.read.state.drafts import Refusal
from yuebao.read.words.clauses import Clause
from yuebao.read.words.scan import Token

_PEOPLED: Final = re.compile(
    "(?:在[0-9.]+万?人?(?:至|到|[-—~～])[0-9.]+万?人之间|(?:超过|少于|不足|低于|大于|多于)[0-9.]+万?人)的[^，。；0-9]{0,10}?"
    "(?:共?有|为)?(?=[0-9]+个)"
)
"""A class of places by how many live there, before how many there are: 在|30万人|至|50万人|之间的有5个."""


def without_peopled(speech: Speech, clause: Clause) -> list[Token]:
    """The clause's numbers without how many live in each of a class of places that are counted."""
    numbers, text = clause.numbers, speech.text
    if len(numbers) < 2 or text[numbers[-1].stop - 1] != "个" or "人" not in text[clause.start : clause.stop]:
        return numbers
    said = _PEOPLED.search(text, clause.start, clause.stop)
    if said is None or said.end() != numbers[-1].start:
        return numbers
    marks = [token for token in numbers if said.start() <= token.start < said.end()]
    speech.skipped += [Refusal(mark.start, mark.stop, "threshold") for mark in marks]
    return [token for token in numbers if token not in marks]
