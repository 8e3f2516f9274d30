"""Runs a command beside a PostgreSQL of its own: `with_postgres.py [--set NAME=VALUE] COMMAND ...`.

The cluster lives in a temporary folder, listens on a socket there and nowhere else, and is gone
when the command ends. The command finds its address in PRONGSAI_DATABASE.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

HURRIED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""Nothing in it outlives the command, so nothing need survive a power cut."""


def main() -> int:
    """Run the command; returns its exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _stopped)
    with cluster([*HURRIED, *options.set]) as address:
        environment = {**os.environ, "PRONGSAI_DATABASE": address}
        return subprocess.run(options.command, env=environment, check=False).returncode


def _stopped(number: int, _frame: FrameType | None) -> NoReturn:
    """Leave through the `finally` below, so that no server stays behind."""
    raise SystemExit(128 + number)


@contextlib.contextmanager
def cluster(settings: Sequence[str]) -> Iterator[str]:
    """A cluster of its own, by its address."""
    binaries = _binaries()
    with tempfile.TemporaryDirectory(prefix="prongsai-pg-") as name:
        folder, user = Path(name), list[str]()
        if os.geteuid() == 0:  # the server refuses to run as root
            user = ["runuser", "-u", "postgres", "--"]
            shutil.chown(folder, "postgres")
        data = folder / "data"
        _run(folder, *user, binaries / "initdb", "-D", data, "-A", "trust", "-U", "postgres",
             "--encoding=UTF8", "--no-locale")  # fmt: skip
        wanted = " ".join(f"-c {each}" for each in settings)
        control = (*user, binaries / "pg_ctl", "-D", data, "-w")
        _run(folder, *control, "-l", folder / "log", "-o",
             f"-k {folder} -c listen_addresses='' {wanted}", "start")  # fmt: skip
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            _run(folder, *control, "-m", "immediate", "stop")


def _binaries() -> Path:
    """Debian keeps each version apart; the newest is taken."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parts[-2]))
    if not found:
        raise SystemExit("PostgreSQL is needed: scripts/setup.sh dev")
    return found[-1]


def _run(folder: Path, *command: object) -> None:
    """Quietly, unless it fails."""
    words = [str(each) for each in command]
    done = subprocess.run(
        words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}\n{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
