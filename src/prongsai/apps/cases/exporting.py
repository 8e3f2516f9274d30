"""All cases of an agency, one after the other: however many there are, few are held at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases.models import Case, Event, Holding

AT_ONCE = 500
_HEAD = (
    "procedure", "register_number", "version", "channel", "brought", "entered", "category", "party",
    "anonymous", "state", "phase", "outcome", "unit", "due", "late", "closed", "reopened", "rating",
    "settled", "changed",
)  # fmt: skip
HEADS = ("key", *_HEAD)
"""Columns of the table; `bringer` and `handler` name accounts and stand with the people."""
_OF_PEOPLE = ("bringer", "handler")
_EVENT = (
    "number", "kind", "at", "day", "move", "party", "role", "order", "acting", "category",
    "channel", "unit", "asks", "values", "files",
)  # fmt: skip


def heads(agency: Agency, procedure: str = "") -> Iterator[Mapping[str, Any]]:
    """What lists say of each case, in the order in which they came; nothing about people."""
    for some in _some(agency, procedure):
        yield from (_said(row, HEADS) for row in some)


def wholes(
    agency: Agency, procedure: str = "", *, people: bool = False
) -> Iterator[Mapping[str, Any]]:
    """Each with its log; with what is kept apart and who did it only where that is asked for."""
    for some in _some(agency, procedure):
        logs: dict[int, list[dict[str, Any]]] = {row.pk: [] for row in some}
        apart = _apart(some) if people else {}
        for event in Event.objects.filter(case__in=list(logs)).order_by("case", "number"):
            line = _said(event, (*_EVENT, *(("who", "person") if people else ())))
            if held := apart.get((event.case_id, event.number)):
                line["apart"] = held
            logs[event.case_id].append(line)
        for row in some:
            names = (*HEADS, *(_OF_PEOPLE if people else ()))
            yield {**_said(row, names), "events": logs[row.pk]}


def _some(agency: Agency, procedure: str) -> Iterator[Sequence[Case]]:
    """By key: no page is slower than the one before, and what comes meanwhile moves nothing."""
    rows = Case.objects.filter(agency_id=agency.pk).order_by("pk")
    if procedure:
        rows = rows.filter(procedure=procedure)
    last = 0
    while some := list(rows.filter(pk__gt=last)[:AT_ONCE]):
        yield some
        last = some[-1].pk


def _apart(rows: Sequence[Case]) -> dict[tuple[int, int], dict[str, Any]]:
    found: dict[tuple[int, int], dict[str, Any]] = {}
    for each in Holding.objects.filter(case__in=[row.pk for row in rows]):
        found.setdefault((each.case_id, each.event), {})[each.field] = each.value
    return found


def _said(row: Any, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
