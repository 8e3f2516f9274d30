"""Tells what a file is by its bytes, and takes apart containers no further than that needs."""

from __future__ import annotations

import contextlib
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator

from prongsai.core.files import kinds
from prongsai.core.files.kinds import Kind, Limits, Part
from prongsai.core.terms.problem import Refused, refuse

_PDF, _PNG, _JPEG, _ZIP = b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAIL = 2048
_LITTLE = 1024 * 1024
"""Enough for a list of content types."""
_BLOCK = 64 * 1024
_WHITE = b"\t\n\r\f"
_STREAM = re.compile(rb"\bstream\r?\n")
_STREAM_END = b"endstream"
_LOCK = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R\b|<<)")
"""How the dictionary at the end of a PDF names what locks it."""


def told(content: bytes, limits: Limits) -> Kind:
    """The kind of a file by what is in it; refused where it is none that is taken."""
    if content.startswith(_PDF):
        if b"%%EOF" not in content[-_TAIL:]:
            raise refuse("file-damaged")
        if _LOCK.search(content) and _LOCK.search(_without_streams(content)):
            raise refuse("file-encrypted")
        return Kind.PDF
    if content.startswith(_PNG):
        return Kind.PNG
    if content.startswith(_JPEG):
        return Kind.JPEG
    if content.startswith(_ZIP):
        return _container(content, limits)
    if content.startswith(_OLE):
        # A locked .docx or .xlsx is wrapped in the container of the old formats.
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise refuse("file-encrypted" if locked else "file-old-office")
    if _is_text(content):
        return Kind.TXT
    raise kinds.unknown()


def begun_as(content: bytes) -> Kind | None:
    """The kind that a file begins as, whole or not; None where its beginning tells nothing.

    So that a cut PDF under the name of a spreadsheet is told as a PDF, not as a broken spreadsheet.
    """
    if content.startswith(_ZIP):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                return _kind(archive)
        except (
            Refused, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError,
            OverflowError, RuntimeError, OSError,
        ):  # fmt: skip
            return None
    begins = {_PDF: Kind.PDF, _PNG: Kind.PNG, _JPEG: Kind.JPEG}
    return next((kind for mark, kind in begins.items() if content.startswith(mark)), None)


def _without_streams(content: bytes) -> bytes:
    """What stands between them; one that never ends is the rest of the file, looked for once."""
    kept, begin = [], 0
    while found := _STREAM.search(content, begin):
        end = content.find(_STREAM_END, found.end())
        if end < 0:
            break
        kept.append(content[begin : found.start()])
        begin = end + len(_STREAM_END)
    return b"".join([*kept, content[begin:]])


def _is_text(content: bytes) -> bool:
    if any(byte < ord(" ") and byte not in _WHITE for byte in set(content)):
        return False
    for encoding in ("utf-8", "cp874"):
        with contextlib.suppress(UnicodeDecodeError):
            content.decode(encoding)
            return True
    return False


def _container(content: bytes, limits: Limits) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if problems := list(kinds.part_faults(_parts(archive), limits)):
                raise Refused(problems)
            _unpack(archive, limits)
            return _kind(archive)
    except (
        zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, OverflowError,
        NotImplementedError, OSError,
    ) as error:  # fmt: skip
        raise refuse("file-damaged") from error


def _parts(archive: zipfile.ZipFile) -> Iterator[Part]:
    for info in archive.infolist():
        yield Part(info.filename, info.file_size, bool(info.flag_bits & 1))


def _unpack(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Every part read once: whole, and as large as declared, whatever its directory says."""
    left = limits.unpacked
    for info in archive.infolist():
        declared, info.file_size = info.file_size, limits.unpacked + 2 * _BLOCK
        found = 0
        with archive.open(info) as part:
            while block := part.read(_BLOCK):
                found += len(block)
                if found > left:
                    raise Refused([kinds.bomb(limits)])
        info.file_size = declared
        if found != declared:
            raise zipfile.BadZipFile(info.filename)
        left -= found


def _kind(archive: zipfile.ZipFile) -> Kind:
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        return kinds.office_kind(_text(archive, "[Content_Types].xml"))
    if "mimetype" in names and "META-INF/manifest.xml" in names:
        return kinds.open_kind(_text(archive, "mimetype"), _text(archive, "META-INF/manifest.xml"))
    raise kinds.unknown()


def _text(archive: zipfile.ZipFile, name: str) -> str:
    if archive.getinfo(name).file_size > _LITTLE:
        raise refuse("file-damaged")
    return archive.read(name).decode("utf-8-sig")
