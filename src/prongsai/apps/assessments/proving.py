"""Results held against the trail: whether they still say what was entered and approved."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from prongsai.apps.assessments.models import Result
from prongsai.apps.audit.queries import facts_about
from prongsai.core.terms.problem import Problem

RESULT, YEAR = "assessments.result", "assessments.assessment"
"""What lines that speak of results are about."""
_PROVED = (
    "version", "standing", "source", "given", "published", "shown", "acts", "approved",
    "entered_by", "pack", "pack_hash",
)  # fmt: skip


def digest(result: Result) -> str:
    """Of all that a result says and what became of it; each line of the trail carries it."""
    whole = {name: getattr(result, name) for name in _PROVED}
    if result.removed_at is not None:  # said only then: seals made before there was a bin hold
        whole["removed"] = True
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def altered() -> Iterator[Problem]:
    """Results that differ from the last line about them, have none, or are gone."""
    last: dict[tuple[str, str, int], str] = {}
    for agency, key, after in facts_about((RESULT, YEAR)):
        last.pop((agency, key, after.get("gone", 0)), None)
        if "version" in after:
            last[agency, key, after["version"]] = after.get("digest", "")
    for result in Result.objects.select_related("assessment__agency").iterator(500):
        year = result.assessment
        which = (year.agency.key, str(year.year), result.version)
        told = last.pop(which, None)
        if told is None or told not in ("", digest(result)):  # old lines carry no digest
            yield _problem("audit-result-altered", which)
    yield from (_problem("audit-result-gone", which) for which in last)


def named(problem: Problem) -> str:
    """Which result it is about, in short: agency, year and version."""
    return "/".join(problem.facts[each] for each in ("agency", "year", "version"))


def _problem(code: str, which: tuple[str, str, int]) -> Problem:
    agency, year, version = which
    return Problem(code, {"agency": agency, "year": year, "version": str(version)})
