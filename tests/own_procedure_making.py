"""Procedures of an agency's own, for tests of the web application."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.cases import made, made_actions
from prongsai.apps.cases.models import OwnProcedure, OwnVersion
from prongsai.apps.look.keys import new_key
from prongsai.core.access.roles import Role

AT = dt.datetime(2026, 8, 10, 9, tzinfo=dt.UTC)
WRITER = Doer("writer", (Role.DIVISION_OFFICER,), AT)
CHIEF = Doer("chief", (Role.CHIEF_ADMINISTRATOR,), AT)
TITLE: Mapping[str, str] = {"th": "ขอใช้ลานกีฬา", "en": "Use of the sports ground"}


def drafted(agency: Agency, source: str = "event-venue", form: str = "") -> OwnProcedure:
    """A copy of a shipped procedure."""
    found = made.copyable()[source]
    return made_actions.copy(agency, found, TITLE, WRITER, form or new_key())


def used(row: OwnProcedure, order: str = "คำสั่ง 9/2569") -> OwnVersion:
    """Tried, handed in and put in use by somebody else."""
    row.refresh_from_db()
    made_actions.mark_tried(row, row.revision, WRITER)
    made_actions.hand_in(row, row.revision, WRITER)
    return made_actions.use(row, row.revision, order, CHIEF)


def gaps(agency: Agency, source: str) -> dict[str, object]:
    """A draft, as addresses name it: agencies that copy the same have it under the same key."""
    return {"own_key": drafted(agency, source).key, "field": "name"}
