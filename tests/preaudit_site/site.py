"""A website on loopback that misbehaves, by host and path, in every way that `ways.yaml` names.

Hosts end in `.test`; a resolver of its own leads them here, whatever port they are asked at.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from preaudit_site.certificates import Certificates
from prongsai.adapters.web_visits.door import Door, NoLookup, NoName, Where

HERE = "127.0.0.1"
_TO_CLOSE = 0.05
"""Seconds in which connections close."""
Answer = Callable[["Request", asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True)
class Request:
    """What a visitor asked."""

    method: str
    host: str
    path: str
    headers: Mapping[str, str]


@dataclass
class Site:
    """The servers while they run, and what they were asked."""

    certificates: Certificates
    answers: Mapping[str, Answer]
    ports: dict[str, int] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    names: dict[str, Sequence[Where]] = field(default_factory=dict)
    """Hosts that are told to be elsewhere."""

    @property
    def door(self) -> Door:
        """Leads to this site alone: every other address is as forbidden as ever."""
        own = frozenset((HERE, port) for port in self.ports.values())
        return Door(self.look_up, own)

    async def look_up(self, host: str, port: int) -> Sequence[Where]:
        if host in self.names:
            return self.names[host]
        if host.startswith("no-name."):
            raise NoName(host)
        if host.startswith("no-dns."):
            raise NoLookup(host)
        if not host.endswith(".test"):
            raise NoName(host)
        special = host.partition(".")[0]
        kind = special if special in self.ports else {443: "safe"}.get(port, "plain")
        return [(HERE, self.ports[kind])]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, TimeoutError):
                request = await _read(reader)
                self.asked.append(request)
                path = request.path.partition("?")[0]
                await self.answers.get(path, self.answers["missing"])(request, writer)
                await writer.drain()
        finally:
            writer.close()


async def _read(reader: asyncio.StreamReader) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _ = head[0].split(" ", 2)
    headers = dict(line.split(": ", 1) for line in head[1:] if ": " in line)
    lower = {name.lower(): value for name, value in headers.items()}
    return Request(method, lower.get("host", "").partition(":")[0], path, lower)


@contextlib.asynccontextmanager
async def served(answers: Mapping[str, Answer]) -> AsyncIterator[Site]:
    """The site for as long as it is looked at."""
    certificates = Certificates()
    site = Site(certificates, answers)
    async with contextlib.AsyncExitStack() as stack:
        for kind, context in (
            ("plain", None), ("safe", certificates.good), ("old", certificates.old),
            ("no-tls", None),
        ):  # fmt: skip
            server = await asyncio.start_server(site.serve, HERE, 0, ssl=context)
            site.ports[kind] = server.sockets[0].getsockname()[1]
            stack.callback(server.close)
        silent = await asyncio.start_server(_say_nothing, HERE, 0)
        site.ports["silent"] = silent.sockets[0].getsockname()[1]
        stack.callback(silent.close)
        site.ports["refusing"] = _closed_port()
        yield site
    await asyncio.sleep(_TO_CLOSE)


async def _say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        with contextlib.suppress(ConnectionError):
            await reader.read()
    finally:
        writer.close()


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        port: int = probe.getsockname()[1]
        return port
