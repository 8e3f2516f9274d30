"""What an office chooses where the sources leave a clock open, or promises beyond what they ask."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from prongsai.core.procedures.clocks import Clock
from prongsai.core.procedures.kinds import DayKind, LengthUnit
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.shapes.fields import told_or
from prongsai.core.terms.problem import Place, Problem

LONGEST = 3650


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What an office sets of a clock; what is left out stays as the file says."""

    length: int | None = told_or(None, "Days; a settled length can only be made shorter.")
    days: DayKind | None = told_or(None, "Which days are counted.")
    counts_first: bool | None = told_or(None, "Whether the first day counts.")
    rolls: bool | None = told_or(None, "Whether a last day that is off moves on.")

    @property
    def made(self) -> dict[str, Any]:
        """What is chosen, by field."""
        found = {each.name: getattr(self, each.name) for each in dataclasses.fields(self)}
        return {name: value for name, value in found.items() if value is not None}


def settled(procedure: Procedure, choices: Mapping[str, Choice]) -> Procedure:
    """The procedure as one office follows it; another text, so older cases keep theirs."""
    clocks = {
        key: _chosen(clock, choices[key]) if key in choices else clock
        for key, clock in procedure.clocks.items()
    }
    return dataclasses.replace(procedure, clocks=clocks)


def _chosen(clock: Clock, choice: Choice) -> Clock:
    """What was chosen is open no more."""
    made: dict[str, Any] = choice.made
    if choice.length is not None:
        made["unit"] = LengthUnit.DAYS
    still = tuple(name for name in clock.unsettled if name not in made)
    return dataclasses.replace(clock, **made, unsettled=still)


def open_fields(clock: Clock) -> tuple[str, ...]:
    """What the office has to look at itself: left open by the sources, or not known at all."""
    unknown = ("length",) if clock.is_unknown else ()
    return tuple(dict.fromkeys((*unknown, *clock.unsettled)))


def choice_problems(procedure: Procedure, choices: Mapping[str, Choice]) -> Iterator[Problem]:
    """What an office can't choose."""
    for key, choice in choices.items():
        clock = procedure.clocks.get(key)
        if clock is None:
            facts = {"found": key, "expected": ", ".join(procedure.clocks)}
            yield Problem("pack-not-a-choice", facts, Place(path=key))
            continue
        for name in choice.made:
            if name != "length" and name not in open_fields(clock):
                facts = {"clock": clock.title.th, "field": name}
                yield Problem("procedure-choice-settled", facts, Place(path=f"{key}/{name}"))
        yield from _length_problems(clock, choice)


def _length_problems(clock: Clock, choice: Choice) -> Iterator[Problem]:
    place = Place(path=f"{clock.key}/length")
    if choice.length is None:
        return
    if not 0 <= choice.length <= LONGEST or clock.until:
        facts = {"clock": clock.title.th, "most": str(LONGEST)}
        yield Problem("procedure-choice-length", facts, place)
    elif clock.longest is not None and choice.length > clock.longest:
        facts = {"clock": clock.title.th, "most": str(clock.longest)}
        yield Problem("procedure-choice-longer", facts, place)
