"""A report opened: everything in it as its holders read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from prongsai.adapters.sealing import Pair, pair_of
from prongsai.apps.sealed import boxes, frame, queries
from prongsai.apps.sealed.boxes import Identity
from prongsai.apps.sealed.models import Asking, Case, Record
from prongsai.core.sealed.course import Stage, Step, Way
from prongsai.core.sealed.holding import About
from prongsai.core.sealed.identity import Asking as Answer
from prongsai.core.sealed.limits import Limit, Run, runs
from prongsai.core.terms.problem import Refused

TOLD = (boxes.WORD, boxes.REPLY, boxes.NOTE, boxes.STEP, boxes.FILE, boxes.TAKEN, boxes.HOLD)
"""What stands in the log below the report."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in the log of a report."""

    key: str
    kind: str
    day: dt.date
    said: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Opened:
    """What the holders of a report see."""

    case: Case
    pair: Pair
    report: dict[str, Any]
    about: About
    log: Sequence[Entry]
    steps: Sequence[Step]
    askings: Sequence[Asking]
    who: Identity | None
    """Who made it, once a custodian has given it."""
    spoilt: int
    """How many of its boxes no longer open, or are missing: somebody has changed what is kept."""

    @property
    def state(self) -> str:
        return self.steps[-1].state

    @property
    def moves(self) -> tuple[Way, ...]:
        return frame.course().leaving(self.state)

    @property
    def is_referred(self) -> bool:
        """Whether a body outside has been given it."""
        return any(each.stage is Stage.REFERRED for each in self.steps)

    def runs(self, limits: Sequence[Limit]) -> tuple[Run, ...]:
        """Its clocks, as its agency has set them."""
        answers = [each.day for each in self.log if each.kind == boxes.REPLY]
        return runs(limits, self.steps, answers, frame.working_days())

    @property
    def is_asked(self) -> bool:
        return any(each.state == Answer.OPEN.value for each in self.askings)


def open_case(case: Case, pair: Pair) -> Opened:
    """Three statements; a box that doesn't open is told, and hides no other."""
    rows = queries.records(case)
    read = {row.pk: _read(row, pair) for row in rows if row.kind != boxes.WHO}
    last = max((row.number for row in rows), default=0)
    spoilt = sum(each is None for each in read.values()) + last - len(rows)
    asked = queries.askings(case)
    about = [read[row.pk] for row in rows if row.kind == boxes.ABOUT]
    said = next((each for each in reversed(about) if each), None)
    return Opened(
        case=case,
        pair=pair,
        report=next((read[row.pk] or {} for row in rows if row.kind == boxes.REPORT), {}),
        about=boxes.about_of(said) if said else About(),
        log=[
            Entry(row.pk.hex, row.kind, row.day, found)
            for row in rows
            if row.kind in TOLD and (found := read[row.pk])
        ],
        steps=queries.courses([case.pk])[case.pk],
        askings=asked,
        who=_who(case, pair, rows, read, asked),
        spoilt=spoilt,
    )


def _read(row: Record, pair: Pair) -> dict[str, Any] | None:
    try:
        content = boxes.read(row, pair)
    except Refused:
        return None
    return boxes.file_unpacked(content)[0] if row.kind == boxes.FILE else boxes.unpacked(content)


def _who(
    case: Case, pair: Pair, rows: Sequence[Record], read: dict[Any, Any], asked: Sequence[Asking]
) -> Identity | None:
    given = [each for each in asked if each.given]
    if not given:
        return None
    found = (read[row.pk] for row in rows if row.kind == boxes.FORMER)
    former = [pair_of(bytes.fromhex(each["key"])) for each in found if each]
    inner = boxes.asked_read(given[-1], "given", pair)
    return boxes.identity_of(case, inner, (pair, *reversed(former)))


def file_in(opened: Case, pair: Pair, key: str) -> tuple[str, str, bytes] | None:
    """One file: its name, its kind, its content."""
    row = next((each for each in queries.records(opened) if each.pk.hex == key), None)
    if row is None or row.kind != boxes.FILE:
        return None
    head, content = boxes.file_unpacked(boxes.read(row, pair))
    return head["name"], head["media"], content
