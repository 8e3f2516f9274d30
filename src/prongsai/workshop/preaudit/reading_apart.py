"""Documents read in a process of their own; one that kills or hangs it stops nothing."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from prongsai.core.preaudit.reading import Form, Reading, Stop
from prongsai.workshop.preaudit.reading_lines import from_bytes
from prongsai.workshop.preaudit.reading_worker import LENGTH

_CHUNK = 1 << 16
_WORKER = "prongsai.workshop.preaudit.reading_worker"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost."""

    bytes: int = 30_000_000
    seconds: int = 20
    memory: int = 200_000_000
    answer: int = 12_000_000
    """Bytes of a reading on its way back."""
    documents: int = 200
    """After so many a fresh process takes over, so that nothing heaps up."""


DEFAULT = Limits()


class ReadingApart:
    """One reader for many documents; whoever dies, hangs or swells is replaced.

    It may be asked from several threads; they wait for each other.
    """

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self.limits = limits
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._read = 0
        self.spent = 0.0
        """Seconds that reading took so far."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, path: Path, told: str = "", charset: str = "", name: str = "") -> Reading:
        """What is in a file; `told` and `charset` as its server says, `name` with its ending."""
        size = path.stat().st_size
        if size > self.limits.bytes:
            return Reading(Form.OTHER, stopped=Stop.TOO_LARGE)
        about = {
            "size": size, "seconds": self.limits.seconds,
            "told": told, "charset": charset, "name": name,
        }  # fmt: skip
        with self._lock, path.open("rb") as content:
            begun = time.monotonic()
            try:
                return self._asked(json.dumps(about).encode(), content)
            finally:
                self.spent += time.monotonic() - begun

    def close(self) -> None:
        """End the process; nothing of it is left."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()

    def _asked(self, about: bytes, content: IO[bytes]) -> Reading:
        process = self._ready()
        until = time.monotonic() + self.limits.seconds
        try:
            _send(process, LENGTH.pack(len(about)) + about, content, until)
            (size,) = LENGTH.unpack(_receive(process, LENGTH.size, until))
            if size > self.limits.answer:
                self.close()
                return Reading(Form.OTHER, stopped=Stop.TOO_MUCH)
            reading = from_bytes(_receive(process, size, until))
        except TimeoutError:
            self.close()
            return Reading(Form.OTHER, stopped=Stop.TOO_SLOW)
        except (BrokenPipeError, ValueError, KeyError, TypeError):
            return Reading(Form.OTHER, stopped=self._why_it_ended(process))
        except OSError:  # the file could not be read from our own disk
            self.close()
            raise
        if reading.stopped is Stop.TOO_MUCH:
            self.close()
        return reading

    def _why_it_ended(self, process: subprocess.Popen[bytes]) -> Stop:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(1)
        slow = process.returncode == -signal.SIGXCPU
        self.close()
        return Stop.TOO_SLOW if slow else Stop.DIED

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._read >= self.limits.documents:
            self.close()
        if self._process is None:
            self._process = _started(self.limits.memory)
            self._read = 0
        self._read += 1
        return self._process


def _started(memory: int) -> subprocess.Popen[bytes]:
    """A fresh process that knows nothing of this one's surroundings but where its modules lie."""
    around = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LANG": "C.UTF-8"}
    command = (sys.executable, "-m", _WORKER, str(memory))
    process = subprocess.Popen(  # noqa: S603 - our own module
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=around,
        cwd="/",
        start_new_session=True,
    )
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            os.set_blocking(pipe.fileno(), False)
    return process


def _send(process: subprocess.Popen[bytes], head: bytes, content: IO[bytes], until: float) -> None:
    if process.stdin is None:
        raise BrokenPipeError
    pipe = process.stdin.fileno()
    for chunk in _chunks(head, content):
        rest = memoryview(chunk)
        while rest:
            _, ready, _ = select.select([], [pipe], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError
            rest = rest[os.write(pipe, rest) :]


def _chunks(head: bytes, content: IO[bytes]) -> Iterator[bytes]:
    yield head
    while chunk := content.read(_CHUNK):
        yield chunk


def _receive(process: subprocess.Popen[bytes], size: int, until: float) -> bytes:
    if process.stdout is None:
        raise BrokenPipeError
    pipe = process.stdout.fileno()
    found = bytearray()
    while len(found) < size:
        ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            raise TimeoutError
        chunk = os.read(pipe, min(_CHUNK, size - len(found)))
        if not chunk:
            raise BrokenPipeError
        found += chunk
    return bytes(found)
