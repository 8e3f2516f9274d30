"""The bodies outside and the clocks, as the packs of this installation have them."""

from __future__ import annotations

from collections.abc import Mapping

from prongsai.apps.assessments.rules import shelf
from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.sealed.course_file import Course
from prongsai.core.sealed.limits import Limit
from prongsai.core.sealed.outside import Outside


def outside() -> Outside:
    return shelf().outside


def course() -> Course:
    return shelf().sealed_course


def limits() -> Mapping[str, Limit]:
    return course().limits


def working_days() -> WorkingDays:
    return shelf().working_days


def subject(kind: str, year: int) -> str:
    """What a paper on counts is called, in the language of papers."""
    script = shelf().script("sealed", "th")
    return f"{script.say('title')} {script.say(f'of_{kind}', year=year)}"
