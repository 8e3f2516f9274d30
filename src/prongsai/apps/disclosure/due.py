"""What is due about checklists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any

from django.utils import timezone

from prongsai.apps.assessments.queries import assessment_of
from prongsai.apps.disclosure import bridge, queries
from prongsai.apps.disclosure.models import Checklist
from prongsai.apps.disclosure.working import OF_DIVISIONS
from prongsai.core.access.roles import Role
from prongsai.core.disclosure.windows import Phase
from prongsai.core.due.due import Due, Where
from prongsai.core.terms.fiscal_year import FiscalYear

COORDINATOR = frozenset({Role.COORDINATOR})


def due_of(agency: Any, today: dt.date, opened: Collection[int] | None = None) -> list[Due]:
    """The checklist of the latest year: to be begun, worked on, passed on, submitted.

    Whoever knows which years are open says so.
    """
    rows = queries.checklists(agency)
    year = FiscalYear.of(today)
    if not rows or rows[0].year < year.year:
        return [_begin(agency.key, year)] if _is_open(agency, year.year, opened) else []
    return list(_about(agency, rows[0], today))


def _is_open(agency: Any, year: int, opened: Collection[int] | None) -> bool:
    return assessment_of(agency, year) is not None if opened is None else year in opened


def _begin(agency: str, year: FiscalYear) -> Due:
    return Due(
        what="checklist_begin",
        where=Where("disclosure:begin", {"agency": agency, "year": year.year}),
        whose=COORDINATOR,
        since=year.first,
        facts={"year": str(year.year)},
    )


def _about(agency: Any, checklist: Checklist, today: dt.date) -> Iterator[Due]:
    if checklist.submitted:
        yield from _appeal(checklist, today)
        return
    approval = bridge.approval(checklist)
    if checklist.approved:
        yield _whole(checklist, "submit", "copy_sheet", COORDINATOR)
        return
    step, back = approval.next, approval.returned
    counts = queries.open_counts(checklist)
    if approval.round and step is not None:
        yield _whole(checklist, step.key, "approval", frozenset({step.role}), approval.barred)
        return
    if back is not None:
        yield _whole(checklist, "mend", "approval", COORDINATOR, reason=back.reason)
    elif not counts:
        yield _whole(checklist, "prepare", "approval", COORDINATOR)
    yield from _of_divisions(agency, checklist, counts, today)


def _appeal(checklist: Checklist, today: dt.date) -> Iterator[Due]:
    """Failed items, until a letter is drafted or the window is over."""
    failed = queries.failed(checklist)
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


def _of_divisions(
    agency: Any, checklist: Checklist, counts: dict[str, int], today: dt.date
) -> Iterator[Due]:
    """One thing for each division with open items, and one for those nobody was given."""
    known = {each.key: each.name for each in queries.divisions(agency)}
    serving = queries.in_divisions(agency.key, today) if set(counts) - {""} else []
    everybody = {person for person, _ in serving}
    for division, number in counts.items():
        inside = {person for person, place in serving if division and place == division}
        yield Due(
            what="checklist_items" if division else "checklist_unassigned",
            where=Where("disclosure:checklist" if division else "disclosure:assign",
                        {"agency": agency.key, "year": checklist.year}),
            whose=frozenset(OF_DIVISIONS) if inside else COORDINATOR,
            since=timezone.localtime(checklist.begun_at).date(),
            until=_window(checklist).due(),
            barred=frozenset(everybody - inside) if inside else frozenset(),
            facts={
                "year": str(checklist.year), "count": str(number),
                **({"division": known.get(division, division)} if division else {}),
            },
        )  # fmt: skip
