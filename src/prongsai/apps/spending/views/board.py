"""How the year stands; beginning one; its settings."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, add_errors
from prongsai.apps.look.wishes import year_in
from prongsai.apps.look.words import language, phrase, sentence
from prongsai.apps.spending import actions, bridge
from prongsai.apps.spending.chart import by_quarter
from prongsai.apps.spending.forms import SettingsForm, units_for
from prongsai.apps.spending.views.asked import Work, asked_work, begun_or_not, years_of
from prongsai.core.spending.checking import findings
from prongsai.core.spending.standing import grouped, standings, total
from prongsai.core.spending.year import QUARTERS, months_of, quarter_of
from prongsai.core.terms.dates import Month
from prongsai.core.terms.problem import Refused

SHOWN = 20
"""Findings on the page; the table of the plan has them all."""


@require_safe
def board(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Plan, present budget and what was disbursed, by quarter, by division and by source."""
    year = year_in(request.GET, request.today)
    begun, work = begun_or_not(request, year)
    facts: dict[str, object] = {
        "year": year, "years": years_of(request, year, begun), "work": work,
    }  # fmt: skip
    if work is None:
        facts["before"] = (year - 1) in begun
    else:
        facts |= _standing(request, work)
    return render(request, "spending/board.html", facts)


def _standing(request: AskedAbout, work: Work) -> dict[str, object]:
    found = standings(work.book.year)
    sums, until = total(found), _until(request, work.book.row.year)
    wrong = list(findings(work.book.year, request.today))
    sources = dict(words_said("source"))
    paid = [each for each in found if each.line.source or each.line.budget is not None]
    return {
        "sums": sums, "lines": len(found), "chart": by_quarter(sums, until),
        "quarters": [
            (each, sums.planned_by(each), sums.spent_by(each), sums.share_of_plan(each),
             sums.share(each), each <= until)
            for each in QUARTERS
        ],
        "units": [
            (work.units.name(key), each)
            for key, each in grouped(found, lambda line: line.unit).items()
        ],
        "sources": [
            (sources.get(key, ""), each)
            for key, each in grouped(paid, lambda line: line.source).items()
        ],
        "findings": [_finding(work, each) for each in wrong[:SHOWN]], "more": wrong[SHOWN:],
        "errors": work.book.errors,
    }  # fmt: skip


def words_said(name: str) -> list[tuple[str, str]]:
    return [(key, said.said(language())) for key, said in bridge.template().words[name].items()]


def _finding(work: Work, problem: object) -> tuple[str, str, str]:
    """The key and title of the line, and what is told of it."""
    place = int(problem.place.path.split("/")[1])  # type: ignore[attr-defined]
    line = work.book.year.lines[place]
    return work.book.lines[line.key].key, line.title, sentence(problem)  # type: ignore[arg-type]


def _until(request: AskedAbout, year: int) -> int:
    """The quarter that has begun; 0 before the year, 4 after it."""
    now = Month.of(request.today)
    return max((quarter_of(each) for each in months_of(year) if each <= now), default=0)


@require_POST
def begin(request: AskedAbout, agency: str) -> HttpResponse:
    """An empty year, or one with the lines of the year before."""
    year = year_in(request.POST, request.today)
    carry = request.POST.get("how") == "carry"
    actions.begin(request.agency, year, doer_of(request), carry=carry)
    messages.success(request, phrase("spending.begun"))
    return redirect(reverse("spending:lines", args=[agency], query={"year": year}))


@GET_POST
def settings(request: AskedAbout, agency: str) -> HttpResponse:
    """Who keeps the books, and how many entries of a month are looked at."""
    work = asked_work(request)
    row = work.book.row
    begun = {"size": row.size, "keeper": row.keeper, "seen": row.revision}
    form = SettingsForm(request.POST or None, initial=begun, units=units_for(work.units))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("size", "keeper")}
        try:
            actions.write(row, said, doer_of(request), seen=form.cleaned_data["seen"] or 0)
        except Refused as refused:
            form.beside({"size": row.size, "keeper": row.keeper}, row.revision)
            add_errors(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect(reverse("spending:board", args=[agency], query={"year": row.year}))
    return render(request, "spending/settings.html", {"form": form, "year": row.year})
