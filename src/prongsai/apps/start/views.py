"""The first start, step by step: the code, the agency, its people; then everything at once."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from prongsai.apps.accounts import visits
from prongsai.apps.accounts.asking import Asked
from prongsai.apps.accounts.caller import address_of
from prongsai.apps.accounts.guessing import may_try, succeeded
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.words import language, phrase
from prongsai.apps.start import actions, draft, forms
from prongsai.apps.start.code import forget, opened_by
from prongsai.apps.start.draft import STEPS, Draft
from prongsai.core.terms.problem import Refused

ATTEMPTS = "/start/"
"""As what wrong codes are counted; no user name has a slash."""


@GET_POST
@sensitive_post_parameters("code")
def code(request: Asked) -> HttpResponse:
    """The code from the terminal; wrong ones are slowed down."""
    if draft.is_open(request):
        return redirect("start:step", next(iter(STEPS)))
    form, status = forms.Code(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        address = address_of(request)
        if not may_try(ATTEMPTS, address, request.now):
            form.add_error("code", phrase("start.code_waits"))
            status = 429
        elif digest := opened_by(settings.START_CODE, form.cleaned_data["code"]):
            succeeded(ATTEMPTS, address, request.now)
            draft.begin(request, digest)
            return redirect("start:step", next(iter(STEPS)))
        else:
            form.add_error("code", phrase("start.code_wrong"))
    return render(request, "start/code.html", {"form": form}, status=status)


@GET_POST
def step(request: Asked, step: str) -> HttpResponse:
    """One step: on to the next when it is right, back at any time; what was typed stays."""
    if step not in STEPS:
        raise Http404
    if not draft.is_open(request):
        return redirect("start:code")
    form = _form(request, step)
    if request.method == "POST":
        found = {key: request.POST.get(key, "") for key in form.fields if key in request.POST}
        draft.remember(request, step, found)
        if "back" in request.POST:
            return _to(_beside(step, -1))
        if form.is_valid():
            if step == "agency":  # the kind that its name tells is there to be seen when going back
                draft.remember(request, step, {**found, "kind": form.cleaned_data["kind"]})
            return _to(_beside(step, 1))
    return render(request, "start/step.html", {"form": form, "step": step, **_place(step)})


def _form(request: Asked, step: str) -> Form:
    """As it was just sent, as it was typed before, or with what is proposed."""
    if request.method == "POST":
        return STEPS[step](request.POST)
    if "check" in request.GET and draft.typed(request, step) is not None:
        return draft.read(request, step)
    proposed = {"year": forms.proposed_year(request.today)}
    typed = draft.typed(request, step)
    return STEPS[step](initial=proposed if typed is None else typed)


@GET_POST
@sensitive_post_parameters("password", "again")
def finish(request: Asked) -> HttpResponse:
    """All of it to be looked through, one's own account, and then everything is made."""
    if not draft.is_open(request):
        return redirect("start:code")
    mine = {key: request.POST.get(key, "") for key in draft.MYSELF}
    if request.method == "POST":
        draft.remember(request, "finish", mine)
        if "back" in request.POST:
            return _to(_beside("finish", -1))
    found = draft.checked(request)
    if isinstance(found, str):
        return redirect(f"{_to(found).url}?check=1")
    form = forms.Myself(
        [each.username for each in found.people.newcomers],
        request.POST or None,
        initial=draft.typed(request, "finish"),
    )
    if request.method == "POST" and form.is_valid():
        return _begin(request, found, form)
    facts = {"form": form, "rows": _rows(found), "mine": found.mine, **_place("finish")}
    return render(request, "start/finish.html", facts)


def _begin(request: Asked, found: Draft, form: forms.Myself) -> HttpResponse:
    """Make it; the first passwords are on this one answer and nowhere else."""
    facts = form.cleaned_data
    plan = found.plan(facts["name"], facts["username"])
    try:
        begun = actions.begin(plan, facts["password"], at=request.now)
    except Refused:
        # Pressed twice: the first press made everything, and its answer nobody saw. This session
        # ended with it, so nothing may be written into it any more.
        request.session.modified = False
        return render(request, "start/twice.html", {"username": plan.me.username}, status=409)
    draft.end(request)
    visits.begin(request, begun.me)
    forget(settings.START_CODE)
    return render(request, "start/done.html", {"begun": begun})


def _to(step: str) -> HttpResponseRedirect:
    return redirect("start:finish") if step == "finish" else redirect("start:step", step)


def _beside(step: str, by: int) -> str:
    steps = [*STEPS, "finish"]
    return steps[max(0, steps.index(step) + by)]


def _place(step: str) -> dict[str, Any]:
    """Where one is among the steps."""
    steps = [*STEPS, "finish"]
    return {"number": steps.index(step) + 1, "steps": len(steps), "first": step == steps[0]}


def _rows(found: Draft) -> list[tuple[str, str, str]]:
    """What will be made: label, text, and the step where it is changed."""
    plan = found.plan("", "")
    about, kinds = plan.about, shelf().agency_names.agencies
    size = phrase(f"size.{about['size']}") if about["size"] else "–"
    named = [f"{name} ({', '.join(units)})" if units else name for name, units in plan.divisions]
    people = [
        f"{phrase(f'role.{each.roles[0]}')}: {each.name} ({each.username})" for each in plan.others
    ]
    return [
        (phrase("start.name"), about["name"], "agency"),
        (phrase("start.kind"), kinds[about["kind"]].name.said(language()), "agency"),
        (phrase("agency.code"), about["code"] or "–", "agency"),
        (phrase("start.size"), size, "agency"),
        (phrase("agency.domain"), about["domain"] or "–", "agency"),
        (phrase("start.province"), plan.province, "place"),
        (phrase("start.district"), plan.district or "–", "place"),
        (phrase("start.divisions"), "\n".join(named) or "–", "divisions"),
        (phrase("start.year_label"), forms.years_said(plan.year), "year"),
        (phrase("start.people"), "\n".join(people) or "–", "people"),
    ]
