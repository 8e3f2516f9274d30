"""The checklists of an agency: the year's list, who owes what, and the windows."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.queries import assessment_of, years_of
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.disclosure import actions, beginning, bridge, queries
from prongsai.apps.disclosure.forms import Assigning, Windows
from prongsai.apps.disclosure.sheet import FILTERS, grouped, narrowed, sheet_of
from prongsai.apps.disclosure.views.asked import checklist_of, told, worker_of
from prongsai.apps.look.form_pages import GET_POST, say_why
from prongsai.apps.look.words import phrase
from prongsai.core.disclosure.entries import State
from prongsai.core.terms.problem import Refused


@require_safe
def years(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """All years with a checklist, and those that one can be begun for."""
    rows = queries.checklists(request.agency)
    begun = {row.year for row in rows}
    opened = [each.assessment.year for each in years_of(request.agency)]
    facts = {
        "rows": [(row, queries.state_of(row)) for row in rows],
        "open": [year for year in opened if year not in begun and year >= max(begun, default=0)],
        "older": [year for year in opened if year not in begun and year < max(begun, default=0)],
    }
    return render(request, "disclosure/years.html", facts)


@GET_POST
@told
def begin(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """What would be carried over, and beginning with it."""
    if queries.checklist_of(request.agency, year) is not None:
        return redirect("disclosure:checklist", agency, year)
    if assessment_of(request.agency, year) is None:
        raise Http404
    try:
        if request.method == "POST":
            beginning.begin(request.agency, year, doer_of(request))
            messages.success(request, phrase("checklist.begun"))
            return redirect("disclosure:checklist", agency, year)
        coming = beginning.ahead(request.agency, year)
    except Refused as refused:
        say_why(request, refused)
        return redirect("disclosure:years", agency)
    new = [code for code in coming.asked if code not in coming.taken]
    facts = {"coming": coming, "new": new, "window": bridge.of_rules(coming.pack, "disclosure")}
    return render(request, "disclosure/begin.html", facts)


@require_safe
@told
def checklist(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """The year's items by sub-indicator; what it is narrowed to stays in the address."""
    found = checklist_of(request, year)
    sheet = sheet_of(found, worker_of(request), request.today)
    wish = request.GET.get("show", "")
    wish = wish if wish in FILTERS else "all"
    shown = narrowed(sheet.lines, wish)
    facts = {
        "checklist": found, "sheet": sheet, "wish": wish, "shown": len(shown),
        "filters": [(each, len(narrowed(sheet.lines, each))) for each in FILTERS],
        "groups": grouped(sheet.pack, shown), "phase": sheet.window.phase(request.today),
        "left": sheet.window.left(request.today), "step": sheet.whole.approval.next,
        "back": sheet.whole.approval.returned,
        "submissions": queries.submissions(found) if found.acts else (),
        "judged": sheet.whole.counts[State.ACCEPTED] == len(sheet.lines),
    }  # fmt: skip
    return render(request, "disclosure/checklist.html", facts)


@GET_POST
@told
def assign(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Who owes what, all items on one page."""
    found = checklist_of(request, year)
    sheet = sheet_of(found, worker_of(request), request.today)
    people = queries.owing(request.agency, request.today)
    form = Assigning(sheet.lines, queries.divisions(request.agency), people, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.assign(found, form.owed, doer_of(request))
        messages.success(request, phrase("form.saved"))
        return redirect("disclosure:checklist", agency, year)
    facts = {"checklist": found, "form": form, "sheet": sheet}
    return render(request, "disclosure/assign.html", facts)


@GET_POST
@told
def windows(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """The windows of submission and appeal."""
    found = checklist_of(request, year)
    initial = {name: getattr(found, name) for name in actions.WINDOWS}
    form = Windows(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.set_windows(found, form.cleaned_data, doer_of(request))
        messages.success(request, phrase("form.saved"))
        return redirect("disclosure:checklist", agency, year)
    pack = bridge.pack_of(found)
    facts = {
        "checklist": found, "form": form, "rules": bridge.of_rules(pack, bridge.SUBMITTING),
        "appeal": bridge.of_rules(pack, bridge.APPEALING),
    }  # fmt: skip
    return render(request, "disclosure/windows.html", facts)
