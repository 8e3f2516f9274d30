"""Which IP addresses may never be asked, however they are written.

What a server may reach and a stranger may not: its own network, itself, its neighbours.
The networks are those of the IANA registries of special addresses.
"""

from __future__ import annotations

import ipaddress
import re

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

_NEVER_4 = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        ),
    )
)  # fmt: skip
_ORDINARY_6 = ipaddress.IPv6Network("2000::/3")
_NEVER_6 = tuple(
    map(
        ipaddress.IPv6Network,
        ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"),
    )
)
"""Teredo and 6to4 among them: ways around a guard, and no office's web server."""
_WRAPPED = (ipaddress.IPv6Network("::ffff:0:0/96"), ipaddress.IPv6Network("64:ff9b::/96"))
"""An IPv4 address in the last 32 bits: mapped, and what networks without IPv4 translate."""
_LAST = 0xFFFFFFFF
_DIGITS = {8: re.compile(r"[0-7]*"), 10: re.compile(r"[0-9]+"), 16: re.compile(r"[0-9a-f]*")}
_MOST_PARTS, _BYTE = 4, 256


def is_forbidden(ip: IP) -> bool:
    """Whether nobody may be asked there.

    >>> is_forbidden(ipaddress.ip_address("::ffff:127.0.0.1"))
    True
    """
    if isinstance(ip, ipaddress.IPv4Address):
        return any(ip in network for network in _NEVER_4)
    if any(ip in network for network in _WRAPPED):
        return is_forbidden(ipaddress.IPv4Address(int(ip) & _LAST))
    return ip.scope_id is not None or ip not in _ORDINARY_6 or any(ip in net for net in _NEVER_6)


def ends_in_number(host: str) -> bool:
    """Whether a host can only be an IPv4 address: no domain ends in a number."""
    last = host.rstrip(".").rpartition(".")[2].lower()
    return last.isascii() and (last.isdigit() or bool(re.fullmatch(r"0x[0-9a-f]*", last)))


def ipv4_of(host: str) -> ipaddress.IPv4Address | None:
    """The address that programs read in these numbers: decimal, octal, hexadecimal, shortened.

    >>> ipv4_of("0x7f.1")
    IPv4Address('127.0.0.1')
    """
    parts = host.lower().removesuffix(".").split(".")
    numbers = [_number(part) for part in parts]
    if len(parts) > _MOST_PARTS or None in numbers:
        return None
    *first, last = (number for number in numbers if number is not None)
    room = _BYTE ** (_MOST_PARTS + 1 - len(parts))
    if last >= room or any(each >= _BYTE for each in first):
        return None
    whole = last
    for place, each in enumerate(first):
        whole += each * _BYTE ** (_MOST_PARTS - 1 - place)
    return ipaddress.IPv4Address(whole)


def _number(part: str) -> int | None:
    base, digits = 10, part
    if part.startswith("0x"):
        base, digits = 16, part[2:]
    elif part.startswith("0") and len(part) > 1:
        base, digits = 8, part[1:]
    if len(digits) > len("4294967295") + 1 or not _DIGITS[base].fullmatch(digits):
        return None
    return int(digits or "0", base)
