"""Files as people hand them in, good and bad, as small as they can be."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import docx
import xlsxwriter

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def packed(parts: Mapping[str, bytes], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def document() -> bytes:
    made = io.BytesIO()
    docx.Document().save(made)
    return made.getvalue()


def workbook(macros: bytes = b"") -> bytes:
    """A real workbook; with macros as the library puts them in."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.add_worksheet().write(0, 0, "คะแนน")
    if macros:
        book.add_vba_project(io.BytesIO(macros), is_stream=True)
    book.close()
    return made.getvalue()


def open_document(kind: str, manifest: bytes = b"<manifest/>", **more: bytes) -> bytes:
    media = f"application/vnd.oasis.opendocument.{kind}".encode()
    return packed({"mimetype": media, "META-INF/manifest.xml": manifest, **more})


def typed(*types: str) -> bytes:
    """A container that says no more than its content types."""
    each = "".join(f'<Override PartName="/p{n}" ContentType="{t}"/>' for n, t in enumerate(types))
    return packed({"[Content_Types].xml": f"<Types>{each}</Types>".encode()})


def chunk(name: bytes, body: bytes) -> bytes:
    check = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)


def png(*more: bytes) -> bytes:
    """One white point, and what else is to stand before it."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\x00\xff"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + body + chunk(b"IEND", b"")


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def exif(turned: int, order: str = "<") -> bytes:
    """A camera's notes: which way up, and where it was."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    place = struct.pack(f"{order}HHIHH", 0x8825, 4, 1, 0, 0)
    way = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turned, 0)
    count = struct.pack(f"{order}IH", 8, 2)
    return segment(0xE1, b"Exif\0\0" + mark + count + place + way + b"\0\0\0\0GPS 13.7563 N")


SCAN = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
JFIF = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
TABLE = segment(0xDB, bytes(65))


def jpeg(*more: bytes, after: bytes = b"") -> bytes:
    """The bones of a picture, and what else stands in it."""
    return b"\xff\xd8" + JFIF + b"".join(more) + TABLE + SCAN + b"\xff\xd9" + after
