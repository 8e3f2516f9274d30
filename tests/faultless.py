"""What a run has found to be without fault: every process of it notes that in one folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

PLACE = "FAULTLESS"
"""Environment variable with the folder. `make` names one for all its runs, and empties it first."""


@dataclass(frozen=True, slots=True)
class Faultless:
    """Things of one kind, each told by a text."""

    kind: str

    def __contains__(self, told: str) -> bool:
        return self._note(told).exists()

    def add(self, told: str) -> None:
        """Note that nothing is wrong with it."""
        note = self._note(told)
        note.parent.mkdir(parents=True, exist_ok=True)
        note.touch()

    def _note(self, told: str) -> Path:
        return Path(os.environ[PLACE], self.kind, hashlib.sha256(told.encode()).hexdigest())


def begun() -> Path | None:
    """Make the folder for all processes to come, unless there is one; who made it takes it away."""
    if os.environ.get(PLACE):
        return None
    made = Path(tempfile.mkdtemp(prefix="prongsai-faultless-"))
    os.environ[PLACE] = str(made)
    return made


def ended(made: Path | None) -> None:
    """Take away what `begun` made."""
    if made:
        shutil.rmtree(made, ignore_errors=True)
        del os.environ[PLACE]
