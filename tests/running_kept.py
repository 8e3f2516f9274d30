"""An installation and a backup of it, for the tests of keeping one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from web_site import Data


@dataclass(frozen=True, slots=True)
class Kept:
    """An installation and a backup of it, without its key."""

    data: Data
    backup: Path
