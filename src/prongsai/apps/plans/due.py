"""What is due about plans: drafts that lie on a desk, or came back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from prongsai.apps.due.sources import Found, Source, as_row, columns
from prongsai.apps.plans import bridge
from prongsai.apps.plans.models import DRAFT, Edition
from prongsai.core.access.roles import Role
from prongsai.core.due.due import Due, Where

_SAYS = ("number", "state", "acts", "made_by", "written_by")


def _rows(agency: Any, _: dt.datetime) -> list[QuerySet[Any, Any]]:
    drafts = Edition.objects.filter(plan__agency_id=agency.pk, plan__removed_at=None, state=DRAFT)
    facts = {"plan_key": F("plan__key"), "plan_title": F("plan__title")}
    return [columns("plan", drafts, *_SAYS, at="moved_at", **facts)]


def _told(agency: Any, _: dt.datetime, found: Found) -> Iterator[Due]:
    for each in found["plan"]:
        said = dict(each.facts)
        key, title = str(said.pop("plan_key")), str(said.pop("plan_title"))
        row = as_row(Edition, type(each)(each.at, said), at="moved_at")
        approval = bridge.approval(row)
        step = approval.next
        if not approval.acts or step is None:
            continue
        yield Due(
            what="plan_mend" if approval.returned else f"plan_{step.key}",
            where=Where("plans:plan", {"agency": agency.key, "plan": key, "edition": row.number}),
            whose=frozenset({step.role if not approval.returned else Role.COORDINATOR}),
            since=timezone.localtime(row.moved_at).date(), barred=approval.barred,
            facts={"title": title},
        )  # fmt: skip


PLANS = Source(_rows, _told)
