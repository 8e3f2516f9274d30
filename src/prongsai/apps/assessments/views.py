"""An agency's years, the result of one, entering it and passing it on."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.apps.accounts.queries import names
from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import actions, bridge, forms, queries
from prongsai.apps.assessments.actions import Doer, Source, Standing
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.look.words import phrase, sentences
from prongsai.core.scoring.score import OVERALL
from prongsai.core.terms.problem import Refused


def doer_of(request: AskedAbout) -> Doer:
    """Who asks, in the roles held in this agency today."""
    parts = [part for part in request.parts if part.agency == request.agency.key]
    acting = bool(parts) and all(part.acting for part in parts)
    return Doer(request.user.key, request.standing.roles, request.now, acting=acting)


@require_safe
def years(request: AskedAbout, agency: str) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Every year with its result."""
    return render(
        request, "assessments/years.html", {"results": queries.results_of(request.agency)}
    )


@require_safe
def year(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """The result of one year, and how far its approval has come."""
    assessment = _assessment(request, year)
    result = queries.result_of(request.agency, year)
    return render(request, "assessments/year.html", _facts(request, assessment, result))


def _facts(request: AskedAbout, assessment: Assessment, result: Result | None) -> dict[str, object]:
    if result is None:
        return {"assessment": assessment, "result": None}
    approval = bridge.approval(result)
    doer = doer_of(request)
    pack = bridge.scorer_of(assessment).pack
    return {
        "assessment": assessment,
        "result": result,
        "pack": pack,
        "rows": [(indicator, result.shown.get(key)) for key, indicator in pack.indicators.items()],
        "approval": approval,
        "people": names(act.by for act in approval.acts),
        "mine": approval.may(doer.key, doer.roles),
        "form": forms.Reason(request.POST or None),
        "versions": queries.versions(assessment),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Type the scores of a year; every version stays."""
    assessment = _assessment(request, year)
    pack = bridge.scorer_of(assessment).pack
    last = queries.result_of(request.agency, year)
    form = forms.Scores(pack, request.POST or None, initial=_initial(last))
    checked = None
    if request.method == "POST" and form.is_valid():
        checked = bridge.scorer_of(assessment).score(form.given)
        if "check" not in request.POST:
            try:
                _enter(request, assessment, form)
            except Refused as refused:
                for problem in refused.problems:
                    form.add_error(None, sentences(problem))
            else:
                messages.success(request, phrase("enter.saved"))
                return redirect("assessments:year", agency, year)
    total = checked.shown(OVERALL) if checked else None
    facts = {"assessment": assessment, "form": form, "checked": checked, "total": total}
    return render(request, "assessments/enter.html", facts)


def _enter(request: AskedAbout, assessment: Assessment, form: forms.Scores) -> None:
    actions.enter(
        assessment,
        form.given,
        doer_of(request),
        standing=Standing(form.cleaned_data["standing"]),
        source=Source.HAND,
        published=form.cleaned_data["published"],
        seen=form.cleaned_data["seen"],
    )


def _initial(last: Result | None) -> dict[str, object]:
    if last is None:
        return {"seen": 0, "standing": Standing.PROVISIONAL.value}
    known = {f"score-{key}": text for key, text in last.shown.items()}
    return {
        **known, "seen": last.version, "standing": last.standing, "published": last.published
    }  # fmt: skip


@require_POST
def decide(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Pass the result on, or send it back with a reason."""
    result = queries.result_of(request.agency, year)
    if result is None:
        raise Http404
    try:
        if "back" in request.POST:
            actions.give_back(result, doer_of(request), request.POST.get("reason", ""))
            messages.success(request, phrase("decide.returned"))
        else:
            actions.take(result, doer_of(request))
            messages.success(request, phrase("decide.taken"))
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, sentences(problem))
    return redirect("assessments:year", agency, year)


def _assessment(request: AskedAbout, year: int) -> Assessment:
    found = queries.assessment_of(request.agency, year)
    if found is None:
        raise Http404
    return found
