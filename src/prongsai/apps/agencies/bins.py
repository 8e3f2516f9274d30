"""What this room has in the recycle bin."""

from __future__ import annotations

import datetime as dt

from prongsai.apps.agencies import actions
from prongsai.apps.agencies.queries import divisions_in_bin
from prongsai.core.bin.binned import Binned


class Divisions:
    """Divisions that were made by mistake."""

    def entries(self, agency: str) -> list[Binned]:
        return [
            Binned(
                thing="agencies.division", key=each.key, name=each.name, by=each.removed_by,
                at=each.removed_at, reader="agencies:divisions", is_upkeep=True,
            )
            for each in divisions_in_bin(agency)
            if each.removed_at is not None
        ]  # fmt: skip

    def put_back(self, agency: str, key: str, *, by: str, at: dt.datetime) -> None:
        actions.put_division_back(agency, key, by=by, at=at)

    def empty(self, at: dt.datetime) -> int:
        return actions.empty_bin(at)
