"""What a result means, as the text of a page: written once for all who are told the same.

To score the years anew, compare them and write it all down takes longer than the rest of the page.
It is kept by all that it is made of, so that it is never older than what the page shows beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from prongsai.apps.assessments import analysing
from prongsai.apps.assessments.drawing import charts
from prongsai.apps.assessments.models import Result
from prongsai.apps.assessments.pinned import named, pin_of
from prongsai.apps.assessments.reading import Reading
from prongsai.apps.look.words import language, taste
from prongsai.core.analysis.frame import Urgency
from prongsai.workshop.papers import kept_back_of

_PAGES = 128
"""Of some 100 KB each, in every process."""


@dataclass(frozen=True, slots=True)
class Written:
    """The parts of a page, and whether its reader is told the total."""

    why: SafeString
    findings: SafeString
    numbers: SafeString
    tells_total: bool


@dataclass(frozen=True, slots=True)
class _Asked:
    """The same where all that is told is the same."""

    by: str
    inside: bool
    result: Result = field(compare=False)
    years: Sequence[Result] = field(compare=False)


def written(result: Result, years: Sequence[Result], *, inside: bool) -> Written:
    """What a result means; `inside` is who belongs to the agency, others are told less of few."""
    return _written(_Asked(_made_of(result, years), inside, result, years))


def _made_of(result: Result, years: Sequence[Result]) -> str:
    """A hash of the reader's taste, of the packs' place, and of every row that is read."""
    agency = result.assessment.agency
    parts = [
        language(), taste.get().thai_numerals, str(settings.PACKS), agency.key, agency.name,
        _row(result), [_row(each) for each in years],
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _row(result: Result) -> list[Any]:
    return [
        result.assessment.year, result.given, result.published, result.shown, result.level,
        named(pin_of(result)),
    ]  # fmt: skip


@lru_cache(maxsize=_PAGES)
def _written(asked: _Asked) -> Written:
    reading = _reading(asked)
    facts = {
        "result": asked.result,
        "inside": asked.inside,
        "reading": reading,
        "rungs": reading.rungs(),
        "must": reading.findings(Urgency.MUST),
        "should": reading.findings(Urgency.SHOULD),
        "note": reading.findings(Urgency.NOTE),
        "charts": list(charts(reading)),
        "tree": reading.tree(),
        "costliest": reading.costliest(),
        "gains": reading.gains(),
    }
    parts = ("_why", "_findings_and_charts", "_numbers")
    why, findings, numbers = (render_to_string(f"assessments/{each}.html", facts) for each in parts)
    return Written(why, findings, numbers, reading.tells_total)


def _reading(asked: _Asked) -> Reading:
    if asked.inside:
        work = analysing.analysed(asked.result, asked.years)
        return Reading(work, few=kept_back_of(work))
    work, told = analysing.told_outside(asked.result, asked.years)
    return Reading(work, few=kept_back_of(work), outside=told)
