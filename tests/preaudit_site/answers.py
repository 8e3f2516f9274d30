"""How the website misbehaves: one answer for each path."""

from __future__ import annotations

import asyncio
import gzip
import io
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache

from preaudit_site.site import Answer, Request

LONG = "<p>" + "รายงานผลการดำเนินงานตามแผนจัดซื้อจัดจ้างประจำปีงบประมาณ " * 40 + "</p>"
PDF = b"%PDF-1.4\n" + b"1 0 obj<<>>endobj\n" * 40 + b"%%EOF\n"
ETAG = '"7f3a"'


def page(title: str, body: str = LONG, head: str = "") -> bytes:
    top = f'<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{title}</title>'
    return f"{top}{head}</head><body>{body}</body></html>".encode()


def said(
    body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", **headers: str
) -> Answer:
    """A whole answer at once."""
    told = {"Content-Type": kind, "Content-Length": str(len(body)), **_named(headers)}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())

    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 {status}\r\n{head}Connection: close\r\n\r\n".encode() + body)

    return answer


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-").title(): value for name, value in headers.items()}


def status(told: str, **headers: str) -> Answer:
    return said(page(told, f"<p>{told}</p>"), status=told, **headers)


def to(location: str, told: str = "302 Found") -> Answer:
    return said(b"", status=told, location=location)


@cache
def unpacking() -> bytes:
    """A page to whoever reads letters; to whoever believes its heading, 250 MB of nothing."""
    shown = page("รายงาน").ljust(0x2020)
    stored = b"\x20" + (0x2020).to_bytes(2, "little") + (0xDFDF).to_bytes(2, "little") + shown
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = [packing.compress(bytes(1 << 20)) for _ in range(250)]
    return b"\x78\x5e" + stored + b"".join(packed) + packing.flush()


def in_parts(shown: bytes) -> bytes:
    """gzip of many members, as servers write that pack what they have so far."""
    return b"".join(gzip.compress(shown[n : n + 40]) for n in range(0, len(shown), 40))


def raw(data: bytes) -> Answer:
    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(data)

    return answer


