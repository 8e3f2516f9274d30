"""The worker's process: by itself, or beside the web server."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from prongsai.shell.running.parts import BEAT

LOG = logging.getLogger("prongsai.jobs")
PAUSE = 5.0
"""Seconds between two looks into the book."""
_LOOK = 0.5
PATIENCE = 30.0
"""Seconds a worker is given to finish what it has begun."""
_START = "from prongsai.shell.main import run; run()"


def work_on(*, beside: int | None) -> None:
    """Look into the book until stopped; beside a server, until that is gone too."""
    from django.db import DatabaseError, close_old_connections  # noqa: PLC0415 - after `ready`

    from prongsai.apps.jobs.working import work  # noqa: PLC0415
    from prongsai.shell.web.clock import now  # noqa: PLC0415
    from prongsai.shell.web.settings import CONFIG  # noqa: PLC0415

    stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())

    def stopped() -> bool:
        return stop.is_set() or (beside is not None and os.getppid() != beside)

    while not stopped():
        close_old_connections()
        beat(CONFIG.data)
        try:
            work(now, stopped)
        except DatabaseError:  # away for a moment: what was claimed is taken again later
            LOG.exception("the worker could not reach the database")
        stop.wait(PAUSE)


def beat(data: Path) -> None:
    """A file that tells when a worker last looked into the book."""
    with contextlib.suppress(OSError):  # a disk that is full stops the beat, not the work
        (data / BEAT).touch()


@contextmanager
def worker_beside(data: Path) -> Iterator[None]:
    """A worker in a process of its own while the server runs; it ends with it, however that is."""
    server = os.getpid()
    command = [sys.executable, "-c", _START, "work", "--data", str(data), "--beside", str(server)]
    # Before the server forks: a process forked while another is being started holds the pipe that
    # whoever starts it listens on, and he would listen until that process ends.
    worker = subprocess.Popen(command)  # noqa: S603 - the program itself
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(worker, command, over), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        # The server's own children were forked inside this block and leave it when they end.
        if os.getpid() == server:
            over.set()
            keeper.join()


def _keep(worker: subprocess.Popen[bytes], command: Sequence[str], over: threading.Event) -> None:
    """A worker until it is over: one that was killed is followed by another."""
    while not over.is_set():
        if worker.poll() is None:
            over.wait(_LOOK)
            continue
        LOG.error("the worker ended by itself; another is started")
        if not over.wait(PAUSE):
            worker = subprocess.Popen(command)  # noqa: S603 - the program itself
    _stop(worker)


def _stop(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        worker.kill()
