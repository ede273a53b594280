"""The build hook of the fast build: hatch-mypyc, for those who ask for it and have a C compiler.

It runs only where HATCH_BUILD_HOOKS_ENABLE is set (``make wheel`` sets it). Without a compiler it says what
is missing and leaves the wheel pure; in any case it takes what it compiled out of the sources again, where
an editable installation would import it in place of changed sources.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatch_mypyc import plugin

MISSING = (
    "The fast build needs {what}, and there is none: the wheel is pure Python, with the same results. "
    "On Debian or Ubuntu: sudo apt-get install gcc python3-dev"
)


def missing() -> str | None:
    """What it takes to compile an extension and is not here."""
    if sys.platform == "win32":
        return None  # setuptools looks for the compiler in the registry and says so when there is none
    command = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")
    if shutil.which(command[0]) is None:
        return f"a C compiler ({command[0]})"
    header = Path(sysconfig.get_path("include"), "Python.h")
    return None if header.exists() else f"Python's own headers ({header.name})"


class FastBuild(plugin.MypycBuildHook):  # type: ignore[misc]
    """hatch-mypyc with a way out where nothing can be compiled."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        what = missing()
        if what is not None:
            self.app.display_warning(MISSING.format(what=what))
            return
        self.app.display_info(f"Compiling {len(self.included_files)} modules; this takes some minutes.")
        if sys.platform != "win32":  # calls among the modules, which are one library, need no look-up then
            os.environ["CFLAGS"] = f"{os.environ.get('CFLAGS', '')} -fvisibility=hidden".strip()
        super().initialize(version, build_data)

    def finalize(self, version: str, *_: object) -> None:
        self.clean([version])
