"""No way of writing leads to an address that nobody may ask."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.preaudit.forbidden import ends_in_number, ipv4_of, is_forbidden

NEVER = (
    "0.0.0.1", "10.0.0.1", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "172.31.0.1",
    "192.168.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1",
    "fd12::1", "ff02::1", "fec0::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "::7f00:1",
    "100::1",    "::ffff:10.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "3fff::1", "fe80::1%eth0",
)  # fmt: skip
ALLOWED = (
    "8.8.8.8",
    "203.150.1.1",
    "172.32.0.1",
    "2400:cb00::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
)


@pytest.mark.parametrize("text", NEVER)
def test_nobody_is_asked_inside(text: str) -> None:
    assert is_forbidden(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", ALLOWED)
def test_public_addresses_are_asked(text: str) -> None:
    assert not is_forbidden(ipaddress.ip_address(text))


@given(st.ip_addresses())
def test_what_the_standard_library_calls_inside_is_forbidden(
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    inside = (
        ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved
    )
    translated = ipaddress.IPv6Network("64:ff9b::/96")
    mapped = ipaddress.IPv6Network("::ffff:0:0/96")
    if inside and ip not in translated and ip not in mapped:
        assert is_forbidden(ip)


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "0177.1",
    ],
)
def test_numbers_in_every_notation_are_the_address_that_programs_read(text: str) -> None:
    assert ipv4_of(text) == ipaddress.IPv4Address("127.0.0.1")
    assert ends_in_number(text)


@pytest.mark.parametrize(
    "text",
    ["1.2.3.4.5", "256.1.1.1", "1.2.3.256", "4294967296", "09.1.1.1", "0xg", "1.2.x", "9" * 40],
)
def test_numbers_that_are_no_address_are_none(text: str) -> None:
    assert ipv4_of(text) is None


def test_nothing_after_the_sign_of_hexadecimal_is_zero() -> None:
    assert ipv4_of("0x") == ipaddress.IPv4Address(0)


@pytest.mark.parametrize(("host", "number"), [("a.go.th", False), ("a.1", True), ("a.0x1f.", True)])
def test_a_host_that_ends_in_a_number_is_no_domain(host: str, *, number: bool) -> None:
    assert ends_in_number(host) is number


@given(st.ip_addresses(v=4))
def test_every_notation_of_an_address_comes_back_to_it(ip: ipaddress.IPv4Address) -> None:
    whole = int(ip)
    first, *rest = ip.packed

    assert ipv4_of(str(whole)) == ipv4_of(hex(whole)) == ipv4_of(str(ip)) == ip
    assert ipv4_of(f"0{first:o}.{int.from_bytes(rest):d}") == ip
