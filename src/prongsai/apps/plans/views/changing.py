"""Filling a draft in: one project, or one part beside the projects."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.words import phrase
from prongsai.apps.plans import actions, bridge, differing, editing, queries
from prongsai.apps.plans.editing import (
    ProjectForms,
    next_key,
    part_forms,
    project_forms,
    with_untold,
)
from prongsai.apps.plans.models import Edition
from prongsai.apps.plans.views.asked import hand_of, row_of, still_open, told_why
from prongsai.core.plans.plan import Plan, Project
from prongsai.core.terms.problem import Refused, refuse


@GET_POST
@told_why
def part(request: AskedAbout, agency: str, plan: str, edition: int, section: str) -> HttpResponse:
    """A part of the plan beside its projects."""
    if section not in actions.PARTS:
        raise Http404
    row = still_open(row_of(request, plan, edition))
    said = bridge.content(row)
    form = part_forms(said, section, request.POST or None)
    seen = actions.seen_of(said, section)
    if request.method == "POST" and form.is_valid():
        try:
            given = request.POST.get("seen", "")
            actions.change_part(row, section, form.said, doer_of(request), seen=given)
        except Refused as refused:
            form.tell(refused.problems)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("plans:general", agency, plan, edition)
    stale = request.method == "POST" and request.POST.get("seen", seen) != seen
    facts: dict[str, Any] = {
        "edition": row,
        "plan": said,
        "form": form,
        "part": section,
        "seen": seen,
    }
    if stale:
        facts["now"] = [
            (editing.field_name(name), differing.said(getattr(said, name)))
            for name in actions.PARTS[section]
        ]
    return render(request, "plans/part.html", facts)


@GET_POST
@told_why
def project_new(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:
    """Another project; what the form is sent with twice makes one."""
    row = still_open(row_of(request, plan, edition))
    said = bridge.content(row)
    form = project_forms(said, _frame(said), None, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _added(request, row, said, form)
        except Refused as refused:
            form.tell(refused.problems)
        else:
            messages.success(request, phrase("plan.project_added"))
            return redirect("plans:project", agency, plan, edition, made.key)
    facts: dict[str, Any] = {
        "edition": row, "plan": said, "form": form, "lists": _lists(form)
    }  # fmt: skip
    facts |= {"seen": "", "token": request.POST.get("token") or _key(row, said)}
    return render(request, "plans/project_edit.html", facts)


def _key(row: Edition, plan: Plan) -> str:
    """Of a new project: readings and payments of one that is gone stay its own."""
    return next_key(plan, queries.used_keys(row.plan))


def _added(request: AskedAbout, row: Edition, said: Plan, form: ProjectForms) -> Project:
    """Under the key its form was shown with, unless another one has it by now."""
    asked = request.POST.get("token", "")
    key = asked if asked.isascii() and asked.isdigit() and len(asked) < 6 else _key(row, said)  # noqa: PLR2004 - digits
    made = form.project(key, queries.used_keys(row.plan) | {k.key for k in said.kpis()})
    known = next((each for each in said.projects if each.key == key), None)
    if known is not None and known.title == made.title and known.place == made.place:
        return known  # the second click of two
    if known is not None:
        key = _key(row, said)
        made = form.project(key, queries.used_keys(row.plan) | {k.key for k in said.kpis()})
    return actions.add_project(row, made, doer_of(request))


def _frame(plan: Plan) -> Any:
    return bridge.plans().frame_of(plan.frame)


def _lists(form: ProjectForms) -> list[tuple[str, Any]]:
    """Rows below the fields, in the order of the paper."""
    return [(name, form.lists[name]) for name in ("groups", "steps", "kpis")]


@GET_POST
@told_why
def project_edit(
    request: AskedAbout, agency: str, plan: str, edition: int, project: str
) -> HttpResponse:
    """One project of a draft."""
    row, hand = still_open(row_of(request, plan, edition)), hand_of(request)
    said = bridge.content(row)
    one = _one(said, project)
    if not hand.may_write(one):
        raise refuse("plan-not-yours")
    form = project_forms(said, _frame(said), one, request.POST or None)
    typed: Project | None = None
    if request.method == "POST" and form.is_valid():
        try:
            taken = queries.used_keys(row.plan) | {each.key for each in said.kpis()}
            typed = with_untold(form.project(one.key, taken), one)
            given = request.POST.get("seen", "")
            actions.change_project(row, typed, hand, doer_of(request), seen=given)
        except Refused as refused:
            form.tell(refused.problems)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("plans:project", agency, plan, edition, project)
    seen = bridge.digest(one)
    facts = {
        "edition": row,
        "plan": said,
        "form": form,
        "lists": _lists(form),
        "project": one,
        "seen": seen,
    }
    if typed is not None and request.POST.get("seen", seen) != seen:
        facts["theirs"] = differing.changes_between(one, typed)
    return render(request, "plans/project_edit.html", facts)


def _one(plan: Plan, key: str) -> Project:
    found = next((each for each in plan.projects if each.key == key), None)
    if found is None:
        raise Http404
    return found


@GET_POST
@told_why
def project_remove(
    request: AskedAbout, agency: str, plan: str, edition: int, project: str
) -> HttpResponse:
    """Asks once more, then takes it out of the draft."""
    row = still_open(row_of(request, plan, edition))
    said = bridge.content(row)
    one = _one(said, project)
    if request.method == "POST":
        actions.remove_project(row, project, doer_of(request), seen=request.POST.get("seen", ""))
        messages.success(request, phrase("plan.project_removed", title=one.title))
        return redirect("plans:plan", agency, plan, edition)
    facts = {"edition": row, "plan": said, "project": one, "seen": bridge.digest(one)}
    return render(request, "plans/project_remove.html", facts)


@require_POST
@told_why
def project_move(
    request: AskedAbout, agency: str, plan: str, edition: int, project: str
) -> HttpResponse:
    """Up or down among those of the same mission."""
    row = still_open(row_of(request, plan, edition))
    actions.move_project(row, project, doer_of(request), up="up" in request.POST)
    messages.success(request, phrase("plan.project_moved"))
    return redirect("plans:project", agency, plan, edition, project)
