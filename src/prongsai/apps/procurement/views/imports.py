"""Bringing in a table: pasted or handed in, looked over, and only then entered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.pasting import SHOWN, TableForm, wrong
from prongsai.apps.look.wishes import year_in
from prongsai.apps.look.words import digits, language, phrase
from prongsai.apps.procurement import bridge, importing
from prongsai.apps.procurement.views.purchases import years_of
from prongsai.core.procurement.importing import Layout
from prongsai.core.procurement.matching import Plan
from prongsai.core.procurement.purchase import Purchase as Value
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.dates import Style, shown_date
from prongsai.core.terms.problem import Refused
from prongsai.workshop.sheets import Rows, carried

_WHOLE_COLUMN = 3
"""Digits of a column's place at most."""


@GET_POST
def bring_in(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - as elsewhere
    """Look a table over, say what its columns mean where that isn't clear, enter it."""
    asked = request.POST if request.method == "POST" else request.GET
    year = year_in(asked, request.today)
    form = TableForm(request.POST or None, request.FILES or None)
    facts = {"form": form, "year": year, "years": years_of(request, year)}
    if request.method != "POST" or not form.is_valid():
        return render(request, "procurement/import.html", facts)
    try:
        rows = form.rows
        if request.POST.get("do") in ("enter", "clean"):
            return _entered(request, rows, year)
        said = _told(request.POST)
        layout, plan = importing.planned(request.agency, rows, said, year)
    except Refused as refused:
        add_errors(form, refused)
        return render(request, "procurement/import.html", facts)
    facts = _facts(rows, said, layout, plan, year)
    return render(request, "procurement/import_plan.html", facts)


def _told(asked: Mapping[str, str]) -> dict[int, str]:
    """What somebody said the columns mean."""
    fields = _fields()
    found = {}
    for name, key in asked.items():
        place = name.removeprefix("column_")
        if name != place and place.isdigit() and len(place) <= _WHOLE_COLUMN and key in fields:
            found[int(place)] = key
    return found


def _fields() -> dict[str, str]:
    """What a column may mean, by how it is said."""
    known = bridge.frame()
    keys = dict.fromkeys([*known.list_columns, *known.monthly_columns])
    return {key: phrase(f"purchase.{key}") for key in keys if key != "place"}


def _entered(request: AskedAbout, rows: Rows, year: int) -> HttpResponse:
    said = _told(request.POST)
    try:
        done = importing.bring_in(
            request.agency, rows, said, year, doer_of(request),
            only_clean=request.POST["do"] == "clean",
        )  # fmt: skip
    except Refused as refused:
        say_why(request, Refused(refused.problems[:3]))
        layout, plan = importing.planned(request.agency, rows, said, year)
        facts = _facts(rows, said, layout, plan, year)
        return render(request, "procurement/import_plan.html", facts)
    counts = {"new": len(done.new), "changed": len(done.changed), "same": done.same}
    messages.success(request, phrase("intake.done", **counts))
    there = reverse("procurement:register", args=[request.agency.key], query={"year": year})
    return redirect(there)


def _facts(
    rows: Rows, said: Mapping[int, str], layout: Layout, plan: Plan, year: int
) -> dict[str, object]:
    fields, shown = _fields(), plan.changed[:SHOWN]
    told = {place: key for place, key in layout.columns.items() if key in fields}
    return {
        "table": carried(rows), "year": year, "plan": plan, "fields": fields,
        "unknown": layout.unknown,
        "told": [(place, key) for place, key in told.items() if place in said],
        "understood": [(layout.headings[place], fields[key]) for place, key in told.items()],
        **wrong(plan.problems),
        "changes": [(before, list(_changes(before, after))) for before, after in shown],
        "coming": len(plan.new) + len(plan.changed),
    }  # fmt: skip


def _changes(before: Value, after: Value) -> Iterator[tuple[str, str, str]]:
    for key, label in _fields().items():
        was, is_now = getattr(before, key), getattr(after, key)
        if was != is_now:
            yield label, _shown(key, was), _shown(key, is_now)


def _shown(key: str, value: object) -> str:
    """A value as the page of a change says it."""
    known = bridge.frame()
    choices = {"method": known.methods, "stage": known.stages, "budget_kind": known.budgets}
    if key in choices:
        return choices[key][str(value)].name.said(language()) if value else "–"
    if isinstance(value, Decimal):
        return digits(money_in_table(value))
    if isinstance(value, dt.date):
        return digits(shown_date(value, Style.SHORT, language()))
    if isinstance(value, tuple):
        return ", ".join(bid.bidder for bid in value) or "–"
    return digits(str(value)) if value else "–"
