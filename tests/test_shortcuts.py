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
"""
"""The linker gives the shortcuts these; here they stand under their own names."""
LONG = ("额" * 70 + "出口", "x" * 90, "进出口" * 400)
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
    command = ["gcc", "-O2", "-shared", "-fPIC", "-Wall", "-Wextra", "-Werror", include, str(SHORTCUTS)]
    subprocess.run([*command, str(place / "originals.c"), "-o", str(made)], check=True)
    return ctypes.PyDLL(str(made))


def asked(library: ctypes.PyDLL, name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    function = getattr(library, f"__wrap_{name}")
    function.restype, function.argtypes = result, arguments
    return function  # type: ignore[no-any-return]


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
                for several in ((), ("é", part), (part, "出口")):
                    assert function(text, several) == getattr(text, name)(several)


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
    with pytest.raises(TypeError):
        within({1}, [])


class _Slots:
    __slots__ = ("empty", "told")

    def __init__(self) -> None:
        self.told = "出口".join

    def method(self, word: str) -> str:
        return f"{word}!"


def test_methods_and_fields(library: ctypes.PyDLL) -> None:
    several = ctypes.POINTER(ctypes.py_object)
    method = asked(
        library, "PyObject_VectorcallMethod", ctypes.py_object, ctypes.py_object, several, ctypes.c_size_t,
        ctypes.c_void_p,
    )  # fmt: skip
    field = asked(library, "PyObject_GetAttr", ctypes.py_object, ctypes.py_object, ctypes.py_object)

    def called(of: Any, name: str, *told: Any) -> Any:
        arguments = (ctypes.py_object * (len(told) + 1))(of, *told)
        return method(sys.intern(name), arguments, len(told) + 1, None)

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
    assert field(1j, "imag") == 1.0
