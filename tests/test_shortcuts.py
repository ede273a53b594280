"""tools/shortcuts.c answers as what it stands for does."""

from __future__ import annotations

import ctypes
import random
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from yuebao.core.openings import compiled
from yuebao.core.patterns import Asked
from yuebao.lexicon.automaton import Automaton
from yuebao.lexicon.characters import opening_in
from yuebao.read.words.signs import by_bit, first_in, holds, signs, stands

SHORTCUTS = Path(__file__).parents[1] / "tools" / "shortcuts.c"
ORIGINALS = """
#include <Python.h>
PyObject *__real_CPyStr_GetItem(PyObject *text, size_t index)
{
    return PySequence_GetItem(text, (Py_ssize_t)index >> 1);
}
PyObject *__real_CPyStr_GetSlice(PyObject *text, size_t start, size_t stop)
{
    return PySequence_GetSlice(text, (Py_ssize_t)start >> 1, (Py_ssize_t)stop >> 1);
}
char __real_CPyStr_EqualLiteral(PyObject *text, PyObject *literal, Py_ssize_t size)
{
    return (char)PyObject_RichCompareBool(text, literal, Py_EQ);
}
int __real_PySet_Contains(PyObject *set, PyObject *key)
{
    return PySet_Contains(set, key);
}
int __real_PyUnicode_Contains(PyObject *text, PyObject *part)
{
    return PyUnicode_Contains(text, part);
}
Py_ssize_t __real_PyUnicode_Find(PyObject *text, PyObject *part, Py_ssize_t start, Py_ssize_t stop, int way)
{
    return PyUnicode_Find(text, part, start, stop, way);
}
static int end(PyObject *text, const char *name, PyObject *parts)
{
    PyObject *found = PyObject_CallMethod(text, name, "(O)", parts);
    int is = found == NULL ? 2 : found == Py_True;
    Py_XDECREF(found);
    return is;
}
int __real_CPyStr_Startswith(PyObject *text, PyObject *parts)
{
    return end(text, "startswith", parts);
}
int __real_CPyStr_Endswith(PyObject *text, PyObject *parts)
{
    return end(text, "endswith", parts);
}
PyObject *__real_PyObject_GetAttr(PyObject *of, PyObject *name)
{
    return PyObject_GetAttr(of, name);
}
PyObject *__real_PyObject_VectorcallMethod(
    PyObject *name, PyObject *const *told, size_t count, PyObject *keywords)
{
    return PyObject_VectorcallMethod(name, told, count, keywords);
}
PyObject *__real_PyObject_Vectorcall(
    PyObject *called, PyObject *const *told, size_t count, PyObject *keywords)
{
    return PyObject_Vectorcall(called, told, count, keywords);
}
int __real_PyObject_SetAttr(PyObject *of, PyObject *name, PyObject *value)
{
    return PyObject_SetAttr(of, name, value);
}
char __real_CPyDef_signs___stands(PyObject *text, int64_t at, PyObject *among)
{
    return 7;
}
int64_t __real_CPyDef_signs___first_in(
    PyObject *text, PyObject *among, int64_t start, int64_t stop, uint32_t told)
{
    return 7;
}
char __real_CPyDef_signs___holds(PyObject *text, PyObject *among, int64_t start, int64_t stop, uint32_t told)
{
    return 7;
}
int64_t __real_CPyDef_characters___opening_in(
    PyObject *text, PyObject *firsts, PyObject *pairs, PyObject *triples, int64_t at)
{
    return 7;
}
"""
"""The linker gives the shortcuts these; here they stand under their own names."""
LONG = ("额" * 70 + "出口", "x" * 90, "进出口" * 400)
MANY = ("额出", "é", "。", "xx", "攀高3.2%。", "1—")
MANY_AND_NONE = (*MANY, "")
TEXTS = ("", "a", "出口额", "é和à", "1—5月，全市出口额攀高3.2%。", "𠮷林出口𠮷", *LONG)

