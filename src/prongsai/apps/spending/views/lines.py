"""The table of the plan, and one line with all that belongs to it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.downloads import download
from prongsai.apps.look.form_pages import GET_POST, add_beside, say_why
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import phrase, sentence
from prongsai.apps.spending import actions, bridge
from prongsai.apps.spending.forms import (
    QUARTER_CHOICES,
    ChangeForm,
    LineForm,
    ProgressForm,
    initial,
    units_for,
)
from prongsai.apps.spending.models import Line
from prongsai.apps.spending.views.asked import Work, asked_work, line_of, not_yours, years_of
from prongsai.apps.spending.views.board import words_said
from prongsai.core.spending.checking import line_findings
from prongsai.core.spending.standing import Standing, standings, total
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.thai import look_alike

WRONG = "spending-changed-meanwhile"


@require_safe
def plan(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Every line by division, source and words; the filters stay in the address."""
    work = asked_work(request)
    asked = {name: request.GET.get(name, "") for name in ("unit", "source", "q")}
    found = [each for each in standings(work.book.year) if _fits(each, asked)]
    facts = {
        "year": work.book.row.year, "years": years_of(request, work.book.row.year, work.begun),
        "asked": asked, "sums": total(found),
        "rows": [(work.book.lines[each.line.key], each, work.units.name(each.line.unit))
                 for each in found],
        "units": units_for(work.units), "sources": words_said("source"), "work": work,
    }  # fmt: skip
    return render(request, "spending/lines.html", facts)


def _fits(found: Standing, asked: dict[str, str]) -> bool:
    line = found.line
    for name in ("unit", "source"):
        if asked[name] and getattr(line, name) != asked[name]:
            return False
    said = look_alike(f"{line.key} {line.title}")
    return all(look_alike(word) in said for word in asked["q"][:100].split())


@require_safe
def file(request: AskedAbout, agency: str) -> HttpResponse:
    """The year as the filled template, to be brought in again."""
    work = asked_work(request)
    content = bridge.spending().as_sheets(bridge.named(work.book.year, work.units))
    return download(f"spending-{agency}-{work.book.row.year}.xlsx", content)


def _mine(work: Work) -> list[tuple[str, str]]:
    return units_for(work.units, None if work.reach.whole else work.reach.units)


@GET_POST
def new(request: AskedAbout, agency: str) -> HttpResponse:
    """Another line."""
    work = asked_work(request)
    offered = _mine(work)
    begun = {"token": new_key(), "unit": offered[0][0] if len(offered) == 1 else ""}
    form = LineForm(request.POST or None, initial=begun, units=offered)
    if request.method == "POST" and form.is_valid():
        said = form.said
        if not work.reach.covers(said.unit):
            form.add_error("unit", phrase("spending.of_own_unit"))
        else:
            try:
                token = form.cleaned_data["token"]
                made = actions.add_line(work.book.row, said, doer_of(request), token)
            except Refused as refused:
                add_beside(form, refused)
            else:
                messages.success(request, phrase("spending.added"))
                return redirect("spending:line", agency, made.key)
    return render(request, "spending/new.html", {"form": form, "year": work.book.row.year})


@GET_POST
def line(request: AskedAbout, agency: str, line: str) -> HttpResponse:
    """One line: its plan, its months, money moved, what was done."""
    row, work = line_of(request, line)
    mine = work.reach.covers(row.unit)
    form = LineForm(request.POST or None, initial=initial(row), units=_offered(work, row))
    if request.method == "POST":
        if not mine:
            return not_yours(request, row)
        if form.is_valid() and _saved(request, row, form, work):
            messages.success(request, phrase("form.saved"))
            return redirect("spending:line", agency, line)
    facts = {**_facts(request, row, work), "form": form, "mine": mine}
    return render(request, "spending/line.html", facts)


