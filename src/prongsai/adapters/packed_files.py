"""What a packed file is and whether it unpacks within limits, before a reader makes room for it."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib

from prongsai.core.preaudit.reading import Form, Stop
from prongsai.core.preaudit.sniffing import OLE, packed_form

_DAMAGED = (
    zipfile.BadZipFile,  # directory, heading of a part, extra field or check sum
    EOFError,  # a part ends before its length
    ValueError,  # a place before the file's beginning; a name that is no UTF-8
    OverflowError,  # a place beyond what a file can have
    zlib.error,  # content of a part: packed by deflate,
    lzma.LZMAError,  # by LZMA,
    OSError,  # or by bzip2, which says so without a number; the disk isn't asked here
)
"""What `zipfile` of CPython 3.11 and 3.13 and its unpackers raise at content, read and provoked.

Its RuntimeError is left out: besides a password, which is looked for before, it tells that this
Python lacks an unpacker.
"""
MOST_UNPACKED, MOST_PARTS = 60_000_000, 3_000
_CHUNK = 1 << 16
_LITTLE = 200
_WITH_PASSWORD = 0x41
"""Bits of a part: encrypted, and encrypted in the strong way."""
_LOCKED, _SHEETS = "EncryptedPackage", ("Workbook", "Book")
_ENTRY, _LENGTH = 128, 64
"""Bytes of an entry in the directory of an old office file, and where the length of its name is."""


def look_into(content: bytes) -> tuple[Form, Stop | None]:
    """The form of a packed file, and what speaks against reading it."""
    if content.startswith(OLE):
        if _has_entry(content, _LOCKED):
            return Form.OTHER, Stop.LOCKED
        is_sheet = any(_has_entry(content, name) for name in _SHEETS)
        return (Form.SHEET, None) if is_sheet else (Form.OTHER, Stop.UNKNOWN)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _look(packed)
    except NotImplementedError:  # whole, but packed by a way or a version that is not unpacked here
        return Form.OTHER, Stop.UNKNOWN
    except _DAMAGED:
        return Form.OTHER, Stop.DAMAGED


def _has_entry(content: bytes, name: str) -> bool:
    """Whether a part is called so; in texts, such as of old Word, the word may stand too."""
    letters = f"{name}\0".encode("utf-16-le")
    length = len(letters).to_bytes(2, "little")
    at = content.find(letters)
    while at >= 0:
        if at % _ENTRY == 0 and content[at + _LENGTH : at + _LENGTH + 2] == length:
            return True
        at = content.find(letters, at + 1)
    return False


def _look(packed: zipfile.ZipFile) -> tuple[Form, Stop | None]:
    names = packed.namelist()
    if len(names) > MOST_PARTS:
        return Form.OTHER, Stop.BOMB
    if any(part.flag_bits & _WITH_PASSWORD for part in packed.infolist()):
        return Form.OTHER, Stop.LOCKED
    mimetype = ""
    left = MOST_UNPACKED
    for name in names:
        with packed.open(name) as part:
            start = part.read(_CHUNK)
            if name == "mimetype":
                mimetype = start[:_LITTLE].decode("ascii", "replace")
            chunk = start
            while chunk:
                left -= len(chunk)
                if left < 0:
                    return packed_form(frozenset(names), mimetype), Stop.BOMB
                chunk = part.read(_CHUNK)
    form = packed_form(frozenset(names), mimetype)
    return form, Stop.UNKNOWN if form is Form.OTHER else None
