"""Bringing a file into a year: looked over whole, shown, and only then entered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.pasting import SHOWN
from prongsai.apps.look.words import phrase, sentences
from prongsai.apps.risks import importing, queries
from prongsai.apps.risks.forms_year import FileForm
from prongsai.core.risks.parts import TABLES
from prongsai.core.risks.register import RiskRegister
from prongsai.core.terms.problem import Place, Problem, Refused, Severity
from prongsai.core.terms.thai import look_alike
from prongsai.workshop.risks import as_json, risks_in

_CARRIED = "register.json"


@GET_POST
def bring_in(request: AskedAbout, agency: str) -> HttpResponse:
    """A file is read whole; what is wrong is told by sheet, row and column."""
    if request.method == "POST" and request.POST.get("do") == "enter":
        return _entered(request, agency)
    form = FileForm(request.POST or None, request.FILES or None)
    facts: dict[str, object] = {"form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "risks/import.html", facts)
    given = form.cleaned_data["file"]
    try:
        register, problems = risks_in(given.name, given.read(), shelf())
    except Refused as refused:
        if any(each.place.sheet or each.place.line for each in refused.problems):
            facts |= _faults(refused.problems)
        else:
            add_errors(form, refused, "file")
        return render(request, "risks/import.html", facts)
    return render(request, "risks/import_plan.html", _facts(request, register, problems))


def _faults(problems: tuple[Problem, ...] | list[Problem]) -> dict[str, object]:
    told = [each for each in problems if each.severity is Severity.REFUSED]
    lines = [(_where(each.place), each.place.column, sentences(each)) for each in told[:SHOWN]]
    return {"faults": lines, "more": max(0, len(told) - SHOWN), "count": len(told)}


def _where(place: Place) -> str:
    """Sheet and row, or the line of a text."""
    if place.line:
        return phrase("risk.at_line", line=place.line)
    if not place.row:
        return place.sheet
    return phrase("risk.at_row", sheet=place.sheet, row=place.row)


def _facts(
    request: AskedAbout, register: RiskRegister, problems: list[Problem]
) -> dict[str, object]:
    found = queries.year_of(request.agency, register.fiscal_year)
    held = queries.held(found) if found else None
    plan = importing.planned(held, register)
    if look_alike(register.agency) != look_alike(request.agency.name):
        facts = {"found": register.agency, "agency": request.agency.name}
        problems = [*problems, Problem("risks-other-agency", facts, severity=Severity.WARNING)]
    return {
        "register": register, "held": held, "plan": plan, "carried": as_json(register).decode(),
        "counts": [
            (kind, len(getattr(register, table))) for kind, table in TABLES.items()
        ],
        "warnings": [
            (_where(each.place), each.place.column, sentences(each)) for each in problems[:SHOWN]
        ],
        "locked": held is not None and held.is_locked,
    }  # fmt: skip


def _entered(request: AskedAbout, agency: str) -> HttpResponse:
    """What was shown comes back with the form, and is read and checked once more."""
    try:
        register, _ = risks_in(_CARRIED, request.POST.get("carried", "").encode(), shelf())
        year, plan = importing.bring_in(request.agency, register, doer_of(request))
    except Refused as refused:
        say_why(request, Refused(refused.problems[:3]))
        return redirect("risks:import", agency)
    counts = {"new": len(plan.new), "changed": len(plan.changed), "gone": len(plan.gone)}
    messages.success(request, phrase("risk.imported", **counts))
    return redirect("risks:register", agency, year.year)
