"""Slip, receipts and letters of a case, as pages to print and as files: for officers, for whoever
has the code, and for whoever works there and brought it.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from prongsai.apps.accounts.asking import Asked
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import actions, bridge, paper_files, papers, queries
from prongsai.apps.cases import own as owning
from prongsai.apps.cases.models import Case
from prongsai.apps.cases.paper_files import FORMS, Handed
from prongsai.apps.cases.papers import Paper
from prongsai.apps.cases.views.asked import Looked, to_case, with_case
from prongsai.apps.cases.views.own import gone
from prongsai.apps.cases.views.public import shown, stranger
from prongsai.apps.look.downloads import download
from prongsai.apps.look.words import phrase
from prongsai.core.terms.receipt_code import written_code


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
    made = papers.paper(found.row, found.folder, event)
    if form := _form(request):
        return _file(request, found.row, made, form)
    facts = {"case": found.row, "office": found.row.agency, "paper": made,
             "event": event.number}  # fmt: skip
    return render(request, "cases/paper.html", facts)


@require_POST
def mine(request: AskedAbout, agency: str, own: str) -> HttpResponse:
    """What goes to whoever works there and brought it; it is his own, and leaves no line."""
    row = owning.case_of(request.agency, own, request.user.key)
    if row is None:
        return gone(request, agency, own)
    folder = bridge.folder_of(row)
    event = papers.event_of(folder, request.POST.get("event", ""), outside=True)
    if event is None:
        return redirect("cases:own", agency, own)
    made = papers.paper(row, folder, event)
    if form := _form(request):
        return _file(request, row, made, form)
    facts = {"case": row, "office": row.agency, "paper": made, "event": event.number,
             "mine": True}  # fmt: skip
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
    made = papers.paper(case, folder, event)
    if form := _form(request):
        return _file(request, case, made, form)
    facts: dict[str, Any] = {"case": case, "paper": made, "code": request.POST["code"],
                             "event": event.number}  # fmt: skip
    return shown(request, agency, "cases/public_paper.html", **facts)


@require_POST
@sensitive_post_parameters()
@stranger
def slip(request: Asked, agency: Agency) -> HttpResponse:
    """The slip as a file, for whoever has its code: the citizen, or who entered it for him."""
    code = request.POST.get("code", "")
    case = queries.of_code(agency, code)
    if case is None:
        return redirect("cases:follow", agency.key)
    address = request.build_absolute_uri(reverse("cases:follow", args=[agency.key]))
    handed = Handed(case, bridge.folder_of(case), written_code(code), address)
    form = _form(request) or FORMS[0]
    content = paper_files.slip(agency, handed, request.now, request.today, form)
    return download(paper_files.name(phrase("public.slip"), case, form), content)


def _form(request: HttpRequest) -> str:
    """The form of file that is asked for; none where the page is."""
    asked = request.POST.get("form", "")
    return asked if asked in FORMS else ""


def _file(request: Asked | AskedAbout, case: Case, made: Paper, form: str) -> HttpResponse:
    content = paper_files.paper(case.agency, made, request.today, form)
    return download(paper_files.name(made.title, case, form), content)
