"""Text kept beside the tests and reviewed in differences.

`UPDATE_SNAPSHOTS=1 make test` writes it anew; look at the difference before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path


def same_as_kept(said: str, file: Path) -> bool:
    """Whether a text is the one kept; asked to, it is kept first."""
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(said, encoding="utf-8")
    return said == file.read_text("utf-8")
