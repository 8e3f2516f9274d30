"""Somebody in the middle of something: what he did is written and not yet kept, and others wait."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from textwrap import indent

from installation import scripted
from web_site import Data

PATIENCE = 60
"""Seconds, on a busy machine."""
_SCRIPT = """
import time
from pathlib import Path
from django.db import transaction
with transaction.atomic():
{doing}
    Path({done!r}).touch()
    end = time.monotonic() + {patience}
    while not Path({let_go!r}).exists() and time.monotonic() < end:
        time.sleep(0.01)
"""


@contextlib.contextmanager
def holding(data: Data, doing: str) -> Iterator[Callable[[], None]]:
    """A process that did something in a transaction, which ends when it is let go.

    Meanwhile nobody can ask for another script: they run one after the other.
    """
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as pool:
        done, let_go = Path(folder, "done"), Path(folder, "let_go")
        script = _SCRIPT.format(
            doing=indent(doing, "    "), done=str(done), let_go=str(let_go), patience=PATIENCE
        )
        other = pool.submit(scripted, data, script)
        try:
            _wait(lambda: done.exists() or other.done())
            yield let_go.touch
        finally:
            let_go.touch()
            other.result()


def _wait(so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not so() and time.monotonic() < end:
        time.sleep(0.01)
