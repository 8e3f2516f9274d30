"""Who does what to a year of spending in tests, and when."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.spending import actions, entering
from prongsai.apps.spending.entering import Paid
from prongsai.apps.spending.models import Entry
from prongsai.apps.spending.reach import Reach
from prongsai.core.access.roles import Role
from prongsai.core.spending.year import Line
from prongsai.core.terms.dates import Month
from spending_making import baht

NOW = dt.datetime(2026, 8, 20, 9, tzinfo=timezone.get_default_timezone())
DOER = Doer("somchai", (Role.COORDINATOR,), NOW)
OTHER = Doer("suda", (Role.INTERNAL_AUDITOR,), NOW)
ALL = Reach(whole=True, leads=True)
JULY, JUNE = Month(2026, 7), Month(2026, 6)


def paid(agency: Agency, year: int) -> Entry:
    """A year with one line, and what was paid for it in its first month."""
    doer = Doer("somebody", (), timezone.now())
    begun = actions.begin(agency, year, doer)
    line = actions.add_line(begun, Line(key="1", title="วัสดุ", budget=baht("500")), doer)
    first = Month(year - 544, 10)
    entering.enter(begun, first, [Paid(line.key, baht("100"))], ALL, doer, f"paid-{agency.key}")
    return Entry.objects.get(line=line)
