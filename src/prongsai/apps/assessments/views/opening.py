"""Opening the next year, step by step; nothing is kept before the last, so one may come back."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import (
    actions,
    carrying,
    changed_rules,
    pinned,
    queries,
    rolling,
    rules,
)
from prongsai.apps.assessments.models import Assessment
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.words import phrase
from prongsai.core.criteria.pack import Pack
from prongsai.core.terms.fiscal_year import FiscalYear

STEPS = ("open", "open_rules", "open_changes", "open_people", "open_confirm")
"""Addresses in the order they are walked."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The year to be opened, and the last before it that was."""

    year: int | None
    last: Assessment | None
    opened: frozenset[int]
    others: tuple[int, ...]
    """Earlier years that may be opened as well."""

    @property
    def query(self) -> str:
        """What an address says where it is about one of the others."""
        return f"?year={self.year}" if self.year in self.others else ""

    @property
    def pin(self) -> rules.Pin | None:
        return None if self.year is None else rules.newest(self.year)


def _opening(request: AskedAbout) -> Opening:
    found = queries.years_of(request.agency)
    today = FiscalYear.of(request.today).year
    opened = frozenset(each.assessment.year for each in found)
    year = rules.next_year(opened, today)
    others = rules.other_years(opened, year)
    asked = request.POST.get("year") or request.GET.get("year")
    year = next((each for each in others if str(each) == asked), year)
    before = (each.assessment for each in found if year is None or each.assessment.year < year)
    return Opening(year, next(before, None), opened, tuple(others))


def _step(
    request: AskedAbout, name: str, opening: Opening, facts: dict[str, object]
) -> HttpResponse:
    """One step with its place among the others; without rules there is none."""
    if opening.year is None:
        return render(request, "assessments/open_none.html", {"others": opening.others})
    place = STEPS.index(name)
    shown = {
        "year": opening.year,
        "last": opening.last,
        "query": opening.query,
        "steps": [(f"assessments:{each}", f"open.step_{each}", each == name) for each in STEPS],
        "number": place + 1,
        "before": f"assessments:{STEPS[place - 1]}" if place else "",
        "after": f"assessments:{STEPS[place + 1]}" if place + 1 < len(STEPS) else "",
    }
    return render(request, f"assessments/{name}.html", shown | facts)


@require_safe
def last_year(request: AskedAbout, agency: str) -> HttpResponse:
    """Where the last year stands, and what of it is open."""
    opening = _opening(request)
    return _step(request, "open", opening, {"things": _of_last(agency, opening)})


def _of_last(agency: str, opening: Opening) -> list[carrying.Thing]:
    if opening.last is None:
        return []
    return rolling.last_year(agency, opening.last, queries.versions(opening.last))


@require_safe
def rules_of(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Which rules the year would be held to, and what of them nobody knows."""
    opening = _opening(request)
    facts: dict[str, object] = {}
    if opening.year is not None:
        offered = rules.offered(opening.year)
        facts = {"rules": offered, "unknown": list(rolling.unknown_of(_own(opening)))}
    return _step(request, "open_rules", opening, facts)


@require_safe
def changes(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001
    """What changed since the last year, and what that means for this agency."""
    opening = _opening(request)
    facts: dict[str, object] = {}
    if opening.pin is not None:
        facts = changed_rules.between(_earlier(opening), _own(opening))
        result = opening.last and queries.versions(opening.last).shown
        if result and pinned.known(result):
            of_years = queries.results_of(request.agency)
            facts |= {
                "result": result,
                "lost": rolling.lost(result, of_years, _own(opening)),
                "under": rolling.under_next(result, opening.pin),
            }
    return _step(request, "open_changes", opening, facts)


def _earlier(opening: Opening) -> Pack | None:
    """The rules this agency's last year is held to; without one, those of the year before."""
    if opening.last is not None and pinned.known(opening.last):
        return pinned.own(pinned.pin_of(opening.last))
    return changed_rules.before(_own(opening))


def _own(opening: Opening) -> Pack:
    """The pack of the year to be opened, without what it is lent."""
    if opening.pin is None:  # no step asks for it then
        raise LookupError(opening)
    return pinned.own(opening.pin)


@require_safe
def people(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001
    """Parts that end, and whatever other apps carry over."""
    opening = _opening(request)
    return _step(request, "open_people", opening, {"groups": _carried(request, opening)})


def _carried(request: AskedAbout, opening: Opening) -> list[carrying.Carried]:
    if opening.year is None:
        return []
    return carrying.carried(request.agency, opening.year, request.today)


@GET_POST
def confirm(request: AskedAbout, agency: str) -> HttpResponse:
    """What is still open, said once more; and the opening itself, which happens once."""
    opening = _opening(request)
    if request.method == "POST":
        year = request.POST.get("year", "")
        if year == str(opening.year):
            actions.open_year(request.agency, int(year), by=request.user.key, at=request.now)
            messages.success(request, phrase("open.done", year=year))
            return redirect("assessments:year", agency, int(year))
        if year in map(str, opening.opened):  # sent twice
            return redirect("assessments:year", agency, int(year))
    things = [
        *_of_last(agency, opening),
        *(each for group in _carried(request, opening) for each in group.things),
    ]
    facts: dict[str, object] = {"left": [each for each in things if not each.done]}
    if opening.year is not None:
        facts["rules"] = rules.offered(opening.year)
    return _step(request, "open_confirm", opening, facts)
