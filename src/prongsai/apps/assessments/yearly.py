"""The results in force of many agencies in one year, as columns beside the agencies."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Case, F, FilteredRelation, IntegerField, Q, QuerySet, Value, When

from prongsai.apps.assessments.models import Assessment
from prongsai.apps.assessments.rules import SCHEME, levels, totals_compare

NOTHING = Value(None, output_field=IntegerField())


def years_with_results(agencies: QuerySet[Any] | None = None) -> Sequence[int]:
    """Years in which any of these agencies has a result, the latest first; without, any at all."""
    found = Assessment.objects.filter(in_force__isnull=False)
    if agencies is not None:
        found = found.filter(agency__in=agencies.values("pk"))
    return list(found.order_by("-year").values_list("year", flat=True).distinct())


def with_year(agencies: QuerySet[Any], year: int, columns: Collection[str] = ()) -> QuerySet[Any]:
    """Agencies with these columns of their year's result, all if none is named; in hundredths.

    For readers outside the agencies: `kept` are those whose figures would tell of few people.
    """
    joined: QuerySet[Any] = agencies.annotate(
        this_year=FilteredRelation("assessments", condition=Q(assessments__year=year))
    )
    every: Mapping[str, Any] = {
        "total": _told("this_year", "hundredths"),
        "level": _told("this_year", "level"),
        "passed": _told("this_year", "passed"),
        "short": _told("this_year", "short"),
        "short_in": _told("this_year", "short_in"),
        "approved": F("this_year__in_force__approved"),
        "standing": F("this_year__in_force__standing"),
        "kept": F("this_year__in_force__guarded"),
    }
    found: QuerySet[Any] = joined.annotate(**{key: every[key] for key in columns or every})
    return found


def _told(year: str, column: str) -> Case:
    """What may be told outside; nothing of a result that stays inside."""
    free: Mapping[str, Any] = {f"{year}__in_force__guarded": False}
    return Case(When(**free, then=F(f"{year}__in_force__{column}")))


def with_change(agencies: QuerySet[Any], year: int) -> QuerySet[Any]:
    """The total less that of the year before; nothing where the rules let nobody compare them."""
    if not totals_compare(SCHEME, year):
        unchanged: QuerySet[Any] = agencies.annotate(change=NOTHING)
        return unchanged
    before = FilteredRelation("assessments", condition=Q(assessments__year=year - 1))
    found: QuerySet[Any] = agencies.annotate(year_before=before).annotate(
        change=F("total") - _told("year_before", "hundredths")
    )
    return found


def rank(year: int) -> Any:
    """The place of a level: the higher, the better."""
    listed = list(levels(SCHEME, year))[::-1]
    return Case(*(When(level=key, then=Value(n)) for n, key in enumerate(listed)), default=NOTHING)
