"""Asks an address as an assessor would: follows where it leads, looks twice if it seems broken."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import ssl
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import aiohttp

from prongsai.adapters.web_visits.answers import body_of, certificate_of, header_of, waited
from prongsai.adapters.web_visits.asking import Client, Failed, Untrusted, agent_of, client_of
from prongsai.adapters.web_visits.bodies import Limits, Taken, take
from prongsai.adapters.web_visits.door import Door
from prongsai.adapters.web_visits.pace import Pace, TooLong
from prongsai.core.preaudit.addresses import Address, address_of, led_to, why_forbidden
from prongsai.core.preaudit.page_signs import PageSigns
from prongsai.core.preaudit.pages import is_challenge
from prongsai.core.preaudit.visit import (
    PASSING,
    Body,
    Certificate,
    Failure,
    Hop,
    Visit,
)

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK, _UNCHANGED, _TOO_MANY, _SERVER = 200, 304, 429, 500
_GONE = (404, 410)
_KEPT = 2_000
"""Letters of a header that are kept."""
_SPLASHES, _LEAST = 2, 0.1
_TO_CLOSE = 0.05
"""Seconds in which connections by TLS close that nobody waits for any more."""
_WALLS = ("cf-mitigated", "x-sucuri-block", "x-datadome")
"""Headers by which walls against robots say so."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How visitors behave."""

    contact: str = ""
    """Where the owner of the program is reached: an address or e-mail, told to every server."""
    connections: int = 32
    pause: float = 1.0
    """Seconds between two questions to one host."""
    patience: float = 120.0
    """Longest wait that a host may ask for."""
    of_a_machine: int = 4
    """Hosts of one machine that are asked at once: offices share those of their providers."""
    again_after: float = 3.0
    """Seconds before a second look at what seems broken."""


@dataclass(slots=True)
class _Way:
    """One visit on its way."""

    address: Address
    before: Visit | None
    left: float
    """Seconds of asking that remain; waiting for one's turn takes none of them."""
    end: float = 0.0
    hops: list[Hop] = field(default_factory=list)
    spent: float = 0.0
    certificate: Certificate | None = None
    doubted: set[str] = field(default_factory=set)
    """Hosts that are asked although their certificate is bad."""
    sent_by_page: int = 0


class _Ended(Exception):
    def __init__(self, failure: Failure, wait: float = 0.0) -> None:
        self.failure, self.wait = failure, wait
        super().__init__(failure.value)


