"""Committees: added, changed, copied, dissolved, removed; one transaction and one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep, record
from prongsai.apps.bin.actions import Removal
from prongsai.apps.look.keys import new_key
from prongsai.apps.meetings import bridge
from prongsai.apps.meetings.models import Committee
from prongsai.core.meetings.committee import Committee as Value
from prongsai.core.meetings.committee import faults, next_year
from prongsai.core.terms.problem import Place, Refused, refuse

COMMITTEE = "meetings.committee"
COLUMNS = (
    "name", "kind", "purpose", "year", "first", "last", "quorum", "members", "duties", "order",
)  # fmt: skip
_KEPT = ("name", "purpose", "members", "duties")
"""What may name somebody: the trail only refers to it."""
_IN_TRAIL = {
    "name": "committee_name", "purpose": "committee_purpose", "year": "of_fiscal_year",
    "first": "term_first", "last": "term_last", "quorum": "committee_quorum",
    "members": "committee_members", "duties": "committee_duties", "order": "committee_order",
    "kind": "committee_kind",
}  # fmt: skip


def add(agency: Agency, said: Value, doer: Doer, *, order: str = "", key: str = "") -> Committee:
    """Another one; the form that is sent twice brings its key along and makes one."""
    _clean(said)
    return _add(agency, said, order, doer, key)


def _clean(said: Value) -> None:
    if found := list(faults(said, bridge.frame())):
        raise Refused(found)


@transaction.atomic
def _add(agency: Agency, said: Value, order: str, doer: Doer, key: str) -> Committee:
    known = Committee.objects.select_for_update().filter(key=key).first() if key else None
    if known is not None and known.agency_id == agency.pk:
        return known
    row = Committee(
        agency=agency, key=new_key() if known or not key else key, order=order, made_by=doer.key,
        made_at=doer.at, sought=bridge.sought(said.name), **bridge.committee_columns(said),
    )  # fmt: skip
    row.save(force_insert=True)
    line(row, doer, "add", told(row))
    return row


@transaction.atomic
def change(row: Committee, said: Value, doer: Doer, *, order: str = "") -> Committee:
    """What is known of it; meetings that were held keep the members they had."""
    _clean(said)
    row = kept(row)
    wanted = {**bridge.committee_columns(said), "order": order}
    touched = [name for name, each in wanted.items() if getattr(row, name) != each]
    if not touched:
        return row
    before = told(row, touched)
    for name in touched:
        setattr(row, name, wanted[name])
    row.sought = bridge.sought(row.name)
    row.save(update_fields=[*COLUMNS, "sought"])
    line(row, doer, "change", told(row, touched), before)
    return row


def copy(row: Committee, doer: Doer, key: str = "") -> Committee:
    """The same for the year after, without an order of its own yet."""
    return add(row.agency, next_year(bridge.committee(row)), doer, key=key)


@transaction.atomic
def dissolve(
    row: Committee, last: dt.date, why: str, doer: Doer, successor: Committee | None = None
) -> None:
    """Its last day before its term is over, and the committee that takes its place."""
    row = kept(row)
    if row.first and last < row.first:
        raise refuse("committee-term-backwards", Place(column="last"))
    if successor is not None and successor.pk == row.pk:
        raise refuse("committee-replaces-itself", Place(column="successor"))
    row.dissolved, row.why = last, why
    row.save(update_fields=["dissolved", "why"])
    after: dict[str, Any] = {"dissolved_on": str(last), "reason": keep(why)}
    if successor is not None:
        successor = kept(successor)
        successor.replaces = row
        successor.save(update_fields=["replaces"])
        after["replaced_by_committee"] = keep(successor.name)
    line(row, doer, "dissolve", after)


def kept(row: Committee) -> Committee:
    """The row as it is now, held; refused where somebody removed it meanwhile."""
    held = REMOVAL.held(row.agency.key, row.key)
    if held.removed_at is not None:
        raise refuse("committee-gone")
    return held


@transaction.atomic
def remove(row: Committee, doer: Doer) -> None:
    """Into the recycle bin, unless it met."""
    if kept(row).meetings.exists():
        raise refuse("committee-has-met")
    REMOVAL.remove(row.agency.key, row.key, by=doer.key, at=doer.at)


def _binned(row: Committee, verb: str, by: str, at: dt.datetime) -> None:
    said = {"committee_name": keep(row.name)} if verb != "delete" else {}
    line(row, Doer(by, (), at), verb, said)


REMOVAL = Removal(rows=Committee, thing=COMMITTEE, gone="committee-gone", line=_binned)


def told(row: Committee, names: Collection[str] = COLUMNS) -> dict[str, Any]:
    """As the trail tells it; blanks are left out."""
    return {_IN_TRAIL[name]: _said(name, each) for name in names if (each := getattr(row, name))}


def _said(name: str, each: Any) -> Any:
    frame = bridge.frame()
    if name in _KEPT:
        return keep(each)
    if name == "kind":
        return frame.kinds[each].name.th
    if name == "quorum":
        return frame.quorum(each).name.th
    return str(each)


def line(
    row: Committee, doer: Doer, verb: str, after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    record(
        agency=row.agency.key, by=doer.key, at=doer.at, verb=verb, thing=COMMITTEE, key=row.key,
        before=before, after=after,
    )  # fmt: skip
