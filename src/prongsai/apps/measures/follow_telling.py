"""Telling a unit that its report came back, and a desk, once a day, that reports wait there."""

from __future__ import annotations

from django.utils import timezone

from prongsai.apps.accounts.queries import keys_holding
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.measures import follow_queries, queries
from prongsai.apps.measures.models import Report
from prongsai.apps.notices.actions import notify
from prongsai.apps.notices.news import News
from prongsai.core.approval.approval import Approval
from prongsai.core.follow_up.seats import REPORTING, seat_of


def slot_keys(row: Report) -> dict[str, str | int]:
    """What the address of its slot is made of; it stays the same for good."""
    measure = row.measure
    return {
        "agency": measure.agency.key, "measure": measure.key, "period": row.period,
        "unit": row.unit,
    }  # fmt: skip


def tell_back(row: Report, doer: Doer) -> int:
    """All who wrote it."""
    news = News(
        event=f"report {row.key} back {len(row.acts)}", agency=row.measure.agency.key,
        text="notice.report_back", facts={"measure": row.measure.title, "unit": row.unit_name},
        address="measures:slot", arguments=slot_keys(row),
    )  # fmt: skip
    return notify(news, set(row.authors) - {doer.key}, at=doer.at)


def tell_on(row: Report, after: Approval, doer: Doer) -> int:
    """The next desk: one notice a day, however many reports come; its link lists them all."""
    step = after.next
    if step is None:
        return 0
    agency, day = row.measure.agency, timezone.localtime(doer.at).date()
    crew = follow_queries.crew(agency, queries.units_of(agency), day)
    role = seat_of(step.role, headed=crew.seats(row.unit).headed)
    if role in REPORTING:
        people = {person for person, roles in crew.of(row.unit).items() if role in roles}
    else:
        people = keys_holding(agency.key, [role], day)
    year = row.measure.year
    news = News(
        event=f"reports {agency.key} {year} {step.key} {day}", agency=agency.key,
        text="notice.reports_wait", facts={"year": str(year)}, address="measures:board_of",
        arguments={"agency": agency.key, "year": year, "unit": "all", "mark": step.key},
    )  # fmt: skip
    return notify(news, people - after.barred - {doer.key}, at=doer.at)
