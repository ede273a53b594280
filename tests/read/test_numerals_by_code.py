"""Digits are read by code where that is compiled, else by a pattern: both say the same of every place."""

from __future__ import annotations

import random

from yuebao.read.words import quantities
from yuebao.read.words.quantities import quantity_stop_by_code
from yuebao.read.words.signs import first_in

_SIGNS = "0123456789.,11100％%元个月家季多美欧港万亿年日—-:/，。前首每负[〔=A z一二十⑤第"


def test_code_and_pattern_find_the_same() -> None:
    choice = random.Random(22)
    for _ in range(4000):
        text = "".join(choice.choices(_SIGNS, k=14))
        numeral = quantities._CANDIDATE.search(text)
        assert first_in(text, quantities._CANDIDATES) == (numeral.start() if numeral else -1), text
        for at, sign in enumerate(text):
            if sign in "0123456789":
                found = quantities._QUANTITY.match(text, at)
                assert quantity_stop_by_code(text, at) == (found.end() if found else -1), (text, at)
