"""The copy sheet: field by field what the national form on plans asks, to be copied there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.look.wishes import whole, year_in
from prongsai.apps.look.words import digits, phrase
from prongsai.apps.measures import bridge, queries
from prongsai.apps.measures.figures import value_said
from prongsai.apps.measures.follow_words import choices, shown
from prongsai.apps.measures.models import Report
from prongsai.core.follow_up.report import ReportState
from prongsai.core.terms.baht import money_in_table
from prongsai.core.terms.dates import shown_date

SHOWN = 20
"""Reports on one page: each has a dozen texts."""
ACCEPTED = (ReportState.ACCEPTED.value, ReportState.NOTED.value)


@dataclass(frozen=True, slots=True)
class Copy:
    """One report as the fields of the form."""

    key: str
    title: str
    unit: str
    fields: list[tuple[str, str, str]]
    """Id on the page, label, text."""


@require_safe
def copy_sheet(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Accepted reports of a period by measure; what is not accepted is not told outside."""
    year = year_in(request.GET, request.today)
    found = [
        each for each in queries.reports_of_year(request.agency, year) if each.state in ACCEPTED
    ]
    found.sort(key=lambda each: (each.measure.place, each.unit_name, each.period))
    periods = [(key, name) for key, name in choices("period")
               if any(each.period == key for each in found)]  # fmt: skip
    known = [key for key, _ in periods]
    period = request.GET.get("period", "")
    period = period if period in known else (known[-1] if known else "")
    rows = [each for each in found if each.period == period]
    after = whole(request.GET.get("after"))
    facts = {
        "year": year, "years": sorted({year, *queries.years_with(request.agency)}, reverse=True),
        "period": period, "periods": periods, "count": len(rows),
        "rows": [_copy(each) for each in rows[after : after + SHOWN]],
        "more": after + SHOWN if after + SHOWN < len(rows) else 0,
    }  # fmt: skip
    return render(request, "measures/follow_copy.html", facts)


def _copy(row: Report) -> Copy:
    said = [(f"{row.key}-{name}", phrase(f"sheet.{name}"), text) for name, text in _said(row)]
    return Copy(row.key, row.measure.title, row.unit_name, said)


def _said(row: Report) -> Iterator[tuple[str, str]]:
    """The fields in the order of the form; one that says nothing is left out."""
    told = bridge.report(row)
    days = [shown_date(each) for each in (row.began, row.ended) if each]
    proofs = [" ".join(filter(None, (each.title, each.address))) for each in told.proofs]
    reason = shown("reason", row.reason) if row.reason else ""
    pairs = (
        ("measure", row.measure.title), ("unit", row.unit_name),
        ("period", shown("period", row.period)), ("status", shown("progress", row.progress)),
        ("reason", f"{reason} {row.reason_said}".strip()), ("percent", digits(str(row.percent))),
        ("done", row.done), ("days", digits(" – ".join(days))),
        ("spent", "" if row.spent is None else digits(money_in_table(row.spent))),
        ("result", value_said(told.result, row.measure.success_unit)),
        ("obstacles", row.obstacles),
        ("recommendation", row.recommendation), ("proofs", "\n".join(proofs)),
    )  # fmt: skip
    return ((name, text) for name, text in pairs if text)
