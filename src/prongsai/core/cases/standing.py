"""Where a case stands at a moment, worked out from what was entered by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from prongsai.core.cases.history import closings, stays
from prongsai.core.cases.log import EventKind, Log, Standing, Value, known
from prongsai.core.procedures.kinds import Channel, Phase
from prongsai.core.procedures.procedure import Procedure


def standing(procedure: Procedure, log: Log, as_of: dt.datetime) -> Standing:
    """Where it stands; it must have been brought by then."""
    return standing_of(procedure, known(log, as_of), as_of)


def standing_of(procedure: Procedure, log: Log, as_of: dt.datetime) -> Standing:
    """Where it stands by these events and no others."""
    first, last = log[0], stays(procedure, log)[-1]
    phase = procedure.states[last.state].phase
    ends = closings(procedure, log)
    return Standing(
        as_of=as_of,
        seen=log[-1].number,
        state=last.state,
        phase=phase,
        since=last.came.at,
        brought=first.done,
        entered=first.at,
        channel=first.channel or Channel.WEB,
        category=_last(event.category for event in log),
        party=first.by.party,
        bringer="" if first.by.role else first.by.who,
        anonymous=first.anonymous,
        values=fields_said(procedure, log),
        files=tuple(key for event in log for key in event.files),
        unit=_last(event.unit for event in log),
        handler=_handler(log),
        outcome=_outcome(procedure, log) if phase is Phase.CLOSED else "",
        closed=ends[-1][0].entered if phase is Phase.CLOSED else None,
        decider=ends[-1][0].by.who if ends else "",
        reopened=sum(again is not None for _, again in ends),
        rating=_rating(log),
        settled=_settled(log),
        asked=_asked(log),
        late_entries=tuple(event.number for event in log if event.is_late_entry),
    )


def fields_said(procedure: Procedure, log: Log) -> Mapping[str, Value]:
    """The last said of each field; what each says for himself is no word of the case."""
    answers = (EventKind.RATED, EventKind.SETTLED)
    apart = {key for key, move in procedure.moves.items() if move.each}
    said = (event.values for event in log if event.kind not in answers and event.move not in apart)
    return {key: value for values in said for key, value in values.items()}


def _last(said: Iterable[str]) -> str:
    """The last that says anything."""
    return next((each for each in reversed(list(said)) if each), "")


def _handler(log: Log) -> str:
    """Given to another unit, a case lies with nobody until that unit gives it to somebody."""
    for event in reversed(log):
        if event.person or event.unit:
            return event.person
    return ""


def _outcome(procedure: Procedure, log: Log) -> str:
    moves = (procedure.moves[event.move] for event in log if event.kind is EventKind.MOVED)
    return _last(move.outcome for move in moves)


def _rating(log: Log) -> int | None:
    rated = [event for event in log if event.kind is EventKind.RATED]
    return int(str(rated[-1].values["rating"])) if rated else None


def _settled(log: Log) -> bool | None:
    """What was answered since the case was last closed or opened."""
    for event in reversed(log):
        if event.kind is EventKind.SETTLED:
            return bool(event.values["settled"])
        if event.kind is EventKind.MOVED:
            return None
    return None


def _asked(log: Log) -> bool:
    """Whether the last to say something was the office, and it asked."""
    spoken = (event for event in reversed(log) if event.by.party or event.kind is EventKind.SAID)
    return next(spoken).asks
