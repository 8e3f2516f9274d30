"""Reads what comes, unpacked, into a file: never more than was agreed, whatever is sent."""

from __future__ import annotations

import asyncio
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

import aiohttp

from prongsai.core.preaudit.contents import LOOKED_AT
from prongsai.core.preaudit.stumbling import is_the_machines
from prongsai.core.preaudit.visit import Cut

_BLOCK = 64 * 1024
_MOST_TIMES = 200
"""Times its packed size that honest text grows at most, from a size on."""
_SMALL = 1 << 20
_GZIP_OR_ZLIB, _RAW = 47, -15
_MEMBER = b"\x1f\x8b"
"""How a member of gzip begins."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of one answer."""

    bytes: int = 25 << 20
    seconds: float = 40.0
    """For the whole of it, redirects included."""
    connect: float = 10.0
    silence: float = 15.0
    """Between two pieces of an answer."""
    redirects: int = 10


class _Unpacker(Protocol):
    used: int
    """Bytes of what came that were unpacked so far."""

    def pieces(self, data: bytes) -> Iterator[bytes]: ...


class _Plain:
    def __init__(self) -> None:
        self.used = 0

    def pieces(self, data: bytes) -> Iterator[bytes]:
        self.used += len(data)
        yield data


class _Packed:
    """gzip and deflate, never more than a block at a time in memory."""

    def __init__(self) -> None:
        self.bits = _GZIP_OR_ZLIB
        self.unpacking = zlib.decompressobj(self.bits)
        self.begun = self.full = False
        self.half = b""
        self.used = 0

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What this piece unpacks to; zlib's error where it is damaged."""
        data, self.half = self.half + data, b""
        while data or self.full:
            if self.unpacking.eof and not self._begins_anew(data):
                return
            try:
                piece = self.unpacking.decompress(data, _BLOCK)
            except zlib.error:
                if self.begun or self.bits == _RAW:
                    raise
                self.bits = _RAW  # what many servers call deflate has no heading
                self.unpacking = zlib.decompressobj(self.bits)
                continue
            self.begun = True
            rest = self.unpacking.unused_data if self.unpacking.eof else b""
            rest = rest or self.unpacking.unconsumed_tail
            self.used += len(data) - len(rest)
            data, self.full = rest, len(piece) == _BLOCK and not self.unpacking.eof
            if piece:
                yield piece

    def _begins_anew(self, data: bytes) -> bool:
        """Whether another member of gzip follows the one that ended; anything else is padding."""
        if data == _MEMBER[:1]:
            self.half = data
        if not data.startswith(_MEMBER):
            return False
        self.unpacking = zlib.decompressobj(self.bits)
        return True


@dataclass(slots=True)
class Taken:
    """What was read of an answer."""

    size: int = 0
    start: bytes = b""
    """Its first bytes, unpacked."""
    cut: Cut = Cut.NO
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def add(self, piece: bytes, packed: int, target: BinaryIO, limits: Limits) -> bool:
        """Keep a piece that came out of so many bytes; false where that is enough."""
        piece = piece[: limits.bytes - self.size]
        self.size += len(piece)
        self.digest.update(piece)
        target.write(piece)
        if len(self.start) < GLANCED_AT:
            self.start += piece[: GLANCED_AT - len(self.start)]
        if self.size > _SMALL and self.size > packed * _MOST_TIMES:
            self.cut = Cut.BOMB
        elif self.size >= limits.bytes:
            self.cut = Cut.LARGE
        return not self.cut


GLANCED_AT = max(LOOKED_AT, 256 * 1024)


async def take(
    response: aiohttp.ClientResponse, target: BinaryIO, limits: Limits, left: float
) -> Taken:
    """Read an answer to its end or to what is enough; errors of the connection cut it."""
    taken = Taken()
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
        taken.cut = Cut.PACKING
        return taken
    unpacker: _Unpacker = _Packed() if packing not in ("", "identity") else _Plain()
    try:
        async with asyncio.timeout(max(0.1, left)):
            async for data in response.content.iter_chunked(_BLOCK):
                pieces = unpacker.pieces(data)
                if not all(taken.add(each, unpacker.used, target, limits) for each in pieces):
                    break
    except TimeoutError:
        taken.cut = Cut.SLOW
    except (aiohttp.ClientError, zlib.error, OSError) as error:
        if is_the_machines(error):
            raise
        taken.cut = Cut.TORN
    if taken.cut is Cut.LARGE and response.content_length is None:
        taken.cut = Cut.ENDLESS
    return taken
