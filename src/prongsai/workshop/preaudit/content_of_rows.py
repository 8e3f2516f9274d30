"""The content of each row of a list, checked against what its item asks for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from prongsai.core.criteria.pack import Pack
from prongsai.core.preaudit.verdict import Finding
from prongsai.core.preaudit.visit import Visit
from prongsai.core.terms.thai import tidy
from prongsai.workshop.preaudit.listing import Wanted
from prongsai.workshop.preaudit.looking import Looking, Whose


class ContentOfRows:
    """Checks what came for a row; of a row whose item the pack does not know nothing is said."""

    def __init__(self, looking: Looking, rows: Sequence[Wanted]) -> None:
        self.looking = looking
        self.codes = {_alike(code): code for code in looking.pack.items}
        self.neighbours: dict[str, set[str]] = {}
        for row in rows:
            self.neighbours.setdefault(row.district, set()).add(row.agency)

    def __call__(self, row: Wanted, visit: Visit, body: Path) -> tuple[Finding, ...]:
        """Findings about the bytes in a file."""
        code = self.codes.get(_alike(row.item))
        if code is None or not visit.status:
            return ()
        others = sorted(self.neighbours[row.district] - {row.agency})
        sought = self.looking.sought(Whose(row.agency, others=tuple(others)), code)
        name = visit.final.partition("?")[0].rpartition("/")[2]
        told = visit.body
        return self.looking.look(body, sought, told.told, told.charset, name)[1]


def unknown_items(rows: Sequence[Wanted], pack: Pack) -> list[Wanted]:
    """Rows whose item the pack does not know."""
    codes = {_alike(code) for code in pack.items}
    return [row for row in rows if _alike(row.item) not in codes]


def _alike(code: str) -> str:
    return tidy(code).replace(" ", "").casefold()
