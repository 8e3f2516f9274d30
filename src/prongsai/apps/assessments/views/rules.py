"""The rules of a year, and what changed in them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import bridge, changed_rules
from prongsai.apps.assessments import rules as known_rules
from prongsai.apps.assessments.views.asked import assessment_of


@require_safe
def rules(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """What is new since the year before: from what the pack says it continues, and its rules."""
    assessment = assessment_of(request, year)
    # The year's own pack, without what it lends: what is lent did not change.
    pack = known_rules.scorer(assessment.pack).pack
    earlier = changed_rules.before(pack)
    facts: dict[str, object] = {
        "assessment": assessment,
        "rules": known_rules.of_pack(assessment.pack, assessment.assumed),
        "newest": known_rules.latest(known_rules.SCHEME, year) != assessment.pack,
        "pack": bridge.scorer_of(assessment).pack,
        "earlier": earlier,
        "lineage": pack.lineage,
    }
    if earlier is not None:
        facts |= {
            "changed": changed_rules.rules_changed(earlier, pack),
            "fates": changed_rules.fates(earlier, pack),
            "comparable": changed_rules.comparable(pack),
        }
    return render(request, "assessments/rules.html", facts)
