"""A case with all that its reading takes, and the one place where an event is added to its log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from prongsai.core.calendar.thai_time import thai_day
from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.cases.caller import Actor, barred_from, is_barred, right_to
from prongsai.core.cases.clocks import Round, is_running_late, rounds
from prongsai.core.cases.filling import Typed
from prongsai.core.cases.log import Event, EventKind, Log, Standing, Value
from prongsai.core.cases.rows import keeps
from prongsai.core.cases.saying import silent
from prongsai.core.cases.standing import standing
from prongsai.core.procedures.kinds import FieldType, Guard
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.rows import OF_ROWS
from prongsai.core.terms.problem import Place, Problem, Refused

CHANGES = frozenset({EventKind.MOVED, EventKind.HANDED, EventKind.CORRECTED})
"""Events after which somebody who had not seen them must look again before he acts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A case as it lies on a desk: the text of its procedure, its log, the office's calendar."""

    procedure: Procedure
    log: Log
    days: WorkingDays
    superiors: frozenset[str] = frozenset()
    """Keys of those who head the bringer's unit, where routing leaves them out."""
    parts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Keys of the units below each, where routing leaves units out."""

    def standing(self, at: dt.datetime) -> Standing:
        return standing(self.procedure, self.log, at)

    def rounds(self, at: dt.datetime) -> dict[str, tuple[Round, ...]]:
        return rounds(self.procedure, self.log, at, self.days)

    def barred(self, now: Standing) -> frozenset[str]:
        """Who is left out of it."""
        return barred_from(self.procedure, now, self.superiors, self.parts)

    def with_event(self, event: Event) -> Folder:
        """The same with an event more; one that is there already adds nothing."""
        return self if event in self.log else replace(self, log=(*self.log, event))

    def moment(self, at: dt.datetime) -> dt.datetime:
        """Never before the last event, whatever was done to the clock of the machine."""
        return max([at, *(event.at for event in self.log[-1:])])


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a form brings along."""

    values: Typed = field(default_factory=dict)
    files: tuple[str, ...] = ()
    reason: str = ""
    unit: str = ""
    person: str = ""
    works_for: frozenset[str] = frozenset()
    """Keys of the units whose work that person does."""
    day: dt.date | None = None
    key: str = ""
    """Names the form sent, so that sending it twice does it once."""
    seen: int | None = None
    """Number of the last event that whoever sends it had seen; none asks nothing of it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A move that can be made where the case stands, and what hinders this person from it."""

    move: Move
    right: str
    hindrances: tuple[Problem, ...] = ()

    @property
    def is_open(self) -> bool:
        return not self.hindrances


def offered(folder: Folder, actor: Actor, at: dt.datetime) -> tuple[Offer, ...]:
    """Every move that leaves from where the case stands, in the order of the file."""
    now = folder.standing(folder.moment(at))
    barred = folder.barred(now)
    return tuple(
        _offer(folder, move, actor, now, barred) for move in folder.procedure.leaving(now.state)
    )


def open_moves(folder: Folder, actor: Actor, at: dt.datetime) -> tuple[Move, ...]:
    """Those that this person can make."""
    return tuple(each.move for each in offered(folder, actor, at) if each.is_open)


def takes_part(folder: Folder, actor: Actor, now: Standing) -> str:
    """By which right he has to do with the case at all; nothing if with none."""
    barred = folder.barred(now)
    routing = folder.procedure.routing.first
    if routing in {*actor.roles, *actor.by_power} and not is_barred(actor, barred):
        return routing
    moves, parties = folder.procedure.moves.values(), folder.procedure.parties
    return next(filter(None, (right_to(each, actor, now, barred, parties) for each in moves)), "")


def _offer(
    folder: Folder, move: Move, actor: Actor, now: Standing, barred: frozenset[str]
) -> Offer:
    right = right_to(move, actor, now, barred, folder.procedure.parties)
    if not right:
        return Offer(move, "", (Problem("case-not-yours", {"move": move.label.th}),))
    return Offer(move, right, tuple(_hindrances(folder, move, actor, now)))


