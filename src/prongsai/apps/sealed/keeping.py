"""Terms: clocks and years as an agency sets them, what is held, what is erased."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import changed, record
from prongsai.apps.sealed import actions, boxes, frame, queries
from prongsai.apps.sealed.keys import DESK
from prongsai.apps.sealed.models import Case, Desk
from prongsai.apps.sealed.opening import Opened
from prongsai.core.sealed.keeping import is_to_erase
from prongsai.core.sealed.limits import Chosen, choice_faults
from prongsai.core.terms.problem import Place, Problem, Refused

_IN_TRAIL = {"limits": "sealed_limits", "keep_years": "sealed_keep_years"}


@transaction.atomic
def set_terms(
    agency: Agency, chosen: Mapping[str, Chosen], keep_years: int | None, doer: Doer
) -> None:
    """How long each step may take here and how long a report is kept."""
    if faults := list(choice_faults(frame.limits(), chosen)):
        raise Refused(faults)
    desk = Desk.objects.select_for_update().get(agency=agency)
    limits = {
        key: {"length": each.length, "working": each.working}
        for key, each in chosen.items()
        if each.length is not None or each.working
    }
    before = {"limits": desk.limits, "keep_years": desk.keep_years}
    old, new = changed(before, {"limits": limits, "keep_years": keep_years})
    if not new:
        return
    desk.limits, desk.keep_years = limits, keep_years
    desk.save(update_fields=["limits", "keep_years"])
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb="set", thing=DESK, key=agency.key,
        before=_said(old), after=_said(new),
    )  # fmt: skip


def _said(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {_IN_TRAIL[name]: value for name, value in facts.items()}


@transaction.atomic
def hold(opened: Opened, reason: str, doer: Doer, *, held: bool) -> None:
    """Kept beyond its term, or no longer; why is sealed like everything else of it."""
    if not reason.strip():
        raise Refused([Problem("sealed-no-reason", {}, Place(path="reason"))])
    row = actions.locked(opened.case)
    if row.held == held:
        return
    row.held = held
    row.save(update_fields=["held"])
    actions.add(row, boxes.HOLD, boxes.packed({"text": reason, "held": held, "by": doer.key}), doer)
    actions.line(row, doer, "hold" if held else "let go")


def erase(agency: Agency, at: dt.datetime) -> int:
    """What is past its term, each by itself; how many."""
    desk, today = Desk.objects.get(agency=agency), timezone.localtime(at).date()
    courses = queries.courses(queries.kept(agency, held=False))
    over = [
        key
        for key, steps in courses.items()
        if is_to_erase(steps, desk.keep_years, today, held=False)
    ]
    return sum(_erase(key, desk.keep_years, at) for key in over)


@transaction.atomic
def _erase(key: Any, years: int | None, at: dt.datetime) -> bool:
    """All boxes and slots. What is left says when it came and went its way, for the counts.

    Rows of answers keep their day and lose their boxes: what was answered in time stays so.
    """
    row = Case.objects.select_for_update(of=("self",)).select_related("agency").get(pk=key)
    today = timezone.localtime(at).date()
    if row.erased_on or not is_to_erase(queries.courses([key])[key], years, today, held=row.held):
        return False
    row.records.exclude(kind=boxes.REPLY).delete()
    row.records.update(box=b"", reply=None, once="")
    row.slots.all().delete()
    row.askings.all().delete()
    row.public = row.identity = row.reply = b""
    row.erased_on = today
    row.save(update_fields=["public", "identity", "reply", "erased_on"])
    record(
        agency=row.agency.key, by="", at=at, verb="erase", thing=actions.REPORT, key=row.pk.hex,
        after={"sealed_number": f"{row.number}/{row.year}"},
    )  # fmt: skip
    return True
