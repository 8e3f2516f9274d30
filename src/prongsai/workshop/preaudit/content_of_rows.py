"""The content of each row of a list, checked against what its item asks for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from prongsai.core.criteria.pack import Pack
from prongsai.core.preaudit.sought import Sought
from prongsai.core.preaudit.verdict import Finding
from prongsai.core.preaudit.visit import Visit
from prongsai.core.terms.thai import tidy
from prongsai.workshop.preaudit.following import Followed
from prongsai.workshop.preaudit.lead_records import lead_text
from prongsai.workshop.preaudit.listing import Wanted
from prongsai.workshop.preaudit.looking import Looking, Whose

_LAST_OK = 206


class ContentOfRows:
    """Checks what came for a row; of a row whose item the pack does not know nothing is said.

    Lists are noted in `followed`, and as text in `leads` for a book that goes on after a stop.
    """

    def __init__(self, looking: Looking, rows: Sequence[Wanted], leads: dict[str, str]) -> None:
        self.looking, self.leads = looking, leads
        self.followed = Followed(looking.reader)
        self.codes = {_alike(code): code for code in looking.pack.items}
        self.neighbours: dict[str, set[str]] = {}
        for row in rows:
            self.neighbours.setdefault(row.district, set()).add(row.agency)

    def __call__(self, row: Wanted, visit: Visit, body: Path) -> tuple[Finding, ...]:
        """Findings about the bytes in a file."""
        sought = self.sought(row)
        if sought is None or not visit.status:
            return ()
        _, part = self.followed.read(row.key, visit, body, sought)
        if visit.status > _LAST_OK or visit.guarded:
            self.followed.lists.pop(row.key, None)
        elif row.key in self.followed.lists:
            self.leads[row.key] = lead_text(self.followed.lists[row.key])
        return part.findings

    def sought(self, row: Wanted) -> Sought | None:
        """What its item asks of a row; nothing where the pack does not know the item."""
        code = self.codes.get(_alike(row.item))
        if code is None:
            return None
        others = sorted(self.neighbours[row.district] - {row.agency})
        return self.looking.sought(Whose(row.agency, others=tuple(others)), code)


def unknown_items(rows: Sequence[Wanted], pack: Pack) -> list[Wanted]:
    """Rows whose item the pack does not know."""
    codes = {_alike(code) for code in pack.items}
    return [row for row in rows if _alike(row.item) not in codes]


def _alike(code: str) -> str:
    return tidy(code).replace(" ", "").casefold()
