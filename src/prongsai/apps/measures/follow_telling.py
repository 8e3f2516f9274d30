"""Telling a unit that its report came back; whatever else waits comes in a digest."""

from __future__ import annotations

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.measures.models import Report
from prongsai.apps.notices.actions import notify
from prongsai.apps.notices.news import News


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
