"""Packages of parts (DOCX, XLSX, EPUB, ZIP): opened with bounds, their XML without entities.

Nothing of a package is believed before it is counted: how many parts, how large each says it is and how
large it turns out, how far it was squeezed, how deep and how many its elements are. Nothing is written
to disk, nothing is run and nothing is fetched.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

from yuebao.core.problem import Problem, Unreadable

#: Parts of one package, bytes of one part, of all that were read, and of markup; elements of one part.
PARTS = 5_000
PART_LIMIT = 32 * 1024 * 1024
TOTAL_LIMIT = 128 * 1024 * 1024
ELEMENTS = 1_500_000
#: How far a part may be squeezed: prose makes 5 to 20, a sheet of figures 30, zeros 1,000.
_RATIO = 250
_SMALL = 4 * 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

MARK = "!"
"""Between an archive's name and a member's: archive.zip!member.docx."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = b"{\\rtf1"
ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


class Package:
    """The parts of a ZIP container by name. Raises ``Unreadable`` (YB131–YB133) at the first offence."""

    def __init__(self, data: bytes, *, name: str) -> None:
        self.name = name
        self.read_so_far = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
            raise damaged(name, f"the archive: {error}") from None
        # A member may have no name at all, which ``ZipInfo.is_dir`` does not survive.
        self._parts = {
            one.filename: one for one in self._zip.infolist() if one.filename and one.filename[-1] != "/"
        }
        if PARTS < len(self._zip.infolist()):
            raise unsafe(name, f"{len(self._zip.infolist())} parts, more than {PARTS}")

    @property
    def names(self) -> list[str]:
        """The parts in the order of the package's directory."""
        return list(self._parts)

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def part(self, part: str) -> bytes:
        """The bytes of a part that is there."""
        info = self._parts[part]
        if info.flag_bits & 0x1:
            raise Unreadable(Problem(code="YB131", place=self.name))
        if info.compress_type not in _METHODS:
            raise damaged(self.name, f"{part} is squeezed in a way that is not read")
        if PART_LIMIT < info.file_size:
            raise unsafe(self.name, f"{part} would take {info.file_size} bytes, more than {PART_LIMIT}")
        if _SMALL < info.file_size and _RATIO * max(1, info.compress_size) < info.file_size:
            raise unsafe(self.name, f"{part} is squeezed more than {_RATIO} times")
        if TOTAL_LIMIT < self.read_so_far + info.file_size:
            raise unsafe(self.name, f"its parts take more than {TOTAL_LIMIT} bytes")
        try:
            with self._zip.open(info) as file:
                data = file.read(info.file_size + 1)
        except (
            zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError,
            struct.error,
        ) as error:  # fmt: skip
            raise damaged(self.name, f"{part}: {error}") from None
        if info.file_size < len(data):
            raise unsafe(self.name, f"{part} is larger than it says")
        self.read_so_far += len(data)
        return data

    def xml(self, part: str) -> Any:
        """The root element of a part that is there."""
        return parse_xml(self.part(part), part=part, name=self.name)


def parse_xml(data: bytes, *, part: str, name: str) -> Any:
    """The root element of *data*. A document type, and so every entity of its own, is refused.

    Raises ``Unreadable``: YB132 for what is no XML, YB133 for what is too much of it.
    """
    from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

    # A tag is one "<" in any encoding that libxml2 knows but EBCDIC, which it is not asked to read.
    if ELEMENTS < data.count(b"<"):
        raise unsafe(name, f"{part} has more than {ELEMENTS} tags")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True,
        remove_pis=True, dtd_validation=False,
    )  # fmt: skip
    try:
        # Fed by pieces so that a document type is met before what it would swell to.
        parser.feed(data[:1024])
        for start in range(1024, len(data), 1 << 20):
            parser.feed(data[start : start + (1 << 20)])
        root = parser.close()
    except etree.XMLSyntaxError as error:
        told = str(error)
        if "ntity" in told and "&" not in told:
            raise unsafe(name, f"{part} brings entities of its own") from None
        if "depth" in told.lower() or "huge" in told.lower():
            raise unsafe(name, f"{part} is nested too deeply or too large") from None
        raise damaged(name, f"{part}: {told}") from None
    except (LookupError, ValueError, AssertionError) as error:
        raise damaged(name, f"{part}: {error}") from None
    if root.getroottree().docinfo.internalDTD is not None or root.getroottree().docinfo.doctype:
        raise unsafe(name, f"{part} brings a document type, where entities hide")
    return root


def is_zip(data: bytes) -> bool:
    return data.startswith(ZIPS)


def is_locked(data: bytes) -> bool:
    """Whether an OLE container holds an encrypted package: an office file with a password."""
    return data.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in data


def damaged(name: str, reason: str) -> Unreadable:
    return Unreadable(Problem(code="YB132", place=name, facts=(("reason", _short(reason)),)))


def unsafe(name: str, reason: str) -> Unreadable:
    return Unreadable(Problem(code="YB133", place=name, facts=(("reason", _short(reason)),)))


def _short(reason: str) -> str:
    return " ".join(reason.split())[:200]
