"""What minutes and orders are made of, as plain values that a paper keeps."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prongsai.core.meetings.committee import Committee
from prongsai.core.meetings.meeting import Meeting
from prongsai.core.shapes.fields import told, told_or, told_or_new


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A decision as minutes tell it."""

    item: int = told("Which item of the agenda, from 1.")
    what: str = told("What is to be done.")
    whose: str = told_or("", "Who does it, as people read it.")
    until: dt.date | None = told_or(None, "The last day.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """A meeting of a committee, with what it decided."""

    committee: Committee = told("The committee as it was then.")
    meeting: Meeting = told("The meeting.")
    resolved: tuple[Resolved, ...] = told_or_new(tuple, "What it decided.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A committee to be appointed by an order."""

    committee: Committee = told("The committee.")
    replaces: str = told_or("", "The order that this one takes the place of, with its day.")