pytestmark = pytest.mark.skipif(
    sys.platform != "linux"
    or shutil.which("gcc") is None
    or not Path(sysconfig.get_path("include"), "Python.h").exists()
    or bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    reason="only where the fast build takes them",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> ctypes.PyDLL:
    place = tmp_path_factory.mktemp("shortcuts")
    (place / "originals.c").write_text(ORIGINALS, encoding="utf-8")
    made = place / "shortcuts.so"
    include = f"-I{sysconfig.get_path('include')}"
    command = [
        "gcc",
        "-O2",
        "-shared",
        "-fPIC",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-Wno-unused-parameter",
        include,
        str(SHORTCUTS),
    ]
    subprocess.run([*command, str(place / "originals.c"), "-o", str(made)], check=True)
    return ctypes.PyDLL(str(made))


def asked(library: ctypes.PyDLL, name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    function = getattr(library, f"__wrap_{name}")
    function.restype, function.argtypes = result, arguments
    return function  # type: ignore[no-any-return]


def methods_of(library: ctypes.PyDLL) -> Callable[..., Any]:
    """How compiled code calls the method *name* of an object with what it is *told*."""
    method = asked(
        library, "PyObject_VectorcallMethod", ctypes.py_object, ctypes.py_object,
        ctypes.POINTER(ctypes.py_object), ctypes.c_size_t, ctypes.c_void_p,
    )  # fmt: skip

    def called(of: Any, name: str, *told: Any) -> Any:
        arguments = (ctypes.py_object * (len(told) + 1))(of, *told)
        return method(sys.intern(name), arguments, len(told) + 1, None)

    return called


def test_characters_and_slices(library: ctypes.PyDLL) -> None:
    item = asked(library, "CPyStr_GetItem", ctypes.py_object, ctypes.py_object, ctypes.c_size_t)
    cut = asked(
        library, "CPyStr_GetSlice", ctypes.py_object, ctypes.py_object, ctypes.c_size_t, ctypes.c_size_t
    )
    for text in TEXTS:
        places = (*range(-len(text) - 2, len(text) + 3), 2**60)
        for place in range(-len(text), len(text)):
            assert item(text, place << 1) == text[place]
        for place in (len(text), -len(text) - 1):
            with pytest.raises(IndexError):
                item(text, place << 1)
        for start in places[:: max(1, len(text) // 9)]:
            for stop in places:
                if start < 2**60 and not (start < -len(text) or stop < -len(text)):
                    assert cut(text, start << 1, stop << 1) == text[start:stop]
    assert cut("出口", 0, 2) is cut("进出", 2, 4)
    assert cut(LONG[0], 0, 2**62) is LONG[0]
    chance = random.Random(7)
    many = "".join(chance.choices("出进口额增长亿元é3%\uff11", k=600)) + "".join(
        map(chr, range(0x4E00, 0x6E00))
    )
    for start in (*range(600), *chance.sample(range(600, len(many)), 6000), *range(600)):
        for size in range(2, 11):
            assert cut(many, start << 1, start + size << 1) == many[start : start + size]


def test_parts_are_found_and_missed(library: ctypes.PyDLL) -> None:
    within = asked(library, "PyUnicode_Contains", ctypes.c_int, ctypes.py_object, ctypes.py_object)
    places = (ctypes.c_ssize_t, ctypes.c_ssize_t, ctypes.c_int)
    find = asked(library, "PyUnicode_Find", ctypes.c_ssize_t, ctypes.py_object, ctypes.py_object, *places)
    ends = {
        name: asked(library, f"CPyStr_{name.title()}", ctypes.c_int, ctypes.py_object, ctypes.py_object)
        for name in ("startswith", "endswith")
    }
    chance = random.Random(7)
    parts = {"", "a", "é", "𠮷", "额出口", "口𠮷", "。", "x" * 91}
    for text in TEXTS:
        parts |= {text[at : at + size] for at in range(len(text)) for size in (1, 2, 5, 20)}
    for text in TEXTS:
        for part in sorted(parts):
            start, stop = chance.randint(0, len(text)), chance.randint(0, len(text) + 2)
            assert within(text, part) == (part in text)
            assert find(text, part, start, stop, 1) == text.find(part, start, stop)
            assert find(text, part, start, stop, -1) == text.rfind(part, start, stop)
            for name, function in ends.items():
                assert function(text, part) == getattr(text, name)(part)
                for several in ((), ("é", part), (part, "出口"), MANY, MANY_AND_NONE):
                    assert function(text, several) == getattr(text, name)(several)


def test_words_and_literals(library: ctypes.PyDLL) -> None:
    same = asked(
        library, "CPyStr_EqualLiteral", ctypes.c_int8, ctypes.py_object, ctypes.py_object, ctypes.c_ssize_t
    )
    for literal in ("", "a", "time", "出口额"):
        for text in (*TEXTS, literal, "tide", "进口额", "".join(list(literal))):
            for one in (text, sys.intern(text), f"{text}口"[:-1]):
                assert same(one, literal, len(literal)) == (one == literal)


def test_members_of_sets(library: ctypes.PyDLL) -> None:
    within = asked(library, "PySet_Contains", ctypes.c_int, ctypes.py_object, ctypes.py_object)
    chance = random.Random(7)
    told = "".join(map(chr, range(0x4E00, 0x4F00)))
    for size in (0, 1, 2, 5, 8, 20, 100):
        changed = set(told[: size + 30])
        for character in told[size : size + 30]:
            changed.discard(character)
        for members in (frozenset(told[:size]), changed, {*told[:size], 3, ("出", 1)}):
            asked_for = (
                *told[:size],
                *(chr(chance.randint(0x4E00, 0x4FFF)) for _ in range(200)),
                "",
                "出口",
                3,
            )
            for key in asked_for:
                assert within(members, key) == (key in members)
                assert within(members, key) == (key in members)
    words = frozenset({"出口额", "进口", "a", "额\u0100"})
    for members in (words, words | {""}, words | {3}, words | set(told), frozenset({"\U00020000口"})):
        for word in (*words, "出口", "额", "a", "b", "\u5261口", "", "\U00020000口", "甲"):
            for key in ("".join([*word]), word, "".join([*word])):  # its hash is known or not
                assert within(members, key) == (key in members)
    with pytest.raises(TypeError):
        within({1}, [])


class _Bare:
    __slots__ = ("told",)


class _Slots:
    __slots__ = ("empty", "told")

    def __init__(self) -> None:
        self.told = "出口".join

    def method(self, word: str) -> str:
        return f"{word}!"


class _Twin(_Slots):
    __slots__ = ()


def test_methods_and_fields(library: ctypes.PyDLL) -> None:
    called = methods_of(library)
    field = asked(library, "PyObject_GetAttr", ctypes.py_object, ctypes.py_object, ctypes.py_object)

    for text in TEXTS:
        for parts in ("出", "", "口𠮷", ("额", "出口", "a"), (), ("。",), "x" * 91):
            for start in (0, 1, 3, len(text), len(text) + 1, -2, 2**70):
                for stop in ((), (0,), (2,), (len(text) + 5,), (-1,), (2**70,)):
                    for name in ("startswith", "endswith"):
                        right = getattr(text, name)(parts, start, *stop)
                        assert called(text, name, parts, start, *stop) is right
    for wrong in (3, ("a", 3)):
        with pytest.raises(TypeError):
            called("出口", "startswith", wrong, 0)
    slots = _Slots()
    assert field(slots, "told") is slots.told
    assert called(slots, "told", ["进", "额"]) == "进出口额"
    assert called(slots, "method", "出") == "出!"
    with pytest.raises(AttributeError):
        field(slots, "empty")
    with pytest.raises(AttributeError):
        called(slots, "empty", 1)
    for _ in range(3):
        assert field(1j, "imag") == 1.0
        assert field(OSError(3, "no"), sys.intern("errno")) == 3
        assert field(called, sys.intern("__code__")) is called.__code__


def test_patterns_are_asked_behind_a_look(library: ctypes.PyDLL) -> None:
    called = methods_of(library)
    places: tuple[tuple[int, ...], ...] = ((), (0,), (3,), (4, 9), (2, 0), (400, 500), (0, 2**40))
    for pattern in (
        "出?口",
        "(?<=全市)出口|攀高",
        "[额3]+$",
        "é|额$",
        "[^，]口",
        "a?",
        "x{9}",
        "。?$",
        "市(?=，)",
        "[^，]+出口[^，]+[0-9]",
        "(?:出|攀).*%。",
        "[^a]{3,}é.",
        "1—5月，.市出口额攀高3.2%。",
    ):
        made, looks = compiled(pattern)
        one = Asked()
        for name in ("match", "fullmatch", "search", "sub", "split", "findall", "finditer"):
            setattr(one, name, getattr(made, name))
        one.opens, one.closes, one.ends, one.holds = looks
        for text in (*TEXTS[:-1], "进出口" * 100, "出口\n", "全市\n", "3"):  # some look longer with its cube
            for name in ("match", "fullmatch", "search"):
                for told in places:
                    found = called(one, name, text, *told)
                    right = getattr(made, name)(text, *told)
                    assert (found and found.span()) == (right and right.span())
            assert called(one, "sub", "-", text) == made.sub("-", text)
            assert called(one, "split", text) == made.split(text)
            assert called(one, "findall", text) == made.findall(text)
            assert [m.span() for m in called(one, "finditer", text)] == [
                m.span() for m in made.finditer(text)
            ]
    with pytest.raises(TypeError):
        called(one, "match", 3)


def test_fields_are_set_and_objects_made(library: ctypes.PyDLL) -> None:
    of = ctypes.py_object
    put = asked(library, "PyObject_SetAttr", ctypes.c_int, of, of, of)
    field = asked(library, "PyObject_GetAttr", of, of, of)
    make = asked(library, "PyObject_Vectorcall", of, of, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p)
    slots = _Slots()
    for value in ("出口", "进口", None, [slots]):
        put(slots, sys.intern("empty"), value)
        assert field(slots, sys.intern("empty")) is value
    put(_Slots, sys.intern("added"), 3)
    assert _Slots.added == 3  # type: ignore[attr-defined]
    for wrong in (("none", 1), ("method", 2)):
        with pytest.raises(AttributeError):
            put(slots, sys.intern(wrong[0]), wrong[1])
    for value in (_Twin, _Slots, _Twin, _Slots):
        put(slots, sys.intern("__class__"), value)
        assert type(slots) is value
    for wrong_class in (_Bare, dict, 3):
        with pytest.raises(TypeError):
            put(slots, sys.intern("__class__"), wrong_class)
    _Twin.__slots__ = ()  # another version of it
    put(slots, sys.intern("__class__"), _Twin)
    put(slots, sys.intern("__class__"), _Slots)
    assert type(slots) is _Slots
    assert make(_Slots, None, 0, None).told("进") == slots.told("进")
    assert make(_Bare, None, 0, None) is not make(_Bare, None, 0, None)
    assert make(object, None, 0, None) != make(object, None, 0, None)
    assert make(dict, None, 0, None) == {}
    with pytest.raises(TypeError):
        make(int.__new__, None, 0, None)


def test_looks_at_characters(library: ctypes.PyDLL) -> None:
    of, number, flag = ctypes.py_object, ctypes.c_int64, ctypes.c_int8
    standing = asked(library, "CPyDef_signs___stands", flag, of, number, of)
    first = asked(library, "CPyDef_signs___first_in", number, of, of, number, number, ctypes.c_uint32)
    held = asked(library, "CPyDef_signs___holds", flag, of, of, number, number, ctypes.c_uint32)
    opening = asked(library, "CPyDef_characters___opening_in", number, of, of, of, of, number)
    among, bits = signs("，额3"), by_bit("，额3")
    automaton = Automaton(("出口额", "攀高", "市", "额出", "口额出口额出口额出口额"))
    automaton._prepare(automaton._words)
    tables = automaton._firsts, automaton._pairs, automaton._triples
    for text in TEXTS:
        if text.isascii() or max(text) < "\u0100" or max(text) > "\uffff":
            assert standing(text, 0, bits) == first(text, bits, 0, 0, 0) == 7  # the original says
            assert held(text, bits, 0, 0, 0) == opening(text, *tables, 0) == 7
            continue
        for at in range(-2, len(text) + 2):
            assert standing(text, at, bits) == stands(text, at, among)
            assert first(text, bits, 0, at, 2) == first_in(text, among, 0, at)
            if at >= 0:
                assert first(text, bits, at, 9, 1) == first_in(text, among, at)
                assert held(text, bits, at, at + 3, 3) == holds(text, among, at, at + 3)
                assert opening(text, *tables, at) == opening_in(text, *tables, at)
    assert standing("出口", 0, b"short") == first("出口", bits, -1, 0, 1) == 7
