"""Papers about a result, to download."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import documents, queries
from prongsai.apps.assessments.analysing import analysed, told_outside
from prongsai.apps.assessments.documents import File
from prongsai.apps.assessments.models import Result
from prongsai.apps.assessments.views.asked import assessment_of, is_inside, with_rules
from prongsai.apps.look.downloads import download
from prongsai.apps.look.form_pages import say_why
from prongsai.core.terms.problem import Refused
from prongsai.workshop.analysed import Analysed
from prongsai.workshop.papers import kept_back_of


@require_safe
@with_rules
def papers(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """What there is to download, and what cannot be had and why."""
    result, work = _work(request, year)
    kept = kept_back_of(work)
    whole = _may_have_all(request, work)
    facts = {
        "assessment": result.assessment,
        "result": result,
        "offers": list(documents.offers(work, result, request.today)) if whole else [],
        "kept_back": bool(kept),
    }
    return render(request, "assessments/papers.html", facts)


@require_safe
@with_rules
def paper(request: AskedAbout, agency: str, year: int, kind: str, form: str) -> HttpResponseBase:
    """One of them; what tells of single people leaves the agency by no one else's hand."""
    result, work = _work(request, year)
    if kind not in documents.KINDS or form not in documents.FORMS:
        raise Http404
    if not _may_have_all(request, work):
        raise Http404
    try:
        return _sent(documents.paper(work, result, kind, form, request.today))
    except Refused as refused:
        say_why(request, refused)
        return redirect("assessments:papers", agency, year)


@require_safe
@with_rules
def public_bundle(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """Scores as they may be published."""
    _, work = _work(request, year)
    return _sent(documents.bundle(work, inside=False))


@require_safe
@with_rules
def inside_bundle(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """Everything that was counted: not to be published."""
    _, work = _work(request, year)
    return _sent(documents.bundle(work, inside=True))


def _may_have_all(request: AskedAbout, work: Analysed) -> bool:
    return is_inside(request) or not kept_back_of(work)


def _work(request: AskedAbout, year: int) -> tuple[Result, Analysed]:
    """The result shown, analysed."""
    result = queries.versions(assessment_of(request, year)).shown
    if result is None:
        raise Http404
    years = queries.results_of(request.agency)
    if is_inside(request):
        return result, analysed(result, years)
    return result, told_outside(result, years)[0]


def _sent(file: File) -> HttpResponse:
    return download(file.name, file.content, file.media_type)
