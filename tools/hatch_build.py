"""The build hook of the fast build: hatch-mypyc, for those who ask for it and have a C compiler.

It runs only where HATCH_BUILD_HOOKS_ENABLE is set (``make wheel`` sets it). Where YUEBAO_TRAINER is too,
which names an interpreter that has what yuebao needs, and the compiler is gcc, it compiles twice: what was
compiled first reads and checks, and what it counted meanwhile says how to compile it. Without a compiler
it says what is missing and leaves the wheel pure; in any case it takes what it compiled out of the sources
again, where an editable installation would import it in place of changed sources.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatch_mypyc import plugin
from hatch_mypyc.utils import construct_setup_file

MISSING = (
    "The fast build needs {what}, and there is none: the wheel is pure Python, with the same results. "
    "On Debian or Ubuntu: sudo apt-get install gcc python3-dev"
)
UNTRAINED = "Nothing could be read with {python}, so that there is no profile: the fast build will be slower."
TRAINING = r"""
import sys
from pathlib import Path

import yuebao
from yuebao.bulletin import synthesize

for path in sorted(Path(sys.argv[1]).glob("*.md")):
    rows = (line.split("|") for line in path.read_text("utf8").splitlines() if line.startswith("| "))
    yuebao.read("\n".join(dict.fromkeys(cells[2].strip() for cells in rows)))
for figures in (20, 60, 250):
    for errors in (0, 2):
        for seed in range(1000, 1006):
            yuebao.check(synthesize(seed=seed, figures=figures, errors=errors).text)
"""
"""What is read and checked for a profile: the specs' sentences, and bulletins that nothing is measured by."""
TOGETHER = """
import os
from concurrent.futures import ThreadPoolExecutor

import setuptools
from distutils.ccompiler import CCompiler


def compile_together(
    self, sources, output_dir=None, macros=None, include_dirs=None, debug=0, extra_preargs=None,
    extra_postargs=None, depends=None,
):
    macros, objects, extra_postargs, options, build = self._setup_compile(
        output_dir, macros, include_dirs, sources, depends, extra_postargs
    )
    arguments = self._get_cc_args(options, debug, extra_preargs)

    def one(made):
        source, suffix = build[made]
        self._compile(made, source, suffix, arguments, extra_postargs, options)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(one, build))
    return objects


CCompiler.compile = compile_together
"""
"""What stands before hatch-mypyc's setup.py: the C files of one library are compiled on all processors."""
SHORTER = """
_setup = setuptools.setup


def setup(**told):
    library = max(told["ext_modules"], key=lambda module: len(module.sources))
    library.sources.append({source!r})
    library.extra_link_args += {wrapped!r}
    _setup(**told)


setuptools.setup = setup
"""
"""And so that the library asks tools/shortcuts.c in the place of what that stands for."""
SHORTCUTS = Path(__file__).with_name("shortcuts.c")


def compiler() -> list[str]:
    """The command of the C compiler that extensions are made with."""
    return shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")


def missing() -> str | None:
    """What it takes to compile an extension and is not here."""
    if sys.platform == "win32":
        return None  # setuptools looks for the compiler in the registry and says so when there is none
    if shutil.which(compiler()[0]) is None:
        return f"a C compiler ({compiler()[0]})"
    header = Path(sysconfig.get_path("include"), "Python.h")
    return None if header.exists() else f"Python's own headers ({header.name})"


def is_gcc() -> bool:
    """Whether the compiler is one whose profiles need no tool of their own."""
    if sys.platform == "win32":
        return False
    told = subprocess.run([*compiler(), "--version"], capture_output=True, text=True, check=False)
    return "Free Software Foundation" in told.stdout


def train(python: str, root: Path) -> bool:
    """Runs what was compiled in place under *root*, in an interpreter that has what yuebao needs; says
    whether that went well.
    """
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    command = [python, "-c", TRAINING, str(root / "tests" / "specs")]
    return subprocess.run(command, env=environment, check=False).returncode == 0


def takes_shortcuts() -> bool:
    """Whether the linker can put functions in the place of others, and Python has the lock that they want."""
    return sys.platform == "linux" and is_gcc() and not sysconfig.get_config_var("Py_GIL_DISABLED")


def setup_file(*arguments: str, **options: Any) -> str:
    """hatch-mypyc's setup.py, which compiles C files together, with shortcuts where they can be taken."""
    own: str = construct_setup_file(*arguments, **options)
    if sys.platform == "win32":
        return own
    if not takes_shortcuts():
        return TOGETHER + own
    stood_for = sorted(set(re.findall(r"\b__real_(\w+)\(", SHORTCUTS.read_text("utf8"))))
    wrapped = [f"-Wl,--wrap={name}" for name in stood_for]
    return TOGETHER + SHORTER.format(source=str(SHORTCUTS), wrapped=wrapped) + own


plugin.construct_setup_file = setup_file


class FastBuild(plugin.MypycBuildHook):  # type: ignore[misc]
    """hatch-mypyc with a way out where nothing can be compiled, and a profile where one can be made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        what = missing()
        if what is not None:
            self.app.display_warning(MISSING.format(what=what))
            return
        self.app.display_info(f"Compiling {len(self.included_files)} modules; this takes some minutes.")
        trainer = os.environ.get("YUEBAO_TRAINER", "")
        if trainer and is_gcc():
            self.compile_by_profile(version, build_data, trainer)
        else:
            self.compile(version, build_data)

    def compile_by_profile(self, version: str, build_data: dict[str, Any], trainer: str) -> None:
        """Compiles for counting, counts, and compiles by what was counted, in one place: gcc finds the counts
        of an object by its path.
        """
        with TemporaryDirectory() as place:
            counts = Path(place, "counts")
            os.environ["HATCH_MYPYC_BUILD_DIR"] = place
            first: dict[str, Any] = {"artifacts": [], "force_include": {}}
            self.compile(version, first, f"-fprofile-generate={counts}")
            self.app.display_info("Reading the specs, to count what is done how often.")
            counted = train(trainer, Path(self.root)) and counts.is_dir()
            if not counted:
                self.app.display_warning(UNTRAINED.format(python=trainer))
            for part in ("build", "tmp"):
                shutil.rmtree(Path(place, part))
            use = f"-fprofile-use={counts} -Wno-missing-profile"  # what was never called has no counts
            self.compile(version, build_data, use if counted else "")
        del os.environ["HATCH_MYPYC_BUILD_DIR"]

    def compile(self, version: str, build_data: dict[str, Any], flags: str = "") -> None:
        """Compiles with *flags* and those that Python was compiled with, which CFLAGS stands in place of, and
        so that calls among the modules, one library, need no look-up.
        """
        told = os.environ.get("CFLAGS", "")
        if sys.platform != "win32":
            os.environ["CFLAGS"] = f"{told} -DNDEBUG -fwrapv -fvisibility=hidden {flags}".strip()
        super().initialize(version, build_data)
        os.environ["CFLAGS"] = told

    def finalize(self, version: str, *_: object) -> None:
        self.clean([version])
