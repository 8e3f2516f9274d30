"""What came is told by its bytes."""

from __future__ import annotations

import pytest

from prongsai.core.preaudit.contents import Content, content_of, ending_of

HTML = "<!doctype html><p>ข้อความ"


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"", Content.EMPTY),
        (b" \r\n\0", Content.EMPTY),
        (b"%PDF-1.7 x", Content.PDF),
        (b"\xef\xbb\xbf\r\n%PDF-1.4", Content.PDF),
        (b"junk\n%PDF-1.4", Content.PDF),
        (b"\x89PNG\r\n\x1a\n", Content.IMAGE),
        (b"\xff\xd8\xff\xe0", Content.IMAGE),
        (b"RIFF1234WEBPVP8", Content.IMAGE),
        (b"RIFF1234WAVE", Content.TEXT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content.OLD_OFFICE),
        (b"PK\x03\x04..word/document.xml", Content.DOCX),
        (b"PK\x03\x04..xl/workbook.xml", Content.XLSX),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text", Content.ODT),
        (b"PK\x03\x04..anything", Content.ZIP),
        (HTML.encode(), Content.HTML),
        (HTML.encode("utf-16"), Content.HTML),
        ("ข้อความ".encode("utf-16"), Content.TEXT),
        (b"<?xml version='1.0'?><feed/>", Content.XML),
        (b"a,b\n1,2", Content.TEXT),
        (b"\x01\x02\x03", Content.UNKNOWN),
    ],
)
def test_content_is_told_by_its_first_bytes(start: bytes, kind: Content) -> None:
    assert content_of(start) is kind


@pytest.mark.parametrize(
    ("told", "path", "kind"),
    [
        ("text/csv; charset=utf-8", "/x", Content.CSV),
        ("text/plain", "/x.csv", Content.CSV),
        ("text/plain", "/x.pdf", Content.TEXT),
        ("application/json", "/x", Content.JSON),
        ("text/html", "/x", Content.HTML),
        ("", "/x.txt?y=z.csv", Content.TEXT),
    ],
)
def test_texts_go_by_what_they_are_called(told: str, path: str, kind: Content) -> None:
    assert content_of(b"a,b", told, path) is kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/a.PDF", Content.PDF), ("/a.xls?x=1", Content.OLD_OFFICE), ("/a.b/c", None),
        ("/a.php", None), ("/pdf", None),
    ],
)  # fmt: skip
def test_a_name_may_promise_a_kind(path: str, kind: Content | None) -> None:
    assert ending_of(path) is kind
