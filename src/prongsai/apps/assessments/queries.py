"""Reading assessments and their latest results, in a constant number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from prongsai.apps.assessments.models import Assessment, Result


def years_of(agency: Any) -> Sequence[Assessment]:
    """All years of an agency, the latest first."""
    return list(Assessment.objects.filter(agency_id=agency.pk).order_by("-year"))


def assessment_of(agency: Any, year: int) -> Assessment | None:
    return (
        Assessment.objects.filter(agency_id=agency.pk, year=year).select_related("agency").first()
    )


def current(results: QuerySet[Result]) -> QuerySet[Result]:
    """The last version of each assessment only."""
    newest = Result.objects.filter(assessment=OuterRef("assessment")).order_by("-version")
    return results.filter(pk=Subquery(newest.values("pk")[:1]))


def results_of(agency: Any) -> Sequence[Result]:
    """The current result of every year of an agency, the latest first."""
    found = current(Result.objects.filter(assessment__agency_id=agency.pk))
    return list(found.select_related("assessment__agency").order_by("-assessment__year"))


def result_of(agency: Any, year: int) -> Result | None:
    found = current(Result.objects.filter(assessment__agency_id=agency.pk, assessment__year=year))
    return found.select_related("assessment__agency").first()


def versions(assessment: Assessment) -> Sequence[Result]:
    """Every version of a result, the newest first."""
    return list(Result.objects.filter(assessment=assessment).order_by("-version"))


def years_among(agencies: Iterable[str], year: int) -> set[str]:
    """Keys of those agencies that have this year."""
    found = Assessment.objects.filter(agency__key__in=list(agencies), year=year)
    return set(found.values_list("agency__key", flat=True))
