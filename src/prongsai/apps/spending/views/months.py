"""The twelve months; entering one for a division; correcting an entry."""

from __future__ import annotations

from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, add_beside
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.words import phrase
from prongsai.apps.spending import entering
from prongsai.apps.spending.entering import Paid
from prongsai.apps.spending.forms import CorrectForm, EntriesForm
from prongsai.apps.spending.models import Line
from prongsai.apps.spending.views.asked import (
    Work,
    entry_of,
    month_of,
    month_work,
    named,
    not_yours,
    work_of_last_month,
    years_of,
)
from prongsai.core.spending.months import standing_at
from prongsai.core.spending.standing import standings
from prongsai.core.terms.dates import Month
from prongsai.core.terms.problem import Refused


@require_safe
def months(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """What each month comes to, and how far it is."""
    last = Month.of(request.today.replace(day=1))
    work = work_of_last_month(request)
    book = work.book
    lines = []
    for each in book.year.months:
        if each <= last:
            entries = list(book.year.entries_in(each))
            total = sum((one.amount for one in entries), Decimal("0.00"))
            row = book.months.get(each)
            seen = sum(key in book.verdicts for key in row.sample) if row else 0
            lines.append((each, named(each), len(entries), total, row, seen))
    year = book.row.year
    facts = {
        "lines": lines, "year": year, "years": years_of(request, year, work.begun),
        "errors": book.errors, "now": last,
    }  # fmt: skip
    return render(request, "spending/months.html", facts)


@GET_POST
def month(request: AskedAbout, agency: str, month: str) -> HttpResponse:
    """All lines of a division on one page, a field for each; what is sent is entered at once."""
    when, work = month_work(request, month)
    unit = request.GET.get("unit", "")
    rows = _rows(work, unit)
    is_open = when not in work.book.closed and when <= Month.of(request.today)
    form = EntriesForm(rows if is_open else [], request.POST or None, initial={"token": new_key()})
    if request.method == "POST" and form.is_valid() and _entered(request, work, when, form):
        here = reverse("spending:month", args=[agency, month], query={"unit": unit})
        return redirect(here)
    found = {each.line.key: each for each in standings(work.book.year)}
    facts = {
        "when": when, "month": month, "year": work.book.row.year, "unit": unit, "form": form,
        "open": is_open, "closed": work.book.months.get(when),
        "pairs": [
            (row, amount, says, found[row.code].months.get(when), found[row.code].sums)
            for row, amount, says in form.pairs
        ],
        "units": _units(work), "entries": [
            (each, work.book.lines[each.line], work.units.name(work.book.lines[each.line].unit))
            for each in work.book.year.entries_in(when)
            if not unit or work.book.lines[each.line].unit == unit
        ],
    }  # fmt: skip
    return render(request, "spending/month.html", facts)


def _rows(work: Work, unit: str) -> list[Line]:
    """Lines that whoever asks enters for, of one division where that is chosen."""
    rows = [each for each in work.book.lines.values() if work.reach.covers(each.unit)]
    return [each for each in rows if not unit or each.unit == unit]


def _units(work: Work) -> list[tuple[str, str]]:
    """Divisions that have lines, in the order of the plan."""
    keys = dict.fromkeys(each.unit for each in work.book.year.lines if each.unit)
    return [(key, work.units.name(key)) for key in keys]


def _entered(request: AskedAbout, work: Work, when: Month, form: EntriesForm) -> bool:
    said = form.cleaned_data
    paid = [
        Paid(row.key, said[f"amount-{row.key}"], said[f"says-{row.key}"])
        for row in form.lines
        if said[f"amount-{row.key}"] is not None
    ]
    if not paid:
        form.add_error(None, phrase("spending.nothing_entered"))
        return False
    token = said["token"] or new_key()
    try:
        count = entering.enter(work.book.row, when, paid, work.reach, doer_of(request), token)
    except Refused as refused:
        add_beside(form, refused)
        return False
    messages.success(request, phrase("spending.entered", count=count or len(paid)))
    return True


@GET_POST
def correct(request: AskedAbout, agency: str, entry: str) -> HttpResponse:
    """An entry that was wrong: what is right, in which open month that stands, and why."""
    row, work = entry_of(request, entry)
    if not work.reach.covers(row.line.unit):
        return not_yours(request, row.line)
    values = {each.key: each for each in work.book.year.entries}
    first = values[values[entry].corrects or entry]
    last = Month.of(request.today)
    still = [
        each for each in work.book.year.months if each <= last and each not in work.book.closed
    ]
    now = standing_at(first, work.book.year.entries)
    begun = {"token": new_key(), "amount": now, "month": named(_best(still, first.month))}
    form = CorrectForm(request.POST or None, initial=begun, months=still)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            entering.correct(
                row, said["amount"], month_of(said["month"]), said["why"], work.reach,
                doer_of(request), said["token"],
            )  # fmt: skip
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("spending.corrected"))
            return redirect("spending:line", agency, row.line.key)
    facts = {
        "form": form, "entry": first, "row": row, "now": now, "still": still,
        "verdict": work.book.verdicts.get(first.key), "year": work.book.row.year,
    }  # fmt: skip
    return render(request, "spending/correct.html", facts)


def _best(still: list[Month], own: Month) -> Month:
    """Its own month as long as that is open, else the latest."""
    return own if own in still or not still else still[-1]
