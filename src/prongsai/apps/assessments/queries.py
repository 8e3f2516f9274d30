"""Reading assessments and their results, in a constant number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

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
    def approved(self) -> Result | None:
        """The one approved last."""
        return next((each for each in self.all if each.approved), None)

    @property
    def shown(self) -> Result | None:
        """The one that counts, as `Assessment.in_force` names it."""
        return self.approved or self.newest

    @property
    def correction(self) -> Result | None:
        """A newer version that is still on its way while another is in force."""
        return self.newest if self.newest != self.shown else None

    def numbered(self, version: int) -> Result | None:
        return next((each for each in self.all if each.version == version), None)

    def before(self, result: Result) -> Result | None:
        """The version before it; one in the recycle bin is none."""
        return next((each for each in self.all if each.version < result.version), None)


@dataclass(frozen=True, slots=True)
class Year:
    """A year that was opened, and its result where there is one."""

    assessment: Assessment
    result: Result | None
    """The one that counts."""
    last: int
    """Number of its last version; a correction's, while one is on its way."""

    @property
    def is_corrected(self) -> bool:
        return self.result is not None and self.result.version != self.last


def kept() -> QuerySet[Result]:
    """All but those in the recycle bin."""
    return Result.objects.filter(removed_at=None)


def in_bin(agency: str) -> Sequence[Result]:
    """Drafts of an agency that somebody deleted lately."""
    rows = Result.objects.filter(assessment__agency__key=agency).exclude(removed_at=None)
    return list(rows.select_related("assessment"))


def may_be_deleted(versions: Versions, result: Result) -> bool:
    """Only the newest, and only if nobody has ever passed it on."""
    return result == versions.newest and not result.acts and not result.approved


def years_of(agency: Any) -> Sequence[Year]:
    """All years an agency has opened, the latest first."""
    last = kept().filter(assessment=OuterRef("pk")).order_by("-version").values("version")
    rows = Assessment.objects.filter(agency_id=agency.pk).select_related("in_force", _PLACED)
    found = rows.annotate(last=Subquery(last[:1])).order_by("-year")
    return [_year(row, row.last) for row in found]


def _year(row: Assessment, last: int | None) -> Year:
    if row.in_force is not None:
        row.in_force.assessment = row
    return Year(row, row.in_force, last or 0)


def corrections(agency: Any, years: Iterable[Year]) -> dict[int, Result]:
    """By year, newer versions than the one that counts: they are still on their way."""
    if not any(year.is_corrected for year in years):
        return {}
    newer = kept().filter(
        assessment__agency_id=agency.pk, version__gt=F("assessment__in_force__version")
    )
    found = newer.select_related("assessment").order_by("version")
    return {result.assessment.year: result for result in found}


def assessment_of(agency: Any, year: int) -> Assessment | None:
    return in_year(agency, year).select_related(_PLACED).first()


def in_year(agency: Any, year: int) -> QuerySet[Assessment]:
    """The same, to be asked for within another statement."""
    return Assessment.objects.filter(agency_id=agency.pk, year=year)


_THAT_COUNT = Result.objects.filter(in_force_of__isnull=False)


def that_count(agency: Any) -> QuerySet[Result]:
    """The results that count of an agency, to be asked for within another statement."""
    return _THAT_COUNT.filter(assessment__agency_id=agency.pk)


def results_of(agency: Any) -> Sequence[Result]:
    """The result that counts of every year of an agency, the latest first."""
    found = that_count(agency).select_related(f"assessment__{_PLACED}")
    return list(found.order_by("-assessment__year"))


def results_as(agency: Any, versions: Mapping[int, int]) -> Sequence[Result]:
    """The result of each year in the version named, the latest first."""
    rows = Result.objects.filter(assessment__agency_id=agency.pk, assessment__year__in=versions)
    found = rows.select_related(f"assessment__{_PLACED}").order_by("-assessment__year")
    return [each for each in found if each.version == versions[each.assessment.year]]


def result_of(agency: Any, year: int) -> Result | None:
    """The result that counts of one year."""
    found = _THAT_COUNT.filter(assessment__agency_id=agency.pk, assessment__year=year)
    return found.select_related(f"assessment__{_PLACED}").first()


def versions(assessment: Assessment) -> Versions:
    """Every version of a result, the newest first."""
    rows = kept().filter(assessment=assessment).select_related(f"assessment__{_PLACED}")
    return Versions(list(rows.order_by("-version")))


def years_among(agencies: Iterable[str], year: int) -> set[str]:
    """Keys of those agencies that have this year."""
    found = Assessment.objects.filter(agency__key__in=list(agencies), year=year)
    return set(found.values_list("agency__key", flat=True))
