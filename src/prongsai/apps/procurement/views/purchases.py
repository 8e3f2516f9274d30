"""The year's register, and one purchase."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of, is_inside
from prongsai.apps.look.form_pages import GET_POST, add_beside, say_why
from prongsai.apps.look.keys import new_key
from prongsai.apps.look.wishes import year_in
from prongsai.apps.look.words import phrase, sentence
from prongsai.apps.procurement import actions, bridge, queries
from prongsai.apps.procurement.forms import PurchaseForm, choices, initial
from prongsai.apps.procurement.models import Purchase
from prongsai.apps.procurement.wishes import wishes
from prongsai.core.procurement.checking import blanks, faults
from prongsai.core.procurement.public import shown_tax_id
from prongsai.core.terms.fiscal_year import FiscalYear
from prongsai.core.terms.problem import Problem, Refused, Severity

PAGE = 50


@require_safe
def register(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Purchases of a year by stage, method and words; the filters stay in the address."""
    asked, known = wishes(request.GET, request.today), bridge.frame()
    page = queries.page(request.agency, asked.narrowed, asked.after, PAGE)
    facts = {
        "wishes": asked, "page": page, "years": years_of(request, asked.year),
        "stages": choices(known.stages), "methods": choices(known.methods),
        "rows": [(row, known.stages[row.stage], known.methods[row.method]) for row in page.rows],
        "next": asked.but(after=page.more) if page.more else None,
    }  # fmt: skip
    return render(request, "procurement/register.html", facts)


def years_of(request: AskedAbout, asked: int) -> list[int]:
    """Years to choose from, the latest first; this one and the next always."""
    this = FiscalYear.of(request.today).year
    return sorted({*queries.years(request.agency), asked, this, this + 1}, reverse=True)


@GET_POST
def new(request: AskedAbout, agency: str) -> HttpResponse:
    """Another purchase."""
    year = year_in(request.GET, request.today)
    form = PurchaseForm(year, request.POST or None, initial={"token": new_key()})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add(
                request.agency, form.said, doer_of(request), form.cleaned_data["token"]
            )
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("purchase.added"))
            return redirect("procurement:purchase", agency, made.key)
    facts = {"form": form, "year": year}
    return render(request, "procurement/new.html", facts)


def _asked(request: AskedAbout, key: str) -> Purchase:
    found = queries.purchase_of(request.agency, key)
    if found is None:
        raise Http404
    return found


@GET_POST
def purchase(request: AskedAbout, agency: str, purchase: str) -> HttpResponse:
    """One purchase: its form to those who write, what may leave the agency to those above it."""
    row = _asked(request, purchase)
    form = PurchaseForm(row.year, request.POST or None, row=row, initial=initial(row))
    if request.method == "POST" and form.is_valid() and _saved(request, row, form):
        messages.success(request, phrase("form.saved"))
        return redirect("procurement:purchase", agency, purchase)
    said, known = bridge.value(row), bridge.frame()
    inside = is_inside(request)
    facts = {
        "purchase": row, "said": said, "form": form, "inside": inside,
        "tax_id": said.tax_id if inside else shown_tax_id(said, known),
        "stage": known.stages[row.stage], "method": known.methods[row.method],
        "budget_kind": known.budgets.get(row.budget_kind),
        "notes": _notes(row) if inside and request.method != "POST" else (),
        "same": queries.same_number(row),
    }  # fmt: skip
    return render(request, "procurement/purchase.html", facts)


def _saved(request: AskedAbout, row: Purchase, form: PurchaseForm) -> bool:
    """Whether it was; if not, the form says why."""
    try:
        actions.change(row, form.said, doer_of(request), seen=form.cleaned_data["seen"] or 0)
    except Refused as refused:
        if any(each.code == "purchase-changed-meanwhile" for each in refused.problems):
            form.beside(_asked(request, row.key))
        add_beside(form, refused)
        return False
    return True


def _notes(row: Purchase) -> list[tuple[str, str]]:
    """What to look at: the field and what is told of it; blank cells are told together."""
    said, known = bridge.value(row), bridge.frame()
    found = [each for each in faults(said, known) if each.severity is not Severity.REFUSED]
    told = [(_label(each), sentence(each)) for each in found]
    empty = [_label(each) for each in blanks(said, known.list_columns, known)]
    if empty:
        told.append((phrase("purchase.blanks"), ", ".join(empty)))
    return told


def _label(problem: Problem) -> str:
    return phrase(f"purchase.{problem.place.column}")


@require_POST
def remove(request: AskedAbout, agency: str, purchase: str) -> HttpResponse:
    """Into the recycle bin."""
    row = _asked(request, purchase)
    try:
        actions.remove(row, doer_of(request))
        messages.success(request, phrase("purchase.removed"))
    except Refused as refused:
        say_why(request, refused)
    return redirect(reverse("procurement:register", args=[agency], query={"year": row.year}))
