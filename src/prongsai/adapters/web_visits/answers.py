"""What the head of an answer and the beginning of its content tell."""

from __future__ import annotations

import codecs
import contextlib
import datetime as dt
import email.utils
import re
import ssl

import aiohttp

from prongsai.adapters.web_visits.asking import Answer
from prongsai.adapters.web_visits.bodies import Taken
from prongsai.core.preaudit.contents import Content, content_of
from prongsai.core.preaudit.glance import Glance, glance
from prongsai.core.preaudit.visit import Body, Certificate, Fault

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LETTERS = frozenset({
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp874", "iso8859-1", "iso8859-15", "ascii",
    "cp1250", "cp1251", "cp1252", "koi8-r", "gb2312", "gbk", "gb18030", "big5", "euc_jp",
    "shift_jis", "euc_kr",
})  # fmt: skip
"""What pages are written in. A library knows names of other things too: under some a few bytes
unpack to gigabytes, under others a page takes minutes."""
_LONGEST_WAIT = 86_400.0
_TOLD = 200
_NOT_ASCII = 0x80


def certificate_of(
    host: str, response: aiohttp.ClientResponse, before: Certificate | None
) -> Certificate:
    """What the host showed; a fault found on the way stays, and is named once more is known."""
    if before is not None and before.fault:
        alone = isinstance(response, Answer) and not response.names_issuer
        if before.host == host and before.fault is Fault.CHAIN and alone:
            return Certificate(host, Fault.UNTRUSTED)  # nobody can find the missing link
        return before
    shown = response.shown if isinstance(response, Answer) else None
    if not shown or "notAfter" not in shown:
        return Certificate(host)
    until = dt.datetime.fromtimestamp(ssl.cert_time_to_seconds(shown["notAfter"]), dt.UTC)
    return Certificate(host, until=until)


def waited(response: aiohttp.ClientResponse, now: dt.datetime) -> float:
    """Seconds that Retry-After asks for, as a number or a date; a day at most."""
    told = header_of(response, "Retry-After").strip()
    if told.isascii() and told.isdigit():
        return min(float(told[:10]), _LONGEST_WAIT)
    try:
        until = email.utils.parsedate_to_datetime(told)
    except ValueError:
        return 0.0
    if until.tzinfo is None:
        until = until.replace(tzinfo=dt.UTC)
    return min(max(0.0, (until - now).total_seconds()), _LONGEST_WAIT)


def body_of(taken: Taken, response: aiohttp.ClientResponse, path: str, file: str) -> Body:
    """What is known about the content."""
    told = header_of(response, "Content-Type")[:_TOLD]
    found = _CHARSET.search(told)
    kind = content_of(taken.start, told, path)
    seen = _seen(taken.start, found[1] if found else "") if kind is Content.HTML else None
    return Body(
        kind, taken.size, taken.digest.hexdigest(), told.partition(";")[0].strip(),
        found[1].lower() if found else "", taken.cut, seen, file if taken.size else "",
    )  # fmt: skip


def _seen(start: bytes, charset: str) -> Glance:
    return glance(_text(start, charset))


def _text(start: bytes, charset: str) -> str:
    """As browsers read: a mark of order first, then what is told; UTF-8, else Windows-874."""
    mark = next((name for begin, name in _MARKS if start.startswith(begin)), "")
    inside = _META.search(start[:4096])
    named = (mark, charset, inside[1].decode("ascii") if inside else "", "utf-8", "cp874")
    for encoding in filter(None, named):
        with contextlib.suppress(UnicodeError, LookupError):
            return codecs.getincrementaldecoder(_proper(encoding))("strict").decode(start)
    return start.decode("utf-8", "replace")


def _proper(encoding: str) -> str:
    """Thai pages that say TIS-620 mean its larger sister; what names no letters is none."""
    thai = encoding.lower().replace("-", "") in ("tis620", "windows874", "iso885911")
    name = "cp874" if thai else codecs.lookup(encoding).name
    if name not in _LETTERS:
        raise LookupError(name)
    return name


def header_of(response: aiohttp.ClientResponse, name: str) -> str:
    """A header as text; bytes that are no UTF-8 are written as escapes, as browsers do."""
    told = response.headers.get(name, "")
    try:
        told.encode()
    except UnicodeEncodeError:
        raw = told.encode("utf-8", "surrogateescape")
        return "".join(chr(byte) if byte < _NOT_ASCII else f"%{byte:02X}" for byte in raw)
    return told