def without_end(head: str, piece: bytes, pause: float = 0.0) -> Answer:
    async def answer(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 200 OK\r\n{head}Connection: close\r\n\r\n".encode())
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return answer


async def unhurried(request: Request, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(0.1)
    await said(page("รายงาน"))(request, writer)


async def deeper(request: Request, writer: asyncio.StreamWriter) -> None:
    number = int(request.path.partition("=")[2] or 0)
    await to(f"/deeper?n={number + 1}")(request, writer)


async def renewed(request: Request, writer: asyncio.StreamWriter) -> None:
    """Content that did not change since it was seen."""
    if request.headers.get("if-none-match") == ETAG:
        await said(b"", status="304 Not Modified", etag=ETAG)(request, writer)
    else:
        await said(page("รายงาน"), etag=ETAG)(request, writer)


def once_failing() -> Answer:
    """Down for a moment, then back."""
    calls: list[str] = []

    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        calls.append(request.path)
        told = status("502 Bad Gateway") if len(calls) == 1 else said(page("รายงาน"))
        await told(request, writer)

    return answer


def waiting(seconds: str) -> Answer:
    """Asks to come back later, and is content then."""
    calls: list[str] = []

    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        calls.append(request.path)
        first = status("429 Too Many Requests", retry_after=seconds)
        await (first if len(calls) == 1 else said(page("รายงาน")))(request, writer)

    return answer


def office(part: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(f"{part}/document.xml", "<x/>" * 50)
    return target.getvalue()


@cache
def bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = b"0" * (1 << 20)
    return b"".join([packer.compress(zeros) for _ in range(64)]) + packer.flush()


LOGIN = '<form><input name="user"><input type="password" name="word"></form>'
MEMBERS = LONG + '<aside>สมาชิก <form><input type="password"></form></aside>'
SCRIPT = '<div id="app"></div><script src="/app.js"></script>'
PACKED = {"content_encoding": "gzip"}


def answers() -> dict[str, Answer]:
    """Anew for each site, since some answers count how often they are asked."""
    return {**_fine(), **_statuses(), **_pages(), **_leading(), **_contents()}


def _fine() -> dict[str, Answer]:
    return {
        "/": said(page("เทศบาลตำบลฟ้าใส")),
        "/report": said(page("รายงานผลการดำเนินงาน")),
        "/report-2404": said(page("พระราชบัญญัติ พ.ศ. 2404")),
        "/%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%81%E0%B8%B2%E0%B8%A8": said(page("ประกาศ")),
        "/file.pdf": said(PDF, "application/pdf"),
        "/download": said(PDF, "application/octet-stream"),
        "/plan.docx": said(office("word"), "application/vnd.openxmlformats"),
        "/list.csv": said("รายการ,จำนวน\nก,1\n".encode(), "text/csv"),
        "/packed": said(gzip.compress(page("รายงาน")), **PACKED),
        "/packed-in-parts": said(in_parts(page("รายงาน")) + bytes(9), **PACKED),
        "/deflated": said(zlib.compress(page("รายงาน"))[2:-4], content_encoding="deflate"),
        "/members": said(page("ข่าวประชาสัมพันธ์", MEMBERS)),
        "/unhurried": unhurried,
        "/renewed": renewed,
        "/once": once_failing(),
        "/wait": waiting("1"),
        "/old-letters": said(
            page("รายงาน").decode().replace("utf-8", "tis-620").encode("cp874"), "text/html"
        ),
        "/wide": said(page("รายงาน").decode().encode("utf-16"), "text/html"),
        "/wide-untrue": said(page("รายงาน"), "text/html; charset=utf-16"),
        "/unpacking": said(unpacking(), "text/html; charset=zlib"),
    }


def _statuses() -> dict[str, Answer]:
    return {
        "missing": status("404 Not Found"), "/gone": status("410 Gone"),
        "/403": status("403 Forbidden"), "/429": status("429 Too Many Requests"),
        "/451": status("451 Unavailable For Legal Reasons"), "/401": status("401 Unauthorized"),
        "/400": status("400 Bad Request"), "/500": status("500 Internal Server Error"),
        "/503": status("503 Service Unavailable"),
        "/503-later": status("503 Service Unavailable", retry_after="3600"),
        "/999": status("999 Denied"),
        "/wall": said(page("Just a moment...", "Checking your browser"), status="503 Unavailable"),
        "/wall-200": said(page("Attention Required!", "<p>Please verify you are human.</p>")),
        "/no-content": said(b"", status="204 No Content"),
    }  # fmt: skip


def _pages() -> dict[str, Answer]:
    return {
        "/soft": said(page("ไม่พบหน้าที่ต้องการ")),
        "/soft-few": said(page("เทศบาลตำบลฟ้าใส", "<p>ขออภัย ไม่พบเอกสาร หรือถูกลบไปแล้ว</p>")),
        "/soft-404": said(page("404 | fasai")),
        "/login": said(page("เข้าสู่ระบบ", LOGIN)),
        "/private": to("/login?next=/private"),
        "/parked": said(page("fasai.test", "<h1>This domain has expired</h1>")),
        "/waiting": said(page("เทศบาล", "<p>ขณะนี้เว็บไซต์อยู่ระหว่างปรับปรุง</p>")),
        "/blank": said(page("รายงาน", "")),
        "/script": said(page("รายงาน", SCRIPT)),
    }


def _leading() -> dict[str, Answer]:
    sent = '<meta http-equiv="refresh" content="0; url={}">'
    return {
        "/moved": to("/report", "301 Moved Permanently"),
        "/moved-old-letters": raw(
            b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: "
            + "/รายงาน".encode("cp874") + b"\r\n\r\n"
        ),
        "/%C3%D2%C2%A7%D2%B9": said(page("รายงาน")),
        "/moved-far": to("https://www.elsewhere.test/report"),
        "/moved-safe": to("https://www.fasai.test/report"),
        "/moved-home": to("/"),
        "/moved-index": to("index.php"), "/index.php": said(page("เทศบาลตำบลฟ้าใส")),
        "/moved-nowhere": to("http://"), "/moved-file": to("file:///etc/passwd"),
        "/moved-inside": to("http://10.1.2.3/"), "/moved-loopback": to("http://127.0.0.1/"),
        "/moved-numbers": to("http://0x7f000001/"), "/moved-v6": to("http://[::1]/"),
        "/moved-named": to("http://inside.fasai.test/"), "/moved-port": to("http://www.fasai.test:22/"),
        "/moved-password": to("http://user:word@www.fasai.test/report"),
        "/circle": to("/circle-back"), "/circle-back": to("/circle"), "/deeper": deeper,
        "/splash": said(page("ยินดีต้อนรับ", "<img src=x>", sent.format("/report"))),
        "/splash-inside": said(page("ยินดีต้อนรับ", "", sent.format("http://169.254.169.254/"))),
    }  # fmt: skip


def _contents() -> dict[str, Answer]:
    kind = "Content-Type: text/html\r\n"
    return {
        "/empty": said(b""),
        "/file-is-page.pdf": said(page("เทศบาลตำบลฟ้าใส")),
        "/page-called-pdf": said(page("รายงาน"), "application/pdf"),
        "/pdf-called-page": said(PDF, "text/html"),
        "/table.xls": said(page("ตาราง", "<table><tr><td>1</td></tr></table>" + LONG),
                           "application/vnd.ms-excel"),
        "/sheet.docx": said(office("xl"), "application/octet-stream"),
        "/noise": said(bytes(range(256)) * 8, "application/octet-stream"),
        "/endless": without_end(kind, b"<p>more</p>" * 5_000),
        "/dripping": without_end(kind, b".", 0.05),
        "/torn": raw(f"HTTP/1.1 200 OK\r\n{kind}Content-Length: 9000\r\n\r\n<p>".encode()),
        "/bomb": said(bomb(), **PACKED), "/brotli": said(b"\x8b\x02\x80", content_encoding="br"),
        "/bad-gzip": said(b"\x1f\x8b\x08\0" + b"no gzip" * 9, **PACKED),
        "/garbled": raw(b"\x00\x01\x02 not http at all\r\n\r\n"), "/hung-up": raw(b""),
        "/long-header": raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n"),
        "/large.pdf": said(PDF + bytes(3_000_000), "application/pdf"),
    }  # fmt: skip
