"""What every view here begins with: who asks, how far he reaches, and the measure asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.look.form_pages import say_why
from prongsai.apps.measures import queries
from prongsai.apps.measures.bridge import Units
from prongsai.apps.measures.models import Measure
from prongsai.core.access.roles import Role
from prongsai.core.measures.hands import Hand, hand_of
from prongsai.core.terms.problem import Refused

View = Callable[..., HttpResponse]


def hand(request: AskedAbout, units: Units) -> Hand:
    """What the parts of whoever asks allow here today."""
    parts = [each for each in request.parts if each.agency == request.agency.key]
    above = {row.key: units.above(row.key) for row in units.rows}
    return hand_of(((Role(each.role), each.division) for each in parts), above)


def measure_of(request: AskedAbout, key: str) -> Measure:
    found = queries.measure_of(request.agency, key)
    if found is None:
        raise Http404
    return found


def told_why(view: View) -> View:
    """What is refused is said on the page of the measure."""

    @wraps(view)
    def answered(request: AskedAbout, agency: str, measure: str, **more: Any) -> HttpResponse:
        try:
            return view(request, agency, measure, **more)
        except Refused as refused:
            say_why(request, refused)
            return redirect("measures:measure", agency, measure)

    return answered
