"""A fast sender waits for a place; one whose words are there already needs none."""

from __future__ import annotations

import contextlib
import io
import socket
import threading
import time
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from prongsai.shell.web import arriving

WORDS = b"matter=" + b"a" * 500


@pytest.fixture
def line() -> Iterator[tuple[socket.socket, socket.socket]]:
    """A line of the server, and its other end."""
    here, there = socket.socketpair()
    with here, there:
        yield here, there


@contextlib.contextmanager
def full() -> Iterator[contextlib.ExitStack]:
    """Every place taken by somebody who sends slowly."""
    with contextlib.ExitStack() as held:
        for _ in range(arriving.PLACES):
            assert held.enter_context(arriving.place())
        yield held


def asked(here: socket.socket, size: int, ahead: bytes = b"") -> HttpRequest:
    """A request as the server hands it over: some of the body may have come with its head."""
    request = RequestFactory().post("/sign-in/", b"", content_type="text/plain")
    request.user = AnonymousUser()
    request.META.update({"gunicorn.socket": here, "CONTENT_LENGTH": str(size),
                         "wsgi.input": Body(here, size, ahead)})  # fmt: skip
    request._stream = request.META["wsgi.input"]
    return request


class Body(io.RawIOBase):
    """The rest of a line, read as the server reads it: no further than the body goes."""

    def __init__(self, line: socket.socket, size: int, ahead: bytes) -> None:
        self.line, self.left = line, size
        self.reader = self.unreader = self
        self.buf = io.BytesIO(ahead)

    def read(self, size: int = -1) -> bytes:
        del size
        found = self.buf.read(self.left)
        while len(found) < self.left and (more := self.line.recv(self.left - len(found))):
            found += more
        self.left -= len(found)
        return found


def test_words_that_have_come_need_no_place(line: tuple[socket.socket, socket.socket]) -> None:
    here, there = line
    there.sendall(WORDS)
    with full():
        began = time.monotonic()
        assert arriving.read_in_time(asked(here, len(WORDS)), len(WORDS)) is None
        assert time.monotonic() - began < 1


def test_words_that_came_with_the_head_need_none_either(
    line: tuple[socket.socket, socket.socket],
) -> None:
    here, there = line
    there.sendall(WORDS[100:])
    with full():
        request = asked(here, len(WORDS), ahead=WORDS[:100])
        assert arriving.read_in_time(request, len(WORDS)) is None
    assert request.body == WORDS


def test_a_file_waits_until_somebody_else_is_done(
    line: tuple[socket.socket, socket.socket],
) -> None:
    here, there = line
    size = arriving.SMALL + 1
    threading.Thread(target=there.sendall, args=(b"a" * size,), daemon=True).start()
    with full() as held:
        threading.Timer(0.3, held.pop_all().close).start()
        assert arriving.read_in_time(asked(here, size), size) is None


def test_words_of_which_the_rest_comes_soon_are_waited_for(
    line: tuple[socket.socket, socket.socket],
) -> None:
    here, there = line
    there.sendall(WORDS[:10])
    threading.Timer(0.3, there.sendall, [WORDS[10:]]).start()
    with full():
        assert arriving.read_in_time(asked(here, len(WORDS)), len(WORDS)) is None


def test_few_wait_and_the_others_are_told_at_once(
    line: tuple[socket.socket, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _ = line
    monkeypatch.setattr(arriving, "_waiting", threading.BoundedSemaphore(1))
    with full(), arriving._waiting:
        began = time.monotonic()
        assert not arriving._waited(contextlib.ExitStack(), lambda: False)
        assert time.monotonic() - began < 0.5
    del here


def test_a_line_that_cannot_be_looked_into_takes_a_place(
    line: tuple[socket.socket, socket.socket],
) -> None:
    here, there = line
    there.sendall(WORDS)
    request = asked(here, len(WORDS))
    request.META["gunicorn.socket"] = Shut()
    assert not arriving._is_there(request, len(WORDS))


class Shut:
    """As a line under TLS, which takes no flags."""

    def recv(self, *_: int) -> bytes:
        raise ValueError("non-zero flags not allowed")
