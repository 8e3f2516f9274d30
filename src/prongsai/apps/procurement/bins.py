"""What this room has in the recycle bin."""

from __future__ import annotations

import datetime as dt

from prongsai.apps.procurement import actions
from prongsai.apps.procurement.queries import in_bin
from prongsai.core.bin.binned import Binned


class Purchases:
    """Purchases that were entered by mistake."""

    def entries(self, agency: str) -> list[Binned]:
        return [
            Binned(
                thing=actions.PURCHASE, key=each.key, name=f"{each.title} ({each.year})",
                by=each.removed_by, at=each.removed_at, reader="procurement:register",
            )
            for each in in_bin(agency)
            if each.removed_at is not None
        ]  # fmt: skip

    def put_back(self, agency: str, key: str, *, by: str, at: dt.datetime) -> None:
        actions.put_back(agency, key, by=by, at=at)

    def empty(self, at: dt.datetime) -> int:
        return actions.empty_bin(at)
