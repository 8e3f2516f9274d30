"""Bringing a case and moving it on: each makes one event, or says everything that hinders it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from prongsai.core.calendar.thai_time import thai_day
from prongsai.core.cases.averaging import averaged
from prongsai.core.cases.caller import Actor, written
from prongsai.core.cases.filling import Filled, Typed, fill
from prongsai.core.cases.fitting import fitting_problems
from prongsai.core.cases.folder import (
    CHANGES,
    Folder,
    Given,
    Offer,
    day_of,
    day_problems,
    gets,
    made_before,
    offered,
)
from prongsai.core.cases.log import By, Event, EventKind, Standing
from prongsai.core.cases.rows import row_problem
from prongsai.core.procedures.kinds import Channel, DataClass, Files, Guard, Hands, Reason
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import CaseField, Procedure
from prongsai.core.terms.problem import Place, Problem, Refused
from prongsai.core.terms.thai import tidy_lines

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """A form with which a case is brought."""

    party: str
    channel: Channel
    category: str
    values: Typed = field(default_factory=dict)
    files: tuple[str, ...] = ()
    anonymous: bool = False
    by: By = field(default_factory=By)
    """Who typed it: an officer, with the role by which he takes cases in; or, without a role, the
    account of the bringer himself."""
    day: dt.date | None = None
    """The day it came, where it is entered later."""
    key: str = ""


def bring(procedure: Procedure, form: Bringing, at: dt.datetime) -> Event:
    """The first event of a case."""
    today = thai_day(at)
    filled = fill(procedure.asked, _needed(procedure, form), form.values, today)
    problems = [
        *_bringing_problems(procedure, form),
        *filled.problems,
        *fitting_problems(procedure, form.category, filled.values, form.party),
        *day_problems(Given(day=form.day), today),
    ]
    if problems:
        raise Refused(problems)
    return Event(
        number=1,
        kind=EventKind.BROUGHT,
        at=at,
        by=By(
            who=form.by.who, party=form.party, unit=form.by.unit, role=form.by.role,
            order=form.by.order, acting=form.by.acting,
        ),
        values=filled.values,
        category=form.category,
        channel=form.channel,
        files=form.files,
        day=form.day if form.day != today else None,
        anonymous=form.anonymous,
        key=form.key,
    )  # fmt: skip


def _needed(procedure: Procedure, form: Bringing) -> list[str]:
    """Whoever says nothing of himself is asked for nothing that tells who he is."""
    return [
        each.key
        for each in procedure.asked
        if each.required and not (form.anonymous and each.data is DataClass.IDENTITY)
    ]


def _bringing_problems(procedure: Procedure, form: Bringing) -> Iterator[Problem]:
    party = procedure.parties.get(form.party)
    if party is None or not party.brings:
        yield Problem("case-party-unknown", {"found": form.party}, Place(column="party"))
    elif form.anonymous and not party.anonymous:
        yield Problem("case-must-be-named", {}, Place(column="anonymous"))
    if form.anonymous:
        for each in procedure.asked:
            if each.data is DataClass.IDENTITY and form.values.get(each.key):
                facts = {"field": each.label.th}
                yield Problem("case-anonymous-tells", facts, Place(column=each.key))
    if form.channel not in procedure.channels:
        facts = {"found": form.channel.value}
        yield Problem("case-channel-not-taken", facts, Place(column="channel"))
    category = procedure.categories.get(form.category)
    if category is None or (category.parties and form.party not in category.parties):
        facts = {"found": form.category}
        yield Problem("case-category-unknown", facts, Place(column="category"))


def make(folder: Folder, move: str, actor: Actor, given: Given, at: dt.datetime) -> Event:
    """The event of a move; the same form sent twice gives the event of the first time."""
    before = made_before(folder.log, given.key, EventKind.MOVED, move)
    if before is not None:
        return before
    at, today = folder.moment(at), day_of(folder, at)
    now = folder.standing(at)
    refuse_unseen(folder, given)
    offer = next((each for each in offered(folder, actor, at) if each.move.key == move), None)
    if offer is None:
        raise Refused([_not_here(folder.procedure, now, move)])
    fields = _fields(folder.procedure, offer.move)
    filled = fill(fields, offer.move.needs, given.values, today)
    problems = [
        *offer.hindrances,
        *_names_oneself(folder.procedure, offer, actor, filled),
        *filled.problems,
        *_fitting(folder, now, filled),
        *_worked_out(folder, offer.move, filled),
        *filter(None, [row_problem(folder.procedure, folder.log, move, filled.values)]),
        *_move_problems(offer.move, given),
        *hand_problems(folder, replace(now, values={**now.values, **filled.values}), given),
        *day_problems(given, today, now.brought),
    ]
    if problems:
        raise Refused(problems)
    return _moved(folder, offer.move, written(actor, offer.right), given, filled, at)


def _fitting(folder: Folder, now: Standing, filled: Filled) -> Iterator[Problem]:
    """Of what is filled in with a move: what was said before was let in, by the text of its day."""
    for each in fitting_problems(
        folder.procedure, now.category, {**now.values, **filled.values}, now.party
    ):
        if each.place.column in filled.values:
            yield each


def _names_oneself(
    procedure: Procedure, offer: Offer, actor: Actor, filled: Filled
) -> Iterator[Problem]:
    """With the move itself nobody makes a case his own that he must not decide then."""
    own = Guard.NOT_OWN_CASE in offer.move.when and actor.who != ""
    said = any(each.code == "case-own" for each in offer.hindrances)
    if own and not said and gets(procedure, actor.who, filled.values):
        yield Problem("case-own", {"move": offer.move.label.th})


def _moved(
    folder: Folder, move: Move, by: By, given: Given, filled: Filled, at: dt.datetime
) -> Event:
    hands = move.hands is not Hands.NOBODY
    return Event(
        number=len(folder.log) + 1,
        kind=EventKind.MOVED,
        at=at,
        by=by,
        move=move.key,
        values=filled.values,
        reason=tidy_lines(given.reason),
        files=given.files,
        unit=given.unit if hands else "",
        person=given.person if hands else "",
        day=given.day if given.day != thai_day(at) else None,
        key=given.key,
    )


def refuse_unseen(folder: Folder, given: Given) -> None:
    """Two who act at once: the second is told, and looks again."""
    if given.seen is None:
        return
    unseen = (each for each in folder.log if each.number > given.seen)
    if any(each.kind in CHANGES for each in unseen):
        raise Refused([Problem("case-moved-meanwhile")])


def _not_here(procedure: Procedure, now: Standing, move: str) -> Problem:
    known = procedure.moves.get(move)
    facts = {
        "move": move if known is None else known.label.th,
        "state": procedure.states[now.state].label.th,
    }
    return Problem("case-move-not-offered", facts)


def _fields(procedure: Procedure, move: Move) -> list[CaseField]:
    return [procedure.fields[key] for key in procedure.typed(move)]


def _worked_out(folder: Folder, move: Move, filled: Filled) -> Iterator[Problem]:
    """What nobody types is added to what was typed."""
    fields = (folder.procedure.fields[key] for key in move.fields)
    for each in (one for one in fields if one.averages):
        found = averaged(folder.procedure, folder.log, each.key)
        if found:
            filled.values[each.key] = found
        else:
            yield Problem("case-nothing-to-average", {"field": each.label.th})


def _move_problems(move: Move, given: Given) -> Iterator[Problem]:
    reason = tidy_lines(given.reason)
    if move.reason is not Reason.NONE and not reason:
        yield Problem("case-reason-missing", {"move": move.label.th}, Place(column="reason"))
    if len(reason) > LONGEST_REASON:
        yield Problem("case-reason-long", {"most": str(LONGEST_REASON)}, Place(column="reason"))
    if move.files is Files.MUST and not given.files:
        yield Problem("case-files-missing", {"move": move.label.th}, Place(column="files"))
    if move.files is Files.NONE and given.files:
        yield Problem("case-files-not-taken", {"move": move.label.th}, Place(column="files"))
    if move.hands is Hands.UNIT and not given.unit:
        yield Problem("case-unit-missing", {}, Place(column="unit"))
    if move.hands is Hands.PERSON and not given.person:
        yield Problem("case-person-missing", {}, Place(column="person"))


def hand_problems(folder: Folder, now: Standing, given: Given) -> Iterator[Problem]:
    """Nobody who is left out of a case is given it, nor a unit in which nobody could see it."""
    barred = folder.barred(now)
    units = {given.unit, *folder.parts.get(given.unit, ())}
    for column, keys in (("unit", units), ("person", {given.person, *given.works_for})):
        if not barred.isdisjoint(keys):
            yield Problem("case-hands-to-barred", {}, Place(column=column))
