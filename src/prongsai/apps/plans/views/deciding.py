"""Passing a draft on, beginning the next edition, removing what was never approved."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, add_errors
from prongsai.apps.look.forms import key_sent
from prongsai.apps.look.wishes import whole
from prongsai.apps.look.words import phrase, thai
from prongsai.apps.papers.given import draft_given
from prongsai.apps.plans import actions, approving, bridge
from prongsai.apps.plans.forms import ReviseForm
from prongsai.apps.plans.queries import Opened
from prongsai.apps.plans.views.asked import opened, row_of, told_why
from prongsai.core.terms.problem import Refused, refuse


@require_POST
@told_why
def decide(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:
    """Pass it on, or send it back with a reason."""
    row, doer = row_of(request, plan, edition), doer_of(request)
    seen = whole(request.POST.get("seen"))
    if "back" in request.POST:
        approving.give_back(row, doer, request.POST.get("reason", ""), seen=seen)
        messages.success(request, phrase("decide.returned"))
    else:
        after = approving.take(row, doer, seen=seen)
        messages.success(request, phrase("decide.taken" if after.is_draft else "plan.approved_now"))
    return redirect("plans:plan", agency, plan, edition)


PAPERS = {
    "plan": "plan", "announcement": "plan-announcement", "order": "plan-order",
    "budget": "plan-budget",
}  # fmt: skip
"""Kinds of papers by what a plan calls them."""


@require_POST
@told_why
def paper(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:
    """A paper of the plan as it stands now, as a draft among the agency's papers."""
    found, what = opened(request, plan, edition), request.POST.get("what", "")
    if what not in PAPERS:
        return redirect("plans:plan", agency, plan, edition)
    subject = thai(f"plan.subject_{what}", title=found.plan.title, years=_span(found))
    made = draft_given(
        request.agency, PAPERS[what], {"book": bridge.stored(found.book)}, doer_of(request),
        subject=subject, of=f"plans:{plan}:{edition}:{what}", key=key_sent(request.POST),
    )  # fmt: skip
    messages.success(request, phrase("plan.drafted"))
    return redirect("papers:paper", agency, made.key)


def _span(found: Opened) -> str:
    return f"{found.plan.first}–{found.plan.first + found.plan.years - 1}"


@GET_POST
@told_why
def revise(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:
    """A new draft that begins as the edition in force."""
    row = row_of(request, plan, edition)
    if row.is_draft:
        raise refuse("plan-not-approved", edition=str(row.number))
    form = ReviseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = approving.revise(row, form.cleaned_data["reason"], doer_of(request))
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("plan.revised"))
            return redirect("plans:plan", agency, plan, made.number)
    facts = {"edition": row, "plan": bridge.content(row), "form": form}
    return render(request, "plans/revise.html", facts)


@require_POST
@told_why
def remove(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:
    """A plan that was never approved, into the recycle bin."""
    actions.remove(row_of(request, plan, edition).plan, doer_of(request))
    messages.success(request, phrase("plan.removed"))
    return redirect("plans:list", agency)
