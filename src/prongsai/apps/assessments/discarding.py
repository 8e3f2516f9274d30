"""Deleting a draft of a result that nobody has passed on, having it back, emptying the bin."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction

from prongsai.apps.assessments.actions import held, put_in_force
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.assessments.proving import RESULT, digest
from prongsai.apps.assessments.queries import may_be_deleted, versions
from prongsai.apps.audit.actions import record
from prongsai.core.terms.problem import refuse


@transaction.atomic
def remove(result: Result, *, by: str, at: dt.datetime) -> None:
    """Into the recycle bin; what counted before it counts again."""
    assessment, stored = _held(result.pk)
    if stored.removed_at is not None:
        return  # the second click of two
    if not may_be_deleted(versions(assessment), stored):
        raise refuse("result-not-a-draft", version=str(stored.version))
    stored.removed_by, stored.removed_at = by, at
    stored.save(update_fields=["removed_by", "removed_at"])
    if assessment.in_force_id == stored.pk:
        _fall_back(assessment)
    _line("remove", stored, by, at)


def _fall_back(assessment: Assessment) -> None:
    left = versions(assessment).shown
    if left is not None:
        put_in_force(left)
    else:
        Assessment.objects.filter(pk=assessment.pk).update(in_force=None)


@transaction.atomic
def put_back(agency: str, number: int, *, by: str, at: dt.datetime) -> None:
    """Out of the recycle bin again, unless something newer has been entered since."""
    found = Result.objects.filter(assessment__agency__key=agency, pk=number).first()
    if found is None:
        raise refuse("result-draft-gone")
    assessment, stored = _held(found.pk)
    if stored.removed_at is None:
        raise refuse("result-draft-gone")
    newest = versions(assessment).newest
    if newest is not None and newest.version > stored.version:
        raise refuse("result-superseded", version=str(stored.version))
    stored.removed_by, stored.removed_at = "", None
    stored.save(update_fields=["removed_by", "removed_at"])
    if assessment.in_force is None or not assessment.in_force.approved:
        put_in_force(stored)
    _line("put back", stored, by, at)


def empty_bin(at: dt.datetime) -> int:
    """Delete what has lain in the bin long enough; how many that were."""
    before = at - dt.timedelta(days=settings.BIN_DAYS)
    keys = list(Result.objects.filter(removed_at__lte=before).values_list("pk", flat=True))
    return sum(_delete(key, before, at) for key in keys)


@transaction.atomic
def _delete(key: int, before: dt.datetime, at: dt.datetime) -> bool:
    _, stored = _held(key)
    if stored.removed_at is None or stored.removed_at > before:
        return False  # put back in the meantime
    _line("delete", stored, "", at)
    stored.delete()
    return True


def _held(key: int) -> tuple[Assessment, Result]:
    """The year that nobody else changes meanwhile, then the draft as it is now."""
    year = Result.objects.values_list("assessment_id", flat=True).get(pk=key)
    assessment = held(year)
    return assessment, Result.objects.select_related("assessment__agency").get(pk=key)


def _line(verb: str, result: Result, by: str, at: dt.datetime) -> None:
    year, version = result.assessment, result.version
    if verb == "delete":
        said: dict[str, object] = {"gone": version}
    else:
        said = {"version": version, "digest": digest(result)}
    record(
        agency=year.agency.key, by=by, at=at, verb=verb, thing=RESULT, key=str(year.year),
        after=said,
    )  # fmt: skip
