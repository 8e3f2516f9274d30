"""What a stranger sends arrives in time, or isn't waited for.

A request holds a thread of the server until its body is there. A few hundred that send a letter now
and then would hold all of them, so the bodies of those who aren't signed in share half the threads.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse

from prongsai.shell.web.failures import crowded, too_slow

PLACES = 4
"""Half of the threads of a process (`serving.THREADS`): the others answer whoever reads."""
PATIENCE = 0.05
"""Seconds to wait for one of the places; a body that is there already leaves it sooner."""
SECONDS = 5.0
"""How long a body may take, whatever its size …"""
PACE = 32 * 1024
"""… and as long again as a slow line needs, in bytes a second."""
_BITE, _BITES = 64 * 1024, 40
_free = threading.BoundedSemaphore(PLACES)


@contextlib.contextmanager
def place() -> Iterator[bool]:
    """Whether there is a place to wait for a stranger; given back afterwards."""
    found = _free.acquire(timeout=PATIENCE)
    try:
        yield found
    finally:
        if found:
            _free.release()


def read_in_time(request: HttpRequest, size: int) -> HttpResponse | None:
    """Take a stranger's whole body in; the answer to it where that can't be done."""
    with place() as found:
        if found:
            with _until(request, SECONDS + size / PACE):
                whole = len(request.body) == size
            if whole:
                return None
    _stop_listening(request)
    return too_slow(request) if found else crowded(request)


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
