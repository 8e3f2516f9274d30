"""What every view here begins with: the checklist or item asked for, and who asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.disclosure import queries
from prongsai.apps.disclosure.models import Checklist, Evidence, Item
from prongsai.apps.disclosure.working import OF_DIVISIONS, Worker
from prongsai.apps.look.form_pages import say_why
from prongsai.core.terms.problem import Refused

View = Callable[..., HttpResponseBase]


def worker_of(request: AskedAbout) -> Worker:
    """Who asks, with the divisions of the part that counts."""
    parts = [part for part in request.parts if part.agency == request.agency.key]
    divisions = {part.division for part in parts if part.role in OF_DIVISIONS and part.division}
    return Worker(doer_of(request), frozenset(divisions))


def checklist_of(request: AskedAbout, year: int) -> Checklist:
    found = queries.checklist_of(request.agency, year)
    if found is None:
        raise Http404
    return found


def item_of(request: AskedAbout, year: int, code: str) -> Item:
    found = queries.item_of(request.agency, year, code)
    if found is None:
        raise Http404
    return found


def piece_of(request: AskedAbout, year: int, code: str, key: str) -> Evidence:
    found = queries.piece_of(item_of(request, year, code), key)
    if found is None:
        raise Http404
    return found


def told(view: View) -> View:
    """What is refused is said at the top of the agency's checklists."""

    @wraps(view)
    def answered(request: AskedAbout, agency: str, *given: Any, **more: Any) -> HttpResponseBase:
        try:
            return view(request, agency, *given, **more)
        except Refused as refused:
            say_why(request, refused)
            return redirect("disclosure:years", agency)

    return answered
