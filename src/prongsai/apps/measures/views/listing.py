"""The year's measures, one of them, and what answers a lost point."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.look.wishes import year_in
from prongsai.apps.measures import bridge, follow_queries, outcome, queries, reading
from prongsai.apps.measures.bridge import Units
from prongsai.apps.measures.figures import success_said
from prongsai.apps.measures.models import Measure, Report
from prongsai.apps.measures.views.asked import hand, measure_of
from prongsai.core.criteria.pack import Pack
from prongsai.core.follow_up.attainment import Attainment
from prongsai.core.measures import covering, moving
from prongsai.core.measures.measure import Status, Turn


@dataclass(frozen=True, slots=True)
class Line:
    """A measure as a row of the list."""

    row: Measure
    units: Sequence[str]
    answers: Sequence[str]
    attained: Attainment | None
    """Of one in force or closed."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the list is narrowed to."""

    year: int
    indicator: str
    unit: str
    status: str

    @property
    def is_narrow(self) -> bool:
        return bool(self.indicator or self.unit or self.status)

    def includes(self, row: Measure, pack: Pack) -> bool:
        named = {*row.indicators, *(pack.items[c].indicator for c in row.items if c in pack.items)}
        units = {bridge.division_of(each["id"]) for each in row.units}
        return (
            (not self.indicator or self.indicator in named)
            and (not self.unit or row.everyone or self.unit in units)
            and (not self.status or row.status == self.status)
        )


def year_asked(request: AskedAbout) -> int:
    """The year that is asked for, else this one; what is no year is passed over."""
    return year_in(request.POST if request.method == "POST" else request.GET, request.today)


def years_of(request: AskedAbout, year: int, known: Sequence[int]) -> list[int]:
    """Years with measures, this one and the next, the latest first."""
    this = year_in({}, request.today)
    return sorted({*known, this, this + 1, year}, reverse=True)


@require_safe
def measures(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """All of a year, by what was chosen."""
    asked = request.GET
    wishes = Wishes(
        year_asked(request), asked.get("indicator", ""), asked.get("unit", ""),
        asked.get("status", ""),
    )  # fmt: skip
    found = reading.answering(request.agency, wishes.year)
    rows = queries.measures_of(request.agency, wishes.year)
    units, pack = queries.units_of(request.agency), queries.pack_of(found.year)
    open_parts = covering.uncovered(found.covered(rows))
    shown = [row for row in rows if wishes.includes(row, pack)]
    facts = {
        "year": wishes.year, "wishes": wishes,
        "years": years_of(request, wishes.year, queries.years_with(request.agency)),
        "lines": list(lines(request, shown, pack, units)), "count": len(rows),
        "drafts": sum(row.status == Status.DRAFT for row in rows),
        "open_parts": open_parts, "open_points": reading.points(covering.lost_in(open_parts)),
        "answered": found.result.assessment.year if found.result else None,
        "indicators": [(k, reading.named(pack, k)) for k in pack.indicators], "units": units.whole,
        "statuses": [each.value for each in Status], "hand": hand(request, units),
    }  # fmt: skip
    return render(request, "measures/list.html", facts)


def lines(request: AskedAbout, rows: Sequence[Measure], pack: Pack, units: Units) -> Iterator[Line]:
    """With how far each has come: one statement."""
    year = rows[0].year if rows else 0
    reports = queries.reports_of_year(request.agency, year) if rows else []
    own: defaultdict[int, list[Report]] = defaultdict(list)
    for report in reports:
        own[report.measure_id].append(report)
    for row in rows:
        standing = row.status in queries.STANDING
        attained = outcome.attained_by(row, own[row.pk], units) if standing else None
        named = [*row.items] or [reading.named(pack, key) for key in row.indicators]
        yield Line(row, [str(bridge.unit_of(each)) for each in row.units], named, attained)


@require_safe
def measure(request: AskedAbout, agency: str, measure: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """What it answers, who does what until when, what became of it."""
    return page(request, measure_of(request, measure))


def page(request: AskedAbout, row: Measure, **more: Any) -> HttpResponse:
    found = reading.answering(request.agency, row.year)
    pack, units = queries.pack_of(found.year), queries.units_of(request.agency)
    value, who = bridge.value(row), hand(request, units)
    keys = [bridge.division_of(each["id"]) for each in row.units]
    reach = who.may_draft(keys, everyone=row.everyone)
    ways = moving.ways(value) if who.whole else ()
    parts = [(key, name, found.part(key)) for key, name in reading.answered_by(pack, row)]
    facts = {
        "measure": row, "value": value,
        "unit_names": list(zip(map(str, value.units), keys, strict=True)),
        "parts": [(key, name, reading.lost(p, pack) if p else None) for key, name, p in parts],
        "answered": found.result.assessment.year if found.result else None,
        "may_change": reach and (who.whole or row.status == Status.DRAFT),
        "may_remove": reach and row.status == Status.DRAFT, "decides": who.whole,
        "ways": [each.value for each in ways], "may_drop": Turn.DROPPED in ways,
        "won": outcome.won(row, found),
        "origin": queries.origin_of(request.agency, row),
        "success": success_said(bridge.value(row)),
        "owed": follow_queries.on_page(row, units, request.today),
        **more,
    }  # fmt: skip
    return render(request, "measures/measure.html", facts)


@require_safe
def answering(request: AskedAbout, agency: str, year: int, point: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """A lost point of the result of a year: its cost, what answers it, what is suggested."""
    after = year + 1
    found = reading.answering(request.agency, after)
    one = found.part(point)
    if one is None or found.work is None or found.result is None:
        raise Http404
    if found.result.assessment.year != year:
        raise Http404
    rows = queries.measures_of(request.agency, after)
    here = {row.code: row for row in rows}
    doing = found.answering(rows, one.key)
    offered = [each for each in reading.offers(found, here.values(), point)
               if any(lost.key == point for lost in each.parts)]  # fmt: skip
    facts = {
        "year": after, "part": reading.lost(one, found.work.run.loaded.pack), "rows": doing,
        "offers": offered, "answered": year,
        "hand": hand(request, queries.units_of(request.agency)),
    }  # fmt: skip
    return render(request, "measures/answering.html", facts)
