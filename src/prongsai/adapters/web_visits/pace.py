"""Manners: one question at a time to a host, a pause between, patience where it asks for it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

_APART = 0.00125
"""Seconds between two beginnings, whomever they lead to. Connections that begin together are
answered together, wait for each other's reading and begin together again: 32 of them took half
as long again as 32 that are apart."""


class TooLong(Exception):
    """The host asked to wait longer than there is patience."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(seconds)


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    not_before: float = 0.0
    waiting: int = 0


class Pace:
    """Takes turns among all visits of a run."""

    def __init__(self, connections: int, pause: float, patience: float, beside: int = 4) -> None:
        self.pause, self.patience, self.beside = pause, patience, beside
        self._machines: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._room = asyncio.Semaphore(connections)
        self._hosts: dict[str, _Host] = {}
        self._free = 0.0

    @contextlib.asynccontextmanager
    async def turn(self, host: str, machine: str = "") -> AsyncIterator[None]:
        """One's turn at a host; refused at once where the host said to come back much later.

        Hosts that are the same machine are asked a few at a time.
        """
        there = self._machines.get(machine or host) or asyncio.Semaphore(self.beside)
        self._machines[machine or host] = there
        state = self._hosts.setdefault(host, _Host())
        state.waiting += 1
        try:
            async with state.lock:
                await self._wait(state)
                async with there, self._room:
                    await self._apart()
                    try:
                        yield
                    finally:
                        state.not_before = max(state.not_before, time.monotonic() + self.pause)
        finally:
            state.waiting -= 1
            self._forget(host, state)

    async def _wait(self, state: _Host) -> None:
        while (left := state.not_before - time.monotonic()) > 0:
            if left > max(self.patience, self.pause):
                raise TooLong(left)
            await asyncio.sleep(left)

    async def _apart(self) -> None:
        """Begin one after the other."""
        now = time.monotonic()
        self._free, left = max(now, self._free) + _APART, self._free - now
        if left > 0:
            await asyncio.sleep(left)

    def hold(self, host: str, seconds: float) -> None:
        """Ask this host nothing for a while."""
        state = self._hosts.setdefault(host, _Host())
        state.not_before = max(state.not_before, time.monotonic() + seconds)

    def _forget(self, host: str, state: _Host) -> None:
        """A host whose pause is over and that nobody waits for takes no memory."""
        if not state.waiting and state.not_before <= time.monotonic():
            self._hosts.pop(host, None)
