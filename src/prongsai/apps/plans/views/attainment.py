"""How far KPIs had come by the end of a period: on screen, as a file, as a paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.downloads import PRINTS, download, form_asked
from prongsai.apps.look.forms import key_sent
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.wishes import YEAR, whole
from prongsai.apps.look.words import digits, language, phrase, thai
from prongsai.apps.papers.given import draft_given
from prongsai.apps.plans import bridge, telling
from prongsai.apps.plans.queries import Opened, reached
from prongsai.apps.plans.views.asked import opened, told_why
from prongsai.core.documents.plan_kpis import rows
from prongsai.core.follow_up.periods import ReportPeriod, every_period
from prongsai.core.terms.fiscal_year import FiscalYear

PERIODS = ("q1", "q2", "q3", "q4", "h1", "h2", "year")


def _asked(request: AskedAbout, found: Opened, said: Mapping[str, str]) -> tuple[int, ReportPeriod]:
    """The period asked for; the whole of this year where none that there is was asked for."""
    year = whole(said.get("year", ""), YEAR)
    year = year if year in found.plan.covers else found.year_now(request.today)
    key = said.get("period", "")
    return year, every_period(FiscalYear(year))[key if key in PERIODS else "year"]


@require_safe
def attainment(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Every KPI of what had begun, as it stood on the last day."""
    found = opened(request, plan, edition)
    year, asked = _asked(request, found, request.GET)
    known = every_period(FiscalYear(year))
    last = asked.period.last
    parts = [
        (part.key, telling.name_of_part(part), rows(part.projects, found.record, asked.period))
        for part in found.parts
    ]
    facts: dict[str, Any] = {
        "edition": found.row, "plan": found.plan, "years": found.plan.covers, "year": year,
        "periods": [(key, digits(known[key].period.label.said(language()))) for key in PERIODS],
        "period": asked.key, "name": digits(asked.period.label.said(language())), "last": last,
        "early": last >= request.today, "token": new_key(),
        "reached": reached(one for *_, all_of in parts for row in all_of for one in row.standings),
        "parts": parts,
    }  # fmt: skip
    return render(request, "plans/attainment.html", facts)


@require_safe
def attainment_file(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:
    """The report as it would be now."""
    form = form_asked(request, tuple(PRINTS))
    found = opened(request, plan, edition)
    year, asked = _asked(request, found, request.GET)
    document = bridge.plans().kpi_report(found.book, (year, asked.key), request.today)
    name = f"plan-{agency}-kpis-{year}-{asked.key}.{form}"
    return download(name, renderers().render(document, form))


@require_POST
@told_why
def attainment_paper(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:
    """The report as a draft among the agency's papers, with the plan as it is now."""
    found = opened(request, plan, edition)
    year, asked = _asked(request, found, request.POST)
    period = asked.period.label.th
    subject = thai("plan.subject_kpis", title=found.plan.title, period=period, year=year)
    given = {"book": bridge.stored(found.book), "year": year, "period": asked.key}
    made = draft_given(
        request.agency, "plan-kpis", given, doer_of(request), subject=subject,
        of=f"plans:{plan}:kpis:{year}:{asked.key}", key=key_sent(request.POST),
    )  # fmt: skip
    messages.success(request, phrase("plan.drafted"))
    return redirect("papers:paper", agency, made.key)