class Visitor:
    """Visits addresses; every question goes through one door and keeps one pace."""

    def __init__(
        self, door: Door, manners: Manners, limits: Limits, signs: PageSigns, client: Client,
        now: Callable[[], dt.datetime],
    ) -> None:  # fmt: skip
        self.door, self.manners, self.limits, self.signs = door, manners, limits, signs
        self.client, self.now = client, now
        self.pace = Pace(manners.connections, manners.pause, manners.patience, manners.of_a_machine)

    async def visit(self, address: Address, target: Path, before: Visit | None = None) -> Visit:
        """Ask one address; its content goes to the file `target`. A second look if it failed."""
        first = await self._once(address, target, before)
        if first.wait > self.manners.patience:
            self.pace.hold(_host_of(first), first.wait)
        if not _worth_another(first) or first.wait > self.manners.patience:
            return first
        self.pace.hold(_host_of(first), first.wait or self.manners.again_after)
        return await self._once(address, target, None)

    async def _once(self, address: Address, target: Path, before: Visit | None) -> Visit:
        started = self.now()
        way = _Way(address, before, self.limits.seconds)
        made = Visit(str(address), started)
        try:
            answered = await self._follow(way, target)
        except (_Ended, Failed) as ended:
            answered = replace(made, failure=ended.failure, failed_host=way.address.host)
            if isinstance(ended, _Ended):
                answered = replace(answered, wait=ended.wait)
        return replace(
            answered, asked=str(address), at=started, hops=tuple(way.hops),
            final=str(way.address), seconds=round(way.spent, 3), certificate=way.certificate,
        )  # fmt: skip

    async def _follow(self, way: _Way, target: Path) -> Visit:
        seen = {str(way.address)}
        while True:
            visit, location = await self._hop(way, target)
            if not location:
                return visit
            led = led_to(location, way.address)
            if not isinstance(led, Address):
                raise _Ended(Failure.NOWHERE)
            if str(led) in seen or len(way.hops) > self.limits.redirects:
                raise _Ended(Failure.CIRCLE)
            seen.add(str(led))
            way.address = led

    async def _hop(self, way: _Way, target: Path) -> tuple[Visit, str]:
        """One answer: what it comes to, and where it leads on."""
        refused = "" if self._is_own(way.address) else why_forbidden(way.address)
        if refused:
            raise _Ended(Failure(refused))
        try:
            machine = await self.client.names.machine(way.address.host, way.address.port)
            async with self.pace.turn(way.address.host, machine):
                response, taken = await self._asked(way, target)
        except TooLong as wait:
            raise _Ended(Failure.WAIT, wait.seconds) from wait
        return self._told(way, response, taken, target)  # somebody else asks meanwhile

    def _is_own(self, address: Address) -> bool:
        return (address.host, address.port) in self.door.own

    async def _asked(self, way: _Way, target: Path) -> tuple[aiohttp.ClientResponse, Taken | None]:
        """The head of an answer, and its content where it is one of its own."""
        began = time.monotonic()
        way.end = began + way.left
        response = await self._answer(way)
        way.spent += time.monotonic() - began
        way.left = way.end - time.monotonic()
        try:
            if _leads(response) or (response.status == _UNCHANGED and way.before is not None):
                return response, None
            with target.open("wb") as file:
                return response, await take(response, file, self.limits, way.left)
        finally:
            response.close()

    async def _answer(self, way: _Way) -> aiohttp.ClientResponse:
        """An answer, with a bad certificate noted and looked past."""
        host, headers = way.address.host, _conditions(way)
        left = max(_LEAST, way.end - time.monotonic())
        try:
            async with asyncio.timeout(left):
                trust = host not in way.doubted
                return await self.client.ask(way.address, trust=trust, headers=headers)
        except Untrusted as untrusted:
            way.doubted.add(host)
            if way.certificate is None or not way.certificate.fault:
                way.certificate = Certificate(host, untrusted.fault)
        except TimeoutError as late:
            raise Failed(Failure.SILENT) from late
        return await self._answer(way)

    def _told(
        self, way: _Way, response: aiohttp.ClientResponse, taken: Taken | None, target: Path
    ) -> tuple[Visit, str]:
        if way.address.scheme == "https":
            way.certificate = certificate_of(way.address.host, response, way.certificate)
        leads = _leads(response)
        way.hops.append(Hop(str(way.address), response.status, leads[:_KEPT]))
        made = Visit(str(way.address), self.now(), wait=waited(response, self.now()))
        if taken is None and leads:
            return made, leads
        if taken is None and way.before is not None:
            way.hops[-1] = way.before.hops[-1]
            return replace(way.before, unchanged=True), ""
        taken = taken or Taken()
        body = body_of(taken, response, way.address.path, target.name)
        visit = replace(
            made, body=body, guarded=self._is_wall(response, body),
            etag=header_of(response, "ETag")[:_KEPT],
            modified=header_of(response, "Last-Modified")[:_KEPT],
        )  # fmt: skip
        return visit, self._sent(way, body)

    def _sent(self, way: _Way, body: Body) -> str:
        """Where a page sends its readers on: a splash page, and one behind it."""
        sent = body.glance.sent_to if body.glance else ""
        if not sent or way.sent_by_page >= _SPLASHES:
            return ""
        if str(led_to(sent, way.address)) == str(way.address):  # a page that only renews itself
            return ""
        way.sent_by_page += 1
        way.hops[-1] = replace(way.hops[-1], to=sent[:_KEPT])
        return sent

    def _is_wall(self, response: aiohttp.ClientResponse, body: Body) -> bool:
        if response.status in _GONE:
            return False
        if any(name in response.headers for name in _WALLS):
            return True
        return body.glance is not None and is_challenge(body.glance, self.signs)


def _leads(response: aiohttp.ClientResponse) -> str:
    """Where an answer sends on; empty if nowhere."""
    return header_of(response, "Location") if response.status in _REDIRECTS else ""


def _host_of(visit: Visit) -> str:
    """Who answered last, or did not."""
    final = address_of(visit.final)
    return final.host if isinstance(final, Address) else ""


def _conditions(way: _Way) -> dict[str, str]:
    """Ask only for what is newer than what the visit before saw at this very address."""
    before = way.before
    if before is None or before.final != str(way.address) or before.status != _OK:
        return {}
    if before.body.cut or before.failure is not None:
        return {}
    told = {"If-None-Match": before.etag, "If-Modified-Since": before.modified}
    return {name: value for name, value in told.items() if value}


def _worth_another(visit: Visit) -> bool:
    """What may only have been a bad moment."""
    if visit.failure is not None:
        return visit.failure in PASSING
    return visit.status >= _SERVER or (visit.status == _TOO_MANY and visit.wait > 0)


@contextlib.asynccontextmanager
async def visitor(
    door: Door,
    manners: Manners,
    signs: PageSigns,
    now: Callable[[], dt.datetime],
    *,
    limits: Limits | None = None,
    trusting: ssl.SSLContext | None = None,
) -> AsyncIterator[Visitor]:
    """A visitor for as long as the work takes; `trusting` knows the authorities of a test."""
    limits = limits or Limits()
    agent = agent_of(manners.contact)
    client = client_of(door, agent, manners.connections, limits, trusting)
    async with client.session:
        yield Visitor(door, manners, limits, signs, client, now)
    await asyncio.sleep(_TO_CLOSE if client.secured else 0)
