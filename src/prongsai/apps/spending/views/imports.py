"""Bringing in a filled template, or disbursements alone: looked over first, then entered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, say_why
from prongsai.apps.look.pasting import TableForm
from prongsai.apps.look.wishes import whole
from prongsai.apps.look.words import phrase, sentences
from prongsai.apps.spending import importing
from prongsai.apps.spending.forms import PlanFile
from prongsai.apps.spending.importing import Plan
from prongsai.apps.spending.views.asked import Work, asked_work
from prongsai.core.terms.problem import Refused
from prongsai.workshop.sheets import carried as carried_rows
from prongsai.workshop.uploads import Upload

SHOWN = 100
"""Faults and lines on the page of a preview."""


@GET_POST
def bring_in(request: AskedAbout, agency: str) -> HttpResponse:
    """The whole year from its template."""
    work = asked_work(request)
    form = PlanFile(request.POST or None, request.FILES or None)
    facts = {"form": form, "year": work.book.row.year}
    if request.method != "POST":
        return render(request, "spending/import.html", facts)
    carried = request.POST.get("carried", "")
    try:
        if not carried:
            if not form.is_valid():
                return render(request, "spending/import.html", facts)
            file = form.cleaned_data["file"]
            carried = importing.carried(Upload(file.name, file.read()))
        plan = importing.planned(work.book, importing.sheets_in(carried), work.units)
    except Refused as refused:
        return render(request, "spending/import.html", {**facts, **_wrong(refused)})
    if request.POST.get("do") == "enter" and _entered(request, work, plan):
        there = reverse("spending:lines", args=[agency], query={"year": work.book.row.year})
        return redirect(there)
    return render(request, "spending/import_plan.html", _facts(work, plan, carried, "carried"))


@GET_POST
def entries(request: AskedAbout, agency: str) -> HttpResponse:
    """Disbursements from a table, pasted or handed in."""
    work = asked_work(request)
    form = TableForm(request.POST or None, request.FILES or None)
    facts = {"form": form, "year": work.book.row.year}
    if request.method != "POST" or not form.is_valid():
        return render(request, "spending/import_entries.html", facts)
    try:
        rows = form.rows
        plan = importing.of_entries(work.book, rows, work.reach)
    except Refused as refused:
        return render(request, "spending/import_entries.html", {**facts, **_wrong(refused)})
    if request.POST.get("do") == "enter" and _entered(request, work, plan):
        there = reverse("spending:months", args=[agency], query={"year": work.book.row.year})
        return redirect(there)
    shown = _facts(work, plan, carried_rows(rows), "table")
    return render(request, "spending/import_plan.html", shown)


def _wrong(refused: Refused) -> dict[str, object]:
    return {"problems": _placed(refused.problems), "more": max(0, len(refused.problems) - SHOWN)}


def _placed(problems: object) -> list[tuple[str, int | None, str, str]]:
    """Sheet, row and column of each, and how it is mended."""
    found = list(problems)[:SHOWN]  # type: ignore[call-overload]
    return [(p.place.sheet, p.place.row, p.place.column, sentences(p)) for p in found]


def _entered(request: AskedAbout, work: Work, plan: Plan) -> bool:
    seen = whole(request.POST.get("seen", "")) or work.book.row.revision
    try:
        done = importing.bring_in(work.book.row, plan, doer_of(request), seen=seen)
    except Refused as refused:
        say_why(request, Refused(refused.problems[:3]))
        return False
    counts = {"lines": len(done.added), "changed": len(done.changed), "entries": len(done.entries)}
    messages.success(request, phrase("spending.imported", **counts))
    return True


def _facts(work: Work, plan: Plan, carried: str, name: str) -> dict[str, object]:
    found = plan.merged
    return {
        "plan": plan, "found": found, "carried": carried, "name": name,
        "year": work.book.row.year, "seen": work.book.row.revision,
        "problems": _placed(plan.problems), "more": max(0, len(plan.problems) - SHOWN),
        "added": found.added[:SHOWN], "changed": found.changed[:SHOWN],
        "entries": [
            (each, next((one.title for one in found.year.lines if one.key == each.line), ""))
            for each in found.entries[:SHOWN]
        ],
    }  # fmt: skip
