"""What every view here begins with: who asks, and the edition asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.look.form_pages import say_why
from prongsai.apps.look.words import thai
from prongsai.apps.plans import bridge, queries
from prongsai.apps.plans.models import Edition
from prongsai.apps.plans.queries import Hand, Opened
from prongsai.core.plans.plan import Project
from prongsai.core.terms.problem import Refused, refuse

View = Callable[..., HttpResponse]


def hand_of(request: AskedAbout) -> Hand:
    parts = [each for each in request.parts if each.agency == request.agency.key]
    return queries.hand_of(request.agency, parts, request.standing.roles)


def row_of(request: AskedAbout, plan: str, edition: int) -> Edition:
    found = queries.edition_of(request.agency, plan, edition)
    if found is None:
        raise Http404
    return found


def opened(request: AskedAbout, plan: str, edition: int) -> Opened:
    """The edition, with what became of the plan."""
    return queries.opened(row_of(request, plan, edition), thai("plan.ita_source", year="{year}"))


def project_of(found: Opened, key: str) -> Project:
    project = found.project(key)
    if project is None:
        raise Http404
    return project


def still_open(row: Edition) -> Edition:
    """Refuses what was approved, or lies on a desk."""
    if not row.is_draft:
        raise refuse("plan-not-a-draft", edition=str(row.number))
    if not bridge.is_open(row):
        raise refuse("plan-on-a-desk")
    return row


def told_why(view: View) -> View:
    """What is refused is said on the page of the plan, which everybody here may read."""

    @wraps(view)
    def answered(
        request: AskedAbout, agency: str, plan: str, edition: int, **more: Any
    ) -> HttpResponse:
        try:
            return view(request, agency, plan, edition, **more)
        except Refused as refused:
            say_why(request, refused)
            return redirect("plans:plan", agency, plan, edition)

    return answered
