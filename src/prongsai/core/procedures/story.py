"""A worked example in a procedure file: what happens and what must then be so; it is run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from prongsai.core.procedures.kinds import Channel
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBringing:
    """How a case of a story comes in."""

    at: str = told("When it was entered, Thai time: `2026-04-09 15:30`.")
    by: str = told_or("", "Key of the party that brings it; the first that can if none.")
    channel: Channel = told_or(Channel.WEB, "How it comes.")
    category: str = told_or("", "Key of its category; the first if none.")
    anonymous: bool = told_or(False, "Whether without saying by whom.")
    values: Mapping[str, Any] = told_or_new(
        dict, "Fields filled in; what is required and not told gets a made-up value."
    )
    day: dt.date | None = told_or(None, "The day it really came, where it was entered later.")
    refused: str = told_or("", "Code of the problem with which it is refused; then nothing comes.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStep:
    """A move in a story."""

    at: str = told("When, Thai time: `2026-04-20 09:00`.")
    move: str = told("Key of the move.")
    by: str = told_or("", "Who makes it, as in `who` of the move; the first of them if none.")
    values: Mapping[str, Any] = told_or_new(
        dict, "Fields filled in; what the move needs and is not told gets a made-up value."
    )
    reason: str = told_or("", "The reason; one is made up where the move needs it.")
    day: dt.date | None = told_or(None, "The day it was really done, where entered later.")
    refused: str = told_or("", "Code of the problem with which it is refused; then nothing moves.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockExpected:
    """What a clock must say."""

    state: str = told_or("", "State of the clock: running, paused, kept, late, broken …")
    due: dt.date | None = told_or(None, "The last day.")
    late: int | None = told_or(None, "Days late.")
    rounds: int | None = told_or(None, "How often it has started.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What must be so at a moment."""

    as_of: str = told("The moment, Thai time: `2026-04-20 09:00`.")
    state: str = told_or("", "Key of the state.")
    outcome: str = told_or("", "Key of the outcome.")
    values: Mapping[str, Any] = told_or_new(dict, "What fields hold, as it is stored.")
    clocks: Mapping[str, ClockExpected] = told_or_new(dict, "Clocks by key.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What happens to one case, and what must be so then."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    about: Words = told("What happens, in a sentence.")
    holidays: tuple[dt.date, ...] | None = told_or(
        None, "Days without work besides weekends; those of the shipped table if left out."
    )
    brought: StoryBringing = told("How the case comes in.")
    then: tuple[StoryStep, ...] = told_or_new(tuple, "Moves in their order.")
    expect: tuple[Expected, ...] = told("What must be so.")
