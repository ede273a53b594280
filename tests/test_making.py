"""Values made by their fields are those that their classes make."""

from __future__ import annotations

from array import array
from dataclasses import replace
from random import Random

import yuebao
from yuebao.core.making import joined_of, linked_as, origin_in, pieces_of, span_in
from yuebao.core.text import Joined
from yuebao.source.joined import join_cells
from yuebao.source.rows import plain_text


def test_figures_take_others_from_among_many() -> None:
    reading = yuebao.read("2023年5月，全市出口12亿元，增长5%。其中，机电产品出口3亿元，占25%。")
    assert len(reading.figures) > 3
    for figure in reading.figures:
        for parent, of in ((None, None), (3, None), (None, 1)):
            assert linked_as(figure, parent, of) == replace(figure, parent=parent, of=of)


def test_places_in_a_text_of_many_pieces() -> None:
    chance = Random(7)
    for _ in range(50):
        starts, origins, at, begins = [], [], 0, 3
        for _ in range(chance.randint(1, 9)):
            size = chance.randint(0, 4)
            starts.append(at)
            origins.append(begins)
            at, begins = at + size, begins + size + chance.randint(1, 3)
        text = "岸" * (at + 1)
        many = pieces_of(text, array("I", starts), array("I", origins))
        assert many == Joined(text=text, starts=array("I", starts), origins=array("I", origins))
        for one in (many, joined_of(text, 5)):
            for start in range(len(text)):
                assert origin_in(one, start) == one.origin(start)
                for stop in range(start + 1, len(text) + 1):
                    assert span_in(one, start, stop) == one.span(start, stop)


def test_a_row_of_tabs_stays_as_it_is() -> None:
    for row in (
        "指标\t执行额\t同比",
        "离岸\t\t12.5",
        "\t离岸\t12.5\t",
        "甲 乙\t3",
        "甲\u3000乙\t3",
        "甲\xa0\t3",
    ):
        text = f"上\n{row}"
        joined = join_cells(text, plain_text(text), 2, len(text))
        told = [text[joined.origin(at)] for at in range(len(joined.text))]
        assert [one for one in told if not one.isspace()] == [one for one in joined.text if not one.isspace()]
        if not {" ", "\u3000", "\xa0"} & set(row):
            assert joined.text == row
            assert len(joined.starts) == row.count("\t") + sum(map(bool, row.split("\t")))
