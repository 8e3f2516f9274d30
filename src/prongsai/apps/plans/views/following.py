"""Making measures of projects, and the way back from a measure to its project."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.wishes import whole
from prongsai.apps.look.words import phrase
from prongsai.apps.measures import of_projects
from prongsai.apps.plans import bridge, queries
from prongsai.apps.plans.following import Offer, Offers, holding, is_in_force, offers
from prongsai.apps.plans.models import Edition
from prongsai.apps.plans.views.asked import row_of, told_why
from prongsai.core.plans.plan import Plan
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import refuse


@GET_POST
@told_why
def follow(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:  # noqa: ARG001
    """What would become measures of a year; those of one project or of all are made."""
    row = row_of(request, plan, edition)
    if not is_in_force(row):
        raise refuse("plan-not-in-force")
    content = bridge.content(row)
    year = _year(request, content)
    found = offers(request, plan, content, year)
    if request.method == "POST":
        return _made(request, row, found, year)
    facts = {
        "edition": row, "plan": content, "year": year, "years": content.covers,
        "rows": found.rows, "number": len(found.open),
        "last": content.first + content.years - 1,
    }  # fmt: skip
    return render(request, "plans/follow.html", facts)


def _year(request: AskedAbout, plan: Plan) -> int:
    """The year asked for; that of today, or the nearest one, where none of the plan is."""
    said = request.POST if request.method == "POST" else request.GET
    asked = whole(said.get("year"))
    nearest = min(max(FiscalYear.of(request.today).year, plan.covers.start), plan.covers.stop - 1)
    return asked if asked in plan.covers else nearest


def _made(request: AskedAbout, row: Edition, found: Offers, year: int) -> HttpResponse:
    agency, one = request.agency.key, request.POST.get("project", "")
    rows = [_one(found, one, year)] if one else found.open
    known = rows[0].made if one else None
    if known is not None:
        return redirect("measures:measure", agency, known.key)
    made = of_projects.make(found.year, found.wanted(rows), found.hand, doer_of(request))
    messages.success(request, phrase("plan.follow_done", number=len(made)))
    if one and made:
        return redirect("measures:measure", agency, made[0].key)
    if one:
        return redirect("plans:project", agency, row.plan.key, row.number, one)
    return redirect(reverse("measures:list", args=[agency], query={"year": year}))


def _one(found: Offers, key: str, year: int) -> Offer:
    offer = found.of(key)
    if offer is None:
        raise refuse("plan-project-not-that-year", year=str(year))
    if offer.made is not None and offer.made.removed_at is not None:
        raise refuse("measure-of-project-in-bin")
    return offer


@require_safe
def standing(request: AskedAbout, agency: str, plan: str, project: str) -> HttpResponse:
    """The page of a project in the edition in force, else in the last one that has it."""
    row = queries.plan_of(request.agency, plan)
    found = holding(row, project) if row else None
    if found is None:
        raise Http404
    return redirect("plans:project", agency, plan, found.number, project)