def _hindrances(folder: Folder, move: Move, actor: Actor, now: Standing) -> Iterator[Problem]:
    kept: dict[Guard, tuple[bool, str]] = {
        Guard.NOT_OWN_CASE: (not is_own(folder.procedure, actor.who, now), "case-own"),
        Guard.NOT_DECIDED_BEFORE: (
            not actor.who or actor.who != now.decider,
            "case-decided-before",
        ),
        Guard.NO_TIES: (not has_ties(folder, actor.who), "case-own-ties"),
        Guard.HAS_HANDLER: (now.handler != "", "case-no-handler"),
        Guard.HAS_UNIT: (now.unit != "", "case-no-unit"),
        Guard.IS_NAMED: (not now.anonymous, "case-anonymous"),
        Guard.LEAVE_GIVEN: (is_let(folder.procedure, now), "case-no-leave"),
        Guard.HAS_CONTACT: (_has_contact(folder.procedure, now), "case-no-contact"),
    }
    for guard in move.when:
        if guard is Guard.NOT_LATE:
            so, code = not is_running_late(folder.rounds(now.as_of)), "case-late"
        elif guard in OF_ROWS:
            so, code = keeps(folder.procedure, folder.log, guard), _OF_ROWS[guard]
        elif guard is Guard.ALL_SAID:
            so, code = not silent(folder.procedure, folder.log, now), "case-not-all-said"
        else:
            so, code = kept[guard]
        if not so:
            yield Problem(code, {"move": move.label.th})


_OF_ROWS = {
    Guard.HAS_ROWS: "case-no-rows", Guard.ROWS_ANSWERED: "case-rows-not-answered",
    Guard.ROWS_CLOSED: "case-rows-open",
}  # fmt: skip


def is_own(procedure: Procedure, who: str, now: Standing) -> bool:
    """Whether somebody brought the case, is named in it, or would get a power by it."""
    return who != "" and (who == now.bringer or gets(procedure, who, now.values))


def has_ties(folder: Folder, who: str) -> bool:
    """Whether somebody declared what is compared, in whichever round."""
    compared = {each.key for each in folder.procedure.fields.values() if each.compares}
    declares = {key for key, move in folder.procedure.moves.items()
                if compared.intersection((*move.needs, *move.takes))}  # fmt: skip
    return who != "" and any(each.by.who == who and each.move in declares for each in folder.log)


def gets(procedure: Procedure, who: str, values: Mapping[str, Value]) -> bool:
    """Whether what is said in a case names somebody, or gives him something."""
    fields = [each.key for each in procedure.fields.values() if each.names]
    if procedure.grants is not None:
        fields.append(procedure.grants.holders)
    said = (values.get(each, "") for each in fields)
    return any(who in each if isinstance(each, tuple) else who == each for each in said)


def is_let(procedure: Procedure, now: Standing) -> bool:
    """Whether whoever brought it lets it be published, where he was asked."""
    leave = procedure.published.leave if procedure.published else ""
    return not leave or now.values.get(leave) is True


def _has_contact(procedure: Procedure, now: Standing) -> bool:
    ways = (FieldType.PHONE, FieldType.EMAIL)
    return any(each.type in ways and now.values.get(each.key) for each in procedure.fields.values())


def made_before(log: Log, key: str, kind: EventKind, move: str = "") -> Event | None:
    """The event that the same form made; a key that another form used is refused."""
    for event in log:
        if key and event.key == key:
            if (event.kind, event.move) != (kind, move):
                raise Refused([Problem("case-key-used")])
            return event
    return None


def day_problems(given: Given, today: dt.date, brought: dt.date | None = None) -> Iterator[Problem]:
    """A day that was told as the real one lies between the bringing and today."""
    if given.day is not None and given.day > today:
        yield Problem("case-day-ahead", {"day": given.day.isoformat()}, Place(column="day"))
    if given.day is not None and brought is not None and given.day < brought:
        facts = {"day": given.day.isoformat(), "brought": brought.isoformat()}
        yield Problem("case-day-before-brought", facts, Place(column="day"))


def day_of(folder: Folder, at: dt.datetime) -> dt.date:
    """The day on which something entered now is entered."""
    return thai_day(folder.moment(at))