def _offered(work: Work, row: Line) -> list[tuple[str, str]]:
    """Its own division stays to choose, dissolved or another's."""
    offered = _mine(work)
    if row.unit and row.unit not in dict(offered):
        offered.append((row.unit, work.units.name(row.unit)))
    return offered


def _saved(request: AskedAbout, row: Line, form: LineForm, work: Work) -> bool:
    """Whether it was; if not, the form says why."""
    said = form.said
    if not work.reach.covers(said.unit):
        form.add_error("unit", phrase("spending.of_own_unit"))
        return False
    try:
        actions.change_line(row, said, doer_of(request), seen=form.cleaned_data["seen"] or 0)
    except Refused as refused:
        if any(each.code == WRONG for each in refused.problems):
            row.refresh_from_db()
            form.beside(row)
        add_beside(form, refused)
        return False
    return True


def _facts(request: AskedAbout, row: Line, work: Work) -> dict[str, object]:
    year = work.book.year
    found = next(each for each in standings(year) if each.line.key == row.code)
    half = year.fiscal.halves[0].last < request.today
    told = {each.quarter: each for each in year.progress if each.line == row.code}
    entries = [each for each in year.entries if each.line == row.code]
    return {
        "row": row, "found": found, "sums": found.sums, "year": year.year,
        "unit": work.units.name(row.unit), "closed": work.book.closed,
        "source": dict(words_said("source")).get(row.source, ""),
        "notes": [sentence(each) for each in line_findings(found, "", half_over=half)],
        "entries": [(each, work.book.verdicts.get(each.key)) for each in entries],
        "changes": [each for each in year.changes if each.line == row.code],
        "quarters": [(each, told.get(each), f"w{each}") for each in map(int, QUARTER_CHOICES)],
        "moving": ChangeForm(initial={"token": new_key()}),
    }  # fmt: skip


@require_POST
def remove(request: AskedAbout, agency: str, line: str) -> HttpResponse:
    """Into the recycle bin."""
    row, work = line_of(request, line)
    if not work.reach.covers(row.unit):
        return not_yours(request, row)
    try:
        actions.remove_line(row, doer_of(request))
        messages.success(request, phrase("spending.removed"))
    except Refused as refused:
        say_why(request, refused)
        return redirect("spending:line", agency, line)
    there = reverse("spending:lines", args=[agency], query={"year": work.book.row.year})
    return redirect(there)


@GET_POST
def move(request: AskedAbout, agency: str, line: str) -> HttpResponse:
    """Money moved to the line or away from it."""
    row, work = line_of(request, line)
    form = ChangeForm(request.POST or None, initial={"token": new_key()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.move(row, form.said(row.code), doer_of(request), form.cleaned_data["token"])
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("spending:line", agency, line)
    facts = {"form": form, "row": row, "year": work.book.row.year}
    return render(request, "spending/move.html", facts)


@GET_POST
def progress(request: AskedAbout, agency: str, line: str) -> HttpResponse:
    """What was done by the end of a quarter."""
    row, work = line_of(request, line)
    said = request.GET.get("quarter", "")
    if not work.reach.covers(row.unit):
        return not_yours(request, row)
    if said not in QUARTER_CHOICES:
        return redirect("spending:line", agency, line)
    quarter = int(said)
    known = work.book.progress.get((row.code, quarter))
    names = ("percent", "done", "problems", "suggestions")
    now = {name: getattr(known, name) if known else None for name in names}
    seen = known.revision if known else 0
    form = ProgressForm(request.POST or None, initial={**now, "seen": seen})
    if request.method == "POST" and form.is_valid():
        try:
            told = form.said(row.code, quarter)
            actions.report(row, told, doer_of(request), seen=form.cleaned_data["seen"] or 0)
        except Refused as refused:
            form.beside(now, seen)
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("spending:line", agency, line)
    facts = {"form": form, "row": row, "quarter": quarter, "year": work.book.row.year}
    return render(request, "spending/progress.html", facts)
