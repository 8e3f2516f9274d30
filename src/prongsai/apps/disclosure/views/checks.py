"""The pre-audit of a checklist: every address with its verdict, its last weeks, and rulings."""

from __future__ import annotations

from collections import Counter

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.disclosure import queries, watching
from prongsai.apps.disclosure.availability import SINCE, of_addresses, of_sites
from prongsai.apps.disclosure.forms_checks import RulingForm
from prongsai.apps.disclosure.models import Evidence
from prongsai.apps.disclosure.sheet import Sheet, line_of, sheet_of
from prongsai.apps.disclosure.views.asked import checklist_of, piece_of, told, worker_of
from prongsai.apps.disclosure.working import Worker
from prongsai.apps.look.form_pages import GET_POST, add_errors, say_why
from prongsai.apps.look.words import phrase
from prongsai.core.preaudit.verdict import Verdict
from prongsai.core.terms.problem import Refused

WORDS = ("broken", "unsure", "waiting", "none", "fine")
"""What may be said of an address, the most urgent first."""


@GET_POST
@told
def checks(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Every address with what was seen; what is sent asks for a look at all."""
    found, worker = checklist_of(request, year), worker_of(request)
    if request.method == "POST":
        number = watching.ask_for_all(found, worker)
        key = "checks.asked" if number else "checks.asked_already"
        messages.success(request, phrase(key, number=number))
        return redirect("disclosure:checks", agency, year)
    sheet = sheet_of(found, worker, request.today)
    wish = request.GET.get("show", "")
    wish = wish if wish in WORDS else "all"
    counts = Counter(proof.seen.word for _, proof in sheet.proofs)
    rows = [each for each in sheet.proofs if wish in ("all", each[1].seen.word)]
    facts = {
        "checklist": found, "sheet": sheet, "wish": wish, "last": _last(sheet),
        "rows": sorted(rows, key=lambda each: WORDS.index(each[1].seen.word)),
        "filters": [("all", len(sheet.proofs)), *((each, counts[each]) for each in WORDS)],
        "counts": counts, "off": not settings.WEB_CHECKS, "demo": settings.DEMONSTRATION,
    }  # fmt: skip
    return render(request, "disclosure/checks.html", facts)


def _last(sheet: Sheet) -> object:
    """When the latest look was."""
    rows = [proof.seen.row for _, proof in sheet.proofs if proof.seen.known]
    return max((row.at for row in rows if row and row.at), default=None)


@require_safe
@told
def availability(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """Sites and addresses in the last four weeks."""
    found = checklist_of(request, year)
    sheet = sheet_of(found, worker_of(request), request.today)
    glances = queries.looks_of(found, request.now - SINCE)
    facts = {
        "checklist": found, "sites": of_sites(glances, request.today),
        "addresses": of_addresses(sheet, glances, request.today),
    }  # fmt: skip
    return render(request, "disclosure/availability.html", facts)


@GET_POST
@told
def ruling(request: AskedAbout, agency: str, year: int, item: str, evidence: str) -> HttpResponse:
    """Say against a verdict, with a reason; or take that back."""
    row, worker = piece_of(request, year, item, evidence), worker_of(request)
    line, _ = line_of(row.item, worker, request.today)
    proof = next(each for each in line.proofs if each.row.pk == row.pk)
    machine = proof.seen.machine
    if machine is None or request.POST.get("do") == "withdraw":
        return _withdrawn(request, row, worker)
    form = RulingForm(machine, request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            watching.overrule(row, worker, Verdict(said["verdict"]), said["reason"])
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("ruling.done"))
            return redirect("disclosure:item", agency, year, item)
    facts = {"checklist": row.item.checklist, "item": row.item, "proof": proof, "form": form}
    return render(request, "disclosure/ruling.html", facts)


def _withdrawn(request: AskedAbout, row: Evidence, worker: Worker) -> HttpResponse:
    try:
        watching.withdraw(row, worker)
        messages.success(request, phrase("ruling.withdrawn"))
    except Refused as refused:
        say_why(request, refused)
    page = (row.item.checklist.agency.key, row.item.checklist.year, row.item.code)
    return redirect("disclosure:item", *page)
