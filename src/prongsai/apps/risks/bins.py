"""What this room has in the recycle bin."""

from __future__ import annotations

import datetime as dt

from prongsai.apps.bin.bins import RowsInBin
from prongsai.apps.look.words import phrase
from prongsai.apps.risks.actions import REMOVAL, must_be_open
from prongsai.apps.risks.models import RiskRow
from prongsai.apps.risks.queries import Held


class _Rows(RowsInBin[RiskRow]):
    def put_back(self, agency: str, key: str, *, by: str, at: dt.datetime) -> None:
        """Not into a plan that was approved since."""
        row = REMOVAL.in_bin(agency).get(key)
        if row is not None:
            must_be_open(Held(row.year, []), row.kind, ("key",))
        super().put_back(agency, key, by=by, at=at)


def rows() -> RowsInBin[RiskRow]:
    """Whoever may enter a risk sees what was removed."""
    return _Rows(REMOVAL, "risks:add", _name)


def _name(row: RiskRow) -> str:
    kind = phrase(f"risk.row_{row.kind}")
    return f"{kind} {row.title or row.code}"
