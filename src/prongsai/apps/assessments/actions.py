"""Opening a year, entering a result, passing it on: each one transaction and one line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Max

from prongsai.apps.assessments import bridge, history, pinned
from prongsai.apps.assessments.models import Assessment, KeptRules, Result
from prongsai.apps.assessments.proving import RESULT, YEAR, digest
from prongsai.apps.assessments.queries import kept
from prongsai.apps.assessments.rules import SCHEME, Pin, assumption, latest, pin
from prongsai.apps.assessments.telling import tell
from prongsai.apps.audit.actions import keep, record
from prongsai.core.access.roles import Role
from prongsai.core.approval.approval import Approval
from prongsai.core.scoring.fitting import fitted
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
    agency: Any,
    year: int,
    *,
    by: str,
    at: dt.datetime,
    scheme: str = SCHEME,
    under: Pin | None = None,
) -> Assessment:
    """Begin a year's assessment: under the newest pack of that year, unless rules are named."""
    known = Assessment.objects.filter(agency_id=agency.pk, year=year).first()
    if known is not None:
        return known
    held_to = under or pin(latest(scheme, year), assumption(scheme, year))
    keep_rules(held_to)
    assessment, is_new = Assessment.objects.get_or_create(
        agency_id=agency.pk, year=year, defaults=pinned.named(held_to)
    )
    if not is_new:  # somebody was quicker by a moment
        return assessment
    record(
        agency=agency.key, by=by, at=at, verb="open year", thing=YEAR,
        key=str(year), after={"pack": held_to.pack, "assumed": held_to.assumed},
    )  # fmt: skip
    return assessment


def keep_rules(held_to: Pin) -> None:
    """Keep rules word for word, so that no update of the program takes them from what they made.

    The pack is kept with what it was lent, to score by, and as it is, to be read.
    """
    for each in {held_to, Pin(held_to.pack, held_to.pack_hash)}:
        which = {"pack_hash": each.pack_hash, "assumed_hash": each.assumed_hash}
        if not KeptRules.objects.filter(**which).exists():
            rules = {**pinned.named(each), **pinned.whole(pinned.scorer_by(each).loaded)}
            KeptRules.objects.get_or_create(**which, defaults=rules)


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
    last, counts = _last_of(assessment)
    held = bridge.stored(given)
    if last and (last.given, last.published, last.standing) == (held, published, standing.value):
        return last
    _refuse_unless_seen(last, seen)
    by = pinned.pin_of(last or assessment)
    result = _version(assessment, given, by, doer, standing, source, published)
    if counts is None or not counts.approved:
        put_in_force(result)
    was, now = history.scores_apart(last, result)
    _line(result, doer, "enter result", {**_said(last), **was}, {**_said(result), **now})
    return result


@transaction.atomic
def upgrade(assessment: Assessment, to: Pin, doer: Doer, *, seen: int) -> Result | None:
    """Hold a year to other rules: what is known of it, scored by them, as a new version.

    Approval begins anew if any number changed; until then the year stays with what is in force.
    """
    last, counts = _last_of(assessment)
    before = pinned.pin_of(last or assessment)
    if before.agrees(to):
        return last
    _refuse_unless_seen(last, seen)
    keep_rules(to)
    if last is None:
        Assessment.objects.filter(pk=assessment.pk).update(**pinned.named(to))
        _upgraded(assessment, doer, before, to, {})
        return None
    given, _ = fitted(bridge.given(last), pinned.scorer_by(to).pack)
    standing, source = Standing(last.standing), Source(last.source)
    result = _version(assessment, given, to, doer, standing, source, last.published)
    if bridge.says_the_same(last, result):
        result.acts, result.approved = last.acts, last.approved
        result.save(update_fields=["acts", "approved"])
    if result.approved or counts is None or not counts.approved:
        put_in_force(result)
    proof = {"version": result.version, "digest": digest(result)}
    _upgraded(assessment, doer, before, to, proof)
    return result


def _upgraded(
    assessment: Assessment, doer: Doer, before: Pin, to: Pin, proof: dict[str, Any]
) -> None:
    record(
        agency=assessment.agency.key, by=doer.key, at=doer.at, verb="change rules",
        thing=YEAR, key=str(assessment.year),
        before=_rules_said(before), after={**_rules_said(to), **proof},
    )  # fmt: skip


def _rules_said(pin: Pin) -> dict[str, str]:
    return {"pack": pin.pack, "assumed": pin.assumed, "pack_hash": pin.pack_hash}


def _last_of(assessment: Assessment) -> tuple[Result | None, Result | None]:
    """The last version and the one that counts; nobody else adds one meanwhile."""
    counts = held(assessment.pk).in_force
    return kept().filter(assessment=assessment).order_by("-version").first(), counts


def held(year: int) -> Assessment:
    """A year that nobody else changes meanwhile; its results are read after it is held.

    Joined to it, they would be of the moment before one waited.
    """
    return Assessment.objects.select_for_update().get(pk=year)


def _refuse_unless_seen(last: Result | None, seen: int | None) -> None:
    number = last.version if last else 0
    if seen is not None and seen != number:
        raise refuse("result-changed-meanwhile", seen=str(seen), now=str(number))


def _version(
    assessment: Assessment,
    given: Given,
    rules: Pin,
    doer: Doer,
    standing: Standing,
    source: Source,
    published: str,
) -> Result:
    """One more version, scored by these rules; what lies in the bin keeps its number."""
    scorer = pinned.scorer_by(rules)
    return Result.objects.create(
        assessment=assessment,
        version=_next_number(assessment),
        standing=standing.value,
        source=source.value,
        given=bridge.stored(given),
        published=published,
        entered_by=doer.key,
        at=doer.at,
        **pinned.named(rules),
        **bridge.columns(scorer, given),
    )


def _next_number(assessment: Assessment) -> int:
    rows = Result.objects.filter(assessment=assessment)
    return (rows.aggregate(last=Max("version"))["last"] or 0) + 1


def put_in_force(result: Result) -> None:
    """From now on this is the result that counts, and its rules are those of the year."""
    Assessment.objects.filter(pk=result.assessment_id).update(
        in_force=result, **pinned.named(pinned.pin_of(result))
    )


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
    held(result.assessment_id)
    result = Result.objects.select_related("assessment__agency").get(pk=result.pk)
    newer = kept().filter(assessment=result.assessment, version__gt=result.version)
    if newer.exists() or result.removed_at is not None:
        raise refuse("result-superseded", version=str(result.version))
    before = bridge.approval(result)
    step = before.next
    after = _next(before, doer, reason, back=back)
    result.acts = bridge.acts(after)
    result.approved = after.is_complete
    result.save(update_fields=["acts", "approved"])
    if result.approved:
        put_in_force(result)
    verb = "return result" if back else f"{step.key if step else ''} result"
    said: dict[str, Any] = {"version": result.version}
    if result.approved:
        said["approved"] = True
    if back:
        said["reason"] = keep(after.acts[-1].reason)
    _line(result, doer, verb, {}, said)
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
        thing=RESULT, key=str(assessment.year), before=before,
        after={**after, "digest": digest(result)},
    )  # fmt: skip
