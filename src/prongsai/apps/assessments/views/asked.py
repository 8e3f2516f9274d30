"""What every view here begins with: the year asked for, and who asks in which roles."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import queries
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.assessments.models import Assessment
from prongsai.apps.look.form_pages import say_why
from prongsai.core.access.roles import CONTENT_ROLES
from prongsai.core.terms.problem import Refused


def doer_of(request: AskedAbout) -> Doer:
    """Who asks, in the roles held in this agency today."""
    parts = [part for part in request.parts if part.agency == request.agency.key]
    own = {part.role for part in parts if not part.acting}
    acting = frozenset(part.role for part in parts if part.acting) - own
    return Doer(request.user.key, request.standing.roles, request.now, acting=acting)


def is_inside(request: AskedAbout) -> bool:
    """Whether who asks works on what the agency does; others are told what may leave it."""
    return not CONTENT_ROLES.isdisjoint(request.standing.roles)


def assessment_of(request: AskedAbout, year: int) -> Assessment:
    """The year as this agency has opened it."""
    found = queries.assessment_of(request.agency, year)
    if found is None:
        raise Http404
    return found


View = Callable[..., HttpResponseBase]


def with_rules(view: View) -> View:
    """Where nobody has the rules of a result any more, its page says so instead."""

    @wraps(view)
    def answered(request: AskedAbout, agency: str, year: int, **more: Any) -> HttpResponseBase:
        try:
            return view(request, agency, year, **more)
        except Refused as refused:
            if any(each.code != "rules-not-kept" for each in refused.problems):
                raise
            say_why(request, refused)
            return redirect("assessments:year", agency, year)

    return answered
