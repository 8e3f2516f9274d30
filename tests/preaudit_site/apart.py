"""Runs a module in a network namespace of its own: loopback is there, and no way out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent
_INSIDE = 'ip link set lo up && exec "$0" "$@"'


def run_apart(module: str, *words: str) -> str:
    """What the module printed; it fails where the machine gives no namespace."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    done = subprocess.run(
        ["/usr/bin/unshare", "-rn", "/bin/sh", "-c", _INSIDE, sys.executable, "-m", module, *words],
        capture_output=True, check=False, text=True, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout
