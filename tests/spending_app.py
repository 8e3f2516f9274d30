"""Who does what to a year of spending in tests, and when."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from prongsai.apps.assessments.actions import Doer
from prongsai.apps.spending.reach import Reach
from prongsai.core.access.roles import Role
from prongsai.core.terms.dates import Month

NOW = dt.datetime(2026, 8, 20, 9, tzinfo=timezone.get_default_timezone())
DOER = Doer("somchai", (Role.COORDINATOR,), NOW)
OTHER = Doer("suda", (Role.INTERNAL_AUDITOR,), NOW)
ALL = Reach(whole=True, leads=True)
JULY, JUNE = Month(2026, 7), Month(2026, 6)
