"""Opening a year, entering a result, passing it on: each one transaction and one line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction

from prongsai.apps.assessments import bridge
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.assessments.rules import SCHEME, assumption, latest, scorer
from prongsai.apps.assessments.telling import tell
from prongsai.apps.audit.actions import record
from prongsai.core.access.roles import Role
from prongsai.core.approval.approval import Approval
from prongsai.core.scoring.given import Given
from prongsai.core.terms.problem import refuse


class Standing(StrEnum):
    """How final a result is."""

    PROVISIONAL = "provisional"
    OFFICIAL = "official"


class Source(StrEnum):
    """Where a result comes from."""

    HAND = "hand"
    FILE = "file"
    ANSWERS = "answers"
    """Counted here from answers: an estimate of the agency's own."""


@dataclass(frozen=True, slots=True)
class Doer:
    """Who acts, in which roles, when."""

    key: str
    roles: Collection[Role]
    at: dt.datetime
    acting: Collection[Role] = ()
    """Roles held only for somebody who is away."""


@transaction.atomic
def open_year(
    agency: Any, year: int, *, by: str, at: dt.datetime, scheme: str = SCHEME
) -> Assessment:
    """Begin a year's assessment under the newest pack of that year."""
    known = Assessment.objects.filter(agency_id=agency.pk, year=year).first()
    if known is not None:
        return known
    pack, assumed = latest(scheme, year), assumption(scheme, year)
    assessment = Assessment.objects.create(
        agency_id=agency.pk,
        year=year,
        pack=pack,
        assumed=assumed,
        pack_hash=scorer(pack, assumed).loaded.hash,
    )
    record(
        agency=agency.key, by=by, at=at, verb="open year", thing="assessments.assessment",
        key=str(year), after={"pack": pack, "assumed": assumed},
    )  # fmt: skip
    return assessment


@transaction.atomic
def enter(
    assessment: Assessment,
    given: Given,
    doer: Doer,
    *,
    standing: Standing,
    source: Source,
    published: str = "",
    seen: int | None = None,
) -> Result:
    """A new version of the result; `seen` is the version its author had before him.

    What says the same as the last version is no new one: sending a form twice does no harm.
    """
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("in_force")
    counts = rows.get(pk=assessment.pk).in_force
    last = Result.objects.filter(assessment=assessment).order_by("-version").first()
    number = last.version if last else 0
    held = bridge.stored(given)
    if last and (last.given, last.published, last.standing) == (held, published, standing.value):
        return last
    if seen is not None and seen != number:
        raise refuse("result-changed-meanwhile", seen=str(seen), now=str(number))
    scorer = bridge.scorer_of(assessment)
    result = Result.objects.create(
        assessment=assessment,
        version=number + 1,
        standing=standing.value,
        source=source.value,
        given=held,
        published=published,
        entered_by=doer.key,
        at=doer.at,
        **bridge.columns(scorer.pack, scorer.score(given)),
    )
    if counts is None or not counts.approved:
        _in_force(result)
    _line(result, doer, "enter result", _said(last), _said(result))
    return result


def _in_force(result: Result) -> None:
    """From now on this is the result that counts."""
    Assessment.objects.filter(pk=result.assessment_id).update(in_force=result)


def _said(result: Result | None) -> dict[str, Any]:
    if result is None:
        return {}
    total = result.shown.get("overall")
    return {"version": result.version, "standing": result.standing, "overall": total}


def take(result: Result, doer: Doer) -> Result:
    """Pass it on: prepared, passed, approved."""
    return _decide(result, doer, "")


def give_back(result: Result, doer: Doer, reason: str) -> Result:
    """Send it back to whoever prepares it."""
    return _decide(result, doer, reason, back=True)


@transaction.atomic
def _decide(result: Result, doer: Doer, reason: str, *, back: bool = False) -> Result:
    result = (
        Result.objects.select_for_update(of=("self",))
        .select_related("assessment__agency")
        .get(pk=result.pk)
    )
    newer = Result.objects.filter(assessment=result.assessment, version__gt=result.version)
    if newer.exists():
        raise refuse("result-superseded", version=str(result.version))
    before = bridge.approval(result)
    step = before.next
    after = _next(before, doer, reason, back=back)
    result.acts = bridge.acts(after)
    result.approved = after.is_complete
    result.save(update_fields=["acts", "approved"])
    if result.approved:
        _in_force(result)
    verb = "return result" if back else f"{step.key if step else ''} result"
    _line(result, doer, verb, {}, {"version": result.version, "approved": after.is_complete})
    tell(result, after)
    return result


def _next(approval: Approval, doer: Doer, reason: str, *, back: bool) -> Approval:
    acting = approval.next is not None and approval.next.role in doer.acting
    if back:
        return approval.give_back(doer.key, doer.roles, doer.at, reason, acting=acting)
    return approval.take(doer.key, doer.roles, doer.at, acting=acting)


def _line(
    result: Result, doer: Doer, verb: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    assessment = result.assessment
    record(
        agency=assessment.agency.key, by=doer.key, at=doer.at, verb=verb,
        thing="assessments.result", key=str(assessment.year), before=before, after=after,
    )  # fmt: skip
