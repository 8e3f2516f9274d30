"""What this room has in the recycle bin."""

from __future__ import annotations

import datetime as dt

from prongsai.apps.disclosure import proofs
from prongsai.apps.disclosure.queries import in_bin
from prongsai.core.bin.binned import Binned


class Pieces:
    """Evidence taken off an item; whoever could read the item sees it."""

    def entries(self, agency: str) -> list[Binned]:
        return [
            Binned(
                thing="disclosure.evidence", key=each.key,
                name=f"{each.item.code} ({each.item.checklist.year}) {each.title}",
                by=each.removed_by, at=each.removed_at, reader="disclosure:checklist",
            )
            for each in in_bin(agency)
            if each.removed_at is not None
        ]  # fmt: skip

    def put_back(self, agency: str, key: str, *, by: str, at: dt.datetime) -> None:
        proofs.put_back(agency, key, by=by, at=at)

    def empty(self, at: dt.datetime) -> int:
        return proofs.empty(at)
