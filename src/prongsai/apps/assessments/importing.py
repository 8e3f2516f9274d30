"""A result from files: checked first, kept nowhere, saved only when somebody confirms it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing

from prongsai.apps.agencies.models import Agency as AgencyRow
from prongsai.apps.assessments import bridge
from prongsai.apps.assessments.actions import Doer, Source, Standing, enter
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.core.scoring.score import OVERALL, Scores
from prongsai.core.scoring.values import NotScored, Reason
from prongsai.core.terms.numbers import half_up
from prongsai.core.terms.problem import Problem, refuse
from prongsai.workshop.results import result_of
from prongsai.workshop.uploads import Found, Upload, read_uploads

_SALT = "assessments.import"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read, and what it would come to."""

    found: Found
    scores: Scores
    published: str
    notes: tuple[Problem, ...]
    token: str
    """All of it, sealed: it goes to the reader and comes back when he confirms."""


def check(
    assessment: Assessment, uploads: Sequence[Upload], standing: Standing, seen: int, by: str
) -> Checked:
    """Read the files; refuses with every problem, and what leaves a score out."""
    scorer = bridge.scorer_of(assessment)
    found = read_uploads(uploads, scorer.loaded, bridge.agency_of(assessment.agency))
    unit = bridge.unit_of(assessment.agency, found.given, found.published)
    result = result_of(scorer, unit)
    missing = ", ".join(_missing(result.scores))
    if missing:
        raise refuse("import-incomplete", missing=missing)
    places = scorer.pack.rounding.places
    published = "" if found.published is None else str(half_up(found.published, places))
    sealed = {
        "for": _for(assessment.agency, assessment, by),
        "seen": seen,
        "standing": standing.value,
        "source": (Source.ANSWERS if found.given.answers else Source.FILE).value,
        "published": published,
        "given": bridge.stored(found.given),
    }
    token = signing.Signer(salt=_SALT).sign_object(sealed, compress=True)
    return Checked(found, result.scores, published, result.notes, token)


def _missing(scores: Scores) -> Iterator[str]:
    """What keeps the total from being told, but for rules nobody knows."""
    overall = scores.overall
    if isinstance(overall, NotScored) and overall.reason is not Reason.RULE_UNKNOWN:
        yield from overall.because or (OVERALL,)


def save(assessment: Assessment, token: str, doer: Doer) -> Result:
    """Save what was checked, by whoever checked it, if nobody saved another version meanwhile."""
    sealed = _opened(token)
    if sealed.get("for") != _for(assessment.agency, assessment, doer.key):
        raise refuse("import-altered")
    return enter(
        assessment,
        bridge.given_from(sealed["given"]),
        doer,
        standing=Standing(sealed["standing"]),
        source=Source(sealed["source"]),
        published=sealed["published"],
        seen=sealed["seen"],
    )


def _opened(token: str) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = signing.Signer(salt=_SALT).unsign_object(token)
    except (signing.BadSignature, ValueError) as error:
        raise refuse("import-altered") from error
    return found


def _for(agency: AgencyRow, assessment: Assessment, by: str) -> list[str]:
    return [agency.key, str(assessment.year), assessment.pack_hash, by]
