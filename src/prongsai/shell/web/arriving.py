"""What a stranger sends arrives in time, or isn't waited for.

A request holds a thread of the server until its body is there. A few hundred that send a letter now
and then would hold all of them, so the bodies of those who aren't signed in share some of the
threads. What has come already holds none: words that somebody typed are mostly there with the head
of the request, and go through however many others are sending files slowly.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

from django.http import HttpRequest, HttpResponse

from prongsai.shell.web.failures import crowded, too_slow

PLACES = 4
"""So many are read from at once in a process …"""
WAITING = 2
"""… and so many more wait for a place; both are half of its threads (`serving.THREADS`), and the
others answer whoever reads."""
PATIENCE = 0.05
"""Seconds in which a place may come free before there is one more that waits …"""
WAIT = 4.0
"""… and how long it waits then."""
SMALL = 64 * 1024
"""What the system takes in by itself before anybody reads it."""
SECONDS = 5.0
"""How long a body may take, whatever its size …"""
PACE = 32 * 1024
"""… and as long again as a slow line needs, in bytes a second."""
_BITE, _BITES = 64 * 1024, 40
_free = threading.BoundedSemaphore(PLACES)
_waiting = threading.BoundedSemaphore(WAITING)


@contextlib.contextmanager
def place() -> Iterator[bool]:
    """Whether there is a place to wait for a stranger; given back afterwards."""
    with contextlib.ExitStack() as held:
        yield _taken(held, PATIENCE)


def read_in_time(request: HttpRequest, size: int) -> HttpResponse | None:
    """Take a stranger's whole body in; the answer to it where that can't be done."""
    is_there = partial(_is_there, request, size)
    with contextlib.ExitStack() as held:
        found = is_there() or _taken(held, PATIENCE) or is_there() or _waited(held, is_there)
        if found:
            with _until(request, SECONDS + size / PACE):
                whole = len(request.body) == size
            if whole:
                return None
    _stop_listening(request)
    return too_slow(request) if found else crowded(request)


def _taken(held: contextlib.ExitStack, seconds: float) -> bool:
    """A place, which goes back with what is held."""
    found = _free.acquire(timeout=seconds)
    if found:
        held.callback(_free.release)
    return found


def _waited(held: contextlib.ExitStack, is_there: Callable[[], bool]) -> bool:
    """For a place, or for the rest of what is small; few may, as each holds a thread meanwhile."""
    if not _waiting.acquire(blocking=False):
        return False
    try:
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            if _taken(held, PATIENCE) or is_there():
                return True
        return False
    finally:
        _waiting.release()


def _is_there(request: HttpRequest, size: int) -> bool:
    """Whether all of it has come, so that reading it waits for nobody."""
    line: socket.socket | None = request.META.get("gunicorn.socket")
    if line is None or size > SMALL:
        return False
    held = _read_ahead(request)
    if held >= size:
        return True
    try:
        return held + len(line.recv(size - held, socket.MSG_PEEK | socket.MSG_DONTWAIT)) >= size
    except (OSError, ValueError):  # nothing more there, or a line that can't be looked into
        return False


def _read_ahead(request: HttpRequest) -> int:
    """What came along with the head; none is seen where the server keeps it elsewhere."""
    reader = getattr(request.META.get("wsgi.input"), "reader", None)
    buffer = getattr(getattr(reader, "unreader", None), "buf", None)
    return len(buffer.getvalue()) if buffer is not None else 0


@contextlib.contextmanager
def _until(request: HttpRequest, seconds: float) -> Iterator[None]:
    """After so many seconds nothing more is heard; reading ends with what there is."""
    line: socket.socket | None = request.META.get("gunicorn.socket")
    if line is None:
        yield
        return
    watch = threading.Timer(seconds, _hear_no_more, [line])
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _stop_listening(request: HttpRequest) -> None:
    """The server would wait for the rest itself before it takes the next request of the line.

    What has come is taken off first: a line closed over it is cut before the answer is read.
    """
    line: socket.socket | None = request.META.get("gunicorn.socket")
    if line is None:
        return
    with contextlib.suppress(OSError):  # nothing there, or gone already
        for _ in range(_BITES):
            if not line.recv(_BITE, socket.MSG_DONTWAIT):
                break
    _hear_no_more(line)


def _hear_no_more(line: socket.socket) -> None:
    with contextlib.suppress(OSError):  # gone already
        line.shutdown(socket.SHUT_RD)
