"""What becomes of a plan: readings of KPIs, figures of targets, cases, money that was paid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments.views.asked import doer_of
from prongsai.apps.look.form_pages import GET_POST, add_beside, add_errors
from prongsai.apps.look.watched import Watched
from prongsai.apps.look.wishes import LONGEST, whole
from prongsai.apps.look.words import phrase, sentences
from prongsai.apps.plans import actions, becoming, telling
from prongsai.apps.plans.cells import cell
from prongsai.apps.plans.forms import ActualForm, ReadingForm
from prongsai.apps.plans.measured import measured
from prongsai.apps.plans.offering import Offered, offered
from prongsai.apps.plans.queries import Opened
from prongsai.apps.plans.views.asked import hand_of, opened, project_of, row_of, told_why
from prongsai.core.plans.attainment import decided
from prongsai.core.plans.plan import By, Kpi, Plan, Project
from prongsai.core.plans.record import Outcome, Stage
from prongsai.core.terms.problem import Problem, Refused, refuse

_FIELD = {
    "plan-date-outside": "day", "plan-complaints-no-number": "received",
    "plan-number-negative": "received", "plan-reading-differs": "value",
}  # fmt: skip


@GET_POST
@told_why
def kpi(request: AskedAbout, agency: str, plan: str, edition: int, kpi: str) -> HttpResponse:
    """One KPI with its readings, and the form of another one."""
    found, readings = measured(row_of(request, plan, edition), kpi)
    hand = hand_of(request)
    known = found.kpi(kpi)
    if known is None:
        raise Http404
    project, one = known
    mine = hand.may_write(project)
    complaints = one.by is By.COMPLAINTS
    known_elsewhere = _offered(request, found, known) if mine else []
    taken = next((x for x in known_elsewhere if x.name == request.GET.get("take")), None)
    form = ReadingForm(
        request.POST or None, complaints=complaints, initial=taken.initial if taken else None
    )
    if request.method == "POST" and not mine:
        raise refuse("plan-not-yours")
    if request.method == "POST" and form.is_valid():
        try:
            value = becoming.typed_reading(kpi, form.told)
            beside = actions.receive_reading(request.agency, plan, value, doer_of(request))
        except Refused as refused:
            add_beside(form, Refused(map(_placed, refused.problems)))
        else:
            for each in beside:
                messages.warning(request, sentences(each))
            messages.success(request, phrase("plan.reading_kept"))
            return redirect("plans:kpi", agency, plan, edition, kpi)
    facts = {
        "edition": found.row, "plan": found.plan, "project": project, "kpi": one, "form": form,
        "mine": mine, "complaints": complaints, "standing": found.standing(one),
        "readings": readings, "offered": known_elsewhere,
    }  # fmt: skip
    return render(request, "plans/kpi.html", facts)


def _offered(request: AskedAbout, found: Opened, known: tuple[Project, Kpi]) -> list[Offered]:
    return offered(request.agency, found, known, request.now, request.today)


def _placed(problem: Problem) -> Problem:
    place = replace(problem.place, column=_FIELD.get(problem.code, ""))
    return replace(problem, place=place)


@require_POST
@told_why
def reading_remove(
    request: AskedAbout, agency: str, plan: str, edition: int, kpi: str
) -> HttpResponse:
    """A reading that was wrong."""
    found, hand = opened(request, plan, edition), hand_of(request)
    known = found.kpi(kpi)
    if known is None:
        raise Http404
    if not hand.may_write(known[0]):
        raise refuse("plan-not-yours")
    if reading := whole(request.POST.get("reading"), LONGEST):
        becoming.take_back_reading(found.row.plan, kpi, reading, doer_of(request))
        messages.success(request, phrase("plan.reading_removed"))
    return redirect("plans:kpi", agency, plan, edition, kpi)


class _Paid(forms.Form):
    """A figure for each year of the plan."""

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for year in plan.covers:
            label = phrase("plan.paid_in", year=year)
            self.fields[f"year_{year}"] = cell("budgets", "disbursed", label=label, help_text="")


class PaidForm(Watched, _Paid):
    """What was disbursed for a project, by year."""

    @property
    def amounts(self) -> dict[int, Decimal | None]:
        said = self.cleaned_data
        return {int(name[5:]): each for name, each in said.items() if name.startswith("year_")}


@GET_POST
@told_why
def money(request: AskedAbout, agency: str, plan: str, edition: int, project: str) -> HttpResponse:
    """What was disbursed for a project; also after the plan was approved."""
    found, hand = opened(request, plan, edition), hand_of(request)
    one = project_of(found, project)
    if not hand.may_write(one):
        raise refuse("plan-not-yours")
    initial = {f"year_{each.year}": each.disbursed for each in one.budgets}
    form = PaidForm(request.POST or None, plan=found.plan, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            becoming.pay(found.row.plan, found.plan, project, form.amounts, hand, doer_of(request))
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("plans:project", agency, plan, edition, project)
    facts = {"edition": found.row, "plan": found.plan, "project": one, "form": form}
    return render(request, "plans/money.html", facts)


@require_safe
def results(request: AskedAbout, agency: str, plan: str, edition: int) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Targets of the plan with what became of them, and the cases they are counted from."""
    found = opened(request, plan, edition)
    facts = {
        "edition": found.row, "plan": found.plan, "goals": telling.goals(found.plan, found.record),
        "cases": list(_cases(found)), "kinds": becoming.COUNTED,
    }  # fmt: skip
    return render(request, "plans/results.html", facts)


