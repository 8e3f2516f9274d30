"""Where a request comes from."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest

NETWORK = 64
"""Bits of an address of the sixth version that tell places apart: one place has all the rest."""


def address_of(request: HttpRequest) -> str:
    """The caller's address; behind proxies of one's own, what the outermost of them saw."""
    own: int = settings.PROXIES
    if own:
        told = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
        if len(told) >= own:
            return place_of(told[-own])
    return place_of(request.META.get("REMOTE_ADDR", ""))


def place_of(address: str) -> str:
    """The address, or the network it can be changed in at will."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((int(found), NETWORK), strict=False))
