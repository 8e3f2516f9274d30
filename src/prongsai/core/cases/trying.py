"""A procedure tried out: a made-up case walked through it step by step, nothing of it kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.core.calendar.thai_time import THAI_TIME
from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.cases.folder import Folder
from prongsai.core.cases.log import Standing
from prongsai.core.cases.stories import begun, moment, taken
from prongsai.core.procedures.kinds import Phase
from prongsai.core.procedures.moves import Move
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procedures.story import Story, StoryBringing, StoryStep
from prongsai.core.terms.problem import Problem, Refused
from prongsai.core.terms.words import Words

MOST = 30
"""Steps of one try; whoever goes round in circles has seen it by then."""
LONGEST = 366
_NAMELESS = Words("", "")


@dataclass(frozen=True, slots=True)
class Tread:
    """A step of a try: which move, and how many days after the one before."""

    move: str
    after: int = 1


@dataclass(frozen=True, slots=True)
class Trodden:
    """Where the case stands after a step; the first is the bringing."""

    move: Move | None
    day: dt.date
    now: Standing
    folder: Folder


@dataclass(frozen=True, slots=True)
class Try:
    """A made-up case, how far it came, and where it can go on."""

    lines: tuple[Trodden, ...]
    problems: tuple[Problem, ...] = ()
    """Why the last step could not be made."""

    @property
    def last(self) -> Trodden:
        return self.lines[-1]

    @property
    def on(self) -> tuple[Move, ...]:
        """Moves from where it stands."""
        last = self.last
        return tuple(last.folder.procedure.leaving(last.now.state))

    @property
    def is_over(self) -> bool:
        """Whether it came to an end."""
        return self.last.now.phase is Phase.CLOSED


def tried(
    procedure: Procedure, treads: Sequence[Tread], days: WorkingDays, begin: dt.datetime
) -> Try:
    """A case brought at `begin` and walked on; a step that is refused ends it there."""
    at = begin.astimezone(THAI_TIME)
    channel = procedure.channels[0]
    story = Story(
        key="", about=_NAMELESS, brought=StoryBringing(at=_told(at), channel=channel), expect=()
    )
    folder = begun(procedure, story, days)
    lines = [_stood(folder, None, at)]
    for each in treads[:MOST]:
        at += dt.timedelta(days=min(max(each.after, 0), LONGEST), minutes=1)
        try:
            folder = taken(folder, StoryStep(at=_told(at), move=each.move))
        except Refused as refused:
            return Try(tuple(lines), tuple(refused.problems))
        lines.append(_stood(folder, procedure.moves[each.move], at))
    return Try(tuple(lines))


def _told(at: dt.datetime) -> str:
    """A moment as stories tell it."""
    return at.replace(tzinfo=None, second=0, microsecond=0).isoformat(sep=" ")


def _stood(folder: Folder, move: Move | None, at: dt.datetime) -> Trodden:
    return Trodden(move, at.date(), folder.standing(moment(_told(at))), folder)
