"""What this room has in the recycle bin."""

from __future__ import annotations

import datetime as dt

from prongsai.apps.dissemination import actions
from prongsai.apps.dissemination.queries import in_bin
from prongsai.core.bin.binned import Binned


class Postings:
    """Lines of the log that were entered by mistake."""

    def entries(self, agency: str) -> list[Binned]:
        return [
            Binned(
                thing=actions.POSTING, key=each.key, name=f"{each.subject} ({each.year})",
                by=each.removed_by, at=each.removed_at, reader="dissemination:log",
            )
            for each in in_bin(agency)
            if each.removed_at is not None
        ]  # fmt: skip

    def put_back(self, agency: str, key: str, *, by: str, at: dt.datetime) -> None:
        actions.put_back(agency, key, by=by, at=at)

    def empty(self, at: dt.datetime) -> int:
        return actions.empty_bin(at)
