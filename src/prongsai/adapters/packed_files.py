"""What a packed file is and whether it unpacks within limits, before a reader makes room for it."""

from __future__ import annotations

import io
import zipfile
import zlib

from prongsai.core.preaudit.reading import Form, Stop
from prongsai.core.preaudit.sniffing import OLE, packed_form

MOST_UNPACKED, MOST_PARTS = 60_000_000, 3_000
_CHUNK = 1 << 16
_LITTLE = 200
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
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError):
        return Form.OTHER, Stop.DAMAGED
    except RuntimeError:  # how the library says that a part needs a password
        return Form.OTHER, Stop.LOCKED


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
