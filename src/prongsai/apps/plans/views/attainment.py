"""How far KPIs had come by the end of a period: on screen, as a file, as a paper."""

from __future__ import annotations

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
from prongsai.apps.look.words import digits, language, phrase, thai
from prongsai.apps.papers.given import draft_given
from prongsai.apps.plans import bridge, telling
from prongsai.apps.plans.queries import reached
from prongsai.apps.plans.views.asked import opened, told_why
from prongsai.apps.plans.views.periods import facts_of, period_asked
from prongsai.core.documents.plan_kpis import rows

PERIODS = ("q1", "q2", "q3", "q4", "h1", "h2", "year")


@require_safe
def attainment(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Every KPI of what had begun, as it stood on the last day."""
    found = opened(request, plan, edition)
    when = _, asked = period_asked(found, request.GET, request.today, PERIODS)
    parts = [
        (part.key, telling.name_of_part(part), rows(part.projects, found.record, asked.period))
        for part in found.parts
    ]
    facts: dict[str, Any] = {
        **facts_of(found, when, request.today, PERIODS),
        "name": digits(asked.period.label.said(language())), "token": new_key(),
        "reached": reached(one for *_, all_of in parts for row in all_of for one in row.standings),
        "parts": parts,
    }  # fmt: skip
    return render(request, "plans/attainment.html", facts)


@require_safe
def attainment_file(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:
    """The report as it would be now."""
    form = form_asked(request, tuple(PRINTS))
    found = opened(request, plan, edition)
    year, asked = period_asked(found, request.GET, request.today, PERIODS)
    document = bridge.plans().kpi_report(found.book, (year, asked.key), request.today)
    name = f"plan-{agency}-kpis-{year}-{asked.key}.{form}"
    return download(name, renderers().render(document, form))


@require_POST
@told_why
def attainment_paper(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:
    """The report as a draft among the agency's papers, with the plan as it is now."""
    found = opened(request, plan, edition)
    year, asked = period_asked(found, request.POST, request.today, PERIODS)
    period = asked.period.label.th
    subject = thai("plan.subject_kpis", title=found.plan.title, period=period, year=year)
    given = {"book": bridge.stored(found.book), "year": year, "period": asked.key}
    made = draft_given(
        request.agency, "plan-kpis", given, doer_of(request), subject=subject,
        of=f"plans:{plan}:kpis:{year}:{asked.key}", key=key_sent(request.POST),
    )  # fmt: skip
    messages.success(request, phrase("plan.drafted"))
    return redirect("papers:paper", agency, made.key)
