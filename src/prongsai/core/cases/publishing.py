"""Which cases stand on a public page, and what everybody reads of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.core.cases.folder import Folder, is_let
from prongsai.core.cases.log import Event, EventKind, Standing, Value
from prongsai.core.procedures.kinds import FieldType, Reason
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A case as everybody reads it."""

    heading: Value | None
    values: tuple[tuple[str, Value], ...]
    """Keys of fields and what they hold."""
    files: tuple[tuple[Words, tuple[str, ...]], ...]
    """Keys of files, with what they are."""
    day: dt.date
    """The day it came onto the page."""
    now: Standing
    reason: str
    """Why it stands where it does, where that was said to whoever brought it."""


def shown(folder: Folder, at: dt.datetime) -> Shown | None:
    """What everybody reads of a case; nothing while the office has not let it out."""
    own, now = folder.procedure, folder.standing(at)
    found = own.published
    if found is None or not is_let(own, now):
        return None
    first = next((each for each in folder.log if each.at <= at and _lets(own, each)), None)
    if first is None:
        return None
    return Shown(
        heading=now.values.get(found.heading),
        values=tuple(_values(own, now)),
        files=tuple(_files(folder, at)),
        day=first.entered,
        now=now,
        reason=_reason(folder, at) if found.states else "",
    )


def _values(own: Procedure, now: Standing) -> Iterator[tuple[str, Value]]:
    for key in own.published.fields if own.published else ():
        if key in now.values and own.fields[key].type is not FieldType.FILES:
            yield key, now.values[key]


def _files(folder: Folder, at: dt.datetime) -> Iterator[tuple[Words, tuple[str, ...]]]:
    """Of fields and moves that the list names; only what the office itself handed in."""
    own = folder.procedure
    named = own.published
    log = [each for each in folder.log if each.at <= at and _is_office(each)] if named else []
    for key in named.fields if named else ():
        kept = [each.values[key] for each in log if key in each.values]
        if own.fields[key].type is FieldType.FILES and kept and isinstance(kept[-1], tuple):
            yield own.fields[key].label, kept[-1]
    for event in log:
        if named and event.move in named.files and event.files:
            yield own.moves[event.move].label, event.files


def _is_office(event: Event) -> bool:
    """Whether somebody of the office did it: his own, or for whoever stood at the counter."""
    return event.by.party == "" or event.by.role not in ("", event.by.party)


def _lets(own: Procedure, event: Event) -> bool:
    """Whether it is this event that lets the case out."""
    if own.published is not None and own.published.after:
        return event.move == own.published.after
    brought = event.kind is EventKind.BROUGHT and _is_office(event)
    return brought or (event.kind is EventKind.MOVED and event.by.party == "")


def _reason(folder: Folder, at: dt.datetime) -> str:
    """Of the last move, where its reason is for whoever brought it."""
    moved = [each for each in folder.log if each.move and each.at <= at]
    if not moved or folder.procedure.moves[moved[-1].move].reason is not Reason.PUBLIC:
        return ""
    return moved[-1].reason if moved[-1].by.party == "" else ""
