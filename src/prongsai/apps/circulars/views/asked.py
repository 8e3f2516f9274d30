"""What every view here begins with: who asks, and the circular asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.circulars import queries
from prongsai.apps.circulars.bridge import Units, units_of
from prongsai.apps.circulars.models import Circular
from prongsai.apps.circulars.queries import Asker
from prongsai.apps.look.form_pages import say_why
from prongsai.core.terms.problem import Refused, refuse

View = Callable[..., HttpResponse]


def who_asks(request: AskedAbout) -> tuple[Asker, Units]:
    units = units_of(request.agency)
    parts = [each for each in request.parts if each.agency == request.agency.key]
    return queries.asker(request.user.key, parts, request.standing.roles, units), units


def circular_of(request: AskedAbout, key: str, who: Asker) -> Circular:
    """One that whoever asks may read."""
    found = queries.circular_of(request.agency, key)
    if found is None or not who.may_read(found):
        raise Http404
    return found


def handled(request: AskedAbout, key: str, who: Asker) -> Circular:
    """One that is his to prepare or to send."""
    found = circular_of(request, key, who)
    if not who.handles(found):
        raise refuse("circular-not-handled")
    return found


def told_why(view: View) -> View:
    """What is refused is said on the page of the circular, which he who asks may read."""

    @wraps(view)
    def answered(request: AskedAbout, agency: str, circular: str, **more: Any) -> HttpResponse:
        try:
            return view(request, agency, circular, **more)
        except Refused as refused:
            say_why(request, refused)
            return redirect("circulars:circular", agency, circular)

    return answered
