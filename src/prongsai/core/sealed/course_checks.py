"""Everything that can be wrong with the file of a course, each fault at its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from prongsai.core.criteria.check import source_problems
from prongsai.core.sealed.course import Need, Stage
from prongsai.core.sealed.course_file import ANSWERED, BROUGHT, SCHEMA, Course
from prongsai.core.sealed.limits import limit_faults
from prongsai.core.terms.problem import Place, Problem

LONGEST_KEY = 20
"""Rows have room for so many letters of a state."""
_NEEDED = ((Stage.REFERRED, Need.BODY), (Stage.DECIDED, Need.OUTCOME))
"""What receipts and counts can't do without."""


def course_faults(course: Course) -> Iterator[Problem]:
    """Everything wrong with it but what its stories tell."""
    if course.schema != SCHEMA:
        facts = {"found": str(course.schema), "expected": str(SCHEMA)}
        yield Problem("pack-other-schema", facts, Place(path="schema"))
    faults = [*_stages(course), *_named(course)]
    yield from faults
    if not faults:  # what leads where can be asked
        yield from _ways(course)
        yield from _lost(course)
        yield from _clocks(course)
    yield from _guide(course)
    if not course.stories:
        yield _at("procedure-no-story", "stories")
    yield from source_problems(course, course.sources)


def kept_faults(course: Course, before: Course) -> Iterator[Problem]:
    """What rows may name already has its words still, and means what it meant."""
    for part, names, known in (
        ("states", before.states, course.states), ("outcomes", before.outcomes, course.outcomes),
    ):  # fmt: skip
        for key in names:
            if key not in known:
                yield _at("sealed-course-lacks", part, lacks=key)
    for key, each in before.states.items():
        now = course.states.get(key, each)
        if now.stage is not each.stage:
            yield _at("sealed-course-other-stage", f"states/{key}/stage", stage=each.stage.value)


def _stages(course: Course) -> Iterator[Problem]:
    used = [each.stage for each in course.states.values() if not each.retired]
    if used.count(Stage.NEW) != 1:
        yield _at("sealed-course-first", "states", number=str(used.count(Stage.NEW)))
    if Stage.OVER not in used:
        yield _at("sealed-course-no-end", "states")
    for key in course.states:
        if len(key) > LONGEST_KEY:
            yield _at("sealed-course-key", f"states/{key}", most=str(LONGEST_KEY))


def _named(course: Course) -> Iterator[Problem]:
    """Nothing names a state or a clock that isn't there."""
    for key, way in course.moves.items():
        yield from _among(way.at, course.states, f"moves/{key}/at")
        yield from _among((way.to,), course.states, f"moves/{key}/to")
    for key, limit in course.limits.items():
        yield from _among((limit.starts,), course.states, f"limits/{key}/starts")
        yield from _among(limit.stops, course.states, f"limits/{key}/stops")
    yield from _among((course.counted,), course.limits, "counted")
    for key, story in course.stories.items():
        yield from _among(story.lengths, course.limits, f"stories/{key}/lengths")
        for number, each in enumerate(story.expect):
            at = f"stories/{key}/expect/{number}"
            yield from _among((each.state,), course.states, f"{at}/state")
            yield from _among(each.clocks, course.limits, f"{at}/clocks")


def _ways(course: Course) -> Iterator[Problem]:
    for key, way in course.moves.items():
        if not way.at or way.to in way.at or way.to == course.first:
            yield _at("sealed-course-way", f"moves/{key}", move=way.label.th)
        if course.states[way.to].retired:
            yield _at("sealed-course-retired", f"moves/{key}/to", state=way.to)
        for stage, need in _NEEDED:
            if course.states[way.to].stage is stage and need not in way.needs:
                yield _at("sealed-course-needs", f"moves/{key}/needs", need=need.value)
        if Need.OUTCOME in way.needs and not course.decisions:
            yield _at("sealed-course-no-outcome", "outcomes", move=way.label.th)
    for state in course.states:
        found = [each.to for each in course.leaving(state)]
        for twice in sorted({each for each in found if found.count(each) > 1}):
            yield _at("sealed-course-two-ways", "moves", now=state, to=twice)


def _lost(course: Course) -> Iterator[Problem]:
    """States that no report comes to, but those it only stands in from earlier; or never leaves."""
    ends = {key for key, each in course.states.items() if each.stage is Stage.OVER}
    reached, ended = _ahead(course, {course.first}), _behind(course, ends)
    for key, each in course.states.items():
        if (key not in reached and not each.retired) or key not in ended:
            yield _at("sealed-course-lost", f"states/{key}", state=each.label.th)


def _clocks(course: Course) -> Iterator[Problem]:
    """A clock that begins in a state nobody comes to, or can't stop once it runs."""
    yield from limit_faults(course.limits)
    reached = _ahead(course, {course.first})
    for key, limit in course.limits.items():
        if limit.starts not in reached:
            yield _at("sealed-limit-starts", f"limits/{key}/starts", clock=limit.title.th)
        elif limit.stops and not set(limit.stops) & _ahead(course, {limit.starts}):
            yield _at("sealed-limit-stops", f"limits/{key}/stops")


def _ahead(course: Course, found: set[str]) -> set[str]:
    """Wherever a report can get to from some states, those with them."""
    return _spread(found, [(at, way.to) for way in course.ways for at in way.at])


def _behind(course: Course, found: set[str]) -> set[str]:
    return _spread(found, [(way.to, at) for way in course.ways for at in way.at])


def _spread(found: set[str], ways: Collection[tuple[str, str]]) -> set[str]:
    while more := {to for at, to in ways if at in found} - found:
        found = found | more
    return found


def _guide(course: Course) -> Iterator[Problem]:
    """A guide that leaves out a move would tell less than can happen."""
    names = [BROUGHT, ANSWERED, *course.moves]
    said = {each for step in course.guide.steps.values() for each in step.moves}
    for key, step in course.guide.steps.items():
        yield from _among(step.moves, names, f"guide/steps/{key}/moves")
    for name in names:
        if name not in said:
            label = course.moves[name].label.th if name in course.moves else name
            yield _at("procedure-manual-leaves-out", "guide/steps", move=label)
    yield from _among(course.guide.laws, course.sources, "guide/laws")


def _among(names: Collection[str], known: Collection[str], path: str) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield _at("pack-not-a-choice", path, found=name, expected=", ".join(known))


def _at(code: str, path: str, **facts: str) -> Problem:
    return Problem(code, facts, Place(path=path))
