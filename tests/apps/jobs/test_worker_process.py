"""The worker as a process: by itself, and beside the server it ends with."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from prongsai.apps.jobs.models import Job
from prongsai.shell.running.parts import MAIN
from prongsai.shell.web.working import worker_beside
from web_site import Data

pytestmark = pytest.mark.one_database

START = (sys.executable, "-c", "from prongsai.shell.main import run; run()")


def environment() -> dict[str, str]:
    return {**os.environ, "PRONGSAI_DATABASE": "", "PRONGSAI_TODAY": ""}


def job_states(data: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(data / "prongsai.sqlite3")) as database:
        table = Job._meta.db_table
        return database.execute(f"select kind, state from {table} order by kind").fetchall()  # noqa: S608


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def soon(found: Callable[[], bool], seconds: float = 60) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found():
            return True
        time.sleep(0.1)
    return False


def test_work_once_does_what_is_due_and_ends(empty: tuple[Data, str]) -> None:
    with empty[0].copied() as data:
        command = [*START, "work", "--data", str(data.folder), "--once", "--lang", "en"]
        said = [
            subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
            for _ in range(2)
        ]
        states = {state for _, state in job_states(data.folder)}
        heads = list((data.folder / "heads").glob("*.csv"))
    assert f"{len(settings.SCHEDULE)} jobs done" in said[0].stderr
    assert "0 jobs done" in said[1].stderr or "1 jobs done" in said[1].stderr  # the hour may turn
    assert states == {"done"}
    assert len(heads) == 1


FILL = """
import datetime as dt
from pathlib import Path
from prongsai.shell.web.serving import ready
ready(Path({data!r}))
from prongsai.apps.jobs.actions import enqueue
for _ in range(60):
    enqueue("jobs.forget", at=dt.datetime(2026, 8, 20, tzinfo=dt.UTC))
"""


def test_many_workers_at_once_do_each_job_once(empty: tuple[Data, str]) -> None:
    with empty[0].copied() as data:
        fill = FILL.format(data=str(data.folder))
        subprocess.run([sys.executable, "-c", fill], env=environment(), check=True)
        command = [*START, "work", "--data", str(data.folder), "--once", "--lang", "en"]
        workers = [
            subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, text=True)
            for _ in range(4)
        ]
        said = [worker.communicate(timeout=60)[1] for worker in workers]
        with closing(sqlite3.connect(data.folder / MAIN)) as database:
            table = Job._meta.db_table
            rows = database.execute(f"select distinct state, tries from {table}").fetchall()  # noqa: S608
    counts = [int(text.split(" jobs done")[0].split()[-1]) for text in said]
    assert (sum(counts), [worker.returncode for worker in workers]) == (
        60 + len(settings.SCHEDULE), [0] * 4,
    )  # fmt: skip
    assert rows == [("done", 1)]


@contextmanager
def served(data: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A server with its worker; the number is the worker's process."""
    port = free_port()
    server = subprocess.Popen(
        [*START, "serve", "--data", str(data), "--port", str(port)],
        env=environment(), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        assert soon(lambda: answers(port))
        yield server, found(server.pid)
    finally:
        if server.poll() is None:
            server.terminate()
            server.wait(60)


def found(server: int) -> int:
    """The worker beside this server, which may be there a little later than the pages."""
    assert soon(lambda: bool(at_work(server)))
    return at_work(server)[0]


def at_work(server: int) -> list[int]:
    return [child for child in children(server) if "work" in words(child)]


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def children(process: int) -> list[int]:
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(each) for listed in lists for each in listed.read_text("ascii").split()]


def words(process: int) -> list[str]:
    # Whoever sets the title of a process joins its words with blanks.
    return Path(f"/proc/{process}/cmdline").read_text("utf-8").replace("\0", " ").split()


def is_gone(process: int) -> bool:
    try:
        return ") Z " in Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return True


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL], ids=["stopped", "killed"])
def test_the_worker_beside_a_server_works_and_ends_with_it(
    empty: tuple[Data, str], how: signal.Signals
) -> None:
    with empty[0].copied() as data, served(data.folder) as (server, worker):
        assert soon(lambda: {state for _, state in job_states(data.folder)} == {"done"})
        for child in children(server.pid):
            if child != worker:
                os.kill(child, signal.SIGTERM)  # a page process that is renewed takes nothing along
        time.sleep(1)
        assert not is_gone(worker)
        server.send_signal(how)
        server.wait(60)
        assert soon(lambda: is_gone(worker))


def test_a_worker_that_was_killed_is_followed_by_another(empty: tuple[Data, str]) -> None:
    with empty[0].copied() as data, served(data.folder) as (server, worker):
        os.kill(worker, signal.SIGKILL)

        assert soon(lambda: bool(set(at_work(server.pid)) - {worker}))


def test_the_worker_is_started_before_its_server_begins(tmp_path: Path) -> None:
    """A server forks; what is forked while a worker is being started would hold it up for good."""
    with worker_beside(tmp_path):
        begun = at_work(os.getpid())

    assert len(begun) == 1
    assert soon(lambda: is_gone(begun[0]))
