"""The one door through which connections leave: nothing passes that leads to a forbidden address.

Names are looked up once and every answer is checked; the connection goes to an address so checked,
and is checked again where the socket is made, so that nothing of a library can lead around it.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from prongsai.core.preaudit.forbidden import IP, ends_in_number, is_forbidden

Where = tuple[str, int]
"""An IP address and a port."""
_REMEMBERED, _LOOKED_UP = 60.0, 10.0
"""Seconds for which an answer is kept, and in which it should be there."""
Lookup = Callable[[str, int], Awaitable[Sequence[Where]]]


class Shut(OSError):
    """The door stays shut: the address is forbidden."""


class NoName(OSError):
    """The host has no address."""


class NoLookup(OSError):
    """Names cannot be looked up now."""


async def look_up(host: str, port: int) -> Sequence[Where]:
    """What the system's resolver says: all addresses of both kinds."""
    try:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        kind = NoLookup if error.errno == socket.EAI_AGAIN else NoName
        raise kind(str(error)) from error
    return [(str(each[4][0]), port) for each in found]


@dataclass(frozen=True, slots=True)
class Door:
    """Who may be asked."""

    look_up: Lookup = look_up
    own: frozenset[Where] = frozenset()
    """Servers that are asked although they are forbidden: a test's own, given in code alone."""

    def check(self, ip: str, port: int) -> None:
        """Let a socket pass, or not."""
        if (ip, port) in self.own:
            return
        if is_forbidden(_ip(ip)):
            raise Shut(ip)

    async def found(self, host: str, port: int) -> Sequence[Where]:
        """Where a host is; one forbidden answer among them shuts the door."""
        answers = await self.look_up(host, port)
        if not answers:
            raise NoName(host)
        for ip, at in answers:
            self.check(ip, at)
        return answers

    def connector(self, connections: int, names: Names) -> aiohttp.TCPConnector:
        """Makes connections for a client, each to an address that was checked."""
        return aiohttp.TCPConnector(
            resolver=_Resolver(names), use_dns_cache=False, limit=connections,
            force_close=True, happy_eyeballs_delay=0.25, socket_factory=self._socket,
            enable_cleanup_closed=False,
        )  # fmt: skip

    def _socket(self, address: tuple[Any, Any, int, str, tuple[Any, ...]]) -> socket.socket:
        family, kind, protocol, _, target = address
        self.check(str(target[0]), int(target[1]))
        made = socket.socket(family, kind, protocol)
        made.setblocking(False)
        return made


def _ip(text: str) -> IP:
    try:
        return ipaddress.ip_address(text)
    except ValueError as error:  # a resolver that answers with a name is not believed
        raise Shut(text) from error


class Names:
    """What the door found, remembered for a minute: each answer was checked before it is kept."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self._found: dict[str, tuple[float, Sequence[Where]]] = {}

    async def found(self, host: str, port: int) -> Sequence[Where]:
        """Where a host is."""
        key, now = f"{host}:{port}", time.monotonic()
        until, answers = self._found.get(key, (0.0, ()))
        if until <= now:
            answers = await self.door.found(host, port)
            self._found[key] = now + _REMEMBERED, answers
        return answers

    async def machine(self, host: str, port: int) -> str:
        """The IP address by which hosts of one machine are known; empty where none is found."""
        if ":" in host or ends_in_number(host):
            return host
        try:
            async with asyncio.timeout(_LOOKED_UP):
                return min(await self.found(host, port))[0]
        except OSError:  # whoever asks is told why
            return ""


class _Resolver(AbstractResolver):
    """Names, in the form that the library asks for."""

    def __init__(self, names: Names) -> None:
        self.names = names

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Addresses of a host, all of them checked."""
        wanted = {socket.AF_UNSPEC: None, socket.AF_INET: 4, socket.AF_INET6: 6}[family]
        return [
            {
                "hostname": host, "host": ip, "port": at, "proto": 0,
                "family": socket.AF_INET6 if ":" in ip else socket.AF_INET,
                "flags": socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            }
            for ip, at in dict.fromkeys(await self.names.found(host, port))
            if wanted in (None, 6 if ":" in ip else 4)
        ]  # fmt: skip

    async def close(self) -> None:
        """Nothing is held."""
