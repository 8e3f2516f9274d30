"""Newer rules for a year in use: the difference first, then the change."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import actions, queries, upgrading
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.apps.assessments.upgrading import Offer
from prongsai.apps.assessments.views.asked import assessment_of, doer_of
from prongsai.apps.look.form_pages import GET_POST
from prongsai.apps.look.wishes import LONGEST, whole
from prongsai.apps.look.words import phrase
from prongsai.core.terms.problem import Refused, refuse


@GET_POST
def upgrade(request: AskedAbout, agency: str, year: int) -> HttpResponse:
    """What differs, the result under both, who must approve; and the change itself."""
    assessment = assessment_of(request, year)
    newest = queries.versions(assessment).newest
    found = upgrading.offer(assessment, newest)
    facts: dict[str, object] = {"assessment": assessment, "newest": newest, "offer": found}
    if request.method == "POST":
        try:
            _change(request, assessment, found)
            return redirect("assessments:year", agency, year)
        except Refused as refused:
            facts["problems"] = refused.problems
    if found is not None:
        facts |= _told(request, assessment, newest, found)
    return render(request, "assessments/upgrade.html", facts)


def _told(
    request: AskedAbout, assessment: Assessment, newest: Result | None, found: Offer
) -> dict[str, object]:
    return {
        **upgrading.told(found, newest or assessment),
        "both": upgrading.under_both(newest, found.to) if newest else None,
        "desks": list(upgrading.desks(request.agency.key, request.today)),
    }


def _change(request: AskedAbout, assessment: Assessment, found: Offer | None) -> None:
    """To the rules that were shown, and from the version that was shown."""
    if found is None:  # done already: a form sent twice does no harm
        messages.success(request, phrase("upgrade.newest"))
        return
    if request.POST.get("to") != found.key:
        raise refuse("rules-changed-meanwhile")
    text = request.POST.get("seen", "")
    seen = whole(text, LONGEST) if text else -1
    result = actions.upgrade(assessment, found.to, doer_of(request), seen=seen)
    anew = result is not None and not result.acts
    messages.success(request, phrase("upgrade.done_anew" if anew else "upgrade.done"))
