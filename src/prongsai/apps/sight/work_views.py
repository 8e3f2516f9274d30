"""The line of sight from the other end: of one measure, of one project, of one risk."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.models import Result
from prongsai.apps.assessments.queries import results_of
from prongsai.apps.assessments.views.asked import with_rules
from prongsai.apps.look.wishes import YEAR, whole
from prongsai.apps.measures.around import years_of
from prongsai.apps.measures.models import MeasureYear
from prongsai.apps.plans.queries import plan_of
from prongsai.apps.risks.queries import row_of as risk_of
from prongsai.apps.sight import picturing
from prongsai.apps.sight.gathering import Looked, looked, result_answered, result_of_plan
from prongsai.apps.sight.telling import Teller, points_said, signed
from prongsai.core.sight.answers import Ref, Sort
from prongsai.core.sight.sight import WhatFor


@require_safe
def measure(request: AskedAbout, agency: str, measure: str) -> HttpResponseBase:
    """What one measure was for, and what it won."""
    results = results_of(request.agency)
    years = list(years_of(request.agency))
    about = result_answered(request.agency, measure, years, results)
    if about is None:
        raise Http404
    return _measure(request, agency, about, measure=measure, results=results, years=years)


@with_rules
def _measure(
    request: AskedAbout,
    agency: str,
    year: int,
    *,
    measure: str,
    results: Sequence[Result],
    years: Sequence[MeasureYear],
) -> HttpResponse:
    """The same beside the result of a year."""
    found = looked(request.agency, year, results=results, years=years)
    if found is None:
        back = reverse("measures:measure", args=[agency, measure])
        return render(request, "sight/none.html", {"back": back, "sort": Sort.MEASURE.value})
    ref = found.leads.measure(measure)
    return _work(request, found, ref)


@require_safe
def project(request: AskedAbout, agency: str, plan: str, project: str) -> HttpResponseBase:
    """What one project of a plan is for; `year` names the result that is looked at."""
    row = plan_of(request.agency, plan)
    if row is None:
        raise Http404
    results = results_of(request.agency)
    about = result_of_plan(row, results, whole(request.GET.get("year", ""), YEAR))
    if about is None:
        return render(request, "sight/none.html")
    return _project(request, agency, about, ref=Ref(Sort.PROJECT, plan, project), results=results)


@with_rules
def _project(
    request: AskedAbout,
    agency: str,  # noqa: ARG001 - whose rules they are
    year: int,
    *,
    ref: Ref,
    results: Sequence[Result],
) -> HttpResponse:
    found = looked(request.agency, year, results=results)
    if found is None:
        raise Http404
    return _work(request, found, ref)


def _work(request: AskedAbout, found: Looked, ref: Ref | None) -> HttpResponse:
    """A measure or a project with all it was for."""
    told = found.sight.what_for(ref) if ref else None
    if told is None or ref is None:
        raise Http404
    teller = Teller(found)
    facts = {
        "looked": found,
        "title": teller.title(told.answer),
        "sort": ref.sort.value,
        "answer": teller.about(told.answer),
        "figures": teller.figures(told.answer),
        "own": found.leads.own(ref),
        "told": told,
        "reached": [teller.reached(each) for each in told.reached],
        "lost": points_said(told.lost),
        "alone": signed(told.alone),
        "shared": signed(told.shared),
        "drawn": picturing.of_answer(teller, told) if told.reached else None,
    }
    return render(request, "sight/measure.html", facts)


@require_safe
def risk(request: AskedAbout, agency: str, row: str) -> HttpResponseBase:
    """What keeps a risk small, and which lost points that is for."""
    found = risk_of(request.agency, row)
    if found is None:
        raise Http404
    results = results_of(request.agency)
    before = (each.assessment.year for each in results if each.assessment.year < found.year.year)
    year = next(before, None)
    facts = {"row": found, "own": reverse("risks:risk", args=[agency, found.year.year, row])}
    if year is None:
        return render(request, "sight/none.html", {"back": facts["own"], "sort": "risk"})
    return _risk(
        request, agency, year, risk=(found.year.year, found.code), results=results, **facts
    )


@with_rules
def _risk(
    request: AskedAbout,
    agency: str,  # noqa: ARG001 - whose rules they are
    year: int,
    *,
    risk: tuple[int, str],
    results: Sequence[Result],
    **facts: object,
) -> HttpResponse:
    found = looked(request.agency, year, results=results)
    if found is None:
        raise Http404
    teller = Teller(found)
    whats = [each for each in _all_for(found) if _keeps(each, risk)]
    rows = [
        {
            **teller.about(each.answer),
            "href": found.leads.chain(each.answer.ref),
            "parts": [(part.part.key, teller.name(part.part)) for part in each.reached],
            "lost": points_said(each.lost),
        }
        for each in whats
    ]
    return render(request, "sight/risk.html", {"looked": found, "rows": rows, **facts})


def _all_for(found: Looked) -> list[WhatFor]:
    told = (found.sight.what_for(link.answer.ref) for link in found.sight.links)
    return [each for each in told if each is not None]


def _keeps(what: WhatFor, risk: tuple[int, str]) -> bool:
    return any((each.year, each.key) == risk for each in what.answer.risks)
