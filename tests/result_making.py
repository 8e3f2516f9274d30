"""Results as people type them, for tests of the web application."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from prongsai.apps.assessments.bridge import scorer_of
from prongsai.apps.assessments.models import Assessment

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
