"""The rules of a year, and what changed in them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import bridge, changed_rules, pinned, queries, upgrading
from prongsai.apps.assessments import rules as known_rules
from prongsai.apps.assessments.views.asked import assessment_of, with_rules


@require_safe
@with_rules
def rules(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """What is new since the year before: from what the pack says it continues, and its rules."""
    assessment = assessment_of(request, year)
    loaded = bridge.scorer_of(assessment).loaded
    # Without what the pack lends: what is lent did not change.
    own = pinned.own(pinned.pin_of(assessment))
    facts: dict[str, object] = {
        "assessment": assessment,
        "rules": known_rules.of_loaded(loaded),
        "offer": upgrading.offer(assessment, queries.versions(assessment).newest),
        "pack": loaded.pack,
        "own": own,
    }
    return render(request, "assessments/rules.html", facts | changed_rules.since_before(own))
