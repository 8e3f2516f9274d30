"""What may become of a measure: put in force, closed, dropped, taken up again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from prongsai.core.measures.measure import Happening, Measure, Status, Turn
from prongsai.core.terms.problem import Place, refuse

LONGEST_NOTE = 300
_WAYS: Mapping[Turn, Mapping[Status, Status]] = {
    Turn.PUT_IN_FORCE: {Status.DRAFT: Status.IN_FORCE},
    Turn.CLOSED: {Status.IN_FORCE: Status.CLOSED},
    Turn.DROPPED: {Status.DRAFT: Status.DROPPED, Status.IN_FORCE: Status.DROPPED},
    Turn.RESUMED: {Status.CLOSED: Status.IN_FORCE, Status.DROPPED: Status.DRAFT},
}
"""From which status each turn leads to which."""


def ways(measure: Measure) -> tuple[Turn, ...]:
    """What may be done to it now."""
    return tuple(turn for turn, ways in _WAYS.items() if measure.status in ways)


def moved(measure: Measure, turn: Turn, day: dt.date, note: str = "") -> Measure:
    """The measure after it; what is dropped says why, what is put in force says who does it."""
    to = _WAYS.get(turn, {}).get(measure.status)
    if to is None:
        raise refuse("measure-not-so", measure=measure.title)
    if turn is Turn.DROPPED and not note:
        raise refuse("measure-drop-reason", Place(column="note"))
    if len(note) > LONGEST_NOTE:
        raise refuse("measure-note-long", Place(column="note"), most=str(LONGEST_NOTE))
    if turn is Turn.PUT_IN_FORCE and not (measure.everyone or measure.units):
        raise refuse("measure-nobody-does-it", measure=measure.title)
    return replace(measure, status=to, history=(*measure.history, _line(day, turn, note)))


def changed(before: Measure, after: Measure, day: dt.date) -> Measure:
    """Other content; of one in force the history tells it, once a day."""
    line = _line(day, Turn.CHANGED, "")
    told = before.status is Status.DRAFT or line in before.history
    kept = before.history if told else (*before.history, line)
    return replace(after, status=before.status, origin=before.origin, history=kept)


def _line(day: dt.date, turn: Turn, note: str) -> Happening:
    return Happening(day=day, turn=turn, note=note)
