"""What came of asking one address, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.preaudit.contents import Content
from prongsai.core.preaudit.glance import Glance


class Failure(StrEnum):
    """Why nothing came back; each is the code of its sentence."""

    NAME = "reach-name"
    """The host has no address in DNS."""
    NAME_LATER = "reach-name-later"
    """DNS itself did not answer."""
    SILENT = "reach-silent"
    REFUSED = "reach-refused"
    BROKEN_OFF = "reach-broken-off"
    GARBLED = "reach-garbled"
    TLS_OLD = "reach-tls-old"
    TLS = "reach-tls"
    FORBIDDEN = "reach-forbidden"
    """An address of a private or local network."""
    PORT = "reach-port"
    CIRCLE = "reach-circle"
    """Redirects without end."""
    NOWHERE = "reach-nowhere"
    """A redirect to something that is no address."""
    PROGRAM = "reach-program"
    """This program stumbled."""
    WAIT = "reach-wait"
    """The host asked for more patience than there is."""


PASSING = frozenset({Failure.NAME_LATER, Failure.SILENT, Failure.BROKEN_OFF, Failure.GARBLED})
"""What may be better a moment later."""


class Cut(StrEnum):
    """Why content was not read to its end."""

    NO = ""
    LARGE = "content-large"
    ENDLESS = "content-endless"
    """More than is read, by a server that never said how much."""
    SLOW = "content-slow"
    TORN = "content-torn"
    """The connection ended before the content."""
    PACKING = "content-packing"
    """Packed in a way that cannot be undone."""
    BOMB = "content-bomb"


class Fault(StrEnum):
    """What is wrong with a certificate; each is the code of its sentence."""

    NONE = ""
    EXPIRED = "certificate-expired"
    NOT_YET = "certificate-not-yet"
    SELF_SIGNED = "certificate-self-signed"
    OTHER_NAME = "certificate-other-name"
    CHAIN = "certificate-chain"
    """A link of the chain is missing that some browsers find."""
    UNTRUSTED = "certificate-untrusted"
    OTHER = "certificate-other"


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a host showed about itself."""

    host: str
    fault: Fault = Fault.NONE
    until: dt.datetime | None = None
    """Until when it holds; known only where it holds."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One answer on the way."""

    address: str
    status: int
    to: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What is known about the content that came."""

    kind: Content = Content.EMPTY
    size: int = 0
    """Bytes as read, unpacked."""
    sha256: str = ""
    told: str = ""
    """What the server calls it."""
    charset: str = ""
    cut: Cut = Cut.NO
    glance: Glance | None = None
    """Of a page."""
    file: str = ""
    """Name of the file that holds the bytes, in the folder of the run."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One address, asked once."""

    asked: str
    at: dt.datetime
    final: str = ""
    hops: tuple[Hop, ...] = ()
    failure: Failure | None = None
    failed_host: str = ""
    stumbled: str = ""
    """What failed in this program, without a word of the answer."""
    seconds: float = 0.0
    """Until the answer began, redirects included."""
    body: Body = Body()
    certificate: Certificate | None = None
    """The first one with a fault on the way, else the last."""
    etag: str = ""
    modified: str = ""
    unchanged: bool = False
    """The server said that nothing changed since the visit before."""
    wait: float = 0.0
    """Seconds that the server asked to wait."""
    guarded: bool = False
    """The answer bears signs of a wall against robots."""

    @property
    def status(self) -> int:
        """Of the last answer; 0 if there was none."""
        return self.hops[-1].status if self.hops else 0
