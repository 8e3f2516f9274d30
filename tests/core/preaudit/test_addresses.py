"""What somebody typed is asked as browsers would, or refused by code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.preaudit.addresses import (
    LONGEST,
    Address,
    NotAsked,
    address_of,
    domain_of,
    led_to,
    on_domain,
    why_forbidden,
)

THAI = "http://a.go.th/%E0%B8%81"


def asked(typed: str) -> str:
    found = address_of(typed)
    return str(found) if isinstance(found, Address) else found.code


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("http://a.go.th", "http://a.go.th/"),
        ("  HTTPS://WWW.A.GO.TH/X  ", "https://www.a.go.th/X"),
        ("www.a.go.th/x", "https://www.a.go.th/x"),
        ("a.go.th:8080/x?y=1#part", "https://a.go.th:8080/x?y=1"),
        ("http://a.go.th./x", "http://a.go.th/x"),
        ("http://a.go.th:/x", "http://a.go.th/x"),
        ("http://a.go.th:443/", "http://a.go.th:443/"),
        ("https://a.go.th:443/", "https://a.go.th/"),
        ("http://a.go.th/ก", THAI),
        ("http://a.go.th/a b.pdf", "http://a.go.th/a%20b.pdf"),
        ("http://a.go.th/100%", "http://a.go.th/100%25"),
        ("http://a.go.th/a\\b", "http://a.go.th/a/b"),
        ("https://ไทย.ไทย/", "https://xn--o3cw4h.xn--o3cw4h/"),
        ("http://ａ.go.th/", "http://a.go.th/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://[2001:DB8::1]:8080/x", "http://[2001:db8::1]:8080/x"),
        ("http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/"),
    ],
)
def test_an_address_is_asked_in_letters_that_every_server_takes(typed: str, expected: str) -> None:
    assert asked(typed) == expected


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "address-empty"),
        (" \t", "address-empty"),
        ("-", "address-not-one"),
        ("ไม่มี", "address-not-one"),
        ("http:", "address-not-one"),
        ("C:\\Users\\x.pdf", "address-not-one"),
        ("\\\\server\\share", "address-not-one"),
        ("file:///etc/passwd", "address-scheme"),
        ("ftp://a.go.th/x", "address-scheme"),
        ("javascript:alert(1)", "address-scheme"),
        ("mailto:a@b.go.th", "address-scheme"),
        ("http://me:word@a.go.th/", "address-credentials"),
        ("http://a.go.th@127.0.0.1/", "address-credentials"),
        ("http://a.go.th:x/", "address-port"),
        ("http://a.go.th:0/", "address-port"),
        ("http://a.go.th:65536/", "address-port"),
        ("http:///x", "address-host"),
        ("http://a..go.th/", "address-host"),
        ("http://" + "a" * 64 + ".th/", "address-host"),
        ("http://" + "ab." * 90 + "th/", "address-host"),
        ("http://a b.go.th/", "address-host"),
        ("http://1.2.3.4.5/", "address-host"),
        ("http://[::x]/", "address-host"),
        ("http://a.go.th/" + "x" * LONGEST, "address-too-long"),
    ],
)
def test_what_is_no_address_to_be_asked_has_a_code(typed: str, code: str) -> None:
    assert asked(typed) == code


def test_a_refused_address_offers_what_it_may_have_been() -> None:
    found = address_of("http//a.go.th/x")

    assert isinstance(found, NotAsked)
    assert found.mended == "http://a.go.th/x"


def test_nothing_is_offered_that_is_no_address_itself() -> None:
    found = address_of("(ไม่มี)")

    assert isinstance(found, NotAsked)
    assert not found.mended


def test_an_address_with_damage_in_layers_is_mended_whole_or_not_offered() -> None:
    found = address_of("http://a.go.th/%" + "25" * 30 + "E0")

    assert isinstance(found, Address)
    assert not found.mended


@given(st.text(max_size=80))
def test_whatever_is_typed_comes_to_an_address_or_a_code(typed: str) -> None:
    found = address_of(typed)

    if isinstance(found, Address):
        assert str(found).isascii()
        assert asked(str(found)) == str(found)
    else:
        assert found.code.startswith("address-")


HERE = address_of("https://a.go.th/one/two?x=1")


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/three", "https://a.go.th/three"),
        ("three", "https://a.go.th/one/three"),
        ("../three/./four", "https://a.go.th/three/four"),
        ("../../../x/..", "https://a.go.th/"),
        ("/x/y/..", "https://a.go.th/x/"),
        ("?y=2", "https://a.go.th/one/two?y=2"),
        ("", "https://a.go.th/one/two?x=1"),
        ("//b.go.th/x", "https://b.go.th/x"),
        ("http://b.go.th", "http://b.go.th/"),
        ("/a b\n/ก", "https://a.go.th/a%20b%20/%E0%B8%81"),
        ("file:///x", "address-scheme"),
        ("http://me:word@b.go.th/", "address-credentials"),
    ],
)
def test_a_redirect_is_read_from_where_it_stands(location: str, expected: str) -> None:
    assert isinstance(HERE, Address)
    led = led_to(location, HERE)

    assert (str(led) if isinstance(led, Address) else led.code) == expected


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("http://a.go.th/", ""),
        ("http://a.go.th:8080/", ""),
        ("http://8.8.8.8/", ""),
        ("http://a.go.th:22/", "reach-port"),
        ("http://127.0.0.1/", "reach-forbidden"),
        ("http://[::1]/", "reach-forbidden"),
    ],
)
def test_an_address_itself_may_show_that_nobody_may_be_asked(typed: str, code: str) -> None:
    address = address_of(typed)

    assert isinstance(address, Address)
    assert why_forbidden(address) == code


@pytest.mark.parametrize(
    ("host", "on"),
    [
        ("fasai.go.th", True),
        ("www.fasai.go.th", True),
        ("tax.fasai.go.th", True),
        ("notfasai.go.th", False),
        ("fasai.go.th.example.com", False),
        ("go.th", False),
    ],
)
def test_the_main_domain_holds_with_or_without_www(host: str, on: bool) -> None:
    assert on_domain(host, "fasai.go.th") is on
    assert on_domain(host, "www.fasai.go.th") is on


def test_a_domain_may_be_declared_as_a_host_or_an_address() -> None:
    declared = [domain_of(each) for each in ("fasai.go.th", "https://www.fasai.go.th/home", "-")]

    assert declared == ["fasai.go.th", "www.fasai.go.th", ""]
