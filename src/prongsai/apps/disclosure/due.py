"""What is due about checklists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from prongsai.apps.agencies.queries import divisions_of
from prongsai.apps.assessments.queries import in_year
from prongsai.apps.disclosure import bridge, queries
from prongsai.apps.disclosure.models import Checklist, Item
from prongsai.apps.disclosure.working import OF_DIVISIONS
from prongsai.apps.due.sources import Found, Row, Source, as_row, columns
from prongsai.core.access.roles import Role
from prongsai.core.disclosure.entries import State
from prongsai.core.disclosure.windows import Phase
from prongsai.core.due.due import Due, Where
from prongsai.core.terms.fiscal_year import FiscalYear

COORDINATOR = frozenset({Role.COORDINATOR})


RULES = ("pack", "pack_hash", "assumed", "assumed_hash")
DAYS = ("opens", "closes", "appeal_opens", "appeal_closes")
COLUMNS = ("year", *RULES, *DAYS, "acts", "approved", "submitted", "letter")
"""What a checklist is, as far as anything can be due of it."""
WORKED_ON = frozenset({State.NOT_STARTED.value, State.IN_WORK.value})


def _rows(agency: Any, now: dt.datetime) -> list[QuerySet[Any, Any]]:
    """Checklists, their open and failed items by division, and whether the year is open at all."""
    own = Checklist.objects.filter(agency_id=agency.pk)
    items = Item.objects.filter(
        checklist__agency_id=agency.pk, state__in=(*WORKED_ON, State.FAILED.value)
    )
    name = divisions_of(agency).filter(key=OuterRef("division")).values("name")[:1]
    counted = items.values("checklist__year", "checklist__begun_at", "division", "state")
    return [
        columns("checklist", own, *COLUMNS, at="moved_at"),
        columns(
            "items", counted, "division", "state", at="checklist__begun_at",
            year=F("checklist__year"), count=Count("pk"), name=Subquery(name),
        ),
        columns("assessment", in_year(agency, FiscalYear.of(now.date()).year), "year"),
    ]  # fmt: skip


def _told(agency: Any, now: dt.datetime, found: Found) -> Iterator[Due]:
    """The checklist of the year: to be begun, worked on, passed on, submitted.

    That of the year before stays due until the new year is opened, and its appeal after that.
    """
    year = FiscalYear.of(now.date())
    last = max(found["checklist"], key=lambda row: int(row.facts["year"]), default=None)
    if last is not None and _still_counts(last, year, found):
        checklist = as_row(Checklist, last, at="moved_at", agency=agency)
        items = [row for row in found["items"] if row.facts["year"] == checklist.year]
        yield from _about(checklist, items, now.date())
    if found["assessment"] and (last is None or last.facts["year"] < year.year):
        yield _begin(agency.key, year)


def _still_counts(last: Row, year: FiscalYear, found: Found) -> bool:
    ago = year.year - last.facts["year"]
    return ago <= 0 or (ago == 1 and bool(last.facts["submitted"] or not found["assessment"]))


CHECKLISTS = Source(_rows, _told)


def _begin(agency: str, year: FiscalYear) -> Due:
    return Due(
        what="checklist_begin",
        where=Where("disclosure:begin", {"agency": agency, "year": year.year}),
        whose=COORDINATOR,
        since=year.first,
        facts={"year": str(year.year)},
    )


def _about(checklist: Checklist, items: Sequence[Row], today: dt.date) -> Iterator[Due]:
    if checklist.submitted:
        yield from _appeal(checklist, items, today)
        return
    approval = bridge.approval(checklist)
    if checklist.approved:
        yield _whole(checklist, "submit", "copy_sheet", COORDINATOR)
        return
    step, back = approval.next, approval.returned
    open_items = [row for row in items if row.facts["state"] in WORKED_ON]
    if approval.round and step is not None:
        yield _whole(checklist, step.key, "approval", frozenset({step.role}), approval.barred)
        return
    if back is not None:
        yield _whole(checklist, "mend", "approval", COORDINATOR, reason=back.reason)
    elif not open_items:
        yield _whole(checklist, "prepare", "approval", COORDINATOR)
    yield from _of_divisions(checklist, open_items, today)


def _appeal(checklist: Checklist, items: Sequence[Row], today: dt.date) -> Iterator[Due]:
    """Failed items, until a letter is drafted or the window is over."""
    failed = sum(row.facts["count"] for row in items if row.facts["state"] == State.FAILED.value)
    if not failed or checklist.letter:
        return
    window = bridge.appeal_window(checklist, bridge.known_pack(checklist))
    if window.phase(today) is not Phase.OVER:
        yield Due(
            what="checklist_appeal",
            where=Where(
                "disclosure:appeal", {"agency": checklist.agency.key, "year": checklist.year}
            ),
            whose=COORDINATOR,
            since=timezone.localtime(checklist.moved_at).date(),
            until=window.closes,
            facts={"year": str(checklist.year), "count": str(failed)},
        )


def _whole(
    checklist: Checklist,
    what: str,
    page: str,
    whose: frozenset[Role],
    barred: frozenset[str] = frozenset(),
    **facts: str,
) -> Due:
    window = _window(checklist)
    return Due(
        what=f"checklist_{what}",
        where=Where(f"disclosure:{page}", {"agency": checklist.agency.key, "year": checklist.year}),
        whose=whose,
        since=timezone.localtime(checklist.moved_at).date(),
        until=window.closes,
        barred=barred,
        facts={"year": str(checklist.year), **facts},
    )


def _window(checklist: Checklist) -> Any:
    return bridge.window(checklist, bridge.known_pack(checklist))


def _of_divisions(checklist: Checklist, items: Sequence[Row], today: dt.date) -> Iterator[Due]:
    """One thing for each division with open items, and one for those nobody was given."""
    agency = checklist.agency.key
    given = sorted({row.facts["division"] for row in items})
    serving = queries.in_divisions(agency, today) if any(given) else []
    everybody = {person for person, _ in serving}
    for division in given:
        own = [row for row in items if row.facts["division"] == division]
        inside = {person for person, place in serving if division and place == division}
        yield Due(
            what="checklist_items" if division else "checklist_unassigned",
            where=Where("disclosure:checklist" if division else "disclosure:assign",
                        {"agency": agency, "year": checklist.year}),
            whose=frozenset(OF_DIVISIONS) if inside else COORDINATOR,
            since=timezone.localtime(own[0].at).date(),
            until=_window(checklist).due(),
            barred=frozenset(everybody - inside) if inside else frozenset(),
            facts={
                "year": str(checklist.year), "count": str(sum(row.facts["count"] for row in own)),
                **({"division": own[0].facts["name"] or division} if division else {}),
            },
        )  # fmt: skip
