"""What somebody typed as a web address: how it is asked, or why it is not."""

from __future__ import annotations

import ipaddress
import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from prongsai.core.preaudit.forbidden import ends_in_number, ipv4_of, is_forbidden
from prongsai.core.preaudit.mending import mended

LONGEST = 4096
PORTS: Mapping[str, int] = {"http": 80, "https": 443}
ASKED_PORTS = frozenset({80, 443, 8000, 8008, 8080, 8081, 8088, 8443, 8888})
"""Where websites live; other ports are doors to other services."""
_PARTS = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?P<rest>.*)", re.DOTALL
)  # an address has a scheme, or it is a host
_AUTHORITY = re.compile(r"//(?P<authority>[^/?#\\]*)(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?:#.*)?")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_BARE = re.compile(r"[^\s/:@]+\.[^\s/:@]+(?::\d+)?(?:[/?#].*)?", re.DOTALL)
_FOLDER = re.compile(r"[A-Za-z]:[\\/]|\\\\")
_KEPT = frozenset(string.ascii_letters + string.digits + "-._~:/?@!$&'()*+,;=")
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MOST_OF_HOST, _MOST_OF_PORT = 253, 65535


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is asked: in letters that every server takes."""

    scheme: str
    host: str
    port: int
    path: str
    """With what follows a question mark."""
    typed: str = field(default="", compare=False)
    mended: str = field(default="", compare=False)
    """What it was before damage, where it shows signs of any."""

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"

    @property
    def ip(self) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
        """The IP address that the host is, where it is one."""
        return ipaddress.ip_address(self.host) if _is_ip(self.host) else None


@dataclass(frozen=True, slots=True)
class NotAsked:
    """Why an address is not asked, by code."""

    typed: str
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)
    mended: str = ""


@lru_cache(maxsize=2048)
def address_of(typed: str) -> Address | NotAsked:
    """How an address is asked; one without a scheme is asked as browsers do, by HTTPS."""
    text = typed.strip()
    better = mended(typed)
    if not text:
        return NotAsked(typed, "address-empty")
    if len(text) > LONGEST:
        return NotAsked(typed[:LONGEST], "address-too-long", {"most": str(LONGEST)})
    if _BARE.fullmatch(text) and not _FOLDER.match(text):
        text = f"https://{text}"
    found = _PARTS.fullmatch(text)
    if found is None or _FOLDER.match(text):
        return NotAsked(typed, "address-not-one", mended=_proper(better))
    scheme = found["scheme"].lower()
    if scheme not in PORTS:
        offered = _proper(better)
        return NotAsked(typed, "address-scheme", {"scheme": scheme}, offered)
    parted = _AUTHORITY.fullmatch(" ".join(found["rest"].split()))
    if parted is None:
        return NotAsked(typed, "address-not-one", mended=_proper(better))
    made = _made(scheme, parted, typed, better)
    return NotAsked(typed, made, {}, _proper(better)) if isinstance(made, str) else made


def _proper(better: str) -> str:
    """A mended address is offered only where it is one."""
    if not better or mended(better):
        return ""
    return better if isinstance(address_of(better), Address) else ""


def _made(scheme: str, parted: re.Match[str], typed: str, better: str) -> Address | str:
    authority = parted["authority"]
    if "@" in authority:
        return "address-credentials"
    host, colon, port = _host_and_port(authority)
    if colon and port and not (port.isascii() and port.isdigit() and int(port) <= _MOST_OF_PORT):
        return "address-port"
    number = int(port) if port else PORTS[scheme]
    if not number:
        return "address-port"
    known = host_of(host)
    if not known:
        return "address-host"
    path = escaped(parted["path"] or "/") + escaped(parted["query"] or "")
    return Address(scheme, known, number, path, typed, _proper(better))


def _host_and_port(authority: str) -> tuple[str, str, str]:
    if authority.startswith("["):
        inner, _, rest = authority[1:].partition("]")
        return f"[{inner}]", rest[:1], rest[1:]
    host, colon, port = authority.partition(":")
    return host, colon, port


def host_of(text: str) -> str:
    """A host in the letters of DNS, an IP address in its usual form; empty if it is neither."""
    if text.startswith("["):
        return _ipv6(text[1:-1])
    try:
        host = text.strip().encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        return ""
    if ends_in_number(host):
        ip = ipv4_of(host)
        return "" if ip is None else str(ip)
    labels = host.split(".")
    proper = len(host) <= _MOST_OF_HOST and all(_LABEL.fullmatch(label) for label in labels)
    return host if proper else ""


def _ipv6(text: str) -> str:
    try:
        return str(ipaddress.IPv6Address(text.replace("%25", "%")))
    except ValueError:
        return ""


def _is_ip(host: str) -> bool:
    return ":" in host or ends_in_number(host)


def escaped(text: str) -> str:
    """A path in letters that every server takes; escapes stay as they are."""
    safe = _ESCAPE.sub("%25", text).replace("\\", "/")
    return "".join(
        letter
        if letter in _KEPT or letter == "%"
        else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))
        for letter in safe
    )


def why_forbidden(address: Address) -> str:
    """The code of what forbids asking, as far as the address itself shows; else empty."""
    if address.port not in ASKED_PORTS:
        return "reach-port"
    ip = address.ip
    return "reach-forbidden" if ip is not None and is_forbidden(ip) else ""


def led_to(location: str, address: Address) -> Address | NotAsked:
    """Where a redirect leads, seen from the address that answered."""
    text = " ".join(location.split())
    base = f"{address.scheme}://{_authority(address)}"
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
        return address_of(text)
    if text.startswith("//"):
        return address_of(f"{address.scheme}:{text}")
    path = address.path.partition("?")[0]
    if text.startswith("/"):
        whole = text
    elif text.startswith("?"):
        whole = path + text
    else:
        whole = path.rpartition("/")[0] + "/" + text if text else address.path
    return address_of(base + _walked(whole))


def _authority(address: Address) -> str:
    return str(address).partition("://")[2].partition("/")[0]


def _walked(path: str) -> str:
    """A path without `.` and `..`."""
    before, mark, after = path.partition("?")
    kept: list[str] = []
    for part in before.split("/")[1:]:
        if part == "..":
            kept = kept[:-1]
        elif part != ".":
            kept.append(part)
    ends = "/" if before.endswith(("/.", "/..")) and kept else ""
    return "/" + "/".join(kept) + ends + mark + after


def on_domain(host: str, domain: str) -> bool:
    """Whether a host is the declared main domain or a part of it; `www.` makes no difference."""
    main = domain.removeprefix("www.")
    return host.removeprefix("www.") == main or host.endswith(f".{main}")


def domain_of(typed: str) -> str:
    """The domain in what an agency declares: a host or a whole address; empty if there is none."""
    found = address_of(typed)
    return found.host if isinstance(found, Address) else ""
