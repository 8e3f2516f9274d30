"""Asks one address once: no cookies, no credentials, no referrer, no proxy of the environment."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import aiohttp
import yarl
from aiohttp.connector import Connection

from prongsai import __version__
from prongsai.adapters.web_visits.bodies import Limits
from prongsai.adapters.web_visits.door import Door, Names, NoLookup, NoName, Shut
from prongsai.core.preaudit.addresses import Address
from prongsai.core.preaudit.visit import Failure, Fault

_LONGEST_HEADER = 32 * 1024
_VERIFY = {
    10: Fault.EXPIRED, 9: Fault.NOT_YET, 18: Fault.SELF_SIGNED, 19: Fault.UNTRUSTED,
    20: Fault.CHAIN, 21: Fault.CHAIN, 62: Fault.OTHER_NAME, 64: Fault.OTHER_NAME,
}  # fmt: skip
"""OpenSSL's numbers of what a certificate lacks."""
_ISSUER_AT = bytes.fromhex("06082b06010505073002")
"""How certificates write that they name the address of their issuer's."""
_OLD = ("UNSUPPORTED_PROTOCOL", "PROTOCOL_VERSION", "VERSION_TOO_LOW", "UNSAFE_LEGACY")


class Untrusted(Exception):
    """The host's certificate is not to be trusted."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.value)


class Failed(Exception):
    """Nothing came back."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(failure.value)


def agent_of(contact: str) -> str:
    """How the program names itself, and where its owner is reached."""
    plain = "".join(letter for letter in contact if letter.isascii() and letter.isprintable())
    return f"Prongsai/{__version__} (pre-audit; +{plain})" if plain else f"Prongsai/{__version__}"


class Answer(aiohttp.ClientResponse):
    """An answer that keeps the certificate: the connection may be gone once it is read."""

    shown: Mapping[str, Any] | None = None
    names_issuer: bool = False
    """The certificate says where its issuer's is to be had; browsers fetch a missing link there."""

    async def start(self, connection: Connection) -> aiohttp.ClientResponse:
        """As the library does, with a look at the connection before."""
        transport = connection.transport
        self.shown = transport.get_extra_info("peercert") if transport else None
        inside = transport.get_extra_info("ssl_object") if transport else None
        raw = inside.getpeercert(binary_form=True) if inside else None
        self.names_issuer = raw is not None and _ISSUER_AT in raw
        return await super().start(connection)


@dataclass
class Client:
    """Asks by the door's leave."""

    session: aiohttp.ClientSession
    names: Names
    authorities: ssl.SSLContext | None = None
    """The system's if none."""
    secured: bool = False
    """Some connection was made by TLS: such a one takes a moment to close."""

    @cached_property
    def trusting(self) -> ssl.SSLContext:
        """For the first look."""
        return self.authorities or ssl.create_default_context()

    @cached_property
    def blind(self) -> ssl.SSLContext:
        """For a second look, as by somebody who clicks a warning away."""
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE
        return made

    def _tls(self, address: Address, *, trust: bool) -> ssl.SSLContext | bool:
        if address.scheme != "https":
            return True
        self.secured = True
        return self.trusting if trust else self.blind

    async def ask(
        self, address: Address, *, trust: bool, headers: Mapping[str, str]
    ) -> aiohttp.ClientResponse:
        """The beginning of an answer; its content is the caller's to read."""
        try:
            return await self.session.get(
                yarl.URL(str(address), encoded=True), allow_redirects=False,
                ssl=self._tls(address, trust=trust), headers=headers,
            )  # fmt: skip
        except Exception as error:
            raise _told(error) from error


def _told(error: BaseException) -> BaseException:
    """An error of the library as what it means here; one that is none of its own as it is."""
    causes = _causes(error)
    for cause in causes:
        # aiohttp's own error is of this kind too, and knows no number.
        if isinstance(cause, ssl.SSLCertVerificationError) and hasattr(cause, "verify_code"):
            return Untrusted(_VERIFY.get(cause.verify_code, Fault.OTHER))
    for kinds, failure in _MEANINGS:
        if any(isinstance(cause, kinds) for cause in causes):
            return Failed(failure)
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            old = any(word in str(cause).upper() for word in _OLD)
            return Failed(Failure.TLS_OLD if old else Failure.TLS)
    if isinstance(error, aiohttp.ServerDisconnectedError | aiohttp.ClientOSError):
        return Failed(Failure.BROKEN_OFF)
    if isinstance(error, aiohttp.ClientError | ValueError | OSError):
        return Failed(Failure.GARBLED)
    return error


_MEANINGS: tuple[tuple[type[BaseException], Failure], ...] = (
    (Shut, Failure.FORBIDDEN), (NoName, Failure.NAME), (NoLookup, Failure.NAME_LATER),
    (ConnectionRefusedError, Failure.REFUSED), (ConnectionResetError, Failure.BROKEN_OFF),
    (BrokenPipeError, Failure.BROKEN_OFF), (TimeoutError, Failure.SILENT),
)  # fmt: skip


def _causes(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in found:
        found.append(following)
        inner = getattr(following, "os_error", None) or getattr(
            following, "certificate_error", None
        )
        if isinstance(inner, BaseException) and inner not in found:
            found.append(inner)
        following = following.__cause__ or following.__context__
    return found


def client_of(
    door: Door, agent: str, connections: int, limits: Limits, trusting: ssl.SSLContext | None
) -> Client:
    """A client with everything switched off that a visitor need not tell."""
    headers = {
        "User-Agent": agent, "Accept": "*/*", "Accept-Language": "th, en;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }  # fmt: skip
    names = Names(door)
    session = aiohttp.ClientSession(
        connector=door.connector(connections, names), headers=headers, auto_decompress=False,
        cookie_jar=aiohttp.DummyCookieJar(), trust_env=False, raise_for_status=False,
        timeout=aiohttp.ClientTimeout(
            total=None, sock_connect=limits.connect, sock_read=limits.silence
        ),
        response_class=Answer, max_line_size=_LONGEST_HEADER, max_field_size=_LONGEST_HEADER,
    )  # fmt: skip
    return Client(session, names, trusting)
