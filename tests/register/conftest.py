"""The demo register, made once for all tests here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="the register needs the extra [book]")
pytest.importorskip("openpyxl", reason="the register needs the extra [office]")
pytest.importorskip("python_calamine", reason="the register needs the extra [office]")

from yuebao.register import Register
from yuebao.register.synth import demo


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    demo(folder)
    return folder


@pytest.fixture(scope="session")
def register(demo_folder: Path) -> Iterator[Register]:
    """The demo register; tests only read it."""
    with Register.open(demo_folder / "register.db", create=False) as opened:
        yield opened
