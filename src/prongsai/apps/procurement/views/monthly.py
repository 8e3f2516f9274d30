"""The monthly summaries (สขร.1): which are closed, one as a table, and what parted from it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.wishes import year_in
from prongsai.apps.look.words import phrase
from prongsai.apps.procurement import actions, bridge, queries
from prongsai.apps.procurement.forms import Why
from prongsai.apps.procurement.models import ClosedMonth
from prongsai.apps.procurement.views.purchases import years_of
from prongsai.apps.procurement.wishes import last_month, month_in
from prongsai.core.procurement.checking import blanks
from prongsai.core.procurement.months import agreed_in, months_of, since
from prongsai.core.procurement.public import rows
from prongsai.core.procurement.purchase import Purchase as Value
from prongsai.core.procurement.tallies import Tally, whole
from prongsai.core.terms.dates import Month
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Refused


@dataclass(frozen=True, slots=True)
class Line:
    """One month among the twelve."""

    month: Month
    tally: Tally
    closed: ClosedMonth | None
    parted: int
    """How many purchases parted from what was closed."""
    over: bool
    """Whether it is over, so that its summary is owed."""


def _signed(request: AskedAbout, year: FiscalYear) -> list[Value]:
    found = queries.signed_in(request.agency, year.first, year.last)
    return [bridge.value(each) for each in found]


@require_safe
def months(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """The twelve months of a fiscal year."""
    # In October the months to be closed are those of the year before.
    year = FiscalYear(year_in(request.GET, actions.first_of(last_month(request.today))))
    values, closed = _signed(request, year), queries.closed_months(request.agency, year)
    now = Month.of(request.today)
    lines = [_line(month, values, closed.get(month), now) for month in months_of(year.year)]
    facts = {
        "lines": [each for each in lines if each.month <= now or each.tally.count],
        "year": year.year, "years": years_of(request, year.year),
    }  # fmt: skip
    return render(request, "procurement/months.html", facts)


def _line(month: Month, values: list[Value], closed: ClosedMonth | None, now: Month) -> Line:
    parted = since(bridge.closed(closed), values) if closed else {}
    return Line(month, whole(agreed_in(month, values)), closed, len(parted), month < now)


def _asked(request: AskedAbout) -> Month:
    """The month in the address; the one of today where there is none."""
    return month_in(request.GET) or Month.of(request.today)


@GET_POST
def month(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """The summary of a month as it would be published; sending it closes the month."""
    asked = _asked(request)
    if request.method == "POST":
        try:
            actions.close(request.agency, asked, doer_of(request))
            messages.success(request, phrase("month.closed_done"))
        except Refused as refused:
            say_why(request, refused)
        return _at(request, asked)
    year = FiscalYear.of(actions.first_of(asked))
    return render(request, "procurement/month.html", _facts(request, asked, year))


def _facts(request: AskedAbout, asked: Month, year: FiscalYear) -> dict[str, object]:
    values, known = _signed(request, year), bridge.frame()
    closed = queries.closed_months(request.agency, year).get(asked)
    here = agreed_in(asked, values)
    columns = known.monthly_columns
    return {
        "month": asked, "year": year.year, "closed": closed,
        "by": names([closed.by]).get(closed.by, "") if closed else "",
        "heads": list(columns.values()),
        "rows": [
            (each, list(zip(columns.values(), cells, strict=True)))
            for each, cells in zip(here, rows(here, columns, known), strict=True)
        ],
        "amounts": actions.AMOUNTS,
        "tally": whole(here), "parted": _parted(closed, values),
        "blank": [each for each in here if blanks(each, columns, known)],
        "begun": asked <= Month.of(request.today),
    }  # fmt: skip


def _parted(closed: ClosedMonth | None, values: list[Value]) -> list[tuple[str, str, str]]:
    """Key, name and how it parted, of purchases that the closed summary says otherwise."""
    if closed is None:
        return []
    titles = {**closed.titles, **{each.key: each.title for each in values}}
    found = since(bridge.closed(closed), values)
    return [(key, titles.get(key, key), change.value) for key, change in found.items()]


def _at(request: AskedAbout, asked: Month) -> HttpResponseRedirect:
    month = {"month": f"{asked.year}-{asked.month:02}"}
    return redirect(reverse("procurement:month", args=[request.agency.key], query=month))


@GET_POST
def reopen(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Open a closed month again, and say why."""
    asked = _asked(request)
    form = Why(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.reopen(request.agency, asked, reason, doer_of(request))
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("month.reopened_done"))
            return _at(request, asked)
    year = FiscalYear.of(actions.first_of(asked))
    closed = queries.closed_months(request.agency, year).get(asked)
    facts = {"form": form, "month": asked, "closed": closed, "year": year.year}
    return render(request, "procurement/reopen.html", facts)
