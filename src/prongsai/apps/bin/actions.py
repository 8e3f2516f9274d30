"""Rows of an agency sent to the recycle bin, put back, deleted for good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from prongsai.apps.audit.actions import erase_of
from prongsai.apps.bin.models import Removable
from prongsai.core.terms.problem import refuse

Row = TypeVar("Row", bound=Removable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal(Generic[Row]):
    """How rows of one kind are removed and had back: one transaction and one line each."""

    rows: type[Row]
    """They belong to an agency and have a key."""
    thing: str
    """What the trail calls them."""
    gone: str
    """Code of the problem that such a row is there no longer."""
    line: Callable[[Row, str, str, dt.datetime], None]
    """Tells the trail what became of a row (remove, put back, delete), by whom and when."""
    drop: Callable[[str, Row, dt.datetime], None] = lambda _agency, _row, _at: None
    """Deletes what goes for good together with a row."""

    def held(self, agency: str, key: str) -> Row:
        """The row as it is now, held until the transaction ends."""
        rows = self._rows.select_for_update(of=("self",)).select_related("agency")
        found = rows.filter(agency__key=agency, key=key).first()
        if found is None:
            raise refuse(self.gone)
        return found

    @transaction.atomic
    def remove(self, agency: str, key: str, *, by: str, at: dt.datetime) -> None:
        """Into the recycle bin."""
        row = self.held(agency, key)
        if row.removed_at is not None:
            return  # the second click of two
        row.removed_by, row.removed_at = by, at
        row.save(update_fields=["removed_by", "removed_at"])
        self.line(row, "remove", by, at)

    @transaction.atomic
    def put_back(self, agency: str, key: str, *, by: str, at: dt.datetime) -> None:
        """Out of the recycle bin again."""
        row = self.held(agency, key)
        if row.removed_at is None:
            raise refuse(self.gone)
        row.removed_by, row.removed_at = "", None
        row.save(update_fields=["removed_by", "removed_at"])
        self.line(row, "put back", by, at)

    def empty(self, at: dt.datetime) -> int:
        """Delete for good what has lain in the bin long enough; how many that were."""
        before = at - dt.timedelta(days=settings.BIN_DAYS)
        rows = self._rows.filter(removed_at__lte=before)
        keys = list(rows.values_list("agency__key", "key"))
        return sum(self._delete(agency, key, before, at) for agency, key in keys)

    @transaction.atomic
    def _delete(self, agency: str, key: str, before: dt.datetime, at: dt.datetime) -> bool:
        """For good, and with it what the trail kept about people."""
        row = self.held(agency, key)
        if row.removed_at is None or row.removed_at > before:
            return False  # put back in the meantime
        self.line(row, "delete", "", at)
        erase_of(agency, self.thing, key, at)
        self.drop(agency, row, at)
        row.delete()
        return True

    def in_bin(self, agency: str) -> dict[str, Row]:
        """What an agency has there, by key."""
        rows = self._rows.filter(agency__key=agency, removed_at__isnull=False)
        return {str(row.serializable_value("key")): row for row in rows.order_by("pk")}

    @property
    def _rows(self) -> QuerySet[Row]:
        return QuerySet(self.rows)
