"""What a page or file is by its first bytes, whatever its address or its server says."""

from __future__ import annotations

import re

from prongsai.core.preaudit.charset import wide
from prongsai.core.preaudit.reading import Form

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|table|p|script|a)[\s>]", re.IGNORECASE
)
_HEAD = 4096
_CSV_TYPES = ("text/csv", "text/tab-separated-values")


def form_of(head: bytes, told: str = "", name: str = "") -> Form | None:
    """The form; none where a packed file has to be opened to tell it.

    >>> form_of(b"%PDF-1.7")
    <Form.PDF: 'pdf'>
    """
    head = head[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Form.PDF
    if head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return Form.IMAGE
    if head.startswith((ZIP, OLE)):
        return None
    plain = head.replace(b"\0", b"")
    if _MARKUP.search(plain):
        return Form.HTML
    if _is_binary(head):
        return Form.OTHER
    separated = told.partition(";")[0].strip().lower() in _CSV_TYPES
    return Form.CSV if separated or name.lower().endswith((".csv", ".tsv")) else Form.TEXT


def packed_form(parts: frozenset[str], mimetype: str = "") -> Form:
    """The form of a packed file by the names of its parts."""
    if "word/document.xml" in parts:
        return Form.DOCX
    if "xl/workbook.xml" in parts or "xl/workbook.bin" in parts:
        return Form.SHEET
    if mimetype.strip() == "application/vnd.oasis.opendocument.spreadsheet":
        return Form.SHEET
    return Form.OTHER


def _is_binary(head: bytes) -> bool:
    """Control characters other than white space, but for the bytes of UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide(head):
        return False
    odd = sum(1 for byte in head if byte < ord(" ") and byte not in b"\t\n\f\r\0\x1b\x0e")
    zeros = head.count(0)
    return odd > len(head) // 100 or (0 < zeros < len(head) // 4)
