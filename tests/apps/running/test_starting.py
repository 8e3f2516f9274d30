"""Pages and worker as two services: neither does the other's work, and both may start at once."""

from __future__ import annotations

import os
import secrets
import subprocess
import time
from pathlib import Path

import pytest

from prongsai.shell.running.parts import KEY, MAIN
from web_site import PROGRAM, Data, new_database, serving


def workers(data: Data) -> list[str]:
    """Processes that work for this data folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            # Where setproctitle is installed, words are joined by spaces.
            words = path.read_text("utf-8").replace("\0", " ").split()
        except OSError:  # gone in the meantime
            continue
        if "work" in words and str(data.folder) in words:
            found.append(path.parent.name)
    return found


def soon(data: Data) -> list[str]:
    """Those that are there when there are any, or none came in ten seconds."""
    until = time.monotonic() + 10
    while not (found := workers(data)) and time.monotonic() < until:
        time.sleep(0.1)
    return found


@pytest.mark.parametrize(("more", "number"), [((), 1), (("--without-worker",), 0)])
def test_a_server_has_a_worker_beside_it_unless_that_is_a_service_of_its_own(
    more: tuple[str, ...], number: int, demonstration: Data
) -> None:
    with demonstration.copied() as data, serving(data, *more):
        assert len(soon(data)) == number


def test_processes_that_start_at_once_make_the_database_one_after_the_other(tmp_path: Path) -> None:
    server = os.environ.get("PRONGSAI_DATABASE", "")
    data = Data(tmp_path, new_database(server, template="template1") if server else "")
    (tmp_path / KEY).write_text(secrets.token_urlsafe(50))
    (tmp_path / MAIN).touch()
    command = [*PROGRAM, "work", "--data", str(tmp_path), "--once"]
    started = [
        subprocess.Popen(command, env=data.environment(), stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [process.communicate(timeout=120)[1] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], said
