"""What a report passes through: states, what they mean, moves and what they have to say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.criteria.evidence import Block
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.words import Words


class Stage(StrEnum):
    """What a state means to counts, clocks, news and keeping; all else about it the file says."""

    NEW = "new"
    """It came; every report begins in the state that says so."""
    OPEN = "open"
    """Somebody works on it."""
    REFERRED = "referred"
    """A body outside was given it."""
    DECIDED = "decided"
    """It was said what it came to."""
    OVER = "over"
    """Whoever made it was told; its term of keeping begins."""


class Need(StrEnum):
    """What whoever makes a move has to say with it; all of it is sealed."""

    REASON = "reason"
    """Why, and what was found."""
    BODY = "body"
    """Which body outside it is given to."""
    OUTCOME = "outcome"
    """What was decided."""


class Hand(StrEnum):
    """Who makes a move. There is one, as nobody else has a key: a file can't name another."""

    COMPLAINT_OFFICER = "complaint_officer"
    """Those in charge who hold the report."""


REPORTER = "reporter"
"""Whoever reports it, wherever the file says who does something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseState(Block):
    """Where a report can stand."""

    key: str = told_by_key("Stable key, in lower case with underscores: rows keep it.")
    label: Words = told("What officers call it.")
    public: Words = told("What whoever reported it reads.")
    stage: Stage = told_or(Stage.OPEN, "What it means to counts, clocks, news and keeping.")
    retired: bool = told_or(False, "Whether reports only stand there from earlier; none comes to.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseOutcome(Block):
    """What a report came to; it is sealed."""

    key: str = told_by_key("Stable key, in lower case with underscores: boxes keep it.")
    name: Words = told("What it is called.")
    retired: bool = told_or(
        False, "Whether it is only read of earlier reports, not chosen any more."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Way(Block):
    """A move: what those in charge can do with a report."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    label: Words = told("A verb, as on a button.")
    at: tuple[str, ...] = told("Keys of the states in which it can be made.")
    to: str = told("Key of the state it leads to.")
    who: Hand = told_or(Hand.COMPLAINT_OFFICER, "Who makes it: nobody else has a key.")
    needs: tuple[Need, ...] = told_or_new(tuple, "What has to be said with it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A report came into a state on a day."""

    state: str = told("Key of the state.")
    stage: Stage = told("What that state means.")
    day: dt.date = told("When; no hour is kept.")

    @property
    def is_over(self) -> bool:
        return self.stage is Stage.OVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What an officer says when he takes a report on; all of it but state and day is sealed."""

    to: str = told("Key of the state it goes to.")
    reason: str = told_or("", "Why, and what was found.")
    body: str = told_or("", "Key of the body outside it is referred to, or its name.")
    receipt: str = told_or("", "Number and day of that body's receipt, once there is one.")
    outcome: str = told_or("", "Key of what was decided.")


def standing(steps: Sequence[Step]) -> Step:
    """Where it is: the last step."""
    return steps[-1]