def _years(plan: Plan) -> list[int]:
    """Those of the plan, and years it is compared with."""
    bases = {each.base_year for each in plan.goals if each.base_year}
    return sorted({*plan.covers, *bases})


def _cases(found: Opened) -> Iterator[tuple[int, list[int | None], int | None]]:
    counted = {(x.year, x.stage, x.outcome): x.number for x in found.record.cases}
    for year in _years(found.plan):
        numbers = [counted.get((year, *kind)) for kind in becoming.COUNTED]
        yield year, numbers, decided(found.record.cases, year)


@GET_POST
@told_why
def actual(
    request: AskedAbout, agency: str, plan: str, edition: int, goal: str, year: int
) -> HttpResponse:
    """What became of a target in a year, where nothing counts it by itself."""
    found = opened(request, plan, edition)
    aim = found.goal(goal)
    if aim is None or year not in found.plan.covers:
        raise Http404
    row = found.row.plan.actuals.filter(goal=goal, year=year).first()
    initial = {"value": row.value.normalize(), "source": row.source} if row else {}
    form = _WatchedActual(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        given = (said.get("value"), said.get("source") or "")
        try:
            becoming.set_actual(found.row.plan, found.plan, goal, year, given, doer_of(request))
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect("plans:results", agency, plan, edition)
    facts = {"edition": found.row, "plan": found.plan, "goal": aim, "year": year, "form": form}
    return render(request, "plans/actual.html", facts)


class _WatchedActual(Watched, ActualForm):
    """The same over a figure that somebody else may be changing."""


class _Cases(forms.Form):
    """A number for each stage."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in becoming.COUNTED:
            label = phrase(f"plan.cases_{_name(*kind)}")
            self.fields[_name(*kind)] = cell(
                "cases", "number", required=False, help_text="", label=label
            )


class CasesForm(Watched, _Cases):
    """How many cases of a year have come how far."""

    @property
    def counts(self) -> dict[tuple[Stage, Outcome], int | None]:
        return {kind: self.cleaned_data[_name(*kind)] for kind in becoming.COUNTED}


def _name(stage: Stage, outcome: Outcome) -> str:
    return outcome.value if stage is Stage.DECIDED else stage.value


@GET_POST
@told_why
def cases(request: AskedAbout, agency: str, plan: str, edition: int, year: int) -> HttpResponse:
    """The register of cases of one year: numbers only."""
    found = opened(request, plan, edition)
    row = found.row
    if year not in _years(found.plan):
        raise Http404
    counted = {(x.stage, x.outcome): x.number for x in found.record.cases if x.year == year}
    initial = {_name(*kind): counted.get(kind) for kind in becoming.COUNTED}
    form = CasesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            becoming.count_cases(row.plan, year, form.counts, doer_of(request))
        except Refused as refused:
            add_errors(form, refused)
        else:
            messages.success(request, phrase("form.saved"))
            return redirect(f"{reverse('plans:results', args=[agency, plan, edition])}#cases")
    facts = {"edition": row, "plan": found.plan, "year": year, "form": form}
    return render(request, "plans/cases.html", facts)
