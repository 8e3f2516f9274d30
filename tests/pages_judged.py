"""Pages that somebody has looked at, so that the same page of the next role need not be drawn."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

_VARIES = re.compile(
    r"[0-9A-Za-z]{64}"  # tokens of forms
    r"|[0-9a-f]{32}"  # keys
    r"|[ก-๙]+ [ก-๙]+ \(สมมติ\)"  # people of the demonstration
    r"|\d\d:\d\d"  # when somebody signed in
)
_ITS_OWN = re.compile(r"<title>.*?</title>|<main\b.*?</main>", re.DOTALL)
"""What a page has of its own: the frame around is the role's, looked at on its first page."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Every process of a run notes in one folder what it is about to look at."""

    folder: Path

    def first(self, page: bytes) -> bool:
        """Whether nobody has looked at a page of the same content but for whom it is shown to."""
        whole = page.decode("utf-8", "replace")
        text = _VARIES.sub("", "".join(_ITS_OWN.findall(whole)) or whole)
        told = hashlib.sha256(text.encode()).hexdigest()
        try:
            (self.folder / told).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True
