"""The web application as people run it: a demonstration, and the server in front of it."""

from __future__ import annotations

import contextlib
import fcntl
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

PROGRAM = (sys.executable, "-c", "from prongsai.shell.main import run; run()")
PATIENCE = 60
"""Seconds to wait for a server on a busy machine."""


@dataclass(frozen=True, slots=True)
class Data:
    """A data folder, and the PostgreSQL database that goes with it where one is asked for."""

    folder: Path
    database: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
    """Other settings the server is started with."""

    def environment(self) -> dict[str, str]:
        """Nothing of whoever runs the tests."""
        mine = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("PRONGSAI_", "DJANGO_"))
        }
        mine |= {"PRONGSAI_WEB_CHECKS": "no", **self.more}
        return {**mine, "PRONGSAI_DATABASE": self.database} if self.database else mine

    @contextlib.contextmanager
    def copied(self) -> Iterator[Data]:
        """The same once more, to be written in."""
        with tempfile.TemporaryDirectory(prefix="prongsai-site-") as name:
            folder = Path(shutil.copytree(self.folder, name, dirs_exist_ok=True))
            yield Data(folder, new_database(self.database) if self.database else "")


def shared(temporary: pytest.TempPathFactory) -> Path:
    """A folder for all processes of a run."""
    folder = temporary.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


def demonstration(folder: Path) -> Data:
    """A demonstration in the kind of database that is being tested."""
    return Data(folder, _made_once(folder, lambda: _demonstrated(folder).database))


def empty(folder: Path) -> tuple[Data, str]:
    """An installation that nobody has set up yet, and the code to do so."""
    return Data(folder), _made_once(folder, lambda: _initiated(Data(folder)))


def _made_once(folder: Path, make: Callable[[], str]) -> str:
    """What is told of the folder by whoever of all processes asks first and makes it."""
    told = folder.with_suffix(".told")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            told.write_text(make(), "utf-8")
    return told.read_text("utf-8")


def _initiated(data: Data) -> str:
    command = [*PROGRAM, "init", "--data", str(data.folder)]
    said = subprocess.run(command, env=data.environment(), check=True, capture_output=True)
    code = re.search(r"(?:\w{4}-){3}\w{4}", said.stdout.decode())
    assert code
    return code[0]


def _demonstrated(folder: Path) -> Data:
    server = os.environ.get("PRONGSAI_DATABASE", "")
    data = Data(folder, new_database(server, template="template1") if server else "")
    command = [*PROGRAM, "demo", "--data", str(folder)]
    subprocess.run(command, env=data.environment(), check=True, capture_output=True)
    return data


def new_database(address: str, template: str = "") -> str:
    """Another database in the same server; by default as the one named is."""
    url = urlsplit(address)
    name = f"site_{os.getpid()}_{time.monotonic_ns()}"
    server = url._replace(path="/postgres").geturl()
    with psycopg.connect(server, autocommit=True) as link:
        source = template or url.path.lstrip("/")
        link.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"'.encode())
    return url._replace(path=f"/{name}").geturl()


@dataclass(frozen=True, slots=True)
class Served:
    """A server that answers, and the file it writes to."""

    address: str
    said: Path


@contextlib.contextmanager
def serving(data: Data, *more: str, port: int = 0, **settings: str) -> Iterator[Served]:
    """The server as its command starts it, until it is told to stop."""
    process, served = begun(data, settings, *more, port=port)
    try:
        waited_for(served.address.removeprefix("http://"), process, served.said)
        yield served
    finally:
        process.terminate()
        code = process.wait(PATIENCE)
    assert code == 0, served.said.read_text("utf-8")


@contextlib.contextmanager
def killed(data: Data, **settings: str) -> Iterator[tuple[Served, Callable[[], None]]]:
    """A server, and what ends all of its processes at once, in the middle of what they do."""
    process, served = begun(data, settings)

    def kill() -> None:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(PATIENCE)

    try:
        waited_for(served.address.removeprefix("http://"), process, served.said)
        yield served, kill
    finally:
        kill()


def begun(
    data: Data, settings: Mapping[str, str], *more: str, port: int = 0
) -> tuple[subprocess.Popen[bytes], Served]:
    """Its processes are a group of their own; nobody has waited for it yet."""
    port = port or free_port()
    environment = {**data.environment(), **settings}
    command = [*PROGRAM, "serve", "--data", str(data.folder), "--port", str(port), *more]
    said = data.folder / "said.txt"
    with said.open("w") as file:
        process = subprocess.Popen(
            command, env=environment, stdout=file, stderr=file, start_new_session=True
        )
    return process, Served(f"http://127.0.0.1:{port}", said)


def waited_for(address: str, process: subprocess.Popen[bytes], said: Path) -> None:
    """Until a server answers; told what it said where it doesn't."""
    for _ in range(PATIENCE * 10):
        if process.poll() is not None:
            break
        with (
            contextlib.suppress(OSError, http.client.HTTPException),
            contextlib.closing(http.client.HTTPConnection(address, timeout=5)) as asked,
        ):
            asked.request("GET", "/health")
            if asked.getresponse().status == http.HTTPStatus.OK:
                return
        time.sleep(0.1)
    raise AssertionError(said.read_text("utf-8"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
