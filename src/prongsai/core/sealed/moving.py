"""How a report gets from one state to another: by a move of the course that says what it needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from prongsai.core.sealed.course import Move, Need, Step, Way, standing
from prongsai.core.sealed.course_file import Course
from prongsai.core.terms.problem import Place, Problem, Refused, refuse


def moved(course: Course, steps: Sequence[Step], move: Move, today: dt.date) -> Step:
    """The step that this move is; refused with everything it lacks."""
    now = standing(steps)
    way = next((each for each in course.leaving(now.state) if each.to == move.to), None)
    if way is None:
        raise refuse("sealed-no-such-move", now=now.state, to=move.to)
    faults = _faults(course, way, move)
    if today < now.day:
        faults.append(Problem("sealed-backwards", {}, Place(path="day")))
    if faults:
        raise Refused(faults)
    return course.step(move.to, today)


def _faults(course: Course, way: Way, move: Move) -> list[Problem]:
    lacking = (
        ("sealed-no-reason", Need.REASON, not move.reason.strip()),
        ("sealed-no-body", Need.BODY, not move.body.strip()),
        ("sealed-no-outcome", Need.OUTCOME, move.outcome not in course.decisions),
    )
    return [
        Problem(code, {}, Place(path=need.value))
        for code, need, lacks in lacking
        if lacks and need in way.needs
    ]
