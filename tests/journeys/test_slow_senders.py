"""Strangers who begin to send and never finish keep nobody else waiting."""

from __future__ import annotations

import contextlib
import http.client
import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from web_site import Served

PROCESSES = 2
MANY = 120
HEAD = (
    "POST /sign-in/ HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    "Content-Length: 1000\r\n\r\nusername="
)


@contextlib.contextmanager
def half_sent(site: Served, many: int) -> Iterator[list[socket.socket]]:
    """So many requests whose bodies stop after the first letters."""
    host = urlsplit(site.address)
    with contextlib.ExitStack() as lines:
        opened = []
        for _ in range(many):
            line = socket.create_connection((host.hostname or "", host.port or 0), timeout=30)
            lines.enter_context(line)
            line.sendall(HEAD.format(host=host.netloc).encode())
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
