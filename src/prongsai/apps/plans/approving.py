"""Passing a draft on until it is approved for good, and beginning the next edition."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from prongsai.apps.assessments import bridge as results
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import keep
from prongsai.apps.plans import bridge, queries
from prongsai.apps.plans.actions import held
from prongsai.apps.plans.keeping import line
from prongsai.apps.plans.models import APPROVED, Edition
from prongsai.apps.plans.news import tell
from prongsai.core.approval.approval import Approval
from prongsai.core.plans.editions import revision
from prongsai.core.terms.problem import Refused, Severity, refuse


def take(row: Edition, doer: Doer, *, seen: int) -> Edition:
    """Pass it on: submitted, passed, approved."""
    return _decide(row, doer, "", seen)


def give_back(row: Edition, doer: Doer, reason: str, *, seen: int) -> Edition:
    """Send it back to the coordinator, saying why."""
    return _decide(row, doer, reason, seen, back=True)


@transaction.atomic
def _decide(row: Edition, doer: Doer, reason: str, seen: int, *, back: bool = False) -> Edition:
    row = held(row)
    if not row.is_draft:
        raise refuse("approval-complete")
    if seen != row.revision:
        raise refuse("plan-changed-meanwhile")
    before = bridge.approval(row)
    step = before.next
    acting = step is not None and step.role in doer.acting
    said: dict[str, Any] = {"plan_edition": row.number, "revision": row.revision}
    if back:
        after = before.give_back(doer.key, doer.roles, doer.at, reason, acting=acting)
        said["reason"] = keep(after.acts[-1].reason)
    else:
        _whole(row)
        after = before.take(doer.key, doer.roles, doer.at, acting=acting)
    _passed_on(row, after, doer)
    line(row.plan, doer, "return" if back else step.key if step else "", said)
    tell(row, after)
    return row


def _whole(row: Edition) -> None:
    """Nothing goes to a desk that is refused in a file."""
    found = queries.opened(row, "{year}")
    wrong = [each for each in found.problems if each.severity is Severity.REFUSED]
    if wrong:
        raise Refused([*refuse("plan-unfinished", number=str(len(wrong))).problems])


def _passed_on(row: Edition, after: Approval, doer: Doer) -> None:
    row.acts, row.moved_at = results.acts(after), doer.at
    if after.is_complete:
        row.state, row.approved = APPROVED, timezone.localtime(doer.at).date()
    if not after.round:  # the next desk that reads it reads another plan, changed or not
        row.revision += 1
    row.save(update_fields=["acts", "moved_at", "state", "approved", "revision"])


@transaction.atomic
def revise(row: Edition, why: str, doer: Doer) -> Edition:
    """The draft of the next edition, which says the same to begin with; there is one at a time."""
    row = held(row)
    last = row.plan.editions.order_by("-number").first()
    if last is not None and last.is_draft:
        return last
    if last is not None and last.pk != row.pk:
        raise refuse("plan-not-the-newest")
    plan = bridge.content(row)
    what = bridge.Became(bridge.became((), (), (), ()).record, {})
    following = revision(bridge.book(row, plan, what), why)
    made = Edition.objects.create(
        plan=row.plan, number=following.edition, why=following.why, made_by=doer.key,
        moved_at=doer.at, **bridge.columns(plan),
    )  # fmt: skip
    line(row.plan, doer, "revise", {"plan_edition": made.number, "reason": keep(made.why)})
    return made
