"""A run that was killed goes on where it was and asks nothing twice."""

from __future__ import annotations

import collections
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from preaudit_site.site import Site
from preaudit_site.threaded import website
from prongsai.workshop.preaudit.book import NAME

TESTS = Path(__file__).parents[2]
NUMBER, AT_ONCE = 40, 4


def started(folder: Path, site: Site) -> subprocess.Popen[bytes]:
    words = (str(folder), str(site.ports["plain"]), str(NUMBER))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    return subprocess.Popen(
        [sys.executable, "-m", "preaudit_site.unhurried_run", *words], env=environment
    )


def in_the_book(folder: Path) -> set[str]:
    with closing(sqlite3.connect(folder / NAME)) as base:
        return {row[0] for row in base.execute("SELECT address FROM visit")}


def test_after_kill_9_only_what_was_not_in_the_book_is_asked(tmp_path: Path) -> None:
    with website() as site:
        first = started(tmp_path, site)
        until = time.monotonic() + 60
        while len(site.asked) < NUMBER // 2 and time.monotonic() < until:
            time.sleep(0.01)
        first.send_signal(signal.SIGKILL)
        assert first.wait() == -signal.SIGKILL
        kept = in_the_book(tmp_path)
        assert started(tmp_path, site).wait(60) == 0

    asked = collections.Counter(f"http://{each.host}{each.path}" for each in site.asked)
    assert 0 < len(kept) < NUMBER
    assert in_the_book(tmp_path) == set(asked)
    assert (len(asked), {asked[each] for each in kept}) == (NUMBER, {1})
    assert sum(asked.values()) <= NUMBER + AT_ONCE
