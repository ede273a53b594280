"""Old binary and rich-text files → DOCX or XLSX, through LibreOffice where it is installed.

LibreOffice runs with a profile of its own in a folder of its own, both thrown away: no macro is
allowed, no link followed, nothing of the person's settings touched. It is killed at the time limit.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from yuebao.core.problem import Problem, Unreadable
from yuebao.source.package import OLE, RTF, damaged, is_locked

#: Seconds that one conversion may take; the first of a new profile takes about five.
SECONDS = 60
#: Bytes of memory that LibreOffice may map, and of a file that it may write.
_MEMORY = 4 * 1024**3
_WRITTEN = 64 * 1024**2

#: A file shorter than these holds no document: what is left of one.
_LEAST_RTF = 64
_LEAST_OLE = 1536

_WRITER = ("docx:MS Word 2007 XML", ".docx")
_CALC = ("xlsx:Calc MS Excel 2007 XML", ".xlsx")
_PROGRAMS = ("soffice", "libreoffice")
_PLACES = ("/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice")

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
 <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
 <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
 <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
 <prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
 <prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
 <prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
 <prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
 <prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
 <prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
 <prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
 <prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


def kind_of(data: bytes, *, name: str) -> str | None:
    """DOC, XLS, RTF …: the kind of a file that only LibreOffice reads; None for any other.

    Raises:
        Unreadable: it is cut off (YB132).
    """
    if not data.startswith((OLE, RTF)):
        return None
    if len(data) < (_LEAST_RTF if data.startswith(RTF) else _LEAST_OLE):
        raise damaged(name, "it is cut off")
    if data.startswith(RTF):
        return "RTF"
    ending = name.lower().rpartition(".")[2]
    head = data[: 1 << 22]
    if _stream("WordDocument") in head:
        return "WPS" if ending == "wps" else "DOC"
    if _stream("Workbook") in head or _stream("Book") in head:
        return "ET" if ending == "et" else "XLS"
    if _stream("MatOST") in head or ending == "wps":
        return "WPS"
    return "DOC" if ending in ("doc", "dot", "wps") else None


def _stream(name: str) -> bytes:
    """How an OLE container's directory writes a stream's name."""
    return name.encode("utf-16-le") + b"\0\0"


def program() -> str | None:
    """Where LibreOffice is, or None."""
    for one in _PROGRAMS:
        found = shutil.which(one)
        if found is not None:
            return found
    return next((place for place in _PLACES if Path(place).is_file()), None)


def converted(data: bytes, *, kind: str, name: str, seconds: float = SECONDS) -> bytes:
    """*data* as DOCX (a text) or XLSX (a sheet).

    Raises:
        Unreadable: YB131 a password, YB134 no LibreOffice, YB135 it failed or took too long.
    """
    if is_locked(data):
        raise Unreadable(Problem(code="YB131", place=name))
    office = program()
    if office is None:
        raise Unreadable(Problem(code="YB134", place=name, facts=(("kind", kind),)))
    form, ending = _CALC if kind in ("XLS", "ET", "ODS") else _WRITER
    with tempfile.TemporaryDirectory(prefix="yuebao-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        (home / "profile" / "user").mkdir(parents=True)
        (home / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        given = home / f"given.{'doc' if kind == 'WPS' else 'xls' if kind == 'ET' else kind.lower()}"
        given.write_bytes(data)
        command = [
            office, f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless", "--norestore",
            "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard", "--convert-to", form,
            "--outdir", str(home / "out"), str(given),
        ]  # fmt: skip
        told = _run(command, home, seconds)
        made = home / "out" / f"given{ending}"
        if told is None and made.is_file():
            return made.read_bytes()
        reason = told or "it wrote nothing"
        raise Unreadable(Problem(code="YB135", place=name, facts=(("kind", kind), ("reason", reason))))


def _run(command: list[str], home: Path, seconds: float) -> str | None:
    """Runs LibreOffice and waits; why it failed, or None."""
    environment = {
        key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "LC_ALL", "LC_CTYPE")
    }
    # Proxies that lead nowhere: what it might still wish to fetch, it cannot.
    environment |= {"HOME": str(home), "TMPDIR": str(home), "SAL_USE_VCLPLUGIN": "svp"}
    environment |= dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
    try:
        process = subprocess.Popen(
            command,
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_bounded if os.name == "posix" else None,
        )
    except OSError as error:
        return error.strerror or str(error)
    try:
        code = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return f"it took more than {seconds:g} seconds"
    finally:
        # It starts a second program that outlives it: the whole session ends here.
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return None if code == 0 else f"it ended with code {code}"


def _bounded() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_WRITTEN, _WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
