"""A result from files: looked at first, saved when confirmed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import bridge, importing, queries
from prongsai.apps.assessments.actions import Standing
from prongsai.apps.assessments.forms import Files
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.assessments.views.asked import assessment_of, doer_of
from prongsai.apps.look.words import phrase
from prongsai.core.scoring.score import OVERALL
from prongsai.core.terms.problem import Refused
from prongsai.workshop.uploads import MOST_BYTES, MOST_FILES, Upload


@require_http_methods(["GET", "HEAD", "POST"])
def from_files(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """Choose files; see what they hold; save it."""
    assessment = assessment_of(request, year)
    last = queries.versions(assessment).newest
    initial = {"standing": last.standing if last else Standing.OFFICIAL.value}
    facts: dict[str, object] = {"assessment": assessment, "form": Files(initial=initial)}
    try:
        if "token" in request.POST:
            importing.save(assessment, request.POST["token"], doer_of(request))
            messages.success(request, phrase("import.saved"))
            return redirect("assessments:year", agency, year)
        if request.method == "POST":
            facts |= _checked(request, assessment, last)
    except Refused as refused:
        facts["problems"] = refused.problems
    limits = {"most_files": MOST_FILES, "most_megabytes": MOST_BYTES // 1_000_000}
    return render(request, "assessments/import.html", facts | limits)


def _checked(request: AskedAbout, assessment: Assessment, last: Result | None) -> dict[str, object]:
    """What the files hold; nothing is kept of them."""
    form = Files(request.POST, request.FILES)
    if not form.is_valid():
        return {"form": form}
    uploads = [
        # One byte too many is enough to be refused.
        Upload(each.name or "", each.read(MOST_BYTES + 1))
        for each in form.cleaned_data["uploads"]
    ]
    standing = Standing(form.cleaned_data["standing"])
    seen = last.version if last else 0
    checked = importing.check(assessment, uploads, standing, seen, request.user.key)
    pack = bridge.scorer_of(assessment).pack
    return {
        "checked": checked,
        "standing": standing.value,
        "last": last,
        "names": [each.name for each in uploads],
        "rows": [
            (indicator, checked.scores.shown(key), last.shown.get(key) if last else None)
            for key, indicator in pack.indicators.items()
        ],
        "total": checked.scores.shown(OVERALL),
    }
