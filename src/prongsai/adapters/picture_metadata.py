"""Takes out of pictures what they tell besides the picture: place, time, device, comments.

Only what changes how a picture looks is kept; of a camera's notes that is which way up it is.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from prongsai.core.files.kinds import Kind
from prongsai.core.terms.problem import refuse

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_LOOKS = {
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"cICP",
}  # fmt: skip
_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP1, _APP2, _APP14, _APP15 = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF
_BARE = {0x01, *range(0xD0, 0xD8)}
"""Markers without a length."""
_ORIENTATION = 0x0112


def stripped(content: bytes, kind: Kind) -> bytes:
    """The file without what it tells about its making; other kinds as they are."""
    try:
        if kind is Kind.PNG:
            return _PNG + b"".join(_chunks(content))
        if kind is Kind.JPEG:
            return b"".join(_segments(content))
    except (struct.error, IndexError) as error:
        raise refuse("file-damaged") from error
    return content


def _chunks(content: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while True:
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + length + 12
        (check,) = struct.unpack_from(">I", content, end - 4)
        if zlib.crc32(content[at + 4 : end - 4]) != check:
            raise refuse("file-damaged")
        # A great first letter: no picture without it.
        if name[:1].isupper() or name in _PNG_LOOKS:
            yield content[at:end]
        if name == b"IEND":
            return
        at = end


def _segments(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    at = 2
    while True:
        if content[at] != 0xFF:  # noqa: PLR2004 - every marker begins with it
            raise refuse("file-damaged")
        marker = content[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - padding before a marker
            at += 1
            continue
        if marker == _EOI:
            yield content[at : at + 2]
            return
        if marker in _BARE:
            end = at + 2
        else:
            (length,) = struct.unpack_from(">H", content, at + 2)
            end = at + 2 + length
        if marker == _SOS:
            end = _scan_end(content, end)
        yield _kept(marker, content[at:end])
        at = end


def _scan_end(content: bytes, at: int) -> int:
    """Where the next marker stands: inside a scan each 0xFF is followed by 0 or a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise refuse("file-damaged")
        if content[at + 1] != 0 and content[at + 1] not in _BARE:
            return at
        at += 2


def _kept(marker: int, segment: bytes) -> bytes:
    """A segment if the look of the picture needs it; of a camera's notes which way up it is."""
    body = segment[4:]
    if marker == _COM:
        return b""
    if marker == _APP1 and body.startswith(b"Exif\0\0"):
        return _turned(body[6:])
    if _APP0 <= marker <= _APP15:
        looks = {_APP0: b"JFIF\0", _APP2: b"ICC_PROFILE\0", _APP14: b"Adobe"}.get(marker)
        return segment if looks and body.startswith(looks) else b""
    return segment


def _turned(notes: bytes) -> bytes:
    """Notes that say which way up and nothing else."""
    order = {b"II": "<", b"MM": ">"}.get(notes[:2])
    if order is None:
        return b""
    try:
        (at,) = struct.unpack_from(f"{order}I", notes, 4)
        (count,) = struct.unpack_from(f"{order}H", notes, at)
        entries = [struct.unpack_from(f"{order}HHIH", notes, at + 2 + 12 * n) for n in range(count)]
    except struct.error:
        return b""
    for tag, _, _, value in entries:
        if tag == _ORIENTATION and 1 < value <= 8:  # noqa: PLR2004 - 1 is upright, 8 the last way
            body = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + struct.pack(
                "<HHIHHI", _ORIENTATION, 3, 1, value, 0, 0
            )
            return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    return b""
