"""Strangers who begin to send and never finish keep nobody else waiting."""

from __future__ import annotations

import contextlib
import http.client
import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from walking import IN_HAND, somebody
from web_site import Served

PROCESSES = 2
MANY = 120
HEAD = (
    "POST /sign-in/ HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    "Content-Length: 1000\r\n\r\nusername="
)


@contextlib.contextmanager
def half_sent(site: Served, many: int, head: str = HEAD) -> Iterator[list[socket.socket]]:
    """So many requests whose bodies stop after the first letters."""
    host = urlsplit(site.address)
    with contextlib.ExitStack() as lines:
        opened = []
        for _ in range(many):
            line = socket.create_connection((host.hostname or "", host.port or 0), timeout=30)
            lines.enter_context(line)
            line.sendall(head.format(host=host.netloc).encode())
            opened.append(line)
        yield opened


def seconds_of(site: Served, path: str) -> float:
    """How long a page takes."""
    began = time.monotonic()
    line = http.client.HTTPConnection(urlsplit(site.address).netloc, timeout=30)
    with contextlib.closing(line):
        line.request("GET", path)
        assert line.getresponse().status == http.HTTPStatus.OK
    return time.monotonic() - began


@pytest.mark.parametrize("path", ["/health", "/sign-in/"])
def test_pages_are_answered_while_many_send_halves(site: Served, path: str) -> None:
    with half_sent(site, MANY):
        assert max(seconds_of(site, path) for _ in range(5)) < 12


def test_a_body_that_does_not_come_is_answered_and_not_waited_for(site: Served) -> None:
    with half_sent(site, 1) as [line]:
        began = time.monotonic()
        answer = line.recv(65536)

    assert answer.startswith(b"HTTP/1.1 408 ")
    assert time.monotonic() - began < 15


UPLOAD = (
    "POST /sign-in/ HTTP/1.1\r\nHost: {host}\r\nContent-Type: multipart/form-data; boundary=b\r\n"
    "Content-Length: 1500000\r\n\r\n--b\r\n"
)


def test_words_are_heard_while_every_place_is_taken_by_slow_files(site: Served) -> None:
    with half_sent(site, MANY, UPLOAD):
        for _ in range(6):
            began = time.monotonic()
            assert sent(site, b"username=a&password=b") == http.HTTPStatus.FORBIDDEN  # of the form
            assert time.monotonic() - began < 12


def sent(site: Served, words: bytes) -> int:
    """What a form is answered whose words come a moment after its head."""
    line = http.client.HTTPConnection(urlsplit(site.address).netloc, timeout=30)
    with contextlib.closing(line):
        line.request("POST", "/sign-in/", words,
                     {"Content-Type": "application/x-www-form-urlencoded"})  # fmt: skip
        return line.getresponse().status


def test_whoever_is_asked_to_send_again_has_his_words_when_he_goes_back(
    site: Served, browser: Browser
) -> None:
    """And sending again makes one case: the form is the one that was sent."""
    with somebody(browser, site, IN_HAND) as walker:
        page = walker.page
        walker.go("/c/s01/general-complaint/new/")
        page.select_option("[name=category]", "infrastructure")
        page.fill("[name=matter]", "ไฟทางดับหน้าตลาด")
        page.fill("[name=name]", "ผู้ร้อง สมมติ")
        page.fill("[name=phone]", "0812345678")
        slip = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"a" * 200_000}
        page.set_input_files("[name=files]", slip)  # type: ignore[arg-type] # as its docs say
        with half_sent(site, MANY, UPLOAD):
            walker.press("ส่งเรื่อง")
            assert "มีผู้ส่งข้อมูลพร้อมกันมาก" in page.get_by_role("main").inner_text()
        page.go_back()
        assert page.input_value("[name=matter]") == "ไฟทางดับหน้าตลาด"
        assert page.input_value("[name=phone]") == "0812345678"
        time.sleep(0.5)
        walker.press("ส่งเรื่อง")
        assert page.locator(".slip code").count() == 1
