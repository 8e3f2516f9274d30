"""What came back, by how its bytes begin; what a server calls it is the second witness."""

from __future__ import annotations

import re
from enum import StrEnum


class Content(StrEnum):
    """A kind of content."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    OLD_OFFICE = "old-office"
    CSV = "csv"
    TEXT = "text"
    JSON = "json"
    XML = "xml"
    IMAGE = "image"
    ZIP = "zip"
    EMPTY = "empty"
    UNKNOWN = "unknown"


LOOKED_AT = 65_536
"""Bytes that are enough to tell."""
_BEGINNINGS = (
    (b"%PDF-", Content.PDF), (b"\x89PNG\r\n\x1a\n", Content.IMAGE),
    (b"\xff\xd8\xff", Content.IMAGE),
    (b"GIF8", Content.IMAGE), (b"II*\0", Content.IMAGE), (b"MM\0*", Content.IMAGE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content.OLD_OFFICE),
)  # fmt: skip
_PARTS = (
    (b"word/", Content.DOCX), (b"xl/", Content.XLSX), (b"ppt/", Content.PPTX),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", Content.ODT),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Content.ODS),
)  # fmt: skip
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|div|table|p|h[1-6]|a|br|center|frameset)\b",
    re.IGNORECASE,
)
_ENDINGS = {
    "pdf": Content.PDF, "docx": Content.DOCX, "xlsx": Content.XLSX, "pptx": Content.PPTX,
    "odt": Content.ODT, "ods": Content.ODS, "doc": Content.OLD_OFFICE, "xls": Content.OLD_OFFICE,
    "ppt": Content.OLD_OFFICE, "csv": Content.CSV, "txt": Content.TEXT, "json": Content.JSON,
    "xml": Content.XML, "jpg": Content.IMAGE, "jpeg": Content.IMAGE, "png": Content.IMAGE,
    "gif": Content.IMAGE, "webp": Content.IMAGE, "zip": Content.ZIP,
}  # fmt: skip
_OF_TEXT = bytes([*range(9, 14), 27, *range(32, 256)])
TEXTS = frozenset({Content.TEXT, Content.CSV, Content.JSON, Content.XML, Content.HTML})


def content_of(start: bytes, told: str = "", path: str = "") -> Content:
    """The kind of content by its first bytes; plain texts go by what they are called."""
    if not start.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return Content.EMPTY
    lean = start[:LOOKED_AT].lstrip(b" \t\r\n\xef\xbb\xbf")
    for beginning, kind in _BEGINNINGS:
        if lean.startswith(beginning):
            return kind
    if b"%PDF-" in lean[:1024]:  # readers of PDF look this far, and so do we
        return Content.PDF
    if lean.startswith(b"RIFF") and lean[8:12] == b"WEBP":
        return Content.IMAGE
    if lean.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _PARTS if part in lean), Content.ZIP)
    return _text(lean, told.partition(";")[0].strip().lower(), path)


def _text(lean: bytes, told: str, path: str) -> Content:
    wide = lean[:2] in (b"\xff\xfe", b"\xfe\xff")
    plain = lean.decode("utf-16", "ignore").encode() if wide else lean
    if plain[:4096].translate(None, _OF_TEXT):
        return Content.UNKNOWN
    if _HTML.search(plain[:8192]) or told in ("text/html", "application/xhtml+xml"):
        return Content.HTML
    if plain.startswith(b"<?xml"):
        return Content.XML
    named = ending_of(path)
    if named in TEXTS:
        return named
    spoken = {"text/csv": Content.CSV, "application/json": Content.JSON, "text/xml": Content.XML}
    return spoken.get(told, Content.TEXT)


def ending_of(path: str) -> Content | None:
    """The kind that the name in an address promises, if it promises one."""
    name = path.partition("?")[0].rpartition("/")[2]
    return _ENDINGS.get(name.rpartition(".")[2].lower()) if "." in name else None
