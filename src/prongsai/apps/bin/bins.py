"""The bins of the apps, as the settings name them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from prongsai.apps.bin.actions import Removal, Row
from prongsai.core.bin.binned import Binned


class Bin(Protocol):
    """What an app offers for the things it lets people delete."""

    def entries(self, agency: str) -> Sequence[Binned]:
        """What lies there, in a constant number of statements."""

    def put_back(self, agency: str, key: str, *, by: str, at: dt.datetime) -> None:
        """Out of the bin again, with a line in the trail; refused where it can't be."""

    def empty(self, at: dt.datetime) -> int:
        """Delete for good what has lain there long enough; how much that was."""


@dataclass(frozen=True, slots=True)
class RowsInBin(Generic[Row]):
    """The bin of a kind of rows that are removed and had back without regard to others."""

    removal: Removal[Row]
    reader: str | Callable[[Row], str]
    """Whoever may look at this address of the agency may see them here."""
    named: Callable[[Row], str]

    def entries(self, agency: str) -> Sequence[Binned]:
        return [
            Binned(
                thing=self.removal.thing, key=key, name=self.named(row), by=row.removed_by,
                at=row.removed_at, reader=self._reader(row),
            )
            for key, row in self.removal.in_bin(agency).items()
            if row.removed_at is not None
        ]  # fmt: skip

    def _reader(self, row: Row) -> str:
        return self.reader if isinstance(self.reader, str) else self.reader(row)

    def put_back(self, agency: str, key: str, *, by: str, at: dt.datetime) -> None:
        self.removal.put_back(agency, key, by=by, at=at)

    def empty(self, at: dt.datetime) -> int:
        return self.removal.empty(at)


def bins() -> dict[str, Bin]:
    """By kind of thing."""
    return {thing: import_string(path)() for thing, path in settings.BINS.items()}
