"""Reading assessments and their results, in a constant number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from prongsai.apps.assessments.models import Assessment, Result

_PLACED = "agency__area__parent__parent"
"""An agency with the areas it lies in, which its papers and peers name."""


@dataclass(frozen=True, slots=True)
class Versions:
    """All versions of one year's result, the newest first."""

    all: Sequence[Result]

    @property
    def newest(self) -> Result | None:
        return next(iter(self.all), None)

    @property
    def in_force(self) -> Result | None:
        """The one approved last."""
        return next((each for each in self.all if each.approved), None)

    @property
    def shown(self) -> Result | None:
        """What readers are shown: the one in force; before there is one, the newest."""
        return self.in_force or self.newest

    @property
    def correction(self) -> Result | None:
        """A newer version that is still on its way while another is in force."""
        return self.newest if self.newest != self.shown else None

    def numbered(self, version: int) -> Result | None:
        return next((each for each in self.all if each.version == version), None)

    def before(self, result: Result) -> Result | None:
        return self.numbered(result.version - 1)


@dataclass(frozen=True, slots=True)
class Year:
    """A year that was opened, and its result where there is one."""

    assessment: Assessment
    result: Result | None


def years_of(agency: Any) -> Sequence[Year]:
    """All years an agency has opened, the latest first."""
    found = {result.assessment_id: result for result in results_of(agency)}
    rows = Assessment.objects.filter(agency_id=agency.pk).order_by("-year")
    return [Year(row, found.get(row.pk)) for row in rows]


def assessment_of(agency: Any, year: int) -> Assessment | None:
    return Assessment.objects.filter(agency_id=agency.pk, year=year).select_related(_PLACED).first()


def current(results: QuerySet[Result]) -> QuerySet[Result]:
    """Of each assessment the version in force; before one is approved, the last."""
    ranked = Result.objects.filter(assessment=OuterRef("assessment"))
    return results.filter(pk=Subquery(ranked.order_by("-approved", "-version").values("pk")[:1]))


def results_of(agency: Any) -> Sequence[Result]:
    """The current result of every year of an agency, the latest first."""
    found = current(Result.objects.filter(assessment__agency_id=agency.pk))
    return list(found.select_related(f"assessment__{_PLACED}").order_by("-assessment__year"))


def result_of(agency: Any, year: int) -> Result | None:
    """The current result of one year."""
    found = current(Result.objects.filter(assessment__agency_id=agency.pk, assessment__year=year))
    return found.select_related(f"assessment__{_PLACED}").first()


def versions(assessment: Assessment) -> Versions:
    """Every version of a result, the newest first."""
    rows = Result.objects.filter(assessment=assessment).select_related(f"assessment__{_PLACED}")
    return Versions(list(rows.order_by("-version")))


def years_among(agencies: Iterable[str], year: int) -> set[str]:
    """Keys of those agencies that have this year."""
    found = Assessment.objects.filter(agency__key__in=list(agencies), year=year)
    return set(found.values_list("agency__key", flat=True))
