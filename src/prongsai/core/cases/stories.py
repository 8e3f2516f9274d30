"""Runs the worked stories of a procedure, and tells where one ends otherwise than it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from prongsai.core.access.roles import Role
from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.cases.caller import Actor
from prongsai.core.cases.clocks import Round
from prongsai.core.cases.folder import Folder, Given
from prongsai.core.cases.log import Standing
from prongsai.core.cases.moving import Bringing, bring, make
from prongsai.core.procedures.kinds import (
    BROUGHT,
    HANDLER,
    POWER,
    UNIT,
    DataClass,
    FieldType,
    Files,
    Hands,
    Reason,
)
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import CaseField, Procedure
from prongsai.core.procedures.story import ClockExpected, Expected, Story, StoryStep
from prongsai.core.terms.problem import Place, Problem, Refused, refuse

_MADE_UP: Mapping[FieldType, Any] = {
    FieldType.MONEY: "100", FieldType.PHONE: "0812345678", FieldType.EMAIL: "a@example.go.th",
    FieldType.NATIONAL_ID: "1234567890121", FieldType.FILES: ("file",), FieldType.YES_NO: True,
    FieldType.PEOPLE: ("somebody",),
}  # fmt: skip


def story_problems(procedure: Procedure, days: WorkingDays) -> Iterator[Problem]:
    """What every story of a procedure finds wrong; a checked procedure only."""
    for key, story in procedure.stories.items():
        path = f"stories/{key}"
        try:
            yield from _told(procedure, story, days, path)
        except Refused as refused:
            for each in refused.problems:
                facts = {"story": story.about.th, "code": each.code}
                yield Problem("procedure-story-refused", facts, Place(path=path))


def _told(procedure: Procedure, story: Story, days: WorkingDays, path: str) -> Iterator[Problem]:
    if story.holidays is not None:
        days = WorkingDays(frozenset(story.holidays), dt.date.max)
    try:
        folder = begun(procedure, story, days)
    except Refused as refused:
        if not story.brought.refused:
            raise
        yield from _refused(story, refused.problems[0].code, path)
        return
    if story.brought.refused:
        yield from _refused(story, BROUGHT, path)
    for number, step in enumerate(story.then):
        try:
            folder, found = taken(folder, step), ""
        except Refused as refused:
            found = refused.problems[0].code
        if found != step.refused:
            at, move = f"{path}/then/{number}", step.move
            yield _otherwise(story, at, move, step.refused or move, found or move)
    for number, expected in enumerate(story.expect):
        yield from _compared(folder, story, expected, f"{path}/expect/{number}")


def _refused(story: Story, found: str, path: str) -> Iterator[Problem]:
    """A bringing that ends otherwise than with the refusal it tells of."""
    if found != story.brought.refused:
        yield _otherwise(story, f"{path}/brought", BROUGHT, story.brought.refused, found)


def begun(procedure: Procedure, story: Story, days: WorkingDays) -> Folder:
    """The case as it is brought."""
    come, at = story.brought, moment(story.brought.at)
    category = come.category or next(iter(procedure.categories))
    made_up = {
        field.key: _within(procedure, category, field) or _made_up(field, at.date())
        for field in procedure.asked
        if field.required and not (come.anonymous and field.data is DataClass.IDENTITY)
    }
    form = Bringing(
        party=come.by or procedure.bringers[0].key,
        channel=come.channel,
        category=category,
        values={**made_up, **come.values},
        anonymous=come.anonymous,
        day=come.day,
    )
    return Folder(procedure=procedure, log=(bring(procedure, form, at),), days=days)


def taken(folder: Folder, step: StoryStep) -> Folder:
    """The case after a step."""
    move = folder.procedure.moves.get(step.move)
    if move is None:
        raise refuse("procedure-story-no-move", found=step.move)
    at = moment(step.at)
    now = folder.standing(at)
    fields = folder.procedure.fields
    made_up = {key: _made_up(fields[key], at.date()) for key in folder.procedure.typed(move)
               if key in move.needs}  # fmt: skip
    given = Given(
        values={**made_up, **step.values},
        files=("file",) if move.files is Files.MUST else (),
        reason=step.reason or ("เหตุผล" if move.reason is not Reason.NONE else ""),
        unit="unit" if move.hands is Hands.UNIT else "",
        person="person" if move.hands is Hands.PERSON else "",
        day=step.day,
    )
    return folder.with_event(
        make(
            folder,
            step.move,
            _actor(step.by or _usual(move, now), now, folder.procedure.parties),
            given,
            at,
        )
    )


def moment(text: str) -> dt.datetime:
    """A moment of a story, in Thai time."""
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=THAI_TIME)
    except ValueError:
        raise refuse("procedure-story-time", found=text) from None


def _usual(move: Move, now: Standing) -> str:
    """The first of those who may; of the parties, whoever brought this case."""
    who = move.whom(now.category)
    return now.party if now.party in who and who[0] != HANDLER else who[0]


def _actor(right: str, now: Standing, parties: Collection[str]) -> Actor:
    """Somebody who holds just this right."""
    if right in parties:
        return Actor(party=right)
    if right in (HANDLER, UNIT):
        who = now.handler if right == HANDLER and now.handler else "officer"
        roles = frozenset({Role.DIVISION_OFFICER.value})
        return Actor(who=who, roles=roles, units=frozenset({now.unit} - {""}))
    if right.startswith(POWER):
        return Actor(who="holder", powers={right.removeprefix(POWER): "1"})
    return Actor(who=right, roles=frozenset({right}))


def _within(procedure: Procedure, category: str, field: CaseField) -> str:
    """A value that the category takes, where it takes some only."""
    here = procedure.categories.get(category)
    bounds = here.bounds.get(field.key) if here else None
    return "" if bounds is None else str(bounds.one_within)


def _made_up(field: CaseField, today: dt.date) -> Any:
    if field.type is FieldType.DAY:
        return today.isoformat()
    if field.type is FieldType.NUMBER:
        return str(field.least or 1)
    if field.type is FieldType.CHOICE:
        return next(iter(field.choices))
    if field.type is FieldType.CHOICES:
        return tuple(field.choices)[:1]
    return _MADE_UP.get(field.type, "ตัวอย่าง")


def _compared(folder: Folder, story: Story, expected: Expected, path: str) -> Iterator[Problem]:
    at = moment(expected.as_of)
    now, found = folder.standing(at), folder.rounds(at)
    said = {"state": (expected.state, now.state), "outcome": (expected.outcome, now.outcome)}
    for what, (told, was) in said.items():
        if told and told != was:
            yield _otherwise(story, path, what, told, was)
    for key, value in expected.values.items():
        if str(value) != str(now.values.get(key, "")):
            yield _otherwise(story, path, key, str(value), str(now.values.get(key, "")))
    for key, clock in expected.clocks.items():
        if key not in found:
            yield _otherwise(story, path, "clocks", key, ", ".join(found))
        else:
            yield from _clock(story, clock, found[key], f"{path}/clocks/{key}")


def _clock(
    story: Story, told: ClockExpected, found: tuple[Round, ...], path: str
) -> Iterator[Problem]:
    """The last round; of a clock that never started all is nothing."""
    last = found[-1] if found else None
    due = None if last is None or last.due is None else last.due.day
    pairs: list[tuple[str, object, object]] = [
        ("state", told.state or None, None if last is None else last.state.value),
        ("due", told.due, due),
        ("late", told.late, 0 if last is None else last.late),
        ("rounds", told.rounds, len(found)),
    ]
    for what, said, was in pairs:
        if said is not None and said != was:
            yield _otherwise(story, path, what, str(said), str(was))


def _otherwise(story: Story, path: str, what: str, expected: str, found: str) -> Problem:
    facts = {"story": story.about.th, "what": what, "expected": expected, "found": found}
    return Problem("procedure-story-otherwise", facts, Place(path=path))
