"""The result of a year, its versions, and passing it on."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import (
    actions,
    bridge,
    discarding,
    history,
    pinned,
    placing,
    queries,
    rules,
    upgrading,
)
from prongsai.apps.assessments.due import differs
from prongsai.apps.assessments.forms import Reason
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.assessments.queries import Versions
from prongsai.apps.assessments.views.asked import assessment_of, doer_of, is_inside
from prongsai.apps.assessments.written import written
from prongsai.apps.look.form_pages import say_why
from prongsai.apps.look.words import phrase
from prongsai.core.terms.problem import Refused, refuse


@require_safe
def year(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """The result in force, and beside it a correction that is on its way."""
    return _page(request, year)


def _page(request: AskedAbout, year: int) -> HttpResponse:
    assessment = assessment_of(request, year)
    versions = queries.versions(assessment)
    facts = _facts(assessment, versions, versions.shown)
    facts["from_outside"] = not is_inside(request)
    pending = versions.newest
    if pending is not None:
        facts |= _decision(request, versions, pending)
    if versions.shown is not None and facts["rules"] is not None:
        facts |= _read(request, versions.shown)
    return render(request, "assessments/year.html", facts)


def _read(request: AskedAbout, result: Result) -> dict[str, object]:
    """What the result means; who is not of the agency isn't told what would tell of its people."""
    years = queries.results_of(request.agency)
    text = written(result, years, inside=is_inside(request))
    return {"written": text, "places": placing.places(result) if text.tells_total else []}


@require_safe
def version(request: AskedAbout, agency: str, year: int, version: int) -> HttpResponse:  # noqa: ARG001
    """One version as it stands or stood, with what it changed."""
    assessment = assessment_of(request, year)
    versions = queries.versions(assessment)
    result = versions.numbered(version)
    if result is None:
        raise Http404
    facts = _facts(assessment, versions, result) | {"told": history.told_of(versions, result)}
    if result == versions.newest:
        facts |= _decision(request, versions, result)
    return render(request, "assessments/version.html", facts)


@require_safe
def versions(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """Every version: who, when, what changed, what became of it."""
    assessment = assessment_of(request, year)
    found = queries.versions(assessment)
    facts = {"assessment": assessment, "versions": found, "told": history.told(found)}
    return render(request, "assessments/versions.html", facts)


def _facts(assessment: Assessment, versions: Versions, result: Result | None) -> dict[str, object]:
    scorer = pinned.known(result or assessment)
    return {
        "assessment": assessment,
        "versions": versions,
        "result": result,
        "rules": rules.of_loaded(scorer.loaded) if scorer else None,
        "rows": history.rows(result, scorer.pack if scorer else None),
        "offer": upgrading.offer(assessment, versions.newest),
    }


def _decision(request: AskedAbout, versions: Versions, pending: Result) -> dict[str, object]:
    """The newest version, what was done with it, and whether it waits for whoever looks."""
    approval, doer = bridge.approval(pending), doer_of(request)
    return {
        "pending": history.told_of(versions, pending),
        "approval": approval,
        "mine": approval.may(doer.key, doer.roles),
        "form": Reason(request.POST or None),
        "discardable": queries.may_be_deleted(versions, pending),
        "differs": is_inside(request) and differs(pending),
    }


@require_POST
def remove(request: AskedAbout, agency: str, year: int, version: int) -> HttpResponse:
    """A draft that nobody has passed on, into the recycle bin; a second click does nothing."""
    found = queries.versions(assessment_of(request, year)).numbered(version)
    if found is not None:
        try:
            discarding.remove(found, by=request.user.key, at=request.now)
            messages.success(request, phrase("draft.removed"))
        except Refused as refused:
            say_why(request, refused)
    return redirect("assessments:year", agency, year)


@require_POST
def decide(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Pass the result on, or send it back with a reason; only the version that was looked at."""
    found = queries.versions(assessment_of(request, year))
    result = found.newest
    if result is None:
        raise Http404
    goes_back, form = "back" in request.POST, Reason(request.POST)
    if goes_back and not form.is_valid():
        return _page(request, year)
    try:
        seen = request.POST.get("version", "")
        if seen != str(result.version):
            raise refuse("result-superseded", version=seen)
        _decide(request, result, form.cleaned_data["reason"] if goes_back else "")
    except Refused as refused:
        say_why(request, refused)
        if goes_back:  # the reason that was typed stays
            return _page(request, year)
    return redirect("assessments:year", agency, year)


def _decide(request: AskedAbout, result: Result, reason: str) -> None:
    if reason:
        actions.give_back(result, doer_of(request), reason)
        messages.success(request, phrase("decide.returned"))
    else:
        actions.take(result, doer_of(request))
        messages.success(request, phrase("decide.taken"))
