"""How an agency offers procedures: one transaction and one line of the trail each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import changed, record
from prongsai.apps.cases.models import Desk

_IN_TRAIL = {"open": "desk_open", "staff": "desk_staff", "place": "desk_place",
             "hours": "desk_hours", "phone": "desk_phone", "choices": "desk_choices",
             "fees": "desk_fees", "pay_to": "desk_pay_to",
             "decided": "desk_decided"}  # fmt: skip


@transaction.atomic
def offer(agency: Agency, procedure: str, said: Mapping[str, Any], doer: Doer) -> Desk:
    """As it is to be from now on; nothing changed writes nothing."""
    Desk.objects.get_or_create(agency=agency, procedure=procedure)
    row = Desk.objects.select_for_update().get(agency=agency, procedure=procedure)
    before, after = changed({name: getattr(row, name) for name in said}, said)
    if not after:
        return row
    for name, value in after.items():
        setattr(row, name, value)
    row.save()
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb="offer", thing="cases.desk",
        key=procedure, before=_said(before), after=_said(after),
    )  # fmt: skip
    return row


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {_IN_TRAIL[name]: value for name, value in values.items()}
