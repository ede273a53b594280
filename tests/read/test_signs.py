"""Sets of characters by code say what the sets and slices would that they stand for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yuebao.read.words.held import held
from yuebao.read.words.signs import ends_in, first_in, holds, signs, stands

TEXTS = st.text(alphabet="甲乙丙，、0aé\U00020000", max_size=12)
AMONG = st.text(alphabet="甲乙，0a", max_size=4)


@given(TEXTS, AMONG, st.integers(-3, 15), st.integers(-1, 15))
def test_signs_are_sets_of_characters(text: str, said: str, start: int, stop: int) -> None:
    among = signs(said)
    assert stands(text, start, among) == (start >= 0 and text[start : start + 1] in set(said))
    assert ends_in(text, among) == (text[-1:] in set(said))
    first = max(start, 0)
    told = [at for at in range(first, len(text)) if text[at] in said and (stop < 0 or at < stop)]
    assert first_in(text, among, first, stop) == (told[0] if told else -1)
    assert holds(text, among, first, stop) == bool(told)


@given(TEXTS, st.lists(st.text(alphabet="甲乙丙，0", min_size=1, max_size=3), min_size=1, unique=True))
def test_words_held_are_those_in_the_text(text: str, words: list[str]) -> None:
    assert held(text, tuple(words)) == {word for word in words if word in text}
