"""When reports are due, and the days that an office keeps of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import rules
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.wishes import year_in
from prongsai.apps.look.words import phrase
from prongsai.apps.measures import follow_days, queries
from prongsai.apps.measures.follow_forms_days import DaysForm
from prongsai.apps.measures.follow_slots import reckoning
from prongsai.apps.measures.follow_words import shown
from prongsai.apps.measures.models import Rhythm
from prongsai.core.follow_up.periods import every_period
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.words import Words


@GET_POST
def rhythm(request: AskedAbout, agency: str) -> HttpResponse:
    """The days, and what they make of this year's last days to report."""
    row = queries.rhythm_of(request.agency)
    form = DaysForm(request.POST or None, row=row)
    if request.method == "POST" and form.is_valid():
        follow_days.keep_days(request.agency, form.kept, doer_of(request))
        messages.success(request, phrase("form.saved"))
        return redirect("measures:rhythm", agency)
    year = FiscalYear(year_in(request.GET, request.today))
    facts = {
        "form": form, "row": row, "year": year.year, "dues": list(_dues(row, year)),
        "holidays": _holidays(row, year),
        "until": reckoning(row, year.year).working_days.known_until,
    }  # fmt: skip
    return render(request, "measures/follow_rhythm.html", facts)


def _dues(row: Rhythm, year: FiscalYear) -> Iterator[tuple[str, Any]]:
    """Until when each period of the year is to be reported."""
    reckoned = reckoning(row, year.year)
    for key, each in every_period(year).items():
        if key[0] != "m":
            due = reckoned.working_days.after(each.period.last, reckoned.days)
            yield shown("period", key), due


def _holidays(row: Rhythm, year: FiscalYear) -> list[tuple[dt.date, str | Words]]:
    """Days of the year on which the office is closed, the shipped ones and its own."""
    shipped = rules.shelf().holidays.holidays
    named = {dt.date.fromisoformat(day): each.name for day, each in shipped.items()}
    closed = reckoning(row, year.year).working_days.holidays
    own = {dt.date.fromisoformat(day): why for day, why in row.closed.items()}
    days = sorted(day for day in closed if year.first <= day <= year.last)
    return [(day, own.get(day) or named[day]) for day in days]
