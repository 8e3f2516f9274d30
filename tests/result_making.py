"""Results as people type them, for tests of the web application."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

from prongsai.apps.assessments.actions import Doer, Source, Standing, enter
from prongsai.apps.assessments.bridge import scorer_of
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.core.access.roles import Role
from prongsai.core.scoring.given import Given

AT = dt.datetime(2025, 8, 1, 9, tzinfo=dt.UTC)
YEAR = "/a/a1/years/2568/"


def form_of(
    assessment: Assessment, score: str = "90", seen: int = 0, **other: str
) -> dict[str, str]:
    """Every indicator with the same score, but those named otherwise."""
    scores = dict.fromkeys(scorer_of(assessment).pack.indicators, score)
    scores.update(other)
    fields = {f"score-{key}": text for key, text in scores.items()}
    return {**fields, "published": "", "standing": "official", "seen": str(seen)}


def without(form: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: text for name, text in form.items() if name not in names}


def store_few_answers(assessment: Assessment) -> Result:
    """Three people answered everything that people are asked."""
    doer = Doer("somebody", (Role.COORDINATOR,), AT)
    given = few_answers(assessment)
    return enter(assessment, given, doer, standing=Standing.OFFICIAL, source=Source.ANSWERS)


def few_answers(assessment: Assessment) -> Given:
    """The same choice ticked by all three."""
    pack = scorer_of(assessment).pack
    asked = {
        (code, part): [3] + [0] * (len(pack.scales[item.scale].points) - 1)
        for code, item in pack.items.items()
        if pack.instrument_of(item).kind.value == "perception"
        for part in (item.parts or ("",))
    }
    marks = {
        code: Fraction(1)
        for code, item in pack.items.items()
        if pack.instrument_of(item).kind.value == "disclosure"
    }
    return Given(answers={"": asked}, marks=marks, respondents={"IIT": 3, "EIT": 3})
