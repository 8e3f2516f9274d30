"""How many reports there were: on the page, as a table, as a paper."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.look.downloads import download, form_asked, table
from prongsai.apps.look.form_pages import say_why
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import language, phrase
from prongsai.apps.papers.queries import given_of
from prongsai.apps.sealed import reports
from prongsai.apps.sealed.reports import Counted
from prongsai.apps.sealed.views.asked import doer_of
from prongsai.core.documents.sealed_papers import COLUMNS, TIMELY, YEAR
from prongsai.core.sealed.limits import Limit
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Refused

YEARS = 4


@require_safe
def counts(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - of the address
    """Numbers that may be published, none said in words."""
    year, found = _counted(request, request.GET.get("year", ""))
    now = FiscalYear.of(request.today).year
    facts = {
        "year": year, "counts": found.counts, "none": found.year.is_none,
        "by_clock": _by_clock(found.clock),
        "years": range(now, now - YEARS, -1), "heads": _heads(COLUMNS),
        "timely": _heads(TIMELY), "once": new_key(),
        "kinds": list(reports.PAPERS), "papers": given_of(request.agency, reports.of(year)),
    }  # fmt: skip
    return render(request, "sealed/counts.html", facts)


@require_safe
def counts_file(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - of the address
    form = form_asked(request)
    year, found = _counted(request, request.GET.get("year", ""))
    rows: list[list[object]] = [[phrase("sealed.period"), *_heads(COLUMNS + TIMELY[1:])]]
    rows += [
        [each.period.label.said(language()), *each.shown, *each.timely[1:]] for each in found.counts
    ]
    if found.year.is_none:
        rows.append([phrase("sealed.none_said", year=year)])
    rows.append([_by_clock(found.clock)])
    name = phrase("sealed.counts_name", year=year)
    return download(f"{name}.{form}", table(phrase("sealed.counts"), rows, form))


@require_POST
def counts_paper(request: AskedAbout, agency: str) -> HttpResponse:
    """A draft that says them; pressed twice it is one."""
    year, _ = _counted(request, request.POST.get("year", ""))
    kind = request.POST.get("kind") or YEAR
    if kind not in reports.PAPERS:
        raise Http404
    once = request.POST.get("once", "")[:32]
    try:
        paper = reports.draft(request.agency, year, kind, doer_of(request), once)
    except Refused as refused:
        say_why(request, refused)
        return redirect("sealed:counts", agency)
    messages.success(request, phrase("sealed.paper_drafted"))
    return redirect("papers:paper", agency, paper.key)


def _heads(columns: Iterable[str]) -> list[str]:
    return [phrase(f"sealed.count_{each}") for each in columns]


def _by_clock(clock: Limit) -> str:
    """By what something was in time: the clock and its days."""
    title = clock.title.said(language())
    if not isinstance(clock.length, int):
        return phrase("sealed.by_clock_unset", clock=title)
    days = "sealed.by_clock_working" if clock.working else "sealed.by_clock"
    return phrase(days, clock=title, days=clock.length)


def _counted(request: AskedAbout, asked: str) -> tuple[int, Counted]:
    now = FiscalYear.of(request.today).year
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else now  # noqa: PLR2004
    if not now - YEARS < year <= now:
        raise Http404
    return year, reports.counted(request.agency, year, request.today)
