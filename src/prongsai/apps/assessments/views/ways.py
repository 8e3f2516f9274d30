"""What if, and the way up."""

from __future__ import annotations

import re

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.assessments import queries, supposing
from prongsai.apps.assessments.models import Result
from prongsai.apps.assessments.supposing import Case, Supposed
from prongsai.apps.assessments.views.asked import assessment_of, with_rules
from prongsai.core.analysis.goal import goal_of
from prongsai.core.scoring.values import NotScored
from prongsai.core.terms.problem import Refused

_ROWS = 3
_MOST_ROWS = 30
_APART = re.compile(r"[,;\s]+")


@require_safe
@with_rules
def what_if(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001 - the gate found it
    """Other scores in the address: so an answer can be passed on as a link."""
    result = _result(request, year)
    case = Case(result)
    keys, texts = request.GET.getlist("key"), request.GET.getlist("score")
    pairs = list(zip(keys, texts, strict=False))[:_MOST_ROWS]
    told, found = supposing.suppose(case, [Supposed(*pair) for pair in pairs])
    facts: dict[str, object] = {
        "assessment": result.assessment, "result": result, "before": case.standing(case.scores),
        "asked": told, "found": found,
    }  # fmt: skip
    if found is not None:
        facts |= {
            "after": case.standing(found.after),
            "changed": supposing.changed(case, found),
            "next": case.next(found.next_level),
        }
    if request.headers.get("HX-Request"):
        return render(request, "assessments/_supposed.html", facts | {"live": True})
    blank = max(_ROWS - len(told), 1)
    facts |= {"rows": [*told, *[Supposed("", "")] * blank], "choices": list(case.choices())}
    return render(request, "assessments/whatif.html", facts)


@require_safe
@with_rules
def way(request: AskedAbout, agency: str, year: int) -> HttpResponse:  # noqa: ARG001
    """The least effort to the next level, or to what is asked."""
    result = _result(request, year)
    case = Case(result)
    goals = supposing.better_levels(case)
    target = request.GET.get("score", "").strip() or request.GET.get("level", "")
    target = target or next((key for key, _ in goals), "")
    keep = [each for each in _APART.split(request.GET.get("keep", "")) if each]
    facts: dict[str, object] = {
        "assessment": result.assessment, "goals": goals, "target": target,
        "score": request.GET.get("score", ""), "keep": request.GET.get("keep", ""),
        "before": case.standing(case.scores),
    }  # fmt: skip
    try:
        if target:
            facts |= _way(case, target, keep)
    except Refused as refused:
        facts["problems"] = refused.problems
    return render(request, "assessments/way.html", facts)


def _way(case: Case, target: str, keep: list[str]) -> dict[str, object]:
    goal = goal_of(target, case.scorer.pack)
    found = supposing.way_up(case, goal, keep)
    named = goal.level and case.level(goal.level)
    return {
        "way": found,
        "goal": named or case.printed(goal.total),
        "steps": supposing.steps(case, found),
        "after": case.standing(found.after),
        "obstacles": supposing.obstacles(case, found),
    }


def _result(request: AskedAbout, year: int) -> Result:
    """The result shown; without a total nothing can be asked about it."""
    result = queries.versions(assessment_of(request, year)).shown
    if result is None or isinstance(Case(result).scores.overall, NotScored):
        raise Http404
    return result
