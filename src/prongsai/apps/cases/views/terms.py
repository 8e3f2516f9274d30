"""How long things are kept, by whose word; legal holds; what nights erased."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.cases import bridge, keeping, kept
from prongsai.apps.cases.fields import said
from prongsai.apps.cases.keeping_forms import HoldForm, TermForm
from prongsai.apps.cases.views.asked import Looked, to_case, who_asks, with_case
from prongsai.apps.look.form_pages import GET_POST, add_beside
from prongsai.apps.look.words import phrase
from prongsai.core.terms.problem import Refused


@require_safe
def listed(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Every term in use, every hold in force, the last nights."""
    (who, _), terms = who_asks(request), kept.terms_of(request.agency)
    known = {**bridge.known(), **{each.procedure.key: each.procedure for each in terms}}
    nights = [
        (each, said(known[each.procedure].title) if each.procedure in known else each.procedure)
        for each in kept.erasings_of(request.agency)
    ]
    facts = {"terms": terms, "holds": kept.holds_of(request.agency, who),
             "nights": nights, "today": request.today}  # fmt: skip
    return render(request, "cases/keeping.html", facts)


@GET_POST
def term(request: AskedAbout, agency: str, procedure: str, term: str) -> HttpResponse:
    """Who decided how long, and where it is written; only where no source says it."""
    own = next((each for each in kept.terms_of(request.agency)
                if (each.procedure.key, each.term.key) == (procedure, term)), None)  # fmt: skip
    if own is None or not own.is_own:
        raise Http404
    names_ = ("years", "decided_by", "written_in")
    initial = {name: getattr(own.row, name) for name in names_} if own.row else {}
    form = TermForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        keeping.decide(request.agency, procedure, term, form.said, doer_of(request))
        messages.success(request, phrase("form.saved"))
        return redirect("cases:keeping", agency)
    facts = {"form": form, "procedure": own.procedure, "kept": own}
    return render(request, "cases/term.html", facts)


@GET_POST
@with_case
def hold(request: AskedAbout, found: Looked) -> HttpResponse:
    """Nothing of it is erased while a court or an inquiry needs it."""
    row, by = found.row, found.who.actor.who
    now = kept.hold_of(row)
    if request.method == "POST" and "release" in request.POST:
        keeping.release(row, by, request.now)
        messages.success(request, phrase("form.saved"))
        return to_case(found)
    initial = {"asked_by": now.asked_by, "why": now.why, "until": now.until} if now else {}
    form = HoldForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            keeping.hold(row, form.said, by, request.now)
        except Refused as refused:
            add_beside(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return to_case(found)
    people = names([now.by, now.reviewed_by]) if now else {}
    facts = {"case": row, "form": form, "hold": now, "by": people.get(now.by if now else "", ""),
             "reviewed_by": people.get(now.reviewed_by if now else "", "")}  # fmt: skip
    return render(request, "cases/hold.html", facts)
