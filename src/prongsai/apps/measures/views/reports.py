"""Reports on a quarter, half a year, a year: looked over, drafted as papers, handed out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.downloads import PRINTS, download
from prongsai.apps.look.form_pages import say_why
from prongsai.apps.look.forms import key_sent
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.wishes import year_in
from prongsai.apps.look.words import digits, phrase
from prongsai.apps.measures import follow_reports, queries
from prongsai.apps.measures.figures import value_said
from prongsai.apps.measures.follow_reports import FORMS, PERIODS, Matter
from prongsai.apps.measures.follow_words import word
from prongsai.apps.papers.queries import READERS, given_of
from prongsai.core.follow_up.periods import every_period
from prongsai.core.follow_up.slots import Slot
from prongsai.core.measures.measure import Measure
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Refused

SHOWN = 100
"""Lines of what is missing: the board shows any others."""


@require_safe
def reports(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """The periods of a year, whether they are over, and the papers made of each."""
    year = year_in(request.GET, request.today)
    known, begun = every_period(FiscalYear(year)), queries.years_with(request.agency)
    papers = given_of(request.agency, f"measures:{year}", drafts=_drafts(request))
    now = FiscalYear.of(request.today).year
    rows = [
        (key, word("period", key), known[key].period, known[key].period.last < request.today,
         [each for each in papers if each.of == follow_reports.made_of(year, key)])
        for key in PERIODS
        if year in begun
    ]  # fmt: skip
    years = sorted({now, *begun}, reverse=True)
    facts = {"year": year, "years": years, "rows": rows}
    return render(request, "measures/follow_reports.html", facts)


def _drafts(request: AskedAbout) -> bool:
    return not READERS.isdisjoint(request.standing.roles)


@require_safe
def report(request: AskedAbout, agency: str, year: int, period: str) -> HttpResponse:  # noqa: ARG001
    """What the report will say, what it comes to, and what is missing in it."""
    matter = _matter(request, year, period)
    found = matter.summary(period)
    papers = given_of(request.agency, follow_reports.made_of(year, period), drafts=_drafts(request))
    missing = list(_missing(matter, found.missing))
    facts = {
        "year": year, "period": period, "name": word("period", period), "summary": found,
        "spent": digits(money_in_table(found.spent)),
        "covers": every_period(FiscalYear(year))[period].period, "token": new_key(),
        "measures": _rows(matter, found.reports), "missing": missing[:SHOWN],
        "missing_count": len(missing), "papers": papers, "forms": FORMS,
    }  # fmt: skip
    return render(request, "measures/follow_report.html", facts)


def _matter(request: AskedAbout, year: int, period: str) -> Matter:
    if period not in PERIODS or year not in queries.years_with(request.agency):
        raise Http404
    return follow_reports.matter_of(request.agency, year, queries.units_of(request.agency))


def _rows(matter: Matter, found: Any) -> list[tuple[Any, str, list[Any], list[Any]]]:
    """Each measure with its latest reports and those that tell a value, in printed order."""
    of: dict[str, list[Any]] = {}
    for each in found:
        of.setdefault(each.measure, []).append((each, word("progress", each.progress.value)))
    return [
        (each, matter.keys[each.key], told, list(_values(each, told)))
        for each in matter.measures
        for told in [of.get(each.key, [])]
    ]


def _values(measure: Measure, told: list[Any]) -> Iterator[tuple[str, str]]:
    """Each unit with what it measured."""
    for each, _ in told:
        if each.result is not None:
            yield each.unit, value_said(each.result, measure.success_unit)


def _missing(matter: Matter, slots: tuple[Slot, ...]) -> Iterator[dict[str, Any]]:
    for slot in slots:
        code, unit = slot.key.measure, slot.key.unit
        yield {
            "title": matter.file.measures[code].title, "measure": matter.keys[code],
            "unit": matter.units[code, unit], "name": unit, "period": slot.period, "due": slot.due,
        }  # fmt: skip


@require_safe
def report_file(request: AskedAbout, agency: str, year: int, period: str) -> HttpResponse:
    """The report as it stands today, to look over; the paper is drafted of it."""
    form = request.GET.get("form", FORMS[0])
    if form not in FORMS:
        raise Http404
    matter = _matter(request, year, period)
    try:
        content = follow_reports.written(matter, period, request.today, form)
    except Refused as refused:
        say_why(request, refused)
        return redirect("measures:reports", agency)
    media = {**PRINTS, "html": "text/html; charset=utf-8"}.get(form, "")
    return download(f"measures-{agency}-{year}-{period}.{form}", content, media)


@require_POST
def report_draft(request: AskedAbout, agency: str, year: int, period: str) -> HttpResponse:
    """The draft of a paper, which goes its own way from desk to desk."""
    matter = _matter(request, year, period)
    key = key_sent(request.POST)
    try:
        paper = follow_reports.draft(request.agency, matter, period, doer_of(request), key)
    except Refused as refused:
        say_why(request, refused)
        return redirect("measures:report", agency, year, period)
    messages.success(request, phrase("reports.drafted"))
    return redirect("papers:paper", agency, paper.key)
