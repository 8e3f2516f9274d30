"""What was done for a plan in six months or a year: on screen, as a file, as a paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.documents import renderers
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.downloads import PRINTS, download, form_asked
from prongsai.apps.look.forms import key_sent
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import digits, language, phrase, thai
from prongsai.apps.papers.given import draft_given
from prongsai.apps.plans import reporting
from prongsai.apps.plans.following import is_in_force
from prongsai.apps.plans.queries import reached
from prongsai.apps.plans.views.asked import opened, told_why
from prongsai.apps.plans.views.periods import facts_of, period_asked
from prongsai.core.documents.plan_report import PERIODS


def _named(year: int, period: str) -> str:
    return digits(shelf().script("measures", language()).say(f"report_{period}", year=year))


@require_safe
def report(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Every project of the year with what became of it."""
    found = opened(request, plan, edition)
    asked = year, of = period_asked(found, request.GET, request.today, PERIODS)
    what = reporting.followed(request.agency, plan, year)
    told = reporting.reported(found, what, (year, of.key))
    facts = {
        **facts_of(found, asked, request.today, PERIODS),
        "name": _named(year, of.key), "told": told, "reached": reached(told.kpis),
        "open": is_in_force(found.row), "token": new_key(),
    }  # fmt: skip
    return render(request, "plans/report.html", facts)


@require_safe
def report_file(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:
    """The report as it would be now."""
    form = form_asked(request, tuple(PRINTS))
    found = opened(request, plan, edition)
    year, of = period_asked(found, request.GET, request.today, PERIODS)
    what = reporting.followed(request.agency, plan, year)
    document = reporting.document(found, what, (year, of.key), request.today)
    name = f"plan-{agency}-report-{year}-{of.key}.{form}"
    return download(name, renderers().render(document, form))


@require_POST
@told_why
def report_paper(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:
    """The report as a draft among the agency's papers, with all it tells as it is now."""
    found = opened(request, plan, edition)
    year, of = period_asked(found, request.POST, request.today, PERIODS)
    what = reporting.followed(request.agency, plan, year)
    named = shelf().script("measures", "th").say(f"report_{of.key}", year=year)
    subject = thai("plan.subject_report", title=found.plan.title, period=named)
    given = reporting.given(found, what, (year, of.key))
    made = draft_given(
        request.agency, "plan-report", given, doer_of(request),
        subject=subject, of=f"plans:{plan}:report:{year}:{of.key}", key=key_sent(request.POST),
    )  # fmt: skip
    messages.success(request, phrase("plan.drafted"))
    return redirect("papers:paper", agency, made.key)
