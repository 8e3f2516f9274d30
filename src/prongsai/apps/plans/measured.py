"""An edition as the page of one KPI needs it: its text and what that KPI was, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from prongsai.apps.plans import bridge
from prongsai.apps.plans.models import Edition, Reading
from prongsai.apps.plans.queries import Opened


def measured(row: Edition, kpi: str) -> tuple[Opened, Sequence[Reading]]:
    """With the readings, the latest day first: one statement."""
    bare, rows = bridge.content(row), list(row.plan.readings.filter(kpi=kpi).order_by("pk"))
    record = bridge.became(rows, (), (), ()).record
    latest = sorted(rows, key=attrgetter("day", "pk"), reverse=True)
    return Opened(row, bare, record, bare, {kpi: record.readings}), latest
