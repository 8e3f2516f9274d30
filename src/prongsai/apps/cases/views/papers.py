"""Receipts and letters of a case, as pages to print: for officers, and for whoever has the code."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import actions, bridge, papers, queries
from prongsai.apps.cases.views.asked import Looked, to_case, with_case
from prongsai.apps.cases.views.public import shown, stranger


@require_POST
@with_case
def inside(request: AskedAbout, found: Looked) -> HttpResponse:
    """It names whoever brought the case, so that looking at it leaves a line; back to the case
    where there is none.
    """
    event = papers.event_of(found.folder, request.POST.get("event", ""), outside=False)
    if event is None or not found.works:
        return to_case(found)
    actions.look_at_people(found.row, found.who.actor.who, request.now)
    facts = {"case": found.row, "office": found.row.agency,
             "paper": papers.paper(found.row, found.folder, event)}  # fmt: skip
    return render(request, "cases/paper.html", facts)


@require_POST
@sensitive_post_parameters()
@stranger
def outside(request: Asked, agency: Agency) -> HttpResponse:
    """The same for whoever has the code; without it back to where one is asked for."""
    case = queries.of_code(agency, request.POST.get("code", ""))
    if case is None:
        return redirect("cases:follow", agency.key)
    folder = bridge.folder_of(case)
    event = papers.event_of(folder, request.POST.get("event", ""), outside=True)
    if event is None:
        return redirect("cases:follow", agency.key)
    facts: dict[str, Any] = {"case": case, "paper": papers.paper(case, folder, event),
             "code": request.POST["code"]}  # fmt: skip
    return shown(request, agency, "cases/public_paper.html", **facts)
