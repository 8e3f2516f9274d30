"""Adding, changing, removing purchases; closing months: one transaction and one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.actions import hold
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.bin.actions import Removal
from prongsai.apps.look.keys import new_key
from prongsai.apps.procurement import bridge
from prongsai.apps.procurement.models import ClosedMonth, Purchase
from prongsai.core.procurement import months
from prongsai.core.procurement.checking import faults
from prongsai.core.procurement.purchase import Purchase as Value
from prongsai.core.terms.dates import Month
from prongsai.core.terms.problem import Refused, Severity, refuse

PURCHASE, MONTH = "procurement.purchase", "procurement.month"
PERSONAL = ("title", "seller", "tax_id", "directors", "bids", "reason", "above_why")
"""What may name or number somebody, as many a subject does: the trail only refers to it."""
AMOUNTS = ("budget", "reference_price", "agreed_price")
_IN_TRAIL = {
    "year": "of_fiscal_year", "title": "subject", "number": "project_number",
    "reason": "reason_chosen",
}  # fmt: skip
"""Columns that the trail calls otherwise."""


def clean(said: Value) -> None:
    """Refuse what is wrong with a purchase, all of it at once."""
    found = [each for each in faults(said, bridge.frame()) if each.severity is Severity.REFUSED]
    if found:
        raise Refused(found)


def told(columns: Mapping[str, Any]) -> dict[str, Any]:
    """What a line of the trail says of these columns; blanks are left out."""
    return {_IN_TRAIL.get(name, name): _told(name, each) for name, each in columns.items() if each}


def _told(name: str, each: Any) -> Any:
    if name in PERSONAL:
        return keep(each)
    if name in AMOUNTS or isinstance(each, dt.date):
        return str(each)
    return each


def add(agency: Agency, said: Value, doer: Doer, key: str = "") -> Purchase:
    """A new purchase; the form that is sent twice brings its key along and makes one."""
    clean(said)
    return _add(agency, said, doer, key)


@transaction.atomic
def _add(agency: Agency, said: Value, doer: Doer, key: str) -> Purchase:
    known = Purchase.objects.select_for_update().filter(key=key).first() if key else None
    if known is not None and known.agency_id == agency.pk:
        return known
    row = fresh(agency, said, doer, new_key() if known or not key else key)
    row.save(force_insert=True)
    _line(row, doer, "add", told(bridge.columns(said)))
    return row


def fresh(agency: Agency, said: Value, doer: Doer, key: str) -> Purchase:
    """A row that is not stored yet."""
    return Purchase(
        agency=agency, key=key, sought=bridge.sought(said), made_by=doer.key, made_at=doer.at,
        **bridge.columns(said),
    )  # fmt: skip


@transaction.atomic
def change(row: Purchase, said: Value, doer: Doer, *, seen: int) -> Purchase:
    """What the register says of it; `seen` is the revision its author had before him."""
    clean(said)
    row = REMOVAL.held(row.agency.key, row.key)
    touched = differing(row, said)
    if not touched:
        return row
    if seen != row.revision:
        raise refuse("purchase-changed-meanwhile")
    before = {name: getattr(row, name) for name in touched}
    set_to(row, said)
    row.save(update_fields=[*bridge.COLUMNS, "sought", "revision"])
    after = {name: getattr(row, name) for name in touched}
    _line(row, doer, "change", told(after), told(before))
    return row


def differing(row: Purchase, said: Value) -> list[str]:
    """Columns of which the row says something else."""
    return [name for name, each in bridge.columns(said).items() if getattr(row, name) != each]


def set_to(row: Purchase, said: Value) -> None:
    for name, each in bridge.columns(said).items():
        setattr(row, name, each)
    row.sought, row.revision = bridge.sought(said), row.revision + 1


def remove(row: Purchase, doer: Doer) -> None:
    """Into the recycle bin."""
    REMOVAL.remove(row.agency.key, row.key, by=doer.key, at=doer.at)


def _binned(row: Purchase, verb: str, by: str, at: dt.datetime) -> None:
    _line(row, Doer(by, (), at), verb, {"subject": keep(row.title)})


REMOVAL = Removal(rows=Purchase, thing=PURCHASE, gone="purchase-gone", line=_binned)


# --- Months --------------------------------------------------------------------------------------


@transaction.atomic
def close(agency: Agency, month: Month, doer: Doer) -> ClosedMonth:
    """Keep what the month's summary says; a month in which nothing was bought too."""
    known = _closed(agency, month)
    if known is not None:
        return known
    if Month.of(doer.at.date()) < month:
        raise refuse("month-not-begun")
    kept = Purchase.objects.filter(
        agency=agency, removed_at=None, signed__year=month.year, signed__month=month.month
    )
    values = [bridge.value(each) for each in kept]
    found = months.close(month, values)
    titles = {each.key: each.title for each in values if each.key in found.digests}
    row = ClosedMonth.objects.create(
        agency=agency, month=first_of(month), lines=dict(found.digests), titles=titles,
        by=doer.key, at=doer.at,
    )  # fmt: skip
    _month_line(agency, month, doer, "close", {"purchases": len(titles)})
    return row


@transaction.atomic
def reopen(agency: Agency, month: Month, reason: str, doer: Doer) -> None:
    """Its summary is to be published anew; why is kept."""
    row = _closed(agency, month)
    if row is None:
        return
    if not reason.strip():
        raise refuse("month-no-reason")
    row.delete()
    said = {"reason": keep(reason.strip()), "purchases": len(row.lines)}
    _month_line(agency, month, doer, "reopen", said)


def _closed(agency: Agency, month: Month) -> ClosedMonth | None:
    """Whoever closes or reopens a month of an agency waits for whoever does."""
    hold(agency)
    return ClosedMonth.objects.filter(agency=agency, month=first_of(month)).first()


def first_of(month: Month) -> dt.date:
    return dt.date(month.year, month.month, 1)


def _month_line(
    agency: Agency, month: Month, doer: Doer, verb: str, after: Mapping[str, Any]
) -> None:
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb=verb, thing=MONTH,
        key=f"{month.year}-{month.month:02}", after=after,
    )  # fmt: skip


def _line(
    row: Purchase, doer: Doer, verb: str, after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    record(
        agency=row.agency.key, by=doer.key, at=doer.at, verb=verb, thing=PURCHASE, key=row.key,
        before=before, after=after,
    )  # fmt: skip
